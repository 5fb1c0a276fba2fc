//! Formulas as words and signs in a line, for a reader that shows no MathML: Kindle leaves an empty place.

use roxmltree::{Document, Node};
use std::fmt::Write;
use std::ops::Range;

/// The body with every formula as text. It is well-formed, or it comes back as it is.
pub(super) fn as_text(body: &str) -> String {
    if !body.contains("<math") {
        return body.to_owned();
    }
    let start = "<body xmlns:epub=\"http://www.idpf.org/2007/ops\">";
    let framed = format!("{start}{body}</body>");
    let Ok(document) = Document::parse(&framed) else { return body.to_owned() };
    let formulas =
        document.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/1998/Math/MathML", "math")));
    let formulas: Vec<(Range<usize>, String)> = formulas
        .map(|node| {
            let mut words = String::new();
            push(&mut words, node, 0);
            (node.range(), words)
        })
        .collect();
    let mut out = String::with_capacity(body.len());
    let mut at = start.len();
    for (range, words) in formulas {
        out.push_str(&framed[at..range.start]);
        let words: Vec<&str> = words.split_whitespace().collect();
        write!(out, "<span class=\"formula\">{}</span>", super::xml::text(&words.join(" ")))
            .expect("a string can be written to");
        at = range.end;
    }
    out.push_str(&framed[at..framed.len() - "</body>".len()]);
    out
}

/// Deeper formulas are not there: the writer of MathML refuses them.
const DEEPEST: usize = 400;

fn push(out: &mut String, node: Node, depth: usize) {
    if depth > DEEPEST {
        return;
    }
    if node.is_text() {
        out.push_str(node.text().unwrap_or_default());
        return;
    }
    let parts: Vec<Node> = node.children().filter(Node::is_element).collect();
    let mut part = |out: &mut String, number: usize| {
        if let Some(node) = parts.get(number) {
            grouped(out, *node, depth + 1);
        }
    };
    match node.tag_name().name() {
        "annotation" | "annotation-xml" | "mphantom" => {}
        "mfrac" => {
            part(out, 0);
            out.push('/');
            part(out, 1);
        }
        "msqrt" => {
            out.push_str("√(");
            node.children().for_each(|child| push(out, child, depth + 1));
            out.push(')');
        }
        "mroot" => {
            part(out, 1);
            out.push('√');
            part(out, 0);
        }
        "msub" | "munder" => scripts(out, &mut part, &["_"]),
        "mover" if accent(&parts).is_some() => {
            part(out, 0);
            out.extend(accent(&parts));
        }
        "msup" | "mover" => scripts(out, &mut part, &["^"]),
        "msubsup" | "munderover" => scripts(out, &mut part, &["_", "^"]),
        "mo" => operator(out, node.text().unwrap_or_default()),
        "mtr" => {
            for cell in &parts {
                push(out, *cell, depth + 1);
                out.push_str(" \u{2003}");
            }
            out.push_str("; ");
        }
        "mspace" => out.push(' '),
        _ => node.children().for_each(|child| push(out, child, depth + 1)),
    }
}

/// A base, then each script behind its sign.
fn scripts(out: &mut String, part: &mut dyn FnMut(&mut String, usize), signs: &[&str]) {
    part(out, 0);
    for (number, sign) in signs.iter().enumerate() {
        out.push_str(sign);
        part(out, number + 1);
    }
}

/// Signs above a letter, and those that stand on the letter before them in a line of text.
const ACCENTS: &[(&str, char)] =
    &[("ˆ", '\u{302}'), ("¯", '\u{304}'), ("˜", '\u{303}'), ("→", '\u{20d7}'), ("˙", '\u{307}'), ("¨", '\u{308}')];

/// The sign that stands on one letter.
fn accent(parts: &[Node]) -> Option<char> {
    let [base, sign] = parts else { return None };
    let is_letter = base.tag_name().name() == "mi" && base.text().is_some_and(|text| text.chars().count() == 1);
    let found = ACCENTS.iter().find(|(written, _)| sign.text() == Some(written)).filter(|_| is_letter);
    found.map(|(_, accent)| *accent)
}

/// Signs that need room on both sides to be read.
fn operator(out: &mut String, sign: &str) {
    let sign = sign.trim_matches(['\u{2061}', '\u{2062}', '\u{2063}']);
    let is_tight = sign.chars().all(|c| "()[]{}|!,.′/".contains(c));
    if is_tight {
        out.push_str(sign);
    } else {
        write!(out, " {sign} ").expect("a string can be written to");
    }
}

/// A part of several signs stands between brackets, so that it is seen where it ends.
fn grouped(out: &mut String, node: Node, depth: usize) {
    let mut words = String::new();
    push(&mut words, node, depth);
    let words = words.trim();
    if words.chars().count() > 1 && !words.chars().all(char::is_alphanumeric) {
        write!(out, "({words})").expect("a string can be written to");
    } else {
        out.push_str(words);
    }
}

#[cfg(test)]
mod tests {
    use super::as_text;
    use coursenotes_markup::math::{Display, Formulas};

    #[test]
    fn formulas_can_be_read_in_a_line() {
        for (tex, expected) in [
            (r"\frac{a+1}{b} \le n^2", "(a + 1)/b ≤ n^2"),
            (r"\sqrt{x}", "√(x)"),
            (r"\sum_{i=1}^n i", "∑_(i = 1)^ni"),
            (r"\vec F + \hat x", "F\u{20d7} + x\u{302}"),
        ] {
            let mathml = Formulas::default().to_mathml(tex, Display::Inline).unwrap();
            assert_eq!(
                as_text(&format!("<p>{mathml}</p>")),
                format!("<p><span class=\"formula\">{expected}</span></p>")
            );
        }
        assert_eq!(as_text("<p>x</p>"), "<p>x</p>");
    }
}
