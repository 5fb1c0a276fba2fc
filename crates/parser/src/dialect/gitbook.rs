//! `GitBook`, as it keeps its pages in git: blocks between tags, and a `SUMMARY.md` in each space.

use super::Dialect;

pub(super) const DIALECT: Dialect = Dialect {
    name: "gitbook",
    markers: &[".gitbook.yaml", ".gitbook"],
    markers_in_folders: true,
    tags: true,
    inline_dollars: true,
    spaces: true,
    own_contents: true,
    ..Dialect::GITHUB
};
