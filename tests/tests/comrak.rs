//! comrak, a port of GitHub's own parser, is the witness: our notes and their anchors are compared with its own, over the
//! specification's examples, the notes of this project and real collections. The comparison itself is the checker's.

#![expect(clippy::disallowed_methods, reason = "tests read their material")]

#[path = "comrak/known.rs"]
mod known;
#[path = "comrak/suites.rs"]
mod suites;

use comrak::Anchorizer;
use coursenotes_checker::witness;
use coursenotes_diagnostics::FileId;
use coursenotes_parser::{Note, dialect, parse, parse_with};
use coursenotes_tests::{shared, texts};
use std::path::Path;

/// A text that both read differently: which one, and how.
struct Difference {
    name: String,
    ours: String,
    theirs: String,
}

fn compare(name: &str, text: &str) -> Option<Difference> {
    let note = parse(FileId(0), text);
    let parted = witness::first_difference(&note).map(|one| (format!("{:?}", one.ours), format!("{:?}", one.theirs)));
    let (ours, theirs) = parted.or_else(|| first_anchor(&note))?;
    Some(Difference { name: name.into(), ours, theirs })
}

/// The first heading that comrak gives another anchor; both sides agree on its words.
fn first_anchor(note: &Note) -> Option<(String, String)> {
    let mut anchors = Anchorizer::new();
    let headings = note.headings.iter().filter(|heading| !heading.is_html);
    let mut pairs = headings.map(|one| (one.anchor.to_string(), anchors.anchorize(&note.plain_text(one.node))));
    pairs.find(|(ours, theirs)| ours != theirs)
}

/// Every difference must be in the list with its reason, and every entry of the list must still differ.
fn judge(found: &[Difference], known: &[(&str, &str)]) {
    let unknown: Vec<String> = found
        .iter()
        .filter(|one| !known.iter().any(|(name, _)| *name == one.name))
        .map(|one| format!("{}\n     ours: {}\n   theirs: {}", one.name, one.ours, one.theirs))
        .collect();
    assert!(unknown.is_empty(), "{} differences without a reason:\n{}", unknown.len(), unknown.join("\n"));
    let stale: Vec<&str> =
        known.iter().map(|(name, _)| *name).filter(|name| !found.iter().any(|one| one.name == *name)).collect();
    assert!(stale.is_empty(), "these agree by now: {stale:?}");
}

#[test]
fn the_specifications_examples_are_read_alike() {
    let Some(examples) = suites::examples() else { return };
    let specification = examples.iter().filter(|(name, _)| name.starts_with("spec ")).count();
    assert_eq!(specification, 652, "CommonMark 0.31.2 has 652 examples");
    let found: Vec<Difference> = examples.iter().filter_map(|(name, text)| compare(name, text)).collect();
    judge(&found, known::EXAMPLES);
}

#[test]
fn bare_addresses_are_links_as_on_github() {
    let cases = suites::BARE_ADDRESSES.iter();
    let found: Vec<Difference> = cases.filter_map(|text| compare(text, text)).collect();
    judge(&found, known::BARE_ADDRESSES);
}

#[test]
fn the_notes_of_this_project_are_read_alike() {
    let notes = Path::new(env!("CARGO_MANIFEST_DIR")).join("../notes");
    judge(&differences(&notes), &[]);
}

#[test]
fn real_notes_are_read_alike() {
    let Some(corpus) = shared("corpus") else { return };
    judge(&differences(&corpus), known::CORPUS);
}

#[test]
fn notes_without_the_constructs_never_differ() {
    let Some(corpus) = shared("corpus") else { return };
    for (name, text) in texts(&corpus) {
        // Notes with tags are never compared: on GitHub each of them differs.
        for dialect in dialect::ALL.iter().filter(|dialect| !dialect.tags) {
            let note = parse_with(FileId(0), text.as_str(), dialect);
            if !witness::may_differ(&note, dialect) {
                assert_eq!(witness::first_difference(&note), None, "{name} as {}", dialect.name);
            }
        }
    }
}

fn differences(folder: &Path) -> Vec<Difference> {
    texts(folder).iter().filter_map(|(name, text)| compare(name, text)).collect()
}
