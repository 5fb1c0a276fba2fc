//! The page of all commands, from what the program itself takes.

use clap::{Arg, Command};
use std::fmt::Write;

/// Every command with its options, as `--help` tells them.
pub(super) fn commands() -> String {
    let mut page = String::from(
        "# Commands\n\n[Back to Home](../README.md)\n\n\
         Every command with its options, as `coursenotes COMMAND --help` tells them. `coursenotes` alone says in a few lines\n\
         what it found here, and changes nothing. Exit codes: 0 clean, 1 findings that fail, 2 could not run.\n",
    );
    for command in coursenotes::command().get_subcommands() {
        push(&mut page, "coursenotes", command);
    }
    page
}

fn push(page: &mut String, before: &str, command: &Command) {
    let name = format!("{before} {}", command.get_name());
    let arguments: Vec<&Arg> = command.get_arguments().filter(|arg| !arg.is_hide_set()).collect();
    let is_group = command.has_subcommands() && arguments.is_empty();
    if !is_group {
        write!(page, "\n## {name}\n\n{}.\n", command.get_about().unwrap_or_default()).expect("write to a string");
    }
    if !arguments.is_empty() && !is_group {
        page.push_str("\n| option | meaning |\n| --- | --- |\n");
        for argument in arguments {
            writeln!(page, "| `{}` | {} |", form(argument), meaning(argument)).expect("write to a string");
        }
    }
    if let Some(examples) = command.get_after_help() {
        let examples = examples.to_string();
        let lines = examples.lines().skip(1).map(|line| line.strip_prefix("  ").unwrap_or(line));
        let lines: Vec<String> = lines.map(commented).collect();
        write!(page, "\n```sh\n{}\n```\n", lines.join("\n")).expect("write to a string");
    }
    for command in command.get_subcommands() {
        push(page, &name, command);
    }
}

/// An example as a shell takes it: what it does stands behind a mark.
fn commented(line: &str) -> String {
    match line.split_once("   ") {
        Some((command, words)) => format!("{command}   # {}", words.trim_start()),
        None => line.to_owned(),
    }
}

/// `PATH`, `-o, --output FILE`, `--color auto|always|never`
fn form(argument: &Arg) -> String {
    let names = argument.get_value_names().unwrap_or_default();
    let value = names.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let choices: Vec<String> = argument
        .get_possible_values()
        .iter()
        .filter(|value| !value.is_hide_set())
        .map(|value| value.get_name().to_owned())
        .collect();
    let takes = argument.get_action().takes_values();
    let value = if takes && !choices.is_empty() { choices.join("\\|") } else { value };
    let long = argument.get_long().map(|long| format!("--{long}"));
    let short = argument.get_short().map(|short| format!("-{short}"));
    let flags: Vec<String> = short.into_iter().chain(long).collect();
    match (flags.join(", "), takes) {
        (flags, _) if flags.is_empty() => value,
        (flags, true) => format!("{flags} {value}"),
        (flags, false) => flags,
    }
}

fn meaning(argument: &Arg) -> String {
    let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
    help.replace('\n', " ").replace('|', "\\|").replace('[', "(").replace(']', ")")
}
