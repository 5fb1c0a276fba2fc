//! Links whose words say nothing where they are read alone.

use super::bare_url::is_example;
use super::unparsed_link;
use crate::context::{Finding, finding};
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::{Course, Entry, path};
use coursenotes_diagnostics::{FileId, Severity, Span};
use coursenotes_parser::LinkKind;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "vague-link-text",
    severity: Severity::Advice,
    page: include_str!("vague-link-text.md"),
    run: Run::Note(run),
};

fn run(context: &mut Context, entry: &Entry) {
    let note = &entry.note;
    let mut is_written = None;
    let mut report = |context: &mut Context, found: Option<Finding>| {
        if let Some(finding) = found
            && *is_written.get_or_insert_with(|| !is_made_by_tool(context.course, entry))
        {
            context.report(entry, finding);
        }
    };
    for (link, target) in note.links.iter().zip(&entry.targets) {
        if matches!(link.kind, LinkKind::Inline | LinkKind::Reference(..)) && !link.is_image {
            let destination = link.destination.value(note.text());
            let found = look(context.course, entry, (link.text, note.slice(link.text)), destination, target.file());
            report(context, found);
        }
    }
    let meant: Vec<_> = unparsed_link::links(context.course, entry).collect();
    for link in meant {
        let found = look(context.course, entry, link.words, link.destination, None);
        report(context, found);
    }
}

/// Whether a tool has written the README of a new program, beside its `package.json`.
fn is_made_by_tool(course: &Course, entry: &Entry) -> bool {
    let folder = course.folder(entry.file);
    let is_program = course.find(&path::join(folder, "package.json").unwrap_or_default()).is_some();
    is_program && ["create-react-app", "Create React App"].iter().any(|name| entry.note.text().contains(name))
}

fn look(
    course: &Course,
    entry: &Entry,
    (span, words): (Span, &str),
    destination: &str,
    target: Option<FileId>,
) -> Option<Finding> {
    // Code names a thing: the element `<link>`, the method `click`.
    if words.contains('`') {
        return None;
    }
    let bare = words.trim_matches(|c: char| !c.is_alphanumeric());
    let message = if is_address(words) {
        if is_example(words) {
            return None;
        }
        "the words of this link are its address, which is read out letter by letter".to_owned()
    } else if is_vague(bare) && !is_name(bare, destination) {
        format!("`{bare}` doesn't say where this link leads")
    } else {
        return None;
    };
    let title = target.filter(|file| *file != entry.file).and_then(|file| course.entry(file));
    let title = title.filter(|note| script(&note.title) == script(words));
    let help = match title {
        Some(note) => format!("say what is there, such as `{}`", note.title),
        None => "say what is there, in words that can be understood without the sentence around them".to_owned(),
    };
    Some(finding(span, message).help(help))
}

/// Whether the address ends in the same word: JavaScript's `this` has a page of that name.
fn is_name(words: &str, destination: &str) -> bool {
    let path = destination.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let name = path.rsplit('/').next().unwrap_or_default();
    let name = name.trim_end_matches(".md").trim_end_matches(".html");
    destination.contains("://") && name.eq_ignore_ascii_case(words)
}

/// Scripts, each with the letters that it ends before. Kana count as Chinese: Japanese is written in both.
const SCRIPTS: &[(&str, char)] = &[
    ("Latin", '\u{370}'),
    ("Greek", '\u{400}'),
    ("Cyrillic", '\u{530}'),
    ("Armenian", '\u{590}'),
    ("Hebrew", '\u{600}'),
    ("Arabic", '\u{780}'),
    ("Indian", '\u{e00}'),
    ("Thai", '\u{1000}'),
    ("Hangul", '\u{1200}'),
    ("other", '\u{1e00}'),
    ("Latin", '\u{1f00}'),
    ("Greek", '\u{2000}'),
    ("Chinese", '\u{ac00}'),
    ("Hangul", '\u{d7b0}'),
];

/// The script of a text that isn't only Latin letters: titles in every language have some of those.
fn script(text: &str) -> &'static str {
    let of = |letter: char| SCRIPTS.iter().find(|(_, end)| letter < *end).map_or("Chinese", |(name, _)| *name);
    let mut scripts = text.chars().filter(|c| c.is_alphabetic()).map(of);
    scripts.find(|name| *name != "Latin").unwrap_or("Latin")
}

/// Whether the words are an address. One without its scheme reads as the name of a site.
fn is_address(words: &str) -> bool {
    let words = words.trim().trim_start_matches('<');
    (words.starts_with("http://") || words.starts_with("https://")) && !words.contains(char::is_whitespace)
}

fn is_vague(words: &str) -> bool {
    if words.len() > LONGEST {
        return false;
    }
    if words.is_ascii() && !words.contains(['\n', '\t']) {
        return BY_LENGTH[words.len()].iter().any(|vague| words.eq_ignore_ascii_case(vague));
    }
    VAGUE.iter().any(|vague| is_same(words, vague))
}

/// Whether two are the same but for upper and lower case and for the blanks between words. `vague` is in lower case.
fn is_same(words: &str, vague: &str) -> bool {
    words.chars().flat_map(char::to_lowercase).map(|c| if c.is_whitespace() { ' ' } else { c }).eq(vague.chars())
}

/// The words of [`VAGUE`] by how many bytes they have: every link of the course is compared with a few of them. With all
/// of them it took a twentieth of the run.
static BY_LENGTH: LazyLock<[Vec<&str>; LONGEST + 1]> = LazyLock::new(|| {
    std::array::from_fn(|length| VAGUE.iter().copied().filter(|vague| vague.len() == length).collect())
});

const LONGEST: usize = 60;

/// What says nothing of its target, in the languages that notes are written in.
const VAGUE: &[&str] = &[
    // English
    "click here",
    "click this",
    "click this link",
    "click me",
    "click",
    "here",
    "right here",
    "over here",
    "go here",
    "see here",
    "check here",
    "check it here",
    "read here",
    "found here",
    "this",
    "this one",
    "link",
    "a link",
    "the link",
    "this link",
    "link here",
    "here's a link",
    "more",
    "more here",
    "more info",
    "more information",
    "read more",
    "see more",
    "learn more",
    "find out more",
    "for more information",
    // Arabic
    "هنا",
    "من هنا",
    "اضغط هنا",
    "إضغط هنا",
    "انقر هنا",
    "الرابط",
    "رابط",
    "هذا الرابط",
    "المزيد",
    "اقرأ المزيد",
    // Chinese
    "这里",
    "这儿",
    "此处",
    "点这里",
    "点击这里",
    "点击此处",
    "点我",
    "点击",
    "戳这里",
    "链接",
    "此链接",
    "这个链接",
    "更多",
    "查看更多",
    "這裡",
    "點這裡",
    "點擊這裡",
    "連結",
    "更多資訊",
    // French
    "ici",
    "cliquez ici",
    "lien",
    "ce lien",
    "lire la suite",
    "en savoir plus",
    // German
    "hier",
    "hier klicken",
    "klick hier",
    "klicken sie hier",
    "dieser link",
    "mehr",
    "weiterlesen",
    // Japanese and Korean
    "ここ",
    "こちら",
    "ここをクリック",
    "リンク",
    "여기",
    "여기를 클릭",
    "링크",
    // Portuguese
    "aqui",
    "clique aqui",
    "este link",
    "leia mais",
    "saiba mais",
    "mais",
    // Russian
    "здесь",
    "тут",
    "ссылка",
    "подробнее",
    // Spanish
    "aquí",
    "click aquí",
    "haz clic aquí",
    "haga clic aquí",
    "pincha aquí",
    "enlace",
    "este enlace",
    "leer más",
    "más",
    "más información",
    // Turkish
    "buraya",
    "burada",
    "buradan",
    "burası",
    "buraya tıkla",
    "buraya tıklayın",
    "buraya tıklayınız",
    "tıkla",
    "tıklayın",
    "tıklayınız",
    "bağlantı",
    "bu bağlantı",
    "devamı",
    "daha fazla",
];
