//! Why there is nothing to show, as a page that says what is wrong and where.

use super::question::{Page, PageKind};
use coursenotes_diagnostics::fnv1a;
use std::fmt::{Display, Write};
use std::path::Path;

/// Lines that are shown before and behind the one that is wrong.
const AROUND: usize = 2;

const PAGE: &str = include_str!("look/trouble.html");

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Trouble {
    /// As the terminal shows it: place and message.
    pub(super) words: String,
    place: Option<Place>,
}

/// The line of a file that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    path: String,
    line: usize,
    message: String,
    /// The lines around it with their numbers.
    lines: Vec<(usize, String)>,
}

impl Trouble {
    /// What an error says. One about a file begins with `path:line: `, with a path from one of these folders.
    pub(super) fn new(error: &anyhow::Error, folders: &[&Path]) -> Self {
        let words = format!("{error:#}");
        let place = place(&words, folders);
        Self { words, place }
    }

    /// The page that says it, at the address where another was asked for.
    pub(super) fn page(&self, path: &str) -> Page {
        let html = PAGE.replace("{{ what }}", &self.html()).into();
        Page { html, kind: PageKind::Trouble, path: path.to_owned(), look: fnv1a(format!("{self:?}").bytes()) }
    }

    fn html(&self) -> String {
        let mut html = String::new();
        let Some(place) = &self.place else { return format!("<p>{}</p>", sentence(&self.words)) };
        let (path, message) = (escape(&place.path), sentence(&place.message));
        let mut push = |text: String| html.push_str(&text);
        push(format!("<p>{message}</p>\n<p><code>{path}</code>, line {}:</p>\n<pre tabindex=\"0\">", place.line));
        for (number, text) in &place.lines {
            let (mark, start, end) =
                if *number == place.line { ("&gt;", "<strong>", "</strong>") } else { (" ", "", "") };
            push(format!("{start}{mark} {number:4} | {}{end}\n", escape(text)));
        }
        html.push_str("</pre>");
        html
    }
}

impl Display for Trouble {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        out.write_str(&self.words)
    }
}

/// The place at the beginning of a message, where it has one.
fn place(words: &str, folders: &[&Path]) -> Option<Place> {
    let (path, rest) = words.split_once(':')?;
    let (line, message) = rest.split_once(": ")?;
    let line: usize = line.parse().ok()?;
    let text = folders.iter().find_map(|folder| read(&folder.join(path))).unwrap_or_default();
    let lines = (1..).zip(text.lines()).skip(line.saturating_sub(AROUND + 1)).take(2 * AROUND + 1);
    let lines = lines.filter(|(number, _)| *number + AROUND >= line && *number <= line + AROUND);
    let lines = lines.map(|(number, text)| (number, text.to_owned())).collect();
    Some(Place { path: path.to_owned(), line, message: message.to_owned(), lines })
}

#[expect(clippy::disallowed_methods, reason = "the file that is wrong is shown beside what is wrong with it")]
fn read(path: &Path) -> Option<String> {
    std::fs::read_to_string(path).ok()
}

/// A sentence on a page, in which `this` is code.
fn sentence(words: &str) -> String {
    let words = escape(words);
    let parts: Vec<&str> = words.split('`').collect();
    let is_code = |place: usize| place % 2 == 1 && place < parts.len() - 1;
    let shown = parts.iter().enumerate().map(|(place, part)| match place {
        _ if is_code(place) => format!("<code>{part}</code>"),
        _ if place % 2 == 1 => format!("`{part}"),
        _ => (*part).to_owned(),
    });
    shown.collect()
}

/// Words as they stand on a page.
fn escape(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // The page is read as XML too, which has no such signs.
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' => escaped.push(char::REPLACEMENT_CHARACTER),
            _ => write!(escaped, "{c}").expect("a string can be written to"),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_with_a_place_shows_the_lines_around_it() {
        let folder = tempfile::tempdir().expect("a folder");
        crate::write::whole(&folder.path().join("a.html"), b"one\ntwo\n<three>\nfour\nfive\nsix\n").expect("write");
        let error = anyhow::anyhow!("a.html:3: unknown filter: \"x\"");
        let html = Trouble::new(&error, &[folder.path()]).html();
        assert!(
            html.starts_with("<p>unknown filter: &quot;x&quot;</p>\n<p><code>a.html</code>, line 3:</p>"),
            "{html}"
        );
        assert!(
            html.contains("<strong>&gt;    3 | &lt;three&gt;</strong>\n     4 | four\n     5 | five\n</pre>"),
            "{html}"
        );
        assert!(html.contains(">     1 | one\n"), "{html}");
    }

    #[test]
    fn words_in_backticks_are_code() {
        assert_eq!(sentence("no `<a>`, nor `b`"), "no <code>&lt;a&gt;</code>, nor <code>b</code>");
        assert_eq!(sentence("one ` alone"), "one ` alone");
    }

    #[test]
    fn a_message_without_a_place_is_shown_as_it_is() {
        let trouble = Trouble::new(&anyhow::anyhow!("read C:\\notes: no such folder"), &[]);
        assert_eq!(trouble.html(), "<p>read C:\\notes: no such folder</p>");
    }
}
