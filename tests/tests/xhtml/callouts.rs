//! Callouts of Obsidian as boxes: their title in the place of the kind's name.

use crate::page::{BOOK, SITE, entry};
use coursenotes_exporter::xhtml::write;
use coursenotes_parser::Dialect;

#[test]
fn a_callout_has_its_title_and_the_look_of_its_kind() {
    let box_of = |kind: &str, label: &str, title: &str, inner: &str| {
        format!(
            "<div class=\"markdown-alert markdown-alert-{kind}\" role=\"note\" aria-label=\"{label}\">\n\
             <p class=\"markdown-alert-title\">{title}</p>\n{inner}</div>"
        )
    };
    for (text, wanted) in [
        (">[!NOTE] A \"*tree*\"\n>text", box_of("note", "A &quot;tree&quot;", "A \"<em>tree</em>\"", "<p>text</p>\n")),
        ("> [!question]- Why?", box_of("note", "Why?", "Why?", "")),
        ("> [!error]\n> text\n> more", box_of("caution", "Error", "Error", "<p>text\nmore</p>\n")),
        ("> [!NOTE]\n> text", box_of("note", "Note", "Note", "<p>text</p>\n")),
        (
            "> [!tip] One\n> > [!x] Two\n> > text",
            box_of("tip", "One", "One", &format!("{}\n", box_of("note", "Two", "Two", "<p>text</p>\n"))),
        ),
    ] {
        let entry = entry(text, Dialect::named("obsidian").expect("a dialect"));
        for page in [&SITE, &BOOK] {
            let written = write(&entry, page);
            assert_eq!(written.body.trim(), wanted, "{text}");
            assert_eq!(written.problems, [], "{text}");
        }
    }
}
