//! Where we and comrak differ, each with its reason. A difference that goes away must leave the list.

/// Examples of the suites.
pub(crate) const EXAMPLES: &[(&str, &str)] = &[
    ("spec 96", "comrak takes any text between dashes for front matter; without a key GitHub shows it"),
    ("footnotes 11", "a footnote defined in a quote inside another footnote's text: nobody writes it"),
    ("footnotes 12", "two footnotes begun in one line"),
    ("footnotes 15", "a list that begins in the footnote's own line and goes on without being set in"),
    ("footnotes 16", "a footnote mark inside the text of a reference that nothing defines"),
    ("footnotes 19", "comrak leaves out footnotes that nothing refers to; we keep and report them"),
    ("table 13", "a table set in by four columns right below a line of text"),
    ("table 22", "an escaped pipe in a destination inside a table: comrak keeps the backslash"),
    ("table 23", "labels that differ in escaped pipes only, inside tables"),
    ("strikethrough 14", "one tilde between two pairs of tildes: GitHub pairs nothing"),
    ("strikethrough 15", "two tildes between single ones: GitHub pairs nothing"),
];

/// Bare addresses.
pub(crate) const BARE_ADDRESSES: &[(&str, &str)] = &[
    ("costs $5 at https://example.org/$x$ now", "comrak lets a formula begin in a price and end in an address"),
    ("https://example.org/[a](b.md)", "an address with a link in it"),
];

/// Files of real collections: none.
pub(crate) const CORPUS: &[(&str, &str)] = &[];
