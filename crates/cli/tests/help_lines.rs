//! The help lines of `check`: what it proposes where something is wrong.

#![expect(clippy::disallowed_methods, reason = "tests make folders and run the program")]

mod support;

use support::{course, read, run, write};

#[test]
fn one_step_up_too_many_is_seen() {
    let folder = course(&[
        ("README.md", "# Home\n\n[a](a.md) [b](week/b.md) [up](../README.md)\n"),
        ("a.md", "# A\n\nWords enough for a note that is more than a stub.\n\n[Back to Home](../README.md#home)\n"),
        ("week/b.md", "# B\n\n[Back to Home](../../README.md), [other](../../none.md)\n"),
    ]);
    let (_, said, _) = run(folder.path(), &["check", "--all"]);
    assert!(said.contains("did you mean `README.md#home`?") && said.contains("did you mean `../README.md`?"), "{said}");
    assert_eq!(said.matches("link its address on the web").count(), 2, "{said}");
    assert_eq!(run(folder.path(), &["fix", "--unsafe-fixes"]).0, Some(0));
    assert!(read(folder.path(), "a.md").contains("(README.md#home)"));
    assert!(read(folder.path(), "week/b.md").contains("(../README.md), [other](../../none.md)"));
}

/// Who links a file that is there beside the course means that file.
#[test]
fn a_file_beside_the_course_is_not_mistaken_for_one_in_it() {
    let note = "# Home\n\n[all](../README.md)\n";
    let folder = course(&[("README.md", "# All\n"), ("course/README.md", "# Home\n"), ("course/a.md", note)]);
    write(folder.path(), "course/coursenotes.toml", "");
    let here = folder.path().join("course");
    let said = run(&here, &["check", "--all"]).1;
    assert!(said.contains("`../README.md` leads out of the course") && !said.contains("did you mean"), "{said}");
    run(&here, &["fix", "--unsafe-fixes"]);
    assert_eq!(read(&here, "a.md"), note);
    std::fs::remove_file(folder.path().join("README.md")).expect("remove a file");
    let said = run(&here, &["check", "--all"]).1;
    assert!(
        said.contains("`../README.md` leads out of the course") && said.contains("did you mean `README.md`"),
        "{said}"
    );
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_that_leads_nowhere_is_called_so() {
    let folder = course(&[("README.md", "# Home\n\n[Lists](broken.md)\n")]);
    std::os::unix::fs::symlink("gone.md", folder.path().join("broken.md")).expect("make a symbolic link");
    let (_, said, _) = run(folder.path(), &["check"]);
    assert!(said.contains("`broken.md` can't be read: it is a symbolic link to a file that isn't there"), "{said}");
    assert!(said.contains("bring that file back") && !said.contains("the right to read"), "{said}");
}

#[test]
fn the_headings_that_are_there_are_named() {
    let note =
        |number: usize| (1..=number).map(|one| format!("\n## Part {one} of many\n")).collect::<Vec<_>>().concat();
    let said = |text: String| {
        let folder = course(&[("README.md", "# Home\n\n[these](a.md#roots-and-leaves)\n"), ("a.md", &text)]);
        let (_, said, _) = run(folder.path(), &["check", "--rule", "missing-anchor"]);
        said.lines()
            .find_map(|line| line.split_once("= help: "))
            .map(|(_, help)| help.to_owned())
            .unwrap_or(said.clone())
    };
    assert_eq!(said("# Trees\n".to_owned()), "its only heading is `#trees`");
    assert_eq!(
        said("# Trees\n\n## Bark\n\n## The roots\n".to_owned()),
        "its headings are `#the-roots`, `#trees`, `#bark`"
    );
    let many = said(format!("# T\n\n## Root\n{}", note(9)));
    assert!(many.starts_with("its headings are `#root`, `#") && many.ends_with(" more"), "{many}");
    assert!(many.len() < 80, "{many}");
    // A paragraph that is written as a heading is no name to choose.
    let paragraph = format!("## {}\n", "A crown of an oak is wide. ".repeat(30));
    assert_eq!(said(format!("# Trees\n\n{paragraph}")), "its headings are `#trees` and 1 more");
    assert_eq!(said(paragraph), "an anchor is the heading in small letters, with hyphens for spaces");
}
