//! Links into the web whose address has answered: what the four rules about them share.

use coursenotes_course::{Course, Entry, Origin, Place, Reading, Target, WebAddress, WebAnswers};
use coursenotes_diagnostics::{Applicability, Fix, Span};
use coursenotes_parser::LinkKind;
use std::fmt::Write;

/// A link whose address has been asked.
#[derive(Debug)]
pub(crate) struct WebPlace<'a> {
    pub(crate) entry: &'a Entry,
    pub(crate) place: Place<'a>,
    /// The place on the page that the link names.
    pub(crate) anchor: Option<String>,
    pub(crate) reading: &'a Reading,
}

impl WebPlace<'_> {
    /// What a finding marks.
    pub(crate) fn span(&self) -> Span {
        self.place.destination.span
    }

    /// The address as the author wrote it, for a message.
    pub(crate) fn written(&self) -> &str {
        self.place.destination.value(self.entry.note.text())
    }

    /// Another address as it is written here; the place on the page stays, unless the new address has its own.
    fn replaced(&self, address: &str) -> String {
        let written = self.written();
        let fragment = written.find('#').filter(|_| !address.contains('#')).map_or("", |at| &written[at..]);
        escaped(&format!("{address}{fragment}"))
    }

    /// A repair that gives the link another address. Where the address itself is what is read, only one that has all of
    /// its letters may take its place: `http` may become `https`, and a title's number must not go.
    pub(crate) fn readdressed(&self, address: &str, message: &str) -> Option<Fix> {
        let replacement = self.replaced(address);
        let is_kept = !self.is_shown() || holds_letters(&replacement, self.written());
        is_kept.then(|| Fix::safe(message, self.span(), replacement))
    }

    /// A repair that leads to a copy of the page, which may say something else than the page did.
    pub(crate) fn to_copy(&self, address: &str) -> Option<Fix> {
        let fix = self.readdressed(address, "lead to the copy of the page")?;
        Some(Fix { applicability: Applicability::Unsafe, ..fix })
    }

    /// Whether the address is what the reader sees.
    fn is_shown(&self) -> bool {
        let Origin::Link(link) = self.place.origin else { return false };
        matches!(link.kind, LinkKind::Bare | LinkKind::Autolink)
    }
}

/// Whether all letters and digits of `part` stand in `whole`, in their order.
fn holds_letters(whole: &str, part: &str) -> bool {
    let mut rest = whole.chars();
    part.chars().filter(|c| c.is_alphanumeric()).all(|letter| rest.any(|other| other == letter))
}

/// Every link of the course whose address has an answer.
pub(crate) fn places<'a>(course: &'a Course, web: &'a WebAnswers) -> Vec<WebPlace<'a>> {
    if web.record.is_empty() {
        return Vec::new();
    }
    let all = course.entries().iter().flat_map(|entry| entry.places().map(move |place| (entry, place)));
    let asked = all.filter(|(_, place)| *place.target == Target::Web).filter_map(|(entry, place)| {
        let address = WebAddress::parse(place.destination.value(entry.note.text()))?;
        let reading = web.record.get(&address.address)?;
        Some(WebPlace { entry, place, anchor: address.anchor, reading })
    });
    asked.collect()
}

/// Characters that would end a destination in Markdown, or a cell of a table, as their bytes in percent.
fn escaped(address: &str) -> String {
    let mut text = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            '(' | ')' | '<' | '>' | '|' | '\\' | '`' | '"' | ' ' => {
                write!(text, "%{:02X}", u32::from(c)).expect("a String takes everything");
            }
            _ => text.push(c),
        }
    }
    text
}
