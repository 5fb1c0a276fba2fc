//! Anchors that a note has in its source and not on its page: what held them is shown as text, or not at all.
//!
//! A form's `id` is one of the note's anchors, and no form is written. Which these are shows when the note is written; so
//! notes with ids in tags, one in fifty, are written once before all others.

use super::page;
use super::site::Site;
use crate::xhtml::{Medium, id_of, push_attribute};
use coursenotes_diagnostics::FileId;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Anchors by the note that lacks them.
pub(super) type Lost = BTreeMap<FileId, BTreeSet<String>>;

/// Finds them all.
pub(super) fn lost(site: &Site) -> Lost {
    let notes = site.notes.par_iter().filter(|note| !site.entry(**note).note.ids.is_empty());
    notes.map(|note| (*note, lost_in(site, *note))).filter(|(_, lost)| !lost.is_empty()).collect()
}

fn lost_in(site: &Site, note: FileId) -> BTreeSet<String> {
    let body = page::write(site, note, false).body;
    let ids = ids(&body);
    let is_lost = |anchor: &&str| {
        let mut id = String::new();
        push_attribute(&mut id, &id_of(Medium::Site, "", anchor));
        !ids.contains(&*id)
    };
    site.entry(note).note.all_anchors().filter(is_lost).map(str::to_owned).collect()
}

/// The ids in markup, as they stand there. No `<` and no `>` of it stands for itself but those of tags.
fn ids(body: &str) -> HashSet<&str> {
    let tags = body.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or_default());
    tags.filter_map(|tag| tag.split_once(" id=\"")?.1.split('"').next()).collect()
}
