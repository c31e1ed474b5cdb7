//! Tables to be pasted into a spreadsheet or read by another program: CSV by RFC 4180, times in UTC, numbers with a point, a first
//! line of names.

use jiff::tz::TimeZone;

use crate::{
    environment::{Element, Modelled, Report, Row, Site, Stage, rows},
    hub::{EventLog, EventTime, HubState, Layout, Location, ObjectId, unit, words},
    kpi::{Bar, Case, Kpi, Lane, Reading},
    language::{Language, known, numerals::number},
    say,
    watch::Incident,
};

/// A table in CSV.
struct Table(csv::Writer<Vec<u8>>);

impl Table {
    fn of<const N: usize>(names: [&str; N]) -> Self {
        Self::with(names.map(str::to_owned))
    }

    /// A table of that many columns.
    fn with(names: impl IntoIterator<Item = String>) -> Self {
        let mut table = Self(csv::Writer::from_writer(Vec::new()));
        table.add(names);
        table
    }

    fn row<const N: usize>(&mut self, cells: [String; N]) {
        self.add(cells);
    }

    fn add(&mut self, cells: impl IntoIterator<Item = String>) {
        // Memory takes every row, and all have as many cells as the first.
        let _ = self.0.write_record(cells.into_iter().collect::<Vec<_>>());
    }

    fn text(self) -> String {
        self.0.into_inner().map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
    }
}

/// What is not there is an empty cell.
fn some(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// The incidents of those numbers; numbers and causes count from one, as `hubscope incidents` does.
pub fn incidents_table(
    incidents: &[Incident],
    numbers: impl IntoIterator<Item = usize>,
    log: &EventLog,
    layout: &Layout,
) -> String {
    let names = [
        "number", "rule", "label", "severity", "from", "until", "place", "object", "sentence", "cause", "effects",
        "alarms",
    ];
    let mut table = Table::of(names);
    for (at, incident) in numbers.into_iter().filter_map(|at| Some((at, incidents.get(at)?))) {
        table.row([
            (at + 1).to_string(),
            incident.rule.clone(),
            incident.label.clone(),
            format!("{:?}", incident.severity).to_lowercase(),
            incident.from.to_string(),
            some(incident.until),
            some(incident.place.map(|place| &layout.get(place).id)),
            some(incident.object.map(|object| log.object_name(object))),
            incident.sentence.clone(),
            some(incident.cause.map(|cause| cause + 1)),
            incident.effects.iter().map(|effect| (effect + 1).to_string()).collect::<Vec<_>>().join(" "),
            incident.alarms.join(" "),
        ]);
    }
    table.text()
}

/// A line for each bar of the lanes, and for each that was only planned.
pub fn lanes_table<'a>(lanes: impl IntoIterator<Item = &'a Lane>, log: &EventLog) -> String {
    let mut table = Table::of([
        "group",
        "lane",
        "object",
        "from",
        "until",
        "planned_from",
        "planned_until",
        "put_off_from",
        "put_off_until",
    ]);
    for lane in lanes {
        let ends = |bar: Option<Bar>| {
            let until = bar.map(|bar| bar.until).filter(|until| *until < EventTime::MAX);
            [some(bar.map(|bar| bar.from)), some(until)]
        };
        let is_there = |plan: &Bar| lane.actual.iter().any(|bar| bar.object == plan.object);
        let only_planned = lane.planned.iter().filter(|plan| !is_there(plan)).map(|plan| (plan.object, None));
        let actual = lane.actual.iter().map(|bar| (bar.object, Some(*bar)));
        for (object, bar) in actual.chain(only_planned) {
            let (group, label) = (lane.group.name().to_lowercase(), lane.label.clone());
            let [[from, until], [a, b], [c, d]] = [bar, lane.planned_of(object), lane.put_off_of(object)].map(ends);
            table.row([group, label, log.object_name(object).to_owned(), from, until, a, b, c, d]);
        }
    }
    table.text()
}

/// Objects as they are at the instant of a state, in the order in which they are listed.
pub fn objects_table(objects: impl IntoIterator<Item = ObjectId>, state: &HubState, log: &EventLog) -> String {
    let mut table = Table::of([
        "object",
        "kind",
        "type",
        "flow",
        "place",
        "inside",
        "bound_for",
        "since",
        "seen",
        "status",
        "held",
        "alarmed",
    ]);
    for (object, is) in objects.into_iter().filter_map(|object| Some((object, state.get(object)?))) {
        let (place, inside, bound) = match is.location {
            Location::At(place) => (log.place_name(place), "", ""),
            Location::Inside(parent) => ("", log.object_name(parent), ""),
            Location::Moving { to, .. } => ("", "", log.place_name(to)),
            Location::Unplaced => ("", "", ""),
        };
        table.row([
            log.object_name(object).to_owned(),
            is.kind.name().to_owned(),
            log.identity(object).2.unwrap_or_default().to_owned(),
            Language::English.speaking(|| is.flow.label()).to_owned(),
            place.to_owned(),
            inside.to_owned(),
            bound.to_owned(),
            is.since.to_string(),
            is.seen.to_string(),
            some(is.status.map(|status| status.code())),
            is.is_held.to_string(),
            is.is_alarmed.to_string(),
        ]);
    }
    table.text()
}

/// What happened to an object, in the order of time.
pub fn history_table(log: &EventLog, object: ObjectId) -> String {
    let mut table = Table::of(["time", "recorded", "object", "event", "words", "source", "file", "line", "taken_back"]);
    for event in log.history(object) {
        let told = &event.event;
        let words = Language::English.speaking(|| words::of(&told.what, &TimeZone::UTC));
        table.row([
            told.time.to_string(),
            told.recorded().to_string(),
            told.object.to_string(),
            told.what.name().to_owned(),
            words,
            some(told.source.as_deref()),
            event.file.to_owned(),
            some((event.line > 0).then_some(event.line)),
            event.is_retracted.to_string(),
        ]);
    }
    table.text()
}

/// Key figures with their readings, and over what each reading is.
pub fn figures_table<'a>(readings: impl IntoIterator<Item = (&'a Kpi, &'a str, Reading)>) -> String {
    let mut table =
        Table::of(["id", "label", "over", "value", "unit", "p90", "max", "cases", "target", "within_percent"]);
    for (kpi, over, reading) in readings {
        table.row([
            kpi.id.to_owned(),
            kpi.label().to_owned(),
            over.to_owned(),
            some(reading.value),
            kpi.measure.unit().to_owned(),
            some(reading.p90),
            some(reading.most),
            reading.count.to_string(),
            some(kpi.target),
            some(reading.within),
        ]);
    }
    table.text()
}

/// The course of a figure of that id.
pub fn course_table(id: &str, course: &[(EventTime, Option<f64>)]) -> String {
    let mut table = Table::of(["time", id]);
    for (time, value) in course {
        table.row([time.to_string(), some(*value)]);
    }
    table.text()
}

/// The cases that a figure is made of.
pub fn cases_table(log: &EventLog, kpi: &Kpi, cases: &[Case]) -> String {
    let mut table = Table::of(["figure", "object", "from", "until", "amount", "is_good"]);
    for case in cases {
        table.row([
            kpi.id.to_owned(),
            log.object_name(case.object).to_owned(),
            case.from.to_string(),
            some(Some(case.until).filter(|until| *until < EventTime::MAX)),
            case.amount.to_string(),
            case.is_good.to_string(),
        ]);
    }
    table.text()
}

/// The course of figures of the environment, by their numbers among the rows.
pub fn day_table(rows: &[Row], shown: &[usize], course: &[(EventTime, Vec<Option<f64>>)]) -> String {
    let names = shown.iter().filter_map(|at| rows.get(*at));
    let names = names.map(|row| format!("{} {}", row.name, row.figure.unit).trim_end().to_owned());
    let mut table = Table::with(std::iter::once("time".to_owned()).chain(names));
    for (time, values) in course {
        let values = shown.iter().map(|at| some(values.get(*at).copied().flatten()));
        table.add(std::iter::once(time.to_string()).chain(values));
    }
    table.text()
}

/// Every value of a quantity, as it was measured.
pub fn measured_table(log: &EventLog, quantity: &str, models: &[Modelled]) -> String {
    let mut table = Table::of(["time", "object", "quantity", "value", "unit"]);
    for (object, _, unit) in log.series().filter(|(_, name, _)| *name == quantity) {
        for value in log.measurements(object, quantity) {
            let name = log.object_name(object).to_owned();
            table.row([value.time.to_string(), name, quantity.to_owned(), value.value.to_string(), unit.to_owned()]);
        }
    }
    let unit = unit::unit_of(quantity).unwrap_or_default();
    for model in models {
        let label = Language::English.speaking(|| model.label());
        for (time, value) in &model.values {
            let (label, quantity) = (label.clone(), quantity.to_owned());
            table.row([time.to_string(), label, quantity, value.to_string(), unit.to_owned()]);
        }
    }
    table.text()
}

/// One element of a chain: `Air from Hangzhou, 2.7 t, 24520 t·km, 21577 kg CO2e`.
pub fn element_words(element: &Element, site: &Site) -> String {
    let lane = element.stage.lane().and_then(|lane| site.lanes.get(lane));
    let mode = lane.map(|lane| (lane.mode.label(), known(&lane.name)));
    let stage = match (element.stage, mode) {
        (Stage::In(_), Some((mode, lane))) => say!("environment-from", mode = mode, lane = lane),
        (_, Some((mode, lane))) => say!("environment-to", mode = mode, lane = lane),
        (_, None) => say!("env-through-hub").to_owned(),
    };
    let assumed = if element.is_assumed { "~ " } else { "" };
    say!(
        "env-element",
        stage = stage,
        tonnes = format!("{assumed}{}", number(element.tonnes, 2)),
        activity = number(element.tonne_km, 0),
        kg = number(element.kg_co2e, 0),
    )
}

/// The environment: every figure with its formula and its source, then the legs and chains of transport; in English, as other programs know it.
pub fn environment_table(report: &Report, site: &Site, log: &EventLog) -> String {
    Language::English.speaking(|| environment_in_english(report, site, log))
}

fn environment_in_english(report: &Report, site: &Site, log: &EventLog) -> String {
    let mut table = Table::of(["part", "figure", "value", "unit", "formula", "source"]);
    for row in rows(report, site) {
        let figure = row.figure;
        table.row([
            figure.part.label().to_owned(),
            row.name,
            some(row.value),
            figure.unit.to_owned(),
            figure.formula().to_owned(),
            figure.source().to_owned(),
        ]);
    }
    for leg in &report.transport.legs {
        let lane = &site.lanes[leg.lane];
        let way = if leg.is_inbound { "from" } else { "to" };
        let basis = format!(
            "{} vehicles with {} t, {} t of it assumed, over {} t·km; {}",
            leg.vehicles, leg.tonnes, leg.assumed_tonnes, leg.tonne_km, lane.basis
        );
        table.row([
            "Legs".to_owned(),
            format!("{} {way} {}", lane.mode.label(), lane.name),
            leg.kg_co2e.to_string(),
            "kg CO2e".to_owned(),
            basis,
            some(site.factor(lane.mode.factor()).ok().map(|factor| &factor.source)),
        ]);
    }
    for chain in &report.transport.chains {
        let elements: Vec<String> = chain.elements.iter().map(|element| element_words(element, site)).collect();
        table.row([
            "Chains".to_owned(),
            log.object_name(chain.object).to_owned(),
            chain.kg_co2e().to_string(),
            "kg CO2e".to_owned(),
            elements.join("; "),
            "ISO 14083:2023".to_owned(),
        ]);
    }
    table.text()
}
