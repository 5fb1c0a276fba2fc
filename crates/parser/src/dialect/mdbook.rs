//! mdBook: heading attributes and definition lists are on by default since 0.5.

use super::Dialect;

pub(super) const DIALECT: Dialect = Dialect {
    name: "mdbook",
    markers: &["book.toml"],
    heading_attributes: true,
    definition_lists: true,
    ..Dialect::GITHUB
};
