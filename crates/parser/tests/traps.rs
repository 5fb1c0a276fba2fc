//! Known traps of Markdown readers, a test each: what GitHub shows is what a note means.

use coursenotes_diagnostics::{FileId, Span};
use coursenotes_parser::{Dialect, LinkKind, NodeId, NodeKind, Note, ReferenceForm, parse, parse_with};

fn read(text: &str) -> Note {
    let note = parse(FileId(0), text);
    for (_, node) in note.walk() {
        let (start, end) = (node.start as usize, node.end as usize);
        assert!(note.text().get(start..end).is_some(), "the span {start}..{end} lies on characters of {text:?}");
    }
    note
}

fn headings(note: &Note) -> Vec<(u8, &str, &str)> {
    note.headings.iter().map(|one| (one.level, one.text.as_ref(), one.anchor.as_ref())).collect()
}

fn destinations(note: &Note) -> Vec<&str> {
    note.links.iter().map(|link| link.destination.value(note.text())).collect()
}

/// The source of each destination: what an edit would replace.
fn destination_sources(note: &Note) -> Vec<&str> {
    note.links.iter().map(|link| note.slice(link.destination.span)).collect()
}

fn count(note: &Note, is: impl Fn(NodeKind) -> bool) -> usize {
    note.walk().filter(|(_, node)| is(node.kind)).count()
}

#[test]
fn an_undefined_footnote_is_text_and_known() {
    let note = read("a[^1] b[^zzz] `[^code]`\n\n[^1]: text\n");
    let marks: Vec<(&str, Option<u32>)> =
        note.footnote_references.iter().map(|one| (note.slice(one.label), one.number)).collect();
    assert_eq!(marks, [("1", Some(1)), ("zzz", None)]);
    assert_eq!(count(&note, |kind| matches!(kind, NodeKind::FootnoteReference(_))), 1);
}

#[test]
fn footnotes_know_their_duplicates_and_whether_they_are_used() {
    let note = read("a[^1]\n\n[^1]: one\n[^2]: two\n[^1]: again\n");
    let facts: Vec<(&str, bool, bool)> =
        note.footnotes.iter().map(|one| (note.slice(one.label), one.used, one.duplicate)).collect();
    assert_eq!(facts, [("1", true, false), ("2", false, false), ("1", false, true)]);
}

#[test]
fn quotes_and_dashes_stay_as_written() {
    let note = read("\"quoted\" -- and ...\n");
    assert_eq!(note.plain_text(coursenotes_parser::NodeId(0)), "\"quoted\" -- and ...");
}

#[test]
fn a_byte_order_mark_hides_no_heading() {
    let note = read("\u{feff}# Title\n\n[x](a.md)\n");
    assert_eq!(headings(&note), [(1, "Title", "title")]);
    assert_eq!(destination_sources(&note), ["a.md"]);
}

#[test]
fn nul_is_shown_as_the_replacement_character() {
    let note = read("a\0b\n");
    assert_eq!(note.plain_text(coursenotes_parser::NodeId(0)), "a\u{fffd}b");
}

#[test]
fn a_tab_after_a_closing_fence_closes_it() {
    for fence in ["```\nx\n```\t\n\n# H\n", "~~~\nx\n~~~ \t \n# H\n", "> ```\n> x\n> ```\t\n\n# H\n"] {
        let note = read(fence);
        assert_eq!(headings(&note), [(1, "H", "h")], "{fence:?}");
        assert!(note.fences[0].closed, "{fence:?}");
    }
}

#[test]
fn an_unclosed_fence_is_known() {
    assert!(!read("```python\nx = 1\n").fences[0].closed);
    let note = read("```python title\nx = 1\n```\n");
    assert!(note.fences[0].closed);
    assert_eq!(note.slice(note.fences[0].info), "python title");
}

#[test]
fn destinations_keep_their_own_bytes() {
    let cases = [
        ("[x](a.md)", "a.md", "a.md"),
        ("[x](<my plan.md> \"t\")", "my plan.md", "my plan.md"),
        ("[x](a\\_b.md)", "a\\_b.md", "a_b.md"),
        ("[x](a&amp;b.md 'title')", "a&amp;b.md", "a&b.md"),
        ("[x]( \n a.md )", "a.md", "a.md"),
        ("[x](a(b).md)", "a(b).md", "a(b).md"),
        ("[x](a\\).md)", "a\\).md", "a).md"),
        ("![p\\]q](<a\\>b.png>)", "a\\>b.png", "a>b.png"),
        ("[`]`](a.md)", "a.md", "a.md"),
        ("[a **b** c](d.md)", "d.md", "d.md"),
        ("[a *b `c]`*](d.md)", "d.md", "d.md"),
        ("<https://example.org/a>", "https://example.org/a", "https://example.org/a"),
        ("<ada@example.org>", "ada@example.org", "mailto:ada@example.org"),
        ("www.example.org/a_b_c", "www.example.org/a_b_c", "http://www.example.org/a_b_c"),
        ("[x](https://example.org/a_b_c)", "https://example.org/a_b_c", "https://example.org/a_b_c"),
    ];
    for (text, source, value) in cases {
        let note = read(text);
        assert_eq!(destination_sources(&note), [source], "{text}");
        assert_eq!(destinations(&note), [value], "{text}");
    }
}

#[test]
fn an_empty_destination_stands_between_its_parentheses() {
    let note = read("[x]() and ![](  )\n");
    let places: Vec<(u32, &str)> =
        note.links.iter().map(|link| (link.destination.span.start, note.slice(link.destination.span))).collect();
    assert_eq!(places, [(4, ""), (16, "")]);
}

#[test]
fn all_parts_of_a_link_are_known() {
    let note = read("![the *alt*](p.png \"a title\") and [text][Label]\n\n[label]: <x y.md> 'other'\n");
    let picture = &note.links[0];
    assert_eq!(note.slice(picture.span), "![the *alt*](p.png \"a title\")");
    assert_eq!(note.slice(picture.text), "the *alt*");
    assert_eq!(picture.title.map(|span| note.slice(span)), Some("a title"));
    let link = &note.links[1];
    assert_eq!(link.kind, LinkKind::Reference(ReferenceForm::Full, 0));
    assert_eq!(link.label.map(|span| note.slice(span)), Some("Label"));
    assert_eq!(note.slice(link.text), "text");
    let definition = &note.definitions[0];
    assert_eq!(note.slice(definition.label), "label");
    assert_eq!(note.slice(definition.destination.span), "x y.md");
    assert_eq!(definition.title.map(|span| note.slice(span)), Some("other"));
    assert_eq!(link.destination, definition.destination);
}

#[test]
fn the_first_definition_wins_and_the_others_are_known() {
    let note =
        read("[a] [b][]\n\n[a]: one.md\n[A]: two.md \"t\"\n[b]: three.md\n\n> [a]: four.md\n\n[unused]: five.md\n");
    let facts: Vec<(&str, &str, bool, bool)> = note
        .definitions
        .iter()
        .map(|one| (note.slice(one.label), one.destination.value(note.text()), one.duplicate, one.used))
        .collect();
    let expected = [
        ("a", "one.md", false, true),
        ("A", "two.md", true, false),
        ("b", "three.md", false, true),
        ("a", "four.md", true, false),
        ("unused", "five.md", false, false),
    ];
    assert_eq!(facts, expected);
    assert_eq!(destinations(&note), ["one.md", "three.md"]);
}

#[test]
fn what_looks_like_a_definition_in_code_is_none() {
    let note = read("```\n[a]: x.md\n```\n\n    [b]: y.md\n\ntext\n[c]: z.md\n");
    assert!(note.definitions.is_empty());
}

#[test]
fn undefined_references_are_known_by_their_form() {
    let note = read("[text][none] [other][] [alone] ![p][none]\n");
    let facts: Vec<(&str, &str, ReferenceForm)> =
        note.undefined_references.iter().map(|one| (note.slice(one.span), note.slice(one.label), one.form)).collect();
    let expected = [
        ("[text][none]", "none", ReferenceForm::Full),
        ("[other][]", "other", ReferenceForm::Collapsed),
        ("[alone]", "alone", ReferenceForm::Shortcut),
        ("![p][none]", "none", ReferenceForm::Full),
    ];
    assert_eq!(facts, expected);
}

#[test]
fn windows_line_ends_change_nothing() {
    let text = "# One\n\n[a](b.md)\n\n[r]: c.md\n\n| a | b |\n| - | - |\n| 1 | [x][r] |\n\n```sh\nls\n```\n";
    let (unix, windows) = (read(text), read(&text.replace('\n', "\r\n")));
    assert_eq!(headings(&unix), headings(&windows));
    assert_eq!(destinations(&unix), destinations(&windows));
    let blocks = |note: &Note| count(note, |kind| kind != NodeKind::Text);
    assert_eq!(blocks(&unix), blocks(&windows));
    assert_eq!(destination_sources(&windows), ["b.md", "c.md"]);
}

#[test]
fn tabs_count_as_columns() {
    let note = read("-\titem\n\n\tstill the item\n\n\tcode?\n\n    code\n# H\t\n");
    assert_eq!(count(&note, |kind| kind == NodeKind::Item), 1);
    assert_eq!(headings(&note), [(1, "H", "h")]);
}

#[test]
fn pipes_in_cells_are_no_borders() {
    let note = read("| a | b |\n| --- | --- |\n| `x\\|y` | [l\\|m](n.md) |\n");
    assert_eq!(count(&note, |kind| kind == NodeKind::TableCell), 4);
    let code = note.walk().find(|(_, node)| node.kind == NodeKind::Code).expect("the cell has code").0;
    assert_eq!(note.shown(code), "x|y");
    assert_eq!(destinations(&note), ["n.md"]);
}

#[test]
fn a_table_ends_the_paragraph_above_it() {
    let note = read("text\nTerm | Means [x](y.md)\n---|---\na | b\n\nafter\n");
    assert_eq!(count(&note, |kind| matches!(kind, NodeKind::Table(_))), 1);
    assert_eq!(destination_sources(&note), ["y.md"]);
    let paragraphs: Vec<&str> = paragraphs(&note);
    assert_eq!(paragraphs, ["text\n", "after\n"]);
    let note = read("> text\n> a | b\n> --|--\n> 1 | 2\n");
    assert_eq!(count(&note, |kind| matches!(kind, NodeKind::Table(_))), 1);
}

fn paragraphs(note: &Note) -> Vec<&str> {
    let paragraphs = note.walk().filter(|(_, node)| node.kind == NodeKind::Paragraph);
    paragraphs.map(|(id, _)| note.slice(note.span(id))).collect()
}

#[test]
fn dashes_in_the_middle_are_no_front_matter() {
    let note = read("# A\n\n---\n## B\n---\n\ntext\n");
    assert_eq!(headings(&note), [(1, "A", "a"), (2, "B", "b")]);
    assert!(note.front_matter.is_none());
    assert!(read("---\n\ntext\n\n---\n").front_matter.is_none());
}

#[test]
fn front_matter_gives_the_title() {
    let note = read("---\n# a comment\ntitle: \"Trees: an introduction\"\ntags: [a, b]\n---\n# H\n");
    let metadata = note.front_matter.as_ref().expect("it is there").metadata.as_ref().expect("it is YAML");
    assert_eq!(metadata.title.as_deref(), Some("Trees: an introduction"));
    assert_eq!(headings(&note), [(1, "H", "h")]);
    assert!(read("---\ntitle: [\n---\n").front_matter.expect("it is there").metadata.is_err());
}

#[test]
fn deep_nesting_ends() {
    for deep in [">".repeat(20_000), "- ".repeat(5_000), "[".repeat(50_000), "*a ".repeat(20_000), "![".repeat(20_000)]
    {
        read(&deep);
    }
    read(&format!("{}x{}", "**a ".repeat(5_000), "**".repeat(5_000)));
}

#[test]
fn raw_html_shows_its_links_ids_and_headings() {
    let text = "<h2 id=\"Top\">A &amp; B</h2>\n\n<p>\n<img src='p.png' srcset=\"a.png 1x, b.png 2x\">\n</p>\n\n\
                <a name=here href=x.md>t</a> <!-- <a href=\"no.md\"> -->\n\n> <a\n> href=\"q.md\">\n";
    let note = read(text);
    assert_eq!(headings(&note), [(2, "A & B", "a--b")]);
    assert_eq!(destination_sources(&note), ["p.png", "a.png", "b.png", "x.md", "q.md"]);
    let ids: Vec<&str> = note.ids.iter().map(|id| note.slice(id.span)).collect();
    assert_eq!(ids, ["Top", "here"]);
    assert!(note.has_anchor("here") && note.has_anchor("Top") && note.has_anchor("a--b"));
}

#[test]
fn single_tildes_strike_through_as_on_github() {
    for (text, struck) in
        [("2~5 and 1~5", 1), ("~a~", 1), ("~~a~~", 1), ("a ~ b ~ c", 0), ("~/notes and ~/x", 0), ("x~~!~~.", 0)]
    {
        assert_eq!(count(&read(text), |kind| kind == NodeKind::Strikethrough), struck, "{text}");
    }
}

#[test]
fn formulas_are_known_and_prices_are_not() {
    let note = read("$a_i$ and $$b$$, $`c`$\n\n```math\nx\n```\n\ncosts $5 or $ 6\n");
    assert_eq!(count(&note, |kind| kind == NodeKind::Math), 2);
    assert_eq!(count(&note, |kind| kind == NodeKind::DisplayMath), 1);
    assert_eq!(count(&note, |kind| matches!(kind, NodeKind::MathBlock(_))), 1);
    assert!(note.undefined_references.is_empty());
}

#[test]
fn brackets_that_are_no_link_are_remembered() {
    let note = read("[a](b c.md) [a] (b.md) (a)[b.md] \\[x](y) `[c](d e)` [ok](f.md)\n");
    let after: Vec<&str> = note.stray_brackets.iter().map(|&at| &note.text()[at as usize..at as usize + 3]).collect();
    assert_eq!(after, ["](b", "] (", ")[b", "](y"]);
}

#[test]
fn the_tree_is_whole_and_in_order() {
    let note = read("# A *b*\n\n- one\n- two [x](y)\n\n> q\n");
    for (id, node) in note.walk() {
        assert!(node.next > id && node.next.index() <= note.nodes.len());
        for child in note.children(id) {
            let child = note.span(child);
            assert!(Span { file: note.file, start: node.start, end: node.end }.contains(child));
        }
    }
}

#[test]
fn pictures_know_whether_words_stand_for_them() {
    let text = "![](a.png) ![ ](b.png) ![words](c.png) ![`x`][r]\n\n[r]: d.png\n\n<img src=e.png> <img src=f.png alt=x> \
                <img alt=\"\" src=\"g.png\"/> <img\n  alt='y'\n  src='h.png'>\n";
    let note = read(text);
    let facts: Vec<(&str, bool)> =
        note.links.iter().map(|link| (link.destination.value(note.text()), link.has_alt)).collect();
    let expected = [
        ("a.png", false),
        ("b.png", false),
        ("c.png", true),
        ("d.png", true),
        ("e.png", false),
        ("f.png", true),
        ("g.png", true),
        ("h.png", true),
    ];
    assert_eq!(facts, expected);
    let words: Vec<&str> = note.links.iter().map(|link| note.slice(link.text)).collect();
    assert_eq!(words, ["", " ", "words", "`x`", "", "x", "", "y"]);
}

#[test]
fn a_tag_at_the_margin_ends_the_list() {
    let items = "- one\n- two\n<br>\n**three**\n\n> four\n<img src=\"a.png\">\n\n- five\n  <br>\n  six\n";
    let note = read(items);
    let blocks: Vec<&str> = of_kind(&note, |kind| kind == NodeKind::HtmlBlock);
    assert_eq!(blocks, ["<br>\n**three**\n", "<img src=\"a.png\">\n"]);
    assert_eq!(count(&note, |kind| kind == NodeKind::Strong), 0);
    let windows = read(&items.replace('\n', "\r\n"));
    assert_eq!(of_kind(&windows, |kind| kind == NodeKind::HtmlBlock).len(), 2);
}

fn of_kind(note: &Note, is: impl Fn(NodeKind) -> bool) -> Vec<&str> {
    note.walk().filter(|(_, node)| is(node.kind)).map(|(id, _)| note.slice(note.span(id))).collect()
}

#[test]
fn formulas_show_no_marks_of_quotes_and_tables() {
    let note = read("> $$\n> a+b\n> $$\n\n| a |\n| --- |\n| $\\|x\\|$ |\n\n$$$$$$\n");
    let shown: Vec<String> = note
        .walk()
        .filter(|(_, node)| matches!(node.kind, NodeKind::Math | NodeKind::DisplayMath))
        .map(|(id, _)| note.shown(id).into_owned())
        .collect();
    assert_eq!(shown, ["\na+b\n", "|x|"]);
}

#[test]
fn nul_beside_a_struck_word_is_shown_once() {
    assert_eq!(read("a\0 ~b~ c\0\n").plain_text(NodeId(0)), "a\u{fffd} b c\u{fffd}");
}

#[test]
fn a_tab_keeps_no_line_end() {
    let note = read("one \t\ntwo  \nthree\\\nfour\n");
    assert_eq!(count(&note, |kind| kind == NodeKind::SoftBreak), 1);
    assert_eq!(count(&note, |kind| kind == NodeKind::HardBreak), 2);
}

#[test]
fn an_entity_as_long_as_its_characters_is_read() {
    assert_eq!(read("&ngE;\n").plain_text(NodeId(0)), "\u{2267}\u{338}");
}

#[test]
fn a_meaning_needs_a_blank_after_its_colon() {
    let quarto = Dialect::named("quarto").expect("there is one");
    let note = parse_with(FileId(0), "Trees\n::: {.notes}\nwords\n:::\n\nTerm\n: meaning\n", quarto);
    assert_eq!(count(&note, |kind| kind == NodeKind::DefinitionText), 1);
    assert_eq!(note.plain_text(NodeId(0)), "Trees\n::: {.notes}\nwords\n:::");
}

#[test]
fn a_formula_is_what_it_says_without_what_stands_around_it() {
    let text = "$a$, $$b$$, $5\\$$\n\n> $$\n> c\n> d\n> $$\n\n| $x \\| y$ |\n| - |\n\n- ```math\n  e\n  f\n  ```\n";
    let note = read(text);
    let is_formula = |kind| matches!(kind, NodeKind::Math | NodeKind::DisplayMath | NodeKind::MathBlock(_));
    let formulas = note.walk().filter(|(_, node)| is_formula(node.kind)).map(|(id, _)| note.formula(id).into_owned());
    assert_eq!(formulas.collect::<Vec<_>>(), ["a", "b", "5\\$", "\nc\nd\n", "x | y", "e\nf\n"]);
}

#[test]
fn dollars_of_prices_and_variables_begin_no_formula() {
    let formulas = |text: &str, dialect: &str| {
        let note = parse_with(FileId(0), text, Dialect::named(dialect).expect("there is one"));
        let of = |(_, node): (_, &coursenotes_parser::Node)| {
            (node.kind == NodeKind::Math)
                .then(|| note.slice(Span::new(FileId(0), node.start as usize..node.end as usize)).to_owned())
        };
        note.walk().filter_map(of).collect::<Vec<_>>()
    };
    for (text, expected) in [
        ("The debt is **$160,000**. Each has **$160,000 / 3 = $53,300**.", vec![]),
        ("$1、$2、$3、$4、$5、$6、$7、$8、$9 name words", vec![]),
        ("costs $5 and $6, then $x$", vec!["$x$"]),
        ("[7.1 $children](#$children)", vec![]),
        ("[$a$b](#c) and $f[x](y)$", vec!["$f[x](y)$"]),
        ("[$a](#$a) and $y$, $z_1$.", vec!["$y$", "$z_1$"]),
        ("当$a$时", vec!["$a$"]),
        ("$x$-th and $n$th", vec!["$x$"]),
    ] {
        assert_eq!(formulas(text, "github"), expected, "{text}");
    }
    assert_eq!(formulas("$x$-th and $n$th", "obsidian"), ["$x$", "$n$"]);
    assert_eq!(formulas("**$1** and **$2**", "obsidian"), [""; 0]);
    let bold = read("The debt is **$160,000**. Each has **$160,000 / 3 = $53,300**.\n");
    assert_eq!(count(&bold, |kind| kind == NodeKind::Strong), 2);
}
