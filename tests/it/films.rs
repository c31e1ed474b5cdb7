//! Films, without a window.

use std::{fs, path::Path, process::Command};

use image::{AnimationDecoder, RgbImage, codecs::gif::GifDecoder};
use serde_json::Value;

use crate::{
    common::{done, refused, text},
    servers::program,
};

const SIZE: &str = "192x108";

fn film(out: &Path, more: &[&str]) -> String {
    let mut args = vec!["film", "--out", text(out), "--quality", "low"];
    if !more.contains(&"--size") {
        args.extend(["--size", SIZE]);
    }
    args.extend(more);
    done(&args)
}

fn pictures(film: &Path) -> Vec<RgbImage> {
    let file = std::io::BufReader::new(fs::File::open(film).expect("a film"));
    let frames = GifDecoder::new(file).expect("a GIF").into_frames().collect_frames().expect("pictures");
    frames.into_iter().map(|frame| image::DynamicImage::from(frame.into_buffer()).to_rgb8()).collect()
}

/// How far two pictures are apart, from 0 to 255 on average.
fn apart(a: &RgbImage, b: &RgbImage) -> f64 {
    let sum: u64 = a.as_raw().iter().zip(b.as_raw()).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    sum as f64 / a.as_raw().len() as f64
}

#[test]
fn a_part_of_a_log_is_filmed_picture_by_picture_and_the_same_twice() {
    let folder = tempfile::tempdir().expect("a folder");
    let (first, second) = (folder.path().join("a.gif"), folder.path().join("b.gif"));
    let span = ["--from", "11:20:00", "--to", "11:25:00", "--speed", "120", "--fps", "2", "--view", "Apron"];
    assert!(film(&first, &span).contains("6 pictures of 192x108, 3.0 s"));
    film(&second, &span);
    assert!(fs::read(&first).expect("read") == fs::read(&second).expect("read"), "two films of one span differ");
    let all = pictures(&first);
    assert_eq!(all.len(), 6);
    // The clock is in each, and an aircraft comes in.
    for pair in all.windows(2) {
        assert!(apart(&pair[0], &pair[1]) > 0.0, "nothing moves");
    }
}

/// A figure that the clock shows for the first time is in the very picture of that instant.
#[test]
fn letters_are_in_the_picture_in_which_they_are_new() {
    let folder = tempfile::tempdir().expect("a folder");
    let filmed = |name: &str, from: &str, to: &str| {
        let out = folder.path().join(name);
        let span = ["--from", from, "--to", to, "--speed", "180", "--fps", "1", "--view", "Roof"];
        film(&out, &[&span[..], &["--size", "640x360"]].concat());
        pictures(&out)
    };
    let (new, settled) = (filmed("new.gif", "12:30:00", "12:36:00"), filmed("settled.gif", "12:33:00", "12:36:00"));
    assert!(new.len() >= 2 && !settled.is_empty());
    let clock = |picture: &RgbImage| image::imageops::crop_imm(picture, 0, 0, 160, 80).to_image();
    let differs = |a: &RgbImage, b: &RgbImage| {
        let pairs = a.pixels().zip(b.pixels());
        pairs.filter(|(a, b)| a.0.iter().zip(b.0).any(|(a, b)| a.abs_diff(b) > 80)).count()
    };
    let (same, other) = (differs(&clock(&new[1]), &clock(&settled[0])), differs(&clock(&new[0]), &clock(&new[1])));
    assert!(same < 6, "{same} points of the clock differ");
    assert!(other > 20, "the clock cannot be told: {other}");
}

#[test]
fn a_tour_is_filmed_stop_by_stop() {
    let folder = tempfile::tempdir().expect("a folder");
    let (tour, out) = (folder.path().join("tour.ron"), folder.path().join("tour.gif"));
    let stop = |view: &str, at: &str| {
        format!(
            "(title: {{\"en\": \"{view}\"}}, eye: Named(\"{view}\"), at: Some(\"{at}\"), caption: {{\"en\": \"c\"}}, secs: 2)"
        )
    };
    let text_of = format!("(title: {{\"en\": \"T\"}}, stops: [{}, {}])", stop("Apron", "12:30"), stop("Roof", "13:00"));
    fs::write(&tour, text_of).expect("written");
    film(&out, &[text(&tour), "--fps", "2"]);
    let all = pictures(&out);
    assert_eq!(all.len(), 9);
    // At a stop nothing moves; between stops the eye flies.
    assert!(apart(&all[1], &all[3]) < 1.0, "{}", apart(&all[1], &all[3]));
    assert!(apart(&all[3], &all[8]) > 3.0, "{}", apart(&all[3], &all[8]));
}

#[test]
fn ffmpeg_packs_what_others_play() {
    let (Some(ffmpeg), Some(probe)) = (program("ffmpeg"), program("ffprobe")) else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let span = ["--from", "12:30", "--to", "12:31", "--speed", "60", "--fps", "4"];
    let kinds: [(&str, &str, &[&str]); 3] =
        [("film.mp4", "h264", &[]), ("new.mp4", "av1", &["--av1"]), ("film.webm", "vp9", &[])];
    for (name, codec, more) in kinds {
        let out = folder.path().join(name);
        film(&out, &[&span, more].concat());
        let told = Command::new(&probe)
            .args(["-v", "error", "-count_frames", "-select_streams", "v"])
            .args(["-show_entries", "stream=codec_name,width,height,nb_read_frames", "-of", "csv=p=0"])
            .arg(&out)
            .output()
            .expect("ffprobe starts");
        assert_eq!(String::from_utf8_lossy(&told.stdout).trim(), format!("{codec},192,108,5"), "{ffmpeg}");
    }
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 3, "no part is left");
}

#[test]
fn what_cannot_be_filmed_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = |name: &str| folder.path().join(name);
    let said = |args: &[&str]| refused(&[&["film"], args].concat());
    assert!(said(&["--out", text(&out("a.avi")), "--from", "12:00", "--to", "12:01"]).contains(".mp4"));
    assert!(said(&["--out", text(&out("a.gif"))]).contains("--from and --to"));
    assert!(said(&["--out", text(&out("a.gif")), "--from", "13:00", "--to", "12:00"]).contains("after --from"));
    let gif = out("a.gif");
    let long = ["--out", text(&gif), "--from", "01:00", "--to", "23:00", "--speed", "1"];
    assert!(said(&long).contains("79200 s"));
    assert!(said(&["--out", text(&gif), "--from", "12:00", "--to", "12:01", "--av1"]).contains(".mp4 with --av1"));
    let both = ["hub", "--out", text(&gif), "--from", "12:00", "--to", "12:01"];
    assert!(said(&both).contains("instants of its own"));
    assert!(said(&["nowhere.ron", "--out", text(&out("a.gif"))]).contains("nowhere.ron"));
    assert!(said(&["parcels", "--out", text(&out("a.gif"))]).contains("hub, parcel, found \"parcels\""));
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
}

/// From a simulated incident to what is handed over: found, filmed from where the report looks at it, and reported.
#[test]
fn a_simulated_incident_is_filmed_and_reported_without_a_display() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str| folder.path().join(name);
    let (day, out, page) = (file("day.ndjson"), file("jam.gif"), file("jam.html"));
    done(&["simulate", "--out", text(&day), "--incident", "sorter-jam", "--seed", "11"]);
    let found: Value = serde_json::from_str(&done(&["incidents", text(&day), "--json"])).expect("JSON");
    let all = found["incidents"].as_array().expect("incidents");
    let number = all.iter().position(|one| one["rule"].as_str().is_some_and(|rule| rule.contains("jam")));
    let number = number.unwrap_or_else(|| panic!("no jam among {all:?}"));
    let id = (number + 1).to_string();
    let told = done(&["report", text(&day), "--incident", &id, "--quality", "low", "--out", text(&page)]);
    assert!(told.contains("jam.html"), "{told}");
    let page = fs::read_to_string(&page).expect("the report");
    let link = page.split("<a href=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a link");
    let link = link.replace("&amp;", "&");
    let from = all[number]["from"].as_str().expect("its beginning").to_owned();
    let to = {
        let begin: jiff::Timestamp = from.parse().expect("a time");
        (begin + jiff::SignedDuration::from_mins(2)).to_string()
    };
    let span = ["--from", &from, "--to", &to, "--speed", "60", "--fps", "2"];
    film(&out, &[&[link.as_str()][..], &span].concat());
    let pictures = pictures(&out);
    assert_eq!(pictures.len(), 5);
    // The film looks from where the report does: there is the inside of the hall, not the ground or the sky.
    let first = &pictures[0];
    let colours: std::collections::BTreeSet<[u8; 3]> =
        first.pixels().map(|pixel| pixel.0.map(|part| part / 16)).collect();
    assert!(colours.len() > 20, "{} colours", colours.len());
}
