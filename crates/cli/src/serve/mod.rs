//! The preview: the site of a course, kept in memory and shown by a server on this machine, anew after each save.
//!
//! One thread has the course ([`worker`]). The disk tells it what was saved ([`watch`]), it reads those notes again
//! ([`opened`]) and makes a page when a browser asks for it ([`showing`]). The [`server`] passes questions on to that
//! thread and answers to browsers; each open page keeps a line to it ([`news`]), by which it hears that it looks different
//! now, and what the rules found in its note ([`findings`]). Nothing is written to the disk, and nobody but this machine
//! can ask.

mod changes;
mod dress;
mod findings;
mod media;
mod news;
mod opened;
mod port;
mod question;
mod server;
mod showing;
mod trouble;
mod watch;
mod worker;

use crate::args::ServeArgs;
use crate::{browser, selection, site_files, terminal};
use anyhow::{Context, Result};
use coursenotes_diagnostics::write::count;
use opened::Opened;
use port::Listening;
use question::Desk;
use std::ffi::OsStr;
use std::io::Write;
use std::sync::{Arc, mpsc};
use tokio::sync::watch as latest;
use trouble::Trouble;
use worker::Worker;

/// Shows the course until somebody ends it.
pub(crate) fn run(arguments: &ServeArgs) -> Result<()> {
    let path = arguments.path.as_deref();
    opened::examine(path)?;
    let listening = port::listen(arguments.port)?;
    let (questions, asked) = mpsc::channel();
    let (editions, edition) = latest::channel(0);
    let stopped = stop_on_signal()?;
    let mut worker = Worker::new(path, &arguments.selection, questions.clone(), asked, editions)?;
    let first = worker.open();
    match &first {
        Ok(opened) => opened.loaded.warn(),
        Err(trouble) => {
            opened::examine_selection(path, &arguments.selection)?;
            worker.say(trouble);
        }
    }
    announce(&first, &listening)?;
    if arguments.open {
        browser::open(OsStr::new(&listening.address()))?;
    }
    let thread = std::thread::spawn(move || worker.run(first));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().enable_time().build();
    let runtime = runtime.context("start the server")?;
    runtime.block_on(server::serve(listening.listener, Desk { questions, edition }, stopped))?;
    // What a browser still asks for is not waited for.
    runtime.shutdown_background();
    thread.join().ok().context("the preview stopped at a mistake of its own")
}

/// Turns true with the first Ctrl-C; the second ends the process at once.
fn stop_on_signal() -> Result<latest::Receiver<bool>> {
    let (stop, stopped) = latest::channel(false);
    let stop = move || {
        if stop.send_replace(true) {
            // 128 + SIGINT, as shells have it.
            std::process::exit(130);
        }
    };
    ctrlc::set_handler(stop).context("listen for Ctrl-C")?;
    Ok(stopped)
}

fn announce(first: &Result<Arc<Opened>, Trouble>, listening: &Listening) -> Result<()> {
    let what = match first {
        Ok(opened) => format!("Preview of {}", count(opened.notes(), "note")),
        Err(_) => "Preview, as soon as that is mended".to_owned(),
    };
    let mut out = terminal::stdout();
    write!(out, "{what}: {}", listening.address())?;
    match listening.taken {
        Some(taken) => writeln!(out, " (port {taken} is taken)")?,
        None => writeln!(out)?,
    }
    if let Ok(opened) = first {
        selection::summary(opened.kept.tally, &mut out)?;
        if let Some(book) = &opened.other_book {
            writeln!(out, "{}", site_files::about_other_book(book))?;
        }
    }
    writeln!(out, "What you save shows at once. Ctrl-C ends.")?;
    out.flush()?;
    Ok(())
}
