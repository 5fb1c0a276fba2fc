//! What an author says of a picture beside its address: words, size, and where it stands.

use crate::page::{SITE, entry, written};
use coursenotes_exporter::xhtml::write;
use coursenotes_parser::Dialect;

/// The attributes of the only picture, without those of all pictures.
fn picture(body: &str) -> &str {
    let (_, behind) = body.split_once("<img src=\"x.png\"").unwrap_or_else(|| panic!("a picture in {body}"));
    behind.split_once(" loading=\"lazy\"/>").expect("its end").0
}

fn in_vault(text: &str) -> String {
    write(&entry(text, Dialect::named("obsidian").expect("a dialect")), &SITE).body
}

#[test]
fn sizes_of_obsidian_are_no_words() {
    for (text, attributes) in [
        ("![[x.png|A tree|300x200]]", " alt=\"A tree\" width=\"300\" height=\"200\""),
        ("![A tree|center|300](x.png)", " alt=\"A tree\" class=\"align-center\" width=\"300\""),
        ("![A tree|right](x.png)", " alt=\"A tree\" class=\"align-right\""),
        ("![[x.png|A tree]]", " alt=\"A tree\""),
    ] {
        assert_eq!(picture(&in_vault(text)), attributes, "{text}");
    }
    for text in ["![[x.png|300]]", "![300](x.png)", "![|300](x.png)"] {
        let written = write(&entry(text, Dialect::named("obsidian").expect("a dialect")), &SITE);
        assert_eq!(written.undescribed.len(), 1, "{text}");
        assert_eq!(picture(&written.body), " alt=\"No description: x.png\" width=\"300\"", "{text}");
    }
    assert_eq!(picture(&written("![A tree|300](x.png)", &SITE).body), " alt=\"A tree|300\"");
}

#[test]
fn a_picture_without_words_says_so_to_those_who_hear_it() {
    let lacking = " alt=\"No description: x.png\"";
    for (text, attributes) in [
        ("![](x.png)", lacking),
        ("<img src=\"x.png\">", lacking),
        ("<img src=\"x.png\" title=\"\">", lacking),
        // An author's own words and an author's word that it is decoration.
        ("a ![](x.png \"A tree\")", " title=\"A tree\""),
        ("<img src=\"x.png\" alt=\"\">", " alt=\"\""),
        ("![A tree](x.png)", " alt=\"A tree\""),
    ] {
        let written = written(text, &SITE);
        assert_eq!(picture(&written.body), attributes, "{text}");
        assert_eq!(written.undescribed.is_empty(), attributes.contains(" alt=") && attributes != lacking, "{text}");
    }
}

#[test]
fn a_tag_says_on_which_side_a_picture_stands() {
    for (tag, class) in [
        ("<img align=\"right\" src=\"x.png\" alt=\"\">", " class=\"align-right\""),
        ("<img src=\"x.png\" alt=\"\" ALIGN=left style=\"float: left\">", " class=\"align-left\""),
        ("<img src=\"x.png\" alt=\"\" align=\"center\">", ""),
        ("<img src=\"x.png\" alt=\"\" align=\"middle\" height=\"20\">", " height=\"20\""),
    ] {
        for text in [tag.to_owned(), format!("Words {tag} words"), format!("<p align=\"center\">{tag}</p>")] {
            let body = written(&text, &SITE).body;
            assert_eq!(picture(&body), format!(" alt=\"\"{class}"), "{text}");
            assert_eq!(body.contains("<p class=\"align-center\">"), text.starts_with("<p "), "{body}");
        }
    }
}
