//! How large a drawing is: an SVG says so in lengths, or by the plane that it shows.

/// A drawing that only names its plane, in smaller units than that, says which shape it has and not how large it is.
const SMALL: f64 = 100.0;

/// The part of the plane that a `viewBox` names: its corner, its width and its height.
pub fn drawing_plane(view_box: &str) -> Option<[f64; 4]> {
    let numbers = view_box.split([' ', ',', '\n', '\r', '\t']).filter(|word| !word.is_empty());
    let numbers: Vec<f64> = numbers.map(|word| word.parse().ok()).collect::<Option<_>>()?;
    let plane: [f64; 4] = numbers.try_into().ok()?;
    let [x, y, width, height] = plane;
    (x.is_finite() && y.is_finite() && is_size(width) && is_size(height)).then_some(plane)
}

/// Width and height in pixels as CSS has them, by the attributes of the outermost `svg`. Where only one is said, the other
/// follows from the plane's shape.
///
/// ```
/// use coursenotes_course::{drawing_plane, drawing_size};
///
/// assert_eq!(drawing_size(Some("1in"), Some("48"), None), Some((96, 48)));
/// assert_eq!(drawing_size(Some("100%"), None, drawing_plane("0 0 400 300")), Some((400, 300)));
/// ```
pub fn drawing_size(width: Option<&str>, height: Option<&str>, plane: Option<[f64; 4]>) -> Option<(u32, u32)> {
    let (width, height) = match (width.and_then(pixels), height.and_then(pixels), plane) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some([_, _, wide, high])) => (width, width * high / wide),
        (None, Some(height), Some([_, _, wide, high])) => (height * wide / high, height),
        (None, None, Some([_, _, wide, high])) if wide.max(high) >= SMALL => (wide, high),
        _ => return None,
    };
    Some((whole(width)?, whole(height)?))
}

/// The same by the head of a file that is a drawing.
pub(crate) fn size_of_drawing(head: &str) -> Option<(u32, u32)> {
    let root = root(head)?;
    let plane = attribute(root, "viewBox").and_then(drawing_plane);
    drawing_size(attribute(root, "width"), attribute(root, "height"), plane)
}

/// What stands in the tag of the first `svg`, which no comment holds.
fn root(head: &str) -> Option<&str> {
    let mut rest = head;
    loop {
        let tag = rest.find("<svg")?;
        let Some(comment) = rest.find("<!--").filter(|comment| *comment < tag) else {
            let inner = &rest[tag + "<svg".len()..];
            return inner.starts_with(char::is_whitespace).then_some(inner);
        };
        rest = &rest[comment + rest[comment..].find("-->")?..];
    }
}

/// The value of an attribute in a tag whose inside begins here; a value may hold a `>`.
fn attribute<'t>(tag: &'t str, wanted: &str) -> Option<&'t str> {
    let mut rest = tag.trim_start();
    while let Some((name, behind)) = rest.split_once('=') {
        let name = name.trim();
        if name.contains(['>', '<']) {
            return None;
        }
        let behind = behind.trim_start();
        let quote = behind.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, next) = behind[1..].split_once(quote)?;
        if name == wanted {
            return Some(value);
        }
        rest = next.trim_start();
    }
    None
}

/// A length in pixels; nothing for one that depends on something else, such as `50%` and `2em`.
fn pixels(length: &str) -> Option<f64> {
    let length = length.trim();
    let end = length.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(length.len());
    let number: f64 = length[..end].parse().ok()?;
    // CSS: 96 pixels are an inch of 72 points.
    let unit = match &length[end..] {
        "" | "px" => 1.0,
        "pt" => 96.0 / 72.0,
        "pc" => 16.0,
        "mm" => 96.0 / 25.4,
        "cm" => 96.0 / 2.54,
        "in" => 96.0,
        _ => return None,
    };
    Some(number * unit).filter(|pixels| is_size(*pixels))
}

fn is_size(number: f64) -> bool {
    number.is_finite() && number > 0.0
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is looked at before")]
fn whole(number: f64) -> Option<u32> {
    (1.0..=100_000.0).contains(&number).then(|| number.round() as u32)
}

#[cfg(test)]
mod tests {
    use super::size_of_drawing;

    #[test]
    fn the_size_of_a_drawing_is_in_its_first_tag() {
        for (head, size) in [
            ("<svg width=\"120\" height='80.4px'>", Some((120, 80))),
            ("<svg height=\"72pt\" width=\"1in\" xmlns=\"x\"/>", Some((96, 96))),
            ("<svg viewBox=\"0 0 400 300\">", Some((400, 300))),
            ("<svg width=\"100%\" height=\"100%\" viewBox=\"-10,-10, 200,100\">", Some((200, 100))),
            ("<svg width=\"200\" viewBox=\"0 0 30 40\">", Some((200, 267))),
            ("<svg height=\"50\" viewBox=\"0 0 30 40\">", Some((38, 50))),
            (
                "<?xml version=\"1.0\"?>\n<!-- <svg width=\"1\" height=\"1\"> -->\n<svg\n width=\"7\"\n height=\"9\">",
                Some((7, 9)),
            ),
            ("<svg desc=\"a > b\" stroke-width=\"3\" width=\"7\" height=\"9\">", Some((7, 9))),
            // A shape and no size; sizes of something else; no size at all.
            ("<svg viewBox=\"0 0 10 10\">", None),
            ("<svg width=\"2em\" height=\"50%\">", None),
            ("<svg width=\"200\">", None),
            ("<svg width=\"0\" height=\"-3\" viewBox=\"0 0 0 0\">", None),
            ("<svg viewBox=\"0 0 nan 5\">", None),
            ("<svg><rect width=\"7\" height=\"9\"/></svg>", None),
            ("<svg width=\"7\" heig", None),
            ("<svgs width=\"7\" height=\"9\">", None),
        ] {
            assert_eq!(size_of_drawing(head), size, "{head}");
        }
    }
}
