//! The words that stand for a picture where it can't be seen, and those that only say that there is one.
//!
//! A rule reports them, and a book doesn't count them as a description.

use percent_encoding::percent_decode_str;
use std::sync::LazyLock;

/// A longer text has words in it.
const MOST_BYTES: usize = 200;

/// Whether the words of the picture at `destination` tell nothing of what it shows.
///
/// ```
/// use coursenotes_markup::alt::says_nothing;
///
/// assert!(says_nothing("image", "tree.png") && says_nothing("IMG_1234", "img/IMG_1234.png"));
/// assert!(!says_nothing("A heap with seven nodes", "tree.png"));
/// ```
pub fn says_nothing(words: &str, destination: &str) -> bool {
    if words.is_empty() || words.len() > MOST_BYTES {
        return false;
    }
    let only_digits = |c: char| c.is_ascii_digit() || c.is_ascii_whitespace() || "-_.,:#()*+x×|".contains(c);
    is_only_noun(words) || words.chars().all(only_digits) || is_file_name(words) || is_name_of_noise(words, destination)
}

/// Words that say that there is a picture.
const NOUNS: &str = "\
    alt alternatetext altext alttext bild drawing gif imag image images imge imagem imagen img imgs jpeg \
    jpg photo photos pic pics picture pictures placeholder png resim screenshot screenshots svg unnamed \
    untitled صورة الصورة 图 图片 圖片 截图 图像 图片描述 图片名称 在这里插入图片描述 这里写图片描述 输入图片说明 请添加图片描述";

/// Words that come with them and add nothing.
const COMPANIONS: &str = "\
    a add alternate alternative am an at caption copy description desc enter from goes here insert is \
    link my name no of pm screen shot some tag text the this title txt";

/// Both lists as words: every picture of a course is compared with them, and splitting them each time cost a thirtieth of
/// a check.
static LISTS: LazyLock<[Vec<&str>; 2]> = LazyLock::new(|| [NOUNS, COMPANIONS].map(|list| list.split(' ').collect()));

/// `image`, `img_2`, `alt text`, `Screenshot 2021-04-27 at 14.23.07`, `enter image description here`.
fn is_only_noun(words: &str) -> bool {
    let [nouns, companions] = &*LISTS;
    let is_one_of = |list: &[&str], word: &str| list.iter().any(|one| one.eq_ignore_ascii_case(word));
    let mut parts = words.split(|c: char| !c.is_alphabetic()).filter(|part| !part.is_empty()).peekable();
    let mut has_noun = false;
    while let Some(part) = parts.next() {
        let is_shot =
            part.eq_ignore_ascii_case("screen") && parts.peek().is_some_and(|next| next.eq_ignore_ascii_case("shot"));
        if is_shot || is_one_of(nouns, part) {
            has_noun = true;
        } else if !is_one_of(companions, part) {
            return false;
        }
    }
    has_noun
}

/// `tree.png`, `https://example.org/tree`
fn is_file_name(words: &str) -> bool {
    const EXTENSIONS: &[&str] = &["png", "jpg", "jpeg", "gif", "svg", "webp", "bmp", "avif"];
    let is_one_word = !words.contains(char::is_whitespace);
    let extension = extension(words);
    is_one_word
        && (words.starts_with("https://")
            || words.starts_with("http://")
            || EXTENSIONS.iter().any(|known| known.eq_ignore_ascii_case(extension)))
}

/// What looks like noise and is a word: elements, engines, services.
const TECHNICAL: &[&str] = &["h1", "h2", "h3", "h4", "h5", "h6", "d3", "p5", "r2", "s3", "v8", "x64", "x86"];

/// The picture's own name, where it has no words: `IMG_1234`, `im1-0`, `5a3f2c91be`.
fn is_name_of_noise(words: &str, destination: &str) -> bool {
    let name = percent_decode_str(destination.split(['?', '#']).next().unwrap_or_default()).decode_utf8_lossy();
    if words != stem(&name) || TECHNICAL.contains(&words) {
        return words == file_name(&name) && words.contains('.');
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

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The name without its extension; a first dot begins none.
fn stem(path: &str) -> &str {
    let name = file_name(path);
    name.rfind('.').filter(|dot| *dot > 0).map_or(name, |dot| &name[..dot])
}

fn extension(path: &str) -> &str {
    let name = file_name(path);
    name.rfind('.').filter(|dot| *dot > 0).map_or("", |dot| &name[dot + 1..])
}
