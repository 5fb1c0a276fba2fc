//! `check.sh`: what the program is asked, and what a clone is made to know for it.

use crate::machine::{Machine, Run, git};
use std::fs;
use std::path::PathBuf;

/// Keeps what it was asked, and ends as `$ENDS` says.
const PROGRAM: &str = r#"printf '%s|' "$@" >> "$MACHINE/asked"; echo >> "$MACHINE/asked"; exit "${ENDS:-0}""#;

/// A machine beside a repository in which a branch left `main`, and which has the merge of both that GitHub makes.
struct Course {
    machine: Machine,
    /// The first commit, where the branch left.
    first: String,
    /// The newest commit of `main`.
    main: String,
    /// The merge.
    merge: String,
}

impl Course {
    fn new() -> Self {
        let machine = Machine::new();
        machine.program("coursenotes", PROGRAM);
        let origin = machine.path("origin");
        fs::create_dir(&origin).expect("make a folder");
        git(&origin, &["init", "--quiet"]);
        let commit = |name: &str| {
            fs::write(origin.join(name), "# A note\n").expect("write a note");
            git(&origin, &["add", "."]);
            git(&origin, &["commit", "--quiet", "--message", name]);
            git(&origin, &["rev-parse", "HEAD"])
        };
        let first = commit("README.md");
        git(&origin, &["checkout", "--quiet", "-b", "topic"]);
        commit("topic-1.md");
        commit("topic-2.md");
        git(&origin, &["checkout", "--quiet", "main"]);
        commit("class-01.md");
        let main = commit("class-02.md");
        git(&origin, &["checkout", "--quiet", "--detach"]);
        git(&origin, &["merge", "--quiet", "--no-edit", "topic"]);
        let merge = git(&origin, &["rev-parse", "HEAD"]);
        git(&origin, &["update-ref", "refs/pull/1/merge", "HEAD"]);
        git(&origin, &["checkout", "--quiet", "main"]);
        Self { machine, first, main, merge }
    }

    fn work(&self) -> PathBuf {
        self.machine.path("work")
    }

    /// Checks out `reference` as a workflow does: the whole history, or one commit.
    fn clone(&self, reference: &str, is_whole: bool) {
        let work = self.work();
        let address = format!("file://{}", self.machine.path("origin").display());
        git(&work, &["init", "--quiet"]);
        git(&work, &["remote", "add", "origin", &address]);
        if is_whole {
            git(&work, &["fetch", "--quiet", "origin", "+refs/heads/*:refs/remotes/origin/*", reference]);
            git(&work, &["fetch", "--quiet", "origin", reference]);
        } else {
            git(&work, &["fetch", "--quiet", "--no-tags", "--depth=1", "origin", reference]);
        }
        git(&work, &["checkout", "--quiet", "--detach", "FETCH_HEAD"]);
    }

    /// From now on nobody gets anything from the repository.
    fn lock(&self) {
        fs::rename(self.machine.path("origin"), self.machine.path("away")).expect("move a folder");
    }

    fn check(&self) -> Run {
        let variables = [("ONLY_CHANGES", "true"), ("BASE_REF", "main"), ("GITHUB_SHA", self.merge.as_str())];
        self.machine.run("check.sh", &variables)
    }

    /// The revision that the program was asked to compare with.
    fn since(&self) -> String {
        let asked = self.machine.said("asked");
        let (_, since) = asked.split_once("|--since|").unwrap_or_else(|| panic!("no comparison: {asked}"));
        since.split_once('|').expect("words end").0.to_owned()
    }

    fn is_shallow(&self) -> bool {
        git(&self.work(), &["rev-parse", "--is-shallow-repository"]) == "true"
    }
}

#[test]
fn a_whole_clone_stays_whole() {
    let course = Course::new();
    course.clone("refs/pull/1/merge", true);
    let before = git(&course.work(), &["rev-list", "--count", "HEAD"]);
    let run = course.check();
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{}", run.out);
    assert_eq!(course.since(), course.main);
    assert_eq!(git(&course.work(), &["rev-list", "--count", "HEAD"]), before);
    assert!(!course.is_shallow());
}

#[test]
fn a_clone_of_one_commit_gets_its_base() {
    let course = Course::new();
    course.clone("refs/pull/1/merge", false);
    assert_eq!(git(&course.work(), &["rev-list", "--count", "HEAD"]), "1");
    let run = course.check();
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{}", run.out);
    assert_eq!(course.since(), course.main);
    assert_eq!(git(&course.work(), &["cat-file", "-t", &course.main]), "commit");
    assert_eq!(git(&course.work(), &["rev-list", "--count", "HEAD"]), "3", "the merge and its parents, no more");
}

#[test]
fn a_clone_of_the_branch_itself_gets_the_history_up_to_the_base() {
    let course = Course::new();
    course.clone("refs/heads/topic", false);
    let run = course.check();
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{}", run.out);
    assert_eq!(course.since(), "origin/main");
    assert_eq!(git(&course.work(), &["merge-base", "HEAD", "origin/main"]), course.first);
}

#[test]
fn a_whole_clone_of_the_branch_asks_nobody() {
    let course = Course::new();
    course.clone("refs/heads/topic", true);
    course.lock();
    let run = course.check();
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{}", run.out);
    assert_eq!(course.since(), "origin/main");
}

#[test]
fn a_course_in_a_folder_of_its_own_is_found() {
    let course = Course::new();
    course.clone("refs/pull/1/merge", false);
    fs::rename(course.work(), course.machine.path("course")).expect("move a folder");
    fs::create_dir(course.work()).expect("make a folder");
    fs::rename(course.machine.path("course"), course.work().join("course")).expect("move a folder");
    let variables =
        [("NOTES", "course"), ("ONLY_CHANGES", "true"), ("BASE_REF", "main"), ("GITHUB_SHA", course.merge.as_str())];
    let run = course.machine.run("check.sh", &variables);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{}", run.out);
    assert_eq!(course.since(), course.main);
}

#[test]
fn without_access_one_line_says_the_way_out() {
    for reference in ["refs/pull/1/merge", "refs/heads/topic"] {
        let course = Course::new();
        course.clone(reference, false);
        course.lock();
        let run = course.check();
        assert_eq!((run.code, run.err.as_str()), (Some(2), ""), "{reference}: {}", run.out);
        assert!(run.out.starts_with("::error::git can't bring the commit to compare with;"), "{}", run.out);
        assert!(run.out.contains("`fetch-depth: 0`") && run.out.contains(": fatal: "), "{}", run.out);
        assert_eq!(run.out.lines().count(), 1, "{}", run.out);
        assert_eq!(course.machine.said("GITHUB_OUTPUT"), "status=2\n");
        assert_eq!(course.machine.said("asked"), "", "nothing is checked");
    }
}

#[test]
fn words_on_two_lines_all_arrive() {
    let machine = Machine::new();
    machine.program("coursenotes", PROGRAM);
    fs::write(machine.path("work/a.md"), "").expect("write a note");
    let more = "--rule missing-anchor\n  --rule  bare-url\n*.md\n";
    let run = machine.run("check.sh", &[("NOTES", "notes"), ("BASELINE", "my known.json"), ("MORE", more)]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    let first = machine.said("asked").lines().next().map(str::to_owned).unwrap_or_default();
    let words = "--baseline|my known.json|--rule|missing-anchor|--rule|bare-url|*.md|";
    assert_eq!(first, format!("check|notes|--format|github|{words}"));
}

#[test]
fn reports_of_the_action_can_not_be_turned_aside() {
    for more in ["--output report.txt", "--output=report.txt", "--all\n--format json", "--format=json"] {
        let machine = Machine::new();
        machine.program("coursenotes", PROGRAM);
        let run = machine.run("check.sh", &[("MORE", more)]);
        assert_eq!(run.code, Some(2), "{more}");
        assert!(run.out.starts_with("::error::`--") && run.out.lines().count() == 1, "{}", run.out);
        assert_eq!((machine.said("asked").as_str(), machine.said("GITHUB_OUTPUT").as_str()), ("", "status=2\n"));
    }
}

#[test]
fn the_job_ends_as_the_check_did_when_all_is_said() {
    for (ends, reports) in [("0", 3), ("1", 3), ("2", 1)] {
        let machine = Machine::new();
        machine.program("coursenotes", PROGRAM);
        let run = machine.run("check.sh", &[("ENDS", ends)]);
        assert_eq!(run.code, Some(0), "the last step of the action ends the job");
        assert_eq!(machine.said("asked").lines().count(), reports, "{ends}");
        let output = machine.said("GITHUB_OUTPUT");
        assert!(output.starts_with(&format!("status={ends}\n")), "{output}");
        assert_eq!(output.contains("\nsarif="), reports == 3, "{output}");
    }
}
