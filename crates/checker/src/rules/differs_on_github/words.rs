//! What the two sides show, in plain words.

use super::marks::Mark;
use crate::context::{Finding, finding};
use crate::witness::{Difference, Kind, Seen};
use coursenotes_diagnostics::Span;
use coursenotes_parser::Dialect;

/// A mark that only the dialect's tool reads.
pub(super) fn unread(span: Span, source: &str, mark: &Mark, dialect: &Dialect) -> Finding {
    let message = format!("GitHub shows {} as it stands; {} makes it {}", quoted(source), tool(dialect), mark.becomes);
    finding(span, message).help(help(dialect))
}

/// Whether both sides would be told in the same words.
pub(super) fn is_same(one: &Difference) -> bool {
    shown(&one.ours) == shown(&one.theirs)
}

/// Message and help for a place in `line` where both part.
pub(super) fn parted(source: &str, line: &str, one: &Difference, dialect: &Dialect) -> (String, String) {
    let (tool, source) = (tool(dialect), quoted(source));
    let message = match (&one.ours, &one.theirs) {
        (Seen::Opens(Kind::Definitions), _) => {
            format!("GitHub shows {source} and the line below as plain text; {tool} makes them a term and its meaning")
        }
        (Seen::Closes, Seen::Words(_)) => {
            format!("GitHub shows {source} as it stands; {tool} takes it for an instruction and hides it")
        }
        (Seen::Opens(kind), Seen::Words(_)) => {
            format!("GitHub shows {source} as it stands; {tool} makes it {}", name(*kind))
        }
        (Seen::Words(_), Seen::Opens(kind)) => {
            format!("GitHub makes {source} {}; {tool} shows it as it stands", name(*kind))
        }
        (ours, theirs) => format!("at {source}, GitHub shows {}; {tool} shows {}", shown(theirs), shown(ours)),
    };
    (message, cause(line, one).map_or_else(|| help(dialect), str::to_owned))
}

/// The repair, where the cause is known.
fn cause(line: &str, one: &Difference) -> Option<&'static str> {
    let is_formula = |seen: &Seen| {
        matches!(seen, Seen::Opens(Kind::Formula | Kind::DisplayFormula))
            || matches!(seen, Seen::Words(words) if words.contains('$'))
    };
    let is_of_formula = is_formula(&one.ours) || is_formula(&one.theirs);
    match &one.theirs {
        _ if is_of_formula && line.contains("$$$") => Some("begin a new line between `$$` and the `$` beside it"),
        Seen::Opens(Kind::DisplayFormula | Kind::Formula) if line.trim_start().starts_with("$$") => {
            Some("take the blank lines out of the formula above")
        }
        Seen::Opens(Kind::Struck) => Some("write a backslash before each `~`"),
        _ => None,
    }
}

fn help(dialect: &Dialect) -> String {
    match dialect.name {
        "github" => "write it more simply, so that both can only read it in one way".to_owned(),
        _ => format!(
            "this is right if everybody reads the notes in {}; otherwise write it as GitHub does",
            tool(dialect)
        ),
    }
}

/// What shows the course's notes.
fn tool(dialect: &Dialect) -> &'static str {
    match dialect.name {
        "gitbook" => "GitBook",
        "mdbook" => "mdBook",
        "mkdocs" => "MkDocs",
        "obsidian" => "Obsidian",
        "quarto" => "Quarto",
        _ => "another program",
    }
}

fn shown(seen: &Seen) -> String {
    match seen {
        Seen::Opens(kind) => name(*kind).to_owned(),
        Seen::Closes | Seen::End => "nothing more".to_owned(),
        Seen::Words(words) => quoted(words),
    }
}

/// The first words, as they stand.
fn quoted(source: &str) -> String {
    let line = source.trim().lines().next().unwrap_or_default();
    if line.is_empty() {
        return "the end of the line".to_owned();
    }
    let mut characters = line.chars();
    let start: String = characters.by_ref().take(50).collect();
    let dots = if characters.next().is_some() { "…" } else { "" };
    format!("`{start}{dots}`")
}

fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Paragraph => "a paragraph",
        Kind::Heading(_) => "a heading",
        Kind::Quote => "a quote",
        Kind::Alert(_) => "a coloured box",
        Kind::Code | Kind::InlineCode => "code",
        Kind::Formula | Kind::FormulaBlock | Kind::DisplayFormula => "a formula",
        Kind::Bullets | Kind::Numbers(_) | Kind::Item => "a list",
        Kind::Task(_) => "a box to tick",
        Kind::Footnote | Kind::FootnoteMark(_) => "a footnote",
        Kind::HtmlBlock | Kind::Html => "a part in HTML",
        Kind::Table | Kind::Row | Kind::Cell => "a table",
        Kind::Line => "a line across the page",
        Kind::Definitions | Kind::Term | Kind::Meaning => "a list of terms",
        Kind::Break => "a new line",
        Kind::Emphasis => "slanted",
        Kind::Strong => "bold",
        Kind::Struck => "struck through",
        Kind::Link(_) => "a link",
        Kind::Picture(_) => "a picture",
        Kind::End | Kind::Foreign => "something else",
    }
}
