//! A picture whose name says another format than its bytes.

use crate::context::{Finding, finding};
use crate::rule::Run;
use crate::{Context, Rule, pictures};
use coursenotes_course::{File, PictureFormat, path};
use coursenotes_diagnostics::{Severity, Span};

pub(super) const RULE: Rule = Rule {
    name: "image-type-mismatch",
    severity: Severity::Advice,
    page: include_str!("image-type-mismatch.md"),
    run: Run::Course(run),
};

fn run(context: &mut Context) {
    for (entry, span, file) in pictures::in_reading_order(context.course) {
        if let Some(finding) = mismatch(span, file) {
            context.report(entry, finding);
        }
    }
}

fn mismatch(span: Span, file: &File) -> Option<Finding> {
    let said = PictureFormat::of_extension(path::extension(&file.path))?;
    let real = file.picture?.format?;
    if said == real || said == PictureFormat::Html {
        return None;
    }
    let name = path::name(&file.path);
    if real == PictureFormat::Html {
        let message = format!("`{name}` is no picture but a web page");
        return Some(finding(span, message).help("save the picture itself, not the page that shows it"));
    }
    let message = format!("`{name}` is named like a {} picture, but it is {}", said.name(), real.name());
    let help = format!("rename the file to `{}.{}`, and change the links to it", path::stem(name), real.extension());
    Some(finding(span, message).help(help))
}
