//! Examples to compare on: those that lie beside the source of pulldown-cmark, and our own for bare addresses.

use coursenotes_tests::{skip, source_of};

/// Suites in the source of pulldown-cmark: `CommonMark` 0.31.2, GFM's tables, strikethrough and tasks, and more.
const SUITES: &[&str] = &[
    "spec",
    "gfm_table",
    "gfm_strikethrough",
    "gfm_tasklist",
    "footnotes",
    "table",
    "strikethrough",
    "blockquotes_tags",
];

/// The examples' names and texts; nothing where the source of pulldown-cmark can't be found.
pub(crate) fn examples() -> Option<Vec<(String, String)>> {
    let Some(folder) = source_of("pulldown-cmark").filter(|folder| folder.join("tests/suite").is_dir()) else {
        skip("the source of pulldown-cmark is not on this machine");
        return None;
    };
    let suites = SUITES.iter().flat_map(|suite| {
        let source = std::fs::read_to_string(folder.join(format!("tests/suite/{suite}.rs"))).expect("read a suite");
        let examples = source.split("let original = r##\"").skip(1).enumerate();
        let texts = examples.map(|(number, rest)| {
            let text = rest.split("\"##;").next().expect("a raw string ends");
            (format!("{suite} {}", number + 1), text.to_owned())
        });
        texts.collect::<Vec<_>>()
    });
    Some(suites.collect())
}

/// The situations of GFM 0.29, section 6.9, in our own words, and those that real notes hold.
pub(crate) const BARE_ADDRESSES: &[&str] = &[
    "www.example.org",
    "Visit www.example.org/help for more.",
    "Visit www.example.org.\n\nVisit www.example.org/a.b.",
    "www.example.org/search?q=Markup+(language)\n\n(www.example.org/search?q=Markup+(language))",
    "www.example.org/search?q=(one))+two",
    "www.example.org/search?q=notes&hl=en\n\nwww.example.org/search?q=notes&hl;",
    "www.example.org/a<b",
    "http://example.org\n\n(see https://example.org/a/b)",
    "(Read https://example.org/find?q=(business))+ok)",
    "ftp://files.example.org/a.tar",
    "ada@example.org",
    "hello@mail+xyz.example isn't valid, but hello+xyz@mail.example is.",
    "a.b-c_d@a.b\n\na.b-c_d@a.b.\n\na.b-c_d@a.b-\n\na.b-c_d@a.b_",
    "mailto:ada@example.org and xmpp:ada@example.org",
    "*https://example.org/a_b_c* and **https://example.org/a*b**",
    "https://example.org/snake_case_name and _https://example.org/x_",
    "~https://example.org/~ada~",
    "https://example.org/a~b~c and ~~https://example.org~~",
    "costs $5 at https://example.org/$x$ now",
    "[https://example.org/a_b](https://example.org/c_d)",
    "[https://example.org/a_b] and <https://example.org/a_b>",
    "`https://example.org/a_b`",
    "https://example.org/a_(b)_c.",
    "\"https://example.org\" 'https://example.org/x'",
    "https://example.org,https://example.org;",
    "xhttp://example.org 1http://example.org",
    "http://",
    "https://a b",
    "http://localhost:3000/notes",
    "https://exa_mple.org and https://a_b.example.org/c",
    "| a | b |\n| --- | --- |\n| https://example.org/x_y_z | www.example.org |",
    "> https://example.org/a\n> www.example.org/b",
    "# https://example.org/a_b",
    "- www.example.org\n- https://example.org/*a*",
    "line one https://example.org\nhttps://example.org/two and\\\nwww.example.org",
    "![https://example.org/p](p.png)",
    "https://example.org/a\\_b",
    "https://例え.jp/道 and https://example.org/päth",
    "see:https://example.org or(https://example.org)",
    "WWW.example.org HTTP://EXAMPLE.ORG",
    "https://example.org/&amp;x and https://example.org/?a=1&amp;b=2",
    "https://example.org/[a](b.md)",
    "text https://example.org/**bold** after",
    "https://example.org/a|b",
    "https://example.org/;a_b_ and *x*",
    "ada@example.org/x ada@@example.org @example.org a@b",
];
