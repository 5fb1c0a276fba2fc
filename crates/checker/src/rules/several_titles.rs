//! Several titles in one note.

use crate::context::finding;
use crate::mark::line_with_words;
use crate::rule::Run;
use crate::rules::{merge_conflict, no_title};
use crate::{Context, Rule};
use coursenotes_course::Entry;
use coursenotes_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    name: "several-titles",
    severity: Severity::Advice,
    page: include_str!("several-titles.md"),
    run: Run::Note(run),
};

fn run(context: &mut Context, entry: &Entry) {
    // There the file's name is the title, and `#` begins a part.
    if context.course.dialect.name == "obsidian" {
        return;
    }
    let outline = context.outline(entry);
    let note = &entry.note;
    let mut titles = outline.items.iter().filter(|item| item.level == 1).filter_map(|item| item.heading(note));
    let (Some(_), Some(second)) = (titles.next(), titles.next()) else { return };
    let count = 2 + titles.count();
    if has_title_elsewhere(entry) || merge_conflict::is_any(note) {
        return;
    }
    let message = format!("this note has {count} titles: {count} headings with one `#`");
    let help = "give the note one title with `#`, and begin its parts with `##`";
    context.report(entry, finding(line_with_words(note, second.span), message).help(help));
}

/// Whether the front matter gives the title and no heading repeats it: the tool that reads it shows it above the note, and
/// parts begin with `#`.
fn has_title_elsewhere(entry: &Entry) -> bool {
    let note = &entry.note;
    let plain = |text: &str| text.trim().to_lowercase();
    no_title::has_front_title(note) && !note.headings.iter().any(|heading| plain(&heading.text) == plain(&entry.title))
}
