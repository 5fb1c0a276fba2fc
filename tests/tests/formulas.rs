//! Formulas: which are reported, and what the report says of them.

#![expect(clippy::disallowed_methods, reason = "a test measures time")]

use coursenotes_checker::fix;
use coursenotes_course::{Course, RuleLevels};
use coursenotes_tests::{answers, diagnose, findings, folder, open};
use std::convert::Infallible;
use std::time::{Duration, Instant};

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

#[test]
fn a_blank_inside_of_the_dollars_of_a_formula_is_taken_out() {
    let cases = [
        ("a $ x^2 $ b", "a $x^2$ b"),
        ("$ \\alpha$ and $\\beta $", "$\\alpha$ and $\\beta$"),
        ("- item $ a_{max} $", "- item $a_{max}$"),
        ("| a |\n| - |\n| $ x_1 $ |", "| a |\n| - |\n| $x_1$ |"),
        ("为$ n_{H}$，令$a_{i}$为$i$，$j$", "为$n_{H}$，令$a_{i}$为$i$，$j$"),
        ("**bold $ f(x) = x^2 $**", "**bold $f(x) = x^2$**"),
        ("a $x^2$ b and $y$", "a $x^2$ b and $y$"),
        ("$ 5 and $ 6", "$ 5 and $ 6"),
        ("it costs 20$ or $30, x^2", "it costs 20$ or $30, x^2"),
        ("$ cd my_dir && $ ls", "$ cd my_dir && $ ls"),
        ("$ echo a_b $ HOME", "$ echo a_b $ HOME"),
        ("$ npm run x^2 $", "$ npm run x^2 $"),
        ("`$ x^2 $` and $$ x^2 $$", "`$ x^2 $` and $$ x^2 $$"),
        ("\\$ x^2 $", "\\$ x^2 $"),
        ("$ C:\\dir $", "$ C:\\dir $"),
        ("$ x^2\ny $", "$ x^2\ny $"),
        ("$ \\frac{a} $", "$ \\frac{a} $"),
    ];
    for (line, expected) in cases {
        let text = format!("# A\n\n{line}\n");
        let folder = folder(&[("a.md", &text)]);
        let course = open(folder.path());
        let ask = |course: &Course| Ok::<_, Infallible>(answers(course));
        let Ok(repaired) = fix(&course, &RuleLevels::default(), &ask, &|one| one.rule == "invalid-math");
        assert!(repaired.refused.is_empty(), "{line}: {:?}", repaired.in_the_way);
        let now = repaired.texts.values().next().unwrap_or(&text);
        assert_eq!(*now, format!("# A\n\n{expected}\n"), "{line}");
    }
}

#[test]
fn engines_that_allow_the_blank_are_left_alone() {
    for (path, number) in [("notes.txt", 1), (".obsidian/app.json", 1), ("book.toml", 0), ("myst.yml", 0)] {
        let folder = folder(&[("a.md", "# A\n\na $ x^2 $ b\n"), (path, "")]);
        let found = findings(folder.path()).into_iter().filter(|one| one.rule == "invalid-math");
        assert_eq!(found.count(), number, "{path}");
    }
}

#[test]
fn the_cost_of_formulas_with_blanks_grows_linearly() {
    let cost = |formulas: usize| {
        let folder = folder(&[("a.md", &format!("# A\n\n{}", "a $ x^2 $ b\n\n".repeat(formulas)))]);
        let course = open(folder.path());
        let start = Instant::now();
        let found = diagnose(&course).iter().filter(|one| one.rule == "invalid-math").count();
        assert_eq!(found, formulas);
        start.elapsed()
    };
    // A slow moment of the machine is no growth: the best of two counts.
    let best = |formulas| (0..2).map(|_| cost(formulas)).min().expect("two");
    let (few, many) = (best(2_000).max(Duration::from_millis(10)), best(16_000));
    // Growth with the square of the number would be 64.
    assert!(many < few * 24, "{few:?} for an eighth of {many:?}");
}
