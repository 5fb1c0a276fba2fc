//! Lists, and the boxes of tasks.

use super::writer::Writer;
use coursenotes_parser::{NodeId, NodeKind};

impl Writer<'_> {
    pub(super) fn bullet_list(&mut self, id: NodeId) {
        let start = if self.has_tasks(id) { "<ul class=\"contains-task-list\">\n" } else { "<ul>\n" };
        self.open_block(id, start, "</ul>\n");
    }

    pub(super) fn ordered_list(&mut self, id: NodeId, first: u32) {
        let class = if self.has_tasks(id) { " class=\"contains-task-list\"" } else { "" };
        let start = match first {
            1 => format!("<ol{class}>\n"),
            _ => format!("<ol{class} start=\"{first}\">\n"),
        };
        self.open_block(id, &start, "</ol>\n");
    }

    pub(super) fn item(&mut self, id: NodeId) {
        let start = if self.is_task(id) { "<li class=\"task-list-item\">" } else { "<li>" };
        self.open_block(id, start, "</li>\n");
    }

    /// GitHub's box. Nobody can tick it on a page, and a screen reader says what it shows.
    pub(super) fn task_marker(&mut self, done: bool) {
        self.push("<input type=\"checkbox\" class=\"task-list-item-checkbox\" disabled=\"disabled\" ");
        self.push(if done { "checked=\"checked\" aria-label=\"Done\"/> " } else { "aria-label=\"To do\"/> " });
    }

    /// Whether the first item has a box; the others are not asked, for a list may have ten thousand.
    fn has_tasks(&self, list: NodeId) -> bool {
        self.note.children(list).next().is_some_and(|item| self.is_task(item))
    }

    fn is_task(&self, item: NodeId) -> bool {
        let kind = |at: u32| self.note.nodes.get(at as usize).map(|node| node.kind);
        let first = kind(item.0 + 1);
        let first = if first == Some(NodeKind::Paragraph) { kind(item.0 + 2) } else { first };
        matches!(first, Some(NodeKind::TaskMarker(_)))
    }
}
