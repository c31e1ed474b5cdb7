//! Which format a file is in, told by its first bytes and never by its name.

use std::fmt;

use super::{cargo_imp, epcis, table, tracks, weather, xml};
use crate::{language::quoted, say};

/// So many bytes of a file are looked at.
pub const GLANCE: usize = 1 << 16;

/// What a file of Git LFS begins with that stands for another one. Source: Git LFS specification, version 1.
const LFS: &str = "version https://git-lfs.github.com/spec/v1";

/// A format that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Our own events, one a line.
    Ndjson,
    /// GS1 EPCIS 2.0 in JSON, or lines of it.
    EpcisJson,
    /// GS1 EPCIS 1.2 or 2.0 in XML.
    EpcisXml,
    /// OCEL 2.0 in JSON.
    OcelJson,
    /// OCEL 1.0 in JSON.
    OldOcelJson,
    /// OCEL 2.0 in XML.
    OcelXml,
    /// OCEL 2.0 in SQLite.
    OcelSqlite,
    /// The eXtensible Event Stream of process mining.
    Xes,
    /// IATA ONE Record in JSON-LD.
    OneRecord,
    /// IATA Cargo-XML: status messages and waybills.
    CargoXml,
    /// IATA Cargo-IMP: the same as text.
    CargoImp,
    /// Rows with a line of headings.
    Table,
    /// Records in JSON, each a row.
    Records,
    /// Apache Parquet.
    Parquet,
    /// A recording of channels with JSON messages.
    Mcap,
    /// SUMO floating-car data: where vehicles are, second by second.
    FloatingCars,
    /// Tracks of satellite receivers.
    Gpx,
    /// Where aircraft say that they are, in JSON.
    Adsb,
    /// The same in the lines of a BaseStation port.
    BaseStation,
    /// The hours of a year of weather, for EnergyPlus.
    Epw,
    /// Weather reports of airports, in JSON.
    Metar,
    /// The same in XML.
    MetarXml,
    /// The same as text.
    MetarText,
    /// Hours of sun and weather from PVGIS, in CSV.
    Pvgis,
    /// The same in JSON.
    PvgisJson,
}

impl Format {
    /// The name a person reads.
    pub fn label(self) -> &'static str {
        match self {
            Self::Ndjson => say!("feed-ndjson"),
            Self::EpcisJson => "EPCIS JSON",
            Self::EpcisXml => "EPCIS XML",
            Self::OcelJson => "OCEL 2.0 JSON",
            Self::OldOcelJson => "OCEL 1.0 JSON",
            Self::OcelXml => "OCEL 2.0 XML",
            Self::OcelSqlite => "OCEL 2.0 SQLite",
            Self::Xes => "XES",
            Self::OneRecord => "ONE Record JSON-LD",
            Self::CargoXml => "Cargo-XML",
            Self::CargoImp => "Cargo-IMP",
            Self::Table => say!("feed-table"),
            Self::Records => say!("feed-records"),
            Self::Parquet => "Parquet",
            Self::Mcap => "MCAP",
            Self::FloatingCars => say!("feed-cars"),
            Self::Gpx => "GPX",
            Self::Adsb => "ADS-B JSON",
            Self::BaseStation => say!("feed-adsb-lines"),
            Self::Epw => say!("feed-epw"),
            Self::Metar => "METAR JSON",
            Self::MetarXml => "METAR XML",
            Self::MetarText => "METAR",
            Self::Pvgis => "PVGIS CSV",
            Self::PvgisJson => "PVGIS JSON",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}

/// The format that `start` begins; else what it looks like.
pub fn sniff(start: &[u8]) -> Result<Format, String> {
    let start = &start[..start.len().min(GLANCE)];
    if let Some(format) = binary(start) {
        return format.map_err(str::to_owned);
    }
    let text = String::from_utf8_lossy(start);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    match text.as_bytes().first() {
        Some(b'<') => of_xml(start),
        Some(b'{') if is_map(text) => Err(say!("feed-geojson").to_owned()),
        Some(b'{' | b'[') => Ok(of_json(text)),
        _ if text.starts_with(LFS) => Err(say!("feed-lfs").to_owned()),
        _ if text.starts_with("UCM") || text.lines().take(8).any(begins_cargo_imp) => Ok(Format::CargoImp),
        _ if text.starts_with(weather::epw::EPW) => Ok(Format::Epw),
        _ if weather::report::sniff(text) => Ok(Format::MetarText),
        _ if tracks::adsb::sniff_lines(text) => Ok(Format::BaseStation),
        _ if weather::pvgis::sniff(text) => Ok(Format::Pvgis),
        _ if table::sniff(text) => Ok(Format::Table),
        _ => Ok(Format::Ndjson),
    }
}

/// The kind of table that text is which is in no other format for sure, for who says what its columns are; none where it is no table.
pub fn as_table(format: Format, start: &[u8]) -> Option<Format> {
    if !matches!(format, Format::Ndjson | Format::MetarText) {
        return None;
    }
    let text = String::from_utf8_lossy(&start[..start.len().min(GLANCE)]);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    match text.as_bytes().first() {
        Some(b'{' | b'[') => {
            let (headings, rows) = table::records::beginning(text.as_bytes());
            (headings.len() > 1 && !rows.is_empty() && !text.contains("\"obj\"")).then_some(Format::Records)
        }
        _ => table::sniff(text).then_some(Format::Table),
    }
}

/// Whether it is GeoJSON, by its first words.
fn is_map(text: &str) -> bool {
    let head: String = text.chars().filter(|sign| !sign.is_whitespace()).take(400).collect();
    head.contains("\"type\":\"FeatureCollection\"")
}

/// Whether a message of Cargo-IMP begins in a line.
fn begins_cargo_imp(line: &str) -> bool {
    cargo_imp::begins(line)
}

/// What begins with signs that no text has.
fn binary(start: &[u8]) -> Option<Result<Format, &'static str>> {
    let head = &start[..start.len().min(4096)];
    Some(match head {
        [b'P', b'A', b'R', b'1', ..] => Ok(Format::Parquet),
        [0x89, b'M', b'C', b'A', b'P', ..] => Ok(Format::Mcap),
        _ if head.starts_with(b"SQLite format 3\0") => Ok(Format::OcelSqlite),
        [b'P', b'K', 3, 4, ..] => Err(zipped(start)),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Err(say!("feed-old-office")),
        [0x89, b'P', b'N', b'G', ..] => Err(say!("feed-png")),
        [0x7f, b'E', b'L', b'F', ..] => Err(say!("feed-program")),
        [b'%', b'P', b'D', b'F', ..] => Err(say!("feed-pdf")),
        _ if head.contains(&0) => Err(with_zeros(head)),
        _ => return None,
    })
}

/// What has bytes in it that no text has: text all the same, where there are few of them.
fn with_zeros(head: &[u8]) -> &'static str {
    let is_odd = |byte: &&u8| !matches!(**byte, b'\t' | b'\n' | b'\r' | 0x20..);
    if 20 * head.iter().filter(is_odd).count() <= head.len() { say!("feed-zeros") } else { say!("feed-binary") }
}

/// What a zip file is, by the names of the files in it.
fn zipped(start: &[u8]) -> &'static str {
    let has = |name: &[u8]| memchr::memmem::find(start, name).is_some();
    match () {
        () if has(b"xl/") && has(b"[Content_Types].xml") => {
            say!("feed-excel")
        }
        () if has(b"opendocument.spreadsheet") => {
            say!("feed-ods")
        }
        () if has(b"[Content_Types].xml") || has(b"opendocument") => {
            say!("feed-office")
        }
        () => say!("feed-zip"),
    }
}

fn of_xml(start: &[u8]) -> Result<Format, String> {
    let root = xml::root(start).unwrap_or_default();
    let has = |word: &[u8]| memchr::memmem::find(start, word).is_some();
    let has_event = || has(b"eventTime") && epcis::XML_EVENTS.iter().any(|name| has(name.as_bytes()));
    match root.as_str() {
        "EPCISDocument" | "EPCISQueryDocument" => Ok(Format::EpcisXml),
        // An event may stand alone.
        name if epcis::XML_EVENTS.contains(&name) => Ok(Format::EpcisXml),
        // Answers to queries, as they travel: some servers put them into another namespace than that of the standard.
        "Envelope" | "QueryResults" if has(b"urn:epcglobal:epcis") || has_event() => Ok(Format::EpcisXml),
        "Envelope" if has(b"QueryResults") => Ok(Format::EpcisXml),
        "log" if has(b"<global scope=\"object\"") => Err(say!("feed-old-ocel-xml").to_owned()),
        "log" if has(b"object-type") || has(b"<objects") => Ok(Format::OcelXml),
        "log" => Ok(Format::Xes),
        "fcd-export" => Ok(Format::FloatingCars),
        "gpx" => Ok(Format::Gpx),
        "response" if has(b"<METAR>") => Ok(Format::MetarXml),
        _ if has(b"iata:statusmessage")
            || has(b"iata:waybill")
            || root == "statusMessageType"
            || root == "StatusMessage" =>
        {
            Ok(Format::CargoXml)
        }
        "EPCISMasterDataDocument" => Err(say!("feed-epcis-master").to_owned()),
        "" => Err(say!("feed-xml-ends").to_owned()),
        "tripinfos" => Err(say!("feed-sumo-trips").to_owned()),
        root => Err(say!("feed-xml-root", root = quoted(&root))),
    }
}

fn of_json(text: &str) -> Format {
    let first = text.lines().next().unwrap_or_default();
    let is_line = first.trim_end().ends_with('}');
    let ours = ["\"hubscope\"", "\"obj\""].iter().any(|word| first.contains(word));
    if is_line && ours {
        return Format::Ndjson;
    }
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    match () {
        () if has(&["\"ocel:"]) => Format::OldOcelJson,
        () if has(&["\"objectTypes\"", "\"eventTypes\"", "\"relationships\""]) => Format::OcelJson,
        () if epcis::sniff(text) => Format::EpcisJson,
        () if [["\"station_id\"", "\"observation_time\""], ["\"icaoId\"", "\"obsTime\""]]
            .iter()
            .any(|all| all.iter().all(|word| text.contains(word))) =>
        {
            Format::Metar
        }
        () if tracks::adsb::sniff(text) => Format::Adsb,
        () if weather::pvgis::sniff_json(text) => Format::PvgisJson,
        () if has(&["onerecord.iata.org", "LogisticsEvent\""]) => Format::OneRecord,
        () if table::records::sniff(text) => Format::Records,
        () => Format::Ndjson,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(start: &str, format: Format) {
        assert_eq!(sniff(start.as_bytes()), Ok(format), "{start}");
    }

    #[test]
    fn what_is_none_says_what_to_do() {
        let of = |text: &[u8]| sniff(text).expect_err("no format");
        assert!(of(b"time,pallet,zone\n2024-05-01 08:00:00,P\x001,door-3\n").contains("NUL"));
        assert_eq!(of(&[0; 64]), "a binary file");
        assert!(
            of(b"<log><global scope=\"event\"/><global scope=\"object\"/><objects/></log>").contains("OCEL 1.0 in XML")
        );
        check("{\"specversion\":\"1.0\",\"data\":{\"eventTime\":\"2024-05-01T08:00:00Z\"}}", Format::EpcisJson);
    }

    #[test]
    fn formats_are_told_by_their_content() {
        check("{\"hubscope\":1,\"site\":\"LGG\"}\n", Format::Ndjson);
        check("{\"t\":\"2021-11-08T05:00:00Z\",\"obj\":\"EPCISDocument\",\"leaves\":{}}\n", Format::Ndjson);
        check("\u{feff}\n{\n \"@context\": [],\n \"type\": \"EPCISDocument\"", Format::EpcisJson);
        check("<?xml version='1.0'?><!-- a --><epcis:EPCISDocument xmlns:epcis='u'>", Format::EpcisXml);
        check("<epcis:ObjectEvent xmlns:epcis='urn:epcglobal:epcis:xsd:2'>", Format::EpcisXml);
        check("<s:Envelope><QueryResults xmlns='http://schemas.xmlsoap.org/wsdl/'><eventList>", Format::EpcisXml);
        check("<QueryResults><x:TransactionEvent><x:eventTime>", Format::EpcisXml);
        check("{\"objectTypes\": []", Format::OcelJson);
        check("{\"ocel:global-log\": {}", Format::OldOcelJson);
        check("<log><object-types>", Format::OcelXml);
        check("<log xes.version=\"1.0\"><trace>", Format::Xes);
        check("<fcd-export>", Format::FloatingCars);
        check("<?xml version='1.0'?><gpx version='1.1'>", Format::Gpx);
        check("{\"now\":1,\"aircraft\":[{\"hex\":\"a\"}]}\n{\"now\":2,\"aircraft\":[]}\n", Format::Adsb);
        check(
            "MSG,3,1,1,4B1815,1,2021/11/08,05:00:00.5,2021/11/08,05:00:00.5,,1000,,,50.64,5.45,,,0,0,0,0\n",
            Format::BaseStation,
        );
        check("<rsm:StatusMessage xmlns:rsm=\"iata:statusmessage:1\">", Format::CargoXml);
        check("FSU/14\n020-12345675FRAJFK/T1K100\n", Format::CargoImp);
        check("case;activity;time\nA;b;2021-01-01\n", Format::Table);
        check("LOCATION,Beitem,VLG,BEL,SRC-TMYx,064140,50.9,3.1,1.0,25.0\n", Format::Epw);
        check("[{\"station_id\": \"EBLG\", \"observation_time\": \"2020-03-11T11:20:00Z\"}]", Format::Metar);
        check("<response version='1.3'><data num_results='1'><METAR><raw_text>", Format::MetarXml);
        check("METAR EBLG 080520Z 24012KT 9999 SCT030 13/06 Q1012=\n", Format::MetarText);
        check("[{\"time\":\"2021-11-08T05:00:00Z\",\"uld\":\"A\"}]", Format::Records);
        let line = "{\"time\":\"2021-11-08T05:00:00Z\",\"uld\":\"A\"}\n";
        check(&line.repeat(2), Format::Records);
        check(line, Format::Ndjson);
        check("{\"epcisBody\":[[", Format::EpcisJson);
        check("[{\"ULD\":\"A\",\"eventTime\":\"2021-11-08T05:00:00Z\"}]", Format::Records);
        check("PAR1\0\0", Format::Parquet);
        check("SQLite format 3\0", Format::OcelSqlite);
        check("nonsense\n", Format::Ndjson);
    }

    #[test]
    fn what_is_no_log_is_named() {
        let found = |start: &[u8]| sniff(start).expect_err("no log");
        assert!(found(b"<html><body>").contains("html"));
        assert!(found(b"<s:Envelope><s:Body>").contains("Envelope"));
        assert!(found(b"PK\x03\x04").contains("unpacked"));
        let zip = |names: &[&str]| {
            let all = names.iter().map(|name| format!("PK\u{3}\u{4}\u{14}\0{name}...")).collect::<String>();
            found(all.as_bytes())
        };
        assert!(zip(&["[Content_Types].xml", "xl/workbook.xml"]).contains("save the sheet as CSV"));
        assert!(zip(&["mimetypeapplication/vnd.oasis.opendocument.spreadsheet"]).contains(".ods"));
        assert!(zip(&["[Content_Types].xml", "word/document.xml"]).contains(".docx"));
        assert!(zip(&["day.csv"]).contains("unpacked"));
        assert!(found(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").contains("before 2007"));
        assert!(found(b"<epcismd:EPCISMasterDataDocument xmlns:epcismd='u'>").contains("master data"));
        assert!(found(b"a\0b").contains("binary"));
        let pointer =
            format!("{LFS}\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n");
        assert!(found(pointer.as_bytes()).contains("git lfs pull"));
        assert!(found(b"{\n \"type\": \"FeatureCollection\", \"features\": []}").contains("scene import"));
    }
}
