//! What is said of a `coursenotes.toml` that can't be read: plain words, with the line.

use coursenotes_course::Config;
use std::path::Path;

fn said(text: &str) -> String {
    Config::parse(text, Path::new("coursenotes.toml")).expect_err("it can't be read").to_string()
}

#[test]
fn what_is_wrong_is_said_without_the_words_of_toml() {
    let cases = [
        ("# Ours\n\ntitle = 3\n", "coursenotes.toml:3: `title` wants text in quotes"),
        ("title = Trees\n", "coursenotes.toml:1: `title` wants text in quotes (write `title = \"Trees\"`)"),
        ("title = Lists\n", "coursenotes.toml:1: `title` wants text in quotes (write `title = \"Lists\"`)"),
        ("title = 2 trees\n", "coursenotes.toml:1: `title` wants text in quotes (write `title = \"2 trees\"`)"),
        ("title = infinite\n", "coursenotes.toml:1: `title` wants text in quotes (write `title = \"infinite\"`)"),
        ("home = \n", "coursenotes.toml:1: `home` wants text in quotes"),
        ("home = [\"a.md\"]\n", "coursenotes.toml:1: `home` wants text in quotes"),
        ("dialect = true\n", "coursenotes.toml:1: `dialect` wants text in quotes"),
        ("title = \"Trees\nhome = \"a.md\"\n", "coursenotes.toml:1: the text of `title` ends without a quote"),
        ("title: Trees\n", "coursenotes.toml:1: `title` wants `=` behind it (write `title = \"…\"`)"),
        ("title = \"a\"\ntitle = \"b\"\n", "coursenotes.toml:2: `title` is there twice"),
        ("[title]\na = \"b\"\n", "coursenotes.toml:1: `title` wants text in quotes"),
        ("exclude = \"a\"\n", "coursenotes.toml:1: `exclude` wants a list (write `exclude = [\"…\", \"…\"]`)"),
        ("exclude = [\n  \"a\",\n  1,\n]\n", "coursenotes.toml:3: `exclude` wants text in quotes"),
        (
            "rules = \"off\"\n",
            "coursenotes.toml:1: `rules` wants names and levels \
             (write `[rules]`, and below it lines such as `missing-file = \"off\"`)",
        ),
        (
            "[rules]\nmissing-file = false\n",
            "coursenotes.toml:2: `missing-file` wants `\"error\"`, `\"warning\"`, `\"advice\"` or `\"off\"`",
        ),
        (
            "[rules]\nmissing-file = off\n",
            "coursenotes.toml:2: `missing-file` wants text in quotes (write `missing-file = \"off\"`)",
        ),
        ("[rules\nmissing-file = \"off\"\n", "coursenotes.toml:1: this line wants `]` at its end"),
        (
            "[paths]\nmatch = \"a\"\n",
            "coursenotes.toml:1: `paths` wants blocks of its own (begin each with a line `[[paths]]`)",
        ),
        (
            "title = \"a\"\n\n[[paths]]\nrules = {}\n",
            "coursenotes.toml:3: this block doesn't say which notes it is about \
             (write `match = \"drafts/**\"`, with the notes that are meant)",
        ),
        ("titel = \"a\"\n", "coursenotes.toml:1: there is no key `titel` (did you mean `title`?)"),
    ];
    for (text, expected) in cases {
        assert_eq!(said(text), expected, "{text:?}");
    }
}

#[test]
fn every_message_names_a_line() {
    let texts = [
        "=",
        "[",
        "]",
        "\"",
        "a",
        "title = '''",
        "\0",
        "[[",
        "title = \u{fffd}",
        "é",
        "é = é",
        "\r\n\r\n= 3",
        "a = é\nb",
    ];
    for text in texts {
        let said = said(text);
        assert!(said.starts_with("coursenotes.toml:"), "{text:?}: {said}");
    }
}
