//! Parts for teachers: where they begin and end, and which marks count.

use coursenotes_diagnostics::FileId;
use coursenotes_parser::parse;

/// The parts of a text, and its stray marks, as they are written there.
fn parts(text: &str) -> (Vec<String>, usize) {
    let note = parse(FileId(0), text);
    let parts = note.instructor_parts();
    (parts.blocks.iter().map(|block| note.text()[block.range(&note)].to_owned()).collect(), parts.stray.len())
}

#[test]
fn a_part_goes_from_mark_to_mark() {
    let cases = [
        (
            "lines",
            "a\n\n<!-- instructor -->\n\nb\n\n<!-- /instructor -->\n\nc\n",
            &["<!-- instructor -->\n\nb\n\n<!-- /instructor -->"][..],
        ),
        ("in a line", "a <!--instructor-->b<!--/instructor--> c\n", &["<!--instructor-->b<!--/instructor-->"]),
        ("capitals", "a <!-- Instructor -->b<!-- / INSTRUCTOR --> c\n", &["<!-- Instructor -->b<!-- / INSTRUCTOR -->"]),
        (
            "nested",
            "<!-- instructor -->\na\n<!-- instructor -->\nb\n<!-- /instructor -->\nc\n<!-- /instructor -->\nd\n",
            &["<!-- instructor -->\na\n<!-- instructor -->\nb\n<!-- /instructor -->\nc\n<!-- /instructor -->"],
        ),
        (
            "a quote",
            "> <!-- instructor -->\n> a\n> <!-- /instructor -->\n",
            &["<!-- instructor -->\n> a\n> <!-- /instructor -->"],
        ),
        (
            "items",
            "- a <!-- instructor -->\n- b <!-- /instructor -->\n",
            &["<!-- instructor -->\n- b <!-- /instructor -->"],
        ),
        (
            "a cell",
            "| a |\n| - |\n| b <!-- instructor -->c<!-- /instructor --> |\n",
            &["<!-- instructor -->c<!-- /instructor -->"],
        ),
        (
            "a footnote",
            "a[^1]\n\n[^1]: b <!-- instructor -->c<!-- /instructor -->\n",
            &["<!-- instructor -->c<!-- /instructor -->"],
        ),
        (
            "a tag's block",
            "<div>\n<!-- instructor -->\na\n<!-- /instructor -->\n</div>\n",
            &["<!-- instructor -->\na\n<!-- /instructor -->"],
        ),
        (
            "two",
            "<!-- instructor -->a<!-- /instructor -->\n\nb <!-- instructor -->c<!-- /instructor -->\n",
            &["<!-- instructor -->a<!-- /instructor -->", "<!-- instructor -->c<!-- /instructor -->"],
        ),
        ("code", "`<!-- instructor -->` a\n\n```\n<!-- instructor -->\n```\n", &[]),
        ("another word", "<!-- instructor: Ada -->\n\na\n", &[]),
        ("never closed", "a\n\n<!-- instructor -->\n\nb\n", &["<!-- instructor -->\n\nb\n"]),
        (
            "closed once of twice",
            "<!-- instructor -->\n<!-- instructor -->\na\n<!-- /instructor -->\nb\n",
            &["<!-- instructor -->\n<!-- instructor -->\na\n<!-- /instructor -->\nb\n"],
        ),
    ];
    for (name, text, expected) in cases {
        assert_eq!(parts(text), (expected.iter().map(|one| (*one).to_owned()).collect(), 0), "{name}");
    }
}

#[test]
fn a_mark_that_ends_nothing_is_told() {
    assert_eq!(parts("a\n\n<!-- /instructor -->\n"), (Vec::new(), 1));
}

#[test]
fn a_draft_says_so() {
    let is_draft = |front: &str| {
        let note = parse(FileId(0), format!("---\n{front}\n---\n\n# A\n"));
        note.front_matter.expect("there is one").metadata.map(|metadata| metadata.draft)
    };
    let cases = [
        ("draft: true", true),
        ("draft: yes", true),
        ("draft: \"True\"", true),
        ("draft: false", false),
        ("title: a", false),
        ("draft: [1]", false),
    ];
    for (front, draft) in cases {
        assert_eq!(is_draft(front), Ok(draft), "{front}");
    }
}
