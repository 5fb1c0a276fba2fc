//! What people type that no command takes, and what they may have meant.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::path::Path;

/// Puts a way out into an error that has none of use.
pub(crate) fn explain(mut error: clap::Error, typed: &[String]) -> clap::Error {
    let (kind, command) = match error.kind() {
        ErrorKind::UnknownArgument => (ContextKind::InvalidArg, typed.first()),
        ErrorKind::InvalidSubcommand => (ContextKind::InvalidSubcommand, typed.first()),
        _ => return error,
    };
    let Some(ContextValue::String(word)) = error.get(kind) else { return error };
    let tip = tip(word, command.map_or("", String::as_str), typed);
    let is_guessed =
        error.context().any(|(kind, _)| matches!(kind, ContextKind::SuggestedArg | ContextKind::SuggestedSubcommand));
    match tip {
        Some(tip) if !is_guessed => {
            let tip = ContextValue::StyledStrs(vec![tip.into()]);
            error.insert(ContextKind::Suggested, tip);
        }
        // That an option can be given as a value with `--` in front helps nobody who mistyped one.
        _ => drop(error.remove(ContextKind::Suggested)),
    }
    error
}

fn tip(word: &str, command: &str, typed: &[String]) -> Option<String> {
    let named = crate::command();
    let name = word.trim_start_matches('-');
    match command {
        _ if name != word && named.find_subcommand(name).is_some() => {
            Some(format!("that is a command of its own: coursenotes {name}"))
        }
        "new" if !word.starts_with('-') => {
            let title = typed[1..].iter().filter(|one| !one.starts_with('-')).map(String::as_str);
            Some(format!("a title stands in quotes: coursenotes new \"{}\"", title.collect::<Vec<_>>().join(" ")))
        }
        "export" if word.eq_ignore_ascii_case("pdf") => {
            Some("`coursenotes export html` writes a page `all.html`, which a browser prints as a PDF".to_owned())
        }
        _ if command == word && Path::new(word).exists() => Some(format!("to check it: coursenotes check {word}")),
        _ => None,
    }
}
