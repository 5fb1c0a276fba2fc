//! A note that isn't stored as UTF-8.

use crate::context::finding;
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::{Encoding, Entry};
use coursenotes_diagnostics::{Severity, Span};

pub(super) const RULE: Rule =
    Rule { name: "not-utf8", severity: Severity::Error, page: include_str!("not-utf8.md"), run: Run::Text(run) };

fn run(context: &mut Context, entry: &Entry) {
    let note = &entry.note;
    let help = "open it in an editor and save it with the encoding \"UTF-8\"";
    match &entry.encoding {
        Encoding::Utf8 | Encoding::Dangling | Encoding::Unreadable(_) => {}
        Encoding::Utf16 => {
            let message = "this note is stored as UTF-16, which many programs can't read";
            let start = Span::new(note.file, 0..note.text().chars().next().map_or(0, char::len_utf8));
            context.report(entry, finding(start, message).severity(Severity::Warning).help(help));
        }
        Encoding::Unknown(first) => {
            let start = *first as usize;
            let end = start + char::REPLACEMENT_CHARACTER.len_utf8();
            let message = "this character is not stored as UTF-8: readers see a box or a question mark";
            context.report(entry, finding(Span::new(note.file, start..end), message).help(help));
        }
    }
}
