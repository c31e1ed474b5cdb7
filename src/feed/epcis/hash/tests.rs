use serde_json::json;

use super::{value::*, *};
use crate::hub::identifier::GS1_ID;

/// Inputs and ids are test vectors of the reference implementation, profile `CBV2.0`, each event with the
/// `@context` of its document: <https://github.com/RalphTro/epcis-event-hash-generator>, `tests/examples` (MIT
/// licence, Copyright (c) 2019 RalphTro).
#[track_caller]
fn check(event: &str, hex: &str) {
    let event: Value = serde_json::from_str(event).expect("a value of the test");
    let expected = format!("ni:///sha-256;{hex}?ver=CBV2.0");
    assert_eq!(event_hash_id(&event, &Value::Null), Some(expected), "{:?}", pre_hash(&event, &Value::Null));
}

#[track_caller]
fn check_value(text: &str, expected: &str) {
    assert_eq!(canonical_text(text, &Namespaces::of([])), expected);
}

fn event(more: Value) -> Value {
    let mut event = json!({ "type": "ObjectEvent", "eventTime": "2022-01-01T00:00:00Z" });
    event.as_object_mut().expect("a value of the test").extend(more.as_object().expect("a value of the test").clone());
    event
}

#[track_caller]
fn check_pre_hash(more: Value, expected: &str) {
    let full = pre_hash(&event(more), &Value::Null).expect("a value of the test");
    let begin = "eventType=ObjectEventeventTime=2022-01-01T00:00:00.000Z";
    assert_eq!(full.strip_prefix(begin), Some(expected));
}

/// Example 1 of the README: extensions at the level of the event, record time left out.
#[test]
fn objects_of_the_first_example() {
    check(
        r#"
            {"@context": [{"gs1": "https://gs1.org/voc/"}, {"example": "https://ns.example.com/epcis/"}],
            "type": "ObjectEvent", "eventTime": "2020-03-04T11:00:30.000+01:00",
            "eventTimeZoneOffset": "+01:00", "recordTime": "2020-03-04T11:00:30.999+01:00",
            "epcList": ["urn:epc:id:sscc:4012345.0000000333", "urn:epc:id:sscc:4012345.0000000111",
            "urn:epc:id:sscc:4012345.0000000222"], "action": "OBSERVE", "bizStep": "departing",
            "readPoint": {"id": "urn:epc:id:sgln:4012345.00011.987"},
            "example:myField1": {"example:mySubField1": "2", "example:mySubField2": "5"},
            "example:myField2": "0", "example:myField3": {"example:mySubField3": ["3", "1"]}}
        "#,
        "6ae96341e0acc6d7a261364751f60e68278a81cdf51da0abb6b4e617014e39d7",
    );
}

/// Example 2: reports are sorted, code words written in full, the name of the list is left out.
#[test]
fn sensor_data_of_the_second_example() {
    check(
        r#"
            {"@context": [{"gs1": "https://gs1.org/voc/"}], "type": "ObjectEvent",
            "eventTime": "2020-04-01T15:00:00+01:00", "eventTimeZoneOffset": "+01:00",
            "epcList": ["urn:epc:id:sgtin:4012345.011111.9876"], "action": "OBSERVE",
            "bizStep": "inspecting", "readPoint": {"id": "urn:epc:id:sgln:4012345.00005.0"},
            "sensorElementList": [{"sensorMetadata": {"deviceID": "urn:epc:id:giai:4000001.111",
            "deviceMetadata": "https://id.gs1.org/8004/4000001111"}, "sensorReport": [{"type": "Temperature",
            "value": 26, "sDev": 0.1, "uom": "CEL"}, {"type": "AbsoluteHumidity", "value": 12.1,
            "uom": "A93"}, {"type": "Dimensionless",
            "microorganism": "https://www.ncbi.nlm.nih.gov/taxonomy/1126011", "value": 0.05, "uom": "C35"},
            {"type": "Dimensionless",
            "chemicalSubstance": "https://identifiers.org/inchikey:CZMRCDWAGMRECN-UGDNZRGBSA-N",
            "value": 0.18, "uom": "C35"}]}]}
        "#,
        "271565c346ae2fb28c4583c4dca4ab4772d465eb4e0b6e548d77d8b49377d95c",
    );
}

/// Example 3: an extension inside the read point comes late.
#[test]
fn parties_and_an_extension_in_a_field_of_the_third_example() {
    check(
        r#"
            {"@context": [{"gs1": "https://gs1.org/voc/"}, {"example": "https://ns.example.com/epcis/"}],
            "type": "ObjectEvent", "eventTime": "2020-03-04T11:00:30+01:00", "eventTimeZoneOffset": "+01:00",
            "epcList": ["urn:epc:id:sgtin:0614141.011111.987"], "action": "OBSERVE", "bizStep": "departing",
            "disposition": "in_transit", "readPoint": {"id": "urn:epc:id:sgln:4012345.00011.0",
            "example:myField1": "AB-12"}, "bizTransactionList": [{"type": "po",
            "bizTransaction": "urn:epc:id:gdti:4012345.11111.123"}], "sourceList": [{"type": "owning_party",
            "source": "urn:epc:id:pgln:4012345.00000"}], "destinationList": [{"type": "owning_party",
            "destination": "urn:epc:id:pgln:0614141.00000"}], "example:userExt": "CD-34"}
        "#,
        "3ae14c02c4bdc220cc31942cf804f6845eb8dec96ba6483391c92a9b165f9329",
    );
}

#[test]
fn a_quantity_of_a_lot_with_master_data() {
    check(
        r#"
            {"@context": [{"gs1": "https://gs1.org/voc/"}, {"example": "https://ns.example.com/epcis/"},
            {"cbvmda": "urn:epcglobal:cbv:mda:"}], "type": "ObjectEvent",
            "eventTime": "2019-10-21T14:58:56.000+02:00", "eventTimeZoneOffset": "+02:00",
            "quantityList": [{"epcClass": "urn:epc:class:lgtin:4054739.099914.20160711", "quantity": 600,
            "uom": "KGM"}], "action": "ADD", "bizStep": "commissioning",
            "readPoint": {"id": "urn:epc:id:sgln:4054739.00001.0"},
            "ilmd": {"cbvmda:bestBeforeDate": "2019-10-21"}}
        "#,
        "5f396ea5cb32fe4d0980cb79f5a5eb9640559e9f5a6cefa5c98a7d6ad554b50b",
    );
}

#[test]
fn an_aggregation() {
    check(
        r#"
            {"@context": [{"gs1": "https://gs1.org/voc/"}, {"example": "https://ns.example.com/epcis/"},
            {"cbvmda": "urn:epcglobal:cbv:mda:"}], "type": "AggregationEvent",
            "eventTime": "2019-10-21T11:58:56.591+02:00", "eventTimeZoneOffset": "+02:00",
            "parentID": "urn:epc:id:sscc:4047023.0111111122",
            "childEPCs": ["urn:epc:id:sgtin:4047023.077551.98", "urn:epc:id:sgtin:4047023.077551.97",
            "urn:epc:id:sgtin:4047023.077551.107", "urn:epc:id:sgtin:4047023.077551.109"], "action": "ADD",
            "bizStep": "packing", "readPoint": {"id": "urn:epc:id:sgln:4047023.00012.0"}}
        "#,
        "c941e6486c561c2be83c28dc228c150eaef9a6befb1015e6cc563982fb7414b6",
    );
}

#[test]
fn an_aggregation_of_quantities() {
    check(
        r#"
            {"@context": [{"gs1": "https://gs1.org/voc/"}, {"example": "https://ns.example.com/epcis/"},
            {"cbvmda": "urn:epcglobal:cbv:mda:"}], "type": "AggregationEvent",
            "eventTime": "2019-10-21T17:30:56.591+02:00", "eventTimeZoneOffset": "+02:00",
            "parentID": "urn:epc:id:sscc:4012344.0111111133",
            "childQuantityList": [{"epcClass": "urn:epc:class:lgtin:4054739.099902.P2", "quantity": 12,
            "uom": "KGM"}, {"epcClass": "urn:epc:class:lgtin:4054739.012345.lot2", "quantity": 17}],
            "action": "ADD", "bizStep": "packing", "readPoint": {"id": "urn:epc:id:sgln:4012345.00025.0"}}
        "#,
        "cfda50b7ff23682e989bafc3747ac9b752f405305fcde6618280f6be27344f35",
    );
}

#[test]
fn a_transaction() {
    check(
        r#"
            {"@context": [{"gs1": "https://gs1.org/voc/"}, {"example": "https://ns.example.com/epcis/"},
            {"cbvmda": "urn:epcglobal:cbv:mda:"}], "type": "TransactionEvent",
            "eventTime": "2019-10-21T00:05:00-06:00", "eventTimeZoneOffset": "-06:00",
            "epcList": ["urn:epc:id:sgtin:0614141.107340.1", "urn:epc:id:sgtin:0614141.107340.2"],
            "action": "ADD", "bizStep": "shipping", "readPoint": {"id": "urn:epc:id:sgln:4012345.00000.5"},
            "bizLocation": {"id": "urn:epc:id:sgln:4012345.00000.0"}, "bizTransactionList": [{"type": "po",
            "bizTransaction": "urn:epcglobal:cbv:bt:4012345123456:RE100099"}]}
        "#,
        "cf6559dc931963f19ed9cd2fe33c02ef64c8cfd557e5a96b086a87db315b7122",
    );
}

#[test]
fn a_transformation_with_master_data() {
    check(
        r#"
            {"@context": [{"gs1": "https://gs1.org/voc/"}, {"example": "https://ns.example.com/epcis/"},
            {"cbvmda": "urn:epcglobal:cbv:mda:"}], "type": "TransformationEvent",
            "eventTime": "2019-10-21T14:58:56.591+02:00", "eventTimeZoneOffset": "+02:00",
            "inputEPCList": ["urn:epc:id:sgtin:4012345.011122.25",
            "urn:epc:id:sgtin:4000001.065432.99886655"],
            "outputEPCList": ["urn:epc:id:sgtin:4012345.077889.25", "urn:epc:id:sgtin:4012345.077889.26",
            "urn:epc:id:sgtin:4012345.077889.27", "urn:epc:id:sgtin:4012345.077889.28"],
            "transformationID": "urn:epc:id:gdti:4012345.55555.1234", "bizStep": "commissioning",
            "readPoint": {"id": "urn:epc:id:sgln:4012345.00001.0"},
            "ilmd": {"example:bestBeforeDate": "2020-11-10", "example:batch": "4711"}}
        "#,
        "335da6c3ab1d932824748791beec4d7ed261ed383f6849f6b8718e8fafb4d298",
    );
}

#[test]
fn a_transformation_of_quantities() {
    check(
        r#"
            {"@context": [{"gs1": "https://gs1.org/voc/"}, {"example": "https://ns.example.com/epcis/"},
            {"cbvmda": "urn:epcglobal:cbv:mda:"}], "type": "TransformationEvent",
            "eventTime": "2019-10-21T14:58:56.591+02:00", "eventTimeZoneOffset": "+02:00",
            "inputEPCList": ["urn:epc:id:sgtin:4012345.011122.25",
            "urn:epc:id:sgtin:4000001.065432.99886655"],
            "outputEPCList": ["urn:epc:id:sgtin:4012345.077889.25", "urn:epc:id:sgtin:4012345.077889.26",
            "urn:epc:id:sgtin:4012345.077889.27", "urn:epc:id:sgtin:4012345.077889.28"],
            "inputQuantityList": [{"epcClass": "urn:epc:class:lgtin:4012345.011111.4444", "quantity": 10,
            "uom": "KGM"}, {"epcClass": "urn:epc:class:lgtin:0614141.077777.987", "quantity": 30},
            {"epcClass": "urn:epc:idpat:sgtin:4012345.066666.*", "quantity": 220}],
            "bizStep": "commissioning", "readPoint": {"id": "urn:epc:id:sgln:4012345.00001.0"},
            "ilmd": {"example:bestBeforeDate": "2015-11-10", "example:batch": "XYZ"}}
        "#,
        "36ab2ba0e3eac03d14a630148c63c31da00b8c4f1c311f501eb459e89a6e6350",
    );
}

#[test]
fn a_declared_error_leaves_the_id_alone() {
    check(
        r#"
            {"@context": [{"gs1": "https://gs1.org/voc/"}, {"example": "https://ns.example.com/epcis/"}],
            "type": "TransformationEvent", "eventTime": "2020-01-14T00:00:00.000+01:00",
            "eventTimeZoneOffset": "+01:00", "eventID": "urn:uuid:374d95fc-9457-4a51-bd6a-0bba133845a8",
            "inputEPCList": ["urn:epc:id:sgtin:4012345.011111.987"],
            "outputEPCList": ["urn:epc:id:sgtin:4012345.033333.AGHFG"],
            "inputQuantityList": [{"epcClass": "urn:epc:class:lgtin:4012345.022222.87545GHGH"}],
            "outputQuantityList": [{"epcClass": "urn:epc:idpat:sgtin:4012345.044444.*", "quantity": 452.0,
            "uom": "KGM"}], "bizStep": "commissioning",
            "readPoint": {"id": "urn:epc:id:sgln:4012345.00000.0"},
            "errorDeclaration": {"declarationTime": "2020-01-15T00:00:00.000+01:00",
            "reason": "incorrect_data", "example:vendorExtension": "Test1"}}
        "#,
        "e16ce101f3d7383612e00b74419b2d88f12baa6a124b0e390252d396687d5cf7",
    );
}

#[test]
fn certificates_are_left_out_and_extensions_of_sensors_are_not() {
    check(
        r#"
            {"@context": [{"cbv": "https://ref.gs1.org/cbv/"}, {"ext1": "https://ns.ext.de/epcis/"}],
            "type": "ObjectEvent", "eventTime": "2023-01-11T12:00:00+01:00", "eventTimeZoneOffset": "+01:00",
            "certificationInfo": "https://accreditation-council.example.org/certificate/ABC12345",
            "epcList": ["https://id.gs1.de/01/04012345999990/21/XYZ-1234"], "action": "OBSERVE",
            "bizStep": "receiving", "disposition": "in_progress",
            "readPoint": {"id": "https://id.gs1.de/414/4012345000115"},
            "sensorElementList": [{"sensorMetadata": {"time": "2023-01-11T11:05:00Z",
            "bizRules": "https://id.example.com/253/4012345000054987",
            "ext1:someFurtherMetadata": "metadataText"}, "sensorReport": [{"type": "Dimensionless",
            "exception": "ALARM_CONDITION",
            "coordinateReferenceSystem": "http://www.opengis.net/def/crs/EPSG/0/27700",
            "ext1:someFurtherReportData": "reportText"}]}]}
        "#,
        "db3f717972b6be7ce2eb2f31a12b00beda1f9a7de63c23948f4b7314ffe0581b",
    );
}

#[test]
fn components_of_a_measured_vector() {
    check(
        r#"
            {"@context": [{"cbv": "https://ref.gs1.org/cbv/"}, {"gs1": "https://gs1.org/voc/"}],
            "type": "ObjectEvent", "eventTime": "2022-04-07T10:00:00.000Z", "eventTimeZoneOffset": "+01:00",
            "epcList": ["https://id.example.com/8003/040123450007718765"], "action": "OBSERVE",
            "bizStep": "sensor_reporting", "readPoint": {"id": "https://id.example.com/414/4012345000054"},
            "sensorElementList": [{"sensorReport": [{"type": "gs1:Angle", "value": 42.698334,
            "component": "cbv:Comp-latitude", "uom": "DD",
            "coordinateReferenceSystem": "http://www.opengis.net/def/crs/OGC/1.3/CRS84"},
            {"type": "gs1:Angle", "value": 23.319941, "component": "cbv:Comp-longitude", "uom": "DD",
            "coordinateReferenceSystem": "http://www.opengis.net/def/crs/OGC/1.3/CRS84"}]}]}
        "#,
        "14faa21345eb49fa31e5578aed52a2c291b7dc8ded0d53c88135955173ea91fc",
    );
}

#[test]
fn time_is_rounded_to_milliseconds() {
    check(
        r#"
            {"type": "ObjectEvent", "eventTime": "2023-02-02T11:04:03.1415Z",
            "eventTimeZoneOffset": "+01:00", "epcList": ["https://id.gs1.de/00/040123451111111110"],
            "action": "OBSERVE", "bizStep": "shipping", "disposition": "in_transit",
            "readPoint": {"id": "https://id.gs1.de/414/4012345000115"}}
        "#,
        "af7658e711574363633f20b3dadc7bc4c13c6f612cf96d95e03c421c0e58f3c6",
    );
}

#[test]
fn a_lasting_disposition() {
    check(
        r#"
            {"@context": [{"gs1": "https://gs1.org/voc/"}], "type": "ObjectEvent",
            "eventTime": "2021-04-01T15:00:00+01:00", "eventTimeZoneOffset": "+01:00",
            "epcList": ["urn:epc:id:sgtin:4012345.011111.1", "urn:epc:id:sgtin:4012345.011111.2"],
            "action": "OBSERVE", "bizStep": "shipping", "disposition": "in_transit",
            "readPoint": {"id": "urn:epc:id:sgln:4012345.00005.0"},
            "persistentDisposition": {"set": ["recalled"]}}
        "#,
        "f6a9d89f2cd8d7931daa3d4c3d48399c2173b88417932f8cc04d021671e7d01e",
    );
}

#[test]
fn extensions_of_many_namespaces() {
    check(
        r#"
            {"@context": [{"abc": "https://ns.abc.de/epcis/", "example": "http://ns.example.com/epcis/",
            "fgh": "https://ns.fgh.co.uk/epcis/", "schema": "https://schema.org/",
            "sdo": "https://schema.org/"}], "type": "ObjectEvent", "action": "OBSERVE",
            "bizStep": "receiving", "disposition": "in_progress",
            "epcList": ["https://id.gs1.org/01/70614141123451/21/2018"],
            "eventTime": "2005-04-04T20:33:31.116-06:00", "eventTimeZoneOffset": "-06:00",
            "readPoint": {"id": "urn:epc:id:sgln:0012345.11111.400"},
            "bizLocation": {"id": "urn:epc:id:sgln:0012345.11111.0"}, "fgh:a-date": "2023-10-09",
            "example:myField": "Example of a vendor/user extension", "abc:a-integer": 2, "abc:z-integer": 1,
            "schema:award": "Order of Standards", "schema:mpn": "4711", "sdo:nsn": "4712"}
        "#,
        "962b81a19a5d2652b43016c17c1a85acfa667155c53523086d22a0b566e7ee04",
    );
}

#[test]
fn all_kinds_of_epc() {
    check(
        r#"
            {"@context": [{"gs1": "https://gs1.org/voc/"}], "type": "ObjectEvent",
            "eventTime": "2019-04-02T15:00:00.000+01:00", "eventTimeZoneOffset": "+01:00",
            "epcList": ["urn:epc:id:sgtin:4012345.011111.9876", "urn:epc:id:sgtin:4012345.011111.98%22",
            "urn:epc:id:sgtin:415056789012.0.987654",
            "urn:epc:id:sgtin:0614141.812345.6789%2F%26%25%22!%3F()", "urn:epc:id:sscc:4012345.3111111111",
            "urn:epc:id:sgln:4012345.00005.122", "urn:epc:id:sgln:4012345.00005.0",
            "urn:epc:id:grai:4012345.00022.334455", "urn:epc:id:giai:4012345.ABC345",
            "urn:epc:id:gsrn:4012345.0000006765", "urn:epc:id:gsrnp:4012345.0000000007",
            "urn:epc:id:gdti:4012345.00009.PO-4711", "urn:epc:id:gdti:987659999999..9",
            "urn:epc:id:cpi:0614141.11111111111111-A%23%2F.1234", "urn:epc:id:ginc:0614141.xyz47%2F11",
            "urn:epc:id:gsin:4012345.222333444", "urn:epc:id:itip:4012345.011111.01.02.987",
            "urn:epc:id:upui:1234567.098765.51qIgY)%3C%26Jp3*j7'SDB", "urn:epc:id:pgln:4000001.00000",
            "urn:epc:id:pgln:999999999999.", "urn:epc:class:lgtin:4012345.012345.Lot987",
            "https://id.gs1.org/gtin/09780345418913",
            "https://example.com/gtin/09780345418913/21/765tz?abc=211121"], "action": "OBSERVE",
            "bizStep": "inspecting", "readPoint": {"id": "urn:epc:id:sgln:4012345.00005.0"}}
        "#,
        "028e1a1a0aef2be946fa8026eec361159033cab9d4da3f94bee1d58070b20198",
    );
}

#[test]
fn every_vector_in_json_and_those_in_xml_are_met() {
    let vectors = include_str!("../../../../tests/data/cbv/cbv-event-hash.jsonl");
    let vectors: Vec<Value> =
        vectors.lines().map(|line| serde_json::from_str(line).expect("a value of the test")).collect();
    for vector in &vectors {
        let event = &vector["event"];
        let told = (&vector["from"], pre_hash(event, &Value::Null));
        assert_eq!(event_hash_id(event, &Value::Null).as_deref(), vector["id"].as_str(), "{told:?}");
    }
    assert_eq!(vectors.len(), 60);
}

#[test]
fn the_pre_hash_string_of_the_third_example() {
    let more = json!({
        "@context": { "example": "https://ns.example.com/epcis/" },
        "action": "OBSERVE",
        "bizStep": "cbv:BizStep-departing",
        "readPoint": { "id": "urn:epc:id:sgln:4012345.00011.0", "example:myField1": "AB-12" },
        "bizTransactionList": [{ "bizTransaction": "urn:epc:id:gdti:4012345.11111.123", "type": "po" }],
        "destinationList": [{ "type": "owning_party", "destination": "urn:epc:id:pgln:0614141.00000" }],
        "example:userExt": "CD-34",
    });
    let expected = "action=OBSERVE\
        bizStep=https://ref.gs1.org/cbv/BizStep-departing\
        readPointid=https://id.gs1.org/414/4012345000115\
        bizTransactionListtype=https://ref.gs1.org/cbv/BTT-pobizTransaction=https://id.gs1.org/253/4012345111118123\
        destinationListtype=https://ref.gs1.org/cbv/SDT-owning_party\
        destination=https://id.gs1.org/417/0614141000005\
        readPoint{https://ns.example.com/epcis/}myField1=AB-12\
        {https://ns.example.com/epcis/}userExt=CD-34";
    check_pre_hash(more, expected);
}

#[test]
fn how_a_thing_is_written_does_not_matter() {
    let a = event(json!({
        "bizStep": "urn:epcglobal:cbv:bizstep:shipping",
        "epcList": ["urn:epc:id:sgtin:4012345.011111.1", "urn:epc:id:sgtin:4012345.011111.2"],
        "quantityList": [{ "epcClass": "urn:epc:idpat:sgtin:4012345.066666.*", "quantity": 220, "uom": null }],
        "sensorElementList": [{ "sensorReport": [{ "type": "gs1:Temperature", "value": "26.0" }] }],
    }));
    let b = json!({
        "type": "epcis:ObjectEvent",
        "eventTime": "2022-01-01T01:00:00.0+01:00",
        "recordTime": "2022-01-02T00:00:00Z",
        "bizStep": "https://ref.gs1.org/cbv/BizStep-shipping",
        "epcList": ["https://a.example/gtin/4012345111118/lot/L/ser/2?x=y", " urn:epc:id:sgtin:4012345.011111.1 "],
        "quantityList": [{ "quantity": 220.0, "epcClass": "https://id.gs1.org/01/04012345666663/" }],
        "childEPCs": [],
        "sensorElementList": [{ "sensorReport": { "type": "Temperature", "value": 26 } }],
    });
    assert_eq!(pre_hash(&a, &Value::Null), pre_hash(&b, &Value::Null));
}

#[test]
fn every_change_of_what_is_said_changes_the_id() {
    let of = |more| event_hash_id(&event(more), &Value::Null).expect("a value of the test");
    let all = [
        json!({}),
        json!({ "action": "ADD" }),
        json!({ "epcList": ["a"] }),
        json!({ "childEPCs": ["a"] }),
        json!({ "readPoint": { "id": "a" } }),
        json!({ "readPoint": { "id": "a", "x": 1 } }),
        json!({ "readPoint": { "id": "a", "x:y": 1 } }),
        json!({ "bizLocation": { "id": "a" } }),
        json!({ "x:y": "" }),
        json!({ "ilmd": { "x:y": "" } }),
    ];
    let ids: std::collections::BTreeSet<String> = all.iter().cloned().map(of).collect();
    assert_eq!(ids.len(), all.len());
}

#[test]
fn a_document_declares_prefixes_and_an_event_may_say_otherwise() {
    let document =
        json!(["https://ref.gs1.org/standards/epcis/epcis-context.jsonld", { "a": "urn:a:", "b": "urn:b:" }]);
    let full = pre_hash(&event(json!({ "@context": { "b": "urn:c:" }, "a:x": 1, "b:y": 2, "z:z": 3 })), &document);
    assert!(full.expect("a value of the test").ends_with("z:z=3{urn:a:}x=1{urn:c:}y=2"));
}

#[test]
fn extensions_nest_and_repeat() {
    let more = json!({
        "@context": { "x": "urn:x:" },
        "x:a": [2, "1", { "x:b": true, "x:c": null, "#text": "t" }],
        "x:d": {},
        "comment": "no data",
        "ilmd": {},
    });
    check_pre_hash(more, "{urn:x:}a=1{urn:x:}a=2{urn:x:}a=t{urn:x:}b=true{urn:x:}d");
}

#[test]
fn extensions_of_sensors_are_sorted_whatever_the_order_of_the_sensors() {
    let one = |text: &str| json!({ "sensorReport": [{ "x:y": text }] });
    let expected = "sensorElementsensorReportx:y=asensorElementsensorReportx:y=b";
    check_pre_hash(json!({ "sensorElementList": [one("a"), one("b")] }), expected);
    check_pre_hash(json!({ "sensorElementList": [one("b"), one("a")] }), expected);
}

#[test]
fn what_is_no_event_has_no_id() {
    for value in [
        json!(null),
        json!([]),
        json!({}),
        json!({ "type": "ObjectEvent" }),
        json!({ "type": "ObjectEvent", "eventTime": null }),
        json!({ "type": "", "eventTime": "2022-01-01T00:00:00Z" }),
        json!({ "type": ["ObjectEvent"], "eventTime": "2022-01-01T00:00:00Z" }),
        json!({ "type": "EPCISDocument", "eventTime": "2022-01-01T00:00:00Z" }),
    ] {
        assert_eq!(event_hash_id(&value, &Value::Null), None, "{value}");
    }
}

#[test]
fn an_event_is_nested_so_deep_and_no_deeper() {
    let nested = |levels: usize| (0..levels).fold(json!(1), |inner, _| json!({ "x:y": inner }));
    // The event itself is the first level.
    assert!(event_hash_id(&event(json!({ "x:y": nested(MAX_DEPTH - 1) })), &Value::Null).is_some());
    assert_eq!(event_hash_id(&event(json!({ "x:y": nested(MAX_DEPTH) })), &Value::Null), None);
    assert_eq!(event_hash_id(&event(json!({})), &nested(MAX_DEPTH + 1)), None);
}

#[test]
fn instants() {
    for (text, expected) in [
        ("2023-02-02T11:04:03.1415Z", "2023-02-02T11:04:03.142Z"),
        ("2023-02-02T11:04:03.1414Z", "2023-02-02T11:04:03.141Z"),
        ("2023-12-31T23:59:59.9995Z", "2024-01-01T00:00:00.000Z"),
        ("2023-02-02T11:04:03.14149999999999999+01:00", "2023-02-02T10:04:03.141Z"),
        ("1969-12-31T23:59:59.0005Z", "1969-12-31T23:59:59.001Z"),
        ("2019-10-21T00:05:00-06:00", "2019-10-21T06:05:00.000Z"),
        ("2019-10-21T00:05:00", "2019-10-21T00:05:00"),
        ("9999-12-31T23:59:59.9999Z", "9999-12-31T23:59:59.9999Z"),
        (".", "."),
    ] {
        assert_eq!(instant(text), expected);
    }
}

#[test]
fn numbers() {
    for (text, expected) in [
        ("26.0", "26"),
        ("0.050", "0.05"),
        ("-.5", "-0.5"),
        ("+007", "7"),
        ("1e-3", "0.001"),
        ("12E3", "1.2E+4"),
        ("0.00", "0"),
        ("12345678901234567890", "12345678901234567890"),
        ("1.2.3", "1.2.3"),
        ("1e99999", "1e99999"),
        ("A93", "A93"),
        ("-", "-"),
    ] {
        check_value(text, expected);
    }
}

#[test]
fn long_numbers_do_no_harm() {
    let digits = "1".repeat(70_000);
    check_value(&format!("0.{digits}"), &format!("0.{digits}"));
    check_value(&format!(".{}e-400", digits), &format!("0.{}{digits}", "0".repeat(400)));
}

/// Pairs from `tests/dl_normaliser_test.py` of the reference implementation.
#[test]
fn epc_uris() {
    for (urn, path) in [
        ("id:sgtin:4012345.011111.98%22", "01/04012345111118/21/98%22"),
        ("id:sgtin:415056789012.0.987654", "01/04150567890128/21/987654"),
        ("id:sscc:4012345.3111111111", "00/340123451111111111"),
        ("id:sscc:4012345.0000000011", "00/040123450000000115"),
        ("id:sgln:4012345.00005.122", "414/4012345000054/254/122"),
        ("id:sgln:4012345.00005.0", "414/4012345000054"),
        ("id:grai:4012345.00022.334455", "8003/04012345000221334455"),
        ("id:giai:4012345.ABC345", "8004/4012345ABC345"),
        ("id:gsrn:4012345.9876540000", "8018/401234598765400000"),
        ("id:gsrnp:4012345.0000098765", "8017/401234500000987658"),
        ("id:gdti:4012345.00009.PO-4711", "253/4012345000092PO-4711"),
        ("id:gdti:987659999999..9", "253/98765999999929"),
        ("id:sgcn:4012345.99999.44", "255/401234599999044"),
        ("id:cpi:0614141.11111111111111-A%23%2F.1234", "8010/061414111111111111111-A%23%2F/8011/1234"),
        ("id:ginc:0614141.xyz47%2F11", "401/0614141xyz47%2F11"),
        ("id:gsin:4012345.999987654", "402/40123459999876541"),
        ("id:itip:4012345.011111.01.02.987", "8006/040123451111180102/21/987"),
        ("id:upui:1234567.098765.51qIgY", "01/01234567987651/235/51qIgY"),
        ("id:pgln:999999999999.", "417/9999999999994"),
        ("class:lgtin:4012345.012345.Lot987", "01/04012345123456/10/Lot987"),
        ("idpat:sgtin:4012345.012345.*", "01/04012345123456"),
        ("idpat:grai:4012345.99999.*", "8003/04012345999990"),
        ("idpat:gdti:4012345.11111.*", "253/4012345111118"),
        ("idpat:sgcn:4012345.22222.*", "255/4012345222227"),
        ("idpat:cpi:4012345.AB12.*", "8010/4012345AB12"),
        ("idpat:itip:4012345.012345.01.02.*", "8006/040123451234560102"),
        ("idpat:upui:4012345.012345.*", "01/04012345123456"),
    ] {
        check_value(&format!("urn:epc:{urn}"), &format!("{GS1_ID}/{path}"));
    }
}

#[test]
fn what_is_no_epc_uri_stays() {
    for text in [
        "urn:epc:id:sgtin:4012345.01111.1",
        "urn:epc:id:sgtin:4012345.011111.",
        "urn:epc:id:sgtin:4012345.011111.a/b",
        "urn:epc:id:sgtin:40123é5.011111.1",
        "urn:epc:id:sscc:4012345.",
        "urn:epc:id:giai:4012345678901.1",
        "urn:epc:id:gid:95100000.12345.400",
        "urn:epc:idpat:sgtin:4012345.*.*",
        "urn:epcglobal:cbv:bt:5200001000008:4711",
        "geo:47.506694,11.104301",
    ] {
        check_value(text, text);
    }
}

/// Pairs from `tests/dl_normaliser_test.py` of the reference implementation.
#[test]
fn digital_link_uris() {
    for (uri, path) in [
        ("https://example.com/gtin/09780345418913/21/765tz?abc=211121", "01/09780345418913/21/765tz"),
        ("http://example.de/gtin-8/01/97803111", "01/00000097803111"),
        ("http://us-company-with-UPC.com/01/001122334455/ser/GHB", "01/00001122334455/21/GHB"),
        ("https://id.gs1.org/gtin/9780345418913/cpv/344/lot/1223/ser/765tz", "01/09780345418913/21/765tz"),
        ("http://example.de/01/040123451234/cpv/344/lot/ABD", "01/00040123451234/10/ABD"),
        ("https://id.gs1.org/itip/123456789101100190/cpv/ABCD", "8006/123456789101100190"),
        ("https://fashion-corp.com/8006/040123451234560102/10/Lot-123/21/ser987", "8006/040123451234560102/21/ser987"),
        ("https://example.co.uk/party/4226350800008", "417/4226350800008"),
        ("https://id.gs1.org/414/4280000000002/254/12", "414/4280000000002/254/12"),
        ("https://id.gs1.org/8003/03870585000552987", "8003/03870585000552987"),
        ("https://id.gs1.org/253/4602443000331XYZ", "253/4602443000331XYZ"),
        ("https://id.gs1.org/8010/0628165987/8011/9876", "8010/0628165987/8011/9876"),
        ("https://id.gs1.org/255/0811625999996554433", "255/0811625999996554433"),
    ] {
        check_value(uri, &format!("{GS1_ID}/{path}"));
    }
    for uri in [
        "http://example.org/123/4012345ABC987/456/4711",
        "http://id.gs1.org/99/9780345418913",
        "http://id.gs1.org/01/9780345418913/99/utfgf",
        "http://example.de/01/97803",
        "https://id.gs1.org/8006/04012345123456/22/ABCD/10/XYZ",
        "https://example.com/401/about",
        "https://id.gs1.org/01",
        "https://",
    ] {
        check_value(uri, uri);
    }
}

/// Whatever is put together from pieces of events: an id or none, never a panic, and the same for the same.
#[test]
fn nothing_panics() {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    for _ in 0..20_000 {
        let mut value = event(json!({ anything(&mut state): 0 }));
        for _ in 0..4 {
            let key = anything(&mut state);
            value.as_object_mut().expect("a value of the test").insert(key, something(&mut state, 4));
        }
        assert_eq!(event_hash_id(&value, &value), event_hash_id(&value.clone(), &value));
    }
}

fn random(state: &mut u64, below: usize) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    usize::try_from(*state >> 33).expect("a value of the test") % below
}

/// A text of one to three pieces that mean something to the hash, whole or cut.
fn anything(state: &mut u64) -> String {
    let pieces = [
        "epcList",
        "sensorElementList",
        "sensorReport",
        "readPoint",
        "bizStep",
        "ilmd",
        "type",
        "eventTime",
        "@context",
        "quantityList",
        "#text",
        "x:y",
        ":",
        "{",
        "gs1:",
        "cbv:",
        "urn:epc:id:sgtin:",
        "urn:epc:idpat:",
        "4012345.",
        "011111.",
        "0",
        "*",
        ".",
        "é",
        "%",
        "%2F",
        "https://id.gs1.org/01/",
        "/21/",
        "?",
        "-",
        "e",
        "1e5",
        "99999999999999999999",
        "2022-01-01T00:00:00",
        "Z",
        "+14:00",
        "id:sgln:",
        "class:lgtin:",
        " ",
        "",
    ];
    let all: String = (0..=random(state, 3)).map(|_| pieces[random(state, pieces.len())]).collect();
    let cut = random(state, 40);
    all.get(..cut).unwrap_or(&all).to_owned()
}

fn something(state: &mut u64, levels: usize) -> Value {
    match random(state, if levels == 0 { 4 } else { 7 }) {
        0 => json!(null),
        1 => json!(random(state, 9) as f64 * 1e15 - 0.5),
        2 => json!(random(state, 2) == 0),
        3 | 4 => json!(anything(state)),
        5 => (0..random(state, 4)).map(|_| something(state, levels - 1)).collect(),
        _ => Value::Object((0..random(state, 4)).map(|_| (anything(state), something(state, levels - 1))).collect()),
    }
}
