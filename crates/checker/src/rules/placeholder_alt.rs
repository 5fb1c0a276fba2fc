//! A picture whose description only says that there is a picture.

use crate::context::finding;
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::{Entry, path};
use coursenotes_diagnostics::Severity;
use coursenotes_parser::{HtmlElement, Link, LinkKind};
use std::collections::HashSet;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "placeholder-alt",
    severity: Severity::Advice,
    page: include_str!("placeholder-alt.md"),
    run: Run::Text(run),
};

fn run(context: &mut Context, entry: &Entry) {
    for picture in entry.note.links.iter().filter(|link| link.is_image && link.has_alt && is_described(link)) {
        let words = entry.note.slice(picture.text).trim();
        let destination = picture.destination.value(entry.note.text());
        // `![alt text](url)` shows how pictures are written.
        if destination.contains(['.', '/']) && says_nothing(words, destination) {
            let message = format!("`{words}` says nothing to those who can't see this picture");
            let help = "write what it shows, as you would tell it on the telephone";
            context.report(entry, finding(picture.text, message).help(help));
        }
    }
}

/// Whether its words are its own: not those of a second size of it, and not the name of an embedded note.
fn is_described(link: &Link) -> bool {
    !matches!(link.kind, LinkKind::Html(HtmlElement::SourceSet) | LinkKind::Wiki) && !link.text.is_empty()
}

/// A longer text has words in it.
const MOST_BYTES: usize = 200;

fn says_nothing(words: &str, destination: &str) -> bool {
    if words.is_empty() || words.len() > MOST_BYTES {
        return false;
    }
    let only_digits = |c: char| c.is_ascii_digit() || c.is_ascii_whitespace() || "-_.,:#()*+x×|".contains(c);
    is_only_noun(words) || words.chars().all(only_digits) || is_file_name(words) || is_name_of_noise(words, destination)
}

/// Words that say that there is a picture.
static NOUNS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "\
    alt alternatetext altext alttext bild drawing gif imag image images imge imagem imagen img imgs jpeg \
    jpg photo photos pic pics picture pictures placeholder png resim screenshot screenshots svg unnamed \
    untitled صورة الصورة 图 图片 圖片 截图 图像 图片描述 图片名称 在这里插入图片描述 这里写图片描述 输入图片说明 请添加图片描述"
        .split(' ')
        .collect()
});

/// Words that come with them and add nothing.
static COMPANIONS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "\
    a add alternate alternative am an at caption copy description desc enter from goes here insert is \
    link my name no of pm screen shot some tag text the this title txt"
        .split(' ')
        .collect()
});

/// `image`, `img_2`, `alt text`, `Screenshot 2021-04-27 at 14.23.07`, `enter image description here`.
fn is_only_noun(words: &str) -> bool {
    let words = words.to_ascii_lowercase();
    let mut parts = words.split(|c: char| !c.is_alphabetic()).filter(|part| !part.is_empty()).peekable();
    let mut has_noun = false;
    while let Some(part) = parts.next() {
        let is_shot = part == "screen" && parts.peek() == Some(&"shot");
        if is_shot || NOUNS.contains(part) {
            has_noun = true;
        } else if !COMPANIONS.contains(part) {
            return false;
        }
    }
    has_noun
}

/// `tree.png`, `https://example.org/tree`
fn is_file_name(words: &str) -> bool {
    const EXTENSIONS: &[&str] = &["png", "jpg", "jpeg", "gif", "svg", "webp", "bmp", "avif"];
    let is_one_word = !words.contains(char::is_whitespace);
    let extension = path::extension(words);
    is_one_word
        && (words.starts_with("https://")
            || words.starts_with("http://")
            || EXTENSIONS.iter().any(|known| known.eq_ignore_ascii_case(extension)))
}

/// What looks like noise and is a word: elements, engines, services.
const TECHNICAL: &[&str] = &["h1", "h2", "h3", "h4", "h5", "h6", "d3", "p5", "r2", "s3", "v8", "x64", "x86"];

/// The picture's own name, where it has no words: `IMG_1234`, `im1-0`, `5a3f2c91be`.
fn is_name_of_noise(words: &str, destination: &str) -> bool {
    let name = path::decode(path::split_tail(destination).0);
    if words != path::stem(&name) || TECHNICAL.contains(&words) {
        return words == path::name(&name) && words.contains('.');
    }
    let (mut digits, mut letters, mut is_hex) = (0, 0, true);
    for c in words.chars().filter(|c| c.is_alphanumeric()) {
        digits += usize::from(c.is_ascii_digit());
        letters += usize::from(!c.is_ascii_digit());
        is_hex &= c.is_ascii_hexdigit();
    }
    // `S3` and `ES2015` are names; `DSC00123` is none.
    let is_named = digits < 5 && words.contains(char::is_uppercase);
    digits >= letters && !is_named || is_hex && digits > 0 && digits + letters >= 8
}
