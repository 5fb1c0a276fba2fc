//! Formulas that no reader can set.

mod blanks;
mod meant;

use crate::context::finding;
use crate::rule::Run;
use crate::{Context, Rule};
use blanks::{blanked, work};
use coursenotes_course::Entry;
use coursenotes_diagnostics::{Fix, Severity, Span};
use coursenotes_markup::math::{Display, Formulas, MathError, Refusal};
use coursenotes_parser::{NodeId, NodeKind, Note};
use meant::meant;
use std::collections::BTreeSet;
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    name: "invalid-math",
    severity: Severity::Warning,
    page: include_str!("invalid-math.md"),
    run: Run::Note(run),
};

fn run(context: &mut Context, entry: &Entry) {
    invalid(context, entry);
    with_blanks(context, entry);
}

/// Formulas that are shown as they are typed, because of a blank inside of their dollars.
fn with_blanks(context: &mut Context, entry: &Entry) {
    let note = &entry.note;
    // The engines of other tools may allow the blank.
    let is_refused = ["github", "obsidian"].contains(&context.course.dialect.name)
        && OTHER_TOOLS.iter().all(|file| context.course.find(file).is_none());
    let found = if is_refused { blanked(note) } else { Vec::new() };
    let mut formulas = Formulas::default();
    let works = work(note, context.course.dialect, &found);
    for (one, works) in found.iter().zip(works) {
        let span = Span::new(note.file, one.whole.clone());
        let is_right = works && formulas.check(one.formula, Display::Inline).is_ok();
        let fix = is_right.then(|| Fix::safe("take the blanks out", span, one.repaired()));
        let message = "this formula is shown as it is typed: a blank stands inside of its dollars";
        let help = format!("write it without: `${}$`", shortened(one.formula));
        context.report(entry, finding(span, message).help(help).fix(fix));
    }
}

fn shortened(formula: &str) -> String {
    if formula.chars().count() <= 60 {
        return formula.to_owned();
    }
    let start: String = formula.chars().take(50).collect();
    format!("{start}…")
}

/// Formulas that break the rules of TeX.
fn invalid(context: &mut Context, entry: &Entry) {
    let note = &entry.note;
    if !context.kinds(entry).formulas {
        return;
    }
    // What the engine of another tool knows, or its settings define, can't be seen here.
    let has_own_engine =
        context.course.dialect.name != "github" || OTHER_TOOLS.iter().any(|file| context.course.find(file).is_some());
    let mut formulas = Formulas::default();
    // A command that the whole note uses and nobody has is one mistake.
    let mut commands = BTreeSet::new();
    for (id, node) in note.walk() {
        let display = match node.kind {
            NodeKind::Math => Display::Inline,
            NodeKind::DisplayMath | NodeKind::MathBlock(_) => Display::Block,
            _ => continue,
        };
        let Some((span, error)) = refused(note, id, &mut formulas, display) else { continue };
        let name = error.message.strip_prefix("there is no ");
        let is_known = name.is_some() && (has_own_engine || !commands.insert(error.message.clone()));
        if is_known || is_money(note, id) || is_text(note, id) {
            continue;
        }
        let message = format!("this formula can't be shown: {}", error.message);
        let command = name.and_then(|name| name.strip_prefix("command `\\")).map(|name| name.trim_end_matches('`'));
        let help = match command.and_then(meant) {
            Some(meant) => format!("did you mean `\\{meant}`?"),
            None => "mend it; until then readers see its source, or an error".to_owned(),
        };
        context.report(entry, finding(span, message).help(help));
    }
}

/// Files in the root that tell of a tool with formulas of its own, beside those that tell of a dialect.
const OTHER_TOOLS: &[&str] = &[
    "_toc.yml",
    "book.json",
    "conf.py",
    "docusaurus.config.js",
    "docusaurus.config.ts",
    "hugo.toml",
    "hugo.yaml",
    "myst.yml",
];

/// What is wrong with a formula, and where, if something is wrong for every reader.
fn refused(note: &Note, id: NodeId, formulas: &mut Formulas, display: Display) -> Option<(Span, MathError)> {
    let whole = note.span(id);
    let shown = note.formula(id);
    let error = formulas.check(&shown, display).err()?;
    if error.refusal == Refusal::Unsupported {
        return None;
    }
    let span = place(note.slice(whole), &shown, &error.range);
    let start = whole.range().start;
    Some((span.map_or(whole, |span| Span::new(note.file, start + span.start..start + span.end)), error))
}

/// Where a part of what a formula shows stands in its source, which has the marks of quotes and lists besides.
fn place(source: &str, shown: &str, range: &Range<usize>) -> Option<Range<usize>> {
    if range.is_empty() {
        return None;
    }
    let line = shown[..range.start].matches('\n').count();
    // The fence of a block is a line of its own.
    let above = source.matches('\n').count().checked_sub(shown.matches('\n').count())?;
    let skipped = usize::from(above > 1 || above == 1 && source.trim_start().starts_with(['`', '~']));
    let mut start = 0;
    for _ in 0..line + skipped {
        start += source[start..].find('\n')? + 1;
    }
    let shown_start = shown[..range.start].rfind('\n').map_or(0, |end| end + 1);
    let shown_line = shown[shown_start..].split(['\n', '\r']).next()?;
    let at = start + source[start..].split('\n').next()?.find(shown_line)?;
    let length = range.len().min(shown_line.len() - (range.start - shown_start));
    let from = at + range.start - shown_start;
    (length > 0).then_some(from..from + length)
}

/// Whether two prices stand there rather than a formula: `$5 for one & $9 for two`.
fn is_money(note: &Note, id: NodeId) -> bool {
    let source = note.slice(note.span(id));
    let is_inline = note.node(id).kind == NodeKind::Math;
    is_inline && source[1..].starts_with(|c: char| c.is_ascii_digit()) && source.contains(' ') && !source.contains('\\')
}

/// Whether text stands there in which dollars name something: `` $x` or **$y** ``.
fn is_text(note: &Note, id: NodeId) -> bool {
    let source = note.slice(note.span(id));
    let is_inline = note.node(id).kind == NodeKind::Math;
    is_inline && !source.starts_with("$`") && ["**", "](", "`"].iter().any(|sign| source.contains(sign))
}
