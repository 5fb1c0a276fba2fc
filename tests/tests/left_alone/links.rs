//! Links, the addresses that they name, and references.

use crate::{GITHUB, OBSIDIAN, check, marked};
use coursenotes_diagnostics::Severity;
use coursenotes_tests::{diagnose, folder, open};

#[test]
fn an_address_in_a_program_is_no_bare_one() {
    let here = "https://rust-lang.org/x";
    check(
        "bare-url",
        GITHUB,
        &[
            ("# A\n\n$url = 'https://rust-lang.org/x';\n", &[]),
            ("# A\n\nurl=https://rust-lang.org/x\n", &[]),
            ("# A\n\n$page = get(\"https://rust-lang.org/x\");\n", &[]),
            ("# A\n\necho \"https://rust-lang.org/x\";\n", &[]),
            ("# A\n\nexpect(add).toHaveBeenCalledWith('Tyler', 'test@rust-lang.org')\n", &[]),
            ("# A\n\n以http://开始，http在\n", &[]),
            ("# A\n\nopen http://phpmyadmin/setup/ now\n", &[]),
            ("# A\n\nInput \"https://rust-lang.org/x\" and press Enter.\n", &[here]),
            ("# A\n\nsee (https://rust-lang.org/x); then go on\n", &[here]),
            ("# A\n\nwith `unset()`: https://rust-lang.org/x\n", &[here]),
            ("# A\n\n* https://rust-lang.org/x]\n", &[here]),
            ("# A\n\n* https://rust-lang.org/x[1]\n", &["https://rust-lang.org/x[1]"]),
        ],
    );
}

#[test]
fn no_file_of_another_project_is_put_in() {
    let cases = [
        ("./main.tex", "b/two/report/main.tex", false),
        ("./assets/landing-page.png", "b/two/assets/landing-page.png", false),
        ("./assets/landing-page.png", "b/assets/landing-page.png", true),
        ("./landing-page.png", "images/landing-page.png", true),
        ("../img/odd.png", "assets/img/odd.png", true),
        ("./18-cancel-a-behavior.png", "b/two/18-cancel-a-behavior.png", true),
    ];
    for (written, there, has_fix) in cases {
        let text = format!("# A\n\n[x]({written})\n");
        let folder = folder(&[("a/one/a.md", &text), (there, "x")]);
        let found = diagnose(&open(folder.path())).into_iter().find(|one| one.rule == "missing-file");
        let found = found.unwrap_or_else(|| panic!("{written} is there"));
        assert_eq!(found.fix.is_some(), has_fix, "{written}: {there}");
        assert!(found.help.unwrap_or_default().contains(there), "{written}: {there}");
    }
}

#[test]
fn a_broken_link_to_a_disk_or_with_two_addresses_has_no_repair() {
    let cases = [
        ("![x](D:\\My Folder\\tree.png)", "copy the file"),
        ("![x](/Users/ada/My Notes/tree.png)", "copy the file"),
        ("[x](https://rust-lang.org/a http://rust-lang.org/b)", "for each of them"),
        ("[x](https://rust-lang.org/a(https://rust-lang.org/b)", "for each of them"),
        ("[x](https://rust-lang.org/a b)", "write `%20`"),
    ];
    for (line, expected) in cases {
        let folder = folder(&[("a.md", &format!("# A\n\n{line}\n"))]);
        let found = diagnose(&open(folder.path())).into_iter().find(|one| one.rule == "unparsed-link");
        let found = found.unwrap_or_else(|| panic!("{line} is a link"));
        assert!(found.help.unwrap_or_default().contains(expected), "{line}");
        assert_eq!(found.fix.is_some(), expected.contains("%20"), "{line}");
    }
}

#[test]
fn instructions_and_words_are_no_part_of_an_address() {
    check(
        "bare-url",
        GITHUB,
        &[
            (":::{iframe} https://rust-lang.org/a\n:::\n\nhttps://rust-lang.org/b\n", &["https://rust-lang.org/b"]),
            ("at http://IP:port/a now\n", &[]),
            ("at \"https://rust-lang.org/a.html\">使用\n", &["https://rust-lang.org/a.html"]),
            ("</a href=\"https://rust-lang.org/a.html\">使用\n", &[]),
            ("在https://rust-lang.org/num2访问\n", &["https://rust-lang.org/num2"]),
            ("see https://rust-lang.org/wiki/树\n", &["https://rust-lang.org/wiki/树"]),
        ],
    );
}

#[test]
fn selectors_ranges_and_marks_of_a_list_are_no_references() {
    check(
        "undefined-reference",
        GITHUB,
        &[
            ("# A\n\nread [the book][book]\n", &["[book]"]),
            ("# A\n\n[the book][book]\n", &["[book]"]),
            ("# A\n\na code is [0-9][0-9] or [A-Z][A-Z]\n", &[]),
            ("# A\n\n[name|=value]\n[name][other]\n", &[]),
            ("# A\n\n[Trees][KDD 18][Acme] on trees\n\n[KDD 19][Acme] on heaps\n\n[the book][book]\n", &["[book]"]),
        ],
    );
}

#[test]
fn a_class_of_characters_is_no_footnote() {
    check(
        "undefined-footnote",
        GITHUB,
        &[
            ("# A\n\nwords [^note] and words[^x]\n", &["[^note]", "[^x]"]),
            ("# A\n\nall but [^x] is taken\n", &[]),
            ("# A\n\nall but [^abc] is taken, or [^aeiou]\n", &[]),
            ("# A\n\n| [dgk] | one of them |\n|---|---|\n| [^dgk] | none of them |\n", &[]),
            ("# A\n\n| [^note] and words |\n|---|\n| words |\n", &["[^note]"]),
        ],
    );
}

#[test]
fn names_and_addresses_to_type_are_no_vague_words() {
    check(
        "vague-link-text",
        GITHUB,
        &[
            ("[this](https://rust-lang.org/Operators/this) and [this](https://rust-lang.org/that)\n", &["this"]),
            ("open [http://localhost:3000/](http://localhost:3000/)\n", &[]),
        ],
    );
}

#[test]
fn anchors_of_other_tools_are_anchors() {
    let link = ("a.md", "# A\n\nsee [below](#sec-trees)\n");
    let label = ("b.md", "# B\n\n(sec-trees)=\n## Trees\n");
    assert_eq!(marked("missing-anchor", &[link, label]), ["#sec-trees"]);
    assert_eq!(marked("missing-anchor", &[link, label, ("myst.yml", "version: 1\n")]), [""; 0]);
    let headings = "# A\n\n## Trees | roots\n\n[[#Trees roots]] and [[#trees]]\n";
    check("missing-anchor", OBSIDIAN, &[(headings, &["#trees"])]);
    let bot = "# A\n\n<!-- ALL-CONTRIBUTORS-LIST:START -->\n\n<a href=\"#review-ada\">thanks</a>\n";
    check("missing-anchor", GITHUB, &[(bot, &[])]);
    let links = "# A\n\n[b](#id-1.2-trees) [c](#heaps-and-more) [d](#lost) [e](#cost-of-this)\n\n## 1.2 Trees\n\n## Cost of $$n$$ this\n\n\
                 <details>\n<summary>Heaps and more</summary>\n</details>\n";
    let gitbook = [("a.md", links), (".gitbook.yaml", "root: ./\n")];
    assert_eq!(marked("missing-anchor", &gitbook[..1]), ["#id-1.2-trees", "#heaps-and-more", "#lost", "#cost-of-this"]);
    assert_eq!(marked("missing-anchor", &gitbook), ["#lost"]);
    let written = "# A\n\n[b](#make-a-type) [c](#id-14.-invariant) [d](#example-3-setup) [e](#lost)\n\n\
                   ## Make[^1] a Type\n\n### 14. Invariant\\*&#x20;\n\n{% tab title=\"Example 3: Setup\" %}\n\n[^1]: It is.\n";
    assert_eq!(marked("missing-anchor", &[("a.md", written), gitbook[1]]), ["#lost"]);
}

#[test]
fn a_note_of_another_class_is_no_guess() {
    let home = "# Home\n\n[a](notes-401/class-05.md) [b](notes-401/trees.md)\n";
    let files = [
        ("README.md", home),
        ("notes-301/class-05.md", "# 5\n"),
        ("notes-401/class-06.md", "# 6\n"),
        ("more/trees.md", "# Trees\n"),
    ];
    let folder = folder(&files);
    let missing = diagnose(&open(folder.path())).into_iter().filter(|one| one.rule == "missing-file");
    let helps: Vec<Option<String>> = missing.map(|one| one.help).collect();
    assert_eq!(helps, [None, Some("did you mean `more/trees.md`?".to_owned())]);
}

#[test]
fn a_site_is_ours_where_its_links_say_so() {
    let home = "# Home\n\n[a](https://ada.github.io/notes/a) [b](https://ada.github.io/notes/b)\n\
                [c](https://ada.github.io/notes/c) [d](https://ada.github.io/notes/d) [e](https://ada.github.io/other/d)\n";
    let notes = [("README.md", home), ("a.md", "# A\n"), ("b.md", "# B\n"), ("c.md", "# C\n")];
    let broken = |rule| marked(rule, &notes).into_iter().filter(|one| one.ends_with("/d")).collect::<Vec<_>>();
    assert_eq!(broken("own-site-address"), ["https://ada.github.io/notes/d"]);
    assert_eq!(marked("own-site-address", &[("README.md", home), ("a.md", "# A\n"), ("b.md", "# B\n")]), [""; 0]);
}

#[test]
fn a_site_may_be_made_from_a_folder_of_the_course() {
    let settings = "repository = \"ada/notes\"\n";
    for folder in ["", "docs/", "src/", "content/", "other/"] {
        let home = "# Home\n\n[a](https://ada.github.io/notes/a.html)\n";
        let files = [("coursenotes.toml", settings), ("README.md", home), (&*format!("{folder}a.md"), "# A\n")];
        let course_folder = coursenotes_tests::folder(&files);
        let found = diagnose(&open(course_folder.path()));
        let errors = found.iter().filter(|one| one.rule == "own-site-address" && one.severity == Severity::Error);
        assert_eq!(errors.count(), usize::from(folder == "other/"), "{folder}");
    }
}
