//! The search: an index in scripts, so that it works from a disk and under a policy that forbids all else.
//!
//! It holds terms, and in which sections they are; no sentence of a note. A page asks for `index.js`, then for the shards
//! that the words of a question can be in (`t0.js` and so on, in the order of their terms), then for the titles and
//! headings of what was found (`p0.js` and so on). `look/search.js` reads it and must fold and cut words as [`terms`]
//! does; a test of the browser holds the two together.

mod code;
mod sections;
mod terms;

use super::address;
use super::site::Site;
use code::{Line, push_json};
use rayon::prelude::*;
use sections::{Section, sections};
use std::collections::HashMap;
use std::fmt::Write;

/// How long a shard of terms may be, and one of titles. Small ones are quickly there; each costs a request.
const TERM_SHARD: usize = 48_000;
const PLACE_SHARD: usize = 24_000;

/// The scripts of the index, by name.
pub(super) fn files(site: &Site) -> Vec<(String, String)> {
    let notes: Vec<Vec<Section>> = site.notes.par_iter().map(|note| sections(site.entry(*note))).collect();
    let mut files = Vec::new();
    let (places, first_sections) = places(site, &notes);
    let (shards, first_terms) = shards(&notes);
    let mut index = String::from("coursenotes.index({\"lengths\":\"");
    let mut sum = 0;
    let mut count = 0;
    for section in notes.iter().flatten() {
        index.push(code::length_code(section.length));
        sum += section.length;
        count += 1;
    }
    write!(index, "\",\"average\":{},\"terms\":[", sum / count.max(1)).expect("a string can be written to");
    push_list(&mut index, first_terms.iter().map(String::as_str), push_json);
    index.push_str("],\"places\":[");
    push_list(&mut index, first_sections.iter(), |out, first| out.push_str(&first.to_string()));
    index.push_str("]});\n");
    files.push(("index.js".to_owned(), index));
    files.extend(shards.into_iter().enumerate().map(|(number, shard)| {
        let mut text = format!("coursenotes.terms({number},");
        push_json(&mut text, &shard);
        text.push_str(");\n");
        (format!("t{number}.js"), text)
    }));
    files.extend(
        places
            .into_iter()
            .enumerate()
            .map(|(number, places)| (format!("p{number}.js"), format!("coursenotes.places({number},[{places}]);\n"))),
    );
    files
}

fn push_list<T>(out: &mut String, items: impl Iterator<Item = T>, push: impl Fn(&mut String, T)) {
    for (place, item) in items.enumerate() {
        if place > 0 {
            out.push(',');
        }
        push(out, item);
    }
}

/// Titles and headings, cut into shards between pages, and the number of the first section in each.
fn places(site: &Site, notes: &[Vec<Section>]) -> (Vec<String>, Vec<usize>) {
    let mut shards: Vec<String> = Vec::new();
    let mut firsts = Vec::new();
    let mut section = 0;
    for (note, sections) in site.notes.iter().zip(notes) {
        if shards.last().is_none_or(|shard| shard.len() > PLACE_SHARD) {
            shards.push(String::new());
            firsts.push(section);
        }
        let shard = shards.last_mut().expect("one was pushed");
        if !shard.is_empty() {
            shard.push_str(",\n");
        }
        shard.push('[');
        push_json(shard, &address::escape(site.page(*note)));
        shard.push(',');
        push_json(shard, site.title_of(*note));
        for place in sections {
            shard.push(',');
            code::push_place(shard, &place.heading, &place.anchor);
        }
        shard.push(']');
        section += sections.len();
    }
    (shards, firsts)
}

/// The terms with their sections, cut into shards, and the first term of each.
fn shards(notes: &[Vec<Section>]) -> (Vec<String>, Vec<String>) {
    let mut postings: HashMap<&str, Vec<u32>> = HashMap::new();
    for (number, section) in (0_u32..).zip(notes.iter().flatten()) {
        for (term, class) in &section.terms {
            postings.entry(term).or_default().push(number << 2 | u32::from(*class));
        }
    }
    let mut terms: Vec<(&str, Vec<u32>)> = postings.into_iter().collect();
    terms.sort_unstable_by_key(|(term, _)| *term);
    let (mut shards, mut firsts) = (Vec::new(), Vec::new());
    let mut line = Line::default();
    for (term, postings) in terms {
        if line.is_empty() {
            firsts.push(term.to_owned());
        }
        line.push(term, &postings);
        if line.len() > TERM_SHARD {
            shards.push(line.take());
        }
    }
    if !line.is_empty() {
        shards.push(line.take());
    }
    (shards, firsts)
}
