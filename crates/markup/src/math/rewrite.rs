//! A formula in commands that the converter has.

use super::arguments::{argument, command_end, group, optional, skip_blanks};
use super::environments::{Environment, environment};
use super::macros::Macros;
use super::output::{Output, Place};
use super::reason::unclosed_group;
use super::tables::{BIG, CLASSES, CONTROL_SPACE, SIZES, STARRED, TEXT, arity, template};
use super::{Display, MathError, Refusal};
use std::ops::Range;

/// How often macros may be put in, as in MathJax, which knows by it that one of them never ends.
const MOST_MACROS: usize = 1_000;

/// What macros may make of a formula, in bytes.
const MOST_BYTES: usize = 100_000;

/// Writes one formula anew.
pub(super) struct Rewriter<'m> {
    macros: &'m mut Macros,
    pub(super) out: Output,
    is_block: bool,
    /// The number that the author gave the formula.
    tag: Option<String>,
    /// Environments that are open.
    pub(super) environments: usize,
    /// For each of them, how many `\left` wait for their `\right`.
    pub(super) lefts: Vec<u32>,
    /// For each of them, whether its lines are centred: columns are only spaces there.
    is_centred: Vec<bool>,
    /// For each of them, how many columns of the line are done, where lines are set under each other at their signs.
    pub(super) aligned: Vec<Option<u32>>,
    /// How many macros were put in, and how many of them are open.
    used: usize,
    level: usize,
    /// How many arguments the macro before this place still wants.
    owed: usize,
    pub(super) fault: Option<MathError>,
}

/// A formula that was written anew.
pub(super) struct Written {
    pub(super) text: String,
    out: Output,
    shift: usize,
}

impl Written {
    /// Where a range of it came from.
    pub(super) fn place(&self, range: &Range<usize>) -> Range<usize> {
        self.out.place(&(range.start.saturating_sub(self.shift)..range.end.saturating_sub(self.shift)))
    }
}

impl<'m> Rewriter<'m> {
    pub(super) fn new(macros: &'m mut Macros, display: Display) -> Self {
        let is_block = display == Display::Block;
        let (out, tag, fault) = (Output::default(), None, None);
        let (lefts, is_centred, aligned) = (Vec::new(), Vec::new(), Vec::new());
        let (environments, used, level, owed) = (0, 0, 0, 0);
        Self { macros, out, is_block, tag, environments, lefts, is_centred, aligned, used, level, owed, fault }
    }

    pub(super) fn rewrite(mut self, formula: &str) -> Result<Written, MathError> {
        self.math(formula, Place::at(0));
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let mut out = self.out;
        let text = std::mem::take(&mut out.text);
        Ok(match self.tag {
            None => Written { text, out, shift: 0 },
            // Only a numbered environment bears a number.
            Some(tag) => {
                let head = r"\begin{equation*}";
                Written { text: format!(r"{head}{text}{tag}\end{{equation*}}"), out, shift: head.len() }
            }
        })
    }

    /// Writes `text`, a formula or a part of one.
    pub(super) fn math(&mut self, text: &str, place: Place) {
        let mut at = 0;
        while let Some(step) = text[at..].find(['\\', '%', '^', '_', '&']) {
            let start = at + step;
            self.out.copy(text, at..start, place);
            at = match text.as_bytes()[start] {
                // A comment goes to the end of its line; a blank keeps apart what stands around it.
                b'%' => {
                    self.out.put(" ", &(start..start + 1), place);
                    text[start..].find('\n').map_or(text.len(), |end| start + end)
                }
                b'\\' => self.command(text, start, place),
                b'&' => {
                    self.end_of_cell(&(start..start + 1), place);
                    match self.is_centred.last() {
                        Some(true) => self.out.put("\\quad ", &(start..start + 1), place),
                        _ => self.out.copy(text, start..start + 1, place),
                    }
                    if let Some(Some(columns)) = self.aligned.last_mut() {
                        *columns += 1;
                    }
                    self.cell(text, start + 1, place)
                }
                b'^' if primes(&text[start + 1..]) > 0 => self.primes(text, start, place),
                _ => {
                    self.out.copy(text, start..start + 1, place);
                    self.expect(1, text, &(start..start + 1), place);
                    start + 1
                }
            };
            if self.fault.is_some() {
                return;
            }
        }
        self.out.copy(text, at..text.len(), place);
    }

    /// Writes the command at `start` with what belongs to it, and returns where the text goes on.
    fn command(&mut self, text: &str, start: usize, place: Place) -> usize {
        let end = command_end(text, start);
        let whole = start..end;
        let name = &text[start + 1..end];
        if let Some(next) = self.macros.define(name, text, end) {
            self.out.put(" ", &whole, place);
            return next;
        }
        if let Some(next) = self.own_macro(text, &whole, place) {
            return next;
        }
        if let Some(template) = template(name) {
            return self.template(template, text, &whole, place);
        }
        match name {
            "begin" => self.begin(text, &whole, place),
            "end" => self.end(text, &whole, place),
            "tag" if self.is_block && self.environments == 0 => self.take_tag(text, &whole, place),
            "\\" | "cr" | "newline" => self.new_row(text, &whole, place),
            "color" => self.color(text, &whole, place),
            "mathop" if !is_bracket(text, end) => self.operator(text, &whole, place),
            "operatorname" => self.named_operator(text, &whole, place),
            "ref" | "eqref" => self.reference(text, &whole, place),
            "mbox" | "hbox" => self.text_command("text", text, &whole, place),
            "fbox" => self.boxed_words(text, &whole, place),
            "textcolor" => self.coloured(text, &whole, place),
            _ if TEXT.contains(&name) => self.text_command(name, text, &whole, place),
            _ if SIZES.contains(&name) || name == "label" => {
                self.out.put(" ", &whole, place);
                if name == "label" { group(text, end).map_or(end, |label| label.end) } else { end }
            }
            _ if CONTROL_SPACE.contains(&name) => {
                self.out.put("\\ ", &whole, place);
                end
            }
            // The class of a bracket that grows is its own.
            _ if CLASSES.contains(&name) && is_bracket(text, end) => end,
            _ if BIG.contains(&name) => self.bracket(text, &whole, place),
            _ if is_escape(name) => {
                // Markdown takes the backslash before GitHub sees the formula.
                self.out.copy(text, start + 1..end, place);
                end
            }
            _ => self.plain(text, &whole, place),
        }
    }

    /// A command that the converter has.
    pub(super) fn plain(&mut self, text: &str, whole: &Range<usize>, place: Place) -> usize {
        let name = &text[whole.start + 1..whole.end];
        self.out.copy(text, whole.clone(), place);
        if name == "hspace" && text[whole.end..].starts_with('*') {
            return whole.end + 1;
        }
        // The converter takes a star for a part of any command.
        if text[whole.end..].starts_with('*') && !STARRED.contains(&name) && name != "\\" {
            self.out.put(" ", whole, place);
        }
        self.expect(arity(name), text, whole, place);
        whole.end
    }

    /// Looks for `count` arguments behind `whole`. One that is missing is an error, and would stop the converter.
    fn expect(&mut self, count: usize, text: &str, whole: &Range<usize>, place: Place) {
        let mut end = whole.end;
        while let Some(given) = optional(text, end).filter(|_| count > 0) {
            end = given.end;
        }
        for found in 0..count {
            match argument(text, end) {
                Some(given) => end = given.end,
                // The body of a macro may end with a command that works on what follows the macro.
                None if self.level > 0 && skip_blanks(text, end) == text.len() => {
                    self.owed = count - found;
                    return;
                }
                None => return self.missing(text, whole, end, place),
            }
        }
    }

    /// A macro of the note.
    fn own_macro(&mut self, text: &str, whole: &Range<usize>, place: Place) -> Option<usize> {
        let found = self.macros.get(&text[whole.start + 1..whole.end])?.clone();
        let mut end = whole.end;
        let mut arguments = Vec::new();
        if let Some(default) = &found.default {
            match optional(text, end) {
                Some(given) => {
                    arguments.push(&text[given.inner]);
                    end = given.end;
                }
                None => arguments.push(default),
            }
        }
        while arguments.len() < found.arguments {
            let Some(given) = argument(text, end) else {
                self.missing(text, whole, end, place);
                return Some(end);
            };
            arguments.push(&text[given.inner]);
            end = given.end;
        }
        let filled = found.filled(&arguments);
        self.used += 1;
        self.level += 1;
        if self.used > MOST_MACROS || self.level > 50 || self.out.text.len() + filled.len() > MOST_BYTES {
            let range = place.range(whole);
            let message = format!("the definition of `{}` never ends", &text[whole.clone()]);
            self.fault = Some(MathError { range, message, refusal: Refusal::Broken });
            return Some(end);
        }
        self.math(&filled, place.instead_of(&(whole.start..end)));
        self.level -= 1;
        let owed = std::mem::take(&mut self.owed);
        self.expect(owed, text, &(whole.start..end), place);
        Some(end)
    }

    /// A command that is said in others.
    fn template(&mut self, template: (usize, &str), text: &str, whole: &Range<usize>, place: Place) -> usize {
        let (count, body) = template;
        let mut end = whole.end;
        if matches!(&text[whole.clone()], "\\smash" | "\\bbox" | "\\colorbox") {
            end = optional(text, end).map_or(end, |given| given.end);
        }
        let mut arguments = Vec::new();
        for _ in 0..count {
            let Some(given) = argument(text, end) else {
                self.missing(text, whole, end, place);
                return end;
            };
            arguments.push(given.inner);
            end = given.end;
        }
        let has_cells = body.contains("\\begin");
        let outside = self.environments;
        self.environments += usize::from(has_cells);
        let mut parts = body.split('#');
        self.out.put(parts.next().unwrap_or_default(), whole, place);
        for part in parts {
            let number = usize::from(part.as_bytes()[0] - b'1');
            let inner = &text[arguments[number].clone()];
            let inner_place = place.part(arguments[number].start);
            let start = if has_cells { self.cell(inner, 0, inner_place) } else { 0 };
            self.math(&inner[start..], inner_place.part(start));
            self.out.put(&part[1..], whole, place);
        }
        self.environments = outside;
        end
    }

    fn begin(&mut self, text: &str, whole: &Range<usize>, place: Place) -> usize {
        self.environments += 1;
        self.lefts.push(0);
        let name = group(text, whole.end);
        let words = name.as_ref().map_or("", |name| &text[name.inner.clone()]);
        self.is_centred.push(CENTRED.contains(&words.trim()));
        self.aligned.push(ALIGNED.contains(&words.trim()).then_some(0));
        let Some(name) = name else { return self.plain(text, whole, place) };
        let Environment { begin, arguments, columns, .. } = environment(text[name.inner.clone()].trim());
        let mut end = name.end;
        if text[end..].starts_with('[') && columns.is_some() {
            end = optional(text, end).map_or(end, |given| given.end);
        }
        for _ in 0..arguments {
            end = group(text, end).map_or(end, |given| given.end);
        }
        let range = whole.start..name.end;
        match begin {
            Some(begin) => self.out.put(begin, &range, place),
            None => self.out.copy(text, range.clone(), place),
        }
        if columns == Some(true)
            && let Some(given) = group(text, end)
        {
            let columns = super::environments::columns(&text[given.inner.clone()]);
            self.out.put(&format!("{{{columns}}}"), &given.inner, place);
            end = given.end;
        }
        self.cell(text, end, place)
    }

    fn end(&mut self, text: &str, whole: &Range<usize>, place: Place) -> usize {
        self.environments = self.environments.saturating_sub(1);
        self.lefts.pop();
        self.is_centred.pop();
        self.aligned.pop();
        let Some(name) = group(text, whole.end) else { return self.plain(text, whole, place) };
        let range = whole.start..name.end;
        match environment(text[name.inner.clone()].trim()).end {
            Some(end) => self.out.put(end, &range, place),
            None => self.out.copy(text, range, place),
        }
        name.end
    }

    /// `\tag{1}` outside of a numbered environment.
    fn take_tag(&mut self, text: &str, whole: &Range<usize>, place: Place) -> usize {
        let starred = usize::from(text[whole.end..].starts_with('*'));
        let Some(given) = argument(text, whole.end + starred) else {
            self.missing(text, whole, whole.end, place);
            return whole.end;
        };
        let star = if starred == 1 { "*" } else { "" };
        let tag = format!("\\tag{star}{{{}}}", &text[given.inner].replace('$', ""));
        if self.tag.replace(tag).is_some() {
            let message = "this formula has two numbers".to_owned();
            self.fault = Some(MathError { range: place.range(whole), message, refusal: Refusal::Broken });
        }
        self.out.put(" ", whole, place);
        given.end
    }

    /// `\fbox{words}`
    fn boxed_words(&mut self, text: &str, whole: &Range<usize>, place: Place) -> usize {
        let (_, body) = template("boxed").expect("it is one");
        let (before, after) = body.split_once("#1").expect("it has an argument");
        self.out.put(before, whole, place);
        let end = self.text_command("text", text, whole, place);
        self.out.put(after, whole, place);
        end
    }

    /// `\ref{label}`: the label itself; numbers are given where a formula is set, not here.
    fn reference(&mut self, text: &str, whole: &Range<usize>, place: Place) -> usize {
        let Some(label) = group(text, whole.end) else { return self.plain(text, whole, place) };
        let shown = if &text[whole.clone()] == "\\eqref" { "({})" } else { "{}" };
        let words: String = text[label.inner].chars().filter(|c| c.is_alphanumeric() || " .:-".contains(*c)).collect();
        self.out.put(&format!("\\text{{{}}}", shown.replace("{}", &words)), &(whole.start..label.end), place);
        label.end
    }

    /// `\left<`: the bracket with corners has a name of its own.
    fn bracket(&mut self, text: &str, whole: &Range<usize>, place: Place) -> usize {
        let end = self.plain(text, whole, place);
        if let Some(open) = self.lefts.last_mut() {
            match &text[whole.start + 1..whole.end] {
                "left" => *open += 1,
                "right" => *open = open.saturating_sub(1),
                _ => {}
            }
        }
        let at = skip_blanks(text, end);
        let is_big = text[whole.clone()][1..].to_ascii_lowercase().starts_with("big");
        if let Some(inner) = group(text, at).filter(|_| is_big)
            && let Some(sign) = argument(&text[..inner.inner.end], inner.inner.start)
            && text[sign.end..inner.inner.end].trim().is_empty()
        {
            self.out.copy(text, sign.inner, place);
            self.out.put(" ", &(inner.end - 1..inner.end), place);
            return inner.end;
        }
        let corner = match text.as_bytes().get(at) {
            Some(b'<') => "\\langle ",
            Some(b'>') => "\\rangle ",
            _ => return end,
        };
        self.out.put(corner, &(at..at + 1), place);
        at + 1
    }

    /// `f^′`: the sign of a prime, which is a raised sign and no second `^`.
    fn primes(&mut self, text: &str, start: usize, place: Place) -> usize {
        let blanks = text[start + 1..].len() - text[start + 1..].trim_start().len();
        let end = start + 1 + blanks + primes(&text[start + 1..]);
        let count: usize = text[start + 1..end].chars().filter_map(|sign| PRIMES.find(sign)).map(|at| at / 3 + 1).sum();
        self.out.put(&format!("^{{{}}}", "\\prime ".repeat(count)), &(start..end), place);
        end
    }

    /// Whether the note defines a macro of that name.
    pub(super) fn is_macro(&self, name: &str) -> bool {
        self.macros.get(name).is_some()
    }

    /// Notes that a command has nothing to work on behind `end`, or a group that nothing closes.
    pub(super) fn missing(&mut self, text: &str, whole: &Range<usize>, end: usize, place: Place) {
        let open = skip_blanks(text, end);
        let (range, message) = if text[open..].starts_with('{') {
            let (range, message) = unclosed_group(text, open);
            (range, message.to_owned())
        } else {
            (whole.clone(), format!("something is missing behind `{}`", &text[whole.clone()]))
        };
        self.fault = Some(MathError { range: place.range(&range), message, refusal: Refusal::Broken });
    }
}

/// Environments of centred lines: MathJax lets columns be, the converter doesn't.
const CENTRED: &[&str] = &["gather", "gather*", "gathered"];

/// Environments whose lines are set under each other at a sign.
const ALIGNED: &[&str] = &[
    "align",
    "align*",
    "aligned",
    "alignat",
    "alignat*",
    "alignedat",
    "flalign",
    "flalign*",
    "split",
    "xalignat",
    "xalignat*",
    "xxalignat",
];

/// One to three primes as one sign, of three bytes each.
const PRIMES: &str = "′″‴";

/// How long the signs of primes at the start of `text` are.
fn primes(text: &str) -> usize {
    let text = text.trim_start();
    text.len() - text.trim_start_matches(|sign| PRIMES.contains(sign)).len()
}

/// A sign that needs no backslash in a formula, but may in Markdown.
fn is_escape(name: &str) -> bool {
    matches!(name, "*" | "-" | "/" | "." | "=" | "<" | "(" | ")" | "[" | "]" | "@" | "?" | "~")
}

/// Whether what follows is a bracket that grows, in braces or not.
fn is_bracket(text: &str, at: usize) -> bool {
    let start = skip_blanks(text, at);
    let start = if text[start..].starts_with('{') { skip_blanks(text, start + 1) } else { start };
    text[start..].starts_with('\\') && BIG.contains(&&text[start + 1..command_end(text, start)])
}
