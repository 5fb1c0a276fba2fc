//! Asking the web: which addresses, on whose terms, and keeping what they answer in `links.lock`.

mod bar;
mod headers;
mod keeper;
mod options;
mod shard;
mod stop;
mod store;
mod tokens;

pub(crate) use options::picture_options;
pub use shard::Shard;
pub(crate) use shard::of_shard;
pub(crate) use store::{try_out, update};

use crate::args::WebArgs;
use crate::commands::Loaded;
use crate::terminal;
use anyhow::{Result, bail};
use coursenotes_course::{Answer, RECORD_NAME, Reading, Timestamp, WebQuestions, web_questions};
use coursenotes_diagnostics::write::count;
use keeper::{End, Keeper};
use std::time::SystemTime;

/// An answer of this age counts as today's.
const FRESH_SECONDS: u64 = 24 * 3600;

/// The addresses that the notes name and that may be asked. Says how many may not, because they are private.
pub(crate) fn questions(loaded: &Loaded, arguments: &WebArgs) -> WebQuestions {
    let mut questions = web_questions(&loaded.course, &loaded.left_out);
    if !arguments.allow_private_addresses {
        let all = questions.len();
        questions.retain(|address, _| !coursenotes_probe::is_private(address));
        let private = all - questions.len();
        if private > 0 {
            let addresses = count(private, "private address");
            terminal::complain(&format!("{addresses} not asked; --allow-private-addresses asks them too"));
        }
    }
    questions
}

/// Asks those of `questions` that nobody asked for a day. Where the record can't be written, the answers count for this
/// run alone.
pub(crate) fn ask_what_is_old(loaded: &mut Loaded, questions: &WebQuestions, arguments: &WebArgs) -> Result<()> {
    let now = Timestamp::from(SystemTime::now());
    let oldest = Timestamp(now.0.saturating_sub(FRESH_SECONDS));
    let open = loaded.course.record.open_questions(questions, oldest..=now);
    if open.is_empty() {
        let addresses = count(questions.len(), "web address");
        terminal::complain(&format!("{addresses}, asked less than a day ago: {}", tally(loaded, questions)));
        return Ok(());
    }
    let keeps = match try_out(&loaded.course.root) {
        Ok(()) => true,
        Err(error) => {
            terminal::complain(&format!("warning: what the web answers is not kept: {error:#}"));
            false
        }
    };
    ask(loaded, &open, arguments, keeps)
}

/// Asks all of `questions` and keeps what they answer: in `loaded`, and on disk if it `keeps` it.
pub(crate) fn ask(loaded: &mut Loaded, questions: &WebQuestions, arguments: &WebArgs, keeps: bool) -> Result<()> {
    let options = options::options(&loaded.course.config.web, questions, arguments)?;
    stop::listen()?;
    let root = loaded.course.root.clone();
    let record = (*loaded.course.record).clone();
    let now = Timestamp::from(SystemTime::now());
    let mut keeper = Keeper::new(keeps.then_some(&root), record, questions, now);
    coursenotes_probe::web(questions, &options, &mut keeper)?;
    let End { record, answered, seconds, is_stopped } = keeper.finish()?;
    loaded.set_record(record);
    let of = format!("{answered} of {}", count(questions.len(), "web address"));
    if is_stopped && answered < questions.len() {
        let kept = if keeps && answered > 0 { format!(", and {RECORD_NAME} keeps the answers") } else { String::new() };
        bail!("stopped: {of} answered{kept}; coursenotes check --web goes on with the rest");
    }
    terminal::complain(&format!("{of} asked in {seconds:.1} s: {}", tally(loaded, questions)));
    if answered < questions.len() {
        terminal::complain("the others were not asked, for the time was up; the next run goes on with them");
    }
    Ok(())
}

/// "1800 alive, 200 dead (12 for sure), 0 unsure"
fn tally(loaded: &Loaded, questions: &WebQuestions) -> String {
    let readings = questions.keys().filter_map(|address| loaded.course.record.get(address));
    let readings: Vec<&Reading> = readings.collect();
    let number = |answer| readings.iter().filter(|one| one.answer == answer).count();
    let (runs, days) = loaded.dead_after();
    let (dead, sure) = (number(Answer::Dead), readings.iter().filter(|one| one.is_dead_for_good(runs, days)).count());
    let sure = match sure {
        _ if sure == dead => String::new(),
        0 => " (none for sure yet)".to_owned(),
        _ => format!(" ({sure} for sure)"),
    };
    format!("{} alive, {dead} dead{sure}, {} unsure", number(Answer::Alive), number(Answer::Unsure))
}
