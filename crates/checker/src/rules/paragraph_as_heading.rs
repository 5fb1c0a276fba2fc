//! Text in large letters that names nothing.

use crate::context::finding;
use crate::mark::line_with_words;
use crate::outline::{Shape, is_atx, is_sentence, to_paragraph};
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::Entry;
use coursenotes_diagnostics::{Applicability, Fix, Severity};
use coursenotes_parser::slug;

pub(super) const RULE: Rule = Rule {
    name: "paragraph-as-heading",
    severity: Severity::Advice,
    page: include_str!("paragraph-as-heading.md"),
    run: Run::Note(run),
};

fn run(context: &mut Context, entry: &Entry) {
    let outline = context.outline(entry);
    let note = &entry.note;
    for (number, kind) in outline.kinds.iter().enumerate().filter(|(_, kind)| kind.shape == Shape::Body) {
        let heading = &note.headings[number];
        let (message, help) = if heading.is_html || is_atx(note, heading) {
            let help = "make it a paragraph; a heading is a few words that say what follows";
            ("this is a heading, but reads like a paragraph", help)
        } else {
            ("the line below makes a heading of this paragraph", "leave a blank line between them")
        };
        let fix = if kind.is_nested { None } else { fix(context, entry, number) };
        context.report(entry, finding(line_with_words(note, heading.span), message).help(help).fix(fix));
    }
}

/// Makes it a paragraph, where no link leads to it and no other heading's anchor depends on it.
fn fix(context: &mut Context, entry: &Entry, number: usize) -> Option<Fix> {
    let note = &entry.note;
    let heading = &note.headings[number];
    let is_alone = slug(&heading.text) == *heading.anchor && !note.has_anchor(&format!("{}-1", heading.anchor));
    if !is_alone || heading.explicit_id.is_some() || context.is_targeted(entry, &heading.anchor) {
        return None;
    }
    let edits = to_paragraph(note, number)?;
    let applicability = if is_sentence(&heading.text) { Applicability::Safe } else { Applicability::Unsafe };
    Some(Fix { applicability, message: "make it a paragraph".into(), edits })
}
