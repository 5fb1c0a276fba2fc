//! Rows that were meant as a table.

mod row;
mod shape;

use crate::context::finding;
use crate::line::lines;
use crate::rule::Run;
use crate::trial::{Repair, proven};
use crate::{Context, Rule};
use coursenotes_course::Entry;
use coursenotes_diagnostics::{Severity, Span};
use coursenotes_parser::{NodeId, NodeKind, Note};
use row::Row;
use shape::Broken;

pub(super) const RULE: Rule = Rule {
    name: "broken-table",
    severity: Severity::Advice,
    page: include_str!("broken-table.md"),
    run: Run::Note(run),
};

fn run(context: &mut Context, entry: &Entry) {
    // Pandoc makes tables of rows where GitHub doesn't, and takes no `|` inside a formula for a border.
    if context.course.dialect.name == "quarto" {
        return;
    }
    let note = &entry.note;
    let broken = find(note);
    let (with, without): (Vec<Broken>, Vec<Broken>) = broken.into_iter().partition(|one| one.fix.is_some());
    let repairs = with
        .iter()
        .filter_map(|one| Some(Repair { fix: one.fix.clone()?, gain: one.gain, marks: one.marks.clone() }))
        .collect();
    let fixes = proven(context.course, entry, repairs, count_tables);
    for (one, fix) in with.into_iter().zip(fixes).chain(without.into_iter().map(|one| (one, None))) {
        let span = Span::new(note.file, one.span);
        context.report(entry, finding(span, one.fault.message()).help(one.fault.help()).fix(fix));
    }
}

fn count_tables(note: &Note) -> isize {
    note.nodes.iter().fold(0, |count, node| match node.kind {
        // A row that joins a table counts too.
        NodeKind::Table(_) => count + 100,
        NodeKind::TableRow => count + 1,
        _ => count,
    })
}

/// Looks at each paragraph with a line that begins or goes on with `|`.
fn find(note: &Note) -> Vec<Broken> {
    let mut found: Vec<Broken> = Vec::new();
    let mut previous: Option<Previous> = None;
    if memchr::memchr(b'|', note.text().as_bytes()).is_none() {
        return found;
    }
    for (id, node) in note.walk() {
        let is_joined = previous.as_ref().is_some_and(|previous| previous.next == id);
        match node.kind {
            NodeKind::Table(columns) => {
                let columns = note.tables[columns as usize].len();
                previous = Some(Previous { next: node.next, end: node.end as usize, columns, header: None });
            }
            NodeKind::Paragraph if has_pipe(note, id) && !is_grid(note, id) => {
                let rows: Vec<Option<Row>> = lines(note, id).iter().map(|line| Row::read(note, line)).collect();
                let above = previous.take().filter(|_| is_joined);
                found.extend(shape::look(note, &rows, above.as_ref()));
                previous = above_next(note, id, &rows);
            }
            _ => {}
        }
    }
    found
}

/// What stands right above a paragraph: a table, or one row.
#[derive(Debug)]
struct Previous {
    next: NodeId,
    end: usize,
    columns: usize,
    header: Option<usize>,
}

/// Whether lines such as `+---+` part the rows: Pandoc's tables, which no row of dashes makes one of GitHub's.
fn is_grid(note: &Note, id: NodeId) -> bool {
    let is_border = |line: &str| {
        let line = line.trim_start_matches([' ', '>']).trim_end();
        line.len() > 2 && line.starts_with('+') && line.ends_with('+') && !line.contains(|c| !"+-=:".contains(c))
    };
    note.slice(note.span(id)).lines().any(is_border)
}

fn has_pipe(note: &Note, id: NodeId) -> bool {
    memchr::memchr(b'|', note.slice(note.span(id)).as_bytes()).is_some()
}

/// A single row may be the head of what comes next.
fn above_next(note: &Note, id: NodeId, rows: &[Option<Row>]) -> Option<Previous> {
    let Some(Some(row)) = rows.last() else { return None };
    let header = (!row.is_delimiter && row.is_framed).then_some(row.range.start)?;
    Some(Previous { next: note.node(id).next, end: row.range.end, columns: row.cells, header: Some(header) })
}
