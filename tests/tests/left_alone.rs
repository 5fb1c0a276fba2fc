//! What rules leave alone and which place they mark: cases that were met in real notes, made small.

#[path = "left_alone/code.rs"]
mod code;
#[path = "left_alone/headings.rs"]
mod headings;
#[path = "left_alone/html.rs"]
mod html;
#[path = "left_alone/links.rs"]
mod links;
#[path = "left_alone/notes.rs"]
mod notes;

use coursenotes_diagnostics::Sources;
use coursenotes_tests::{diagnose, folder, open};

/// The texts that `rule` marks in a course of these files.
fn marked(rule: &str, files: &[(&str, &str)]) -> Vec<String> {
    let folder = folder(files);
    let course = open(folder.path());
    let found = diagnose(&course).into_iter().filter(|one| one.rule == rule);
    found.map(|one| course.text(one.span.file)[one.span.range()].to_owned()).collect()
}

/// Looks at one note for each case.
fn check(rule: &str, settings: &str, cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        let found = marked(rule, &[("coursenotes.toml", settings), ("a.md", text)]);
        assert_eq!(found, *expected, "{rule}: {text}");
    }
}

const GITHUB: &str = "";
const OBSIDIAN: &str = "dialect = \"obsidian\"\n";
const MKDOCS: &str = "dialect = \"mkdocs\"\n";

#[test]
fn names_of_commands_are_judged_on_github_only() {
    check(
        "invalid-math",
        GITHUB,
        &[
            ("# A\n\nA $\\part f$ here.\n", &["\\part"]),
            ("# A\n\n$\\set{1}$ and $a\\varpropto b$ and $F_T^′$\n", &[]),
            ("# A\n\n- [1 $children](#$children)\n- [2 $a#b](#$a)\n", &[]),
            ("# A\n\nuse **$\\('x'\\) **and** $\\(`#`)**$\\(\n", &[]),
        ],
    );
    check("invalid-math", OBSIDIAN, &[("# A\n\n$\\part f$ and $\\frac{a}$\n", &["\\frac"])]);
    let files = [("myst.yml", "version: 1\n"), ("a.md", "# A\n\n$\\part f$\n")];
    assert_eq!(marked("invalid-math", &files), [""; 0]);
}

#[test]
fn differences_are_told_where_they_are_seen_and_asked_for() {
    let asked = "[rules]\ndiffers-on-github = \"advice\"\n";
    check(
        "differs-on-github",
        asked,
        &[
            ("# A\n\n1. words:\n   <img src=\"a.png\" alt=\"a\">\n\n2. more\n\n  - x\n", &[]),
            ("# A\n\nThe debt is **$160,000**. Each has **$160,000 / 3 = $53,300**.\n", &[]),
            ("# A\n\nfrom http://nodejs.org/dist/查找，注意`x`\n", &[]),
            ("# A\n\n[use $refs of it](./a_$refs_of_it.md)\n", &[]),
        ],
    );
    let gitbook = format!("dialect = \"gitbook\"\n{asked}");
    let (hint, tight) = ("{% hint %}", "{%hint style=\"info\"%}");
    check(
        "differs-on-github",
        &gitbook,
        &[
            (&format!("# A\n\n{hint}\nwords\n{{% endhint %}}\n"), &[hint]),
            (&format!("# A\n\n{tight}\nwords\n{{%endhint%}}\n"), &[tight]),
            (&format!("# A\n\n<div>words</div>\n{hint}\nwords\n{{% endhint %}}\n"), &[hint]),
            ("# A\n\n<p>words</p>\n\n{% tabs %}\n\nwords\n\n{% endtabs %}\n", &["{% tabs %}"]),
            ("# A\n\n    code\n\n{% tabs %}\n\nwords\n\n{% endtabs %}\n", &["{% tabs %}"]),
            ("# A\n\n<!--\n{% tabs %}\n-->\n", &[]),
            ("# A\n\n<div>\n{% tabs %}\n</div>\n", &[]),
            ("# A\n\n    {% tabs %}\n", &[]),
            ("# A\n\n$$\n{% tabs %}\n$$\n", &[]),
            ("# A\n\n    code\n    {% tabs %}\n", &[]),
            ("# A\n\n```text\n{%hint%}\n```\n\nwords with {% hint %} in them\n", &[]),
        ],
    );
    let code = "# A\n\nwords\n\n    !!! note\n\n```text\n!!! note\n```\n\nwords\n\n!!! tip\n";
    check("differs-on-github", &format!("{MKDOCS}{asked}"), &[(code, &["!!! tip"])]);
    let note = "# A\n\nh1~h6 and then x~y\n";
    assert_eq!(marked("differs-on-github", &[("a.md", note)]), [""; 0]);
}

#[test]
fn grids_are_no_broken_tables() {
    let grid = "# A\n\n+-----+-----+\n| a   | b   |\n+=====+=====+\n| 1   | 2   |\n| 3   | 4   |\n+-----+-----+\n";
    check(
        "broken-table",
        GITHUB,
        &[(grid, &[]), ("# A\n\n| Sort | Time |\n| Heap | n log n |\n| Bubble | n² |\n", &["| Sort | Time |"])],
    );
}

#[test]
fn the_title_of_a_callout_is_no_heading_and_its_kind_no_reference() {
    let callout = "# A\n\nwords\n\n> [!question]- **Why trees?**\n> Because they are *short*.\n\nwords\n";
    let folder = folder(&[("coursenotes.toml", OBSIDIAN), ("a.md", callout)]);
    assert_eq!(diagnose(&open(folder.path())).len(), 0);
}

#[test]
fn a_size_behind_the_words_of_a_picture_is_no_description() {
    let pictures = "# A\n\n![300](x.png) ![A tree|300](x.png) ![|center|9](x.png) ![Center|9](x.png)\n";
    check("image-without-alt", OBSIDIAN, &[(pictures, &["![300](x.png)", "![|center|9](x.png)"])]);
    check("image-without-alt", GITHUB, &[(pictures, &[])]);
}

#[test]
fn an_apostrophe_moves_out_and_names_of_notes_stay() {
    check("literal-emphasis", OBSIDIAN, &[("# A\n\nread [[Lists#** Index of a list**]] first\n", &[])]);
    let folder = folder(&[("a.md", "# A\n\n- L**’architecture advice process** est une\n")]);
    let found = diagnose(&open(folder.path()));
    let fix = found.iter().find_map(|one| one.fix.as_ref()).expect("it is repaired");
    let written: Vec<&str> = fix.edits.iter().map(|edit| edit.replacement.as_str()).collect();
    assert_eq!(written, ["’**"]);
}
