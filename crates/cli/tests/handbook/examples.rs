//! Examples of Markdown in the handbook: each becomes a note of a small course, and the rules are asked.

use coursenotes_checker::check;
use coursenotes_course::{Answers, Config, RuleLevels, WebAnswers, load};
use std::collections::BTreeSet;
use std::path::Path;

/// The note that the example becomes, and what is around it: whatever examples link to is there.
const EXAMPLE: &str = "notes/example.md";
const AROUND: &[(&str, &str)] = &[
    ("README.md", "# Home\n\n- [Example](notes/example.md)\n"),
    ("notes/class-01.md", "# Class 1\n\n## Exit codes\n\nZero is clean.\n"),
    ("notes/class-02.md", "# Class 2\n\nBinary trees.\n"),
    ("notes/handbook/class-02.md", "# Class 2 of the handbook\n\nLinks.\n"),
    ("notes/my notes.md", "# My notes\n\nMine.\n"),
    ("notes/my-notes.md", "# My own notes\n\nMine too.\n"),
    ("notes/tree.png", "stands for a picture"),
];

/// What an example in the middle of a note may lead to.
const BELOW: &str = "\n## Repeated headings\n\nThe second gets a number.\n";

/// Rules about a note as a whole, which an example is not.
const OF_WHOLE_NOTES: &[&str] = &["no-title"];

/// What is wrong with an example behind which these rules are named.
pub(crate) fn fault(text: &str, named: &str) -> Option<String> {
    let named: BTreeSet<&str> = named.split_whitespace().collect();
    let found = found(text);
    let found: BTreeSet<&str> = found.iter().copied().collect();
    (found != named)
        .then(|| format!("found in this example: {}; named behind `markdown`: {}", list(&found), list(&named)))
}

fn list(rules: &BTreeSet<&str>) -> String {
    let rules: Vec<&str> = rules.iter().copied().collect();
    if rules.is_empty() { "nothing".to_owned() } else { rules.join(" ") }
}

/// The rules that find something in the example.
fn found(text: &str) -> Vec<&'static str> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path().canonicalize().expect("it is there");
    let text = format!("{text}{BELOW}");
    for (path, content) in AROUND.iter().chain(&[(EXAMPLE, text.as_str())]) {
        write(&root, path, content);
    }
    let course = load(&root, Config::default()).expect("the folder has notes");
    let disk = coursenotes_probe::disk(&course).expect("the folder can be read");
    let answers = Answers { disk, web: WebAnswers::default() };
    let levels = RuleLevels::new(&course.config, &root, &[]).expect("nothing is configured");
    let all = check(&course, &answers, &levels).diagnostics;
    let here = all.iter().filter(|one| course.path(one.span.file) == EXAMPLE).map(|one| one.rule);
    here.filter(|rule| !OF_WHOLE_NOTES.contains(rule)).collect()
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("make folders");
    std::fs::write(path, text).expect("write a file");
}
