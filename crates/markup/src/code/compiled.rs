//! Look-up tables of a language, made from its rules once.

use super::Token;
use super::rules::{Rules, Trait};

/// What a byte may begin; a byte can be several.
pub(super) mod class {
    pub(in super::super) const WORD: u8 = 1;
    pub(in super::super) const DIGIT: u8 = 2;
    pub(in super::super) const SPACE: u8 = 4;
    /// A comment, a string or something of the traits.
    pub(in super::super) const FORM: u8 = 8;
    /// A word with a sign before it.
    pub(in super::super) const SIGIL: u8 = 16;
}

pub(super) struct Compiled {
    pub(super) classes: [u8; 256],
    traits: u64,
    words: Vec<Option<Word>>,
    longest: usize,
}

/// What is known of a word.
#[derive(Clone, Copy)]
pub(super) struct Word {
    text: &'static str,
    pub(super) class: Token,
    pub(super) defines: bool,
}

impl Compiled {
    pub(super) fn new(rules: &Rules) -> Self {
        let traits = rules.traits.iter().fold(0, |bits, one| bits | 1 << *one as u64);
        let lists = [
            (rules.keywords, Token::Keyword, false),
            (rules.definers, Token::Keyword, true),
            (rules.constants, Token::Number, false),
            (rules.names, Token::Name, false),
        ];
        let words = lists.into_iter().flat_map(|(list, class, defines)| {
            list.split_ascii_whitespace().map(move |text| Word { text, class, defines })
        });
        let count: usize = lists.iter().map(|(list, ..)| list.split_ascii_whitespace().count()).sum();
        let mut compiled = Self {
            classes: classes(rules),
            traits,
            words: vec![None; (count * 3).next_power_of_two().max(2)],
            longest: 0,
        };
        words.for_each(|word| compiled.insert(word));
        compiled
    }

    pub(super) fn has(&self, one: Trait) -> bool {
        self.traits & 1 << one as u64 != 0
    }

    pub(super) fn is(&self, byte: u8, class: u8) -> bool {
        self.classes[byte as usize] & class != 0
    }

    /// What is known of these bytes, in any case where the language has it so.
    pub(super) fn word(&self, word: &[u8]) -> Option<Word> {
        if word.len() > self.longest {
            return None;
        }
        if !self.has(Trait::AnyCase) {
            return self.exact_word(word);
        }
        let mut small = [0; LONGEST];
        let small = &mut small[..word.len()];
        small.copy_from_slice(word);
        small.make_ascii_lowercase();
        self.exact_word(small)
    }

    fn exact_word(&self, word: &[u8]) -> Option<Word> {
        let mut slot = self.slot(word);
        while let Some(known) = self.words[slot] {
            if known.text.as_bytes() == word {
                return Some(known);
            }
            slot = (slot + 1) % self.words.len();
        }
        None
    }

    /// The first list that has a word decides.
    fn insert(&mut self, word: Word) {
        let mut slot = self.slot(word.text.as_bytes());
        while let Some(known) = self.words[slot] {
            if known.text == word.text {
                return;
            }
            slot = (slot + 1) % self.words.len();
        }
        self.longest = self.longest.max(word.text.len()).min(LONGEST);
        self.words[slot] = Some(word);
    }

    /// FNV-1a: the words are short, and nobody gains by making them meet.
    fn slot(&self, word: &[u8]) -> usize {
        let hash = word.iter().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
        (hash ^ hash >> 15) as usize & (self.words.len() - 1)
    }
}

/// No language has a longer word.
const LONGEST: usize = 32;

fn classes(rules: &Rules) -> [u8; 256] {
    let mut classes = [0; 256];
    let mut add = |byte: u8, class: u8| classes[byte as usize] |= class;
    for byte in 0..=255_u8 {
        match byte {
            b'0'..=b'9' => add(byte, class::DIGIT | class::WORD),
            // Letters beyond ASCII: no sign of any language begins with such a byte.
            b'A'..=b'Z' | b'a'..=b'z' | b'_' | 0x80.. => add(byte, class::WORD),
            b' ' | b'\t' | b'\n' | b'\r' | 0x0c => add(byte, class::SPACE),
            _ => {}
        }
    }
    rules.word_bytes.bytes().for_each(|byte| add(byte, class::WORD));
    rules.sigils.bytes().for_each(|byte| add(byte, class::SIGIL));
    let openings = rules.comments.iter().map(|one| one.open).chain(rules.quotes.iter().map(|one| one.open));
    openings.filter_map(|open| open.bytes().next()).for_each(|byte| add(byte, class::FORM));
    for one in rules.traits {
        signs(*one).bytes().for_each(|byte| add(byte, class::FORM));
    }
    classes
}

/// What a construct of the language begins with.
fn signs(one: Trait) -> &'static str {
    match one {
        Trait::Preprocessor | Trait::HashQuotes => "#",
        Trait::Sections | Trait::LongBrackets => "[",
        Trait::Regex | Trait::LooseRegex => "/",
        Trait::Tick | Trait::Transpose => "'",
        Trait::Symbols => ":",
        Trait::PercentQuotes => "%",
        Trait::Sigils => "~",
        Trait::ShellHeredoc | Trait::RubyHeredoc | Trait::PhpHeredoc | Trait::Jsx => "<",
        Trait::QuestionCharacters => "?",
        _ => "",
    }
}
