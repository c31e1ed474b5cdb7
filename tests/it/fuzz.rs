//! Bytes that nobody meant: every decoder reads or refuses them, and never breaks off.
//!
//! Real files are changed here and there and cut off. A test run tries a few thousand of each; `make fuzz` tries a million
//! (`HUBSCOPE_FUZZ=1000000`), and tells how long the slowest took and how much of the memory was used. No case may take longer, or hold
//! more memory, than its size allows.

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use arrow_array::{ArrayRef, RecordBatch, StringArray};

use hubscope::feed::{self, Progress};
use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// Cases of each decoder in a test run.
const CASES: u64 = 2_000;

/// Words that formats are made of, put in at random: they come further than noise.
const WORDS: [&str; 24] = [
    "\"",
    "{",
    "}",
    "[",
    "]",
    "<",
    ">",
    "/>",
    "&amp;",
    "&x;",
    ",",
    ";",
    "\n",
    "null",
    "-1",
    "1e999",
    "9999999999999999999",
    "\u{0}",
    "\u{feff}",
    "é",
    "eventTime",
    "epcList",
    "2021-11-08T05:00:00Z",
    "<![CDATA[",
];

/// A small file of each format, by the name of its decoder.
fn seeds(folder: &Path) -> Vec<(&'static str, Vec<u8>)> {
    let day = "{\"hubscope\":1,\"site\":\"LGG\",\"time_zone\":\"Europe/Brussels\"}\n\
        {\"t\":\"2021-11-08T05:00:00Z\",\"obj\":\"A\",\"enters\":{\"kind\":\"uld\",\"type\":\"PMC\",\"at\":\"x\"}}\n\
        {\"t\":\"2021-11-08T05:01:00Z\",\"id\":\"i\",\"obj\":\"A\",\"departs\":{\"to\":\"y\"}}\n\
        {\"t\":\"2021-11-08T05:02:00Z\",\"obj\":\"A\",\"measures\":{\"quantity\":\"q\",\"value\":1.5,\"unit\":\"Cel\"}}\n";
    let path = folder.join("day.ndjson");
    fs::write(&path, day).expect("written");
    let mut all = vec![("ndjson", day.as_bytes().to_vec())];
    for (name, ending) in [
        ("csv", "csv"),
        ("tsv", "tsv"),
        ("parquet", "parquet"),
        ("mcap", "mcap"),
        ("ocel-json", "jsonocel"),
        ("ocel-xml", "xmlocel"),
        ("sqlite", "sqlite"),
        ("epcis-json", "jsonld"),
        ("gzip", "ndjson.gz"),
        ("zstd", "ndjson.zst"),
    ] {
        let out = folder.join(format!("seed.{ending}"));
        crate::common::done(&["convert", crate::common::text(&path), crate::common::text(&out)]);
        if name == "sqlite" {
            // Pages of the least size: what is changed is seldom an empty part of one.
            let small = rusqlite::Connection::open(&out).expect("the database");
            small.execute_batch("PRAGMA page_size = 512; VACUUM;").expect("made small");
        }
        all.push((name, fs::read(&out).expect("read")));
    }
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/formats");
    for (name, file) in [
        ("epcis-json-all", "Combination_of_different_event.json"),
        ("epcis-xml", "GS1_US_Pharma_Example_2_2_1_1.xml"),
        ("one-record", "LogisticsEvent.json"),
        ("cargo-xml", "xFSU-12-DEP.xml"),
        ("cargo-imp", "FSU-lines-extracted.txt"),
        ("cargo-imp-fwb", "FWB-Example1.txt"),
        ("parquet-types", "alltypes_plain.snappy.parquet"),
        ("ocel-json-foreign", "../examples/ocel.jsonocel"),
        ("ocel-xml-foreign", "../examples/ocel.xmlocel"),
        ("epcis-json-own", "../examples/epcis.jsonld"),
        ("epcis-xml-2", "../examples/epcis.xml"),
    ] {
        all.push((name, fs::read(data.join(file)).expect("read")));
    }
    let fwb = all.iter_mut().find(|(name, _)| *name == "cargo-imp-fwb").expect("it");
    fwb.1
        .extend(b"\n/3/NU/AKE12345LH\nISU/05NOV21/BRUSSELS\nFSU/14\n020-12345675BRULAX/T6K120\nRCS/06NOV1317/BRU/T6\n");
    let inner = fs::read_to_string(data.join("../examples/epcis.xml")).expect("read").replacen(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
        "",
        1,
    );
    all.push(("epcis-soap", format!("<soapenv:Envelope xmlns:soapenv='http://schemas.xmlsoap.org/soap/envelope/'><soapenv:Body>{inner}</soapenv:Body></soapenv:Envelope>").into_bytes()));
    let utf_16 = "uld;zone;time\nPMC1;Liège;01/02/2021 06:00\n".encode_utf16().flat_map(u16::to_le_bytes);
    all.push(("utf-16", utf_16.clone().collect()));
    all.push(("utf-16-marked", [0xff, 0xfe].into_iter().chain(utf_16).collect()));
    all.push((
        "tsv-mapped",
        b"what\tmoment\tthing\ndock\t08.11.2021 06:12\tPMC1|PMC2\nstaging\t08.11.2021 06:20\tPMC1\n".to_vec(),
    ));
    all.push(("parquet-mapped", parquet_of_others()));
    all.push((
        "records",
        br#"[{"time":"2021-11-08T05:00:00Z","uld":["PMC1","PMC2"],"at":{"zone":"x","lat":50.64,"lon":5.45}},{"uld":"PMC1","time":"2021-11-08T05:01:00Z","weight_kg":1.5}]"#
            .to_vec(),
    ));
    all.push((
        "record-lines",
        b"{\"time\":1636347600,\"pallet\":\"P1\",\"zone\":\"x\"}\n{\"time\":1636347660,\"pallet\":\"P1\",\"zone\":null}\n"
            .to_vec(),
    ));
    all.push(("mcap-foreign", mcap_of_others()));
    all.push(("sqlite-foreign", sqlite_of_others(folder)));
    all.push(("opensky", br#"{"time":1636347601,"states":[["4b1815","CNO123  ","Belgium",1636347600.5,1636347601,5.45,50.64,304.8,false,80.0,40.0,0,null,300.0,"1000",false,0]]}"#.to_vec()));
    all.push(("cargo-xml-fwb", br#"<rsm:Waybill xmlns:rsm="iata:waybill:1" xmlns="iata:datamodel:3"><rsm:MessageHeaderDocument><IssueDateTime>2021-11-05T10:00:00Z</IssueDateTime></rsm:MessageHeaderDocument><rsm:BusinessHeaderDocument><ID>020-12345675</ID></rsm:BusinessHeaderDocument><rsm:MasterConsignment><IncludedTareGrossWeightMeasure unitCode="KGM">120</IncludedTareGrossWeightMeasure><TotalPieceQuantity>6</TotalPieceQuantity><OriginLocation><ID>BRU</ID></OriginLocation><AssociatedUnitLoadTransportEquipment><ID>12345</ID><CharacteristicCode>AKE</CharacteristicCode><OperatingParty><PrimaryID>LH</PrimaryID></OperatingParty></AssociatedUnitLoadTransportEquipment></rsm:MasterConsignment></rsm:Waybill>"#.to_vec()));
    all.push(("ocel-old", br#"{"ocel:global-log":{},"ocel:events":{"e1":{"ocel:activity":"a","ocel:timestamp":"2021-11-08T05:00:00Z","ocel:omap":["o1"],"ocel:vmap":{"x":1}}},"ocel:objects":{"o1":{"ocel:type":"t","ocel:ovmap":{}}}}"#.to_vec()));
    all.push(("xes", br#"<log xes.version="1.0"><trace><string key="concept:name" value="c"/><event><string key="concept:name" value="a"/><date key="time:timestamp" value="2021-11-08T06:00:00+01:00"/></event></trace></log>"#.to_vec()));
    all.push(("epw", b"LOCATION,Beitem,VLG,BEL,SRC,064140,50.9,3.1,1.0,25.0\n2019,1,1,1,0,?9,7.6,5.90,89,103156,0,0,340,120,0,0,0,0,0,0,255,3.50,9,9,777.7,377,9,9,18,0.0850,0,88,0.140,2.5,1.0\n".to_vec()));
    all.push(("metar", br#"{"station_id":["EBLG"],"observation_time":["2020-03-11T11:20:00Z"],"temp_c":["13.0"],"sky_condition":[{"$":{"sky_cover":"SCT"}}]}"#.to_vec()));
    all.push(("metar-xml", br#"<response version="1.3"><data num_results="1"><METAR><raw_text>EBLG 080520Z 24012G25KT 9999 BKN030 13/06 Q1012</raw_text><station_id>EBLG</station_id><observation_time>2021-11-08T05:20:00Z</observation_time><temp_c>13.0</temp_c><sky_condition sky_cover="BKN" cloud_base_ft_agl="3000"/></METAR></data></response>"#.to_vec()));
    all.push((
        "metar-table",
        b"raw_text,station_id,observation_time,latitude\n\"EBLG 080520Z 24012KT 9999 13/06 Q1012\",EBLG,2021-11-08T05:20:00Z,50.63\nKDAN 080539Z AUTO 10SM CLR 30/23 A2986,KDAN,2021-11-08T05:39:00Z,36.57\n"
            .to_vec(),
    ));
    all.push(("pvgis", b"Latitude (decimal degrees):\t50.640\n\ntime,G(i),H_sun,T2m,WS10m,Int\n20211108:1010,312.5,21.3,7.4,3.1,0.0\n\nP: (W)\n".to_vec()));
    all.push(("pvgis-json", br#"{"inputs":{"location":{"latitude":50.64}},"outputs":{"hourly":[{"time":"20211108:1010","G(i)":1.5,"T2m":3}]}}"#.to_vec()));
    all.push(("fcd", br#"<fcd-export><timestep time="1.00"><vehicle id="v" type="truck" lane="a_0" x="1" y="2"/></timestep></fcd-export>"#.to_vec()));
    all.push(("gpx", br#"<gpx version="1.1"><trk><name>v</name><type>truck</type><trkseg><trkpt lat="50.64" lon="5.44"><ele>1</ele><time>2021-11-08T05:00:00Z</time></trkpt></trkseg></trk></gpx>"#.to_vec()));
    all.push(("adsb", br#"{"now":1636347601.5,"aircraft":[{"hex":"4b1815","flight":"C1","lat":50.64,"lon":5.45,"alt_baro":1000,"seen_pos":1}]}{"icao":"a","timestamp":1,"trace":[[0,1,2,"ground"]]}"#.to_vec()));
    all.push((
        "adsb-lines",
        b"MSG,3,1,1,4B1815,1,2021/11/08,05:00:00.500,2021/11/08,05:00:00.500,,1000,,,50.64,5.45,,,0,0,0,0\n".to_vec(),
    ));
    all.push(("epcis-extended", br#"{"@context":[{"x":"https://x.example/"}],"type":"EPCISDocument","epcisBody":{"eventList":[{"type":"ObjectEvent","eventTime":"2021-11-08T05:00:00Z","epcList":["urn:epc:id:sscc:0614141.0000000001"],"action":"OBSERVE","bizTransactionList":[{"type":"po","bizTransaction":"7"}],"x:y":{"a":1},"quantityList":[{"epcClass":"c","quantity":1.5}],"sensorElementList":[{"sensorReport":[{"type":"gs1:Temperature","meanValue":3,"booleanValue":true}]}]}]}}"#.to_vec()));
    all.push((
        "metar-text",
        b"2021/11/08 05:20\nEBLG 080520Z 24012G25KT 9999 -RA FEW012 BKN030 13/M06 Q1012=\n".to_vec(),
    ));
    all.push((
        "csv-foreign",
        b"Report;of\n\nuld;zone;time;weight_kg\nPMC1|PMC2;a;01/02/2021 06:00;12,5\nPMC2;b;02/02/2021 06:00;13\n"
            .to_vec(),
    ));
    all
}

/// How a table whose columns nobody could guess is read.
const MAPPING: &str = r#"(objects: [(column: "thing", kind: uld)], time: "moment", place: Some("what"), between: Some('|'), time_format: Pattern("%d.%m.%Y %H:%M"), time_zone: "Europe/Brussels")"#;

fn parquet_of_others() -> Vec<u8> {
    let column = |values: [&str; 2]| Arc::new(StringArray::from(values.to_vec())) as ArrayRef;
    let columns = [
        ("what", column(["dock", "staging"])),
        ("moment", column(["08.11.2021 06:12", "08.11.2021 06:20"])),
        ("thing", column(["PMC1|PMC2", "PMC1"])),
    ];
    let batch = RecordBatch::try_from_iter(columns).expect("a table");
    let mut out = parquet::arrow::ArrowWriter::try_new(Vec::new(), batch.schema(), None).expect("begun");
    out.write(&batch).expect("written");
    out.into_inner().expect("ended")
}

fn mcap_of_others() -> Vec<u8> {
    let mut out = mcap::Writer::new(std::io::Cursor::new(Vec::new())).expect("begun");
    let channel = out.add_channel(0, "/battery", "json", &BTreeMap::new()).expect("a channel");
    for k in 0..3_u32 {
        let time = 1_636_347_600_000_000_000 + u64::from(k) * 1_000_000_000;
        let header =
            mcap::records::MessageHeader { channel_id: channel, sequence: k, log_time: time, publish_time: time };
        out.write_to_known_channel(&header, format!(r#"{{"volts":{k}.5,"cells":[1,2],"name":"b"}}"#).as_bytes())
            .expect("written");
    }
    out.finish().expect("ended");
    out.into_inner().into_inner()
}

/// A database as other programs write it.
pub fn sqlite_of_others(folder: &Path) -> Vec<u8> {
    let path = folder.join("others.sqlite");
    let database = rusqlite::Connection::open(&path).expect("a database");
    database.execute_batch(include_str!("../data/examples/ocel.sql")).expect("the tables");
    drop(database);
    fs::read(path).expect("read")
}

/// The seed with some bytes changed, taken out, doubled or put in, or cut off.
fn changed(seed: &[u8], random: &mut ChaCha8Rng) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..random.random_range(1..6) {
        let at = random.random_range(0..=bytes.len());
        let until = (at + random.random_range(0..32)).min(bytes.len());
        match random.random_range(0..6) {
            0 if at < bytes.len() => bytes[at] ^= 1 << random.random_range(0..8),
            1 if at < bytes.len() => bytes[at] = random.random(),
            2 => drop(bytes.drain(at..until)),
            3 => {
                let part = bytes[at..until].to_vec();
                bytes.splice(at..at, part);
            }
            4 => drop(bytes.splice(at..at, WORDS[random.random_range(0..WORDS.len())].bytes())),
            _ if random.random_range(0..10) == 0 => bytes.truncate(at),
            _ => {
                let mut noise = [0; 4];
                random.fill_bytes(&mut noise);
                bytes.splice(at..at, noise);
            }
        }
    }
    bytes
}

/// A case that takes longer is kept in the folder `HUBSCOPE_FUZZ_KEEP`, if that is set.
const SLOW: Duration = Duration::from_millis(500);

/// A case may take so long, and as much again for each megabyte: the fastest of three tries, since others may be at work.
const SECOND: Duration = Duration::from_secs(1);

/// A case may hold so many times its size, and so much whatever its size is: buffers of a size of their own.
const TIMES: usize = 50;
const FLOOR: usize = 24 << 20;

/// Reads what a case is; some are read where they lie.
fn read(name: &str, bytes: &[u8], folder: &Path) -> Result<feed::Opened, feed::OpenError> {
    let file = match name {
        "sqlite" | "sqlite-foreign" => "fuzz.sqlite",
        "tsv-mapped" => "fuzz.tsv",
        "parquet-mapped" => "fuzz.parquet",
        _ => return feed::open_bytes("fuzz", bytes),
    };
    let path = folder.join(file);
    fs::write(&path, bytes).expect("written");
    feed::open(&path, &Progress::default())
}

#[test]
fn no_decoder_breaks_off_whatever_the_bytes_are() {
    let wanted = std::env::var("HUBSCOPE_FUZZ").ok().map(|text| text.parse::<u64>().expect("a number of cases"));
    let only = std::env::var("HUBSCOPE_FUZZ_ONLY").ok();
    let kept = std::env::var_os("HUBSCOPE_FUZZ_KEEP");
    let folder = tempfile::tempdir().expect("folder");
    for name in ["fuzz.tsv", "fuzz.parquet"] {
        fs::write(folder.path().join(format!("{name}.columns.ron")), MAPPING).expect("written");
    }
    if wanted.is_some() {
        // It runs alone, so that all threads count.
        crate::held::watch_all();
    }
    let keep = |name: &str, case: u64, bytes: &[u8]| {
        if let Some(kept) = &kept {
            fs::write(Path::new(kept).join(format!("{name}-{case}")), bytes).expect("kept");
        }
    };
    for (name, seed) in seeds(folder.path()) {
        if only.as_ref().is_some_and(|only| !only.split(',').any(|only| only == name)) {
            continue;
        }
        let mut random = ChaCha8Rng::seed_from_u64(seed.len() as u64);
        let cases = wanted.unwrap_or(CASES);
        let (mut taken, mut slowest, mut largest, began) = (0_u64, (Duration::ZERO, 0), (0, 0), Instant::now());
        for case in 0..cases {
            let bytes = changed(&seed, &mut random);
            let start = Instant::now();
            let (done, held) = crate::held::most_held(|| read(name, &bytes, folder.path()));
            let mut took = start.elapsed();
            let allowed = SECOND + SECOND.mul_f64(bytes.len() as f64 / 1e6);
            for _ in 0..2 {
                if took > allowed {
                    let start = Instant::now();
                    drop(read(name, &bytes, folder.path()));
                    took = took.min(start.elapsed());
                }
            }
            if took > SLOW || held > FLOOR + TIMES * bytes.len() {
                keep(name, case, &bytes);
            }
            assert!(took <= allowed, "{name}, case {case}: {took:?} for {} bytes", bytes.len());
            assert!(
                held <= FLOOR + TIMES * bytes.len(),
                "{name}, case {case}: {held} bytes were held to read {}",
                bytes.len()
            );
            slowest = slowest.max((took, case));
            largest = largest.max((held, case));
            match done {
                Ok(opened) => {
                    taken += 1;
                    // What was read can be asked.
                    if let Some((from, until)) = opened.log.span() {
                        assert!(
                            opened.log.state_at(until).objects.len() <= opened.log.object_count(),
                            "{name}, case {case}"
                        );
                        let _ = opened.log.density(from, until, 8);
                    }
                }
                Err(error) => assert!(!error.to_string().is_empty(), "{name}, case {case}"),
            }
        }
        if wanted.is_some() {
            println!(
                "{name}: {cases} cases in {:.0} s, {taken} read, the slowest {}: {:?}, the largest {}: {} kB held",
                began.elapsed().as_secs_f64(),
                slowest.1,
                slowest.0,
                largest.1,
                largest.0 / 1_000
            );
        }
        assert!(taken > 0, "{name}: nothing was read at all");
    }
}

/// A megabyte of each of what partners send is read within a second or so, in memory of at most fifty times its size.
#[test]
fn a_megabyte_needs_no_more_than_its_size_allows() {
    let folder = tempfile::tempdir().expect("folder");
    let event = |k: usize| {
        format!(
            r#"{{"type":"ObjectEvent","eventTime":"2021-11-08T05:00:00Z","epcList":["urn:x:{k}"],"action":"OBSERVE","readPoint":{{"id":"urn:x:d"}},"sensorElementList":[{{"sensorReport":[{{"type":"t","value":1}}]}}]}}"#
        )
    };
    let point = |k: usize| format!(r#"<trkpt lat="50.{k:06}" lon="5.44"><time>2021-11-08T05:00:00Z</time></trkpt>"#);
    let many = |count: usize, one: &dyn Fn(usize) -> String, between: &str| {
        (0..count).map(one).collect::<Vec<_>>().join(between)
    };
    // Every object of an event has each value of its sensors.
    let objects = many(500, &|k| format!("\"urn:x:{k}\""), ",");
    let reports = vec![r#"{"type":"t","value":1}"#; 500].join(",");
    let crossed = format!(
        r#"{{"type":"ObjectEvent","eventTime":"2021-11-08T05:00:00Z","epcList":[{objects}],"action":"OBSERVE","sensorElementList":[{{"sensorReport":[{reports}]}}]}}"#
    );
    for (name, text) in [
        ("epcis", format!("[{}]", many(5_000, &event, ","))),
        ("sensors", format!("[{}]", many(50, &|_| crossed.clone(), ","))),
        ("gpx", format!("<gpx><trk><trkseg>{}</trkseg></trk></gpx>", many(12_000, &point, ""))),
        ("table", format!("uld;zone;time\n{}", many(20_000, &|k| format!("PMC{k};a;2021-11-08T05:00:00Z;1"), "\n"))),
    ] {
        let allowed = Duration::from_secs(5).mul_f64(1.0 + text.len() as f64 / 1e6);
        let start = Instant::now();
        let (done, held) = crate::held::most_held(|| read(name, text.as_bytes(), folder.path()));
        assert!(done.is_ok_and(|opened| !opened.log.is_empty()), "{name}");
        // Others may be at work beside it.
        assert!(start.elapsed() < allowed, "{name}: {:?}", start.elapsed());
        assert!(held < FLOOR + TIMES * text.len(), "{name}: {held} bytes were held to read {}", text.len());
    }
}

/// What was found once stays mended.
#[test]
fn files_that_once_needed_too_much_need_no_more() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/fuzz");
    let mut count = 0;
    for entry in fs::read_dir(folder).expect("the folder") {
        let path = entry.expect("an entry").path();
        let bytes = fs::read(&path).expect("read");
        let (_, held) = crate::held::most_held(|| drop(feed::open_bytes("fuzz", &bytes)));
        assert!(held <= FLOOR + TIMES * bytes.len(), "{}: {held} bytes were held", path.display());
        count += 1;
    }
    assert!(count > 0);
}

/// Documents that are small and mean to become large, or deep.
#[test]
fn documents_that_would_blow_up_are_refused() {
    let laughs = "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><EPCISDocument><EPCISBody><EventList><ObjectEvent><eventTime>&b;</eventTime></ObjectEvent></EventList></EPCISBody></EPCISDocument>";
    let deep = |open: &str, head: &str| format!("{head}{}", open.repeat(200_000));
    for (bytes, word) in [
        (laughs.to_owned(), "entity"),
        (deep("<a>", "<EPCISDocument>"), "deep"),
        (deep("[", "{\"epcisBody\":"), "syntax error"),
        (deep("[", "{\"eventList\":[{\"eventTime\":"), "recursion limit"),
        (deep("{\"a\":", "{\"@type\":\"LogisticsEvent\",\"x\":"), "recursion limit"),
    ] {
        let refused = feed::open_bytes("bomb", bytes.as_bytes()).expect_err("refused").to_string();
        assert!(refused.contains(word), "{word}: {refused}");
    }
}
