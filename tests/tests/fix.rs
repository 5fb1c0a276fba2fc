//! Repairs over real collections and over arbitrary texts: no finding is added, a second run changes nothing, and no
//! letter that a reader sees is lost, with comrak as the judge of what is seen.

#![expect(clippy::disallowed_methods, reason = "the environment may ask for more cases")]

use comrak::nodes::{AstNode, ListType, NodeValue};
use coursenotes_checker::{Repaired, check, fix};
use coursenotes_course::{Change, Course, RuleLevels};
use coursenotes_diagnostics::{Applicability, Diagnostic, FileId, Severity};
use coursenotes_tests::{answers, copy, folder, open, shared};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fmt::Write;

/// Which repairs are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    /// What `coursenotes fix` makes.
    Default,
    /// With `--unsafe-fixes --advice`.
    All,
}

fn repair(course: &Course, which: Which) -> Repaired {
    let ask = |course: &Course| Ok::<_, Infallible>(answers(course));
    let wanted = |one: &Diagnostic| {
        let is_safe = one.fix.as_ref().is_some_and(|fix| fix.applicability == Applicability::Safe);
        which == Which::All || is_safe && one.severity < Severity::Advice
    };
    match fix(course, &RuleLevels::default(), &ask, &wanted) {
        Ok(repaired) => repaired,
        Err(never) => match never {},
    }
}

fn counts(course: &Course) -> BTreeMap<(FileId, &'static str), usize> {
    let mut counts = BTreeMap::new();
    for one in check(course, &answers(course), &RuleLevels::default()).diagnostics {
        *counts.entry((one.span.file, one.rule)).or_default() += 1;
    }
    counts
}

fn repaired_course(course: &Course, repaired: &Repaired) -> Course {
    let changes = repaired.texts.iter().map(|(file, text)| (course.path(*file).to_owned(), Change::Text(text.clone())));
    course.revised(&changes.collect())
}

/// The letters that a reader sees, as comrak reads the note; numbers of a list among them, and where links lead, if that
/// is asked for: a bare address may become one.
fn letters(text: &str, with_destinations: bool) -> Vec<char> {
    let mut options = comrak::Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.math_dollars = true;
    let arena = comrak::Arena::new();
    let root = comrak::parse_document(&arena, text, &options);
    let mut seen = Vec::new();
    for node in root.descendants() {
        let place = node.data.borrow().sourcepos;
        match &node.data.borrow().value {
            NodeValue::Link(link) | NodeValue::Image(link) if with_destinations => {
                seen.push(((place.end.line, place.end.column), link.url.clone()));
            }
            value => seen.push(((place.start.line, place.start.column), words(node, value))),
        }
    }
    // The witness moves footnotes to the end; here only the order of the text matters.
    seen.sort_by_key(|(place, _)| *place);
    let all = seen.iter().flat_map(|(_, words)| words.chars());
    all.filter(|c| c.is_alphanumeric()).collect()
}

/// What a node itself shows.
fn words<'a>(node: &'a AstNode<'a>, value: &NodeValue) -> String {
    match value {
        NodeValue::Text(text) => text.to_string(),
        NodeValue::Code(code) => code.literal.clone(),
        NodeValue::CodeBlock(code) => code.literal.clone(),
        NodeValue::Math(math) => math.literal.clone(),
        NodeValue::Item(item) if item.list_type == ListType::Ordered => {
            let place = std::iter::successors(node.previous_sibling(), |one| one.previous_sibling()).count();
            let first = node.parent().and_then(|list| match &list.data.borrow().value {
                NodeValue::List(list) => Some(list.start),
                _ => None,
            });
            (first.unwrap_or_default() + place).to_string()
        }
        _ => String::new(),
    }
}

fn is_subsequence(part: &[char], whole: &[char]) -> bool {
    let mut whole = whole.iter();
    part.iter().all(|letter| whole.any(|other| other == letter))
}

/// What must hold whatever is repaired.
fn hold_invariants(course: &Course, which: Which) -> Repaired {
    let repaired = repair(course, which);
    let after = repaired_course(course, &repaired);
    let before = counts(course);
    for (key, number) in counts(&after) {
        let known = before.get(&key).copied().unwrap_or_default();
        assert!(number <= known, "{:?} adds {} in {}", which, key.1, course.path(key.0));
    }
    for (file, text) in &repaired.texts {
        let entry = course.entry(*file).expect("a note");
        let (seen, now) = (letters(entry.note.text(), false), letters(text, true));
        assert!(is_subsequence(&seen, &now), "{:?} loses words in {}", which, course.path(*file));
    }
    assert!(repair(&after, which).texts.is_empty(), "a second run changes something");
    repaired
}

#[test]
fn repairs_of_real_notes_do_no_harm() {
    let Some(corpus) = shared("corpus") else { return };
    let mut folders: Vec<_> =
        corpus.read_dir().expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    let mut table = String::new();
    for path in folders {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let folder = copy(&path);
        let course = open(folder.path());
        let before = by_rule(&counts(&course));
        for which in [Which::Default, Which::All] {
            let repaired = hold_invariants(&course, which);
            let after = by_rule(&counts(&repaired_course(&course, &repaired)));
            writeln!(table, "{name}, {which:?}: {} notes", repaired.texts.len()).expect("write to a string");
            for (rule, number) in before.iter().filter(|(rule, number)| after.get(*rule) != Some(number)) {
                let left = after.get(rule).copied().unwrap_or_default();
                writeln!(table, "  {rule} {number} -> {left}").expect("write to a string");
            }
            for (rule, number) in &repaired.refused {
                writeln!(table, "  {rule}: {number} not made").expect("write to a string");
            }
        }
    }
    insta::assert_snapshot!(table);
}

fn by_rule(counts: &BTreeMap<(FileId, &'static str), usize>) -> BTreeMap<&'static str, usize> {
    let mut rules = BTreeMap::new();
    for ((_, rule), number) in counts {
        *rules.entry(*rule).or_default() += number;
    }
    rules
}

/// What a report counts as repairs, `fix` makes: where a rule can foresee harm, it offers none.
#[test]
fn what_is_offered_is_made() {
    let cases = [
        ("(https://example.org/x)[https://example.org/x]", 1),
        ("see (here)[https://example.org/x]", 1),
        ("see [click here] (class-01.md)", 1),
        ("[a](https://example.org/a(https://example.org/b) and more", 0),
        (
            "## It will render either <LoginButton /> or <LogoutButton /> depending on its current state of the page. It also shows a line",
            0,
        ),
        ("## It renders a <LoginButton />", 1),
    ];
    for (line, number) in cases {
        let text = format!("# Home\n\n[1](class-01.md)\n\n{line}\n");
        let folder = folder(&[("README.md", &text), ("class-01.md", "# Trees\n\nText.\n")]);
        let course = open(folder.path());
        let found = check(&course, &answers(&course), &RuleLevels::default()).diagnostics;
        let is_safe = |one: &&Diagnostic| one.fix.as_ref().is_some_and(|fix| fix.applicability == Applicability::Safe);
        let offered = found.iter().filter(|one| one.severity < Severity::Advice).filter(is_safe).count();
        let repaired = hold_invariants(&course, Which::Default);
        assert_eq!((offered, repaired.mended.values().sum(), repaired.refused.len()), (number, number, 0), "{line}");
    }
}

#[test]
fn an_address_that_a_tag_shows_is_repaired() {
    let text = "# Home\n\n{% file src=\"assets/Range.pdf\" %}\n";
    let folder = folder(&[("README.md", text), ("assets/range.pdf", ""), (".gitbook.yaml", "")]);
    let course = open(folder.path());
    let repaired = repair(&course, Which::Default);
    assert_eq!((repaired.mended.values().sum::<usize>(), repaired.refused.len()), (1, 0));
    assert!(repair(&repaired_course(&course, &repaired), Which::Default).texts.is_empty());
}

/// Pieces that people write, most of them wrong in some way.
const PIECES: &[&str] = &[
    "# Trees",
    "##Heaps",
    "### What is a **tree**?",
    "#",
    "## ",
    "Trees\n===",
    "---",
    "Words of a sentence.",
    "** bold **",
    "**bold:**after",
    "**粗体。**后面",
    "1- one\n2- two",
    "1.one\n2.two",
    "-one\n-two",
    "• one\n• two",
    "* one\n* two",
    "- [ ] task",
    "> quote",
    "> 1- one\n> 2- two",
    "    indented words of a sentence that is long.",
    "\tcode()",
    "```\nfn main() {}\n```",
    "```",
    "~~~",
    "| a | b |\n| c | d |",
    "| a | b |\n| --- |\n| 1 | 2 |",
    "List<String> is a type",
    "the <body> element",
    "<div>\nblock\n</div>",
    "<details>",
    "[x](class-01)",
    "[x](Class-02.md#none)",
    "[x] (class-01.md)",
    "(x)[class-01.md]",
    "[x](class 01.md)",
    "![](tree.png)",
    "![image](tree.png)",
    "https://example.org/a_b_c",
    "www.example.org",
    "me@example.org",
    "[here](https://example.org)",
    "[a][b]",
    "[b]: class-02.md",
    "[^1]",
    "[^1]: note",
    "$x_1 + x_2$",
    "$$\n\\frac{1}{2}\n$$",
    "$5 and $10",
    "$ x^2 $",
    "$\\alpha $ and $y$",
    "`code`",
    "*a",
    "_b_",
    "a<br>b",
    "<T>",
    "</s>",
    "[here] (class-01.md)",
    "(https://example.org)[https://example.org]",
    "<!-- comment -->",
    "\u{feff}",
    "\u{a0}nbsp",
    "العربية **نص:**تابع",
    "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x",
    "**Short label**",
    "#### A sentence under a heading mark, which goes on and on for more than fourteen words, and ends so.",
];

fn markdown() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => "[ -~\n]{0,20}",
        1 => "\\PC{0,8}",
    ];
    let end = prop_oneof![3 => Just("\n\n"), 2 => Just("\n"), 1 => Just(" "), 1 => Just("\r\n"), 1 => Just("\n> "), 1 => Just("\n  - ")];
    proptest::collection::vec((piece, end), 0..12)
        .prop_map(|all| all.into_iter().flat_map(|(one, end)| [one, end.to_owned()]).collect())
}

/// A place, as a share of the text, how much is taken away there, and what comes instead.
fn edit() -> impl Strategy<Value = (f64, usize, String)> {
    (0.0..1.0, 0..12usize, prop_oneof![proptest::sample::select(PIECES).prop_map(str::to_owned), "\\PC{0,3}"])
}

fn edited(text: &str, edits: &[(f64, usize, String)]) -> String {
    let mut text = text.to_owned();
    for (place, length, new) in edits {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a place in a text"
        )]
        let start = text.floor_char_boundary((text.len() as f64 * place) as usize);
        let end = text.ceil_char_boundary((start + length).min(text.len()));
        text.replace_range(start..end, new);
    }
    text
}

/// The same cases on every machine; `PROPTEST_CASES=20000` tries more, `PROPTEST_RNG_SEED=2` others.
fn config() -> ProptestConfig {
    let seed = std::env::var("PROPTEST_RNG_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(seed), ..ProptestConfig::default() }
}

/// A course of three notes and a picture, whose texts are then revised: the disk is written to once.
fn with_texts(course: &Course, texts: [&str; 3]) -> Course {
    let paths = ["README.md", "class-01.md", "class-02.md"];
    let changes = paths.iter().zip(texts).map(|(path, text)| ((*path).to_owned(), Change::Text(text.to_owned())));
    course.revised(&changes.collect())
}

fn empty_course() -> (tempfile::TempDir, Course) {
    let folder =
        folder(&[("README.md", ""), ("class-01.md", ""), ("class-02.md", ""), ("tree.png", "stands for a picture")]);
    let course = open(folder.path());
    (folder, course)
}

/// A note as a person would write it: what arbitrary edits start from.
const NOTE: &str = "# Class 2: trees\n\n[Back to Home](README.md)\n\nA tree is **a graph** without a circle; see [class 1](class-01.md).\n\n## Kinds\n\n1. binary\n2. red and black\n\n| Kind | Depth |\n| --- | --- |\n| binary | log n |\n\n```rust\nfn main() {}\n```\n\n> Quoted words.\n\n![A tree](tree.png)\n\nThe end.[^1]\n\n[^1]: Of the class.\n";

#[test]
fn repairs_of_arbitrary_texts_do_no_harm() {
    let (_folder, course) = empty_course();
    proptest!(config(), |(home in markdown(), one in markdown())| {
        let course = with_texts(&course, [&home, &one, NOTE]);
        hold_invariants(&course, Which::Default);
        hold_invariants(&course, Which::All);
    });
}

#[test]
fn repairs_after_arbitrary_edits_do_no_harm() {
    let (_folder, course) = empty_course();
    proptest!(config(), |(edits in proptest::collection::vec(edit(), 1..6))| {
        let course = with_texts(&course, ["# Home\n\n- [1](class-01.md)\n- [2](class-02.md#kinds)\n", NOTE, &edited(NOTE, &edits)]);
        hold_invariants(&course, Which::All);
    });
}
