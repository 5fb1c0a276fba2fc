//! Addresses as attributes: what a browser would escape is escaped here.

use std::fmt::Write;

/// A destination as it stands in an attribute: spaces, quotes and letters beyond ASCII become `%20` and so on, what is
/// escaped already stays (as cmark, the reference program of `CommonMark`, does it).
///
/// ```
/// assert_eq!(coursenotes_exporter::xhtml::escape_address("a b/ä%20.md"), "a%20b/%C3%A4%20.md");
/// ```
pub fn escape_address(destination: &str) -> String {
    let mut address = String::with_capacity(destination.len());
    for byte in destination.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => address.push(byte as char),
            _ if b"-_.+!*'(),%#@?=;:/&$~".contains(&byte) => address.push(byte as char),
            _ => write!(address, "%{byte:02X}").expect("a string can be written to"),
        }
    }
    address
}

/// Schemes that nobody's page comes from: `data:` and `blob:` hold it themselves, the others show another address, which
/// may be a program.
const NOWHERE: &[&str] = &["data", "blob", "filesystem", "feed", "jar", "view-source"];

/// Whether a link may lead to the address. Programs run, and what comes from nowhere is nobody's.
pub(super) fn is_safe(address: &str) -> bool {
    !coursenotes_markup::html::is_script_address(address) && !NOWHERE.iter().any(|scheme| has_scheme(address, scheme))
}

/// Whether a picture may be shown from the address.
pub(super) fn is_safe_picture(address: &str) -> bool {
    is_safe(address) || has_scheme(address, "data") && starts_with(address, "data:image/")
}

fn has_scheme(address: &str, scheme: &str) -> bool {
    // Browsers read over blanks and control characters in a scheme.
    let mut letters = address.chars().filter(|c| !c.is_ascii_control() && *c != ' ');
    scheme.chars().chain([':']).all(|wanted| letters.next().is_some_and(|c| c.eq_ignore_ascii_case(&wanted)))
}

fn starts_with(address: &str, start: &str) -> bool {
    address.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start))
}
