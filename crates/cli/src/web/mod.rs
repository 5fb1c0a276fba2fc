//! Asking the web: which addresses, on whose terms, and keeping what they answer in `links.lock`.

mod lock;
mod options;
mod shard;
mod stop;
mod watch;

pub(crate) use lock::update;
pub use shard::Shard;
pub(crate) use shard::of_shard;

use crate::args::WebArgs;
use crate::commands::Loaded;
use crate::terminal;
use anyhow::{Result, bail};
use coursenotes_course::{Answer, Record, Timestamp, WebQuestions, web_questions};
use coursenotes_diagnostics::write::count;
use std::sync::Arc;
use std::time::SystemTime;
use watch::Keeper;

/// An answer of this age counts as today's.
const FRESH_SECONDS: u64 = 24 * 3600;

/// The addresses that the notes name and that may be asked.
pub(crate) fn questions(loaded: &Loaded, arguments: &WebArgs) -> WebQuestions {
    let mut questions = web_questions(&loaded.course, &loaded.left_out);
    if !arguments.allow_private_addresses {
        questions.retain(|address, _| !coursenotes_probe::is_private(address));
    }
    questions
}

/// Asks those of `questions` that nobody asked for a day.
pub(crate) fn ask_what_is_old(loaded: &mut Loaded, questions: &WebQuestions, arguments: &WebArgs) -> Result<()> {
    let now = Timestamp::from(SystemTime::now());
    let oldest = Timestamp(now.0.saturating_sub(FRESH_SECONDS));
    let open = loaded.course.record.open_questions(questions, oldest);
    if open.is_empty() {
        let addresses = count(questions.len(), "web address");
        terminal::complain(&format!("{addresses}, asked less than a day ago: {}", tally(loaded, questions)));
        return Ok(());
    }
    ask(loaded, &open, arguments)
}

/// Asks all of `questions` and keeps what they answer, on disk and in `loaded`.
pub(crate) fn ask(loaded: &mut Loaded, questions: &WebQuestions, arguments: &WebArgs) -> Result<()> {
    let options = options::options(&loaded.course.config.web, questions, arguments)?;
    let mut keeper = Keeper::new(&loaded.course.root, Timestamp::from(SystemTime::now()))?;
    coursenotes_probe::web(questions, &options, &mut keeper)?;
    let end = keeper.finish()?;
    loaded.set_record(end.record);
    let of = format!("{} of {}", end.answered, count(questions.len(), "web address"));
    if end.is_stopped {
        bail!("stopped: {of} were asked, and links.lock keeps what they answered");
    }
    terminal::complain(&format!("{of} asked in {:.1} s: {}", end.seconds, tally(loaded, questions)));
    if end.answered < questions.len() {
        terminal::complain("the others were not asked, for the time was up; the next run goes on with them");
    }
    Ok(())
}

/// "1800 alive, 200 dead, 0 unsure"
fn tally(loaded: &Loaded, questions: &WebQuestions) -> String {
    let record: &Arc<Record> = &loaded.course.record;
    let answers: Vec<Answer> =
        questions.keys().filter_map(|address| record.get(address)).map(|one| one.answer).collect();
    let number = |answer| answers.iter().filter(|one| **one == answer).count();
    format!("{} alive, {} dead, {} unsure", number(Answer::Alive), number(Answer::Dead), number(Answer::Unsure))
}
