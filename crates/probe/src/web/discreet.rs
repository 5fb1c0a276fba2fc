//! What of an address that a redirect named may be kept and shown: what a server put there may let others in.

use reqwest::Url;

/// The address without what `start` hasn't and may be the token of a session: a name and password, a query, a parameter
/// of its path (`;jsessionid=…`), a fragment with a value (`#access_token=…`).
pub(super) fn without_secrets(url: &Url, start: &Url) -> Url {
    let mut open = url.clone();
    // No address of the web refuses to have none.
    let _ = open.set_username("");
    let _ = open.set_password(None);
    if url.query() != start.query() {
        open.set_query(None);
    }
    if url.path().contains(';') && url.path() != start.path() {
        let parts: Vec<&str> = url.path().split('/').map(|part| part.split(';').next().unwrap_or_default()).collect();
        open.set_path(&parts.join("/"));
    }
    if url.fragment() != start.fragment() && url.fragment().is_some_and(|fragment| fragment.contains('=')) {
        open.set_fragment(None);
    }
    open
}
