//! The file `links.lock`: JSON that people can read in a diff and git can merge.
//!
//! Each address has a line of its own. The time at the top is that of the most readings, and only the others carry one,
//! so that a run without news changes little. People edit the file and git merges it; so it is read line by line where it
//! is no JSON as a whole, and one bad line costs no other.

use super::sides::sides;
use super::{Reading, Record, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// The file's name, in the root of the course.
pub const RECORD_NAME: &str = "links.lock";

/// The form of the file that is written and understood.
const VERSION: u32 = 1;

/// What could be read of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Salvage {
    /// What it knows.
    pub record: Record,
    /// What is wrong with the file, as what follows its name in a sentence: "is damaged in line 5 (…)".
    pub trouble: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    version: u32,
    asked: Timestamp,
    links: BTreeMap<String, Reading>,
}

impl Record {
    /// Reads the text of the file, as far as it can be read.
    pub fn read(text: &str) -> Salvage {
        let Some((ours, theirs)) = sides(text) else { return one_side(text) };
        let (mut ours, theirs) = (one_side(&ours), one_side(&theirs));
        ours.record.merge(theirs.record);
        Salvage { record: ours.record, trouble: ours.trouble.or(theirs.trouble) }
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

/// Reads a file without conflicts.
fn one_side(text: &str) -> Salvage {
    match serde_json::from_str::<Stored>(text) {
        Ok(stored) if stored.version == VERSION && stored.links.iter().all(|(address, one)| one.is_sound(address)) => {
            let readings = stored.links.into_iter().map(|(address, reading)| (address, reading.at(stored.asked)));
            Salvage { record: readings.collect(), trouble: None }
        }
        _ => by_lines(text),
    }
}

/// Reads what can be read of the lines.
fn by_lines(text: &str) -> Salvage {
    let lines = || text.lines().map(|line| line.trim().trim_end_matches(',')).zip(1..);
    let value = |key: &str| lines().find_map(|(line, _)| line.strip_prefix(key)?.strip_prefix(':').map(str::trim));
    let version = value("\"version\"").or_else(|| value("{\"version\"")).and_then(|text| text.parse::<u32>().ok());
    match version {
        Some(VERSION) => {}
        Some(other) => {
            let trouble = format!("has the form {other}, and this version of coursenotes reads the form {VERSION}");
            return Salvage { record: Record::default(), trouble: Some(trouble) };
        }
        None => {
            let trouble = "is damaged, and nothing in it can be read".to_owned();
            return Salvage { record: Record::default(), trouble: Some(trouble) };
        }
    }
    let asked = value("\"asked\"").and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    let (mut record, mut bad) = (Record::default(), None);
    for (line, number) in lines().filter(|(line, _)| line.starts_with("\"http")) {
        match read_line(line) {
            Ok((address, reading)) => record.insert(address, reading.at(asked)),
            Err(why) => bad = bad.or(Some(format!("is damaged in line {number} ({why})"))),
        }
    }
    // Every line is good, and still it is no JSON: the end is missing, or a comma.
    let is_whole = text.trim_end().ends_with("\n}");
    let trouble = bad.or_else(|| (!is_whole).then(|| "is damaged: its end is missing".to_owned()));
    Salvage { record, trouble }
}

/// Reads `"address": {…}`.
fn read_line(line: &str) -> Result<(String, Reading), String> {
    let read = serde_json::from_str::<BTreeMap<String, Reading>>(&format!("{{{line}}}"));
    let readings = read.map_err(|error| plain(&error))?;
    let (address, reading) = readings.into_iter().next().ok_or("it is empty")?;
    if reading.is_sound(&address) {
        Ok((address, reading))
    } else {
        Err("an address in it is none of the web".to_owned())
    }
}

/// What is wrong with a line, without the parser's own words where they can be said plainly.
fn plain(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.split('`').nth(1).filter(|_| message.starts_with("unknown field")) {
        Some(name) => format!("there is no field `{name}`"),
        None => message.split(" at line").next().unwrap_or_default().to_owned(),
    }
}
