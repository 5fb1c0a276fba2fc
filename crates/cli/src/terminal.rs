//! The terminal: what it is, and writing to it.

use crate::args::ColorWhen;
use coursenotes_diagnostics::write::Colour;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

/// Wide enough for a sentence, where nobody tells.
const DEFAULT_WIDTH: usize = 100;

/// Standard output, collected into larger writes.
pub(crate) fn stdout() -> BufWriter<StdoutLock<'static>> {
    BufWriter::new(io::stdout().lock())
}

/// Standard error, for what must not mix with the output.
pub(crate) fn stderr() -> io::StderrLock<'static> {
    io::stderr().lock()
}

/// Whether to colour: on a terminal, unless `NO_COLOR` is set to anything (no-color.org).
#[expect(clippy::disallowed_methods, reason = "colour is a matter of the terminal's environment")]
pub(crate) fn colour(when: ColorWhen) -> Colour {
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let coloured = match when {
        ColorWhen::Always => true,
        ColorWhen::Never => false,
        ColorWhen::Auto => io::stdout().is_terminal() && !no_color,
    };
    if coloured { Colour::On } else { Colour::Off }
}

/// The columns of the terminal.
pub(crate) fn width() -> usize {
    terminal_size::terminal_size().map_or(DEFAULT_WIDTH, |(width, _)| usize::from(width.0))
}

/// A sentence for the person, apart from the report. What notes and settings bring into it can't give orders to a terminal,
/// nor to a runner of workflows, which obeys lines that begin with `::`.
pub(crate) fn complain(sentence: &str) {
    let is_order = |c: char| c.is_control() && c != '\n';
    let lines = sentence.replace(is_order, "\u{fffd}").replace("\n::", "\n ::");
    drop(writeln!(io::stderr(), "{lines}"));
}
