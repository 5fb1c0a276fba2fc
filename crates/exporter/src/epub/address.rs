//! Addresses on the web, in the one form that every judge of books takes.

use url::{Host, Position, Url};

/// The address as the URL standard writes it, or nothing where it is none of the web. What the standard leaves as it is and
/// judges of books refuse is escaped too: a percent sign that escapes nothing, a second `#`.
pub(super) fn clean(address: &str) -> Option<String> {
    let is_web = |url: &Url| matches!(url.scheme(), "http" | "https") && url.host().is_some_and(|host| is_host(&host));
    let url = Url::parse(address).ok().filter(is_web)?;
    let text = url.as_str();
    let bytes = text.as_bytes();
    // An IPv6 address has brackets of its own.
    let path = url[..Position::BeforePath].len();
    let first = text.find('#').unwrap_or(text.len());
    let mut clean = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let is_escape = || bytes.get(at + 1..at + 3).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        match c {
            '%' if !is_escape() => clean.push_str("%25"),
            '#' if at > first => clean.push_str("%23"),
            // The standard allows these in places where RFC 3986 doesn't.
            '|' | '^' | '`' | '{' | '}' | '\\' => clean.extend(["%", &format!("{:02X}", u32::from(c))]),
            '[' | ']' if at >= path => clean.extend(["%", &format!("{:02X}", u32::from(c))]),
            c => clean.push(c),
        }
    }
    Some(clean)
}

/// The URL standard lets a name have quotes and braces, which no computer's has, and judges refuse.
fn is_host(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte)),
        Host::Ipv4(_) | Host::Ipv6(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn addresses_are_escaped_or_refused() {
        for (address, expected) in [
            ("https://example.org/a b?c=100%#d#e", Some("https://example.org/a%20b?c=100%25#d%23e")),
            ("https://example.org/a?b=c;\\", Some("https://example.org/a?b=c;%5C")),
            ("https://example.org/a[1]|b", Some("https://example.org/a%5B1%5D%7Cb")),
            ("HTTPS:/example.org\\x", Some("https://example.org/x")),
            ("https://例え.jp/é", Some("https://xn--r8jz45g.jp/%C3%A9")),
            ("http://localhost:8000/%20", Some("http://localhost:8000/%20")),
            ("http://[::1]:80/", Some("http://[::1]/")),
            ("http://1.2.3", Some("http://1.2.0.3/")),
            ("http://", None),
            ("http://a b.org/", None),
            ("http://<host>/", None),
            ("http://example.org:port/", None),
            ("ftp://example.org", None),
            ("https://example.org\"}", None),
            ("https://example.org%22%7D/a", None),
            ("https://{host}/", None),
            ("https://a_b.example.org/\"}", Some("https://a_b.example.org/%22%7D")),
        ] {
            assert_eq!(clean(address).as_deref(), expected, "{address}");
        }
    }
}
