//! Pictures that notes show from elsewhere: asked for as pages are, and kept whole.

use super::{Body, Progress, Watch, WebError, WebOptions, is_private, web};
use coursenotes_course::{Answer, Reply, WebQuestions};
use reqwest::Url;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// Hears of pictures. All its functions are called on the thread that called [`pictures`].
pub trait Gallery {
    /// The bytes of a picture; what they show, nobody has looked at.
    fn hang(&mut self, address: &str, bytes: Vec<u8>);

    /// Why a picture isn't there, in words that follow its address.
    fn miss(&mut self, address: &str, reason: String);

    /// Whether to stop; asked many times a second.
    fn is_stopped(&self) -> bool {
        false
    }
}

/// The most that one picture may have.
const MOST_BYTES: usize = 20_000_000;

/// The most that all pictures of a run may have together.
const MOST_IN_ALL: usize = 500_000_000;

/// How pictures are asked for: less patience than for links, since a person waits, and few at once, since each may be
/// large.
pub fn picture_options() -> WebOptions {
    WebOptions {
        wants_files: true,
        max_body: MOST_BYTES,
        connections: 16,
        body_timeout: Duration::from_mins(1),
        attempts: 3,
        host_budget: Duration::from_secs(30),
        run_budget: Duration::from_mins(15),
        ..WebOptions::default()
    }
}

/// Fetches the pictures at these addresses. Each is told of once: it comes, or there is a reason.
pub fn pictures(addresses: &BTreeSet<String>, options: &WebOptions, gallery: &mut dyn Gallery) -> Result<(), WebError> {
    // Several spellings may be one address, and a page of GitHub about a picture leads to the picture.
    let mut wanted: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for address in addresses {
        match asked(address) {
            Some(asked) if options.allow_private_addresses || !is_private(&asked) => {
                wanted.entry(asked).or_default().push(address);
            }
            Some(_) => gallery.miss(address, "a private address; --allow-private-addresses asks it".to_owned()),
            None => gallery.miss(address, "no address of the web".to_owned()),
        }
    }
    let questions: WebQuestions = wanted.keys().map(|address| (address.clone(), BTreeSet::new())).collect();
    let mut hall = Hall { wanted, gallery, room: MOST_IN_ALL };
    web(&questions, options, &mut hall)?;
    for address in std::mem::take(&mut hall.wanted).into_values().flatten() {
        hall.gallery.miss(address, "no answer in time".to_owned());
    }
    Ok(())
}

/// The address that is asked: in the letters of the web, and for a page about a file on GitHub that of the file.
fn asked(address: &str) -> Option<String> {
    let address = address.trim();
    let address = address.strip_prefix("//").map_or_else(|| address.to_owned(), |rest| format!("https://{rest}"));
    let mut url = Url::parse(&address).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    url.set_fragment(None);
    if url.host_str() == Some("github.com") {
        let parts: Vec<&str> = url.path().split('/').collect();
        if let ["", owner, name, "blob", rest @ ..] = parts.as_slice() {
            let path = format!("/{owner}/{name}/raw/{}", rest.join("/"));
            url.set_path(&path);
        }
    }
    Some(url.into())
}

/// Hands pictures on while there is room.
struct Hall<'g, 'a> {
    /// What was asked and not answered yet, and for which addresses.
    wanted: BTreeMap<String, Vec<&'a str>>,
    gallery: &'g mut dyn Gallery,
    room: usize,
}

impl Hall<'_, '_> {
    fn miss(&mut self, asked: &str, reason: &str) {
        for address in self.wanted.remove(asked).unwrap_or_default() {
            self.gallery.miss(address, reason.to_owned());
        }
    }
}

impl Watch for Hall<'_, '_> {
    fn file(&mut self, asked: &str, body: Body) {
        match body {
            Body::Whole(bytes) if bytes.len() <= self.room => {
                self.room -= bytes.len();
                for address in self.wanted.remove(asked).unwrap_or_default() {
                    self.gallery.hang(address, bytes.clone());
                }
            }
            Body::Whole(_) => self.miss(asked, &format!("all pictures have more than {} MB", MOST_IN_ALL / 1_000_000)),
            Body::Refused(reason) => self.miss(asked, &reason),
        }
    }

    fn answered(&mut self, asked: &str, reply: Reply) {
        let unknown = || match reply.answer {
            Answer::Dead => "it is gone".to_owned(),
            _ => "it was not given".to_owned(),
        };
        let reason = reply.reason.clone().unwrap_or_else(unknown);
        self.miss(asked, &reason);
    }

    fn progress(&mut self, _progress: &Progress) {}

    fn is_stopped(&self) -> bool {
        self.gallery.is_stopped()
    }
}
