//! What GitHub, sites and books take out because it could run something.

mod surroundings;

use crate::context::{Finding, finding, noun, written};
use crate::rule::Run;
use crate::rules::document_tag::mentioned;
use crate::{Context, Rule};
use coursenotes_course::{Entry, Role, Target, path};
use coursenotes_diagnostics::{Severity, Span};
use coursenotes_markup::html::{Standing, Tag, TagKind, is_handler, is_raw_text, standing};
use coursenotes_parser::{HtmlElement, Link, LinkKind, Note};
use surroundings::Surroundings;

pub(super) const RULE: Rule = Rule {
    name: "unsafe-html",
    severity: Severity::Warning,
    page: include_str!("unsafe-html.md"),
    run: Run::Text(run),
};

fn run(context: &mut Context, entry: &Entry) {
    for place in entry.places().filter(|place| matches!(place.target, Target::Script)) {
        let (written, noun) = (written(entry, &place), noun(&place));
        let message = format!("`{written}` runs a script: GitHub and e-readers take the {noun} out");
        let help = if noun == "picture" || is_attack(written) {
            "to show it as an example, write it as code: between backticks, or between fences"
        } else {
            "keep the words and remove the link, or link a page"
        };
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
    let mut used: Vec<(&Tag, Span)> = used.chain(others).collect();
    used.sort_by_key(|(_, span)| span.start);
    let mut place = Surroundings::default();
    for (tag, span) in used {
        place.step(tag);
        if tag.kind == TagKind::Close {
            continue;
        }
        let is_active = standing(&tag.name) == Some(Standing::Active);
        if is_active && !place.is_for_sites() && !is_linked_nearby(note, tag, span) {
            let goes_on = !leads_out(tag) && place.goes_on(note, tag, span);
            if !goes_on {
                let finding = element(context, entry, tag, span);
                context.report(entry, finding);
            }
        }
        for handler in tag.attributes.iter().filter(|one| is_handler(&one.name) && does_something(&one.value)) {
            let message = format!("`{}` runs a script: GitHub and e-readers take it out", handler.name);
            // Over several lines of a quote its marks stand in between.
            let start = span.range().start + handler.range.start - tag.range.start;
            let is_whole = span.len() == tag.range.len();
            let place = if is_whole { Span::new(note.file, start..start + handler.range.len()) } else { span };
            let help = if handler.value.starts_with('{') {
                "this is code: set a fence around it, three backticks above and below"
            } else {
                "remove it, and say in words what it did"
            };
            context.report(entry, finding(place, message).help(help));
        }
    }
}

/// Whether a script is an example of what an attacker writes.
fn is_attack(script: &str) -> bool {
    ["alert(", "document.cookie", "eval(", "prompt(", "XSS"].iter().any(|part| script.contains(part))
}

/// Whether a handler does more than to forbid: that a picture can't be dragged takes nothing from anybody.
fn does_something(value: &str) -> bool {
    let mut steps = value.split(';').map(str::trim).filter(|step| !step.is_empty());
    steps.any(|step| !matches!(step, "return false" | "false" | "void(0)" | "event.preventDefault()"))
}

/// So many lines above or below, readers find a link without looking for it.
const NEARBY: usize = 10;

/// Whether a link close by leads to what the tag shows.
fn is_linked_nearby(note: &Note, tag: &Tag, span: Span) -> bool {
    let address = address(tag);
    let site = EMBEDS.iter().find(|site| host(address).ends_with(**site));
    let page = video(address);
    let is_same = |destination: &str| match (&page, site) {
        (Some(page), _) => page.rsplit('/').next().is_some_and(|id| destination.contains(id)),
        (None, Some(site)) if tag.name == "script" => host(destination).ends_with(site),
        (None, _) => bare(destination) == bare(address),
    };
    let is_outside = |place: Span| place.end <= span.start || span.end <= place.start;
    let is_near = |place: Span| {
        let (one, other) = (place.range().start.min(span.range().start), place.range().start.max(span.range().start));
        note.text()[one..other].matches('\n').count() <= NEARBY
    };
    // A frame beside it leads nobody anywhere.
    let is_link = |link: &&Link| !link.is_image && !matches!(link.kind, LinkKind::Html(HtmlElement::Source));
    let mut links = note.links.iter().filter(is_link);
    !address.is_empty()
        && links.any(|link| is_outside(link.span) && is_same(link.destination.value(note.text())) && is_near(link.span))
}

/// Sites whose script turns a link of the note into a player: without it the link is left.
const EMBEDS: &[&str] = &["codepen.io", "twitter.com", "instagram.com", "tiktok.com", "reddit.com"];

fn host(address: &str) -> &str {
    let rest = address.split_once("//").map_or("", |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

/// An address without what makes no difference to where it leads.
fn bare(address: &str) -> &str {
    let address = address.split(['#', '?']).next().unwrap_or_default();
    address.trim_start_matches("https:").trim_start_matches("http:").trim_start_matches("./").trim_end_matches('/')
}

fn address(tag: &Tag) -> &str {
    let value = |name: &str| tag.attributes.iter().find(|one| one.name == name).map(|one| one.value.as_str());
    value("src").or_else(|| value("data")).unwrap_or_default()
}

/// Whether the tag shows a page of somebody else, which has a link of its own.
fn leads_out(tag: &Tag) -> bool {
    tag.name != "script" && address(tag).starts_with("http")
}

fn element(context: &Context, entry: &Entry, tag: &Tag, span: Span) -> Finding {
    let note = &entry.note;
    let address = address(tag);
    let is_here = is_file(context, entry, address);
    let opening = &note.slice(span)[..=tag.name.len()];
    // GitHub shows some tags as they are typed (GFM 6.11) and takes others away.
    let on_github = if is_raw_text(&tag.name) { "GitHub shows it as text" } else { "GitHub takes it out" };
    match (tag.name.as_str(), video(address)) {
        ("script", _) if sets_formulas(note, tag, span) => {
            let message = "GitHub shows this script as text, and sets formulas without it";
            let help = "move it to the layout of the site, where all pages have it";
            finding(span, message).help(help).severity(Severity::Advice)
        }
        ("script", _) => {
            let message = "a script doesn't run in notes: GitHub shows it as text, and e-readers refuse it";
            finding(span, message).help("remove it, or show it as code between fences")
        }
        (_, Some(page)) => {
            let message = format!("readers on GitHub and in e-readers don't see this video: {on_github}");
            finding(span, message).help(format!("link it: `[title of the video]({page})`"))
        }
        _ if is_example(address) => {
            let message = format!("`{opening}>` is taken for a frame: {on_github}, and e-readers leave it out");
            finding(span, message).help("this is code: set a fence around it, three backticks above and below")
        }
        (_, None) if address.starts_with("http") => {
            let message = format!("`{opening}>` shows another page here: {on_github}, and e-readers leave it out");
            finding(span, message).help(format!("link it: `[its title]({address})`"))
        }
        _ if is_here => {
            let message = format!("`{opening}>` shows a file here: {on_github}, and e-readers leave it out");
            finding(span, message).help(format!("link it: `[its title]({address})`"))
        }
        _ => {
            let message = format!("`{opening}>` shows a part of the site: {on_github}, and e-readers leave it out");
            let help = "say in words what it shows, or put a picture beside it";
            // Who has a site of that kind knows that the notes are read there.
            finding(span, message).help(help).severity(Severity::Advice)
        }
    }
}

/// Whether an address names a file of the course that a link opens as well; a page of HTML is the site's.
fn is_file(context: &Context, entry: &Entry, address: &str) -> bool {
    let (address, _) = path::split_tail(address);
    let folder = if address.starts_with('/') { "" } else { context.course.folder(entry.file) };
    let place = path::join(folder, &path::decode(address.trim_start_matches('/')));
    !path::extension(address).starts_with("htm") && place.is_some_and(|place| context.course.find(&place).is_some())
}

/// Whether a script, by its address or its words, loads a library that sets formulas.
fn sets_formulas(note: &Note, tag: &Tag, span: Span) -> bool {
    let mut is_over = false;
    let code = note.text()[span.range().end..].lines().take(SCRIPT_LINES).map_while(|line| {
        let code = line.split("</script").next().filter(|_| !is_over)?;
        is_over = code.len() < line.len();
        Some(code)
    });
    std::iter::once(address(tag)).chain(code).any(|text| {
        let text = text.to_ascii_lowercase();
        LIBRARIES.iter().any(|library| text.contains(library))
    })
}

/// So many lines of a script are looked at.
const SCRIPT_LINES: usize = 20;

/// Libraries that set formulas, and what they are loaded with.
const LIBRARIES: &[&str] = &["mathjax", "katex", "polyfill"];

/// Whether what stands for an address is none: `link`, `$src$`, `...`.
fn is_example(address: &str) -> bool {
    let is_name = !address.contains(['/', ':', '#', '.']) || address.trim_matches('.').is_empty();
    !address.is_empty() && (is_name || address.contains(['$', '{']))
}

/// The page of a video on `YouTube`, from the address of its player.
fn video(address: &str) -> Option<String> {
    let is_player = address.contains("youtube.com/embed/") || address.contains("youtube-nocookie.com/embed/");
    let id = address.split("/embed/").nth(1).filter(|_| is_player)?;
    let length = id.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').unwrap_or(id.len());
    (length > 0).then(|| format!("https://youtu.be/{}", &id[..length]))
}
