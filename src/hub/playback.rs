//! The playhead: which instant is shown, and what moves it.

use super::{EventTime, TimeSpan};

/// Speeds that the faster and slower keys go through, in seconds of the hub per second.
pub const SPEEDS: [f64; 12] = [0.1, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 900.0, 3600.0];

/// What a user asks of the playhead.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PlaybackAction {
    /// Play when paused, pause when playing.
    TogglePlay,
    /// Play.
    Play,
    /// Stand still.
    Pause,
    /// Play the other way round.
    Reverse,
    /// Go on at that speed, in seconds of the hub per second.
    SetSpeed(f64),
    /// The next speed of [`SPEEDS`].
    Faster,
    /// The speed before it.
    Slower,
    /// Go to an instant.
    SeekTo(EventTime),
    /// Go so far.
    SeekBy(TimeSpan),
    /// Go to the next event and stop there.
    StepNext,
    /// Go to the event before and stop there.
    StepPrevious,
    /// Go to the beginning of the log.
    ToStart,
    /// Go to the end of the log.
    ToEnd,
    /// Show the hub as it was known then, or as it was.
    ToggleAsKnown,
    /// Play this span over and over, or no longer.
    Loop(Option<(EventTime, EventTime)>),
}

/// The instant that is shown, and how it moves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Playback {
    /// The instant.
    pub time: EventTime,
    /// Whether it moves.
    pub is_playing: bool,
    /// Whether it moves backwards.
    pub is_reversed: bool,
    /// Seconds of the hub per second, from 0.1 to 3600.
    pub speed: f64,
    /// From the first to the last event.
    pub span: (EventTime, EventTime),
    /// The span that is played over and over.
    pub looped: Option<(EventTime, EventTime)>,
    /// Up to when live sources have told; none when nothing is live.
    pub edge: Option<EventTime>,
    /// Whether the playhead stays at the edge.
    pub is_live: bool,
    /// Whether the hub is shown as it was known at the playhead, instead of as it was.
    pub is_as_known: bool,
}

impl Playback {
    /// Paused at the beginning of a span.
    pub fn new(span: (EventTime, EventTime)) -> Self {
        Self {
            time: span.0,
            is_playing: false,
            is_reversed: false,
            speed: 60.0,
            span,
            looped: None,
            edge: None,
            is_live: false,
            is_as_known: false,
        }
    }

    /// Does what was asked. `next` and `previous` give the events around the playhead.
    pub fn apply(
        &mut self,
        action: PlaybackAction,
        next: impl FnOnce(EventTime) -> Option<EventTime>,
        previous: impl FnOnce(EventTime) -> Option<EventTime>,
    ) {
        // Whoever looks elsewhere leaves the edge, while what arrives goes on being taken in.
        self.is_live &= matches!(
            action,
            PlaybackAction::SetSpeed(_)
                | PlaybackAction::Faster
                | PlaybackAction::Slower
                | PlaybackAction::TogglePlay
                | PlaybackAction::Play
                | PlaybackAction::ToggleAsKnown
        );
        match action {
            PlaybackAction::ToEnd if self.edge.is_some() => self.go_live(),
            PlaybackAction::TogglePlay if self.is_live => (self.is_live, self.is_playing) = (false, false),
            PlaybackAction::TogglePlay => self.toggle(),
            PlaybackAction::ToggleAsKnown => self.is_as_known = !self.is_as_known,
            PlaybackAction::Play if self.is_playing => {}
            PlaybackAction::Play => self.toggle(),
            PlaybackAction::Pause => self.is_playing = false,
            PlaybackAction::Reverse => self.is_reversed = !self.is_reversed,
            PlaybackAction::SetSpeed(speed) if speed.is_finite() => self.speed = speed.clamp(SPEEDS[0], SPEEDS[11]),
            PlaybackAction::SetSpeed(_) => {}
            PlaybackAction::Faster => self.speed = SPEEDS.into_iter().find(|s| *s > self.speed).unwrap_or(SPEEDS[11]),
            PlaybackAction::Slower => {
                self.speed = SPEEDS.into_iter().rev().find(|s| *s < self.speed).unwrap_or(SPEEDS[0])
            }
            PlaybackAction::SeekTo(time) => self.seek(time),
            PlaybackAction::SeekBy(span) => self.seek(self.time + span),
            PlaybackAction::StepNext => self.step(next(self.time)),
            PlaybackAction::StepPrevious => self.step(previous(self.time)),
            PlaybackAction::ToStart => self.seek(self.span.0),
            PlaybackAction::ToEnd => self.seek(self.span.1),
            PlaybackAction::Loop(span) => self.looped = span.filter(|(from, until)| from < until),
        }
    }

    /// Live sources have told up to `edge`, of what lies in `span`.
    pub fn reach(&mut self, edge: EventTime, span: (EventTime, EventTime)) {
        self.span = (span.0, edge.max(span.0));
        self.edge = Some(self.span.1);
        if self.is_live {
            self.time = self.span.1;
        } else if self.time < self.span.0 {
            // What is looked at is gone. Going on would jump to what is still there, without a word.
            self.is_playing = false;
        }
    }

    /// Goes to the edge and stays there.
    pub fn go_live(&mut self) {
        let Some(edge) = self.edge else { return };
        (self.time, self.is_live) = (edge, true);
        (self.is_playing, self.is_reversed, self.looped) = (true, false, None);
    }

    /// Moves on by a while of real time.
    pub fn advance(&mut self, real_secs: f64) {
        if !self.is_playing || self.is_live {
            return;
        }
        let way = if self.is_reversed { -1.0 } else { 1.0 };
        let time = self.time + TimeSpan::from_secs_f64(real_secs * self.speed * way);
        if let Some((from, until)) = self.looped {
            self.time = if time > until || time < from { if self.is_reversed { until } else { from } } else { time };
            return;
        }
        self.seek(time);
        // Who was quicker than what arrives is live again.
        if time >= self.span.1 && !self.is_reversed && self.edge.is_some() {
            return self.go_live();
        }
        if (time > self.span.1 && !self.is_reversed) || (time < self.span.0 && self.is_reversed) {
            self.is_playing = false;
        }
    }

    /// Plays or pauses; at the end of the log it begins again.
    fn toggle(&mut self) {
        self.is_playing = !self.is_playing;
        if self.is_playing && !self.is_reversed && self.time >= self.span.1 && self.edge.is_some() {
            self.go_live();
        } else if self.is_playing && !self.is_reversed && self.time >= self.span.1 {
            self.time = self.span.0;
        } else if self.is_playing && self.is_reversed && self.time <= self.span.0 {
            self.time = self.span.1;
        }
    }

    fn seek(&mut self, time: EventTime) {
        self.time = time.clamp(self.span.0, self.span.1);
    }

    fn step(&mut self, to: Option<EventTime>) {
        self.is_playing = false;
        if let Some(to) = to {
            self.seek(to);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn playback() -> Playback {
        Playback::new((EventTime::from_secs(0), EventTime::from_secs(100)))
    }

    #[track_caller]
    fn check(actions: &[PlaybackAction], real_secs: f64, expected: i64) {
        let mut playback = playback();
        for action in actions {
            playback.apply(*action, |t| Some(t + TimeSpan::from_secs(7)), |t| Some(t - TimeSpan::from_secs(7)));
        }
        playback.advance(real_secs);
        assert_eq!(playback.time, EventTime::from_secs(expected), "{actions:?}");
    }

    #[test]
    fn it_goes_where_it_is_sent() {
        use PlaybackAction::*;
        let at = EventTime::from_secs;
        check(&[], 5.0, 0);
        check(&[SetSpeed(2.0), TogglePlay], 5.0, 10);
        check(&[SetSpeed(2.0), TogglePlay], 500.0, 100);
        check(&[SeekTo(at(50)), SetSpeed(1.0), Reverse, TogglePlay], 5.0, 45);
        check(&[SeekTo(at(500))], 0.0, 100);
        check(&[SeekTo(at(50)), SeekBy(TimeSpan::from_secs(-60))], 0.0, 0);
        check(&[SeekTo(at(50)), TogglePlay, StepNext], 5.0, 57);
        check(&[SeekTo(at(50)), StepPrevious], 5.0, 43);
        check(&[ToEnd, SetSpeed(1.0), TogglePlay], 5.0, 5);
        check(&[SetSpeed(f64::NAN), SetSpeed(1.0), Loop(Some((at(10), at(20)))), SeekTo(at(19)), TogglePlay], 5.0, 10);
        check(&[SetSpeed(1.0), Play, Play], 5.0, 5);
        check(&[SetSpeed(1.0), Play, Pause, Pause], 5.0, 0);
        check(&[SetSpeed(1e9), Faster, Slower, TogglePlay], 0.1, 90);
    }

    #[test]
    fn a_live_playhead_stays_at_the_edge_until_it_is_sent_away_and_comes_back() {
        let at = EventTime::from_secs;
        let mut playback = playback();
        let act = |playback: &mut Playback, action| playback.apply(action, |_| None, |_| None);
        playback.reach(at(50), (at(0), at(60)));
        playback.go_live();
        playback.reach(at(55), (at(0), at(60)));
        assert_eq!((playback.time, playback.is_live), (at(55), true));
        act(&mut playback, PlaybackAction::SeekBy(TimeSpan::from_secs(-30)));
        playback.reach(at(56), (at(0), at(60)));
        assert_eq!((playback.time, playback.is_live), (at(25), false));
        act(&mut playback, PlaybackAction::SetSpeed(10.0));
        playback.advance(1.0);
        assert_eq!((playback.time, playback.is_live), (at(35), false));
        playback.advance(5.0);
        assert_eq!((playback.time, playback.is_live), (at(56), true), "who overtakes what arrives is live again");
        act(&mut playback, PlaybackAction::TogglePlay);
        playback.reach(at(70), (at(0), at(80)));
        assert_eq!((playback.time, playback.is_playing), (at(56), false));
        act(&mut playback, PlaybackAction::ToEnd);
        assert_eq!((playback.time, playback.is_live), (at(70), true));
    }

    #[test]
    fn it_stops_at_the_end() {
        let mut playback = playback();
        playback.is_playing = true;
        playback.advance(10.0);
        assert!(!playback.is_playing);
    }

    #[test]
    fn what_has_left_memory_stands_still_and_does_not_jump() {
        let at = EventTime::from_secs;
        let mut playback = Playback::new((at(0), at(100)));
        playback.reach(at(100), (at(0), at(100)));
        playback.apply(PlaybackAction::SeekTo(at(10)), |_| None, |_| None);
        playback.apply(PlaybackAction::Play, |_| None, |_| None);
        playback.reach(at(110), (at(50), at(110)));
        playback.advance(0.1);
        assert_eq!((playback.time, playback.is_playing), (at(10), false));
        playback.apply(PlaybackAction::ToStart, |_| None, |_| None);
        assert_eq!(playback.time, at(50));
    }
}
