//! No note, no name and no setting brings about a page that is ill-formed or runs something.

use crate::made::{course, of, site_of, text};
use crate::sound::{examine, faults};
use coursenotes_course::{Config, load};
use coursenotes_tests::{ATTACKS, cases, write};
use proptest::prelude::*;
use std::path::Path;

/// Notes with an attack at each place where an author writes something. Those that open what they don't close come last in
/// a note of their own, for they hide what follows.
const PLACES: &[&str] = &[
    "§",
    "words § words\n\n- § item\n\n> § quote\n\n1. <b>\n\n   §\n",
    "# §\n\n## § again\n\n[§](other.md) [x](other.md#§ \"§\") ![§](x.png '§') <a name='§' title=\"§\">x</a>\n\nSetext §\n===\n",
    "`§` ``§``\n\n    §\n\n~~~ §\n§\n~~~\n\n```§\n§\n```\n\n<pre><code class=\"language-§\">§</code></pre>\n",
    "a[^§] b[^1]\n\n[^§]: §\n\n[^1]: see §\n\n| § | b |\n|---|---|\n| § | `§` |\n\n- [ ] §\n",
    "[x](§) [y](<§>) [z][§] ![x](§) <§> <a href=\"§\">x</a> <img src='§' alt=\"§\"> <img srcset=\"§\" src=§>\n\n[§]: §\n",
    "$§$\n\n$$\n§\n$$\n\n<details><summary>§</summary>\n\n§\n\n</details>\n\n<p align=\"§\" lang='§' dir=§ id=\"§\">x</p>\n\n<!-- § -->\n",
    "---\ntitle: §\n---\n\ntext\n",
    "---\ntitle: '§'\ndescription: \"§\"\nlang: \"§\"\naliases: ['§.html', \"/§/\", 'a/§']\ntags: [§]\n---\n\n> [!NOTE]\n> §\n",
];

/// What one file is called on a disk: no slash, and not as long as a note.
fn name(attack: &str) -> String {
    let name: String = attack.chars().filter(|c| !matches!(c, '/' | '\0')).take(60).collect();
    if name.trim_matches(['.', ' ']).is_empty() { "dots".into() } else { name }
}

#[test]
fn attacks_in_notes_run_nothing() {
    for place in PLACES {
        let folder = tempfile::tempdir().expect("a folder");
        write(folder.path(), "README.md", b"# Home\n");
        write(folder.path(), "other.md", b"# Other\n");
        for (number, attack) in ATTACKS.iter().enumerate() {
            write(folder.path(), &format!("{number}.md"), place.replace('§', attack).as_bytes());
        }
        holds(folder.path(), place);
    }
}

#[test]
#[cfg(unix)]
fn a_backslash_in_a_name_is_a_letter() {
    let home = "[a](<a%5Cb.md>) ![p](<c%5Cd.png>) [d](<e%5Cf.csv>)\n";
    let site = site_of(&[("README.md", home), ("a\\b.md", "# A\n"), ("c\\d.png", "p"), ("e\\f.csv", "1,2\n")]);
    examine(&site);
    assert!(site.bundle.get("a-b.html").is_some() && site.bundle.get("e-f.csv").is_some());
}

#[test]
#[cfg(unix)]
fn attacks_in_names_run_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut home = String::from("# Home\n\n");
    for attack in ATTACKS {
        let name = name(attack);
        write(folder.path(), &format!("{name}.md"), b"# Note\n\n[up](../README.md) [home](README.md)\n");
        write(
            folder.path(),
            &format!("in {name}/note.md"),
            b"No heading, so the name is the title.\n\n![a](../a.png)\n",
        );
        write(folder.path(), &format!("data/{name}.csv"), b"a,b\n");
        let links = ["", "in ", "data/", "data/"].into_iter().zip([".md", "/note.md", ".csv", ".png"]);
        home.extend(links.flat_map(|(before, after)| ["- [x](<", before, &name, after, ">)\n"].map(str::to_owned)));
    }
    write(folder.path(), "README.md", home.as_bytes());
    holds(folder.path(), "names");
}

#[test]
fn an_id_of_ours_stays_ours() {
    let home = "<a id=\"page.text\"></a> [x](#page.text) [y](a.md#page.text)\n";
    let site = site_of(&[("README.md", home), ("a.md", "#\n\n<p id=page.text>x</p>\n\n[z](a.md#$)\n")]);
    examine(&site);
    assert!(text(&site, "index.html").contains("<a href=\"a.html#_page.text\">y</a>"));
}

#[test]
fn what_is_not_written_is_no_place() {
    let note = "<form id=f></form> <font id=g>x</font> <a name=h></a>\n\n[y](#f)\n";
    let site = site_of(&[("README.md", "[f](a.md#f) [g](a.md#g) [h](a.md#h)\n"), ("a.md", note)]);
    examine(&site);
    let home = text(&site, "index.html");
    assert!(home.contains("<a href=\"a.html\">f</a>") && home.contains("<a href=\"a.html#h\">h</a>"), "{home}");
}

#[test]
fn names_that_no_site_can_have_are_no_hindrance() {
    let aliases =
        "---\naliases: [\"a\\0b.html\", 'x\\y.html', \"/n\\nl/\", '/../../up.html', '.html', 'CON.html']\n---\n# A\n";
    examine(&site_of(&[("README.md", "# Home\n"), ("a.md", aliases)]));
}

#[test]
fn attacks_in_settings_run_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "README.md", b"# Home\n\n[x](x.py) [y](gone.md)\n");
    write(folder.path(), "a.md", b"---\naliases: old.html\n---\n# A\n");
    write(folder.path(), "x.py", b"pass\n");
    let mut good = 0;
    for attack in ATTACKS {
        let words = serde_json::to_string(attack).expect("a string").replace('\u{7f}', "\\u007f");
        for settings in [
            format!("title = {words}\n"),
            format!("repository = {words}\n"),
            format!("repository = \"https://example.org/\" # {}\n", words.replace(|c: char| c.is_control(), "")),
            format!("[html]\nbase-url = \"https://example.org/\"\nlanguage = {words}\n"),
            format!("[html]\nbase-url = {}\n", words.replacen('"', "\"https://example.org/", 1)),
            format!("[html]\naccent = {words}\naccent-dark = {words}\n"),
        ] {
            write(folder.path(), "coursenotes.toml", settings.as_bytes());
            let root = folder.path().canonicalize().expect("the folder is there");
            // A value that can't be one is refused, and that is as good.
            let Ok(config) = Config::read(&root) else { continue };
            good += 1;
            let site = of(&load(&root, config).expect("there are notes"));
            let faults = faults(&site);
            assert!(faults.is_empty(), "{settings}\n{}", faults.join("\n"));
        }
    }
    assert!(good > 3 * ATTACKS.len(), "{good} settings were taken");
}

fn holds(folder: &Path, what: &str) {
    let faults = faults(&of(&course(folder)));
    assert!(faults.is_empty(), "{what}\n{}", faults.join("\n"));
}

/// A note as bytes: anything, or pieces that mean something to a reader of Markdown or HTML.
fn note() -> impl Strategy<Value = Vec<u8>> {
    const MARKUP: &str = "([<>&\"'/!#*`\\[\\](){}|a-c1 \n$~_=:;-]|<[a-z]{1,6}>|</[a-z]{1,6}>|\\PC){0,120}";
    let attacks = prop::collection::vec(prop::sample::select(ATTACKS), 1..6).prop_map(|all| all.concat().into_bytes());
    let mixed = (attacks.clone(), MARKUP, attacks.clone())
        .prop_map(|(one, markup, other)| [&one[..], markup.as_bytes(), &other].concat());
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..300),
        MARKUP.prop_map(String::into_bytes),
        attacks,
        mixed.clone(),
        mixed.prop_map(|text| [b"---\ntitle: \"", &text[..], b"\"\n---\n"].concat()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(64), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_give_a_sound_site(
        notes in prop::collection::vec(note(), 1..4),
        // Any letters that a disk takes everywhere.
        names in prop::collection::vec("[a-zA-Z0-9 _.é图&#%';=+,~@\\[\\](){}$!-]{1,12}", 4),
        home in note(),
    ) {
        let folder = tempfile::tempdir().expect("a folder");
        for (number, (note, name)) in notes.iter().zip(&names).enumerate() {
            write(folder.path(), &format!("{number}/{number}{name}.md"), note);
        }
        let links = names.iter().enumerate().map(|(number, name)| format!("\n[{name}](<{number}/{number}{name}.md#{name}>)\n"));
        write(folder.path(), "README.md", &[&home[..], links.collect::<String>().as_bytes()].concat());
        let faults = faults(&of(&course(folder.path())));
        prop_assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}
