//! Reports of airports (METAR) as JSON.
//!
//! Source: WMO No. 306, FM 15 METAR (oktas of FEW, SCT, BKN and OVC).

use serde_json::Value;

use super::{enters, measures, text_of};
use crate::{
    feed::sink::{FormatError, Reading},
    hub::EventTime,
    language::quoted,
    say,
};

/// Reads METAR reports as weather services give them in JSON: one, or an array.
pub fn read(bytes: &[u8], reading: &mut Reading<'_>) -> Result<(), FormatError> {
    let whole: Value = serde_json::from_slice(bytes).map_err(|error| FormatError::json("METAR JSON", &error))?;
    let all = match whole {
        Value::Array(all) => all,
        one => vec![one],
    };
    let mut events = Vec::new();
    let mut stations = std::collections::BTreeSet::new();
    for report in &all {
        let found = any_of(report, &["observation_time", "obsTime", "reportTime"]).unwrap_or_default();
        let station = any_of(report, &["station_id", "icaoId"]).unwrap_or_default();
        // The service of today tells seconds since 1970, and once more the time as text without an offset.
        let secs =
            found.parse::<i64>().ok().filter(|secs| (0..100_000_000_000).contains(secs)).map(EventTime::from_secs);
        let Some(time) = secs.or_else(|| EventTime::parse(&found).ok()) else {
            let brief = || say!("weather-observation-time", found = quoted(&found));
            reading.unreadable(0, brief, say!("weather-report-left-out"));
            continue;
        };
        if station.is_empty() {
            reading.unreadable(0, say!("weather-station"), say!("weather-report-left-out"));
            continue;
        }
        if stations.insert(station.clone()) {
            let of = |names: &[&str]| any_of(report, names).unwrap_or_default();
            let latitude = of(&["latitude", "lat"]);
            let longitude = of(&["longitude", "lon"]);
            let elevation = of(&["elevation_m", "elev"]);
            let known = [("latitude", &*latitude), ("longitude", &*longitude), ("elevation", &*elevation)];
            events.push((enters(time, &station, &known), 0));
        }
        for (name, quantity, unit, factor) in [
            ("temp_c", "temperature", "Cel", 1.0),
            ("temp", "temperature", "Cel", 1.0),
            ("dewpoint_c", "dew_point", "Cel", 1.0),
            ("dewp", "dew_point", "Cel", 1.0),
            ("wind_dir_degrees", "wind_direction", "deg", 1.0),
            ("wdir", "wind_direction", "deg", 1.0),
            ("wspd", "wind_speed", "m/s", 1_852.0 / 3_600.0),
            ("visib", "visibility", "m", 1_609.344),
            ("altim", "pressure", "hPa", 1.0),
            // A knot is 1,852 m an hour; a statute mile 1,609.344 m; an inch of mercury 33.8639 hPa.
            ("wind_speed_kt", "wind_speed", "m/s", 1_852.0 / 3_600.0),
            ("visibility_statute_mi", "visibility", "m", 1_609.344),
            ("altim_in_hg", "pressure", "hPa", 33.863_9),
        ] {
            let value = text_of(report, name).and_then(|text| text.trim_end_matches('+').parse::<f64>().ok());
            if let Some(value) = value.filter(|value| value.is_finite()) {
                let value = (value * factor * 10.0).round() / 10.0;
                events.push((measures(time, &station, quantity, value, unit), 0));
            }
        }
        if let Some(cover) = cloud_cover(report) {
            events.push((measures(time, &station, "cloud_cover", cover, "%"), 0));
        }
    }
    if events.is_empty() {
        return Err(FormatError::content(say!("weather-metar"), say!("feed-none")));
    }
    reading.sorted(events);
    Ok(())
}

/// The first of these fields that is there.
fn any_of(object: &Value, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| text_of(object, name))
}

/// How much of the sky the fullest layer covers, in per cent: the middle of the oktas that its word stands for.
fn cloud_cover(report: &Value) -> Option<f64> {
    let layers = match report.get("sky_condition").or(report.get("clouds"))? {
        Value::Array(layers) => layers.iter().collect(),
        layer => vec![layer],
    };
    let cover = |layer: &Value| {
        let word = any_of(layer, &["sky_cover", "cover"]).or_else(|| text_of(layer.get("$")?, "sky_cover"))?;
        cover_of(&word)
    };
    layers.into_iter().filter_map(cover).reduce(f64::max)
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
        assert_eq!((kept.0.len(), kept.0[0].time), (8, EventTime::from_secs(1_636_348_800)));
    }
}
