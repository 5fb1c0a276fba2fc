//! The two texts in a file with git's conflicts.

/// Where a line stands.
enum Place {
    Both,
    Ours,
    /// What both began with, which some settings of git show too.
    Base,
    Theirs,
}

/// Our text and theirs; none where there is no conflict.
pub(super) fn sides(text: &str) -> Option<(String, String)> {
    if !text.lines().any(|line| line.starts_with("<<<<<<<")) {
        return None;
    }
    let (mut ours, mut theirs, mut place) = (String::new(), String::new(), Place::Both);
    for line in text.lines() {
        match () {
            () if line.starts_with("<<<<<<<") => place = Place::Ours,
            () if line.starts_with("|||||||") => place = Place::Base,
            () if line.starts_with("=======") => place = Place::Theirs,
            () if line.starts_with(">>>>>>>") => place = Place::Both,
            () => {
                if matches!(place, Place::Both | Place::Ours) {
                    ours.extend([line, "\n"]);
                }
                if matches!(place, Place::Both | Place::Theirs) {
                    theirs.extend([line, "\n"]);
                }
            }
        }
    }
    Some((ours, theirs))
}
