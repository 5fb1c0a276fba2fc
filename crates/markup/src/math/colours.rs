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
        let Some(colour) = for_converter(value) else { return self.plain(text, whole, place) };
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
        let colour = for_converter(value).unwrap_or_else(|| format!("{{{value}}}"));
        self.out.put(&format!("{{\\color{colour}"), &(whole.start..given.end), place);
        self.math(&text[inner.inner.clone()], place.part(inner.inner.start));
        self.out.put("}", &(inner.end..inner.end), place);
        inner.end
    }
}

/// Names that the converter knows in small letters only; browsers, and so GitHub, take `Teal` too.
const SMALL: &[&str] = &["darkgray", "lightgray", "lime", "olive", "pink", "teal"];

/// A colour as the converter wants it, where that differs: in digits, `#f00`, or in small letters. Green is that of
/// browsers, as on GitHub: TeX's can't be read.
fn for_converter(colour: &str) -> Option<String> {
    let small = colour.to_ascii_lowercase();
    if small != colour && SMALL.contains(&small.as_str()) {
        return Some(format!("{{{small}}}"));
    }
    let colour = if colour == "green" { "#008000" } else { colour };
    let digits = colour.strip_prefix('#')?;
    let digits: String = match digits.len() {
        3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        _ => digits.to_owned(),
    };
    Some(format!("[HTML]{{{digits}}}"))
}
