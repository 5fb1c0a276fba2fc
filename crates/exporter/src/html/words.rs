//! The site's own words, in the languages that it speaks.

use crate::language::direction;
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// The languages of the columns below.
const LANGUAGES: [&str; 9] = ["en", "de", "fr", "es", "pt", "tr", "ar", "zh", "ja"];

/// A key, and its words in each language.
pub(super) type Row = (&'static str, [&'static str; 9]);

#[rustfmt::skip]
pub(super) const WORDS: &[Row] = &[
    ("skip", ["Skip to the text", "Zum Text", "Aller au texte", "Ir al texto", "Ir para o texto", "Metne geç", "إلى النص", "跳到正文", "本文へ"]),
    ("home", ["Home", "Start", "Accueil", "Inicio", "Início", "Ana sayfa", "الرئيسية", "首页", "ホーム"]),
    ("search", ["Search", "Suchen", "Rechercher", "Buscar", "Pesquisar", "Ara", "بحث", "搜索", "検索"]),
    ("results", ["Results", "Treffer", "Résultats", "Resultados", "Resultados", "Sonuçlar", "النتائج", "结果", "結果"]),
    ("no_results", ["Nothing found. Fewer or shorter words find more.", "Nichts gefunden. Weniger oder kürzere Wörter finden mehr.", "Aucun résultat. Des mots moins nombreux ou plus courts en trouvent davantage.", "Nada encontrado. Menos palabras, o más cortas, encuentran más.", "Nada encontrado. Menos palavras, ou mais curtas, encontram mais.", "Sonuç yok. Daha az ya da daha kısa sözcük deneyin.", "لا نتائج. جرّب كلمات أقل أو أقصر.", "没有结果。试试更少或更短的词。", "見つかりません。語を減らすか短くしてください。"]),
    ("found", ["results", "Treffer", "résultats", "resultados", "resultados", "sonuç", "نتائج", "条结果", "件"]),
    ("theme", ["Light or dark", "Hell oder dunkel", "Clair ou sombre", "Claro u oscuro", "Claro ou escuro", "Açık veya koyu", "فاتح أو داكن", "浅色或深色", "明るい・暗い"]),
    ("contents", ["Contents", "Inhalt", "Sommaire", "Contenido", "Conteúdo", "İçindekiler", "المحتويات", "目录", "目次"]),
    ("whole", ["All notes", "Alle Notizen", "Toutes les notes", "Todos los apuntes", "Todas as notas", "Tüm notlar", "كل الملاحظات", "全部笔记", "すべてのノート"]),
    ("earlier", ["earlier", "davor", "avant", "anteriores", "anteriores", "önceki", "سابقة", "篇在前", "件前"]),
    ("more", ["more", "weitere", "de plus", "más", "mais", "daha", "أخرى", "篇更多", "件以上"]),
    ("more_folders", ["more folders", "weitere Ordner", "dossiers de plus", "carpetas más", "pastas mais", "klasör daha", "مجلدات أخرى", "个其他文件夹", "個の他のフォルダー"]),
    ("trail", ["Where this is", "Wo das steht", "Emplacement", "Ubicación", "Localização", "Konum", "الموقع", "位置", "現在地"]),
    ("outline", ["On this page", "Auf dieser Seite", "Sur cette page", "En esta página", "Nesta página", "Bu sayfada", "في هذه الصفحة", "本页内容", "このページの内容"]),
    ("backlinks", ["Linked from", "Verwiesen von", "Cité par", "Enlazado desde", "Citado em", "Bağlantı veren", "مرتبط من", "被引用于", "リンク元"]),
    ("turn", ["Previous and next note", "Vorige und nächste Notiz", "Note précédente et suivante", "Apunte anterior y siguiente", "Nota anterior e seguinte", "Önceki ve sonraki not", "السابق والتالي", "上一篇和下一篇", "前後のノート"]),
    ("previous", ["Previous", "Zurück", "Précédent", "Anterior", "Anterior", "Önceki", "السابق", "上一篇", "前へ"]),
    ("next", ["Next", "Weiter", "Suivant", "Siguiente", "Seguinte", "Sonraki", "التالي", "下一篇", "次へ"]),
    ("minutes", ["min read", "Min. Lesezeit", "min de lecture", "min de lectura", "min de leitura", "dk okuma", "دقائق قراءة", "分钟阅读", "分で読めます"]),
    ("changed", ["Changed", "Geändert", "Modifié", "Cambiado", "Alterado", "Değişti", "عُدّل", "修改于", "更新"]),
    ("source", ["Source", "Quelle", "Source", "Fuente", "Fonte", "Kaynak", "المصدر", "源文件", "ソース"]),
    ("book", ["Download as a book", "Als Buch herunterladen", "Télécharger le livre", "Descargar el libro", "Baixar o livro", "Kitap olarak indir", "نزّل الكتاب", "下载电子书", "電子書籍をダウンロード"]),
    ("print", ["Print the course", "Kurs drucken", "Imprimer le cours", "Imprimir el curso", "Imprimir o curso", "Dersi yazdır", "اطبع المقرر", "打印全部", "全体を印刷"]),
    ("print_hint", ["The whole course on one page, to print or to keep.", "Der ganze Kurs auf einer Seite, zum Drucken oder Aufheben.", "Tout le cours sur une page, à imprimer ou à garder.", "Todo el curso en una página, para imprimir o guardar.", "O curso inteiro numa página, para imprimir ou guardar.", "Yazdırmak ya da saklamak için bütün ders tek sayfada.", "المقرر كله في صفحة واحدة للطباعة أو الحفظ.", "全部内容在一页上，可打印或保存。", "印刷や保存のための全文ページです。"]),
    ("missing", ["This page is not here", "Diese Seite gibt es nicht", "Cette page n’existe pas", "Esta página no existe", "Esta página não existe", "Bu sayfa burada değil", "هذه الصفحة غير موجودة", "没有这个页面", "このページはありません"]),
    ("missing_hint", ["The address may be old or misspelt. The contents know what is there:", "Die Adresse ist vielleicht alt oder falsch geschrieben. Der Inhalt weiß, was da ist:", "L’adresse est peut-être ancienne ou mal écrite. Le sommaire dit ce qui existe :", "La dirección puede ser antigua o estar mal escrita. El contenido sabe qué hay:", "O endereço pode ser antigo ou estar errado. O conteúdo sabe o que há:", "Adres eski ya da yanlış olabilir. İçindekiler neyin olduğunu bilir:", "قد يكون العنوان قديماً أو مكتوباً خطأً. تعرف المحتويات ما هو موجود:", "地址可能已过期或有误。目录里有全部内容：", "アドレスが古いか間違っているかもしれません。目次をご覧ください："]),
    ("moved", ["This page is now", "Diese Seite ist jetzt", "Cette page est maintenant", "Esta página es ahora", "Esta página agora é", "Bu sayfanın yeni yeri:", "هذه الصفحة الآن", "此页面现在是", "このページの移動先："]),
    ("copy", ["Copy", "Kopieren", "Copier", "Copiar", "Copiar", "Kopyala", "نسخ", "复制", "コピー"]),
    ("copied", ["Copied", "Kopiert", "Copié", "Copiado", "Copiado", "Kopyalandı", "نُسخ", "已复制", "コピーしました"]),
];

/// Words that scripts show.
const OF_SCRIPTS: &[&str] = &["no_results", "found", "copy", "copied"];

/// The words of one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Words {
    /// The language of the frame; that of the words where there are words for it.
    pub(super) tag: Cow<'static, str>,
    column: usize,
}

impl Words {
    /// The words of a language; English where the site doesn't speak it.
    pub(super) fn of(tag: &str) -> Self {
        let language = tag.split(['-', '_']).next().unwrap_or_default();
        match LANGUAGES.iter().position(|known| known.eq_ignore_ascii_case(language)) {
            Some(column) => Self { tag: Cow::Owned(tag.to_owned()), column },
            None => Self { tag: Cow::Borrowed(LANGUAGES[0]), column: 0 },
        }
    }

    pub(super) fn direction(&self) -> &'static str {
        direction(&self.tag)
    }

    /// The words for a key.
    pub(super) fn get(&self, key: &str) -> &'static str {
        WORDS.iter().find(|(known, _)| *known == key).map_or("", |(_, words)| words[self.column])
    }

    /// The words that scripts show, as a line of one.
    pub(super) fn script(&self) -> String {
        let pairs: Vec<String> = OF_SCRIPTS.iter().map(|key| format!("{key:?}: {:?}", self.get(key))).collect();
        format!("window.coursenotes.words = {{ {} }};\n", pairs.join(", "))
    }
}

impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(WORDS.iter().map(|(key, words)| (*key, words[self.column])))
    }
}
