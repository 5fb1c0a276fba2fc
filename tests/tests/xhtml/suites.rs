//! Examples of specifications with the HTML they ask for, which lie beside the source of pulldown-cmark.

use coursenotes_tests::{skip, source_of};

/// An example.
pub(crate) struct Example {
    pub(crate) name: String,
    pub(crate) markdown: String,
    pub(crate) html: String,
}

/// The examples of the suites; nothing where the source of pulldown-cmark can't be found.
pub(crate) fn examples(suites: &[&str]) -> Option<Vec<Example>> {
    let Some(folder) = source_of("pulldown-cmark").filter(|folder| folder.join("tests/suite").is_dir()) else {
        skip("the source of pulldown-cmark is not on this machine");
        return None;
    };
    let read = |suite: &&str| {
        let source = std::fs::read_to_string(folder.join(format!("tests/suite/{suite}.rs"))).expect("read a suite");
        let examples = source.split("let original = r##\"").skip(1).enumerate();
        let example = |(number, rest): (usize, &str)| {
            let (markdown, rest) = rest.split_once("\"##;").expect("a raw string ends");
            let (_, html) = rest.split_once("let expected = r##\"").expect("what is expected follows");
            let (html, _) = html.split_once("\"##;").expect("a raw string ends");
            let name = format!("{suite} {}", number + 1);
            Example { name, markdown: markdown.to_owned(), html: html.to_owned() }
        };
        examples.map(example).collect::<Vec<_>>()
    };
    Some(suites.iter().flat_map(read).collect())
}
