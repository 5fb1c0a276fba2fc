//! Environments that MathJax has, in those that the converter has.

/// How an environment is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Environment {
    /// What its `\begin` becomes; nothing where it stays.
    pub(super) begin: Option<&'static str>,
    /// What its `\end` becomes.
    pub(super) end: Option<&'static str>,
    /// How many arguments are left out.
    pub(super) arguments: usize,
    /// Whether a place in brackets may follow; and whether its columns do.
    pub(super) columns: Option<bool>,
}

/// How the environment `name` is written.
pub(super) fn environment(name: &str) -> Environment {
    let same = |columns| Environment { begin: None, end: None, arguments: 0, columns };
    let becomes = |begin, end, arguments| Environment {
        begin: Some(begin),
        end: Some(end),
        arguments,
        columns: if arguments == 0 { Some(false) } else { None },
    };
    match name {
        "array" | "darray" | "subarray" => same(Some(true)),
        "aligned" | "gathered" => same(Some(false)),
        "split" | "alignedat" | "multlined" => {
            becomes(r"\begin{aligned}", r"\end{aligned}", usize::from(name == "alignedat"))
        }
        // GitHub numbers no formula; a number is what the author gives it.
        "alignat" | "xalignat" | "alignat*" | "xalignat*" | "xxalignat" => {
            becomes(r"\begin{align*}", r"\end{align*}", 1)
        }
        "align" | "flalign" | "flalign*" => becomes(r"\begin{align*}", r"\end{align*}", 0),
        "equation" => becomes(r"\begin{equation*}", r"\end{equation*}", 0),
        "gather" | "displaymath" | "math" => becomes(r"\begin{gather*}", r"\end{gather*}", 0),
        "multline" | "multline*" => becomes(r"\begin{multline}", r"\nonumber\end{multline}", 0),
        "eqnarray" | "eqnarray*" => becomes(r"\begin{array}{rcl}", r"\end{array}", 0),
        // Where words stand in their columns is a matter of looks.
        "matrix*" => becomes(r"\begin{matrix}", r"\end{matrix}", 0),
        "pmatrix*" => becomes(r"\begin{pmatrix}", r"\end{pmatrix}", 0),
        "bmatrix*" => becomes(r"\begin{bmatrix}", r"\end{bmatrix}", 0),
        "Bmatrix*" => becomes(r"\begin{Bmatrix}", r"\end{Bmatrix}", 0),
        "vmatrix*" => becomes(r"\begin{vmatrix}", r"\end{vmatrix}", 0),
        "Vmatrix*" => becomes(r"\begin{Vmatrix}", r"\end{Vmatrix}", 0),
        // Other tables have the size of the text, whatever stands around them.
        "smallmatrix" => becomes(r"{\scriptstyle\begin{subarray}{c}", r"\end{subarray}}", 0),
        _ => same(None),
    }
}

/// `*{50}{*{50}{…}}` multiplies.
const MOST_COLUMNS: usize = 200;

/// The columns of a table as the converter reads them: letters and bars. Where none are given, all are centred.
pub(super) fn columns(given: &str) -> String {
    let mut columns = String::new();
    let mut rest = given;
    while let Some(first) = rest.chars().next() {
        rest = &rest[first.len_utf8()..];
        match first {
            'l' | 'c' | 'r' | '|' | ':' => columns.push(first),
            'p' | 'm' | 'b' | 'w' => {
                columns.push('l');
                rest = behind_group(rest).1;
            }
            '@' | '!' | '>' | '<' => rest = behind_group(rest).1,
            '*' => {
                let (count, tail) = behind_group(rest);
                let (repeated, tail) = behind_group(tail);
                let count = count.trim().parse::<usize>().unwrap_or(1).min(50);
                columns.extend(std::iter::repeat_n(self::columns(repeated), count));
                rest = tail;
            }
            _ => {}
        }
    }
    if columns.is_empty() {
        return "c".repeat(20);
    }
    columns.truncate(MOST_COLUMNS);
    columns
}

/// What the group at the start of `text` holds, and what follows it.
fn behind_group(text: &str) -> (&str, &str) {
    let trimmed = text.trim_start();
    let inner = trimmed.strip_prefix('{');
    let found = inner.and_then(|inner| super::arguments::closing(inner, 0, b'}').map(|end| (inner, end)));
    found.map_or(("", text), |(inner, end)| (&inner[..end], &inner[end + 1..]))
}
