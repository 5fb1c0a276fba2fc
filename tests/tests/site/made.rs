//! A site of a few files, and what can be asked of it.

use coursenotes_course::{Config, Course, load};
use coursenotes_exporter::Content;
use coursenotes_exporter::html::{HtmlConfig, HtmlError, HtmlSite, site};
use coursenotes_tests::folder;
use std::path::Path;

/// The site of a course.
pub(crate) fn of(course: &Course) -> HtmlSite {
    with(course, &HtmlConfig::default()).expect("our templates are good")
}

/// The same with what the program brings along.
pub(crate) fn with(course: &Course, config: &HtmlConfig) -> Result<HtmlSite, HtmlError> {
    site(course, None, config, &|| ())
}

/// The course in a folder.
pub(crate) fn course(folder: &Path) -> Course {
    let root = folder.canonicalize().expect("the folder is there");
    load(&root, Config::read(&root).expect("the configuration is good")).expect("there are notes")
}

/// The site of these files.
pub(crate) fn site_of(files: &[(&str, &str)]) -> HtmlSite {
    let folder = folder(files);
    of(&course(folder.path()))
}

/// A file of the site as text.
pub(crate) fn text(site: &HtmlSite, path: &str) -> String {
    let Some(bytes) = site.bundle.get(path).and_then(Content::bytes) else {
        panic!("no {path}; there are {:?}", site.bundle.files().map(|(path, _)| path).collect::<Vec<_>>())
    };
    String::from_utf8(bytes.into_owned()).expect("text")
}

/// What stands between the text's own markers on a page.
pub(crate) fn body(site: &HtmlSite, path: &str) -> String {
    let page = text(site, path);
    let start = page.find("<div class=\"text\">").expect("a text") + "<div class=\"text\">".len();
    let end = page.find("<footer").expect("a foot");
    page[start..end].trim().trim_end_matches("</div>").trim().to_owned()
}
