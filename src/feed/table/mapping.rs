//! Which column of a table is what.

use std::{
    borrow::Cow,
    cell::RefCell,
    collections::HashMap,
    hash::{BuildHasher, RandomState},
};

use jiff::{Timestamp, Zoned, fmt::strtime, tz::TimeZone};
use serde::{Deserialize, Serialize};

use super::times::{Shown, TimeFormat, with_colons, zone_in};
use crate::{
    feed::{
        process::{Process, kind_of},
        sink::{FormatError, Reading},
    },
    hub::{Attribute, Flow, HubEvent, ObjectKind, StatusCode, What, layout::Position},
    language::quoted,
    say,
};

/// Which column of a table is what.
///
/// A file of it is RON, and is named with `--columns` or lies beside the table, where the dialog of the window writes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mapping {
    /// The columns that name objects.
    pub objects: Vec<ObjectColumn>,
    /// The column of the time; of an interval, of its end.
    pub time: String,
    /// The column of the time of day, where that of the time holds the day alone.
    pub clock: Option<String>,
    /// The column of the beginning of an interval.
    pub start: Option<String>,
    /// The column of the time at which it was learned.
    pub recorded: Option<String>,
    /// The column of the place, or of the activity, which then is the name of a place.
    pub place: Option<String>,
    /// The column of the latitude, in degrees north.
    pub latitude: Option<String>,
    /// The column of the longitude, in degrees east.
    pub longitude: Option<String>,
    /// The column of the height above sea level.
    pub height: Option<String>,
    /// Whether heights are in feet, not in metres.
    pub height_in_feet: bool,
    /// The column of a name of each row.
    pub id: Option<String>,
    /// How times are written.
    pub time_format: TimeFormat,
    /// The IANA time zone of times that do not tell their offset.
    pub time_zone: String,
    /// The column of the clock of each row: an IANA time zone, or an offset.
    pub zone: Option<String>,
    /// The column of the name of what is measured, where rows tell one quantity each.
    pub quantity: Option<String>,
    /// The column of its value.
    pub value: Option<String>,
    /// The column of its unit.
    pub unit: Option<String>,
    /// Columns that are measured, each with its unit.
    pub measures: Vec<(String, String)>,
    /// Columns with what else is known of the objects.
    pub attributes: Vec<String>,
    /// What stands between several objects of a cell.
    pub between: Option<char>,
    /// Whether numbers have a comma where others have a point.
    pub decimal_comma: bool,
}

/// A column that names objects.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ObjectColumn {
    /// Its heading.
    pub column: String,
    /// What the objects are.
    pub kind: ObjectKind,
}

/// A mapping that does not fit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MappingError {
    /// There is no column of that name.
    #[error("{}", say!("table-no-column", wanted = quoted(wanted), known = known))]
    NoColumn {
        /// The heading.
        wanted: String,
        /// Those that there are.
        known: String,
    },
    /// No column holds times.
    #[error("{}", say!("table-no-time", known = known))]
    NoTime {
        /// The headings.
        known: String,
    },
    /// No column names objects.
    #[error("{}", say!("table-no-object", known = known))]
    NoObject {
        /// The headings.
        known: String,
    },
    /// No time can be written so.
    #[error("{}", say!("table-no-pattern", found = quoted(found)))]
    NoPattern {
        /// The pattern.
        found: String,
    },
    /// The clock is not known.
    #[error("{}", say!("table-no-zone", found = quoted(found)))]
    NoZone {
        /// Its name.
        found: String,
    },
    /// It is no mapping at all.
    #[error("{}", say!("table-no-mapping", line = line.to_string(), reason = reason))]
    Syntax {
        /// From 1.
        line: usize,
        /// What is wrong.
        reason: String,
    },
}

impl MappingError {
    /// What does not fit, as the panels say it.
    pub fn told(&self) -> String {
        match self {
            Self::NoColumn { wanted, known } => say!("guess-refused-column", wanted = wanted, known = known),
            Self::NoTime { known } => say!("guess-refused-time", known = known),
            Self::NoObject { known } => say!("guess-refused-objects", known = known),
            Self::NoPattern { found } => say!("guess-refused-pattern", found = found),
            Self::NoZone { found } => say!("guess-refused-zone", found = found),
            Self::Syntax { line, reason } => {
                say!("guess-refused-mapping", line = line.to_string(), reason = reason)
            }
        }
    }

    pub(super) fn expected(&self) -> &'static str {
        match self {
            Self::NoColumn { .. } => say!("table-columns"),
            Self::NoTime { .. } => say!("table-times"),
            Self::NoObject { .. } => {
                say!("table-objects")
            }
            Self::NoPattern { .. } => say!("table-pattern"),
            Self::NoZone { .. } => say!("table-zone"),
            Self::Syntax { .. } => say!("table-mapping"),
        }
    }

    pub(super) fn found(&self) -> String {
        match self {
            Self::NoColumn { wanted, known } => {
                say!("table-none-among", wanted = quoted(&wanted), known = known.to_string())
            }
            Self::NoTime { known } => say!("table-only-timeless", known = known.to_string()),
            Self::NoObject { known } => say!("table-only", known = known.to_string()),
            Self::NoPattern { found } | Self::NoZone { found } => format!("{found:?}"),
            Self::Syntax { line, reason } => say!("table-this", line = line.to_string(), reason = reason.to_string()),
        }
    }
}

impl Mapping {
    /// Reads a mapping of a file.
    pub fn parse(text: &str) -> Result<Self, MappingError> {
        ron::from_str(text)
            .map_err(|error| MappingError::Syntax { line: error.span.start.line, reason: error.code.to_string() })
    }

    /// The mapping as a file.
    pub fn to_ron(&self) -> String {
        ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()).unwrap_or_default()
    }
}

/// The headings, for messages.
pub fn known(headings: &[String]) -> String {
    headings.iter().map(|heading| format!("{heading:?}")).collect::<Vec<_>>().join(", ")
}

/// A mapping with the numbers of its columns.
pub struct Columns {
    mapping: Mapping,
    zone: TimeZone,
    objects: Vec<(usize, ObjectKind)>,
    time: usize,
    clock: Option<usize>,
    start: Option<usize>,
    recorded: Option<usize>,
    place: Option<usize>,
    latitude: Option<usize>,
    longitude: Option<usize>,
    height: Option<usize>,
    id: Option<usize>,
    clock_of_row: Option<usize>,
    /// The clocks that rows named, by their names.
    clocks: HashMap<String, Option<TimeZone>>,
    quantity: Option<usize>,
    value: Option<usize>,
    unit: Option<usize>,
    measures: Vec<(usize, String, String)>,
    attributes: Vec<(usize, String)>,
    /// The hash of what was said last of each object.
    said: HashMap<String, u64>,
    hasher: RandomState,
    /// There is one as soon as there is a row.
    process: Option<Process>,
}

impl Columns {
    pub fn new(mapping: Mapping, headings: &[String]) -> Result<Self, MappingError> {
        // Of two headings that are the same the first counts.
        let numbers: HashMap<&str, usize> =
            headings.iter().enumerate().rev().map(|(at, heading)| (heading.trim(), at)).collect();
        let of = |wanted: &str| {
            let at = numbers.get(wanted).copied();
            at.ok_or_else(|| MappingError::NoColumn { wanted: wanted.to_owned(), known: known(headings) })
        };
        let of_some = |wanted: &Option<String>| wanted.as_deref().map(of).transpose();
        if mapping.objects.is_empty() {
            return Err(MappingError::NoObject { known: known(headings) });
        }
        let name = if mapping.time_zone.is_empty() { "UTC" } else { &mapping.time_zone };
        let zone = TimeZone::get(name).map_err(|_| MappingError::NoZone { found: name.to_owned() })?;
        if let TimeFormat::Pattern(pattern) = &mapping.time_format
            && strtime::format(pattern, &Zoned::new(Timestamp::UNIX_EPOCH, zone.clone())).is_err()
        {
            return Err(MappingError::NoPattern { found: pattern.clone() });
        }
        Ok(Self {
            zone,
            objects: mapping.objects.iter().map(|one| Ok((of(&one.column)?, one.kind))).collect::<Result<_, _>>()?,
            time: of(&mapping.time)?,
            clock: of_some(&mapping.clock)?,
            start: of_some(&mapping.start)?,
            recorded: of_some(&mapping.recorded)?,
            place: of_some(&mapping.place)?,
            latitude: of_some(&mapping.latitude)?,
            longitude: of_some(&mapping.longitude)?,
            height: of_some(&mapping.height)?,
            id: of_some(&mapping.id)?,
            clock_of_row: of_some(&mapping.zone)?,
            clocks: HashMap::new(),
            quantity: of_some(&mapping.quantity)?,
            value: of_some(&mapping.value)?,
            unit: of_some(&mapping.unit)?,
            measures: (mapping.measures.iter())
                .map(|(column, unit)| Ok((of(column)?, column.clone(), unit.clone())))
                .collect::<Result<_, _>>()?,
            attributes: mapping
                .attributes
                .iter()
                .map(|name| Ok((of(name)?, name.clone())))
                .collect::<Result<_, _>>()?,
            mapping,
            said: HashMap::new(),
            hasher: RandomState::new(),
            process: None,
        })
    }

    /// Takes a row; what is wrong in it is an issue with the name of the column.
    pub fn row(&mut self, cells: &[Cow<'_, str>], line: u64, reading: &mut Reading<'_>) {
        if cells.iter().all(|cell| cell.is_empty()) {
            return;
        }
        let cell = |at: usize| cells.get(at).map_or("", |cell| cell.as_ref());
        let zone = self.clock_of(self.clock_of_row.map_or("", cell), line, reading);
        let doubts: RefCell<Vec<(String, String)>> = RefCell::default();
        let time_of = |at: usize, column: &str| {
            let found = match self.clock {
                Some(clock) if at == self.time => {
                    let (day, clock) = (cell(at), cell(clock));
                    let clock = if self.mapping.time_format.has_colons() { with_colons(clock) } else { clock.into() };
                    &*format!("{day} {clock}")
                }
                _ => cell(at),
            };
            let format = &self.mapping.time_format;
            let other = || format.with_or_without_seconds()?.parse_told(found, &zone);
            let told = format.parse_told(found, &zone).or_else(other);
            let (time, shown) = told.ok_or_else(|| {
                say!(
                    "table-cell-time",
                    column = quoted(&column),
                    example = self.mapping.time_format.example().to_string(),
                    found = quoted(&found)
                )
            })?;
            if shown != Shown::Once {
                let (name, took) = (zone.iana_name().unwrap_or(&self.mapping.time_zone), time.zoned(&zone));
                doubts.borrow_mut().push((
                    if shown == Shown::Twice {
                        say!("table-clock-twice", column = quoted(column), name = name, found = quoted(found))
                    } else {
                        say!("table-clock-never", column = quoted(column), name = name, found = quoted(found))
                    },
                    say!("table-taken-for", time = took.strftime("%F %T %:z").to_string()),
                ));
            }
            Ok::<_, String>(time)
        };
        let times = (|| {
            // Intervals that have not begun, or have not ended, or are not recorded, have no such time; that is no fault.
            let of = |at: Option<usize>, name: &Option<String>| match (at, name) {
                (Some(at), Some(name)) if !cell(at).is_empty() => time_of(at, name).map(Some),
                _ => Ok(None),
            };
            let start = of(self.start, &self.mapping.start)?;
            let time = match start {
                Some(start) if cell(self.time).is_empty() => start,
                _ => time_of(self.time, &self.mapping.time)?,
            };
            Ok((time, start, of(self.recorded, &self.mapping.recorded)?))
        })();
        let (time, start, recorded) = match times {
            Ok(times) => times,
            Err(brief) => {
                let brief: String = brief;
                return reading.unreadable(line, brief, say!("feed-row-skipped"));
            }
        };
        for (brief, done) in doubts.into_inner() {
            reading.not_understood(line, brief, &done);
        }
        if let Some(start) = start.filter(|start| *start > time) {
            reading.not_understood(
                line,
                || say!("table-interval", start = start.to_string(), time = time.to_string()),
                say!("table-interval-hint"),
            );
        }
        self.tell_of_numbers(&cell, line, reading);
        let mut objects = Vec::new();
        for (at, kind) in &self.objects {
            objects.extend(self.names_in(cell(*at)).into_iter().map(|name| (name, *kind)));
        }
        if objects.is_empty() {
            return reading.unreadable(line, say!("table-no-name"), say!("feed-row-skipped"));
        }
        let named = self.place.map(&cell).filter(|place| !place.is_empty());
        // Where degrees are told, they say more than a name; a cell may hold both, with a comma between.
        let place = match self.position(&cell) {
            Some(position) => Some(position.to_string()),
            None => named.map(|place| pair_in(place).map_or_else(|| place.to_owned(), |position| position.to_string())),
        };
        let id = self.id.map(&cell).filter(|id| !id.is_empty()).map(str::to_owned);
        let mut measures: Vec<(f64, String, String)> = (self.measures.iter())
            .filter_map(|(at, name, unit)| Some((self.number(cell(*at))?, name.clone(), unit.clone())))
            .collect();
        if let Some(value) = self.value.and_then(|at| self.number(cell(at))) {
            let name = self.quantity.map(&cell).filter(|name| !name.is_empty());
            let name = name.or(self.mapping.value.as_deref()).unwrap_or_default().to_owned();
            measures.push((value, name, self.unit.map(&cell).unwrap_or_default().to_owned()));
        }
        let attributes: Vec<Attribute<'static>> = (self.attributes.iter())
            .filter(|(at, _)| !cell(*at).is_empty())
            .map(|(at, name)| Attribute { name: name.clone().into(), value: cell(*at).to_owned().into() })
            .collect();
        let process = self.process.get_or_insert_with(|| Process::showing(reading));
        for (k, (object, kind)) in objects.iter().enumerate() {
            let kind = if *kind == ObjectKind::Unknown { kind_of(object) } else { *kind };
            process.enters_as(time, object, kind, None, Flow::None, attributes.clone(), line);
            // What is said of it and changes, is said with the row in which it does.
            let said = self.hasher.hash_one(attributes.iter().map(|one| &one.value).collect::<Vec<_>>());
            let is_said = self.said.insert(object.clone(), said).is_none_or(|before| before == said);
            let mut extensions = if is_said { Vec::new() } else { attributes.clone() };
            let mut told = Vec::new();
            if let Some(place) = &place {
                let seen = || What::Observed { at: place.clone().into() };
                told.extend(start.filter(|start| *start != time).map(|start| (start, seen())));
                told.push((time, seen()));
            }
            told.extend(measures.iter().map(|(value, quantity, unit)| {
                let (quantity, unit) = (quantity.clone().into(), unit.clone().into());
                (time, What::Measures { quantity, value: *value, unit })
            }));
            if told.is_empty() {
                let what = What::Status { code: StatusCode::Osi, detail: Some("told of, nobody said where".into()) };
                told.push((time, what));
            }
            for (j, (time, what)) in told.into_iter().enumerate() {
                let id =
                    id.as_ref().map(|id| if k + j == 0 { id.clone() } else { format!("{id}#{}-{}", k + 1, j + 1) });
                let (id, object) = (id.map(Into::into), object.clone().into());
                let extensions = std::mem::take(&mut extensions);
                let event = HubEvent { time, recorded, id, source: None, object, what, extensions };
                if process.sorter.is_showing() {
                    let (type_code, flow, at, attributes) = (None, Flow::None, None, Vec::new());
                    let what = What::Enters { kind, type_code, flow, at, attributes };
                    process.sorter.keep_early(&HubEvent { what, id: None, extensions: Vec::new(), ..event.clone() });
                }
                process.sorter.push(event, line);
            }
        }
        process.sorter.show(reading);
    }

    /// The clock of a row: that which it names, or else that of the table.
    fn clock_of(&mut self, name: &str, line: u64, reading: &mut Reading<'_>) -> TimeZone {
        if name.is_empty() {
            return self.zone.clone();
        }
        if !self.clocks.contains_key(name) {
            if self.clocks.len() > 1_000 {
                self.clocks.clear();
            }
            self.clocks.insert(name.to_owned(), zone_in(name));
        }
        let zone = self.clocks.get(name).cloned().flatten();
        zone.unwrap_or_else(|| {
            let short: String = name.chars().take(40).collect();
            reading.not_understood(
                line,
                || say!("table-row-zone", short = quoted(&short)),
                &say!("table-row-zone-hint", zone = self.mapping.time_zone.to_string()),
            );
            self.zone.clone()
        })
    }

    /// The objects that a cell names: one, several with a sign between them, or a list in brackets.
    fn names_in(&self, cell: &str) -> Vec<String> {
        let (inner, between) = match cell.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            Some(inner) => (inner, self.mapping.between.or(Some(','))),
            None => (cell, self.mapping.between),
        };
        let clean = |name: &str| name.trim().trim_matches(['\'', '"']).to_owned();
        let names: Vec<String> = match between {
            Some(between) => inner.split(between).map(clean).collect(),
            None => vec![inner.trim().to_owned()],
        };
        names.into_iter().filter(|name| !name.is_empty()).collect()
    }

    fn position<'c>(&self, cell: &impl Fn(usize) -> &'c str) -> Option<Position> {
        let number = |at: Option<usize>| self.number(cell(at?));
        let unit = if self.mapping.height_in_feet { 0.3048 } else { 1.0 };
        Position::new(number(self.latitude)?, number(self.longitude)?, number(self.height).map(|height| height * unit))
    }

    fn number(&self, cell: &str) -> Option<f64> {
        number_in(cell, self.mapping.decimal_comma)
    }

    /// Tells of cells that should hold a number and do not: nothing is left out without a word.
    fn tell_of_numbers<'c>(&self, cell: &impl Fn(usize) -> &'c str, line: u64, reading: &mut Reading<'_>) {
        let is_wrong = |at: usize| !cell(at).is_empty() && self.number(cell(at)).is_none();
        let value = self.value.iter().map(|at| (*at, self.mapping.value.as_deref().unwrap_or_default()));
        let measured = self.measures.iter().map(|(at, name, _)| (*at, name.as_str())).chain(value);
        for (at, name) in measured.filter(|(at, _)| is_wrong(*at)) {
            reading.not_understood(
                line,
                || match self.mapping.decimal_comma {
                    true => say!("table-number-comma", name = quoted(name), found = quoted(cell(at))),
                    false => say!("table-number-point", name = quoted(name), found = quoted(cell(at))),
                },
                say!("table-value-left-out"),
            );
        }
        let (Some(latitude), Some(longitude)) = (self.latitude, self.longitude) else { return };
        let (latitude, longitude) = (cell(latitude), cell(longitude));
        let is_told = !latitude.is_empty() || !longitude.is_empty();
        if is_told && self.position(cell).is_none() {
            reading.not_understood(
                line,
                || say!("table-degrees", latitude = quoted(&latitude), longitude = quoted(&longitude)),
                say!("table-degrees-hint"),
            );
        }
    }

    pub fn finish(self, reading: &mut Reading<'_>) -> Result<(), FormatError> {
        self.process.map_or(Ok(()), |process| process.finish(reading))
    }
}

/// The number in a cell: signs that group figures stand between groups of three, or not at all.
pub(super) fn number_in(cell: &str, has_comma: bool) -> Option<f64> {
    let (decimal, group) = if has_comma { (',', '.') } else { ('.', ',') };
    let (whole, fraction) = cell.split_once(decimal).map_or((cell, None), |(whole, rest)| (whole, Some(rest)));
    let mut groups = whole.split(group);
    let first = groups.next().unwrap_or_default();
    let figures = first.trim_start_matches(['-', '+']).len();
    let is_grouped = whole.contains(group);
    let are_right = !is_grouped || (1..=3).contains(&figures) && groups.all(|part| part.len() == 3);
    if !are_right || fraction.is_some_and(|rest| rest.contains([decimal, group])) {
        return None;
    }
    let plain = whole.replace(group, "");
    let text = fraction.map_or(plain.clone(), |rest| format!("{plain}.{rest}"));
    text.parse::<f64>().ok().filter(|number| number.is_finite())
}

/// The position in a cell such as `50.64512,5.46023`.
fn pair_in(cell: &str) -> Option<Position> {
    let (latitude, longitude) = cell.split_once(',')?;
    let degrees = |text: &str| text.trim().parse().ok().filter(|_| text.contains('.'));
    Position::new(degrees(latitude)?, degrees(longitude)?, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_their_own_convention_or_not_at_all() {
        for (cell, has_comma, number) in [
            ("12.5", false, Some(12.5)),
            ("1,234.5", false, Some(1_234.5)),
            ("-1,234", false, Some(-1_234.0)),
            ("12,5", false, None),
            ("1,234.5", true, None),
            ("1.234,5", true, Some(1_234.5)),
            ("12,5", true, Some(12.5)),
            ("12.5", true, None),
            ("1e3", false, Some(1_000.0)),
            ("1e400", false, None),
            ("abc", false, None),
            ("", false, None),
        ] {
            assert_eq!(number_in(cell, has_comma), number, "{cell} {has_comma}");
        }
    }

    #[test]
    fn a_pattern_that_writes_no_time_is_refused() {
        let objects = vec![ObjectColumn { column: "a".into(), ..Default::default() }];
        let of = |pattern: &str| {
            let time_format = TimeFormat::Pattern(pattern.into());
            let mapping = Mapping { objects: objects.clone(), time: "a".into(), time_format, ..Default::default() };
            Columns::new(mapping, &["a".to_owned()]).map(|_| ())
        };
        assert_eq!(of("%d/%m/%Y %H:%M %z"), Ok(()));
        assert_eq!(of("%d/%m/%Y %!"), Err(MappingError::NoPattern { found: "%d/%m/%Y %!".into() }));
    }

    #[test]
    fn a_mapping_is_a_file_and_says_what_is_wrong_with_it() {
        let mapping = Mapping { time: "when".into(), time_format: TimeFormat::Millis, ..Mapping::default() };
        assert_eq!(Mapping::parse(&mapping.to_ron()), Ok(mapping));
        let error = Mapping::parse("(\n tume: \"x\")").expect_err("no such field").to_string();
        assert!(error.contains("line 2") && error.contains("tume"), "{error}");
        let headings = ["a".to_owned()];
        let mapping = Mapping {
            time: "when".into(),
            objects: vec![ObjectColumn { column: "a".into(), ..Default::default() }],
            ..Default::default()
        };
        let error = Columns::new(mapping, &headings).err().expect("no such column").to_string();
        assert!(error.contains("\"when\"") && error.contains("\"a\""), "{error}");
    }
}
