//! What an answer means: for a reader, and for what is asked next.

use super::WebOptions;
use super::ask::{Heard, Response};
use super::private::Borders;
use super::trail::DeadEnd;
use super::trouble::Trouble;
use super::visit::Visit;
use coursenotes_course::{Answer, Reply};
use reqwest::StatusCode;
use std::time::Duration;
use tokio::time::Instant;

/// How an address goes on.
#[derive(Debug)]
pub(super) enum Next {
    /// It is known.
    Answer(Reply),
    /// Nobody has its name, unless there is no network.
    NoSuchHost(Reply),
    /// Nobody known vouches for its certificate, unless something stands between.
    Unvouched(Reply),
    /// A redirect was followed; its end is asked next.
    Onward,
    /// It is asked again, not before this time.
    Later(Instant),
}

/// Judges what was heard. Moves the visit's trail where a redirect leads.
pub(super) fn judge(visit: &mut Visit, heard: Heard, options: &WebOptions, borders: &Borders) -> Next {
    match heard.what {
        Ok(response) => judge_response(visit, response, heard.at, options, borders),
        Err(trouble) => judge_trouble(visit, &trouble, heard.at, options),
    }
}

/// A reply that tells of trouble.
pub(super) fn reply_to_trouble(visit: &Visit, trouble: &Trouble) -> Reply {
    visit.reply(trouble.answer(), Some(trouble.words()), None)
}

fn judge_trouble(visit: &mut Visit, trouble: &Trouble, at: Instant, options: &WebOptions) -> Next {
    let reply = reply_to_trouble(visit, trouble);
    // A second look at the name is enough.
    if *trouble == Trouble::NoSuchHost && std::mem::replace(&mut visit.is_nameless, true) {
        return Next::NoSuchHost(reply);
    }
    if *trouble == Trouble::Unvouched {
        return Next::Unvouched(reply);
    }
    if trouble.may_pass() { again(visit, None, at, reply, options) } else { Next::Answer(reply) }
}

fn judge_response(visit: &mut Visit, response: Response, at: Instant, options: &WebOptions, borders: &Borders) -> Next {
    let Response { status, ip, location, wait, cookies, page, .. } = response;
    visit.trail.hear(&cookies, ip);
    if is_redirect(status) {
        return match visit.trail.follow(status, location.as_deref(), options.max_redirects, borders) {
            Ok(()) => Next::Onward,
            Err(end) => Next::Answer(dead_end(visit, &end, status)),
        };
    }
    let reply = visit.reply(answer(status), reason(status), Some(status));
    if is_passing(status) {
        return again(visit, wait, at, reply, options);
    }
    let title = page.title.filter(|_| !visit.trail.is_confidential);
    Next::Answer(Reply { title, found: page.found, missing: page.missing, ..reply })
}

/// Redirects that name where to go (RFC 9110, section 15.4); 300 may.
fn is_redirect(status: u16) -> bool {
    matches!(status, 300 | 301 | 302 | 303 | 307 | 308)
}

/// Trouble of the server or too many questions: the next answer may be another.
fn is_passing(status: u16) -> bool {
    matches!(status, 408 | 425 | 429 | 500..=599)
}

fn answer(status: u16) -> Answer {
    match status {
        200..=299 | 304 => Answer::Alive,
        404 | 410 => Answer::Dead,
        _ => Answer::Unsure,
    }
}

fn reason(status: u16) -> Option<String> {
    (answer(status) != Answer::Alive).then(|| status_words(status))
}

/// `404 Not Found`; numbers that no standard knows stand alone.
fn status_words(status: u16) -> String {
    let words = StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason());
    words.map_or_else(|| status.to_string(), |words| format!("{status} {words}"))
}

fn dead_end(visit: &Visit, end: &DeadEnd, status: u16) -> Reply {
    let answer = if matches!(end, DeadEnd::Scheme(_)) { Answer::Dead } else { Answer::Unsure };
    visit.reply(answer, Some(end.words()), Some(status))
}

/// Asks again after `wait` or a pause of our own, while there is patience left.
fn again(visit: &mut Visit, wait: Option<Duration>, at: Instant, reply: Reply, options: &WebOptions) -> Next {
    visit.attempts += 1;
    let asked = wait.filter(|wait| !wait.is_zero());
    let pause = asked.unwrap_or_else(|| back_off(visit.attempts, options));
    if visit.waited + pause > options.host_budget {
        let words = asked.map(|wait| Trouble::Busy(wait).words());
        return Next::Answer(Reply { reason: words.or_else(|| reply.reason.clone()), ..reply });
    }
    if visit.attempts >= options.attempts {
        return Next::Answer(reply);
    }
    visit.waited += pause;
    visit.last = Some(reply);
    Next::Later(at + pause + MARGIN)
}

/// The server's clock may be a little slower than ours.
const MARGIN: Duration = Duration::from_millis(10);

/// 1 s, 2 s, 4 s …, each a quarter more or less, so that what failed together doesn't come back together.
pub(super) fn back_off(attempt: u32, options: &WebOptions) -> Duration {
    let doubled = options.back_off * 2_u32.pow(attempt.saturating_sub(1).min(5));
    doubled.mul_f64(0.75 + fastrand::f64() / 2.0)
}
