//! What an author's raw markup becomes: which HTML passes, and formulas as MathML.
//!
//! The rules ask what a reader loses, the exporters write what is left; both look into the same tables. Everything here is
//! a function of a piece of text: notes and courses are left to other crates.

pub mod alt;
pub mod html;
pub mod math;
