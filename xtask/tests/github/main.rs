//! What lies in `.github`, as far as it can be held without GitHub: workflows call steps that exist and may do little, and
//! the scripts of the action do what they say. `cargo xtask ci workflows` asks GitHub's own parser besides.

#![expect(clippy::disallowed_methods, reason = "tests read their material and run programs")]

#[cfg(unix)]
mod ask;
#[cfg(unix)]
mod check;
#[cfg(unix)]
mod fetch;
#[cfg(unix)]
mod machine;
mod steps;
mod workflows;

use std::path::{Path, PathBuf};

/// The root of the project.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the root").to_owned()
}

fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
