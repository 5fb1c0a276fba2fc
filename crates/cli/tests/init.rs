//! `coursenotes init` as a person meets it.

#![expect(clippy::disallowed_methods, reason = "tests make folders and run the program")]

mod support;

use support::{course, git, read, run, write};

#[test]
fn init_makes_a_check_that_is_green_today() {
    let folder = course(&[("docs/README.md", "# Calculus\n\n- [Gone](gone.md)\n"), ("docs/_config.yml", "")]);
    git(folder.path(), &["init", "--quiet"]);
    git(folder.path(), &["remote", "add", "origin", "git@github.com:Ada/calculus.git"]);
    let (code, out, err) = run(folder.path(), &["init"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    insta::assert_snapshot!(out, @r"
    Calculus: 1 note, home page docs/README.md
    its site: https://ada.github.io/calculus/
    wrote coursenotes.toml: settings; all of them may stay as they are
    wrote coursenotes-baseline.json: the findings of today, which fail no check
    wrote .github/workflows/notes.yml: checks the notes on each push
    wrote .gitignore: what export writes stays out of git

    1 finding of today is known, so that the check is green; coursenotes check shows it

    Commit these files, and GitHub checks the notes on each push.
    ");
    let workflow = read(folder.path(), ".github/workflows/notes.yml");
    insta::assert_snapshot!(workflow.replace(env!("CARGO_PKG_VERSION"), "VERSION"), @r#"
    # Checks the notes on each push: links, references, structure.
    name: notes
    on: [push, pull_request]
    permissions:
      contents: read
    jobs:
      check:
        runs-on: ubuntu-latest
        steps:
          - uses: actions/checkout@v7
          - uses: coursenotes/coursenotes/.github/actions/check@vVERSION
            with:
              baseline: "coursenotes-baseline.json"
    "#);
    insta::assert_snapshot!(read(folder.path(), "coursenotes.toml"), @r##"
    # What coursenotes should know of this course. Each line may be left out: what is shown is what it found.

    # title = "Calculus"  # the title of the course
    # home = "docs/README.md"  # the page that lists the notes
    # repository = "Ada/calculus"  # owner and name on GitHub

    [html]
    base-url = "https://ada.github.io/calculus/"  # where the site will be
    "##);
    assert_eq!(read(folder.path(), ".gitignore"), "_site/\n*.epub\n");
    let (code, ..) = run(folder.path(), &["check", "--baseline", "coursenotes-baseline.json"]);
    assert_eq!(code, Some(0));
    let (code, ..) = run(folder.path(), &["check"]);
    assert_eq!(code, Some(1));
}

#[test]
fn init_leaves_what_is_there() {
    let folder = course(&[("README.md", "# Notes\n"), (".gitignore", "target\n_site\n*.epub")]);
    write(folder.path(), ".github/workflows/notes.yml", "run: coursenotes check");
    let (code, out, _) = run(folder.path(), &["init"]);
    assert_eq!(code, Some(0));
    insta::assert_snapshot!(out, @r"
    Notes: 1 note, home page README.md
    wrote coursenotes.toml: settings; all of them may stay as they are
    left  .github/workflows/notes.yml: another one is there (--force replaces it)
    kept  .gitignore: it has the lines that exports need

    What was there already decides how GitHub checks the notes.
    ");
    assert_eq!(read(folder.path(), ".github/workflows/notes.yml"), "run: coursenotes check");
    assert_eq!(read(folder.path(), ".gitignore"), "target\n_site\n*.epub");
    let (code, ..) = run(folder.path(), &["init", "--force"]);
    assert_eq!(code, Some(0));
    assert!(read(folder.path(), ".github/workflows/notes.yml").contains("actions/check@v"));
}

/// What a person has set is nowhere else.
#[test]
fn init_never_replaces_settings_of_a_person() {
    let settings = "# Ours.\ntitle = \"Analysis II\"\nexclude = [\"drafts/\"]\n";
    let folder = course(&[("README.md", "# Notes\n"), ("coursenotes.toml", settings)]);
    write(folder.path(), ".github/workflows/notes.yml", "run: coursenotes check");
    let (_, trial, _) = run(folder.path(), &["init", "--force", "--dry-run"]);
    insta::assert_snapshot!(trial, @r"
    Analysis II: 1 note, home page README.md
    kept  coursenotes.toml: it has settings of your own
    would replace .github/workflows/notes.yml: checks the notes on each push
    would write .gitignore: what export writes stays out of git
    ");
    let (_, out, _) = run(folder.path(), &["init", "--force"]);
    insta::assert_snapshot!(out, @r"
    Analysis II: 1 note, home page README.md
    kept  coursenotes.toml: it has settings of your own
    replaced .github/workflows/notes.yml: checks the notes on each push
    wrote .gitignore: what export writes stays out of git

    Commit these files, and GitHub checks the notes on each push.
    ");
    assert_eq!(read(folder.path(), "coursenotes.toml"), settings);
    // Settings that only tell what was found are written anew.
    write(folder.path(), "coursenotes.toml", "# title = \"Nodes\"\n");
    let (_, out, _) = run(folder.path(), &["init"]);
    assert!(out.contains("left  coursenotes.toml: another one is there (--force replaces it)"), "{out}");
    let (_, out, _) = run(folder.path(), &["init", "--force"]);
    assert!(out.contains("replaced coursenotes.toml: settings;"), "{out}");
    assert!(read(folder.path(), "coursenotes.toml").contains("# title = \"Notes\""));
}

/// What `init` itself wrote is no setting of a person.
#[test]
fn init_writes_its_own_settings_anew() {
    let folder = course(&[("README.md", "# Notes\n"), ("CNAME", "notes.example.org\n")]);
    run(folder.path(), &["init"]);
    let settings = read(folder.path(), "coursenotes.toml");
    assert!(settings.contains("\nbase-url = \"https://notes.example.org/\""), "{settings}");
    write(folder.path(), "README.md", "# Analysis\n");
    write(folder.path(), "coursenotes.toml", &format!("\u{feff}{settings}"));
    let (_, out, _) = run(folder.path(), &["init", "--force"]);
    assert!(out.contains("replaced coursenotes.toml: settings;"), "{out}");
    let settings = read(folder.path(), "coursenotes.toml");
    assert!(settings.contains("# title = \"Analysis\""), "{settings}");
    // One more line in the same table is a person's.
    write(folder.path(), "coursenotes.toml", &format!("{settings}css = \"own.css\"\n"));
    let (_, out, _) = run(folder.path(), &["init", "--force"]);
    assert!(out.contains("kept  coursenotes.toml: it has settings of your own"), "{out}");
}

#[test]
fn init_goes_beside_a_workflow_that_does_something_else() {
    let folder = course(&[("README.md", "# Notes\n")]);
    write(folder.path(), ".github/workflows/notes.yml", "run: make");
    let (_, out, _) = run(folder.path(), &["init"]);
    assert!(out.contains("wrote .github/workflows/coursenotes.yml: checks the notes on each push"), "{out}");
    assert_eq!(read(folder.path(), ".github/workflows/notes.yml"), "run: make");
}

#[test]
fn init_from_a_folder_of_the_course_knows_the_findings_of_all() {
    let broken = "# Class\n\n[Gone](gone.md)\n";
    let folder = course(&[("README.md", "# Notes\n"), ("docs/one.md", broken), ("more/two.md", broken)]);
    git(folder.path(), &["init", "--quiet"]);
    let (code, ..) = run(&folder.path().join("docs"), &["init"]);
    assert_eq!(code, Some(0));
    let (code, ..) = run(folder.path(), &["check", "--baseline", "coursenotes-baseline.json"]);
    assert_eq!(code, Some(0));
}

/// A clone lacks what git doesn't hold: no known finding may hang on it.
#[test]
fn init_says_which_files_a_clone_will_lack() {
    let home = "# Notes\n\n[Slides](slides.pdf), [plan](plan.txt), [gone](gone.md)\n";
    let folder = course(&[("README.md", home), (".gitignore", "slides.pdf\n"), ("slides.pdf", ""), ("plan.txt", "")]);
    git(folder.path(), &["init", "--quiet"]);
    git(folder.path(), &["add", "README.md"]);
    let (_, out, _) = run(folder.path(), &["init"]);
    insta::assert_snapshot!(out, @r"
    Notes: 1 note, home page README.md
    wrote coursenotes.toml: settings; all of them may stay as they are
    wrote coursenotes-baseline.json: the findings of today, which fail no check
    wrote .github/workflows/notes.yml: checks the notes on each push
    added to .gitignore: what export writes stays out of git

    1 finding of today is known, so that the check is green; coursenotes check shows it

    2 links lead to files that git doesn't hold: commit them too, or GitHub won't find them
    (coursenotes check --rule untracked-target shows them)

    Commit these files, and GitHub checks the notes on each push.
    ");
    git(folder.path(), &["add", "--force", "."]);
    let (code, said, _) = run(folder.path(), &["check", "--baseline", "coursenotes-baseline.json"]);
    assert_eq!(code, Some(0), "{said}");
}

#[test]
fn init_writes_names_that_settings_and_workflows_can_hold() {
    let folder = course(&[("cafe\u{301}/README.md", "# \u{939}\u{93f}\u{928}\u{94d}\u{926}\u{940} \\\"notes\\\"\n")]);
    git(folder.path(), &["init", "--quiet"]);
    let inner = folder.path().join("cafe\u{301}");
    write(&inner, "coursenotes.toml", "");
    let (code, ..) = run(&inner, &["init", "--force"]);
    assert_eq!(code, Some(0));
    assert!(read(folder.path(), ".github/workflows/notes.yml").contains("path: \"cafe\u{301}\""));
    let settings = read(&inner, "coursenotes.toml").replace("# title", "title");
    write(&inner, "coursenotes.toml", &settings);
    let (code, _, said) = run(&inner, &["check"]);
    assert_eq!(code, Some(0), "{said}");
}

#[test]
fn init_says_that_it_adds_to_what_git_ignores() {
    let folder = course(&[("README.md", "# Notes\n"), (".gitignore", "target")]);
    let (_, trial, _) = run(folder.path(), &["init", "--dry-run"]);
    assert!(trial.contains("would add to .gitignore: what export writes stays out of git"), "{trial}");
    let (_, out, _) = run(folder.path(), &["init"]);
    assert!(out.contains("added to .gitignore: what export writes stays out of git"), "{out}");
    assert_eq!(read(folder.path(), ".gitignore"), "target\n_site/\n*.epub\n");
}

#[test]
fn init_on_trial_writes_nothing() {
    let folder = course(&[("README.md", "# Notes\n")]);
    let (code, out, _) = run(folder.path(), &["init", "--dry-run"]);
    assert_eq!(code, Some(0));
    assert!(out.contains("would write coursenotes.toml"), "{out}");
    assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 1);
}
