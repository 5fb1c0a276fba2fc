//! A block of code that doesn't say what language it is in, where that can be told.

use crate::context::finding;
use crate::mark::first_line;
use crate::rule::Run;
use crate::{Context, Rule, language};
use coursenotes_course::Entry;
use coursenotes_diagnostics::{Fix, Severity, Span};
use coursenotes_parser::{Fence, NodeKind, Note};
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    name: "fence-without-language",
    severity: Severity::Advice,
    page: include_str!("fence-without-language.md"),
    run: Run::Note(run),
};

fn run(context: &mut Context, entry: &Entry) {
    let note = &entry.note;
    if note.fences.iter().all(|fence| !is_bare(fence)) {
        return;
    }
    let names = names(note);
    for (id, node) in note.walk() {
        let NodeKind::FencedCode(number) = node.kind else { continue };
        let fence = &note.fences[number as usize];
        // What nothing ends may hold half of the note.
        if !is_bare(fence) || !fence.closed {
            continue;
        }
        if let Some(language) = language::guess(&note.plain_text(id)).filter(|language| !is_doubtful(&names, language))
        {
            let name = spelling(&names, language);
            let opening = opening(note, fence);
            let message = format!("this code doesn't say that it is {}", title(language));
            let help = format!("write `{name}` behind the fence, so that it is shown in colours");
            let fix = Fix::unsafe_("name the language", Span { start: opening.end, ..opening }, name);
            context.report(entry, finding(opening, message).help(help).fix(Some(fix)));
        }
    }
}

/// The names in the note's other fences.
fn names(note: &Note) -> BTreeSet<&str> {
    let infos = note.fences.iter().map(|fence| note.slice(fence.info));
    infos.map(|info| info.split([' ', ',', '{']).next().unwrap_or_default()).collect()
}

/// Whether the note is about a language that JavaScript is a part of: not every piece of it shows a type.
fn is_doubtful(names: &BTreeSet<&str>, language: &str) -> bool {
    const LARGER: &[&str] = &["ts", "tsx", "typescript", "vue", "svelte", "astro"];
    language == "js" && LARGER.iter().any(|name| names.contains(name))
}

/// The name as the note's other fences write it.
fn spelling(names: &BTreeSet<&str>, language: &'static str) -> &'static str {
    let others: &[&'static str] = match language {
        "bash" => &["sh", "shell", "zsh"],
        "cpp" => &["c++", "C++"],
        "csharp" => &["cs", "c#", "C#"],
        "dockerfile" => &["docker", "Dockerfile"],
        "js" => &["javascript", "JavaScript"],
        "python" => &["py", "python3"],
        "ruby" => &["rb"],
        "ts" => &["typescript"],
        "yaml" => &["yml"],
        _ => &[],
    };
    let written = std::iter::once(&language).chain(others).find(|name| names.contains(*name));
    written.unwrap_or(&language)
}

fn is_bare(fence: &Fence) -> bool {
    fence.info.is_empty()
}

/// The marks that open the block.
fn opening(note: &Note, fence: &Fence) -> Span {
    let line = first_line(note, fence.span);
    let source = note.slice(line);
    let blanks = source.len() - source.trim_start().len();
    Span::new(note.file, line.range().start + blanks..line.range().end)
}

/// The language as people call it.
fn title(language: &'static str) -> &'static str {
    match language {
        "bash" => "for a shell",
        "console" => "a session in a terminal",
        "cpp" => "C++",
        "csharp" => "C#",
        "css" => "CSS",
        "diff" => "a diff",
        "dockerfile" => "a Dockerfile",
        "elixir" => "Elixir",
        "go" => "Go",
        "html" => "HTML",
        "java" => "Java",
        "js" => "JavaScript",
        "json" => "JSON",
        "perl" => "Perl",
        "python" => "Python",
        "ruby" => "Ruby",
        "rust" => "Rust",
        "sql" => "SQL",
        "ts" => "TypeScript",
        "yaml" => "YAML",
        other => other,
    }
}
