//! How quickly each format is read into a log, and what other readers of tables make of the same files.
//! `cargo bench --no-default-features --bench formats [-- EVENTS FORMAT...]`; `.ci/setup bench` brings DuckDB and polars. Where formats
//! are named, by the ends of their files, only those are read, and nobody else reads them.
#![allow(missing_docs, clippy::expect_used, reason = "a program that is run by hand")]

mod common;

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use hubscope::{
    feed::{self, Progress, Writer, ndjson::Header},
    hub::{EventTime, HubEvent},
};

use self::common::{told_again, week};

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let count = std::env::args().skip(1).find_map(|arg| arg.parse().ok()).unwrap_or(1_000_000);
    let named: Vec<String> =
        std::env::args().skip(1).filter(|arg| !arg.starts_with('-') && arg.parse::<usize>().is_err()).collect();
    let folder = tempfile::tempdir().expect("a folder");
    println!("{:<44} {:>10} {:>12} {:>10} {:>14} {:>14}", "", "seconds", "events/s", "MB/s", "at least", "aim");
    let events = events(count);
    for (ending, least, aim) in [
        ("ndjson", "2 M/s", "6 M/s"),
        ("parquet", "10 M/s", "30 M/s"),
        ("ndjson.zst", "", ""),
        ("csv", "", ""),
        ("mcap", "", ""),
        ("jsonocel", "", ""),
        ("xmlocel", "", ""),
        ("sqlite", "", ""),
        ("jsonld", "", ""),
    ] {
        if !named.is_empty() && !named.iter().any(|name| name == ending) {
            continue;
        }
        let path = folder.path().join(format!("day.{ending}"));
        write(&events, &path);
        measured(ending, &path, least, aim);
    }
    if !named.is_empty() {
        return;
    }
    // What is only read is made up here: as many things as there are of the others, a tenth of the events.
    let few = count / 10;
    for (name, text) in [
        ("EPCIS XML", epcis_xml(few)),
        ("XES", xes(few)),
        ("ONE Record", one_record(few)),
        ("Cargo-IMP (FSU)", fsu(few)),
        ("GPX", gpx(few)),
        ("ADS-B JSON", adsb(few)),
        ("ADS-B lines", base_station(few)),
        ("SUMO floating cars", floating_cars(few)),
        ("a table of others", table(few)),
        ("a TSV of others", table(few).replace(';', "\t")),
        ("records in JSON", records(few)),
        ("Cargo-XML (XFSU)", cargo_xml(few)),
        ("OCEL 1.0", old_ocel(few)),
        ("EPW", epw(few / 8)),
        ("METAR", metar(few / 4)),
        ("PVGIS", pvgis(few / 4)),
    ] {
        let path = folder.path().join(name.replace(['/', ' '], "-"));
        fs::write(&path, text).expect("room on the disk");
        measured(name, &path, "", "");
    }
    peers(folder.path());
}

fn row(what: &str, secs: f64, events: usize, bytes: u64, least: &str, aim: &str) {
    let rate = events as f64 / secs;
    let rate = if rate > 1e6 { format!("{:.2} M", rate / 1e6) } else { format!("{:.0} k", rate / 1e3) };
    let speed = format!("{:.0}", bytes as f64 / 1e6 / secs);
    println!("{what:<44} {secs:>10.2} {rate:>12} {speed:>10} {least:>14} {aim:>14}");
}

/// The best of three readings.
fn measured(name: &str, path: &Path, least: &str, aim: &str) {
    let bytes = fs::metadata(path).expect("written").len();
    let mut best = f64::INFINITY;
    let mut count = 0;
    for _ in 0..3 {
        let start = Instant::now();
        let opened = feed::open(path, &Progress::default()).expect("read");
        best = best.min(start.elapsed().as_secs_f64());
        count = opened.log.len();
    }
    row(name, best, count, bytes, least, aim);
}

fn events(count: usize) -> Vec<HubEvent<'static>> {
    let week = week();
    (0..count).map(|k| told_again(&week, k)).collect()
}

fn write(events: &[HubEvent<'static>], path: &Path) {
    let mut writer = Writer::begin(path, &Header::new("LGG", "Europe/Brussels")).expect("begun");
    events.iter().for_each(|event| writer.push_event(event));
    writer.finish().expect("written");
}

fn time(k: usize) -> EventTime {
    EventTime::from_secs(1_636_347_600 + k as i64)
}

fn all(count: usize, head: &str, tail: &str, mut one: impl FnMut(&mut String, usize)) -> String {
    let mut text = head.to_owned();
    (0..count).for_each(|k| one(&mut text, k));
    text + tail
}

fn epcis_xml(count: usize) -> String {
    let head = "<epcis:EPCISDocument xmlns:epcis=\"urn:epcglobal:epcis:xsd:2\"><EPCISBody><EventList>\n";
    all(count, head, "</EventList></EPCISBody></epcis:EPCISDocument>", |text, k| {
        let _ = writeln!(
            text,
            "<ObjectEvent><eventTime>{}</eventTime><eventTimeZoneOffset>+01:00</eventTimeZoneOffset><epcList><epc>urn:epc:id:sscc:0614141.{:010}</epc></epcList><action>OBSERVE</action><bizStep>shipping</bizStep><readPoint><id>urn:epc:id:sgln:0614141.07346.{}</id></readPoint></ObjectEvent>",
            time(k),
            k / 10,
            k % 50
        );
    })
}

fn xes(count: usize) -> String {
    all(count / 10, "<log xes.version=\"1849.2016\">\n", "</log>", |text, k| {
        let _ = write!(text, "<trace><string key=\"concept:name\" value=\"case {k}\"/>");
        for j in 0..10 {
            let _ = write!(
                text,
                "<event><string key=\"concept:name\" value=\"step {j}\"/><date key=\"time:timestamp\" value=\"{}\"/></event>",
                time(k * 10 + j)
            );
        }
        text.push_str("</trace>\n");
    })
}

fn one_record(count: usize) -> String {
    all(count, "{\"@graph\":[", "{}]}", |text, k| {
        let _ = writeln!(
            text,
            "{{\"@type\":\"LogisticsEvent\",\"eventFor\":{{\"@id\":\"https://x/logistics-objects/S{}\"}},\"eventCode\":\"RCF\",\"eventDate\":\"{}\",\"recordedAtLocation\":\"LGG\"}},",
            k / 5,
            time(k)
        );
    })
}

fn fsu(count: usize) -> String {
    all(count, "", "", |text, k| {
        let _ = writeln!(text, "FSU/14\n020-{:08}LGGJFK/T1K100\nRCF/LH400/16OCT1615/LGG/T1K100", k);
    })
}

fn gpx(count: usize) -> String {
    all(count / 1_000, "<gpx version=\"1.1\">\n", "</gpx>", |text, k| {
        let _ = write!(text, "<trk><name>van {k}</name><trkseg>");
        for j in 0..1_000 {
            let _ = writeln!(
                text,
                "<trkpt lat=\"{:.6}\" lon=\"5.442800\"><ele>201</ele><time>{}</time></trkpt>",
                50.6 + j as f64 * 1e-5,
                time(k * 1_000 + j)
            );
        }
        text.push_str("</trkseg></trk>\n");
    })
}

fn adsb(count: usize) -> String {
    all(count / 20, "", "", |text, k| {
        let _ = write!(text, "{{\"now\":{},\"aircraft\":[", 1_636_347_600 + k);
        for j in 0..20 {
            let comma = if j > 0 { "," } else { "" };
            let _ = write!(
                text,
                "{comma}{{\"hex\":\"4b18{j:02}\",\"flight\":\"CNO{j}  \",\"alt_baro\":{},\"lat\":{:.5},\"lon\":5.45,\"seen_pos\":0.5}}",
                1_000 + k,
                50.6 + (k % 1_000) as f64 * 1e-4
            );
        }
        text.push_str("]}\n");
    })
}

fn base_station(count: usize) -> String {
    all(count, "", "", |text, k| {
        let at = time(k).to_string();
        let (date, clock) = (at[..10].replace('-', "/"), at[11..].trim_end_matches('Z').to_owned());
        let _ = writeln!(
            text,
            "MSG,3,1,1,4B18{:02},1,{date},{clock},{date},{clock},,1000,,,{:.5},5.45,,,0,0,0,0",
            k % 20,
            50.6 + (k % 1_000) as f64 * 1e-4
        );
    })
}

fn floating_cars(count: usize) -> String {
    all(count / 20, "<fcd-export>\n", "</fcd-export>", |text, k| {
        let _ = write!(text, "<timestep time=\"{k}.00\">");
        for j in 0..20 {
            let _ = write!(text, "<vehicle id=\"v{j}\" type=\"truck\" lane=\"e{}_0\" x=\"1\" y=\"2\"/>", k + j);
        }
        text.push_str("</timestep>\n");
    })
}

fn table(count: usize) -> String {
    all(count, "uld;zone;time;weight_kg\n", "", |text, k| {
        let _ = writeln!(text, "PMC{:05}CV;lane-{};{};{}", k % 9_000, k % 40, time(k), 100 + k % 900);
    })
}

fn records(count: usize) -> String {
    all(count, "[\n", "]\n", |text, k| {
        let (comma, time) = (if k == 0 { "" } else { "," }, time(k));
        let _ = writeln!(
            text,
            "{comma}{{\"uld\":\"PMC{:05}CV\",\"zone\":\"lane-{}\",\"time\":\"{time}\",\"weight_kg\":{}}}",
            k % 9_000,
            k % 40,
            100 + k % 900
        );
    })
}

fn cargo_xml(count: usize) -> String {
    let head = "<rsm:StatusMessage xmlns:rsm=\"iata:statusmessage:1\">\n";
    all(count, head, "</rsm:StatusMessage>", |text, k| {
        let _ = writeln!(
            text,
            "<MasterConsignment><TransportContractDocument><ID>020-{k:08}</ID></TransportContractDocument><OriginLocation><ID>LGG</ID></OriginLocation><ReportedStatus><ReasonCode>RCF</ReasonCode><AssociatedStatusConsignment><PieceQuantity>1</PieceQuantity><OccurrenceDateTime>{}</OccurrenceDateTime><SpecifiedLocation><ID>LGG</ID></SpecifiedLocation></AssociatedStatusConsignment></ReportedStatus></MasterConsignment>",
            time(k)
        );
    })
}

fn old_ocel(count: usize) -> String {
    let head =
        "{\"ocel:global-log\":{},\"ocel:objects\":{\"A\":{\"ocel:type\":\"uld\",\"ocel:ovmap\":{}}},\"ocel:events\":{";
    all(count, head, "}}", |text, k| {
        let comma = if k > 0 { "," } else { "" };
        let _ = writeln!(
            text,
            "{comma}\"e{k}\":{{\"ocel:activity\":\"step {}\",\"ocel:timestamp\":\"{}\",\"ocel:omap\":[\"A\"],\"ocel:vmap\":{{}}}}",
            k % 9,
            time(k)
        );
    })
}

/// Hours of a year again and again: each tells eight values.
fn epw(hours: usize) -> String {
    all(hours, "LOCATION,Beitem,VLG,BEL,SRC,064140,50.9,3.1,1.0,25.0\n", "", |text, k| {
        let (year, day, hour) = (1970 + k / 8_064, k / 24 % 336, k % 24 + 1);
        let _ = writeln!(
            text,
            "{year},{},{},{hour},0,?9,7.6,5.9,89,103156,0,0,340,120,0,0,0,0,0,0,255,3.5,9,9,777.7,377,9,9,18,0.085,0,88,0.14,2.5,1.0",
            day / 28 + 1,
            day % 28 + 1
        );
    })
}

fn metar(count: usize) -> String {
    all(count, "", "", |text, k| {
        let at = time(k * 60).to_string();
        let _ = writeln!(
            text,
            "{} {}\nEBLG {}{}{}Z 24012KT 9999 FEW012 BKN030 13/06 Q1012=",
            at[..10].replace('-', "/"),
            &at[11..16],
            &at[8..10],
            &at[11..13],
            &at[14..16]
        );
    })
}

fn pvgis(count: usize) -> String {
    let head = "Latitude (decimal degrees):\t50.640\n\ntime,G(i),H_sun,T2m,WS10m,Int\n";
    all(count, head, "\nP: (W)\n", |text, k| {
        let at = time(k * 3_600).to_string();
        let _ = writeln!(text, "{}:{}10,312.5,21.3,7.4,3.1,0.0", at[..10].replace('-', ""), &at[11..13]);
    })
}

/// What DuckDB and polars take for the same files, where they are at hand.
fn peers(folder: &Path) {
    let usual = || std::env::home_dir().unwrap_or_default().join(".cache/hubscope/python");
    let python = std::env::var_os("HUBSCOPE_PYTHON").map_or_else(usual, PathBuf::from).join("bin/python");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/peers.py");
    println!("\nOther readers, the same files, into a table in memory:");
    let done = Command::new(&python).arg(script).arg(folder).status();
    if !done.as_ref().is_ok_and(std::process::ExitStatus::success) {
        println!("DuckDB and polars are not at hand; `.ci/setup bench` brings them ({})", python.display());
    }
}
