//! Cookies of one address while its redirects are followed: some servers lead in circles until theirs comes back.

use super::name::is_guarded;
use reqwest::Url;
use std::collections::BTreeMap;

/// How many bytes of cookies an origin may have; more is not needed to be let through.
const LIMIT: usize = 4096;

/// Names and values by origin. They go back to that scheme, host and port only, so none that came over encryption goes
/// without it, and are forgotten with the address.
#[derive(Clone, Debug, Default)]
pub(super) struct Cookies(BTreeMap<String, BTreeMap<String, String>>);

impl Cookies {
    /// Keeps the `Set-Cookie` headers of an answer from `url`. Of their attributes one matters here: `Secure` is for ways
    /// on which nobody can listen.
    pub(super) fn keep(&mut self, url: &Url, set: &[String]) {
        for cookie in set {
            let mut parts = cookie.split(';');
            let Some((name, value)) = parts.next().and_then(|pair| pair.split_once('=')) else { continue };
            if !is_guarded(url) && parts.any(|attribute| attribute.trim().eq_ignore_ascii_case("secure")) {
                continue;
            }
            let origin = self.0.entry(origin(url)).or_default();
            origin.insert(name.trim().to_owned(), value.trim().to_owned());
        }
    }

    /// The value of the header `Cookie` for a request to `url` (RFC 6265, section 4.2.1).
    pub(super) fn header(&self, url: &Url) -> Option<String> {
        let cookies = self.0.get(&origin(url))?;
        let pairs: Vec<String> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        Some(pairs.join("; ")).filter(|text| text.len() <= LIMIT)
    }
}

/// Scheme, host and port.
fn origin(url: &Url) -> String {
    url.origin().ascii_serialization()
}
