//! What is left out of an output is in no file of it: not as text, not as a title, not as a name.

#![expect(clippy::disallowed_methods, reason = "tests read what was exported")]

#[path = "selection/outputs.rs"]
mod outputs;

use coursenotes_course::{Course, Target};
use coursenotes_diagnostics::FileId;
use coursenotes_exporter::selection::{
    Audience, Finished, Leak, Leaked, LeftOut, Only, Selected, Selection, leaks, select, without_parts,
};
use coursenotes_exporter::xhtml::{Href, Links, Medium, Page, Pictures, Plain, Shown, escape_address, write};
use coursenotes_parser::parse;
use coursenotes_tests::{folder, open};
use proptest::prelude::*;

/// Links lead where the course says; what isn't there is dead.
struct AsResolved;

impl Links for AsResolved {
    fn href(&self, target: &Target, destination: &str) -> Href {
        match target {
            Target::File { fragment: coursenotes_course::Fragment::Missing, .. } | Target::Missing { .. } => {
                Href::Dead("there is no such place".into())
            }
            Target::Withheld => Href::Text("this is not here".into()),
            _ => Href::Inside(escape_address(destination)),
        }
    }
}

impl Pictures for AsResolved {
    fn picture(&self, target: &Target, destination: &str) -> Shown {
        match target {
            Target::File { .. } => Shown::Picture { source: escape_address(destination), pixels: None },
            _ => Shown::Absent("there is no such file".into()),
        }
    }
}

const PAGE: Page<'static> = Page {
    links: &AsResolved,
    pictures: &AsResolved,
    code: &Plain,
    medium: Medium::Site,
    heading_shift: 0,
    trust_html: false,
    id_prefix: "",
    scrolling: false,
};

/// The pages of a course, by path.
fn pages(course: &Course) -> Vec<(String, String)> {
    let page = |entry| write(entry, &PAGE).body;
    course.entries().iter().map(|entry| (course.path(entry.file).replace(".md", ".html"), page(entry))).collect()
}

/// What of `left_out` is in files; those of the course are read from `disk`.
fn leaking(left_out: &LeftOut, disk: &[(&str, &str)], files: &[(String, String)]) -> Vec<Leak> {
    let finished = files.iter().map(|(path, text)| Finished { path, bytes: text.as_bytes().into() });
    let asset = |wanted: &str| disk.iter().find(|(path, _)| *path == wanted).map(|(_, text)| text.as_bytes().to_vec());
    leaks(left_out, finished, &asset)
}

/// The pages of the notes that were asked for, by path.
fn chosen_pages(selected: &Selected) -> Vec<(String, String)> {
    let is_chosen = |path: &str| {
        let note = selected.course.find(&path.replace(".html", ".md"));
        selected.notes.as_ref().is_none_or(|notes| note.is_some_and(|note| notes.contains(&note)))
    };
    pages(&selected.course).into_iter().filter(|(path, _)| is_chosen(path)).collect()
}

fn selected(files: &[(&str, &str)], selection: &Selection) -> Selected {
    let folder = folder(files);
    select(open(folder.path()), selection)
}

/// The page of a note with an instructor's part, for students; nothing of the part may be on it.
fn page_for_students(text: &str) -> String {
    let selected = selected(&[("README.md", text)], &Selection::default());
    let pages = pages(&selected.course);
    assert_eq!(leaking(&selected.left_out, &[], &pages), [], "{text}");
    let page = pages[0].1.clone();
    assert!(!page.contains("SECRET") && !page.contains("secret"), "{text:?}: {page}");
    page
}

#[test]
fn students_see_nothing_of_a_part_for_teachers() {
    let cases = [
        (
            "blocks",
            "# A\n\nfirst\n\n<!-- instructor -->\n\n## SECRET\n\n- SECRET\n\n```js\nSECRET\n```\n\n<!-- /instructor -->\n\nlast\n",
            "<p>last</p>",
        ),
        ("in a line", "# A\n\nfirst <!-- instructor -->SECRET *SECRET*<!-- /instructor --> last\n", "first  last"),
        (
            "right behind a paragraph",
            "# A\n\nfirst <!-- instructor -->\nSECRET\n<!-- /instructor --> last\n\nend\n",
            "<p>end</p>",
        ),
        (
            "nested",
            "# A\n\n<!-- instructor -->\nSECRET\n<!-- instructor -->\nSECRET\n<!-- /instructor -->\nSECRET\n<!-- /instructor -->\n\nlast\n",
            "<p>last</p>",
        ),
        (
            "a cell of a table",
            "# A\n\n| a | b |\n| - | - |\n| c <!-- instructor -->SECRET<!-- /instructor --> | d |\n",
            "<td>d</td>",
        ),
        (
            "two paragraphs in a cell of a tag's table",
            "# A\n\n<table>\n  <tr><td>\n    <p>first</p>\n    <!-- instructor -->\n    <p>SECRET</p>\n    <!-- /instructor -->\n    <p>last</p>\n  </td></tr>\n</table>\n",
            "<p>last</p>",
        ),
        (
            "a footnote",
            "# A\n\na[^1]\n\n[^1]: first <!-- instructor -->SECRET<!-- /instructor --> last\n",
            "first  last",
        ),
        (
            "a footnote that is all of it",
            "# A\n\na[^1] last\n\n<!-- instructor -->\n\n[^1]: SECRET\n\n<!-- /instructor -->\n",
            "last",
        ),
        (
            "a quote",
            "# A\n\n> first\n> <!-- instructor -->\n> SECRET\n> <!-- /instructor -->\n> last\n\nend\n",
            "<p>end</p>",
        ),
        (
            "an item",
            "# A\n\n- first\n\n  <!-- instructor -->\n  SECRET\n  <!-- /instructor -->\n\n  last\n- end\n",
            "last",
        ),
        (
            "from item to item",
            "# A\n\n- first <!-- instructor -->\n- SECRET\n- SECRET <!-- /instructor --> last\n\nend\n",
            "<p>end</p>",
        ),
        (
            "a link to a heading inside",
            "# A\n\n[there](#secret) stays\n\n<!-- instructor -->\n\n## Secret\n\n<!-- /instructor -->\n",
            "there</span> stays",
        ),
        (
            "a definition inside",
            "# A\n\n[there][x] stays\n\n<!-- instructor -->\n\n[x]: secret.md \"SECRET\"\n\n<!-- /instructor -->\n",
            "stays",
        ),
        ("never closed", "# A\n\nfirst\n\n<!-- instructor -->\n\nSECRET\n", "<p>first</p>"),
        ("the title", "<!-- instructor -->\n\n# SECRET\n\n<!-- /instructor -->\n\n# A\n\nlast\n", "<p>last</p>"),
        ("windows", "# A\r\n\r\n<!-- instructor -->\r\nSECRET\r\n<!-- /instructor -->\r\n\r\nlast\r\n", "<p>last</p>"),
        ("other letters", "# A\n\nfirst <!-- instructor -->日本SECRETé<!-- /instructor --> last\n", "last"),
    ];
    for (name, text, expected) in cases {
        let page = page_for_students(text);
        assert!(page.contains(expected), "{name}: {page}");
        assert!(!page.contains("<pre"), "{name}: {page}");
    }
}

#[test]
fn places_behind_a_part_stay_where_they_are() {
    let text = "# A\n\n<!-- instructor -->\nSECRET\n<!-- /instructor -->\n\n## Last\n";
    let selected = selected(&[("README.md", text)], &Selection::default());
    let note = &selected.course.entries()[0].note;
    assert_eq!(note.text().len(), text.len());
    assert_eq!(note.headings[1].span.range().start, text.find("## Last").expect("it is there"));
}

#[test]
fn teachers_see_all_of_it() {
    let selection = Selection { audience: Audience::Instructor, ..Selection::default() };
    let text = "# A\n\n<!-- instructor -->\n\nfor you\n\n<!-- /instructor -->\n";
    let selected = selected(&[("README.md", text)], &selection);
    assert!(selected.left_out.is_empty());
    assert!(pages(&selected.course)[0].1.contains("for you"));
}

const COURSE: &[(&str, &str)] = &[
    ("README.md", "# Course\n\n[One](week-01.md), [two](week-02.md#trees-and-heaps) and [the rest](keys/week-03.md)\n"),
    ("week-01.md", "# Week one\n\n![plot](plot.png)\n\nThe largest number that fits is small.\n"),
    (
        "week-02.md",
        "---\ndraft: true\n---\n\n# Forests of balanced trees\n\n## Trees and heaps\n\n![key](answer-key.png) ![p](plot.png)\n\nA heap of seven has three levels exactly.\n",
    ),
    ("keys/week-03.md", "# Keys\n"),
    ("plot.png", "picture"),
    ("answer-key.png", "picture"),
];

#[test]
fn drafts_are_left_out_unless_they_are_asked_for() {
    let paths = |selection: &Selection| -> Vec<String> {
        chosen_pages(&selected(COURSE, selection)).into_iter().map(|(path, _)| path).collect()
    };
    assert_eq!(paths(&Selection::default()), ["README.html", "keys/week-03.html", "week-01.html"]);
    let with_drafts = Selection { include_drafts: true, ..Selection::default() };
    assert_eq!(paths(&with_drafts).len(), 4);
    let only = Only::new(["week-*.md", "README.md"]).expect("they are patterns");
    assert_eq!(paths(&Selection { only, include_drafts: true, ..Selection::default() }).len(), 3);
    let only = Only::new(["keys/"]).expect("it is a pattern");
    assert_eq!(paths(&Selection { only, ..Selection::default() }), ["keys/week-03.html"]);
}

#[test]
fn a_draft_that_cannot_be_read_is_a_draft() {
    let files = [("README.md", "# A\n"), ("b.md", "---\ndraft: true\ntitle: [a\n---\n\n# B\n")];
    assert!(selected(&files, &Selection::default()).left_out.notes().any(|path| path == "b.md"));
}

#[test]
fn the_pages_that_stay_hold_nothing_of_a_draft() {
    let selected = selected(COURSE, &Selection::default());
    assert_eq!(selected.left_out.notes().collect::<Vec<_>>(), ["week-02.md"]);
    assert_eq!(selected.left_out.files().collect::<Vec<_>>(), ["answer-key.png"]);
    assert_eq!(leaking(&selected.left_out, COURSE, &pages(&selected.course)), []);
}

#[test]
fn what_leaks_is_found_wherever_it_is() {
    let selected = selected(COURSE, &Selection::default());
    let found = |path: &str, text: &str| -> Vec<Leaked> {
        let files = [(path.to_owned(), text.to_owned())];
        leaking(&selected.left_out, COURSE, &files).into_iter().map(|leak| leak.what).collect()
    };
    let words = |words: &str| Leaked::Words(words.to_owned());
    let title = || Leaked::Title("Forests of balanced trees".to_owned());
    let file = || Leaked::File("answer-key.png".to_owned());
    let name = || Leaked::Note("week-02.md".to_owned());
    let cases = [
        ("words", "a.html", "<p>a heap of seven has</p>", vec![words("a heap of seven has")]),
        ("words over tags", "a.html", "<p>a <em>heap</em> of se<b>v</b>en has</p>", vec![words("a heap of seven has")]),
        ("words in an attribute", "a.html", "<img alt=\"a heap of seven has\"/>", vec![words("a heap of seven has")]),
        ("words in an index", "search.js", r#"["A heap\nof seven has"]"#, vec![words("A heap of seven has")]),
        ("a title", "a.html", "<a>Forests of <i>balanced</i> trees</a>", vec![title()]),
        ("a title with escapes", "search.js", r#""Forests\u0020of balanced trees""#, vec![title()]),
        ("an address", "a.html", "<a href=\"week-02.html#x\">b</a>", vec![name()]),
        ("an address with escapes", "a.html", "<a href='./week%2D02/'>b</a>", vec![name()]),
        ("the source's name", "a.html", "edit week-02.md.", vec![name()]),
        ("a page", "week-02.html", "", vec![name()]),
        ("a picture", "a.html", "<img src=\"img/answer-key.png\"/>", vec![file()]),
        ("a picture's copy", "answer-key.png", "", vec![file()]),
        ("what stays", "a.html", "The largest number that fits is small. week-01.html plot.png keys", vec![]),
        ("four words", "a.html", "a heap of seven", vec![]),
    ];
    for (name, path, text, expected) in cases {
        assert_eq!(found(path, text), expected, "{name}");
    }
}

/// Marks among what blocks and lines are made of.
const PIECES: &[&str] = &[
    "<!-- instructor -->",
    "<!-- instructor -->",
    "<!-- /instructor -->",
    "<!-- /instructor -->",
    "SECRET",
    "word ",
    "\n",
    "\n\n",
    "\n\n",
    "- ",
    "> ",
    "  ",
    "    ",
    "| a | b |\n| - | - |\n| ",
    " | ",
    "# ",
    "```\n",
    "`",
    "*",
    "<div>\n",
    "</div>\n",
    "<p>",
    "[a](b)",
    "[^1]",
    "\n\n[^1]: ",
    "é",
    "日本",
    "<!--",
    "-->",
    "<pre>\n",
    "\r\n",
    "1. ",
    "[a]: b\n",
    "$$\n",
    "\\",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn parts_are_blank_wherever_they_are(pieces in prop::collection::vec(prop::sample::select(PIECES), 1..30)) {
        let text = pieces.concat();
        let note = parse(FileId(0), text.clone());
        let blank = without_parts(&note);
        prop_assert_eq!(blank.len(), text.len());
        let mut kept = 0;
        for block in note.instructor_parts().blocks {
            let range = block.range(&note);
            prop_assert_eq!(&blank[kept..range.start], &text[kept..range.start]);
            let rest: String = blank[range.clone()].chars().filter(|c| !"<!->. \t\r\n".contains(*c)).collect();
            prop_assert_eq!(rest, "");
            kept = range.end;
        }
        prop_assert_eq!(&blank[kept..], &text[kept..]);
    }
}
