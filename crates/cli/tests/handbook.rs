//! The handbook's examples are true: each fence of the README and of `notes/handbook/*.md` is checked by what it holds.
//!
//! | fence | how it is checked |
//! | --- | --- |
//! | `console` | `transcripts.rs` runs it over `transcripts/handbook/PAGE.in` and compares what the program says |
//! | `sh` | commands of this program are real ones, and a transcript records them; others stand in [`commands::OTHERS`] |
//! | `toml` | is read as a configuration; its rules are rules |
//! | `yaml` | is a workflow: its keys, its actions with their inputs, its commands; `cargo xtask ci workflows` asks GitHub's own parser too |
//! | `yaml gitlab` | is a `.gitlab-ci.yml`: the keys and stages of its jobs, its commands, the release |
//! | `json` | is read as a record of web addresses, and is written in the same words |
//! | `markdown` | is a note in a small course: the rules named behind `markdown` find something in it, and no others |
//!
//! In the text around them, a command in backticks (`coursenotes …`, or `check --web`) is a real one with real options, and
//! so is an option by itself (`--web`). A complete command is recorded, as in a fence. Four words or more in backticks that
//! are neither are words of the program, and a transcript has them. Tables of headings with their anchors, of the action's
//! inputs and of formats are compared with the code. What has no such form, such as `class-01.md` or a
//! rule's name, is left to the eye. The pages of the rules are their own tests (`rule_pages.rs`).

#![expect(clippy::disallowed_methods, reason = "tests read files and make folders")]

#[path = "handbook/commands.rs"]
mod commands;
#[path = "handbook/examples.rs"]
mod examples;
#[path = "handbook/tables.rs"]
mod tables;
#[path = "support/recorded.rs"]
mod transcript;
#[path = "handbook/workflows.rs"]
mod workflows;

use commands::Recorded;
use coursenotes_checker::RULES;
use coursenotes_course::{CONFIG_NAME, Config, Record, RuleLevels};
use coursenotes_diagnostics::{FileId, Lines};
use coursenotes_parser::{NodeId, NodeKind, Note, parse};
use std::path::Path;
use transcript::{Page, files, pages, repository};

#[test]
fn every_example_is_true() {
    let recorded = Recorded::read();
    let faults: Vec<String> = pages().iter().flat_map(|page| faults(page, &recorded)).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn nothing_is_listed_that_no_page_has() {
    let all: String = pages().into_iter().map(|page| page.text).collect();
    for line in commands::listed() {
        assert!(all.contains(line), "no page has `{line}`: take it out of crates/cli/tests/handbook/commands.rs");
    }
}

/// Class 2 says so.
#[test]
fn every_class_has_its_link_home_at_the_top_and_at_the_bottom() {
    for folder in ["notes/handbook", "notes/reading"] {
        let classes = files(&repository().join(folder), folder);
        let classes: Vec<&Page> = classes.iter().filter(|page| page.path.contains("/class-")).collect();
        assert!(classes.len() > 5, "{folder} has {} classes", classes.len());
        for Page { path, text } in classes {
            let lines: Vec<&str> = text.lines().collect();
            // Definitions and footnotes stand below everything else.
            let end =
                lines.iter().rposition(|line| !line.starts_with('[') && !line.starts_with(' ') && !line.is_empty());
            let home = |lines: &[&str]| lines.iter().any(|line| line.ends_with("[Back to Home](../README.md)"));
            assert!(home(&lines[..6]), "{path}: the top");
            assert!(home(&lines[end.unwrap_or_default().saturating_sub(4)..]), "{path}: the bottom");
        }
    }
}

/// A new example that nobody checks is refused, and one that is untrue too.
#[test]
fn an_example_that_is_not_true_is_refused() {
    let cases = [
        ("```sh\ncoursenotes chek\n```", "page.md:2: `coursenotes chek` is no command"),
        ("```sh\ncoursenotes check --everything\n```", "page.md:2: `coursenotes check --everything` is no command"),
        ("```sh\ncoursenotes check old-notes   # all of it\n```", "page.md:2: no transcript records"),
        ("```sh\nmake book\n```", "page.md:2: `make book` is checked by nothing"),
        ("```toml\ntitel = \"Trees\"\n```", "page.md:2: there is no key `titel`"),
        ("```toml\n[rules]\nmissing = \"off\"\n```", "page.md:3: there is no rule `missing`"),
        ("```json\n{\"version\": 1, \"links\": 3}\n```", "page.md:1: this is no record of web addresses"),
        ("```yaml\non: push\njobs: {}\n```", "page.md:1: a workflow has jobs"),
        ("```yaml gitlab\nvariables: {}\n```", "page.md:1: it has no jobs"),
        ("```yaml gitlab\na: {scripts: [b]}\n```", "page.md:1: in the job `a`: a job has no key `scripts`"),
        ("```yaml gitlab\na: {stage: b, script: [c]}\n```", "page.md:1: in the job `a`: there is no stage `b`"),
        ("```yaml gitlab\npages: {script: [b]}\n```", "page.md:1: in the job `pages`: it keeps the site in `public`"),
        (
            "```yaml gitlab\na: {script: [coursenotes chek]}\n```",
            "page.md:1: in the job `a`: `coursenotes chek` is no command",
        ),
        ("```yaml gitlab\na: {script: [curl x/releases/download/v0.0.9/y]}\n```", "page.md:1: coursenotes has version"),
        (
            "```markdown\n[a](b)\n```",
            "page.md:1: found in this example: missing-file; named behind `markdown`: nothing",
        ),
        (
            "```markdown pseudo-list\n- a\n```",
            "page.md:1: found in this example: nothing; named behind `markdown`: pseudo-list",
        ),
        ("```text\n2 errors in 4 notes\n```", "page.md:1: nothing checks a fence in `text`"),
        ("```console\nNo errors\n```", "page.md:1: a `console` block begins with `$ `"),
        ("```\nx\n```", "page.md:1: nothing checks a fence in ``"),
        ("Say `coursenotes check --al` now.", "page.md:1: `coursenotes check --al`: there is no option `--al`"),
        ("Say `fix --now` now.", "page.md:1: `fix --now`: there is no option `--now`"),
        (
            "| heading | anchor |\n| --- | --- |\n| `## A b` | `#ab` |",
            "page.md:1: the anchors in this table are #a-b; told: #ab",
        ),
        ("Say `--everything` now.", "page.md:1: `--everything`: there is no option `--everything`"),
        ("It says `the course is perfect as it is`.", "page.md:1: no transcript has `the course is perfect as it is`"),
    ];
    let recorded = Recorded::read();
    for (text, expected) in cases {
        let page = Page { path: "page.md".to_owned(), text: format!("{text}\n") };
        let faults = faults(&page, &recorded);
        assert!(
            faults.len() == 1 && faults[0].starts_with(expected),
            "{text}\nexpected: {expected}\nfound: {faults:?}"
        );
    }
}

/// What is untrue on a page, each with its place and the way out.
fn faults(page: &Page, recorded: &Recorded) -> Vec<String> {
    let note = parse(FileId(0), page.text.clone());
    let lines = Lines::new(&page.text);
    let mut faults = Vec::new();
    for (id, node) in note.walk() {
        let line = lines.position(node.start as usize).line;
        let mut say = |below: usize, fault: String| faults.push(format!("{}:{}: {fault}", page.path, line + below));
        match node.kind {
            NodeKind::FencedCode(number) => {
                let info = note.slice(note.fences[number as usize].info).to_owned();
                fence(page, &info, &content(&note, id), recorded, &mut say);
            }
            NodeKind::Table(_) => tables::fault(&note, id).into_iter().for_each(|fault| say(0, fault)),
            NodeKind::Code => {
                let words = note.shown(id).replace('\n', " ");
                if let Some(fault) = recorded.fault_of_mention(words.trim()) {
                    say(0, fault);
                }
            }
            _ => {}
        }
    }
    faults
}

/// The text between the fences.
fn content(note: &Note, id: NodeId) -> String {
    note.children(id).map(|child| note.shown(child).into_owned()).collect()
}

/// Checks a fence. A fault is told with the lines that it stands below the fence's first.
fn fence(page: &Page, info: &str, text: &str, recorded: &Recorded, say: &mut dyn FnMut(usize, String)) {
    let (language, rest) = info.split_once(' ').unwrap_or((info, ""));
    let mut whole = |fault: Option<String>| fault.into_iter().for_each(|fault| say(0, fault));
    match language {
        "console" => whole(fault_of_console(page, rest, text)),
        "sh" => {
            for (number, line) in (1..).zip(text.lines()) {
                recorded.fault_of_line(line).into_iter().for_each(|fault| say(number, fault));
            }
        }
        "toml" => configuration(text).into_iter().for_each(|(line, fault)| say(line, fault)),
        "yaml" if rest == "gitlab" => whole(workflows::fault_on_gitlab(text)),
        "yaml" => whole(workflows::fault(text)),
        "json" => whole(fault_of_record(text)),
        "markdown" => whole(examples::fault(text, rest)),
        other => whole(Some(format!(
            "nothing checks a fence in `{other}`: what the program says is `console`, under the command that says it; \
             or add a way to check it to crates/cli/tests/handbook.rs"
        ))),
    }
}

fn fault_of_console(page: &Page, exits: &str, text: &str) -> Option<String> {
    if !text.starts_with("$ ") {
        return Some("a `console` block begins with `$ ` and a command".to_owned());
    }
    if !["", "exits-1"].contains(&exits) {
        return Some(format!("`{exits}` means nothing behind `console`; `exits-1` is known"));
    }
    let folder = page.folder();
    (!folder.is_dir()).then(|| format!("the example has no course: make the folder {}", folder.display()))
}

/// The line of what is wrong, below the fence, and what it is.
fn configuration(text: &str) -> Option<(usize, String)> {
    let names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
    let root = Path::new("");
    let config = Config::parse(text, Path::new(CONFIG_NAME));
    let error = config.and_then(|config| RuleLevels::new(&config, root, &names)).err()?.to_string();
    let (_, said) = error.split_once(':').expect("a message about the configuration begins with its place");
    let (line, said) = said.split_once(": ").expect("and its line");
    Some((line.parse().expect("a number"), said.to_owned()))
}

fn fault_of_record(text: &str) -> Option<String> {
    let read = Record::read(text);
    if let Some(trouble) = read.trouble {
        return Some(format!("this is no record of web addresses: it {trouble}"));
    }
    let written = read.record.to_text();
    (written != text).then(|| format!("the program writes this record otherwise:\n{written}"))
}
