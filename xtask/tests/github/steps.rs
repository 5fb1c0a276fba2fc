//! The steps that workflows call: which parts there are, and when they may leave something out.

use std::process::{Command, Output};

/// Runs a step.
pub(crate) fn xtask(arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    for name in ["COURSENOTES_REQUIRE_TOOLS", "GITHUB_REF_NAME", "GITHUB_REF_TYPE"] {
        command.env_remove(name);
    }
    command.args(arguments).envs(variables.iter().copied()).output().expect("xtask starts")
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The parts of `cargo xtask ci`: what is none is answered with their names.
pub(crate) fn parts() -> Vec<String> {
    let said = text(&xtask(&["ci", "no-such-part"], &[]).stderr);
    let (_, names) = said.split_once("[possible values: ").expect("the parts are named");
    names.split_once(']').expect("a list ends").0.split(", ").map(str::to_owned).collect()
}

#[test]
fn the_help_names_every_part() {
    let help = text(&xtask(&["ci", "--help"], &[]).stdout);
    let (head, _) = help.split_once("Usage:").expect("a help tells the usage");
    for part in parts() {
        // A build is a part of the lints.
        assert!(head.contains(&part) || part == "build", "{part} is missing: {head}");
    }
}

#[test]
fn a_missing_tool_is_skipped_and_said() {
    let run = xtask(&["ci", "workflows"], &[("PATH", "")]);
    let said = text(&run.stdout);
    assert!(run.status.success(), "{said}");
    assert!(said.contains("\nskipped: workflows are not read, for npm is not here\n"), "{said}");
    assert!(!said.contains("failed"), "{said}");
}

#[test]
fn a_missing_tool_that_is_required_fails_and_times_are_said() {
    let run = xtask(&["ci", "workflows"], &[("PATH", ""), ("COURSENOTES_REQUIRE_TOOLS", "1")]);
    assert_eq!(run.status.code(), Some(2));
    assert!(text(&run.stderr).contains("npm is not here (COURSENOTES_REQUIRE_TOOLS is 1"), "{}", text(&run.stderr));
    let said = text(&run.stdout);
    let last = said.lines().last().unwrap_or_default();
    assert!(last.starts_with("workflows ") && last.ends_with(" s, failed"), "{said}");
}

#[test]
fn a_tag_of_another_version_makes_no_release() {
    let tag = [("GITHUB_REF_TYPE", "tag"), ("GITHUB_REF_NAME", "v987.0.0")];
    let run = xtask(&["dist", "--target", "no-such-system"], &tag);
    assert_eq!(run.status.code(), Some(2));
    let wanted = format!("the tag `v987.0.0` is not that of this version: name it v{}", env!("CARGO_PKG_VERSION"));
    assert!(text(&run.stderr).contains(&wanted), "{}", text(&run.stderr));
}
