//! Colours, which authors give as names and as digits.

use super::arguments::{argument, group};
use super::output::Place;
use super::rewrite::Rewriter;
use std::ops::Range;

impl Rewriter<'_> {
    /// `\color{#1e90ff}`: six digits belong into a form of their own.
    pub(super) fn color(&mut self, text: &str, whole: &Range<usize>, place: Place) -> usize {
        let Some(given) = group(text, whole.end) else { return self.plain(text, whole, place) };
        let value = text[given.inner.clone()].trim();
        let Some(colour) = in_digits(value) else { return self.plain(text, whole, place) };
        self.out.put(&format!("\\color{colour}"), &(whole.start..given.end), place);
        given.end
    }

    /// `\textcolor{red}{x}`: a colour that ends.
    pub(super) fn coloured(&mut self, text: &str, whole: &Range<usize>, place: Place) -> usize {
        let Some(given) = group(text, whole.end) else {
            self.missing(text, whole, whole.end, place);
            return whole.end;
        };
        let Some(inner) = argument(text, given.end) else {
            self.missing(text, whole, given.end, place);
            return given.end;
        };
        let value = text[given.inner.clone()].trim();
        let colour = in_digits(value).unwrap_or_else(|| format!("{{{value}}}"));
        self.out.put(&format!("{{\\color{colour}"), &(whole.start..given.end), place);
        self.math(&text[inner.inner.clone()], place.part(inner.inner.start));
        self.out.put("}", &(inner.end..inner.end), place);
        inner.end
    }
}

/// A colour in digits, `#f00`, as the converter wants it. Green is that of browsers, as on GitHub: TeX's can't be read.
fn in_digits(colour: &str) -> Option<String> {
    let colour = if colour == "green" { "#008000" } else { colour };
    let digits = colour.strip_prefix('#')?;
    let digits: String = match digits.len() {
        3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        _ => digits.to_owned(),
    };
    Some(format!("[HTML]{{{digits}}}"))
}
