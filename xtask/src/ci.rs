//! What CI runs. It calls these steps and nothing else, so that everybody can run the same.

use crate::codegen::LICENCES;
use crate::conformance::{Which, install};
use crate::dist::notices;
use crate::step::{cargo, cargo_output, cargo_with, crates, root, say, skip};
use anyhow::{Result, bail};
use clap::ValueEnum;
use coursenotes::{CheckArgs, Outcome};
use std::time::Instant;

/// Every test. Snapshots are compared, never written. A quick judge of books is installed first where the machine can.
pub(crate) fn test(arguments: &[String]) -> Result<()> {
    install(Which::Quick)?;
    let mut command = vec!["test".to_owned(), "--workspace".to_owned()];
    command.extend(arguments.iter().cloned());
    cargo_with("test", &command, &[("INSTA_UPDATE", "no")])
}

/// A part of what CI runs besides the tests; each is a job of its own there.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Part {
    /// The code is laid out as rustfmt does
    Format,
    /// Clippy says nothing
    Lints,
    /// No crate reaches what it must not know
    Walls,
    /// The documentation of the code builds without a warning
    Docs,
    /// The generated pages are what the code says
    Codegen,
    /// The notes are clean
    Notes,
    /// GitHub's own parser reads the workflows
    Workflows,
    /// The text of each licence is known, and cargo-deny finds no licence and no source that it shouldn't
    Licences,
    /// cargo-deny knows of no fault in a dependency, and of none that was withdrawn
    Advisories,
    /// Each crate can be packed to be published, with its licences
    Packages,
    /// Everything builds
    Build,
}

/// What runs if nothing is named. A build is a part of the lints, and advisories come out whatever a change does.
const ALL: &[Part] = &[
    Part::Format,
    Part::Lints,
    Part::Walls,
    Part::Docs,
    Part::Codegen,
    Part::Notes,
    Part::Workflows,
    Part::Licences,
    Part::Packages,
];

/// Everything besides the tests, or the parts that are named, with the time of each. The first that fails is the last.
pub(crate) fn ci(parts: &[Part]) -> Result<()> {
    let parts = if parts.is_empty() { ALL } else { parts };
    let mut times = Vec::new();
    let mut result = Ok(());
    for part in parts {
        let started = Instant::now();
        result = run(*part);
        let name = part.to_possible_value().expect("every part has a name");
        let end = if result.is_ok() { "" } else { ", failed" };
        times.push(format!("{:10} {:6.1} s{end}", name.get_name(), started.elapsed().as_secs_f64()));
        if result.is_err() {
            break;
        }
    }
    say(&format!("\n{}", times.join("\n")));
    result
}

fn run(part: Part) -> Result<()> {
    match part {
        Part::Format => cargo("format", &["fmt", "--all", "--check"]),
        Part::Lints => cargo("lints", &["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"]),
        Part::Walls => walls(),
        Part::Docs => docs(),
        Part::Codegen => {
            say("\n== generated pages");
            crate::codegen::codegen(true)
        }
        Part::Notes => notes(),
        Part::Workflows => crate::workflows::check(),
        Part::Licences => licences(),
        Part::Advisories => deny("advisories", &["advisories"]),
        Part::Packages => packages(),
        Part::Build => cargo("build", &["check", "--workspace"]),
    }
}

/// A release has the text of each licence beside the program: a package without one would hold up the next release.
fn licences() -> Result<()> {
    say("\n== texts of licences");
    notices("all")?;
    deny("licences", &["bans", "licenses", "sources"])
}

/// cargo-deny is a program of its own, which takes minutes to build: it is asked where it is.
fn deny(name: &str, checks: &[&str]) -> Result<()> {
    if cargo_output(&["deny", "--version"]).is_err() {
        say(&format!("\n== {name}"));
        return skip("cargo-deny is not here; cargo install --locked cargo-deny brings it");
    }
    cargo(name, &[&["deny", "--all-features", "check"][..], checks].concat())
}

/// The crates are packed, not built from their packages: that builds every dependency once more, and is for a release.
fn packages() -> Result<()> {
    let private = ["--exclude", "xtask", "--exclude", "coursenotes-tests"];
    let command = [&["package", "--workspace", "--no-verify", "--allow-dirty", "--quiet"][..], &private].concat();
    cargo("packages", &command)?;
    for folder in crates()? {
        let manifest = format!("{folder}/Cargo.toml");
        let files = cargo_output(&["package", "--list", "--allow-dirty", "--manifest-path", &manifest])?;
        if let Some(absent) = LICENCES.iter().find(|name| !files.lines().any(|file| file == **name)) {
            bail!(
                "the package of {folder} lacks {absent}; cargo xtask codegen copies it, and nothing may leave it out"
            );
        }
    }
    Ok(())
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
