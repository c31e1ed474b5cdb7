//! OCEL 2.0 in SQLite.
//!
//! The specification has one table for each type, because each has attributes of its own; `event_map_type` and
//! `object_map_type` tell how a type's table ends.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    io,
    path::Path,
    thread,
    time::Duration,
};

use crossbeam_channel::RecvTimeoutError;
use rusqlite::{
    Connection, OpenFlags,
    types::{Value, ValueRef},
};

use super::{
    Event, Known, Object, Ocel,
    write::{ALWAYS, Known as WrittenObject, Row, Written, rows},
};
use crate::{
    feed::{
        flat,
        progress::Pace,
        sink::{FormatError, Reading, Spot},
    },
    say,
};

fn failed(error: rusqlite::Error) -> FormatError {
    FormatError::Syntax { format: "OCEL 2.0 SQLite", at: Spot::Database, reason: error.to_string() }
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

/// Gives the rows of a query, each as its columns' names with what stands in them.
fn each_row(
    database: &Connection,
    query: &str,
    values: impl rusqlite::Params,
    mut take: impl FnMut(Vec<(String, String)>) -> Result<(), FormatError>,
) -> Result<(), FormatError> {
    let mut statement = database.prepare_cached(query).map_err(failed)?;
    let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let mut rows = statement.query(values).map_err(failed)?;
    while let Some(row) = rows.next().map_err(failed)? {
        let mut found = Vec::new();
        for (k, column) in columns.iter().enumerate() {
            if let Some(text) = text(row.get_ref(k).map_err(failed)?) {
                found.push((column.clone(), text));
            }
        }
        take(found)?;
    }
    Ok(())
}

/// Each type with the end of the name of its table.
fn types(database: &Connection, map: &str) -> Result<Vec<(String, String)>, FormatError> {
    let mut all = Vec::new();
    each_row(database, &format!("SELECT * FROM {map}"), [], |mut row| {
        all.extend(take(&mut row, "ocel_type").zip(take(&mut row, "ocel_type_map")));
        Ok(())
    })?;
    Ok(all)
}

fn take(row: &mut Vec<(String, String)>, column: &str) -> Option<String> {
    let at = row.iter().position(|(name, _)| name.eq_ignore_ascii_case(column))?;
    Some(row.swap_remove(at).1)
}

/// Refuses a database of something else.
fn check_tables(database: &Connection) -> Result<(), FormatError> {
    let mut names = Vec::new();
    each_row(
        database,
        "SELECT name FROM sqlite_master WHERE type = 'table' OR type = 'view' ORDER BY name",
        [],
        |mut row| {
            names.extend(take(&mut row, "name"));
            Ok(())
        },
    )?;
    let wanted = ["event_map_type", "object_map_type", "event_object"];
    if wanted.iter().all(|wanted| names.iter().any(|name| name.eq_ignore_ascii_case(wanted))) {
        return Ok(());
    }
    names.truncate(12);
    let found =
        if names.is_empty() { say!("ocel-no-tables").to_owned() } else { say!("ocel-only", names = names.join(", ")) };
    let expected = say!("ocel-tables");
    Err(FormatError::content(expected, say!("ocel-export", found = found.to_string())))
}

/// How often it is asked whether work is to stop.
const ASKED: Duration = Duration::from_millis(50);

/// Reads a database.
pub fn read(path: &Path, reading: &mut Reading<'_>) -> Result<(), FormatError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let database = Connection::open_with_flags(path, flags).map_err(failed)?;
    let (query, progress) = (database.get_interrupt_handle(), reading.progress.clone());
    let (done, is_done) = crossbeam_channel::bounded::<()>(0);
    thread::scope(|scope| {
        // A query that takes long is left when nobody wants its result any more.
        let watch = move || {
            while is_done.recv_timeout(ASKED) == Err(RecvTimeoutError::Timeout) {
                if progress.is_cancelled() {
                    query.interrupt();
                }
            }
        };
        thread::Builder::new().name("sqlite".into()).spawn_scoped(scope, watch).map_err(FormatError::Read)?;
        let read = read_all(&database, path, reading);
        drop(done);
        read
    })
}

fn read_all(database: &Connection, path: &Path, reading: &mut Reading<'_>) -> Result<(), FormatError> {
    check_tables(database)?;
    let mut log = Ocel::of(reading);
    let mut pace = Pace::of(file_size(path), rows_in(database)?);
    let progress = reading.progress.clone();
    let mut links = links_of(database)?;
    for (type_name, table) in types(database, "object_map_type")? {
        let mut all = BTreeMap::<String, Vec<Known>>::new();
        each_row(database, &format!("SELECT * FROM {}", quoted(&format!("object_{table}"))), [], |mut row| {
            progress.advance(pace.after(1));
            if let Some(id) = take(&mut row, "ocel_id") {
                let since = take(&mut row, "ocel_time");
                let values = row.into_iter().filter(|(name, _)| !name.starts_with("ocel_"));
                let known = values.map(|(name, value)| Known { name, value, since: since.clone() });
                all.entry(id).or_default().extend(known);
            }
            Ok(())
        })?;
        all.into_iter().for_each(|(id, attributes)| {
            let links = links.remove(&id).unwrap_or_default();
            log.object(Object { id, type_name: type_name.clone(), attributes, links });
        });
    }
    // Which objects take part in an event is asked event by event; not every database has an index for that.
    database
        .execute_batch(
            "PRAGMA temp_store = FILE;
             CREATE TEMP TABLE hubscope_links AS
                 SELECT ocel_event_id AS event, ocel_object_id AS object, ocel_qualifier AS how FROM event_object;
             CREATE INDEX temp.hubscope_link ON hubscope_links (event);",
        )
        .map_err(failed)?;
    for (type_name, table) in types(database, "event_map_type")? {
        each_row(database, &format!("SELECT * FROM {}", quoted(&format!("event_{table}"))), [], |mut row| {
            let Some(id) = take(&mut row, "ocel_id") else { return Ok(()) };
            let time = take(&mut row, "ocel_time").unwrap_or_default();
            let mut objects = Vec::new();
            let links = "SELECT object, how FROM hubscope_links WHERE event = ?1 ORDER BY rowid";
            each_row(database, links, [&id], |mut link| {
                let how = take(&mut link, "how").unwrap_or_default();
                objects.extend(take(&mut link, "object").map(|object| (object, how)));
                Ok(())
            })?;
            let event = Event { id, type_name: type_name.clone(), time, attributes: row, objects, line: 0 };
            reading.go_on(pace.rows())?;
            log.event(&event, reading);
            progress.advance(pace.after(1));
            Ok(())
        })?;
    }
    log.finish(reading)
}

fn file_size(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |file| file.len())
}

/// How many objects and events there are, as the tables of all say, if they do.
fn rows_in(database: &Connection) -> Result<u64, FormatError> {
    let mut count = 0_u64;
    for table in ["object", "event"] {
        if database.table_exists(None, table).map_err(failed)? {
            let rows = database.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get::<_, i64>(0));
            count += rows.ok().and_then(|rows| u64::try_from(rows).ok()).unwrap_or(0);
        }
    }
    Ok(count)
}

/// Which other objects each object is linked to, and how.
fn links_of(database: &Connection) -> Result<BTreeMap<String, Vec<(String, String)>>, FormatError> {
    let mut links = BTreeMap::<String, Vec<(String, String)>>::new();
    // Not every database has a table for them.
    if database.table_exists(None, "object_object").map_err(failed)? {
        each_row(database, "SELECT * FROM object_object", [], |mut row| {
            let how = take(&mut row, "ocel_qualifier").unwrap_or_default();
            if let (Some(from), Some(to)) = (take(&mut row, "ocel_source_id"), take(&mut row, "ocel_target_id")) {
                links.entry(from).or_default().push((to, how));
            }
            Ok(())
        })?;
    }
    Ok(links)
}

/// Writes a database, which must not be there yet.
pub(super) fn write(path: &Path, written: Written) -> io::Result<()> {
    let mut database = Connection::open(path).map_err(unwritten)?;
    // The keys are told, as the standard has them; that all of them hold need not be looked up at every row.
    database.pragma_update(None, "foreign_keys", false).map_err(unwritten)?;
    let transaction = database.transaction().map_err(unwritten)?;
    fill(&transaction, written)?;
    transaction.commit().map_err(unwritten)
}

fn fill(database: &Connection, written: Written) -> io::Result<()> {
    let tables = tables(database, &written).map_err(unwritten)?;
    for row in rows(written)? {
        insert(database, &row?, &tables).map_err(unwritten)?;
    }
    Ok(())
}

/// Why a database cannot be written, as the disk would say it.
fn unwritten(error: rusqlite::Error) -> io::Error {
    use rusqlite::ErrorCode::{CannotOpen, DiskFull, PermissionDenied, ReadOnly};
    match error.sqlite_error_code() {
        Some(DiskFull) => io::Error::new(io::ErrorKind::StorageFull, error),
        Some(PermissionDenied | ReadOnly) => io::Error::new(io::ErrorKind::PermissionDenied, error),
        Some(CannotOpen) => io::Error::new(io::ErrorKind::NotFound, error),
        _ => io::Error::other(error),
    }
}

/// Makes the tables, and fills those of types and objects.
fn tables(database: &Connection, written: &Written) -> rusqlite::Result<Tables> {
    database.execute_batch(
        "CREATE TABLE event_map_type (ocel_type TEXT PRIMARY KEY, ocel_type_map TEXT);
         CREATE TABLE object_map_type (ocel_type TEXT PRIMARY KEY, ocel_type_map TEXT);
         CREATE TABLE event (ocel_id TEXT PRIMARY KEY, ocel_type TEXT REFERENCES event_map_type (ocel_type));
         CREATE TABLE object (ocel_id TEXT PRIMARY KEY, ocel_type TEXT REFERENCES object_map_type (ocel_type));
         CREATE TABLE event_object (
             ocel_event_id TEXT REFERENCES event (ocel_id),
             ocel_object_id TEXT REFERENCES object (ocel_id),
             ocel_qualifier TEXT,
             PRIMARY KEY (ocel_event_id, ocel_object_id, ocel_qualifier));
         CREATE TABLE object_object (
             ocel_source_id TEXT REFERENCES object (ocel_id),
             ocel_target_id TEXT REFERENCES object (ocel_id),
             ocel_qualifier TEXT,
             PRIMARY KEY (ocel_source_id, ocel_target_id, ocel_qualifier));",
    )?;
    let of_objects = tables_of(written.object_types().into_keys());
    for (kind, names) in written.object_types() {
        let table = of_objects.get(kind).cloned().unwrap_or_default();
        database.execute("INSERT INTO object_map_type VALUES (?1, ?2)", (kind, &table))?;
        let more: String = columns(&names).map(|name| format!(", {} TEXT", quoted(name))).collect();
        let statement = format!(
            "CREATE TABLE {} (ocel_id TEXT REFERENCES object (ocel_id), ocel_time TIMESTAMP, ocel_changed_field TEXT{more})",
            quoted(&format!("object_{table}"))
        );
        database.execute(&statement, ())?;
        for (name, known) in written.declared().filter(|(_, known)| written.type_of(known) == kind) {
            object(database, name, known, (kind, &table, &names))?;
            changes(database, name, written.changes(known), (&table, &names))?;
            for (other, how) in written.links(known) {
                database
                    .prepare_cached("INSERT OR IGNORE INTO object_object VALUES (?1, ?2, ?3)")?
                    .execute((name, other, how))?;
            }
        }
    }
    let of_events = tables_of(written.types().keys().map(String::as_str));
    for (name, known) in written.types() {
        let table = of_events.get(name).cloned().unwrap_or_default();
        database.execute("INSERT INTO event_map_type VALUES (?1, ?2)", (name, &table))?;
        let kinds: BTreeMap<&str, &str> = known.iter().map(|(column, kind)| (column.as_ref(), *kind)).collect();
        let more = columns_of(kinds.keys().copied());
        let more = more.map(|column| format!(", {} {}", quoted(column), sql_type(kinds.get(column).unwrap_or(&""))));
        let more: String = more.collect();
        let statement = format!(
            "CREATE TABLE {} (ocel_id TEXT PRIMARY KEY REFERENCES event (ocel_id), ocel_time TIMESTAMP{more})",
            quoted(&format!("event_{table}"))
        );
        database.execute(&statement, ())?;
    }
    let columns = |known: &BTreeSet<(Cow<'static, str>, &'static str)>| {
        columns_of(known.iter().map(|(name, _)| name.as_ref())).map(str::to_owned).collect()
    };
    Ok(of_events
        .into_iter()
        .filter_map(|(name, table)| Some((columns(written.types().get(&name)?), name, table)))
        .map(|(columns, name, table)| (name, (table, columns)))
        .collect())
}

/// The table of each type of events, and its columns beside those that all have.
type Tables = BTreeMap<String, (String, BTreeSet<String>)>;

/// Names of tables, one for each type: for SQLite, capitals make no difference.
fn tables_of<'a>(types: impl Iterator<Item = &'a str>) -> BTreeMap<String, String> {
    let mut taken = BTreeSet::new();
    let name = |(number, name): (usize, &str)| {
        let mut table = table_of(name);
        while table.is_empty() || !taken.insert(table.to_lowercase()) {
            table = format!("{table}{number}");
        }
        (name.to_owned(), table)
    };
    types.enumerate().map(name).collect()
}

/// The most columns of a table; SQLite has room for some more.
const MOST_COLUMNS: usize = 1_000;

/// The names of what is known of objects that can be columns: for SQLite, capitals make no difference.
fn columns<'a>(names: &'a BTreeSet<&str>) -> impl Iterator<Item = &'a str> {
    columns_of(names.iter().copied())
}

fn columns_of<'a>(names: impl Iterator<Item = &'a str>) -> impl Iterator<Item = &'a str> {
    let mut taken = BTreeSet::from(["ocel_id", "ocel_time", "ocel_changed_field"].map(str::to_owned));
    names.filter(move |name| taken.insert(name.to_lowercase())).take(MOST_COLUMNS)
}

fn object(
    database: &Connection,
    name: &str,
    known: &WrittenObject,
    (kind, table, names): (&str, &str, &BTreeSet<&str>),
) -> rusqlite::Result<()> {
    database.prepare_cached("INSERT INTO object VALUES (?1, ?2)")?.execute((name, kind))?;
    let values: Vec<(&str, &str)> =
        columns(names).filter_map(|name| Some((name, known.attributes.get(name)?.as_str()))).collect();
    let more: String = values.iter().map(|(name, _)| format!(", {}", quoted(name))).collect();
    let marks: String = (0..values.len()).map(|k| format!(", ?{}", k + 3)).collect();
    let table = quoted(&format!("object_{table}"));
    let values = [name, ALWAYS].into_iter().chain(values.iter().map(|(_, value)| *value));
    database
        .prepare_cached(&format!("INSERT INTO {table} (ocel_id, ocel_time{more}) VALUES (?1, ?2{marks})"))?
        .execute(rusqlite::params_from_iter(values))?;
    Ok(())
}

/// What became of an object, each with the name of its column.
fn changes(
    database: &Connection,
    object: &str,
    changes: &[(String, String, String)],
    (table, names): (&str, &BTreeSet<&str>),
) -> rusqlite::Result<()> {
    let columns: BTreeSet<&str> = columns(names).collect();
    let table = quoted(&format!("object_{table}"));
    for (time, name, value) in changes.iter().filter(|(_, name, _)| columns.contains(name.as_str())) {
        let column = quoted(name);
        let statement =
            format!("INSERT INTO {table} (ocel_id, ocel_time, ocel_changed_field, {column}) VALUES (?1, ?2, ?3, ?4)");
        database.prepare_cached(&statement)?.execute((object, time, name, value))?;
    }
    Ok(())
}

fn insert(database: &Connection, row: &Row, tables: &Tables) -> rusqlite::Result<()> {
    let Some((table, columns)) = tables.get(row.name.as_ref()) else { return Ok(()) };
    database.prepare_cached("INSERT INTO event VALUES (?1, ?2)")?.execute((&row.id, &row.name))?;
    let table = quoted(&format!("event_{table}"));
    let attributes: Vec<_> = row.attributes.iter().filter(|(name, _)| columns.contains(name.as_ref())).collect();
    let names: String = attributes.iter().map(|(name, _)| format!(", {}", quoted(name))).collect();
    let marks: String = (0..attributes.len()).map(|k| format!(", ?{}", k + 3)).collect();
    // A number is given as one: the database would not read its text to the last bit.
    let value = |(name, text): &(Cow<'static, str>, String)| match text.parse::<f64>() {
        Ok(number) if row.is_ours && *name == flat::VALUE => Value::Real(number),
        _ => Value::Text(text.clone()),
    };
    let head = [&row.id, &row.time].map(|text| Value::Text(text.clone()));
    let values = head.into_iter().chain(attributes.into_iter().map(value));
    database
        .prepare_cached(&format!("INSERT INTO {table} (ocel_id, ocel_time{names}) VALUES (?1, ?2{marks})"))?
        .execute(rusqlite::params_from_iter(values))?;
    for (object, how) in &row.objects {
        // That an object takes part in an event in some way is told once.
        let statement = "INSERT OR IGNORE INTO event_object VALUES (?1, ?2, ?3)";
        database.prepare_cached(statement)?.execute((&row.id, object, how))?;
    }
    Ok(())
}

/// The type of a column that holds attributes of a type of OCEL.
fn sql_type(kind: &str) -> &'static str {
    match kind {
        "float" => "REAL",
        "time" => "TIMESTAMP",
        _ => "TEXT",
    }
}

/// The end of the name of a type's table: letters and digits only.
fn table_of(name: &str) -> String {
    name.chars().filter(|sign| sign.is_ascii_alphanumeric()).collect()
}
