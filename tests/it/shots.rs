//! Pictures without a window, on whatever Vulkan driver there is, Mesa's software one included.

use std::path::Path;

use hubscope::twin::{MOST_DRAWS, MOST_TRIANGLES};
use image::RgbImage;

use crate::common::{done, text};

const SIZE: (u32, u32) = (384, 216);

fn shot(folder: &Path, name: &str, more: &[&str]) -> RgbImage {
    shot_in("low", folder, name, more)
}

fn shot_in(quality: &str, folder: &Path, name: &str, more: &[&str]) -> RgbImage {
    let file = folder.join(format!("{name}.png"));
    let size = format!("{}x{}", SIZE.0, SIZE.1);
    let mut args = vec!["shot", "--out", text(&file), "--size", &size, "--quality", quality];
    args.extend(more);
    done(&args);
    let picture = image::open(&file).expect("a picture").to_rgb8();
    assert_eq!(picture.dimensions(), SIZE);
    picture
}

/// How far two pictures are apart, from 0 to 255 on average.
fn apart(a: &RgbImage, b: &RgbImage) -> f64 {
    let sum: u64 = a.as_raw().iter().zip(b.as_raw()).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    sum as f64 / a.as_raw().len() as f64
}

/// How far any part of a picture may be from the stored one, on average: drivers round and smooth differently at edges. A thing that is
/// gone or elsewhere is many times as far.
const TOLERANCE: f64 = 14.0;

/// The part of a picture that is looked at by itself, in pixels: as large as a truck in a view of the apron.
const PART: (u32, u32) = (16, 12);

/// How far two pictures are apart where they are farthest apart, and where that is.
fn farthest(a: &RgbImage, b: &RgbImage) -> (f64, (u32, u32)) {
    let (mut most, mut place) = (0.0, (0, 0));
    for x in (0..SIZE.0).step_by(PART.0 as usize) {
        for y in (0..SIZE.1).step_by(PART.1 as usize) {
            let part = |of: &RgbImage| image::imageops::crop_imm(of, x, y, PART.0, PART.1).to_image();
            let here = apart(&part(a), &part(b));
            if here > most {
                (most, place) = (here, (x, y));
            }
        }
    }
    (most, place)
}

/// Compares a picture with the one that was looked at and stored; `BLESS=1` stores it anew.
#[track_caller]
fn check_stored(name: &str, picture: &RgbImage) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/pictures").join(format!("{name}.png"));
    if std::env::var_os("BLESS").is_some() {
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
        picture.save(&path).expect("the picture is stored");
    }
    let stored = image::open(&path).expect("a stored picture; look at a new one, then BLESS=1").to_rgb8();
    let (apart, (x, y)) = farthest(picture, &stored);
    assert!(apart < TOLERANCE, "{name} is {apart:.1} steps from the stored picture around {x}, {y}");
}

/// How many colours there are when each channel has sixteen steps.
fn colours(picture: &RgbImage) -> usize {
    picture.pixels().map(|p| p.0.map(|v| v / 16)).collect::<std::collections::BTreeSet<_>>().len()
}

fn brightness(picture: &RgbImage) -> f64 {
    picture.as_raw().iter().map(|v| f64::from(*v)).sum::<f64>() / picture.as_raw().len() as f64
}

/// What a view draws is within what was written down for it: with the first flight of the day on its stand, and when most is
/// there.
#[test]
fn every_view_keeps_within_its_budget() {
    let folder = tempfile::tempdir().expect("folder");
    let out = folder.path().join("view.png");
    let views = crate::twin::scene().views;
    assert!(views.len() >= 10, "{} views", views.len());
    for (view, at) in views.iter().flat_map(|view| [(view.name.as_str(), "12:45"), (view.name.as_str(), "19:30")]) {
        for (quality, most) in [("low", MOST_TRIANGLES.0), ("medium", MOST_TRIANGLES.1), ("high", MOST_TRIANGLES.1)] {
            let args = ["--at", at, "--view", view, "--quality", quality, "--size", "192x108", "--costs"];
            let said = done(&[&["shot", "--out", text(&out)], &args[..]].concat());
            let numbers: Vec<usize> = said.split(' ').filter_map(|word| word.parse().ok()).collect();
            let [draws, triangles] = numbers[..] else { panic!("{said}") };
            assert!((10..=MOST_DRAWS).contains(&draws), "{view} at {at}, {quality}: {draws} draws");
            assert!((10_000..=most).contains(&triangles), "{view} at {at}, {quality}: {triangles} triangles");
        }
    }
}

/// Side by side with itself a log is seen twice alike: only names and the clock stand in one half alone.
#[test]
fn the_halves_of_two_logs_are_seen_from_the_same_eye() {
    let folder = tempfile::tempdir().expect("folder");
    let day = "assets/recordings/opening-day.ndjson.zst";
    let out = folder.path().join("halves.png");
    let what = [day, "--beside", day, "--side-by-side", "--clock", "--at", "15:00:20", "--view", "Sorter"];
    done(&[&["shot", "--out", text(&out), "--size", "960x540", "--quality", "low"], &what[..]].concat());
    let picture = image::open(&out).expect("a picture").to_rgb8();
    let (width, height) = (480, 270);
    // Below the names and the clock; the line between the halves is left out.
    let half = |left: u32| image::imageops::crop_imm(&picture, left + 3, height, width - 6, height - 2).to_image();
    let apart = apart(&half(0), &half(width));
    assert!(apart < 8.0, "the halves are {apart:.1} apart");
}

/// The views of the README, each as it was looked at and stored: name, tier, view, instant; `rain` is a day with a storm, `rail` one
/// with a train.
const STORED: [(&str, &str, &str, &str); 14] = [
    ("overview", "low", "Overview", "12:30"),
    ("apron", "low", "Apron", "12:30"),
    ("unloading", "low", "Unloading", "15:55:06"),
    ("air-station", "low", "Air station", "12:30"),
    ("airlock", "low", "Airlock", "13:40"),
    ("sorter", "low", "Sorter", "12:30"),
    ("docks", "low", "Docks", "12:30"),
    ("rail", "low", "Rail", "12:30"),
    ("roof", "low", "Roof", "12:30"),
    ("rain", "low", "Storm basin", "13:00"),
    ("night", "low", "Hall", "19:40"),
    ("rich-apron", "medium", "Apron", "12:30"),
    ("rich-rain", "high", "Storm basin", "13:00"),
    ("rich-night", "medium", "Hall", "19:40"),
];

#[test]
fn the_views_are_as_they_were_looked_at_and_each_is_of_something_else() {
    let folder = tempfile::tempdir().expect("folder");
    let [rain, rail] = ["rain", "rail"].map(|name| folder.path().join(format!("{name}.ndjson")));
    done(&["simulate", "--out", text(&rain), "--incident", "fuel-spill"]);
    done(&["simulate", "--out", text(&rail), "--train"]);
    let mut pictures: Vec<(&str, RgbImage)> = Vec::new();
    for (name, quality, view, at) in STORED {
        let mut args = vec!["--at", at, "--view", view];
        match name {
            "rain" | "rich-rain" => args.push(text(&rain)),
            "rail" => args.push(text(&rail)),
            _ => {}
        }
        let picture = shot_in(quality, folder.path(), name, &args);
        assert!(colours(&picture) > 25, "{name}: only {} colours", colours(&picture));
        let (light, least) = (brightness(&picture), if name.contains("night") { 20.0 } else { 70.0 });
        assert!((least..225.0).contains(&light), "{name}: brightness {light:.0}");
        // Those in a dear tier are of what one in the lowest is of.
        for (other, before) in pictures.iter().filter(|_| !name.starts_with("rich")) {
            assert!(apart(&picture, before) > 3.0, "{other} and {name} are alike");
        }
        pictures.push((name, picture));
    }
    for (name, picture) in &pictures {
        check_stored(name, picture);
    }
}

/// The comparison sees what it is for: an aircraft that is not there.
#[test]
fn a_picture_in_which_something_is_missing_is_another_one() {
    let path = |name: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/it/pictures/{name}.png"));
    let stored = image::open(path("unloading")).expect("a stored picture").to_rgb8();
    let mut without = stored.clone();
    // What stands in the middle is painted over in the colour of what is beside it.
    let ground = *stored.get_pixel(SIZE.0 / 2, SIZE.1 - 20);
    for (x, y) in (0..24).flat_map(|x| (0..16).map(move |y| (x, y))) {
        without.put_pixel(SIZE.0 / 2 - 12 + x, SIZE.1 / 2 - 8 + y, ground);
    }
    assert!(apart(&stored, &without) < 4.0, "it is little of the whole");
    assert!(farthest(&stored, &without).0 > TOLERANCE, "{:?}", farthest(&stored, &without));
}

#[test]
fn the_same_instant_gives_the_same_picture_and_night_is_dark() {
    let folder = tempfile::tempdir().expect("folder");
    let day = shot(folder.path(), "a", &["--at", "12:30"]);
    let again = shot(folder.path(), "b", &["--at", "12:30"]);
    assert!(apart(&day, &again) < 0.5, "{} apart", apart(&day, &again));
    let night = shot(folder.path(), "night", &["--at", "02:00"]);
    let (light, dark) = (brightness(&day), brightness(&night));
    assert!(dark < light * 0.6 && dark > 12.0, "day {light:.0}, night {dark:.0}");
}

/// What is chosen is drawn in the accent colour, where the state says it is: in the middle, when the eye flies to it.
#[test]
fn what_the_state_says_is_in_view_changes_the_picture_there() {
    let folder = tempfile::tempdir().expect("folder");
    let view = ["--at", "12:30", "--view", "Apron"];
    let plain = shot(folder.path(), "plain", &view);
    let chosen = shot(folder.path(), "chosen", &[&view[..], &["--select", "FLIGHT-1108-1"]].concat());
    let changed: Vec<(u32, u32)> = plain
        .enumerate_pixels()
        .zip(chosen.pixels())
        .filter(|((_, _, a), b)| a.0.iter().zip(b.0).any(|(a, b)| a.abs_diff(b) > 24))
        .map(|((x, y, _), _)| (x, y))
        .collect();
    assert!(changed.len() > 200, "only {} pixels changed", changed.len());
    let expected = projected(&view);
    let count = changed.len() as f64;
    let middle = changed.iter().fold((0.0, 0.0), |(x, y), p| (x + f64::from(p.0) / count, y + f64::from(p.1) / count));
    let off = (middle.0 - expected.0).hypot(middle.1 - expected.1);
    assert!(off < 40.0, "changed around {middle:?}, expected around {expected:?}");
    // Before the flight comes, choosing it changes nothing.
    let before = ["--at", "10:00", "--view", "Apron"];
    let without = shot(folder.path(), "without", &before);
    let with = shot(folder.path(), "with", &[&before[..], &["--select", "FLIGHT-1108-1"]].concat());
    assert!(apart(&without, &with) < 0.5, "a flight that is not there is drawn");
}

/// Where stand 126 lies in the picture of the view, by the view's own figures.
fn projected(_: &[&str]) -> (f64, f64) {
    let layout = crate::twin::scene();
    let view = layout.views.iter().find(|view| view.name == "Apron").expect("a view");
    let stand = layout.get(layout.place("stand-126").expect("a stand"));
    let (sin, cos) = view.heading.degrees().to_radians().sin_cos();
    let (down, level) = view.pitch.to_radians().sin_cos();
    let look = [sin * level, cos * level, -down];
    let eye = [
        view.target.0 - look[0] * view.distance,
        view.target.1 - look[1] * view.distance,
        view.target.2 - look[2] * view.distance,
    ];
    let away = [stand.at.east - eye[0], stand.at.north - eye[1], 5.0 - eye[2]];
    let dot = |a: [f64; 3], b: [f64; 3]| a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    let (right, up) = ([cos, -sin, 0.0], [sin * down, cos * down, level]);
    let depth = dot(away, look);
    let scale = f64::from(SIZE.1) / 2.0 / (36.0_f64.to_radians() / 2.0).tan();
    (
        f64::from(SIZE.0) / 2.0 + dot(away, right) / depth * scale,
        f64::from(SIZE.1) / 2.0 - dot(away, up) / depth * scale,
    )
}

#[test]
fn without_a_display_the_window_leaves_a_picture_and_the_figures() {
    let folder = tempfile::tempdir().expect("folder");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_hubscope"))
        .current_dir(folder.path())
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .output()
        .expect("the program starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let table = String::from_utf8_lossy(&output.stdout);
    assert!(table.contains("Aircraft on stands") && table.contains("Trucks at docks"), "{table}");
    assert!(String::from_utf8_lossy(&output.stderr).contains("no display"));
    assert!(colours(&image::open(folder.path().join("hubscope.png")).expect("a picture").to_rgb8()) > 25);
}

#[test]
fn a_picture_is_never_written_over_a_log() {
    let folder = tempfile::tempdir().expect("folder");
    let out = folder.path().join("day.ndjson");
    std::fs::write(&out, "{}").expect("write");
    let said = crate::common::refused(&["shot", "--at", "12:30", "--out", text(&out)]);
    assert!(said.contains("ends in .png"), "{said}");
    assert_eq!(std::fs::read(&out).expect("it is there"), b"{}");
}
