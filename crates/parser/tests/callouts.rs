//! Quotes that begin with a kind: GitHub's alerts, and the callouts of Obsidian.

use coursenotes_diagnostics::FileId;
use coursenotes_parser::{AlertKind, Dialect, NodeId, NodeKind, Note, parse, parse_with};

fn read(text: &str) -> Note {
    parse(FileId(0), text)
}

fn vault(text: &str) -> Note {
    parse_with(FileId(0), text, Dialect::named("obsidian").expect("there is one"))
}

/// Alerts with their titles and all other words in them.
fn alerts(note: &Note) -> Vec<(AlertKind, Option<String>, &str)> {
    let alerts = note.walk().filter_map(|(id, node)| match node.kind {
        NodeKind::Alert(kind) => Some((id, kind)),
        _ => None,
    });
    let words = |id: NodeId| {
        let title = note.alert_title(id);
        let below = title.map_or(id.0 + 1, |title| note.node(title).next.0);
        let end = note.node(id).next;
        let below = if below < end.0 { note.node(NodeId(below)).start..note.node(id).end } else { 0..0 };
        (title.map(|title| note.plain_text(title)), &note.text()[below.start as usize..below.end as usize])
    };
    alerts.map(|(id, kind)| (kind, words(id).0, words(id).1)).collect()
}

#[test]
fn an_alert_needs_its_marker_alone_in_the_line() {
    for text in ["> [!NOTE]\n> text\n", ">[!note]\n>text\n"] {
        assert_eq!(alerts(&read(text)), [(AlertKind::Note, None, "text\n")], "{text}");
    }
    let quote = read("> [!NOTE] title\n> text\n");
    assert_eq!(alerts(&quote), []);
    assert_eq!(quote.walk().filter(|(_, node)| node.kind == NodeKind::BlockQuote).count(), 1);
}

#[test]
fn a_line_without_a_mark_goes_on_with_an_alert() {
    for (text, below) in [
        ("> [!NOTE]\ntext\nmore\n\nelse\n", "text\nmore\n"),
        (">[!NOTE]\n**text**\n", "**text**\n"),
        ("- > [!NOTE]\n  text\n", "text\n"),
        ("> [!NOTE]\n\ntext\n", ""),
        ("> [!NOTE]\n# text\n", ""),
        ("> [!NOTE]\n- text\n", ""),
        ("> [!NOTE]\n1. text\n", ""),
        ("> [!NOTE]\n***\n", ""),
        ("> [!NOTE]", ""),
        ("> [!NOTE]\n> text\nmore\n", "text\nmore\n"),
    ] {
        assert_eq!(alerts(&read(text)), [(AlertKind::Note, None, below)], "{text}");
    }
}

#[test]
fn callouts_of_obsidian_have_titles_and_kinds_of_their_own() {
    for (text, kind, title, below) in [
        (">[!NOTE] A *title*\n>text\n", AlertKind::Note, "A title", "text\n"),
        ("> [!question]- Why?\n> text\n> - one\n", AlertKind::Note, "Why?", "text\n> - one\n"),
        ("> [!ERROR] **Never**\nlazy\n", AlertKind::Caution, "Never", "lazy\n"),
        ("> [!todo]\n> text\n", AlertKind::Note, "Todo", "text\n"),
        ("> [!my-own|wide]+\n> text\n", AlertKind::Note, "My-own", "text\n"),
        ("> [!hint] Only this\n", AlertKind::Tip, "Only this", ""),
        ("> [!hint] A title\n>\n> text\n", AlertKind::Tip, "A title", "text\n"),
        ("- > [!warning] In a list\n  > text\n", AlertKind::Warning, "In a list", "text\n"),
    ] {
        let note = vault(text);
        assert_eq!(alerts(&note), [(kind, Some(title.to_owned()), below)], "{text}");
        assert_eq!(alerts(&read(text)), [], "{text}");
    }
    assert_eq!(alerts(&vault("> [!NOTE]\n> text\n")), [(AlertKind::Note, None, "text\n")]);
    let nested = vault("> [!question] One\n> > [!todo] Two\n> > text\n");
    let titles: Vec<_> = alerts(&nested).into_iter().map(|(_, title, _)| title).collect();
    assert_eq!(titles, [Some("One".to_owned()), Some("Two".to_owned())]);
    for text in
        ["> [!] a\n", "> [note] a\n", "> a [!note] b\n", "> [!a.b] c\n", "```\n> [!note] a\n```\n", "[!note] a\n"]
    {
        assert_eq!(alerts(&vault(text)), [], "{text}");
    }
}
