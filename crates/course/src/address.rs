//! A destination taken apart: what kind of address it is.

/// A destination's kind. Paths and fragments are as written, still encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Address<'a> {
    Empty,
    /// `path?query#fragment`; the path is empty for a place in the same note.
    Path {
        path: &'a str,
        fragment: Option<&'a str>,
    },
    Web(Web<'a>),
    Mail(&'a str),
    Script,
    /// A place on somebody's disk.
    Disk,
    /// Another scheme, or a file name with a colon.
    Other,
}

/// An `http` or `https` address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Web<'a> {
    pub(crate) host: &'a str,
    /// Begins with `/`, or is empty.
    pub(crate) path: &'a str,
    pub(crate) fragment: Option<&'a str>,
}

/// Takes a destination apart.
pub(crate) fn parse(destination: &str) -> Address<'_> {
    let text = destination.trim();
    if text.is_empty() {
        return Address::Empty;
    }
    if let Some(rest) = text.strip_prefix("//") {
        return Address::Web(web(rest));
    }
    let Some((scheme, rest)) = split_scheme(text) else { return path(text) };
    let is = |name: &str| scheme.eq_ignore_ascii_case(name);
    if is("http") || is("https") {
        return match rest.strip_prefix("//") {
            Some(rest) => Address::Web(web(rest)),
            // `http:page` is relative to the page's own site; nobody means that.
            None => Address::Other,
        };
    }
    match () {
        () if is("mailto") => Address::Mail(rest),
        () if is("javascript") || is("vbscript") => Address::Script,
        () if is("file") => Address::Disk,
        // `C:\notes\a.md`, `D:/a.md`
        () if scheme.len() == 1 => Address::Disk,
        // `www.example.org:80/a` is a host, not a scheme.
        () if scheme.contains('.') && scheme.starts_with("www.") => path(text),
        () => Address::Other,
    }
}

/// The fragment of any address, still encoded.
pub(crate) fn fragment(destination: &str) -> Option<&str> {
    cut(destination, b'#').map(|(_, fragment)| fragment)
}

/// `scheme:` (RFC 3986, section 3.1).
fn split_scheme(text: &str) -> Option<(&str, &str)> {
    let length = text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"+.-".contains(byte)).count();
    let (scheme, rest) = text.split_at(length);
    let rest = rest.strip_prefix(':')?;
    scheme.starts_with(|first: char| first.is_ascii_alphabetic()).then_some((scheme, rest))
}

/// What stands before and behind the first `mark`, which is ASCII. Every link of the course is cut at up to four marks;
/// in so few bytes the library's own search would spend more on its start than on the way.
fn cut(text: &str, mark: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|byte| byte == mark)?;
    Some((&text[..at], &text[at + 1..]))
}

fn path(text: &str) -> Address<'_> {
    let (path, fragment) = match cut(text, b'#') {
        Some((path, fragment)) => (path, Some(fragment)),
        None => (text, None),
    };
    let path = cut(path, b'?').map_or(path, |(path, _)| path);
    Address::Path { path, fragment }
}

fn web(rest: &str) -> Web<'_> {
    let (rest, fragment) = match cut(rest, b'#') {
        Some((rest, fragment)) => (rest, Some(fragment)),
        None => (rest, None),
    };
    let rest = cut(rest, b'?').map_or(rest, |(rest, _)| rest);
    let slash = rest.bytes().position(|byte| byte == b'/').unwrap_or(rest.len());
    Web { host: &rest[..slash], path: &rest[slash..], fragment }
}

/// Endings of host names that no file of a course has: `.md`, `.py`, `.ai` and `.app` are files as well.
const HOST_ENDINGS: &[&str] = &["com", "org", "net", "edu", "gov", "io", "co", "uk", "de", "fr", "eu"];

/// The web or mail address that was meant where the scheme is missing or misspelt.
///
/// A name with a folder before it, or with `@2x` in it, is a file.
pub(crate) fn with_scheme(path: &str) -> Option<String> {
    for broken in ["https//", "http//", "https:/", "http:/"] {
        if let Some(rest) = path.strip_prefix(broken).filter(|rest| !rest.starts_with('/')) {
            return Some(format!("https://{rest}"));
        }
    }
    let host = path.split(['/', '?', '#', ':']).next().unwrap_or_default();
    if path.contains('@') {
        let is_whole = host.len() == path.len() && is_mail(path) && has_host_ending(host);
        return is_whole.then(|| format!("mailto:{path}"));
    }
    let valid =
        |label: &str| !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let is_host = host.contains('.') && host.split('.').all(valid);
    (is_host && (host.starts_with("www.") || has_host_ending(host))).then(|| format!("https://{path}"))
}

/// The address with `https:` where its scheme is a misspelt one: `htttp://`, `hhtps://`.
pub(crate) fn like_http(destination: &str) -> Option<String> {
    let (scheme, rest) = destination.split_once("://")?;
    let scheme = scheme.to_lowercase();
    let near = ["http", "https"].iter().any(|known| strsim::osa_distance(&scheme, known) <= 2);
    (near && scheme.starts_with('h') && rest.contains('.')).then(|| format!("https://{rest}"))
}

fn has_host_ending(host: &str) -> bool {
    let ending = host.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    HOST_ENDINGS.contains(&ending.as_str())
}

/// Whether the part after `mailto:` names somebody (RFC 6068: addresses by comma, then header fields).
pub(crate) fn is_mail(rest: &str) -> bool {
    let (addresses, fields) = rest.split_once('?').unwrap_or((rest, ""));
    // `mailto:?subject=…` lets the reader choose whom to write to.
    if addresses.is_empty() {
        return fields.contains('=');
    }
    addresses.split(',').all(|address| {
        let address = crate::path::decode(address.trim());
        let Some((local, domain)) = address.rsplit_once('@') else { return false };
        let labels_valid = domain.split('.').all(|label| !label.is_empty() && !label.contains(char::is_whitespace));
        !local.is_empty() && !local.contains(char::is_whitespace) && labels_valid && domain.contains('.')
    })
}
