//! Files that are written from others, so that they can't tell another story: the rules, the commands and the
//! configuration in the handbook, the schema that editors read, and the licences in the folder of each crate.

mod commands;

use crate::step::{crates, root, say};
use anyhow::{Context, Result, bail};
use coursenotes_checker::{RULES, Rule};
use coursenotes_course::Config;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// Where the rules' pages go; files here that no rule stands for are left over and go.
const RULES_FOLDER: &str = "notes/handbook/rules";

/// The texts that each package has too: cargo packs what lies below a manifest, and a link to a file above breaks on
/// Windows.
pub(crate) const LICENCES: &[&str] = &["LICENSE-APACHE", "LICENSE-MIT"];

/// Writes the files; or, to check, fails where one of them is not what it would be.
pub(crate) fn codegen(check: bool) -> Result<()> {
    let files = files()?;
    let root = root();
    let mut stale: Vec<String> = Vec::new();
    for (path, text) in &files {
        let place = root.join(path);
        if std::fs::read_to_string(&place).ok().as_deref() == Some(text) {
            continue;
        }
        stale.push(path.clone());
        if !check {
            std::fs::create_dir_all(place.parent().unwrap_or(&root))?;
            std::fs::write(&place, text).with_context(|| format!("write {path}"))?;
        }
    }
    for path in left_over(&root, &files)? {
        if !check {
            std::fs::remove_file(root.join(&path)).with_context(|| format!("remove {path}"))?;
        }
        stale.push(path);
    }
    if check && !stale.is_empty() {
        bail!("not what the code says: {}; run cargo xtask codegen", stale.join(", "));
    }
    say(&format!("{} files, {} of them new", files.len(), stale.len()));
    Ok(())
}

fn files() -> Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    for rule in RULES {
        files.insert(format!("{RULES_FOLDER}/{}.md", rule.name), rule_page(rule));
    }
    files.insert(format!("{RULES_FOLDER}/README.md"), list_of_rules());
    files.insert("notes/handbook/commands.md".to_owned(), commands::commands());
    let schema = schema();
    files.insert("notes/handbook/configuration.md".to_owned(), configuration(&schema)?);
    files.insert("notes/coursenotes.schema.json".to_owned(), format!("{}\n", serde_json::to_string_pretty(&schema)?));
    for name in LICENCES {
        let text = std::fs::read_to_string(root().join(name)).with_context(|| format!("read {name}"))?;
        files.extend(crates()?.into_iter().map(|folder| (format!("{folder}/{name}"), text.clone())));
    }
    Ok(files)
}

fn left_over(root: &Path, files: &BTreeMap<String, String>) -> Result<Vec<String>> {
    let Ok(folder) = std::fs::read_dir(root.join(RULES_FOLDER)) else { return Ok(Vec::new()) };
    let mut left = Vec::new();
    for entry in folder {
        let path = format!("{RULES_FOLDER}/{}", entry?.file_name().to_string_lossy());
        if !files.contains_key(&path) {
            left.push(path);
        }
    }
    left.sort();
    Ok(left)
}

/// The page of a rule, with the way back that notes have.
fn rule_page(rule: &Rule) -> String {
    let (title, rest) = rule.page.split_once('\n').unwrap_or((rule.page, ""));
    format!("{title}\n\n[All rules](README.md) · [Back to Home](../../README.md)\n{rest}")
}

fn list_of_rules() -> String {
    let mut page = String::from(
        "# The rules\n\n[Back to Home](../../README.md)\n\n\
         What `coursenotes check` looks for. Each page has an example and what to write instead;\n\
         `coursenotes explain NAME` prints it. Errors fail a run; warnings and advice don't.\n",
    );
    for severity in ["error", "warning", "advice"] {
        let of_severity = RULES.iter().filter(|rule| rule.severity.name() == severity);
        let heading = if severity == "advice" { "Advice".to_owned() } else { format!("{}s", capital(severity)) };
        write!(page, "\n## {heading}\n\n").expect("write to a string");
        for rule in of_severity {
            let (name, summary) = (rule.name, rule.summary());
            writeln!(page, "- [{name}]({name}.md): {summary}").expect("write to a string");
        }
    }
    page
}

fn capital(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    format!("{}{rest}", first.to_uppercase())
}

/// The schema of `coursenotes.toml`, with the names of the rules.
fn schema() -> Value {
    let mut schema = serde_json::to_value(schemars::schema_for!(Config)).expect("a schema is JSON");
    let names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
    schema["title"] = json!("coursenotes.toml");
    for rules in ["/properties/rules", "/$defs/PathRules/properties/rules"] {
        if let Some(rules) = schema.pointer_mut(rules) {
            rules["propertyNames"] = json!({ "enum": names });
        }
    }
    schema
}

/// The manual of every key, from the schema.
fn configuration(schema: &Value) -> Result<String> {
    let mut page = String::from(
        "# Configuration\n\n[Back to Home](../README.md)\n\n\
         A course needs no configuration. What differs from the defaults stands in `coursenotes.toml`, in the\n\
         top folder of the notes. Editors that know the [schema](../coursenotes.schema.json) complete the keys.\n\n\
         ```toml\ntitle = \"Algorithms\"\nexclude = [\"drafts/\"]\n\n[rules]\nbare-url = \"warning\"\n\n\
         [[paths]]\nmatch = \"archive/\"\nrules = { image-without-alt = \"off\" }\n```\n",
    );
    keys(&mut page, schema, "")?;
    let parts = schema.pointer("/$defs/PathRules").context("the schema has the parts of a course")?;
    keys(&mut page, parts, "paths.")?;
    let web = schema.pointer("/$defs/WebConfig").context("the schema has the terms of asking the web")?;
    keys(&mut page, web, "web.")?;
    let site = schema.pointer("/$defs/HtmlSettings").context("the schema has the website")?;
    keys(&mut page, site, "html.")?;
    let book = schema.pointer("/$defs/EpubSettings").context("the schema has the settings of the book")?;
    keys(&mut page, book, "epub.")?;
    page.push_str(
        "\n## What a comment can say\n\n\
         Before a block, `<!-- coursenotes-ignore bare-url: the address is the point here -->` hides what a rule finds in\n\
         the next block; several names are set apart by commas. In the front matter of a note, `coursenotes-ignore:\n\
         [several-titles]` does so for the whole note. What hides nothing is [reported](rules/unused-ignore.md).\n",
    );
    Ok(page)
}

fn keys(page: &mut String, schema: &Value, before: &str) -> Result<()> {
    let properties = schema["properties"].as_object().context("the schema has properties")?;
    for (name, property) in properties {
        let manual = property["description"].as_str().with_context(|| format!("`{name}` has no manual"))?;
        write!(page, "\n## {before}{name}\n\n{}\n", manual.replace('\n', " "))?;
    }
    Ok(())
}
