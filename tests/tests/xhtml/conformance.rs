//! The examples of `CommonMark` 0.31.2 and of GFM's extensions, as trees of HTML.

use crate::gfm::addresses;
use crate::page::{SITE, TRUSTED, written};
use crate::suites::{Example, examples};
use crate::tree::outline;
use coursenotes_exporter::xhtml::Page;

/// Where the tree differs from what the specification asks for, each with its reason.
const KNOWN: &[(&str, &str)] = &[
    ("spec 581", "a picture without words: its `alt` says so"),
    ("spec 602", "GitHub makes a link of an address in plain text (GFM 6.9)"),
    ("spec 608", "the same"),
    ("spec 611", "the same"),
    ("spec 612", "the same, for a mail address"),
    ("spec 616", "an attribute with a colon in its name, which XML would take for a name of another language"),
];

/// Pictures alone in a paragraph with a title, which is their caption unless HTML is trusted.
const CAPTIONS: &[&str] = &[
    "spec 572", "spec 573", "spec 576", "spec 577", "spec 584", "spec 585", "spec 586", "spec 588", "spec 589",
    "spec 591",
];

/// The suites of GFM's extensions. That of tables has further examples, of pulldown-cmark's own.
const EXTENSIONS: &[&str] = &["gfm_table", "gfm_strikethrough", "gfm_tasklist"];

/// The same for the extensions.
const KNOWN_EXTENSIONS: &[(&str, &str)] =
    &[("gfm_table 8", "a table without rows has no body (GFM 4.10); the suite's HTML has an empty one")];

#[test]
fn commonmark_is_written_as_specified_where_html_is_trusted() {
    let Some(examples) = examples(&["spec"]) else { return };
    assert_eq!(examples.len(), 652, "CommonMark 0.31.2 has 652 examples");
    judge(&examples, &TRUSTED, KNOWN);
}

#[test]
fn commonmark_without_html_is_written_as_specified_where_it_is_not() {
    let Some(mut examples) = examples(&["spec"]) else { return };
    examples.retain(|one| !has_html(one));
    assert!(examples.len() > 550, "{} examples have no HTML", examples.len());
    let captions = CAPTIONS.iter().map(|name| (*name, "a figure with a caption"));
    let known: Vec<_> = KNOWN.iter().copied().filter(|(name, _)| *name != "spec 616").chain(captions).collect();
    judge(&examples, &SITE, &known);
}

#[test]
fn extensions_of_github_are_written_as_specified() {
    let Some(examples) = examples(EXTENSIONS) else { return };
    judge(&examples, &SITE, KNOWN_EXTENSIONS);
    judge(&examples, &TRUSTED, KNOWN_EXTENSIONS);
}

#[test]
fn bare_addresses_are_written_as_specified() {
    judge(&addresses(), &SITE, &[]);
    judge(&addresses(), &TRUSTED, &[]);
}

fn has_html(example: &Example) -> bool {
    use coursenotes_parser::{NodeKind, parse};
    let note = parse(coursenotes_diagnostics::FileId(0), example.markdown.as_str());
    note.nodes.iter().any(|node| node.kind == NodeKind::Html)
}

/// Attributes that a specification speaks of. Ours besides: ids of headings, and what a screen reader says of a box.
fn counts(element: &str, attribute: &str) -> bool {
    match attribute {
        "id" => !matches!(element, "h1" | "h2" | "h3" | "h4" | "h5" | "h6"),
        "loading" | "aria-label" | "scope" => false,
        "class" => !matches!(element, "input" | "ul" | "ol" | "li"),
        _ => true,
    }
}

fn judge(examples: &[Example], page: &Page, known: &[(&str, &str)]) {
    let mut unknown = Vec::new();
    let mut stale: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
    for one in examples {
        let ours = outline(&written(&one.markdown, page).body, counts);
        let theirs = outline(&as_ours(&one.html), counts);
        if ours == theirs {
            continue;
        }
        stale.retain(|name| *name != one.name);
        if !known.iter().any(|(name, _)| *name == one.name) {
            unknown.push(format!("{}\n{}\n- ours\n{ours}- theirs\n{theirs}", one.name, one.markdown));
        }
    }
    assert!(unknown.is_empty(), "{} differences without a reason:\n{}", unknown.len(), unknown.join("\n"));
    assert!(stale.is_empty(), "these agree by now: {stale:?}");
}

/// What old HTML says with attributes, as classes.
fn as_ours(html: &str) -> String {
    let html =
        html.replace(" disabled=\"\"", " disabled=\"disabled\"").replace(" checked=\"\"", " checked=\"checked\"");
    let sides = ["left", "center", "right"];
    sides.iter().fold(html, |html, side| {
        let class = format!("class=\"align-{side}\"");
        html.replace(&format!("align=\"{side}\""), &class).replace(&format!("style=\"text-align: {side}\""), &class)
    })
}
