//! Cookies of one address while its redirects are followed: some servers lead in circles until theirs comes back.

use super::name::host_name;
use reqwest::Url;
use std::collections::BTreeMap;

/// How many bytes of cookies a host may have; more is not needed to be let through.
const LIMIT: usize = 4096;

/// Names and values by host. They go back to that very host only and are forgotten with the address.
#[derive(Clone, Debug, Default)]
pub(super) struct Cookies(BTreeMap<String, BTreeMap<String, String>>);

impl Cookies {
    /// Keeps the `Set-Cookie` headers of an answer from `url`; of their attributes none matters here.
    pub(super) fn keep(&mut self, url: &Url, set: &[String]) {
        for cookie in set {
            let pair = cookie.split(';').next().unwrap_or_default();
            let Some((name, value)) = pair.split_once('=') else { continue };
            let host = self.0.entry(host_name(url).to_owned()).or_default();
            host.insert(name.trim().to_owned(), value.trim().to_owned());
        }
    }

    /// The value of the header `Cookie` for a request to `url` (RFC 6265, section 4.2.1).
    pub(super) fn header(&self, url: &Url) -> Option<String> {
        let host = self.0.get(host_name(url))?;
        let pairs: Vec<String> = host.iter().map(|(name, value)| format!("{name}={value}")).collect();
        Some(pairs.join("; ")).filter(|text| text.len() <= LIMIT)
    }
}
