//! Words in a formula: `\text{…}` and its kind.
//!
//! MathJax takes what stands in them as it is, formulas between dollars excepted; to the converter, `_`, `%` and the like
//! are errors there, and dollars are signs.

use super::arguments::{argument, closing, command_end};
use super::output::Place;
use super::rewrite::Rewriter;
use super::tables::{TEXT, WORDS};
use std::ops::Range;

impl Rewriter<'_> {
    /// The command at `whole` with its words, as `command`.
    pub(super) fn text_command(&mut self, command: &str, text: &str, whole: &Range<usize>, place: Place) -> usize {
        let Some(given) = argument(text, whole.end) else {
            self.missing(text, whole, whole.end, place);
            return whole.end;
        };
        let inner = &text[given.inner.clone()];
        self.out.put("{", whole, place);
        self.words(command, inner, place.part(given.inner.start));
        self.out.put("}", whole, place);
        given.end
    }

    fn words(&mut self, command: &str, text: &str, place: Place) {
        let open = format!("\\{command}{{");
        let start = 0..text.len().min(1);
        self.out.put(&open, &start, place);
        let mut depth = 0usize;
        let mut at = 0;
        while let Some(step) = text[at..].find(['\\', '$', '_', '^', '%', '&', '#', '{', '}']) {
            let special = at + step;
            self.out.copy(text, at..special, place);
            let here = special..special + 1;
            at = special + 1;
            match text.as_bytes()[special] {
                b'{' => {
                    depth += 1;
                    self.out.copy(text, here, place);
                }
                b'}' => {
                    depth = depth.saturating_sub(1);
                    self.out.copy(text, here, place);
                }
                b'$' if depth == 0 => {
                    let Some(end) = closing(text, at, b'$') else {
                        self.out.put("\\$", &here, place);
                        continue;
                    };
                    self.out.put("}", &here, place);
                    self.math(&text[at..end], place.part(at));
                    self.out.put(&open, &here, place);
                    at = end + 1;
                }
                b'\\' => at = self.command_in_words(&open, depth, text, special, place),
                b'^' => self.out.put("\\textasciicircum{}", &here, place),
                _ => {
                    self.out.put("\\", &here, place);
                    self.out.copy(text, here, place);
                }
            }
        }
        self.out.copy(text, at..text.len(), place);
        self.out.put("}", &start, place);
    }

    /// A command among words; a formula's command is set as a formula.
    fn command_in_words(&mut self, open: &str, depth: usize, text: &str, at: usize, place: Place) -> usize {
        let end = command_end(text, at);
        let name = &text[at + 1..end];
        let is_letter = name.starts_with(|c: char| c.is_ascii_alphabetic());
        let whole = at..end;
        if name == "(" && depth == 0 && text[end..].contains("\\)") {
            let close = text[end..].find("\\)").map_or(end, |length| end + length);
            self.out.put("}", &whole, place);
            self.math(&text[end..close], place.part(end));
            self.out.put(open, &whole, place);
            return close + 2;
        }
        if !is_letter || depth > 0 || TEXT.contains(&name) || WORDS.contains(&name) {
            self.out.copy(text, whole, place);
            return end;
        }
        let mut close = end;
        while text[close..].starts_with('{') {
            let Some(group) = closing(text, close + 1, b'}') else { break };
            close = group + 1;
        }
        self.out.put("}", &whole, place);
        self.math(&text[at..close], place.part(at));
        self.out.put(open, &whole, place);
        close
    }
}
