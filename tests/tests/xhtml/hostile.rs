//! No text brings about a page that is ill-formed or that runs a program.

use crate::page::{BOOK, SITE, TRUSTED, document, written};
use crate::tree::elements;
use coursenotes_tests::cases;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// The elements that a page of an author who isn't trusted may hold.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "aside",
    "audio",
    "b",
    "bdo",
    "blockquote",
    "body",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "hr",
    "html",
    "i",
    "img",
    "input",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "picture",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "source",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "ul",
    "var",
    "video",
    "wbr",
];

/// Strict XML, each id once.
pub(crate) fn well_formed(page: &str) -> Result<(), String> {
    let options = roxmltree::ParsingOptions { nodes_limit: u32::MAX, ..roxmltree::ParsingOptions::default() };
    let document = roxmltree::Document::parse_with_options(page, options).map_err(|error| error.to_string())?;
    let mut ids = BTreeSet::new();
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        if let Some(id) = node.attribute("id")
            && !ids.insert(id)
        {
            return Err(format!("the id `{id}` is there twice"));
        }
    }
    Ok(())
}

/// No element, attribute or address that runs something.
pub(crate) fn harmless(page: &str) -> Result<(), String> {
    let document = roxmltree::Document::parse(page).map_err(|error| error.to_string())?;
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        let is_math = node.tag_name().namespace() == Some("http://www.w3.org/1998/Math/MathML");
        if !is_math && !ELEMENTS.contains(&name) {
            return Err(format!("there is a `{name}`"));
        }
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            let letters: String = value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
            let is_address = matches!(name, "href" | "src" | "srcset" | "poster" | "action" | "cite");
            let scheme = letters.split(':').next().unwrap_or_default().to_ascii_lowercase();
            let runs =
                is_address && letters.contains(':') && matches!(scheme.as_str(), "javascript" | "vbscript" | "data");
            let is_picture = name == "src" && letters.starts_with("data:image/");
            // Formulas have styles of ours, which a site turns into classes.
            let is_styled = name == "style" && !is_math;
            if name.starts_with("on") || is_styled || name == "srcdoc" || runs && !is_picture {
                return Err(format!("`{name}` is {value:?}"));
            }
        }
    }
    Ok(())
}

/// A page of a site is read as HTML: what a browser finds there must be what a reader of XML finds.
fn same_in_a_browser(page: &str) -> Result<(), String> {
    let document = roxmltree::Document::parse(page).map_err(|error| error.to_string())?;
    let strict = document.descendants().filter(roxmltree::Node::is_element).map(|node| node.tag_name().name());
    let browser = elements(page);
    let browser = browser.iter().map(|(name, _)| name.as_str());
    let (strict, browser): (Vec<&str>, Vec<&str>) = (strict.collect(), browser.collect());
    if strict == browser { Ok(()) } else { Err(format!("a browser reads {browser:?}")) }
}

pub(crate) fn check(text: &str) -> Result<(), TestCaseError> {
    for page in [SITE, BOOK] {
        let page = document(&written(text, &page).body);
        let result = well_formed(&page).and_then(|()| harmless(&page)).and_then(|()| same_in_a_browser(&page));
        prop_assert!(result.is_ok(), "{}\n{page}", result.expect_err("it is none"));
    }
    let page = document(&written(text, &TRUSTED).body);
    let result = roxmltree::Document::parse(&page);
    prop_assert!(result.is_ok(), "trusted: {}\n{page}", result.expect_err("it is none"));
    Ok(())
}

/// Pieces that Markdown or HTML give a meaning.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "a", "word ", " ", "    ", "\t", "\n", "\n\n", "\r\n", "\r", "\0", "\u{1b}", "\u{fffe}", "\u{ffff}", "\u{feff}",
    "é", "日本", "🚀", "[", "](", ")", "![", "[^1]", "[^1]: ", "[a]: b.md \"t\"\n", "<", ">", "> ", "- ", "1. ",
    "- [ ] ", "# ", "***", "**", "_", "~~", "`", "```\n", "```js\n", "$", "$x<y$", "$$", "| a | b |\n|---|---|\n",
    "|", "\\", "&amp;", "&", "&#0;", "&#xfffe;", "https://a.b/c", "a@b.c", "<b>", "</b>", "<i class=x>", "</i>",
    "<p>", "</p>", "<p align=center>", "<div>\n", "</div>\n", "<div align='right'>", "<table>", "</table>", "<tr>",
    "<td>", "</td>", "<ul>", "<li>", "</ul>", "<dl>", "<dt>", "<dd>", "<details>\n", "<summary>", "</summary>",
    "</details>\n", "<a href=\"x.md\">", "<a name=\"y\">", "</a>", "<img src='y.png'>", "<img alt=x src=y>", "<br>",
    "<hr>", "<h2 id=t>", "</h2>", "<pre>", "</pre>", "<code>", "</code>", "<!--", "-->", "<script>", "</script>",
    "<style>", "<svg>", "</svg>", "<math>", "<iframe src=x>", "<form>", "<input>", "<select>", "<option>",
    "<template>", "<List<String>>", "<T>", "</T>", "<a onclick=x href='javascript:x'>", "<video src=a.mp4>",
    "<picture>", "<source srcset=z>", "</picture>", "<ruby>", "<rt>", "<html>", "<body>", "<title>", "<![CDATA[",
    "]]>", "<?x ?>", "<!X>", "\"", "'", "=", "/", "/>", "<span id=a>", "<span id=a>", "</span>", "<sub>", "<kbd>",
    "<center>", "<font color=red>", "<plaintext>", "<xmp>", "<frameset>", "> [!NOTE]\n> ", "x: y\n", "<sup>",
    "</td></tr>", "<th>", "<caption>", "<col>", "<s>", "<tt>", "<nobr>", "<button>",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(4_000), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn texts_of_pieces_give_harmless_xml(pieces in prop::collection::vec(prop::sample::select(PIECES), 1..30)) {
        check(&pieces.concat())?;
    }

    #[test]
    fn any_text_gives_harmless_xml(text in "\\PC{0,80}") {
        check(&text)?;
    }
}
