//! An address in plain text, which GitHub makes a link and others don't.

use super::unparsed_link;
use crate::context::{Finding, finding};
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::Entry;
use coursenotes_diagnostics::{Fix, Severity, Span};
use coursenotes_parser::{Link, LinkKind, NodeKind, Note};
use std::ops::Range;

pub(super) const RULE: Rule =
    Rule { name: "bare-url", severity: Severity::Advice, page: include_str!("bare-url.md"), run: Run::Note(run) };

fn run(context: &mut Context, entry: &Entry) {
    if !entry.note.links.iter().any(is_bare) {
        return;
    }
    let in_html = links_in_html(&entry.note);
    // What was meant to be `[words](address)` is that rule's to repair.
    let mut attempts = unparsed_link::ranges(context.course, entry).into_iter().peekable();
    let text = entry.note.text();
    let is_meant = |link: &Link| is_bare(link) && !is_example(link.destination.value(text));
    for (number, link) in (0u32..).zip(&entry.note.links).filter(|(_, link)| is_meant(link)) {
        while attempts.next_if(|attempt| attempt.end <= link.span.range().start).is_some() {}
        let is_attempt = attempts.peek().is_some_and(|attempt| attempt.start < link.span.range().end);
        if !is_attempt && in_html.binary_search(&number).is_err() && is_prose(text, link.span.range()) {
            let finding = look(&entry.note, link);
            context.report(entry, finding);
        }
    }
}

fn is_bare(link: &Link) -> bool {
    link.kind == LinkKind::Bare
}

/// Whether the address stands among words: not in a command to type, and not in a tag of a site builder's templates.
fn is_prose(text: &str, address: Range<usize>) -> bool {
    const COMMANDS: &[&str] = &["clone", "curl", "wget", "origin", "upstream", "ping", "ssh", "scp", "user.email"];
    let from = text.floor_char_boundary(address.start.saturating_sub(MOST_BYTES));
    let line = text[from..address.start].rsplit('\n').next().unwrap_or_default();
    let opens = |open: &str, close: &str| line.rfind(open).is_some_and(|at| !line[at..].contains(close));
    let word = line.trim_end_matches([' ', '\t', '"', '\'']).rsplit([' ', '\t', '`']).next().unwrap_or_default();
    // `:::{iframe} https://…` is an instruction of MyST.
    let is_instruction =
        line.trim_start().trim_start_matches(':').starts_with('{') && line.trim_start().starts_with(":::");
    // `](address)` is the end of a link that something above has broken.
    !line.ends_with("](")
        && !opens("{%", "%}")
        && !opens("{{", "}}")
        && !COMMANDS.contains(&word)
        && !is_instruction
        && !is_value(text, &address, line)
        && !is_subject(text, address, line)
}

/// Whether the address is a value in a line of code: it stands behind `=`, or in quotes among the signs of a program.
/// `before` is what stands before it in its line.
fn is_value(text: &str, address: &Range<usize>, before: &str) -> bool {
    let bare = before.trim_end_matches(['"', '\'']);
    if bare.trim_end_matches(' ').ends_with('=') {
        return true;
    }
    let Some(quote) = before[bare.len()..].chars().next() else { return false };
    let to = text.floor_char_boundary(address.end + MOST_BYTES);
    let behind = text[address.end..to].split('\n').next().unwrap_or_default();
    // The reader takes what stands behind a quote into the address.
    let inside = text[address.clone()].contains(quote) || behind.starts_with(quote);
    let ends_as_code = [&text[address.clone()], behind].concat().trim_end().ends_with([';', '{']);
    let has_variable = |line: &str| {
        line.split('$').skip(1).any(|name| name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_'))
    };
    let is_code = |line: &str| ["->", "=>", "::", "()", "('", "(\""].iter().any(|sign| line.contains(sign));
    inside && (ends_as_code || is_code(before) || is_code(behind) || has_variable(before) || has_variable(behind))
}

/// Whether the sentence speaks of a name such as `www.cisco.com` itself: it is called one, or there are several. `before`
/// is what stands before it in its line.
fn is_subject(text: &str, address: Range<usize>, before: &str) -> bool {
    const NOUNS: &[&str] = &["domain", "domain name", "host", "hostname", "dominio", "域名", "网址", "主机名"];
    let name = &text[address.clone()];
    if !name.starts_with("www.") || name.contains('/') {
        return false;
    }
    let to = text.floor_char_boundary(address.end + MOST_BYTES);
    let behind = text[address.end..to].split('\n').next().unwrap_or_default();
    let called = before.trim_end_matches([' ', ':', '：', '"', '“', '(', '（', '是', '为']).to_lowercase();
    before.contains("www.") || behind.contains("www.") || NOUNS.iter().any(|noun| called.ends_with(noun))
}

/// Whether nobody can follow the address: it leads to the reader's own computer or net, or is a name for examples (RFC
/// 2606, those that people make up, and names of XML schemas), or words are where a host would be, `http://开始`.
pub(super) fn is_example(destination: &str) -> bool {
    const OWN: &[&str] = &["127.", "0.0.0.0", "192.168.", "10."];
    const EXAMPLES: &[&str] = &["example.com", "example.org", "example.net", "email.com", "mysite.com", "foo.com"];
    const ENDINGS: &[&str] = &["domain.com", ".test", ".example", ".invalid", ".localhost", ".local"];
    const STARTS: &[&str] = &["schemas.", "your", "our-site", "my-site", "mydomain", "mywebsite", "localhost"];
    let rest = destination.split_once("://").map_or(destination.trim_start_matches("mailto:"), |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    let port = host.split_once(':').map_or("", |(_, port)| port);
    if port.starts_with(|c: char| c.is_alphabetic()) {
        return true;
    }
    let host = host.split(':').next().unwrap_or_default().to_ascii_lowercase();
    let name = host.strip_prefix("www.").unwrap_or(&host);
    let is_of = |domain: &str| name.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    let is_number = name.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    !host.contains('.')
        || is_number && OWN.iter().any(|start| name.starts_with(start))
        || EXAMPLES.iter().any(|domain| is_of(domain))
        || ENDINGS.iter().any(|ending| name.ends_with(ending))
        || STARTS.iter().any(|start| name.starts_with(start))
}

/// A line of a megabyte isn't looked through for each address in it.
const MOST_BYTES: usize = 500;

fn look(note: &Note, link: &Link) -> Finding {
    let is_mail = link.destination.value(note.text()).starts_with("mailto:");
    let noun = if is_mail { "mail address" } else { "address" };
    let whole = note.slice(link.span);
    let (address, certain) = without_words_behind(whole);
    let behind = &whole[address.len()..];
    // Of signs in ASCII GitHub leaves some out.
    let is_taken_in = behind.starts_with(|c: char| c >= '\u{2e80}' || c == ']') && address.contains('.');
    let message = if is_taken_in {
        let behind: String = behind.chars().take(8).collect();
        format!("GitHub takes `{behind}` into this address, so that its link leads nowhere")
    } else {
        format!("this bare {noun} is a link on GitHub, but only text on many sites and in many e-readers")
    };
    let severity = if is_taken_in { Severity::Warning } else { Severity::Advice };
    let span = Span::new(link.span.file, link.span.range().start..link.span.range().start + address.len());
    let is_short = address.starts_with("www.");
    // Between angles it would need its scheme, and "the name www.rust-lang.org" would become another sentence.
    let written = if is_short { format!("[{address}](http://{address})") } else { format!("<{address}>") };
    let rest = if is_mail { "" } else { ", or words that link to it: `[words](address)`" };
    let help = format!("write `{}`{rest}", shortened(&written));
    let keeps = can_stand_in_angles(address) && !(is_short && address.contains(MARKUP));
    let new_fix = if certain { Fix::safe } else { Fix::unsafe_ };
    let fix = keeps.then(|| new_fix("make it a link", span, written));
    finding(span, message).help(help).fix(fix).severity(severity)
}

/// GitHub takes what follows without a blank into the address: a closing quote, a Chinese full stop and the words behind
/// it. Whether they belong to it is for a person to say.
fn without_words_behind(address: &str) -> (&str, bool) {
    let is_sign = |c: char| "\"<>“”‘’«»„…—–、。，；：！？（）【】《》「」『』،؛".contains(c);
    let is_cjk = |c: char| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}');
    let mut before = ' ';
    let mut open = 0usize;
    let end = address.char_indices().find(|&(_, c)| {
        // `https://example.org/psr-7/]` has a bracket too many; `a[1]` has none.
        let is_unpaired = c == ']' && open == 0;
        open = if c == '[' { open + 1 } else { open.saturating_sub(usize::from(c == ']')) };
        // Behind a slash a name in Chinese is a part of the address: `/wiki/树`.
        let is_end = is_sign(c) || is_unpaired || is_cjk(c) && (before.is_ascii_alphanumeric() || before == ')');
        before = c;
        is_end
    });
    let end = end.map(|(at, _)| at).filter(|&at| at > "https://".len());
    end.map_or((address, true), |end| (without_signs(&address[..end]), false))
}

/// An address without signs at its end, which GitHub leaves out: a full stop, a parenthesis that opened before it (GFM 6.9).
fn without_signs(mut address: &str) -> &str {
    loop {
        let is_unpaired = address.ends_with(')') && address.matches(')').count() > address.matches('(').count();
        let shorter = if is_unpaired { &address[..address.len() - 1] } else { address };
        let shorter = shorter.trim_end_matches(['?', '!', '.', ',', ':', '*', '_', '~', '\'']);
        if shorter.len() == address.len() {
            return address;
        }
        address = shorter;
    }
}

/// Signs that would mean something in the words of a link.
const MARKUP: &[char] = &['*', '_', '~', '`', '$', '[', ']', '(', ')'];

/// Whether every reader takes `<address>` for a link to the same place: an escape or an entity would be read in one form
/// and not in the other, and the names of mail servers have no `_` (`CommonMark` 6.5).
pub(super) fn can_stand_in_angles(address: &str) -> bool {
    let has_markup = address.contains(['<', '>', '\\', '|']) || address.contains('&') && address.contains(';');
    let host = address.split_once('@').filter(|_| !address.contains(':')).map_or("", |(_, host)| host);
    !has_markup && !host.contains('_') && host.split('.').all(|label| !label.starts_with('-') && !label.ends_with('-'))
}

fn shortened(written: &str) -> String {
    let end = written.chars().next_back().unwrap_or_default();
    if written.chars().count() <= 80 {
        return written.to_owned();
    }
    let start: String = written.chars().take(60).collect();
    format!("{start}…{end}")
}

/// The links inside raw `<a>`, where the address is a link already, and `<code>` and its kind, where it is an example.
fn links_in_html(note: &Note) -> Vec<u32> {
    let mut found = Vec::new();
    let mut open = 0usize;
    for (id, node) in note.walk() {
        match node.kind {
            NodeKind::Html => {
                let tag = note.slice(note.span(id));
                let name = tag.trim_start_matches(['<', '/']);
                let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
                if ["a", "code", "kbd", "samp", "pre", "tt"].iter().any(|one| name.eq_ignore_ascii_case(one)) {
                    open = if tag.starts_with("</") { open.saturating_sub(1) } else { open + 1 };
                }
            }
            NodeKind::Link(number) if open > 0 && is_bare(&note.links[number as usize]) => found.push(number),
            NodeKind::Paragraph | NodeKind::Heading(_) | NodeKind::Item | NodeKind::TableCell => open = 0,
            _ => {}
        }
    }
    found
}
