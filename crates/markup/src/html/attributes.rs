//! Attributes of raw HTML: which pass, and which would run something.

/// Whether the attribute `name` of the element `element` passes.
pub fn passes(element: &str, name: &str) -> bool {
    if ANYWHERE.binary_search(&name).is_ok() {
        return true;
    }
    match element {
        "a" => name == "href",
        "img" => matches!(name, "src" | "srcset" | "sizes" | "longdesc" | "loading" | "decoding"),
        "source" => matches!(name, "src" | "srcset" | "sizes"),
        "video" => matches!(name, "src" | "poster" | "controls" | "muted" | "loop" | "preload"),
        "audio" => matches!(name, "src" | "controls" | "muted" | "loop" | "preload"),
        "track" => matches!(name, "src" | "kind" | "srclang" | "default"),
        "blockquote" | "del" | "ins" | "q" => name == "cite",
        "div" => matches!(name, "itemscope" | "itemtype"),
        _ => false,
    }
}

/// Whether an attribute names a program that runs when something happens: `onclick`, `onload`.
pub fn is_handler(name: &str) -> bool {
    name.len() > 4 && name.starts_with("on") && name.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// Whether an address runs a program instead of leading somewhere. Browsers read over blanks and control characters in a
/// scheme.
pub fn is_script_address(value: &str) -> bool {
    let scheme: String =
        value.chars().filter(|c| !c.is_ascii_control() && *c != ' ').take_while(|c| *c != ':').take(12).collect();
    value.contains(':') && matches!(scheme.to_ascii_lowercase().as_str(), "javascript" | "vbscript" | "livescript")
}

/// What GitHub's sanitizer lets through on any element. Sorted.
#[rustfmt::skip]
const ANYWHERE: &[&str] = &[
    "abbr", "accept", "accept-charset", "accesskey", "action", "align", "alt", "aria-describedby", "aria-hidden",
    "aria-label", "aria-labelledby", "axis", "border", "char", "charoff", "charset", "checked", "clear", "cols",
    "colspan", "compact", "coords", "datetime", "dir", "disabled", "enctype", "for", "frame", "headers", "height",
    "hreflang", "hspace", "id", "ismap", "itemprop", "label", "lang", "maxlength", "media", "method", "multiple",
    "name", "nohref", "noshade", "nowrap", "open", "progress", "prompt", "readonly", "rel", "rev", "role", "rows",
    "rowspan", "rules", "scope", "selected", "shape", "size", "span", "start", "summary", "tabindex", "title", "type",
    "usemap", "valign", "value", "vspace", "width",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_known_in_any_dress() {
        assert!(ANYWHERE.is_sorted());
        assert!(is_script_address("javascript:void(0)"));
        assert!(is_script_address(" Java\nScript:alert(1)"));
        assert!(!is_script_address("https://example.org/javascript:1"));
        assert!(is_handler("onclick") && !is_handler("on") && !is_handler("once"));
        assert!(passes("a", "href") && !passes("a", "style") && !passes("p", "href"));
    }
}
