//! For tables that say of a link whether it is good: our answer for the links of one folder.

use coursenotes_diagnostics::Severity;
use coursenotes_tests::{diagnose, finding, open};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// Whether a link leads somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Verdict {
    Ok,
    Error,
}

/// What we say of the links of a folder.
pub(super) struct Links {
    /// Path and destination of each link, with the messages of its errors.
    found: BTreeMap<(String, String), Vec<String>>,
}

impl Links {
    /// Checks the course in `folder`.
    pub(super) fn of(folder: &Path) -> Self {
        let course = open(folder);
        let mut found: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
        for entry in course.entries() {
            for link in &entry.note.links {
                let written = entry.note.slice(link.destination.span);
                found.entry((course.path(entry.note.file).to_owned(), encode(written))).or_default();
            }
        }
        let errors = diagnose(&course);
        for error in errors.iter().filter(|one| one.severity == Severity::Error) {
            let error = finding(&course, error);
            found.entry((error.path, encode(&error.marked))).or_default().push(error.message);
        }
        Self { found }
    }

    /// Whether any link to `destination` has an error, and the messages; nothing where no such link is.
    pub(super) fn verdict(&self, path: Option<&str>, destination: &str) -> (Option<Verdict>, String) {
        let meant = |key: &(String, String)| key.1 == destination && path.is_none_or(|path| key.0 == path);
        let links: Vec<&Vec<String>> =
            self.found.iter().filter(|(key, _)| meant(key)).map(|(_, found)| found).collect();
        let messages: Vec<&str> = links.iter().flat_map(|found| found.iter()).map(String::as_str).collect();
        let verdict = if messages.is_empty() { Verdict::Ok } else { Verdict::Error };
        ((!links.is_empty()).then_some(verdict), messages.join("; "))
    }

    /// Every destination with an error, in order.
    pub(super) fn broken(&self) -> impl Iterator<Item = &str> {
        self.found.iter().filter(|(_, messages)| !messages.is_empty()).map(|((_, destination), _)| destination.as_str())
    }
}

/// The tables write letters beyond ASCII as `%C3%B6`.
fn encode(destination: &str) -> String {
    let encoded = |byte: u8| if byte.is_ascii() { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    destination.bytes().map(encoded).collect()
}
