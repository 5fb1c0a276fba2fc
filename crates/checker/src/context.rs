//! What rules look at, and where they put what they find.

use crate::Rule;
use crate::outline::Outline;
use crate::present::{Kinds, Present};
use crate::prose::Tags;
use crate::web::{self, WebPlace};
use coursenotes_course::{
    Answers, Course, DiskAnswer, Entry, FileKind, Form, Fragment, Origin, Place, Target, Via, WebAnswers, path,
};
use coursenotes_diagnostics::{Diagnostic, FileId, Fix, Severity, Span};
use coursenotes_parser::slug;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// The course, the answers from outside, and the findings so far.
#[derive(Debug)]
pub struct Context<'a> {
    /// The course.
    pub(crate) course: &'a Course,
    answers: &'a Answers,
    /// The destinations that a rule may have something to say about.
    notable: Vec<(&'a Entry, Place<'a>)>,
    /// The links into the web whose address has answered.
    asked: Vec<WebPlace<'a>>,
    rule: Option<&'static Rule>,
    /// The note that rules look at just now.
    present: Option<Present>,
    /// The anchors that links of the course lead to, once somebody asked.
    targeted: OnceCell<BTreeMap<FileId, BTreeSet<String>>>,
    found: Vec<Diagnostic>,
}

/// A finding before it has its rule and severity.
#[derive(Debug)]
pub(crate) struct Finding {
    span: Span,
    message: String,
    severity: Option<Severity>,
    help: Option<String>,
    fix: Option<Fix>,
}

/// A finding at `span`.
pub(crate) fn finding(span: Span, message: impl Into<String>) -> Finding {
    Finding { span, message: message.into(), severity: None, help: None, fix: None }
}

impl Finding {
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub(crate) fn fix(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix;
        self
    }

    pub(crate) fn severity(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }
}

impl<'a> Context<'a> {
    pub(crate) fn new(course: &'a Course, answers: &'a Answers) -> Self {
        let entries = course.entries().iter();
        let places = entries.flat_map(|entry| entry.places().map(move |place| (entry, place)));
        let notable = places.filter(|(_, place)| !is_plain(course, place.target)).collect();
        Self {
            course,
            answers,
            notable,
            asked: web::places(course, &answers.web),
            rule: None,
            present: None,
            targeted: OnceCell::new(),
            found: Vec::new(),
        }
    }

    /// What follows is found by `rule`.
    pub(crate) fn begin(&mut self, rule: &'static Rule) {
        self.rule = Some(rule);
    }

    /// `rule` looks at one file.
    pub(crate) fn look(&mut self, rule: &'static Rule, run: fn(&mut Self, &Entry), entry: &Entry) {
        self.begin(rule);
        run(self, entry);
    }

    /// What was found since the last call.
    pub(crate) fn take(&mut self) -> Vec<Diagnostic> {
        std::mem::take(&mut self.found)
    }

    /// Reports a finding of the present rule in `entry`. A note that can't be written back gets no fix.
    pub(crate) fn report(&mut self, entry: &Entry, finding: Finding) {
        let rule = self.rule.expect("`begin` comes first");
        let fix = finding.fix.filter(|_| entry.is_editable());
        self.found.push(Diagnostic {
            rule: rule.name,
            severity: finding.severity.unwrap_or(rule.severity),
            span: finding.span,
            message: printable(finding.message),
            help: finding.help.map(printable),
            fix,
        });
    }

    /// Looks at every destination that isn't plain; what `look` returns is reported.
    pub(crate) fn each_place(&mut self, look: impl Fn(&Context, &Entry, &Place) -> Option<Finding>) {
        for number in 0..self.notable.len() {
            let (entry, place) = self.notable[number];
            if let Some(finding) = look(self, entry, &place) {
                self.report(entry, finding);
            }
        }
    }

    /// Looks at every link into the web whose address has answered; what `look` returns is reported.
    pub(crate) fn each_web_place(&mut self, look: impl Fn(&WebAnswers, &WebPlace) -> Option<Finding>) {
        for number in 0..self.asked.len() {
            let web = &self.asked[number];
            let entry = web.entry;
            if let Some(finding) = look(&self.answers.web, web) {
                self.report(entry, finding);
            }
        }
    }

    /// The note's outline, read once for all rules that look at it.
    pub(crate) fn outline(&mut self, entry: &Entry) -> Rc<Outline> {
        self.present(entry).outline(entry)
    }

    /// The note's tags, the same.
    pub(crate) fn tags(&mut self, entry: &Entry) -> Rc<Tags> {
        self.present(entry).tags(entry)
    }

    /// What is among the note's nodes.
    pub(crate) fn kinds(&mut self, entry: &Entry) -> Kinds {
        self.present(entry).kinds
    }

    fn present(&mut self, entry: &Entry) -> &mut Present {
        let present = self.present.take().filter(|present| present.file == entry.file);
        self.present.insert(present.unwrap_or_else(|| Present::new(entry)))
    }

    /// Whether a link of the course leads to this anchor of the note.
    pub(crate) fn is_targeted(&self, entry: &Entry, anchor: &str) -> bool {
        self.targeted(entry).is_some_and(|anchors| anchors.contains(anchor))
    }

    /// Whether a link of the course leads to a place inside the note: a heading whose words change breaks it.
    pub(crate) fn is_linked_inside(&self, entry: &Entry) -> bool {
        self.targeted(entry).is_some()
    }

    fn targeted(&self, entry: &Entry) -> Option<&BTreeSet<String>> {
        self.targeted.get_or_init(|| targeted(self.course)).get(&entry.file)
    }

    /// What the disk said about a target that the index doesn't hold.
    pub(crate) fn on_disk(&self, entry: &Entry, target: &Target) -> Option<DiskAnswer> {
        self.course.disk_answer(self.answers, entry, target)
    }
}

/// Whether a destination leads where it says: nearly all do, and no rule about links has a word to say about them. They
/// are left out once instead of by each rule.
fn is_plain(course: &Course, target: &Target) -> bool {
    match target {
        Target::Web | Target::Other | Target::Mail { valid: true } => true,
        Target::File { file, form: Form::Exact, via: Via::Path | Via::RootPath, fragment } => {
            let file = course.file(*file);
            let is_given = file.tracked != Some(false) && file.kind != FileKind::Symlink;
            is_given && matches!(fragment, Fragment::None | Fragment::Found | Fragment::Unchecked)
        }
        _ => false,
    }
}

/// The anchors that links name, by note, in every spelling that a reader's program may accept.
fn targeted(course: &Course) -> BTreeMap<FileId, BTreeSet<String>> {
    let mut targeted: BTreeMap<FileId, BTreeSet<String>> = BTreeMap::new();
    for entry in course.entries() {
        for place in entry.places() {
            let (_, fragment) = split_fragment(place.destination.value(entry.note.text()));
            if let Some(file) = place.target.file().filter(|_| !fragment.is_empty()) {
                let name = path::decode(&fragment[1..]).to_lowercase();
                let name = name.trim_start_matches("user-content-");
                targeted.entry(file).or_default().extend([slug(name), name.to_owned()]);
            }
        }
    }
    targeted
}

/// A text without control characters: words of a note that reach a terminal must not steer it.
fn printable(text: String) -> String {
    if text.contains(char::is_control) { text.replace(char::is_control, "\u{fffd}") } else { text }
}

/// The destination as a reader's program gets it.
pub(crate) fn written<'e>(entry: &'e Entry, place: &'e Place) -> &'e str {
    place.destination.value(entry.note.text())
}

/// The words that a link shows; empty for pictures and definitions.
pub(crate) fn words<'e>(entry: &'e Entry, place: &Place) -> &'e str {
    match place.origin {
        Origin::Link(link) if !link.is_image => entry.note.slice(link.text),
        _ => "",
    }
}

/// "link" or "picture", for messages.
pub(crate) fn noun(place: &Place) -> &'static str {
    match place.origin {
        Origin::Link(link) if link.is_image => "picture",
        _ => "link",
    }
}

/// A destination that leads to `path` (from the root), written from `entry`'s folder. What the author wrote behind the
/// path, query and fragment, stays as it stands in the source.
pub(crate) fn destination_to(context: &Context, entry: &Entry, place: &Place, path: &str) -> String {
    let source = entry.note.slice(place.destination.span);
    let (_, tail) = path::split_tail(source);
    let folder = context.course.folder(entry.file);
    // Where the author wrote from the root, it stays so.
    let path = if source.starts_with('/') {
        format!("/{}", path::encode(path))
    } else {
        path::encode(&path::relative(folder, path))
    };
    format!("{path}{tail}")
}

/// A destination cut before `#`; the second part keeps it.
pub(crate) fn split_fragment(destination: &str) -> (&str, &str) {
    destination.find('#').map_or((destination, ""), |at| destination.split_at(at))
}

/// "did you mean `a` or `b`?" for up to three candidates, best first.
pub(crate) fn did_you_mean(candidates: impl IntoIterator<Item = String>) -> String {
    let names: Vec<String> = candidates.into_iter().take(3).map(|name| format!("`{name}`")).collect();
    format!("did you mean {}?", names.join(" or "))
}
