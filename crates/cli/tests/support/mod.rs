//! What the tests of the program share: a folder of notes, git, and a run of the program.

#![allow(dead_code, reason = "each test program uses some of it")]

use std::path::Path;
use std::process::Command;

/// Writes files into a new folder outside any git tree; a path's folders are made.
pub(crate) fn course(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (path, text) in files {
        write(folder.path(), path, text);
    }
    folder
}

pub(crate) fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("make folders");
    std::fs::write(path, text).expect("write a file");
}

pub(crate) fn read(folder: &Path, path: &str) -> String {
    std::fs::read_to_string(folder.join(path)).expect("read a file")
}

pub(crate) fn git(folder: &Path, arguments: &[&str]) {
    let identity = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "protocol.file.allow=always"];
    let done = Command::new("git").arg("-C").arg(folder).args(identity).args(arguments).output().expect("git runs");
    assert!(done.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
}

/// Runs the program: its exit code, what it prints, and what it says beside that. Places outside the folder that the
/// machine chose are named FOLDER and ABOVE.
pub(crate) fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let program = env!("CARGO_BIN_EXE_coursenotes");
    let output = Command::new(program).args(arguments).current_dir(folder).output().expect("the program starts");
    let folder = folder.canonicalize().expect("it is there");
    let above = folder.parent().expect("a folder lies in a folder").to_string_lossy().into_owned();
    let text = |bytes: Vec<u8>| {
        let text = String::from_utf8(bytes).expect("UTF-8");
        text.replace(&*folder.to_string_lossy(), "FOLDER").replace(&above, "ABOVE")
    };
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// Copies a folder. A `.keep` stands for nothing: it keeps an empty folder in git.
pub(crate) fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("make a folder");
    for entry in std::fs::read_dir(from).unwrap_or_else(|error| panic!("read {}: {error}", from.display())) {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else if entry.file_name() != ".keep" {
            std::fs::copy(entry.path(), target).expect("copy a file");
        }
    }
}
