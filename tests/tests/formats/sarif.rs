//! The log for code scanning: valid by the official schema, and read by another's types.

use crate::{Checked, OneNote, checked, finding, written};
use coursenotes_checker::RULES;
use coursenotes_diagnostics::write::{RuleFacts, Tool, sarif};
use coursenotes_diagnostics::{Diagnostic, Severity};
use coursenotes_tests::{shared, skip, source_of};
use serde_json::Value;

/// Names that an address must escape, places that aren't ASCII, line ends of three kinds, repairs of both kinds.
const FILES: &[(&str, &str)] = &[
    ("README.md", "# Algorithms\n\n- [Lists](class-01)\n- [Bäume](101/trees.md#rots) and [nothing]()\n"),
    ("class-01.md", "# Lists\r\n\r\n> [Home](home.md)\r> [{{ home }}](%7B%7B.md)\n\n[unused]: https://example.org\n"),
    ("101/trees.md", "# Trees\n\n## Roots\n\n> 😀 [Home](README.md)\n"),
    ("50% done, why?/ä #1: x.md", "# Done\n\n[gone](../gone.md) [gone](../gone.md)\n"),
];

fn log(course: &Checked) -> Value {
    serde_json::from_str(&course.written(write)).expect("it is JSON")
}

fn write(out: &mut dyn std::io::Write, report: &coursenotes_diagnostics::write::Report) -> std::io::Result<()> {
    let facts = RULES.iter().map(|rule| RuleFacts {
        name: rule.name,
        severity: rule.severity,
        summary: rule.summary(),
        page: rule.page,
    });
    let rules: Vec<RuleFacts> = facts.collect();
    let address = "https://example.org/coursenotes";
    sarif(out, report, &Tool { name: "coursenotes", version: "1.2.3", address, rules: &rules })
}

/// The official schema, which lies in the source of serde-sarif.
struct Schema {
    schemas: boon::Schemas,
    index: boon::SchemaIndex,
}

impl Schema {
    fn open() -> Option<Self> {
        let path = source_of("serde-sarif").map(|folder| folder.join("src/schema.json"));
        let Some(path) = path.filter(|path| path.is_file()) else {
            skip("the source of serde-sarif is not on this machine");
            return None;
        };
        let schema: Value = serde_json::from_slice(&std::fs::read(path).expect("read the schema")).expect("it is JSON");
        let id = schema["$id"].as_str().expect("it has a name").to_owned();
        assert!(id.ends_with("/sarif-schema-2.1.0.json"), "{id}");
        let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
        compiler.enable_format_assertions();
        compiler.add_resource(&id, schema).expect("it is a schema");
        let index = compiler.compile(&id, &mut schemas).expect("the schema is valid");
        Some(Self { schemas, index })
    }

    fn judge(&self, log: &Value) -> Result<(), String> {
        self.schemas.validate(log, self.index).map_err(|error| error.to_string())
    }
}

#[test]
fn the_log_is_valid() {
    let Some(schema) = Schema::open() else { return };
    assert_eq!(schema.judge(&log(&checked(FILES))), Ok(()));
    assert_eq!(schema.judge(&log(&checked(&[("README.md", "# Nothing to find\n")]))), Ok(()));
    let Some(corpus) = shared("corpus") else { return };
    for name in ["tiftaylor+reading-notes", "jbranchaud+til"] {
        let folder = coursenotes_tests::copy(&corpus.join(name));
        let course = coursenotes_tests::open(folder.path());
        let diagnostics = coursenotes_tests::diagnose(&course);
        assert_eq!(schema.judge(&log(&Checked { _folder: folder, course, diagnostics })), Ok(()));
    }
}

#[test]
fn the_schema_is_one_that_finds_mistakes() {
    let Some(schema) = Schema::open() else { return };
    let mut log = log(&checked(FILES));
    log["runs"][0]["results"][0]["level"] = "fatal".into();
    let error = schema.judge(&log).expect_err("there is no such level");
    assert!(error.contains("/runs/0/results/0/level"), "{error}");
}

#[test]
fn another_reader_sees_the_same() {
    let course = checked(FILES);
    let log: serde_sarif::sarif::Sarif = serde_json::from_value(log(&course)).expect("its types fit");
    let run = &log.runs[0];
    assert_eq!(run.results.as_ref().map(Vec::len), Some(course.diagnostics.len()));
    let rules = run.tool.driver.rules.as_ref().expect("the rules are told");
    for result in run.results.iter().flatten() {
        let index = usize::try_from(result.rule_index.expect("each has a rule")).expect("it is an index");
        assert_eq!(Some(&rules[index].id), result.rule_id.as_ref());
    }
}

#[test]
fn a_result_has_place_fingerprint_and_repair() {
    let log = log(&checked(FILES));
    let results = log["runs"][0]["results"].as_array().expect("a list");
    let mut anchor = results.iter().find(|one| one["ruleId"] == "missing-anchor").expect("it is found").clone();
    // It moves with every rule that is added, and the next test holds it.
    anchor.as_object_mut().expect("an object").remove("ruleIndex");
    insta::assert_snapshot!(serde_json::to_string_pretty(&anchor).expect("it is JSON"));
    let addresses: Vec<&str> = results
        .iter()
        .filter_map(|one| one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str())
        .filter(|address| address.contains('%'))
        .collect();
    assert_eq!(addresses, ["50%25%20done%2C%20why%3F/%C3%A4%20%231%3A%20x.md"; 2]);
}

#[test]
fn fingerprints_stay_when_lines_are_added_and_differ_from_each_other() {
    let prints = |text: &str| -> Vec<String> {
        let log = log(&checked(&[("README.md", text)]));
        let results = log["runs"][0]["results"].as_array().expect("a list").clone();
        let prints = results.iter().filter_map(|one| one["partialFingerprints"]["coursenotes/v1"].as_str());
        prints.map(str::to_owned).collect()
    };
    let before = prints("# A\n\n[x](gone.md)\n[x](gone.md)\n[y](away.md)\n");
    let after = prints("# A\n\nMore.\n\n[x](gone.md)\n\n[x](gone.md) and\n[y](away.md)\n");
    assert_eq!(before, after);
    // They never change: GitHub would open each of them again.
    assert_eq!(before, ["c82c191aed025b98:1", "c82c191aed025b98:2", "0afef0ee66389641:1"]);
}

#[test]
fn a_message_is_plain_text() {
    let note = OneNote { path: "a.md", text: "x\n".into() };
    let text = |message: &str| {
        let found: Vec<Diagnostic> = vec![finding(&note, Severity::Error, "a-rule", 1, message)];
        let log: Value = serde_json::from_str(&written(&note, &found, write)).expect("it is JSON");
        log["runs"][0]["results"][0]["message"]["text"].as_str().expect("it has a text").to_owned()
    };
    assert_eq!(text("no file at `{{ page }}`"), "no file at \"{{{{ page }}}}\"");
    assert_eq!(text("`[x](y)` is a link"), "\"\\[x\\](y)\" is a link");
    assert_eq!(text("`img\\a.png` and `[^1]`"), "\"img\\a.png\" and \"[^1]\"");
}
