//! The frame of every page, and small pieces of XML.

use crate::language::is_right_to_left;
use crate::xhtml::{push_attribute, push_text};

/// `words` as text of XML.
pub(super) fn text(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    push_text(&mut out, words);
    out
}

/// `words` as a value between double quotes.
pub(super) fn attribute(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    push_attribute(&mut out, words);
    out
}

/// A content document (EPUB 3.3, 6.1 "XHTML content documents").
pub(super) struct Page<'a> {
    /// The title, which a screen reader says first (WCAG 2.4.2).
    pub(super) title: &'a str,
    pub(super) language: &'a str,
    /// The way from the page to the folder with the style sheet: empty or `../`.
    pub(super) up: &'a str,
    /// The markup inside of `body`.
    pub(super) body: &'a str,
}

impl Page<'_> {
    pub(super) fn write(&self) -> String {
        let Self { up, body, .. } = self;
        let (title, language) = (text(self.title), attribute(self.language));
        // Left to right is what every reader assumes.
        let direction = if is_right_to_left(self.language) { " dir=\"rtl\"" } else { "" };
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n\
             <html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" \
             lang=\"{language}\" xml:lang=\"{language}\"{direction}>\n\
             <head>\n<meta charset=\"utf-8\"/>\n<title>{title}</title>\n\
             <link rel=\"stylesheet\" type=\"text/css\" href=\"{up}style.css\"/>\n</head>\n\
             <body>\n{body}</body>\n</html>\n"
        )
    }
}
