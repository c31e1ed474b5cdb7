//! OCEL 2.0 in SQLite.
//!
//! The specification has one table for each type, because each has attributes of its own; `event_map_type` and
//! `object_map_type` tell how a type's table ends.

use std::{collections::BTreeMap, path::Path};

use rusqlite::{Connection, OpenFlags, types::ValueRef};

use super::{
    Event, Object, Ocel,
    write::{Row, Written},
};
use crate::{
    feed::sink::{FormatError, Reading},
    hub::{EventLog, HubEvent},
};

fn failed(error: rusqlite::Error) -> FormatError {
    FormatError::Syntax { format: "OCEL 2.0 SQLite", at: "the database".into(), reason: error.to_string() }
}

/// Names of tables and columns in queries.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn text(value: ValueRef<'_>) -> Option<String> {
    match value {
        ValueRef::Null | ValueRef::Blob(_) => None,
        ValueRef::Integer(number) => Some(number.to_string()),
        ValueRef::Real(number) => Some(number.to_string()),
        ValueRef::Text(text) => Some(String::from_utf8_lossy(text).into_owned()),
    }
}

/// All rows of a table, each as its columns' names with what stands in them.
fn rows(database: &Connection, table: &str) -> Result<Vec<Vec<(String, String)>>, FormatError> {
    let mut statement = database.prepare(&format!("SELECT * FROM {}", quoted(table))).map_err(failed)?;
    let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let mut rows = statement.query([]).map_err(failed)?;
    let mut all = Vec::new();
    while let Some(row) = rows.next().map_err(failed)? {
        let mut found = Vec::new();
        for (k, column) in columns.iter().enumerate() {
            if let Some(text) = text(row.get_ref(k).map_err(failed)?) {
                found.push((column.clone(), text));
            }
        }
        all.push(found);
    }
    Ok(all)
}

fn take(row: &mut Vec<(String, String)>, column: &str) -> Option<String> {
    let at = row.iter().position(|(name, _)| name.eq_ignore_ascii_case(column))?;
    Some(row.swap_remove(at).1)
}

/// Reads a database.
pub fn read(path: &Path, reading: &mut Reading<'_>) -> Result<(), FormatError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let database = Connection::open_with_flags(path, flags).map_err(failed)?;
    let mut log = Ocel::default();
    for mut map in rows(&database, "object_map_type")? {
        let (Some(type_name), Some(table)) = (take(&mut map, "ocel_type"), take(&mut map, "ocel_type_map")) else {
            continue;
        };
        let mut all = BTreeMap::<String, Vec<(String, String)>>::new();
        for mut row in rows(&database, &format!("object_{table}"))? {
            let Some(id) = take(&mut row, "ocel_id") else { continue };
            row.retain(|(name, _)| !name.starts_with("ocel_"));
            all.entry(id).or_default().append(&mut row);
        }
        log.objects.extend(all.into_iter().map(|(id, attributes)| Object {
            id,
            type_name: type_name.clone(),
            attributes,
        }));
    }
    let mut links = BTreeMap::<String, Vec<(String, String)>>::new();
    for mut row in rows(&database, "event_object")? {
        if let (Some(event), Some(object)) = (take(&mut row, "ocel_event_id"), take(&mut row, "ocel_object_id")) {
            links.entry(event).or_default().push((object, take(&mut row, "ocel_qualifier").unwrap_or_default()));
        }
    }
    for mut map in rows(&database, "event_map_type")? {
        let (Some(type_name), Some(table)) = (take(&mut map, "ocel_type"), take(&mut map, "ocel_type_map")) else {
            continue;
        };
        for mut row in rows(&database, &format!("event_{table}"))? {
            let Some(id) = take(&mut row, "ocel_id") else { continue };
            let time = take(&mut row, "ocel_time").unwrap_or_default();
            let objects = links.remove(&id).unwrap_or_default();
            log.events.push(Event { id, type_name: type_name.clone(), time, attributes: row, objects, line: 0 });
        }
    }
    // What stood in one table by the order of time stands in many now.
    let number = |id: &str| id.trim_start_matches(|sign: char| !sign.is_ascii_digit()).parse::<u64>().ok();
    log.events.sort_by_cached_key(|event| (event.time.clone(), number(&event.id), event.id.clone()));
    log.tell(reading)
}

/// Writes a database, which must not be there yet.
pub fn write(path: &Path, log: &EventLog, events: &[HubEvent<'static>]) -> Result<(), FormatError> {
    let mut database = Connection::open(path).map_err(failed)?;
    let transaction = database.transaction().map_err(failed)?;
    fill(&transaction, &Written::new(log, events)).map_err(failed)?;
    transaction.commit().map_err(failed)
}

fn fill(database: &Connection, written: &Written<'_>) -> rusqlite::Result<()> {
    database.execute_batch(
        "CREATE TABLE event (ocel_id TEXT PRIMARY KEY, ocel_type TEXT);
         CREATE TABLE object (ocel_id TEXT PRIMARY KEY, ocel_type TEXT);
         CREATE TABLE event_map_type (ocel_type TEXT PRIMARY KEY, ocel_type_map TEXT);
         CREATE TABLE object_map_type (ocel_type TEXT PRIMARY KEY, ocel_type_map TEXT);
         CREATE TABLE event_object (ocel_event_id TEXT, ocel_object_id TEXT, ocel_qualifier TEXT);
         CREATE TABLE object_object (ocel_source_id TEXT, ocel_target_id TEXT, ocel_qualifier TEXT);",
    )?;
    for kind in written.object_types() {
        let table = table_of(kind);
        database.execute("INSERT INTO object_map_type VALUES (?1, ?2)", (kind, &table))?;
        let name = quoted(&format!("object_{table}"));
        database.execute(
            &format!("CREATE TABLE {name} (ocel_id TEXT, ocel_time TIMESTAMP, ocel_changed_field TEXT)"),
            (),
        )?;
    }
    for (_, name, kind) in written.objects() {
        database.prepare_cached("INSERT INTO object VALUES (?1, ?2)")?.execute((name, kind))?;
        let table = quoted(&format!("object_{}", table_of(kind)));
        let statement = format!("INSERT INTO {table} VALUES (?1, '1970-01-01T00:00:00Z', NULL)");
        database.prepare_cached(&statement)?.execute((name,))?;
    }
    // The columns of each type, in the order in which they came.
    let mut columns = BTreeMap::<&str, Vec<&str>>::new();
    for row in written.events() {
        let known = columns.entry(row.name).or_default();
        known.extend(
            row.attributes.iter().map(|(name, _)| *name).filter(|name| !known.contains(name)).collect::<Vec<_>>(),
        );
    }
    for (name, columns) in &columns {
        database.execute("INSERT INTO event_map_type VALUES (?1, ?2)", (name, table_of(name)))?;
        let more: String = columns.iter().map(|column| format!(", {} TEXT", quoted(column))).collect();
        let table = quoted(&format!("event_{}", table_of(name)));
        database.execute(&format!("CREATE TABLE {table} (ocel_id TEXT PRIMARY KEY, ocel_time TIMESTAMP{more})"), ())?;
    }
    written.events().try_for_each(|row| insert(database, &row))
}

fn insert(database: &Connection, row: &Row<'_>) -> rusqlite::Result<()> {
    database.prepare_cached("INSERT INTO event VALUES (?1, ?2)")?.execute((&row.id, row.name))?;
    let table = quoted(&format!("event_{}", table_of(row.name)));
    let names: String = row.attributes.iter().map(|(name, _)| format!(", {}", quoted(name))).collect();
    let marks: String = (0..row.attributes.len()).map(|k| format!(", ?{}", k + 3)).collect();
    let values =
        [row.id.as_str(), row.time.as_str()].into_iter().chain(row.attributes.iter().map(|(_, value)| value.as_str()));
    database
        .prepare_cached(&format!("INSERT INTO {table} (ocel_id, ocel_time{names}) VALUES (?1, ?2{marks})"))?
        .execute(rusqlite::params_from_iter(values))?;
    for (object, how) in &row.objects {
        database.prepare_cached("INSERT INTO event_object VALUES (?1, ?2, ?3)")?.execute((&row.id, object, how))?;
    }
    Ok(())
}

/// The end of the name of a type's table: letters and digits only.
fn table_of(name: &str) -> String {
    name.chars().filter(|sign| sign.is_ascii_alphanumeric()).collect()
}
