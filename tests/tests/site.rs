//! The website of a course: which pages it has, where its links lead, and what no note may bring about.

#![expect(clippy::disallowed_methods, reason = "tests read their material")]

#[path = "site/corpus.rs"]
mod corpus;
#[path = "site/hostile.rs"]
mod hostile;
#[path = "site/links.rs"]
mod links;
#[path = "site/live.rs"]
mod live;
#[path = "site/made.rs"]
mod made;
#[path = "site/own.rs"]
mod own;
#[path = "site/search.rs"]
mod search;
#[path = "site/sidebar.rs"]
mod sidebar;
#[path = "site/sound.rs"]
mod sound;
#[path = "xhtml/tree.rs"]
#[expect(dead_code, reason = "bodies of notes are compared as trees elsewhere")]
mod tree;
#[path = "site/whole.rs"]
mod whole;
