//! What a table says of a language.

use super::Token;
use super::compiled::Compiled;
use std::sync::OnceLock;

/// A language: its name, the words for it behind a fence, and how it is read.
pub(super) struct Language {
    pub(super) name: &'static str,
    /// In lower case, with spaces between; the first is the one to write.
    pub(super) words: &'static str,
    pub(super) scanner: Scanner,
    compiled: OnceLock<Compiled>,
}

impl Language {
    pub(super) const fn new(name: &'static str, words: &'static str, scanner: Scanner) -> Self {
        Self { name, words, scanner, compiled: OnceLock::new() }
    }

    pub(super) const fn code(name: &'static str, words: &'static str, rules: Rules) -> Self {
        Self::new(name, words, Scanner::Code(rules))
    }

    /// The look-up tables, made when the language is first met.
    pub(super) fn compiled(&self, rules: &'static Rules) -> &Compiled {
        self.compiled.get_or_init(|| Compiled::new(rules))
    }
}

pub(super) enum Scanner {
    Plain,
    Code(Rules),
    Markup(MarkupRules),
    Style(StyleRules),
    /// A session: behind a prompt stands code, on other lines what the program says.
    Console(&'static [(&'static str, &'static Language)]),
    /// Code, or a session where the first line begins with a prompt.
    Shell(&'static Language, &'static [(&'static str, &'static Language)]),
    Diff,
    Markdown,
    Tex,
    Yaml,
}

/// A programming language. Lists of words have spaces between.
#[derive(Clone, Copy)]
pub(super) struct Rules {
    pub(super) keywords: &'static str,
    /// Keywords whose next word is the name of something new: `class`, `def`.
    pub(super) definers: &'static str,
    /// `true`, `null`.
    pub(super) constants: &'static str,
    /// Types and functions that come with the language.
    pub(super) names: &'static str,
    pub(super) comments: &'static [Comment],
    /// The longer opening first.
    pub(super) quotes: &'static [Quote],
    /// Letters that may stand right before a quote.
    pub(super) prefixes: Prefixes,
    /// What belongs to a word besides letters, digits and `_`.
    pub(super) word_bytes: &'static str,
    /// What makes a name of the word behind it: `$` in PHP, `@` of decorators.
    pub(super) sigils: &'static str,
    /// What stands behind a key at the start of a line: `=` in TOML.
    pub(super) line_keys: &'static str,
    pub(super) traits: &'static [Trait],
}

impl Rules {
    pub(super) const NONE: Self = Self {
        keywords: "",
        definers: "",
        constants: "",
        names: "",
        comments: &[],
        quotes: &[],
        prefixes: Prefixes::None,
        word_bytes: "",
        sigils: "",
        line_keys: "",
        traits: &[],
    };
}

/// What a language has or hasn't.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Trait {
    /// Keywords in any case: SQL.
    AnyCase,
    /// A word with a capital and a small letter is a type.
    Types,
    /// A word before a round bracket is a function.
    Calls,
    /// A word behind a round bracket is a function: Lisp.
    Heads,
    /// A keyword is one at the start of a line only: Dockerfile.
    LineWords,
    /// `#include` at the start of a line.
    Preprocessor,
    /// `name!` is a macro: Rust.
    Macros,
    /// `[section]` on a line of its own.
    Sections,
    /// A string before a colon is a key: JSON.
    QuotedKeys,
    /// The first word of a command is a name, and keywords stand nowhere else.
    Commands,
    /// A number is the whole word: `2024-01-01` and `1.txt` aren't.
    WholeNumbers,
    /// `/…/` where no value stands before.
    Regex,
    /// The same, where a space before and none behind means a regular expression: `puts /a/`.
    LooseRegex,
    /// `'a'` is a character, `'a` something else.
    Tick,
    /// `'` behind a value is an operator.
    Transpose,
    /// `r#"…"#`, or `#"…"#`, with as many `#` as one likes.
    HashQuotes,
    /// `R"x(…)x"`.
    DelimitedQuotes,
    /// `[[…]]` and `[==[…]==]`.
    LongBrackets,
    /// `:name` is a constant.
    Symbols,
    /// `name:` is a constant.
    Labels,
    /// `%w[…]`.
    PercentQuotes,
    /// `~r/…/`.
    Sigils,
    /// `qw(…)`, `s/…/…/`.
    PerlQuotes,
    /// `<<EOF` of the shell.
    ShellHeredoc,
    /// `<<~EOF` of Ruby and Perl.
    RubyHeredoc,
    /// `<<<EOF` of PHP.
    PhpHeredoc,
    /// `<div>…</div>` as a value.
    Jsx,
    /// `4'b1010` and `16#FF#`.
    BasedNumbers,
    /// `?a` is a character.
    QuestionCharacters,
}

/// A comment; without `close` it ends with its line.
#[derive(Clone, Copy)]
pub(super) struct Comment {
    pub(super) open: &'static str,
    pub(super) close: &'static str,
    pub(super) nests: bool,
    pub(super) place: Place,
}

/// Where an opening counts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Anywhere,
    /// At the start of a word: `a#b` is none in the shell.
    Word,
    /// First on its line.
    Line,
    /// Where no other sign follows: `-->` is an operator in Haskell.
    Operator,
}

impl Comment {
    pub(super) const fn line(open: &'static str) -> Self {
        Self { open, close: "", nests: false, place: Place::Anywhere }
    }

    pub(super) const fn block(open: &'static str, close: &'static str) -> Self {
        Self { open, close, nests: false, place: Place::Anywhere }
    }

    pub(super) const fn nesting(open: &'static str, close: &'static str) -> Self {
        Self { open, close, nests: true, place: Place::Anywhere }
    }

    pub(super) const fn at(self, place: Place) -> Self {
        Self { place, ..self }
    }
}

/// A string.
#[derive(Clone, Copy)]
pub(super) struct Quote {
    pub(super) open: &'static str,
    pub(super) close: &'static str,
    /// What takes away the meaning of the next character; 0 where nothing does.
    pub(super) escape: u8,
    /// Whether it may go on over line ends.
    pub(super) lines: bool,
    pub(super) holes: Holes,
    pub(super) class: Token,
}

/// Code inside a string.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Holes {
    None,
    /// `${code}`.
    Template,
    /// `$name` and `${code}`.
    Dollar,
    /// `$name`, `${name}` and `$(code)`.
    Shell,
    /// `#{code}`.
    Hash,
    /// `{code}`, and `{{` is a bracket.
    Braces,
    /// `\(code)`.
    Backslash,
}

impl Quote {
    pub(super) const fn new(open: &'static str) -> Self {
        Self { open, close: open, escape: b'\\', lines: false, holes: Holes::None, class: Token::String }
    }

    pub(super) const fn pair(open: &'static str, close: &'static str) -> Self {
        Self { close, ..Self::new(open) }
    }

    pub(super) const fn raw(self) -> Self {
        Self { escape: 0, ..self }
    }

    pub(super) const fn escaped_by(self, escape: u8) -> Self {
        Self { escape, ..self }
    }

    pub(super) const fn over_lines(self) -> Self {
        Self { lines: true, ..self }
    }

    pub(super) const fn with(self, holes: Holes) -> Self {
        Self { holes, ..self }
    }

    pub(super) const fn as_class(self, class: Token) -> Self {
        Self { class, ..self }
    }
}

/// Letters right before a quote.
#[derive(Clone, Copy)]
pub(super) enum Prefixes {
    None,
    /// Any word: Scala's interpolators.
    Any(Holes),
    /// These, in lower case: plain ones, those without escapes, those with `{code}`.
    List {
        plain: &'static str,
        raw: &'static str,
        holed: &'static str,
    },
}

/// Markup: HTML and what is built on it.
pub(super) struct MarkupRules {
    /// Parts in another language; the longer opening first.
    pub(super) islands: &'static [Island],
    /// Whether `<script>` and `<style>` hold other languages.
    pub(super) html: bool,
    /// Whether `{code}` stands for a value.
    pub(super) braces: Option<&'static Language>,
}

/// A part in another language: `<?php … ?>`, `{{ … }}`.
pub(super) struct Island {
    pub(super) open: &'static str,
    pub(super) close: &'static str,
    /// Without a language it is a comment.
    pub(super) language: Option<&'static Language>,
}

/// A stylesheet.
pub(super) struct StyleRules {
    /// `//` begins a comment.
    pub(super) line_comments: bool,
    /// Lines and indentation stand for `;` and brackets.
    pub(super) by_lines: bool,
}
