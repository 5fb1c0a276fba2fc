//! The server: browsers on this machine ask, with GET and HEAD only.

use super::dress::{FILES, NEWS, dress};
use super::question::{Answer, Desk, Page, PageKind, Question};
use super::{media, news};
use anyhow::{Context, Result};
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use coursenotes_course::path::decode;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::sync::watch;

/// How long a browser may take to finish when the preview ends.
const LAST: Duration = Duration::from_secs(1);

/// What goes with every answer. Notes may be private: no other site that is open in the browser reads or frames them.
const HEADERS: &[(&str, &str)] = &[
    ("cache-control", "no-store"),
    ("content-security-policy", "frame-ancestors 'none'"),
    ("cross-origin-resource-policy", "same-origin"),
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
];

/// Answers until `stopped` turns true.
pub(super) async fn serve(listener: TcpListener, desk: Desk, mut stopped: watch::Receiver<bool>) -> Result<()> {
    listener.set_nonblocking(true).context("start the server")?;
    let listener = tokio::net::TcpListener::from_std(listener).context("start the server")?;
    let questions = desk.questions.clone();
    let router = Router::new().fallback_service(get(answer).with_state(desk));
    let router = router.layer(middleware::from_fn(guard));
    let mut late = stopped.clone();
    let end = async move {
        drop(stopped.wait_for(|stopped| *stopped).await);
        // With the thread of the course, the lines to open pages end.
        drop(questions.send(Question::Stop));
    };
    let limit = async {
        drop(late.wait_for(|stopped| *stopped).await);
        tokio::time::sleep(LAST).await;
    };
    tokio::select! {
        served = axum::serve(listener, router).with_graceful_shutdown(end) => served.context("serve the preview"),
        () = limit => Ok(()),
    }
}

/// Answers only to who asks for this machine by its name. A page of another site can give its own name our address, and
/// would read the notes as if they were its own (DNS rebinding).
async fn guard(request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    let authority = request.uri().authority().map(axum::http::uri::Authority::as_str);
    let is_ours = host.is_some_and(is_this_machine) && authority.is_none_or(is_this_machine);
    let mut response = if is_ours {
        next.run(request).await
    } else {
        (StatusCode::MISDIRECTED_REQUEST, "This preview answers to 127.0.0.1 and localhost only.\n").into_response()
    };
    for (name, value) in HEADERS {
        response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    response
}

/// Whether a host, with or without a port, is a name of this machine for itself.
fn is_this_machine(host: &str) -> bool {
    let is_port = |port: &str| port.bytes().all(|byte| byte.is_ascii_digit());
    let name = match host.rsplit_once(':') {
        Some((name, port)) if is_port(port) => name,
        _ => host,
    };
    ["127.0.0.1", "localhost", "[::1]"].iter().any(|ours| name.eq_ignore_ascii_case(ours))
}

async fn answer(State(desk): State<Desk>, uri: Uri) -> Response {
    let address = uri.path().strip_prefix('/').unwrap_or_default();
    if address == NEWS {
        return news::line(desk, uri.query().unwrap_or_default()).into_response();
    }
    if let Some((path, text)) = FILES.iter().find(|(path, _)| *path == address) {
        return bytes(StatusCode::OK, path, *text);
    }
    match desk.file(&decode(address)).await {
        Some(Answer::Page(page)) => self::page(&page),
        Some(Answer::Bytes(path, content)) => bytes(StatusCode::OK, &path, content),
        Some(Answer::Asset(place)) => asset(place).await,
        Some(Answer::Moved(way)) => moved(&way, uri.query()),
        None => (StatusCode::SERVICE_UNAVAILABLE, "The preview ends.\n").into_response(),
    }
}

fn page(page: &Page) -> Response {
    let status = match page.kind {
        PageKind::Site => StatusCode::OK,
        PageKind::Missing => StatusCode::NOT_FOUND,
        PageKind::Trouble => StatusCode::INTERNAL_SERVER_ERROR,
    };
    bytes(status, "page.html", dress(page))
}

/// A file of the course, read when it is asked for.
async fn asset(place: PathBuf) -> Response {
    let name = place.to_string_lossy().into_owned();
    match tokio::task::spawn_blocking(move || read(&place)).await {
        Ok(Ok(content)) => bytes(StatusCode::OK, &name, content),
        _ => (StatusCode::NOT_FOUND, "This file can't be read.\n").into_response(),
    }
}

#[expect(clippy::disallowed_methods, reason = "pictures and documents are read when a browser asks for them")]
fn read(place: &Path) -> std::io::Result<Vec<u8>> {
    std::fs::read(place)
}

fn moved(way: &str, query: Option<&str>) -> Response {
    let location = query.map_or_else(|| way.to_owned(), |query| format!("{way}?{query}"));
    (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, location)]).into_response()
}

fn bytes(status: StatusCode, path: &str, content: impl Into<Body>) -> Response {
    (status, [(header::CONTENT_TYPE, media::of(path))], content.into()).into_response()
}

#[cfg(test)]
mod tests {
    use super::is_this_machine;

    #[test]
    fn only_names_of_this_machine_are_ours() {
        for host in ["127.0.0.1", "127.0.0.1:8000", "localhost:1", "LOCALHOST", "[::1]:8000", "[::1]"] {
            assert!(is_this_machine(host), "{host}");
        }
        for host in ["", "evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "::1", "127.0.0.1:x"] {
            assert!(!is_this_machine(host), "{host}");
        }
    }
}
