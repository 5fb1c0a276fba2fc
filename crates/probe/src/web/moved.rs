//! Which address a link should have instead.

use super::discreet::without_secrets;
use super::name::host_name;
use super::trail::Trail;
use reqwest::Url;

/// Where the page has moved for good, if it is the page that is there now: a front page or a form to log in is what
/// many servers show for a page that they have no more. An address that may hold a secret is none for a link.
pub(super) fn moved_to(trail: &Trail) -> Option<String> {
    let moved = trail.permanent.as_ref().filter(|url| **url != trail.start)?;
    let is_other_page = |url: &Url| is_front_page(url) && !is_front_page(&trail.start);
    let is_login = |url: &Url| asks_to_log_in(url) && !asks_to_log_in(&trail.start);
    let is_lost = [moved, &trail.url].into_iter().any(|url| is_other_page(url) || is_login(url));
    (!is_lost && without_secrets(moved, &trail.start) == *moved).then(|| moved.to_string())
}

/// Whether it is the first page of a site, maybe in one of its languages: `/`, `/index.html`, `/en/`, `/pt-br`.
fn is_front_page(url: &Url) -> bool {
    let mut parts = url.path().split('/').filter(|part| !part.is_empty());
    let is_front = |part: &str| is_index(part) || is_language(part);
    url.query().is_none() && parts.next().is_none_or(is_front) && parts.next().is_none_or(is_index)
}

fn is_index(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or_default().to_lowercase();
    ["index", "default", "home"].contains(&stem.as_str())
}

fn is_language(part: &str) -> bool {
    let mut codes = part.split(['-', '_']);
    let is_code = |code: &str| code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_alphabetic());
    codes.next().is_some_and(is_code) && codes.next().is_none_or(is_code) && codes.next().is_none()
}

/// Whether it is a place to log in, by the words of its path and the first of its name.
fn asks_to_log_in(url: &Url) -> bool {
    let path = url.path().to_lowercase();
    let mut words = path.split(|character: char| !character.is_alphanumeric());
    let server = host_name(url).split('.').next().unwrap_or_default();
    path.contains("login")
        || path.contains("signin")
        || path.contains("sign-in")
        || words.any(|word| LOGIN.contains(&word))
        || LOGIN.contains(&server)
        || ["login", "accounts"].contains(&server)
}

/// Words for it that are also parts of others: `author` is none.
const LOGIN: &[&str] = &["auth", "oauth", "oauth2", "sso", "saml", "idp"];
