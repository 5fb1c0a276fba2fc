//! Books for a Kindle.

use super::support::{Disk, config, files};
use coursenotes_exporter::epub::{Book, Device, book};
use coursenotes_tests::{folder, open, write};
use std::path::Path;

fn for_kindle(place: &Path) -> Book {
    let course = open(place);
    let config = coursenotes_exporter::epub::BookConfig { device: Device::Kindle, ..config() };
    let made = book(&course, &config, &Disk(course.root.clone())).unwrap();
    assert!(made.errors.is_empty(), "{:#?}", made.errors);
    made
}

#[test]
fn footnotes_begin_with_the_way_back() {
    let place =
        folder(&[("README.md", "# A\n\nOne[^a], two[^b], and one again[^a].\n\n[^a]: First.\n\n[^b]: - list\n")]);
    let page = String::from_utf8(files(&for_kindle(place.path()).bytes)["EPUB/text/readme.xhtml"].clone()).unwrap();
    let notes: Vec<&str> = page.split("<aside").skip(1).collect();
    assert_eq!(notes.len(), 2);
    for note in notes {
        let (way, words) = (note.find("doc-backlink").unwrap(), note.find("First").or(note.find("list")).unwrap());
        assert!(way < words, "{note}");
        let after = &note[words..];
        assert!(!after.contains("doc-backlink"), "{note}");
    }
    assert_eq!(page.matches("doc-backlink").count(), 3);
}

#[test]
fn drawings_that_a_kindle_shows_badly_are_told() {
    let names: String = (0..27).map(|number| format!("![drawing {number}]({number}.svg)\n")).collect();
    let place = folder(&[("README.md", &format!("# A\n\n{names}"))]);
    for number in 0..27 {
        let inside = if number == 3 { "<text>x</text>".to_owned() } else { format!("<path d='M0 0h{number}'/>") };
        let drawing = format!("<svg xmlns='http://www.w3.org/2000/svg' width='3' height='2'>{inside}</svg>");
        write(place.path(), &format!("{number}.svg"), drawing.as_bytes());
    }
    let problems = for_kindle(place.path()).problems;
    let messages: Vec<&str> = problems.iter().map(|problem| &*problem.message).collect();
    assert_eq!(messages.len(), 2, "{messages:?}");
    assert!(messages[0].contains("words in this drawing") && messages[1].contains("27 drawings"), "{messages:?}");
}
