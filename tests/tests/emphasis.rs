//! Asterisks that are shown: which of them were meant to make words bold.

use coursenotes_tests::{findings, write};

/// What is marked in a note of this line.
fn marked(line: &str) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), "README.md", format!("# Home\n\n{line}\n").as_bytes());
    let found = findings(folder.path()).into_iter().filter(|one| one.rule == "literal-emphasis");
    found.map(|one| one.marked).collect()
}

#[test]
fn one_word_in_a_sentence_is_found() {
    let cases = [
        ("This is ** bold ** text", "** bold **"),
        ("- An item with ** bold ** text in it", "** bold **"),
        ("Here *** words *** stand in a row", "*** words ***"),
        ("Это очень ** важное ** слово здесь", "** важное **"),
    ];
    for (line, expected) in cases {
        assert_eq!(marked(line), [expected], "{line}");
    }
}

#[test]
fn numbers_programs_and_patterns_are_left_alone() {
    let lines = [
        "What is 2 ** 3 ** 4 in numbers?",
        "So x ** two ** y is what we get",
        "base ** exponent ** modulus",
        "result = base ** exponent ** modulus gives the rest",
        "The power (of base ** exponent ** modulus) is large",
        "Write src/ ** docs ** /all for the pattern here",
        "All of ** one ** and then ** two ** and then ** three",
        "Multiply a * number * of things here",
        "`This is ** bold ** text`",
    ];
    for line in lines {
        assert_eq!(marked(line), [""; 0], "{line}");
    }
}
