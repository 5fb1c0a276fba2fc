//! Cases from the test suites of other tools: the answers of those tools beside ours.
//!
//! The tables lie beside the project, in `../shared/cases`, and nothing of them is copied: where they are absent, each
//! test says so and passes. A row that we answer differently on purpose stands in a list with its reason; a row in that
//! list that agrees, or is gone, fails as much as one that disagrees without standing there.

#![expect(clippy::disallowed_methods, reason = "tests read their material")]

mod cases {
    mod github_slugger;
    mod links;
    mod lychee;
    mod markdown_link_check;
    mod markdownlint;
    mod mdbook_linkcheck;
    mod probe40;
    mod remark;
    mod rumdl;
    mod rumdl_slugs;
    mod table;
}
