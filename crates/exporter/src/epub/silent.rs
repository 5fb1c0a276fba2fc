//! Links, headings and header cells in which a screen reader finds no words, and links that it can't reach.
//!
//! A link around nothing is invisible, yet it is read out as "link" and is stopped at with each press of the tab key: as a
//! plain place it keeps its name, and nothing else of it was to be had. A header cell over nothing is the header of nothing;
//! the HTML standard has it as a plain cell (4.9.13, advice on tables). One that holds only a formula is silent to checkers
//! and some readers, which look for text: such a formula gets a name that can be spoken, and so does one that is all of a heading or a link. A
//! link in a summary is a control in a control, which is reached by nobody who opens it by keyboard: it stands below. Ace
//! asks for all of it (`link-name`, `empty-heading`, `empty-table-header`, `nested-interactive`).

use super::formulas::as_text;
use super::headings::plain;
use super::xml;

const HEADINGS: [(&str, &str); 6] =
    [("<h1", "</h1>"), ("<h2", "</h2>"), ("<h3", "</h3>"), ("<h4", "</h4>"), ("<h5", "</h5>"), ("<h6", "</h6>")];

/// The body without them. It is well-formed: what looks like a tag is one.
pub(super) fn give_words(mut body: String) -> String {
    if body.contains("<th") {
        body = each(&body, "<th", "</th>", header);
    }
    if body.contains("<summary") {
        body = each(&body, "<summary", "</summary>", summary);
    }
    if body.contains("<math") {
        for (start, end) in HEADINGS {
            body = each(&body, start, end, heading);
        }
    }
    if body.contains("<a ") { each(&body, "<a ", "</a>", link) } else { body }
}

/// Writes each element anew for which `write` gives something, by its opening tag and its content.
fn each(body: &str, start: &str, end: &str, write: fn(&str, &str) -> Option<String>) -> String {
    let mut out = String::with_capacity(body.len());
    let mut rest = body;
    while let Some(begin) = rest.find(start) {
        let Some(open) = rest[begin..].find('>').map(|end| begin + end + 1) else { break };
        let is_it = start.ends_with(' ') || matches!(rest.as_bytes().get(begin + start.len()), Some(b' ' | b'>'));
        let close = rest[open..].find(end).map(|close| open + close).filter(|_| is_it);
        let written = close.and_then(|close| Some((write(&rest[begin..open], &rest[open..close])?, close + end.len())));
        if let Some((written, after)) = written {
            out.push_str(&rest[..begin]);
            out.push_str(&written);
            rest = &rest[after..];
        } else {
            out.push_str(&rest[..open]);
            rest = &rest[open..];
        }
    }
    out.push_str(rest);
    out
}

fn link(open: &str, inner: &str) -> Option<String> {
    if let Some(named) = named_formulas(inner) {
        return Some(format!("{open}{named}</a>"));
    }
    let speaks = ["<img", "<math", "<video", "<audio", "<input"].iter().any(|tag| inner.contains(tag));
    if speaks || !plain(inner).is_empty() {
        return None;
    }
    Some(as_place(open, inner))
}

/// What a link leads to, says, or is for has no meaning without it: only its name is kept.
fn as_place(open: &str, inner: &str) -> String {
    let id = open.split_once(" id=\"").and_then(|(_, rest)| rest.split('"').next());
    let id = id.map_or(String::new(), |id| format!(" id=\"{id}\""));
    format!("<span{id}>{inner}</span>")
}

fn heading(open: &str, inner: &str) -> Option<String> {
    named_formulas(inner).map(|named| format!("{open}{named}</{}>", &open[1..3]))
}

fn header(open: &str, inner: &str) -> Option<String> {
    if inner.trim().is_empty() {
        return Some("<td></td>".to_owned());
    }
    named_formulas(inner).map(|named| format!("{open}{named}</th>"))
}

/// The summary in words, and its links in a paragraph of their own.
fn summary(open: &str, inner: &str) -> Option<String> {
    if !inner.contains("<a ") {
        return None;
    }
    let words = each(inner, "<a ", "</a>", |open, inner| Some(as_place(open, inner)));
    let mut links = Vec::new();
    for piece in inner.split("<a ").skip(1) {
        let (open, rest) = piece.split_once('>')?;
        let href = open.split_once("href=\"").and_then(|(_, rest)| rest.split('"').next())?;
        let inner = rest.split("</a>").next()?;
        let words = xml::text(&plain(inner));
        // A picture stays in the summary; its description is what the link is called.
        let alt = || inner.split_once(" alt=\"").and_then(|(_, rest)| rest.split('"').next()).map(str::to_owned);
        let words = if words.is_empty() { alt().unwrap_or_default() } else { words };
        if !words.is_empty() {
            links.push(format!("<a href=\"{href}\">{words}</a>"));
        }
    }
    let links = links.join(", ");
    let links = if links.is_empty() { links } else { format!("<p>{links}</p>") };
    Some(format!("{open}{words}</summary>{links}"))
}

/// What holds formulas and no other words, with a name for each.
fn named_formulas(inner: &str) -> Option<String> {
    let around = outside_of_formulas(inner)?;
    if around.contains("<img") || !plain(&around).is_empty() {
        return None;
    }
    let mut named = String::with_capacity(inner.len() + 64);
    for (number, piece) in inner.split("<math").enumerate() {
        if number > 0 {
            let formula = format!("<math{}", piece.split_inclusive("</math>").next().unwrap_or_default());
            let words = plain(&as_text(&formula));
            named.push_str("<math");
            if !words.is_empty() && !piece.starts_with(" aria-label") {
                named.extend([" aria-label=\"", &xml::attribute(&words), "\""]);
            }
        }
        named.push_str(piece);
    }
    Some(named)
}

/// What stands around formulas; nothing where there is none.
fn outside_of_formulas(inner: &str) -> Option<String> {
    let mut pieces = inner.split("<math");
    let mut around = pieces.next()?.to_owned();
    let mut has_formula = false;
    for piece in pieces {
        has_formula = true;
        around.push_str(piece.split_once("</math>").map_or("", |(_, after)| after));
    }
    has_formula.then_some(around)
}

#[cfg(test)]
mod tests {
    use super::give_words;

    #[test]
    fn silent_links_and_headers_speak_or_are_none() {
        let math = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mi>a</mi></math>";
        let named = math.replacen("<math", "<math aria-label=\"a\"", 1);
        for (before, after) in [
            ("<a href=\"x\"></a>", "<span></span>".to_owned()),
            ("<a class=\"b\" href=\"x\" id=\"y\"> <b></b></a>z", "<span id=\"y\"> <b></b></span>z".to_owned()),
            ("<a href=\"x\"><img src=\"y\"/></a>", "<a href=\"x\"><img src=\"y\"/></a>".to_owned()),
            ("<a href=\"x\">y</a>", "<a href=\"x\">y</a>".to_owned()),
            (
                "<thead><tr><th scope=\"col\"></th><th>b</th></tr></thead>",
                "<thead><tr><td></td><th>b</th></tr></thead>".to_owned(),
            ),
            (
                &format!("<h2 id=\"x\"><a href=\"y\">{math}</a></h2>"),
                format!("<h2 id=\"x\"><a href=\"y\">{named}</a></h2>"),
            ),
            (&format!("<a href=\"y\">{math}</a>"), format!("<a href=\"y\">{named}</a>")),
            (
                "<summary><b>a</b> <a id=\"x\" href=\"y\">b &amp; <i>c</i></a></summary>d",
                "<summary><b>a</b> <span id=\"x\">b &amp; <i>c</i></span></summary><p><a href=\"y\">b &amp; c</a></p>d"
                    .to_owned(),
            ),
            (
                "<summary><a href=\"y\"><img src=\"z\" alt=\"a tree\"/></a></summary>",
                "<summary><span><img src=\"z\" alt=\"a tree\"/></span></summary><p><a href=\"y\">a tree</a></p>"
                    .to_owned(),
            ),
            (&format!("<th scope=\"col\">{math}</th>"), format!("<th scope=\"col\">{named}</th>")),
            (&format!("<th>{math} b</th>"), format!("<th>{math} b</th>")),
        ] {
            assert_eq!(give_words(before.to_owned()), after);
        }
    }
}
