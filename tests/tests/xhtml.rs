//! Notes as XHTML: what the specifications ask for, what comrak makes of real notes, and what no note may bring about.

#![expect(clippy::disallowed_methods, reason = "tests read their material, and measure time")]

#[path = "xhtml/attacks.rs"]
mod attacks;
#[path = "xhtml/callouts.rs"]
mod callouts;
#[path = "xhtml/conformance.rs"]
mod conformance;
#[path = "xhtml/frames.rs"]
mod frames;
#[path = "xhtml/gfm.rs"]
mod gfm;
#[path = "xhtml/growth.rs"]
mod growth;
#[path = "xhtml/hostile.rs"]
mod hostile;
#[path = "xhtml/page.rs"]
mod page;
#[path = "xhtml/pictures.rs"]
mod pictures;
#[path = "xhtml/spoken_of.rs"]
mod spoken_of;
#[path = "xhtml/suites.rs"]
mod suites;
#[path = "xhtml/tree.rs"]
mod tree;
#[path = "xhtml/whole.rs"]
mod whole;
#[path = "xhtml/witness.rs"]
mod witness;
