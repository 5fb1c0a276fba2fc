//! As much of a page as is needed: its title, and whether it has the places that links name.

mod anchors;
mod title;

use super::ask::Limits;
use reqwest::header::CONTENT_TYPE;
use reqwest::{Response, Version};
use std::collections::BTreeSet;
use std::time::Duration;
use tokio::time::timeout;

/// What was seen of a page.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) title: Option<String>,
    pub(super) found: BTreeSet<String>,
    pub(super) missing: BTreeSet<String>,
}

/// Where a title stands, if there is one: nobody's head is longer.
const HEAD: usize = 64 * 1024;

/// What is read to its end though nobody needs it, because a new connection costs more.
const REST: usize = 32 * 1024;

/// How long such a rest may take.
const REST_TIME: Duration = Duration::from_millis(250);

/// Reads what is wanted. Trouble on the way only means that less is known: the page is there.
pub(super) async fn read(mut response: Response, anchors: &BTreeSet<String>, limits: Limits) -> Page {
    if !response.status().is_success() || !is_html(&response) {
        read_rest(&mut response).await;
        return Page::default();
    }
    let mut body = Body { limit: limits.bytes, ..Body::default() };
    if anchors.is_empty() {
        body.limit = body.limit.min(HEAD);
        let _ = timeout(limits.body, body.read(&mut response, title::is_complete)).await;
        read_rest(&mut response).await;
        return Page { title: title::title(&body.text()), ..Page::default() };
    }
    let _ = timeout(limits.body, body.read(&mut response, |_| false)).await;
    let text = body.text();
    let title = title::title(&text[..text.floor_char_boundary(HEAD)]);
    // What was not read may have it.
    let (found, missing) = if body.is_whole { anchors::look_for(anchors, &text) } else { Default::default() };
    Page { title, found, missing }
}

fn is_html(response: &Response) -> bool {
    let kind = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = kind.trim_start().to_ascii_lowercase();
    kind.starts_with("text/html") || kind.starts_with("application/xhtml+xml")
}

#[derive(Default)]
struct Body {
    limit: usize,
    bytes: Vec<u8>,
    /// Whether this is all of it.
    is_whole: bool,
}

impl Body {
    async fn read(&mut self, response: &mut Response, is_enough: impl Fn(&[u8]) -> bool) {
        while self.bytes.len() < self.limit && !is_enough(&self.bytes) {
            match response.chunk().await {
                Ok(Some(chunk)) => {
                    let left = self.limit - self.bytes.len();
                    self.bytes.extend_from_slice(&chunk[..chunk.len().min(left)]);
                }
                Ok(None) => {
                    self.is_whole = true;
                    return;
                }
                Err(_) => return,
            }
        }
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}

/// Reads a short rest, so that the connection serves again. HTTP/2 can leave one question without the others.
async fn read_rest(response: &mut Response) {
    let length = response.content_length().unwrap_or(0);
    if response.version() == Version::HTTP_2 || length > REST as u64 {
        return;
    }
    let mut body = Body { limit: REST, ..Body::default() };
    let _ = timeout(REST_TIME, body.read(response, |_| false)).await;
}
