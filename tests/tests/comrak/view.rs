//! What is compared: the same data, taken from our note and from comrak's tree.

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Anchorizer, Arena, Options};
use coursenotes_diagnostics::FileId;
use coursenotes_parser::{LinkKind, parse};

/// Links and headings in the order of the text, and which constructs stand around them.
pub(crate) struct View {
    links: Vec<String>,
    headings: Vec<String>,
    counts: String,
}

/// The constructs that are counted, besides links and headings.
#[derive(Default)]
struct Counts {
    paragraphs: usize,
    quotes: usize,
    alerts: usize,
    code: usize,
    items: usize,
    tasks: usize,
    rows: usize,
    struck: usize,
    footnotes: usize,
    marks: usize,
    formulas: usize,
}

impl Counts {
    fn show(&self) -> String {
        format!(
            "quotes {}, alerts {}, code {}, items {}, tasks {}, rows {}, struck {}, footnote marks {}, formulas {}",
            self.quotes,
            self.alerts,
            self.code,
            self.items,
            self.tasks,
            self.rows,
            self.struck,
            self.marks,
            self.formulas
        )
    }
}

impl View {
    pub(crate) fn ours(text: &str) -> Self {
        use coursenotes_parser::NodeKind as K;
        let note = parse(FileId(0), text);
        let links = note.links.iter().filter(|link| !matches!(link.kind, LinkKind::Html(_)));
        let links = links.map(|link| shown(link.is_image, link.destination.value(note.text())));
        let headings = note.headings.iter().filter(|heading| !heading.is_html);
        let headings = headings.map(|heading| format!("h{} {} #{}", heading.level, heading.text, heading.anchor));
        let mut counts = Counts::default();
        for (_, node) in note.walk() {
            match node.kind {
                K::Paragraph => counts.paragraphs += 1,
                K::BlockQuote => counts.quotes += 1,
                K::Alert(_) => counts.alerts += 1,
                K::IndentedCode | K::FencedCode(_) | K::MathBlock(_) => counts.code += 1,
                K::Item => counts.items += 1,
                K::TaskMarker(_) => counts.tasks += 1,
                K::TableHead | K::TableRow => counts.rows += 1,
                K::Strikethrough => counts.struck += 1,
                K::FootnoteDefinition(_) => counts.footnotes += 1,
                K::FootnoteReference(_) => counts.marks += 1,
                K::Math | K::DisplayMath => counts.formulas += 1,
                _ => {}
            }
        }
        Self { links: links.collect(), headings: headings.collect(), counts: counts.show() }
    }

    pub(crate) fn theirs(text: &str) -> Self {
        let arena = Arena::new();
        let root = comrak::parse_document(&arena, text, &options());
        let mut view = Self { links: Vec::new(), headings: Vec::new(), counts: String::new() };
        let mut counts = Counts::default();
        let mut anchors = Anchorizer::new();
        for node in root.descendants() {
            match &node.data.borrow().value {
                NodeValue::Link(link) => view.links.push(shown(false, &link.url)),
                NodeValue::Image(link) => view.links.push(shown(true, &link.url)),
                NodeValue::Heading(heading) => {
                    let written = words(node);
                    let anchor = anchors.anchorize(&written);
                    let words = written.split_whitespace().collect::<Vec<_>>().join(" ");
                    view.headings.push(format!("h{} {words} #{anchor}", heading.level));
                }
                NodeValue::Paragraph => counts.paragraphs += 1,
                NodeValue::BlockQuote => counts.quotes += 1,
                NodeValue::Alert(_) => counts.alerts += 1,
                NodeValue::CodeBlock(_) => counts.code += 1,
                NodeValue::Item(_) => counts.items += 1,
                NodeValue::TaskItem(_) => {
                    counts.items += 1;
                    counts.tasks += 1;
                }
                NodeValue::TableRow(_) => counts.rows += 1,
                NodeValue::Strikethrough => counts.struck += 1,
                NodeValue::FootnoteDefinition(_) => counts.footnotes += 1,
                NodeValue::FootnoteReference(_) => counts.marks += 1,
                NodeValue::Math(_) => counts.formulas += 1,
                _ => {}
            }
        }
        view.counts = counts.show();
        view
    }

    /// The first place where the two differ, as words.
    pub(crate) fn first_difference(&self, other: &Self) -> Option<(String, String)> {
        first(&self.links, &other.links)
            .or_else(|| first(&self.headings, &other.headings))
            .or_else(|| (self.counts != other.counts).then(|| (self.counts.clone(), other.counts.clone())))
    }
}

fn first(ours: &[String], theirs: &[String]) -> Option<(String, String)> {
    let length = ours.len().max(theirs.len());
    let at = (0..length).find(|&at| ours.get(at) != theirs.get(at))?;
    let show = |list: &[String]| list.get(at).cloned().unwrap_or_else(|| "nothing more".into());
    Some((show(ours), show(theirs)))
}

fn shown(is_image: bool, destination: &str) -> String {
    format!("{} {destination}", if is_image { "picture" } else { "link" })
}

/// A heading's words as a reader sees them, line ends kept.
fn words<'a>(heading: &'a AstNode<'a>) -> String {
    let mut words = String::new();
    for node in heading.descendants().skip(1) {
        let in_image = node.ancestors().any(|above| matches!(above.data.borrow().value, NodeValue::Image(_)));
        match &node.data.borrow().value {
            _ if in_image => {}
            NodeValue::Text(text) => words.push_str(text),
            NodeValue::Code(code) => words.push_str(&code.literal),
            NodeValue::Math(math) => words.push_str(&math.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => words.push('\n'),
            NodeValue::FootnoteReference(mark) => words.push_str(&mark.ix.to_string()),
            _ => {}
        }
    }
    words
}

/// GitHub's own set of extensions.
fn options() -> Options<'static> {
    let mut options = Options::default();
    let extension = &mut options.extension;
    extension.strikethrough = true;
    extension.table = true;
    extension.autolink = true;
    extension.tasklist = true;
    extension.footnotes = true;
    extension.alerts = true;
    extension.math_dollars = true;
    extension.math_code = true;
    extension.front_matter_delimiter = Some("---".into());
    options
}
