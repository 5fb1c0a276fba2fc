//! The course as the preview has it, and how it becomes the one that is on the disk now.

use super::trouble::Trouble;
use crate::args::SelectionArgs;
use crate::commands::Loaded;
use crate::{selection, site_files};
use anyhow::Result;
use coursenotes_course::{CONFIG_NAME, Course};
use coursenotes_diagnostics::fnv1a;
use coursenotes_exporter::html::HtmlConfig;
use coursenotes_exporter::selection::{Kept, left_out};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// Days of last changes, by path.
pub(super) type Dates = BTreeMap<String, String>;

/// A course with what its site needs.
pub(super) struct Opened {
    pub(super) loaded: Loaded,
    /// What of it is shown.
    pub(super) kept: Kept,
    pub(super) config: Arc<HtmlConfig>,
    /// The author's colours and stylesheet as a number: every page looks different where that differs.
    pub(super) look: u64,
    /// The book beside the notes, where it shows what is left out.
    pub(super) other_book: Option<String>,
}

/// Fails where there is no folder to show.
pub(super) fn examine(path: Option<&Path>) -> Result<()> {
    // A folder that is there may have anything wrong with it: that is shown, and waited for.
    match path {
        Some(path) if !path.is_dir() => Loaded::read(Some(path)).map(drop),
        _ => Ok(()),
    }
}

/// Fails where the course has nothing of what was asked for. Later that is shown, and waited for; at the start it is a slip.
pub(super) fn examine_selection(path: Option<&Path>, arguments: &SelectionArgs) -> Result<()> {
    Loaded::read(path).map_or(Ok(()), |loaded| selection::kept(&loaded, arguments).map(drop))
}

impl Opened {
    /// Loads the course. Git's dates are asked for where they aren't known.
    pub(super) fn read(
        path: Option<&Path>,
        arguments: &SelectionArgs,
        dates: &mut Option<Dates>,
    ) -> Result<Self, Trouble> {
        let here = path.unwrap_or(Path::new("."));
        let mut loaded = Loaded::read(path).map_err(|error| Trouble::new(&error, &[here, Path::new(".")]))?;
        // Pages that said where the published site is would lead away from the preview.
        loaded.course.config.html.base_url = None;
        let dates = dates.get_or_insert_with(|| site_files::changes(&loaded.course)).clone();
        let config = site_files::config(&loaded.course, dates);
        let config = config.map_err(|error| Trouble::new(&error, &[&loaded.course.root]))?;
        let config = Arc::new(HtmlConfig { is_preview: true, ..config });
        let opened = Self::new(loaded, arguments, config).map_err(|error| Trouble::new(&error, &[]))?;
        Ok(opened.without_other_book())
    }

    /// What is left out is looked for in the book, as an export looks.
    fn without_other_book(mut self) -> Self {
        if self.config.book.is_some() {
            let mut left_out = left_out(&self.loaded.course, &self.kept);
            let course = self.kept.course.as_ref().unwrap_or(&self.loaded.course);
            let config = Arc::make_mut(&mut self.config);
            site_files::spare_own(&mut left_out, config);
            self.other_book = site_files::take_out_other_book(course, &left_out, config);
        }
        self
    }

    /// The same course with these notes as they are now; nothing where more than that changed.
    pub(super) fn reread(&self, notes: &BTreeSet<String>, arguments: &SelectionArgs) -> Option<Self> {
        let course = self.loaded.course.reread(notes)?;
        let reread = Self::new(self.loaded.with(course), arguments, Arc::clone(&self.config)).ok()?;
        // Where more or less is left out, a book may be for other readers than before.
        let is_same = reread.kept.tally == self.kept.tally;
        is_same.then(|| Self { other_book: self.other_book.clone(), ..reread })
    }

    fn new(loaded: Loaded, arguments: &SelectionArgs, mut config: Arc<HtmlConfig>) -> Result<Self> {
        let look = fnv1a(format!("{:?}{:?}", loaded.course.config.html, config.css).bytes());
        let kept = selection::kept(&loaded, arguments)?;
        if config.without_source != kept.partial {
            Arc::make_mut(&mut config).without_source.clone_from(&kept.partial);
        }
        Ok(Self { loaded, kept, config, look, other_book: None })
    }

    /// The course as it is shown.
    pub(super) fn course(&self) -> &Course {
        self.kept.course.as_ref().unwrap_or(&self.loaded.course)
    }

    /// How many notes are shown.
    pub(super) fn notes(&self) -> usize {
        self.kept.notes.as_ref().map_or(self.course().order.len(), BTreeSet::len)
    }

    /// The draft whose page would lie at this address, where it isn't shown.
    pub(super) fn draft(&self, address: &str) -> Option<&str> {
        let stem = address.strip_suffix(".html").unwrap_or(address);
        let paths = [address.to_owned(), format!("{stem}.md"), format!("{stem}.markdown")];
        let all = &self.loaded.course;
        let file = paths.iter().find_map(|path| all.find(path).filter(|file| all.entry(*file).is_some()))?;
        let path = all.path(file);
        self.course().find(path).is_none().then_some(path)
    }

    /// A place on the disk as a path of the course; nothing for one outside of it.
    pub(super) fn path_of(&self, place: &Path) -> Option<String> {
        let below = place.strip_prefix(&self.loaded.course.root).ok()?;
        let names = below.components().filter_map(|part| match part {
            Component::Normal(name) => Some(name.to_string_lossy()),
            _ => None,
        });
        Some(names.collect::<Vec<_>>().join("/"))
    }

    /// Whether a path is that of a note, or of another text of the course.
    pub(super) fn is_note(&self, path: &str) -> bool {
        let course = &self.loaded.course;
        course.find(path).is_some_and(|file| course.entry(file).is_some())
    }

    /// Whether a path is that of a file of the course.
    pub(super) fn is_known(&self, path: &str) -> bool {
        self.loaded.course.find(path).is_some()
    }

    /// Whether a file is one of those that the site is made with: configuration, templates, stylesheet.
    pub(super) fn is_own(&self, place: &Path) -> bool {
        let course = &self.loaded.course;
        let settings = &course.config.html;
        let is = |path: &str| course.root.join(path) == place;
        is(CONFIG_NAME)
            || settings.css.as_deref().is_some_and(is)
            || settings.templates.as_deref().is_some_and(|folder| place.starts_with(course.root.join(folder)))
    }

    /// Folders beside those of the course in which something can change for its site.
    pub(super) fn other_folders(&self) -> Vec<PathBuf> {
        let course = &self.loaded.course;
        let settings = &course.config.html;
        let css = settings.css.as_deref().and_then(|path| Some(course.root.join(path).parent()?.to_owned()));
        let templates = settings.templates.as_deref().map(|folder| course.root.join(folder));
        let git = course.git.as_ref().map(|git| git.folder.clone());
        css.into_iter().chain(templates).chain(git).filter(|folder| folder.is_dir()).collect()
    }

    /// Whether a file lies in git's own folder.
    pub(super) fn is_of_git(&self, place: &Path) -> bool {
        self.loaded.course.git.as_ref().is_some_and(|git| place.starts_with(&git.folder))
    }

    /// Whether a file of git's says which files are tracked, and on which branch.
    pub(super) fn is_list_of_git(&self, place: &Path) -> bool {
        self.is_of_git(place) && ["index", "HEAD"].iter().any(|name| place.ends_with(name))
    }
}
