//! How long a server asks to wait.

use reqwest::header::{DATE, HeaderMap, HeaderValue, RETRY_AFTER};
use std::time::{Duration, SystemTime};

/// What the header `Retry-After` says, as a time from the moment when the answer came (RFC 9110, section 10.2.3).
pub(super) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    let wait = match text.parse() {
        Ok(seconds) => Duration::from_secs(seconds),
        Err(_) => until(httpdate::parse_http_date(text).ok()?, now(headers)),
    };
    Some(wait.min(LONGEST))
}

/// What is as good as for ever, and can be added to any time.
const LONGEST: Duration = Duration::from_hours(366 * 24);

/// The time by the server's own clock, which cuts off parts of a second, or else by ours.
fn now(headers: &HeaderMap) -> SystemTime {
    let date = headers.get(DATE).map(HeaderValue::to_str).and_then(Result::ok);
    date.and_then(|date| httpdate::parse_http_date(date).ok()).unwrap_or_else(SystemTime::now)
}

/// Whole seconds, rounded up: half a second too early is too early.
fn until(date: SystemTime, now: SystemTime) -> Duration {
    let left = date.duration_since(now).unwrap_or_default();
    Duration::from_secs(left.as_secs() + u64::from(left.subsec_nanos() > 0))
}
