//! Ids: each once on a page.

use super::Medium;
use crate::epub::TOP;
use std::borrow::Cow;
use std::collections::HashSet;

/// What the ids of the templates begin with. No heading has such an anchor: it has no dot.
const OURS: &[&str] = &["page.", "search."];

/// The id that an anchor gets on a page, and that links to it must name.
///
/// A site keeps the anchors of GitHub, since addresses with them are already known to people; only what its own places
/// are called becomes another. In a book an id is a name of
/// XML without a colon (EPUB 3.3 is checked for it): `1-start` becomes `_1-start`.
///
/// ```
/// use coursenotes_exporter::xhtml::{Medium, id_of};
///
/// assert_eq!(id_of(Medium::Site, "", "1-start"), "1-start");
/// assert_eq!(id_of(Medium::Site, "", "page.text"), "_page.text");
/// assert_eq!(id_of(Medium::Book, "", "1-start"), "_1-start");
/// assert_eq!(id_of(Medium::Book, "week-1.", "a:b"), "week-1.a_b");
/// ```
pub fn id_of<'a>(medium: Medium, prefix: &str, anchor: &'a str) -> Cow<'a, str> {
    let keeps = |c: char| match medium {
        Medium::Site => !c.is_whitespace() && !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}'),
        Medium::Book => is_name_char(c),
    };
    let all_kept = anchor.chars().all(keeps);
    let starts_well = !prefix.is_empty()
        || match medium {
            Medium::Site => !OURS.iter().any(|ours| anchor.starts_with(ours)),
            Medium::Book => anchor.chars().next().is_none_or(is_name_start),
        };
    if all_kept && starts_well && prefix.is_empty() {
        return Cow::Borrowed(anchor);
    }
    let mut id = String::with_capacity(prefix.len() + anchor.len() + 1);
    id.push_str(prefix);
    if !starts_well {
        id.push('_');
    }
    id.extend(anchor.chars().map(|c| if keeps(c) { c } else { '_' }));
    Cow::Owned(id)
}

/// XML Namespaces 1.0, production 4: what a name without a colon begins with.
fn is_name_start(c: char) -> bool {
    matches!(c, 'A'..='Z' | 'a'..='z' | '_' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}'
        | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}' | '\u{200c}' | '\u{200d}' | '\u{2070}'..='\u{218f}'
        | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}'
        | '\u{10000}'..='\u{effff}')
}

fn is_name_char(c: char) -> bool {
    is_name_start(c) || matches!(c, '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}' | '\u{2040}')
}

/// The ids of one page.
#[derive(Debug)]
pub(super) struct Ids<'a> {
    medium: Medium,
    prefix: &'a str,
    used: HashSet<String>,
}

impl<'a> Ids<'a> {
    pub(super) fn new(medium: Medium, prefix: &'a str) -> Self {
        // The frame of a chapter has it already.
        let used = if medium == Medium::Book { HashSet::from([TOP.to_owned()]) } else { HashSet::new() };
        Self { medium, prefix, used }
    }

    /// The id for an anchor; nothing where it has no letter, or another place of the page has it already. A browser goes
    /// to the first place of an id, and so does GitHub.
    pub(super) fn claim(&mut self, anchor: &str) -> Option<String> {
        if anchor.is_empty() {
            return None;
        }
        let id = self.name(anchor);
        self.used.insert(id.clone()).then_some(id)
    }

    /// The id of an anchor, whether it is taken or not.
    pub(super) fn name(&self, anchor: &str) -> String {
        id_of(self.medium, self.prefix, anchor).into_owned()
    }
}
