//! A formula with a blank inside of its dollars, which GitHub and most others take for money: `$ x^2 $`.

use crate::line::after;
use coursenotes_parser::{Dialect, Node, NodeId, NodeKind, Note, parse_with};
use std::collections::BTreeSet;
use std::ops::Range;

/// A formula that is shown as it is typed.
pub(super) struct Blanked<'n> {
    /// With its dollars.
    pub(super) whole: Range<usize>,
    /// The formula without blanks around it.
    pub(super) formula: &'n str,
}

/// The formulas of `note` that have a blank behind their first dollar or before their last one.
pub(super) fn blanked(note: &Note) -> Vec<Blanked<'_>> {
    let text = note.text();
    let has_blank = |bytes: &[u8]| memchr::memmem::find(text.as_bytes(), bytes).is_some();
    if !has_blank(b"$ ") && !has_blank(b" $") {
        return Vec::new();
    }
    let dollars = dollars(note);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(&[open, close]) = dollars.get(at..at + 2) {
        let formula = read(text, open, close);
        // The second of a pair opens nothing.
        at += if formula.is_some() { 2 } else { 1 };
        found.extend(formula);
    }
    found
}

/// A dollar in text.
#[derive(Clone, Copy)]
struct Dollar {
    at: usize,
    /// How many parts that aren't text stand before it: between two dollars of one formula there is none.
    breaks: usize,
}

/// The dollars in running text, in order.
fn dollars(note: &Note) -> Vec<Dollar> {
    let mut dollars = Vec::new();
    let mut breaks = 0;
    let mut id = NodeId(0);
    while id.index() < note.nodes.len() {
        let node = note.node(id);
        match node.kind {
            NodeKind::Text => {
                let range = node.start as usize..node.end as usize;
                let inside = memchr::memchr_iter(b'$', &note.text().as_bytes()[range.clone()]);
                dollars.extend(inside.map(|at| Dollar { at: range.start + at, breaks }));
            }
            NodeKind::Emphasis | NodeKind::Strong => {}
            _ => breaks += 1,
        }
        id = after(note, id);
    }
    dollars
}

/// The longest formula in a line.
const MOST_BYTES: usize = 300;

/// The formula between two dollars, where that is what stands there.
fn read(text: &str, open: Dollar, close: Dollar) -> Option<Blanked<'_>> {
    let inside = text.get(open.at + 1..close.at).filter(|inside| inside.len() <= MOST_BYTES)?;
    let formula = inside.trim_matches([' ', '\t']);
    let before = text[..open.at].chars().next_back();
    let behind = text[close.at + 1..].chars().next();
    let is_apart = !before.is_some_and(|c| c.is_ascii_alphanumeric() || "$\\`".contains(c))
        && !behind.is_some_and(|c| c.is_ascii_alphanumeric() || "$`".contains(c));
    let is_one = open.breaks == close.breaks && !inside.contains(['\n', '\r', '`']);
    let is_blanked = formula.len() < inside.len();
    (is_one && is_apart && is_blanked && is_formula(formula)).then(|| Blanked { whole: open.at..close.at + 1, formula })
}

/// Whether it is certainly a formula: it has a command of TeX or something above or below a letter, and no sentence.
fn is_formula(formula: &str) -> bool {
    let words = without_commands(formula);
    let mut long = words
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| word.chars().count() > MOST_LETTERS && !FUNCTIONS.contains(word));
    let is_open = formula.starts_with(['=', ',', '.', ';', ')', '}']) || formula.ends_with(['\\', '(', '{', '=']);
    !is_open && long.next().is_none() && (has_command(formula) || has_script(formula))
}

/// A longer run of letters is a word and no product of variables.
const MOST_LETTERS: usize = 2;

/// Names of functions, which people write without a backslash.
const FUNCTIONS: &[&str] = &[
    "arg", "argmax", "argmin", "cos", "cov", "deg", "det", "diag", "dim", "div", "exp", "gcd", "inf", "ker", "lcm",
    "lim", "log", "max", "min", "mod", "rank", "sign", "sin", "softmax", "span", "sup", "tan", "tanh", "trace", "var",
];

/// The formula without its commands, and without the words that stand in braces: a name below a letter, a text.
fn without_commands(formula: &str) -> String {
    let mut left = String::new();
    let mut depth = 0usize;
    let mut characters = formula.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '\\' => {
                while characters.next_if(char::is_ascii_alphabetic).is_some() {}
                left.push(' ');
            }
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 => left.push(c),
            _ => {}
        }
    }
    left
}

/// A backslash with a name of letters, as in no path of Windows.
fn has_command(formula: &str) -> bool {
    formula.match_indices('\\').any(|(at, _)| {
        let name = formula[at + 1..].bytes().take_while(u8::is_ascii_alphabetic).count();
        let before = formula[..at].chars().next_back();
        name > 1 && before != Some(':') && before != Some('\\')
    })
}

/// `x^2`, `a_i`, `n_{max}`: a mark between a letter, a digit or a bracket and what is set above or below it.
fn has_script(formula: &str) -> bool {
    let bytes = formula.as_bytes();
    (1..bytes.len().saturating_sub(1)).any(|at| {
        let (before, behind) = (bytes[at - 1], bytes[at + 1]);
        let single_before = at < 2 || !bytes[at - 2].is_ascii_alphabetic();
        let single_behind = bytes.get(at + 2).is_none_or(|byte| !byte.is_ascii_alphabetic());
        matches!(bytes[at], b'^' | b'_')
            && (before.is_ascii_alphabetic() && single_before
                || before.is_ascii_digit()
                || matches!(before, b')' | b']' | b'}'))
            && (behind == b'{' || behind == b'\\' || behind.is_ascii_alphanumeric() && single_behind)
    })
}

/// For each formula, whether the note has it as one once the blanks are gone, and is the same besides; of those behind it
/// more may become formulas too, because their dollars find each other again.
pub(super) fn work(note: &Note, dialect: &Dialect, found: &[Blanked]) -> Vec<bool> {
    if found.is_empty() || works(note, dialect, found) {
        return vec![true; found.len()];
    }
    let alone = |one: &Blanked| works(note, dialect, std::slice::from_ref(one));
    found.iter().enumerate().map(|(number, one)| number < MOST_TRIALS && alone(one)).collect()
}

/// A note is read no more often than this.
const MOST_TRIALS: usize = 8;

fn works(note: &Note, dialect: &Dialect, found: &[Blanked]) -> bool {
    let mut text = String::with_capacity(note.text().len());
    let (mut at, mut places) = (0, Vec::new());
    for one in found {
        text.push_str(&note.text()[at..one.whole.start]);
        places.push(text.len());
        text.push_str(&one.repaired());
        at = one.whole.end;
    }
    text.push_str(&note.text()[at..]);
    let after = parse_with(note.file, text, dialect);
    let is_math = |node: &&Node| node.kind == NodeKind::Math;
    let formulas: BTreeSet<usize> = after.nodes.iter().filter(is_math).map(|node| node.start as usize).collect();
    let anchors = |note: &Note| note.headings.iter().map(|heading| heading.anchor.clone()).collect::<Vec<_>>();
    let others = |note: &Note| {
        let is_other = |kind: NodeKind| !matches!(kind, NodeKind::Text | NodeKind::Math);
        note.nodes.iter().map(|node| node.kind).filter(|kind| is_other(*kind)).collect::<Vec<_>>()
    };
    places.iter().all(|start| formulas.contains(start))
        && anchors(note) == anchors(&after)
        && others(note) == others(&after)
}

impl Blanked<'_> {
    /// The formula between its dollars.
    pub(super) fn repaired(&self) -> String {
        format!("${}$", self.formula)
    }
}
