//! Which tag ends which.

use super::scan::Found;
use std::collections::BTreeMap;
use std::ops::Range;

/// Tags whose content is shown, each with an end. What isn't among these and names no address stays text.
const AROUND: &[&str] = &[
    "hint",
    "code",
    "tabs",
    "tab",
    "stepper",
    "step",
    "columns",
    "column",
    "content-ref",
    "embed",
    "file",
    "updates",
    "update",
    "raw",
];

/// For each tag of a list the one that ends it, and the one that it ends.
pub(super) struct Pairs {
    pub(super) ends: Vec<Option<usize>>,
    pub(super) begins: Vec<Option<usize>>,
}

impl Pairs {
    pub(super) fn of(found: &[Found]) -> Self {
        let (mut ends, mut begins) = (vec![None; found.len()], vec![None; found.len()]);
        let mut open = Open::default();
        for (number, tag) in found.iter().enumerate() {
            if let Some(ended) = tag.name.strip_prefix("end") {
                if let Some(begin) = open.end(ended) {
                    (ends[begin], begins[number]) = (Some(number), Some(begin));
                }
            } else if AROUND.contains(&tag.name) {
                open.begin(tag.name, number);
            }
        }
        Self { ends, begins }
    }
}

/// Tags that wait for their end.
#[derive(Default)]
struct Open<'a> {
    all: Vec<usize>,
    /// For each name the places in `all`.
    by_name: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Open<'a> {
    fn begin(&mut self, name: &'a str, tag: usize) {
        self.by_name.entry(name).or_default().push(self.all.len());
        self.all.push(tag);
    }

    /// The last tag of that name. Those that have begun since are never ended.
    fn end(&mut self, name: &str) -> Option<usize> {
        let place = self.by_name.get_mut(name)?.pop()?;
        let tag = self.all[place];
        self.all.truncate(place);
        for places in self.by_name.values_mut() {
            while places.pop_if(|gone| *gone >= place).is_some() {}
        }
        Some(tag)
    }
}

/// Counts the steps of each row of them.
#[derive(Default)]
pub(super) struct Steps {
    /// Where the open rows end, and how many steps they had.
    rows: Vec<(usize, u32)>,
}

impl Steps {
    /// The number of a tag that begins a step and is closed by the one at `end`.
    pub(super) fn number(&mut self, name: &str, end: Option<&Range<usize>>) -> u32 {
        let Some(end) = end else { return 1 };
        while self.rows.pop_if(|(row, _)| *row < end.end).is_some() {}
        match (name, self.rows.last_mut()) {
            ("stepper", _) => self.rows.push((end.end, 0)),
            ("step", Some((_, steps))) => {
                *steps += 1;
                return *steps;
            }
            _ => {}
        }
        1
    }
}
