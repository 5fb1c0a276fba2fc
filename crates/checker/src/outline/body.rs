//! Whether the words of a heading are a name or a text.

use crate::words::is_small;

/// No heading is longer than this.
const MOST_CHARACTERS: usize = 120;

/// What is longer than this is text, whatever its words are.
const ALWAYS_TEXT: usize = 200;

/// A sentence has at least this many words.
const SENTENCE_WORDS: usize = 14;

/// Whether a heading's words are text rather than a name: very long, or a sentence.
pub(crate) fn is_body(text: &str) -> bool {
    // Most headings are short in any script.
    if text.len() < 40 || stands_above_an_answer(text) || is_said(text) {
        return false;
    }
    length(text) > ALWAYS_TEXT || is_long(text) && reads_on(text) || is_sentence(text)
}

/// Whether it is longer than a heading, unless an answer is to stand below.
pub(super) fn is_long(text: &str) -> bool {
    length(text) > MOST_CHARACTERS && !stands_above_an_answer(text)
}

fn length(text: &str) -> usize {
    let characters = text.chars().count();
    characters * density(text, characters)
}

/// Whether a long text reads like prose without a full stop: it goes on after a comma or a stop inside, or below, or has
/// the small words of sentences. A title, a list of names and a formula do not.
fn reads_on(text: &str) -> bool {
    let has_stop = text.contains(['。', '，', '،']) || text.split_once(". ").is_some_and(|(_, rest)| begins(rest));
    let small = text.split_whitespace().filter(|word| is_small(word)).count();
    let is_prose = small >= 4 && small * 5 >= text.split_whitespace().count() && !is_in_capitals(text);
    has_stop || is_prose || text.ends_with([':', '：', ','])
}

/// Whether it is written as titles are in English: two of three longer words begin with a capital.
fn is_in_capitals(text: &str) -> bool {
    let longer = || text.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 3);
    longer().filter(|word| begins(word)).count() * 3 >= longer().count() * 2
}

fn begins(text: &str) -> bool {
    text.starts_with(|c: char| c.is_uppercase())
}

/// Whether somebody else said it: all stands between quotation marks, or a program printed it with its name in front.
fn is_said(text: &str) -> bool {
    let inside =
        |open, close| text.strip_prefix(open).is_some_and(|rest: &str| rest.find(close) == Some(rest.len() - 1));
    let is_quoted =
        inside('"', '"') || text.starts_with('“') && text.find('”') == text.len().checked_sub('”'.len_utf8());
    is_quoted && length(text) <= MOST_CHARACTERS || text.starts_with('[')
}

/// So many words at most have the name of a thing.
const NAME_WORDS: usize = 3;

/// `Draco: a library for …`, `Hudi is a platform that …`: a name, and what it is the name of.
pub(super) fn tells_of_a_name(text: &str) -> bool {
    let ends = [":", "：", " - ", " -- ", " – ", " — ", " (", " is a ", " is an ", " is the ", " 是"];
    let name = ends.iter().filter_map(|end| text.find(end)).min().map_or(text, |end| &text[..end]);
    let words = name.split_whitespace();
    name.len() < text.len() && (1..=NAME_WORDS).contains(&words.clone().count()) && !words.clone().any(is_small)
}

/// Whether the text is certainly a sentence: long, and with a full stop.
pub(crate) fn is_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(['"', '\'', '”', '’', ')', '»', '」', '*', '_', ' ']);
    let stops = bare.ends_with(['.', '。', '．', '۔', '।']) && !bare.ends_with("..") && !bare.ends_with("。。");
    if !stops {
        return false;
    }
    let characters = text.chars().count();
    match density(text, characters) {
        1 => text.split_whitespace().take(SENTENCE_WORDS).count() == SENTENCE_WORDS,
        density => characters * density > MOST_CHARACTERS / 2,
    }
}

/// Whether it is a question, a task, a gap to fill in or a numbered point: these are headings at nearly any length.
fn stands_above_an_answer(text: &str) -> bool {
    let bare = text.trim_end_matches(['"', '\'', '”', '’', ')', '）', '*', '_', '.', ' ', '!']);
    let ends_as_question = bare.ends_with(['?', '？', '؟']);
    let has_gap = text.contains("__");
    let first_stop = text.find(". ").unwrap_or(text.len());
    let begins_as_question = text[..first_stop].contains(['?', '？', '؟']);
    let is_short = text.len() <= MOST_BYTES_OF_TASK;
    ends_as_question && !tells_first(text)
        || is_numbered(text)
        || is_short && (begins_as_question || has_gap || is_task(text))
}

/// Whether a whole sentence stands before what is asked at the end.
fn tells_first(text: &str) -> bool {
    let first = text.split_inclusive(['.', '?']).next().unwrap_or_default();
    first.ends_with('.') && first.split_whitespace().take(SENTENCE_WORDS).count() == SENTENCE_WORDS
}

/// Whether a number stands in front, or the letter of a question: `3. …`, `三、…`, `Q: …`, `Q3. …`.
fn is_numbered(text: &str) -> bool {
    const NUMERALS: &str = "一二三四五六七八九十";
    let question = text.strip_prefix(['Q', 'q']).map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    if question.is_some_and(|rest| rest.starts_with([':', '.', ')', '：'])) {
        return true;
    }
    let rest = text.trim_start_matches(|c| NUMERALS.contains(c));
    text.starts_with(|c: char| c.is_ascii_digit()) || rest.len() < text.len() && rest.starts_with(['、', '.', '．'])
}

/// A longer text tells more than it asks.
const MOST_BYTES_OF_TASK: usize = 600;

/// Whether a sentence of the text is an order that pupils know.
fn is_task(text: &str) -> bool {
    const FIRST: &[&str] = &[
        "briefly",
        "compare",
        "contrast",
        "define",
        "draw",
        "evaluate",
        "give",
        "identify",
        "illustrate",
        "justify",
        "list",
        "name",
        "outline",
        "please",
        "provide",
        "put",
        "summarize",
    ];
    const ANYWHERE: &[&str] = &["describe", "discuss", "explain"];
    let is_one_of = |orders: &[&str], word: &str| orders.iter().any(|order| order.eq_ignore_ascii_case(word));
    let mut begins = true;
    text.split_whitespace().any(|source| {
        let word = source.trim_matches(|c: char| !c.is_alphabetic());
        let is_order = begins && is_one_of(FIRST, word) || is_one_of(ANYWHERE, word);
        begins = source.ends_with(['.', '?', ':']) || begins && word.is_empty();
        is_order
    })
}

/// How many letters of an alphabet a character stands for: Chinese and its neighbours need no blanks and half the length.
pub(crate) fn density(text: &str, characters: usize) -> usize {
    let is_dense = |c: &char| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}');
    if text.chars().filter(is_dense).count() * 2 > characters { 2 } else { 1 }
}
