//! Templates, colours and stylesheets of an author's own; errors name the file and the line.

use crate::made::{course, site_of, text, with};
use coursenotes_exporter::html::{HtmlConfig, Own};
use coursenotes_tests::folder;

fn error(config: &HtmlConfig, toml: &str) -> String {
    let folder = folder(&[("README.md", "# Home\n"), ("coursenotes.toml", toml)]);
    with(&course(folder.path()), config).expect_err("it is wrong").to_string()
}

fn template(name: &str, text: &str) -> HtmlConfig {
    let own = Own { path: format!("look/{name}"), text: text.to_owned() };
    HtmlConfig { templates: [(name.to_owned(), own)].into(), ..HtmlConfig::default() }
}

#[test]
fn a_template_takes_the_place_of_ours() {
    let folder = folder(&[("README.md", "# Course\n")]);
    let config = template("note.html", "<p>{{ page.title }} & {{ page.body }}</p>");
    let site = with(&course(folder.path()), &config).expect("a site");
    assert_eq!(text(&site, "index.html"), "<p>Course & </p>");
}

#[test]
fn mistakes_in_templates_are_told_with_their_place() {
    let broken = error(&template("note.html", "\n{% if %}"), "");
    assert!(broken.starts_with("look/note.html:2: "), "{broken}");
    let unknown = error(&template("missing.html", "\n\n{{ page.titel.x }}"), "");
    assert!(unknown.starts_with("look/missing.html:3: "), "{unknown}");
    let misspelt = error(&template("missing.html", "{{ page.titel }}"), "");
    assert!(misspelt.starts_with("look/missing.html:1: "), "{misspelt}");
    let name = error(&template("nots.html", ""), "");
    assert_eq!(
        name,
        "look/nots.html: there is no template of this name; there are base.html, sidebar.html, note.html, contents.html, \
         print.html, missing.html, redirect.html"
    );
}

#[test]
fn a_colour_that_nobody_can_read_is_refused() {
    let pale = error(&HtmlConfig::default(), "[html]\naccent = \"#ffcc00\"\n");
    assert_eq!(
        pale,
        "coursenotes.toml: html.accent: #ffcc00 is 1.5:1 against the page, and text needs 4.5:1; take a darker one"
    );
    let site = site_of(&[("README.md", "# Home\n"), ("coursenotes.toml", "[html]\naccent = \"#7a1f3d\"\n")]);
    assert!(text(&site, "coursenotes/site.css").contains("--accent: #7a1f3d;"));
}

#[test]
fn a_stylesheet_comes_after_ours() {
    let folder = folder(&[("README.md", "# Home\n")]);
    let css = |text: &str| HtmlConfig {
        css: Some(Own { path: "my.css".into(), text: text.into() }),
        ..HtmlConfig::default()
    };
    let site = with(&course(folder.path()), &css("h1 { color: red }")).expect("a site");
    let page = text(&site, "index.html");
    let (ours, theirs) = (page.find("coursenotes/site.css"), page.find("coursenotes/course.css"));
    assert!(ours.is_some() && ours < theirs);
    assert_eq!(error(&css("h1 {\n"), ""), "my.css:1: this `{` is not closed");
}
