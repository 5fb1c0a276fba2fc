//! A machine of GitHub's in a folder: the variables that steps get, and programs in the place of the real ones.

use crate::root;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

pub(crate) struct Machine {
    folder: tempfile::TempDir,
}

/// What a script of the action said, and how it ended.
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Machine {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for name in ["programs", "temp", "work"] {
            fs::create_dir(folder.path().join(name)).expect("make a folder");
        }
        Self { folder }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Puts a program before those of the system. `$MACHINE` is the folder of this machine.
    pub(crate) fn program(&self, name: &str, script: &str) {
        let path = self.path("programs").join(name);
        fs::write(&path, format!("#!/usr/bin/env bash\n{script}\n")).expect("write a program");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("let it run");
    }

    /// Runs a script of the action in the folder `work`.
    pub(crate) fn run(&self, script: &str, variables: &[(&str, &str)]) -> Run {
        let action = root().join(".github/actions/check");
        let path = std::env::var("PATH").expect("there is a path");
        let mut command = Command::new("bash");
        command.arg(action.join(script)).current_dir(self.path("work"));
        command.env("PATH", format!("{}:{path}", self.path("programs").display())).env("MACHINE", self.folder.path());
        command.env("GITHUB_ACTION_PATH", action).env("RUNNER_TEMP", self.path("temp"));
        for name in ["GITHUB_OUTPUT", "GITHUB_PATH", "GITHUB_STEP_SUMMARY"] {
            command.env(name, self.path(name));
        }
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        for name in ["BASELINE", "BASE_REF", "COURSENOTES_VERSION", "GITHUB_SHA", "MORE", "NOTES", "ONLY_CHANGES"] {
            command.env_remove(name);
        }
        let output = command.envs(variables.iter().copied()).output().expect("bash starts");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Run { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
    }

    /// What was written into a file of this machine; nothing if it isn't there.
    pub(crate) fn said(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_default()
    }
}

/// Runs git in a folder, and gives what it prints.
pub(crate) fn git(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new("git");
    command.args(["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "init.defaultBranch=main"]);
    command.args(arguments).current_dir(folder);
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    let output = command.output().expect("git starts");
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}
