//! Languages as a person sets them.

/// What is wrong with a language: its value, the message and the way out.
pub(crate) fn fault_of_language(language: Option<&str>) -> Option<(&str, String, &'static str)> {
    let language = language.filter(|language| !is_language(language))?;
    Some((language, format!("`{language}` is no language"), "write it as \"en\" or \"pt-BR\""))
}

/// Parts of letters and figures between hyphens, the first of two or three letters (BCP 47).
fn is_language(language: &str) -> bool {
    let mut parts = language.split('-');
    let first = parts.next().unwrap_or_default();
    matches!(first.len(), 2 | 3)
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}
