//! Which addresses of the web the notes name.

use super::WebPatterns;
use crate::{Course, Target, path};
use std::collections::{BTreeMap, BTreeSet};
use url::Url;

/// What is to be asked: addresses, each with the places on its page that links name.
pub type WebQuestions = BTreeMap<String, BTreeSet<String>>;

/// An address as the record keeps it, and the place on its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebAddress {
    /// In the form of the URL standard, without the part after `#`: two spellings of one address are one.
    pub address: String,
    /// The `id` that the part after `#` names, decoded.
    pub anchor: Option<String>,
}

impl WebAddress {
    /// The host in an address of the record's form: `example.org`, `[::1]`.
    pub fn host(address: &str) -> Option<String> {
        Url::parse(address).ok()?.host_str().map(str::to_owned)
    }

    /// Reads a destination; none for what is no address of the web, and for one with a password in it, which nobody
    /// should send or keep.
    pub fn parse(destination: &str) -> Option<Self> {
        let destination = destination.trim();
        let with_scheme = destination.strip_prefix("//").map(|rest| format!("https://{rest}"));
        let mut url = Url::parse(with_scheme.as_deref().unwrap_or(destination)).ok()?;
        let is_web = matches!(url.scheme(), "http" | "https") && url.has_host();
        if !is_web || !url.username().is_empty() || url.password().is_some() {
            return None;
        }
        let anchor = url.fragment().and_then(anchor);
        url.set_fragment(None);
        Some(Self { address: url.into(), anchor })
    }
}

/// The id in a fragment. What follows `:~:` is for the browser alone (URL Fragment Text Directives, section 2.1).
fn anchor(fragment: &str) -> Option<String> {
    let name = fragment.split(":~:").next().unwrap_or_default();
    (!name.is_empty()).then(|| path::decode(name).into_owned())
}

/// Every address that a note names, once, but for those that `left_out` has.
pub fn web_questions(course: &Course, left_out: &WebPatterns) -> WebQuestions {
    let mut questions = WebQuestions::new();
    let places = course.entries().iter().flat_map(|entry| entry.places().map(move |place| (entry, place)));
    for (entry, place) in places.filter(|(_, place)| *place.target == Target::Web) {
        let Some(web) = WebAddress::parse(place.destination.value(entry.note.text())) else { continue };
        if !left_out.has(&web.address) {
            questions.entry(web.address).or_default().extend(web.anchor);
        }
    }
    questions
}
