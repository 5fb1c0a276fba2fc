//! The thread that has the course: it answers for one edition until the disk brings the next.

use super::changes::{Changed, Changes, Meaning};
use super::findings::{self, Findings};
use super::opened::{Dates, Opened};
use super::question::{Answer, Question, State};
use super::showing::Showing;
use super::trouble::Trouble;
use super::watch::Watch;
use crate::args::SelectionArgs;
use crate::terminal;
use anyhow::{Context, Result};
use coursenotes_course::{find_root, folders};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;
use tokio::sync::watch as latest;

/// How often a folder that vanished is looked for, and what can't be opened is tried again: nobody tells when a folder is
/// there again, and what was written into it before it was watched isn't told either.
const LOOK: Duration = Duration::from_millis(300);

/// The thread's own.
pub(super) struct Worker {
    /// What was asked for, and where that is: the way there may vanish.
    path: Option<PathBuf>,
    place: PathBuf,
    selection: SelectionArgs,
    questions: Sender<Question>,
    asked: Receiver<Question>,
    watch: Watch,
    edition: latest::Sender<u64>,
    dates: Option<Dates>,
    /// Files in the folders that are no part of the course.
    foreign: BTreeSet<PathBuf>,
    /// What the rules found last; nothing before they were asked.
    findings: Option<Findings>,
    /// The edition that the rules look at just now.
    looking: Option<u64>,
    /// What the terminal was told last.
    said: Option<Trouble>,
}

impl Worker {
    pub(super) fn new(
        path: Option<&Path>,
        selection: &SelectionArgs,
        questions: Sender<Question>,
        asked: Receiver<Question>,
        edition: latest::Sender<u64>,
    ) -> Result<Self> {
        let watch = Watch::new(questions.clone())?;
        let place = path.unwrap_or(Path::new(".")).canonicalize().context("find the folder of the notes")?;
        let (path, selection) = (path.map(Path::to_owned), selection.clone());
        let (dates, foreign, findings, looking, said) = (None, BTreeSet::new(), None, None, None);
        Ok(Self { path, place, selection, questions, asked, watch, edition, dates, foreign, findings, looking, said })
    }

    /// Loads the course. It is watched before it is read, so that nothing is missed between the two.
    pub(super) fn open(&mut self) -> Result<Arc<Opened>, Trouble> {
        if let Ok(start) = find_root(&self.place) {
            self.watch.follow_too(folders(&start.root, None));
        }
        // The way that was typed is the one that messages name.
        let typed = self.path.clone().filter(|path| path.is_dir());
        let is_here = self.path.is_none() && Path::new(".").is_dir();
        let path = if is_here { None } else { typed.or_else(|| Some(self.place.clone())) };
        let opened = Opened::read(path.as_deref(), &self.selection, &mut self.dates);
        if let Ok(opened) = &opened {
            let course = &opened.loaded.course;
            let own = folders(&course.root, course.git.as_ref());
            self.watch.follow(own.into_iter().chain(opened.other_folders()).collect());
        }
        opened.map(Arc::new)
    }

    /// Answers until it is told to stop.
    pub(super) fn run(mut self, first: Result<Arc<Opened>, Trouble>) {
        let mut opened = first;
        while let Some(next) = self.show(&opened) {
            opened = next;
        }
    }

    /// Shows a course until there is another one; nothing at the end.
    fn show(&mut self, opened: &Result<Arc<Opened>, Trouble>) -> Option<Result<Arc<Opened>, Trouble>> {
        let mut showing = opened.as_ref().map_err(Trouble::clone).and_then(|opened| Showing::new(opened));
        // The first page is made before anybody asks: what is wrong with the templates is said at once.
        match showing.as_mut().map_err(|trouble| trouble.clone()).and_then(|showing| showing.answer("")) {
            Ok(_) if self.said.take().is_some() => terminal::complain("mended: the preview is back"),
            Ok(_) => {}
            Err(trouble) => self.say(&trouble),
        }
        self.edition.send_modify(|edition| *edition += 1);
        self.look(opened);
        let mut changes = Changes::default();
        loop {
            match self.ask(&changes, opened) {
                Ok(Question::File(path, reply)) => drop(reply.send(self.answer(&mut showing, &path))),
                Ok(Question::State(page, reply)) => drop(reply.send(self.state(&mut showing, &page))),
                Ok(Question::Changed(changed)) => changes.add(self.seen(changed)),
                Ok(Question::Found(edition, findings)) => self.found(edition, findings, opened),
                Ok(Question::Stop) | Err(RecvTimeoutError::Disconnected) => return None,
                Err(RecvTimeoutError::Timeout) => match self.again(opened, &changes) {
                    Some(next) => return Some(next),
                    None => changes = Changes::default(),
                },
            }
        }
    }

    /// The next question; or that the disk is quiet again after a change.
    fn ask(&self, changes: &Changes, opened: &Result<Arc<Opened>, Trouble>) -> Result<Question, RecvTimeoutError> {
        let wait = changes.wait(opened.as_deref().ok());
        match wait.or_else(|| (self.is_lost() || opened.is_err()).then_some(LOOK)) {
            Some(wait) => self.asked.recv_timeout(wait),
            None => self.asked.recv().map_err(|_| RecvTimeoutError::Disconnected),
        }
    }

    /// Whether the folder is gone.
    fn is_lost(&self) -> bool {
        !self.place.is_dir()
    }

    /// Folders that are gone are no longer watched, whatever comes in their place.
    fn seen(&mut self, changed: Changed) -> Changed {
        let Changed::Paths(paths) = &changed else { return changed };
        let gone: Vec<&PathBuf> = paths.iter().filter(|path| self.watch.is_folder(path) && !path.is_dir()).collect();
        if gone.is_empty() {
            return changed;
        }
        for folder in gone {
            self.watch.forget(folder);
        }
        Changed::Anything
    }

    fn answer(&mut self, showing: &mut Result<Showing, Trouble>, path: &str) -> Answer {
        let answer = showing.as_mut().map_err(|trouble| trouble.clone()).and_then(|showing| showing.answer(path));
        answer.unwrap_or_else(|trouble| {
            self.say(&trouble);
            Answer::Page(trouble.page(path))
        })
    }

    fn state(&mut self, showing: &mut Result<Showing, Trouble>, page: &str) -> State {
        let look = match self.answer(showing, page) {
            Answer::Page(page) => page.look,
            Answer::Bytes(..) | Answer::Asset(_) | Answer::Moved(_) => 0,
        };
        let note = showing.as_ref().ok().and_then(|showing| showing.note(page));
        let findings = self.findings.as_ref().map(|findings| {
            let found = note.and_then(|note| findings.get(note));
            found.cloned().unwrap_or_else(|| findings::NONE.into())
        });
        State { look, findings }
    }

    /// Lets the rules look at the course, unless they are at work.
    fn look(&mut self, opened: &Result<Arc<Opened>, Trouble>) {
        let Ok(opened) = opened else { return };
        if self.looking.is_none() {
            let edition = *self.edition.borrow();
            self.looking = Some(edition);
            findings::find(Arc::clone(opened), edition, self.questions.clone());
        }
    }

    /// The rules are done; where the course is another one by now, they look once more.
    fn found(&mut self, edition: u64, findings: Findings, opened: &Result<Arc<Opened>, Trouble>) {
        self.looking = None;
        if *self.edition.borrow() != edition {
            self.look(opened);
            return;
        }
        if self.findings.as_ref() != Some(&findings) {
            self.findings = Some(findings);
            self.edition.send_modify(|edition| *edition += 1);
        }
    }

    /// The course after changes; nothing where they mean nothing for it.
    fn again(
        &mut self,
        opened: &Result<Arc<Opened>, Trouble>,
        changes: &Changes,
    ) -> Option<Result<Arc<Opened>, Trouble>> {
        let Ok(before) = opened else {
            // What is wrong can have its reason anywhere.
            return self.anew(changes).filter(|next| next.as_ref().err() != opened.as_ref().err());
        };
        if self.is_lost() {
            self.watch.follow(BTreeSet::new());
            return Some(self.open());
        }
        match changes.meaning(before, &self.watch, &self.foreign) {
            Meaning::Nothing => None,
            Meaning::Notes(notes) => match before.reread(&notes, &self.selection) {
                Some(next) => Some(Ok(Arc::new(next))),
                None => self.anew(changes),
            },
            Meaning::Course => {
                if changes.anything || changes.paths.iter().any(|path| before.is_list_of_git(path)) {
                    self.dates = None;
                }
                self.anew(changes)
            }
        }
    }

    /// Loads the course anew.
    fn anew(&mut self, changes: &Changes) -> Option<Result<Arc<Opened>, Trouble>> {
        if self.is_lost() {
            return None;
        }
        let next = self.open();
        if let Ok(opened) = &next {
            let is_foreign = |place: &PathBuf| {
                let is_known = opened.path_of(place).is_none_or(|path| opened.is_known(&path));
                !is_known && !opened.is_own(place) && !self.watch.is_folder(place)
            };
            let seen = changes.paths.iter().chain(&self.foreign).filter(|place| is_foreign(place));
            self.foreign = seen.cloned().collect();
        }
        Some(next)
    }

    /// Tells the terminal, unless it was told last.
    pub(super) fn say(&mut self, trouble: &Trouble) {
        if self.said.as_ref() != Some(trouble) {
            terminal::complain(&format!("error: {trouble}"));
            self.said = Some(trouble.clone());
        }
    }
}
