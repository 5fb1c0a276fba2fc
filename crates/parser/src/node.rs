//! The tree of a note: a flat list of nodes in the order of the text.

/// A node's place in the list; a child's is greater than its parent's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub u32);

impl NodeId {
    /// The position in the list of nodes.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// One construct: what it is, which bytes it covers, and where its descendants end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// First byte in the note's text.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
    /// The node after the last descendant: a leaf's own id plus one.
    pub next: NodeId,
}

/// What a node is. Numbers are places in the note's ready lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// YAML between `---` lines at the very start.
    FrontMatter,
    /// A paragraph; absent in the items of a tight list.
    Paragraph,
    /// A heading: `note.headings[n]`.
    Heading(u32),
    /// A quote.
    BlockQuote,
    /// A quote whose first line is a GitHub marker such as `[!NOTE]`; `note.alert_title` tells a title of its own.
    Alert(AlertKind),
    /// What stands between two tags, in dialects that have them: `note.frames[n]`.
    Frame(u32),
    /// Code set off by four spaces.
    IndentedCode,
    /// Code between fences: `note.fences[n]`. Its text is in [`NodeKind::Text`] children.
    FencedCode(u32),
    /// A fenced block in the language `math`, which GitHub sets as a formula: `note.fences[n]`.
    MathBlock(u32),
    /// A list without numbers.
    BulletList,
    /// A list with numbers, and the first of them.
    OrderedList(u32),
    /// An item of a list.
    Item,
    /// The box of a task, ticked or not.
    TaskMarker(bool),
    /// A footnote's text: `note.footnotes[n]`.
    FootnoteDefinition(u32),
    /// A block of raw HTML; its text is in [`NodeKind::Html`] children.
    HtmlBlock,
    /// A table: `note.tables[n]` holds the alignment of its columns.
    Table(u32),
    /// The first row of a table.
    TableHead,
    /// A row below the first.
    TableRow,
    /// A cell.
    TableCell,
    /// A line across the page.
    ThematicBreak,
    /// A list of terms, in dialects that have it.
    DefinitionList,
    /// A term.
    DefinitionTerm,
    /// What a term means.
    DefinitionText,
    /// Words.
    Text,
    /// A line end inside a paragraph.
    SoftBreak,
    /// A line end that is kept.
    HardBreak,
    /// Code in a line.
    Code,
    /// Raw HTML: a tag in a line, or the text of a block.
    Html,
    /// A formula in a line, `$…$`.
    Math,
    /// A formula of its own, `$$…$$`.
    DisplayMath,
    /// `*…*`
    Emphasis,
    /// `**…**`
    Strong,
    /// `~…~` or `~~…~~`
    Strikethrough,
    /// A link: `note.links[n]`.
    Link(u32),
    /// A picture: `note.links[n]`. Its alternative text is in its children.
    Image(u32),
    /// `[^label]`: `note.footnote_references[n]`.
    FootnoteReference(u32),
}

impl NodeKind {
    /// Whether it stands in a line of text rather than being a block, or the end of a line.
    pub fn is_inline(self) -> bool {
        matches!(
            self,
            Self::Text
                | Self::Code
                | Self::Html
                | Self::Math
                | Self::DisplayMath
                | Self::Emphasis
                | Self::Strong
                | Self::Strikethrough
                | Self::Link(_)
                | Self::Image(_)
                | Self::FootnoteReference(_)
                | Self::TaskMarker(_)
        )
    }

    /// Whether it is a block that holds text or tags itself, rather than other blocks only.
    pub fn holds_text(self) -> bool {
        matches!(
            self,
            Self::Paragraph
                | Self::Heading(_)
                | Self::Item
                | Self::TableCell
                | Self::HtmlBlock
                | Self::FootnoteDefinition(_)
                | Self::DefinitionTerm
                | Self::DefinitionText
        )
    }
}

/// GitHub's five alerts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AlertKind {
    /// `[!NOTE]`
    Note,
    /// `[!TIP]`
    Tip,
    /// `[!IMPORTANT]`
    Important,
    /// `[!WARNING]`
    Warning,
    /// `[!CAUTION]`
    Caution,
}

/// How a table's column is set, and a picture in its line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Alignment {
    /// As the reader's program likes.
    #[default]
    None,
    /// `:--`
    Left,
    /// `:-:`
    Center,
    /// `--:`
    Right,
}
