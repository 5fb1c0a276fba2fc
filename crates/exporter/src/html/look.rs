//! The site's own files: stylesheet and scripts, with the author's colours.

use super::config::{HtmlError, Own};
use super::mathematics::{self, Styles};
use super::words::Words;
use coursenotes_course::HtmlSettings;
use std::fmt::Write;

const ICON_SVG: &str = include_str!("look/icon.svg");
const SITE_CSS: &str = include_str!("look/site.css");
const THEME_JS: &str = include_str!("look/theme.js");
const PAGE_JS: &str = include_str!("look/page.js");
const SEARCH_JS: &str = include_str!("look/search.js");

/// Rules and scripts, which no note changes, by the name that tells their kind.
pub(super) fn own_words() -> Vec<(&'static str, String)> {
    let any =
        HtmlSettings { accent: Some("#000000".into()), accent_dark: Some("#ffffff".into()), ..HtmlSettings::default() };
    let colours = colours(&any).expect("black is readable on our paper, and white on our dark one");
    let css = format!("{SITE_CSS}{colours}");
    let scripts = [THEME_JS, PAGE_JS, SEARCH_JS].map(|script| ("own.js", script.to_owned()));
    [("site.css", css)].into_iter().chain(scripts).collect()
}

/// Our own paper, light and dark, against which a colour has to stand out.
const LIGHT_PAPER: &str = "#fdfcfa";
const DARK_PAPER: &str = "#16181b";

/// What text needs to be read (WCAG 2.2, 1.4.3).
const ENOUGH: f64 = 4.5;

/// The files, by their name in the site's own folder.
pub(super) fn files(
    settings: &HtmlSettings,
    words: &Words,
    styles: &Styles,
) -> Result<Vec<(&'static str, String)>, HtmlError> {
    let css = format!("{SITE_CSS}{}{}", mathematics::rules(styles), colours(settings)?);
    // The site's words come first, so that the script has them when it begins.
    let page = format!("{}{PAGE_JS}", words.script());
    Ok(vec![
        ("icon.svg", ICON_SVG.to_owned()),
        ("site.css", css),
        ("theme.js", THEME_JS.to_owned()),
        ("page.js", page),
        ("search.js", SEARCH_JS.to_owned()),
    ])
}

/// The rules for the author's colours; refused where nobody could read them.
fn colours(settings: &HtmlSettings) -> Result<String, HtmlError> {
    let mut rules = String::new();
    let light = settings.accent.as_deref().map(|colour| readable("accent", colour, LIGHT_PAPER)).transpose()?;
    let dark = settings.accent_dark.as_deref().map(|colour| readable("accent-dark", colour, DARK_PAPER)).transpose()?;
    let mut rule = |text: String| writeln!(rules, "{text}").expect("a string can be written to");
    if let Some(colour) = light {
        rule(format!("\n@media screen {{ :root {{ --accent: {colour}; }} }}"));
    }
    // Ours once more behind the author's, which would hold in the dark as well.
    if light.is_some() || dark.is_some() {
        let colour = dark.unwrap_or("#84bfee");
        rule(format!("@media screen {{ :root[data-theme=\"dark\"] {{ --accent: {colour}; }} }}"));
        rule(format!(
            "@media screen and (prefers-color-scheme: dark) {{ :root:not([data-theme]) {{ --accent: {colour}; }} }}"
        ));
    }
    Ok(rules)
}

fn readable<'c>(key: &'static str, colour: &'c str, paper: &str) -> Result<&'c str, HtmlError> {
    let contrast = contrast(colour, paper);
    if contrast >= ENOUGH {
        return Ok(colour);
    }
    let way = if paper == LIGHT_PAPER { "darker" } else { "lighter" };
    Err(HtmlError::Colour { key, colour: colour.to_owned(), contrast, way })
}

/// The contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio").
pub(super) fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: &str) -> f64 {
    let digits = colour.trim_start_matches('#');
    let part = |at: usize| {
        let byte = digits.get(at..at + 2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        let part = f64::from(byte.unwrap_or_default()) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
}

/// Whether a stylesheet ends where it seems to: an open brace, string or comment swallows all that follows.
pub(super) fn examine(css: &Own) -> Result<(), HtmlError> {
    let fault =
        |line: usize, message: &str| Err(HtmlError::Css { path: css.path.clone(), line, message: message.to_owned() });
    let line_of = |at: usize| css.text[..at].matches('\n').count() + 1;
    let bytes = css.text.as_bytes();
    let mut open: Vec<usize> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'/' if bytes.get(at + 1) == Some(&b'*') => match css.text[at + 2..].find("*/") {
                Some(length) => at += length + 3,
                None => return fault(line_of(at), "this comment has no end"),
            },
            quote @ (b'"' | b'\'') => match end_of_string(&bytes[at + 1..], quote) {
                Some(length) => at += length + 1,
                None => return fault(line_of(at), "this string has no end on its line"),
            },
            b'\\' => at += 1,
            b'{' => open.push(at),
            b'}' if open.pop().is_none() => return fault(line_of(at), "this `}` closes nothing"),
            _ => {}
        }
        at += 1;
    }
    match open.last() {
        Some(brace) => fault(line_of(*brace), "this `{` is not closed"),
        None => Ok(()),
    }
}

/// The length of a string up to its quote; nothing where the line ends before.
fn end_of_string(bytes: &[u8], quote: u8) -> Option<usize> {
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'\n' => return None,
            _ if byte == quote => return Some(at),
            _ => {}
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tokens of a block of rules, by name.
    fn tokens(start: &str) -> Vec<(String, String)> {
        let block = SITE_CSS.split(start).nth(1).expect("the block is there").split('}').next().expect("it ends");
        let lines =
            block.lines().filter_map(|line| line.trim().strip_prefix("--")?.trim_end_matches(';').split_once(": "));
        lines.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    }

    #[test]
    fn every_colour_can_be_read_on_its_ground() {
        for start in [":root {", ":root[data-theme=\"dark\"] {", ":root:not([data-theme]) {"] {
            let tokens = tokens(start);
            let value = |name: &str| tokens.iter().find(|(token, _)| token == name).expect("a token").1.clone();
            let grounds = [value("paper"), value("raised")];
            for ground in &grounds {
                assert!(contrast(&value("ink"), ground) >= 7.0, "{start} ink on {ground}");
                assert!(contrast(&value("ink"), &value("mark")) >= 4.5, "{start} ink on mark");
                for (name, colour) in tokens.iter().filter(|(_, value)| value.starts_with('#')) {
                    let wanted = match name.as_str() {
                        "paper" | "raised" | "hair" | "mark" => continue,
                        "line" => 3.0,
                        _ => 4.5,
                    };
                    let contrast = contrast(colour, ground);
                    assert!(contrast >= wanted, "{start} {name} {colour} on {ground}: {contrast:.2}");
                }
            }
        }
    }

    #[test]
    fn dark_tokens_are_the_same_with_and_without_a_script() {
        assert_eq!(tokens(":root[data-theme=\"dark\"] {"), tokens(":root:not([data-theme]) {"));
    }

    #[test]
    fn what_swallows_a_stylesheet_is_told_with_its_line() {
        let line = |text: &str| {
            let own = Own { path: "x.css".into(), text: text.into() };
            examine(&own).err().map(|error| error.to_string())
        };
        assert_eq!(line("a { b: \"}\" } /* { */"), None);
        assert_eq!(line("a {\n b {\n}"), Some("x.css:1: this `{` is not closed".to_owned()));
        assert_eq!(line("a {}\n}"), Some("x.css:2: this `}` closes nothing".to_owned()));
        assert_eq!(line("\n/* a"), Some("x.css:2: this comment has no end".to_owned()));
        assert_eq!(line("a { b: 'c\n' }"), Some("x.css:1: this string has no end on its line".to_owned()));
    }
}
