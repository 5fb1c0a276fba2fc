//! Operators with names of their own, and what stands below and above them.

use super::arguments::{argument, command_end, skip_blanks};
use super::output::Place;
use super::rewrite::Rewriter;
use std::ops::Range;

impl Rewriter<'_> {
    /// `\mathop{…}\limits_a^b`: what stands below and above is put there.
    pub(super) fn operator(&mut self, text: &str, whole: &Range<usize>, place: Place) -> usize {
        let Some(inner) = argument(text, whole.end) else { return self.plain(text, whole, place) };
        let limits = skip_blanks(text, inner.end);
        let has_limits = text[limits..].starts_with("\\limits") && command_end(text, limits) == limits + 7;
        if !has_limits {
            return self.plain(text, whole, place);
        }
        let (mut end, mut below, mut above) = (limits + 7, None, None);
        loop {
            let at = skip_blanks(text, end);
            let script = match text.as_bytes().get(at) {
                Some(b'_') if below.is_none() => &mut below,
                Some(b'^') if above.is_none() => &mut above,
                _ => break,
            };
            let Some(given) = argument(text, at + 1) else { break };
            end = given.end;
            *script = Some(given.inner);
        }
        self.out.put("\\mathop{", whole, place);
        for (command, script) in [("\\underset{", &below), ("\\overset{", &above)] {
            if let Some(range) = script {
                self.out.put(command, whole, place);
                self.math(&text[range.clone()], place.part(range.start));
                self.out.put("}{", whole, place);
            }
        }
        self.math(&text[inner.inner.clone()], place.part(inner.inner.start));
        self.out.put(&"}".repeat(1 + usize::from(below.is_some()) + usize::from(above.is_some())), whole, place);
        end
    }

    /// `\operatorname{…}`, of which the converter wants plain words; a space is one.
    pub(super) fn named_operator(&mut self, text: &str, whole: &Range<usize>, place: Place) -> usize {
        let starred = usize::from(text[whole.end..].starts_with('*'));
        let given = argument(text, whole.end + starred);
        let Some(given) = given.filter(|given| text[given.inner.clone()].contains('\\')) else {
            return self.plain(text, whole, place);
        };
        let words = SPACES
            .iter()
            .fold(text[given.inner.clone()].to_owned(), |words, (command, space)| words.replace(command, space));
        if !words.contains('\\') {
            let name = format!("{}{{{words}}}", &text[whole.start..whole.end + starred]);
            self.out.put(&name, &(whole.start..given.end), place);
            return given.end;
        }
        self.out.put("\\mathop{\\mathrm{", whole, place);
        self.math(&text[given.inner.clone()], place.part(given.inner.start));
        self.out.put("}}", whole, place);
        given.end
    }
}

/// Commands for spaces, and spaces.
const SPACES: &[(&str, &str)] =
    &[(r"\,", "\u{2009}"), (r"\:", "\u{205f}"), (r"\;", "\u{2005}"), (r"\ ", "\u{a0}"), (r"\!", "")];
