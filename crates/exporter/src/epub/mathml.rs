//! Formulas in the MathML that EPUB knows: version 3, where browsers know the newer MathML Core.
//!
//! In the newer one every element may say in which style it is set; in the older one `mstyle` does (MathML 3, 3.3.4), and
//! EPUBCheck refuses the attributes elsewhere. So what says so is put into an `mstyle`, which means the same. Bold words
//! and code in a formula are elements of HTML in the newer one, and a `mathvariant` in the older.

use std::borrow::Cow;
use std::fmt::Write;

/// Attributes of MathML Core that are those of `mstyle` in MathML 3.
const STYLES: &[&str] = &["displaystyle", "scriptlevel"];

/// The body, its formulas in MathML 3. It is well-formed: what looks like a tag is one.
pub(super) fn as_version_3(body: &str) -> String {
    let mut out = String::with_capacity(body.len() + 256);
    let mut rest = body;
    while let Some(start) = rest.find("<math") {
        let Some(end) = rest[start..].find("</math>").map(|end| start + end) else { break };
        out.push_str(&rest[..start]);
        formula(&mut out, &rest[start..end]);
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// Elements of HTML around words, and what says the same in MathML 3.
const VARIANTS: &[(&str, &str)] =
    &[("b", "bold"), ("code", "monospace"), ("em", "italic"), ("i", "italic"), ("span", "normal"), ("strong", "bold")];

/// Letters of the widest line of a displayed formula from which on it is set smaller, and the class that says so.
const WIDE: &[(usize, &str)] = &[(51, "widest"), (41, "wider"), (33, "wide")];

/// A displayed formula with the class of its width. A page of a book can't be scrolled to the side, and no reader breaks
/// formulas, so a long one would be cut off.
fn sized(formula: &str) -> Option<String> {
    let end = formula.find('>')?;
    if !formula[..end].contains("display=\"block\"") || formula[..end].contains("class=") {
        return None;
    }
    let letters = |row: &str| -> usize {
        row.split('<').map(|piece| piece.split_once('>').map_or(0, |(_, text)| text.chars().count())).sum()
    };
    let widest = formula.split("<mtr").map(letters).max()?;
    let (_, class) = WIDE.iter().find(|(least, _)| widest >= *least)?;
    Some(format!("<math class=\"{class}\"{}", &formula["<math".len()..]))
}

fn formula(out: &mut String, formula: &str) {
    let mut formula = sized(formula).map_or(Cow::Borrowed(formula), Cow::Owned);
    for (element, variant) in VARIANTS {
        let start = format!("<mtext><{element}>");
        if formula.contains(&start) {
            formula = Cow::Owned(formula.replace(&start, &format!("<mtext mathvariant=\"{variant}\"><{element}>")));
        }
    }
    let is_html = |name: &str| VARIANTS.iter().any(|(element, _)| *element == name);
    let has_html = VARIANTS.iter().any(|(element, _)| formula.contains(&format!("</{element}>")));
    if !has_html && !STYLES.iter().any(|style| formula.contains(style)) {
        return out.push_str(&formula);
    }
    // What ends each open element, innermost last.
    let mut ends: Vec<String> = Vec::new();
    let mut rest = &*formula;
    while let Some(start) = rest.find('<') {
        out.push_str(&rest[..start]);
        let Some(end) = rest[start..].find('>').map(|end| start + end + 1) else { break };
        let tag = &rest[start..end];
        rest = &rest[end..];
        if let Some(name) = tag.strip_prefix("</") {
            out.push_str(&ends.pop().unwrap_or_else(|| format!("</{name}")));
            continue;
        }
        if is_html(name(tag)) {
            ends.push(String::new());
            continue;
        }
        let end = open(out, tag);
        if tag.ends_with("/>") {
            out.push_str(end.split_once('>').map_or("", |(_, after)| after));
        } else {
            ends.push(end);
        }
    }
    out.push_str(rest);
}

/// Writes a tag that opens an element; gives what ends it.
fn open(out: &mut String, tag: &str) -> String {
    let name = name(tag);
    let (kept, moved) = attributes(name, &tag[1 + name.len()..]);
    match (moved.is_empty(), name) {
        (true, _) => {
            out.push_str(tag);
            format!("</{name}>")
        }
        (false, "mrow") => {
            write!(out, "<mstyle{moved}{kept}").expect("a string can be written to");
            "</mstyle>".to_owned()
        }
        (false, _) => {
            write!(out, "<mstyle{moved}><{name}{kept}").expect("a string can be written to");
            format!("</{name}></mstyle>")
        }
    }
}

fn name(tag: &str) -> &str {
    tag[1..].split([' ', '>', '/']).next().unwrap_or_default()
}

/// The attributes of an element, end of the tag included, without those that move; and those.
fn attributes<'a>(name: &str, attributes: &'a str) -> (Cow<'a, str>, String) {
    let stays = |style: &str| matches!(name, "math" | "mstyle") || name == "mtable" && style == "displaystyle";
    let mut kept = Cow::Borrowed(attributes);
    let mut moved = String::new();
    for style in STYLES.iter().filter(|style| !stays(style)) {
        let Some(start) = kept.find(&format!(" {style}=\"")) else { continue };
        let value = start + style.len() + 3;
        let Some(end) = kept[value..].find('"').map(|end| value + end + 1) else { continue };
        moved.push_str(&kept[start..end]);
        kept.to_mut().replace_range(start..end, "");
    }
    (kept, moved)
}

#[cfg(test)]
mod tests {
    use super::as_version_3;

    #[test]
    fn styles_move_into_an_element_of_their_own() {
        for (core, version_3) in [
            (
                "<mrow displaystyle=\"true\" scriptlevel=\"0\"><mi>x</mi></mrow>",
                "<mstyle displaystyle=\"true\" scriptlevel=\"0\"><mi>x</mi></mstyle>",
            ),
            (
                "<mfrac displaystyle=\"true\"><mi>a</mi><mi>b</mi></mfrac>",
                "<mstyle displaystyle=\"true\"><mfrac><mi>a</mi><mi>b</mi></mfrac></mstyle>",
            ),
            (
                "<mtable displaystyle=\"false\" scriptlevel=\"0\"/>",
                "<mstyle scriptlevel=\"0\"><mtable displaystyle=\"false\"/></mstyle>",
            ),
            ("<mi>x</mi>", "<mi>x</mi>"),
            ("<mtext><b>no</b></mtext>", "<mtext mathvariant=\"bold\">no</mtext>"),
        ] {
            let formula =
                |inner: &str| format!("<p><math display=\"block\">{inner}</math> and <math><mi>y</mi></math></p>");
            assert_eq!(as_version_3(&formula(core)), formula(version_3));
        }
        assert_eq!(as_version_3("<p>x</p>"), "<p>x</p>");
    }

    #[test]
    fn long_formulas_are_set_smaller() {
        let formula = |rows: &[usize]| {
            let rows: Vec<String> =
                rows.iter().map(|count| format!("<mtr>{}</mtr>", "<mi>x</mi>".repeat(*count))).collect();
            as_version_3(&format!("<math display=\"block\"><mtable>{}</mtable></math>", rows.concat()))
        };
        assert!(!formula(&[30, 30]).contains("class"));
        assert!(formula(&[1, 45]).starts_with("<math class=\"wider\""));
        assert!(formula(&[1, 40]).starts_with("<math class=\"wide\" display=\"block\">"));
        assert!(formula(&[60]).starts_with("<math class=\"widest\""));
        assert!(!as_version_3(&format!("<math>{}</math>", "<mi>x</mi>".repeat(60))).contains("class"));
    }
}
