//! comrak as the judge: real notes have the same elements and the same words in its HTML and in ours.

use crate::page::{SITE, TRUSTED, document, entry, written};
use crate::tree::outline;
use comrak::Options;
use coursenotes_exporter::xhtml::write;
use coursenotes_parser::{Dialect, NodeKind, Note};
use coursenotes_tests::{shared, texts};

/// Notes where the trees differ, each with its reason.
const KNOWN: &[(&str, &str)] = &[
    (
        "oktay-cesur+lecture-notes/courses/bim444/notes/tp_bilgisiz-arama.md",
        "a formula between single dollars inside one between double ones",
    ),
    (
        "oktay-cesur+lecture-notes/courses/diferansiyel-denklemler/notes/tp_degisimi-okumak.md",
        "a dollar before a letter closes no formula on GitHub (see the checker's `witness::disputed`)",
    ),
    ("tiftaylor+reading-notes/201/class-10.md", "a tag below the text of an item, between the margins of two lists"),
];

#[test]
fn real_notes_have_the_elements_and_words_that_comrak_gives_them() {
    let Some(corpus) = shared("corpus") else { return };
    let mut unknown = Vec::new();
    let mut stale: Vec<&str> = KNOWN.iter().map(|(name, _)| *name).collect();
    for (name, text) in texts(&corpus) {
        let entry = entry(&text, &Dialect::GITHUB);
        let ours = outline(&write(&entry, &TRUSTED).body, |_, _| false);
        let theirs = outline(&comrak::markdown_to_html(body(&entry.note), &options()), |_, _| false);
        if ours == theirs {
            continue;
        }
        stale.retain(|known| *known != name);
        if !KNOWN.iter().any(|(known, _)| *known == name) {
            unknown.push(format!("{name}\n{}", first_difference(&ours, &theirs)));
        }
    }
    assert!(unknown.is_empty(), "{} differences without a reason:\n{}", unknown.len(), unknown.join("\n"));
    assert!(stale.is_empty(), "these agree by now: {stale:?}");
}

#[test]
fn bare_addresses_end_where_comrak_ends_them() {
    for text in [
        "{% embed url=\"https://example.org\"}",
        "{% embed url=\"https://example.org\"} more",
        "{% embed url=\"https://example.org/a?b\" %}",
        "url=\"https://example.org\"",
        "(\"https://example.org/\"), {https://example.org} and 'http://example.org'}",
        "[\"www.example.org\"] \"mail@example.org\"}",
    ] {
        let entry = entry(text, &Dialect::GITHUB);
        let ours = outline(&write(&entry, &TRUSTED).body, |_, _| false);
        let theirs = outline(&comrak::markdown_to_html(text, &options()), |_, _| false);
        assert_eq!(ours, theirs, "{text}");
    }
}

#[test]
fn every_real_page_is_well_formed_and_has_each_id_once() {
    let Some(corpus) = shared("corpus") else { return };
    for (name, text) in texts(&corpus) {
        for page in [SITE, TRUSTED, crate::page::BOOK] {
            let page = written(&text, &page);
            if let Err(error) = crate::hostile::well_formed(&document(&page.body)) {
                panic!("{name}: {error}");
            }
        }
    }
}

#[test]
fn no_word_is_lost_where_html_is_not_trusted() {
    let Some(corpus) = shared("corpus") else { return };
    for (name, text) in texts(&corpus) {
        // Tags shown as text stand between the words; none of the words is missing.
        let (ours, all) = (letters(&written(&text, &SITE).body), letters(&written(&text, &TRUSTED).body));
        let mut rest = ours.chars();
        assert!(all.chars().all(|wanted| rest.any(|letter| letter == wanted)), "{name}");
    }
}

/// What a reader sees of a page, without blanks.
fn letters(body: &str) -> String {
    let outline = outline(body, |_, _| false);
    let texts = outline.lines().map(str::trim_start).filter(|line| line.starts_with('"'));
    let joined = texts.map(|line| line.trim_matches('"')).collect::<String>().replace("\\n", "");
    joined.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// The lines around the first one that differs.
fn first_difference(ours: &str, theirs: &str) -> String {
    let same = ours.lines().zip(theirs.lines()).take_while(|(one, other)| one == other).count();
    let part = |text: &str| {
        let lines: Vec<&str> = text.lines().skip(same.saturating_sub(2)).take(6).collect();
        lines.join("\n    ")
    };
    format!("  ours\n    {}\n  theirs\n    {}", part(ours), part(theirs))
}

/// The note without its byte order mark and front matter, which GitHub sets as a table.
fn body(note: &Note) -> &str {
    match note.nodes.first() {
        Some(node) if node.kind == NodeKind::FrontMatter => &note.text()[node.end as usize..],
        _ => note.text().strip_prefix('\u{feff}').unwrap_or(note.text()),
    }
}

/// GitHub's own set of extensions.
fn options() -> Options<'static> {
    let mut options = Options::default();
    let extension = &mut options.extension;
    extension.strikethrough = true;
    extension.table = true;
    extension.autolink = true;
    extension.tasklist = true;
    extension.footnotes = true;
    extension.alerts = true;
    extension.math_dollars = true;
    extension.math_code = true;
    options.render.r#unsafe = true;
    options
}
