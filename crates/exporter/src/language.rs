//! Which language a note is in: what its author says, else what its letters and commonest words tell.
//!
//! A screen reader pronounces by it, and a browser breaks lines and sets quotes by it. Where nothing tells, nothing is
//! said, and the language of the site or the book holds: a wrong one is worse than a general one.

use coursenotes_course::Entry;
use coursenotes_parser::NodeKind;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

/// A language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Language {
    /// As in `lang="ar"`.
    pub(crate) tag: Cow<'static, str>,
}

/// Languages that are written from right to left.
const RIGHT_TO_LEFT: &[&str] = &["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"];

/// How many letters are looked at.
const ENOUGH: usize = 4_000;

/// Commonest words of languages in Latin letters, those that no other of the list has.
const COMMON: &[(&str, &[&str])] = &[
    ("en", &["the", "and", "of", "is", "to", "that", "with", "for", "you", "this"]),
    ("de", &["und", "der", "das", "ist", "nicht", "ein", "mit", "auf", "eine", "wird"]),
    ("fr", &["les", "et", "est", "une", "dans", "pour", "qui", "avec", "sur", "vous"]),
    ("es", &["el", "los", "las", "una", "por", "como", "más", "del", "y", "este"]),
    ("pt", &["não", "uma", "os", "em", "são", "ou", "você", "mais", "ao", "é"]),
    ("it", &["il", "che", "di", "sono", "gli", "della", "nel", "più", "questo", "anche"]),
    ("nl", &["het", "een", "van", "niet", "zijn", "wordt", "deze", "aan", "voor", "ook"]),
    ("pl", &["się", "jest", "nie", "oraz", "które", "przez", "dla", "jak", "czy", "aby"]),
    ("tr", &["bir", "ve", "bu", "için", "ile", "olarak", "değil", "olan", "çok", "ise"]),
    ("cs", &["jsou", "není", "nebo", "jako", "který", "která", "při", "také", "být"]),
    ("da", &["ikke", "eller", "også", "hvis", "blev", "være"]),
    ("sv", &["och", "att", "inte", "för", "också", "på"]),
    ("vi", &["là", "và", "của", "các", "không", "được", "những"]),
    ("id", &["yang", "dan", "untuk", "dengan", "adalah", "tidak", "dari", "ini", "pada", "dalam"]),
];

/// Each of these words with the place of its language. Every word of every note is looked for.
static LANGUAGE_OF: LazyLock<HashMap<&str, usize>> = LazyLock::new(|| {
    let languages = COMMON.iter().enumerate();
    languages.flat_map(|(place, (_, words))| words.iter().map(move |word| (*word, place))).collect()
});

impl Language {
    /// The language with this tag.
    pub(crate) fn new(tag: impl Into<Cow<'static, str>>) -> Self {
        Self { tag: tag.into() }
    }

    pub(crate) fn direction(&self) -> &'static str {
        direction(&self.tag)
    }
}

/// `rtl` or `ltr`.
pub(crate) fn direction(tag: &str) -> &'static str {
    if is_right_to_left(tag) { "rtl" } else { "ltr" }
}

/// Whether text in this language runs from right to left.
pub(crate) fn is_right_to_left(tag: &str) -> bool {
    let language = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    RIGHT_TO_LEFT.contains(&language.as_str())
}

/// The language that most notes are in; English where none tells.
pub(crate) fn of_most(languages: &[Option<Language>]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for language in languages.iter().flatten() {
        *counts.entry(&language.tag).or_default() += 1;
    }
    let most = counts.values().max();
    // Of two that are as common, the one that is read first.
    let mut tags = languages.iter().flatten().map(|language| &*language.tag);
    tags.find(|tag| counts.get(tag) == most).unwrap_or("en").to_owned()
}

/// The language of a note.
pub(crate) fn of_note(entry: &Entry) -> Option<Language> {
    let metadata = entry.note.front_matter.as_ref().and_then(|front| front.metadata.as_ref().ok());
    let said = metadata.and_then(|metadata| metadata.lang.as_deref()).map(str::trim).filter(|tag| is_tag(tag));
    said.map(|tag| Language::new(tag.to_owned())).or_else(|| of_words(&words(entry)).map(Language::new))
}

fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let is_language = parts.next().is_some_and(|part| (2..=3).contains(&part.len()));
    is_language && tag.len() <= 35 && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// The first words of a note, without its code.
fn words(entry: &Entry) -> String {
    let note = &entry.note;
    let mut words = String::new();
    let mut hidden = coursenotes_parser::NodeId(0);
    for (id, node) in note.walk() {
        match node.kind {
            NodeKind::FencedCode(_) | NodeKind::IndentedCode | NodeKind::MathBlock(_) | NodeKind::FrontMatter => {
                hidden = node.next;
            }
            NodeKind::Text if id >= hidden => {
                words.push_str(&note.shown(id));
                words.push(' ');
            }
            _ => {}
        }
        if words.len() > ENOUGH {
            break;
        }
    }
    words
}

/// What letters and words tell.
fn of_words(words: &str) -> Option<&'static str> {
    let mut scripts = Scripts::default();
    words.chars().for_each(|c| scripts.count(c));
    let Scripts { latin, arabic, hebrew, han, kana, hangul, cyrillic, greek, devanagari, thai } = scripts;
    let all = latin + arabic + hebrew + han + kana + hangul + cyrillic + greek + devanagari + thai;
    if all == 0 {
        return None;
    }
    // Technical notes in any script are full of English names; a Han sign says as much as several Latin letters.
    let is_many = |letters: usize| letters * 3 > all;
    if is_many(arabic) {
        return Some(arabic_language(words));
    }
    if (han + kana + hangul) * 5 > all {
        return Some(if kana * 8 > han + kana {
            "ja"
        } else if hangul > han {
            "ko"
        } else {
            "zh"
        });
    }
    let others = [(hebrew, "he"), (greek, "el"), (devanagari, "hi"), (thai, "th")];
    if let Some((_, tag)) = others.into_iter().find(|(letters, _)| is_many(*letters)) {
        return Some(tag);
    }
    if is_many(cyrillic) {
        return Some(if words.contains(['і', 'ї', 'є']) { "uk" } else { "ru" });
    }
    of_common_words(words)
}

fn arabic_language(words: &str) -> &'static str {
    let count = |letters: &[char]| words.chars().filter(|c| letters.contains(c)).count();
    match (count(&['ٹ', 'ڈ', 'ڑ', 'ے']), count(&['پ', 'چ', 'ژ', 'گ'])) {
        (urdu, _) if urdu > 3 => "ur",
        (_, persian) if persian > 3 => "fa",
        _ => "ar",
    }
}

/// A language whose commonest words stand out: three of them at least, and twice as many as of any other.
fn of_common_words(words: &str) -> Option<&'static str> {
    let mut counts = [0_usize; COMMON.len()];
    for word in words.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty() && word.len() <= 12) {
        if let Some(place) = LANGUAGE_OF.get(word.to_lowercase().as_str()) {
            counts[*place] += 1;
        }
    }
    let best = (0..COMMON.len()).max_by_key(|place| counts[*place])?;
    let second = (0..COMMON.len()).filter(|place| *place != best).map(|place| counts[place]).max()?;
    (counts[best] >= 3 && counts[best] >= 2 * second).then_some(COMMON[best].0)
}

/// How many letters of each script there are.
#[derive(Debug, Default)]
struct Scripts {
    latin: usize,
    arabic: usize,
    hebrew: usize,
    han: usize,
    kana: usize,
    hangul: usize,
    cyrillic: usize,
    greek: usize,
    devanagari: usize,
    thai: usize,
}

impl Scripts {
    fn count(&mut self, c: char) {
        let script = match c {
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => &mut self.latin,
            '\u{370}'..='\u{3ff}' => &mut self.greek,
            '\u{400}'..='\u{52f}' => &mut self.cyrillic,
            '\u{590}'..='\u{5ff}' => &mut self.hebrew,
            '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' => &mut self.arabic,
            '\u{900}'..='\u{97f}' => &mut self.devanagari,
            '\u{e00}'..='\u{e7f}' => &mut self.thai,
            '\u{3040}'..='\u{30ff}' => &mut self.kana,
            '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' => &mut self.han,
            '\u{ac00}'..='\u{d7a3}' => &mut self.hangul,
            _ => return,
        };
        *script += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::{is_right_to_left, of_words};

    #[test]
    fn languages_show_by_script_and_by_words() {
        let english =
            "The heap is a tree that keeps the least of its values at the top, and it can be used when you sort.";
        for (text, language) in [
            (english, Some("en")),
            ("هذا الدرس يشرح كيف تعمل الحاويات في Kubernetes وكيف نستخدمها", Some("ar")),
            ("这门课讲解操作系统的基本原理，包括进程、线程和内存管理。", Some("zh")),
            ("このノートはプログラムの書き方について説明します。", Some("ja")),
            (
                "Bu ders bir dizi ve liste için kullanılır; bu yapı ile daha hızlı, çok kolay ve etkili olarak çalışır.",
                Some("tr"),
            ),
            ("List<T> map = new HashMap();", None),
        ] {
            assert_eq!(of_words(text), language, "{text}");
        }
        assert!(is_right_to_left("ar-EG") && !is_right_to_left("en"));
    }
}
