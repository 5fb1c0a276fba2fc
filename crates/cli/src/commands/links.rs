//! `coursenotes links`

use super::{Loaded, check};
use crate::args::{CheckArgs, LinksArgs, LinksCommand};
use crate::{Outcome, output, terminal, web};
use anyhow::{Result, bail};
use coursenotes_checker::WEB_RULES;
use coursenotes_course::{RECORD_NAME, Record, Salvage, WebPatterns, web_questions};
use coursenotes_diagnostics::write::count;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Asks every web address of the notes, keeps the answers, and reports what is wrong with them.
#[expect(clippy::disallowed_methods, reason = "the report says how long it took")]
pub fn links(arguments: &LinksArgs) -> Result<Outcome> {
    if let Some(LinksCommand::Merge { files, notes }) = &arguments.command {
        return merge(files, notes.as_deref());
    }
    let started = Instant::now();
    if let Some(path) = &arguments.output {
        output::examine("--output", path)?;
    }
    let mut loaded = Loaded::open(arguments.path.as_deref())?;
    if let Some(path) = &arguments.output {
        output::refuse_note(&loaded.course, path)?;
    }
    loaded.weigh(&arguments.web)?;
    ask(&mut loaded, arguments)?;
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

fn ask(loaded: &mut Loaded, arguments: &LinksArgs) -> Result<()> {
    web::try_out(&loaded.course.root)?;
    let all = web::questions(loaded, &arguments.web);
    let chosen = match arguments.shard {
        Some(shard) => web::of_shard(all, shard),
        None => all,
    };
    if chosen.is_empty() {
        let whose = if arguments.shard.is_some() { "this job" } else { "these notes" };
        terminal::complain(&format!("{whose}: no web address that may be asked"));
    } else {
        web::ask(loaded, &chosen, &arguments.web, true)?;
    }
    if arguments.shard.is_none() {
        forget(loaded)?;
    }
    Ok(())
}

/// Takes out of the record what no note names any more. What this run leaves out is named all the same.
fn forget(loaded: &mut Loaded) -> Result<()> {
    let named = web_questions(&loaded.course, &WebPatterns::default());
    let record = web::update(&loaded.course.root, |record| record.forget_all_but(&named))?;
    loaded.set_record(record);
    Ok(())
}

/// Joins the records of several jobs with that of the course.
fn merge(files: &[PathBuf], notes: Option<&Path>) -> Result<Outcome> {
    let mut loaded = Loaded::open(notes)?;
    let records = files.iter().map(|file| read(file)).collect::<Result<Vec<Record>>>()?;
    web::update(&loaded.course.root, |record| {
        for other in records {
            record.merge(other);
        }
    })?;
    forget(&mut loaded)?;
    let addresses = count(loaded.course.record.len(), "web address");
    terminal::complain(&format!("{RECORD_NAME} knows {addresses} now, from {}", count(files.len(), "file")));
    Ok(Outcome::Clean)
}

#[expect(clippy::disallowed_methods, reason = "a record of another job is named on the command line")]
fn read(file: &Path) -> Result<Record> {
    let bytes = match std::fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => bail!("there is no file `{}`", file.display()),
        Err(error) => bail!("read {}: {error}", file.display()),
    };
    let Salvage { record, trouble } = Record::read(&String::from_utf8_lossy(&bytes));
    match trouble {
        Some(trouble) => bail!("{} {trouble}; nothing was changed", file.display()),
        None => Ok(record),
    }
}
