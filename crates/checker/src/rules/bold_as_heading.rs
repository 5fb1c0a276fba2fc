//! A bold line that does a heading's work.

use crate::context::finding;
use crate::outline::{Outline, Shape, density, first_block, roots};
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::Entry;
use coursenotes_diagnostics::{Fix, Severity, Span};
use coursenotes_parser::{Node, NodeId, NodeKind, Note, slug};
use std::collections::{HashMap, HashSet};

pub(super) const RULE: Rule = Rule {
    name: "bold-as-heading",
    severity: Severity::Advice,
    page: include_str!("bold-as-heading.md"),
    run: Run::Note(run),
};

/// A bold line between blocks.
struct Line {
    strong: NodeId,
    span: Span,
    words: String,
    anchor: String,
}

fn run(context: &mut Context, entry: &Entry) {
    let note = &entry.note;
    let lines = lines(note);
    if lines.is_empty() {
        return;
    }
    let outline = context.outline(entry);
    let mut anchors: HashMap<&str, usize> = HashMap::new();
    for line in &lines {
        *anchors.entry(&line.anchor).or_default() += 1;
    }
    let unspaced = outline.unspaced.iter().map(|line| slug(&note.text()[line.words.clone()]));
    let taken: HashSet<String> = unspaced.collect();
    let untitled = untitled(note, &outline);
    // What stands above several parts of a note says of what kind they are, not what they are about.
    let subtitles = subtitles(note);
    let is_name = |line: &&Line| {
        let block = line.strong.index() - 1;
        anchors[line.anchor.as_str()] == 1 && untitled != Some(block) && subtitles.binary_search(&block).is_err()
    };
    for line in lines.iter().filter(is_name) {
        let message = format!("this bold line does the work of a heading: `{}`", line.words);
        let help = "make it a heading with `#`: then contents list it and links lead to it";
        let fix = fix(note, &outline, &taken, line);
        context.report(entry, finding(line.span, message).help(help).fix(fix));
    }
}

/// The first block, where no heading stands for the note: that is said of the note's title.
fn untitled(note: &Note, outline: &Outline) -> Option<usize> {
    let mut headings = note.headings.iter().zip(&outline.kinds);
    let has_title = headings.any(|(heading, kind)| heading.level == 1 && kind.shape == Shape::Section);
    if has_title { None } else { first_block(note, &outline.kinds) }
}

/// A heading one level below the section around it.
fn fix(note: &Note, outline: &Outline, taken: &HashSet<String>, line: &Line) -> Option<Fix> {
    let section = outline.before(line.span.start);
    let level = section.map_or(2, |section| outline.items[section].level + 1);
    let next = section.map_or(0, |section| section + 1);
    let skips = outline.items.get(next).is_some_and(|next| next.level > level + 1);
    // Where the levels around it are to change, that comes first.
    let mut around = outline.items.iter().skip(next.saturating_sub(1)).take(2);
    let is_settled = around.all(|item| outline.final_level(item) == item.level);
    if level > 6 || skips || note.has_anchor(&line.anchor) || taken.contains(&line.anchor) || !is_settled {
        return None;
    }
    let source = note.slice(note.span(line.strong));
    let words = source[2..source.len() - 2].trim();
    let heading = format!("{} {words}", "#".repeat(usize::from(level)));
    (!words.contains(['\n', '\r'])).then(|| Fix::unsafe_("make it a heading", line.span, heading))
}

/// Every paragraph that is bold and short, names something, and has text below it.
fn lines(note: &Note) -> Vec<Line> {
    let pairs = roots(note).zip(roots(note).skip(1));
    let bold = pairs.filter_map(|(block, below)| Some((block, bold(note, block)?, below)));
    let above_text = bold.filter(|(block, _, below)| is_text(note, *below) && !stands_close(note, block.1, below.1));
    let lines = above_text.filter_map(|(block, strong, below)| Some((line(note, block, strong)?, below.1.kind)));
    lines.filter(|(line, below)| !is_caption(&line.words, *below)).map(|(line, _)| line).collect()
}

/// Bold lines right below a heading, each the only one of its section: they say more of the heading.
fn subtitles(note: &Note) -> Vec<usize> {
    let mut found = Vec::new();
    let mut first: Option<(usize, usize)> = None;
    let mut after_heading = false;
    for block in roots(note) {
        if let NodeKind::Heading(number) = block.1.kind {
            found.extend(first.take().filter(|(_, count)| *count == 1).map(|(index, _)| index));
            // What stands below the note's title begins the note.
            after_heading = note.headings[number as usize].level > 1;
            continue;
        }
        if bold(note, block).is_some() {
            first = match first {
                Some((index, count)) => Some((index, count + 1)),
                None if after_heading => Some((block.0, 1)),
                None => None,
            };
        }
        after_heading = false;
    }
    found.extend(first.filter(|(_, count)| *count == 1).map(|(index, _)| index));
    found
}

/// Whether a list or code begins on the very next line: then the words are its label.
fn stands_close(note: &Note, above: &Node, below: &Node) -> bool {
    let is_labelled = matches!(below.kind, NodeKind::BulletList | NodeKind::OrderedList(_) | NodeKind::FencedCode(_));
    let words = note.text()[above.start as usize..above.end as usize].trim_end();
    let between = &note.text()[above.start as usize + words.len()..below.start as usize];
    is_labelled && between.matches('\n').count() < 2
}

/// Whether a few words above code say what code it is.
fn is_caption(words: &str, below: NodeKind) -> bool {
    let is_numbered = words.starts_with(|c: char| c.is_ascii_digit());
    matches!(below, NodeKind::FencedCode(_)) && !is_numbered && words.split_whitespace().count() < 4
}

/// Whether a block is what a heading stands above. Above a table it is mostly the table's own name.
fn is_text(note: &Note, (index, node): (usize, &Node)) -> bool {
    match node.kind {
        NodeKind::Paragraph => bold(note, (index, node)).is_none(),
        NodeKind::BulletList
        | NodeKind::OrderedList(_)
        | NodeKind::FencedCode(_)
        | NodeKind::MathBlock(_)
        | NodeKind::BlockQuote
        | NodeKind::Alert(_)
        | NodeKind::Frame(_) => true,
        _ => false,
    }
}

/// The bold part of a paragraph that holds nothing else but a colon.
fn bold(note: &Note, (index, node): (usize, &Node)) -> Option<NodeId> {
    let strong = note
        .nodes
        .get(index + 1)
        .filter(|strong| node.kind == NodeKind::Paragraph && strong.kind == NodeKind::Strong)?;
    let rest = note.text()[strong.end as usize..node.end as usize].trim();
    matches!(rest, "" | ":" | "：").then(|| NodeId(u32::try_from(index + 1).expect("a note has fewer nodes")))
}

fn line(note: &Note, block: (usize, &Node), strong: NodeId) -> Option<Line> {
    let words = note.plain_text(strong);
    let words = words.trim();
    if has_colon(words) || has_colon(note.text()[..block.1.end as usize].trim_end()) || !is_name(words) {
        return None;
    }
    let source = note.slice(note.span(NodeId(strong.0 - 1)));
    let start = note.span(strong).range().start;
    let end = start + note.text()[start..block.1.end as usize].trim_end().len();
    let anchor = slug(words);
    let only_words = !source.contains(['!', '<', '$']) && !source.contains("](") && !source.contains("://");
    only_words.then(|| Line { strong, span: Span::new(note.file, start..end), words: words.to_owned(), anchor })
}

/// A colon, in the bold part or behind it, introduces what follows.
fn has_colon(words: &str) -> bool {
    words.ends_with([':', '：'])
}

const MOST_WORDS: usize = 10;
const MOST_CHARACTERS: usize = 80;

/// Whether words name a section: a few of them, with a capital, and no sentence.
fn is_name(words: &str) -> bool {
    let begins = words.chars().find(|c| c.is_alphabetic()).is_some_and(|c| !c.is_lowercase())
        && words.starts_with(|c: char| c.is_alphanumeric() || "(（“\"‘'《「【".contains(c));
    let characters = words.chars().count();
    let is_dense = density(words, characters) > 1;
    let is_short =
        if is_dense { characters <= 30 && !words.contains(['，', '。']) } else { characters <= MOST_CHARACTERS };
    begins
        && !words.ends_with(['.', ',', ';', '!', '。', '，', '；', '！'])
        && is_short
        && words.split_whitespace().count() <= MOST_WORDS
        && !is_label(words)
        && !is_statement(words)
}

/// Whether words say something rather than name it: `Loss is the mean of all`, `area = width × height`.
fn is_statement(words: &str) -> bool {
    const VERBS: &[&str] = &[
        "is", "are", "was", "were", "has", "have", "can", "will", "must", "should", "sono", "ist", "sind", "est",
        "sont",
    ];
    const ASKS: &[&str] = &[
        "what", "how", "why", "when", "where", "who", "which", "is", "are", "can", "should", "does", "do", "if", "was",
        "things",
    ];
    let lower = words.to_lowercase();
    let mut parts = lower.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|part| !part.is_empty());
    let asks = words.ends_with(['?', '？'])
        || parts.clone().any(|part| ASKS[..7].contains(&part))
        || parts.next().is_some_and(|part| ASKS.contains(&part));
    let says = !asks && parts.skip(1).any(|part| VERBS.contains(&part)) && words.split_whitespace().count() > 4;
    says || words.contains(" = ") || words.contains(" → ") || words.contains(" + ") && words.matches(" + ").count() > 1
}

/// Whether words say of what kind the next lines are, as people write above each example.
pub(super) fn is_label(words: &str) -> bool {
    const LABELS: &[&str] = &[
        "answer",
        "answers",
        "after",
        "becomes",
        "before",
        "by",
        "code",
        "example",
        "examples",
        "for example",
        "hint",
        "important",
        "input",
        "note",
        "notes",
        "output",
        "proof",
        "question",
        "remark",
        "result",
        "results",
        "some examples",
        "solution",
        "source",
        "sources",
        "syntax",
        "tip",
        "tips",
        "warning",
        "一个例子",
        "举例",
        "例",
        "例如",
        "例子",
        "例题",
        "示例",
        "证明",
        "注",
        "注意",
        "答",
        "答案",
        "解",
        "解答",
        "说明",
        "问题",
        "提示",
        "结果",
        "输入",
        "输出",
        "代码",
    ];
    const CAPTIONS: &[&str] = &["listing", "table", "figure", "fig", "image"];
    let lower = words.to_lowercase();
    let bare = lower.trim_end_matches(|c: char| !c.is_alphabetic());
    let first = lower.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let is_caption = CAPTIONS.contains(&first) && lower.contains(|c: char| c.is_ascii_digit());
    let is_example = ["example", "examples", "note", "notes", "output"]
        .iter()
        .any(|word| first == *word || bare.ends_with(&format!(" {word}")));
    let is_cost = matches!(first, "time" | "space") && lower.contains("o(");
    LABELS.contains(&bare) || is_caption || is_example || is_cost
}
