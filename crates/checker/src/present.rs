//! What several rules want to know of the note that they look at just now, found out once, when the first of them asks.

use crate::outline::Outline;
use crate::prose::Tags;
use coursenotes_course::Entry;
use coursenotes_diagnostics::FileId;
use coursenotes_parser::NodeKind;
use std::rc::Rc;

/// One note, and what was found out about it so far.
#[derive(Debug)]
pub(crate) struct Present {
    pub(crate) file: FileId,
    pub(crate) kinds: Kinds,
    outline: Option<Rc<Outline>>,
    tags: Option<Rc<Tags>>,
}

impl Present {
    pub(crate) fn new(entry: &Entry) -> Self {
        Self { file: entry.file, kinds: Kinds::of(entry), outline: None, tags: None }
    }

    pub(crate) fn outline(&mut self, entry: &Entry) -> Rc<Outline> {
        Rc::clone(self.outline.get_or_insert_with(|| Rc::new(Outline::of(entry))))
    }

    pub(crate) fn tags(&mut self, entry: &Entry) -> Rc<Tags> {
        let has_html = self.kinds.html;
        let tags = || Rc::new(if has_html { Tags::of(&entry.note) } else { Tags::default() });
        Rc::clone(self.tags.get_or_insert_with(tags))
    }
}

/// What a note has among its nodes: most rules look for something that most notes don't have, and needn't walk them.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Kinds {
    pub(crate) html: bool,
    pub(crate) formulas: bool,
    pub(crate) indented_code: bool,
    /// How many asterisks make words bold or set them in italics, or begin items.
    pub(crate) used_stars: usize,
}

impl Kinds {
    fn of(entry: &Entry) -> Self {
        let mut kinds = Self::default();
        let text = entry.note.text().as_bytes();
        let stars = |start: u32, count: usize| if text[start as usize] == b'*' { count } else { 0 };
        for node in &entry.note.nodes {
            match node.kind {
                NodeKind::Html => kinds.html = true,
                NodeKind::Math | NodeKind::DisplayMath | NodeKind::MathBlock(_) => kinds.formulas = true,
                NodeKind::IndentedCode => kinds.indented_code = true,
                NodeKind::Strong => kinds.used_stars += stars(node.start, 4),
                NodeKind::Emphasis => kinds.used_stars += stars(node.start, 2),
                NodeKind::Item => kinds.used_stars += stars(node.start, 1),
                _ => {}
            }
        }
        kinds
    }
}
