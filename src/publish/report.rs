//! The report of an incident: one HTML file that needs nothing else, and reads well printed.

use std::fmt::Write;

use jiff::tz::TimeZone;

use super::Link;
use crate::{
    guide::{self, Bookmark, Notes, Signature},
    hub::{EventLog, EventTime, Issues, Layout, ObjectId, Severity, TimeSpan, words},
    kpi::{Reading, Series},
    language::{
        Language,
        numerals::{count, number},
    },
    say,
    watch::{self, Incident},
};

/// A picture of one instant.
#[derive(Clone, Debug)]
pub struct Picture {
    /// What is to be seen.
    pub caption: String,
    /// The file, PNG.
    pub png: Vec<u8>,
    /// The link that opens it again.
    pub link: Link,
}

/// A file that the report rests on.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its name.
    pub name: String,
    /// What it is: a format, a scene.
    pub what: String,
    /// SHA-256, in hexadecimal.
    pub sha256: String,
}

/// A key figure in the hour before an incident, while it was on, and in the hour after.
pub struct Figure<'a> {
    series: &'a Series,
    readings: [Reading; 3],
}

/// Everything that a report tells of.
pub struct Report<'a> {
    /// The log.
    pub log: &'a EventLog,
    /// The layout.
    pub layout: &'a Layout,
    /// The clock of the site.
    pub zone: &'a TimeZone,
    /// What the log is called.
    pub name: &'a str,
    /// All incidents of the log.
    pub incidents: &'a [Incident],
    /// Which of them it is about.
    pub at: usize,
    /// The key figures of the log.
    pub kpis: &'a [Series],
    /// What is odd about the log.
    pub issues: &'a Issues,
    /// What people wrote down about the log.
    pub notes: &'a Notes,
    /// Pictures, in the order of time.
    pub pictures: &'a [Picture],
    /// The files that it rests on.
    pub sources: &'a [Source],
    /// When the report was made.
    pub made: EventTime,
    /// The command that makes it again.
    pub command: &'a str,
}

/// So many delays are listed at most.
const DELAYED: usize = 200;

/// An hour before and after.
const AROUND: TimeSpan = TimeSpan::from_minutes(60);

/// So long nobody has to tell anything.
const SILENCE: TimeSpan = TimeSpan::from_minutes(15);

/// How a page looks, on a screen and on paper.
pub(super) const STYLE: &str = "
:root{--ink:#1d2733;--quiet:#5b6876;--line:#d8dee5;--accent:#c4531a;--pale:#f4f6f8}
*{box-sizing:border-box}body{font:15px/1.5 system-ui,'Segoe UI',Roboto,sans-serif;color:var(--ink);max-width:60rem;margin:2rem auto;padding:0 1.5rem}
h1{font-size:1.7rem;line-height:1.25;margin:.2rem 0}h2{font-size:1.15rem;margin:2.2rem 0 .6rem;border-bottom:1px solid var(--line);padding-bottom:.25rem}
.kind{color:var(--accent);font-weight:600;letter-spacing:.02em}.note{white-space:pre-line}.quiet{color:var(--quiet)}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{text-align:left;padding:.28rem .7rem .28rem 0;border-bottom:1px solid var(--line);vertical-align:top}th{color:var(--quiet);font-weight:500}td.n,th.n{text-align:right}
figure{margin:1rem 0}img{width:100%;border-radius:4px;display:block}figcaption{color:var(--quiet);font-size:.9rem;margin-top:.3rem}
ol.chain{padding-left:1.4rem}ol.chain li{margin:.4rem 0}ol.chain li.this{font-weight:600}code{background:var(--pale);padding:.1rem .3rem;border-radius:3px;overflow-wrap:anywhere;font-size:.88em}
svg{width:100%;height:auto;display:block}svg text{font:12px system-ui,sans-serif;fill:var(--quiet)}
@media print{body{margin:0;max-width:none;font-size:11pt}h2{break-after:avoid}figure,tr,li{break-inside:avoid}a{color:inherit;text-decoration:none}}
";

pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(sign),
        }
    }
    out
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => say!("report-severity-info"),
        Severity::Warning => say!("report-severity-warning"),
        Severity::Critical => say!("report-severity-critical"),
    }
}

/// A row of a table of two columns.
fn row(page: &mut String, name: &str, value: &str) {
    let _ = write!(page, "<tr><th>{name}</th><td>{value}</td></tr>");
}

/// The heads of a table.
fn heads(page: &mut String, names: &[&str]) {
    page.push_str("<table><tr>");
    for name in names {
        let _ = write!(page, "<th>{name}</th>");
    }
    page.push_str("</tr>");
}

fn heading(page: &mut String, words: &str) {
    let _ = writeln!(page, "<h2>{words}</h2>");
}

/// What is said quietly in brackets.
fn quietly(words: &str) -> String {
    format!("<span class=\"quiet\">({words})</span>")
}

impl<'a> Report<'a> {
    fn incident(&self) -> &'a Incident {
        &self.incidents[self.at]
    }

    fn local(&self, time: EventTime) -> String {
        time.zoned(self.zone).strftime("%Y-%m-%d %H:%M:%S").to_string()
    }

    fn utc(&self, time: EventTime) -> String {
        time.zoned(&TimeZone::UTC).strftime("%Y-%m-%d %H:%M:%S").to_string()
    }

    /// An instant on the clock of the site, and quietly in UTC.
    fn both(&self, time: EventTime) -> String {
        format!("{} {}", self.local(time), quietly(&format!("{} UTC", self.utc(time))))
    }

    /// The end of the incident, or that of the log.
    fn until(&self) -> EventTime {
        let end = self.log.span().map_or(self.incident().from, |(_, end)| end);
        self.incident().until.unwrap_or(end)
    }

    /// The page.
    pub fn html(&self) -> String {
        let incident = self.incident();
        let title = say!("report-title", label = &incident.label, sentence = &incident.sentence);
        let mut page = String::new();
        let _ = write!(
            page,
            "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
             <meta name=\"generator\" content=\"Hubscope {}\"><title>{}</title><style>{STYLE}</style></head><body>\n",
            Language::spoken().code(),
            env!("CARGO_PKG_VERSION"),
            escaped(&title),
        );
        self.head(&mut page);
        self.noted(&mut page);
        self.pictures(&mut page);
        self.causes(&mut page);
        self.effects(&mut page);
        self.delayed(&mut page);
        self.timeline(&mut page);
        self.events(&mut page);
        self.figures(&mut page);
        self.quality(&mut page);
        self.provenance(&mut page);
        page.push_str("</body></html>\n");
        page
    }

    fn head(&self, page: &mut String) {
        let incident = self.incident();
        let _ = write!(
            page,
            "<header><div class=\"kind\">{} · {}</div><h1>{}</h1><div class=\"quiet\">{}</div></header>\n<table>",
            escaped(&incident.label),
            severity(incident.severity),
            escaped(&incident.sentence),
            escaped(&self.layout.name),
        );
        row(page, say!("report-began"), &self.both(incident.from));
        let ended = incident.until.map(|until| {
            let after = (until - incident.from).to_string();
            say!("report-ended-after", time = self.both(until), after = after)
        });
        row(page, say!("report-ended"), ended.as_deref().unwrap_or_else(|| say!("report-not-over")));
        if let Some(place) = incident.place {
            let place = self.layout.get(place);
            let named = format!("{} {}", escaped(&place.said()), quietly(&escaped(&place.id)));
            row(page, say!("report-where"), &named);
        }
        if let Some(object) = incident.object {
            row(page, say!("report-what"), &escaped(self.log.object_name(object)));
        } else if incident.objects().len() > 1 {
            row(page, say!("report-what"), &self.several(incident.objects()));
        }
        if !incident.advice.is_empty() {
            row(page, say!("report-advice"), &escaped(&incident.advice));
        }
        page.push_str("</table>\n");
    }

    /// How many things, and which: the first of them by name, so that whoever reads it can ask for one.
    fn several(&self, objects: &[ObjectId]) -> String {
        const NAMED: usize = 3;
        let names = objects.iter().take(NAMED).map(|object| escaped(self.log.object_name(*object)));
        let mut names = names.collect::<Vec<_>>().join(", ");
        if let Some(more) = objects.len().checked_sub(NAMED).filter(|more| *more > 0) {
            let _ = write!(names, ", {}", say!("check-more", count = more));
        }
        say!("report-objects", count = objects.len(), names = names)
    }

    /// What people wrote down about the incident, and the bookmarks that they set around it.
    fn noted(&self, page: &mut String) {
        let key = guide::key_of(self.incident(), self.log, self.layout);
        let note = self.notes.of(&key);
        let bookmarks: Vec<&Bookmark> =
            self.notes.between(self.incident().from - AROUND, self.until() + AROUND).collect();
        if note.is_none() && bookmarks.is_empty() {
            return;
        }
        heading(page, say!("report-noted"));
        let words = note.map(|note| note.words.as_str()).filter(|words| !words.is_empty());
        if let Some(words) = words {
            let _ = writeln!(page, "<p class=\"note\">{}</p>", escaped(words));
        }
        if let Some(Signature { by, at }) = note.and_then(|note| note.seen_to.as_ref()) {
            let by = if by.is_empty() { say!("report-nobody") } else { by };
            let _ = writeln!(page, "<p>{}</p>", say!("report-seen-to", by = escaped(by), time = self.local(*at)));
        }
        if bookmarks.is_empty() {
            return;
        }
        heads(page, &[say!("report-local-time"), "UTC", say!("report-to-see"), say!("report-set-by")]);
        for bookmark in bookmarks {
            let about = bookmark.object.as_ref().or(bookmark.place.as_ref());
            let about = about.map(|id| format!(" {}", quietly(&escaped(id)))).unwrap_or_default();
            let _ = write!(
                page,
                "<tr><td>{}</td><td>{}</td><td>{}{about}</td><td>{}</td></tr>",
                self.local(bookmark.time),
                self.utc(bookmark.time),
                escaped(&bookmark.words),
                escaped(&bookmark.by),
            );
        }
        page.push_str("</table>\n");
    }

    fn pictures(&self, page: &mut String) {
        for picture in self.pictures {
            let data = data_encoding::BASE64.encode(&picture.png);
            let _ = writeln!(
                page,
                "<figure><img alt=\"{0}\" src=\"data:image/png;base64,{data}\"><figcaption>{0} <a href=\"{1}\">{2}</a></figcaption></figure>",
                escaped(&picture.caption),
                escaped(&picture.link.to_string()),
                say!("report-open"),
            );
        }
        // Where a click on a link opens nothing, the command does.
        if let Some(picture) = self.pictures.first() {
            let command = format!("<code>hubscope \"{}\"</code>", escaped(&picture.link.to_string()));
            let _ = writeln!(page, "<p class=\"quiet\">{}</p>", say!("report-by-command", command = command));
        }
    }

    /// From the first deviation to this incident.
    fn causes(&self, page: &mut String) {
        heading(page, say!("report-causes"));
        let chain = watch::chain(self.incidents, self.at);
        if chain.len() < 2 {
            let _ = writeln!(page, "<p>{}</p>", say!("report-causes-none"));
            return;
        }
        page.push_str("<ol class=\"chain\">");
        for at in chain.into_iter().rev() {
            let incident = &self.incidents[at];
            let class = if at == self.at { " class=\"this\"" } else { "" };
            // What shares neither a thing nor a place with its cause may have another one.
            let words = say!(
                if incident.is_cause_likely { "report-cause-likely" } else { "report-cause" },
                time = self.both(incident.from),
                sentence = escaped(&incident.sentence),
                label = quietly(&escaped(&incident.label)),
            );
            let _ = write!(page, "<li{class}>{words}</li>");
        }
        page.push_str("</ol>\n");
    }

    fn effects(&self, page: &mut String) {
        let incident = self.incident();
        heading(page, say!("report-effects"));
        if incident.effects.is_empty() {
            // What it delayed stands right below.
            if incident.delayed.is_empty() {
                let _ = writeln!(page, "<p>{}</p>", say!("report-effects-none"));
            }
            return;
        }
        page.push_str("<ul>");
        for effect in incident.effects.iter().filter_map(|at| self.incidents.get(*at)) {
            let words = say!(
                "report-effect",
                after = (effect.from - incident.from).to_string(),
                sentence = escaped(&effect.sentence),
                label = quietly(&escaped(&effect.label)),
            );
            let _ = write!(page, "<li>{words}</li>");
        }
        page.push_str("</ul>\n");
    }

    /// What the incident delayed, and by how much.
    fn delayed(&self, page: &mut String) {
        let incident = self.incident();
        if incident.delayed.is_empty() {
            return;
        }
        let _ = write!(
            page,
            "<p>{}</p><ul>",
            say!("incidents-delayed", many = incident.delayed.len(), things = incident.things_delayed())
        );
        for delay in incident.delayed.iter().take(DELAYED) {
            let (name, late) = (escaped(self.log.object_name(delay.object)), delay.late.to_string());
            let id = if delay.reached.is_some() { "incidents-delay" } else { "incidents-delay-still" };
            let _ = write!(
                page,
                "<li>{}</li>",
                say!(id, name = name, milestone = escaped(&words::milestone(&delay.milestone)), late = late)
            );
        }
        if let Some(more) = incident.delayed.len().checked_sub(DELAYED).filter(|more| *more > 0) {
            let _ = write!(page, "<li>{}</li>", say!("check-more", count = more));
        }
        page.push_str("</ul>\n");
    }

    /// The incident among its causes and effects, on one line of time.
    fn timeline(&self, page: &mut String) {
        const WIDTH: f64 = 900.0;
        const LEFT: f64 = 230.0;
        const ROW: f64 = 26.0;
        let mut rows: Vec<usize> = watch::chain(self.incidents, self.at);
        rows.reverse();
        rows.extend(self.incident().effects.iter().copied());
        rows.dedup();
        let end = self.log.span().map_or(self.incident().from, |(_, end)| end);
        let ends = |at: usize| self.incidents[at].until.unwrap_or(end);
        let (Some(from), Some(until)) =
            (rows.iter().map(|at| self.incidents[*at].from).min(), rows.iter().map(|at| ends(*at)).max())
        else {
            return;
        };
        let secs = until.secs_since(from).max(60.0);
        let x = |time: EventTime| LEFT + (WIDTH - LEFT - 10.0) * (time.secs_since(from) / secs).clamp(0.0, 1.0);
        let height = ROW * rows.len() as f64 + 28.0;
        heading(page, say!("report-timeline"));
        let _ = write!(
            page,
            "<svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"{}\">",
            escaped(say!("report-timeline-hint"))
        );
        for (row, at) in rows.iter().enumerate() {
            let incident = &self.incidents[*at];
            let y = ROW * row as f64;
            let (begin, stop) = (x(incident.from), x(ends(*at)));
            let fill = if *at == self.at { "#c4531a" } else { "#8fa3b5" };
            let label: String = incident.label.chars().take(32).collect();
            let _ = write!(
                page,
                "<text x=\"0\" y=\"{:.1}\">{}</text><rect x=\"{begin:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"14\" rx=\"2\" fill=\"{fill}\"/>",
                y + 16.0,
                escaped(&label),
                y + 5.0,
                (stop - begin).max(2.0),
            );
            for proof in incident.evidence.iter().filter(|proof| *at == self.at && (from..=until).contains(&proof.time))
            {
                let _ = write!(
                    page,
                    "<line x1=\"{0:.1}\" x2=\"{0:.1}\" y1=\"{1:.1}\" y2=\"{2:.1}\" stroke=\"#1d2733\" stroke-width=\"1\"/>",
                    x(proof.time),
                    y + 2.0,
                    y + 22.0
                );
            }
        }
        for part in 0..=4 {
            let time = from + TimeSpan::from_secs_f64(secs * f64::from(part) / 4.0);
            let anchor = ["start", "middle", "middle", "middle", "end"][part as usize];
            let clock = time.zoned(self.zone).strftime("%H:%M").to_string();
            let _ = write!(
                page,
                "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\">{clock}</text>",
                x(time),
                height - 6.0
            );
        }
        page.push_str("</svg>\n");
    }

    fn events(&self, page: &mut String) {
        let incident = self.incident();
        heading(page, say!("report-proof"));
        heads(page, &[say!("report-local-time"), "UTC", say!("report-object"), say!("report-happened")]);
        for proof in &incident.evidence {
            let _ = write!(
                page,
                "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
                self.local(proof.time),
                self.utc(proof.time),
                escaped(self.log.object_name(proof.object)),
                escaped(&proof.words),
            );
        }
        page.push_str("</table>\n");
        if incident.evidence.len() >= 100 {
            let _ = writeln!(page, "<p class=\"quiet\">{}</p>", say!("report-first-hundred"));
        }
    }

    fn all_figures(&self) -> Vec<Figure<'a>> {
        let (from, until) = (self.incident().from, self.until());
        // Of what comes after the log nothing is known.
        let end = self.log.span().map_or(until, |(_, end)| end);
        // A reading holds the end of its span and not the beginning: an alarm that is raised when the incident begins is of the
        // incident, and not of the hour before.
        let just = |time: EventTime| time - TimeSpan::from_nanos(1);
        let over = if self.incident().until.is_some() { just(until) } else { until };
        let readings = |series: &'a Series| Figure {
            series,
            readings: [
                series.reading(just(from - AROUND), just(from)),
                series.reading(just(from), over),
                series.reading(over, (over + AROUND).min(end.max(over))),
            ],
        };
        self.kpis.iter().map(readings).collect()
    }

    fn figures(&self, page: &mut String) {
        heading(page, say!("report-figures"));
        page.push_str("<table><tr><th></th>");
        for head in [say!("report-hour-before"), say!("report-while"), say!("report-hour-after")] {
            let _ = write!(page, "<th class=\"n\">{head}</th>");
        }
        page.push_str("</tr>");
        let told =
            self.all_figures().into_iter().filter(|figure| figure.readings.iter().any(|reading| reading.count > 0));
        for figure in told {
            let (definition, label) = (figure.series.kpi.definition(), figure.series.kpi.label());
            let _ = write!(page, "<tr><td title=\"{}\">{}</td>", escaped(definition), escaped(label));
            for reading in &figure.readings {
                let value = match reading.value {
                    None => "–".to_owned(),
                    Some(value) => {
                        let digits = usize::from(value.abs() < 100.0 && value.fract() != 0.0);
                        format!("{} {}", number(value, digits), figure.series.kpi.measure.unit_of(value))
                    }
                };
                let _ = write!(page, "<td class=\"n\">{value} {}</td>", quietly(&count(reading.count)));
            }
            page.push_str("</tr>");
        }
        let _ = writeln!(page, "</table>\n<p class=\"quiet\">{}</p>", say!("report-cases"));
    }

    fn quality(&self, page: &mut String) {
        heading(page, say!("report-trust"));
        page.push_str("<table>");
        if let Some((from, until)) = self.log.span() {
            let (first, last) = (self.local(from), self.local(until));
            row(page, say!("report-log-tells"), &say!("report-from-to", from = first, until = &last));
            let watermark = say!("report-watermark", local = last, utc = self.utc(until));
            row(page, say!("report-complete"), &watermark);
        }
        if let Some(since) = self.log.part_begins() {
            row(page, say!("report-part"), &say!("report-part-told", from = self.local(since)));
        }
        row(page, say!("report-silent"), &self.silence());
        let events = say!("report-events-of", events = self.log.len(), objects = self.log.object_count());
        row(page, say!("report-events"), &events);
        row(page, say!("report-late"), &say!("report-late-told", count = self.log.late()));
        row(page, say!("report-twice"), &say!("report-twice-told", count = self.log.duplicates()));
        for (kind, many) in self.issues.counts() {
            row(page, kind.label(), &number(many as f64, 0));
        }
        if self.issues.is_empty() {
            row(page, say!("report-issues"), say!("report-issues-none"));
        }
        page.push_str("</table>\n");
    }

    /// For how long nobody told anything, in the whole log and around the incident.
    fn silence(&self) -> String {
        // Before a part of a log began its silence is none.
        let is_told = |(_, until): &(EventTime, EventTime)| self.log.part_begins().is_none_or(|since| *until > since);
        let gaps: Vec<(EventTime, EventTime)> = self.log.gaps(SILENCE).filter(is_told).collect();
        let Some((from, until)) = gaps.iter().max_by_key(|(from, until)| *until - *from) else {
            return say!("report-never-silent", silence = SILENCE.to_string());
        };
        let (begin, end) = (self.incident().from - AROUND, self.until() + AROUND);
        let near = gaps.iter().filter(|(from, until)| *from <= end && *until >= begin).count();
        say!(
            "report-silences",
            count = gaps.len(),
            silence = SILENCE.to_string(),
            near = near,
            longest = (*until - *from).to_string(),
            from = self.local(*from),
        )
    }

    fn provenance(&self, page: &mut String) {
        heading(page, say!("report-basis"));
        page.push_str("<table>");
        for source in self.sources {
            let _ = write!(
                page,
                "<tr><td>{}</td><td>{}</td><td><code>SHA-256 {}</code></td></tr>",
                escaped(&source.name),
                escaped(&source.what),
                source.sha256,
            );
        }
        let made = say!(
            "report-made",
            version = env!("CARGO_PKG_VERSION"),
            local = self.local(self.made),
            utc = self.utc(self.made),
            command = format!("<code>{}</code>", escaped(self.command)),
        );
        let _ = writeln!(page, "</table>\n<p>{made}</p>");
        for credit in &self.layout.credits {
            let _ = writeln!(page, "<p class=\"quiet\">{}</p>", escaped(credit));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_log_says_is_never_taken_for_markup() {
        assert_eq!(escaped("<b>&\"x\"</b>"), "&lt;b&gt;&amp;&quot;x&quot;&lt;/b&gt;");
    }
}
