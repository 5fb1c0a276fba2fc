//! A file that isn't there.

use crate::context::{Finding, destination_to, did_you_mean, finding, noun, words, written};
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::{DiskAnswer, Entry, Form, Origin, Place, Repair, Target, Via, anchor_like, file_like, path};
use coursenotes_diagnostics::{FileId, Fix, Severity};
use coursenotes_parser::{LinkKind, slug};

pub(super) const RULE: Rule = Rule {
    name: "missing-file",
    severity: Severity::Error,
    page: include_str!("missing-file.md"),
    run: Run::Course(run),
};

fn run(context: &mut Context) {
    context.each_place(|context, entry, place| match place.target {
        Target::Missing { wanted, via: Via::Path | Via::RootPath | Via::Wiki } => {
            let missing = context.on_disk(entry, place.target).is_none_or(|answer| answer == DiskAnswer::Missing);
            // What lies in a folder that may not be read, nobody can tell.
            (missing && !context.course.is_hidden(wanted)).then(|| missing_file(context, entry, place, wanted))
        }
        // A symbolic link that leads nowhere.
        Target::File { .. } if context.on_disk(entry, place.target) == Some(DiskAnswer::Missing) => {
            let message = format!("`{}` is a symbolic link to a file that isn't there", written(entry, place));
            Some(finding(place.destination.span, message))
        }
        Target::File { file, form: Form::Colon, .. } => Some(colon(context, entry, place, *file)),
        Target::File { file, form: Form::Slash, via: Via::Path | Via::RootPath, .. } => {
            Some(slash(context, entry, place, *file))
        }
        _ => None,
    });
}

fn missing_file(context: &Context, entry: &Entry, place: &Place, wanted: &str) -> Finding {
    if let Some(finding) = mark_in_name(context, entry, place) {
        return finding;
    }
    let written = written(entry, place);
    let noun = noun(place);
    let what = if noun == "picture" { noun } else { "file" };
    let finding = finding(place.destination.span, format!("no {what} at `{written}`"));
    if let Some((anchor, is_same)) = heading_here(entry, written).filter(|_| noun == "link") {
        return meant_heading(finding, place, anchor, is_same);
    }
    let note = context.course.path(entry.file);
    let to = |path: &str| destination_to(context, entry, place, path);
    let repair = file_like(context.course, note, wanted, words(entry, place));
    if let Repair::Sure(path) = &repair
        && let Some(folder) = served_from(path, wanted, written)
    {
        return served(place, written, folder, &to(path));
    }
    match repair {
        Repair::Sure(path) => {
            let is_certain = !is_far(note, wanted, &path) || is_name_of_its_own(&path);
            let fix = is_certain.then(|| path_fix(place, wanted, to(&path)));
            finding.help(did_you_mean([to(&path)])).fix(fix)
        }
        Repair::Likely(path) => finding.help(did_you_mean([to(&path)])),
        Repair::Several(paths) => finding.help(did_you_mean(paths.iter().map(|path| to(path)))),
        Repair::None if is_unwritten(place, wanted) => {
            finding.help("in Obsidian a click on it begins that note").severity(Severity::Advice)
        }
        Repair::None => finding,
    }
}

fn meant_heading(finding: Finding, place: &Place, anchor: &str, is_same: bool) -> Finding {
    let destination = format!("#{anchor}");
    let help = format!("did you mean `{destination}`, the heading of this note?");
    let fix = Fix::unsafe_("link the heading of this note", place.destination.span, destination);
    finding.help(help).fix(is_same.then_some(fix))
}

fn path_fix(place: &Place, wanted: &str, destination: String) -> Fix {
    let order = "write the path to that file";
    // Nineteen of twenty files of the same name are the right one; "home" means the home page.
    match path::stem(wanted).to_lowercase().as_str() {
        "readme" | "index" => Fix::safe(order, place.destination.span, destination),
        _ => Fix::unsafe_(order, place.destination.span, destination),
    }
}

fn served(place: &Place, written: &str, folder: &str, destination: &str) -> Finding {
    let message = format!("`{written}` works only on a site that begins in `{folder}`");
    let help = format!("on GitHub it is `{destination}`");
    finding(place.destination.span, message).help(help).severity(Severity::Warning)
}

/// Whether a file lies in folders that neither the note nor its link knows of: it may be another project's.
fn is_far(note: &str, wanted: &str, path: &str) -> bool {
    const MOST_FOREIGN: usize = 1;
    let is_of = |folders: &str, folder: &str| folders.split('/').any(|other| other.eq_ignore_ascii_case(folder));
    let is_foreign = |folder: &&str| {
        !is_of(path::folder(note), folder)
            && !is_of(path::folder(wanted), folder)
            && !FOR_FILES.contains(&folder.to_lowercase().as_str())
    };
    let folders = path::folder(path).split('/').filter(|folder| !folder.is_empty());
    folders.filter(is_foreign).count() > MOST_FOREIGN
}

/// Folders of every project, which say nothing of whose it is.
const FOR_FILES: &[&str] = &[
    "_static",
    ".gitbook",
    "asset",
    "assets",
    "diagrams",
    "docs",
    "fig",
    "figs",
    "figures",
    "files",
    "image",
    "images",
    "img",
    "imgs",
    "media",
    "pdf",
    "pic",
    "pics",
    "picture",
    "pictures",
    "public",
    "resources",
    "screenshots",
    "src",
    "static",
    "svg",
];

/// Whether a file's name says so much that no two have it: many have a `main.tex` and a `landing-page.png`. Notes are
/// told apart by their folders before they come here.
fn is_name_of_its_own(path: &str) -> bool {
    const WORDS: usize = 3;
    const LETTERS: usize = 14;
    const DIGITS: usize = 6;
    let stem = path::stem(path);
    let words = stem.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 1).count();
    let letters = stem.chars().filter(|c| c.is_alphabetic()).count();
    let digits = stem.chars().filter(char::is_ascii_digit).count();
    ["md", "markdown"].contains(&path::extension(path)) || words >= WORDS || letters >= LETTERS || digits >= DIGITS
}

/// The heading of the note itself that a word without `#` means, as in its contents; and whether it is the very same.
fn heading_here<'e>(entry: &'e Entry, written: &str) -> Option<(&'e str, bool)> {
    let word = path::decode(written);
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    if written.contains(['/', '#', '?', '.', '@']) || word.chars().count() < 3 {
        return None;
    }
    let named = slug(word);
    match anchor_like(&entry.note, &named) {
        Repair::Sure(anchor) => Some((anchor, true)),
        // A word that is like several headings, or a part of one, is a file's name more often.
        Repair::Likely(anchor) if named.contains('-') && anchor.len().abs_diff(named.len()) < 3 => {
            Some((anchor, false))
        }
        _ => None,
    }
}

/// The folder of files that site builders put at the beginning of a site, where `/sum.html` is `_static/sum.html`.
fn served_from<'p>(path: &'p str, wanted: &str, written: &str) -> Option<&'p str> {
    const FOLDERS: &[&str] = &["static", "public", "_static"];
    let folder = path.strip_suffix(wanted)?.strip_suffix('/')?;
    (written.starts_with('/') && FOLDERS.contains(&path::name(folder))).then_some(folder)
}

/// `[[Slicing]]`: who writes so in Obsidian may mean to write the note later.
fn is_unwritten(place: &Place, wanted: &str) -> bool {
    let is_link = matches!(place.origin, Origin::Link(link) if link.kind == LinkKind::Wiki && !link.is_image);
    let extension = path::extension(wanted);
    let is_file = (1..=5).contains(&extension.len()) && extension.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_link && (!is_file || extension == "md")
}

/// `C#-notes.md` is taken for the file `C` and a place in it.
fn mark_in_name(context: &Context, entry: &Entry, place: &Place) -> Option<Finding> {
    let written = written(entry, place);
    let course = context.course;
    let folder = if written.starts_with('/') { "" } else { course.folder(entry.file) };
    let marks: Vec<usize> = written.match_indices(['#', '?']).map(|(at, _)| at).collect();
    // The first mark is part of the name; any other may end it.
    let ends = std::iter::once(written.len()).chain(marks.iter().skip(1).rev().copied());
    let (file, tail) = ends.into_iter().find_map(|end| {
        let (path, tail) = written.split_at(end);
        Some((course.find(&path::join(folder, &path::decode(path))?)?, tail))
    })?;
    let mark = &written[*marks.first()?..][..1];
    let root = if written.starts_with('/') { "/" } else { "" };
    let destination = format!("{root}{}{tail}", path::encode(&path::relative(folder, course.path(file))));
    let message = format!("`{written}` leads nowhere: the name of a file ends at `{mark}` in an address");
    let fix = Fix::safe("write the sign as a number", place.destination.span, destination.clone());
    Some(finding(place.destination.span, message).help(format!("write `{destination}`")).fix(Some(fix)))
}

/// `class-01.md/` is a folder for GitHub and for sites.
fn slash(context: &Context, entry: &Entry, place: &Place, file: FileId) -> Finding {
    let destination = destination_to(context, entry, place, context.course.path(file));
    let message = format!("`{}` leads nowhere: a file's name ends without a slash", written(entry, place));
    let fix = Fix::safe("take the slash away", place.destination.span, destination.clone());
    finding(place.destination.span, message).help(format!("write `{destination}`")).fix(Some(fix))
}

/// `Read:05.md` is taken for an address of the scheme `read`.
fn colon(context: &Context, entry: &Entry, place: &Place, file: FileId) -> Finding {
    let destination = destination_to(context, entry, place, context.course.path(file));
    let message = format!(
        "`{}` leads nowhere: browsers take the part before the colon for something like `https:`",
        written(entry, place)
    );
    let fix = Fix::safe("write `./` before the name", place.destination.span, destination.clone());
    finding(place.destination.span, message).help(format!("write `{destination}`")).fix(Some(fix))
}
