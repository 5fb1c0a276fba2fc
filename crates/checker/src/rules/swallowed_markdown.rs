//! Markdown that a block of HTML takes for its own text.

use crate::context::{Finding, finding};
use crate::line::{ending, prefix};
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::Entry;
use coursenotes_diagnostics::{Fix, Severity, Span};
use coursenotes_parser::{NodeId, NodeKind, Note};

pub(super) const RULE: Rule = Rule {
    name: "swallowed-markdown",
    severity: Severity::Warning,
    page: include_str!("swallowed-markdown.md"),
    run: Run::Note(run),
};

fn run(context: &mut Context, entry: &Entry) {
    // Pandoc reads Markdown between tags.
    if !context.kinds(entry).html || context.course.dialect.name == "quarto" {
        return;
    }
    let note = &entry.note;
    for (id, node) in note.walk() {
        if node.kind == NodeKind::HtmlBlock
            && let Some(line) = lines(note, id).iter().find(|line| !is_stray(note, line))
        {
            context.report(entry, finding_at(note, line));
        }
    }
}

/// A line that would be Markdown by itself.
pub(super) struct Line {
    pub(super) what: Swallowed,
    /// Where it begins.
    pub(super) start: usize,
    /// It without its marks of quotes and its blanks.
    pub(super) words: Span,
}

/// What it would be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Swallowed {
    /// `## Trees`
    Heading,
    /// Three backticks or more.
    Fence,
}

/// The lines of a block that are Markdown for their author.
pub(super) fn lines(note: &Note, block: NodeId) -> Vec<Line> {
    let span = note.span(block).range();
    let source = &note.text()[span.clone()];
    let mut lines = Vec::new();
    if !ends_at_blank_line(source) {
        return lines;
    }
    let mut start = span.start;
    let mut raw = Raw::default();
    for line in source.split_inclusive('\n') {
        let words = line.trim_start_matches([' ', '\t', '>']).trim_end();
        let indent = line.len() - line.trim_start_matches([' ', '\t', '>']).len();
        // A line above has to tell that this one isn't a paragraph of the element itself.
        if start > span.start
            && !raw.is_open()
            && let Some(what) = what(words)
        {
            let from = start + indent;
            lines.push(Line { what, start, words: Span::new(note.file, from..from + words.len()) });
        }
        raw.step(words);
        start += line.len();
    }
    lines
}

/// Whether the line is a fence that ends nothing: it says no language, and those below it are pairs without it. A blank
/// line above would make it open code that nothing ends.
fn is_stray(note: &Note, line: &Line) -> bool {
    let words = note.slice(line.words);
    let is_bare = words.bytes().all(|byte| matches!(byte, b'`' | b'~'));
    let below = &note.text()[line.words.range().end..];
    let fences = || below.lines().filter(|below| below.trim_start_matches([' ', '\t', '>']).starts_with(&words[..3]));
    line.what == Swallowed::Fence && is_bare && fences().count() % 2 == 0
}

/// Whether only a blank line ends the block (`CommonMark` 4.6): a comment, a script and their kind have ends of their own.
fn ends_at_blank_line(source: &str) -> bool {
    const OWN_ENDS: &[&str] = &["<!", "<?", "<pre", "<script", "<style", "<textarea", "<svg", "<math"];
    let source = source.trim_start();
    let starts = |start: &&str| source.get(..start.len()).is_some_and(|first| first.eq_ignore_ascii_case(start));
    // Kramdown and Python-Markdown read what stands in an element with this attribute.
    let first = source.lines().next().unwrap_or_default();
    !OWN_ENDS.iter().any(starts) && !first.contains("markdown=")
}

/// Elements, inside a block, whose text is shown as it stands, and comments.
#[derive(Default)]
struct Raw {
    end: Option<&'static str>,
}

impl Raw {
    const PAIRS: &[(&str, &str)] =
        &[("<pre", "</pre"), ("<code", "</code"), ("<!--", "-->"), ("<script", "</script"), ("<style", "</style")];

    fn is_open(&self) -> bool {
        self.end.is_some()
    }

    /// Reads a line; what opens in it and closes in it does nothing.
    fn step(&mut self, line: &str) {
        if self.end.is_none() {
            let opens =
                Self::PAIRS.iter().find(|(open, close)| line.rfind(open).is_some_and(|at| !line[at..].contains(close)));
            self.end = opens.map(|(_, close)| *close);
        } else if self.end.is_some_and(|end| line.contains(end)) {
            self.end = None;
        }
    }
}

fn what(line: &str) -> Option<Swallowed> {
    let marks = line.len() - line.trim_start_matches('#').len();
    let words = &line[marks..];
    if (1..=6).contains(&marks) && words.starts_with(' ') && words.contains(char::is_alphanumeric) {
        return Some(Swallowed::Heading);
    }
    let is_fence = |mark: &str| line.starts_with(mark) && !line[mark.len()..].contains('`');
    (is_fence("```") || is_fence("~~~")).then_some(Swallowed::Fence)
}

/// What is said of the first line of a block.
fn finding_at(note: &Note, line: &Line) -> Finding {
    let &Line { what, start, words: span } = line;
    let message = match what {
        Swallowed::Heading => "this heading is part of the HTML above it: readers see its `#`",
        Swallowed::Fence => "this code is part of the HTML above it: readers see its fence, and the lines run together",
    };
    let help = "leave a blank line above it";
    let ending = ending(note);
    let prefix = prefix(note, span.range().start);
    let quotes = if prefix.contains('>') { prefix.trim_end() } else { "" };
    // What follows in the block becomes Markdown too.
    let fix = Fix::unsafe_(help, Span::new(note.file, start..start), format!("{quotes}{ending}"));
    finding(span, message).help(help).fix(Some(fix))
}
