//! `coursenotes links`

use super::{Loaded, check};
use crate::args::{CheckArgs, LinksArgs, LinksCommand};
use crate::{Outcome, terminal, web};
use anyhow::{Context, Result, bail};
use coursenotes_course::{RECORD_NAME, Record};
use coursenotes_diagnostics::write::count;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// The rules that read `links.lock`.
const WEB_RULES: &[&str] = &["dead-link", "missing-remote-anchor", "moved-link", "unsure-link"];

/// Asks every web address of the notes, keeps the answers, and reports what is wrong with them.
#[expect(clippy::disallowed_methods, reason = "the report says how long it took")]
pub fn links(arguments: &LinksArgs) -> Result<Outcome> {
    if let Some(LinksCommand::Merge { files, notes }) = &arguments.command {
        return merge(files, notes.as_deref());
    }
    let started = Instant::now();
    let mut loaded = Loaded::open(arguments.path.as_deref())?;
    loaded.weigh(&arguments.web)?;
    let all = web::questions(&loaded, &arguments.web);
    if all.is_empty() {
        terminal::complain("these notes name no web address that may be asked");
        return Ok(Outcome::Clean);
    }
    let chosen = match arguments.shard {
        Some(shard) => web::of_shard(all.clone(), shard),
        None => all.clone(),
    };
    web::ask(&mut loaded, &chosen, &arguments.web)?;
    if arguments.shard.is_none() {
        let record = web::update(&loaded.course.root, |record| record.forget_all_but(&all))?;
        loaded.set_record(record);
    }
    let mut report = loaded.check()?;
    report.diagnostics.retain(|one| WEB_RULES.contains(&one.rule));
    let as_check = CheckArgs {
        path: arguments.path.clone(),
        format: arguments.format,
        output: arguments.output.clone(),
        all: arguments.all,
        color: arguments.color,
        ..CheckArgs::default()
    };
    check::write_report(&loaded, &report, &as_check, None, started.elapsed())
}

/// Joins the records of several jobs with that of the course.
fn merge(files: &[PathBuf], notes: Option<&Path>) -> Result<Outcome> {
    let loaded = Loaded::open(notes)?;
    let records = files.iter().map(|file| read(file)).collect::<Result<Vec<Record>>>()?;
    let merged = web::update(&loaded.course.root, |record| {
        for other in records {
            record.merge(other);
        }
    })?;
    let addresses = count(merged.len(), "web address");
    terminal::complain(&format!("{RECORD_NAME} knows {addresses} now, from {}", count(files.len(), "file")));
    Ok(Outcome::Clean)
}

#[expect(clippy::disallowed_methods, reason = "a record of another job is named on the command line")]
fn read(file: &Path) -> Result<Record> {
    let text = match std::fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => bail!("there is no file `{}`", file.display()),
        Err(error) => bail!("read {}: {error}", file.display()),
    };
    Record::parse(&text).with_context(|| format!("read {}", file.display()))
}
