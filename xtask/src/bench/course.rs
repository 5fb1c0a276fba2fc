//! Generated notes: distinct, in the proportions of the census of real ones (links, headings, code, lists, tables).

use crate::step::root;
use anyhow::{Context, Result};
use fastrand::Rng;
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

    /// Configures the course, with these rules off.
    pub(crate) fn switch_off(&self, rules: &[&str]) -> Result<()> {
        // The course is its own root, although it lies in this project.
        let mut config = String::from("title = \"A generated course\"\n\n[rules]\n");
        for rule in rules {
            writeln!(config, "{rule} = \"off\"")?;
        }
        fs::write(self.path.join("coursenotes.toml"), config).context("configure the course")
    }
}

/// What notes are generated.
pub(crate) struct Shape {
    /// How many.
    pub(crate) notes: usize,
    /// How long each is at least.
    pub(crate) bytes: usize,
    /// How much of it is code at least, in hundredths.
    pub(crate) code: usize,
    /// Whether some show pictures that are on the web.
    pub(crate) pictures: bool,
}

impl Shape {
    /// As much code as the notes of the census have.
    pub(crate) fn of_census(notes: usize, bytes: usize) -> Self {
        Self { notes, bytes, code: 0, pictures: true }
    }
}

/// Notes in one folder.
const IN_FOLDER: usize = 100;

const WORDS: &[&str] = &[
    "list", "tree", "request", "server", "student", "reads", "graph", "node", "returns", "value", "because", "every",
    "function", "state", "changes", "where", "queue", "before", "after", "memory", "index", "the", "of", "a", "and",
];

/// Writes a course with a home page into the target folder.
pub(crate) fn generate(name: &str, shape: &Shape) -> Result<Generated> {
    let path = root().join("target/bench").join(name);
    if path.exists() {
        fs::remove_dir_all(&path).context("remove the last run's notes")?;
    }
    let mut home = String::from("# A generated course\n\n");
    let mut course = Generated { path, bytes: 0, links: shape.notes };
    for number in 0..shape.notes {
        let note = note(number, shape, &mut course.links);
        let place = format!("part-{:03}/class-{number:05}.md", number / IN_FOLDER);
        writeln!(home, "- [Class {number}]({place})")?;
        let file = course.path.join(&place);
        fs::create_dir_all(file.parent().context("a folder")?)?;
        fs::write(file, &note)?;
        course.bytes += note.len();
    }
    course.bytes += home.len();
    fs::write(course.path.join("README.md"), home)?;
    course.switch_off(&[])?;
    Ok(course)
}

fn note(number: usize, shape: &Shape, links: &mut usize) -> String {
    // A seed: the same notes on every machine.
    let mut random = Rng::with_seed(number as u64);
    let mut text = format!("# Class {number}\n\n> [Back to Home](../README.md)\n\n");
    *links += 1;
    let (mut section, mut code) = (0, 0);
    while text.len() < shape.bytes {
        section += 1;
        push_section(&mut text, section, &mut random, shape.notes, links);
        push_rarities(&mut text, number, section, shape.pictures, &mut random);
        while code * 100 < shape.code * text.len() {
            code += push_code(&mut text, &mut random);
        }
    }
    text
}

/// Programs, with words in each gap. They have a coloured piece for each 16 bytes, as the code of real notes has.
const PROGRAMS: &[(&str, &str)] = &[
    (
        "python",
        "# {} {} {}\ndef visit(self, {}):\n    \"\"\"{} {} {} {} {}.\"\"\"\n    rest = self.left + self.right\n    return rest\n",
    ),
    ("js", "// {} {} {} {}\nconst found = await collection.lookup(options);\nconsole.log(`{} {} {} {}`, found);\n"),
    ("rust", "/// {} {} {} {} {}.\nfn largest<T: Ord>(items: &[T]) -> Option<&T> {\n    items.iter().max()\n}\n"),
    ("sh", "git clone https://example.org/{}/{}.git\ncd {} && ls -la\necho \"{} {} {}\"  # {} {} {}\n"),
    (
        "java",
        "public final class Graph {\n    private int {} = 42;\n    // {} {} {} {} {} {}\n    String label() { return \"{} {} {} {}\"; }\n}\n",
    ),
    (
        "sql",
        "-- {} {} {} {} {}\nSELECT student_id, count(*) FROM enrolments\nWHERE term = '{} {}'\nGROUP BY student_id;\n",
    ),
];

/// A fence. Its length.
fn push_code(text: &mut String, random: &mut Rng) -> usize {
    let start = text.len();
    let (language, program) = PROGRAMS[random.usize(..PROGRAMS.len())];
    text.push_str("```");
    text.push_str(language);
    text.push('\n');
    for (place, piece) in program.split("{}").enumerate() {
        if place > 0 {
            text.push_str(&words(random, 1));
        }
        text.push_str(piece);
    }
    text.push_str("```\n\n");
    text.len() - start
}

/// What only some notes have: of 4,000 real ones a tenth has formulas, a fortieth footnotes and as many HTML.
fn push_rarities(text: &mut String, number: usize, section: usize, pictures: bool, random: &mut Rng) {
    let line = if number.is_multiple_of(10) {
        format!(
            "The cost is $n_{section} + {section}$ of {}:\n\n$$\n\\frac{{a}}{{b}} \\le {section}\n$$\n",
            words(random, 9)
        )
    } else if number % 40 == 1 {
        format!("{}[^{section}]\n\n[^{section}]: {}\n", words(random, 9), words(random, 9))
    } else if number % 40 == 2 {
        format!("{}<br>{}\n", words(random, 9), words(random, 9))
    } else if pictures && number % 4 == 3 && section.is_multiple_of(2) {
        format!("![The {} of a *{}*](https://example.org/{number}.png)\n", words(random, 2), words(random, 1))
    } else {
        return;
    };
    text.push_str(&line);
    text.push('\n');
}

fn push_section(text: &mut String, section: usize, random: &mut Rng, notes: usize, links: &mut usize) {
    let mut line = |line: String| {
        text.push_str(&line);
        text.push('\n');
    };
    line(format!("## Section {section}\n"));
    line(format!("{} `{}` **{}**.\n", words(random, 40), words(random, 1), words(random, 2)));
    let other = random.usize(..notes);
    line(format!(
        "See [{}](../part-{:03}/class-{other:05}.md#section-1) and <https://example.org/{other}>. {}\n",
        words(random, 2),
        other / IN_FOLDER,
        words(random, 25)
    ));
    *links += 2;
    for _ in 0..4 {
        line(format!("- {}", words(random, 9)));
    }
    line(format!("\n```python\ndef {}():\n    return \"{}\"\n```\n", words(random, 1), words(random, 4)));
    if section.is_multiple_of(3) {
        line(format!(
            "| {} | {} |\n| --- | --- |\n| {} | {} |\n",
            words(random, 1),
            words(random, 1),
            words(random, 3),
            words(random, 3)
        ));
    }
}

fn words(random: &mut Rng, count: usize) -> String {
    let words: Vec<&str> = (0..count).map(|_| WORDS[random.usize(..WORDS.len())]).collect();
    words.join(" ")
}
