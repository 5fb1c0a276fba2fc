//! The commands, a file each, and what they share: finding and loading the course.

mod check;
mod completions;
mod explain;
mod export;
mod fix;
mod init;
mod links;
mod list;
mod mv;
mod new;
mod overview;
mod repositories;
mod serve;

pub use check::check;
pub(crate) use completions::completions;
pub(crate) use explain::explain;
pub use export::export;
pub use fix::fix;
pub(crate) use init::init;
pub use links::links;
pub use list::list;
pub use mv::mv;
pub(crate) use new::new;
pub(crate) use overview::overview;
pub use serve::serve;

use crate::args::WebArgs;
use crate::terminal;
use anyhow::{Context, Result, bail};
use coursenotes_checker::{RULES, Report};
use coursenotes_course::{
    Answers, CONFIG_NAME, Config, ConfigError, Course, LoadError, RECORD_NAME, Record, RuleLevels, WebAnswers,
    WebPatterns, find_root, load, word_like,
};
use coursenotes_diagnostics::FileId;
use coursenotes_diagnostics::write::Summary;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// A course and the part of it that was asked for.
pub(crate) struct Loaded {
    pub(crate) course: Course,
    /// A folder, or a note, from the root; empty for all.
    pub(crate) part: String,
    pub(crate) levels: RuleLevels,
    /// Web addresses that nobody asks and of which nothing is said.
    pub(crate) left_out: WebPatterns,
    web: WebAnswers,
}

impl Loaded {
    /// Loads the course around `path`, or around the folder where the person stands, and says what it lacks.
    fn open(path: Option<&Path>) -> Result<Self> {
        let loaded = Self::read(path)?;
        loaded.warn();
        Ok(loaded)
    }

    /// The same for a path that may be a note as well: the course around it is loaded, and the note is the part.
    fn open_at(path: Option<&Path>) -> Result<Self> {
        let Some(note) = path.filter(|path| is_markdown(path) && !path.is_dir()) else { return Self::open(path) };
        if let Err(error) = note.metadata() {
            if error.kind() == std::io::ErrorKind::NotFound {
                bail!(
                    "there is no note `{}`{}",
                    note.display(),
                    like(note, &|path| path.is_file() && is_markdown(path))
                );
            }
            bail!("read `{}`: {error}", note.display());
        }
        // By its own name, however it was typed: a link leads to a note, and some disks take any case.
        let place = note.canonicalize().with_context(|| format!("read {}", note.display()))?;
        let mut loaded = Self::read(place.parent())?;
        let name = place.file_name().unwrap_or_default().to_string_lossy();
        loaded.part = if loaded.part.is_empty() { name.into_owned() } else { format!("{}/{name}", loaded.part) };
        if loaded.notes() == 0 {
            bail!("{} is no note of this course; coursenotes list shows those that are", note.display());
        }
        loaded.warn();
        Ok(loaded)
    }

    /// The same as [`Loaded::open`] without a word.
    pub(crate) fn read(path: Option<&Path>) -> Result<Self> {
        let path = path.unwrap_or(Path::new("."));
        if path.is_file() {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            bail!("{} is a file; give the folder of the notes: {}", path.display(), folder.display());
        }
        if let Err(error) = path.metadata() {
            if error.kind() == std::io::ErrorKind::NotFound {
                bail!("there is no folder `{}`{}", path.display(), like(path, &Path::is_dir));
            }
            bail!("read `{}`: {error}", path.display());
        }
        let start = find_root(path).with_context(|| format!("read {}", path.display()))?;
        let seen = |error| seen_from_here(error, &start.root);
        let config = Config::read(&start.root).map_err(seen)?;
        let names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
        let levels = RuleLevels::new(&config, &start.root, &names).map_err(seen)?;
        let course = load(&start.root, config).map_err(|error| match error {
            LoadError::Config(error) => LoadError::Config(seen(error)),
            LoadError::NoNotes(_) => LoadError::NoNotes(path.to_owned()),
        })?;
        let left_out = WebPatterns::new(&course.config.web.exclude)?;
        let web = WebAnswers::recorded(&course, &left_out);
        let loaded = Self { course, part: start.part, levels, left_out, web };
        if loaded.notes() == 0 {
            return Err(LoadError::NoNotes(path.to_owned()).into());
        }
        Ok(loaded)
    }

    /// Says which folders and which of git's facts are not in it, and where it is more than one course.
    pub(crate) fn warn(&self) {
        let course = &self.course;
        for (folder, reason) in &course.unreadable_folders {
            terminal::complain(&format!("warning: the folder {folder} is left out: {reason}"));
        }
        if course.git.is_none() && course.root.ancestors().any(|folder| folder.join(".git").exists()) {
            terminal::complain(
                "warning: git can't be asked about this folder, so nothing is said about untracked files and own addresses",
            );
        }
        if let Some(hint) = repositories::hint(self) {
            terminal::complain(&format!("warning: {hint}"));
        }
    }

    /// The same with the course as it is after a save.
    pub(crate) fn with(&self, course: Course) -> Self {
        let (part, levels, left_out) = (self.part.clone(), self.levels.clone(), self.left_out.clone());
        Self { course, part, levels, left_out, web: self.web.clone() }
    }

    /// The whole course, whichever part was asked for.
    fn whole(self) -> Self {
        Self { part: String::new(), ..self }
    }

    /// Whether a file lies in the part that was asked for.
    pub(crate) fn holds(&self, file: FileId) -> bool {
        self.holds_path(self.course.path(file))
    }

    /// The same for a path from the root.
    pub(crate) fn holds_path(&self, path: &str) -> bool {
        self.part.is_empty()
            || path.strip_prefix(&self.part).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    pub(crate) fn notes(&self) -> usize {
        self.course.entries().iter().filter(|entry| self.holds(entry.file)).count()
    }

    /// Follows what the command says of web addresses.
    fn weigh(&mut self, arguments: &WebArgs) -> Result<()> {
        self.left_out = WebPatterns::new(self.course.config.web.exclude.iter().chain(&arguments.excludes))?;
        self.web = WebAnswers::recorded(&self.course, &self.left_out);
        if arguments.strict {
            self.web = WebAnswers { record: Arc::clone(&self.web.record), ..WebAnswers::default() };
        }
        Ok(())
    }

    /// In how many runs, and over how many days, an address must have been dead.
    pub(crate) fn dead_after(&self) -> (u32, u32) {
        (self.web.dead_runs, self.web.dead_days)
    }

    /// Goes on with what the web answered just now.
    pub(crate) fn set_record(&mut self, record: Record) {
        self.course.record = Arc::new(record);
        self.course.record_trouble = None;
        self.web.record = WebAnswers::recorded(&self.course, &self.left_out).record;
    }

    /// Asks the disk about `course`, which is this one or this one revised; of the web, what is known.
    pub(crate) fn ask(&self, course: &Course) -> std::io::Result<Answers> {
        Ok(Answers { disk: coursenotes_probe::disk(course)?, web: self.web.clone() })
    }

    /// Asks the disk, applies the rules, and keeps what lies in the part that was asked for.
    fn check(&self) -> Result<Report> {
        if let Some(trouble) = &self.course.record_trouble {
            terminal::complain(&format!("warning: {RECORD_NAME} {trouble}; what it knew there is left out"));
        }
        self.report()
    }

    /// The same without a word.
    pub(crate) fn report(&self) -> Result<Report> {
        let answers = self.ask(&self.course).context("look at files beside the notes")?;
        let mut report = coursenotes_checker::check(&self.course, &answers, &self.levels);
        report.diagnostics.retain(|diagnostic| self.holds(diagnostic.span.file));
        Ok(report)
    }

    fn summary(&self, report: &Report) -> Summary {
        let entries = self.course.entries().iter().filter(|entry| self.holds(entry.file));
        let links = entries.map(|entry| entry.note.links.len()).sum();
        Summary::new(self.notes(), links, &report.diagnostics)
    }
}

/// Whether a path is one of notes, by its name.
fn is_markdown(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default();
    ["md", "markdown"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}

/// "; did you mean `notes`?" for something that isn't there, of what lies beside it.
#[expect(clippy::disallowed_methods, reason = "a mistyped name is compared with those beside it")]
fn like(path: &Path, is_meant: &dyn Fn(&Path) -> bool) -> String {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let beside = std::fs::read_dir(parent).into_iter().flatten().flatten().filter(|entry| is_meant(&entry.path()));
    let names: Vec<String> = beside.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).filter(|name| !name.starts_with('.')).collect();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    match word_like(&name, &names) {
        Some(like) => format!("; did you mean `{}`?", path.with_file_name(like).display()),
        None => String::new(),
    }
}

/// A message about the configuration names it as the person would type it.
fn seen_from_here(error: ConfigError, root: &Path) -> ConfigError {
    let ConfigError::Content { line, message, help, .. } = error else { return error };
    ConfigError::Content { path: from_here(root)(CONFIG_NAME).into(), line, message, help }
}

/// Shows a path of the course as the person would type it from where they stand.
#[expect(clippy::disallowed_methods, reason = "paths are shown from where the person stands")]
pub(crate) fn from_here(root: &Path) -> impl Fn(&str) -> String + use<> {
    let here = std::env::current_dir().and_then(|here| here.canonicalize()).unwrap_or_default();
    let root = root.to_owned();
    move |path| way(&here, &root.join(path)).to_string_lossy().into_owned()
}

/// The way from an absolute folder to another place.
fn way(from: &Path, to: &Path) -> PathBuf {
    let common = from.components().zip(to.components()).take_while(|(one, other)| one == other).count();
    let up = from.components().skip(common).map(|_| Component::ParentDir);
    up.chain(to.components().skip(common)).collect()
}
