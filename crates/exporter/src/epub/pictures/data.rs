//! Pictures that stand in the note itself, as `data:` addresses: in the book they are files, as Kindle and Kobo want it.

use percent_encoding::percent_decode_str;

pub(super) fn is_data(destination: &str) -> bool {
    destination.trim_start().get(..11).is_some_and(|start| start.eq_ignore_ascii_case("data:image/"))
}

/// The bytes of a `data:` address (RFC 2397).
pub(super) fn decode(destination: &str) -> Option<Vec<u8>> {
    let (head, content) = destination.split_once(',')?;
    let content: Vec<u8> = percent_decode_str(content).collect();
    if head.to_ascii_lowercase().ends_with(";base64") { base64(&content) } else { Some(content) }
}

/// RFC 4648, section 4; blanks are read over.
fn base64(content: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(content.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for byte in content.iter().filter(|byte| !byte.is_ascii_whitespace() && **byte != b'=') {
        let digit = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(digit);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xff).expect("eight bits"));
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_read_in_both_forms() {
        assert_eq!(decode("data:image/png;base64,aGVs bG8=").as_deref(), Some(&b"hello"[..]));
        assert_eq!(decode("data:image/svg+xml,%3Csvg/%3E").as_deref(), Some(&b"<svg/>"[..]));
        assert_eq!(decode("data:image/png;base64,é"), None);
        assert!(is_data("DATA:image/png,") && !is_data("data:text/html,") && !is_data("é"));
    }
}
