//! What is wrong with rows that are no table.

use super::Previous;
use super::row::{Row, split};
use crate::line;
use coursenotes_diagnostics::{Fix, Span};
use coursenotes_parser::Note;
use std::ops::Range;

/// Rows that are no table, and the repair.
#[derive(Debug)]
pub(super) struct Broken {
    /// The first row.
    pub(super) span: Range<usize>,
    /// What is wrong.
    pub(super) fault: Fault,
    /// What makes a table of them.
    pub(super) fix: Option<Fix>,
    /// A hundred for the table, and one for each row below its head.
    pub(super) gain: isize,
    /// The pipes of its rows.
    pub(super) marks: Vec<Range<usize>>,
}

/// What keeps rows from being a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// Nothing below the first row tells that it is a table.
    NoDelimiter,
    /// The line of dashes has more or fewer cells than the head.
    Count { head: usize, dashes: usize },
    /// The line below the head isn't made of dashes.
    NoDashes,
    /// A pipe in code or in a formula cuts a cell in two.
    PipeInside,
    /// A blank line cuts the table.
    BlankLine,
}

impl Fault {
    pub(super) fn message(self) -> String {
        match self {
            Self::NoDelimiter => "these rows are no table: the line of dashes below the first is missing".into(),
            Self::Count { head, dashes } => {
                format!("these rows are no table: the head has {head} cells, the line of dashes {dashes}")
            }
            Self::NoDashes => "these rows are no table: the line below the first isn't made of dashes".into(),
            Self::PipeInside => "these rows are no table: a pipe inside the first cuts a cell in two".into(),
            Self::BlankLine => "this row isn't part of the table above, because of the blank line".into(),
        }
    }

    pub(super) fn help(self) -> &'static str {
        match self {
            Self::NoDelimiter | Self::NoDashes => "write `| --- | --- |` below the head, with dashes for each cell",
            Self::Count { .. } => "write as many cells of dashes as the head has cells",
            Self::PipeInside => "write `\\|` for a pipe in code, and `\\vert` for one in a formula",
            Self::BlankLine => "remove the blank line",
        }
    }
}

/// Looks at the lines of one paragraph.
pub(super) fn look(note: &Note, rows: &[Option<Row>], above: Option<&Previous>) -> Option<Broken> {
    if let Some(broken) = above.and_then(|above| cut_off(note, rows, above)) {
        return Some(broken);
    }
    let first = rows.windows(2).position(|two| matches!(two, [Some(one), Some(other)] if may_begin(one, other)))?;
    let head = rows[first].as_ref()?;
    let rest: Vec<&Row> = rows[first + 1..].iter().map_while(Option::as_ref).collect();
    // A line without pipes would become a row too.
    let is_whole = first + 1 + rest.len() == rows.len();
    let below = *rest.first()?;
    let (fault, edit) =
        if below.is_delimiter { delimiter(note, head, below, &rest[1..])? } else { missing(note, head, &rest)? };
    let body = rest.len() - usize::from(below.is_delimiter);
    let fix = edit
        .filter(|_| is_whole)
        .map(|(range, text)| Fix::safe("write the line of dashes", Span::new(note.file, range), text));
    let marks = pipes(note, std::iter::once(head).chain(rest.iter().copied()));
    Some(Broken { span: head.range.clone(), fault, fix, gain: gain(1, body), marks })
}

/// The pipes that divide these rows.
fn pipes<'a>(note: &Note, rows: impl Iterator<Item = &'a Row>) -> Vec<Range<usize>> {
    rows.flat_map(|row| pipes_in(note, row.range.clone())).collect()
}

fn pipes_in(note: &Note, range: Range<usize>) -> Vec<Range<usize>> {
    let text = &note.text()[range.clone()];
    let dividing = memchr::memchr_iter(b'|', text.as_bytes()).filter(|at| !text[..*at].ends_with('\\'));
    dividing.map(|at| range.start + at..range.start + at + 1).collect()
}

fn gain(tables: usize, rows: usize) -> isize {
    isize::try_from(tables * 100 + rows).unwrap_or(isize::MAX)
}

fn may_begin(one: &Row, other: &Row) -> bool {
    let is_table = one.is_framed && other.is_framed && one.cells > 1;
    one.has_words && !one.is_delimiter && (is_table || other.is_right && other.cells > 1)
}

type Replacement = Option<(Range<usize>, String)>;

/// The second line is meant to be the line of dashes.
fn delimiter(note: &Note, head: &Row, dashes: &Row, body: &[&Row]) -> Option<(Fault, Replacement)> {
    let has_pipe_inside = head.has_pipe_inside && head.cells > dashes.cells;
    let fault = match (dashes.is_right, head.cells == dashes.cells) {
        (true, false) if has_pipe_inside => return Some((Fault::PipeInside, None)),
        (true, true) => return None,
        (false, true) => Fault::NoDashes,
        (_, false) => Fault::Count { head: head.cells, dashes: dashes.cells },
    };
    // With longer rows below, a cell of the head is missing: which one, its author knows.
    let fits = body.iter().all(|row| row.cells <= head.cells);
    let text = rule(split(&note.text()[dashes.range.clone()])?.into_iter(), head.cells);
    Some((fault, fits.then(|| (dashes.range.clone(), text))))
}

/// A line of dashes with `count` cells; what is right in the present one stays.
fn rule<'a>(present: impl Iterator<Item = &'a str>, count: usize) -> String {
    let cells = present.map(|cell| match (cell.starts_with(':'), cell.len() > 1 && cell.ends_with(':')) {
        (true, true) => ":-:",
        (true, false) => ":--",
        (false, true) => "--:",
        (false, false) => "---",
    });
    let cells: Vec<&str> = cells.chain(std::iter::repeat("---")).take(count).collect();
    format!("| {} |", cells.join(" | "))
}

/// Nothing is meant to be the line of dashes.
fn missing(note: &Note, head: &Row, rest: &[&Row]) -> Option<(Fault, Replacement)> {
    let is_even = rest.iter().all(|row| row.cells == head.cells && row.is_framed && !row.is_delimiter);
    if !is_even || head.cells < 2 || !rest.iter().any(|row| row.has_words) {
        return None;
    }
    let prefix = line::continued(line::prefix(note, head.range.start));
    let text = format!("{}{prefix}{}", line::ending(note), rule(std::iter::empty(), head.cells));
    Some((Fault::NoDelimiter, Some((head.range.end..head.range.end, text))))
}

/// Rows below a blank line that belong to what stands above it.
fn cut_off(note: &Note, rows: &[Option<Row>], above: &Previous) -> Option<Broken> {
    let all: Option<Vec<&Row>> = rows.iter().map(Option::as_ref).collect();
    let all = all?;
    let first = *all.first()?;
    let gap = above.end..line::start(note, first.range.start);
    let is_fit = all.iter().all(|row| row.is_framed && row.cells == above.columns);
    if !is_fit || gap.is_empty() {
        return None;
    }
    let (fault, gained) = match above.header {
        Some(_) if first.is_right => (Fault::BlankLine, gain(1, all.len() - 1)),
        None if all.iter().all(|row| !row.is_delimiter) => (Fault::BlankLine, gain(0, all.len())),
        _ => return None,
    };
    let kept = if above.header.is_some() { line::ending(note) } else { "" };
    let fix = Fix::safe(fault.help(), Span::new(note.file, gap), kept);
    let head = above.header.map(|start| start..above.end);
    let mut marks: Vec<Range<usize>> = head.map(|head| pipes_in(note, head)).into_iter().flatten().collect();
    marks.extend(pipes(note, all.iter().copied()));
    Some(Broken { span: first.range.clone(), fault, fix: Some(fix), gain: gained, marks })
}
