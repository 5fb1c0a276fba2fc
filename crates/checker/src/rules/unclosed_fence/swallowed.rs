//! Text that became code because nothing ended the code above it.

/// Whether a block of code holds what is none: prose, a heading, a link, a picture, another fence. `info` is what stands
/// behind the opening fence.
pub(super) fn is_any(code: &str, info: &str) -> bool {
    let is_markdown = info.starts_with("md") || info.starts_with("markdown");
    let mut is_after_blank = false;
    code.lines().map(|line| line.trim_start_matches([' ', '\t', '>']).trim_end()).any(|line| {
        let starts = std::mem::replace(&mut is_after_blank, line.is_empty());
        let is_text = has_link(line) || starts && (is_heading(line) || is_prose(line));
        line.starts_with("```") || line.starts_with("~~~") || is_text && !is_markdown
    })
}

/// Whether a line has `](` with an address behind it, unlike `handlers[name](event)`.
fn has_link(line: &str) -> bool {
    let mut ends = line.match_indices("](").map(|(at, _)| &line[at + 2..]);
    ends.any(|address| {
        let address = address.split([')', ' ']).next().unwrap_or_default();
        address.contains('/') || address.contains(".md")
    })
}

/// `## Words`; one `#` begins a comment in too many languages.
fn is_heading(line: &str) -> bool {
    let words = line.trim_start_matches('#');
    (2..=6).contains(&(line.len() - words.len())) && words.starts_with(' ')
}

/// Whether a line reads as a sentence that was typed for people.
fn is_prose(line: &str) -> bool {
    let is_code = line.contains(['{', '}', ';', '=', '<', '$', '|', '_', '\\']);
    let begins = line.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
    let ends = line.ends_with(['.', '!', '?', ':', '。', '！', '？', '：']);
    let is_long =
        line.split_whitespace().nth(2).is_some() || line.chars().filter(|c| *c >= '\u{2e80}').nth(9).is_some();
    !is_code && begins && ends && is_long
}
