//! Text in a cell of a table on GitHub: nothing in it breaks the table, becomes markup, or calls a person.

/// Words with code between backticks, as messages have it.
pub(super) fn inline(text: &str) -> String {
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return plain(text);
    }
    parts.iter().enumerate().map(|(index, part)| if index % 2 == 1 { code(part) } else { plain(part) }).collect()
}

/// Code. GitHub finds neither people nor issues in it.
pub(super) fn code(text: &str) -> String {
    let is_simple = !text.contains(['|', '`', '\\']) && !text.contains(char::is_control);
    if is_simple && !text.is_empty() && text.trim() == text {
        return format!("`{text}`");
    }
    // Between tags the text is read as Markdown, so whatever could mean something becomes a character reference.
    let escaped: String = text
        .chars()
        .map(|c| match c {
            c if c.is_control() => " ".to_owned(),
            c if c.is_ascii_punctuation() => reference(c),
            c => c.to_string(),
        })
        .collect();
    format!("<code>{escaped}</code>")
}

/// Words. GitHub looks for people and issues in the finished page, where a reference is a character again: only
/// something between `@` and the name keeps a person from being called, and a space without width is read by no one.
fn plain(text: &str) -> String {
    let escaped = text.chars().map(|c| match c {
        '@' | '#' => format!("{c}&#8203;"),
        '&' | '<' | '>' | '|' | '\\' | '`' | '*' | '_' | '~' | '[' | ']' | '$' => reference(c),
        c if c.is_control() => " ".to_owned(),
        c => c.to_string(),
    });
    let plain: String = escaped.collect();
    // Addresses, and the old way to name an issue.
    plain.replace("://", "&#58;//").replace("www.", "www&#46;").replace("GH-", "GH-&#8203;")
}

/// A character that Markdown takes for itself and for nothing else.
fn reference(c: char) -> String {
    format!("&#{};", u32::from(c))
}
