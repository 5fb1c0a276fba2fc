//! Formulas: which are reported, and what the report says of them.

use coursenotes_tests::{findings, folder};

/// The help of the findings of `rule` in a note of one paragraph.
fn helps(rule: &str, line: &str) -> Vec<String> {
    let folder = folder(&[("a.md", &format!("# A\n\n{line}\n"))]);
    let found = findings(folder.path()).into_iter().filter(|one| one.rule == rule);
    found.map(|one| one.help.unwrap_or_default()).collect()
}

#[test]
fn an_unknown_command_names_what_was_meant() {
    let cases = [
        ("and", Some(r"\land")),
        ("or", Some(r"\lor")),
        ("RR", Some(r"\mathbb{R}")),
        ("infinity", Some(r"\infty")),
        ("union", Some(r"\cup")),
        ("lamda", Some(r"\lambda")),
        ("rightarow", Some(r"\rightarrow")),
        ("part", Some(r"\partial")),
        ("tfoo", None),
        ("Integer", None),
        ("xyz", None),
    ];
    for (name, meant) in cases {
        let found = helps("invalid-math", &format!("Let $a \\{name} b$ be."));
        let expected = meant.map_or("mend it; until then readers see its source, or an error".to_owned(), |meant| {
            format!("did you mean `{meant}`?")
        });
        assert_eq!(found, [expected], "{name}");
    }
}
