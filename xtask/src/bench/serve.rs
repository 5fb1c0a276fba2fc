//! How soon a save is on screen: from writing a note to the event that makes its page load anew, and to that page.

use super::bars::Bars;
use super::course::{self, Shape};
use super::programs::Programs;
use crate::step::say;
use anyhow::{Context, Result, bail};
use coursenotes::Outcome;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// As many notes, of at least that many bytes.
const NOTES: usize = 1_000;
const NOTE_BYTES: usize = 3_000;

/// What a person takes for at once, in milliseconds.
const LIMIT: f64 = 150.0;

/// The note that is saved, and its page.
const NOTE: &str = "part-005/class-00500.md";
const PAGE: &str = "/part-005/class-00500.html";

/// Between two saves the rules look at the course; a person needs that long as well.
const PAUSE: Duration = Duration::from_millis(700);

pub(super) fn serve(saves: usize) -> Result<Outcome> {
    if saves == 0 {
        bail!("nothing is measured without a save");
    }
    let programs = Programs::build()?;
    let folder = course::generate("bench-serve", &Shape::of_census(NOTES, NOTE_BYTES))?;
    let preview = Preview::start(&programs.coursenotes, &folder.path)?;
    let note = folder.path.join(NOTE);
    let before = fs::read_to_string(&note)?;
    let (mut events, mut pages) = (Vec::new(), Vec::new());
    for number in 0..saves {
        let news = preview.open(PAGE)?;
        std::thread::sleep(PAUSE);
        let words = format!("Saved for the {number}th time.");
        let started = Instant::now();
        fs::write(&note, format!("{before}\n{words}\n"))?;
        wait_for_reload(news)?;
        events.push(milliseconds(started));
        if !preview.get(PAGE)?.contains(&words) {
            bail!("the page is not that of the saved note");
        }
        pages.push(milliseconds(started));
    }
    say(&format!("\n{NOTES} notes, {:.1} MB, {saves} saves, each with its slowest", folder.megabytes()));
    let (told, page) = (median(&mut events), median(&mut pages));
    say(&format!("  the browser is told to load it     {told:9.2} ms {:9.2}", events[saves - 1]));
    say(&format!("  it has the page                    {page:9.2} ms {:9.2}", pages[saves - 1]));
    let mut bars = Bars::default();
    bars.at_most("from a save to the page", page, LIMIT, "ms");
    Ok(bars.outcome())
}

/// Sorts them and gives the one in the middle.
fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn milliseconds(started: Instant) -> f64 {
    started.elapsed().as_secs_f64() * 1e3
}

/// The program, while it runs.
struct Preview {
    child: Child,
    port: u16,
}

impl Preview {
    fn start(program: &Path, folder: &Path) -> Result<Self> {
        let mut command = Command::new(program);
        let mut child = command.arg("serve").arg(folder).args(["--port", "0"]).stdout(Stdio::piped()).spawn()?;
        let mut line = String::new();
        BufReader::new(child.stdout.take().context("its output")?).read_line(&mut line)?;
        let port = line.split("127.0.0.1:").nth(1).and_then(|rest| rest.split('/').next()?.parse().ok());
        Ok(Self { child, port: port.with_context(|| format!("no preview: {line}"))? })
    }

    fn ask(&self, path: &str) -> Result<TcpStream> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        Ok(stream)
    }

    fn get(&self, path: &str) -> Result<String> {
        let mut text = String::new();
        self.ask(path)?.read_to_string(&mut text)?;
        Ok(text)
    }

    /// Opens a page as a browser does, with its line for news.
    fn open(&self, path: &str) -> Result<BufReader<TcpStream>> {
        let page = self.get(path)?;
        let news = page.split("data-news=\"").nth(1).and_then(|rest| rest.split('"').next()).context("a line")?;
        Ok(BufReader::new(self.ask(&news.replace("&amp;", "&"))?))
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn wait_for_reload(mut news: BufReader<TcpStream>) -> Result<()> {
    let mut line = String::new();
    while !line.starts_with("event: reload") {
        line.clear();
        if news.read_line(&mut line)? == 0 {
            bail!("the line to the page ended");
        }
    }
    Ok(())
}
