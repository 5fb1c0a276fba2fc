//! A bold line that does a heading's work.

use crate::context::finding;
use crate::outline::{Outline, Shape, first_block, roots};
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::Entry;
use coursenotes_diagnostics::{Fix, Severity, Span};
use coursenotes_parser::{Node, NodeId, NodeKind, Note, slug};
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    name: "bold-as-heading",
    severity: Severity::Advice,
    page: include_str!("bold-as-heading.md"),
    run: Run::Note(run),
};

/// A bold line between blocks.
struct Line {
    strong: NodeId,
    span: Span,
    words: String,
    anchor: String,
}

fn run(context: &mut Context, entry: &Entry) {
    let note = &entry.note;
    let lines = lines(note);
    if lines.is_empty() {
        return;
    }
    let outline = context.outline(entry);
    let mut anchors: HashMap<&str, usize> = HashMap::new();
    for line in &lines {
        *anchors.entry(&line.anchor).or_default() += 1;
    }
    let untitled = untitled(note, &outline);
    // What stands above several parts of a note says of what kind they are, not what they are about.
    let is_name = |line: &&Line| anchors[line.anchor.as_str()] == 1 && untitled != Some(line.strong.index() - 1);
    for line in lines.iter().filter(is_name) {
        let message = format!("this bold line does the work of a heading: `{}`", line.words);
        let help = "make it a heading with `#`: then contents list it and links lead to it";
        let fix = fix(note, &outline, line);
        context.report(entry, finding(line.span, message).help(help).fix(fix));
    }
}

/// The first block, where no heading stands for the note: that is said of the note's title.
fn untitled(note: &Note, outline: &Outline) -> Option<usize> {
    let mut headings = note.headings.iter().zip(&outline.kinds);
    let has_title = headings.any(|(heading, kind)| heading.level == 1 && kind.shape == Shape::Section);
    if has_title { None } else { first_block(note, &outline.kinds) }
}

/// A heading one level below the section around it.
fn fix(note: &Note, outline: &Outline, line: &Line) -> Option<Fix> {
    let section = outline.before(line.span.start);
    let level = section.map_or(2, |section| outline.final_level(&outline.items[section]) + 1);
    let next = outline.items.get(section.map_or(0, |section| section + 1));
    let skips = next.is_some_and(|next| outline.final_level(next) > level + 1);
    let is_taken = note.has_anchor(&line.anchor)
        || outline.unspaced.iter().any(|other| slug(&note.text()[other.words.clone()]) == line.anchor);
    if level > 6 || skips || is_taken {
        return None;
    }
    let source = note.slice(note.span(line.strong));
    let words = source[2..source.len() - 2].trim().trim_end_matches([':', '：']).trim_end();
    let heading = format!("{} {words}", "#".repeat(usize::from(level)));
    (!words.contains(['\n', '\r'])).then(|| Fix::unsafe_("make it a heading", line.span, heading))
}

/// Every paragraph that is bold and short, names something, and has text below it.
fn lines(note: &Note) -> Vec<Line> {
    let blocks: Vec<(usize, &Node)> = roots(note).collect();
    let pairs = blocks.windows(2);
    pairs.filter(|pair| is_text(note, pair[1])).filter_map(|pair| line(note, pair[0])).collect()
}

/// Whether a block is what a heading stands above. Above a table it is mostly the table's own name.
fn is_text(note: &Note, (index, node): (usize, &Node)) -> bool {
    match node.kind {
        NodeKind::Paragraph => bold(note, (index, node)).is_none(),
        NodeKind::BulletList
        | NodeKind::OrderedList(_)
        | NodeKind::FencedCode(_)
        | NodeKind::MathBlock(_)
        | NodeKind::BlockQuote
        | NodeKind::Alert(_) => true,
        _ => false,
    }
}

/// The bold part of a paragraph that holds nothing else but a colon.
fn bold(note: &Note, (index, node): (usize, &Node)) -> Option<NodeId> {
    let strong = note
        .nodes
        .get(index + 1)
        .filter(|strong| node.kind == NodeKind::Paragraph && strong.kind == NodeKind::Strong)?;
    let rest = note.text()[strong.end as usize..node.end as usize].trim();
    matches!(rest, "" | ":" | "：").then(|| NodeId(u32::try_from(index + 1).expect("a note has fewer nodes")))
}

fn line(note: &Note, block: (usize, &Node)) -> Option<Line> {
    let strong = bold(note, block)?;
    let words = note.plain_text(strong);
    let words = words.trim();
    if !is_name(words) {
        return None;
    }
    let source = note.slice(note.span(NodeId(strong.0 - 1)));
    let start = note.span(strong).range().start;
    let end = start + note.text()[start..block.1.end as usize].trim_end().len();
    let anchor = slug(words);
    let only_words = !source.contains(['!', '<', '$']) && !source.contains("](") && !source.contains("://");
    only_words.then(|| Line { strong, span: Span::new(note.file, start..end), words: words.to_owned(), anchor })
}

const MOST_WORDS: usize = 10;
const MOST_CHARACTERS: usize = 80;

/// A longer text with a colon introduces what follows.
const MOST_WORDS_BEFORE_COLON: usize = 4;

/// Whether words name a section: a few of them, with a capital, and no sentence.
fn is_name(words: &str) -> bool {
    let bare = words.trim_end_matches([':', '：', ' ']);
    let begins = bare.chars().find(|c| c.is_alphabetic()).is_some_and(|c| !c.is_lowercase());
    begins
        && !bare.ends_with(['.', ',', ';', '!', '。', '，', '；', '！'])
        && bare.chars().count() <= MOST_CHARACTERS
        && bare.split_whitespace().count()
            <= if bare.len() < words.len() { MOST_WORDS_BEFORE_COLON } else { MOST_WORDS }
        && !is_label(bare)
}

/// Whether words say of what kind the next lines are, as people write above each example.
fn is_label(words: &str) -> bool {
    const LABELS: &[&str] = &[
        "answer",
        "answers",
        "by",
        "code",
        "example",
        "examples",
        "for example",
        "hint",
        "important",
        "input",
        "note",
        "notes",
        "output",
        "proof",
        "question",
        "remark",
        "result",
        "solution",
        "source",
        "sources",
        "syntax",
        "tip",
        "tips",
        "warning",
    ];
    const CAPTIONS: &[&str] = &["listing", "table", "figure", "fig", "image"];
    let lower = words.to_lowercase();
    let bare = lower.trim_end_matches(|c: char| !c.is_alphabetic());
    let first = lower.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let is_caption = CAPTIONS.contains(&first) && lower.contains(|c: char| c.is_ascii_digit());
    LABELS.contains(&bare) || is_caption
}
