//! What CI runs. It calls these steps and nothing else, so that everybody can run the same.

use crate::conformance::{Which, install};
use crate::step::{cargo, cargo_output, cargo_with, root, say};
use anyhow::{Result, bail};
use coursenotes::{CheckArgs, Outcome};

/// Every test. Snapshots are compared, never written. A quick judge of books is installed first where the machine can.
pub(crate) fn test(arguments: &[String]) -> Result<()> {
    install(Which::Quick)?;
    let mut command = vec!["test".to_owned(), "--workspace".to_owned()];
    command.extend(arguments.iter().cloned());
    cargo_with("test", &command, &[("INSTA_UPDATE", "no")])
}

/// Everything besides the tests.
pub(crate) fn ci() -> Result<()> {
    cargo("format", &["fmt", "--all", "--check"])?;
    cargo("lints", &["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"])?;
    walls()?;
    docs()?;
    say("\n== generated pages");
    crate::codegen::codegen(true)?;
    notes()
}

/// Packages that must not reach a crate, each wall with its reason in ARCHITECTURE.md.
const WALLS: &[(&str, &[&str])] = &[
    ("coursenotes-diagnostics", &["pulldown-cmark", "reqwest", "clap", "ignore"]),
    ("coursenotes-parser", &["reqwest", "clap", "ignore", "rayon", "comrak"]),
    ("coursenotes-markup", &["coursenotes-course", "reqwest", "clap", "ignore", "rayon", "comrak", "linkcheck2"]),
    ("coursenotes-course", &["coursenotes-markup", "reqwest", "clap", "comrak", "linkcheck2"]),
    ("coursenotes-checker", &["reqwest", "clap", "linkcheck2"]),
    ("coursenotes-probe", &["clap", "comrak"]),
    ("coursenotes-exporter", &["coursenotes-checker", "coursenotes-probe", "reqwest", "clap", "comrak", "linkcheck2"]),
];

/// Crates that may name a package themselves.
const HOMES: &[(&str, &[&str])] = &[
    // The bench measures the floor: what reading with pulldown-cmark alone costs.
    ("pulldown-cmark", &["coursenotes-parser", "xtask"]),
    // The second judge; only the checker asks it.
    ("comrak", &["coursenotes-checker", "coursenotes-tests"]),
    ("linkcheck2", &["coursenotes-probe", "coursenotes-tests"]),
    ("reqwest", &["coursenotes-probe"]),
    ("tokio", &["coursenotes-probe", "coursenotes"]),
    ("axum", &["coursenotes"]),
    ("notify", &["coursenotes"]),
    ("clap", &["coursenotes", "xtask"]),
    ("minijinja", &["coursenotes-exporter"]),
    ("indicatif", &["coursenotes"]),
    // The tests compare trees of HTML.
    ("html5ever", &["coursenotes-exporter", "coursenotes-tests"]),
];

fn walls() -> Result<()> {
    say("\n== walls between crates");
    for (package, foreign) in WALLS {
        let tree = cargo_output(&["tree", "--package", package, "--edges", "normal", "--prefix", "none"])?;
        let names: Vec<&str> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
        if let Some(found) = foreign.iter().find(|name| names.contains(name)) {
            bail!("{package} must not depend on {found}");
        }
    }
    for (package, homes) in HOMES {
        let users = cargo_output(&[
            "tree",
            "--invert",
            package,
            "--depth",
            "1",
            "--edges",
            "normal,dev",
            "--prefix",
            "none",
            "--workspace",
        ])?;
        let ours = users.lines().skip(1).filter_map(|line| line.split(' ').next());
        let ours = ours.filter(|name| name.starts_with("coursenotes") || *name == "xtask");
        if let Some(stranger) = ours.into_iter().find(|name| !homes.contains(name)) {
            bail!("{package} is named in {stranger}; its home is {}", homes.join(", "));
        }
    }
    Ok(())
}

fn docs() -> Result<()> {
    // A flag after `--config` reaches rustdoc without a change of the environment.
    let deny = "build.rustdocflags=[\"--deny\", \"warnings\"]";
    cargo("docs", &["doc", "--workspace", "--no-deps", "--document-private-items", "--config", deny])
}

/// The notes of this project are clean.
fn notes() -> Result<()> {
    say("\n== notes");
    let path = Some(root().join("notes"));
    match coursenotes::check(&CheckArgs { path, warnings: true, advice: true, ..CheckArgs::default() })? {
        Outcome::Clean => Ok(()),
        _ => bail!("the notes have errors"),
    }
}
