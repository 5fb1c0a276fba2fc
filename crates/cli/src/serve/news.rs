//! What an open page hears from the server (server-sent events): that it looks different now, and what the rules found.

use super::question::Desk;
use axum::response::sse::{Event, KeepAlive, KeepAliveStream, Sse};
use coursenotes_course::path::decode;
use futures_core::Stream;
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::sync::mpsc;

/// How soon a page asks again when the server went away, and how often it hears that the line still stands.
const AGAIN: Duration = Duration::from_millis(500);
const STILL_THERE: Duration = Duration::from_secs(15);

/// More news than a page has not taken yet make it wait.
const WAITING: usize = 4;

/// News for one page.
pub(super) struct News(mpsc::Receiver<Event>);

impl Stream for News {
    type Item = Result<Event, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context) -> Poll<Option<Self::Item>> {
        self.0.poll_recv(cx).map(|event| event.map(Ok))
    }
}

/// The line to a page, which says in the address what it shows: `look=17&page=class-01.html`.
pub(super) fn line(desk: Desk, query: &str) -> Sse<KeepAliveStream<News>> {
    let value = |key: &str| {
        let values = query.split('&').filter_map(|pair| pair.split_once('='));
        values.into_iter().find(|(known, _)| *known == key).map(|(_, value)| decode(value).into_owned())
    };
    let page = value("page").unwrap_or_default();
    let look = value("look").and_then(|look| look.parse().ok()).unwrap_or_default();
    let (sender, receiver) = mpsc::channel(WAITING);
    tokio::spawn(follow(desk, page, look, sender));
    Sse::new(News(receiver)).keep_alive(KeepAlive::new().interval(STILL_THERE))
}

/// Tells what is new, from edition to edition, until the page is closed or the preview ends.
async fn follow(mut desk: Desk, page: String, mut look: u64, sender: mpsc::Sender<Event>) {
    let mut findings = None;
    // The first answer tells the page that the line stands.
    let mut news = vec![Event::default().retry(AGAIN).event("line").data("stands")];
    loop {
        desk.edition.borrow_and_update();
        let Some(state) = desk.state(&page).await else { return };
        if state.look != look {
            look = state.look;
            news.push(Event::default().event("reload").data(look.to_string()));
        }
        if state.findings != findings {
            let json = state.findings.clone().unwrap_or_else(|| "[]".into());
            news.push(Event::default().event("findings").data(json));
            findings = state.findings;
        }
        for event in news.drain(..) {
            if sender.send(event).await.is_err() {
                return;
            }
        }
        if desk.edition.changed().await.is_err() || sender.is_closed() {
            return;
        }
    }
}
