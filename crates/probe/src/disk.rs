//! The disk, asked through linkcheck and its guard against leaving the root.
//!
//! linkcheck follows `..` and symbolic links before it compares with the root, which no checker by text alone does.

use coursenotes_course::{Course, DiskAnswer, DiskQuestion};
use linkcheck::validation::{Options, Reason, resolve_link};
use std::collections::BTreeMap;
use std::path::Path;

/// Answers every question of `course`, one after the other: linkcheck's options can't be shared between threads.
pub fn disk(course: &Course) -> std::io::Result<BTreeMap<DiskQuestion, DiskAnswer>> {
    let questions = course.disk_questions();
    if questions.is_empty() {
        return Ok(BTreeMap::new());
    }
    let options = options(&course.root)?;
    let answers = questions.into_iter().map(|question| {
        let answer = ask(&course.root, &question, &options);
        (question, answer)
    });
    Ok(answers.collect())
}

/// linkcheck's own defaults read `index.html` for a folder and `.html` for `.md`; our index knows these forms better.
fn options(root: &Path) -> std::io::Result<Options> {
    let no_alternates: [(String, [String; 0]); 0] = [];
    Ok(Options::new()
        .with_root_directory(root)?
        .set_default_file(".")
        .set_alternate_extensions(no_alternates)
        .set_links_may_traverse_the_root_directory(false))
}

fn ask(root: &Path, question: &DiskQuestion, options: &Options) -> DiskAnswer {
    let folder = root.join(&question.folder);
    match resolve_link(&folder, Path::new(&question.path), options) {
        Ok(_) => DiskAnswer::Inside,
        Err(Reason::TraversesParentDirectories) => DiskAnswer::Leaves,
        // A way out of the root that ends nowhere is still a way out.
        Err(_) if leaves_by_name(question) => DiskAnswer::Leaves,
        Err(_) => DiskAnswer::Missing,
    }
}

fn leaves_by_name(question: &DiskQuestion) -> bool {
    coursenotes_course::path::join(&question.folder, &question.path).is_none()
}
