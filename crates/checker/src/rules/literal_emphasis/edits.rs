//! Where asterisks should stand.

use super::characters::is_cjk;
use super::pair::{Around, Fault, Pair};
use coursenotes_diagnostics::{Edit, Span};
use coursenotes_parser::Note;
use std::ops::Range;

/// Pairs that may go outside together.
const BRACKETS: &[(char, char)] = &[
    ('"', '"'),
    ('“', '”'),
    ('‘', '’'),
    ('「', '」'),
    ('『', '』'),
    ('《', '》'),
    ('【', '】'),
    ('〈', '〉'),
    ('（', '）'),
];

/// Signs behind a word that may go outside.
const CLOSING: &[char] = &['：', ':', '。', '，', ',', '.', '；', ';', '！', '!', '？', '?', '、'];

impl Pair {
    /// The smallest change that makes the marks work.
    pub(super) fn edits(&self, note: &Note) -> Vec<Edit> {
        let content = &note.text()[self.open.end..self.close.start];
        let marks = &note.text()[self.open.clone()];
        let around = Around::new(note, &self.open, &self.close);
        let (head, tail) = match self.fault {
            Fault::Blank => blanks_out(&around),
            Fault::Neighbour => signs_out(&around),
        };
        let (first, last) = (&content[..head.cut], &content[content.len() - tail.cut..]);
        // Blanks inside go, signs inside go outside.
        let first = format!("{}{}{marks}", head.blank(), first.trim());
        let last = format!("{marks}{}{}", last.trim(), tail.blank());
        let edit = |range: Range<usize>, replacement: String| {
            let is_same = note.text()[range.clone()] == replacement;
            (!is_same).then(|| Edit { span: Span::new(note.file, range), replacement })
        };
        let open = edit(self.open.start..self.open.end + head.cut, first);
        let close = edit(self.close.start - tail.cut..self.close.end, last);
        open.into_iter().chain(close).collect()
    }
}

/// What happens at one end: how many bytes leave the inside, and whether a blank is set outside.
#[derive(Clone, Copy, Debug, Default)]
struct End {
    cut: usize,
    needs_blank: bool,
}

impl End {
    fn blank(self) -> &'static str {
        if self.needs_blank { " " } else { "" }
    }
}

fn blanks_out(around: &Around) -> (End, End) {
    let Around { before, content, after, .. } = *around;
    let head = content.len() - content.trim_start().len();
    let tail = content.len() - content.trim_end().len();
    let is_tight = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    let head_blank = head > 0 && is_tight(before) && before.is_none_or(|c| !"([{“‘（「\"'".contains(c));
    let tail_blank =
        tail > 0 && is_tight(after) && after.is_none_or(|c| !".,:;!?)]}”’）」，。：；！？、\"'".contains(c));
    (End { cut: head, needs_blank: head_blank }, End { cut: tail, needs_blank: tail_blank })
}

fn signs_out(around: &Around) -> (End, End) {
    let Around { before, content, after, .. } = *around;
    let (opens, closes) = (around.opens(), around.closes());
    if let Some((open, close)) = enclosing(content) {
        let cut = |length| End { cut: length, needs_blank: false };
        return (cut(open.len_utf8()), cut(close.len_utf8()));
    }
    // `L**’architecture**`: the apostrophe belongs to the letter outside.
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    if !opens && closes && is_letter(before) && content.starts_with(['’', '\'']) {
        let length = content.chars().next().map_or(0, char::len_utf8);
        return (End { cut: length, needs_blank: false }, End::default());
    }
    if opens && !closes && is_letter(after) && content.ends_with(['’', '\'']) {
        let length = content.chars().next_back().map_or(0, char::len_utf8);
        return (End::default(), End { cut: length, needs_blank: false });
    }
    let signs = content.len() - content.trim_end_matches(CLOSING).len();
    let word = &content[..content.len() - signs];
    let is_cjk_end = after.is_some_and(is_cjk) || content.ends_with(is_cjk) || word.ends_with(is_cjk);
    let tail = match closes {
        true => End::default(),
        false if signs > 0 && is_cjk_end => End { cut: signs, needs_blank: false },
        false => End { cut: 0, needs_blank: true },
    };
    (End { cut: 0, needs_blank: !opens }, tail)
}

/// The quotes or brackets that hold all of it.
fn enclosing(content: &str) -> Option<(char, char)> {
    let pair = BRACKETS.iter().find(|(open, close)| content.starts_with(*open) && content.ends_with(*close))?;
    let inner = &content[pair.0.len_utf8()..content.len() - pair.1.len_utf8()];
    (!inner.is_empty() && !inner.contains([pair.0, pair.1])).then_some(*pair)
}
