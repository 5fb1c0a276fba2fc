//! Macros that a note defines in its formulas.

use super::arguments::{argument, command_end, group, optional, skip_blanks};
use std::collections::BTreeMap;

/// What was defined so far, by name without the backslash.
#[derive(Debug, Default)]
pub(super) struct Macros {
    by_name: BTreeMap<String, Macro>,
}

/// A macro.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Macro {
    /// How many arguments it takes.
    pub(super) arguments: usize,
    /// What stands for the first argument where it isn't given in brackets.
    pub(super) default: Option<String>,
    /// `#1` stands for the first argument.
    pub(super) body: String,
}

impl Macros {
    pub(super) fn get(&self, name: &str) -> Option<&Macro> {
        if self.by_name.is_empty() { None } else { self.by_name.get(name) }
    }

    /// Reads the definition that `command` begins; `at` is behind it. Returns where the text goes on.
    pub(super) fn define(&mut self, command: &str, text: &str, at: usize) -> Option<usize> {
        let (name, one, end) = match command {
            "newcommand" | "renewcommand" | "providecommand" => new_command(text, at)?,
            "def" | "gdef" | "edef" | "xdef" => plain_definition(text, at)?,
            "DeclareMathOperator" => operator(text, at)?,
            "let" => alias(text, at)?,
            _ => return None,
        };
        let known = command == "providecommand" && self.by_name.contains_key(&name);
        if !known {
            self.by_name.insert(name, one);
        }
        Some(end)
    }
}

impl Macro {
    /// The body with the arguments in it.
    pub(super) fn filled(&self, arguments: &[&str]) -> String {
        let mut filled = String::with_capacity(self.body.len());
        let mut parts = self.body.split('#');
        filled.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let number = part.chars().next().and_then(|digit| digit.to_digit(10)).unwrap_or(0) as usize;
            let Some(argument) = number.checked_sub(1).and_then(|index| arguments.get(index)) else {
                filled.push('#');
                filled.push_str(part);
                continue;
            };
            filled.push_str(argument);
            // `\alpha` and a letter behind it are two things.
            if argument.starts_with('\\') && part[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
                filled.push(' ');
            }
            filled.push_str(&part[1..]);
        }
        filled
    }
}

type Defined = (String, Macro, usize);

/// `\newcommand{\name}[2][default]{body}`, or without the first braces.
fn new_command(text: &str, at: usize) -> Option<Defined> {
    let at = if text[at..].starts_with('*') { at + 1 } else { at };
    let (name, mut at) = macro_name(text, at)?;
    let mut arguments = 0;
    let mut default = None;
    if let Some(count) = optional(text, at) {
        arguments = text[count.inner].trim().parse().ok().filter(|count| *count <= 9)?;
        at = count.end;
        if let Some(value) = optional(text, at) {
            default = Some(text[value.inner].to_owned());
            at = value.end;
        }
    }
    let body = argument(text, at)?;
    let one = Macro { arguments, default, body: text[body.inner].to_owned() };
    Some((name, one, body.end))
}

/// `\def\name#1#2{body}`; other signs between the arguments are left out.
fn plain_definition(text: &str, at: usize) -> Option<Defined> {
    let (name, at) = macro_name(text, at)?;
    let open = at + text[at..].find('{')?;
    let signs: String = text[at..open].split_whitespace().collect();
    let arguments = signs.len() / 2;
    let plain = &"#1#2#3#4#5#6#7#8#9"[..signs.len().min(18)];
    let body = group(text, open).filter(|_| signs == plain)?;
    Some((name, Macro { arguments, default: None, body: text[body.inner].to_owned() }, body.end))
}

/// `\DeclareMathOperator{\name}{words}`, and the one with a star.
fn operator(text: &str, at: usize) -> Option<Defined> {
    let (star, at) = if text[at..].starts_with('*') { ("*", at + 1) } else { ("", at) };
    let (name, at) = macro_name(text, at)?;
    let words = argument(text, at)?;
    let body = format!("\\operatorname{star}{{{}}}", &text[words.inner]);
    Some((name, Macro { arguments: 0, default: None, body }, words.end))
}

/// `\let\name=\other`
fn alias(text: &str, at: usize) -> Option<Defined> {
    let (name, at) = macro_name(text, at)?;
    let at = skip_blanks(text, at);
    let at = if text[at..].starts_with('=') { at + 1 } else { at };
    let other = argument(text, at)?;
    // A macro that stands for itself never ends.
    let body = text[other.inner].to_owned();
    if body[1.min(body.len())..] == name {
        return None;
    }
    Some((name, Macro { arguments: 0, default: None, body }, other.end))
}

/// `\name` or `{\name}`: the name, and where the text goes on.
fn macro_name(text: &str, at: usize) -> Option<(String, usize)> {
    let given = argument(text, at)?;
    let command = text[given.inner].trim();
    let is_command = command.len() > 1 && command.starts_with('\\') && command_end(command, 0) == command.len();
    is_command.then(|| (command[1..].to_owned(), given.end))
}
