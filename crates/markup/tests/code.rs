//! Code in colours: a snippet with its marks for each language, and what holds for any text.

use coursenotes_markup::code::{Piece, Token, highlight, language_name, languages};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fmt::Write;

/// The letter under a character of a snippet.
fn mark(class: Token) -> char {
    match class {
        Token::Plain => ' ',
        Token::Keyword => 'k',
        Token::String => 's',
        Token::Number => 'n',
        Token::Comment => 'c',
        Token::Name => 'f',
        Token::Tag => 't',
        Token::Inserted => 'i',
        Token::Deleted => 'd',
    }
}

/// The text with a line of marks under each of its lines.
fn marked(language: &str, text: &str) -> String {
    let pieces = highlight(language, text).unwrap_or_else(|| panic!("{language} is known"));
    let classes: Vec<char> = pieces
        .iter()
        .flat_map(|piece| text[piece.range.clone()].chars().map(|_| mark(piece.class)))
        .zip(text.chars())
        .map(|(mark, character)| if character.is_whitespace() { ' ' } else { mark })
        .collect();
    let mut page = String::new();
    let mut at = 0;
    for line in text.lines() {
        let length = line.chars().count();
        let marks: String = classes[at..at + length].iter().collect();
        writeln!(page, "{}", format!("  {line}").trim_end()).expect("write to a string");
        writeln!(page, "{}", format!("^ {marks}").trim_end()).expect("write to a string");
        at += length + 1;
    }
    page
}

#[test]
fn snippets_have_the_colours_under_them() {
    let fixture = include_str!("code/snippets.txt");
    let fixture = fixture.replace("\r\n", "\n");
    let sections: Vec<&str> = fixture.strip_prefix("== ").expect("a heading").split("\n== ").collect();
    assert!(sections.len() > 90);
    for section in sections {
        let (language, expected) = section.split_once('\n').expect("a section has lines");
        let code = expected.lines().filter(|line| !line.starts_with('^'));
        let lines: Vec<&str> = code.map(|line| line.strip_prefix("  ").unwrap_or_default()).collect();
        let found = marked(language, &lines.join("\n"));
        assert_eq!(found.trim_end(), expected.trim_end(), "in {language}");
    }
}

/// The words behind fences in a census of 134 repositories of notes, and what people write beside them.
const IN_NOTES: &str = "java js javascript jsx bash shell sh console python py sql html c++ cpp c ruby rust css scala json \
                        csharp c# go text yaml yml elixir haskell ts tsx typescript xml toml rb rs kt kotlin php swift r \
                        perl lua dart ps1 powershell zsh dockerfile makefile md markdown diff ini vim scss less jsonc \
                        latex tex mermaid graphql vue svelte clojure ocaml fsharp erlang lisp scheme prolog matlab julia \
                        plaintext txt objc asm verilog vhdl nginx cmake hcl terraform groovy protobuf";

#[test]
fn names_in_real_notes_are_known() {
    for word in IN_NOTES.split_ascii_whitespace() {
        assert!(language_name(word).is_some(), "{word}");
    }
}

#[test]
fn what_stands_beside_the_name_is_left_out() {
    let cases = [
        ("rust,ignore", Some("Rust")),
        ("rust,editable,compile_fail", Some("Rust")),
        ("Python title=\"a.py\"", Some("Python")),
        ("{.python .numberLines}", Some("Python")),
        ("{python}", Some("Python")),
        ("js{1,3}", Some("JavaScript")),
        ("language-bash", Some("Shell")),
        ("c++", Some("C++")),
        ("C#", Some("C#")),
        ("{figure}", None),
        ("no-language", None),
        ("", None),
    ];
    for (info, name) in cases {
        assert_eq!(language_name(info), name, "{info}");
    }
}

#[test]
fn a_word_names_one_language() {
    let mut seen = BTreeSet::new();
    let languages = languages();
    assert!(languages.len() >= 60, "{}", languages.len());
    for (name, words) in &languages {
        for word in words {
            assert!(seen.insert(*word), "{word} of {name} names another language too");
            assert!(!word.is_empty() && *word == word.to_lowercase(), "{word} of {name}");
            assert_eq!(language_name(word), Some(*name));
        }
    }
}

#[test]
fn the_list_of_languages_is_what_the_tables_say() {
    let mut page =
        String::from("# Languages whose code gets colours\n\n| language | words behind a fence |\n| --- | --- |\n");
    for (name, words) in languages() {
        writeln!(page, "| {name} | `{}` |", words.join("`, `")).expect("write to a string");
    }
    assert_eq!(include_str!("../src/code/README.md").replace("\r\n", "\n"), page, "write this into src/code/README.md");
}

/// Whether the pieces go from the first byte to the last, on characters, each unlike the one before.
fn assert_tiles(pieces: &[Piece], text: &str, language: &str) {
    let mut at = 0;
    let mut last = None;
    for piece in pieces {
        assert_eq!(piece.range.start, at, "{text:?} as {language}");
        assert!(text.get(piece.range.clone()).is_some_and(|piece| !piece.is_empty()), "{text:?} as {language}");
        assert_ne!(last, Some(piece.class), "{text:?} as {language}");
        at = piece.range.end;
        last = Some(piece.class);
    }
    assert_eq!(at, text.len(), "{text:?} as {language}");
}

/// Signs that open, close or escape something in a language, and characters of several bytes.
const SIGNS: &[&str] = &[
    "\"",
    "'",
    "`",
    "\"\"\"",
    "'''",
    "/*",
    "*/",
    "//",
    "#",
    "--",
    "--[[",
    "]]",
    "[==[",
    "(*",
    "*)",
    "{-",
    "-}",
    "<!--",
    "-->",
    "<",
    ">",
    "</",
    "/>",
    "<p ",
    "<script>",
    "</script>",
    "<?php",
    "?>",
    "<%=",
    "%>",
    "{{",
    "}}",
    "{%",
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    "${",
    "#{",
    "\\(",
    "$(",
    "$x",
    "@",
    "%w[",
    "qw(",
    "s/",
    "~r/",
    "r#\"",
    "R\"x(",
    "<<EOF\n",
    "\nEOF\n",
    "<<~A",
    "<<<A",
    "=begin\n",
    "\n=end",
    "\n",
    "\r\n",
    "\n\n",
    "\t",
    " ",
    "  ",
    "\\",
    "\\\n",
    "|\n",
    ": ",
    ":",
    "- ",
    "a",
    "if",
    "def ",
    "x1",
    "0x1f",
    "1.5e-3",
    "16#f",
    "'a'",
    "é",
    "日本",
    "🚀",
    "\u{a0}",
    "\0",
    "$ ",
    ">>> ",
    "```rust\n",
    "```",
    "---\n",
    "@@ ",
    "+",
    "-",
    "=",
    "%",
    ";",
    "!",
    "?",
    "*",
    "&",
    "&amp;",
    "^",
    "~",
    ".",
    ",",
    "/",
    "\\begin{a}",
    "$$",
    "#include <",
    "[a]\n",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn signs_in_any_order_tile(signs in prop::collection::vec(prop::sample::select(SIGNS), 0..40)) {
        let text = signs.concat();
        for (_, words) in languages() {
            assert_tiles(&highlight(words[0], &text).expect("a name from the list"), &text, words[0]);
        }
    }

    #[test]
    fn any_characters_tile(text in any::<String>()) {
        for (_, words) in languages() {
            assert_tiles(&highlight(words[0], &text).expect("a name from the list"), &text, words[0]);
        }
    }
}

/// Forty kilobytes of each, in all languages, are a matter of a few milliseconds. What looks ahead for an end at each sign,
/// or keeps what is open, would take a hundred times that, or the stack.
#[test]
#[expect(clippy::disallowed_methods, reason = "the time is what is tested")]
fn cost_grows_with_the_length_only() {
    let pairs = ["{a", "\"a\n", "'\n", "<a ", "(/a/", "%w[(", "q(a ", "s{a}", "#{\"", "${`", "<<A\n", "/*(*{-", "x: "];
    for unit in SIGNS.iter().chain(&pairs) {
        let text = unit.repeat(40_000 / unit.len());
        for (_, words) in languages() {
            let is_quick = || {
                let start = std::time::Instant::now();
                let pieces = highlight(words[0], &text).expect("a name from the list");
                assert_tiles(&pieces, &text, words[0]);
                start.elapsed().as_millis() < 100
            };
            // Other programs run too.
            assert!(is_quick() || is_quick() || is_quick(), "{unit:?} over and over as {}", words[0]);
        }
    }
}
