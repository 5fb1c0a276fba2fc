//! Where plain text may be more than words.
//!
//! Nearly all of the hundred runs of text in a note are words alone. A look through the whole text from one mark to the
//! next costs half of what a look at each run does.

use std::ops::Range;

/// The marks that brackets, bare addresses and strikethrough can't do without, `www.` left aside.
#[derive(Debug)]
pub(crate) struct Marks<'a> {
    text: &'a [u8],
    brackets: Next,
    others: Next,
}

impl<'a> Marks<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text: text.as_bytes(), brackets: Next::new(*b"[])"), others: Next::new(*b":@~") }
    }

    /// Whether one of them stands in `range`. Ranges are asked for in the order of the text.
    pub(crate) fn any_in(&mut self, range: &Range<usize>) -> bool {
        self.brackets.is_in(self.text, range) || self.others.is_in(self.text, range)
    }
}

/// Where `mark` stands, by its rarest byte, the one at `rare`: a search for one byte costs a quarter of one for two.
pub(crate) fn places<'a>(text: &'a [u8], mark: &'a [u8], rare: usize) -> impl Iterator<Item = usize> + 'a {
    let starts = memchr::memchr_iter(mark[rare], text).filter_map(move |at| at.checked_sub(rare));
    starts.filter(move |&start| text[start..].starts_with(mark))
}

/// Three marks, and where the next of them stands.
#[derive(Debug)]
struct Next {
    marks: [u8; 3],
    /// None stands in here, and one at the end.
    free: Range<usize>,
}

impl Next {
    fn new(marks: [u8; 3]) -> Self {
        Self { marks, free: usize::MAX..usize::MAX }
    }

    fn is_in(&mut self, text: &[u8], range: &Range<usize>) -> bool {
        if range.start < self.free.start || range.start > self.free.end {
            let [one, two, three] = self.marks;
            let step = memchr::memchr3(one, two, three, &text[range.start..]);
            self.free = range.start..step.map_or(text.len(), |step| range.start + step);
        }
        self.free.end < range.end
    }
}
