//! What single hosts are told beside the question: headers and tokens. No other host hears of them.

use super::name::{host_name, is_guarded, name_of};
use super::{Secret, WebError, WebOptions};
use reqwest::Url;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};
use std::collections::BTreeMap;

/// Headers by host, sent where nobody can listen only.
#[derive(Default)]
pub(super) struct Credentials(BTreeMap<String, HeaderMap>);

impl Credentials {
    pub(super) fn new(options: &WebOptions) -> Result<Self, WebError> {
        let mut credentials = Self::default();
        for (host, headers) in &options.headers {
            for (name, value) in headers {
                let headers = credentials.0.entry(name_of(host)).or_default();
                insert(headers, host, name, value.value())?;
            }
        }
        for (host, token) in &options.tokens {
            let headers = credentials.0.entry(name_of(host)).or_default();
            insert(headers, host, AUTHORIZATION.as_str(), &bearer(token))?;
        }
        Ok(credentials)
    }

    /// Whether its host has any, sent or not.
    pub(super) fn has(&self, url: &Url) -> bool {
        self.0.contains_key(host_name(url))
    }

    /// What is sent with a request for `url`.
    pub(super) fn headers(&self, url: &Url) -> HeaderMap {
        self.0.get(host_name(url)).filter(|_| is_guarded(url)).cloned().unwrap_or_default()
    }
}

/// RFC 6750, section 2.1.
fn bearer(token: &Secret) -> String {
    format!("Bearer {}", token.value())
}

fn insert(headers: &mut HeaderMap, host: &str, name: &str, value: &str) -> Result<(), WebError> {
    let refused = || WebError::Header { host: host.to_owned(), name: name.to_owned() };
    let key = HeaderName::from_bytes(name.as_bytes()).map_err(|_| refused())?;
    let mut value = HeaderValue::from_str(value).map_err(|_| refused())?;
    value.set_sensitive(true);
    headers.insert(key, value);
    Ok(())
}
