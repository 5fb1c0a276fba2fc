//! Cells of tables and aligned lines.
//!
//! In TeX each cell is a group. To the converter it isn't: a command that changes all that follows it would take the next
//! cell too, and the converter stops the program there. So such cells get their braces.

use super::arguments::{closing, command_end, optional, skip_blanks};
use super::output::Place;
use super::rewrite::Rewriter;
use super::tables::{CELL_WIDE, arity};
use super::{MathError, Refusal};
use std::ops::Range;

impl Rewriter<'_> {
    /// `\\` and what stands for it.
    pub(super) fn new_row(&mut self, text: &str, whole: &Range<usize>, place: Place) -> usize {
        self.end_of_cell(whole, place);
        self.out.put("\\\\", whole, place);
        if let Some(Some(columns)) = self.aligned.last_mut() {
            *columns = 0;
        }
        let mut end = whole.end;
        if text[end..].starts_with('*') {
            end += 1;
        }
        if text[end..].starts_with('[')
            && let Some(height) = optional(text, end)
        {
            end = height.end;
        }
        self.cell(text, end, place)
    }

    /// Notes a bracket that doesn't end in its cell, which stops the converter.
    pub(super) fn end_of_cell(&mut self, range: &Range<usize>, place: Place) {
        if self.lefts.last().is_some_and(|open| *open > 0) {
            let message = "`\\left` and its `\\right` must stand in the same cell".to_owned();
            self.fault = Some(MathError { range: place.range(range), message, refusal: Refusal::Broken });
        }
    }

    /// The start of a cell, or of a formula's line. Returns where the text goes on.
    pub(super) fn cell(&mut self, text: &str, at: usize, place: Place) -> usize {
        if self.environments == 0 {
            return at;
        }
        let mut start = at;
        loop {
            start = skip_blanks(text, start);
            let end = command_end_at(text, start);
            if !matches!(&text[start..end], "\\hline" | "\\hdashline") {
                break;
            }
            self.out.copy(text, start..end, place);
            start = end;
        }
        // Space keeps a line's sign apart from what it closes with.
        self.out.put(" ", &(start..start), place);
        let is_second = self.aligned.last().is_some_and(|columns| columns.is_some_and(|columns| columns % 2 == 1));
        if matches!(text.as_bytes().get(start), Some(b'^' | b'_' | b'\'')) || is_second && goes_on(&text[start..]) {
            self.out.put("{}", &(start..start), place);
        }
        let Some(end) = self.wide_cell(text, start) else { return start };
        self.out.put("{", &(start..start), place);
        self.math(&text[start..end], place.part(start));
        self.out.put("}", &(end..end), place);
        end
    }

    /// Where the cell at `start` ends, if something in it reaches to there.
    fn wide_cell(&self, text: &str, start: usize) -> Option<usize> {
        let (mut at, mut inner, mut is_wide) = (start, 0usize, false);
        while let Some(step) = text[at..].find(['\\', '{', '}', '&']) {
            at += step;
            match text.as_bytes()[at] {
                b'{' => at = closing(text, at + 1, b'}')? + 1,
                b'}' => break,
                b'&' if inner == 0 => break,
                b'&' => at += 1,
                _ => {
                    let end = command_end(text, at);
                    is_wide |= inner == 0 && wants_command(&text[at + 1..end], &text[end..]);
                    match &text[at + 1..end] {
                        "begin" => inner += 1,
                        "end" if inner > 0 => inner -= 1,
                        "end" | "\\" | "cr" | "newline" | "tag" | "nonumber" | "notag" if inner == 0 => break,
                        name if inner == 0 => is_wide |= CELL_WIDE.contains(&name) || self.is_macro(name),
                        _ => {}
                    }
                    at = end;
                }
            }
            if at >= text.len() {
                break;
            }
        }
        is_wide.then_some(at.min(text.len()))
    }
}

/// Whether a sign stands first that joins two things: in an aligned line the first of them is in the column before, and the
/// sign has the space on both sides that a sign alone has not (amsmath's `{}` there).
fn goes_on(cell: &str) -> bool {
    const SIGNS: &[&str] = &[
        "pm", "mp", "cdot", "times", "div", "ast", "cup", "cap", "setminus", "oplus", "otimes", "wedge", "vee", "land",
        "lor",
    ];
    match cell.strip_prefix('\\') {
        Some(_) => SIGNS.contains(&&cell[1..command_end(cell, 0)]),
        None => cell.starts_with(['+', '-', '*']),
    }
}

fn command_end_at(text: &str, at: usize) -> usize {
    if text[at..].starts_with('\\') { command_end(text, at) } else { at }
}

/// Whether a command takes a command without braces for its argument, which may want one in turn.
fn wants_command(name: &str, rest: &str) -> bool {
    let takes = arity(name) > 0 || name.starts_with("math") || name.starts_with("big") || name.starts_with("text");
    takes && rest.trim_start().starts_with('\\')
}
