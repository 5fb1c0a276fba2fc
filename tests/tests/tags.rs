//! Tags that people speak of and tags that they use: which are reported, and how they become words again.

use coursenotes_diagnostics::Sources;
use coursenotes_tests::{diagnose, findings, folder, open};

/// What is found in a note of one paragraph, as rule and marked text.
fn found(line: &str) -> Vec<(&'static str, String)> {
    let folder = folder(&[("a.md", &format!("# a\n\n{line}\n"))]);
    let course = open(folder.path());
    let marked = diagnose(&course).into_iter().map(|one| {
        let text = course.text(one.span.file);
        (one.rule, text[one.span.range()].to_owned())
    });
    marked.collect()
}

#[test]
fn what_is_used_is_left_alone() {
    for line in [
        "press <kbd>Ctrl</kbd> and <b>wait</b><br>then go",
        "| a |\n| - |\n| <ul><li>one<li>two</ul> |",
        "<details>\n<summary>more</summary>\n\ntext\n\n</details>",
        "- <input type=\"checkbox\"> done",
        "<button>Start</button> is how it looks",
        "<svg><title>a tree</title><path d=\"M0 0\"/></svg>",
        "<Tabs>\n\none\n\n</Tabs>",
        "<Toc />",
        "text <Badge>new</Badge> text",
        "<img-wrapper>\n\nx\n\n</img-wrapper>",
        "{% tab title=\"List<T>\" %}",
        "a < b and c > d, <https://example.org>",
        "<span style=\"color:red\">red</sapn>",
        "<p>\ntext",
        "`<T>` and \\<T>",
    ] {
        assert_eq!(found(line), [], "{line}");
    }
}

#[test]
fn a_closing_tag_that_closes_nothing_is_named() {
    let cases: &[(&str, &[(&str, &str)])] = &[
        ("the sign </s> ends a sentence", &[("warning", "</s>")]),
        ("one</b> <b>two</b>", &[("advice", "</b>")]),
        ("<table>\n<tr><td>a</td></td></tr>\n</table>\n</table>", &[("advice", "</td>"), ("advice", "</table>")]),
        ("<div>\n\n</DIV>\n\n</div>", &[("advice", "</div>")]),
        ("an end</br>of a line</p>", &[]),
        ("`</s>` and <s>words</s>", &[]),
        ("<a\nhref=\"https://example.org\">words</a>", &[]),
    ];
    for (line, expected) in cases {
        let folder = folder(&[("a.md", &format!("# a\n\n{line}\n"))]);
        let found = findings(folder.path()).into_iter().filter(|one| one.rule == "unescaped-tag");
        let found: Vec<(&str, String)> = found.map(|one| (one.severity.name(), one.marked)).collect();
        let found: Vec<(&str, &str)> = found.iter().map(|(severity, marked)| (*severity, marked.as_str())).collect();
        assert_eq!(found, *expected, "{line}");
    }
}

#[test]
fn what_is_spoken_of_is_found() {
    let cases = [
        ("the <div>, <p> and <b> tags", "document-tag", "<div> <p> <b>"),
        ("between <body> and </body>", "document-tag", "<body> </body>"),
        ("a <!DOCTYPE html> and <title>", "document-tag", "<title>"),
        ("| tag |\n| - |\n| <tr> |\n| <form> |", "document-tag", "<form>"),
        ("render a <Header /> first", "document-tag", "<Header />"),
        ("an Option<A> or Box<Object>", "unescaped-tag", "<A> <Object>"),
        ("see <insert link here> and </T>", "unescaped-tag", "<insert link here> </T>"),
        ("<script>\nalert(1)\n</script>", "unsafe-html", "<script>"),
        ("x <object data=\"a.swf\"></object>", "unsafe-html", "<object data=\"a.swf\">"),
        ("> <p\n> onclick='x()'>a</p>", "unsafe-html", "<p\n> onclick='x()'>"),
        ("x <b onclick='x()'>a</b>", "unsafe-html", "onclick='x()'"),
    ];
    for (line, rule, marked) in cases {
        let found: Vec<_> = found(line).into_iter().filter(|(name, _)| *name != "missing-file").collect();
        assert!(found.iter().all(|(name, _)| *name == rule), "{line}: {found:?}");
        let all: Vec<&str> = found.iter().map(|(_, marked)| marked.as_str()).collect();
        assert_eq!(all.join(" "), marked, "{line}");
    }
}

#[test]
fn tags_become_code_only_where_nothing_around_them_changes() {
    let fixed = |line: &str| {
        let folder = folder(&[("a.md", &format!("# a\n\n{line}\n"))]);
        let course = open(folder.path());
        let found = diagnose(&course);
        let note = course.find("a.md").expect("the folder has it");
        let mut text = course.text(note).to_owned();
        let mut edits: Vec<_> = found.iter().filter_map(|one| one.fix.as_ref()).flat_map(|fix| &fix.edits).collect();
        edits.sort_by_key(|edit| edit.span);
        for edit in edits.iter().rev() {
            text.replace_range(edit.span.range(), &edit.replacement);
        }
        text["# a\n\n".len()..].trim_end().to_owned()
    };
    let cases = [
        ("a List<T> b", "a `List<T>` b"),
        ("a Map<K, List<V>> b", "a `Map<K, List<V>>` b"),
        ("a Map<Key, List<Value>>() b", "a `Map<Key, List<Value>>()` b"),
        ("a\n> **List<T>**s and `x`", "a\n> **List\\<T>** s and `x`"),
        ("one ` tick and <T>", "one ` tick and \\<T>"),
        ("<x><y> touch", "\\<x>\\<y> touch"),
        ("`code`<x> touches", "`code`\\<x> touches"),
        // A bare address would take in the backslash.
        ("now https://h.org/?a;</script></div> x", "now <https://h.org/?a>;</script></div> x"),
        ("now <https://h.org/?a>;</script></div> x", "now <https://h.org/?a>;\\</script></div> x"),
        ("in [a <T>](https://example.org) link", "in [a `<T>`](https://example.org) link"),
        ("the<div> tag", "the`<div>` tag"),
        ("a <T\n> over lines", "a <T\n> over lines"),
        ("(?P<name>…)", "(?P`<name>`…)"),
        ("a List<B> of <b>bold</b>", "a List<B> of <b>bold</b>"),
        ("- <form> sends what is typed", "- `<form>` sends what is typed"),
    ];
    for (line, expected) in cases {
        assert_eq!(fixed(line), expected, "{line}");
    }
}
