//! A server that does as it is told, also what no server should do.

use std::collections::{BTreeMap, HashMap};
use std::io::{Read, Write};
use std::net::{IpAddr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// A request as the server saw it.
#[derive(Clone, Debug)]
pub(super) struct Request {
    pub(super) at: Instant,
    pub(super) method: String,
    pub(super) path: String,
    pub(super) headers: BTreeMap<String, String>,
    /// How many came for the same path before.
    pub(super) earlier: usize,
}

/// Bytes, and what happens after them.
pub(super) struct Answer(pub(super) Vec<u8>, pub(super) Then);

/// What happens after the bytes of an answer.
#[derive(Clone, Debug)]
pub(super) enum Then {
    /// The connection waits for the next request.
    Keep,
    /// It ends.
    Close,
    /// It ends as if the server had crashed.
    Reset,
    /// Nothing comes any more.
    Hang,
    /// These bytes come again and again, with a pause between.
    Repeat(&'static [u8], Duration),
}

/// All requests, and how many came for each path.
#[derive(Default)]
struct Log {
    requests: Vec<Request>,
    counts: HashMap<String, usize>,
}

type Handler = dyn Fn(&Request) -> Answer + Send + Sync;

/// A server that runs until it is dropped.
pub(super) struct Server {
    pub(super) address: SocketAddr,
    log: Arc<Mutex<Log>>,
    connections: Arc<AtomicUsize>,
    is_over: Arc<AtomicBool>,
}

impl Server {
    pub(super) fn start(handler: impl Fn(&Request) -> Answer + Send + Sync + 'static) -> Self {
        Self::on([127, 0, 0, 1].into(), handler).expect("this machine has 127.0.0.1")
    }

    pub(super) fn on(
        ip: IpAddr,
        handler: impl Fn(&Request) -> Answer + Send + Sync + 'static,
    ) -> std::io::Result<Self> {
        let listener = TcpListener::bind((ip, 0))?;
        let server = Self {
            address: listener.local_addr()?,
            log: Arc::default(),
            connections: Arc::default(),
            is_over: Arc::default(),
        };
        let (log, is_over, handler) = (Arc::clone(&server.log), Arc::clone(&server.is_over), Arc::new(handler));
        let connections = Arc::clone(&server.connections);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if is_over.load(Ordering::Relaxed) {
                    return;
                }
                connections.fetch_add(1, Ordering::Relaxed);
                let (log, handler) = (Arc::clone(&log), Arc::clone(&handler));
                thread::spawn(move || {
                    let _ = serve(stream, &log, &*handler);
                });
            }
        });
        Ok(server)
    }

    /// The address of a page.
    pub(super) fn page(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The address of a page at a host that is told in the options.
    pub(super) fn page_at(&self, host: &str, path: &str) -> String {
        format!("http://{host}:{}{path}", self.address.port())
    }

    /// How many connections it has had.
    pub(super) fn connections(&self) -> usize {
        self.connections.load(Ordering::Relaxed)
    }

    /// All requests until now.
    pub(super) fn requests(&self) -> Vec<Request> {
        self.log.lock().unwrap().requests.clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
        let _ = TcpStream::connect_timeout(&self.address, Duration::from_secs(1));
    }
}

#[expect(clippy::disallowed_methods, reason = "a server keeps its own time")]
pub(super) fn now() -> Instant {
    Instant::now()
}

fn serve(mut stream: TcpStream, log: &Mutex<Log>, handler: &Handler) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    loop {
        let Some((head, length)) = peek_head(&stream)? else { return Ok(()) };
        let request = note(&head, log);
        let Answer(bytes, then) = handler(&request);
        if matches!(then, Then::Reset) {
            stream.write_all(&bytes)?;
            // What arrives must be on its way before the connection breaks.
            thread::sleep(Duration::from_millis(20));
            // With the question still unread, the system resets the connection.
            return Ok(());
        }
        stream.read_exact(&mut vec![0; length])?;
        stream.write_all(&bytes)?;
        match then {
            Then::Keep => {}
            Then::Close => return stream.shutdown(Shutdown::Write),
            Then::Hang => drop(stream.read(&mut [0])?),
            Then::Repeat(bytes, pause) => loop {
                thread::sleep(pause);
                stream.write_all(bytes)?;
            },
            Then::Reset => unreachable!("has ended above"),
        }
    }
}

/// The head of the next request and its length, left where it is.
fn peek_head(stream: &TcpStream) -> std::io::Result<Option<(String, usize)>> {
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let length = stream.peek(&mut buffer)?;
        if length == 0 {
            return Ok(None);
        }
        // Who wants to talk about encryption is answered too.
        if !buffer[0].is_ascii_uppercase() {
            return Ok(Some((String::new(), length)));
        }
        let text = String::from_utf8_lossy(&buffer[..length]).into_owned();
        if let Some(end) = text.find("\r\n\r\n") {
            return Ok(Some((text[..end].to_owned(), end + 4)));
        }
        thread::sleep(Duration::from_millis(1));
    }
}

fn note(head: &str, log: &Mutex<Log>) -> Request {
    let mut lines = head.split("\r\n");
    let mut first = lines.next().unwrap_or_default().split(' ');
    let (method, path) = (first.next().unwrap_or_default().to_owned(), first.next().unwrap_or_default().to_owned());
    let headers = lines.filter_map(|line| line.split_once(": "));
    let headers = headers.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect();
    let mut log = log.lock().unwrap();
    let count = log.counts.entry(path.clone()).or_default();
    let request = Request { at: now(), method, path, headers, earlier: *count };
    *count += 1;
    log.requests.push(request.clone());
    request
}

/// An answer with a status, further headers (each with its line end) and a body.
pub(super) fn answer(status: &str, headers: &str, body: &str) -> Answer {
    let head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\n{headers}\r\n", body.len());
    Answer([head.as_bytes(), body.as_bytes()].concat(), Then::Keep)
}

/// A page.
pub(super) fn page(body: &str) -> Answer {
    answer("200 OK", "Content-Type: text/html; charset=utf-8\r\n", body)
}

/// A status without more.
pub(super) fn status(status: &str) -> Answer {
    answer(status, "", "")
}

/// A redirect.
pub(super) fn redirect(status: &str, location: &str) -> Answer {
    answer(status, &format!("Location: {location}\r\n"), "")
}
