//! One request, and what came of it.

use super::body::{self, Body};
use super::page::{self, Page};
use super::retry_after::retry_after;
use super::trouble::Trouble;
use reqwest::header::{HeaderMap, HeaderValue, LOCATION, SET_COOKIE};
use reqwest::{Client, Url};
use std::collections::BTreeSet;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;
use tokio::time::{Instant, timeout};

/// What is asked for, and how long and how much of it is waited for.
#[derive(Debug)]
pub(super) struct Question {
    pub(super) url: Url,
    pub(super) headers: HeaderMap,
    pub(super) anchors: BTreeSet<String>,
    pub(super) limits: Limits,
    /// Whether the whole file is wanted rather than what a page says.
    pub(super) is_file: bool,
}

/// The limits of one request.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    pub(super) head: Duration,
    pub(super) connect: Duration,
    pub(super) body: Duration,
    pub(super) bytes: usize,
}

/// What came, when it was asked for, and when its head or the trouble was there.
#[derive(Debug)]
pub(super) struct Heard {
    pub(super) asked: Instant,
    pub(super) at: Instant,
    pub(super) what: Result<Response, Trouble>,
}

/// What matters of a response.
#[derive(Debug)]
pub(super) struct Response {
    pub(super) status: u16,
    /// Whom it came from.
    pub(super) ip: Option<IpAddr>,
    pub(super) location: Option<String>,
    /// How long the server asks to wait, from the time when this came.
    pub(super) wait: Option<Duration>,
    pub(super) cookies: Vec<String>,
    pub(super) page: Page,
    /// The file, where that was wanted and is there.
    pub(super) body: Option<Body>,
}

/// Asks with `GET`, since servers answer `HEAD` with less care, and leaves as soon as enough was read.
pub(super) async fn ask(client: Client, question: Question) -> Heard {
    let asked = Instant::now();
    let Question { url, headers, anchors, limits, is_file } = question;
    let answer = timeout(limits.head, client.get(url).headers(headers).send()).await;
    let at = Instant::now();
    let what = match answer {
        Ok(Ok(response)) => Ok(read(response, &anchors, limits, is_file).await),
        Ok(Err(error)) => Err(Trouble::of(&error, limits.connect)),
        Err(_) => Err(Trouble::Slow(limits.head)),
    };
    Heard { asked, at, what }
}

async fn read(response: reqwest::Response, anchors: &BTreeSet<String>, limits: Limits, is_file: bool) -> Response {
    let headers = response.headers();
    let is_wanted = is_file && response.status().is_success();
    let heard = Response {
        status: response.status().as_u16(),
        ip: response.remote_addr().as_ref().map(SocketAddr::ip),
        location: headers.get(LOCATION).map(text),
        wait: retry_after(headers),
        cookies: headers.get_all(SET_COOKIE).iter().map(text).collect(),
        page: Page::default(),
        body: None,
    };
    if is_wanted {
        Response { body: Some(body::read(response, limits).await), ..heard }
    } else {
        Response { page: page::read(response, anchors, limits).await, ..heard }
    }
}

/// Some servers put letters beyond ASCII into headers as they are.
fn text(value: &HeaderValue) -> String {
    String::from_utf8_lossy(value.as_bytes()).into_owned()
}
