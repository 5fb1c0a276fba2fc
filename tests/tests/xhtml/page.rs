//! A note as a page, with every link as it is written.

use coursenotes_course::{Encoding, Entry, Role, Target};
use coursenotes_diagnostics::FileId;
use coursenotes_exporter::xhtml::{
    Code, Href, Links, Medium, Page, Pictures, Plain, Shown, Written, escape_address, write,
};
use coursenotes_parser::{Dialect, parse_with};
use std::sync::Arc;

/// Links and pictures lead where the author wrote.
pub(crate) struct AsWritten;

impl Links for AsWritten {
    fn href(&self, _target: &Target, destination: &str) -> Href {
        Href::Outside(escape_address(destination))
    }
}

impl Pictures for AsWritten {
    fn picture(&self, _target: &Target, destination: &str) -> Shown {
        Shown::Picture { source: escape_address(destination), pixels: None }
    }
}

const PLAIN: &dyn Code = &Plain;

/// What a site asks for, in a test.
pub(crate) const SITE: Page<'static> = Page {
    links: &AsWritten,
    pictures: &AsWritten,
    code: PLAIN,
    medium: Medium::Site,
    heading_shift: 0,
    trust_html: false,
    id_prefix: "",
    scrolling: false,
};

/// A site whose authors may write any HTML.
pub(crate) const TRUSTED: Page<'static> = Page { trust_html: true, ..SITE };

/// A book.
pub(crate) const BOOK: Page<'static> = Page { medium: Medium::Book, heading_shift: 1, id_prefix: "n.", ..SITE };

/// A note of its own.
pub(crate) fn entry(text: &str, dialect: &Dialect) -> Entry {
    let note = parse_with(FileId(0), text, dialect);
    let targets = vec![Target::Other; note.links.len()];
    let definition_targets = vec![Target::Other; note.definitions.len()];
    Entry {
        file: FileId(0),
        role: Role::Note,
        encoding: Encoding::Utf8,
        title: String::new(),
        note: Arc::new(note),
        targets,
        definition_targets,
    }
}

/// Writes a text in GitHub's dialect.
pub(crate) fn written(text: &str, page: &Page) -> Written {
    write(&entry(text, &Dialect::GITHUB), page)
}

/// The whole page around a body, as strict XML wants it.
pub(crate) fn document(body: &str) -> String {
    format!(
        "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\"><head><title>t</title>\
         </head><body>{body}</body></html>"
    )
}
