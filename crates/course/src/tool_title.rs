//! The title that a course has in the settings of the tool it was written for.

use crate::read;
use std::path::Path;

/// The title in `book.toml` or `mkdocs.yml`, where one of them lies in the root.
pub(crate) fn tool_title(root: &Path) -> Option<String> {
    let of_book = || of_mdbook(&read::text(&root.join("book.toml")).ok()?);
    let of_site = || of_mkdocs(&read::text(&root.join("mkdocs.yml")).ok()?);
    of_book().or_else(of_site)
}

fn of_mdbook(text: &str) -> Option<String> {
    let table: toml::Table = text.parse().ok()?;
    Some(table.get("book")?.get("title")?.as_str()?.to_owned())
}

/// The file may have tags that no reader but its own understands; the line is one by itself.
fn of_mkdocs(text: &str) -> Option<String> {
    let value = text.lines().find_map(|line| line.strip_prefix("site_name:"))?;
    let value = value.split(" #").next()?.trim().trim_matches(['"', '\'']);
    (!value.is_empty()).then(|| value.to_owned())
}
