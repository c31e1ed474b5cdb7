//! The messages of every language, read once.

use std::{
    collections::HashMap,
    sync::{LazyLock, Mutex, PoisonError},
};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use fluent_syntax::ast;
use rustc_hash::FxBuildHasher;

use super::{Language, numerals};

/// A file of messages in every language, in the order of [`Language::ALL`].
type File = (&'static str, [&'static str; 5]);

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, [
            include_str!(concat!("../../assets/locales/en/", $name, ".ftl")),
            include_str!(concat!("../../assets/locales/fr/", $name, ".ftl")),
            include_str!(concat!("../../assets/locales/nl/", $name, ".ftl")),
            include_str!(concat!("../../assets/locales/de/", $name, ".ftl")),
            include_str!(concat!("../../assets/locales/zh/", $name, ".ftl")),
        ])),+]
    };
}

/// All files. A message's id begins with the name of its file.
const FILES: &[File] = files![
    "address",
    "bar",
    "board",
    "cargo",
    "causes",
    "certainty",
    "certificate",
    "check",
    "cli",
    "colour",
    "columns",
    "compare",
    "date",
    "daylong",
    "dialog",
    "differing",
    "drainage",
    "env",
    "environment",
    "epcis",
    "errand",
    "explorer",
    "export",
    "fault",
    "feed",
    "film",
    "flow",
    "guess",
    "happened",
    "heat",
    "help",
    "incidents",
    "input",
    "inspector",
    "issue",
    "keys",
    "kind",
    "known",
    "kpi",
    "lanes",
    "layout",
    "lesson",
    "link",
    "live",
    "log",
    "mapping",
    "measure",
    "measured",
    "mod",
    "near",
    "notes",
    "obey",
    "ocel",
    "opening",
    "overlay",
    "page",
    "palette",
    "place",
    "plot",
    "position",
    "presenter",
    "recording",
    "report",
    "results",
    "rules",
    "scene",
    "scripts",
    "settings",
    "severity",
    "simulate",
    "sources",
    "status",
    "strangers",
    "stream",
    "table",
    "take",
    "task",
    "term",
    "timeline",
    "tour",
    "tour-editor",
    "tracks",
    "transport",
    "twin",
    "unit",
    "views",
    "watch",
    "weather",
    "welcome",
    "wrong",
];

/// The messages of one language.
struct Catalogue {
    bundle: FluentBundle<FluentResource>,
    /// Messages that need nothing filled in, ready.
    plain: HashMap<String, &'static str, FxBuildHasher>,
}

static CATALOGUES: LazyLock<[Catalogue; 5]> = LazyLock::new(|| Language::ALL.map(Catalogue::of));

impl Catalogue {
    fn of(language: Language) -> Self {
        let locale = language.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Marks of direction are for languages that are written from the right.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(number) if number.options.use_grouping => {
                Some(numerals::localized(&number.as_string()))
            }
            _ => None,
        }));
        let mut ids = Vec::new();
        for (_, texts) in FILES {
            // What is broken in one message does not take the others with it; a test finds it.
            let resource =
                FluentResource::try_new(texts[language as usize].to_owned()).unwrap_or_else(|(read, _)| read);
            ids.extend(plain_ids(&resource));
            bundle.add_resource_overriding(resource);
        }
        let plain = ids.into_iter().filter_map(|id| {
            let pattern = bundle.get_message(&id)?.value()?;
            let words = bundle.format_pattern(pattern, None, &mut vec![]).into_owned();
            Some((id, &*words.leak()))
        });
        let plain = plain.collect();
        Self { bundle, plain }
    }

    fn filled(&self, id: &str, args: &FluentArgs<'_>) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        Some(self.bundle.format_pattern(pattern, Some(args), &mut vec![]).into_owned())
    }
}

/// The ids of messages that need nothing filled in.
fn plain_ids(resource: &FluentResource) -> Vec<String> {
    let plain = resource.entries().filter_map(|entry| match entry {
        ast::Entry::Message(ast::Message { id, value: Some(pattern), .. }) => {
            let is_text = |element: &ast::PatternElement<&str>| match element {
                ast::PatternElement::TextElement { .. } => true,
                ast::PatternElement::Placeable { expression } => {
                    matches!(expression, ast::Expression::Inline(ast::InlineExpression::StringLiteral { .. }))
                }
            };
            pattern.elements.iter().all(is_text).then(|| id.name.to_owned())
        }
        _ => None,
    });
    plain.collect()
}

/// The words of a message that needs nothing filled in.
pub fn words(language: Language, id: &str) -> Option<&'static str> {
    let of = |language: Language| CATALOGUES[language as usize].plain.get(id).copied();
    of(language).or_else(|| of(Language::English))
}

/// The ids of the messages of `known.ftl`, by their words in English.
static KNOWN: LazyLock<HashMap<&'static str, &'static str, FxBuildHasher>> = LazyLock::new(|| {
    let english = &CATALOGUES[Language::English as usize].plain;
    english.iter().filter(|(id, _)| id.starts_with("known-")).map(|(id, words)| (*words, id.as_str())).collect()
});

/// The words that a text of data has in a language, where it is one of the program's own.
pub fn of_text(language: Language, text: &str) -> Option<&'static str> {
    words(language, KNOWN.get(text)?)
}

/// The words of a message with what is filled in.
pub fn filled(language: Language, id: &str, values: &[(&'static str, FluentValue<'_>)]) -> Option<String> {
    let args: FluentArgs<'_> = values.iter().cloned().collect();
    let of = |language: Language| CATALOGUES[language as usize].filled(id, &args);
    of(language).or_else(|| of(Language::English))
}

/// The id itself, kept: there are no more such ids than mistakes in the program.
pub fn lost(id: &str) -> &'static str {
    static LOST: Mutex<Vec<&'static str>> = Mutex::new(Vec::new());
    let mut lost = LOST.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = lost.iter().find(|known| **known == id) {
        return known;
    }
    let kept: &'static str = id.to_owned().leak();
    lost.push(kept);
    kept
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// The variables of every message of a file, by its id.
    fn messages(text: &str) -> BTreeMap<String, BTreeSet<String>> {
        let parsed = fluent_syntax::parser::parse(text);
        let resource = parsed.unwrap_or_else(|(_, errors)| panic!("{errors:?} in {text}"));
        let messages = resource.body.iter().filter_map(|entry| match entry {
            ast::Entry::Message(message) => Some(message),
            ast::Entry::Comment(_) | ast::Entry::GroupComment(_) | ast::Entry::ResourceComment(_) => None,
            other => panic!("only messages and comments, found {other:?}"),
        });
        let mut all = BTreeMap::new();
        for message in messages {
            let mut used = BTreeSet::new();
            message.value.iter().for_each(|pattern| variables(pattern, &mut used));
            assert!(all.insert(message.id.name.to_owned(), used).is_none(), "{} twice", message.id.name);
        }
        all
    }

    fn variables(pattern: &ast::Pattern<&str>, used: &mut BTreeSet<String>) {
        for element in &pattern.elements {
            let ast::PatternElement::Placeable { expression } = element else { continue };
            match expression {
                ast::Expression::Inline(inline) => variable(inline, used),
                ast::Expression::Select { selector, variants } => {
                    variable(selector, used);
                    variants.iter().for_each(|variant| variables(&variant.value, used));
                }
            }
        }
    }

    fn variable(inline: &ast::InlineExpression<&str>, used: &mut BTreeSet<String>) {
        match inline {
            ast::InlineExpression::VariableReference { id } => {
                used.insert(id.name.to_owned());
            }
            ast::InlineExpression::StringLiteral { .. } => {}
            other => panic!("only variables and text, found {other:?}"),
        }
    }

    #[test]
    fn every_language_says_everything_with_the_same_filled_in() {
        for (name, texts) in FILES {
            let english = messages(texts[0]);
            for id in english.keys() {
                assert!(id.starts_with(&format!("{name}-")), "{id} of {name}.ftl");
            }
            for (language, text) in Language::ALL.into_iter().zip(texts) {
                let theirs = messages(text);
                for (id, used) in &english {
                    let their = theirs.get(id).unwrap_or_else(|| panic!("{language:?} lacks {id}"));
                    assert_eq!(their, used, "{id} in {language:?}");
                }
                let more: Vec<_> = theirs.keys().filter(|id| !english.contains_key(*id)).collect();
                assert!(more.is_empty(), "{language:?} has {more:?} that English has not");
            }
        }
    }

    #[test]
    fn all_that_the_program_says_is_there_and_nothing_else() {
        let known: BTreeSet<String> = FILES.iter().flat_map(|(_, texts)| messages(texts[0]).into_keys()).collect();
        let names: Vec<&str> = FILES.iter().map(|(name, _)| *name).collect();
        let mut used = BTreeSet::new();
        let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|it| it == "rs") && !path.ends_with("language/catalogue.rs") {
                    let text = std::fs::read_to_string(&path).expect("a source");
                    for said in text.split("say!(").skip(1) {
                        let Some(id) = said.trim_start().strip_prefix('"').and_then(|it| it.split('"').next()) else {
                            continue;
                        };
                        assert!(known.contains(id) || text.contains("macro_rules! say"), "{id} of {}", path.display());
                        used.insert(id.to_owned());
                    }
                    // Ids in tables: whole words that look like one.
                    used.extend(text.split('"').filter(|word| known.contains(*word)).map(str::to_owned));
                }
            }
        }
        assert!(!names.is_empty());
        let idle: Vec<&String> = known.iter().filter(|id| !used.contains(*id) && !is_made(id)).collect();
        assert!(idle.is_empty(), "nobody says {idle:?}");
    }

    /// Whether the id of a message is made of the name of what it is about.
    fn is_made(id: &str) -> bool {
        ["help-", "known-", "kpi-", "scene-", "term-"].iter().any(|stem| id.starts_with(stem))
    }
}
