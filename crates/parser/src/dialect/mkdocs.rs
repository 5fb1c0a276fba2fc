//! `MkDocs` with Python-Markdown's `attr_list` and `def_list`, which its common theme switches on.

use super::Dialect;

pub(super) const DIALECT: Dialect = Dialect {
    name: "mkdocs",
    markers: &["mkdocs.yml", "mkdocs.yaml"],
    heading_attributes: true,
    definition_lists: true,
    own_contents: true,
    ..Dialect::GITHUB
};
