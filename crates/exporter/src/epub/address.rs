//! Addresses on the web, in the one form that every judge of books takes.

use crate::xhtml::escape_address;

/// The address with everything escaped that must be, or nothing where it names no host.
///
/// It follows the URL standard as far as links in notes need it: backslashes are slashes, letters beyond ASCII and blanks
/// are escaped, a percent sign that escapes nothing is escaped itself.
pub(super) fn clean(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    if !matches!(scheme.as_str(), "http" | "https") {
        return None;
    }
    let rest = rest.trim_start_matches(['/', '\\']);
    let end = rest.find(['/', '\\', '?', '#']).unwrap_or(rest.len());
    let (authority, rest) = rest.split_at(end);
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    if !is_host(host) {
        return None;
    }
    // The brackets of an address in figures are no brackets of text.
    let authority = escape_address(authority).replace("%5B", "[").replace("%5D", "]");
    let mut clean = format!("{scheme}://{authority}");
    let (path, fragment) = rest.split_once('#').map_or((rest, None), |(path, fragment)| (path, Some(fragment)));
    push(&mut clean, &path.replace('\\', "/"));
    if let Some(fragment) = fragment {
        clean.push('#');
        push(&mut clean, &fragment.replace('#', "%23"));
    }
    Some(clean)
}

/// `escape_address` keeps what looks escaped; what only begins so is told apart here.
fn push(out: &mut String, part: &str) {
    let escaped = escape_address(part);
    let bytes = escaped.as_bytes();
    for (at, c) in escaped.char_indices() {
        let is_escape = || bytes.get(at + 1..at + 3).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        match c {
            '%' if !is_escape() => out.push_str("%25"),
            c => out.push(c),
        }
    }
}

/// A name of labels and dots, or numbers, perhaps with a port.
fn is_host(host: &str) -> bool {
    if let Some(rest) = host.strip_prefix('[') {
        let digits = |c: char| c.is_ascii_hexdigit() || c == ':' || c == '.';
        return rest.split_once(']').is_some_and(|(inner, port)| {
            !inner.is_empty() && inner.chars().all(digits) && is_port(port.strip_prefix(':').unwrap_or(port))
        });
    }
    let (name, port) = host.split_once(':').unwrap_or((host, ""));
    let is_letter = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    // A label of figures at the end makes it a number of the internet, which must be a whole one.
    let ends_in_figures = name.rsplit('.').next().is_some_and(|label| label.bytes().all(|byte| byte.is_ascii_digit()));
    !name.is_empty()
        && name.chars().all(is_letter)
        && !name.starts_with('.')
        && !name.contains("..")
        && (!ends_in_figures || name.parse::<std::net::Ipv4Addr>().is_ok())
        && is_port(port)
}

fn is_port(port: &str) -> bool {
    port.is_empty() || port.parse::<u16>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn addresses_are_escaped_or_refused() {
        for (address, expected) in [
            ("https://example.org/a b?c=100%#d#e", Some("https://example.org/a%20b?c=100%25#d%23e")),
            ("HTTPS:/example.org\\x", Some("https://example.org/x")),
            ("https://例え.jp/é", Some("https://%E4%BE%8B%E3%81%88.jp/%C3%A9")),
            ("http://localhost:8000/%20", Some("http://localhost:8000/%20")),
            ("http://[::1]:80/", Some("http://[::1]:80/")),
            ("http://1.2.3", None),
            ("http://", None),
            ("http://a b.org/", None),
            ("http://<host>/", None),
            ("http://example.org:port/", None),
            ("ftp://example.org", None),
        ] {
            assert_eq!(clean(address).as_deref(), expected, "{address}");
        }
    }
}
