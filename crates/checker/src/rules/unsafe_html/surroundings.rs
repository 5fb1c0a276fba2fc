//! What stands around a tag that runs something: a part that its author keeps for the site, and tags like it in a row.

use coursenotes_diagnostics::Span;
use coursenotes_markup::html::{Tag, TagKind, is_void};
use coursenotes_parser::Note;

/// Where a walk over a note's tags has come to.
#[derive(Debug, Default)]
pub(super) struct Surroundings {
    /// The element that is kept for the site, and how many of its name are open.
    kept: Option<(String, usize)>,
    /// The tag that the next one may follow in a row.
    last: Option<(String, Span)>,
}

/// Classes of parts that a site shows and a book doesn't: who writes them has thought of readers elsewhere.
const FOR_SITES: &[&str] =
    &["only-html", "html-only", "only-web", "web-only", "no-print", "noprint", "no-pdf", "no-epub", "d-print-none"];

impl Surroundings {
    /// Goes on to `tag`.
    pub(super) fn step(&mut self, tag: &Tag) {
        match &mut self.kept {
            Some((name, depth)) if *name == tag.name => match tag.kind {
                TagKind::Open => *depth += 1,
                TagKind::Close => *depth -= 1,
                TagKind::SelfClosing => {}
            },
            None if tag.kind == TagKind::Open && !is_void(&tag.name) && is_for_sites(tag) => {
                self.kept = Some((tag.name.clone(), 1));
            }
            _ => {}
        }
        if self.kept.as_ref().is_some_and(|(_, depth)| *depth == 0) {
            self.kept = None;
        }
    }

    /// Whether it is a part that only the site has.
    pub(super) fn is_for_sites(&self) -> bool {
        self.kept.is_some()
    }

    /// Whether nothing that is read stands between `tag` and the one before it: a drawing for bright pages and one for
    /// dark pages are one thing to mend, and so are the scripts that belong together.
    pub(super) fn goes_on(&mut self, note: &Note, tag: &Tag, span: Span) -> bool {
        let last = self.last.replace((tag.name.clone(), span));
        last.is_some_and(|(name, last)| {
            name == tag.name && last.end <= span.start && {
                let between = &note.text()[last.range().end..span.range().start];
                let behind = between.rsplit_once(&format!("</{name}")).map_or(between, |(_, behind)| behind);
                is_unread(behind)
            }
        })
    }
}

fn is_for_sites(tag: &Tag) -> bool {
    let class = tag.attributes.iter().find(|one| one.name == "class");
    class.is_some_and(|class| class.value.split_ascii_whitespace().any(|one| FOR_SITES.contains(&one)))
}

/// Whether a text holds tags, their ends and blanks alone.
fn is_unread(text: &str) -> bool {
    let mut is_tag = false;
    text.chars().all(|c| {
        let was_tag = is_tag;
        is_tag = c == '<' || was_tag && c != '>';
        was_tag || is_tag || c.is_whitespace() || c == '>'
    })
}
