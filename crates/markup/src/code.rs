//! Code in colours: which characters of a fence are comments, strings, keywords.
//!
//! A page that is written once and read for a term gets its colours when it is written, so readers need no script. One
//! engine (module `scan`) reads a table for each language (module `languages`); markup, stylesheets, YAML, Markdown, TeX,
//! sessions and differences have small scanners of their own. All go through the text once and ahead, so any text costs
//! as much as it is long, and what is open waits on a short list, so no text exhausts the stack.
//!
//! It sees letters, not programs: a name is a type because it begins with a capital, and a function because a bracket
//! follows. Authors break their examples off where they like, so nothing here relies on the code being whole.

mod compiled;
mod console;
mod diff;
mod forms;
mod heredoc;
mod jsx;
mod languages;
mod markdown;
mod markup;
mod numbers;
mod painter;
mod perl;
mod quotes;
mod rules;
mod scan;
mod shell;
mod style;
mod tex;
mod words;
mod yaml;

use painter::Painter;
use rules::{Language, Scanner};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// What a stretch of code is: as much as a reader can tell apart by colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Token {
    /// Nothing in particular: punctuation, variables, spaces.
    Plain,
    /// A word of the language.
    Keyword,
    /// A string, a character, a regular expression.
    String,
    /// A number or another constant: `true`, `nil`, `:symbol`, `#fff`.
    Number,
    /// What the computer skips.
    Comment,
    /// A name that stands out: a type, a function, a key, an attribute, a variable of the shell.
    Name,
    /// What structures a document: an element, a selector, a heading, a section.
    Tag,
    /// A line that a difference adds.
    Inserted,
    /// A line that a difference takes away.
    Deleted,
}

impl Token {
    /// Every kind, in the order of their declaration.
    pub const ALL: [Self; 9] = [
        Self::Plain,
        Self::Keyword,
        Self::String,
        Self::Number,
        Self::Comment,
        Self::Name,
        Self::Tag,
        Self::Inserted,
        Self::Deleted,
    ];

    /// The word for it, for the class of an element; none for plain text, which needs no element.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Keyword => Some("keyword"),
            Self::String => Some("string"),
            Self::Number => Some("number"),
            Self::Comment => Some("comment"),
            Self::Name => Some("name"),
            Self::Tag => Some("tag"),
            Self::Inserted => Some("inserted"),
            Self::Deleted => Some("deleted"),
        }
    }
}

/// A stretch of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub class: Token,
    /// Where it stands, in bytes of the text.
    pub range: Range<usize>,
}

/// The pieces of a text in the language that the words behind a fence name, or nothing where that language isn't known.
///
/// The pieces follow each other without a gap from the first byte to the last, lie on characters, and two beside each other
/// differ in their class.
///
/// ```
/// use coursenotes_markup::code::{Token, highlight};
///
/// let text = "let x = 1; // one";
/// let pieces = highlight("rust", text).expect("Rust is known");
/// assert_eq!(pieces[0].class, Token::Keyword);
/// assert_eq!(&text[pieces.last().expect("a comment").range.clone()], "// one");
/// assert_eq!(highlight("klingon", text), None);
/// ```
pub fn highlight(info: &str, text: &str) -> Option<Vec<Piece>> {
    let language = find(info)?;
    let mut painter = Painter::new(text);
    language.paint(&mut painter);
    Some(painter.finish())
}

/// What people call the language that the words behind a fence name: `JavaScript` for `js`, `jsx {1,3}` or
/// `{.javascript}`.
pub fn language_name(info: &str) -> Option<&'static str> {
    find(info).map(|language| language.name)
}

/// Each language with the words that name it behind a fence, by name.
pub fn languages() -> Vec<(&'static str, Vec<&'static str>)> {
    let mut names: Vec<_> = languages::ALL.iter().map(|one| (one.name, one.words.split(' ').collect())).collect();
    names.sort_by_key(|(name, _): &(&str, Vec<&str>)| name.to_lowercase());
    names
}

fn find(info: &str) -> Option<&'static Language> {
    static BY_WORD: LazyLock<HashMap<&str, &Language>> = LazyLock::new(|| {
        languages::ALL.iter().flat_map(|one| one.words.split(' ').map(move |word| (word, *one))).collect()
    });
    let word = language_word(info);
    match BY_WORD.get(word) {
        Some(language) => Some(language),
        None => BY_WORD.get(word.to_lowercase().as_str()).copied(),
    }
}

/// The word that names the language: `rust` of `rust,ignore`, `python` of `{.python .numberLines}`, `js` of `js{1,3}`,
/// `bash` of `language-bash`.
fn language_word(info: &str) -> &str {
    let info = info.trim().trim_start_matches(['{', '.']).trim_start();
    let word = info.split([' ', '\t', ',', '{', '}', ':', ';', '(', '=']).next().unwrap_or_default();
    word.trim_start_matches('.').trim_start_matches("language-").trim_start_matches("lang-")
}

impl Language {
    fn paint(&'static self, painter: &mut Painter<'_>) {
        match &self.scanner {
            Scanner::Plain => painter.skip_to_limit(),
            Scanner::Code(rules) => scan::paint(painter, rules, self.compiled(rules)),
            Scanner::Markup(rules) => markup::paint(painter, rules),
            Scanner::Style(rules) => style::paint(painter, rules),
            Scanner::Console(prompts) => console::paint(painter, prompts),
            Scanner::Shell(script, prompts) => console::paint_either(painter, script, prompts),
            Scanner::Diff => diff::paint(painter),
            Scanner::Markdown => markdown::paint(painter),
            Scanner::Tex => tex::paint(painter),
            Scanner::Yaml => yaml::paint(painter),
        }
    }
}
