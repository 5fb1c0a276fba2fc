//! Styles of formulas become classes: a page forbids styles in its markup, for they could come from anybody.

use std::collections::BTreeMap;
use std::fmt::Write;

/// The styles of a site's formulas, by the class that stands for each.
pub(super) type Styles = BTreeMap<String, String>;

/// Puts a class in the place of each `style` inside the formulas of `body`, and notes what it stands for.
pub(super) fn classes(body: String, styles: &mut Styles) -> String {
    if !body.contains("<math") {
        return body;
    }
    let mut classed = String::with_capacity(body.len());
    let mut rest = body.as_str();
    while let Some(start) = rest.find("<math") {
        let end = rest[start..].find("</math>").map_or(rest.len(), |end| start + end);
        classed.push_str(&rest[..start]);
        in_formula(&rest[start..end], &mut classed, styles);
        rest = &rest[end..];
    }
    classed.push_str(rest);
    classed
}

fn in_formula(formula: &str, classed: &mut String, styles: &mut Styles) {
    const START: &str = " style=\"";
    let mut rest = formula;
    while let Some(at) = rest.find(START) {
        let value = &rest[at + START.len()..];
        let length = value.find('"').unwrap_or(value.len());
        // In text the words could stand too; there they are escaped, so a quote means an attribute.
        let (style, behind) = value.split_at(length);
        classed.push_str(&rest[..at]);
        classed.push_str(" class=\"");
        classed.push_str(&class(style, styles));
        rest = behind;
    }
    classed.push_str(rest);
}

/// A name that depends on the style only, so that a page stays the same whatever other pages have.
fn class(style: &str, styles: &mut Styles) -> String {
    let hash = style.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let mut class = format!("m-{hash:08x}");
    while styles.get(&class).is_some_and(|other| other != style) {
        class.push('x');
    }
    styles.entry(class.clone()).or_insert_with(|| style.to_owned());
    class
}

/// The rules for the classes.
pub(super) fn rules(styles: &Styles) -> String {
    let rules = styles.iter().filter(|(_, style)| !style.contains(['{', '}', '<', '\\', '@']));
    rules.fold(String::new(), |mut all, (class, style)| {
        writeln!(all, ".{class} {{ {style} }}").expect("a string can be written to");
        all
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_become_classes() {
        let mut styles = Styles::new();
        let body = "<p> style=\"a\"</p><math><mtd style=\"color:#7C3AED;\"><mi>x</mi></mtd></math><i style=\"b\"/>";
        let classed = classes(body.to_owned(), &mut styles);
        let class = styles.keys().next().expect("one class");
        let wanted = format!("<p> style=\"a\"</p><math><mtd class=\"{class}\"><mi>x</mi></mtd></math><i style=\"b\"/>");
        assert_eq!(classed, wanted);
        assert_eq!(rules(&styles), format!(".{class} {{ color:#7C3AED; }}\n"));
    }
}
