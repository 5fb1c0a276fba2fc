//! Links: where they lead on the page, or why they don't.

use super::address::is_safe;
use super::unescape::unescape;
use super::writer::{Close, Writer};
use super::{push_attribute, push_text};
use coursenotes_course::Target;
use coursenotes_parser::{LinkKind, Note};
use std::borrow::Cow;

/// Answers where a link leads on a page; a site and a book have each their own.
pub trait Links: Sync {
    /// The answer for `target`; `destination` is what the author wrote.
    fn href(&self, target: &Target, destination: &str) -> Href;
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Href {
    /// To a page or file beside this one: an address as it stands in an attribute.
    Inside(String),
    /// Elsewhere.
    Outside(String),
    /// To nothing that is there, and why: "there is no such file".
    Dead(Cow<'static, str>),
    /// To something that is there and not in this site or book, and why.
    Text(Cow<'static, str>),
}

impl Writer<'_> {
    /// Opens a link, or what stands for one.
    pub(super) fn link(&mut self, place: u32) -> Close {
        let link = &self.note.links[place as usize];
        if link.kind == LinkKind::Bare && self.tags.has_open("a") || self.in_link {
            return Close::Nothing;
        }
        self.in_link = true;
        let title = title(self.note, place).map(|title| unescape(title).into_owned());
        let href = self.href(place);
        match href {
            Href::Inside(ref address) | Href::Outside(ref address) => {
                self.push("<a href=\"");
                push_attribute(&mut self.written.body, address);
                self.optional_attribute("title", title.as_deref());
                self.push("\">");
                Close::Link("</a>")
            }
            Href::Dead(_) | Href::Text(_) => {
                self.no_link(&href, None);
                Close::Link("</span>")
            }
        }
    }

    /// Opens what holds the words of a link that leads nowhere: they are marked, with the reason as their title.
    pub(super) fn no_link(&mut self, href: &Href, id: Option<&str>) {
        let (class, reason) = match href {
            Href::Inside(_) | Href::Outside(_) => return,
            Href::Dead(reason) => ("dead-link", reason),
            Href::Text(reason) => ("absent-link", reason),
        };
        self.push("<span class=\"");
        self.push(class);
        self.optional_attribute("title", Some(reason));
        self.optional_attribute("id", id);
        self.push("\">");
    }

    /// Where `note.links[place]` leads. Whatever the page answers, no link runs a program.
    pub(super) fn href(&mut self, place: u32) -> Href {
        let link = &self.note.links[place as usize];
        let target = self.target(place);
        let destination = link.destination.value(self.note.text());
        match self.page.links.href(target, destination) {
            Href::Inside(address) | Href::Outside(address) if !is_safe(&address) => {
                self.problem(link.span, "the address of this link runs a program: it is left out".to_owned());
                Href::Dead("this address runs a program".into())
            }
            // Of what is missing in the course, the check tells; of an address on the web that is none, nobody else does.
            Href::Dead(reason) if matches!(target, Target::Web | Target::NoScheme(_)) => {
                self.problem(link.span, format!("this link leads nowhere: {reason}"));
                Href::Dead(reason)
            }
            href => href,
        }
    }

    pub(super) fn target(&self, place: u32) -> &Target {
        self.entry.targets.get(place as usize).unwrap_or(&Target::Other)
    }

    /// ` name="value` after an attribute whose last quote is still missing.
    pub(super) fn optional_attribute(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.push("\" ");
            self.push(name);
            self.push("=\"");
            push_attribute(&mut self.written.body, value);
        }
    }

    /// Text of ours or of the author.
    pub(super) fn text(&mut self, words: &str) {
        push_text(&mut self.written.body, words);
    }
}

/// The source of the title of `note.links[place]`.
pub(super) fn title(note: &Note, place: u32) -> Option<&str> {
    let link = &note.links[place as usize];
    let title = match link.kind {
        LinkKind::Reference(_, definition) => note.definitions[definition as usize].title,
        _ => link.title,
    };
    title.map(|span| note.slice(span))
}

/// A reason as a part of a sentence.
pub(super) fn as_clause(reason: &str) -> String {
    let mut letters = reason.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
