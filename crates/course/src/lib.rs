//! A folder becomes a [`Course`]: which files are notes, their order and titles, and every link resolved once.
//!
//! [`load()`] walks the folder once, reads and parses the notes in parallel, and gives each link exactly one [`Target`].
//! After that nobody resolves a path again: rules, site and book read the same answer. What the folder itself can't
//! tell, an [`Answers`] holds; the crate `probe` fills it.

mod address;
mod answers;
mod assemble;
mod book;
mod config;
mod course;
mod drawing;
mod edition;
mod epub_settings;
mod excalidraw;
mod file;
mod git;
mod history;
mod html_settings;
mod identity;
mod index;
mod language;
mod levels;
mod load;
mod next_note;
mod order;
mod own_address;
pub mod path;
mod picture;
mod reach;
mod read;
mod relocate;
mod reread;
mod resolve;
mod revise;
mod root;
mod section;
mod space;
mod suggest;
mod target;
mod title;
mod tool_title;
mod walk;
mod web;

pub use answers::{Answers, DiskAnswer, DiskQuestion, WebAnswers};
pub use config::{CONFIG_NAME, Config, ConfigError, Level, PathRules, WebConfig};
pub use course::{Course, Entry, Origin, Place};
pub use drawing::{drawing_plane, drawing_size};
pub use edition::Edition;
pub use epub_settings::EpubSettings;
pub use file::{Encoding, File, FileKind, Role};
pub use git::{Git, last_changes, move_tracked, uncommitted};
pub use history::{History, HistoryError};
pub use html_settings::{HtmlSettings, is_site_address};
pub use identity::{Identity, Repository};
pub use levels::{RuleLevels, Said};
pub use load::{LoadError, load, read_record};
pub use next_note::{FirstNote, Listed, NextNote, NextNoteError, first_note, next_note};
pub use picture::{Picture, PictureFormat};
pub use relocate::{Relocation, RelocationError, relocate};
pub use revise::Change;
pub use root::{Start, find_root};
pub use section::Section;
pub use suggest::{Repair, anchor_like, anchors_by_likeness, file_like, label_like, word_like};
pub use target::{Form, Fragment, Target, Via};
pub use title::is_navigation;
pub use walk::folders;
pub use web::{
    Answer, RECORD_NAME, Reading, Record, Reply, Salvage, Timestamp, WebAddress, WebPatternError, WebPatterns,
    WebQuestions, web_questions,
};
