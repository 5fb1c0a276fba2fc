//! What is asked of the thread that has the course, and what it answers.

use super::changes::Changed;
use super::findings::Findings;
use std::path::PathBuf;
use std::sync::{Arc, mpsc};
use tokio::sync::{oneshot, watch};

/// A question to the thread, or news for it.
#[derive(Debug)]
pub(super) enum Question {
    /// What a browser asks for, by the path of its address without the first slash.
    File(String, oneshot::Sender<Answer>),
    /// What there is to say now about the page at that path.
    State(String, oneshot::Sender<State>),
    /// Something on the disk changed.
    Changed(Changed),
    /// The rules are done with the course of that edition.
    Found(u64, Findings),
    /// That's all.
    Stop,
}

/// What a browser gets.
#[derive(Clone, Debug)]
pub(super) enum Answer {
    /// A page.
    Page(Page),
    /// Another file of the site, with the path that says what it is.
    Bytes(String, Vec<u8>),
    /// A file of the course.
    Asset(PathBuf),
    /// The address where it is.
    Moved(String),
}

/// A page of the site, or one that says why there is none.
#[derive(Clone, Debug)]
pub(super) struct Page {
    pub(super) html: Arc<str>,
    pub(super) kind: PageKind,
    /// Where it lies on the site.
    pub(super) path: String,
    /// What it looks like, pictures included, as a number: it differs where that differs.
    pub(super) look: u64,
}

/// What a page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PageKind {
    /// The course.
    Site,
    /// That there is no such page.
    Missing,
    /// Why there is no site.
    Trouble,
}

/// What there is to say about a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct State {
    pub(super) look: u64,
    /// What the rules found in its note, as JSON; nothing before they were asked.
    pub(super) findings: Option<Arc<str>>,
}

/// The way to the thread.
#[derive(Clone, Debug)]
pub(super) struct Desk {
    pub(super) questions: mpsc::Sender<Question>,
    /// Grows whenever pages or findings may be others.
    pub(super) edition: watch::Receiver<u64>,
}

impl Desk {
    /// The file for an address; nothing where the thread is gone.
    pub(super) async fn file(&self, path: &str) -> Option<Answer> {
        let (reply, answer) = oneshot::channel();
        self.questions.send(Question::File(path.to_owned(), reply)).ok()?;
        answer.await.ok()
    }

    /// What there is to say about a page.
    pub(super) async fn state(&self, page: &str) -> Option<State> {
        let (reply, answer) = oneshot::channel();
        self.questions.send(Question::State(page.to_owned(), reply)).ok()?;
        answer.await.ok()
    }
}
