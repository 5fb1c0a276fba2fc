//! Generated notes: distinct, in the proportions of the census of real ones (links, headings, code, lists, tables).

use crate::step::root;
use anyhow::{Context, Result};
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

/// A course on disk.
pub(crate) struct Generated {
    pub(crate) path: PathBuf,
    pub(crate) bytes: usize,
    pub(crate) links: usize,
}

impl Generated {
    /// The Markdown's size.
    pub(crate) fn megabytes(&self) -> f64 {
        f64::from(u32::try_from(self.bytes).expect("less than 4 GB")) / 1e6
    }
}

/// Notes in one folder.
const IN_FOLDER: usize = 100;

const WORDS: &[&str] = &[
    "list", "tree", "request", "server", "student", "reads", "graph", "node", "returns", "value", "because", "every",
    "function", "state", "changes", "where", "queue", "before", "after", "memory", "index", "the", "of", "a", "and",
];

/// Writes a course of `notes` notes of at least `bytes` bytes each, with a home page, into the target folder.
pub(crate) fn generate(name: &str, notes: usize, bytes: usize) -> Result<Generated> {
    let path = root().join("target/bench").join(name);
    if path.exists() {
        fs::remove_dir_all(&path).context("remove the last run's notes")?;
    }
    let mut home = String::from("# A generated course\n\n");
    let mut course = Generated { path, bytes: 0, links: notes };
    for number in 0..notes {
        let note = note(number, notes, bytes, &mut course.links);
        let place = format!("part-{:03}/class-{number:05}.md", number / IN_FOLDER);
        writeln!(home, "- [Class {number}]({place})")?;
        let file = course.path.join(&place);
        fs::create_dir_all(file.parent().context("a folder")?)?;
        fs::write(file, &note)?;
        course.bytes += note.len();
    }
    course.bytes += home.len();
    fs::write(course.path.join("README.md"), home)?;
    // The course is its own root, although it lies in this project.
    fs::write(course.path.join("coursenotes.toml"), "title = \"A generated course\"\n")?;
    Ok(course)
}

fn note(number: usize, notes: usize, bytes: usize, links: &mut usize) -> String {
    let mut random = Random(number as u64 + 1);
    let mut text = format!("# Class {number}\n\n> [Back to Home](../README.md)\n\n");
    *links += 1;
    let mut section = 0;
    while text.len() < bytes {
        section += 1;
        push_section(&mut text, section, &mut random, notes, links);
    }
    text
}

fn push_section(text: &mut String, section: usize, random: &mut Random, notes: usize, links: &mut usize) {
    let mut line = |line: String| {
        text.push_str(&line);
        text.push('\n');
    };
    line(format!("## Section {section}\n"));
    line(format!("{} `{}` **{}**.\n", random.words(40), random.words(1), random.words(2)));
    let other = random.below(notes);
    line(format!(
        "See [{}](../part-{:03}/class-{other:05}.md#section-1) and <https://example.org/{other}>. {}\n",
        random.words(2),
        other / IN_FOLDER,
        random.words(25)
    ));
    *links += 2;
    for _ in 0..4 {
        line(format!("- {}", random.words(9)));
    }
    line(format!("\n```python\ndef {}():\n    return \"{}\"\n```\n", random.words(1), random.words(4)));
    if section.is_multiple_of(3) {
        line(format!(
            "| {} | {} |\n| --- | --- |\n| {} | {} |\n",
            random.words(1),
            random.words(1),
            random.words(3),
            random.words(3)
        ));
    }
}

/// A xorshift generator: the same notes on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).expect("below a usize")
    }

    fn words(&mut self, count: usize) -> String {
        let words: Vec<&str> = (0..count).map(|_| WORDS[self.below(WORDS.len())]).collect();
        words.join(" ")
    }
}
