//! Where we and comrak differ, each with its reason. A difference that goes away must leave the list.

/// Examples of the suites.
pub(crate) const EXAMPLES: &[(&str, &str)] = &[
    ("footnotes 11", "a footnote defined in a quote inside another footnote's text: nobody writes it"),
    ("footnotes 12", "two footnotes begun in one line"),
    ("footnotes 16", "a footnote mark inside the text of a reference that nothing defines"),
    ("table 13", "a table set in by four columns right below a line of text"),
    ("table 22", "an escaped pipe in a destination inside a table: comrak keeps the backslash"),
    ("table 23", "labels that differ in escaped pipes only, inside tables"),
    ("table 17", "backslashes in front of an escaped pipe: comrak takes off one, we take off all"),
    ("table 18", "the same"),
    ("table 24", "the same"),
    ("table 25", "the same"),
    (
        "strikethrough 9",
        "four single tildes between words without a blank: GitHub pairs them side by side, we from outside",
    ),
    ("strikethrough 14", "one tilde between two pairs of tildes: GitHub pairs nothing"),
    ("strikethrough 15", "two tildes between single ones: GitHub pairs nothing"),
    ("blockquotes_tags 10", "an alert in an alert, with words behind it that have one mark only"),
    ("blockquotes_tags 16", "an alert whose words have no marks: nobody knows what GitHub makes of it"),
];

/// Bare addresses.
pub(crate) const BARE_ADDRESSES: &[(&str, &str)] = &[("https://example.org/[a](b.md)", "an address with a link in it")];

/// Files of real collections.
pub(crate) const CORPUS: &[(&str, &str)] = &[(
    "oktay-cesur+lecture-notes/courses/bim444/notes/tp_bilgisiz-arama.md",
    "a formula between single dollars inside one between double ones: GitHub takes the outer one, and can't set it",
)];
