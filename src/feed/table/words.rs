//! The words and the ways of writing by which columns of tables are known.

/// Ways to write a time, the likeliest first. Where day and month could be either, Europe's order is meant.
pub(super) const PATTERNS: [&str; 61] = [
    "%d/%m/%Y %H:%M:%S%.f",
    "%d/%m/%Y %H:%M",
    "%d.%m.%Y %H:%M:%S%.f",
    "%d.%m.%Y %H:%M",
    "%d-%m-%Y %H:%M:%S%.f",
    "%d-%m-%Y %H:%M",
    "%m/%d/%Y %H:%M:%S%.f",
    "%m/%d/%Y %H:%M",
    "%m/%d/%Y %I:%M:%S %p",
    "%m/%d/%Y %I:%M %p",
    "%d/%m/%Y %I:%M:%S %p",
    "%d/%m/%Y %I:%M %p",
    "%Y/%m/%d %H:%M:%S%.f",
    "%Y/%m/%d %H:%M",
    "%Y%m%d%H%M%S",
    "%Y%m%d %H:%M:%S",
    "%Y%m%d %H:%M",
    "%d%b%y %H:%M:%S",
    "%d%b%y %H:%M",
    "%d%b%Y %H:%M:%S",
    "%d%b%Y %H:%M",
    "%d%b%y",
    "%d-%b-%Y %H:%M:%S",
    "%d-%b-%Y %H:%M",
    "%d-%b-%y %H:%M",
    "%d %b %Y %H:%M",
    "%d/%m/%Y %Hh%M",
    "%d.%m.%y %H:%M:%S",
    "%d.%m.%y %H:%M",
    "%d/%m/%y %H:%M:%S",
    "%d/%m/%y %H:%M",
    "%d-%m-%y %H:%M:%S",
    "%d-%m-%y %H:%M",
    "%m/%d/%y %H:%M:%S",
    "%m/%d/%y %H:%M",
    "%m/%d/%y %I:%M:%S %p",
    "%m/%d/%y %I:%M %p",
    "%d/%m/%y %I:%M:%S %p",
    "%d/%m/%y %I:%M %p",
    "%Y年%m月%d日 %H:%M:%S",
    "%Y年%m月%d日 %H:%M",
    // As browsers show them in the languages of the hub and in English.
    "%d/%m/%Y, %H:%M:%S",
    "%d/%m/%Y, %H:%M",
    "%d.%m.%Y, %H:%M:%S",
    "%d.%m.%Y, %H:%M",
    "%m/%d/%Y, %I:%M:%S %p",
    "%m/%d/%Y, %I:%M %p",
    "%b %d, %Y, %I:%M:%S %p",
    "%b %d, %Y, %I:%M %p",
    "%b %d, %Y %I:%M:%S %p",
    "%b %d, %Y %I:%M %p",
    // As C and its descendants print them.
    "%a %b %e %H:%M:%S %Y",
    // Days alone: their beginning is meant.
    "%d/%m/%Y",
    "%d.%m.%Y",
    "%d-%m-%Y",
    "%m/%d/%Y",
    "%m/%d/%y",
    "%d-%b-%Y",
    "%d-%b-%y",
    "%d.%m.%y",
    "%d/%m/%y",
];

/// Words in headings, the most telling first.
pub(super) const TIMES: [&str; 27] = [
    "time:timestamp",
    "timestamp",
    "eventtime",
    "event_time",
    "event time",
    "completetimestamp",
    "datetime",
    "time",
    "end",
    "complete",
    "finish",
    "date",
    "when",
    "horodatage",
    "zeitpunkt",
    "uhrzeit",
    "datum",
    "heure",
    "tijdstip",
    "zeit",
    "tijd",
    "时间",
    "時間",
    "left",
    "exit",
    "checked_out",
    "checked out",
];
pub(super) const PLANNED: [&str; 6] = ["plan", "sched", "expected", "estimated", "due", "target"];
pub(super) const STARTS: [&str; 11] =
    ["start", "begin", "from_time", "entered", "entry", "checked_in", "checked in", "début", "debut", "开始", "開始"];

/// Headings of the two ends of an interval that are parts of other words, too.
pub(super) const SHORT_STARTS: [&str; 7] = ["from", "von", "ab", "van", "de", "du", "从"];
pub(super) const SHORT_ENDS: [&str; 12] =
    ["to", "until", "till", "bis", "ende", "tot", "einde", "à", "au", "fin", "到", "结束"];
pub(super) const RECORDED: [&str; 4] = ["record", "received", "ingest", "logged"];
pub(super) const OBJECTS: [&str; 46] = [
    "case:concept:name",
    "caseid",
    "case_id",
    "case id",
    "case",
    "uld",
    "sscc",
    "object",
    "pallet",
    "parcel",
    "shipment",
    "awb",
    "container",
    "truck",
    "trailer",
    "vehicle",
    "flight",
    "item",
    "tracking",
    "barcode",
    "icao24",
    "callsign",
    "registration",
    "wagon",
    "colis",
    "palette",
    "conteneur",
    "camion",
    "behälter",
    "sendung",
    "lkw",
    "zending",
    "lading",
    "vrachtwagen",
    "fahrzeug",
    "voertuig",
    "véhicule",
    "vehicule",
    "托盘",
    "集装箱",
    "包裹",
    "货物",
    "车辆",
    "asset",
    "sensor",
    "unit",
];
pub(super) const PLACES: [&str; 28] = [
    "readpoint",
    "read_point",
    "location",
    "place",
    "zone",
    "station",
    "dock",
    "stand",
    "scanner",
    "lieu",
    "lugar",
    "standort",
    "halle",
    "emplacement",
    "quai",
    "lagerplatz",
    "lagerort",
    "locatie",
    "plaats",
    "位置",
    "地点",
    "地點",
    "库位",
    "position",
    "concept:name",
    "activity",
    "step",
    "event",
];

/// Headings of places that are parts of other words, too.
pub(super) const SHORT_PLACES: [&str; 8] = ["loc", "ort", "lieu", "plek", "to", "nach", "vers", "naar"];

/// Headings of the clock of each row.
pub(super) const ZONES: [&str; 10] =
    ["tz", "timezone", "time_zone", "time zone", "zeitzone", "fuseau", "tijdzone", "utc_offset", "utc offset", "时区"];

/// Headings of degrees north and east.
pub(super) const NORTH: [&str; 6] = ["latitude", "breitengrad", "breedtegraad", "纬度", "緯度", "lat"];
pub(super) const EAST: [&str; 8] =
    ["longitude", "längengrad", "laengengrad", "lengtegraad", "经度", "經度", "lon", "lng"];

/// Headings of degrees that are breadths and lengths elsewhere: where all cells have decimals as degrees do.
pub(super) const NORTH_OR_BREADTH: [&str; 2] = ["breite", "breedte"];
pub(super) const EAST_OR_LENGTH: [&str; 3] = ["länge", "laenge", "lengte"];

/// Headings of tables in which each row tells one quantity.
pub(super) const QUANTITIES: [&str; 8] =
    ["quantity", "measurand", "measurement", "parameter", "variable", "metric", "messgröße", "grandeur"];
pub(super) const VALUES: [&str; 6] = ["value", "reading", "messwert", "wert", "valeur", "waarde"];
pub(super) const UNITS: [&str; 5] = ["unit", "uom", "einheit", "unité", "eenheid"];

/// The unit that a heading ends with, if it is one of a quantity, or else the usual one of the quantity that it names.
pub(super) fn unit_of(heading: &str) -> Option<&'static str> {
    let inside = heading.rsplit_once(['(', '[']).and_then(|(_, rest)| rest.strip_suffix([')', ']']));
    let bare = [
        ("kg", "kg"),
        ("kw", "kW"),
        ("kwh", "kWh"),
        ("mm", "mm"),
        ("m3", "m3"),
        ("m³", "m3"),
        ("%", "%"),
        ("°c", "Cel"),
        ("degc", "Cel"),
        ("c", "Cel"),
        ("°f", "[degF]"),
        ("hpa", "hPa"),
        ("mbar", "mbar"),
        ("w/m2", "W/m2"),
        ("w/m²", "W/m2"),
        ("m/s", "m/s"),
        ("km/h", "km/h"),
        ("lx", "lx"),
        ("v", "V"),
    ];
    if let Some(inside) = inside {
        return bare.into_iter().find(|(code, _)| *code == inside.trim()).map(|(_, unit)| unit);
    }
    let units = [
        ("_kg", "kg"),
        (" kg", "kg"),
        ("_celsius", "Cel"),
        ("_kw", "kW"),
        ("_kwh", "kWh"),
        ("_mm", "mm"),
        ("_m3", "m3"),
        ("_percent", "%"),
    ];
    let told = units.into_iter().find(|(end, _)| heading.ends_with(end)).map(|(_, unit)| unit);
    told.or_else(|| usual_unit(heading))
}

/// The unit that is assumed of a heading that names a quantity and tells no unit.
pub(super) fn usual_unit(heading: &str) -> Option<&'static str> {
    let quantities = [("weight", "kg"), ("gewicht", "kg"), ("poids", "kg"), ("temperature", "Cel"), ("humidity", "%")];
    quantities.into_iter().find(|(end, _)| heading.ends_with(end)).map(|(_, unit)| unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_tell_units_behind_them_and_in_brackets() {
        for (heading, unit) in [
            ("weight_kg", Some("kg")),
            ("temperature", Some("Cel")),
            ("temperature [°c]", Some("Cel")),
            ("humidity (%)", Some("%")),
            ("temperature (outside)", None),
            ("colour", None),
        ] {
            assert_eq!(unit_of(heading), unit, "{heading}");
        }
    }

    #[test]
    fn a_unit_is_assumed_only_where_the_heading_tells_none() {
        for (heading, is_assumed) in
            [("weight", true), ("air temperature", true), ("weight_kg", false), ("poids (kg)", false)]
        {
            assert_eq!((unit_of(heading).is_some(), usual_unit(heading).is_some()), (true, is_assumed), "{heading}");
        }
    }
}
