//! A file that is wanted whole: a picture that a page shows.

use super::ask::Limits;
use reqwest::Response;
use tokio::time::timeout;

/// What came of reading a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// All of it.
    Whole(Vec<u8>),
    /// Not all of it, and why.
    Refused(String),
}

/// Reads a file to its end, within its limits. One that says that it is too large is not begun; one that is packed is
/// measured as it comes out.
pub(super) async fn read(response: Response, limits: Limits) -> Body {
    if response.content_length().is_some_and(|length| length > limits.bytes as u64) {
        return too_large(limits);
    }
    match timeout(limits.body, read_all(response, limits)).await {
        Ok(body) => body,
        Err(_) => Body::Refused(format!("it did not come within {} seconds", limits.body.as_secs())),
    }
}

async fn read_all(mut response: Response, limits: Limits) -> Body {
    let mut bytes = Vec::new();
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) if bytes.len() + chunk.len() > limits.bytes => return too_large(limits),
            Ok(Some(chunk)) => bytes.extend_from_slice(&chunk),
            Ok(None) => return Body::Whole(bytes),
            Err(_) => return Body::Refused("it broke off".to_owned()),
        }
    }
}

fn too_large(limits: Limits) -> Body {
    Body::Refused(format!("it is larger than {} MB", limits.bytes / 1_000_000))
}
