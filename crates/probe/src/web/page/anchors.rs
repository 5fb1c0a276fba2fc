//! Places on a page that links name.

use coursenotes_parser::ids_in_html;
use std::collections::{BTreeSet, HashSet};

/// Which of `names` the page has, and which it has not. What nobody can tell from the page is in neither.
pub(super) fn look_for(names: &BTreeSet<String>, html: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let ids: HashSet<String> = ids_in_html(html).into_iter().collect();
    let (found, others): (BTreeSet<String>, BTreeSet<String>) =
        names.iter().cloned().partition(|name| is_there(name, &ids));
    // A page without a single place is put together by a script.
    let missing = others.into_iter().filter(|name| !ids.is_empty() && is_certain(name, html)).collect();
    (found, missing)
}

fn is_there(name: &str, ids: &HashSet<String>) -> bool {
    // GitHub marks what people wrote, and finds it without the mark and whatever its case.
    let marked = |name: &str| ids.contains(&format!("{MARK}{name}"));
    // The top of a page is always there (HTML standard, 7.4.6.3).
    ids.contains(name) || marked(name) || marked(&name.to_lowercase()) || name.eq_ignore_ascii_case("top")
}

const MARK: &str = "user-content-";

/// Whether a name that the page doesn't have is an id at all, and none that a script still brings.
fn is_certain(name: &str, html: &str) -> bool {
    let is_route = name.starts_with(['/', '!', '?']) || name.contains('=');
    let in_script = [format!("\"{name}\""), format!("{MARK}{name}"), format!("id=\\\"{name}\\\"")];
    !is_route && !is_line(name) && !in_script.iter().any(|text| html.contains(text))
}

/// Whether it names lines of a file, as `L10-L20` does on GitHub.
fn is_line(name: &str) -> bool {
    let is_number = |part: &str| {
        let digits = part.trim_start_matches('L');
        digits.len() < part.len() && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'C')
    };
    name.split('-').all(is_number)
}
