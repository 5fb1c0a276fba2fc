//! An author's elements with their attributes, as they are written.

use super::address::is_safe;
use super::attributes::{Becomes, attribute, pixels};
use super::links::{Href, as_clause};
use super::pictures::{Said, Shown};
use super::push_attribute;
use super::raw::{Attribute, Reading, StartTag};
use coursenotes_course::Target;
use coursenotes_markup::html::passing;

impl Reading<'_, '_, '_> {
    /// Writes an opening tag that passes, and gives the name that it got; nothing where it is left out.
    pub(super) fn written_name(&mut self, tag: &StartTag) -> Option<&'static str> {
        let written = match tag.name.as_str() {
            "a" => return Some(self.anchor(tag)),
            "video" | "audio" => return self.media(tag),
            "p" if self.goes_on(tag) && !tag.attributes.is_empty() => "div",
            // What HTML of today has instead (HTML standard, 16.2).
            "strike" => "s",
            "tt" => "code",
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => return Some(self.heading(tag)),
            name => passing(name)?,
        };
        self.begin(written, tag);
        self.writer.push(">");
        Some(written)
    }

    /// Writes a tag up to its last bracket.
    pub(super) fn begin(&mut self, written: &'static str, tag: &StartTag) -> &'static str {
        self.writer.push("<");
        self.writer.push(written);
        let id = self.attributes(tag);
        self.id(id.as_deref());
        written
    }

    /// Writes the attributes that pass, without the id, which is given back.
    fn attributes(&mut self, tag: &StartTag) -> Option<String> {
        let mut class = String::new();
        let mut id = None;
        let mut seen: Vec<&'static str> = Vec::new();
        for one in &tag.attributes {
            match attribute(&tag.name, &one.name, &one.value) {
                Becomes::Attribute(name, value) if !seen.contains(&name) => {
                    seen.push(name);
                    self.attribute(name, &value);
                }
                Becomes::Class(one) => {
                    class.push(' ');
                    class.push_str(&one);
                }
                Becomes::Id if id.is_none() => id = Some(one.value.clone()),
                _ => {}
            }
        }
        if !class.is_empty() {
            self.attribute("class", class.trim_start());
        }
        id
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.writer.push(" ");
        self.writer.push(name);
        self.writer.push("=\"");
        push_attribute(&mut self.writer.written.body, value);
        self.writer.push("\"");
    }

    fn id(&mut self, wanted: Option<&str>) {
        if let Some(id) = wanted.and_then(|id| self.writer.ids.claim(id)) {
            self.attribute("id", &id);
        }
    }

    /// A link, or an anchor without one.
    fn anchor(&mut self, tag: &StartTag) -> &'static str {
        let link = tag.attributes.iter().find(|one| one.name == "href").map(|one| (one, self.place(one)));
        let href = match link {
            None => None,
            Some((_, Some(place))) => Some(self.writer.href(place)),
            // The parser knows every address but an empty one.
            Some((one, None)) if one.value.is_empty() => Some(Href::Dead("there is no address".into())),
            Some((_, None)) => Some(Href::Dead("nobody knows where this leads".into())),
        };
        match href {
            Some(Href::Inside(address) | Href::Outside(address)) if !self.writer.in_link => {
                self.begin("a", tag);
                self.attribute("href", &address);
                self.writer.push(">");
                "a"
            }
            Some(href @ (Href::Dead(_) | Href::Text(_))) => {
                let id = self.claimed_id(tag);
                self.writer.no_link(&href, id.as_deref());
                "span"
            }
            _ => {
                self.begin("span", tag);
                self.writer.push(">");
                "span"
            }
        }
    }

    /// The id of a tag, of its own or by an old name, where nothing has it yet.
    fn claimed_id(&mut self, tag: &StartTag) -> Option<String> {
        let id = tag.attributes.iter().find(|one| matches!(one.name.as_str(), "id" | "name"))?;
        self.writer.ids.claim(&id.value)
    }

    fn heading(&mut self, tag: &StartTag) -> &'static str {
        const NAMES: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
        let level = tag.name.as_bytes().get(1).map_or(1, |digit| digit - b'0');
        let written = NAMES[usize::from(self.writer.shifted(level)) - 1];
        self.writer.push("<");
        self.writer.push(written);
        let id = self.attributes(tag);
        let start = u32::try_from(self.source.place(tag.range.start)).unwrap_or(u32::MAX);
        let (first, second) = match self.writer.html_places.headings.get(&start).copied() {
            Some(place) => self.writer.heading_ids(place, id.as_deref()),
            None => (id.and_then(|id| self.writer.ids.claim(&id)), None),
        };
        if let Some(first) = first {
            self.attribute("id", &first);
        }
        self.writer.push(">");
        self.writer.second_id(second.as_deref());
        written
    }

    /// The place in the note's list of the link that an attribute holds.
    pub(super) fn place(&self, attribute: &Attribute) -> Option<u32> {
        let start = u32::try_from(self.source.place(attribute.range.start)).ok()?;
        self.writer.html_places.links.get(&start).copied()
    }

    pub(super) fn image(&mut self, tag: &StartTag) {
        let value = |name: &str| tag.attributes.iter().find(|one| one.name == name).map(|one| one.value.as_str());
        let source = tag.attributes.iter().find(|one| one.name == "src").and_then(|one| self.place(one));
        let mut said = Said {
            alt: value("alt").map(str::to_owned),
            title: value("title").map(str::to_owned),
            width: value("width").and_then(pixels),
            height: value("height").and_then(pixels),
            ..Said::default()
        };
        for one in &tag.attributes {
            if let Becomes::Class(class) = attribute("img", &one.name, &one.value) {
                said.class.push(' ');
                said.class.push_str(&class);
            }
        }
        said.id = value("id").and_then(|id| self.writer.ids.claim(id));
        match source {
            Some(place) => self.writer.picture(place, &said),
            // Nothing to show, but perhaps words.
            None => self.writer.text(said.alt.as_deref().unwrap_or_default()),
        }
    }

    /// A video or a sound: played where its file is part of the site or book, else a link.
    fn media(&mut self, tag: &StartTag) -> Option<&'static str> {
        let source = tag.attributes.iter().find(|one| one.name == "src");
        let written = if tag.name == "video" { "video" } else { "audio" };
        let inside = match source.and_then(|one| Some((one, self.writer.href(self.place(one)?)))) {
            Some((_, Href::Inside(address))) => Some(address),
            Some((one, href)) => {
                self.no_media(tag, one, &href);
                return None;
            }
            None => None,
        };
        self.begin(written, tag);
        if let Some(address) = inside {
            self.attribute("src", &address);
        }
        if !tag.attributes.iter().any(|one| one.name == "controls") {
            self.attribute("controls", "controls");
        }
        self.writer.push(">");
        Some(written)
    }

    /// What stands for a file that isn't played here: a link to it, or its name with the reason.
    fn no_media(&mut self, tag: &StartTag, source: &Attribute, href: &Href) {
        let is_withheld = self.place(source).is_some_and(|place| *self.writer.target(place) == Target::Withheld);
        let (as_what, reason) = match href {
            Href::Inside(_) | Href::Outside(_) => ("a link", String::new()),
            Href::Dead(reason) | Href::Text(reason) => ("its name", format!(": {}", as_clause(reason))),
        };
        if !is_withheld {
            self.problem(&tag.range, format!("`<{}>` is shown as {as_what}{reason}", tag.name));
        }
        match href {
            Href::Inside(address) | Href::Outside(address) => self.address_link(tag, address, address),
            Href::Dead(_) | Href::Text(_) => {
                let id = self.claimed_id(tag);
                self.writer.no_link(href, id.as_deref());
                self.writer.text(if is_withheld { &tag.name } else { source.value.trim() });
                self.writer.end_tag("span");
            }
        }
    }

    /// A link that stands for a tag; its words alone inside of another link.
    pub(super) fn address_link(&mut self, tag: &StartTag, address: &str, words: &str) {
        if self.writer.is_in_link() || !is_safe(address) {
            return self.writer.text(words);
        }
        let id = self.claimed_id(tag);
        self.writer.push("<a");
        self.attribute("href", address);
        if let Some(id) = id {
            self.attribute("id", &id);
        }
        self.writer.push(">");
        self.writer.text(words);
        self.writer.push("</a>");
    }

    /// One of several files for a picture, a video or a sound.
    pub(super) fn media_source(&mut self, tag: &StartTag) {
        let address = match tag.attributes.iter().find(|one| matches!(one.name.as_str(), "src" | "srcset")) {
            Some(one) if one.name == "src" => match self.place(one).map(|place| self.writer.href(place)) {
                Some(Href::Inside(address)) => Some(("src", address)),
                Some(href) => return self.no_media(tag, one, &href),
                None => None,
            },
            Some(one) => self.picture_source(one).map(|address| ("srcset", address)),
            None => None,
        };
        if let Some((name, address)) = address {
            let media_type = picture_type(&address).filter(|_| name == "srcset");
            let others = tag.attributes.iter().filter(|one| one.name != "type" || media_type.is_none());
            self.begin("source", &StartTag { attributes: others.cloned().collect(), ..tag.clone() });
            self.attribute(name, &address);
            if let Some(media_type) = media_type {
                self.attribute("type", media_type);
            }
            self.writer.push("/>");
        }
    }

    /// A `srcset` with one address; of several, the picture's own `src` is enough.
    fn picture_source(&self, one: &Attribute) -> Option<String> {
        let place = self.place(one)?;
        let link = &self.writer.note.links[place as usize];
        let destination = link.destination.value(self.writer.note.text());
        if one.value.trim() != destination {
            return None;
        }
        match self.writer.page.pictures.picture(self.writer.target(place), destination) {
            Shown::Picture { source, .. }
                if super::address::is_safe_picture(&source) && !source.contains([',', ' ']) =>
            {
                Some(source)
            }
            _ => None,
        }
    }
}

/// The type of a picture by its name, which a book has to declare at each of several files (EPUB 3.3, 3.4).
fn picture_type(address: &str) -> Option<&'static str> {
    let (_, extension) = address.rsplit_once('.')?;
    match extension.to_ascii_lowercase().as_str() {
        "gif" => Some("image/gif"),
        "jpg" | "jpeg" => Some("image/jpeg"),
        "png" => Some("image/png"),
        "svg" => Some("image/svg+xml"),
        "webp" => Some("image/webp"),
        _ => None,
    }
}
