//! Whether a text is prose.

use crate::words::is_small;

/// What a block of prose is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Prose {
    /// So many paragraphs.
    Paragraphs(usize),
    /// Lines that each say something of their own.
    Items,
}

/// What the block is in which every line is prose; nothing where a line isn't.
pub(super) fn read(text: &str) -> Option<Prose> {
    let mut count = 0;
    let mut has_items = false;
    let paragraphs = text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty());
    for paragraph in paragraphs {
        let lines: Vec<&str> = paragraph.lines().map(str::trim).collect();
        let is_list = is_list(&lines);
        let is_prose = is_list && lines.iter().any(|line| is_sentence(line)) || is_sentence(paragraph);
        if !lines.iter().all(|line| is_line(line)) || !is_wrapped(&lines) || !is_prose || is_output(paragraph) {
            return None;
        }
        count += 1;
        has_items |= is_list;
    }
    if has_items { Some(Prose::Items) } else { (count > 0).then_some(Prose::Paragraphs(count)) }
}

/// Whether the lines are one paragraph that an editor has wrapped: no poem and no list, where each line counts.
fn is_wrapped(lines: &[&str]) -> bool {
    let Some((_, above)) = lines.split_last() else { return false };
    above.iter().all(|line| line.chars().count() > 50)
}

/// Whether each line begins anew and none is cut off: two goals or more, one in a line.
fn is_list(lines: &[&str]) -> bool {
    let begins = |line: &&str| line.starts_with(char::is_uppercase);
    let ends = |line: &&str| line.ends_with(['.', '!', '?']);
    let goes_on = |line: &&str| line.ends_with(['.', ',', ';', ':', '!', '?']);
    let Some((_, above)) = lines.split_last().filter(|(_, above)| !above.is_empty()) else { return false };
    lines.iter().all(begins) && (!above.iter().any(goes_on) || lines.iter().all(ends))
}

/// Whether a program printed it: a warning, an error and where it came from.
fn is_output(text: &str) -> bool {
    // What it couldn't do.
    const BEGINNINGS: &[&str] = &["Cannot ", "Could not ", "Couldn't ", "Unable to ", "Failed to ", "No such "];
    const SIGNS: &[&str] = &["Error:", "ERROR", "WARNING", "Warning:", "Exception", "Traceback", "called from"];
    let has_place = |word: &str| {
        let (path, number) = word.rsplit_once(':').unwrap_or_default();
        path.contains('.') && number.starts_with(|c: char| c.is_ascii_digit())
    };
    // `make: no rule …`
    let is_name = |word: &str| word.strip_suffix(':').is_some_and(|name| name.chars().all(|c| c.is_ascii_lowercase()));
    let is_said = is_name(text.split(' ').next().unwrap_or_default());
    let is_failure = BEGINNINGS.iter().any(|words| text.starts_with(words));
    is_said || is_failure || SIGNS.iter().any(|sign| text.contains(sign)) || text.split_whitespace().any(has_place)
}

/// Whether a line can be one of prose: no sign that programs, drawings, tables and transcripts have.
fn is_line(line: &str) -> bool {
    const SIGNS: &[&str] = &[
        "{", "}", "[", "]", ";", "=", "<", ">", "|", "\\", "$", "+", "#", "`", "::", "()", "->", "//", "--", "__",
        "   ", "\t", "^", "~", "@", "%",
    ];
    let begins = line.starts_with(|c: char| c.is_alphabetic() || "“‘(".contains(c));
    begins && !SIGNS.iter().any(|sign| line.contains(sign)) && !is_numbered(line)
}

/// `a) …`, `i. …`
fn is_numbered(line: &str) -> bool {
    let first = line.split(' ').next().unwrap_or_default();
    first.len() <= 3 && first.ends_with([')', '.']) || line.starts_with('(') && first.ends_with(')') && first.len() <= 4
}

/// Whether it reads like a sentence: words enough, mostly letters, with the small words that sentences need.
fn is_sentence(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_word = |word: &&&str| word.trim_matches(|c: char| c.is_ascii_punctuation()).chars().all(char::is_alphabetic);
    let plain = words.iter().filter(is_word).count();
    let small = words.iter().filter(|word| is_small(word)).count();
    let begins = text.trim_start_matches(['"', '“', '(', '\'', '‘']).starts_with(char::is_uppercase);
    let ends = text.ends_with(['.', ':', '!', '?', ',', ')', '"', '”']);
    let is_long = words.len() >= 12;
    // A question on a line of its own is set apart from its answer, if by the wrong means.
    let is_question = text.ends_with('?') && !text.contains('\n');
    words.len() >= 5
        && !is_question
        && plain * 10 >= words.len() * 8
        && small * 6 >= words.len()
        && small >= 2
        && (begins && ends || is_long && (begins || ends))
}
