//! The few words of our own that stand in a book, in the languages of its readers.

/// Words in one language.
#[derive(Debug)]
pub(super) struct Words {
    language: &'static str,
    pub(super) contents: &'static str,
    pub(super) landmarks: &'static str,
    pub(super) title_page: &'static str,
    pub(super) start: &'static str,
    pub(super) colophon: &'static str,
    pub(super) contributors: &'static str,
}

/// English first: it stands in for languages that are not here.
#[rustfmt::skip]
const ALL: &[Words] = &[
    Words { language: "en", contents: "Contents", landmarks: "Landmarks", title_page: "Title page", start: "Start of the notes", colophon: "About this book", contributors: "and contributors" },
    Words { language: "ar", contents: "المحتويات", landmarks: "المعالم", title_page: "صفحة العنوان", start: "بداية الدروس", colophon: "عن هذا الكتاب", contributors: "وآخرون" },
    Words { language: "de", contents: "Inhalt", landmarks: "Orientierungspunkte", title_page: "Titelseite", start: "Beginn der Notizen", colophon: "Über dieses Buch", contributors: "und andere" },
    Words { language: "es", contents: "Contenido", landmarks: "Puntos de referencia", title_page: "Portada", start: "Inicio de los apuntes", colophon: "Sobre este libro", contributors: "y otros" },
    Words { language: "fr", contents: "Table des matières", landmarks: "Repères", title_page: "Page de titre", start: "Début des notes", colophon: "À propos de ce livre", contributors: "et d’autres" },
    Words { language: "ja", contents: "目次", landmarks: "ランドマーク", title_page: "扉", start: "本文の始まり", colophon: "この本について", contributors: "ほか" },
    Words { language: "pt", contents: "Conteúdo", landmarks: "Pontos de referência", title_page: "Folha de rosto", start: "Início das notas", colophon: "Sobre este livro", contributors: "e outros" },
    Words { language: "tr", contents: "İçindekiler", landmarks: "Yer işaretleri", title_page: "Başlık sayfası", start: "Notların başlangıcı", colophon: "Bu kitap hakkında", contributors: "ve diğerleri" },
    Words { language: "zh", contents: "目录", landmarks: "导航标记", title_page: "书名页", start: "正文", colophon: "关于本书", contributors: "等" },
];

/// All of them, and the sentences of the last page: what a book says whatever the notes say.
pub(super) fn own_words() -> Vec<String> {
    let of = |words: &Words| {
        let Words { contents, landmarks, title_page, start, colophon, contributors, .. } = *words;
        [contents, landmarks, title_page, start, colophon, contributors].map(str::to_owned)
    };
    let about = super::title_page::SENTENCES.iter().map(|words| (*words).to_owned());
    ALL.iter().flat_map(of).chain(about).chain(super::accessibility::sentences()).collect()
}

impl Words {
    /// The words in `language`.
    pub(super) fn of(language: &str) -> &'static Self {
        let primary = language.split('-').next().unwrap_or_default().to_ascii_lowercase();
        ALL.iter().find(|words| words.language == primary).unwrap_or(&ALL[0])
    }

    /// Attributes that tell their language, where it isn't that of the page.
    pub(super) fn attributes(&self, page: &str) -> String {
        let own = self.language;
        let is_own = page.split('-').next().is_some_and(|primary| primary.eq_ignore_ascii_case(own));
        if is_own { String::new() } else { format!(" lang=\"{own}\" xml:lang=\"{own}\" dir=\"ltr\"") }
    }
}
