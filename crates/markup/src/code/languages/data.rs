//! Data and settings.

use super::{C_BLOCK, DOUBLE, HASH, LONG_DOUBLE, SEMICOLON, SINGLE, SLASHES, TRIPLE, TRIPLE_SINGLE};
use crate::code::Token;
use crate::code::rules::{Comment, Language, Place, Quote, Rules, Scanner, Trait};

pub(super) static JSON: Language = Language::code(
    "JSON",
    "json jsonc json5 jsonl ndjson geojson webmanifest jsonnet libsonnet hjson",
    Rules {
        constants: "true false null NaN Infinity",
        keywords: "local function import importstr if then else for in self super assert error",
        comments: &[C_BLOCK, SLASHES],
        quotes: &[DOUBLE, SINGLE],
        sigils: "$",
        traits: &[Trait::QuotedKeys],
        ..Rules::NONE
    },
);

pub(super) static TOML: Language = Language::code(
    "TOML",
    "toml cargo",
    Rules {
        constants: "true false inf nan",
        comments: &[HASH],
        quotes: &[TRIPLE, TRIPLE_SINGLE.raw(), DOUBLE, SINGLE.raw()],
        word_bytes: "-",
        line_keys: "=",
        traits: &[Trait::Sections],
        ..Rules::NONE
    },
);

pub(super) static INI: Language = Language::code(
    "INI",
    "ini cfg conf config gitconfig editorconfig systemd service desktop dosini properties env dotenv inputrc reg",
    Rules {
        constants: "true false yes no on off null",
        comments: &[HASH.at(Place::Word), SEMICOLON.at(Place::Word), Comment::line("!").at(Place::Line)],
        quotes: &[DOUBLE],
        word_bytes: "-./:@",
        sigils: "$",
        line_keys: "=:",
        traits: &[Trait::Sections, Trait::WholeNumbers],
        ..Rules::NONE
    },
);

pub(super) static CSV: Language = Language::code(
    "CSV",
    "csv tsv psv",
    Rules { quotes: &[LONG_DOUBLE.raw()], word_bytes: "-./:@", traits: &[Trait::WholeNumbers], ..Rules::NONE },
);

pub(super) static BIBTEX: Language = Language::code(
    "BibTeX",
    "bibtex bib biblatex",
    Rules {
        comments: &[super::PERCENT],
        quotes: &[DOUBLE],
        sigils: "@",
        line_keys: "=",
        traits: &[Trait::WholeNumbers],
        ..Rules::NONE
    },
);

pub(super) static GETTEXT: Language = Language::code(
    "gettext",
    "po pot gettext",
    Rules { keywords: "msgid msgstr msgctxt msgid_plural", comments: &[HASH], quotes: &[DOUBLE], ..Rules::NONE },
);

pub(super) static KDL: Language = Language::code(
    "KDL",
    "kdl ron cue dhall ucl",
    Rules {
        constants: "true false null",
        keywords: "let in if then else import package",
        comments: &[super::NESTING_BLOCK, SLASHES],
        quotes: &[TRIPLE, LONG_DOUBLE, Quote::new("`").as_class(Token::Name)],
        word_bytes: "-",
        traits: &[Trait::Types, Trait::HashQuotes],
        ..Rules::NONE
    },
);

pub(super) static YAML: Language = Language::new(
    "YAML",
    "yaml yml docker-compose compose openapi swagger ansible k8s kubernetes helm cff",
    Scanner::Yaml,
);
pub(super) static DIFF: Language = Language::new("Diff", "diff patch udiff git-diff", Scanner::Diff);
pub(super) static MARKDOWN: Language =
    Language::new("Markdown", "markdown md mdx mkd gfm commonmark qmd mdc rmarkdown myst", Scanner::Markdown);
pub(super) static TEX: Language =
    Language::new("LaTeX", "latex tex sty cls math katex mathjax tikz context", Scanner::Tex);
