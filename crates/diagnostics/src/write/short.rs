//! The findings of a first run, in so few lines that they are read: equal ones once, the first in full, the next ones in
//! a line each, and the rest of each rule as a number with the way to see them.

use super::closing::{Printed, joined};
use super::line::lines;
use super::snippet::{Painter, WayOut};
use super::{Group, Look, fit, groups, width};
use crate::Diagnostic;
use std::io::{self, Write};

/// What a report of fewer than 40 lines has left for its findings, beside the headline and at most 7 lines at the end.
const MOST_LINES: usize = 31;
/// Groups with their line, at most.
const MOST_WHOLE: usize = 6;
/// Those of them that lead a report where not all have room.
const MOST_LEADING: usize = 3;
/// What the leading ones may take of the lines.
const MOST_LEADING_LINES: usize = 22;
/// Groups of one rule that get a line each: more of the same tells no more.
const MOST_LISTED: usize = 8;
/// A message that is cut is worth its place only from here on.
const LEAST_WORDS: usize = 24;

/// Writes the findings.
pub(super) fn short(out: &mut dyn Write, shown: &[&Diagnostic], painter: &Painter, look: &Look) -> io::Result<Printed> {
    let groups = groups(shown.iter().copied(), look.first);
    let first = groups.first().map(|group| group.first.rule);
    let page = Page { painter, look };
    for way_out in [WayOut::Drawn, WayOut::Told] {
        if let Some(blocks) = page.whole(&groups, way_out) {
            write!(out, "{}", blocks.concat())?;
            let is_cut = |group| page.others(group).is_some_and(|line| line.ends_with(", …"));
            return Ok(Printed { first, is_whole: !groups.iter().any(is_cut) });
        }
    }
    let leading = page.leading(&groups);
    let mut left = MOST_LINES - 2;
    for (_, block) in &leading {
        write!(out, "{block}")?;
        left = left.saturating_sub(lines(block, look.width));
    }
    let is_leading = |index: &usize| leading.iter().any(|(leading, _)| leading == index);
    let rest: Vec<&Group> = (0..groups.len()).filter(|index| !is_leading(index)).map(|index| &groups[index]).collect();
    let number: usize = rest.iter().map(|group| group.len()).sum();
    writeln!(out, "\n{number} more:")?;
    let explained = leading.iter().map(|(index, _)| groups[*index].first.rule).collect();
    page.list(out, &List { groups: rest, explained, room: left })?;
    Ok(Printed { first, is_whole: false })
}

/// The groups that get a line at most.
struct List<'a> {
    groups: Vec<&'a Group<'a>>,
    /// Rules that were named above.
    explained: Vec<&'static str>,
    /// In lines.
    room: usize,
}

struct Page<'a, 's> {
    painter: &'a Painter<'s>,
    look: &'a Look<'a>,
}

impl Page<'_, '_> {
    /// All groups with their lines, if there is room.
    fn whole(&self, groups: &[Group], way_out: WayOut) -> Option<Vec<String>> {
        if groups.len() > MOST_WHOLE {
            return None;
        }
        let blocks: Vec<String> = groups.iter().map(|group| self.block(group, way_out)).collect();
        let sum: usize = blocks.iter().map(|block| lines(block, self.look.width)).sum();
        (sum <= MOST_LINES).then_some(blocks)
    }

    /// The groups that are shown with their line where not all are: one of each rule first, then the next ones.
    fn leading(&self, groups: &[Group]) -> Vec<(usize, String)> {
        let begins = |index: &usize| *index == 0 || groups[index - 1].kind() != groups[*index].kind();
        let (firsts, others): (Vec<usize>, Vec<usize>) = (0..groups.len()).partition(begins);
        let mut leading: Vec<(usize, String)> = Vec::new();
        let mut used = 0;
        for index in firsts.into_iter().chain(others).take(MOST_LEADING) {
            let block = self.block(&groups[index], WayOut::Told);
            used += lines(&block, self.look.width);
            if !leading.is_empty() && used > MOST_LEADING_LINES {
                break;
            }
            leading.push((index, block));
        }
        leading.sort_by_key(|(index, _)| *index);
        leading
    }

    /// A group in full: its first finding with its line, then the places of the others.
    fn block(&self, group: &Group, way_out: WayOut) -> String {
        let others = self.others(group).map(|line| line + "\n").unwrap_or_default();
        format!("\n{}\n{others}", self.painter.finding(group.first, way_out))
    }

    /// "and at 12 other places: a.md:3, b.md:7, …"
    fn others(&self, group: &Group) -> Option<String> {
        let noun = if group.others.len() == 1 { "place" } else { "places" };
        let start = format!("and at {} other {noun}: ", group.others.len());
        // No more places than may fit: finding a line reads the note.
        let places: Vec<String> =
            group.others.iter().take(self.look.width / 4).map(|one| self.painter.place(one)).collect();
        let room = self.look.width.saturating_sub(width(&start));
        (!places.is_empty()).then(|| start + &joined(&places, room))
    }

    /// A line for each group while there is room, the rules by turns; then a line for the rest of each rule.
    fn list(&self, out: &mut dyn Write, list: &List) -> io::Result<()> {
        let mut kinds: Vec<&[&Group]> = list.groups.chunk_by(|one, next| one.kind() == next.kind()).collect();
        let beyond = if kinds.len() > list.room { kinds.split_off(list.room.saturating_sub(1)) } else { Vec::new() };
        let entries = self.entries(&kinds, list, list.room.saturating_sub(usize::from(!beyond.is_empty())));
        for (kind, entries) in kinds.iter().zip(entries) {
            for entry in &entries {
                writeln!(out, "{entry}")?;
            }
            let rest = &kind[entries.len()..];
            if !rest.is_empty() {
                writeln!(out, "{}", self.rest(rest, !entries.is_empty()))?;
            }
        }
        let number: usize = beyond.iter().flat_map(|kind| kind.iter()).map(|group| group.len()).sum();
        if number > 0 {
            writeln!(out, "  and {number} of {} other rules", beyond.len())?;
        }
        Ok(())
    }

    /// The lines of groups for each rule, as many as there is room for: all rules get their next one by turns.
    ///
    /// A rule that isn't listed to its end needs one more line, so that is kept for each.
    fn entries(&self, kinds: &[&[&Group]], list: &List, room: usize) -> Vec<Vec<String>> {
        let mut entries = vec![Vec::new(); kinds.len()];
        let mut left = room.saturating_sub(kinds.len());
        loop {
            let mut is_longer = false;
            for (entries, kind) in entries.iter_mut().zip(kinds) {
                let Some(group) = kind.get(entries.len()).filter(|_| entries.len() < MOST_LISTED) else { continue };
                let is_last = entries.len() + 1 == kind.len();
                let entry = self.entry(group, list.explained.contains(&group.first.rule));
                let cost = lines(&entry, self.look.width) - usize::from(is_last);
                if cost <= left {
                    left -= cost;
                    entries.push(entry);
                    is_longer = true;
                }
            }
            if !is_longer {
                return entries;
            }
        }
    }

    /// `path:line: message [rule]` in one line; a rule that was named above is not named again.
    fn entry(&self, group: &Group, is_named: bool) -> String {
        let start = format!("  {}: ", self.painter.place(group.first));
        let others = match group.others.len() {
            0 => String::new(),
            number => format!(" (and {number} more)"),
        };
        let rule = if is_named { String::new() } else { format!(" [{}]", group.first.rule) };
        let end = others + &rule;
        let room = self.look.width.saturating_sub(width(&start) + width(&end)).max(LEAST_WORDS);
        format!("{start}{}{end}", fit(&group.first.message, room))
    }

    /// "and 105 more in README.md: coursenotes check --rule missing-extension"
    fn rest(&self, groups: &[&Group], is_second: bool) -> String {
        let first = groups[0].first;
        let number: usize = groups.iter().map(|group| group.len()).sum();
        let is_one_note = groups.iter().flat_map(|group| group.all()).all(|one| one.span.file == first.span.file);
        let place = if is_one_note { format!(" in {}", self.painter.path(first)) } else { String::new() };
        let more = if is_second { " more" } else { "" };
        let line = |place: &str| format!("  and {number}{more}{place}: {} --rule {}", self.look.command, first.rule);
        let whole = line(&place);
        if width(&whole) <= self.look.width { whole } else { line("") }
    }
}
