//! The elements of HTML, obsolete ones included, and what becomes of each.

/// What becomes of an element that stands in a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// GitHub, sites and books let it through.
    Passes,
    /// It says what a whole document is: `html`, `title`, `meta`. In a note it has no meaning.
    Document,
    /// It belongs to a form, which has nobody to send it to.
    Form,
    /// It runs something or shows another page: `script`, `iframe`, `object`.
    Active,
    /// It is taken out and its content stays: `font`, `center`, `section`.
    Removed,
    /// It means something inside of `svg` or `math` only: `path`, `text`, `mi`.
    Drawing,
}

/// What becomes of the element `name` (in lower case); nothing for a name that isn't an element of HTML, SVG or MathML.
pub fn standing(name: &str) -> Option<Standing> {
    let has = |list: &[&str]| list.binary_search(&name).is_ok();
    if has(PASSES) {
        Some(Standing::Passes)
    } else if has(DOCUMENT) {
        Some(Standing::Document)
    } else if has(FORM) {
        Some(Standing::Form)
    } else if has(ACTIVE) {
        Some(Standing::Active)
    } else if has(REMOVED) {
        Some(Standing::Removed)
    } else if has(DRAWING) {
        Some(Standing::Drawing)
    } else {
        None
    }
}

/// The name of an element that passes, for ever.
pub fn passing(name: &str) -> Option<&'static str> {
    PASSES.binary_search(&name).ok().map(|place| PASSES[place])
}

/// Whether it has no content and no closing tag (HTML standard, 13.1.2).
pub fn is_void(name: &str) -> bool {
    const VOID: &[&str] = &[
        "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link",
        "meta", "param", "source", "track", "wbr",
    ];
    VOID.binary_search(&name).is_ok()
}

/// Whether a browser takes all that follows for its text, up to the closing tag. GitHub shows these tags as they are typed
/// (GFM 6.11); elsewhere an open one swallows the rest of the page.
pub fn is_raw_text(name: &str) -> bool {
    const RAW_TEXT: &[&str] =
        &["iframe", "noembed", "noframes", "plaintext", "script", "style", "textarea", "title", "xmp"];
    RAW_TEXT.binary_search(&name).is_ok()
}

/// What GitHub's sanitizer lets through, with what else a site and a book can show. Each list is sorted.
#[rustfmt::skip]
const PASSES: &[&str] = &[
    "a", "abbr", "audio", "b", "bdo", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "del",
    "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i",
    "img", "ins", "kbd", "li", "mark", "ol", "p", "picture", "pre", "q", "rp", "rt", "ruby", "s", "samp", "small",
    "source", "span", "strike", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead",
    "time", "tr", "track", "tt", "ul", "var", "video", "wbr",
];

const DOCUMENT: &[&str] = &["base", "body", "frameset", "head", "html", "link", "meta", "noframes", "title"];

#[rustfmt::skip]
const FORM: &[&str] = &[
    "button", "datalist", "fieldset", "form", "input", "isindex", "keygen", "label", "legend", "optgroup", "option",
    "output", "select", "selectedcontent", "textarea",
];

const ACTIVE: &[&str] = &["applet", "embed", "frame", "iframe", "object", "script"];

#[rustfmt::skip]
const REMOVED: &[&str] = &[
    "acronym", "address", "area", "article", "aside", "basefont", "bdi", "bgsound", "big", "blink", "canvas", "center",
    "command", "content", "data", "dialog", "dir", "fencedframe", "font", "footer", "header", "hgroup", "image",
    "listing", "main", "map", "marquee", "math", "menu", "menuitem", "meter", "multicol", "nav", "nextid", "nobr", "noembed",
    "noscript", "param", "plaintext", "portal", "progress", "rb", "rbc", "rtc", "search", "section", "shadow", "slot",
    "spacer", "style", "svg", "template", "u", "xmp",
];

/// SVG and MathML, in lower case as a tokenizer gives them.
#[rustfmt::skip]
const DRAWING: &[&str] = &[
    "animate", "animatemotion", "animatetransform", "annotation", "annotation-xml", "circle", "clippath", "defs",
    "desc", "ellipse", "feblend", "fecolormatrix", "fecomponenttransfer", "fecomposite", "feconvolvematrix",
    "fediffuselighting", "fedisplacementmap", "fedistantlight", "fedropshadow", "feflood", "fefunca", "fefuncb",
    "fefuncg", "fefuncr", "fegaussianblur", "feimage", "femerge", "femergenode", "femorphology", "feoffset",
    "fepointlight", "fespecularlighting", "fespotlight", "fetile", "feturbulence", "filter", "foreignobject", "g",
    "line", "lineargradient", "maction", "marker", "mask", "menclose", "merror", "metadata", "mfrac", "mi",
    "mmultiscripts", "mn", "mo", "mover", "mpadded", "mpath", "mphantom", "mprescripts", "mroot", "mrow", "ms",
    "mspace", "msqrt", "mstyle", "msub", "msubsup", "msup", "mtable", "mtd", "mtext", "mtr", "munder", "munderover",
    "path", "pattern", "polygon", "polyline", "radialgradient", "rect", "semantics", "set", "stop", "switch",
    "symbol", "text", "textpath", "tspan", "use", "view",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_share_no_name() {
        let mut all: Vec<&str> = Vec::new();
        for list in [PASSES, DOCUMENT, FORM, ACTIVE, REMOVED, DRAWING] {
            assert!(list.is_sorted(), "{list:?}");
            all.extend(list);
        }
        all.sort_unstable();
        let count = all.len();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
