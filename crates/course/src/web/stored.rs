//! The file `links.lock`: JSON that people can read in a diff and git can merge.
//!
//! Each address has a line of its own. The time at the top is that of the most readings, and only the others carry one,
//! so that a run without news changes one line. Where git left both sides of a conflict in the file, both are read.

use super::{Reading, Record, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// The file's name, in the root of the course.
pub const RECORD_NAME: &str = "links.lock";

/// The form of the file that is written and understood.
const VERSION: u32 = 1;

/// Why a record can't be read.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// The file is there and can't be opened.
    #[error("{RECORD_NAME} can't be read ({0})")]
    Unreadable(std::io::Error),
    /// It is no JSON, or not what was written here.
    #[error("{RECORD_NAME} is damaged ({0})")]
    Damaged(serde_json::Error),
    /// Another version of this program wrote it.
    #[error("{RECORD_NAME} has the form {0}, and this version of coursenotes reads the form {VERSION}")]
    OtherVersion(u32),
}

#[derive(Deserialize)]
struct Head {
    version: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    #[serde(rename = "version")]
    _version: u32,
    asked: Timestamp,
    links: BTreeMap<String, Reading>,
}

impl Record {
    /// Reads the text of the file.
    pub fn parse(text: &str) -> Result<Self, RecordError> {
        if text.lines().any(|line| line.starts_with("<<<<<<<")) {
            return Ok(both_sides(text));
        }
        // The version first: another one may have other fields.
        let head: Head = serde_json::from_str(text).map_err(RecordError::Damaged)?;
        if head.version != VERSION {
            return Err(RecordError::OtherVersion(head.version));
        }
        let stored: Stored = serde_json::from_str(text).map_err(RecordError::Damaged)?;
        let mut record = Self::default();
        for (address, mut reading) in stored.links {
            reading.asked.get_or_insert(stored.asked);
            record.insert(address, reading);
        }
        Ok(record)
    }

    /// The text of the file.
    pub fn to_text(&self) -> String {
        let asked = self.usual_time();
        let mut text = format!("{{\n  \"version\": {VERSION},\n  \"asked\": \"{asked}\",\n  \"links\": {{");
        for (number, (address, reading)) in self.iter().enumerate() {
            let own = Some(reading.asked()).filter(|one| *one != asked);
            let stored = Reading { asked: own, ..reading.clone() };
            let comma = if number == 0 { "" } else { "," };
            text.extend([comma, "\n    ", &json(address), ": ", &json(&stored)]);
        }
        text.push_str("\n  }\n}\n");
        text
    }

    /// When most addresses were asked; the latest such time.
    fn usual_time(&self) -> Timestamp {
        let mut counts: HashMap<Timestamp, usize> = HashMap::new();
        for (_, reading) in self.iter() {
            *counts.entry(reading.asked()).or_default() += 1;
        }
        counts.into_iter().map(|(time, count)| (count, time)).max().map(|(_, time)| time).unwrap_or_default()
    }
}

/// A value in one line.
fn json(value: &(impl Serialize + ?Sized)) -> String {
    serde_json::to_string(value).expect("names, numbers and texts can be written")
}

/// Reads the lines on both sides of git's conflicts. Readings without a time of their own get the earlier of the times
/// at the top, and are asked again sooner; of two for one address the later one stays.
fn both_sides(text: &str) -> Record {
    let lines = || text.lines().map(|line| line.trim().trim_end_matches(','));
    let times = lines().filter_map(|line| line.strip_prefix("\"asked\": "));
    let asked: Timestamp = times.filter_map(|time| serde_json::from_str(time).ok()).min().unwrap_or_default();
    let mut record = Record::default();
    for line in lines().filter(|line| line.starts_with("\"http")) {
        let Ok(links) = serde_json::from_str::<BTreeMap<String, Reading>>(&format!("{{{line}}}")) else { continue };
        for (address, mut reading) in links {
            reading.asked.get_or_insert(asked);
            let mut one = Record::default();
            one.insert(address, reading);
            record.merge(one);
        }
    }
    record
}
