//! A table right below a paragraph's text, without a blank line between.
//!
//! GitHub ends the paragraph where a header row and a row of dashes with as many cells follow (cmark-gfm, `table.c`,
//! `try_inserting_table_header_paragraph`); the reader takes all of it for the paragraph. A blank line is inserted for it.

use super::prepare::Insertion;
use std::ops::Range;

/// The blank line that the paragraph at `range`, which lies in `quotes` block quotes, needs before a table.
pub(crate) fn blank_line(body: &str, range: Range<usize>, quotes: usize) -> Option<Insertion> {
    let start = range.start;
    let paragraph = &body[range];
    memchr::memchr(b'|', paragraph.as_bytes())?;
    let column = start - body[..start].rfind('\n').map_or(0, |end| end + 1);
    let mut lines = Vec::new();
    let mut offset = 0;
    for line in paragraph.split_inclusive('\n') {
        lines.push((offset, line.trim_end()));
        offset += line.len();
    }
    let header = (1..lines.len().saturating_sub(1)).find(|&at| is_table(lines[at].1, lines[at + 1].1))?;
    let (offset, line) = lines[header];
    let content = line.trim_start_matches([' ', '\t', '>']);
    let marks = &line[..line.len() - content.len()];
    // A line that continues a quote without its mark can't begin a table.
    // One that is set in by four columns would begin code.
    if marks.matches('>').count() != quotes || marks.len() >= column + 4 {
        return None;
    }
    let end = marks.rfind('>').map_or(0, |at| at + 1);
    Some((start + offset, format!("{}\n", &marks[..end])))
}

fn is_table(header: &str, dashes: &str) -> bool {
    let bare = |line: &'_ str| line.trim_start_matches([' ', '\t', '>']).to_owned();
    let (header, dashes) = (bare(header), bare(dashes));
    let delimiters = cells(&dashes);
    let is_delimiter = |cell: &String| {
        let dashes = cell.trim().trim_start_matches(':').trim_end_matches(':');
        !dashes.is_empty() && dashes.bytes().all(|byte| byte == b'-')
    };
    dashes.contains('|') && delimiters.iter().all(is_delimiter) && cells(&header).len() == delimiters.len()
}

/// The cells of a row: what stands between pipes that no backslash escapes.
fn cells(row: &str) -> Vec<String> {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for c in row.chars() {
        match c {
            '|' if !escaped => cells.push(String::new()),
            _ => cells.last_mut().expect("there is one").push(c),
        }
        escaped = c == '\\' && !escaped;
    }
    // The pipe at the end closes the last cell.
    if cells.len() > 1 && cells.last().is_some_and(|last| last.trim().is_empty()) {
        cells.pop();
    }
    cells
}
