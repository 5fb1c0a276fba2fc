//! Tags of `GitBook`: what they set apart, what they lead to, and what they leave alone.

use coursenotes_diagnostics::FileId;
use coursenotes_parser::{Dialect, FrameKind, LinkKind, NodeId, NodeKind, Note, parse_with};

fn read(text: &str) -> Note {
    parse_with(FileId(0), text, Dialect::named("gitbook").expect("there is one"))
}

/// The tree in one line: what each block is, and its words.
fn tree(text: &str) -> String {
    let note = read(text);
    let mut out = String::new();
    let mut open: Vec<NodeId> = Vec::new();
    for (id, node) in note.walk() {
        while open.pop_if(|end| *end <= id).is_some() {
            out.push(')');
        }
        let name = match node.kind {
            NodeKind::Frame(n) => match note.frames[n as usize].kind {
                FrameKind::Hint(kind) => format!("{kind:?}"),
                FrameKind::Titled => "Titled".to_owned(),
                FrameKind::Page => "Page".to_owned(),
                FrameKind::Step(number) => format!("Step {number}"),
            },
            NodeKind::Link(n) => {
                format!("->{}", note.links[n as usize].destination.value(note.text()))
            }
            NodeKind::Text => format!("{:?}", note.shown(id)),
            NodeKind::SoftBreak => "/".to_owned(),
            NodeKind::FencedCode(_) => "Code".to_owned(),
            kind => format!("{kind:?}"),
        };
        out.push_str(&[" ", &name].concat());
        if node.next.0 > id.0 + 1 {
            out.push('(');
            open.push(node.next);
        }
    }
    out.push_str(&")".repeat(open.len()));
    out
}

#[test]
fn blocks_between_tags_are_set_apart() {
    let cases = [
        (
            "a hint",
            "{% hint style=\"warning\" %}\nCare.\n{% endhint %}\nAfter.\n",
            " Warning( Paragraph( \"Care.\")) Paragraph( \"After.\")",
        ),
        ("without a style", "{% hint %}\n\nCare.\n\n{% endhint %}\n", " Note( Paragraph( \"Care.\"))"),
        (
            "Windows line ends",
            "{% hint style=\"danger\" %}\r\nCare.\r\n{% endhint %}\r\n",
            " Caution( Paragraph( \"Care.\"))",
        ),
        (
            "right below text",
            "Before.\n{% hint style=\"success\" %}\n- a\n{% endhint %}\n",
            " Paragraph( \"Before.\") Tip( BulletList( Item( \"a\")))",
        ),
        (
            "a file's name",
            "{% code title=\"Day.java\" %}\n```java\nx\n```\n{% endcode %}\n",
            " Titled( Paragraph( \"Day.java\") Code( \"x\\n\"))",
        ),
        ("code without one", "{% code overflow=\"wrap\" %}\n```\nx\n```\n{% endcode %}\n", " Code( \"x\\n\")"),
        (
            "tabs",
            "{% tabs %}\n{% tab title=\"C\" %}\none\n{% endtab %}\n\n{% tab title=\"Ö\" %}\ntwo\n{% endtab %}\n{% endtabs %}\n",
            " Titled( Paragraph( \"C\") Paragraph( \"one\")) Titled( Paragraph( \"Ö\") Paragraph( \"two\"))",
        ),
        (
            "steps, and steps in a step",
            "{% stepper %}\n{% step %}\na\n{% stepper %}\n{% step %}\nb\n{% endstep %}\n{% endstepper %}\n{% endstep %}\n\
             {% step %}\nc\n{% endstep %}\n{% endstepper %}\n{% step %}\nd\n{% endstep %}\n",
            " Step 1( Paragraph( \"a\") Step 1( Paragraph( \"b\"))) Step 2( Paragraph( \"c\")) Step 1( Paragraph( \"d\"))",
        ),
        (
            "several on a line",
            "{% tabs %}{% tab title=\"C\" %}\none\n{% endtab %} {% endtabs %}\n",
            " Titled( Paragraph( \"C\") Paragraph( \"one\"))",
        ),
        (
            "inside of an item",
            "1. a\n\n   {% hint style=\"info\" %}\n   b\n   {% endhint %}\n2. c\n",
            " OrderedList(1)( Item( Paragraph( \"a\") Note( Paragraph( \"b\"))) Item( Paragraph( \"c\")))",
        ),
        (
            "between items",
            "- a\n{% hint %}\n- b\n{% endhint %}\n- c\n",
            " BulletList( Item( \"a\")) Note( BulletList( Item( \"b\"))) BulletList( Item( \"c\"))",
        ),
        (
            "in a quote",
            "> {% hint %}\n> a\n> {% endhint %}\n> b\n",
            " BlockQuote( Note( Paragraph( \"a\")) Paragraph( \"b\"))",
        ),
        (
            "one in another",
            "{% hint %}\n{% hint style=\"danger\" %}\na\n{% endhint %}\nb\n{% endhint %}\n",
            " Note( Caution( Paragraph( \"a\")) Paragraph( \"b\"))",
        ),
    ];
    for (name, text, expected) in cases {
        assert_eq!(tree(text), expected, "{name}");
    }
}

#[test]
fn a_frame_ends_with_the_block_that_it_began_in() {
    let inside = "- a\n  {% hint %}\n  b\n\n{% endhint %}\nc\n";
    assert_eq!(tree(inside), " BulletList( Item( Paragraph( \"a\") Note( Paragraph( \"b\")))) Paragraph( \"c\")");
    let outside = "{% hint %}\n- a\n  {% endhint %}\n- b\n\nc\n";
    assert_eq!(
        tree(outside),
        " Note( BulletList( Item( Paragraph( \"a\")) Item( Paragraph( \"b\")))) Paragraph( \"c\")"
    );
}

#[test]
fn what_a_tag_shows_is_a_link() {
    let note = read(
        "{% file src=\"../.gitbook/assets/week 1.pdf\" %}\nThe slides.\n{% endfile %}\n\n\
         {% embed url=\"https://example.org/a_b_c\" %}\n\n{% include \"parts/rules.md\" %}\n\n\
         {% content-ref url=\"trees.md\" %}\n[Trees](trees.md)\n{% endcontent-ref %}\n\n\
         {% content-ref url=\"heaps.md\" %}\n{% endcontent-ref %}\n\n{% page-ref page=\"roots \\(1\\).md\" %}\n",
    );
    let links: Vec<_> =
        note.links.iter().map(|link| (link.kind, note.slice(link.text), link.destination.value(note.text()))).collect();
    assert_eq!(
        links,
        [
            (LinkKind::Tag, "week 1.pdf", "../.gitbook/assets/week 1.pdf"),
            (LinkKind::Tag, "https://example.org/a_b_c", "https://example.org/a_b_c"),
            (LinkKind::Tag, "rules.md", "parts/rules.md"),
            (LinkKind::Tag, "", "trees.md"),
            (LinkKind::Inline, "Trees", "trees.md"),
            (LinkKind::Tag, "heaps.md", "heaps.md"),
            (LinkKind::Tag, "roots \\(1\\).md", "roots (1).md"),
        ]
    );
    let words: Vec<String> =
        note.walk().filter(|(_, node)| node.kind == NodeKind::Paragraph).map(|(id, _)| note.plain_text(id)).collect();
    assert_eq!(
        words,
        ["week 1.pdf", "The slides.", "https://example.org/a_b_c", "rules.md", "Trees", "heaps.md", "roots (1).md"]
    );
}

#[test]
fn other_tags_stay_words() {
    let texts = [
        "{% hint %}\nnever ended\n",
        "never begun\n{% endhint %}\n",
        "{% swagger method=\"get\" %}\nx\n{% endswagger %}\n",
        "a {% hint %} b\n{% endhint %}\n",
        "`{% hint %}`\n\n{% endhint %}\n",
        "{% embed %}\n",
        "{%%}\n{% %}\n{%a%}\n{%\n",
        "```\n{% hint %}\n```\n{% endhint %}\n",
        "{% tabs %}{% prompt %}\nx\n{% endtabs %}\n",
        "{% prompt %} {% hint %}\nx\n{% endhint %}\n",
    ];
    for text in texts {
        let shown = tree(text);
        assert!(!shown.contains("Note(") && shown.contains("{%"), "{text:?}: {shown}");
    }
}

#[test]
fn nothing_in_a_comment_is_shown_for_its_tags() {
    for text in [
        "<!--\n{% hint %}\nsecret\n{% endhint %}\n-->\n\nshown\n",
        "<!-- a\n\n{% embed url=\"https://example.org\" %}\n-->\n",
    ] {
        let note = read(text);
        let words: String = note
            .walk()
            .filter(|(_, node)| node.kind == NodeKind::Text)
            .map(|(id, _)| note.shown(id).into_owned())
            .collect();
        assert!(!words.contains("secret") && note.links.is_empty(), "{words}");
    }
}

#[test]
fn two_dollars_are_a_formula_in_their_line() {
    let note = read("with $$2^k$$ states\n\n$$\nx\n$$\n\n$$y$$\n\n- $$z$$\n");
    let formulas: Vec<_> = note
        .walk()
        .filter(|(_, node)| matches!(node.kind, NodeKind::Math | NodeKind::DisplayMath))
        .map(|(id, node)| (node.kind, note.formula(id).trim().to_owned()))
        .collect();
    let expected =
        [(NodeKind::Math, "2^k"), (NodeKind::DisplayMath, "x"), (NodeKind::DisplayMath, "y"), (NodeKind::Math, "z")];
    assert_eq!(formulas, expected.map(|(kind, words)| (kind, words.to_owned())));
}
