//! Tables of the handbook that tell what the code decides: which anchor a heading gets, which formats there are.

use crate::workflows;
use coursenotes_diagnostics::FileId;
use coursenotes_parser::{NodeId, NodeKind, Note, parse};

/// What is wrong with a table, if its first row says that it is one of these.
pub(crate) fn fault(note: &Note, table: NodeId) -> Option<String> {
    let mut rows = note.children(table).map(|row| note.children(row).collect::<Vec<NodeId>>());
    let head: Vec<String> = rows.next()?.into_iter().map(|cell| note.plain_text(cell)).collect();
    let rows: Vec<Vec<NodeId>> = rows.collect();
    let first: Vec<String> = rows.iter().map(|row| code(note, row[0])).collect();
    match (head.first()?.as_str(), head.get(1)?.as_str()) {
        ("heading", "anchor") => {
            let second: Vec<String> = rows.iter().map(|row| code(note, row[1])).collect();
            unlike("anchors", &second, &anchors(&first))
        }
        ("input", "meaning") => {
            let names: Vec<String> = first.iter().map(|input| name(input)).collect();
            unlike("inputs", &sorted(names), &sorted(workflows::inputs()))
        }
        ("format", "for whom") => unlike("formats", &sorted(first), &sorted(formats())),
        _ => None,
    }
}

/// The anchors of a note with these headings.
fn anchors(headings: &[String]) -> Vec<String> {
    let note = parse(FileId(0), headings.join("\n\n"));
    note.headings.iter().map(|heading| format!("#{}", heading.anchor)).collect()
}

fn formats() -> Vec<String> {
    let program = coursenotes::command();
    let check = program.find_subcommand("check").expect("there is a command `check`");
    let format = check.get_arguments().find(|one| one.get_id() == "format").expect("it has formats");
    format.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect()
}

/// `only-changes: true` is an input with a value.
fn name(input: &str) -> String {
    input.split(':').next().unwrap_or_default().to_owned()
}

/// The code in a cell.
fn code(note: &Note, cell: NodeId) -> String {
    let code = note.children(cell).find(|child| note.node(*child).kind == NodeKind::Code);
    code.map(|code| note.shown(code).into_owned()).unwrap_or_default()
}

fn sorted(mut words: Vec<String>) -> Vec<String> {
    words.sort();
    words
}

fn unlike(what: &str, told: &[String], real: &[String]) -> Option<String> {
    (told != real).then(|| format!("the {what} in this table are {}; told: {}", real.join(" "), told.join(" ")))
}
