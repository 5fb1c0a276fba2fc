//! Links and pictures of a page: from the course's graph to the site.

use super::address;
use super::paths::is_web_page;
use super::site::Site;
use crate::xhtml::{Href, Links, Medium, Pictures, Shown, anchor, escape_address, id_of, raw_fragment};
use coursenotes_course::{FileKind, Fragment, Target, path};
use coursenotes_diagnostics::FileId;
use std::borrow::Cow;

/// The links of one note, on its own page or on the one that is printed.
#[derive(Clone, Copy, Debug)]
pub(super) struct PageLinks<'a> {
    pub(super) site: &'a Site<'a>,
    /// The note.
    pub(super) note: FileId,
    /// The folder of the page.
    pub(super) folder: &'a str,
    /// Whether all notes are on this page.
    pub(super) is_print: bool,
}

impl Links for PageLinks<'_> {
    fn href(&self, target: &Target, destination: &str) -> Href {
        match target {
            Target::File { file, fragment, .. } => self.file(*file, fragment, destination),
            Target::Folder { page: Some(page), fragment, .. } => self.file(*page, fragment, destination),
            Target::Folder { path, page: None, .. } => self.bare_folder(path),
            Target::Web => Href::Outside(web(destination)),
            Target::Other | Target::Mail { valid: true } => Href::Outside(escape_address(destination)),
            Target::NoScheme(address) => Href::Outside(escape_address(address)),
            Target::Mail { valid: false } => Href::Dead("This is no mail address".into()),
            Target::Script => Href::Dead("This address runs a program".into()),
            Target::Empty => Href::Dead("This link has no address".into()),
            Target::Outside { .. } => Href::Text("This lies outside the course".into()),
            Target::Withheld => Href::Text("This is not part of the site".into()),
            Target::Missing { wanted, .. } => Href::Dead(missing(wanted)),
        }
    }
}

impl Pictures for PageLinks<'_> {
    fn picture(&self, target: &Target, destination: &str) -> Shown {
        if let Some((path, pixels)) = self.site.pictures.find(target, destination) {
            return Shown::Picture { source: address::way(self.folder, &path), pixels };
        }
        // A page asks nobody but its own site for anything.
        let remote = |address: &str| Shown::Link { address: web(address), reason: "This picture is on the web".into() };
        match target {
            Target::File { file, .. } => self.picture_file(*file, target, destination),
            Target::Web => remote(destination),
            // What can't be read as a picture here, a browser may still know.
            Target::Other => Shown::Picture { source: escape_address(destination), pixels: None },
            Target::NoScheme(address) => remote(address),
            Target::Missing { wanted, .. } => Shown::Absent(missing(wanted)),
            Target::Withheld => Shown::Absent("This is not part of the site".into()),
            Target::Outside { .. } => Shown::Absent("This picture lies outside the course".into()),
            _ => Shown::Absent("This address is no picture".into()),
        }
    }
}

impl PageLinks<'_> {
    fn file(&self, file: FileId, fragment: &Fragment, destination: &str) -> Href {
        let Site { course, paths, .. } = self.site;
        if let Some(page) = paths.page(file) {
            return self.page(file, page, fragment, destination);
        }
        let tail = raw_fragment(destination).map(|fragment| format!("#{fragment}")).unwrap_or_default();
        if let Some(copy) = paths.copy(file) {
            return Href::Inside(format!("{}{tail}", address::way(self.folder, copy)));
        }
        match address::of_file(course, file) {
            Some(address) => Href::Outside(format!("{address}{tail}")),
            None => Href::Text("This file is not part of the site".into()),
        }
    }

    fn page(&self, file: FileId, page: &str, fragment: &Fragment, destination: &str) -> Href {
        let note = self.site.course.entry(file).map(|entry| &*entry.note);
        let anchor = note.and_then(|note| anchor(note, raw_fragment(destination)?));
        let is_lost = |anchor: &String| self.site.lost.get(&file).is_some_and(|lost| lost.contains(anchor));
        let anchor = anchor.filter(|anchor| !is_lost(anchor));
        if anchor.is_none() && *fragment == Fragment::Missing && file == self.note {
            return Href::Dead("There is no such place on this page".into());
        }
        if self.is_print {
            let prefix = self.site.print_id(file);
            return Href::Inside(match anchor {
                Some(anchor) => format!("#{}", id_fragment(&format!("{prefix}-"), &anchor)),
                None => format!("#{prefix}"),
            });
        }
        let way = if file == self.note { String::new() } else { address::way(self.folder, page) };
        Href::Inside(match anchor {
            Some(anchor) => format!("{way}#{}", id_fragment("", &anchor)),
            // The top of a page, by a name that no id can take away.
            None if file == self.note => "#top".to_owned(),
            None => way,
        })
    }

    /// A folder without a page of its own: its notes stand in the contents, else the repository shows it.
    fn bare_folder(&self, folder: &str) -> Href {
        if let Some(id) = self.site.group_id(folder) {
            return Href::Inside(format!("{}#{id}", address::way(self.folder, super::paths::CONTENTS)));
        }
        match address::of_folder(self.site.course, folder) {
            Some(address) => Href::Outside(address),
            None => Href::Text("This folder is not part of the site".into()),
        }
    }

    fn picture_file(&self, file: FileId, target: &Target, destination: &str) -> Shown {
        let Site { course, paths, .. } = self.site;
        // A drawing of Obsidian is kept in Markdown, and no browser draws it.
        let is_text = path::extension(course.path(file)).eq_ignore_ascii_case("md");
        if let Some(copy) = paths.copy(file).filter(|_| !is_text) {
            let pixels = course.file(file).picture.and_then(|picture| picture.pixels);
            return Shown::Picture { source: address::way(self.folder, copy), pixels };
        }
        if is_web_page(course, file) {
            return Shown::Absent("This file is a web page, not a picture".into());
        }
        match self.href(target, destination) {
            Href::Inside(address) | Href::Outside(address) if course.file(file).kind != FileKind::Symlink => {
                Shown::Link { address, reason: "This is no picture".into() }
            }
            _ => Shown::Absent("This file is not part of the site".into()),
        }
    }
}

/// The id that an anchor has on its page, as a fragment.
fn id_fragment(prefix: &str, anchor: &str) -> String {
    address::fragment(&id_of(Medium::Site, prefix, anchor))
}

fn missing(wanted: &str) -> Cow<'static, str> {
    if wanted.is_empty() { "There is no such file".into() } else { format!("There is no file {wanted}").into() }
}

/// An address on the web: one without `https:` takes the scheme of its page, which a page on a disk has not.
fn web(destination: &str) -> String {
    let scheme = if destination.starts_with("//") { "https:" } else { "" };
    format!("{scheme}{}", escape_address(destination))
}
