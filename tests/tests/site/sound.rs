//! What holds for every page of every site, whatever the notes are.

use crate::made::text;
use crate::tree::{Element, elements};
use coursenotes_course::path::{decode, extension, join};
use coursenotes_exporter::html::HtmlSite;
use std::collections::{BTreeMap, BTreeSet};

/// Fails where something is wrong with a site.
pub(crate) fn examine(site: &HtmlSite) {
    let faults = faults(site);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What is wrong, one thing a file: a page that is no strict XML, has an id twice, something that runs, or a link to a page
/// or a place that isn't there; an index that is no data.
pub(crate) fn faults(site: &HtmlSite) -> Vec<String> {
    let mut pages = BTreeMap::new();
    let mut faults = Vec::new();
    for (path, _) in site.bundle.files() {
        let result = if extension(path) == "html" {
            Page::read(&text(site, path)).map(|page| drop(pages.insert(path, page)))
        } else if path.starts_with("coursenotes/search/") {
            is_data(&text(site, path))
        } else if extension(path) == "xml" {
            roxmltree::Document::parse(&text(site, path)).map(drop).map_err(|error| error.to_string())
        } else {
            Ok(())
        };
        faults.extend(result.err().map(|fault| format!("{path}: {fault}")));
    }
    if !faults.is_empty() {
        return faults;
    }
    // The page for an address that isn't there is shown under any.
    for (path, page) in pages.iter().filter(|(path, _)| **path != "404.html") {
        let results = page.addresses.iter().map(|address| leads_somewhere(site, &pages, path, address));
        faults.extend(results.filter_map(Result::err).take(1).map(|fault| format!("{path}: {fault}")));
    }
    faults
}

/// What a page has and says.
struct Page {
    ids: BTreeSet<String>,
    /// The addresses that stay inside the site.
    addresses: Vec<String>,
}

impl Page {
    fn read(text: &str) -> Result<Self, String> {
        let elements = strict(text)?;
        same_in_a_browser(&elements, text)?;
        let mut page = Self { ids: BTreeSet::new(), addresses: Vec::new() };
        for (name, attributes) in &elements {
            runs_nothing(name, attributes).map_err(|fault| format!("<{name} {attributes:?}>: {fault}"))?;
            if let Some(id) = attributes.get("id")
                && !page.ids.insert(id.clone())
            {
                return Err(format!("the id {id:?} is there twice"));
            }
            let addresses = ["href", "src"].iter().filter_map(|address| attributes.get(*address));
            page.addresses.extend(addresses.filter(|address| scheme(address).is_none()).cloned());
        }
        has_policy(&elements)?;
        Ok(page)
    }
}

/// The elements, as a strict reader of XML finds them.
fn strict(text: &str) -> Result<Vec<Element>, String> {
    let options = roxmltree::ParsingOptions { allow_dtd: true, nodes_limit: u32::MAX, ..Default::default() };
    let tree = roxmltree::Document::parse_with_options(text, options).map_err(|error| error.to_string())?;
    let element = |node: roxmltree::Node| {
        let attributes = node.attributes().map(|one| (one.name().to_owned(), one.value().to_owned()));
        (node.tag_name().name().to_owned(), attributes.collect())
    };
    Ok(tree.descendants().filter(roxmltree::Node::is_element).map(element).collect())
}

/// A page is read as HTML, and what a browser reads must be what a reader of XML reads: else a page that is clean to the
/// one is not to the other.
fn same_in_a_browser(strict: &[Element], text: &str) -> Result<(), String> {
    let mut browser = elements(text);
    for (_, attributes) in &mut browser {
        // To XML it is a declaration, and no attribute.
        attributes.remove("xmlns");
    }
    match strict.iter().zip(&browser).position(|(one, other)| one != other) {
        Some(place) => Err(format!("a browser reads {:?} for {:?}", browser[place], strict[place])),
        None if strict.len() != browser.len() => {
            let rest = if strict.len() < browser.len() { &browser[strict.len()..] } else { &strict[browser.len()..] };
            Err(format!("a browser reads {} elements, and not {}: {rest:?}", browser.len(), strict.len()))
        }
        None => Ok(()),
    }
}

/// Elements that load or run something, or send what a reader writes.
#[rustfmt::skip]
const NEVER: &[&str] = &[
    "applet", "base", "embed", "foreignobject", "form", "frame", "frameset", "iframe", "image", "isindex", "keygen",
    "marquee", "noembed", "noframes", "noscript", "object", "option", "param", "plaintext", "portal", "select", "slot",
    "style", "template", "textarea", "use", "xmp", "animate", "set", "annotation-xml", "area", "map", "dialog",
];

/// Attributes that hold an address.
const ADDRESSES: &[&str] =
    &["href", "src", "srcset", "poster", "cite", "longdesc", "action", "formaction", "background"];

fn runs_nothing(name: &str, attributes: &BTreeMap<String, String>) -> Result<(), String> {
    let name = name.to_ascii_lowercase();
    if NEVER.contains(&&*name) {
        return Err("it is never there".into());
    }
    let is_ours = |address: &str| attributes.get(address).is_some_and(|address| address.contains("coursenotes/"));
    let said = |attribute: &str| attributes.get(attribute).map_or("", String::as_str);
    match &*name {
        "script" if !is_ours("src") => return Err("a program that isn't ours".into()),
        "link" if said("rel") == "stylesheet" && !is_ours("href") => return Err("a stylesheet that isn't ours".into()),
        "link" if !["stylesheet", "icon", "prev", "next", "canonical"].contains(&said("rel")) => {
            return Err("a link of another kind".into());
        }
        "meta" if said("http-equiv") == "refresh" => {
            let address = said("content").split_once("url=").map_or("", |(_, address)| address);
            if scheme(address).is_some() || address.starts_with("//") {
                return Err("it leads out of the site".into());
            }
        }
        "meta" if !["", "Content-Security-Policy"].contains(&said("http-equiv")) => return Err("an order".into()),
        _ => {}
    }
    for (attribute, value) in attributes {
        let attribute = attribute.to_ascii_lowercase();
        if attribute.starts_with("on") || ["style", "srcdoc", "ping", "is"].contains(&&*attribute) {
            return Err(format!("`{attribute}`"));
        }
        let values = value.split(',').filter(|_| attribute == "srcset").chain([value.as_str()]);
        for value in values.filter(|_| ADDRESSES.contains(&&*attribute)) {
            is_harmless_address(value, name == "img" && attribute == "src")?;
        }
    }
    Ok(())
}

/// What a browser takes for the scheme of an address.
fn scheme(address: &str) -> Option<String> {
    let letters: String = address.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    let letters = letters.trim_start_matches(|c: char| c <= ' ');
    let (scheme, _) = letters.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    is_scheme.then(|| scheme.to_ascii_lowercase())
}

fn is_harmless_address(address: &str, is_picture: bool) -> Result<(), String> {
    match scheme(address).as_deref() {
        Some("data") if is_picture && address.starts_with("data:image/") => Ok(()),
        Some(
            "javascript" | "vbscript" | "livescript" | "data" | "blob" | "filesystem" | "view-source" | "feed" | "jar",
        ) => Err(format!("the address {address:?}")),
        _ => Ok(()),
    }
}

/// The policy stands before everything that it is about.
fn has_policy(elements: &[Element]) -> Result<(), String> {
    let names: Vec<&str> = elements.iter().take(4).map(|(name, _)| name.as_str()).collect();
    let policy = elements.get(3).and_then(|(_, attributes)| attributes.get("content")).map_or("", String::as_str);
    let begins = "default-src 'none'; script-src 'self'; style-src 'self'; ";
    // A page that only leads to another loads nothing.
    let is_strict = policy.starts_with(begins) || policy == "default-src 'none'";
    if names == ["html", "head", "meta", "meta"] && is_strict && !policy.contains("unsafe") {
        return Ok(());
    }
    Err(format!("the policy is {policy:?}"))
}

/// A shard is one call with data.
fn is_data(script: &str) -> Result<(), String> {
    let call = script.trim_end().strip_prefix("coursenotes.").and_then(|rest| rest.strip_suffix(");"));
    let (name, data) = call.and_then(|call| call.split_once('(')).ok_or("no call of ours")?;
    let is_known = ["index", "terms", "places"].contains(&name);
    let data = serde_json::from_str::<serde_json::Value>(&format!("[{data}]"));
    // Both end a line in older scripts, inside of a string too.
    let is_one_line = !script.contains(['\u{2028}', '\u{2029}']);
    if is_known && data.is_ok() && is_one_line { Ok(()) } else { Err(format!("no data: {data:?}")) }
}

fn leads_somewhere(site: &HtmlSite, pages: &BTreeMap<&str, Page>, page: &str, address: &str) -> Result<(), String> {
    // An address without a scheme of its own that names a server.
    if address.starts_with("//") {
        return Ok(());
    }
    let (path, fragment) = address.split_once('#').unwrap_or((address, ""));
    let folder = page.rfind('/').map_or("", |at| &page[..at]);
    let path = join(folder, &decode(path)).ok_or_else(|| format!("{address:?} leaves the site"))?;
    let target = if path == folder { pages.get(page) } else { pages.get(&*path) };
    if target.is_none() && site.bundle.get(&path).is_none() {
        return Err(format!("there is no {path:?} ({address:?})"));
    }
    let fragment = decode(fragment);
    match target {
        Some(target) if !matches!(&*fragment, "" | "top") && !target.ids.contains(&*fragment) => {
            Err(format!("there is no {path:?}#{fragment:?}"))
        }
        _ => Ok(()),
    }
}
