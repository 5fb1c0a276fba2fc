//! What lies in `.github`, as far as it can be held without GitHub: workflows call steps that exist and may do little, and
//! the scripts of the action do what they say. `cargo xtask ci workflows` asks GitHub's own parser besides.

#![expect(clippy::disallowed_methods, reason = "tests read their material and run programs")]

mod steps;
