//! Guessing which column of a table is what, with a reason for each guess.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
};

use jiff::tz::TimeZone;

use super::{
    mapping::{Mapping, MappingError, ObjectColumn, known, number_in},
    times::{TimeFormat, days_in, tells_offset, with_colons, zone_in, zone_of_heading},
    words::{
        EAST, EAST_OR_LENGTH, NORTH, NORTH_OR_BREADTH, OBJECTS, PATTERNS, PLACES, PLANNED, QUANTITIES, RECORDED,
        SHORT_ENDS, SHORT_PLACES, SHORT_STARTS, STARTS, TIMES, UNITS, VALUES, ZONES, unit_of, usual_unit,
    },
};
use crate::{feed::process::kind_of, say};

/// A guess, and why.
#[derive(Clone, Debug)]
pub struct Guess {
    /// What was guessed.
    pub mapping: Mapping,
    /// Why, one sentence a column.
    pub reasons: Vec<String>,
}

/// Guesses of headings and some rows below them, with `delimiter` between the cells where they are text. Times that tell no offset are
/// taken for those of `clock`, a time zone, unless their heading names another.
pub fn guess(
    headings: &[String],
    sample: &[&[String]],
    clock: &str,
    delimiter: Option<u8>,
) -> Result<Guess, MappingError> {
    let zone = TimeZone::get(clock).unwrap_or(TimeZone::UTC);
    let cells = |at: usize| -> Vec<&str> {
        sample
            .iter()
            .filter_map(|row| row.get(at))
            .map(|cell| cell.trim())
            .filter(|cell| !cell.is_empty())
            .take(50)
            .collect()
    };
    let mut reasons = Vec::new();
    let of_column = |at: usize| {
        let cells = cells(at);
        format_of(&cells, &zone).or_else(|| {
            let is_called_so = is_of_time(headings[at].as_bytes());
            (is_called_so && are_days(&cells)).then_some(TimeFormat::SpreadsheetDays)
        })
    };
    let mut formats: Vec<Option<TimeFormat>> = (0..headings.len()).map(of_column).collect();
    let split = split_time(headings, sample, &zone);
    if let Some((date, clock, format)) = &split {
        // Neither is a time without the other.
        formats.fill(None);
        formats[*date] = Some(format.clone());
        reasons.push(say!("guess-clock", heading = &headings[*clock], day = &headings[*date]));
    }
    let lower: Vec<String> = headings.iter().map(|heading| heading.trim().to_lowercase()).collect();
    let mut taken = vec![false; headings.len()];
    if let Some((_, clock, _)) = &split {
        taken[*clock] = true;
    }
    // Of several words that fit the first counts, of several columns the one that is nothing but the word.
    let mut take = |words: &[&str], is_fit: &dyn Fn(usize) -> bool| -> Option<(usize, String)> {
        for word in words {
            let fits = |at: &usize| !taken[*at] && is_fit(*at) && lower[*at].contains(word);
            let best = (0..headings.len()).filter(fits).min_by_key(|at| lower[*at].len());
            if let Some(at) = best {
                taken[at] = true;
                return Some((at, (*word).to_owned()));
            }
        }
        None
    };
    let is_time = |at: usize| formats[at].is_some();
    // What is said of the case is no time of its events.
    let is_of_row = |at: usize| is_time(at) && !lower[at].starts_with(OF_CASE);
    let is_short = |words: &[&str], at: usize| words.contains(&lower[at].as_str()) && is_of_row(at);
    let start = take(&STARTS, &is_of_row).or_else(|| take(&SHORT_STARTS, &|at| is_short(&SHORT_STARTS, at)));
    let recorded = take(&RECORDED, &is_of_row);
    // What was planned is not what happened, where both are told.
    let is_fact = |at: usize| is_of_row(at) && !PLANNED.iter().any(|word| lower[at].contains(word));
    let time = take(&TIMES, &is_fact).or_else(|| take(&SHORT_ENDS, &|at| is_short(&SHORT_ENDS, at)));
    let time = time.or_else(|| take(&[""], &is_fact));
    let time = time.or_else(|| take(&TIMES, &is_of_row)).or_else(|| take(&[""], &is_of_row));
    // What has begun and tells no end happened when it began.
    let (time, start) = if time.is_none() { (start, None) } else { (time, start) };
    let time = time.or_else(|| take(&TIMES, &is_time)).or_else(|| take(&[""], &is_time));
    let Some((mut time, _)) = time else {
        let mut known = known(headings);
        // What is called a time and does not read as one is why.
        let meant = (0..headings.len()).filter(|at| is_of_time(headings[*at].as_bytes()));
        let wrong = |at: usize| {
            let cells = cells(at);
            let is_wrong = |cell: &&&str| TimeFormat::Iso.parse(cell, &zone).is_none();
            cells.iter().find(is_wrong).or(cells.first()).copied()
        };
        if let Some((at, cell)) = meant.filter_map(|at| Some((at, wrong(at)?))).next() {
            known = say!("guess-wrong-time", known = known, heading = headings[at].trim(), cell = cell);
        }
        let has = |word: &str| lower.iter().any(|heading| heading == word);
        if has("month") && has("day") && !has("year") {
            known = say!("guess-no-year", known = known);
        }
        return Err(MappingError::NoTime { known });
    };
    let time_format = formats[time].clone().unwrap_or_default();
    let by_name = |id: &str, at: usize, word: &str| say!(id, heading = &headings[at], word = word);
    let with_format =
        |found: Option<(usize, String)>| found.filter(|(at, _)| formats[*at].as_ref() == Some(&time_format));
    let (mut start, recorded) = (with_format(start), with_format(recorded));
    // Why the times are those is said first, and known when it is known what the objects are.
    let first_reason = reasons.len();
    let is_word = |at: usize| formats[at].is_none();
    let is_zone = |at: usize| {
        let cells = cells(at);
        !cells.is_empty() && cells.iter().all(|cell| zone_in(cell).is_some())
    };
    let zone_column = take(&ZONES, &is_zone);
    let is_number = |at: usize| {
        let (cells, is) = (cells(at), |cell: &&&str| number_in(cell, false).or(number_in(cell, true)).is_some());
        2 * cells.iter().filter(is).count() > cells.len()
    };
    // Each row tells one quantity: what it is, its value and its unit.
    let is_one_of = |words: &[&str], at: usize| words.contains(&lower[at].as_str());
    let value = take(&VALUES, &|at| is_word(at) && is_one_of(&VALUES, at) && is_number(at));
    let of_value = |words: &[&str], at: usize| value.is_some() && is_one_of(words, at) && !is_number(at);
    let quantity = take(&QUANTITIES, &|at| of_value(&QUANTITIES, at));
    let unit = take(&UNITS, &|at| of_value(&UNITS, at));
    for (found, id) in [(&value, "guess-value"), (&quantity, "guess-quantity"), (&unit, "guess-unit")] {
        if let Some((at, word)) = found {
            reasons.push(by_name(id, *at, word));
        }
    }
    // Ids of objects may be numbers that could be times, too.
    // `id` is a word of its own, or the end of one: `humidity` is none.
    let is_of_id = |at: usize| {
        let heading = headings[at].trim();
        let is_part = lower[at].split(|sign: char| !sign.is_alphanumeric()).any(|part| part == "id");
        is_part || heading.ends_with("Id") || heading.ends_with("ID")
    };
    // A flattened OCEL has a column for each type of object, with lists of them.
    let of_types: Vec<(usize, String)> =
        std::iter::from_fn(|| take(&[OF_TYPE], &|at| lower[at].starts_with(OF_TYPE))).collect();
    let row_id = if of_types.is_empty() { None } else { take(&["ocel:eid"], &|_| true) };
    let named = if of_types.is_empty() {
        let is_time_of_case = |at: usize| lower[at].starts_with(OF_CASE) && is_of_time(headings[at].as_bytes());
        let names = |at: usize| (is_word(at) || !is_one_of(&["unit"], at)) && !is_time_of_case(at);
        take(&OBJECTS, &names).or_else(|| take(&["id"], &is_of_id))
    } else {
        None
    };
    // Of several columns of ids the one with the most figures: places have few.
    let figures = |at: &usize| {
        let all: usize = cells(*at).iter().map(|cell| cell.chars().filter(char::is_ascii_digit).count()).sum();
        std::cmp::Reverse(100 * all / cells(*at).len().max(1))
    };
    let is_of_ids =
        |at: &usize| formats[*at].is_none() && cells(*at).iter().all(|cell| is_id(cell)) && !cells(*at).is_empty();
    let mut of_ids: Vec<usize> = (0..headings.len()).filter(is_of_ids).collect();
    of_ids.sort_by_key(figures);
    let by_cells = || of_ids.iter().find_map(|best| take(&[""], &|at| at == *best));
    let found = if of_types.is_empty() { named.or_else(by_cells) } else { of_types.first().cloned() };
    let Some((object, word)) = found else {
        return Err(MappingError::NoObject { known: known(headings) });
    };
    reasons.push(match word.as_str() {
        "" => {
            let first = cells(object).first().copied().unwrap_or_default().to_owned();
            say!("guess-objects", heading = &headings[object], cell = first)
        }
        word => by_name("guess-objects-by-name", object, word),
    });
    // No interval begins or ends with what is said of its object.
    let mut of_object = Vec::new();
    while let Some((at, _)) = &start
        && is_of_object(sample, object, *at, time)
    {
        of_object.push(*at);
        start = with_format(take(&STARTS, &is_of_row));
    }
    if let Some((at, _)) = &start
        && is_of_object(sample, object, time, *at)
    {
        // Each row happened when it began.
        of_object.push(time);
        time = *at;
        start = None;
    }
    let first_of = |at: usize, is_such: &dyn Fn(&str) -> bool| {
        cells(at).iter().find(|cell| is_such(cell)).copied().unwrap_or_default().to_owned()
    };
    let why_time = match &split {
        Some((_, clock, _)) => {
            let first = first_of(time, &|_| true);
            say!("guess-time-and-clock", heading = &headings[time], cell = first, clock = &headings[*clock])
        }
        None => {
            let first = first_of(time, &|cell| time_format.parse(cell, &zone).is_some());
            say!("guess-time", heading = &headings[time], cell = first)
        }
    };
    let why_others = [("guess-start", &start), ("guess-recorded", &recorded)];
    let why_others = why_others.into_iter().filter_map(|(id, found)| {
        let (at, word) = found.as_ref()?;
        Some(by_name(id, *at, word))
    });
    reasons.splice(first_reason..first_reason, std::iter::once(why_time).chain(why_others));
    let of_kind =
        |at: usize, named: &str| ObjectColumn { column: headings[at].trim().to_owned(), kind: kind_of(named) };
    let objects: Vec<ObjectColumn> = if of_types.is_empty() {
        vec![of_kind(object, &lower[object])]
    } else {
        of_types.iter().map(|(at, _)| of_kind(*at, &lower[*at][OF_TYPE.len()..])).collect()
    };
    let within = |most: f64| {
        let cells = &cells;
        move |at: usize| {
            let all = cells(at);
            let degrees =
                |cell: &&&str| cell.replace(',', ".").parse::<f64>().is_ok_and(|degrees| degrees.abs() <= most);
            // A cell may be wrong, or one in ten.
            let right = all.iter().filter(degrees).count();
            let wrong = all.len() - right;
            right > wrong && wrong <= (all.len() / 10).max(1)
        }
    };
    // One without the other says nothing.
    let is_fine = |at: usize| cells(at).iter().all(|cell| decimals(cell) > 2);
    let is_length = |at: usize| is_one_of(&EAST_OR_LENGTH, at) && is_fine(at);
    let is_breadth = |at: usize| is_one_of(&NORTH_OR_BREADTH, at) && is_fine(at);
    let is_east = |at: usize| (EAST.iter().any(|word| lower[at].contains(word)) || is_length(at)) && within(180.0)(at);
    let has_east = (0..headings.len()).any(is_east);
    let is_north = |at: usize| has_east && !is_east(at) && within(90.0)(at);
    let latitude = take(&NORTH, &is_north).or_else(|| take(&NORTH_OR_BREADTH, &|at| is_breadth(at) && is_north(at)));
    let longitude =
        latitude.as_ref().and_then(|_| take(&EAST, &within(180.0)).or_else(|| take(&EAST_OR_LENGTH, &is_east)));
    let height = latitude.as_ref().and_then(|_| take(&["altitude", "height", "elevation", "alt"], &within(1e5)));
    for (found, id) in [(&latitude, "guess-north"), (&longitude, "guess-east")] {
        if let Some((at, word)) = found {
            reasons.push(by_name(id, *at, word));
        }
    }
    let height_in_feet = height.as_ref().is_some_and(|(at, _)| {
        let is_in = |word: &str| lower[*at].split(|sign: char| !sign.is_alphanumeric()).any(|part| part == word);
        // Of what calls itself barometric only the tables of OpenSky are in metres; they say it without a line between.
        is_in("ft") || is_in("feet") || lower[*at] == "alt_baro" || (lower[*at] == "altitude" && has_callsign(&lower))
    });
    if let Some((at, word)) = &height {
        let id = if height_in_feet { "guess-height-feet" } else { "guess-height-metres" };
        reasons.push(by_name(id, *at, word));
    }
    let is_whole = |at: usize| is_word(at) && SHORT_PLACES.contains(&&lower[at][..]);
    let place = take(&PLACES, &is_word).or_else(|| take(&SHORT_PLACES, &is_whole));
    if let Some((at, word)) = &place {
        reasons.push(by_name("guess-place", *at, word));
    }
    for at in &of_object {
        taken[*at] = false;
    }
    let rest = (0..headings.len()).filter(|at| !taken[*at] && !cells(*at).is_empty());
    let (measures, attributes): (Vec<usize>, Vec<usize>) =
        rest.partition(|at| unit_of(&lower[*at]).is_some() && formats[*at].is_none());
    for at in attributes.iter().filter(|at| formats[**at].is_some()) {
        reasons.push(match () {
            () if of_object.contains(at) => {
                say!("guess-of-object", heading = &headings[*at], time = &headings[time])
            }
            () if lower[*at].starts_with(OF_CASE) => say!("guess-of-case", heading = &headings[*at]),
            () => say!("guess-more-times", heading = &headings[*at]),
        });
    }
    for at in &measures {
        let unit = unit_of(&lower[*at]).unwrap_or_default();
        let is_told = usual_unit(&lower[*at]).is_none();
        let id = if is_told { "guess-measured" } else { "guess-measured-usual" };
        reasons.push(say!(id, heading = &headings[*at], unit = unit));
    }
    let between = ['|', ';', ','].into_iter().find(|sign| {
        let with = cells(object).iter().filter(|cell| cell.contains(*sign)).count();
        with > 0
    });
    if let Some(between) = between {
        reasons.push(say!("guess-between", heading = &headings[object], between = between.to_string()));
    }
    let times = cells(time);
    let absolute = times.iter().filter(|cell| tells_offset(cell)).count();
    let has_offset = 2 * absolute > times.len();
    let is_absolute =
        has_offset || !matches!(time_format, TimeFormat::Iso | TimeFormat::Pattern(_) | TimeFormat::SpreadsheetDays);
    let heading_zone = zone_of_heading(&headings[time]);
    match (&zone_column, &heading_zone) {
        (Some((at, word)), _) => reasons.push(by_name("guess-zone-column", *at, word)),
        (None, Some(zone)) if !is_absolute => {
            reasons.push(say!("guess-zone-heading", heading = &headings[time], zone = zone));
        }
        _ if !is_absolute => reasons.push(say!("guess-zone", zone = clock)),
        _ => {}
    }
    if let TimeFormat::Pattern(pattern) = &time_format
        && (format_with(("%d/%m", "%m/%d"), &cells(time), &zone, pattern)
            || format_with(("%d-%m", "%m-%d"), &cells(time), &zone, pattern))
    {
        reasons.push(say!("guess-day-first").into());
    }
    if let TimeFormat::Pattern(pattern) = &time_format
        && let Some(rest) = pattern.strip_prefix("%m/%d")
        && cells(time).iter().all(|cell| TimeFormat::Pattern(format!("%d/%m{rest}")).parse(cell, &zone).is_some())
    {
        reasons.push(say!("guess-month-first").into());
    }
    let numbers =
        measures.iter().copied().chain([&latitude, &longitude, &height].into_iter().flatten().map(|(at, _)| *at));
    let numbers: Vec<usize> = numbers.collect();
    let degrees = [&latitude, &longitude].map(|found| found.as_ref().map(|(at, _)| *at));
    let values = value.iter().map(|(at, _)| *at).chain(numbers.iter().copied());
    let values = values.filter(|at| !degrees.contains(&Some(*at))).collect::<Vec<usize>>();
    let (decimal_comma, why) = decimal_sign(
        numbers.iter().chain(&values).flat_map(|at| cells(*at)),
        values.iter().flat_map(|at| cells(*at)),
        delimiter,
    );
    reasons.extend(why);
    let name = |at: usize| headings[at].trim().to_owned();
    let mapping = Mapping {
        objects,
        time: name(time),
        clock: split.map(|(_, clock, _)| name(clock)),
        start: start.map(|(at, _)| name(at)),
        recorded: recorded.map(|(at, _)| name(at)),
        place: place.map(|(at, _)| name(at)),
        latitude: latitude.map(|(at, _)| name(at)),
        longitude: longitude.map(|(at, _)| name(at)),
        height: height.map(|(at, _)| name(at)),
        height_in_feet,
        id: row_id.map(|(at, _)| name(at)),
        time_format,
        time_zone: heading_zone.unwrap_or_else(|| clock.into()),
        zone: zone_column.map(|(at, _)| name(at)),
        quantity: quantity.map(|(at, _)| name(at)),
        value: value.map(|(at, _)| name(at)),
        unit: unit.map(|(at, _)| name(at)),
        measures: measures.iter().map(|at| (name(*at), unit_of(&lower[*at]).unwrap_or_default().to_owned())).collect(),
        attributes: attributes.into_iter().map(name).collect(),
        between,
        decimal_comma,
    };
    Ok(Guess { mapping, reasons })
}

/// Before the type of the objects of a column, where a log of pm4py is written as a table.
const OF_TYPE: &str = "ocel:type:";

/// Before the name of what is said of the case, and not of the event of the row, where XES is written as a table. Source: pm4py.
const OF_CASE: &str = "case:";

/// Whether column `at` tells of the object, and not of the row: it is the same in all rows of each object that has several of them
/// with different times in column `time`, and there is such an object.
fn is_of_object(sample: &[&[String]], object: usize, at: usize, time: usize) -> bool {
    let mut objects = BTreeMap::<&str, (BTreeSet<&str>, BTreeSet<&str>)>::new();
    for row in sample {
        let [object, told, time] = [object, at, time].map(|at| row.get(at).map_or("", |cell| cell.trim()));
        if ![object, told, time].contains(&"") {
            let (all_told, times) = objects.entry(object).or_default();
            all_told.insert(told);
            times.insert(time);
        }
    }
    let mut several = objects.into_values().filter(|(_, times)| times.len() > 1).peekable();
    several.peek().is_some() && several.all(|(told, _)| told.len() == 1)
}

/// How many figures stand behind the decimal sign.
fn decimals(cell: &str) -> usize {
    cell.rsplit_once(['.', ',']).map_or(0, |(_, rest)| rest.len())
}

/// Whether a table is one of flights, whose altitudes are in feet.
fn has_callsign(headings: &[String]) -> bool {
    headings.iter().any(|heading| heading == "callsign")
}

/// Whether a heading has one of the words in it by which columns are known.
pub fn is_known(heading: &[u8]) -> bool {
    let heading = String::from_utf8_lossy(heading).to_lowercase();
    OBJECTS.iter().chain(&PLACES).chain(&TIMES).any(|word| heading.contains(word))
}

/// Whether a cell reads as the id of a thing: one word with figures in it, and letters or many figures.
fn is_id(cell: &str) -> bool {
    let figures = cell.chars().filter(char::is_ascii_digit).count();
    let has_letter = cell.chars().any(char::is_alphabetic);
    let is_word = cell.chars().all(|sign| sign.is_alphanumeric() || "-_/.:".contains(sign));
    is_word && (figures > 7 || (figures > 0 && has_letter))
}

/// Whether a heading says that its column is of times.
pub fn is_of_time(heading: &[u8]) -> bool {
    let heading = String::from_utf8_lossy(heading).to_lowercase();
    TIMES.iter().chain(&STARTS).any(|word| heading.contains(word))
}

/// The columns of the day and of the time of day, where they are two, and how both are written with a space between.
fn split_time(headings: &[String], sample: &[&[String]], zone: &TimeZone) -> Option<(usize, usize, TimeFormat)> {
    let columns = headings.len();
    let rows = || sample.iter().take(50);
    let is_clock = |cell: &str| {
        let head = cell.get(..5).unwrap_or(cell);
        let is_of = |pattern: &str| jiff::civil::Time::strptime(pattern, head).is_ok();
        cell.len() <= 12 && (cell.contains(':') && is_of("%H:%M") || cell.contains('h') && is_of("%Hh%M"))
    };
    let all = |at: usize, is_such: &dyn Fn(&str) -> bool| {
        let mut filled = rows().filter_map(|row| row.get(at)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        filled.next().is_some_and(is_such) && filled.all(is_such)
    };
    // Figures alone are a time of day only where their column is called so.
    let is_figures = |cell: &str| {
        let clock = with_colons(cell);
        clock.len() > cell.len() && is_clock(&clock)
    };
    let is_called_so = |at: &usize| {
        let heading = headings[*at].trim().to_lowercase();
        is_of_time(heading.as_bytes()) || ["hour", "tm", "uur"].iter().any(|word| heading.ends_with(word))
    };
    let clock = (0..columns).find(|at| all(*at, &is_clock));
    let clock = clock.or_else(|| (0..columns).filter(is_called_so).find(|at| all(*at, &is_figures)))?;
    (0..columns).filter(|at| *at != clock && all(*at, &|cell| !cell.contains(':'))).find_map(|date| {
        let both =
            rows().filter_map(|row| Some(format!("{} {}", row.get(date)?.trim(), with_colons(row.get(clock)?.trim()))));
        let both: Vec<String> = both.collect();
        let format = format_of(&both.iter().map(String::as_str).collect::<Vec<_>>(), zone)?;
        Some((date, clock, format))
    })
}

fn format_with((order, other): (&str, &str), cells: &[&str], zone: &TimeZone, pattern: &str) -> bool {
    let other = pattern.strip_prefix(order).map(|rest| TimeFormat::Pattern(format!("{other}{rest}")));
    other.is_some_and(|other| cells.iter().all(|cell| other.parse(cell, zone).is_some()))
}

/// Whether cells may be days as spreadsheets count them, of this century and the years around it.
fn are_days(cells: &[&str]) -> bool {
    let is_day = |cell: &&str| days_in(cell).is_some_and(|days| (30_000.0..75_000.0).contains(&days));
    !cells.is_empty() && cells.iter().all(is_day)
}

/// How all of these cells are written, if all are times.
pub fn format_of(cells: &[&str], zone: &TimeZone) -> Option<TimeFormat> {
    if cells.is_empty() {
        return None;
    }
    // A cell or two may be wrong; the others tell how it is meant.
    let reads =
        |format: &TimeFormat| 2 * cells.iter().filter(|cell| format.parse(cell, zone).is_some()).count() >= cells.len();
    // Numbers are times only where they are of our days: from 2001 on, and not of a thousand years.
    let numbers: Option<Vec<f64>> = cells.iter().map(|cell| cell.parse::<f64>().ok()).collect();
    if let Some(numbers) = numbers {
        let scales = [
            (1e9, TimeFormat::Seconds),
            (1e12, TimeFormat::Millis),
            (1e15, TimeFormat::Micros),
            (1e18, TimeFormat::Nanos),
        ];
        let fit = |least: f64| numbers.iter().all(|number| (least..4.0 * least).contains(number));
        let scale = scales.into_iter().find(|(least, _)| fit(*least)).map(|(_, format)| format);
        return scale.or_else(|| Some(TimeFormat::Pattern("%Y%m%d%H%M%S".into())).filter(|format| reads(format)));
    }
    for format in [TimeFormat::Iso, TimeFormat::Mail] {
        if reads(&format) {
            return Some(format);
        }
    }
    PATTERNS.into_iter().map(|pattern| TimeFormat::Pattern(pattern.to_owned())).find(|format| reads(format))
}

/// Whether numbers have a decimal comma: the convention is meant in which more of them are numbers. Why, where one could ask: also
/// where those of `values`, which are no degrees, could group thousands by a point.
fn decimal_sign<'c>(
    numbers: impl Iterator<Item = &'c str> + Clone,
    mut values: impl Iterator<Item = &'c str> + Clone,
    delimiter: Option<u8>,
) -> (bool, Option<String>) {
    let read = |has_comma: bool| numbers.clone().filter(|cell| number_in(cell, has_comma).is_some()).count();
    let (with_comma, with_point) = (read(true), read(false));
    let Some(cell) = numbers.clone().find(|cell| cell.contains(',')) else {
        // Who separates cells by a semicolon has the comma for decimals, as a rule.
        let is_doubtful = |cell: &str| cell.contains('.') && number_in(cell, true).is_some();
        let all = values.clone().filter(|cell| cell.contains('.'));
        let is_grouped = delimiter == Some(b';') && all.clone().count() > 0 && all.clone().all(is_doubtful);
        let cell = values.find(|cell| cell.contains('.')).filter(|_| is_grouped);
        return (false, cell.map(|cell| say!("guess-point-doubt", cell = cell)));
    };
    // Who separates cells by a comma has it for groups of thousands, where it could be either.
    let is_comma = with_comma > with_point || (with_comma == with_point && delimiter != Some(b','));
    let id = match with_comma.cmp(&with_point) {
        Ordering::Less => "guess-point",
        Ordering::Equal if is_comma => "guess-comma-doubt",
        Ordering::Equal => "guess-group-doubt",
        Ordering::Greater => "guess-comma",
    };
    (is_comma, Some(say!(id, cell = cell)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{feed::ZONE, hub::ObjectKind};

    fn guessed(text: &str) -> Guess {
        let rows: Vec<Vec<String>> = text.lines().map(|line| line.split(';').map(str::to_owned).collect()).collect();
        let sample: Vec<&[String]> = rows[1..].iter().map(Vec::as_slice).collect();
        guess(&rows[0], &sample, ZONE, Some(b';')).expect("a guess")
    }

    #[test]
    fn columns_are_guessed_with_reasons() {
        let found = guessed(
            "case:concept:name;concept:name;time:timestamp;start_timestamp\nC1;order;2015-01-05 09:02:50+00:00;2015-01-05 09:00:07+00:00",
        );
        let mapping = &found.mapping;
        assert_eq!((mapping.time.as_str(), mapping.start.as_deref()), ("time:timestamp", Some("start_timestamp")));
        assert_eq!(
            (mapping.objects[0].column.as_str(), mapping.place.as_deref()),
            ("case:concept:name", Some("concept:name"))
        );
        assert_eq!(found.reasons.len(), 4, "{:?}", found.reasons);
    }

    /// The ways in which spreadsheets and people write times, in a table of a truck at two docks.
    #[test]
    fn times_are_read_as_people_write_them() {
        let zone = TimeZone::get(ZONE).expect("the clock of the hub");
        let morning = "2021-11-08T05:12:00Z";
        for (heading, cells, first) in [
            ("time", ["08.11.21 06:12", "20.11.21 06:20"], morning),
            ("time", ["08/11/21 06:12", "20/11/21 06:20"], morning),
            ("time", ["8-Nov-21 06:12", "20-Nov-21 06:20"], morning),
            ("time", ["08-Nov-2021 06:12", "20-Nov-2021 06:20"], morning),
            ("time", ["8 Nov 2021 06:12", "20 Nov 2021 06:20"], morning),
            ("time", ["08/11/2021 06h12", "20/11/2021 06h20"], morning),
            ("time", ["20/11/2021 06:12 AM", "20/11/2021 06:20 PM"], "2021-11-20T05:12:00Z"),
            ("date", ["08/11/2021", "20/11/2021"], "2021-11-07T23:00:00Z"),
            ("date", ["08.11.2021", "20.11.2021"], "2021-11-07T23:00:00Z"),
            ("time", ["2021-11-08 06:12 CET", "2021-11-20 06:20:30 CEST"], morning),
            ("datetime", ["44508.2583333333", "44520.5"], morning),
            ("datetime", ["44508,2583333333", "44520,5"], morning),
            ("time", ["Mon, 08 Nov 2021 06:12:00 +0100", "Sat, 20 Nov 2021 06:20:00 GMT"], morning),
            ("time", ["08/11/2021, 06:12:00", "20/11/2021, 06:20:00"], morning),
            ("time", ["11/8/2021, 6:12:00 AM", "11/20/2021, 6:20:00 PM"], morning),
            ("time", ["Nov 8, 2021 6:12 AM", "Nov 20, 2021 6:20 PM"], morning),
            ("time", ["Mon Nov  8 06:12:00 2021", "Sat Nov 20 06:20:00 2021"], morning),
            ("time", ["1636348320.25", "1636348380.5"], "2021-11-08T05:12:00.25Z"),
        ] {
            let found = guessed(&format!("{heading};truck;dock\n{};T1;a\n{};T2;b", cells[0], cells[1]));
            let read = found.mapping.time_format.parse(cells[0], &zone).map(|time| time.to_string());
            assert_eq!(read.as_deref(), Some(first), "{cells:?} as {:?}", found.mapping.time_format);
        }
        // Numbers in a column that is not called a time are none.
        let found = guessed("time;truck;weight\n2021-11-08 06:12;T1;44508\n2021-11-08 06:13;T2;44509");
        assert_eq!(found.mapping.time, "time");
    }

    #[test]
    fn the_ends_of_an_interval_have_short_names_in_the_languages_of_the_hub() {
        for (from, to) in [("von", "bis"), ("van", "tot"), ("de", "à"), ("from", "to"), ("début", "fin"), ("从", "到")]
        {
            let found = guessed(&format!("uld;zone;{from};{to}\nPMC1;a;08.11.2021 06:12;08.11.2021 07:12"));
            assert_eq!((found.mapping.start.as_deref(), &*found.mapping.time), (Some(from), to));
        }
        // Where they are places they are no times.
        let found = guessed("uld;time;from;to\nPMC1;08.11.2021 06:12;north;south");
        assert_eq!((found.mapping.start, found.mapping.place.as_deref()), (None, Some("to")));
    }

    #[test]
    fn other_columns_of_times_are_kept_and_told_of() {
        let found = guessed("plan_time;actual_time;uld;loc\n2021-11-08 06:00;2021-11-08 06:12;PMC1;a");
        assert_eq!(
            (&found.mapping.time[..], &found.mapping.attributes[..]),
            ("actual_time", &["plan_time".to_owned()][..])
        );
        let french = guessed("date;heure;palette\n20/11/2021;14h05;P1");
        assert_eq!((&french.mapping.time[..], french.mapping.clock.as_deref()), ("date", Some("heure")));
        assert_eq!((found.mapping.attributes.len(), found.mapping.place.as_deref()), (1, Some("loc")));
        assert!(found.reasons.iter().any(|reason| reason.contains("holds times, too")), "{:?}", found.reasons);
        let doubt = guessed("time;uld\n08/11/2021 02:05 PM;PMC1");
        assert!(doubt.reasons.iter().any(|reason| reason.contains("the month is taken")), "{:?}", doubt.reasons);
    }

    #[test]
    fn what_is_said_of_a_case_or_an_object_is_no_beginning_and_no_end() {
        let head = "case:startdate;case:concept:name;concept:name;time:timestamp";
        let case = guessed(&format!("{head}\n2024-05-01 08:00:00;C1;a;2024-05-01 09:00:00"));
        assert_eq!((case.mapping.start.as_deref(), &*case.mapping.time), (None, "time:timestamp"));
        assert_eq!(case.mapping.attributes, ["case:startdate"]);
        let of_case = case.reasons.iter().find(|why| why.contains("\"case:startdate\""));
        assert!(of_case.is_some_and(|why| why.contains("begins with \"case:\"")), "{:?}", case.reasons);
        let named = guessed("case:startdate;time;uld\n2024-05-01 08:00:00;2024-05-01 09:00:00;PMC1").mapping;
        assert_eq!((&*named.time, &*named.objects[0].column), ("time", "uld"));
        // Where nothing else tells a time, that of the case does.
        assert_eq!(guessed("case:startdate;uld;zone\n2024-05-01 08:00:00;PMC1;a").mapping.time, "case:startdate");
        let rows = "P1;a;2024-05-01 08:00;2024-05-01 09:00\nP1;b;2024-05-01 08:00;2024-05-01 10:00";
        let same = guessed(&format!("pallet;zone;start;time\n{rows}\nP2;a;2024-05-01 08:30;2024-05-01 09:30"));
        assert_eq!((same.mapping.start.as_deref(), &*same.mapping.time), (None, "time"));
        let of_object = same.reasons.iter().find(|why| why.contains("\"start\""));
        assert!(of_object.is_some_and(|why| why.contains("is said of the object")), "{:?}", same.reasons);
        // Of an object in one of whose rows it differs it is the beginning.
        for more in [
            "P1;b;2024-05-01 09:30;2024-05-01 11:00",
            "P2;b;2024-05-01 08:30;2024-05-01 11:00\nP2;b;2024-05-01 09:30;2024-05-01 12:00",
        ] {
            let differs = guessed(&format!("pallet;zone;start;time\n{rows}\n{more}"));
            assert_eq!(differs.mapping.start.as_deref(), Some("start"), "{more}");
        }
        // An end that is the same all along is none: a row happened when it began.
        let ends = guessed(
            "pallet;zone;start;end\nP1;a;2024-05-01 08:00;2024-05-01 12:00\nP1;b;2024-05-01 09:00;2024-05-01 12:00",
        );
        assert_eq!((ends.mapping.start.as_deref(), &*ends.mapping.time), (None, "start"));
        assert_eq!(ends.mapping.attributes, ["end"]);
    }

    #[test]
    fn a_reason_says_no_more_than_the_table_does() {
        let split = guessed("uld;date;time;weight;load_kg\nPMC1;;06:10;7;8\nPMC1;2021-11-08;06:12;7;8");
        let why = |word: &str| split.reasons.iter().find(|why| why.starts_with(word)).cloned().unwrap_or_default();
        let time = why("\"date\" is the time");
        assert!(time.contains("\"2021-11-08\"") && time.contains("\"time\" tells"), "{:?}", split.reasons);
        assert!(why("\"weight\"").contains("no unit"), "{:?}", split.reasons);
        assert!(why("\"load_kg\"").contains("its name ends so"), "{:?}", split.reasons);
    }

    #[test]
    fn doubts_are_told() {
        let found =
            guessed("uld;zone;time;weight_kg;colour\nPMC1;a;01/02/2021 06:00;12,5;red\nPMC2;a;02/02/2021 06:00;13;red");
        assert_eq!(found.mapping.time_format, TimeFormat::Pattern("%d/%m/%Y %H:%M".into()));
        assert!(found.mapping.decimal_comma);
        assert_eq!(found.mapping.objects[0].kind, ObjectKind::Uld);
        assert_eq!(found.mapping.attributes, ["colour"]);
        let all = found.reasons.join("\n");
        assert!(all.contains("other way round") && all.contains("Europe/Brussels"), "{all}");
        let found = guessed("uld;time\nPMC1;02/25/2021 06:00");
        assert_eq!(found.mapping.time_format, TimeFormat::Pattern("%m/%d/%Y %H:%M".into()));
    }

    #[test]
    fn headings_may_be_of_the_languages_of_the_hub_or_say_nothing() {
        for (text, object, place) in [
            ("Behälter;Lagerplatz;Zeitpunkt\nAKE1;A;08.11.2021 06:12", "Behälter", Some("Lagerplatz")),
            ("colis;lieu;heure\n00123;quai 3;08/11/2021 06:12", "colis", Some("lieu")),
            ("Zending;Locatie;Tijdstip\nZ1;A;08-11-2021 06:12", "Zending", Some("Locatie")),
            ("wann;was;welches\n08.11.2021 06:12;red paint;AKE12345", "welches", None),
        ] {
            let mapping = guessed(text).mapping;
            assert_eq!((mapping.objects[0].column.as_str(), mapping.place.as_deref()), (object, place), "{text}");
        }
    }

    #[test]
    fn degrees_are_known_by_their_names_and_their_range() {
        let found = guessed("icao24;callsign;time;lat;lon;altitude\n4b1815;CNO1;2021-11-08T05:00:00Z;50.64;5.45;1000");
        let mapping = &found.mapping;
        assert_eq!((mapping.latitude.as_deref(), mapping.longitude.as_deref()), (Some("lat"), Some("lon")));
        assert!(mapping.height.as_deref() == Some("altitude") && mapping.height_in_feet, "{mapping:?}");
        let found = guessed("icao24;time;lat;lon;baroaltitude\n4b1815;2021-11-08T05:00:00Z;50.64;5.45;304.8");
        assert!(found.mapping.height.is_some() && !found.mapping.height_in_feet, "{found:?}");
        let found = guessed(
            "uld;time;lat;lon\nA;2021-11-08T05:00:00Z;50.64;5.45\nA;2021-11-08T05:01:00Z;950.64;5.45\nA;2021-11-08T05:02:00Z;50.65;5.45",
        );
        assert_eq!((found.mapping.latitude.as_deref(), found.mapping.longitude.as_deref()), (Some("lat"), Some("lon")));
        // A platform is no latitude, and a latitude without a longitude says nothing.
        let found = guessed("uld;time;plate;lat\nPMC1;2021-11-08T05:00:00Z;A1;50.64");
        assert_eq!((found.mapping.latitude, found.mapping.attributes.len()), (None, 2));
    }

    #[test]
    fn a_day_and_a_time_of_day_are_one_time() {
        for (text, format) in [
            ("uld;date;time\nPMC1;2021-11-08;06:12\nPMC2;2021-11-08;06:13:20", TimeFormat::Iso),
            ("uld;date;time\nPMC1;2021-11-08;905\nPMC2;2021-11-08;1305", TimeFormat::Iso),
            ("uld;SCAN_DT;SCAN_TM\nPMC1;20211108;90500", TimeFormat::Iso),
            ("uld;date;hour\nPMC1;08NOV21;0905", TimeFormat::Pattern("%d%b%y %H:%M".into())),
            ("uld;Uhrzeit;Datum\nPMC1;06:12;08.11.2021", TimeFormat::Pattern("%d.%m.%Y %H:%M".into())),
        ] {
            let found = guessed(text);
            assert_eq!(found.mapping.time_format, format, "{text}");
            assert!(found.mapping.clock.is_some() && found.reasons[0].contains("time of day"), "{found:?}");
        }
        assert_eq!(guessed("uld;time\nPMC1;2021-11-08 06:12").mapping.clock, None);
    }

    #[test]
    fn times_without_an_offset_are_taken_for_the_clock_of_the_scene_and_it_is_said() {
        let own = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let (head, row) = (own(&["uld", "time"]), own(&["PMC1", "2021-11-08 06:12"]));
        let found = guess(&head, &[&row], "Asia/Shanghai", None).expect("a guess");
        assert_eq!(found.mapping.time_zone, "Asia/Shanghai");
        assert!(found.reasons.iter().any(|why| why.contains("Asia/Shanghai")), "{:?}", found.reasons);
        let told = own(&["PMC1", "2021-11-08T06:12:00+08:00"]);
        let told = guess(&head, &[&told], "Asia/Shanghai", None).expect("a guess");
        assert!(!told.reasons.iter().any(|why| why.contains("Asia/Shanghai")), "{:?}", told.reasons);
    }

    #[test]
    fn a_clock_is_taken_from_a_heading_or_a_column() {
        for (text, zone, column) in [
            ("timestamp_utc;uld\n2024-05-01 08:00:00;PMC1", "UTC", None),
            ("Time [UTC];uld\n2024-05-01 08:00:00;PMC1", "UTC", None),
            ("time;tz;uld;location\n2024-05-01 08:00:00;Asia/Taipei;PMC1;a", ZONE, Some("tz")),
            ("time;timezone;uld\n2024-05-01 08:00:00;somewhere;PMC1", ZONE, None),
        ] {
            let found = guessed(text);
            assert_eq!((&*found.mapping.time_zone, found.mapping.zone.as_deref()), (zone, column), "{text}");
            let is_told = found.reasons.iter().any(|reason| reason.contains("UTC") || reason.contains("\"tz\""));
            assert_eq!(is_told, zone == "UTC" || column.is_some(), "{:?}", found.reasons);
        }
    }

    #[test]
    fn tables_of_others_are_known_by_their_words() {
        let long = guessed("time;sensor;quantity;value;unit\n2024-05-01T08:00:00Z;S1;temperature;5;degC");
        let mapping = &long.mapping;
        assert_eq!((&*mapping.objects[0].column, mapping.quantity.as_deref()), ("sensor", Some("quantity")));
        assert_eq!((mapping.value.as_deref(), mapping.unit.as_deref()), (Some("value"), Some("unit")));
        // A unit is a thing where nothing is measured.
        assert_eq!(guessed("time;unit;zone\n2024-05-01T08:00:00Z;AKE1;a").mapping.objects[0].column, "unit");
        let stay = guessed("pallet;zone;entered;left\nP1;a;2024-05-01T08:00:00Z;2024-05-01T09:00:00Z");
        assert_eq!((stay.mapping.start.as_deref(), &*stay.mapping.time), (Some("entered"), "left"));
        assert_eq!(guessed("uld;entered;zone\nP1;2024-05-01T08:00:00Z;a").mapping.time, "entered");
        let move_ = guessed("time;uld;from;to\n2024-05-01T08:00:00Z;PMC1;door-3;lane-3");
        assert_eq!(
            (move_.mapping.place.as_deref(), &move_.mapping.attributes[..]),
            (Some("to"), &["from".to_owned()][..])
        );
        let german = guessed("Zeit;Fahrzeug;Breite;Länge\n01.05.2024 08:00:00;T1;50,6401;5,4602");
        assert_eq!(
            (german.mapping.latitude.as_deref(), german.mapping.longitude.as_deref()),
            (Some("Breite"), Some("Länge"))
        );
        assert_eq!(guessed("Zeit;Paket;Breite;Länge\n01.05.2024 08:00:00;P1;50;40").mapping.latitude, None);
        let chinese = guessed("时间;托盘;位置\n2024-05-01 08:00:00;P1;door-3").mapping;
        assert_eq!(
            (&*chinese.time, &*chinese.objects[0].column, chinese.place.as_deref()),
            ("时间", "托盘", Some("位置"))
        );
        let american = guessed("date;pallet;dock\n5/16/24 2:05 PM;P1;door-3");
        assert_eq!(american.mapping.time_format, TimeFormat::Pattern("%m/%d/%y %I:%M %p".into()));
        let doubt = guessed("date;pallet;dock\n06-05-24 14:05;P1;door-3");
        assert!(doubt.reasons.iter().any(|reason| reason.contains("other way round")), "{:?}", doubt.reasons);
        let ocel = guessed("ocel:eid;ocel:timestamp;ocel:activity;ocel:type:Order;ocel:type:Truck\ne1;2022-01-09 14:00:00+00:00;pack;['O1', 'O2'];").mapping;
        assert_eq!(
            (ocel.id.as_deref(), ocel.place.as_deref(), ocel.objects.len()),
            (Some("ocel:eid"), Some("ocel:activity"), 2)
        );
        assert_eq!(ocel.objects[1].kind, ObjectKind::Truck);
    }

    #[test]
    fn a_table_without_times_or_objects_is_refused() {
        let of = |head: &[&str], row: &[&str]| {
            let own = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
            let (head, row) = (own(head), own(row));
            guess(&head, &[&row], ZONE, None).expect_err("refused").to_string()
        };
        assert!(of(&["uld", "colour"], &["A", "red"]).contains("times"));
        assert!(of(&["when", "colour"], &["2021-11-08T05:00:00Z", "red"]).contains("objects"));
    }

    #[test]
    fn the_decimal_sign_is_told_with_a_reason() {
        let with =
            |cells: &[&'static str], sign| decimal_sign(cells.iter().copied(), cells.iter().copied(), Some(sign));
        let of = |cells: &[&'static str]| with(cells, b';');
        assert_eq!(of(&["12.5", "3"]), (false, None));
        assert!(of(&["12,5", "1.234,5"]).0 && !of(&["1,234.5"]).0 && !of(&["1,234", "12.5"]).0);
        let (is_comma, why) = of(&["1,234"]);
        assert!(is_comma && why.is_some_and(|why| why.contains("could group thousands")));
        let (is_comma, why) = with(&["1,234"], b',');
        assert!(!is_comma && why.is_some_and(|why| why.contains("groups thousands")));
        let (is_comma, why) = of(&["1.234", "2.500"]);
        assert!(!is_comma && why.is_some_and(|why| why.contains("could group thousands")));
        assert_eq!((of(&["1.234", "2.5"]), with(&["1.234"], b',')), ((false, None), (false, None)));
    }
}
