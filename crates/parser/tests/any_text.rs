//! Any text gives a note whose places are true: texts put together at random from what Markdown gives a meaning.

use coursenotes_diagnostics::{FileId, Span};
use coursenotes_parser::{Dialect, Node, NodeKind, Note, dialect, parse_with};

/// Pieces that Markdown, HTML or GitHub give a meaning, and characters of several bytes.
const PIECES: &[&str] = &[
    "a",
    "word ",
    " ",
    "  ",
    "    ",
    "\t",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\0",
    "\u{feff}",
    "é",
    "日本",
    "🚀",
    "\u{a0}",
    "[",
    "]",
    "](",
    "(",
    ")",
    "][",
    "[]",
    "![",
    "{% hint %}\n",
    "{% endhint %}\n",
    "{% code title=\"é.c\" %}\n",
    "{% endcode %}",
    "{% file src=\"a/b.pdf\" %}\n",
    "<!--",
    "-->",
    "[[",
    "|300",
    "[!note]",
    "[!x]- ",
    "]]",
    "[^1]",
    "[^1]: ",
    "[^ x]",
    "]: ",
    "[a]: b.md \"t\"\n",
    "<",
    ">",
    "> ",
    "- ",
    "1. ",
    "- [ ] ",
    "# ",
    "## ",
    "===\n",
    "---\n",
    "***",
    "**",
    "_",
    "~",
    "~~",
    "`",
    "```",
    "```\n",
    "~~~\t\n",
    "$",
    "$$",
    "|",
    "| a | b |\n",
    "|---|---|\n",
    "- | -\n",
    "\\",
    "&amp;",
    "&",
    ";",
    "https://",
    "http://a.b/c_d_",
    "www.",
    "www.a.b",
    "@",
    "a@b.c",
    "mailto:",
    "<a href=\"x.md\">",
    "<img src='y.png' srcset='a 1x, b 2x'>",
    "</a>",
    "<h2 id=t>",
    "</h2>",
    "<!--",
    "-->",
    "<div\n",
    "{#id}",
    ": ",
    "title: x\n",
    "|",
    "\"",
    "'",
    "!",
    "#",
    "##\t\n",
    ".md",
];

fn text(random: &mut fastrand::Rng) -> String {
    let length = random.usize(1..=40);
    (0..length).map(|_| PIECES[random.usize(..PIECES.len())]).collect()
}

#[test]
fn any_text_gives_a_note_with_true_places() {
    // A seed: the same texts on every machine.
    let mut random = fastrand::Rng::with_seed(26);
    for number in 0..60_000 {
        let text = text(&mut random);
        let dialect: &Dialect = &dialect::ALL[number % dialect::ALL.len()];
        let note = std::panic::catch_unwind(|| parse_with(FileId(0), text.clone(), dialect));
        let note = note.unwrap_or_else(|_| panic!("parsing {text:?} as {}", dialect.name));
        assert_eq!(note.text(), text);
        places_are_true(&note);
    }
}

fn places_are_true(note: &Note) {
    let check = |span: Span, what: &str| {
        let found = note.text().get(span.range());
        assert!(found.is_some(), "the {what} at {span:?} of {:?}", note.text());
    };
    for (id, node) in note.walk() {
        check(note.span(id), "node");
        assert!(node.next > id && node.next.index() <= note.nodes.len(), "the tree of {:?}", note.text());
        note.shown(id);
        let NodeKind::Frame(place) = node.kind else { continue };
        assert_eq!(note.frames[place as usize].span, note.span(id));
        let is_inside = |child: &Node| node.start <= child.start && child.end <= node.end;
        assert!(note.children(id).all(|child| is_inside(note.node(child))), "the frame at {id:?} of {:?}", note.text());
    }
    for link in &note.links {
        let parts = [Some(link.span), Some(link.text), Some(link.destination.span), link.title, link.label];
        parts.into_iter().flatten().for_each(|span| check(span, "part of a link"));
        link.destination.value(note.text());
    }
    for definition in &note.definitions {
        let parts =
            [Some(definition.span), Some(definition.label), Some(definition.destination.span), definition.title];
        parts.into_iter().flatten().for_each(|span| check(span, "part of a definition"));
        definition.destination.value(note.text());
    }
    let references = note.undefined_references.iter().flat_map(|one| [one.span, one.label]);
    let marks = note.footnote_references.iter().flat_map(|one| [one.span, one.label]);
    let footnotes = note.footnotes.iter().flat_map(|one| [one.span, one.label]);
    let fences = note.fences.iter().flat_map(|one| [one.span, one.info]);
    let headings = note.headings.iter().map(|one| one.span);
    let ids = note.ids.iter().map(|one| one.span);
    let spans = references.chain(marks).chain(footnotes).chain(fences).chain(headings).chain(ids);
    spans.for_each(|span| check(span, "span"));
    for &bracket in &note.stray_brackets {
        assert!(matches!(note.text().as_bytes()[bracket as usize], b']' | b')'), "{:?}", note.text());
    }
}
