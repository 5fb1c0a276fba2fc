//! Two headings of the same words in one section.

use crate::context::finding;
use crate::mark::line_with_words;
use crate::outline::{Item, is_link};
use crate::rule::Run;
use crate::rules::{bold_as_heading, merge_conflict};
use crate::{Context, Rule};
use coursenotes_course::Entry;
use coursenotes_diagnostics::Severity;
use coursenotes_parser::{Heading, Note};
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    name: "duplicate-heading",
    severity: Severity::Advice,
    page: include_str!("duplicate-heading.md"),
    run: Run::Note(run),
};

fn run(context: &mut Context, entry: &Entry) {
    let note = &entry.note;
    // A second heading of the same words has a number behind its anchor; few notes have any.
    if !note.headings.iter().any(|heading| is_numbered(note, heading)) || is_deck(note) {
        return;
    }
    let outline = context.outline(entry);
    let headings = outline.items.iter().filter_map(|item| Some((item, item.heading(note)?)));
    // A link back stands at the top and at the bottom.
    let is_name = |heading: &Heading| {
        let is_word = heading.text.contains(char::is_alphanumeric) && !is_file_name(&heading.text);
        let says_kind = is_order(&heading.text) || bold_as_heading::is_label(bare(&heading.text));
        is_word && !says_kind && !is_link(note, heading) && !is_in_box(note, heading)
    };
    let mut same: HashMap<(Option<u32>, String), Vec<&Heading>> = HashMap::new();
    let mut often: HashMap<String, usize> = HashMap::new();
    for (item, heading) in headings.filter(|(_, heading)| is_name(heading)) {
        *often.entry(heading.text.to_lowercase()).or_default() += 1;
        same.entry(key(item, heading)).or_default().push(heading);
    }
    // Words that come three times say of what kind each part is; two slides in a row are one that goes on.
    let pairs = same.values().filter(|same| same.len() == 2);
    // Two that have nothing below them, such as lines of a script, divide no text.
    let pairs = pairs.filter(|same| same.iter().any(|heading| has_content(note, heading)));
    let mut seconds: Vec<&Heading> = pairs.map(|same| same[1]).collect();
    seconds.retain(|second| often[&second.text.to_lowercase()] == 2 && !is_next_slide(note, second));
    seconds.sort_unstable_by_key(|heading| heading.span.start);
    if seconds.is_empty() || merge_conflict::is_any(note) {
        return;
    }
    for heading in seconds {
        let message = format!("a heading above has the same words: `{}`", heading.text);
        let help = format!("say what is different here; until then, `#{}` leads to this one", heading.anchor);
        context.report(entry, finding(line_with_words(note, heading.span), message).help(help));
    }
}

/// Whether a heading is the name of a file, which is shown anew when it changes: `app.component.ts`.
fn is_file_name(text: &str) -> bool {
    let name = text.trim().trim_end_matches(':');
    let (stem, extension) = name.rsplit_once('.').unwrap_or_default();
    let is_extension = (1..=5).contains(&extension.len()) && extension.bytes().all(|byte| byte.is_ascii_alphanumeric());
    !stem.is_empty() && is_extension && !name.contains(char::is_whitespace) && stem.contains(char::is_alphabetic)
}

/// The words without a colon behind them or a sign in front.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Whether the words introduce what follows or ask for something, as tasks do below each question: "Give an example."
fn is_order(text: &str) -> bool {
    text.trim_end().ends_with(['.', '!', '。', '！', ':', '：'])
}

/// Whether anything stands below the heading before the next one that is not below it.
fn has_content(note: &Note, heading: &Heading) -> bool {
    let next = note.headings.partition_point(|other| other.span.start <= heading.span.start);
    let next = note.headings.get(next);
    let end = next.map_or(note.text().len(), |next| next.span.range().start);
    next.is_some_and(|next| next.level > heading.level) || has_words(&note.text()[heading.span.range().end..end])
}

/// Whether there is more than lines across the page.
fn has_words(text: &str) -> bool {
    text.lines().any(|line| !line.trim_matches(['-', '*', '_', ' ', '\t', '\r']).is_empty())
}

/// Whether the note is a set of slides, where a heading that comes again says that its slide goes on.
fn is_deck(note: &Note) -> bool {
    const SIGNS: &[&str] = &["type: presentation", "marp: true", "revealjs", "beamer", "slidy"];
    let front = note.front_matter.as_ref().map_or("", |front| note.slice(front.span));
    SIGNS.iter().any(|sign| front.contains(sign))
}

/// Whether the heading is the name of a box: `::: {.callout}` or `{% hint %}` stands above it.
fn is_in_box(note: &Note, heading: &Heading) -> bool {
    let above = line_above(note, heading);
    let opens = |mark: &str| above.strip_prefix(mark).map(|rest| rest.trim_start_matches([':', '-', ' ']));
    opens(":::").is_some_and(|rest| !rest.is_empty()) || opens("{%").is_some_and(|rest| !rest.starts_with("end"))
}

/// Whether a line across the page, or a page's number, divides the heading from one with the same words right above it.
fn is_next_slide(note: &Note, heading: &Heading) -> bool {
    let at = note.headings.partition_point(|other| other.span.start < heading.span.start);
    let before = at.checked_sub(1).map(|before| &note.headings[before]);
    let above = line_above(note, heading).trim_end();
    let number = above.trim_start_matches(|c: char| c.is_alphabetic() || c == ' ');
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (above == "---" || is_number(number) && above.len() < 10)
        && before.is_some_and(|before| before.text.eq_ignore_ascii_case(&heading.text))
}

/// The nearest line above that isn't blank.
fn line_above<'n>(note: &'n Note, heading: &Heading) -> &'n str {
    let bare = note.text()[..heading.span.range().start].trim_end();
    bare[bare.rfind(['\n', '\r']).map_or(0, |end| end + 1)..].trim_start()
}

fn key(item: &Item, heading: &Heading) -> (Option<u32>, String) {
    (item.parent, heading.text.to_lowercase())
}

fn is_numbered(note: &Note, heading: &Heading) -> bool {
    let parts = heading.anchor.rsplit_once('-');
    parts.is_some_and(|(base, number)| number.bytes().all(|byte| byte.is_ascii_digit()) && note.has_anchor(base))
}
