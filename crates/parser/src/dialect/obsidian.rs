//! Obsidian: a vault, where `[[Note]]` finds a note by its name.

use super::Dialect;

pub(super) const DIALECT: Dialect = Dialect {
    name: "obsidian",
    markers: &[".obsidian"],
    wikilinks: true,
    picture_looks: true,
    callouts: true,
    own_contents: true,
    ..Dialect::GITHUB
};
