//! Bytes that nobody meant: every decoder reads or refuses them, and never breaks off.
//!
//! Real files are changed here and there and cut off. A test run tries a few thousand of each; `HUBSCOPE_FUZZ=1000000` tries
//! as many as one likes, and tells how long the slowest took and how much of the memory was used.

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

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
        all.push((name, fs::read(&out).expect("read")));
    }
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/formats");
    for (name, file) in [
        ("epcis-json-all", "Combination_of_different_event.json"),
        ("epcis-xml", "GS1_US_Pharma_Example_2_2_1_1.xml"),
        ("one-record", "LogisticsEvent.json"),
        ("cargo-xml", "xFSU-12-DEP.xml"),
        ("cargo-imp", "FSU-lines-extracted.txt"),
        ("parquet-types", "alltypes_plain.snappy.parquet"),
    ] {
        all.push((name, fs::read(data.join(file)).expect("read")));
    }
    all.push(("ocel-old", br#"{"ocel:global-log":{},"ocel:events":{"e1":{"ocel:activity":"a","ocel:timestamp":"2021-11-08T05:00:00Z","ocel:omap":["o1"],"ocel:vmap":{"x":1}}},"ocel:objects":{"o1":{"ocel:type":"t","ocel:ovmap":{}}}}"#.to_vec()));
    all.push(("xes", br#"<log xes.version="1.0"><trace><string key="concept:name" value="c"/><event><string key="concept:name" value="a"/><date key="time:timestamp" value="2021-11-08T06:00:00+01:00"/></event></trace></log>"#.to_vec()));
    all.push(("epw", b"LOCATION,Beitem,VLG,BEL,SRC,064140,50.9,3.1,1.0,25.0\n2019,1,1,1,0,?9,7.6,5.90,89,103156,0,0,340,120,0,0,0,0,0,0,255,3.50,9,9,777.7,377,9,9,18,0.0850,0,88,0.140,2.5,1.0\n".to_vec()));
    all.push(("metar", br#"{"station_id":["EBLG"],"observation_time":["2020-03-11T11:20:00Z"],"temp_c":["13.0"],"sky_condition":[{"$":{"sky_cover":"SCT"}}]}"#.to_vec()));
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

#[test]
fn no_decoder_breaks_off_whatever_the_bytes_are() {
    let wanted = std::env::var("HUBSCOPE_FUZZ").ok().map(|text| text.parse::<u64>().expect("a number of cases"));
    let only = std::env::var("HUBSCOPE_FUZZ_ONLY").ok();
    let kept = std::env::var_os("HUBSCOPE_FUZZ_KEEP");
    let folder = tempfile::tempdir().expect("folder");
    for (name, seed) in seeds(folder.path()) {
        if only.as_ref().is_some_and(|only| only != name) {
            continue;
        }
        let mut random = ChaCha8Rng::seed_from_u64(seed.len() as u64);
        let cases = wanted.unwrap_or(CASES);
        let (mut read, mut slowest, began) = (0_u64, (Duration::ZERO, 0), Instant::now());
        for case in 0..cases {
            let bytes = changed(&seed, &mut random);
            let start = Instant::now();
            let done = match name {
                // A database is read where it lies.
                "sqlite" => {
                    let path = folder.path().join("fuzz.sqlite");
                    fs::write(&path, &bytes).expect("written");
                    feed::open(&path, &Progress::default())
                }
                _ => feed::open_bytes("fuzz", &bytes),
            };
            slowest = slowest.max((start.elapsed(), case));
            if let Some(kept) = kept.as_ref().filter(|_| start.elapsed() > SLOW) {
                fs::write(Path::new(kept).join(format!("{name}-{case}")), &bytes).expect("kept");
            }
            match done {
                Ok(opened) => {
                    read += 1;
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
            let (longest, which) = slowest;
            println!("{name}: {cases} cases in {:?}, {read} read, the slowest {which}: {longest:?}", began.elapsed());
        }
        assert!(read > 0, "{name}: nothing was read at all");
    }
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
