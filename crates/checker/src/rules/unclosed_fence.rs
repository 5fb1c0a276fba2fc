//! A block of code that nothing ends.

mod meant;
mod swallowed;

use crate::context::{Finding, finding};
use crate::line;
use crate::mark::first_line;
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::Entry;
use coursenotes_diagnostics::Severity;
use coursenotes_parser::{Fence, Note};

pub(super) const RULE: Rule = Rule {
    name: "unclosed-fence",
    severity: Severity::Warning,
    page: include_str!("unclosed-fence.md"),
    run: Run::Text(run),
};

fn run(context: &mut Context, entry: &Entry) {
    let note = &entry.note;
    // A fence that was meant to close the block above it.
    let mut closing = None;
    for fence in note.fences.iter().filter(|fence| !fence.closed) {
        let start = fence.span.range().start;
        if closing.is_some_and(|line_start| line_start <= start && !note.text()[line_start..start].contains('\n')) {
            continue;
        }
        if let Some(meant) = meant::end(note, fence) {
            context.report(entry, meant);
            continue;
        }
        if let Some(inline) = meant::in_one_line(note, fence) {
            context.report(entry, inline);
            continue;
        }
        let finding = match cut_short(note, fence) {
            Some(cut) => {
                closing = Some(cut.closing);
                cut_off(note, fence, &cut)
            }
            None => open_end(note, fence),
        };
        context.report(entry, finding);
    }
}

/// The signs of the opening fence.
fn marks<'n>(note: &'n Note, fence: &Fence) -> &'n str {
    let opening = note.slice(first_line(note, fence.span)).trim_start();
    let mark = opening.chars().next().unwrap_or('`');
    &opening[..opening.len() - opening.trim_start_matches(mark).len()]
}

/// A block that ended before its closing fence, because a line isn't in the list item or the quote around it.
struct Cut<'n> {
    /// The line that ended it, and where it starts.
    line: &'n str,
    start: usize,
    /// Where the line of the closing fence starts.
    closing: usize,
}

/// So many lines of code may stand between the line that ends the block and the closing fence.
const MOST_LINES: usize = 60;

fn cut_short<'n>(note: &'n Note, fence: &Fence) -> Option<Cut<'n>> {
    let marks = marks(note, fence);
    let mut start = fence.span.range().end;
    let mut first = None;
    let depth = line::prefix(note, fence.span.range().start).matches('>').count();
    for line in note.text()[start..].split_inclusive('\n').take(MOST_LINES) {
        let words = words(line);
        if words.starts_with(marks) {
            let is_closing = words.trim_start_matches(&marks[..1]).is_empty() && !opens_a_closed_block(note, start);
            let (line, at) = first.unwrap_or((line, start));
            return is_closing.then_some(Cut { line, start: at, closing: start });
        }
        if is_item_or_heading(words) {
            return None;
        }
        // A line without words ends a block too, where it has fewer `>`.
        let is_end = !words.is_empty() || !line.trim().is_empty() && quotes(line) < depth;
        first = first.or(Some((line, start)).filter(|_| is_end));
        start += line.len();
    }
    None
}

/// A line without its ends and the signs of its containers.
fn words(line: &str) -> &str {
    line.trim_start_matches([' ', '\t', '>']).trim_end()
}

/// How many `>` begin a line.
fn quotes(line: &str) -> usize {
    line.chars().take_while(|c| matches!(c, ' ' | '\t' | '>')).filter(|c| *c == '>').count()
}

/// Whether a block that has its own end, and something in it, begins in the line at `start`.
fn opens_a_closed_block(note: &Note, start: usize) -> bool {
    let next = note.fences.partition_point(|fence| fence.span.range().start < start);
    let holds_code = |fence: &Fence| {
        let lines = note.slice(fence.span).lines();
        lines.skip(1).any(|line| !words(line).trim_start_matches(['`', '~']).is_empty())
    };
    note.fences.get(next).is_some_and(|fence| {
        fence.closed && !note.text()[start..fence.span.range().start].contains('\n') && holds_code(fence)
    })
}

fn is_item_or_heading(line: &str) -> bool {
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    ["- ", "* ", "+ ", "## ", "### "].iter().any(|sign| line.starts_with(sign))
        || number.len() < line.len() && (number.starts_with(". ") || number.starts_with(") "))
}

fn cut_off(note: &Note, fence: &Fence, cut: &Cut) -> Finding {
    let span = first_line(note, fence.span);
    let shown = words(cut.line);
    let line = if shown.is_empty() {
        format!("line {}", meant::number(note, cut.start))
    } else if shown.starts_with(marks(note, fence)) {
        "its closing fence".to_owned()
    } else {
        format!("`{}`", shown.split_at(shown.floor_char_boundary(40)).0)
    };
    let wanted = line::prefix(note, span.range().start).matches('>').count();
    let present = quotes(cut.line);
    if present < wanted {
        let lacking = if present == 0 { "no `>`" } else { "fewer `>`" };
        let marks = ">".repeat(wanted);
        return finding(span, format!("this code ends before {line}, which has {lacking} in front"))
            .help(format!("begin each line of the code with `{marks}`, and the closing fence too"));
    }
    finding(span, format!("this code ends before {line}, which isn't set in as far as this fence"))
        .help("set each line of the code in as far as this fence, and the closing fence too")
}

/// A block that ends with the note, or with what is around it.
fn open_end(note: &Note, fence: &Fence) -> Finding {
    let span = first_line(note, fence.span);
    let code = &note.slice(fence.span)[span.len()..];
    let has_language = !note.slice(fence.info).trim().is_empty();
    let below = note.text()[fence.span.range().end..].trim_start_matches([' ', '\t', '>', '\n', '\r']);
    if code.trim().is_empty() && has_language && !below.is_empty() && !below.starts_with('#') {
        let line = below.lines().next().unwrap_or_default();
        let line = line.split_at(line.floor_char_boundary(40)).0.trim_end();
        return finding(span, format!("this code ends before `{line}`, which isn't set in as far as this fence"))
            .help("set each line of the code in as far as this fence, and the closing fence too");
    }
    if code.trim().is_empty() {
        return finding(span, "this opens a block of code, but nothing follows: it is one fence too many")
            .help("remove it, or look for a block above that ends too early");
    }
    let help = format!("write {} on a line of its own where the code ends, as far in as this one", marks(note, fence));
    if swallowed::is_any(code, note.slice(fence.info)) {
        return finding(span, "nothing ends this code, so what follows is shown as code").help(help);
    }
    let message = if note.text()[fence.span.range().end..].trim().is_empty() {
        "nothing ends this code; it shows as meant only because nothing follows"
    } else {
        "nothing ends this code; it shows as meant only because nothing follows in its list item or quote"
    };
    finding(span, message).help(help).severity(Severity::Advice)
}
