//! A preview of a folder of notes, and a browser without a window that asks it. Everything waits for what is to come, with
//! a limit that no machine reaches; nothing waits for a time to pass.

#![allow(dead_code, reason = "each test program uses some of it")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

const LIMIT: Duration = Duration::from_mins(1);

/// The program, while it runs.
pub(crate) struct Preview {
    child: Child,
    pub(crate) port: u16,
    /// The first line that it said.
    pub(crate) first_line: String,
    complaints: Receiver<String>,
}

/// What came back.
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Preview {
    /// Starts it on a port that the system chooses.
    pub(crate) fn of(folder: &Path) -> Self {
        Self::with(folder, &["--port", "0"])
    }

    pub(crate) fn with(folder: &Path, arguments: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_coursenotes"));
        command.arg("serve").args(arguments).current_dir(folder).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let mut first_line = String::new();
        let out = child.stdout.take().expect("its output");
        BufReader::new(out).read_line(&mut first_line).expect("it says where it is");
        let complaints = lines(child.stderr.take().expect("its complaints"));
        let address = first_line.split("http://127.0.0.1:").nth(1).unwrap_or_default();
        let port = address.split('/').next().and_then(|port| port.parse().ok());
        let Some(port) = port else {
            drop(child.wait());
            panic!("no preview: {first_line}{}", complaints.iter().collect::<Vec<_>>().join("\n"));
        };
        Self { child, port, first_line: first_line.trim_end().to_owned(), complaints }
    }

    /// What it says beside its output, next.
    pub(crate) fn complaint(&self) -> String {
        self.complaints.recv_timeout(LIMIT).expect("it complains")
    }

    pub(crate) fn get(&self, path: &str) -> Reply {
        self.ask("GET", path, "127.0.0.1")
    }

    pub(crate) fn ask(&self, method: &str, path: &str, host: &str) -> Reply {
        let mut stream = self.connect();
        write!(stream, "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").expect("ask");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("an answer");
        let text = String::from_utf8_lossy(&bytes);
        let (head, body) = text.split_once("\r\n\r\n").expect("a head and a body");
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        Reply { status, head: head.to_lowercase(), body: body.to_owned() }
    }

    /// Opens a page as a browser does: the page, and then its line for news.
    pub(crate) fn open(&self, path: &str) -> Open<'_> {
        let page = self.get(path).body;
        let news = page.split("data-news=\"").nth(1).and_then(|rest| rest.split('"').next());
        let news = news.unwrap_or_else(|| panic!("{path} has no line for news: {page}")).replace("&amp;", "&");
        let mut stream = self.connect();
        write!(stream, "GET {news} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").expect("ask for news");
        let open = Open { preview: self, path: path.to_owned(), page, lines: lines(stream) };
        open.wait("line");
        open
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("somebody listens");
        stream.set_read_timeout(Some(LIMIT)).expect("a limit");
        stream
    }

    /// Ends it as Ctrl-C does.
    #[cfg(unix)]
    pub(crate) fn end(mut self) -> Option<i32> {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &id]).status().expect("kill runs").success());
        self.child.wait().expect("it ends").code()
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// A page that is open.
pub(crate) struct Open<'p> {
    preview: &'p Preview,
    path: String,
    pub(crate) page: String,
    lines: Receiver<String>,
}

impl Open<'_> {
    /// Waits for an event of that name and gives what it says; other events before it pass.
    pub(crate) fn wait(&self, event: &str) -> String {
        loop {
            let (name, data) = self.next();
            if name == event {
                return data;
            }
        }
    }

    /// The next event with what it says.
    pub(crate) fn next(&self) -> (String, String) {
        let mut name = String::new();
        let start = Instant::now();
        loop {
            // The line says now and then that it still stands.
            let left = LIMIT.saturating_sub(start.elapsed());
            let line = self.lines.recv_timeout(left).unwrap_or_else(|_| panic!("{} hears nothing", self.path));
            if let Some(event) = line.strip_prefix("event: ") {
                event.clone_into(&mut name);
            } else if let Some(data) = line.strip_prefix("data: ") {
                return (name, data.to_owned());
            }
        }
    }

    /// Loads the page again and again, whenever it hears of something new, until `holds` is true of it. What an editor
    /// does in several steps may be seen in several steps.
    pub(crate) fn until(mut self, holds: impl Fn(&str) -> bool) -> Self {
        loop {
            self.wait("reload");
            self = self.preview.open(&self.path);
            if holds(&self.page) {
                return self;
            }
        }
    }

    /// Waits for findings of which `holds` is true.
    pub(crate) fn until_found(&self, holds: impl Fn(&str) -> bool) -> String {
        loop {
            let found = self.wait("findings");
            if holds(&found) {
                return found;
            }
        }
    }
}

/// Lines as they come.
fn lines(source: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(source).lines() {
            let Ok(line) = line else { return };
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    receiver
}
