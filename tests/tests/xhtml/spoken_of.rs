//! Tags of forms and documents: words where a sentence speaks of them, told where they are left out.

use crate::page::{BOOK, SITE, written};

/// The body without paragraphs, and what is told.
fn shown(text: &str) -> (String, Vec<String>) {
    let [site, book] = [&SITE, &BOOK].map(|page| written(text, page));
    assert_eq!(site.body, book.body, "{text}");
    let body = site.body.replace("<p>", "").replace("</p>", "");
    (body.trim().to_owned(), site.problems.into_iter().map(|problem| problem.message).collect())
}

#[test]
fn a_tag_that_a_sentence_speaks_of_is_text() {
    for (text, body, told) in [
        ("use <input type=text> here", "use &lt;input type=text&gt; here", &["`<input>` is shown as text"][..]),
        ("- one <input> two", "<ul>\n<li>one &lt;input&gt; two</li>\n</ul>", &["`<input>` is shown as text"]),
        ("where <body> begins", "where &lt;body&gt; begins", &["`<body>` is shown as text"]),
        ("where </body> ends", "where &lt;/body&gt; ends", &["`</body>` is shown as text"]),
        ("a <Button /> of *ours*", "a &lt;Button /&gt; of <em>ours</em>", &["`<button>` is shown as text"]),
        (
            "a <select> and <meta charset=x>",
            "a &lt;select&gt; and &lt;meta charset=x&gt;",
            &["`<select>` is shown as text", "`<meta>` is shown as text"],
        ),
        ("an <embed src=\"x.swf\">", "an &lt;embed src=\"x.swf\"&gt;", &["`<embed>` is shown as text"]),
    ] {
        assert_eq!(shown(text), (body.to_owned(), told.iter().map(|one| (*one).to_owned()).collect()), "{text}");
    }
}

#[test]
fn a_form_that_is_meant_leaves_its_words_and_is_told() {
    for (text, body, told) in [
        ("press <button>Run</button>", "press Run", &["`<button>` is left out"][..]),
        ("a <select><option>A</option></select>", "a A", &["`<select>` is left out", "`<option>` is left out"]),
        ("<input type=\"radio\"> yes", "yes", &["`<input>` is left out"]),
        ("- <input type=\"checkbox\" checked> yes", "<ul>\n<li> yes</li>\n</ul>", &["`<input>` is left out"]),
        ("<form>\n<input type=text>\nName\n</form>", "Name", &["`<form>` is left out", "`<input>` is left out"]),
    ] {
        assert_eq!(shown(text), (body.to_owned(), told.iter().map(|one| (*one).to_owned()).collect()), "{text}");
    }
}
