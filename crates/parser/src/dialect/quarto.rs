//! Quarto: Pandoc's Markdown, with heading attributes and definition lists.

use super::Dialect;

pub(super) const DIALECT: Dialect = Dialect {
    name: "quarto",
    markers: &["_quarto.yml", "_quarto.yaml"],
    heading_attributes: true,
    definition_lists: true,
    own_contents: true,
    ..Dialect::GITHUB
};
