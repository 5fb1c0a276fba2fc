//! Whether a text is prose.

/// The paragraphs of a block in which every line is prose; nothing where a line isn't.
pub(super) fn paragraphs(text: &str) -> Option<usize> {
    let mut count = 0;
    let paragraphs = text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty());
    for paragraph in paragraphs {
        let lines: Vec<&str> = paragraph.lines().map(str::trim).collect();
        if !lines.iter().all(|line| is_line(line)) || !is_wrapped(&lines) || !is_sentence(paragraph) {
            return None;
        }
        count += 1;
    }
    (count > 0).then_some(count)
}

/// Whether the lines are one paragraph that an editor has wrapped: no poem and no list, where each line counts.
fn is_wrapped(lines: &[&str]) -> bool {
    let Some((_, above)) = lines.split_last() else { return false };
    above.iter().all(|line| line.chars().count() > 50)
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
    let small = words.iter().filter(|word| SMALL_WORDS.contains(&word.to_lowercase().as_str())).count();
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
        && (begins && ends || is_long)
}

/// Words that every sentence has and hardly any program.
const SMALL_WORDS: &[&str] = &[
    "a", "an", "the", "of", "to", "is", "are", "was", "were", "be", "been", "and", "or", "but", "that", "which", "it",
    "its", "you", "we", "they", "this", "these", "those", "with", "by", "as", "on", "at", "can", "will", "would",
    "should", "have", "has", "had", "not", "your", "our", "their", "there", "than", "so", "when", "what", "how",
    "because", "into", "if", "in", "for", "from", "do", "does", "i", "my", "he", "she", "who", "also", "may", "must",
    "such", "only", "one",
];
