//! The workflows as data.

use crate::steps::{parts, text, xtask};
use crate::{read, root};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Every YAML file below `.github`, with its text and what it holds.
fn files() -> Vec<(String, String, Value)> {
    let mut files = Vec::new();
    for entry in ignore::WalkBuilder::new(root().join(".github")).standard_filters(false).build() {
        let path = entry.expect("the folder can be read").into_path();
        if path.extension().is_some_and(|extension| extension == "yml" || extension == "yaml") {
            let name = path.strip_prefix(root()).expect("it lies in the root").to_string_lossy().replace('\\', "/");
            let text = read(&name);
            let value = serde_saphyr::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
            files.push((name, text, value));
        }
    }
    assert!(files.len() > 7, "the files are there");
    files
}

fn workflows() -> Vec<(String, Value)> {
    let in_folder = |name: &str| name.starts_with(".github/workflows");
    files().into_iter().filter(|(name, ..)| in_folder(name)).map(|(name, _, value)| (name, value)).collect()
}

fn workflow(name: &str) -> Value {
    serde_saphyr::from_str(&read(format!(".github/workflows/{name}.yml"))).expect("it is YAML")
}

/// The commands of the steps of a job.
fn commands(job: &Value) -> Vec<&str> {
    let steps = job["steps"].as_array().expect("a job has steps");
    steps.iter().filter_map(|step| step["run"].as_str()).flat_map(str::lines).collect()
}

/// The commands of every job of CI but the last, which only gathers what the others say, and of what belongs to CI and
/// runs once a week.
fn commands_of_ci() -> Vec<String> {
    let workflows = [workflow("ci"), workflow("advisories")];
    let jobs = workflows.iter().flat_map(|workflow| workflow["jobs"].as_object().expect("CI has jobs"));
    let jobs = jobs.filter(|(name, _)| *name != "done");
    jobs.flat_map(|(_, job)| commands(job)).map(str::to_owned).collect()
}

/// The words of a step of ours behind `cargo xtask`, whichever Rust runs it.
fn step(command: &str) -> Option<Vec<&str>> {
    let words: Vec<&str> = command.split_whitespace().filter(|word| !word.starts_with('+')).collect();
    Some(words.strip_prefix(&["cargo", "xtask"])?.to_vec())
}

fn installs_a_tool(command: &str) -> bool {
    command.starts_with("cargo install --locked ") || command.starts_with("rustup toolchain install ")
}

#[test]
fn ci_calls_steps_and_nothing_else() {
    let help = text(&xtask(&["--help"], &[]).stdout);
    for command in commands_of_ci() {
        let Some(words) = step(&command) else {
            assert!(installs_a_tool(&command), "`{command}` is no step of xtask");
            continue;
        };
        let known = help.lines().any(|line| line.split_whitespace().next() == words.first().copied());
        assert!(known, "there is no step `{command}`");
    }
}

#[test]
fn every_part_runs_in_ci_and_no_other() {
    let commands = commands_of_ci();
    let mut named: BTreeSet<String> = BTreeSet::new();
    for words in commands.iter().filter_map(|command| step(command)) {
        match words[..] {
            ["ci", ref parts @ ..] => named.extend(parts.iter().map(|part| (*part).to_owned())),
            // The same with marks beside the lines of a change.
            ["check", "--format", "github"] => named.extend(["notes".to_owned()]),
            _ => {}
        }
    }
    assert_eq!(named, parts().into_iter().collect());
}

#[test]
fn the_last_job_waits_for_all_others() {
    let ci = workflow("ci");
    let jobs = ci["jobs"].as_object().expect("CI has jobs");
    let others: BTreeSet<&str> = jobs.keys().map(String::as_str).filter(|name| *name != "done").collect();
    let needs = jobs["done"]["needs"].as_array().expect("it needs the others");
    assert_eq!(needs.iter().filter_map(Value::as_str).collect::<BTreeSet<_>>(), others);
}

#[test]
fn the_oldest_rust_is_the_one_that_is_promised() {
    let promised = env!("CARGO_PKG_RUST_VERSION");
    let ci = workflow("ci");
    let expected =
        [format!("rustup toolchain install {promised} --profile minimal"), format!("cargo +{promised} xtask ci build")];
    assert_eq!(commands(&ci["jobs"]["msrv"]), expected);
}

#[test]
fn workflows_may_only_read_unless_a_job_says_more() {
    for (name, workflow) in workflows() {
        let permissions = workflow["permissions"].as_object();
        let permissions = permissions.unwrap_or_else(|| panic!("{name}: it says what it may do"));
        assert!(permissions.values().all(|level| level == "read"), "{name}: {permissions:?}");
    }
}

#[test]
fn a_job_that_may_write_builds_nothing() {
    for (name, workflow) in workflows() {
        for (job, content) in workflow["jobs"].as_object().expect("a workflow has jobs") {
            let permissions = content["permissions"].as_object();
            let may_write = permissions.is_some_and(|all| all.values().any(|level| level == "write"));
            let builds = commands(content).iter().any(|command| command.contains("cargo"));
            assert!(!(may_write && builds), "{name}: {job} runs the build scripts of strangers");
        }
    }
}

#[test]
fn foreign_actions_are_pinned_and_each_in_one_version() {
    let mut pins: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, text, _) in files() {
        for line in text.lines().filter_map(|line| line.trim().trim_start_matches("- ").strip_prefix("uses: ")) {
            let (action, pin) = line.split_once('@').unwrap_or_else(|| panic!("{name}: {line}"));
            let (commit, tag) = pin.split_once(" # v").unwrap_or_else(|| panic!("{name}: no version beside {line}"));
            let is_commit = commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
            assert!(is_commit && tag.split('.').count() == 3, "{name}: {line}");
            pins.entry(action.to_owned()).or_default().insert(pin.to_owned());
        }
    }
    assert!(pins.values().all(|versions| versions.len() == 1), "{pins:#?}");
    assert!(pins.contains_key("actions/checkout"));
}

#[test]
fn what_readers_are_told_to_use_is_what_we_use() {
    let used: BTreeMap<String, String> = files().iter().flat_map(|(_, text, _)| actions(text)).collect();
    let written_by_init = "crates/cli/tests/transcripts/init.out/.github/workflows/notes.yml";
    let classes = ["class-05", "class-09", "class-10"].map(|name| format!("notes/handbook/{name}.md"));
    for page in ["README.md", written_by_init].into_iter().chain(classes.iter().map(String::as_str)) {
        let told = actions(&read(page));
        assert!(told.iter().any(|(action, _)| action == "actions/checkout"), "{page} has a workflow");
        for (action, version) in told.iter().filter(|(action, _)| action.starts_with("actions/")) {
            let major = used.get(action).and_then(|version| version.split('.').next());
            assert_eq!(major, Some(version.as_str()), "{page}: {action}");
        }
    }
}

/// The actions that a text uses, each with its version: the one behind the commit, where a commit is named.
fn actions(text: &str) -> Vec<(String, String)> {
    let after = text.split("uses: ").skip(1).filter_map(|rest| rest.lines().next());
    let uses = after.filter_map(|line| line.split([',', '}']).next()?.trim().split_once('@'));
    uses.map(|(name, pin)| (name.to_owned(), pin.rsplit(" # ").next().unwrap_or(pin).to_owned())).collect()
}

#[test]
fn ci_and_release_require_every_tool_in_one_version() {
    let mut tools: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for name in ["advisories", "ci", "release"] {
        let workflow = workflow(name);
        assert_eq!(workflow["env"]["COURSENOTES_REQUIRE_TOOLS"], 1, "{name}");
        for job in workflow["jobs"].as_object().expect("a workflow has jobs").values() {
            for tool in commands(job).iter().filter_map(|command| command.strip_prefix("cargo install --locked ")) {
                tools.entry(tool.to_owned()).or_default().insert(name.to_owned());
            }
        }
    }
    let all: BTreeSet<String> = ["advisories", "ci", "release"].map(str::to_owned).into();
    assert!(!tools.is_empty() && tools.values().all(|users| *users == all), "{tools:?}");
}
