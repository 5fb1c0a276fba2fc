//! Tables.

use super::writer::{Close, Writer};
use coursenotes_parser::{Alignment, NodeId};

/// The table that is being written; Markdown has none inside another.
#[derive(Debug, Default)]
pub(super) struct TableState {
    columns: u32,
    column: usize,
    in_head: bool,
    has_body: bool,
}

impl Writer<'_> {
    pub(super) fn table(&mut self, id: NodeId, place: u32) {
        self.table = TableState { columns: place, ..TableState::default() };
        self.start_block();
        if self.page.scrolling {
            self.push("<div class=\"table\" role=\"group\" aria-label=\"Table\" tabindex=\"0\">\n");
        }
        self.push("<table>\n");
        self.opened(id, Close::Table, true);
    }

    pub(super) fn close_table(&mut self) {
        self.push(if self.table.has_body { "</tbody>\n</table>\n" } else { "</table>\n" });
        if self.page.scrolling {
            self.push("</div>\n");
        }
    }

    pub(super) fn row(&mut self, id: NodeId, is_head: bool) {
        self.table.column = 0;
        self.table.in_head = is_head;
        if is_head {
            return self.open_row(id, "<thead>\n<tr>\n", "</tr>\n</thead>\n");
        }
        let is_first = !std::mem::replace(&mut self.table.has_body, true);
        self.open_row(id, if is_first { "<tbody>\n<tr>\n" } else { "<tr>\n" }, "</tr>\n");
    }

    fn open_row(&mut self, id: NodeId, start: &str, close: &'static str) {
        self.push(start);
        self.opened(id, Close::With(close), true);
    }

    pub(super) fn cell(&mut self, id: NodeId) {
        let columns = &self.note.tables[self.table.columns as usize];
        let class = match columns.get(self.table.column) {
            Some(Alignment::Left) => " class=\"align-left\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-right\"",
            _ => "",
        };
        self.table.column += 1;
        self.push(if self.table.in_head { "<th scope=\"col\"" } else { "<td" });
        self.push(class);
        self.push(">");
        self.opened(id, Close::Cell, true);
    }

    pub(super) fn close_cell(&mut self) {
        self.push(if self.table.in_head { "</th>\n" } else { "</td>\n" });
    }
}
