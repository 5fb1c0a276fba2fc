//! `fetch.sh`: which release is fetched, and what is believed of it.

use crate::machine::{Machine, Run};
use sha2::{Digest, Sha256};
use std::fs;
use std::process::Command;

const ARCHIVE: &str = "coursenotes-x86_64-unknown-linux-gnu.tar.gz";
const RELEASES: &str = "https://github.example.org/a/b/releases/download";

/// Gives the files of the folder `served`, and keeps the addresses.
const CURL: &str = r#"
while [ $# -gt 1 ]; do
    if [ "$1" = --output ]; then output="$2"; fi
    shift
done
echo "$1" >> "$MACHINE/asked"
cp "$MACHINE/served/$(basename "$1")" "$output" || exit 22"#;

/// A machine for which a release is served.
fn machine() -> Machine {
    let machine = Machine::new();
    let served = machine.path("served");
    let folder = served.join("coursenotes-x86_64-unknown-linux-gnu");
    fs::create_dir_all(&folder).expect("make a folder");
    fs::write(folder.join("coursenotes"), "the program").expect("write a file");
    let folder = folder.file_name().expect("a folder has a name");
    let tar = Command::new("tar").arg("-czf").arg(ARCHIVE).arg(folder).current_dir(&served).status();
    assert!(tar.expect("tar starts").success());
    let sum = Sha256::digest(fs::read(served.join(ARCHIVE)).expect("the archive is there"));
    fs::write(served.join(format!("{ARCHIVE}.sha256")), format!("{sum:x}  {ARCHIVE}\n")).expect("write a file");
    machine.program("curl", CURL);
    machine
}

fn fetch(machine: &Machine, version: &str) -> Run {
    let variables = [
        ("COURSENOTES_VERSION", version),
        ("COURSENOTES_REPOSITORY", "a/b"),
        ("GITHUB_SERVER_URL", "https://github.example.org"),
        ("RUNNER_OS", "Linux"),
        ("RUNNER_ARCH", "X64"),
    ];
    machine.run("fetch.sh", &variables)
}

fn program(version: &str) -> String {
    format!("echo 'coursenotes {version}'")
}

#[test]
fn the_release_of_the_action_is_fetched_unless_another_is_named() {
    let own = concat!("v", env!("CARGO_PKG_VERSION"));
    for (version, release) in [("", own), ("v0.3.0", "v0.3.0"), ("0.3.0", "v0.3.0"), ("v1.2.3-rc.1", "v1.2.3-rc.1")] {
        let machine = machine();
        let run = fetch(&machine, version);
        assert_eq!(run.code, Some(0), "{version}: {}{}", run.out, run.err);
        let expected = format!("{RELEASES}/{release}/{ARCHIVE}\n{RELEASES}/{release}/{ARCHIVE}.sha256\n");
        assert_eq!(machine.said("asked"), expected);
        let folder = machine.path("temp/coursenotes");
        assert_eq!(machine.said("GITHUB_PATH"), format!("{}\n", folder.display()));
        assert_eq!(machine.said("temp/coursenotes/coursenotes"), "the program");
    }
}

#[test]
fn a_tag_that_is_no_release_is_refused_in_words() {
    for version in ["v1", "v0.1", "main", "3d3c42e5aac5ba805825da76410c181273ba90b1"] {
        let machine = machine();
        let run = fetch(&machine, version);
        assert_eq!(run.code, Some(2), "{version}");
        assert!(run.out.starts_with("::error::`") && run.out.contains("such as `v0.1.0`"), "{}", run.out);
        assert_eq!((run.out.lines().count(), machine.said("asked")), (1, String::new()), "{version}");
    }
}

#[test]
fn a_program_that_is_here_serves_only_if_it_is_the_one_that_was_asked_for() {
    for (here, asks) in [("0.3.0", false), ("0.2.0", true)] {
        let machine = machine();
        machine.program("coursenotes", &program(here));
        let run = fetch(&machine, "v0.3.0");
        assert_eq!(run.code, Some(0), "{here}: {}{}", run.out, run.err);
        assert_eq!(!machine.said("asked").is_empty(), asks, "{here}");
        assert_eq!(!machine.said("GITHUB_PATH").is_empty(), asks, "{here}");
    }
}

#[test]
fn an_archive_that_is_not_what_its_checksum_says_is_not_run() {
    let machine = machine();
    let sum = machine.path("served").join(format!("{ARCHIVE}.sha256"));
    fs::write(sum, format!("{}  {ARCHIVE}\n", "0".repeat(64))).expect("write a file");
    let run = fetch(&machine, "");
    assert_eq!(run.code, Some(2));
    let error = format!("::error::{ARCHIVE} is not what its checksum says");
    assert!(run.out.lines().any(|line| line.starts_with(&error)), "{}", run.out);
    assert_eq!(machine.said("GITHUB_PATH"), "");
    assert!(!machine.path("temp/coursenotes/coursenotes").exists());
}

#[test]
fn a_release_that_is_not_there_is_said() {
    let machine = machine();
    fs::remove_file(machine.path("served").join(ARCHIVE)).expect("the archive is there");
    let run = fetch(&machine, "v9.9.9");
    assert_eq!(run.code, Some(2));
    assert!(run.out.starts_with(&format!("::error::could not fetch {RELEASES}/v9.9.9/{ARCHIVE};")), "{}", run.out);
}
