//! Sessions: what a person typed behind a prompt, and what the program answered.

use super::Token;
use super::painter::Painter;
use super::rules::Language;

/// A session if its first line begins with a prompt, and code otherwise.
pub(super) fn paint_either(painter: &mut Painter<'_>, code: &'static Language, prompts: &[Prompt]) {
    let first = painter.rest().trim_ascii_start();
    if prompts.iter().any(|prompt| begins_with(first, prompt)) {
        paint(painter, prompts);
    } else {
        code.paint(painter);
    }
}

/// What stands before a command, and the language of the command.
type Prompt = (&'static str, &'static Language);

pub(super) fn paint(painter: &mut Painter<'_>, prompts: &[Prompt]) {
    while !painter.is_done() {
        let line = painter.slice(painter.at(), painter.line_end());
        if let Some((prompt, language)) = prompts.iter().find(|prompt| begins_with(line, prompt)) {
            painter.paint_next(prompt.len(), Token::Comment);
            let end = end_of_command(painter, prompts);
            painter.within(end, |painter| language.paint(painter));
        } else if line.starts_with(b"# ") {
            // Between commands authors say what they do.
            painter.paint_next(line.len(), Token::Comment);
        }
        painter.skip_to(painter.line_end() + 1);
    }
}

/// The end of the line, or of a later one where a backslash or an open string takes that in.
fn end_of_command(painter: &Painter<'_>, prompts: &[Prompt]) -> usize {
    let rest = painter.rest();
    let mut quote = 0;
    let mut index = 0;
    let mut first_end = None;
    while index < rest.len() {
        match rest[index] {
            b'\n' if quote == 0 => return painter.at() + index,
            b'\n' => {
                first_end.get_or_insert(painter.at() + index);
                let line = rest[index + 1..].split(|byte| *byte == b'\n').next().unwrap_or_default();
                if prompts.iter().any(|prompt| begins_with(line, prompt)) {
                    break;
                }
            }
            b'\\' if quote != b'\'' => index += 1,
            byte if byte == quote => quote = 0,
            byte @ (b'"' | b'\'') if quote == 0 => quote = byte,
            _ => {}
        }
        index += 1;
    }
    first_end.filter(|_| quote != 0).unwrap_or(painter.limit())
}

fn begins_with(line: &[u8], (prompt, _): &Prompt) -> bool {
    let behind = line.strip_prefix(prompt.as_bytes());
    behind.is_some_and(|behind| behind.first().is_none_or(u8::is_ascii_whitespace))
}
