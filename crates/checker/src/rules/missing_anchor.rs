//! A heading that the note doesn't have.

mod elsewhere;

use crate::context::{Finding, did_you_mean, finding, split_fragment, words, written};
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::{
    Entry, Form, Fragment, Origin, Place, Repair, Target, anchor_like, anchors_by_likeness, path,
};
use coursenotes_diagnostics::{Fix, Severity, Span};
use coursenotes_parser::{LinkKind, slug};
use elsewhere::Elsewhere;

pub(super) const RULE: Rule = Rule {
    name: "missing-anchor",
    severity: Severity::Error,
    page: include_str!("missing-anchor.md"),
    run: Run::Course(run),
};

fn run(context: &mut Context) {
    let elsewhere = Elsewhere::default();
    context.each_place(|context, entry, place| {
        let (Target::File { file, fragment, .. } | Target::Folder { page: Some(file), fragment, .. }) = place.target
        else {
            return None;
        };
        match fragment {
            Fragment::Case => context.course.entry(*file).map(|target| other_case(entry, place, target)),
            Fragment::Missing => {
                let (_, name) = split_fragment(written(entry, place));
                if elsewhere.is_label(context.course, &path::decode(name.trim_start_matches('#'))) {
                    return None;
                }
                let note = context.course.entry(*file);
                if elsewhere.is_credit(entry, place) {
                    return None;
                }
                if note.is_some_and(|note| elsewhere.is_in_gitbook(context.course, note, name)) {
                    return None;
                }
                if is_wiki(place) && note.is_some_and(|note| elsewhere::has_words(note, name)) {
                    return None;
                }
                let to = if *file == entry.file { "this note" } else { context.course.path(*file) };
                Some(missing(&elsewhere, entry, place, note, to))
            }
            _ => None,
        }
    });
}

/// The part of the destination after `#`, where the source shows it as it reads and its path needs no repair itself.
fn fragment_span(entry: &Entry, place: &Place) -> Option<Span> {
    let span = place.destination.span;
    let source = entry.note.slice(span);
    let exact =
        matches!(place.target, Target::File { form: Form::Exact, .. } | Target::Folder { form: Form::Exact, .. });
    let at = source.find('#').filter(|_| exact && source == written(entry, place))?;
    let start = span.start + u32::try_from(at + 1).expect("inside the span");
    Some(Span { start, ..span })
}

fn other_case(entry: &Entry, place: &Place, target: &Entry) -> Finding {
    let (_, fragment) = split_fragment(written(entry, place));
    let name = path::decode(fragment.trim_start_matches('#')).to_lowercase();
    let anchor = target.note.all_anchors().find(|anchor| *anchor == name).unwrap_or_default();
    let message = format!("`{fragment}` works on GitHub only: other sites and books look for `#{anchor}`");
    let fix = fragment_span(entry, place).filter(|_| !fragment.contains(":~:"));
    let fix = fix.map(|span| Fix::safe("write it in small letters", span, anchor));
    finding(place.destination.span, message).severity(Severity::Warning).help(format!("write `#{anchor}`")).fix(fix)
}

fn missing(elsewhere: &Elsewhere, entry: &Entry, place: &Place, target: Option<&Entry>, to: &str) -> Finding {
    let (_, fragment) = split_fragment(written(entry, place));
    let message = format!("no heading `{fragment}` in {to}");
    let span = place.destination.span;
    let name = path::decode(fragment.trim_start_matches('#'));
    let Some(target) = target else { return finding(span, format!("no place `{fragment}` in {to}")) };
    if let Some(block) = name.strip_prefix('^') {
        let help = format!("Obsidian finds a block by ` ^{block}` at its end; GitHub finds headings only");
        return finding(span, format!("no block `^{block}` in {to}")).help(help);
    }
    if let Some(anchor) = shown_as_text(target, &name) {
        let help = format!("GitHub shows `{{#{name}}}` as text; the anchor of that heading is `#{anchor}`");
        return finding(span, message).help(help);
    }
    if name.trim_start_matches("user-content-").starts_with("fn") && name.contains('-') {
        let help = "GitHub gives the footnotes of each page ids of their own: refer to one by its mark, `[^1]`";
        return finding(span, message).help(help);
    }
    if let Some(line) = elsewhere.swallowed(target, &name) {
        let help = format!("line {line} would be that heading, if a blank line stood above it");
        return finding(span, message).help(help);
    }
    if let Some(finding) = numbered(entry, place, target, &name, &message) {
        return finding;
    }
    // A table of contents says the heading's own words.
    let named = slug(words(entry, place));
    let like =
        if target.note.has_anchor(&named) { Repair::Likely(named.as_str()) } else { anchor_like(&target.note, &name) };
    match like {
        Repair::Sure(anchor) | Repair::Likely(anchor) => suggest(entry, place, target, anchor, message),
        Repair::Several(anchors) => {
            finding(span, message).help(did_you_mean(anchors.iter().map(|anchor| format!("#{anchor}"))))
        }
        Repair::None if target.note.headings.is_empty() => finding(span, message).help("that note has no headings"),
        Repair::None => finding(span, message).help(headings_help(target, &name)),
    }
}

/// So many headings are named.
const MOST_NAMED: usize = 5;

/// Fewer are named where they would fill more than a line; one that fills it alone, such as a paragraph that is written as
/// a heading, is only counted.
const MOST_LETTERS: usize = 60;

/// Which headings the note has, the nearest first.
fn headings_help(target: &Entry, name: &str) -> String {
    let anchors = anchors_by_likeness(&target.note, name);
    let letters = |anchor: &str| anchor.chars().count();
    let mut room = MOST_LETTERS;
    let fits = |anchor: &&&str| {
        let is_first = room == MOST_LETTERS;
        room = room.saturating_sub(letters(anchor) + "`#`, ".len());
        is_first || room > 0
    };
    let short = anchors.iter().filter(|anchor| letters(anchor) <= MOST_LETTERS);
    let named: Vec<String> = short.take_while(fits).take(MOST_NAMED).map(|anchor| format!("`#{anchor}`")).collect();
    match (named.as_slice(), anchors.len() - named.len()) {
        ([], _) => "an anchor is the heading in small letters, with hyphens for spaces".to_owned(),
        ([only], 0) => format!("its only heading is {only}"),
        (_, 0) => format!("its headings are {}", named.join(", ")),
        (_, more) => format!("its headings are {} and {more} more", named.join(", ")),
    }
}

/// Whether it is one of Obsidian's links, `[[note#Heading]]`.
fn is_wiki(place: &Place) -> bool {
    matches!(place.origin, Origin::Link(link) if link.kind == LinkKind::Wiki)
}

/// Proposes one anchor, or in Obsidian's links the heading's own words.
fn suggest(entry: &Entry, place: &Place, target: &Entry, anchor: &str, message: String) -> Finding {
    let heading = || target.note.headings.iter().find(|heading| *heading.anchor == *anchor);
    let heading = if is_wiki(place) { heading().map(|heading| heading.text.trim()) } else { None };
    let name = heading.unwrap_or(anchor);
    // These signs have a meaning between the brackets.
    let is_plain = heading.is_none_or(|words| !words.contains(['#', '|', '^', '[', ']', '\\']));
    let fix = fragment_span(entry, place).filter(|_| is_plain);
    let fix = fix.map(|span| Fix::unsafe_("write that heading's anchor", span, name));
    finding(place.destination.span, message).help(did_you_mean([format!("#{name}")])).fix(fix)
}

/// `#3-trees` for a heading "Trees" that the contents count.
fn numbered(entry: &Entry, place: &Place, target: &Entry, name: &str, message: &str) -> Option<Finding> {
    let bare = name.trim_start_matches(|c: char| c.is_ascii_digit());
    let bare = bare.strip_prefix('-').filter(|bare| bare.len() < name.len() - 1 && target.note.has_anchor(bare))?;
    Some(suggest(entry, place, target, bare, message.to_owned()))
}

/// In a note with more headings, each broken anchor would be looked for in all of them.
const MOST_HEADINGS: usize = 2_000;

/// The anchor of a heading that ends in `{#name}`, which GitHub doesn't read.
fn shown_as_text<'e>(target: &'e Entry, name: &str) -> Option<&'e str> {
    if target.note.headings.len() > MOST_HEADINGS {
        return None;
    }
    let attribute = format!("{{#{name}}}");
    let heading = target.note.headings.iter().find(|heading| heading.text.contains(&attribute))?;
    Some(&heading.anchor)
}
