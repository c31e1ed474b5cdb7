//! Reports of airports (METAR) as JSON, and as XML of the Aviation Weather Center (ADDS).
//!
//! Where the words of the report stand beside the values, both are read: the words as [`super::report`] reads them.
//! Source: WMO No. 306, FM 15 METAR (oktas of FEW, SCT, BKN and OVC).

use std::{collections::BTreeSet, io::BufRead};

use serde_json::Value;

use super::{Quantity, clipped, enters, measures, report, text_of};
use crate::{
    feed::{
        sink::{FormatError, Reading},
        sorter::Sorter,
        xml::{Document, Element},
    },
    hub::{Attribute, EventTime, HubEvent},
    language::quoted,
    say,
};

/// Reads METAR reports as weather services give them in JSON: one, or an array.
pub fn read(bytes: &[u8], reading: &mut Reading<'_>) -> Result<(), FormatError> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let whole: Value = serde_json::from_slice(bytes).map_err(|error| FormatError::json("METAR JSON", &error))?;
    let all = match whole {
        Value::Array(all) => all,
        one => vec![one],
    };
    let mut told = Told { sorter: Sorter::of(reading), stations: BTreeSet::new() };
    for report in &all {
        told.report(report, 0, reading);
    }
    told.finish(reading)
}

/// Reads the same in XML.
pub fn read_xml(input: impl BufRead, reading: &mut Reading<'_>) -> Result<(), FormatError> {
    let mut document = Document::new(input, "METAR XML");
    let mut told = Told { sorter: Sorter::of(reading), stations: BTreeSet::new() };
    loop {
        match document.next_of(&["METAR"]) {
            Ok(Some(report)) => told.report(&as_json(&report), report.line, reading),
            Ok(None) => break,
            Err(error) => {
                reading.broken_off(error, told.sorter.count())?;
                break;
            }
        }
    }
    told.finish(reading)
}

/// A report of XML with the names that it has in JSON: its layers of cloud are attributes.
fn as_json(report: &Element) -> Value {
    let layers = report.all("sky_condition").map(|layer| layer.attributes().collect::<Value>()).collect();
    let fields = report.children.iter().filter(|field| !field.text().is_empty());
    let mut all: serde_json::Map<String, Value> =
        fields.map(|field| (field.name.clone(), Value::from(field.text()))).collect();
    all.insert("sky_condition".to_owned(), Value::Array(layers));
    Value::Object(all)
}

/// Reports on their way into the order of time.
struct Told {
    sorter: Sorter,
    stations: BTreeSet<String>,
}

impl Told {
    fn report(&mut self, report: &Value, line: u64, reading: &mut Reading<'_>) {
        let found = any_of(report, &["observation_time", "obsTime", "reportTime"]).unwrap_or_default();
        let Some(time) = time_of(&found) else {
            let brief = || say!("weather-observation-time", found = quoted(&found));
            return reading.unreadable(line, brief, say!("weather-report-left-out"));
        };
        let station = any_of(report, &["station_id", "icaoId"]).unwrap_or_default();
        if station.is_empty() {
            return reading.unreadable(line, say!("weather-station"), say!("weather-report-left-out"));
        }
        if self.stations.insert(station.clone()) {
            self.sorter.push_entry(entry(report, time, &station), line);
        }
        let raw = any_of(report, &["rawOb", "raw_text", "rawText"]).unwrap_or_default();
        let (told, words) = report::told_by(&raw).unwrap_or_else(|| (Vec::new(), raw.trim()));
        let values = completed(told, fields(report));
        if values.is_empty() {
            let found = if words.is_empty() { station.clone() } else { clipped(words) };
            let brief = || say!("weather-no-values", found = quoted(&found));
            reading.not_understood(line, brief, say!("weather-no-values-hint"));
        }
        for (k, (quantity, value, unit)) in values.into_iter().enumerate() {
            let mut event = measures(time, &station, quantity, value, unit);
            // The words of the report are kept: weather and remarks are no numbers.
            if k == 0 && !words.is_empty() {
                event.extensions.push(Attribute::new("metar", words.to_owned()));
            }
            self.sorter.push(event, line);
        }
    }

    fn finish(self, reading: &mut Reading<'_>) -> Result<(), FormatError> {
        if self.sorter.count() == 0 {
            return Err(FormatError::content(say!("weather-metar"), say!("feed-none")));
        }
        self.sorter.finish(reading)
    }
}

/// The service of today tells seconds since 1970, and once more the time as text without an offset.
fn time_of(found: &str) -> Option<EventTime> {
    let secs = found.parse::<i64>().ok().filter(|secs| (0..100_000_000_000).contains(secs)).map(EventTime::from_secs);
    secs.or_else(|| EventTime::parse(found).ok())
}

fn entry(report: &Value, time: EventTime, station: &str) -> HubEvent<'static> {
    let of = |names: &[&str]| any_of(report, names).unwrap_or_default();
    let latitude = of(&["latitude", "lat"]);
    let longitude = of(&["longitude", "lon"]);
    let elevation = of(&["elevation_m", "elev"]);
    enters(time, station, &[("latitude", &*latitude), ("longitude", &*longitude), ("elevation", &*elevation)])
}

/// What the fields of a report tell, in SI units.
fn fields(report: &Value) -> Vec<Quantity> {
    let mut values = Vec::new();
    for (name, quantity, unit, factor) in [
        ("temp_c", "temperature", "Cel", 1.0),
        ("temp", "temperature", "Cel", 1.0),
        ("dewpoint_c", "dew_point", "Cel", 1.0),
        ("dewp", "dew_point", "Cel", 1.0),
        ("wind_dir_degrees", "wind_direction", "deg", 1.0),
        ("wdir", "wind_direction", "deg", 1.0),
        ("wspd", "wind_speed", "m/s", 1_852.0 / 3_600.0),
        ("wgst", "wind_gust", "m/s", 1_852.0 / 3_600.0),
        ("visib", "visibility", "m", 1_609.344),
        ("altim", "pressure", "hPa", 1.0),
        // A knot is 1,852 m an hour; a statute mile 1,609.344 m; an inch of mercury 33.8639 hPa.
        ("wind_speed_kt", "wind_speed", "m/s", 1_852.0 / 3_600.0),
        ("wind_gust_kt", "wind_gust", "m/s", 1_852.0 / 3_600.0),
        ("visibility_statute_mi", "visibility", "m", 1_609.344),
        ("altim_in_hg", "pressure", "hPa", 33.863_9),
    ] {
        if let Some(value) = text_of(report, name).and_then(|text| number(&text)) {
            values.push((quantity, (value * factor * 10.0).round() / 10.0, unit));
        }
    }
    values.extend(cloud_cover(report).map(|cover| ("cloud_cover", cover, "%")));
    values.extend(ceiling(report).map(|metres| ("ceiling", metres, "m")));
    values
}

/// What the words of a report tell, completed by its fields.
fn completed(mut told: Vec<Quantity>, fields: Vec<Quantity>) -> Vec<Quantity> {
    // Where the words say nothing of gusts or of where the wind blows from, there are none, and it varies.
    let has_wind = told.iter().any(|(quantity, ..)| *quantity == "wind_speed");
    for (quantity, value, unit) in fields {
        match told.iter_mut().find(|(known, ..)| *known == quantity) {
            // Words round to degrees, fields may tell their tenths: those that are farther apart are not of one value.
            Some((_, known, _)) if unit == "Cel" && (*known - value).abs() <= 0.5 => *known = value,
            Some(_) => {}
            None if has_wind && quantity.starts_with("wind_") => {}
            None => told.push((quantity, value, unit)),
        }
    }
    told
}

/// A number; `10+` is that many, or more.
fn number(text: &str) -> Option<f64> {
    text.trim_end_matches('+').parse::<f64>().ok().filter(|value| value.is_finite())
}

/// The first of these fields that is there.
fn any_of(object: &Value, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| text_of(object, name))
}

/// The layers of cloud.
fn layers(report: &Value) -> Vec<&Value> {
    match report.get("sky_condition").or(report.get("clouds")) {
        Some(Value::Array(layers)) => layers.iter().collect(),
        Some(layer) => vec![layer],
        None => Vec::new(),
    }
}

/// The first of these fields of a layer; what was made of XML may have them below `$`.
fn of_layer(layer: &Value, names: &[&str]) -> Option<String> {
    any_of(layer, names).or_else(|| any_of(layer.get("$")?, names))
}

/// The word of a layer for how much it covers.
fn word_of(layer: &Value) -> Option<String> {
    of_layer(layer, &["sky_cover", "cover"])
}

/// How much of the sky the fullest layer covers, in per cent: the middle of the oktas that its word stands for.
fn cloud_cover(report: &Value) -> Option<f64> {
    layers(report).into_iter().filter_map(|layer| cover_of(&word_of(layer)?)).reduce(f64::max)
}

/// The lowest base of broken or overcast cloud, or how far one sees upwards, in metres; the fields tell feet.
fn ceiling(report: &Value) -> Option<f64> {
    let base = |layer: &Value| {
        word_of(layer).filter(|word| matches!(word.as_str(), "BKN" | "OVC" | "OVX" | "VV"))?;
        number(&of_layer(layer, &["cloud_base_ft_agl", "base"])?)
    };
    let upwards = text_of(report, "vert_vis_ft").and_then(|feet| number(&feet));
    let feet = layers(report).into_iter().filter_map(base).chain(upwards).reduce(f64::min)?;
    Some((feet * 0.304_8).round())
}

/// How much of the sky a layer covers, in per cent.
pub(super) fn cover_of(word: &str) -> Option<f64> {
    Some(match word {
        "CLR" | "SKC" | "NSC" | "NCD" | "CAVOK" | "CAVU" => 0.0,
        "FEW" => 18.75,
        "SCT" => 43.75,
        "BKN" => 75.0,
        "OVC" | "OVX" | "VV" => 100.0,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{feed::sink::Kept, hub::What};

    #[test]
    fn a_metar_is_told_in_si_units() {
        let text = r#"{"station_id":["EBLG"],"observation_time":["2020-03-11T11:20:00Z"],"temp_c":["13.0"],
            "wind_speed_kt":["19"],"visibility_statute_mi":["6.21"],"altim_in_hg":"29.940945",
            "sky_condition":[{"$":{"sky_cover":"SCT"}},{"$":{"sky_cover":"BKN"}}]}"#;
        let mut kept = Kept::default();
        read(text.as_bytes(), &mut Reading::new("a.json", &mut kept)).expect("read");
        let values: Vec<f64> = (kept.0.iter())
            .filter_map(|event| if let What::Measures { value, .. } = event.what { Some(value) } else { None })
            .collect();
        assert_eq!(values, [13.0, 9.8, 9_994.0, 1_013.9, 75.0]);
        let today = r#"[{"icaoId":"EBLG","obsTime":1636348800,"reportTime":"2021-11-08 05:20:00","temp":13,"dewp":-6,"wdir":240,
            "wspd":12,"visib":"6+","altim":1012,"clouds":[{"cover":"BKN","base":3000}],"rawOb":"EBLG 080520Z 24012KT"}]"#;
        let mut kept = Kept::default();
        read(today.as_bytes(), &mut Reading::new("a.json", &mut kept)).expect("read");
        assert_eq!((kept.0.len(), kept.0[0].time), (9, EventTime::from_secs(1_636_348_800)));
    }

    /// What is measured, in words, and the words that are kept.
    fn told(read: impl FnOnce(&mut Reading<'_>) -> Result<(), FormatError>) -> (Vec<String>, Vec<String>) {
        let mut kept = Kept::default();
        read(&mut Reading::new("a", &mut kept)).expect("read");
        let values = kept.0.iter().filter_map(|event| match &event.what {
            What::Measures { quantity, value, unit } => Some(format!("{quantity} {value} {unit}")),
            _ => None,
        });
        let words = kept.0.iter().flat_map(|event| &event.extensions).map(|word| word.value.to_string());
        (values.collect(), words.collect())
    }

    #[test]
    fn fields_and_words_of_a_report_tell_the_same() {
        let words = "KTYS 142253Z 21012G20KT 10SM BKN026 OVC034 07/04 A2968 RMK AO2";
        let fields = r#""icaoId":"KTYS","obsTime":1768431180,"wdir":210,"wspd":12,"wgst":20,"visib":"10+","altim":1005.2,
            "temp":6.7,"dewp":3.9,"clouds":[{"cover":"BKN","base":2600},{"cover":"OVC","base":3400}]"#;
        let (mut alone, none) = told(|reading| read(format!("\u{feff}[{{{fields}}}]").as_bytes(), reading));
        let (mut both, kept) =
            told(|reading| read(format!("[{{{fields},\"rawOb\":\"METAR {words}\"}}]").as_bytes(), reading));
        assert_eq!((none.len(), kept), (0, vec![words.to_owned()]));
        // These are rounded otherwise in words than in fields.
        alone.retain(|value| !value.starts_with("visibility") && !value.starts_with("pressure"));
        both.retain(|value| !value.starts_with("visibility") && !value.starts_with("pressure"));
        alone.sort();
        both.sort();
        assert_eq!(alone, both);
        for value in ["wind_gust 10.3 m/s", "ceiling 792 m", "temperature 6.7 Cel", "cloud_cover 100 %"] {
            assert!(both.contains(&value.to_owned()), "{value}: {both:?}");
        }
    }

    #[test]
    fn words_win_over_fields_that_were_misread() {
        let of = |rest: &str| {
            let text = format!(r#"{{"station_id":"KMEM","observation_time":"2024-08-03T18:54:00Z",{rest}}}"#);
            told(|reading| read(text.as_bytes(), reading)).0
        };
        let misread = r#""raw_text":"KMEM 031854Z COR 10SM 350/04 SCT075 31/19 A2998","temp_c":"50","dewpoint_c":"4""#;
        assert!(of(misread).contains(&"temperature 31 Cel".to_owned()), "{:?}", of(misread));
        let varies = of(r#""raw_text":"KMEM 031854Z VRB02KT 10SM","wind_dir_degrees":"0","wind_speed_kt":"2""#);
        assert_eq!(varies, ["wind_speed 1 m/s", "visibility 16093 m"]);
        let hidden = of(r#""sky_condition":[{"$":{"sky_cover":"OVX"}}],"vert_vis_ft":"200""#);
        assert_eq!(hidden, ["cloud_cover 100 %", "ceiling 61 m"]);
    }

    #[test]
    fn reports_in_xml_are_read_with_their_lines() {
        let text = "<response><data num_results=\"2\">\n<METAR><raw_text>EBLG 080520Z 24012G25KT 9999 13/06 Q1012</raw_text>
            <station_id>EBLG</station_id><observation_time>2021-11-08T05:20:00Z</observation_time>
            <sky_condition sky_cover=\"FEW\" cloud_base_ft_agl=\"900\"/><sky_condition sky_cover=\"OVC\" cloud_base_ft_agl=\"1000\"/>
            <temp_c>13.0</temp_c></METAR>\n<METAR><station_id>EBCI</station_id></METAR></data></response>";
        let mut log = crate::hub::LogBuilder::new();
        read_xml(text.as_bytes(), &mut Reading::new("a.xml", &mut log)).expect("read");
        let log = log.finish();
        let issues: Vec<_> =
            log.issues().kept().iter().map(|issue| (issue.brief.clone(), issue.place.clone())).collect();
        assert!(issues.len() == 1 && issues[0].0.contains("observation_time"), "{issues:?}");
        assert_eq!(issues[0].1.as_ref().map(|place| place.line), Some(6), "{issues:?}");
        assert_eq!(log.span().map(|(first, _)| first.to_string()), Some("2021-11-08T05:20:00Z".into()));
        let whole = &text[..text.find("<METAR><station_id>EBCI").expect("it stands there")];
        let (values, words) = told(|reading| read_xml(format!("{whole}</data></response>").as_bytes(), reading));
        assert_eq!(words, ["EBLG 080520Z 24012G25KT 9999 13/06 Q1012"]);
        for value in ["wind_gust 12.9 m/s", "temperature 13 Cel", "cloud_cover 100 %", "ceiling 305 m"] {
            assert!(values.contains(&value.to_owned()), "{value}: {values:?}");
        }
    }
}
