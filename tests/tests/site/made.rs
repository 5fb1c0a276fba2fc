//! A site of a few files, and what can be asked of it.

use coursenotes_course::{Config, Course, load};
use coursenotes_exporter::Content;
use coursenotes_exporter::html::{HtmlConfig, HtmlError, HtmlSite, Selection, site};
use coursenotes_tests::folder;
use std::collections::BTreeSet;
use std::path::Path;

/// The site of a course.
pub(crate) fn of(course: &Course) -> HtmlSite {
    with(course, &HtmlConfig::default()).expect("our templates are good")
}

/// The same with what the program brings along.
pub(crate) fn with(course: &Course, config: &HtmlConfig) -> Result<HtmlSite, HtmlError> {
    site(course, &Selection::All, config, &|| ())
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

/// Fails where a page of the site is no strict XML, has an id twice, a style or a program of its own, or leads to a page
/// or a place that isn't there.
pub(crate) fn examine(site: &HtmlSite) {
    let pages =
        site.bundle.files().map(|(path, _)| path).filter(|path| coursenotes_course::path::extension(path) == "html");
    let ids = |page: &str| -> BTreeSet<String> {
        let text = text(site, page);
        let options = roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
        let tree =
            roxmltree::Document::parse_with_options(&text, options).unwrap_or_else(|error| panic!("{page}: {error}"));
        let mut ids = BTreeSet::new();
        for node in tree.descendants().filter(roxmltree::Node::is_element) {
            if let Some(id) = node.attribute("id") {
                assert!(ids.insert(id.to_owned()), "{page}: the id {id} is there twice");
            }
            let runs = node.attributes().any(|one| one.name() == "style" || one.name().starts_with("on"));
            assert!(!runs, "{page}: a style or a program in {:?}", node.tag_name().name());
            let is_script = node.tag_name().name() == "script";
            assert!(
                !is_script || node.attribute("src").is_some_and(|source| source.contains("coursenotes/")),
                "{page}"
            );
        }
        ids
    };
    let pages: std::collections::BTreeMap<&str, BTreeSet<String>> = pages.map(|page| (page, ids(page))).collect();
    for (page, own) in pages.iter().filter(|(page, _)| **page != "404.html") {
        for (path, fragment) in destinations(&text(site, page)) {
            let folder = page.rfind('/').map_or("", |at| &page[..at]);
            let path = coursenotes_course::path::decode(&path).into_owned();
            let path = coursenotes_course::path::join(folder, &path).expect("inside the site");
            let target = if path == folder { Some(own) } else { pages.get(path.as_str()) };
            assert!(target.is_some() || site.bundle.get(&path).is_some(), "{page}: there is no {path}");
            let fragment = coursenotes_course::path::decode(&fragment).into_owned();
            if let Some(ids) = target.filter(|_| !fragment.is_empty() && fragment != "top") {
                assert!(ids.contains(&fragment), "{page}: there is no {path}#{fragment}");
            }
        }
    }
}

/// The addresses on a page that stay inside the site, each with its fragment.
fn destinations(page: &str) -> Vec<(String, String)> {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
    let tree = roxmltree::Document::parse_with_options(page, options).expect("it was read before");
    let elements = tree.descendants().filter(roxmltree::Node::is_element);
    let addresses = elements.flat_map(|node| [node.attribute("href"), node.attribute("src")]).flatten();
    let inside = addresses.filter(|address| {
        !["http:", "https:", "mailto:", "data:", "tel:"].iter().any(|scheme| address.starts_with(scheme))
    });
    inside
        .map(|address| {
            let (path, fragment) = address.split_once('#').unwrap_or((address, ""));
            (path.to_owned(), fragment.to_owned())
        })
        .collect()
}
