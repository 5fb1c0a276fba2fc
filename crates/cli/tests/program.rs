//! The program as a person meets it: what it prints and how it ends.

#![expect(clippy::disallowed_methods, reason = "tests make folders and run the program")]

use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// A course with an error, a warning and a piece of advice.
const FILES: &[(&str, &str)] = &[
    ("README.md", "# Algorithms\n\n- [Lists](class-01)\n- [Bäume](101/trees.md#rots) and [nothing]()\n"),
    ("class-01.md", "# Lists\n\n> [Back to Home](README.md)\n\nA list is a chain.\n\n[unused]: https://example.org\n"),
    ("101/trees.md", "# Trees\n\n## Roots\n\n> [Back to Home](README.md)\n"),
];

struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

fn course(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (path, text) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("make folders");
        std::fs::write(path, text).expect("write a file");
    }
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_coursenotes"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("NO_COLOR")
        .output()
        .expect("the program starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace(&*folder.to_string_lossy(), "FOLDER");
    Run { code: output.status.code(), out: without_time(&text(&output.stdout)), err: text(&output.stderr) }
}

/// The report with its time taken out.
fn without_time(text: &str) -> String {
    let Some((head, rest)) = text.split_once(" s)") else { return text.to_owned() };
    let start = head.rfind('(').map_or(head.len(), |at| at + 1);
    format!("{}TIME){rest}", &head[..start])
}

#[test]
fn the_report_answers_first_and_shows_errors() {
    let folder = course(FILES);
    let run = run(folder.path(), &["check"]);
    assert_eq!(run.code, Some(1));
    insta::assert_snapshot!(run.out);
}

#[test]
fn warnings_and_advice_are_shown_when_asked_for() {
    let folder = course(FILES);
    let all = run(folder.path(), &["check", "--warnings", "--advice"]).out;
    assert_eq!(all, run(folder.path(), &["check", "--all"]).out);
    assert!(all.contains("[empty-destination]") && all.contains("[unused-definition]"), "{all}");
    assert!(!all.contains("not shown"), "{all}");
    let one = run(folder.path(), &["check", "--rule", "unused-definition"]);
    assert_eq!(one.code, Some(0), "advice fails no run");
    assert!(one.out.contains("[unused-definition]") && !one.out.contains("[missing-anchor]"), "{}", one.out);
}

#[test]
fn json_holds_every_finding_with_its_place_and_repair() {
    let folder = course(FILES);
    let run = run(folder.path(), &["check", "--format", "json"]);
    let report: Value = serde_json::from_str(&run.out).expect("it is JSON");
    assert_eq!(report["version"], 1);
    let anchor = report["diagnostics"].as_array().expect("a list").iter().find(|one| one["rule"] == "missing-anchor");
    insta::assert_snapshot!(serde_json::to_string_pretty(anchor.expect("it is found")).expect("it is JSON"));
    insta::assert_snapshot!(report["summary"], @r#"{"advice":1,"errors":3,"links":5,"notes":3,"rules":{"empty-destination":1,"missing-anchor":1,"missing-extension":1,"missing-file":1,"unused-definition":1},"warnings":1}"#);
}

#[test]
fn github_gets_a_command_per_finding_errors_first() {
    let folder = course(FILES);
    let run = run(folder.path(), &["check", "--format", "github"]);
    assert_eq!(run.code, Some(1));
    insta::assert_snapshot!(run.out);
}

#[test]
fn sarif_and_markdown_are_written_too() {
    let folder = course(FILES);
    let run = |format: &str| {
        let run = run(folder.path(), &["check", "--format", format]);
        assert_eq!(run.code, Some(1));
        run.out
    };
    let log: Value = serde_json::from_str(&run("sarif")).expect("it is JSON");
    let driver = &log["runs"][0]["tool"]["driver"];
    assert_eq!(driver["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(driver["informationUri"], env!("CARGO_PKG_REPOSITORY"));
    assert_eq!(log["runs"][0]["results"].as_array().map(Vec::len), Some(5));
    assert!(run("markdown").starts_with("### 3 errors in 3 notes with 5 links\n"));
}

#[test]
fn a_report_goes_to_a_file_beside_the_terminal() {
    let folder = course(FILES);
    let path = folder.path().join("report.json");
    std::fs::write(&path, "old").expect("write a file");
    for format in ["json", "sarif", "markdown", "github", "human"] {
        let printed = run(folder.path(), &["check", "--format", format]).out;
        let both = run(folder.path(), &["check", "--format", format, "--output", "report.json"]);
        assert_eq!(both.code, Some(1), "{}", both.err);
        assert!(both.out.starts_with("3 errors in 3 notes with 5 links (TIME)\n"), "{}", both.out);
        assert_eq!(without_time(&std::fs::read_to_string(&path).expect("it is there")), printed, "{format}");
    }
    assert_eq!(folder.path().read_dir().expect("a folder").count(), 4, "the files, a folder and the report");
}

#[cfg(unix)]
#[test]
fn a_link_to_the_report_stays_and_a_device_is_written_to() {
    let folder = course(FILES);
    std::fs::create_dir(folder.path().join("kept")).expect("make a folder");
    std::fs::write(folder.path().join("kept/old.json"), "old").expect("write a file");
    std::os::unix::fs::symlink("kept/old.json", folder.path().join("report.json")).expect("make a link");
    let both = run(folder.path(), &["check", "--format", "json", "--output", "report.json"]);
    assert_eq!(both.code, Some(1), "{}", both.err);
    assert!(folder.path().join("report.json").is_symlink());
    assert!(std::fs::read_to_string(folder.path().join("kept/old.json")).expect("it is there").starts_with('{'));
    assert_eq!(run(folder.path(), &["check", "--output", "/dev/null"]).code, Some(1));
    assert!(!Path::new("/dev/null").is_file());
}

#[test]
fn colour_comes_on_terminals_or_when_asked_for() {
    let folder = course(FILES);
    let has_colour = |arguments: &[&str]| run(folder.path(), arguments).out.contains('\u{1b}');
    assert!(!has_colour(&["check"]) && !has_colour(&["check", "--color", "never"]));
    assert!(has_colour(&["check", "--color", "always"]));
}

#[test]
fn a_folder_inside_narrows_what_is_reported() {
    let folder = course(FILES);
    let whole = run(folder.path(), &["check", "--format", "json"]).out;
    let part = run(&folder.path().join("101"), &["check"]);
    assert_eq!(part.code, Some(1));
    assert!(part.out.starts_with("1 error in 1 note "), "{}", part.out);
    assert!(part.out.contains("--> trees.md:5:"), "{}", part.out);
    let named = run(folder.path(), &["check", "101", "--format", "json"]).out;
    let finding = |report: &str| {
        let report: Value = serde_json::from_str(report).expect("it is JSON");
        let all = report["diagnostics"].as_array().expect("a list").clone();
        all.into_iter().find(|one| one["path"] == "101/trees.md")
    };
    assert_eq!(finding(&whole), finding(&named));
}

#[test]
fn of_a_note_its_findings_are_shown_as_the_whole_course_has_them() {
    let folder = course(&[
        ("README.md", "# Home\n\n[Trees](trees/gone.md)\n\n- [Week 1](trees/week-01.md)\n"),
        ("trees/week-01.md", "# Week 1\n\n[Home](../README.md) [up](../README.md#gone)\n"),
        ("trees/week-01.markdown", "# Not in a list\n\n[gone](gone.md)\n"),
        ("trees/out.md", "# Out\n"),
        ("coursenotes.toml", "exclude = [\"trees/out.md\"]\n"),
    ]);
    let root = folder.path();
    let check = |from: &Path, path: &str| {
        let done = run(from, &["check", path, "--format", "json"]);
        let report: Value = serde_json::from_str(&done.out).expect("JSON");
        (done.code, report["diagnostics"].as_array().expect("a list").clone())
    };
    let (code, whole) = check(root, ".");
    let of = |path: &str| whole.iter().filter(|one| one["path"] == path).cloned().collect::<Vec<_>>();
    assert_eq!(code, Some(1));
    for (from, path, note) in [
        (root.to_owned(), "README.md", "README.md"),
        (root.to_owned(), "trees/week-01.md", "trees/week-01.md"),
        (root.join("trees"), "week-01.md", "trees/week-01.md"),
        (root.join("trees"), "./week-01.markdown", "trees/week-01.markdown"),
        (root.join("trees"), "../README.md", "README.md"),
    ] {
        let found = check(&from, path);
        assert_eq!(found, (Some(1), of(note)), "{path}");
        assert!(!found.1.is_empty(), "{path}");
    }
    let left_out = run(root, &["check", "trees/out.md"]);
    assert_eq!(left_out.code, Some(2));
    insta::assert_snapshot!(left_out.err, @"error: trees/out.md is no note of this course; coursenotes list shows those that are");
    let baseline = run(root, &["check", "README.md", "--baseline", "known.json", "--write-baseline"]);
    assert_eq!(baseline.code, Some(2));
    assert!(baseline.err.contains("a baseline is of the whole course"), "{}", baseline.err);
}

#[test]
fn what_cannot_be_run_is_said_in_one_sentence() {
    let folder = course(&[
        ("note.md", "# a\n"),
        ("empty/.keep", ""),
        ("unknown/coursenotes.toml", "titel = \"x\"\n"),
        ("unknown/a.md", "a"),
        ("broken/coursenotes.toml", "title = \n"),
        ("broken/a.md", "a"),
        ("type/coursenotes.toml", "title = 3\n"),
        ("type/a.md", "a"),
        ("home/coursenotes.toml", "home = \"none.md\"\n"),
        ("home/a.md", "a"),
        ("repository/coursenotes.toml", "repository = \"ada\"\n"),
        ("repository/a.md", "a"),
        ("dialect/coursenotes.toml", "dialect = \"mdbok\"\n"),
        ("dialect/a.md", "a"),
        ("pattern/coursenotes.toml", "exclude = [\"{a\"]\n"),
        ("pattern/a.md", "a"),
    ]);
    let arguments: &[&[&str]] = &[
        &["check", "none"],
        &["list", "note.md"],
        &["check", "empty/.keep"],
        &["check", "nite.md"],
        &["check", "empty"],
        &["check", "unknown"],
        &["check", "broken"],
        &["check", "type"],
        &["check", "home"],
        &["check", "repository"],
        &["check", "dialect"],
        &["check", "pattern"],
        &["check", "--rule", "missing-fiel"],
        &["check", "--output", "empty"],
        &["check", "--output", "none/report.json"],
        &["check", "--output", ".."],
        &["check", "--output", "note.md/report.json"],
        &["explain", "[missing-fil]"],
        &["list", "none"],
    ];
    let mut all = String::new();
    for arguments in arguments {
        let run = run(folder.path(), arguments);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{arguments:?}");
        all.extend([&arguments.join(" "), "\n  ", &run.err]);
    }
    insta::assert_snapshot!(all);
}

#[test]
fn the_list_has_order_titles_and_sections() {
    let folder = course(FILES);
    insta::assert_snapshot!(run(folder.path(), &["list"]).out, @r"
    Algorithms: 3 notes

    .
      README.md    Algorithms
      class-01.md  Lists

    101
      101/trees.md  Trees
    ");
    let list: Value = serde_json::from_str(&run(folder.path(), &["list", "--format", "json"]).out).expect("JSON");
    assert_eq!(list["home"], "README.md");
    assert_eq!(list["notes"][2]["path"], "101/trees.md");
    assert_eq!(list["notes"][2]["section"], "101");
}

#[test]
fn alone_it_says_in_a_few_lines_what_it_found() {
    let folder = course(FILES);
    let run = run(folder.path(), &[]);
    assert_eq!(run.code, Some(0));
    assert!(run.out.lines().count() <= 15);
    insta::assert_snapshot!(run.out);
}

#[test]
fn a_rule_is_explained_by_its_page() {
    let folder = course(FILES);
    let page = run(folder.path(), &["explain", "[wrong-case]"]);
    assert_eq!(page.code, Some(0));
    assert!(page.out.starts_with("# wrong-case\n"), "{}", page.out);
    let list = run(folder.path(), &["explain"]).out;
    assert!(list.lines().any(|line| line.starts_with("wrong-case ")), "{list}");
}

#[test]
fn the_same_course_gives_the_same_bytes_on_any_number_of_cores() {
    let notes: Vec<(String, String)> = (0..120)
        .map(|number| {
            (format!("part-{}/class-{number}.md", number % 7), format!("# {number}\n\n[x](none-{number}.md) [y][z]\n"))
        })
        .collect();
    let files: Vec<(&str, &str)> = notes.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let folder = course(&files);
    for format in ["human", "json", "github", "sarif", "markdown"] {
        let report = |threads: &str| {
            let mut program = Command::new(env!("CARGO_BIN_EXE_coursenotes"));
            program.args(["check", "--format", format]).current_dir(folder.path()).env("RAYON_NUM_THREADS", threads);
            without_time(&String::from_utf8_lossy(&program.output().expect("the program starts").stdout))
        };
        assert_eq!(report("1"), report("8"), "{format}");
    }
}

#[test]
fn what_was_meant_is_guessed_from_what_was_typed() {
    let folder = course(&[("README.md", "# Trees\n"), ("notes/class-01.md", "# Class 1\n")]);
    let typed: &[(&[&str], &str)] = &[
        (&["check", "--fix"], "that is a command of its own: coursenotes fix"),
        (&["notes"], "to check it: coursenotes check notes"),
        (&["README.md"], "to check it: coursenotes check README.md"),
        (&["new", "Class", "27", "graph"], "a title stands in quotes: coursenotes new \"Class 27 graph\""),
        (&["export", "pdf"], "`coursenotes export html` writes a page `all.html`, which a browser prints as a PDF"),
        (&["chekc"], "a similar subcommand exists: 'check'"),
        (&["check", "note"], "there is no folder `note`; did you mean `notes`?"),
        (&["explain", "broken-link"], "there is no rule `broken-link`; did you mean `missing-file`?"),
    ];
    for (arguments, expected) in typed {
        let said = run(folder.path(), arguments).err;
        assert!(said.contains(expected), "{arguments:?}: {said}");
    }
    let said = run(folder.path(), &["check", "--xyz"]).err;
    assert!(!said.contains("-- --xyz"), "an option is no value: {said}");
}

#[test]
fn several_repositories_in_one_folder_are_told() {
    let files =
        [("heaps/README.md", "# Heaps\n"), ("trees/notes/README.md", "# Trees\n"), ("plain/README.md", "# Plain\n")];
    let folder = course(&files);
    let warning = |path: &[&str]| run(&folder.path().join(path[0]), &[&["check"], &path[1..]].concat()).err;
    std::fs::create_dir(folder.path().join("heaps/.git")).expect("make a folder");
    assert_eq!(warning(&["."]), "", "one alone is no choice");
    // Of a submodule, `.git` is a file.
    std::fs::write(folder.path().join("trees/.git"), "gitdir: elsewhere").expect("write a file");
    let beside = Path::new("..").join("heaps").display().to_string();
    for (path, one) in [(&["."][..], "heaps"), (&["plain", ".."], &beside), (&["heaps", ".."], ".")] {
        let expected = format!(
            "warning: 2 git repositories lie in this folder and are read as one course; \
             name a folder to read it alone, such as {one}\n"
        );
        assert_eq!(warning(path), expected);
    }
    // A home page makes one course of them, and so do settings.
    for (name, text) in [("README.md", "# All\n"), ("coursenotes.toml", "")] {
        std::fs::write(folder.path().join(name), text).expect("write a file");
        assert_eq!(warning(&["."]), "", "{name}");
        std::fs::remove_file(folder.path().join(name)).expect("it is there");
    }
}
