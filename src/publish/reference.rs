//! The reference of all figures, made of the same words that are on screen, in English.

use std::fmt::Write;

use crate::{
    environment::{FIGURES, Part, Site, formulas},
    hub::Layout,
    kpi::{Better, Goals, Kpi, Measure},
    language::Language,
};

/// The reference in Markdown: key figures with their goals, figures of the environment with their formulas, and what both rest on.
pub fn reference(goals: &Goals, layout: &Layout, site: &Site) -> String {
    Language::English.speaking(|| page(goals, layout, site))
}

fn page(goals: &Goals, layout: &Layout, site: &Site) -> String {
    let mut text = "# Figures\n\nMade by `hubscope kpi --reference` of the words that the program shows. \
        A figure is read over a window of time: the cases that end after its beginning and up to its end, or those that are open when it ends. \
        Medians and nine-in-ten values are by nearest rank; of more than 2,048 cases they are read from DDSketches, right within one percent.\n\n"
        .to_owned();
    text += "## Key figures\n\n| Id | Figure | Unit | Definition | How it is read | Source | Target | On time up to | Better |\n|---|---|---|---|---|---|---|---|---|\n";
    for kpi in Kpi::all(goals) {
        let read = match kpi.measure {
            Measure::Minutes => "median of the lengths, with nine in ten and the longest",
            Measure::PerHour(_) => "sum of the amounts / hours of the window",
            Measure::Percent => "cases of which it is so / cases",
            Measure::Now(_) => "sum of the amounts that are open",
            Measure::Share => "sum of the amounts that are open / the whole",
            Measure::Occupied => {
                "sum of the amounts times how long each is open in the window / (the whole times the window)"
            }
            Measure::OfCapacity => "sum of the amounts / hours of the window / what is possible in an hour",
            Measure::Of(_) => "sum of the amounts / cases * how many it is of",
            Measure::Oldest => "age of the oldest that is open",
        };
        let better = match kpi.better {
            Better::More => "more",
            Better::Less => "less",
            Better::Neither => "-",
        };
        let unit = kpi.measure.unit();
        let number = |value: Option<f64>, unit: &str| value.map_or("-".to_owned(), |value| format!("{value} {unit}"));
        let _ = writeln!(
            text,
            "| `{}` | {} | {unit} | {} | {read} | {} | {} | {} | {better} |",
            kpi.id,
            kpi.label(),
            kpi.definition(),
            kpi.source(),
            number(kpi.target, unit),
            number(kpi.tolerance, if kpi.measure == Measure::Minutes { "min at most" } else { "min late" }),
        );
    }
    text += "\n### What the targets rest on\n\n";
    for kpi in Kpi::all(goals) {
        if let Some(goal) = goals.get(kpi.id) {
            let _ = writeln!(text, "- {}: {}", kpi.label(), goal.basis);
        }
    }
    text += "\n## Environment\n\nSince midnight on the clock of the site. Sums are made minute by minute, of the value that holds at the end of each minute; a value holds until the next is due, a quarter of an hour at least and 70 minutes at most.\n\n";
    for part in [Part::Power, Part::Water, Part::Transport] {
        let _ = writeln!(text, "### {}\n\n| Figure | Unit | Formula | Source |\n|---|---|---|---|", part.label());
        let mut of = "";
        for figure in FIGURES.iter().filter(|figure| figure.part == part) {
            // What is a part of the figure above is named after it.
            let label = if figure.is_part { format!("{of}, {}", figure.label()) } else { figure.label().to_owned() };
            if !figure.is_part {
                of = figure.label();
            }
            let _ = writeln!(text, "| {label} | {} | {} | {} |", figure.unit, figure.formula(), figure.source());
        }
        text += "\n";
    }
    text += "## The solar model\n\nFrom the light on the level to the current that leaves the inverter, in this order.\n\n| Step | Formula | Source |\n|---|---|---|\n";
    for (step, formula, source) in formulas() {
        let _ = writeln!(text, "| {step} | {formula} | {source} |");
    }
    text += "\n## Factors\n\n| Id | Factor | Value | Year | Source |\n|---|---|---|---|---|\n";
    for factor in &site.factors {
        let _ = writeln!(
            text,
            "| `{}` | {} | {} {} | {} | {} |",
            factor.id, factor.label, factor.value, factor.unit, factor.year, factor.source
        );
    }
    text += "\n## Assumptions and measures of the site\n\n";
    for basis in layout.grounds.bases().into_iter().chain(site.bases()) {
        let _ = writeln!(text, "- {basis}");
    }
    text
}
