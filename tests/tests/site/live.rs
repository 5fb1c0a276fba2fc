//! A site that is made file by file is the one that is made at once.

use crate::made::{course, of};
use coursenotes_course::Course;
use coursenotes_exporter::Content;
use coursenotes_exporter::html::{HtmlConfig, LiveSite};
use coursenotes_tests::folder;
use std::path::Path;

/// Fails where a file of the whole site isn't there file by file, or says something else.
fn examine(course: &Course) {
    let whole = of(course);
    let config = HtmlConfig::default();
    let mut live = LiveSite::new(course, None, &config).expect("our templates are good");
    // The stylesheet last: it has what formulas look like, of the pages that were made.
    let (sheets, others): (Vec<_>, Vec<_>) =
        whole.bundle.files().partition(|(path, _)| coursenotes_course::path::extension(path) == "css");
    for (path, content) in others.into_iter().chain(sheets) {
        let made = live.file(path).expect("our templates are good");
        let made = made.unwrap_or_else(|| panic!("there is no {path}"));
        assert!(
            made == *content || made.bytes().is_some() && made.bytes() == content.bytes(),
            "{path} is another file"
        );
    }
    for (path, file) in whole.sources.iter().filter(|(_, file)| course.entry(**file).is_some()) {
        assert_eq!((live.note(path), live.page(*file)), (Some(*file), Some(path.as_str())));
    }
}

#[test]
fn a_live_site_has_the_files_of_the_whole_one() {
    let folder = folder(&[
        ("README.md", "# Trees\n\n- [One](part/one.md)\n- [Two](part/two.md)\n\n![A tree](tree.png) [r](rules.pdf)\n"),
        ("part/one.md", "---\naliases: [old/one.html]\n---\n\n# One\n\n$$\\boxed{x}$$\n"),
        ("part/two.md", "# Two\n\n[Back to Home](../README.md)\n"),
        ("tree.png", "stands for a picture"),
        ("rules.pdf", "stands for a document"),
    ]);
    examine(&course(folder.path()));
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    examine(&course(&package.join("browser/course")));
    examine(&course(&package.join("../notes")));
}

#[test]
fn what_a_site_has_not_is_not_made() {
    let folder = folder(&[("README.md", "# Trees\n"), ("secret.txt", "not linked")]);
    let course = course(folder.path());
    let config = HtmlConfig::default();
    let mut live = LiveSite::new(&course, None, &config).expect("our templates are good");
    for path in ["", "secret.txt", "../secret.txt", "README.md", "coursenotes", "coursenotes/search/", "index.html/"] {
        assert_eq!(live.file(path).expect("our templates are good"), None, "{path}");
    }
}

#[test]
fn a_preview_may_ask_its_own_server_and_nobody_else() {
    let folder = folder(&[("README.md", "# Trees\n")]);
    let course = course(folder.path());
    let config = HtmlConfig { is_preview: true, ..HtmlConfig::default() };
    let mut live = LiveSite::new(&course, None, &config).expect("our templates are good");
    let mut text = |path: &str| match live.file(path).expect("our templates are good") {
        Some(Content::Bytes(bytes)) => String::from_utf8(bytes).expect("text"),
        other => panic!("{path}: {other:?}"),
    };
    assert!(text("index.html").contains("; connect-src 'self';"));
    // A page that is shown at any address finds its stylesheet from each.
    assert!(text("404.html").contains("href=\"/coursenotes/site.css\""));
    assert!(!of(&course).bundle.get("index.html").is_none_or(|page| match page {
        Content::Bytes(bytes) => String::from_utf8_lossy(bytes).contains("connect-src"),
        Content::Pieces(_) | Content::Asset(_) => true,
    }));
}
