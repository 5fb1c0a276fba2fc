//! What an author's raw markup becomes: which HTML passes, formulas as MathML, and code in colours.
//!
//! The rules ask what a reader loses, the exporters write what is left; both look into the same tables. Everything here is
//! a function of a piece of text: notes and courses are left to other crates.

pub mod alt;
pub mod code;
pub mod html;
pub mod math;
