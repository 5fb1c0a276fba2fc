//! What GitHub, sites and books take out because it could run something.

use crate::context::{Finding, finding, written};
use crate::rule::Run;
use crate::rules::document_tag::mentioned;
use crate::{Context, Rule};
use coursenotes_course::{Entry, Role, Target};
use coursenotes_diagnostics::{Severity, Span};
use coursenotes_markup::html::{Standing, Tag, TagKind, is_handler, standing};
use coursenotes_parser::Note;

pub(super) const RULE: Rule = Rule {
    name: "unsafe-html",
    severity: Severity::Warning,
    page: include_str!("unsafe-html.md"),
    run: Run::Text(run),
};

fn run(context: &mut Context, entry: &Entry) {
    for place in entry.places().filter(|place| matches!(place.target, Target::Script)) {
        let message = format!("`{}` runs a script: GitHub and e-readers take the link out", written(entry, &place));
        let help = "keep the words and remove the link, or link a page";
        context.report(entry, finding(place.destination.span, message).help(help));
    }
    if entry.role == Role::Note {
        tags(context, entry);
    }
}

fn tags(context: &mut Context, entry: &Entry) {
    let note = &entry.note;
    let tags = context.tags(entry);
    if tags.in_text.is_empty() {
        return;
    }
    let mentioned = mentioned(note, &tags);
    let used = tags.in_text.iter().zip(mentioned);
    let used = used.filter(|(found, mentioned)| !mentioned && !found.is_type_argument(note, &tags));
    let used = used.map(|(found, _)| (&found.tag, found.span));
    let others = tags.in_blocks.iter().map(|(tag, span)| (tag, *span));
    for (tag, span) in used.chain(others).filter(|(tag, _)| tag.kind != TagKind::Close) {
        if standing(&tag.name) == Some(Standing::Active) {
            context.report(entry, element(note, tag, span));
        }
        for handler in tag.attributes.iter().filter(|one| is_handler(&one.name) && !one.value.is_empty()) {
            let message = format!("`{}` runs a script: GitHub and e-readers take it out", handler.name);
            // Over several lines of a quote its marks stand in between.
            let start = span.range().start + handler.range.start - tag.range.start;
            let is_whole = span.len() == tag.range.len();
            let place = if is_whole { Span::new(note.file, start..start + handler.range.len()) } else { span };
            context.report(entry, finding(place, message).help("remove it, and say in words what it did"));
        }
    }
}

fn element(note: &Note, tag: &Tag, span: Span) -> Finding {
    let value = |name: &str| tag.attributes.iter().find(|one| one.name == name).map(|one| one.value.as_str());
    let address = value("src").or_else(|| value("data")).unwrap_or_default();
    let opening = &note.slice(span)[..=tag.name.len()];
    match (tag.name.as_str(), video(address)) {
        ("script", _) => {
            let message = "a script doesn't run in notes: GitHub shows it as text, and e-readers refuse it";
            finding(span, message).help("remove it, or show it as code between fences")
        }
        (_, Some(page)) => {
            let message = "GitHub and e-readers leave this video out: readers there don't see it";
            finding(span, message).help(format!("link it: `[title of the video]({page})`"))
        }
        (_, None) if address.starts_with("http") => {
            let message = format!("`{opening}>` shows another page here: GitHub and e-readers leave it out");
            finding(span, message).help(format!("link it: `[its title]({address})`"))
        }
        _ => {
            let message = format!("`{opening}>` is taken out by GitHub and by e-readers");
            finding(span, message).help("link what it shows, or put a picture in its place")
        }
    }
}

/// The page of a video on `YouTube`, from the address of its player.
fn video(address: &str) -> Option<String> {
    let is_player = address.contains("youtube.com/embed/") || address.contains("youtube-nocookie.com/embed/");
    let id = address.split("/embed/").nth(1).filter(|_| is_player)?;
    let length = id.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').unwrap_or(id.len());
    (length > 0).then(|| format!("https://youtu.be/{}", &id[..length]))
}
