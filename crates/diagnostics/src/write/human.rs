//! The report for a person at a terminal: the answer first, then the findings, then the rest in numbers.

use super::closing::Printed;
use super::snippet::{Painter, WayOut};
use super::{Report, closing, headline, short};
use crate::Diagnostic;
use std::io::{self, Write};
use std::time::Duration;

/// Whether the report is coloured. Colour supports; it never carries meaning alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// With terminal colours.
    On,
    /// Plain text.
    Off,
}

/// How much of the shown findings is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// Fewer than 40 lines in all: equal findings once, the first in full, then a line each, then numbers.
    Short,
    /// Each finding with its line and its repair.
    Full,
}

/// How the report looks.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    /// With or without colours.
    pub colour: Colour,
    /// The terminal's width in columns.
    pub width: usize,
    /// Short or in full.
    pub length: Length,
    /// Which findings are printed; the others are counted at the end.
    pub is_shown: &'a dyn Fn(&Diagnostic) -> bool,
    /// Rules whose findings come first in a short report, in this order.
    pub first: &'a [&'a str],
    /// The command that made the report, as the person would type it again to see more.
    pub command: &'a str,
    /// How long the run took.
    pub elapsed: Duration,
}

/// Writes the report.
pub fn human(out: &mut dyn Write, report: &Report, look: &Look) -> io::Result<()> {
    writeln!(out, "{} ({:.2} s)", headline(report), look.elapsed.as_secs_f64())?;
    let (mut shown, hidden): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
        report.diagnostics.iter().copied().partition(|one| (look.is_shown)(one));
    shown.sort_by_key(|diagnostic| diagnostic.severity);
    let painter = Painter::new(report, look);
    let printed = match look.length {
        Length::Short => short::short(out, &shown, &painter, look)?,
        Length::Full => full(out, &shown, &painter)?,
    };
    closing::hidden(out, &hidden, report.diagnostics, look)?;
    closing::more(out, printed, look)
}

fn full(out: &mut dyn Write, shown: &[&Diagnostic], painter: &Painter) -> io::Result<Printed> {
    for diagnostic in shown {
        writeln!(out, "\n{}", painter.finding(diagnostic, WayOut::Drawn))?;
    }
    Ok(Printed { first: shown.first().map(|one| one.rule), is_whole: true })
}
