//! The workflow of a course on GitHub.

use super::plan::quoted;
use std::fmt::Write;

/// Checks the course at `prefix` below the top of the repository; findings that the baseline knows don't fail it.
pub(super) fn workflow(prefix: &str, baseline: Option<&str>) -> String {
    let prefix = prefix.trim_matches('/');
    let mut with = Vec::new();
    if !prefix.is_empty() {
        with.push(format!("path: {}", quoted(prefix)));
    }
    if let Some(baseline) = baseline {
        let path = if prefix.is_empty() { baseline.to_owned() } else { format!("{prefix}/{baseline}") };
        with.push(format!("baseline: {}", quoted(&path)));
    }
    let mut text = format!(
        "\
# Checks the notes on each push: links, references, structure.
name: notes
on: [push, pull_request]
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
      - uses: coursenotes/coursenotes/.github/actions/check@v{}
",
        env!("CARGO_PKG_VERSION")
    );
    if !with.is_empty() {
        writeln!(text, "        with:").expect("a text takes all");
    }
    for line in with {
        writeln!(text, "          {line}").expect("a text takes all");
    }
    text
}
