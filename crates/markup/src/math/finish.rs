//! What is left to do on the converter's MathML.

const ROW: &str = "<mtr>";
const END: &str = "</mtr></mtable>";
const TABLE: &str = "<mtable";

/// The MathML as browsers show it well.
pub(super) fn finished(mathml: String) -> String {
    let mathml = if mathml.contains(VECTOR) { mathml.replace(VECTOR, ARROW) } else { mathml };
    without_last_rows(mathml)
}

/// The sign of a vector: a sign that stands over the letter before it, of which there is none inside of an `mo`.
const VECTOR: &str = "<mo stretchy=\"false\">\u{20d7}</mo>";
const ARROW: &str = "<mo stretchy=\"false\" mathsize=\"0.7em\" lspace=\"0\" rspace=\"0\">→</mo>";

/// Takes away the row behind the last `\\` of a table, which TeX doesn't set. A line that was to be above it is below the
/// table: otherwise it would close an empty row.
fn without_last_rows(mut mathml: String) -> String {
    let mut from = 0;
    while let Some(end) = mathml[from..].find(END).map(|at| from + at) {
        from = end + END.len();
        let Some(row) = mathml[..end].rfind(ROW) else { continue };
        let Some(style) = style_of_empty(&mathml[row + ROW.len()..end]) else { continue };
        let Some(table) = start_of_table(&mathml[..row]) else { continue };
        let below = style.split(';').find_map(|one| one.trim().strip_prefix("border-top: "));
        let below = below.map(|line| format!("border-bottom: {line};"));
        mathml.replace_range(row..end + "</mtr>".len(), "");
        from = row + "</mtable>".len();
        if let Some(below) = below {
            from += add_style(&mut mathml, table, &below);
        }
    }
    mathml
}

/// The style of the one cell of a row, where nothing is in it.
fn style_of_empty(row: &str) -> Option<&str> {
    let cell = row.strip_prefix("<mtd")?.strip_suffix("></mtd>")?;
    if cell.contains('<') {
        return None;
    }
    Some(cell.strip_prefix(" style=\"").and_then(|style| style.strip_suffix('"')).unwrap_or_default())
}

/// Where the tag of the table begins that is open at the end of `before`.
fn start_of_table(before: &str) -> Option<usize> {
    let mut closed = 0;
    let mut at = before.len();
    loop {
        at = before[..at].rfind("mtable")?;
        match &before[..at] {
            outside if outside.ends_with("</") => closed += 1,
            outside if outside.ends_with('<') && closed > 0 => closed -= 1,
            outside if outside.ends_with('<') => return Some(at - 1),
            _ => {}
        }
    }
}

/// Adds to the style of a table; gives how much longer the markup is.
fn add_style(mathml: &mut String, table: usize, style: &str) -> usize {
    const START: &str = " style=\"";
    let inside = table + TABLE.len();
    let (at, added) = if mathml[inside..].starts_with(START) {
        (inside + START.len(), style.to_owned())
    } else {
        (inside, format!("{START}{style}\""))
    };
    mathml.insert_str(at, &added);
    added.len()
}

#[cfg(test)]
mod tests {
    use super::without_last_rows;

    #[test]
    fn a_line_at_the_end_is_below_the_table() {
        let row = "<mtr><mtd><mi>x</mi></mtd></mtr>";
        for (before, after) in [
            (format!("<mtable>{row}</mtable>"), format!("<mtable>{row}</mtable>")),
            (format!("<mtable>{row}<mtr><mtd></mtd></mtr></mtable>"), format!("<mtable>{row}</mtable>")),
            (
                format!("<mtable a=\"b\">{row}<mtr><mtd style=\"border-top: 1px;color: red;\"></mtd></mtr></mtable>"),
                format!("<mtable style=\"border-bottom: 1px;\" a=\"b\">{row}</mtable>"),
            ),
            (
                format!("<mtable style=\"x\">{row}<mtr><mtd style=\"border-top: 1px;\"></mtd></mtr></mtable>"),
                format!("<mtable style=\"border-bottom: 1px;x\">{row}</mtable>"),
            ),
            (
                format!(
                    "<mtable><mtr><mtd><mtable>{row}</mtable><mtable>{row}<mtr><mtd></mtd></mtr></mtable></mtd></mtr>\
                     <mtr><mtd style=\"border-top: 2px;\"></mtd></mtr></mtable>"
                ),
                format!(
                    "<mtable style=\"border-bottom: 2px;\"><mtr><mtd><mtable>{row}</mtable><mtable>{row}</mtable></mtd></mtr></mtable>"
                ),
            ),
            (
                format!("<mtable>{row}<mtr><mtd></mtd><mtd></mtd></mtr></mtable>"),
                format!("<mtable>{row}<mtr><mtd></mtd><mtd></mtd></mtr></mtable>"),
            ),
        ] {
            assert_eq!(without_last_rows(before), after);
        }
    }
}
