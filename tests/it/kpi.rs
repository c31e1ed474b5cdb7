//! Every key figure beside what the events say when they are gone through one by one.

use std::collections::BTreeMap;

use hubscope::{
    hub::{
        EventLog, EventTime, HubEvent, Layout, Location, ObjectKind, Occupancy, StatusCode, TimeSpan, What,
        layout::PlaceKind, motion::Scenery,
    },
    kpi::{ALL, Goals, Kpi, Series},
    simulate::{Detail, Plan, simulate},
};

use crate::{
    common::{done, refused, text},
    twin::scene,
};

fn day(layout: &Layout) -> Vec<HubEvent<'static>> {
    let start = "2021-11-08".parse().expect("a date");
    simulate(layout, &Plan { start, days: 1, seed: 1, incidents: vec![], detail: Detail::Cages, has_train: false })
        .expect("a day")
}

/// First times of a status by object.
fn first_of(events: &[HubEvent<'static>], wanted: StatusCode) -> BTreeMap<String, EventTime> {
    let mut first = BTreeMap::new();
    for event in events {
        if matches!(&event.what, What::Status { code, .. } if *code == wanted) {
            first.entry(event.object.to_string()).or_insert(event.time);
        }
    }
    first
}

#[test]
fn each_figure_is_what_the_events_say_one_by_one() {
    let layout = scene();
    let events = day(&layout);
    let log = EventLog::of(&events);
    let (places, occupancy) = (layout.resolve(log.places()), Occupancy::of(&log));
    let scenery = Scenery { log: &log, layout: &layout, places: &places, occupancy: &occupancy };
    let (begin, end) = log.span().expect("events");
    let goals = Goals::bundled().expect("goals");
    let series = |id: &str| Series::of(Kpi::all(&goals).find(|kpi| kpi.id == id).expect("a figure"), &scenery);
    for (from, until) in [(begin, end), (begin + TimeSpan::from_minutes(780), begin + TimeSpan::from_minutes(840))] {
        let is_in = |time: &EventTime| *time > from && *time <= until;
        // ULDs that set out from a break-down station.
        let left = events.iter().filter(|event| {
            let from = match &event.what {
                What::Departs { from: Some(from), .. } => from.starts_with("breakdown-"),
                _ => false,
            };
            from && is_in(&event.time)
        });
        assert_eq!(series("uld-broken-down").reading(from, until).count, left.count());

        let (received, notified) = (first_of(&events, StatusCode::Rcf), first_of(&events, StatusCode::Nfd));
        let mut minutes: Vec<f64> = notified
            .iter()
            .filter(|(_, time)| is_in(time))
            .filter_map(|(object, time)| Some(time.secs_since(*received.get(object)?) / 60.0))
            .collect();
        minutes.sort_by(f64::total_cmp);
        let reading = series("rcf-nfd").reading(from, until);
        assert_eq!(reading.count, minutes.len());
        assert_eq!(reading.most, minutes.last().copied());
        let below = minutes.iter().filter(|value| Some(**value) <= reading.value).count();
        assert!(minutes.is_empty() || (2 * below >= minutes.len() && 2 * (below - 1) < minutes.len()));
    }
    // Three flights leave; each has its plan.
    assert_eq!(series("flights-on-time").reading(begin, end).count, first_of(&events, StatusCode::Dep).len());
    let arrival = series("arr-rcf").reading(begin, end);
    assert!(arrival.count > 50 && arrival.value.is_some_and(|minutes| (20.0..240.0).contains(&minutes)), "{arrival:?}");
}

/// The sorters, counted in the events of a day in which every bag is told of.
#[test]
fn figures_of_the_sorters_are_what_the_bags_went_through() {
    let layout = scene();
    let start = "2021-11-08".parse().expect("a date");
    let plan = Plan { start, days: 1, seed: 1, incidents: vec![], detail: Detail::Bags, has_train: false };
    let events = simulate(&layout, &plan).expect("a day");
    let log = EventLog::of(&events);
    let (places, occupancy) = (layout.resolve(log.places()), Occupancy::of(&log));
    let scenery = Scenery { log: &log, layout: &layout, places: &places, occupancy: &occupancy };
    let (begin, end) = log.span().expect("events");
    let read = |id: &str| {
        let kpi = Kpi::all(&Goals::default()).find(|kpi| kpi.id == id).expect("a figure");
        Series::of(kpi, &scenery).reading(begin - TimeSpan::from_nanos(1), end)
    };
    let scans = |event: &&HubEvent<'_>| matches!(&event.what, What::Observed { at } if at.starts_with("induction-"));
    let inductions = events.iter().filter(scans).count();
    let unread = events
        .iter()
        .filter(|event| matches!(&event.what, What::Status { detail: Some(words), .. } if words == "no read"));
    let unread = unread.count();
    let mut times = BTreeMap::<&str, usize>::new();
    events.iter().filter(scans).for_each(|event| *times.entry(&event.object).or_default() += 1);
    let mut planned = BTreeMap::<&str, &str>::new();
    let (mut down, mut again, mut wrong) = (0_usize, 0_usize, 0_usize);
    for event in &events {
        match &event.what {
            What::Plan { milestone, at: Some(at), .. } if milestone == "chute" => {
                planned.insert(&event.object, at);
            }
            What::Arrives { at } if at.starts_with("chute-") && event.object.starts_with("BAG-") => {
                down += 1;
                again += usize::from(times[&event.object[..]] > 1);
                wrong += usize::from(planned[&event.object[..]] != at);
            }
            _ => {}
        }
    }
    assert!(unread > 20 && again > unread && wrong > 0, "{unread} {again} {wrong}");
    let share = |part: usize, all: usize| Some(part as f64 / all as f64 * 100.0);
    assert_eq!((read("no-read").count, read("no-read").value), (inductions, share(unread, inductions)));
    assert_eq!((read("recirculation").count, read("recirculation").value), (down, share(again, down)));
    assert_eq!((read("mis-sort").count, read("mis-sort").value), (down, share(wrong, down)));
    let hours = end.secs_since(begin) / 3_600.0;
    let used = read("sorter-use").value.expect("a figure");
    assert!((used - inductions as f64 / hours / 6_000.0 * 100.0).abs() < 1e-6, "{used}");
}

#[test]
fn no_case_gives_no_figure() {
    let layout = scene();
    let log = EventLog::default();
    let occupancy = Occupancy::of(&log);
    let scenery = Scenery { log: &log, layout: &layout, places: &[], occupancy: &occupancy };
    for kpi in ALL {
        let reading = Series::of(*kpi, &scenery).reading(EventTime::from_secs(0), EventTime::from_secs(0));
        assert_eq!((reading.count, reading.value, reading.p90), (0, None, None), "{}", kpi.id);
    }
}

/// What is there at an instant, counted from the state and not from the cases.
#[test]
fn what_is_there_is_what_the_state_says() {
    let layout = scene();
    let events = day(&layout);
    let log = EventLog::of(&events);
    let (places, occupancy) = (layout.resolve(log.places()), Occupancy::of(&log));
    let scenery = Scenery { log: &log, layout: &layout, places: &places, occupancy: &occupancy };
    let series: BTreeMap<&str, Series> = ALL.iter().map(|kpi| (kpi.id, Series::of(*kpi, &scenery))).collect();
    let (begin, end) = log.span().expect("events");
    let mut seen = [0.0; 4];
    for part in 1..48 {
        let time = begin + TimeSpan::from_secs_f64(end.secs_since(begin) * f64::from(part) / 48.0);
        let state = log.state_at(time);
        let at = |kind: ObjectKind, wanted: PlaceKind| {
            let stands = |object: &&hubscope::hub::ObjectState| match object.location {
                Location::At(place) => places[place.index()].is_some_and(|place| layout.get(place).kind == wanted),
                _ => false,
            };
            state.objects.iter().filter(|object| object.kind == kind).filter(stands).count() as f64
        };
        let now = |id: &str| series[id].reading(begin, time).value.expect("a figure");
        let capacity = |kind: PlaceKind| {
            layout
                .places()
                .filter(|(_, place)| place.kind == kind)
                .map(|(_, place)| f64::from(place.slots.0) * f64::from(place.slots.1))
                .sum::<f64>()
        };
        let held = state.objects.iter().filter(|object| object.is_held).count() as f64;
        let found = [
            (now("docks-busy") / 100.0 * capacity(PlaceKind::Dock), at(ObjectKind::Truck, PlaceKind::Dock)),
            (now("trucks-waiting"), at(ObjectKind::Truck, PlaceKind::TruckPark)),
            (now("storage-fill") / 100.0 * capacity(PlaceKind::Rack), at(ObjectKind::Uld, PlaceKind::Rack)),
            (now("holds-now"), held),
        ];
        for (k, (figure, counted)) in found.into_iter().enumerate() {
            assert!((figure - counted).abs() < 1e-6, "figure {k} at {time}: {figure}, counted {counted}");
            seen[k] += counted;
        }
    }
    assert!(seen.iter().all(|count| *count > 0.0), "something was there: {seen:?}");
    let people = series["people"].reading(begin, end - TimeSpan::from_minutes(60)).value.expect("a roster");
    assert!((20.0..120.0).contains(&people), "{people}");
}

/// Every figure says what it is, in which unit, and after whom.
#[test]
fn every_figure_is_defined() {
    let mut ids = std::collections::BTreeSet::new();
    for kpi in ALL {
        assert!(ids.insert(kpi.id), "{} twice", kpi.id);
        assert!(
            !kpi.definition().is_empty() && !kpi.source().is_empty() && !kpi.measure.unit().is_empty(),
            "{}",
            kpi.id
        );
    }
}

#[test]
fn the_command_tells_them_as_a_table_and_as_json() {
    let table = done(&["kpi", "--at", "16:00"]);
    assert!(table.contains("ULDs broken down") && table.contains("last 60 min"), "{table}");
    // Numbers as the language writes them, and in JSON as JSON does.
    let value = |text: &str| -> String {
        let line = text.lines().find(|line| line.contains("kg/h")).expect("the weight").to_owned();
        line.split_once(" kg/h").expect("a value").0.rsplit(' ').next().expect("a number").to_owned()
    };
    let (english, german) = (value(&table), value(&done(&["kpi", "--at", "16:00", "--language", "de"])));
    assert!(
        english.contains('.') && english.replace(['.', ','], "") == german.replace(['.', ','], ""),
        "{english} {german}"
    );
    assert!(
        german.ends_with(&english[english.len() - 1..]) && german.rsplit_once(',').is_some_and(|(_, it)| it.len() == 1)
    );
    let in_german = done(&["kpi", "--at", "16:00", "--json", "--language", "de"]);
    assert_eq!(in_german, done(&["kpi", "--at", "16:00", "--json"]));
    let json: serde_json::Value = serde_json::from_str(&in_german).expect("JSON");
    assert!(json["figures"][0]["so_far"]["made_of"]["ULD"].as_u64().is_some_and(|many| many > 10), "{json}");
    let figures = json["figures"].as_array().expect("figures");
    assert_eq!(figures.len(), ALL.len());
    let told = figures.iter().find(|figure| figure["id"] == "dock-turn").expect("dock turn time");
    assert!(told["so_far"]["value"].as_f64().is_some_and(|minutes| (40.0..110.0).contains(&minutes)), "{told}");
}

/// The directions add up, and a window of one's own is one like any other.
#[test]
fn figures_are_told_by_direction_and_over_any_window() {
    let told = |more: &[&str]| -> serde_json::Value {
        let args = [&["kpi", "day", "--at", "18:00", "--json"], more].concat();
        serde_json::from_str(&done(&args)).expect("JSON")
    };
    let of = |told: &serde_json::Value, id: &str, over: &str| {
        let figures = told["figures"].as_array().expect("figures");
        figures.iter().find(|figure| figure["id"] == id).expect("the figure")[over].clone()
    };
    let count = |told: &serde_json::Value| of(told, "uld-broken-down", "so_far")["count"].as_u64().expect("a count");
    let all = count(&told(&[]));
    let parts = ["import", "export", "transfer", "rail"].map(|flow| count(&told(&["--flow", flow])));
    assert!(parts[0] > 0 && parts.iter().sum::<u64>() == all, "{parts:?} of {all}");
    let hour = told(&["--window", "1h"]);
    assert_eq!(of(&hour, "cages-out", "window"), of(&hour, "cages-out", "last_hour"));
    assert!(of(&told(&[]), "cages-out", "window").is_null());
    // At 18:00 the late shift is four hours old, and the day is the whole log.
    let shift = told(&["--window", "shift"]);
    assert_eq!(
        of(&shift, "cages-out", "window")["count"],
        of(&told(&["--window", "4h"]), "cages-out", "window")["count"]
    );
    assert_eq!(shift["window"]["label"], "this shift");
    let day = told(&["--window", "day"]);
    assert_eq!(of(&day, "cages-out", "window")["count"], of(&day, "cages-out", "so_far")["count"]);
    let wrong = crate::common::hubscope(&["kpi", "day", "--window", "shifty"]);
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("expected shift, day, or a span"));
    let table = done(&["kpi", "day", "--at", "18:00", "--window", "8h", "--flow", "import"]);
    assert!(table.contains("import") && table.contains("last 8 h"), "{table}");
}

/// The page in `docs/` is what the program says of its figures.
#[test]
fn the_reference_is_made_of_the_words_on_screen() {
    let page = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/figures.md");
    let said = done(&["kpi", "--reference"]);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&page, &said).expect("written");
    }
    let written = std::fs::read_to_string(&page).expect("the page");
    assert!(said == written, "docs/figures.md is out of date; look at the change, then BLESS=1 cargo test");
}

/// Who allows more lateness finds more flights on time.
#[test]
fn a_site_may_have_its_own_targets_and_tolerances() {
    let folder = tempfile::tempdir().expect("folder");
    let goals = folder.path().join("targets.ron");
    // A day on which some trucks leave late.
    let log = folder.path().join("day.ndjson");
    done(&["simulate", "--out", text(&log), "--incident", "dock-congestion"]);
    let trucks = |minutes: u32| {
        let goal =
            format!(r#"{{"trucks-on-time": (target: Some(42.0), tolerance_minutes: Some({minutes}), basis: "ours")}}"#);
        std::fs::write(&goals, goal).expect("written");
        let told: serde_json::Value =
            serde_json::from_str(&done(&["kpi", text(&log), "--targets", text(&goals), "--json"])).expect("JSON");
        let figures = told["figures"].as_array().expect("figures").clone();
        let of = |id: &str| figures.iter().find(|figure| figure["id"] == id).expect("the figure").clone();
        assert_eq!((&of("trucks-on-time")["target"], &of("flights-on-time")["target"]), (&42.0.into(), &().into()));
        of("trucks-on-time")["so_far"]["value"].as_f64().expect("a share")
    };
    let (none, usual, all) = (trucks(0), trucks(15), trucks(100_000));
    assert!(none < usual && usual < all && all == 100.0, "{none} {usual} {all}");
    std::fs::write(&goals, r#"{"truck-on-time": (basis: "ours")}"#).expect("written");
    let said = refused(&["kpi", "day", "--targets", text(&goals)]);
    assert!(said.contains("\"trucks-on-time\"") && said.contains("targets.ron"), "{said}");
}

/// A table of CSV by the names of its columns.
fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().collect::<Result<_, _>>().expect("CSV")
}

#[test]
fn tables_say_what_json_says() {
    let folder = tempfile::tempdir().expect("folder");
    let log = folder.path().join("jam.ndjson");
    done(&["simulate", "--out", text(&log), "--incident", "sorter-jam", "--incident", "late-aircraft"]);
    let both = |args: &[&str]| {
        let json = done(&[args, &["--json"]].concat());
        let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        (json, rows(&done(&[args, &["--csv"]].concat())))
    };
    // Read as the other one is: both come to the same number then, whatever the last bit is read as.
    let number = |cell: &str| serde_json::from_str::<f64>(cell).ok();

    let (json, table) = both(&["kpi", text(&log), "--at", "16:00"]);
    let figures = json["figures"].as_array().expect("figures");
    assert_eq!(table.len(), figures.len() * 2);
    for (at, figure) in figures.iter().enumerate() {
        for (row, over) in table[at * 2..].iter().zip(["last_hour", "so_far"]) {
            assert_eq!(row["id"], figure["id"].as_str().expect("an id"));
            assert_eq!(number(&row["value"]), figure[over]["value"].as_f64(), "{row:?}");
            assert_eq!(number(&row["cases"]), figure[over]["count"].as_f64(), "{row:?}");
        }
    }

    let (json, table) = both(&["incidents", text(&log)]);
    let incidents = json["incidents"].as_array().expect("incidents");
    assert!(incidents.len() > 1);
    assert_eq!(table.len(), incidents.len());
    for (row, incident) in table.iter().zip(incidents) {
        for name in ["rule", "severity", "from", "sentence"] {
            assert_eq!(row[name], incident[name].as_str().expect("words"), "{name}");
        }
        // People count from one.
        assert_eq!(number(&row["cause"]), incident["cause"].as_f64());
    }

    let (json, table) = both(&["environment", text(&log), "--at", "14:00"]);
    let told = |words: &str| number(&table.iter().find(|row| row["figure"] == words).expect("a figure")["value"]);
    assert_eq!(told("Roof today"), json["power"]["pv_today_kwh"].as_f64());
    assert_eq!(told("Roof today, by PVWatts"), json["power"]["pv_model_today_kwh"].as_f64());
    let legs = table.iter().filter(|row| row["part"] == "Legs");
    let sum: f64 = legs.map(|row| number(&row["value"]).expect("kg")).sum();
    let wanted = json["transport"]["kg_co2e"].as_f64().expect("kg");
    // The chains of all consignments are the legs and the hub.
    let chains = table.iter().filter(|row| row["part"] == "Chains");
    let by_chain: f64 = chains.map(|row| number(&row["value"]).expect("kg")).sum();
    let whole = json["transport"]["kg_co2e_with_hub"].as_f64().expect("kg");
    assert!(whole > wanted && (by_chain - whole).abs() < 1e-6 * whole, "{by_chain} {whole}");
    let told = json["transport"]["chains"].as_array().expect("chains");
    let activity: f64 = told.iter().filter_map(|chain| chain["tonne_km"].as_f64()).sum();
    let of_legs = json["transport"]["tonne_km"].as_f64().expect("t·km");
    assert!((activity - of_legs).abs() < 1e-6 * of_legs && json["site"]["factors_version"] == "2026-11");
    // What is shown as zero has no sign.
    let told = done(&["environment", text(&log), "--at", "16:00"]);
    assert!(told.contains(" 0.000 m³") && !told.contains("-0.000"), "{told}");
    assert!(wanted > 0.0 && (sum - wanted).abs() < 1e-6 * wanted, "{sum} {wanted}");
}
