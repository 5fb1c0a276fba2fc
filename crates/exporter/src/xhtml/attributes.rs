//! Attributes of an author's tags: what HTML of today has of what GitHub lets through.
//!
//! A book is checked for validity, so the attributes of old HTML that say how something looks become classes, which the
//! stylesheet knows, and the others are left out: nobody sees a `border` or a `name` that is an id as well.

use coursenotes_markup::html::{attribute_passes, is_script_address};

/// What becomes of an attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Becomes {
    /// It stays, with this name and value.
    Attribute(&'static str, String),
    /// A class.
    Class(String),
    /// It is an id, of its own or by an old name.
    Id,
    /// It has no meaning here.
    Nothing,
}

/// What becomes of the attribute `name` of the element `element`. Addresses are the caller's.
pub(super) fn attribute(element: &str, name: &str, value: &str) -> Becomes {
    if !attribute_passes(element, name) || is_script_address(value) {
        return Becomes::Nothing;
    }
    let value = value.trim();
    match name {
        "id" => Becomes::Id,
        "name" if element == "a" => Becomes::Id,
        "title" => Becomes::Attribute("title", value.to_owned()),
        "lang" if is_language(value) => Becomes::Attribute("lang", value.to_owned()),
        "dir" => one_of("dir", value, &["ltr", "rtl", "auto"]),
        // `middle` and `center` say where a picture stands beside its line, as all of ours do.
        "align" if element == "img" => prefixed("align", value, &["left", "right"]),
        "align" => prefixed("align", value, &["left", "center", "right", "justify"]),
        "valign" => prefixed("valign", value, &["top", "middle", "bottom", "baseline"]),
        "nowrap" => Becomes::Class("nowrap".to_owned()),
        "width" => width(value),
        _ => of_element(element, name, value),
    }
}

fn of_element(element: &str, name: &str, value: &str) -> Becomes {
    match (element, name) {
        ("ol", "start") | ("li", "value") => number(name, value, i64::from(i32::MIN)),
        ("ol", "type") if matches!(value, "1" | "a" | "A" | "i" | "I") => keep("type", value),
        ("td" | "th", "colspan" | "rowspan") | ("col" | "colgroup", "span") => number(name, value, 1),
        ("th", "scope") => one_of("scope", value, &["row", "col", "rowgroup", "colgroup"]),
        ("th", "abbr") => keep("abbr", value),
        ("time", "datetime") if is_moment(value) => keep("datetime", value),
        ("details", "open") => keep("open", "open"),
        ("video" | "audio", "controls") => keep("controls", "controls"),
        ("video" | "audio", "loop") => keep("loop", "loop"),
        ("video" | "audio", "muted") => keep("muted", "muted"),
        ("source", "media") => keep("media", value),
        ("source", "type") if value.contains('/') => keep("type", value),
        ("track", "kind") => one_of("kind", value, &["subtitles", "captions", "descriptions", "chapters", "metadata"]),
        ("track", "label") if !value.is_empty() => keep("label", value),
        ("track", "srclang") if is_language(value) => keep("srclang", value),
        _ => Becomes::Nothing,
    }
}

fn keep(name: &'static str, value: &str) -> Becomes {
    Becomes::Attribute(name, value.to_owned())
}

fn one_of(name: &'static str, value: &str, values: &[&str]) -> Becomes {
    let lower = value.to_ascii_lowercase();
    if values.contains(&lower.as_str()) { Becomes::Attribute(name, lower) } else { Becomes::Nothing }
}

fn prefixed(prefix: &str, value: &str, values: &[&str]) -> Becomes {
    let lower = value.to_ascii_lowercase();
    let lower = if lower == "middle" && prefix == "align" { "center".to_owned() } else { lower };
    if values.contains(&lower.as_str()) { Becomes::Class(format!("{prefix}-{lower}")) } else { Becomes::Nothing }
}

fn number(name: &str, value: &str, least: i64) -> Becomes {
    const NAMES: &[&str] = &["start", "value", "colspan", "rowspan", "span"];
    let name = NAMES.iter().find(|known| **known == name);
    match (name, value.parse::<i32>()) {
        (Some(name), Ok(number)) if i64::from(number) >= least => {
            // The standard stops counting columns at a thousand (HTML standard, 4.9.11).
            let number = if least == 1 { number.min(1000) } else { number };
            Becomes::Attribute(name, number.to_string())
        }
        _ => Becomes::Nothing,
    }
}

/// A part of the line's width as one of ten classes. Pixels are the picture's own matter.
fn width(value: &str) -> Becomes {
    let percent = value.strip_suffix('%').and_then(|number| number.trim().parse::<f32>().ok());
    match percent {
        Some(percent) if percent > 0.0 => {
            let tens = (1_u32..=10).find(|tens| percent <= f32::from(u16::try_from(*tens).unwrap_or(10)) * 10.0 + 5.0);
            Becomes::Class(format!("width-{}", tens.unwrap_or(10) * 10))
        }
        _ => Becomes::Nothing,
    }
}

/// Pixels, as people write them: `300`, `300px`, `300.5`.
pub(super) fn pixels(value: &str) -> Option<u32> {
    let value = value.trim().trim_end_matches("px").trim_end();
    let whole = value.split('.').next().unwrap_or_default();
    let rest = value.get(whole.len()..).unwrap_or_default();
    let is_number = rest.chars().all(|c| c == '.' || c.is_ascii_digit());
    whole.parse().ok().filter(|pixels| is_number && (1..=10_000).contains(pixels))
}

/// A date, a time of day, or both, in figures: the forms that people write of those that HTML knows (HTML standard,
/// 4.5.14). Months have names there up to 12; whether one has a 31st is the author's matter.
fn is_moment(value: &str) -> bool {
    let (date, time) =
        value.split_once(['T', ' ']).unwrap_or(if value.contains(':') { ("", value) } else { (value, "") });
    let in_range = |number: &str, range: std::ops::RangeInclusive<u32>| {
        number.len() == 2 && number.parse().is_ok_and(|number| range.contains(&number))
    };
    let is_date = match date.split('-').collect::<Vec<_>>()[..] {
        [year, month] if time.is_empty() => is_year(year) && in_range(month, 1..=12),
        [year, month, day] => is_year(year) && in_range(month, 1..=12) && in_range(day, 1..=31),
        _ => date.is_empty() && value.contains(':') && !value.starts_with(['T', ' ']),
    };
    let time = time.strip_suffix('Z').filter(|_| !date.is_empty()).unwrap_or(time);
    let is_time = match time.split(':').collect::<Vec<_>>()[..] {
        [""] => !value.contains(['T', ' ']),
        [hour, minute] => in_range(hour, 0..=23) && in_range(minute, 0..=59),
        [hour, minute, second] => in_range(hour, 0..=23) && in_range(minute, 0..=59) && in_range(second, 0..=59),
        _ => false,
    };
    is_date && is_time
}

fn is_year(year: &str) -> bool {
    year.len() == 4 && year.parse::<u32>().is_ok_and(|year| year > 0)
}

/// A language's code in the form of BCP 47: validators want the form, not the language.
fn is_language(value: &str) -> bool {
    let mut parts = value.split('-');
    let first = parts
        .next()
        .is_some_and(|part| (2..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
    first && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_become_classes_and_old_attributes_go() {
        assert_eq!(attribute("p", "align", "CENTER"), Becomes::Class("align-center".into()));
        assert_eq!(attribute("img", "align", "Right"), Becomes::Class("align-right".into()));
        assert_eq!(attribute("img", "align", "center"), Becomes::Nothing);
        assert_eq!(attribute("img", "width", "48%"), Becomes::Class("width-50".into()));
        assert_eq!(attribute("td", "colspan", "2"), Becomes::Attribute("colspan", "2".into()));
        assert_eq!(attribute("td", "colspan", "x"), Becomes::Nothing);
        assert_eq!(attribute("p", "style", "color:red"), Becomes::Nothing);
        assert_eq!(attribute("p", "onclick", "x()"), Becomes::Nothing);
        assert_eq!(attribute("table", "border", "1"), Becomes::Nothing);
        let is_kept = |value: &str| attribute("time", "datetime", value) != Becomes::Nothing;
        for moment in ["2024-01-05", "2024-01", "12:30", "2024-01-05T12:30:59", "2024-01-05 12:30Z"] {
            assert!(is_kept(moment), "{moment}");
        }
        for other in ["", "12", "T", "2024-13-01", "2024-01-05T", "24:00", "1-2-3", "12:30Z", "2024-01T12:30", "Z"] {
            assert!(!is_kept(other), "{other}");
        }
        assert_eq!((pixels("300px"), pixels("50%"), pixels("12.5")), (Some(300), None, Some(12)));
    }
}
