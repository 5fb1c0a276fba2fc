//! Lines become the list that was meant.

use super::RealItem;
use super::sign::{self, Kind, Sign};
use crate::line::{self, Line};
use crate::trial::Repair;
use coursenotes_diagnostics::{Applicability, Edit, Fix, Span};
use coursenotes_parser::{NodeId, NodeKind, Note};
use std::ops::Range;

/// Lines that go together.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each holds or not, whatever the others do")]
pub(super) struct PseudoList {
    /// The items in order.
    items: Vec<Item>,
    /// Whether a real item stands in front: `1. one` above `2.two`.
    is_continued: bool,
    /// Whether words of the same paragraph stand in front.
    is_below_text: bool,
    /// Whether it stands in an item with a dot but no further in: it would be beside that item, not in it.
    is_beside: bool,
    /// How far in the paragraph begins.
    base: usize,
    /// Whether lines follow that may belong to the last item or not.
    is_open: bool,
    /// How many paragraphs went on below their last item.
    longer: usize,
}

/// A line that is to be an item.
#[derive(Clone, Debug)]
struct Item {
    sign: Sign,
    /// Whether it is an item of the item above it: dots between numbers.
    is_inner: bool,
    /// Whether a reader sees it run on behind the line above.
    runs_on: bool,
    /// The number of the line in the paragraph.
    line: usize,
    /// The bytes of the line.
    range: Range<usize>,
}

/// Collects runs of lines.
#[derive(Debug)]
pub(super) struct Collector<'a> {
    note: &'a Note,
    open: Option<PseudoList>,
    /// The paragraph that was looked at last.
    last: Option<NodeId>,
    done: Vec<PseudoList>,
}

impl<'a> Collector<'a> {
    pub(super) fn new(note: &'a Note) -> Self {
        Self { note, open: None, last: None, done: Vec::new() }
    }

    /// Looks at the lines of a paragraph, or of an item.
    pub(super) fn look(&mut self, container: NodeId, lines: &[Line], item: Option<RealItem>) {
        let follows = self.last.is_some_and(|last| {
            let is_paragraph = |id: NodeId| self.note.node(id).kind == NodeKind::Paragraph;
            is_paragraph(last) && is_paragraph(container) && self.note.node(last).next == container
        });
        self.last = Some(container);
        // `2.` between `1.7` and `2.1` numbers a chapter.
        let has_sections = lines.iter().any(|line| sign::is_section(&self.note.text()[line.range.clone()]));
        let signs = lines.iter().enumerate().filter_map(|(number, line)| Some((number, self.sign(line)?)));
        let signs: Vec<(usize, Sign)> =
            signs.filter(|(_, sign)| !has_sections || matches!(sign.kind, Kind::Bullet(_))).collect();
        if !follows || signs.first().is_none_or(|(number, _)| *number > 0) {
            self.close();
        }
        let base = lines.first().map_or(0, |line| line::prefix(self.note, line.range.start).len());
        let has_signs = !signs.is_empty();
        for (number, sign) in signs {
            self.add(number, sign, &lines[number], item.filter(|_| number > 0), base);
        }
        if let (Some(list), true) = (&mut self.open, has_signs) {
            list.end_at(lines.len());
        }
    }

    fn sign(&self, line: &Line) -> Option<Sign> {
        if self.note.node(line.first).kind != NodeKind::Text {
            return None;
        }
        sign::read(&self.note.text()[line.range.clone()], line.range.start)
    }

    fn add(&mut self, number: usize, sign: Sign, line: &Line, item: Option<RealItem>, base: usize) {
        let kind = sign.kind;
        let runs_on = number > 0 && !line.is_apart;
        let new = Item { sign, is_inner: false, runs_on, line: number, range: line.range.clone() };
        if let Some(list) = &mut self.open {
            match (list.kind(), kind) {
                (Kind::Number(_), Kind::Number(given)) if given == list.next_number() => return list.items.push(new),
                (Kind::Number(_), Kind::Bullet(_)) if number > 0 => {
                    return list.items.push(Item { is_inner: true, ..new });
                }
                (Kind::Bullet(one), Kind::Bullet(other)) if one == other && list.touches(number) => {
                    return list.items.push(new);
                }
                _ => {
                    list.end_at(number);
                    self.close();
                }
            }
        }
        let is_continued = item.is_some_and(|item| self.continues(item, &new));
        let is_below_text = number > 0;
        let indent = |at: usize| line::prefix(self.note, at).len();
        let is_beside =
            item.is_some_and(|item| item.number.is_none() && indent(new.sign.range.start) <= indent(item.start));
        let items = vec![new];
        let list = PseudoList { items, is_continued, is_below_text, is_beside, base, is_open: false, longer: 0 };
        self.open = Some(list);
    }

    /// Whether the line goes on where the real item stops: with the next number, or with the same sign right below its.
    fn continues(&self, item: RealItem, new: &Item) -> bool {
        match (new.sign.kind, item.number) {
            (Kind::Number(number), Some(real)) => number == real.saturating_add(1),
            (Kind::Bullet(sign), None) => {
                let above = line::prefix(self.note, item.start).len();
                let here = line::prefix(self.note, new.sign.range.start).len();
                self.note.text()[item.start..].trim_start().starts_with(sign) && above == here && new.line == 1
            }
            _ => false,
        }
    }

    fn close(&mut self) {
        let Some(list) = self.open.take() else { return };
        let outer = list.items.iter().filter(|item| !item.is_inner);
        let most = outer.clone().count() + usize::from(list.is_continued);
        let runs_on = outer.skip(1).any(|item| item.runs_on);
        let begins = list.is_continued || list.may_begin();
        if most > 1 && begins && (runs_on || list.is_apart() || list.is_continued) {
            self.done.push(list);
        }
    }

    pub(super) fn finish(mut self) -> Vec<PseudoList> {
        self.close();
        self.done
    }
}

impl PseudoList {
    fn kind(&self) -> Kind {
        self.items[0].sign.kind
    }

    fn next_number(&self) -> u32 {
        let next = self.items.iter().rev().find_map(|item| match item.sign.kind {
            Kind::Number(number) => Some(number + 1),
            Kind::Bullet(_) => None,
        });
        next.unwrap_or_default()
    }

    /// Whether each item is a paragraph of its own.
    fn is_apart(&self) -> bool {
        self.items.iter().filter(|item| !item.is_inner).all(|item| item.line == 0)
    }

    /// Line `number` of the paragraph no longer belongs to the list. Lines in front of it belong to the last item if others
    /// go on below their first line too, or if the last is as long as a line gets.
    fn end_at(&mut self, number: usize) {
        let Some(last) = self.items.last() else { return };
        let goes_on = |two: &[Item]| two[1].line > two[0].line + 1;
        let has_long_items = self.items.windows(2).any(goes_on) || last.range.len() > 70;
        let is_longer = last.line + 1 < number;
        self.is_open = is_longer && !has_long_items && self.longer == 0;
        self.longer += usize::from(is_longer);
    }

    /// Whether each sign is one that Markdown knows, at a place where it doesn't count.
    fn is_right(&self) -> bool {
        self.items[0].sign.edit.0.is_empty() && self.items[0].sign.edit.1.is_empty()
    }

    /// Whether line `number` stands below the last item, or begins the next paragraph.
    fn touches(&self, number: usize) -> bool {
        number == 0 || self.items.last().is_some_and(|item| item.line + 1 == number)
    }

    /// Two numbers in the middle of others are rather the answers to a puzzle than a list.
    fn may_begin(&self) -> bool {
        self.items.len() > 2 || !matches!(self.kind(), Kind::Number(number) if number > 1)
    }

    /// What is marked: the first line.
    pub(super) fn mark(&self) -> Range<usize> {
        self.items[0].range.clone()
    }

    pub(super) fn message(&self) -> String {
        match self.items.len() {
            1 => "this line looks like an item of the list, but is shown as part of the item above".into(),
            count if self.is_apart() => {
                format!("these {count} paragraphs look like a list, but they are shown as plain text")
            }
            count => format!("these {count} lines look like a list, but they are shown as one paragraph"),
        }
    }

    pub(super) fn help(&self) -> String {
        let sign = &self.items[0].sign;
        match sign.kind {
            Kind::Number(1) if self.is_right() => "indent it less".into(),
            Kind::Number(_) if self.is_right() => "leave a line blank above the list".into(),
            Kind::Number(number) => {
                let mark = if sign.edit.1.starts_with(')') { ')' } else { '.' };
                format!("begin each with its number, `{mark}` and a space: `{number}{mark} …`")
            }
            Kind::Bullet(sign) => format!("begin each with `{sign}` and a space"),
        }
    }

    /// Whether it is clear where each item ends, and every line carries the signs of the same quotes: one without them
    /// would leave the quote.
    pub(super) fn is_certain(&self, note: &Note) -> bool {
        let quotes = |item: &Item| line::prefix(note, item.range.start).matches('>').count();
        !self.is_open && !self.would_join(note) && self.items.iter().all(|item| quotes(item) == quotes(&self.items[0]))
    }

    /// Whether `+` and `-` stand for good and bad: `+quick` above `-needs memory`. As a list they would say nothing.
    pub(super) fn weighs(&self, note: &Note) -> bool {
        let (Some(first), Some(last)) = (self.items.first(), self.items.last()) else { return false };
        let text = note.text();
        let other = match text.as_bytes()[first.sign.range.start] {
            b'+' => '-',
            b'-' => '+',
            _ => return false,
        };
        let is_other = |line: &str| {
            let line = line.trim_start_matches(['>', ' ', '\t']);
            line.strip_prefix(other).is_some_and(|rest| rest.starts_with(char::is_alphabetic))
        };
        let above = text[..line::start(note, first.range.start)].trim_end().rsplit(['\n', '\r']).next();
        let below = text[last.range.end..].trim_start().lines().next();
        above.is_some_and(is_other) || below.is_some_and(is_other)
    }

    /// Whether a real list stands right above or below a list with foreign signs: with the same signs they would be one,
    /// and values would stand beside what they are values of.
    fn would_join(&self, note: &Note) -> bool {
        let (Some(first), Some(last)) = (self.items.first(), self.items.last()) else { return false };
        let text = note.text();
        let is_foreign = text[first.sign.range.clone()].starts_with(|c: char| !c.is_ascii());
        let is_item = |line: &str| {
            let line = line.trim_start_matches(['>', ' ', '\t']);
            line.starts_with(['-', '*', '+']) && line[1..].starts_with([' ', '\t'])
        };
        let start = line::start(note, first.range.start);
        let above = text[..start].trim_end().rsplit(['\n', '\r']).next().unwrap_or_default();
        let below = text[last.range.end..].trim_start().lines().next().unwrap_or_default();
        is_foreign && (self.is_beside || is_item(above) || is_item(below))
    }

    pub(super) fn repair(&self, note: &Note) -> Repair {
        let mut edits = Vec::with_capacity(self.items.len() + 1);
        let is_first_number = matches!(self.kind(), Kind::Number(1) | Kind::Bullet(_));
        if self.is_below_text && !is_first_number && !self.is_continued {
            edits.push(blank_line(note, self.items[0].sign.range.start));
        }
        let mut depth = 0;
        for item in &self.items {
            let sign = &item.sign;
            edits.extend(self.dedent(note, item));
            match sign.kind {
                Kind::Number(number) => depth = number.to_string().len() + 2,
                Kind::Bullet(_) if item.is_inner => edits.extend(self.indent(note, sign, depth)),
                Kind::Bullet(_) => {}
            }
            if !sign.edit.0.is_empty() || !sign.edit.1.is_empty() {
                edits.push(Edit { span: Span::new(note.file, sign.edit.0.clone()), replacement: sign.edit.1.clone() });
            }
        }
        let fix = Fix { applicability: Applicability::Safe, message: "make it a list".into(), edits };
        let marks = self.items.iter().map(|item| item.sign.range.clone()).collect();
        Repair { fix, marks, gain: isize::try_from(self.items.len()).unwrap_or(isize::MAX) }
    }

    /// Moves an item to where its list stands: four blanks more make no list.
    fn dedent(&self, note: &Note, item: &Item) -> Option<Edit> {
        let prefix = line::prefix(note, item.range.start);
        let blanks = prefix.len() - prefix.trim_end_matches([' ', '\t']).len();
        let here = prefix.chars().map(|c| if c == '\t' { 4 } else { 1 }).sum::<usize>();
        // With the right sign nothing but the blanks can be wrong.
        let allowed = if self.is_right() { 0 } else { 3 };
        let surplus =
            here.checked_sub(self.base).filter(|surplus| *surplus > allowed && blanks > 0 && !item.is_inner)?;
        let kept = blanks.checked_sub(surplus).filter(|_| !prefix.contains('\t')).unwrap_or(0);
        let range = item.range.start - blanks + kept..item.range.start;
        Some(Edit { span: Span::new(note.file, range), replacement: String::new() })
    }

    /// Moves a dot below a number as far in as that number's words.
    fn indent(&self, note: &Note, sign: &Sign, depth: usize) -> Option<Edit> {
        let outer = line::prefix(note, self.items[0].sign.range.start).len();
        let here = line::prefix(note, sign.range.start).len();
        let missing = (outer + depth).checked_sub(here).filter(|missing| *missing > 0)?;
        let at = sign.range.start;
        Some(Edit { span: Span::new(note.file, at..at), replacement: " ".repeat(missing) })
    }
}

/// An empty line in front of the line at `at`: a list whose first number isn't 1 doesn't begin right below words.
fn blank_line(note: &Note, at: usize) -> Edit {
    let start = line::start(note, at);
    let prefix = line::continued(line::prefix(note, at));
    let replacement = format!("{}{}", prefix.trim_end(), line::ending(note));
    Edit { span: Span::new(note.file, start..start), replacement }
}
