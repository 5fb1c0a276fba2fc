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
        let answer = ask(course, &question, &options);
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

fn ask(course: &Course, question: &DiskQuestion, options: &Options) -> DiskAnswer {
    let folder = course.root.join(&question.folder);
    match resolve_link(&folder, Path::new(&question.path), options) {
        Ok(_) => DiskAnswer::Inside,
        Err(Reason::TraversesParentDirectories) if is_in_repository(course, &folder, question) => DiskAnswer::Above,
        Err(Reason::TraversesParentDirectories) => DiskAnswer::Leaves,
        // A way out of the root that ends nowhere is still a way out.
        Err(_) if leaves_by_name(question) => DiskAnswer::Astray,
        Err(_) => DiskAnswer::Missing,
    }
}

/// Whether what lies outside the course lies in its repository.
fn is_in_repository(course: &Course, folder: &Path, question: &DiskQuestion) -> bool {
    let Some(git) = &course.git else { return false };
    let (place, top) = (folder.join(&question.path).canonicalize(), git.top.canonicalize());
    place.is_ok_and(|place| top.is_ok_and(|top| place.starts_with(top)))
}

fn leaves_by_name(question: &DiskQuestion) -> bool {
    coursenotes_course::path::join(&question.folder, &question.path).is_none()
}
