//! What is embedded in the binary, so that it starts from any folder.

/// The opening day, 8 November 2021, made by `hubscope simulate --bags`.
pub const DAY: (&str, &[u8]) =
    ("opening-day.ndjson.zst", include_bytes!("../../assets/recordings/opening-day.ndjson.zst"));

/// The scene of Liège.
pub const SCENE: (&str, &str) = ("liege.ron", include_str!("../../scenes/liege.ron"));

/// The scene file of that name that another may build on.
pub fn included(name: &str) -> Option<&'static str> {
    (name == "lgg-airport.ron").then_some(include_str!("../../scenes/lgg-airport.ron"))
}
