//! The addresses in a `srcset` (HTML standard, section 4.8.4.2.1, "Srcset attributes").

use std::ops::Range;

/// Where each address stands in the attribute's value: before the descriptor, after a comma.
pub(super) fn addresses(value: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    loop {
        at += value[at..].len() - value[at..].trim_start_matches([' ', '\t', '\n', '\r', ',']).len();
        if at >= value.len() {
            return found;
        }
        let length = value[at..].find([' ', '\t', '\n', '\r']).unwrap_or(value.len() - at);
        let address = value[at..at + length].trim_end_matches(',');
        let place = at..at + address.len();
        at += length;
        // An address that ends with a comma has no descriptor.
        let mut descriptor = "";
        if address.len() == length {
            let end = value[at..].find(',').map_or(value.len(), |comma| at + comma);
            descriptor = value[at..end].trim();
            at = (end + 1).min(value.len());
        }
        // Browsers drop an address with any other word behind it.
        if descriptor.is_empty() || is_size(descriptor) {
            found.push(place);
        }
    }
}

/// `2x`, `640w`, `480h`.
fn is_size(descriptor: &str) -> bool {
    let number = descriptor.trim_end_matches(['x', 'w', 'h']);
    number.len() + 1 == descriptor.len() && number.parse::<f32>().is_ok()
}
