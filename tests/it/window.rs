//! The real window on a virtual display, driven with keys and clicks as a user would. The title tells what it shows.

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// Software rendering on a loaded machine may take this long to show anything.
const PATIENCE: Duration = Duration::from_secs(90);

struct Desktop {
    settings: tempfile::TempDir,
    server: Child,
    program: Child,
    display: String,
    window: String,
}

impl Desktop {
    fn open(args: &[&str]) -> Self {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1280x720x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb starts; `.ci/setup test` installs it");
        let mut number = String::new();
        let stdout = server.stdout.take().expect("a pipe");
        BufReader::new(stdout).read_line(&mut number).expect("the number of the display");
        let display = format!(":{}", number.trim());
        let settings = tempfile::tempdir().expect("folder");
        // Somebody who has been here before.
        std::fs::write(settings.path().join("settings.ron"), "(is_welcomed: true)").expect("written");
        let complaints = settings.path().join("stderr.txt");
        let program = Command::new(env!("CARGO_BIN_EXE_hubscope"))
            .args(args)
            .env("HUBSCOPE_CONFIG", settings.path())
            .env("DISPLAY", &display)
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("WAYLAND_SOCKET")
            .env("HUBSCOPE_LANGUAGE", "en")
            .stderr(std::fs::File::create(&complaints).expect("written"))
            .spawn()
            .expect("the program starts");
        let mut desktop = Self { settings, server, program, display, window: String::new() };
        // Others may be drawing, too, while it starts.
        let end = Instant::now() + PATIENCE * 2;
        while desktop.window.is_empty() && Instant::now() < end {
            thread::sleep(Duration::from_millis(300));
            let ended = desktop.program.try_wait().expect("it can be asked");
            let said = std::fs::read_to_string(&complaints).unwrap_or_default();
            assert!(ended.is_none(), "the program ended before a window opened: {ended:?}: {said}");
            let found = desktop.try_xdotool(&["search", "--name", "Hubscope"]).unwrap_or_default();
            desktop.window = found.lines().next().unwrap_or_default().to_owned();
        }
        assert!(!desktop.window.is_empty(), "no window opened");
        desktop
    }

    fn try_xdotool(&self, args: &[&str]) -> Option<String> {
        let output = Command::new("xdotool").args(args).env("DISPLAY", &self.display).output();
        let output = output.expect("xdotool starts; `.ci/setup test` installs it");
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// Seconds of the processor that the program used so far. Source: proc(5), fields 14 and 15 of `stat`, in hundredths.
    fn processor_secs(&self) -> f64 {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.program.id())).expect("it runs");
        let after_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
        let ticks = after_name.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<f64>().ok());
        ticks.sum::<f64>() / 100.0
    }

    fn title(&self) -> String {
        self.try_xdotool(&["getwindowname", &self.window]).unwrap_or_default()
    }

    fn key(&self, key: &str) {
        assert!(self.try_xdotool(&["key", key]).is_some(), "xdotool presses {key}");
    }

    /// Ctrl with another key, as fingers press them.
    fn ctrl(&self, key: &str) {
        for (press, pause) in [(["keydown", "ctrl"], 400), (["key", key], 400), (["keyup", "ctrl"], 1_500)] {
            assert!(self.try_xdotool(&press).is_some(), "xdotool presses Ctrl and {key}");
            thread::sleep(Duration::from_millis(pause));
        }
    }

    fn click(&self, x: i32, y: i32) {
        let (x, y) = (x.to_string(), y.to_string());
        assert!(self.try_xdotool(&["mousemove", &x, &y]).is_some());
        // A frame to notice the pointer before it is pressed.
        thread::sleep(Duration::from_millis(1_500));
        assert!(self.try_xdotool(&["mousedown", "1"]).is_some());
        thread::sleep(Duration::from_millis(700));
        assert!(self.try_xdotool(&["mouseup", "1"]).is_some());
    }

    /// Clicks, and again when a loaded machine has drawn too few frames to see it, until the title tells that it worked.
    #[track_caller]
    fn click_for(&self, what: &str, (x, y): (i32, i32), is_so: impl Fn(&str) -> bool) {
        for _ in 0..5 {
            self.click(x, y);
            let end = Instant::now() + Duration::from_secs(12);
            while Instant::now() < end {
                if is_so(&self.title()) {
                    return;
                }
                thread::sleep(Duration::from_millis(300));
            }
        }
        panic!("clicked five times for {what}, the title is {:?}", self.title());
    }

    #[track_caller]
    fn wait_for(&self, what: &str, is_so: impl Fn(&str) -> bool) -> String {
        let end = Instant::now() + PATIENCE;
        loop {
            let title = self.title();
            if is_so(&title) {
                return title;
            }
            assert!(Instant::now() < end, "waited for {what}, the title is {title:?}");
            thread::sleep(Duration::from_millis(200));
        }
    }

    /// Finds a line of the palette by what it is called, and takes it.
    fn palette(&self, words: &str) {
        self.ctrl("k");
        assert!(self.try_xdotool(&["type", "--delay", "120", words]).is_some(), "xdotool types {words}");
        thread::sleep(Duration::from_secs(2));
        self.key("Return");
    }

    /// Gives the window the keyboard, which nobody else does on a display without a window manager.
    fn focus(&self) {
        let is_focused = self.try_xdotool(&["windowfocus", "--sync", &self.window]).is_some();
        assert!(is_focused, "the window takes the keyboard");
        thread::sleep(Duration::from_secs(2));
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        for child in [&mut self.program, &mut self.server] {
            // Both may have ended by themselves.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

#[test]
fn a_user_plays_seeks_searches_and_picks() {
    let desktop = Desktop::open(&["--quality", "low", "--at", "12:30"]);
    desktop.wait_for("the first picture", |title| title.contains("12:30:00, paused"));
    desktop.focus();
    desktop.key("space");
    desktop.wait_for("it to play", |title| title.contains("60×") && !title.contains("12:30:00"));
    desktop.key("space");
    desktop.wait_for("it to pause", |title| title.contains("paused") && !title.contains("12:30:00"));
    desktop.key("Home");
    desktop.wait_for("the start", |title| title.contains("00:00:00, paused"));
    desktop.key("Right");
    desktop.wait_for("a minute on", |title| title.contains("00:01:00"));

    desktop.ctrl("k");
    assert!(desktop.try_xdotool(&["type", "--delay", "120", "12:30"]).is_some());
    thread::sleep(Duration::from_secs(1));
    desktop.key("Return");
    desktop.wait_for("12:30 by the palette", |title| title.contains("12:30:00"));
    desktop.ctrl("k");
    assert!(desktop.try_xdotool(&["type", "--delay", "120", "flight-1108-1"]).is_some());
    thread::sleep(Duration::from_secs(1));
    desktop.key("Return");
    desktop.wait_for("the flight by the palette", |title| title.contains("FLIGHT-1108-1"));

    // The eye flew to the aircraft, so it is in the middle of what the panels leave free; when the panel of the chosen
    // object closes, the middle moves a little to the right.
    thread::sleep(Duration::from_secs(6));
    desktop.key("Escape");
    desktop.wait_for("nothing to be chosen", |title| !title.contains("FLIGHT"));
    thread::sleep(Duration::from_secs(6));
    desktop.click_for("something to be picked", (758, 320), |title| title.matches(", ").count() >= 3);

    // A view of one's own is kept on the disk.
    desktop.ctrl("b");
    let file = desktop.settings.path().join("settings.ron");
    let end = Instant::now() + PATIENCE;
    while !std::fs::read_to_string(&file).is_ok_and(|text| text.contains("My view 1")) {
        assert!(Instant::now() < end, "the view is not in {}", file.display());
        thread::sleep(Duration::from_millis(300));
    }

    // The keys, which Escape closes before it does anything else.
    desktop.key("question");
    thread::sleep(Duration::from_secs(3));
    desktop.key("Escape");
    thread::sleep(Duration::from_secs(2));
    desktop.wait_for("what is chosen to stay", |title| title.matches(", ").count() >= 3);

    // The timeline, near its end.
    desktop.click_for("the evening by the timeline", (1_200, 640), |title| title.contains(" 2"));

    // Paused and still, nothing is drawn anew: the program takes hardly any time of the processor. Drawing all the time
    // would take the better part of both cores.
    thread::sleep(Duration::from_secs(22));
    let before = desktop.processor_secs();
    thread::sleep(Duration::from_secs(10));
    let used = desktop.processor_secs() - before;
    // A twentieth of one core, as DESIGN.md has it.
    assert!(used <= 0.5, "used {used:.2} s of the processor in 10 s while nothing moved");
}

/// Seconds of the day that a title tells.
fn clock(title: &str) -> Option<u32> {
    let parts = |text: &str| text.split(':').map(|part| part.parse().ok()).collect::<Option<Vec<u32>>>();
    let clock = title.split(", ").find_map(|text| parts(text).filter(|parts| parts.len() == 3))?;
    Some(clock[0] * 3_600 + clock[1] * 60 + clock[2])
}

/// From the palette through every stop to the end, with nothing but the keyboard.
#[test]
fn a_tour_is_taken_by_keyboard_alone() {
    let tour = hubscope::guide::Tour::parse(include_str!("../../scenes/tours/parcel.ron")).expect("a tour");
    let desktop = Desktop::open(&["--quality", "low", "--at", "06:00"]);
    desktop.wait_for("the first picture", |title| title.contains("06:00:00, paused"));
    desktop.focus();
    desktop.palette(&format!("tour: {}", tour.title.get("en").to_lowercase()));
    let begins: Vec<u32> =
        tour.stops.iter().map(|stop| clock(stop.at.as_deref().unwrap_or_default()).expect("a time")).collect();
    for (at, begin) in begins.iter().enumerate() {
        let next = begins.get(at + 1).copied().unwrap_or(86_400);
        desktop.wait_for(&format!("stop {}", at + 1), |title| {
            clock(title).is_some_and(|now| (*begin..next).contains(&now))
        });
        thread::sleep(Duration::from_secs(1));
        desktop.key(if at % 2 == 0 { "space" } else { "Next" });
    }
    // After the last stop it is over, or Escape ends it: then Home goes to the start again, as outside a tour.
    desktop.key("Escape");
    thread::sleep(Duration::from_secs(2));
    desktop.key("Home");
    desktop.wait_for("the start of the day", |title| title.contains("00:00:00"));
}

/// From a day on which something went wrong to the report that is handed over, with nothing but the keyboard.
#[test]
fn a_report_is_made_by_keyboard_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let day = folder.path().join("jam.ndjson");
    crate::common::done(&["simulate", "--out", crate::common::text(&day), "--incident", "sorter-jam"]);
    let desktop = Desktop::open(&[crate::common::text(&day), "--quality", "low", "--at", "14:00"]);
    desktop.wait_for("the first picture", |title| title.contains("14:00:00, paused"));
    desktop.focus();
    desktop.key("n");
    let title = desktop.wait_for("the next incident", |title| !title.contains("14:00:00"));
    assert!(clock(&title).is_some_and(|now| now > 14 * 3_600), "{title}");
    desktop.palette("report jam");
    let report = || {
        let mut names = std::fs::read_dir(folder.path()).expect("a folder").flatten().map(|entry| entry.path());
        let path = names.find(|path| path.extension().is_some_and(|ending| ending == "html"))?;
        std::fs::read_to_string(path).ok().filter(|text| text.trim_end().ends_with("</html>"))
    };
    let end = Instant::now() + 4 * PATIENCE;
    let page = loop {
        if let Some(page) = report() {
            break page;
        }
        assert!(Instant::now() < end, "no report in {}", folder.path().display());
        thread::sleep(Duration::from_millis(500));
    };
    assert!(page.contains("jam") && page.contains("base64,"), "it tells of the jam, with pictures");
}
