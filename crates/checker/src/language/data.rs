//! Languages without statements: what the whole text looks like tells them.

/// Markup, data and styles.
pub(super) fn guess(code: &str, lines: &[&str]) -> Option<&'static str> {
    let first = *lines.first()?;
    if is_json(code) {
        return Some("json");
    }
    if first.starts_with("diff --git ") || first.starts_with("@@ -") {
        return Some("diff");
    }
    if is_html(lines) {
        return Some("html");
    }
    if is_css(lines) {
        return Some("css");
    }
    if is_dockerfile(lines) {
        return Some("dockerfile");
    }
    if is_yaml(lines) {
        return Some("yaml");
    }
    is_sql(lines).then_some("sql")
}

/// An object, or objects in a list: a list of numbers is written so in many languages.
fn is_json(code: &str) -> bool {
    let code = code.trim();
    let begins = code.starts_with('{') || code.starts_with('[') && code[1..].trim_start().starts_with('{');
    begins && code.contains("\":") && serde_json::from_str::<serde::de::IgnoredAny>(code).is_ok()
}

fn is_html(lines: &[&str]) -> bool {
    const TAGS: &[&str] = &[
        "html", "head", "body", "div", "p", "ul", "ol", "li", "a", "form", "h1", "h2", "h3", "table", "img", "input",
        "button", "nav", "section", "label", "select", "link", "meta", "span", "header", "footer", "main", "article",
        "video", "audio", "svg", "canvas", "iframe", "title", "figure", "textarea", "strong", "em", "tr",
    ];
    // Templates and components look like it and are something else.
    const OTHERS: &[&str] = &[
        "{{",
        "{%",
        "<%",
        "={",
        "className=",
        "=>",
        "<?php",
        "v-",
        "@",
        "th:",
        "ng-",
        "import ",
        "xmlns",
        "*ng",
        "return",
        "{",
    ];
    const TEMPLATES: &[&str] = &["{{", "{%", "<%", "<?php", "@{", "@V", "@M", "@Html", "asp-", "th:", "ng-"];
    let Some((first, last)) = lines.first().zip(lines.last()) else { return false };
    let doctype = first.get(..14).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype html"));
    let tag = first.strip_prefix('<').unwrap_or_default();
    let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    let is_tag = TAGS.contains(&name) && tag[name.len()..].starts_with(['>', ' ', '/']);
    let is_plain = !lines.iter().any(|line| OTHERS.iter().any(|other| line.contains(other)));
    let ends = last.ends_with('>');
    // A whole page may hold a script.
    let is_page = doctype && !lines.iter().any(|line| TEMPLATES.iter().any(|other| line.contains(other)));
    ends && (is_page || is_tag && is_plain && lines.len() > 1)
}

fn is_css(lines: &[&str]) -> bool {
    const PROPERTIES: &[&str] = &[
        "color",
        "background",
        "background-color",
        "margin",
        "padding",
        "border",
        "display",
        "width",
        "height",
        "font-size",
        "font-family",
        "font-weight",
        "text-align",
        "float",
        "position",
        "justify-content",
        "align-items",
        "flex-direction",
        "grid-template-columns",
        "flex-wrap",
        "box-sizing",
        "max-width",
        "min-width",
        "margin-top",
        "margin-left",
        "margin-right",
        "margin-bottom",
        "border-radius",
        "flex",
        "opacity",
        "z-index",
        "transform",
        "transition",
        "content",
    ];
    let mut has_property = false;
    let mut has_selector = false;
    for line in lines {
        let rule = line.split_once('{').map(|(selector, _)| selector);
        let body = line.rsplit(['{', '}']).find(|part| !part.trim().is_empty()).unwrap_or(line);
        if let Some((name, value)) = body.split_once(':') {
            has_property |= PROPERTIES.contains(&name.trim()) && value.trim_end().ends_with(';');
        }
        has_selector |=
            rule.is_some_and(|selector| !selector.is_empty() && !selector.contains(['=', '(', '"', '$', '&']));
        let is_part = line.ends_with(['{', '}', ';', ',']) || line.starts_with("/*") || line.ends_with("*/");
        let is_other = line.contains(['$', '&', '<', '`'])
            || line.starts_with('>')
            || line.contains("//") && !line.contains("url")
            || line.starts_with("@include");
        if !is_part || is_other || line.contains("=>") || line.contains(" = ") {
            return false;
        }
    }
    has_property && has_selector
}

fn is_dockerfile(lines: &[&str]) -> bool {
    const STEPS: &[&str] = &["RUN ", "CMD ", "CMD[", "COPY ", "WORKDIR ", "ENTRYPOINT ", "EXPOSE ", "ADD "];
    let has_from = lines.iter().any(|line| line.starts_with("FROM ") && !line.ends_with(';'));
    has_from && lines.iter().any(|line| STEPS.iter().any(|step| line.starts_with(step)))
}

/// Three kinds of files that everybody knows by their first words.
fn is_yaml(lines: &[&str]) -> bool {
    let has = |key: &str| {
        lines.iter().any(|line| line.strip_prefix(key).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
    };
    let is_kind =
        has("apiVersion:") && has("kind:") || has("services:") && has("image:") || has("jobs:") && has("steps:");
    let is_even = lines.iter().all(|line| {
        line.starts_with(['-', '#', '"', '\'']) || line.contains(':') || line.starts_with(char::is_alphanumeric)
    });
    is_kind && is_even && !lines.iter().any(|line| line.ends_with([';', '{']))
}

/// Statements as they are written by hand: the words in capitals.
fn is_sql(lines: &[&str]) -> bool {
    const STARTS: &[&str] = &[
        "CREATE TABLE ",
        "INSERT INTO ",
        "ALTER TABLE ",
        "DROP TABLE ",
        "DELETE FROM ",
        "CREATE DATABASE ",
        "CREATE INDEX ",
        "CREATE VIEW ",
    ];
    let statements: Vec<&&str> = lines.iter().filter(|line| !line.starts_with("--")).collect();
    let Some(first) = statements.first() else { return false };
    let starts = STARTS.iter().any(|start| first.starts_with(start))
        || first.starts_with("UPDATE ") && contains_word(lines, "SET");
    let selects = (first.starts_with("SELECT ") || **first == "SELECT") && contains_word(lines, "FROM");
    // The answer of the server, or the call of a program around it.
    let is_other = lines
        .iter()
        .any(|line| line.starts_with(['|', '+', '$', '"', '\'', '>']) || line.contains("=>") || line.contains("${"));
    (starts || selects) && !is_other
}

fn contains_word(lines: &[&str], word: &str) -> bool {
    lines.iter().any(|line| line.split([' ', '\t', '(', ')', ';']).any(|part| part == word))
}
