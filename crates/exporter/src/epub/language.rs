//! Which language a note is written in, and from which side it is read.
//!
//! A screen reader chooses its voice by the language of a page, and nobody writes it into notes. The script tells most of
//! it; among languages of Latin script, words that every text has do. Where they don't tell it clearly, the language is
//! that of the course: a wrong one is worse than a general one.

use coursenotes_parser::{NodeKind, Note};
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

/// What is seen of a text's language.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    /// Letters by script.
    letters: BTreeMap<Script, usize>,
    /// Frequent words by language.
    words: BTreeMap<&'static str, usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Script {
    Latin,
    Arabic,
    Cyrillic,
    Devanagari,
    Greek,
    Han,
    Hangul,
    Hebrew,
    Kana,
    Thai,
}

/// Languages of Latin script, each with words that are frequent in it and rare in the others here.
const WORDS: &[(&str, &str)] = &[
    ("cs", "je jsou není nebo jako který která pro při také být aby"),
    ("da", "og det ikke eller også kan som blev være hvis"),
    ("de", "der die und das ist nicht ein eine mit auf für wird werden auch sich dem den"),
    ("en", "the and is of to that this with for are you be it as can when which"),
    ("es", "el los las una es que por para con del como más se lo pero cuando"),
    ("fr", "le les une est et des dans pour que qui sur pas avec ce cette sont du"),
    ("id", "yang dan untuk dengan adalah ini itu dari tidak dalam pada akan"),
    ("it", "il gli che di una è per non con della sono come più questo nel"),
    ("nl", "het een van en niet voor met zijn wordt ook dat deze bij naar"),
    ("pl", "się nie jest że na do jak lub oraz który które przez dla"),
    ("pt", "o os uma é que não para com mais como são em ou você isso pelo"),
    ("sv", "och att det inte som är för med eller kan också på ett"),
    ("tr", "bir ve bu için ile olarak olan değil gibi daha veya kadar çok ise"),
    ("vi", "là và của các không được cho một trong với này những"),
];

/// The languages by word. A word is looked up at once: texts have many.
static TABLE: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let mut table: HashMap<&str, Vec<&str>> = HashMap::new();
    for (language, words) in WORDS {
        for word in words.split(' ') {
            table.entry(word).or_default().push(language);
        }
    }
    table
});

impl Seen {
    /// Looks at the words of a note, code and formulas left out.
    pub(super) fn of(note: &Note) -> Self {
        let mut seen = Self::default();
        let mut hidden = 0;
        for (id, node) in note.walk() {
            match node.kind {
                NodeKind::FencedCode(_) | NodeKind::IndentedCode | NodeKind::MathBlock(_) => hidden = node.next.0,
                NodeKind::Text if id.0 >= hidden => seen.read(&note.shown(id)),
                _ => {}
            }
        }
        seen
    }

    pub(super) fn add(&mut self, other: &Self) {
        for (script, count) in &other.letters {
            *self.letters.entry(*script).or_default() += count;
        }
        for (language, count) in &other.words {
            *self.words.entry(language).or_default() += count;
        }
    }

    fn read(&mut self, text: &str) {
        for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
            for script in word.chars().filter_map(script) {
                *self.letters.entry(script).or_default() += 1;
            }
            // The longest word of the table has eight letters.
            if word.len() <= 16 {
                for language in TABLE.get(word.to_lowercase().as_str()).into_iter().flatten() {
                    *self.words.entry(language).or_default() += 1;
                }
            }
        }
    }

    /// The language, where it shows clearly.
    pub(super) fn language(&self) -> Option<&'static str> {
        let count = |script: Script| self.letters.get(&script).copied().unwrap_or_default();
        let all: usize = self.letters.values().sum();
        // A letter of Chinese is a word; terms in Latin script stand in texts of every script.
        let weight = |script: Script| match script {
            Script::Han | Script::Kana | Script::Hangul => count(script) * 4,
            Script::Latin => 0,
            _ => count(script) * 2,
        };
        let most = self.letters.keys().copied().max_by_key(|script| weight(*script))?;
        if weight(most) > count(Script::Latin) && all >= 20 {
            return match most {
                Script::Arabic => Some("ar"),
                Script::Cyrillic => Some("ru"),
                Script::Devanagari => Some("hi"),
                Script::Greek => Some("el"),
                Script::Hangul => Some("ko"),
                Script::Hebrew => Some("he"),
                Script::Thai => Some("th"),
                Script::Kana => Some("ja"),
                // Japanese is written with Chinese letters too.
                Script::Han if count(Script::Kana) * 10 > count(Script::Han) => Some("ja"),
                Script::Han => Some("zh"),
                Script::Latin => None,
            };
        }
        self.latin()
    }

    fn latin(&self) -> Option<&'static str> {
        let (&first, &most) = self.words.iter().max_by_key(|(_, count)| **count)?;
        let second = self.words.iter().filter(|(language, _)| **language != first).map(|(_, count)| *count).max();
        (most >= 8 && most >= 2 * second.unwrap_or_default()).then_some(first)
    }
}

/// Whether text in this language runs from right to left.
pub(super) fn is_right_to_left(language: &str) -> bool {
    let primary = language.split('-').next().unwrap_or_default();
    ["ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"].contains(&primary)
}

fn script(c: char) -> Option<Script> {
    Some(match c {
        'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Script::Latin,
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Script::Greek,
        '\u{400}'..='\u{52f}' => Script::Cyrillic,
        '\u{590}'..='\u{5ff}' => Script::Hebrew,
        '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' => {
            Script::Arabic
        }
        '\u{900}'..='\u{97f}' => Script::Devanagari,
        '\u{e00}'..='\u{e7f}' => Script::Thai,
        '\u{3040}'..='\u{30ff}' => Script::Kana,
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => Script::Han,
        '\u{ac00}'..='\u{d7af}' | '\u{1100}'..='\u{11ff}' => Script::Hangul,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use coursenotes_diagnostics::FileId;

    #[test]
    fn languages_show_by_script_and_by_words() {
        let of = |text: &str| Seen::of(&coursenotes_parser::parse(FileId(0), text)).language();
        let english =
            "The heap is a tree that keeps the least of its values at the top, and it can be used when you sort.";
        assert_eq!(of(english), Some("en"));
        assert_eq!(of("هذا الدرس يشرح كيف تعمل الحاويات في Kubernetes وكيف نستخدمها"), Some("ar"));
        assert_eq!(of("这门课讲解操作系统的基本原理，包括进程、线程和内存管理。"), Some("zh"));
        assert_eq!(of("このノートはプログラムの書き方について説明します。"), Some("ja"));
        assert_eq!(
            of(
                "Bu ders bir dizi ve liste için kullanılır; bu yapı ile daha hızlı, çok kolay ve etkili olarak çalışır."
            ),
            Some("tr")
        );
        assert_eq!(of("List<T> map = new HashMap();"), None);
        assert_eq!(of("```\nthe and is of to that this with for are you be it\n```\n"), None);
        assert!(is_right_to_left("ar-EG") && !is_right_to_left("en"));
    }
}
