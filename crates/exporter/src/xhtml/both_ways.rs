//! The direct way and the way through the tree give the same, wherever both can be gone.

use super::{Code, Href, Links, Medium, Mode, Page, Pictures, Plain, Shown, escape_address, write_in};
use coursenotes_course::{Encoding, Entry, Role, Target};
use coursenotes_diagnostics::FileId;
use coursenotes_parser::{Dialect, dialect, parse_with};
use std::sync::Arc;

struct AsWritten;

impl Links for AsWritten {
    fn href(&self, _target: &Target, destination: &str) -> Href {
        match destination.len() % 3 {
            0 => Href::Dead("there is no such file".into()),
            1 => Href::Text("it is not in this book".into()),
            _ => Href::Outside(escape_address(destination)),
        }
    }
}

impl Pictures for AsWritten {
    fn picture(&self, _target: &Target, destination: &str) -> Shown {
        match destination.len() % 3 {
            0 => Shown::Absent("there is no such file".into()),
            1 => Shown::Link { address: escape_address(destination), reason: "it is on the web".into() },
            _ => Shown::Picture { source: escape_address(destination), pixels: Some((640, 480)) },
        }
    }
}

/// Everything that Markdown has, and the tags that the direct way can write.
const PIECES: &[&str] = &[
    "a",
    "word ",
    " ",
    "    ",
    "\t",
    "\n",
    "\n\n",
    "\n\n",
    "\r\n",
    "\0",
    "\u{1b}",
    "\u{a0}",
    "é",
    "日本",
    "[",
    "](x)",
    "](ab)",
    "](abc)",
    "](a \"t\")",
    "![",
    "[^1]",
    "[^2]",
    "\n\n[^1]: ",
    "\n\n[^2]: ",
    "[a]: b.md \"t\"\n",
    ">",
    "> ",
    "- ",
    "1. ",
    "7) ",
    "- [ ] ",
    "- [x] ",
    "# ",
    "## b\n",
    "***",
    "**",
    "*",
    "_",
    "~~",
    "`",
    "```\n",
    "```js\n",
    "```math\n",
    "$",
    "$x<y$",
    "$\\frac$",
    "$$x$$",
    "| a | b |\n|:--|---|\n",
    "| c | d |\n",
    "|",
    "\\",
    "\\\n",
    "  \n",
    "&amp;",
    "&",
    "&lt;b&gt;",
    "\"",
    "'",
    "---\n",
    "https://a.b/c",
    "a@b.c",
    "<!-- c -->",
    "<br>",
    "<img src='y.png' width='50%'>",
    "<img alt='' src=ab.png>",
    "<T>",
    "{#id}",
    "\n: ",
    "[[b]]",
    "![[c]]",
    "> [!NOTE]\n> ",
    "> [!TIP]\n> ",
];

#[test]
fn the_direct_way_gives_what_the_tree_gives() {
    let mut random = fastrand::Rng::with_seed(5);
    let mut compared = 0;
    for number in 0..8_000 {
        let length = random.usize(1..=30);
        let text: String = (0..length).map(|_| PIECES[random.usize(..PIECES.len())]).collect();
        let entry = entry(&text, &dialect::ALL[number % dialect::ALL.len()]);
        let page = page(if number % 2 == 0 { Medium::Site } else { Medium::Book });
        let Some(direct) = write_in(Mode::Direct, &entry, &page) else { continue };
        let tree = write_in(Mode::Tree, &entry, &page).unwrap_or_default();
        assert_eq!(direct, tree, "{text:?}");
        compared += 1;
    }
    assert!(compared > 7_000, "{compared}");
}

fn page(medium: Medium) -> Page<'static> {
    const CODE: &dyn Code = &Plain;
    let (heading_shift, id_prefix) = if medium == Medium::Book { (1, "n.") } else { (0, "") };
    Page {
        links: &AsWritten,
        pictures: &AsWritten,
        code: CODE,
        medium,
        heading_shift,
        trust_html: false,
        id_prefix,
        scrolling: medium == Medium::Site,
    }
}

fn entry(text: &str, dialect: &Dialect) -> Entry {
    let note = parse_with(FileId(0), text, dialect);
    Entry {
        file: FileId(0),
        role: Role::Note,
        encoding: Encoding::Utf8,
        title: String::new(),
        targets: vec![Target::Other; note.links.len()],
        definition_targets: vec![Target::Other; note.definitions.len()],
        note: Arc::new(note),
    }
}
