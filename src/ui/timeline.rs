//! The timeline: how much happened when, and the playhead to drag through it.

use bevy_egui::egui::{self, Align2, Color32, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};
use jiff::tz::TimeZone;

use super::{
    incidents, notes,
    picture::{Picture, UiAction},
    theme,
};
use crate::{
    hub::{EventTime, PlaybackAction, TimeSpan},
    language::{short_date, weekday_tick},
    say,
};

/// Which part of the log the timeline shows.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TimelineMemory {
    window: Option<(EventTime, EventTime)>,
    /// Where a loop that is being drawn began.
    loop_from: Option<EventTime>,
}

/// The least that the timeline shows.
const LEAST: TimeSpan = TimeSpan::from_secs(60);

/// Shows the timeline.
pub fn timeline_ui(ui: &mut Ui, picture: &Picture<'_>, memory: &mut TimelineMemory) -> Vec<UiAction> {
    let mut actions = Vec::new();
    let playback = picture.playback;
    let (from, until) = memory.window.unwrap_or(playback.span);
    let secs = until.secs_since(from).max(1e-9);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 54.0), Sense::click_and_drag());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Slider, true, say!("timeline-name")));
    let painter = ui.painter_at(rect);
    let x_of = |time: EventTime| rect.left() + (time.secs_since(from) / secs) as f32 * rect.width();
    let time_at = |x: f32| from + TimeSpan::from_secs_f64(f64::from((x - rect.left()) / rect.width()) * secs);

    let strip = Rect::from_min_max(rect.min + vec2(0.0, 4.0), rect.max - vec2(0.0, 16.0));
    painter.rect_filled(strip, 3.0, Color32::from_gray(238));
    if let Some((a, b)) = playback.looped {
        let span = Rect::from_min_max(pos2(x_of(a), strip.top()), pos2(x_of(b), strip.bottom()));
        painter.rect_filled(span, 0.0, theme::accent().gamma_multiply(0.3));
        painter.rect_stroke(span, 0.0, Stroke::new(1.0, theme::accent()), StrokeKind::Inside);
    }
    // Bars of whole pixels at a whole distance: anything else draws a pattern that is not in the log.
    let to_pixel = |points: f32| (points * ui.pixels_per_point()).round() / ui.pixels_per_point();
    let pitch = to_pixel(3.0);
    let buckets = (strip.width() / pitch).ceil().max(1.0) as usize;
    // A little more than is shown, so that the last event counts.
    let shown_secs = (secs * f64::from(buckets as f32 * pitch / strip.width())).max(secs) + 1e-6;
    let density = picture.log.density(from, from + TimeSpan::from_secs_f64(shown_secs), buckets);
    // What is not in the log that is shown is known roughly.
    let (told_from, told_until) = picture.live.map_or((EventTime::MIN, EventTime::MAX), |live| live.memory.told());
    let count_of = |k: usize, count: u32| {
        let width = TimeSpan::from_secs_f64(secs * f64::from(pitch / strip.width()));
        let begin = from + TimeSpan::from_secs_f64(width.secs() * k as f64);
        let is_told = begin >= told_from && begin < told_until;
        let roughly = || picture.live.map_or(0.0, |live| live.memory.events_between(begin, begin + width));
        if is_told { (f64::from(count), true) } else { (roughly(), false) }
    };
    let density: Vec<(f64, bool)> = density.into_iter().enumerate().map(|(k, count)| count_of(k, count)).collect();
    // Logarithmic, so that a lone event is still seen beside a rush.
    let most = density.iter().map(|(count, _)| *count).fold(1.0, f64::max);
    let scale = most.ln_1p() as f32;
    for (k, (count, is_told)) in density.iter().enumerate().filter(|(_, (count, _))| *count > 0.0) {
        let height = (count.ln_1p() as f32 / scale) * (strip.height() - 3.0);
        let left = to_pixel(strip.left()) + k as f32 * pitch;
        let right = left + to_pixel(pitch * 0.67).max(1.0);
        let bar = Rect::from_min_max(pos2(left, strip.bottom() - height.max(4.0)), pos2(right, strip.bottom()));
        painter.rect_filled(bar, 0.0, if *is_told { theme::bar() } else { theme::bar().gamma_multiply(0.4) });
    }
    painter.rect_stroke(strip, 3.0, Stroke::new(1.0, theme::line()), StrokeKind::Inside);
    for incident in picture.incidents {
        let (a, b) = (x_of(incident.from), incident.until.map_or(strip.right(), x_of));
        let span = Rect::from_min_max(pos2(a, strip.top()), pos2(b.max(a + 1.0), strip.top() + 3.0)).intersect(strip);
        if span.is_positive() {
            painter.rect_filled(span, 0.0, incidents::colour(incident.severity));
        }
        if strip.x_range().contains(a) {
            incidents::mark(&painter, pos2(a, strip.top() + 8.0), incident.severity);
        }
    }
    for bookmark in &picture.noting.notes.bookmarks {
        let x = x_of(bookmark.time);
        if strip.x_range().contains(x) {
            notes::flag(&painter, pos2(x, strip.bottom()), bookmark.colour);
        }
    }
    ticks(&painter, picture, rect, (from, until));

    let x = x_of(playback.time);
    if (rect.left()..=rect.right()).contains(&x) {
        painter.line_segment([pos2(x, rect.top()), pos2(x, strip.bottom())], Stroke::new(2.0, theme::accent()));
        painter.circle_filled(pos2(x, rect.top() + 4.0), 4.0, theme::accent());
    }
    if let Some(pointer) = response.interact_pointer_pos().filter(|_| response.dragged() || response.clicked()) {
        let time = time_at(pointer.x);
        if response.drag_started() && ui.input(|input| input.modifiers.shift) {
            let pressed = ui.input(|input| input.pointer.press_origin()).map_or(time, |origin| time_at(origin.x));
            memory.loop_from = Some(pressed);
        }
        actions.push(UiAction::Playback(match memory.loop_from {
            Some(from) => PlaybackAction::Loop(Some((from.min(time), from.max(time)))),
            None => PlaybackAction::SeekTo(time),
        }));
    }
    if !response.dragged() {
        memory.loop_from = None;
    }
    if let Some(pointer) = response.hover_pos() {
        let time = time_at(pointer.x);
        let width = TimeSpan::from_secs_f64(secs / buckets as f64);
        let count = picture.log.density(time, time + width, 1).first().copied().unwrap_or_default();
        let is_told = time >= told_from && time < told_until;
        let span = width.to_string();
        let what = match picture.live.filter(|_| !is_told) {
            Some(live) => {
                let roughly = live.memory.events_between(time, time + width).round();
                say!("timeline-events-about", count = roughly, span = span)
            }
            None => say!("timeline-events", count = count, span = span),
        };
        let mut hint = format!("{}  {what}", picture.clock(time));
        let near = TimeSpan::from_secs_f64(secs * 4.0 / f64::from(rect.width()));
        for incident in incidents::beginning_in(picture.incidents, time - near..time + near) {
            hint += &format!("\n{}", incidents::told(incident.severity, &incident.label));
        }
        for bookmark in
            picture.noting.notes.bookmarks.iter().filter(|one| time - near <= one.time && one.time < time + near)
        {
            hint += &format!("\n{}", say!("timeline-bookmark", words = bookmark.words.as_str()));
        }
        response.clone().on_hover_text_at_pointer(hint);
        let scroll = ui.input(|input| input.smooth_scroll_delta.y + input.smooth_scroll_delta.x);
        if scroll != 0.0 {
            memory.zoom(time, f64::from(0.997_f32.powf(scroll)), playback.span);
        }
    }
    if response.double_clicked() {
        memory.window = None;
    }
    // A playhead that plays out of the part shown takes it along.
    if playback.is_playing && (playback.time > until || playback.time < from) && memory.window.is_some() {
        let half = TimeSpan::from_secs_f64(secs / 2.0);
        memory.window = Some((playback.time - half, playback.time + half));
    }
    actions
}

impl TimelineMemory {
    /// Shows `factor` times as much around `time`, within the log.
    fn zoom(&mut self, time: EventTime, factor: f64, span: (EventTime, EventTime)) {
        let (from, until) = self.window.unwrap_or(span);
        let scaled = |secs: f64| TimeSpan::from_secs_f64(secs * factor);
        let (a, b) = (time - scaled(time.secs_since(from)), time + scaled(until.secs_since(time)));
        let (a, b) = (a.max(span.0), b.min(span.1));
        self.window = if a == span.0 && b == span.1 {
            None
        } else if b.secs_since(a) < LEAST.secs() {
            self.window
        } else {
            Some((a, b))
        };
    }
}

/// Steps between ticks in seconds; the smallest that leaves room for the text is taken.
const STEPS: [i64; 18] = [
    1, 5, 15, 30, 60, 300, 900, 1_800, 3_600, 7_200, 14_400, 21_600, 43_200, 86_400, 172_800, 604_800, 2_419_200,
    9_676_800,
];

/// Ticks of a strip of time at most.
const TICKS: i64 = 200;

/// The times of a span at which the clock of a site reads what is round in steps of so many seconds.
fn tick_times(zone: &TimeZone, (from, until): (EventTime, EventTime), step: i64) -> Vec<EventTime> {
    let offset = |time: EventTime| i64::from(time.zoned(zone).offset().seconds());
    let before = offset(from);
    let first = (from.nanos() / 1_000_000_000 + before).div_euclid(step) + 1;
    let at = |k: i64| {
        let reading = (first + k) * step;
        let usual = EventTime::from_secs(reading - before);
        // Where the clock is put forward or back, readings of whole hours stay round, and those of half a day do not.
        let turned = EventTime::from_secs(reading - offset(usual));
        // What the clock skips is read an hour later.
        if step > 3_600 && offset(turned) == offset(usual) { turned } else { usual }
    };
    let mut times: Vec<EventTime> = (0..TICKS).map(at).take_while(|time| *time <= until).collect();
    times.dedup();
    times
}

/// The readings of the clock below a strip of time.
pub fn ticks(painter: &egui::Painter, picture: &Picture<'_>, rect: Rect, (from, until): (EventTime, EventTime)) {
    let secs = until.secs_since(from).max(1e-9);
    let per_tick = 64.0 / f64::from(rect.width()) * secs;
    let step =
        STEPS.into_iter().find(|step| *step as f64 >= per_tick).unwrap_or((per_tick / 86_400.0).ceil() as i64 * 86_400);
    for time in tick_times(picture.zone, (from, until), step) {
        let x = rect.left() + (time.secs_since(from) / secs) as f32 * rect.width();
        painter.line_segment(
            [pos2(x, rect.bottom() - 16.0), pos2(x, rect.bottom() - 12.0)],
            Stroke::new(1.0, theme::quiet()),
        );
        let zoned = time.zoned(picture.zone);
        let is_midnight = zoned.hour() == 0 && zoned.minute() == 0 && zoned.second() == 0;
        let text = if is_midnight && step > 86_400 {
            say!("timeline-day-year", date = short_date(&zoned), year = zoned.year().to_string())
        } else if is_midnight {
            weekday_tick(&zoned)
        } else {
            zoned.strftime(if step < 60 { "%H:%M:%S" } else { "%H:%M" }).to_string()
        };
        painter.text(
            pos2(x, rect.bottom()),
            Align2::CENTER_BOTTOM,
            text,
            egui::FontId::proportional(10.5),
            theme::quiet(),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_stand_at_round_readings_when_the_clock_is_put_forward_or_back() {
        let zone = TimeZone::get("Europe/Brussels").expect("a zone");
        let readings = |from: &str, until: &str, step: i64| -> Vec<String> {
            let [from, until] = [from, until].map(|time| EventTime::parse(time).expect("a time"));
            let times = tick_times(&zone, (from, until), step);
            times.iter().map(|time| time.zoned(&zone).strftime("%d %H:%M").to_string()).collect()
        };
        let autumn = ("2021-10-29T22:30:00Z", "2021-11-02T12:00:00Z");
        assert_eq!(readings(autumn.0, autumn.1, 86_400), ["31 00:00", "01 00:00", "02 00:00"]);
        let night = readings("2021-10-30T19:30:00Z", "2021-10-31T06:30:00Z", 7_200);
        assert_eq!(night, ["30 22:00", "31 00:00", "31 02:00", "31 04:00", "31 06:00"]);
        assert_eq!(
            readings("2021-03-27T12:00:00Z", "2021-03-29T10:00:00Z", 43_200),
            ["28 00:00", "28 12:00", "29 00:00", "29 12:00"]
        );
        let night = readings("2021-03-27T22:30:00Z", "2021-03-28T05:00:00Z", 7_200);
        assert_eq!(night, ["28 00:00", "28 03:00", "28 04:00", "28 06:00"]);
        let hours = readings("2021-10-30T23:30:00Z", "2021-10-31T02:30:00Z", 3_600);
        assert_eq!(hours, ["31 02:00", "31 02:00", "31 03:00"]);
    }
}
