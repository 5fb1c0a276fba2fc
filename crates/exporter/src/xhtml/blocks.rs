//! Which words begin and end each construct.

use super::writer::{Close, Paragraph, Writer};
use coursenotes_markup::math::Display;
use coursenotes_parser::{AlertKind, FrameKind, NodeId, NodeKind};

/// Code without a blank that is longer than this breaks in a cell: it would take the room of the other columns.
const LONG: usize = 24;

impl Writer<'_> {
    /// Writes a node, or its beginning; gives the node to go on with.
    pub(super) fn node(&mut self, id: NodeId) -> NodeId {
        use NodeKind as N;
        let node = *self.note.node(id);
        match node.kind {
            N::FrontMatter | N::FootnoteDefinition(_) => return node.next,
            N::Paragraph => match self.captioned(id) {
                Some(place) => {
                    self.figure(id, place);
                    return node.next;
                }
                None => self.paragraph(id),
            },
            N::Heading(place) => self.heading(id, place),
            N::BlockQuote => self.open_quote(id, "<blockquote>\n", "</blockquote>\n"),
            N::Alert(kind) => self.alert(id, kind),
            N::Frame(place) => self.frame(id, self.note.frames[place as usize].kind),
            N::IndentedCode | N::FencedCode(_) => {
                self.start_block();
                self.code_block(id);
                self.push("\n");
                return node.next;
            }
            N::MathBlock(_) => {
                self.start_block();
                self.formula_block(id);
                return node.next;
            }
            N::BulletList => self.bullet_list(id),
            N::OrderedList(first) => self.ordered_list(id, first),
            N::Item => self.item(id),
            N::TaskMarker(done) => self.task_marker(done),
            N::HtmlBlock => {
                self.html_block(id);
                return node.next;
            }
            N::Table(place) => self.table(id, place),
            N::TableHead | N::TableRow => self.row(id, node.kind == N::TableHead),
            N::TableCell => self.cell(id),
            N::ThematicBreak => {
                self.start_block();
                self.push("<hr/>\n");
            }
            N::DefinitionList => self.open_block(id, "<dl>\n", "</dl>\n"),
            N::DefinitionTerm => self.open_block(id, "<dt>", "</dt>\n"),
            N::DefinitionText => self.open_block(id, "<dd>", "</dd>\n"),
            N::Text => self.text(&self.note.shown(id)),
            N::SoftBreak => self.push("\n"),
            N::HardBreak => self.push("<br/>\n"),
            N::Code => self.inline_code(id),
            N::Html => self.inline_html(id),
            N::Math => self.formula(id, Display::Inline),
            N::DisplayMath => self.formula(id, Display::Block),
            N::Emphasis => self.open_inline(id, "<em>", "</em>"),
            N::Strong => self.open_inline(id, "<strong>", "</strong>"),
            N::Strikethrough => self.open_inline(id, "<del>", "</del>"),
            N::Link(place) => {
                let close = self.link(place);
                self.opened(id, close, false);
            }
            N::Image(place) => {
                self.image(id, place);
                return node.next;
            }
            N::FootnoteReference(place) => self.footnote_mark(id, place),
        }
        NodeId(id.0 + 1)
    }

    fn paragraph(&mut self, id: NodeId) {
        self.start_block();
        let title = self.box_title.filter(|(title, _)| *title == id);
        self.push(title.map_or("<p>", |(_, start)| start));
        self.paragraph = Paragraph::Open;
        self.opened(id, Close::Paragraph, true);
        self.footnote_number(id);
    }

    pub(super) fn close_paragraph(&mut self, end: NodeId) {
        self.footnote_back(end);
        self.push(if self.paragraph == Paragraph::Ended { "\n" } else { "</p>\n" });
        self.paragraph = Paragraph::Outside;
    }

    fn open_quote(&mut self, id: NodeId, start: &str, end: &'static str) {
        let is_shown = !self.is_too_deep();
        self.start_block();
        self.push(if is_shown { start } else { "" });
        self.quotes += 1;
        self.opened(id, Close::Quote(if is_shown { end } else { "" }), true);
    }

    fn open_frame(&mut self, id: NodeId, start: &str) {
        let is_shown = !self.is_too_deep();
        self.start_block();
        self.push(if is_shown { start } else { "" });
        self.opened(id, Close::With(if is_shown { "</div>\n" } else { "" }), true);
    }

    fn alert(&mut self, id: NodeId, kind: AlertKind) {
        let own = self.note.alert_title(id);
        let words = own.map(|own| self.note.plain_text(own)).filter(|words| !words.trim().is_empty());
        let start = alert_start(kind, words.as_deref(), own.is_none());
        self.box_title = own.map(|own| (own, "<p class=\"markdown-alert-title\">"));
        self.open_quote(id, &start, "</div>\n");
    }

    /// Blocks in a box, or under a name of their own: a file that code is from, one of several tabs, a step's number.
    fn frame(&mut self, id: NodeId, kind: FrameKind) {
        let named = |name: &str| {
            let mut start = "<div class=\"titled\" role=\"group\" aria-label=\"".to_owned();
            super::push_attribute(&mut start, name);
            start + "\">\n"
        };
        match kind {
            FrameKind::Hint(kind) => self.open_frame(id, &alert_start(kind, None, true)),
            FrameKind::Titled => {
                let title = self.note.children(id).next();
                self.open_frame(id, &named(&title.map(|title| self.note.plain_text(title)).unwrap_or_default()));
                self.box_title = title.map(|title| (title, "<p class=\"titled-name\">"));
            }
            FrameKind::Step(number) => {
                let number = number.to_string();
                self.open_frame(id, &(named(&number) + "<p class=\"titled-name\">" + &number + "</p>\n"));
            }
            FrameKind::Page => self.opened(id, Close::With(""), true),
        }
    }

    fn heading(&mut self, id: NodeId, place: u32) {
        const TAGS: [(&str, &str); 6] = [
            ("<h1", "</h1>\n"),
            ("<h2", "</h2>\n"),
            ("<h3", "</h3>\n"),
            ("<h4", "</h4>\n"),
            ("<h5", "</h5>\n"),
            ("<h6", "</h6>\n"),
        ];
        let heading = &self.note.headings[place as usize];
        let level = self.shifted(heading.level);
        let (start, end) = TAGS[usize::from(level) - 1];
        self.start_block();
        self.push(start);
        let (first, second) = self.heading_ids(place, None);
        if let Some(first) = first {
            self.push(" id=\"");
            super::push_attribute(&mut self.written.body, &first);
            self.push("\"");
        }
        self.push(">");
        self.second_id(second.as_deref());
        self.opened(id, Close::With(end), true);
    }

    /// The level of a heading on the page.
    pub(super) fn shifted(&self, level: u8) -> u8 {
        level.saturating_add(self.page.heading_shift).clamp(1, 6)
    }

    /// A heading's id, and the one beside it: an id in braces or in a tag doesn't take GitHub's anchor away.
    pub(super) fn heading_ids(&mut self, place: u32, written: Option<&str>) -> (Option<String>, Option<String>) {
        let note = self.note;
        let heading = &note.headings[place as usize];
        let own = written.or(heading.explicit_id.as_deref()).and_then(|id| self.ids.claim(id));
        let anchor = self.ids.claim(&heading.anchor);
        if own.is_some() { (own, anchor) } else { (anchor, None) }
    }

    /// A second place for links to lead to.
    pub(super) fn second_id(&mut self, id: Option<&str>) {
        if let Some(id) = id {
            self.push("<span id=\"");
            super::push_attribute(&mut self.written.body, id);
            self.push("\"></span>");
        }
    }

    fn inline_code(&mut self, id: NodeId) {
        let words = self.note.shown(id);
        let is_long = |word: &str| word.len() > LONG && word.chars().count() > LONG;
        let is_long = words.split_ascii_whitespace().any(is_long) && self.is_in_cell();
        self.push(if is_long { "<code class=\"long\">" } else { "<code>" });
        self.text(&words);
        self.push("</code>");
    }
}

/// The frame of an alert, up to its first block. `words` name it where it has a title of its own, which comes with the
/// text: then no other is written.
fn alert_start(kind: AlertKind, words: Option<&str>, is_titled: bool) -> String {
    let (class, title) = match kind {
        AlertKind::Note => ("note", "Note"),
        AlertKind::Tip => ("tip", "Tip"),
        AlertKind::Important => ("important", "Important"),
        AlertKind::Warning => ("warning", "Warning"),
        AlertKind::Caution => ("caution", "Caution"),
    };
    let mut start = format!("<div class=\"markdown-alert markdown-alert-{class}\" role=\"note\" aria-label=\"");
    super::push_attribute(&mut start, words.unwrap_or(title).trim());
    start.push_str("\">\n");
    if is_titled {
        start.push_str(&["<p class=\"markdown-alert-title\">", title, "</p>\n"].concat());
    }
    start
}
