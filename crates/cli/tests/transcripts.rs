//! The program's words, recorded: every command with its main work, its options and the mistakes that people make.
//!
//! `transcripts/NAME.md` holds commands and what they print, over a copy of the folder `NAME.in`; files in `NAME.out` must
//! be there afterwards, as they stand there. The `console` blocks of the handbook are run in the same way, over
//! `handbook/PAGE.in`; a block that begins with `console exits-1` is one whose commands find something.
//!
//! `TRYCMD=overwrite cargo test -p coursenotes --test transcripts` writes what the program says now into the transcripts;
//! read the difference before you commit it. `[..]` stands for a part of a line that is another each time, `...` for lines.
//! The pages of the handbook are not written over: what they show is for readers, and is changed by hand.

#![expect(clippy::disallowed_methods, reason = "tests make folders and run the program")]

mod support;
#[path = "support/recorded.rs"]
mod transcript;

use clap::parser::ValueSource;
use clap::{ArgMatches, Command};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use transcript::{Page, Step, pages, recorded, transcripts};
use trycmd::TestCases;

/// What the machine would put in: who commits and when, and the repository that a job in CI belongs to.
const ENVIRONMENT: &[(&str, &str)] = &[
    ("GIT_AUTHOR_NAME", "Ada"),
    ("GIT_AUTHOR_EMAIL", "ada@example.org"),
    ("GIT_AUTHOR_DATE", "2026-11-01T08:00:00Z"),
    ("GIT_COMMITTER_NAME", "Ada"),
    ("GIT_COMMITTER_EMAIL", "ada@example.org"),
    ("GIT_COMMITTER_DATE", "2026-11-01T08:00:00Z"),
    ("GIT_CONFIG_GLOBAL", "/dev/null"),
    ("GIT_CONFIG_NOSYSTEM", "1"),
    ("GITHUB_REPOSITORY", ""),
];

fn cases() -> TestCases {
    let cases = TestCases::new();
    cases.register_bin("coursenotes", Path::new(env!("CARGO_BIN_EXE_coursenotes")));
    cases.register_bin("git", git());
    for (name, value) in ENVIRONMENT {
        cases.env(*name, *value);
    }
    cases
}

/// trycmd wants the place of a program.
fn git() -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let name = format!("git{}", std::env::consts::EXE_SUFFIX);
    let mut places = std::env::split_paths(&path).map(|folder| folder.join(&name));
    places.find(|place| place.is_file()).expect("git is on the path")
}

#[test]
fn the_program_says_what_is_recorded() {
    cases().case("tests/transcripts/*.md").run();
}

#[test]
fn the_program_says_what_the_handbook_shows() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let shown: Vec<Page> = pages().into_iter().filter(|page| page.text.contains("\n```console")).collect();
    assert!(!shown.is_empty(), "the handbook has an example with what the program says");
    for page in &shown {
        let place = folder.path().join(Path::new(&page.path).file_name().expect("a page has a name"));
        fs::write(&place, as_transcript(&page.text)).expect("write a page");
        support::copy(&page.folder(), &place.with_extension("in"));
        // With this folder, trycmd runs the page over a copy.
        fs::create_dir(place.with_extension("out")).expect("make a folder");
    }
    cases().case(folder.path().join("*.md")).run();
}

/// A page as trycmd reads it: with exit codes, with an empty line where output ends in a line end, and without what is
/// another on each day.
fn as_transcript(page: &str) -> String {
    let mut text = String::new();
    let mut exits = "";
    let (mut is_console, mut has_output) = (false, false);
    for line in page.lines() {
        let (is_fence, is_command) = (line.starts_with("```"), line.starts_with("$ "));
        if has_output && (is_fence || is_command) {
            text.push('\n');
        }
        if is_fence {
            exits = if line == "```console exits-1" { "? 1\n" } else { "" };
            text.push_str(line.split(' ').next().unwrap_or_default());
        } else {
            text.push_str(&without_time(line));
        }
        text.push('\n');
        if is_command {
            text.push_str(exits);
        }
        is_console = if is_fence { line.starts_with("```console") } else { is_console };
        has_output = is_console && !is_fence && !is_command;
    }
    text
}

/// `(0.01 s)` is another time on another day.
fn without_time(line: &str) -> String {
    match (line.strip_suffix(" s)"), line.rfind('(')) {
        (Some(rest), Some(at)) if rest[at + 1..].parse::<f64>().is_ok() => format!("{}([..] s)", &line[..at]),
        _ => line.to_owned(),
    }
}

/// What no transcript can hold, and where it is tested instead: a command, or one of its options.
const TOLD_ELSEWHERE: &[(&str, &str, &str)] = &[
    ("serve", "", "it goes on until somebody ends it: serve.rs"),
    ("serve", "port", "serve.rs"),
    ("serve", "open", "it opens a browser, which a machine that tests may not have"),
    ("export html", "open", "it opens a browser, which a machine that tests may not have"),
];

#[test]
fn every_command_and_option_is_recorded() {
    let steps = recorded();
    let seen = Seen::of(&steps);
    let mut wanting = Vec::new();
    visit(&coursenotes::command(), "", &mut |path, command| wanting.extend(seen.wanting(path, command)));
    let told = |one: &Wanting| TOLD_ELSEWHERE.iter().any(|(path, option, _)| one.0 == *path && one.1 == *option);
    let missing = wanting.iter().filter(|one| !told(one)).map(|(path, option, what)| {
        format!("coursenotes {path} {option}: no transcript {what}; add one to crates/cli/tests/transcripts")
    });
    let missing: Vec<String> = missing.collect();
    assert!(missing.is_empty(), "{}", missing.join("\n"));
    for (path, option, _) in TOLD_ELSEWHERE {
        let is_wanting = wanting.iter().any(|one| one.0 == *path && one.1 == *option);
        assert!(is_wanting, "coursenotes {path} {option} is recorded: take it out of TOLD_ELSEWHERE");
    }
}

/// What one types first after the name of a command is told below its options.
#[test]
fn the_help_of_every_command_ends_with_examples() {
    visit(&coursenotes::command(), "", &mut |path, command| {
        let examples = command.get_after_help().map(ToString::to_string).unwrap_or_default();
        let is_told = examples.starts_with("Examples:") && examples.contains(&format!("coursenotes {path}"));
        assert!(is_told || path.is_empty() || command.has_subcommands(), "coursenotes {path} --help has no examples");
    });
}

/// A command, an option of it or nothing, and what no transcript shows of it.
type Wanting = (String, String, &'static str);

/// What transcripts show: commands by their path, such as `export html`.
#[derive(Default)]
struct Seen {
    helped: BTreeSet<String>,
    worked: BTreeSet<String>,
    mistaken: BTreeSet<String>,
    options: BTreeSet<(String, String)>,
}

impl Seen {
    fn of(steps: &[Step]) -> Self {
        let mut seen = Self::default();
        for step in steps.iter().filter(|step| step.words.first().is_some_and(|word| word == "coursenotes")) {
            let path = command_path(&step.words);
            if step.words.last().is_some_and(|word| word == "--help") {
                seen.helped.insert(path);
            } else if step.code == 2 {
                seen.mistaken.insert(path);
            } else {
                seen.worked.insert(path);
            }
            if let Ok(matches) = coursenotes::command().try_get_matches_from(&step.words) {
                seen.note_options(&matches, "");
            }
        }
        seen
    }

    fn note_options(&mut self, matches: &ArgMatches, path: &str) {
        let typed = matches.ids().filter(|id| matches.value_source(id.as_str()) == Some(ValueSource::CommandLine));
        self.options.extend(typed.map(|id| (path.to_owned(), id.as_str().to_owned())));
        if let Some((name, inner)) = matches.subcommand() {
            self.note_options(inner, &join(path, name));
        }
    }

    fn wanting(&self, path: &str, command: &Command) -> Vec<Wanting> {
        let works = if command.is_subcommand_required_set() { &self.mistaken } else { &self.worked };
        let kinds = [(&self.helped, "with --help"), (works, "of its work"), (&self.mistaken, "of a mistake")];
        let kinds = kinds.into_iter().filter(|(seen, _)| !seen.contains(path));
        let kinds = kinds.map(|(_, what)| (path.to_owned(), String::new(), what));
        let options = command.get_arguments().map(|argument| argument.get_id().as_str());
        let options = options.filter(|id| !["help", "version"].contains(id));
        let options = options.filter(|id| !self.options.contains(&(path.to_owned(), (*id).to_owned())));
        kinds.chain(options.map(|id| (path.to_owned(), id.to_owned(), "with this option"))).collect()
    }
}

/// The names of the commands that a line begins with.
fn command_path(words: &[String]) -> String {
    let mut command = coursenotes::command();
    let mut path = String::new();
    for word in &words[1..] {
        let Some(inner) = command.find_subcommand(word).cloned() else { break };
        path = join(&path, word);
        command = inner;
    }
    path
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path} {name}") }
}

/// Visits a command and all below it.
fn visit(command: &Command, path: &str, take: &mut dyn FnMut(&str, &Command)) {
    take(path, command);
    for inner in command.get_subcommands() {
        visit(inner, &join(path, inner.get_name()), take);
    }
}

/// A course without a transcript is left over.
#[test]
fn every_folder_belongs_to_a_transcript() {
    for entry in fs::read_dir(transcripts()).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        let is_page = path.file_name().is_some_and(|name| name == "handbook");
        assert!(is_page || path.with_extension("md").is_file(), "{} has no transcript", path.display());
        // Without it, a transcript would be run inside of this repository, whose files are around it.
        assert!(is_page || path.with_extension("out").is_dir(), "{} needs a folder `.out`", path.display());
    }
}
