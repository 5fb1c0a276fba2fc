//! What rules leave alone and which place they mark: cases that were met in real notes, made small.

use coursenotes_diagnostics::{Severity, Sources};
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
    check("differs-on-github", &format!("dialect = \"mkdocs\"\n{asked}"), &[(code, &["!!! tip"])]);
    let note = "# A\n\nh1~h6 and then x~y\n";
    assert_eq!(marked("differs-on-github", &[("a.md", note)]), [""; 0]);
}

#[test]
fn what_takes_nothing_from_readers_is_no_unsafe_html() {
    check(
        "unsafe-html",
        GITHUB,
        &[
            ("# A\n\n<b ondragstart=\"return false;\" oncontextmenu=\"return false\">a</b>\n", &[]),
            ("# A\n\n<b onclick=\"show(); return false\">a</b>\n", &["onclick=\"show(); return false\""]),
            (
                "# A\n\n[the paper](https://rust-lang.org/p.pdf)\n\n<iframe src=\"https://rust-lang.org/p.pdf\"></iframe>\n",
                &[],
            ),
            (
                "# A\n\n<iframe src=\"https://rust-lang.org/p.pdf\"></iframe>\n",
                &["<iframe src=\"https://rust-lang.org/p.pdf\">"],
            ),
            (
                "# A\n\n[a](https://youtu.be/dQw4w9WgXcQ)\n\n<iframe src=\"https://www.youtube.com/embed/dQw4w9WgXcQ\"></iframe>\n",
                &[],
            ),
        ],
    );
}

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
fn a_script_in_the_place_of_a_picture_is_an_example() {
    let text = "# A\n\n<img src=\"javascript:alert(1)\">\n\n[x](javascript:void(0)) and [y](javascript:alert(2))\n";
    check("image-without-alt", GITHUB, &[(text, &[])]);
    let folder = folder(&[("a.md", text)]);
    let helps = diagnose(&open(folder.path())).into_iter().filter(|one| one.rule == "unsafe-html");
    let helps: Vec<bool> = helps.map(|one| one.help.unwrap_or_default().contains("as code")).collect();
    assert_eq!(helps, [true, false, true]);
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
fn the_place_to_mend_is_marked_for_an_open_fence() {
    check(
        "unclosed-fence",
        GITHUB,
        &[
            ("# A\n\n```html\n<b>\n``\n\n* more\n", &["``"]),
            ("# A\n\n- x\n\n  ``` <ol>\n  <li>a</li>\n  </ol> ```\n\nmore\n", &["```"]),
            ("# A\n\n- in Python: ```python\n  print(1)\n  ```\n\n## B\n", &["```python"]),
            ("# A\n\n```markdown\n```bash\nls\n```\nwords\n```\n\nmore\n", &["```markdown"]),
            ("# A\n\n````java\na();\n```\n\nmore\n", &["```"]),
            ("# A\n\n> - ```sh\n>  ls\n\n## B\n", &["```sh"]),
        ],
    );
}

#[test]
fn a_mark_of_git_alone_is_a_conflict() {
    let number = "6286e540c31a666070f3d8cd07fb5b8514bc3229";
    let mark = format!(">>>>>>> {number}");
    let cases = [
        (format!("# A\n\nwords\n{mark}\n"), vec![mark.as_str()]),
        ("# A\n\none\n=======\ntwo\n>>>>>>> feature/trees\n".to_owned(), vec![">>>>>>> feature/trees"]),
        ("# A\n\none\n>>>>>>> feature/trees\n".to_owned(), vec![]),
        ("# A\n\none\n=======\n\n>>>>>>> seven levels of a quote\n".to_owned(), vec![]),
        (format!("# A\n\n```text\none\n{mark}\n```\n"), vec![]),
    ];
    for (text, expected) in cases {
        assert_eq!(marked("merge-conflict", &[("a.md", &text)]), expected, "{text}");
    }
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
fn notes_of_programs_and_of_code_alone_are_no_copies() {
    let words = "Words that stand in both of these notes, so that one is a copy of the other. ".repeat(4);
    let (note, code) = (format!("# A\n\n{words}\n"), format!("# A\n\n```dataviewjs\n{words}\n```\n"));
    let twice = |text: &str, file: &str| {
        marked("duplicate-note", &[("one/README.md", text), (file, ""), ("two/README.md", text)]).len()
    };
    assert_eq!(twice(&note, "two/notes.txt"), 1);
    for file in ["pom.xml", "build.gradle", "Cargo.toml", "requirements.txt", "Shop.csproj"] {
        assert_eq!(twice(&note, &format!("two/{file}")), 0, "{file}");
    }
    assert_eq!(twice(&code, "two/notes.txt"), 0);
    let drawing = format!("---\n\nexcalidraw-plugin: parsed\n---\n{note}");
    for (one, other, text) in [("1.excalidraw.md", "2.excalidraw.md", &note), ("1.md", "2.md", &drawing)] {
        assert_eq!(marked("duplicate-note", &[("a.md", "# A\n"), (one, text), (other, text)]), [""; 0], "{one}");
    }
}

#[test]
fn the_name_of_a_first_part_is_no_title() {
    let both = |settings: &str, text: &str| {
        let other = format!("{text}\nmore\n");
        marked("duplicate-title", &[("coursenotes.toml", settings), ("a.md", text), ("b.md", &other)])
    };
    assert_eq!(both(GITHUB, "# Trees\n\nwords\n"), ["# Trees"]);
    assert_eq!(both(OBSIDIAN, "# Trees\n\nwords\n"), [""; 0]);
    assert_eq!(both(GITHUB, "# Introduction\n\nwords\n\n# Trees\n\nwords\n"), [""; 0]);
    assert_eq!(both(GITHUB, "# #说明\n\nwords\n\n# Trees\n\nwords\n"), [""; 0]);
    assert_eq!(both(GITHUB, "---\ntitle: Trees\n---\n\n# Heaps\n\nwords\n"), ["title: Trees"]);
    let (home, start) = ("# Trees\n\nhome\n", "# Trees\n\nstart\n");
    let first = |path| marked("duplicate-title", &[("README.md", home), (path, start)]).len();
    assert_eq!((first("INTRODUCTION.md"), first("trees.md")), (0, 1));
}

#[test]
fn headings_that_say_of_what_kind_a_part_is_may_come_again() {
    check(
        "duplicate-heading",
        "[rules]\nduplicate-heading = \"advice\"\n",
        &[
            ("# A\n\n## Trees\n\nwords\n\n## Trees\n\nmore\n", &["## Trees"]),
            ("# A\n\n## Trees\n\n## Heaps\n\nwords\n\n## Trees\n\nmore\n", &["## Trees"]),
            ("# A\n\nwords\n\n# make it\n# run it\n\nwords\n\n# make it\n# run it\n\nwords\n", &["# run it"]),
            (
                "# A\n\n### Example code:\n\na\n\n### Important note\n\na\n\n### Example code:\n\nb\n\n### Important note\n\nb\n",
                &[],
            ),
            ("# A\n\n## Break\n\n---\n\n## B\n\nb\n\n---\n\n## Break\n\n---\n\n## C\n\nc\n", &[]),
            ("# A\n\nP3\n## Trees\n\na\n\nP4\n## Trees\n\nb\n", &[]),
            ("# A\n\n## Give an example.\n\nwords\n\n## Give an example.\n\nmore\n", &[]),
        ],
    );
}

#[test]
fn headings_that_come_again_are_told_where_somebody_asks() {
    check("duplicate-heading", GITHUB, &[("# A\n\n## Trees\n\nwords\n\n## Trees\n\nmore\n", &[])]);
}

#[test]
fn labels_sentences_and_subtitles_are_no_headings() {
    check(
        "bold-as-heading",
        GITHUB,
        &[
            ("# A\n\n**Linked lists**\n\nwords\n", &["**Linked lists**"]),
            ("# A\n\n**一个例子**\n\nwords\n\n**证明：**\n\nwords\n\n**答案**\n\nwords\n", &[]),
            ("# A\n\n**Loss over full dataset is average of each loss**\n\nwords\n", &[]),
            ("# A\n\n**What a tree is**\n\nwords\n", &["**What a tree is**"]),
            ("# A\n\n**现在完成时 = haben + 过去分词**\n\nwords\n", &[]),
            ("# A\n\n## BGP\n\n**Border Gateway Protocol**\n\nwords\n", &[]),
            ("# A\n\n**Important rules:**\n\n- one\n\n**The point**:\n\nwords\n\n**三种类型：**\n\n词\n", &[]),
            (
                "# A\n\n## B\n\n**First part**\n\nwords\n\n**Second part**\n\nwords\n",
                &["**First part**", "**Second part**"],
            ),
        ],
    );
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

const MKDOCS: &str = "dialect = \"mkdocs\"\n";

#[test]
fn what_is_set_in_below_a_box_belongs_to_it() {
    let words = "The items are sorted by name, and the head has the first of them.";
    let text = format!("# A\n\n!!! note\n\n    {words}\n\n    {words}\n");
    let plain = format!("# A\n\nBelow:\n\n    {words}\n");
    check("indented-prose", MKDOCS, &[(&text, &[]), (&plain, &[words])]);
}

#[test]
fn what_a_program_prints_and_a_fragment_are_no_sentences() {
    let words = "The items are sorted by name, and the head has the first of them.";
    let output = "make: the name of the first rule is not in the list of those that you can call.";
    let failure = "Cannot count the rows of a query that has a clause of its own, so you must do it yourself.";
    let middle = "changes the size of the list that it has in its head to the value of the";
    check(
        "indented-prose",
        GITHUB,
        &[
            (&format!("# A\n\n    {words}\n"), &[words]),
            (&format!("# A\n\n    {output}\n"), &[]),
            (&format!("# A\n\n- an error\n\n      {failure}\n"), &[]),
            (&format!("# A\n\n    {middle}\n"), &[]),
        ],
    );
}

#[test]
fn a_sentence_among_much_indented_code_is_its_comment() {
    let words = "The items are sorted by name, and the head has the first of them.";
    let note = |blocks: usize| format!("# A\n\n    {words}\n\n{}", "words\n\n    ls -l *.c\n\n".repeat(blocks));
    check("indented-prose", GITHUB, &[(&note(3), &[words]), (&note(9), &[])]);
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
fn titles_quotations_and_messages_are_no_paragraphs() {
    let title = "Article 1: Acme Workers Protest in the Streets of the Capital with Drums and Flags, as Prices Rise Over the Whole Country Again";
    let text = "The article says that workers of Acme have been in the streets of the capital with drums and flags, because prices rise again";
    let names = "Architecture: introduction, functional view, information view, deployment view, operational view, views for managers, relevant other views";
    let message = "[acme] !!! Fatal: the file that you gave to the program is not one of those which it can read, and it has no other to read";
    let quote = "\"You keep using that word. I do not think it means what you think it means.\"";
    let about = "Acme - a library that reads the files of your course and writes a site of them, with all its pages and pictures.";
    let setext = "title: trees\ndescription: binary, balanced, unbalanced, weighted, coloured\nduration: 1800 seconds at least, 3600 seconds most";
    let heading = |words: &str| format!("# A\n\n## {words}\n\nwords\n");
    check(
        "paragraph-as-heading",
        GITHUB,
        &[
            (&heading(text), &[&format!("## {text}")]),
            (&heading(title), &[]),
            (&heading(names), &[]),
            (&heading(message), &[]),
            (&heading(quote), &[]),
            (&heading(&format!("Q3. {text}")), &[]),
            (&heading(about), &[&format!("## {about}")]),
            (&format!("## {about}\n\nwords\n"), &[]),
            (&format!("# A\n\n{setext}\n---\n\nwords\n"), &["title: trees"]),
        ],
    );
}

#[test]
fn levels_are_compared_with_what_is_written() {
    check(
        "skipped-heading-level",
        GITHUB,
        &[
            ("# T\n\n### A\n\n##### B\n\n### C\n", &["### A"]),
            ("# T\n\n### A\n\n## B\n\n#### C\n", &["### A", "#### C"]),
            (
                "# T\n\n### A\n\n  riscv64     RISC-V 64      new\n  -----------------------------\n\n#### B\n",
                &["### A"],
            ),
        ],
    );
}

#[test]
fn a_part_without_its_heading_keeps_its_levels() {
    let repair = |text: &str| {
        let folder = folder(&[("a.md", text)]);
        let found = diagnose(&open(folder.path()));
        let one = found.into_iter().find(|one| one.rule == "skipped-heading-level").expect("it is found");
        (one.fix.map(|fix| fix.edits.len()), one.help.unwrap_or_default())
    };
    let lacking = (None, "write a heading of level 2 above it, or make it one itself".to_owned());
    assert_eq!(repair("# T\n\n### A\n\n### B\n\n#### C\n\n## D\n\n### E\n"), lacking);
    assert_eq!(repair("# T\n\n#### A\n\n## D\n\n#### E\n"), lacking);
    assert_eq!(repair("# T\n\n### A\n\n## D\n").0, Some(1));
    assert_eq!(repair("# T\n\n### A\n\n### B\n\n# U\n\n## D\n\n### E\n").0, Some(2));
    assert_eq!(repair("# T\n\n## D\n\n#### A\n\n## E\n").0, Some(1));
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

#[test]
fn a_line_that_was_meant_stays_a_line() {
    let cases = [("a\n\n### ---\n\nb\n", Some("")), ("a\n\n## ***\n\nb\n", Some("")), ("a\n### ---\n\nb\n", None)];
    for (text, expected) in cases {
        let folder = folder(&[("a.md", &format!("# A\n\n{text}"))]);
        let found = diagnose(&open(folder.path()));
        let one = found.iter().find(|one| one.rule == "empty-heading").expect("it is found");
        let fix = one.fix.as_ref().map(|fix| (fix.edits[0].replacement.as_str(), fix.edits[0].span.len() < 6));
        assert_eq!(fix, expected.map(|replacement| (replacement, true)), "{text}");
    }
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
fn a_note_of_obsidian_may_have_several_headings_with_one_mark() {
    let text = "# A\n\nwords\n\n# B\n\nwords\n";
    check("several-titles", OBSIDIAN, &[(text, &[])]);
    check("several-titles", GITHUB, &[(text, &["# B"])]);
}

#[test]
fn frames_and_scripts_are_told_apart() {
    let frame = "<iframe src=\"/a.html\"></iframe>";
    check(
        "unsafe-html",
        GITHUB,
        &[
            (
                &format!("# A\n\n<div class=\"only-html\">\n\n{frame}\n\n</div>\n\n{frame}\n"),
                &["<iframe src=\"/a.html\">"],
            ),
            (&format!("# A\n\n{frame}\n\n{frame}\n\nwords\n\n{frame}\n"), &["<iframe src=\"/a.html\">"; 2]),
            ("# A\n\n<script src=\"a.js\"></script>\n<script>a < b</script>\n", &["<script src=\"a.js\">"]),
        ],
    );
}

#[test]
fn a_conflict_is_found_by_any_mark_that_git_writes() {
    check(
        "merge-conflict",
        GITHUB,
        &[
            ("# A\n\n<<<<<<< HEAD\nwords\n", &["<<<<<<< HEAD"]),
            ("# A\n\n<<<<<<< mine\nwords\n\n=======\n", &["<<<<<<< mine"]),
            ("# A\n\n<<<<<<< seven signs\nwords\n", &[]),
            ("# A\n\n```text\n<<<<<<< HEAD\n```\n", &[]),
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
}

#[test]
fn one_link_brings_back_what_hangs_on_a_note() {
    let home = "# Home\n\n[b](b.md) [c](c.md) [d](d.md) [e](old/e.md) [f](my notes/f.md)\n";
    let files = [
        ("README.md", home),
        ("b.md", "# B\n\nb\n"),
        ("c.md", "# C\n\nc\n"),
        ("d.md", "# D\n\nd\n"),
        ("new/e.md", "# E\n\ne\n"),
        ("my notes/f.md", "# F\n\nf\n"),
        ("g.md", "# G\n\n[h](h.md)\n"),
        ("h.md", "# H\n\nh\n"),
        ("archive/i.md", "# I\n\ni\n"),
        ("_sidebar.md", "# J\n\nj\n"),
    ];
    assert_eq!(marked("unreachable-note", &files), ["# G"]);
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
fn a_note_is_missed_on_a_home_page_that_lists_most_notes() {
    let home = ("README.md", "# Home\n\n[b](b.md) [c](c.md) [d](d.md) [Late trees](gone/old-name.md)\n");
    let known = [home, ("b.md", "# B\n\nb\n"), ("c.md", "# C\n\nc\n"), ("d.md", "# D\n\nd\n")];
    let missed = |more: &[(&'static str, &'static str)]| marked("unreachable-note", &[&known[..], more].concat());
    assert_eq!(missed(&[("e.md", "# E\n\ne\n")]), ["# E"]);
    // One that a broken link names by its title, and a copy.
    assert_eq!(missed(&[("x/7.md", "# Late trees\n\ne\n"), ("copy.md", "# B\n\nb\n")]), [""; 0]);
    // What the broken links of a hidden note were meant for hangs on it.
    let list = ("e.md", "# E\n\n[one](e/one.md) [two](e/two.md)\n");
    assert_eq!(missed(&[list, ("one.md", "# One\n\n1\n"), ("two.md", "# Two\n\n2\n")]), ["# E"]);
    // More are left out than listed.
    let many = [("e.md", "# E\n"), ("f.md", "# F\n"), ("g.md", "# G\n"), ("h.md", "# H\n"), ("i.md", "# I\n")];
    assert_eq!(missed(&many), [""; 0]);
}

#[test]
fn a_note_is_missed_where_others_of_its_kind_are_listed() {
    let home = "# Home\n\n[1](a/class-1.md) [2](a/class-2.md) [a](a/README.md) [b](b/README.md) [c](c/heaps.md) \
                [d](c/lists.md) [e](c/trees.md)\n";
    let files = [
        ("README.md", home),
        ("a/README.md", "# A\n\na\n"),
        ("a/class-1.md", "# 1\n\na\n"),
        ("a/class-2.md", "# 2\n\na\n"),
        ("b/README.md", "# B\n\nb\n"),
        ("c/heaps.md", "# Heaps\n\nc\n"),
        ("c/lists.md", "# Lists\n\nc\n"),
        ("c/trees.md", "# Trees\n\nc\n"),
    ];
    let missed = |path, text| marked("unreachable-note", &[&files[..], &[(path, text)]].concat());
    assert_eq!(missed("a/class-3.md", "# 3\n\nd\n"), ["# 3"]);
    assert_eq!(missed("a/idea.md", "# Idea\n\nd\n"), [""; 0]);
    assert_eq!(missed("c/graphs.md", "# Graphs\n\nd\n"), ["# Graphs"]);
    assert_eq!(missed("d/tasks.md", "# Tasks\n\nd\n"), [""; 0]);
    let page = format!("# D\n\n{}\n", "This folder is about what comes later. ".repeat(8));
    assert_eq!(marked("unreachable-note", &[&files[..], &[("d/README.md", &*page)]].concat()), ["# D"]);
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

#[test]
fn markdown_in_html_is_seen_as_its_author_sees_it() {
    check(
        "swallowed-markdown",
        GITHUB,
        &[
            ("# A\n\n<div></div>\n## B\n", &["## B"]),
            ("# A\n\n<summary>a</summary>\n```c\nint a;\n```\n", &["```c"]),
            ("# A\n\n> <div></div>\n> ## B\n", &["## B"]),
            ("# A\n\n<div markdown=\"1\">\n## B\n</div>\n", &[]),
            ("# A\n\n<pre>\n# a comment\n</pre>\n", &[]),
            ("# A\n\n<div><pre>\n# a comment\n</pre></div>\n", &[]),
            ("# A\n\n<!--\n## B\n-->\n", &[]),
            // A fence that ends nothing, with a block of its own below.
            ("# A\n\n<div></div>\n```\n\n```\nwords\n```\n", &[]),
            ("# A\n\n<div></div>\n```\nwords\n```\n", &["```"]),
        ],
    );
}

#[test]
fn a_title_that_any_note_may_have_names_none() {
    let home = "# Home\n\n[Notes 7](b-07.md) [Overview](one.md) [Trees of words](one.md)\n";
    let files = [
        ("README.md", home),
        ("b-07.md", "# Sorting\n"),
        ("a-07.md", "# Notes 7\n"),
        ("one.md", "# Structure\n"),
        ("two.md", "# Overview\n"),
        ("three.md", "# Trees of words\n"),
    ];
    assert_eq!(marked("index-title-differs", &files), ["Trees of words"]);
}

#[test]
fn code_that_ends_too_early_is_told_by_its_line() {
    check(
        "unclosed-fence",
        GITHUB,
        &[
            ("# A\n\n- ```f = g(x)\n- b\n", &["```f = g(x)"]),
            ("# A\n\n````c\nint a;```\n\nwords\n", &["```"]),
            (">> ```c\n>> int a;\n>\n>> int b;\n>> ```\n", &["```c"]),
        ],
    );
}
