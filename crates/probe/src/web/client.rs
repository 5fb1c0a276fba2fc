//! The client that speaks HTTP. It follows nothing, remembers nothing and retries nothing by itself: each request that
//! a server sees is one that was decided on here.

use super::lookup::Lookup;
use super::{WebError, WebOptions};
use reqwest::header::{ACCEPT, ACCEPT_LANGUAGE, HeaderMap, HeaderValue};
use reqwest::{Certificate, Client};
use std::time::Duration;

/// How long a connection is kept that nobody uses: a host is asked several times a second while it has questions.
const IDLE: Duration = Duration::from_secs(2);

/// How much of a page a server may send ahead (HTTP/2), so that one that is left early has not sent it all.
const WINDOW: u32 = 128 * 1024;

pub(super) fn client(options: &WebOptions, lookup: Lookup) -> Result<Client, WebError> {
    Client::builder()
        .user_agent(options.user_agent.as_str())
        .default_headers(headers())
        .dns_resolver(lookup)
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        .connect_timeout(options.connect_timeout)
        .pool_idle_timeout(IDLE)
        .pool_max_idle_per_host(options.connections_per_host)
        .http2_initial_stream_window_size(WINDOW)
        .tls_certs_merge(certificates(options)?)
        .build()
        .map_err(WebError::Setup)
}

/// What a reader's browser says too. Some servers give programs that don't ask for pages an error.
fn headers() -> HeaderMap {
    let accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    HeaderMap::from_iter([
        (ACCEPT, HeaderValue::from_static(accept)),
        (ACCEPT_LANGUAGE, HeaderValue::from_static("en,*;q=0.5")),
    ])
}

fn certificates(options: &WebOptions) -> Result<Vec<Certificate>, WebError> {
    let bundles = options.certificates.iter().map(|pem| Certificate::from_pem_bundle(pem.as_bytes()));
    Ok(bundles.collect::<Result<Vec<_>, _>>().map_err(WebError::Certificate)?.into_iter().flatten().collect())
}
