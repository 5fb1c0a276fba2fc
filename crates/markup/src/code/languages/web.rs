//! The languages of browsers.

use super::{C_BLOCK, CURLY, DOUBLE, HASH, SINGLE, SLASHES, TRIPLE};
use crate::code::rules::{Comment, Holes, Language, Quote, Rules, Trait};

const TEMPLATE: Quote = Quote::new("`").over_lines().with(Holes::Template);

const JAVASCRIPT_RULES: Rules = Rules {
    keywords: "as async await break case catch const continue debugger default delete do else export extends finally \
               for from get if import in instanceof let new of return set static super switch throw try typeof var \
               void while with yield this",
    definers: "class function",
    constants: "true false null undefined NaN Infinity",
    names: "console document window module require process",
    comments: &[C_BLOCK, SLASHES],
    quotes: &[TEMPLATE, DOUBLE, SINGLE],
    word_bytes: "$",
    sigils: "@",
    traits: &[Trait::Calls, Trait::Types, Trait::Regex, Trait::Jsx],
    ..Rules::NONE
};
pub(in super::super) static JAVASCRIPT: Language = Language::code(
    "JavaScript",
    "javascript js mjs cjs node nodejs es6 ecmascript jsx react javascriptreact",
    JAVASCRIPT_RULES,
);

const TYPESCRIPT_RULES: Rules = Rules {
    keywords: "abstract any as asserts async await bigint boolean break case catch const continue debugger declare \
               default delete do else export extends finally for from get global if implements import in infer \
               instanceof is keyof let never new number object of out override private protected public readonly \
               return satisfies set static string super switch symbol this throw try typeof undefined unique unknown \
               using var void while with yield",
    definers: "class enum function interface module namespace type",
    traits: &[Trait::Calls, Trait::Types, Trait::Regex],
    ..JAVASCRIPT_RULES
};
pub(super) static TYPESCRIPT: Language = Language::code("TypeScript", "typescript ts mts cts deno", TYPESCRIPT_RULES);
pub(super) static TSX: Language = Language::code(
    "TSX",
    "tsx typescriptreact",
    Rules { traits: &[Trait::Calls, Trait::Types, Trait::Regex, Trait::Jsx], ..TYPESCRIPT_RULES },
);

pub(super) static COFFEESCRIPT: Language = Language::code(
    "CoffeeScript",
    "coffeescript coffee cson",
    Rules {
        keywords: "and await break by case catch continue delete do else extends finally for if in instanceof is isnt \
               loop new not of or own return super switch then this throw try typeof unless until when while yield",
        definers: "class",
        constants: "true false null undefined yes no on off",
        comments: &[Comment::block("###", "###"), HASH],
        quotes: &[
            TRIPLE.with(Holes::Hash),
            super::TRIPLE_SINGLE,
            DOUBLE.over_lines().with(Holes::Hash),
            SINGLE.over_lines(),
        ],
        word_bytes: "$",
        sigils: "@",
        traits: &[Trait::Calls, Trait::Types, Trait::Regex],
        ..Rules::NONE
    },
);

pub(super) static REASON: Language = Language::code(
    "ReasonML",
    "reason reasonml re rei rescript res",
    Rules {
        keywords: "and as assert async await constraint do done downto else exception external for fun functor if in \
               include inherit initializer lazy let method mutable new nonrec object of open or pri pub rec sig \
               struct switch then to try unless val virtual when while with",
        definers: "class module type",
        constants: "true false None Some",
        names: "int float string bool list array option unit char",
        comments: &[C_BLOCK, SLASHES],
        quotes: &[
            DOUBLE.over_lines(),
            Quote::pair("{js|", "|js}").raw().over_lines(),
            Quote::pair("{j|", "|j}").raw().over_lines(),
            Quote::pair("{|", "|}").raw().over_lines(),
            TEMPLATE,
        ],
        sigils: "@",
        traits: &[Trait::Calls, Trait::Types, Trait::Tick, Trait::Jsx],
        ..CURLY
    },
);

pub(super) static QML: Language = Language::code(
    "QML",
    "qml qt",
    Rules {
        keywords: "alias as async await break case catch const continue default delete do else export extends finally for \
               if import in instanceof let new of on pragma property readonly required return signal static super \
               switch this throw try typeof var void while with yield int real bool string double url",
        ..JAVASCRIPT_RULES
    },
);

pub(super) static ELM: Language = Language::code(
    "Elm",
    "elm",
    Rules {
        keywords: "alias as case effect else exposing if import in infix infixl infixr let of port then where",
        definers: "module type",
        constants: "True False",
        comments: &[Comment::nesting("{-", "-}"), super::DASHES],
        quotes: &[TRIPLE, DOUBLE],
        traits: &[Trait::Types, Trait::Tick],
        ..Rules::NONE
    },
);
