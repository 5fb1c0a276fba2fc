//! A note's text without parts of it, byte for byte as long: so every place behind them stays true.
//!
//! The marks stay comments, which keep the blocks around them as they are; what stands between becomes spaces. The `>` and
//! spaces at the start of a line stay, because they hold a quote or a list item together. Inside a tag's block an empty
//! line would end that (`CommonMark` 4.6), so there the whole part becomes one comment without empty lines; and so does a
//! part of one line, whose spaces would be counted.

use coursenotes_parser::{InstructorBlock, NodeKind, Note};
use std::ops::Range;

/// The text of a note with spaces and comments where its parts for teachers are.
pub fn without_parts(note: &Note) -> String {
    let mut bytes = note.text().as_bytes().to_vec();
    for block in &note.instructor_parts().blocks {
        let range = block.range(note);
        if is_in_one_line(note, block) || is_in_one_tag_block(note, &range) {
            blank(&mut bytes[range.clone()], b'.');
            mark(&mut bytes, range);
        } else {
            blank(&mut bytes[range.clone()], b' ');
            mark(&mut bytes, block.opening.range());
            if block.closing.is_some() {
                mark(&mut bytes, last_line(note, &range)..range.end);
            }
        }
    }
    text_of(bytes)
}

fn text_of(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("whole characters became spaces")
}

/// Where the last line of a part begins, behind what it is set in by. A comment from there on keeps what follows from
/// being set in so far that it is code.
fn last_line(note: &Note, range: &Range<usize>) -> usize {
    let part = &note.text()[range.clone()];
    let line = part.rfind('\n').map_or(0, |end| end + 1);
    let lead = part[line..].len() - part[line..].trim_start_matches([' ', '\t', '>']).len();
    range.start + line + lead
}

fn is_in_one_line(note: &Note, block: &InstructorBlock) -> bool {
    block.closing.is_some() && !note.text()[block.range(note)].contains('\n')
}

/// Whether both marks stand in one block of HTML that an empty line ends.
fn is_in_one_tag_block(note: &Note, range: &Range<usize>) -> bool {
    let text = note.text().as_bytes();
    note.nodes.iter().any(|node| {
        let block = node.start as usize..node.end as usize;
        node.kind == NodeKind::HtmlBlock
            && block.start < range.start
            && range.end <= block.end
            && !text[block.start..].starts_with(b"<!--")
    })
}

/// Leaves line ends and what a line is set in by; `first` takes the place of the first byte behind that.
fn blank(bytes: &mut [u8], first: u8) {
    let mut is_lead = false;
    let mut has_first = true;
    for byte in bytes {
        match *byte {
            b'\n' | b'\r' => (is_lead, has_first) = (true, false),
            b' ' | b'\t' | b'>' if is_lead => {}
            _ => {
                *byte = if has_first { b' ' } else { first };
                (is_lead, has_first) = (false, true);
            }
        }
    }
}

/// Makes a comment of it: it was one before, or begins and ends with one.
fn mark(bytes: &mut [u8], range: Range<usize>) {
    let bytes = &mut bytes[range];
    let length = bytes.len();
    if length >= 7 {
        bytes[..4].copy_from_slice(b"<!--");
        bytes[length - 3..].copy_from_slice(b"-->");
    }
}
