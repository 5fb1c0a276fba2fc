//! One finding with its line, as compilers show it, and its repair drawn below.

use super::window::Window;
use super::{Colour, Look, Report, ShowPath, fit};
use crate::source::LastLines;
use crate::{Diagnostic, Fix, Severity};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Patch, Renderer, Snippet};

/// Draws findings.
pub(super) struct Painter<'a> {
    renderer: Renderer,
    /// Of the terminal.
    width: usize,
    lines: LastLines<'a>,
    show: ShowPath<'a>,
}

/// Where the way out is told in words, the message takes no more lines than these: an address can be as long as a note.
const MOST_TITLE_LINES: usize = 3;

/// How the way out is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WayOut {
    /// As the repaired line, where there is one; four lines more.
    Drawn,
    /// In words.
    Told,
}

impl<'a> Painter<'a> {
    pub(super) fn new(report: &Report<'a>, look: &Look) -> Self {
        let renderer = match look.colour {
            Colour::On => Renderer::styled(),
            Colour::Off => Renderer::plain(),
        };
        let renderer = renderer.term_width(look.width).decor_style(DecorStyle::Ascii);
        Self { renderer, width: look.width, lines: LastLines::new(report.sources), show: report.show }
    }

    /// The finding with its line.
    pub(super) fn finding(&self, diagnostic: &Diagnostic, way_out: WayOut) -> String {
        let lines = self.lines.of(diagnostic.span.file);
        let window = Window::around(&lines, diagnostic.span);
        let room = if way_out == WayOut::Told { self.width * MOST_TITLE_LINES } else { usize::MAX };
        let mut primary = level(diagnostic.severity)
            .primary_title(format!("{} [{}]", fit(&diagnostic.message, room), diagnostic.rule))
            .elements(self.marked(diagnostic, &window));
        let fix = diagnostic.fix.as_ref().filter(|_| way_out == WayOut::Drawn);
        let drawn = fix.and_then(|fix| Some((fix, patch(fix, diagnostic, &window.narrow(fix))?)));
        if let (Some(help), None) = (&diagnostic.help, &drawn) {
            primary = primary.element(Level::HELP.message(help.as_str()));
        }
        let mut groups: Vec<Group> = vec![primary];
        if let Some((fix, patch)) = drawn {
            let message = diagnostic.help.as_deref().unwrap_or(&fix.message);
            groups.push(Level::HELP.secondary_title(message).element(patch));
        }
        self.renderer.render(&groups)
    }

    /// `path:line` of a finding, to be clicked.
    pub(super) fn place(&self, diagnostic: &Diagnostic) -> String {
        let line = self.lines.of(diagnostic.span.file).position(diagnostic.span.start as usize).line;
        format!("{}:{line}", self.path(diagnostic))
    }

    /// The path of a finding's note, without anything that would move the cursor.
    pub(super) fn path(&self, diagnostic: &Diagnostic) -> String {
        let path = (self.show)(self.lines.sources.path(diagnostic.span.file));
        fit(&path, usize::MAX).into_owned()
    }

    /// The line with the marked text.
    fn marked<'b>(&self, diagnostic: &Diagnostic, window: &Window<'b>) -> Vec<Element<'b>> {
        let lines = self.lines.of(diagnostic.span.file);
        let place = lines.position(diagnostic.span.start as usize);
        let annotation = AnnotationKind::Primary.span(window.local(diagnostic.span));
        let snippet = Snippet::source(window.text).line_start(window.line).annotation(annotation);
        let path = self.path(diagnostic);
        if window.start == lines.start(place.line) {
            return vec![snippet.path(path).into()];
        }
        // A line that is cut at its front would be counted from the cut.
        vec![Origin::path(path).line(place.line).char_column(place.column).into(), snippet.into()]
    }
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::NOTE.with_name("advice"),
    }
}

/// The repair drawn on the same lines; a repair elsewhere is told in words only, and so is one that only puts blank lines
/// between them: drawn, it would be the line without what becomes of it.
fn patch<'a>(fix: &'a Fix, diagnostic: &Diagnostic, window: &Window<'a>) -> Option<Snippet<'a, Patch<'a>>> {
    if fix.edits.iter().all(|edit| edit.span.is_empty() && edit.replacement.trim().is_empty()) {
        return None;
    }
    let end = window.start + window.text.len();
    let patches: Option<Vec<_>> = fix
        .edits
        .iter()
        .map(|edit| {
            let here = edit.span.file == diagnostic.span.file;
            let inside = here && window.start <= edit.span.start as usize && edit.span.end as usize <= end;
            inside.then(|| Patch::new(window.local(edit.span), edit.replacement.as_str()))
        })
        .collect();
    Some(Snippet::source(window.text).line_start(window.line).patches(patches?))
}
