//! Which elements are blocks, which are words in a line, and which hold what the element around them holds (HTML standard,
//! 3.2.5 "content models").

/// Whether it holds, or is, a block.
pub(super) fn is_block(name: &str) -> bool {
    const OTHERS: &[&str] = &["aside", "caption", "colgroup", "section", "tbody", "td", "tfoot", "th", "thead", "tr"];
    crate::xhtml::open_tags::is_block(name) || OTHERS.binary_search(&name).is_ok()
}

/// Whether it stands in a line, and holds words and other such elements only.
pub(super) fn is_inline(name: &str) -> bool {
    const INLINE: &[&str] = &[
        "abbr", "b", "bdo", "cite", "code", "dfn", "em", "i", "kbd", "mark", "picture", "q", "rp", "rt", "ruby", "s",
        "samp", "small", "span", "strong", "sub", "sup", "time", "var",
    ];
    INLINE.binary_search(&name).is_ok()
}

/// Whether it is a block that holds words only.
pub(super) fn takes_words_only(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "p" | "pre" | "summary")
}

/// Whether it may hold what the element around it may.
pub(super) fn is_transparent(name: &str) -> bool {
    matches!(name, "a" | "audio" | "del" | "ins" | "video")
}
