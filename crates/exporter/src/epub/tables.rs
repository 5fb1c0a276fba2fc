//! Header cells of tables that have no words: a corner over a column of names. Such a cell is the header of nothing, and
//! Ace says so (`empty-table-header`); the HTML standard has it as a plain cell (4.9.13, advice on tables).

/// The body with empty header cells as plain ones. It is well-formed: what looks like a tag is one.
pub(super) fn plain_corners(body: &str) -> String {
    const END: &str = "</th>";
    let mut out = String::with_capacity(body.len());
    let mut rest = body;
    while let Some(start) = rest.find("<th") {
        let Some(open) = rest[start..].find('>').map(|end| start + end + 1) else { break };
        let is_cell = matches!(rest.as_bytes().get(start + 3), Some(b' ' | b'>'));
        let close = rest[open..].find(END).map(|close| open + close).filter(|_| is_cell);
        let Some(close) = close.filter(|close| rest[open..*close].trim().is_empty()) else {
            out.push_str(&rest[..open]);
            rest = &rest[open..];
            continue;
        };
        out.push_str(&rest[..start]);
        out.push_str("<td></td>");
        rest = &rest[close + END.len()..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::plain_corners;

    #[test]
    fn only_empty_headers_become_cells() {
        let row = "<thead><tr><th scope=\"col\"></th><th scope=\"col\">a</th><th></th></tr></thead>";
        assert_eq!(plain_corners(row), "<thead><tr><td></td><th scope=\"col\">a</th><td></td></tr></thead>");
    }
}
