//! Commands of the handbook: each is a real one, and a transcript shows what it does.

use crate::transcript::{Step, recorded, repository, words};
use clap::Command;

/// How a command of another program is checked.
pub(crate) enum How {
    /// CI runs it.
    Ci,
    /// A transcript does.
    Transcript,
    /// By nobody but a person, for this reason.
    Hand(&'static str),
}

/// Commands of other programs.
pub(crate) const OTHERS: &[(&str, How)] = &[
    ("cargo xtask check", How::Ci),
    ("cargo xtask test", How::Ci),
    ("cargo xtask conformance epub", How::Ci),
    ("git diff", How::Transcript),
    ("git commit --all --message \"Repair links\"", How::Transcript),
    ("cargo install --locked --path crates/cli", How::Hand("it builds everything anew, which takes minutes")),
    (
        "curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y && . \"$HOME/.cargo/env\"",
        How::Hand("it is rustup's own line, and changes the machine"),
    ),
    ("git clone https://github.com/coursenotes/coursenotes && cd coursenotes", How::Hand("it needs a network")),
];

/// Commands that a transcript records in another form: a shell, or the place where one stands, makes it the same.
const RECORDED_AS: &[(&str, &str)] = &[
    // The shell finds the files.
    ("coursenotes links merge jobs/*/links.lock", "coursenotes links merge jobs/1/links.lock jobs/2/links.lock"),
    // A transcript writes nothing outside of its own folder.
    (
        "coursenotes check --accessibility --output ../accessibility.md",
        "coursenotes check --accessibility --output accessibility.txt",
    ),
    // A transcript asks no server: the addresses are left out.
    ("coursenotes links", "coursenotes links --exclude 'https://example.org/*'"),
    ("coursenotes links --shard 2/5", "coursenotes links --shard 2/5 --exclude 'https://example.org/*'"),
    // A preview ends when somebody ends it: serve.rs has the rest.
    ("coursenotes serve --open", "coursenotes serve --help"),
];

/// What the two lists speak of; one that no page has any more is left over.
pub(crate) fn listed() -> impl Iterator<Item = &'static str> {
    OTHERS.iter().map(|(line, _)| *line).chain(RECORDED_AS.iter().map(|(shown, _)| *shown))
}

/// What the transcripts hold.
pub(crate) struct Recorded {
    steps: Vec<Step>,
    /// What the program said in all of them.
    said: String,
    ci: String,
}

impl Recorded {
    pub(crate) fn read() -> Self {
        let steps = recorded();
        let said = steps.iter().map(|step| step.said.as_str()).collect();
        let workflow = std::fs::read_to_string(repository().join(".github/workflows/ci.yml"));
        Self { steps, said, ci: workflow.expect("CI has a workflow") }
    }

    /// What is wrong with a line of a fence.
    pub(crate) fn fault_of_line(&self, line: &str) -> Option<String> {
        let line = without_comment(line);
        if line.is_empty() {
            return None;
        }
        if line == "coursenotes" || line.starts_with("coursenotes ") {
            return self.fault_of_command(line);
        }
        let Some((_, how)) = OTHERS.iter().find(|(other, _)| *other == line) else {
            return Some(format!(
                "`{line}` is checked by nothing: say how it is in OTHERS, crates/cli/tests/handbook/commands.rs"
            ));
        };
        let is_checked = match how {
            How::Ci => self.ci.contains(&format!("- run: {line}")),
            How::Transcript => self.has(line),
            How::Hand(reason) => !reason.is_empty(),
        };
        (!is_checked).then(|| format!("`{line}` isn't run where OTHERS says that it is"))
    }

    /// What is wrong with a whole command of this program.
    pub(crate) fn fault_of_command(&self, line: &str) -> Option<String> {
        let command = without_shell(line);
        if let Some(fault) = fault_of_words(command) {
            return Some(fault);
        }
        let recorded =
            RECORDED_AS.iter().find(|(shown, _)| *shown == command).map_or(command, |(_, recorded)| *recorded);
        (!self.has(recorded)).then(|| {
            format!(
                "no transcript records `{recorded}`: add it to one in crates/cli/tests/transcripts, or to RECORDED_AS"
            )
        })
    }

    fn has(&self, command: &str) -> bool {
        let command = words(command);
        self.steps.iter().any(|step| step.words == command)
    }

    /// What is wrong with words in backticks.
    pub(crate) fn fault_of_mention(&self, text: &str) -> Option<String> {
        let all = words(text);
        let first = all.first()?;
        let program = coursenotes::command();
        if first == "coursenotes" {
            let is_pattern = all.iter().any(|word| is_placeholder(word));
            let is_whole = !is_pattern && fault_of_words(without_shell(text)).is_none();
            return if is_whole { self.fault_of_command(text) } else { fault_of_options(&program, text, &all[1..]) };
        }
        if is_option(first) {
            let unknown = all.iter().filter(|word| is_option(word)).find(|word| !any_has(&program, word));
            return unknown.map(|word| format!("`{text}`: there is no option `{word}`"));
        }
        if all.len() > 1 && program.find_subcommand(first).is_some() {
            return fault_of_options(&program, text, &all);
        }
        let is_message = all.len() >= 4 && first.starts_with(char::is_alphabetic);
        let is_known = || OTHERS.iter().any(|(other, _)| *other == text) || self.said.contains(text);
        (is_message && !is_known()).then(|| {
            format!("no transcript has `{text}`: record where the program says it, or name another program's command in OTHERS")
        })
    }
}

/// What the program says against a command.
pub(crate) fn fault_of_words(command: &str) -> Option<String> {
    let error = coursenotes::command().try_get_matches_from(words(command)).err().filter(clap::Error::use_stderr)?;
    let said = error.to_string();
    Some(format!("`{command}` is no command: {}", said.lines().next().unwrap_or_default()))
}

/// What an example of the help says behind a command.
fn without_comment(line: &str) -> &str {
    line.split_once(" # ").map_or(line, |(command, _)| command).trim()
}

/// What the shell does with the output, or with the exit code, is its own affair.
pub(crate) fn without_shell(line: &str) -> &str {
    let end = [" > ", " || "].iter().filter_map(|mark| line.find(mark)).min();
    line[..end.unwrap_or(line.len())].trim()
}

/// An option that the command at the beginning of `words` doesn't have.
fn fault_of_options(program: &Command, text: &str, words: &[String]) -> Option<String> {
    let mut command = program;
    let mut rest = words;
    while let Some(inner) = rest.first().and_then(|word| command.find_subcommand(word)) {
        command = inner;
        rest = &rest[1..];
    }
    let unknown = rest.iter().filter(|word| is_option(word)).find(|word| !has(command, word));
    unknown.map(|word| format!("`{text}`: there is no option `{word}`"))
}

fn is_option(word: &str) -> bool {
    word.trim_start_matches('-').starts_with(char::is_alphabetic) && word.starts_with('-')
}

/// `NAME`, which stands for one.
fn is_placeholder(word: &str) -> bool {
    word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase())
}

fn has(command: &Command, option: &str) -> bool {
    let option = option.trim_end_matches(',');
    option == "--help"
        || command.get_arguments().any(|argument| match option.strip_prefix("--") {
            Some(long) => argument.get_long() == Some(long),
            None => argument.get_short().is_some_and(|short| option == format!("-{short}")),
        })
}

fn any_has(command: &Command, option: &str) -> bool {
    has(command, option) || command.get_subcommands().any(|inner| any_has(inner, option))
}
