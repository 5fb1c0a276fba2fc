//! "Class 07": a kind of note and its number.

/// What courses count.
const KINDS: &[&str] = &[
    "assignment",
    "chapter",
    "class",
    "day",
    "homework",
    "lab",
    "lec",
    "lecture",
    "lesson",
    "module",
    "part",
    "read",
    "reading",
    "readings",
    "section",
    "session",
    "unit",
    "week",
];

/// A kind of note with a number, as people write it: `Class 07`, `class-7`, `Read: 07`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Label {
    /// What is counted, under one name for each kind.
    pub(crate) kind: String,
    /// The number; zeros before it don't count.
    pub(crate) number: u32,
    /// The letter of half a class: `14b`.
    letter: Option<char>,
}

impl Label {
    /// Whether both count the same things.
    pub(crate) fn is_of_kind(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

/// Every label in a text, in its order.
pub(crate) fn labels(text: &str) -> Vec<Label> {
    let text = text.to_lowercase();
    let mut labels = Vec::new();
    let mut kind = "";
    let mut rest = text.as_str();
    while let Some(first) = rest.chars().next() {
        let same = |c: char| class(c) == class(first);
        let end = rest.find(|c| !same(c)).unwrap_or(rest.len());
        let (run, next) = rest.split_at(end);
        match class(first) {
            Class::Letter => kind = KINDS.iter().find(|known| **known == run).copied().unwrap_or_default(),
            Class::Digit if !kind.is_empty() => {
                let mut letters = next.chars().take_while(|c| c.is_alphabetic());
                let letter = letters.next().filter(|_| letters.next().is_none());
                if let Ok(number) = run.parse() {
                    labels.push(Label { kind: short(kind), number, letter });
                }
                kind = "";
            }
            // "Class: 07" is a label, "class is over. 7 people" is none.
            Class::Other if run.trim().chars().count() > 1 => kind = "",
            _ => {}
        }
        rest = next;
    }
    labels
}

/// One name for the spellings of a kind.
fn short(kind: &str) -> String {
    match kind {
        "reading" | "readings" => "read",
        "lec" => "lecture",
        kind => kind,
    }
    .to_owned()
}

#[derive(PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    Other,
}

fn class(c: char) -> Class {
    match c {
        '0'..='9' => Class::Digit,
        c if c.is_alphabetic() => Class::Letter,
        _ => Class::Other,
    }
}

/// The numbers in a file's name.
pub(crate) fn numbers(name: &str) -> impl Iterator<Item = u32> {
    name.split(|c: char| !c.is_ascii_digit()).filter_map(|run| run.parse().ok())
}
