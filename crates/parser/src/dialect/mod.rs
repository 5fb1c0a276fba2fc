//! Which constructs beyond GitHub's Markdown a folder uses, told by the files that its tools leave behind.
//!
//! A dialect is data: a module per tool holds its [`Dialect`] and its marker files. A further dialect is a module and a
//! line in [`ALL`].

mod gitbook;
mod mdbook;
mod mkdocs;
mod obsidian;
mod quarto;

/// What the reader recognises beyond GitHub's Markdown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each construct is there or not, whatever the others are")]
pub struct Dialect {
    /// The name in the configuration.
    pub name: &'static str,
    /// Files or folders in the root that tell of the dialect.
    pub markers: &'static [&'static str],
    /// Whether these may lie in any folder, beside its `SUMMARY.md`.
    pub markers_in_folders: bool,
    /// `# Heading {#id}` gives the heading that anchor.
    pub heading_attributes: bool,
    /// A term, and lines with `: ` below it.
    pub definition_lists: bool,
    /// `[[Note]]` and `![[picture.png]]`.
    pub wikilinks: bool,
    /// `![words|300](tree.png)` and `![[tree.png|300]]` say how wide the picture is.
    pub picture_looks: bool,
    /// `> [!question]- Words` is a box with a title.
    pub callouts: bool,
    /// `{% hint style="info" %}` on a line of its own.
    pub tags: bool,
    /// `$$x$$` beside other words is a formula in their line.
    pub inline_dollars: bool,
    /// A folder with a `SUMMARY.md` is a book of its own, in the order of that list.
    pub spaces: bool,
    /// Readers find their way by the tool's own contents, which no note holds.
    pub own_contents: bool,
}

impl Dialect {
    /// What github.com shows.
    pub const GITHUB: Self = Self {
        name: "github",
        markers: &[],
        markers_in_folders: false,
        heading_attributes: false,
        definition_lists: false,
        wikilinks: false,
        picture_looks: false,
        callouts: false,
        tags: false,
        inline_dollars: false,
        spaces: false,
        own_contents: false,
    };

    /// The dialect of that name.
    pub fn named(name: &str) -> Option<&'static Self> {
        ALL.iter().find(|dialect| dialect.name == name)
    }
}

impl Default for Dialect {
    fn default() -> Self {
        Self::GITHUB
    }
}

/// Every dialect; where a folder has the markers of several, the first one here counts.
pub const ALL: &[Dialect] =
    &[Dialect::GITHUB, mdbook::DIALECT, quarto::DIALECT, mkdocs::DIALECT, obsidian::DIALECT, gitbook::DIALECT];
