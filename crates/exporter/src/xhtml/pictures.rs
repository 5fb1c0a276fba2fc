//! Pictures, and what stands for one that can't be shown.

use super::address::is_safe_picture;
use super::inlines::inner_text;
use super::links::{as_clause, title};
use super::unescape::unescape;
use super::writer::Writer;
use super::{Medium, push_attribute};
use coursenotes_course::Target;
use coursenotes_parser::{Alignment, Link, NodeId, NodeKind};
use std::borrow::Cow;
use std::fmt::Write;

/// Answers what a picture shows on a page.
pub trait Pictures: Sync {
    /// The answer for `target`; `destination` is what the author wrote.
    fn picture(&self, target: &Target, destination: &str) -> Shown;
}

/// What is shown in the place of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The picture.
    Picture {
        /// Its address as it stands in an attribute.
        source: String,
        /// Width and height in pixels, where they are known.
        pixels: Option<(u32, u32)>,
    },
    /// A link to it: a picture on the web that a book can't hold, or a note that is named like one.
    Link {
        /// The address.
        address: String,
        /// Why: "this picture is on the web".
        reason: Cow<'static, str>,
    },
    /// Nothing, and why: "there is no such file".
    Absent(Cow<'static, str>),
}

/// What the author says of a picture.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// Words that stand for it; those of a tag may be empty, which says that it is decoration.
    pub(super) alt: Option<String>,
    pub(super) title: Option<String>,
    pub(super) class: String,
    pub(super) width: Option<u32>,
    pub(super) height: Option<u32>,
    pub(super) id: Option<String>,
}

/// Why a picture is nowhere.
pub(crate) const NO_PICTURE: &str = "there is no such file in the course";

impl Writer<'_> {
    /// A picture in Markdown.
    pub(super) fn image(&mut self, id: NodeId, place: u32) {
        let title = title(self.note, place).map(|title| unescape(title).into_owned());
        self.picture(place, &Said { title, ..self.said(id, place) });
    }

    /// What stands between the brackets of the picture `note.links[place]`.
    fn said(&self, id: NodeId, place: u32) -> Said {
        let Link { has_alt, look, .. } = &self.note.links[place as usize];
        // What stands in a `[[tree.png]]` is its address.
        let words = if *has_alt { inner_text(self.note, id) } else { String::new() };
        let class = match look.position {
            Alignment::None => "",
            Alignment::Left => "align-left",
            Alignment::Center => "align-center",
            Alignment::Right => "align-right",
        };
        Said {
            alt: (!words.trim().is_empty()).then_some(words),
            class: class.to_owned(),
            width: look.width,
            height: look.height,
            ..Said::default()
        }
    }

    /// The picture that is alone in a paragraph and whose title is its caption: in Markdown there is no other place for
    /// one. Authors whose HTML is trusted write figures of their own, and get what `CommonMark` asks for.
    pub(super) fn captioned(&self, paragraph: NodeId) -> Option<u32> {
        let inner = self.note.nodes.get(paragraph.0 as usize + 1)?;
        let NodeKind::Image(place) = inner.kind else { return None };
        let is_alone = inner.next == self.note.node(paragraph).next;
        if !is_alone || self.page.trust_html || self.is_in_link() || self.footnotes.is_inside() {
            return None;
        }
        title(self.note, place).filter(|title| !title.trim().is_empty())?;
        let destination = self.note.links[place as usize].destination.value(self.note.text());
        let shown = self.page.pictures.picture(self.target(place), destination);
        matches!(shown, Shown::Picture { source, .. } if is_safe_picture(&source)).then_some(place)
    }

    pub(super) fn figure(&mut self, paragraph: NodeId, place: u32) {
        let caption = title(self.note, place).map(|title| unescape(title).into_owned()).unwrap_or_default();
        let said = self.said(NodeId(paragraph.0 + 1), place);
        // Where there is nothing else, the caption is what the picture is called too.
        let title = said.alt.is_none().then(|| caption.clone());
        self.start_block();
        self.push("<figure>");
        self.picture(place, &Said { title, ..said });
        self.push("<figcaption>");
        self.text(caption.trim());
        self.push("</figcaption></figure>\n");
    }

    /// The picture of `note.links[place]`.
    pub(super) fn picture(&mut self, place: u32, said: &Said) {
        let link = &self.note.links[place as usize];
        let destination = link.destination.value(self.note.text());
        if said.alt.is_none() {
            self.written.undescribed.push(link.span);
        }
        match self.page.pictures.picture(self.target(place), destination) {
            Shown::Picture { source, pixels } if is_safe_picture(&source) => {
                self.shown_picture(&source, destination, pixels, said);
            }
            Shown::Picture { .. } => {
                let reason = "this address is no picture";
                self.tell_absent(place, reason);
                self.absent_picture(None, reason, place, said);
            }
            Shown::Link { address, reason } if super::address::is_safe(&address) && !self.is_in_link() => {
                // Of pictures on the web, the summary says how many there are.
                if Target::file(self.target(place)).is_some() {
                    self.tell_absent(place, &reason);
                }
                self.absent_picture(Some(&address), &reason, place, said);
            }
            Shown::Link { reason, .. } => self.absent_picture(None, &reason, place, said),
            Shown::Absent(reason) => {
                self.tell_absent(place, &reason);
                self.absent_picture(None, &reason, place, said);
            }
        }
    }

    /// A book tells of each picture that it lacks where it gathers them.
    fn tell_absent(&mut self, place: u32, reason: &str) {
        let reason = match self.target(place) {
            _ if self.page.medium == Medium::Book => return,
            Target::Withheld => return,
            Target::Missing { .. } => NO_PICTURE.to_owned(),
            _ => as_clause(reason),
        };
        let span = self.note.links[place as usize].span;
        self.problem(span, self.page.medium.lacks_picture(&reason));
    }

    fn shown_picture(&mut self, source: &str, destination: &str, pixels: Option<(u32, u32)>, said: &Said) {
        self.push("<img src=\"");
        push_attribute(&mut self.written.body, source);
        let title = said.title.as_deref().filter(|title| !title.is_empty() || said.alt.is_some());
        // Not as a title, which everybody would meet who points at the picture.
        let name = || format!("No description: {}", file_name(destination));
        let name = (said.alt.is_none() && title.is_none()).then(name);
        self.optional_attribute("alt", said.alt.as_deref().or(name.as_deref()));
        self.optional_attribute("title", title);
        self.optional_attribute("id", said.id.as_deref());
        self.optional_attribute("class", Some(said.class.trim()).filter(|class| !class.is_empty()));
        if let Some((width, height)) = size(pixels, said) {
            let size = [("width", width), ("height", height)];
            for (name, pixels) in size {
                if let Some(pixels) = pixels {
                    write!(self.written.body, "\" {name}=\"{pixels}").expect("a string can be written to");
                }
            }
        }
        self.push(if self.page.medium == Medium::Site { "\" loading=\"lazy\"/>" } else { "\"/>" });
    }

    /// What stands for a picture: its words, else its name, marked with the reason.
    fn absent_picture(&mut self, address: Option<&str>, reason: &str, place: u32, said: &Said) {
        let link = &self.note.links[place as usize];
        let destination = link.destination.value(self.note.text());
        let is_withheld = *self.target(place) == Target::Withheld;
        let alt = said.alt.as_deref().map(str::trim).filter(|words| !words.is_empty());
        match address {
            Some(address) => {
                self.push("<a class=\"absent-picture\" href=\"");
                push_attribute(&mut self.written.body, address);
            }
            None => self.push("<span class=\"absent-picture"),
        }
        self.optional_attribute("title", Some(reason));
        self.optional_attribute("id", said.id.as_deref());
        self.push("\">");
        let name = if is_withheld { "picture" } else { file_name(destination) };
        self.text(alt.unwrap_or(name));
        self.push(if address.is_some() { "</a>" } else { "</span>" });
    }
}

/// Width and height on the page: what the author says, and the other one so that the picture keeps its shape.
fn size(pixels: Option<(u32, u32)>, said: &Said) -> Option<(Option<u32>, Option<u32>)> {
    let scaled = |said: u32, of: u32, other: u32| {
        let other = u64::from(said) * u64::from(other) / u64::from(of.max(1));
        u32::try_from(other).ok().filter(|pixels| *pixels > 0)
    };
    match (said.width, said.height, pixels) {
        (None, None, None) => None,
        (None, None, Some((width, height))) => Some((Some(width), Some(height))),
        (Some(said), None, Some((width, height))) => Some((Some(said), scaled(said, width, height))),
        (None, Some(said), Some((width, height))) => Some((scaled(said, height, width), Some(said))),
        (width, height, _) => Some((width, height)),
    }
}

/// The last part of an address, by which a picture without words is named.
fn file_name(destination: &str) -> &str {
    let path = destination.split(['?', '#']).next().unwrap_or_default();
    let path = path.trim_end_matches('/');
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_data = destination.starts_with("data:");
    if name.is_empty() || is_data { "picture" } else { name }
}
