//! What a website needs beside its course: the author's stylesheet and templates, git's dates, and a book.

use anyhow::{Result, anyhow, bail};
use coursenotes_course::{CONFIG_NAME, Course, last_changes};
use coursenotes_exporter::html::{HtmlConfig, Own};
use coursenotes_exporter::selection::{Finished, LeftOut, leaks};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// The day of each file's last change, where git knows it.
pub(crate) fn changes(course: &Course) -> BTreeMap<String, String> {
    if course.git.is_some() { last_changes(&course.root) } else { BTreeMap::new() }
}

/// What the disk knows for the site.
pub(crate) fn config(course: &Course, changes: BTreeMap<String, String>) -> Result<HtmlConfig> {
    let settings = &course.config.html;
    let css = settings.css.as_deref().map(|path| own(course, path, "css")).transpose()?;
    let templates = settings.templates.as_deref().map(|folder| templates(course, folder)).transpose()?;
    let (templates, book) = (templates.unwrap_or_default(), book(course));
    Ok(HtmlConfig { changes, templates, css, book, ..HtmlConfig::default() })
}

#[expect(clippy::disallowed_methods, reason = "an author's own files are read for the export that asks for them")]
fn own(course: &Course, path: &str, key: &str) -> Result<Own> {
    let place = course.root.join(path);
    let text = std::fs::read_to_string(&place).map_err(|error| unread(course, path, key, &error))?;
    Ok(Own { path: path.to_owned(), text })
}

/// "coursenotes.toml:3: html.css"
fn at(course: &Course, value: &str, key: &str) -> String {
    format!("{CONFIG_NAME}:{}: html.{key}", course.config.line_of(value))
}

/// "coursenotes.toml:3: html.css: there is no `x.css`"
fn unread(course: &Course, value: &str, key: &str, error: &io::Error) -> anyhow::Error {
    let at = at(course, value, key);
    match error.kind() {
        io::ErrorKind::NotFound => anyhow!("{at}: there is no `{value}`"),
        _ => anyhow!("{at}: read {value}: {error}"),
    }
}

#[expect(clippy::disallowed_methods, reason = "an author's own files are read for the export that asks for them")]
fn templates(course: &Course, folder: &str) -> Result<BTreeMap<String, Own>> {
    let place = course.root.join(folder);
    let mut templates = BTreeMap::new();
    let entries = std::fs::read_dir(&place).map_err(|error| unread(course, folder, "templates", &error))?;
    for entry in entries {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let is_template = Path::new(&name).extension().is_some_and(|extension| extension == "html");
        if is_template {
            let own = own(course, &format!("{}/{name}", folder.trim_end_matches('/')), "templates")?;
            templates.insert(name, own);
        }
    }
    if templates.is_empty() {
        bail!("{}: there is no template in {folder}", at(course, folder, "templates"));
    }
    Ok(templates)
}

/// The book that lies beside the notes under its usual name.
fn book(course: &Course) -> Option<(String, Vec<u8>)> {
    let name = format!("{}.epub", course.root.file_name()?.to_string_lossy());
    let bytes = bytes(&course.root.join(&name))?;
    Some((name, bytes))
}

/// What the author's own templates and stylesheet say is no secret.
pub(crate) fn spare_own(left_out: &mut LeftOut, config: &HtmlConfig) {
    for own in config.templates.values().chain(&config.css) {
        left_out.spare(&own.path, &own.text);
    }
}

/// Takes that book out of the site where it shows what the site leaves out, and gives its name.
pub(crate) fn take_out_other_book(course: &Course, left_out: &LeftOut, config: &mut HtmlConfig) -> Option<String> {
    let (name, book) = config.book.as_ref()?;
    let book = Finished { path: name, bytes: Cow::Borrowed(book) };
    if leaks(left_out, [book], &|path| bytes(&course.root.join(path))).is_empty() {
        return None;
    }
    config.book.take().map(|(name, _)| name)
}

/// Why a book is not offered, in a sentence.
pub(crate) fn about_other_book(name: &str) -> String {
    format!("{name} is not on the site: it shows what was left out; make it anew for the same readers")
}

/// What a file holds, where it can be read.
#[expect(clippy::disallowed_methods, reason = "what is published is compared with files of the course")]
pub(crate) fn bytes(place: &Path) -> Option<Vec<u8>> {
    std::fs::read(place).ok()
}
