//! The index of the search: small, and without a sentence of a note.

use crate::made::{site_of, text};

#[test]
fn the_index_holds_terms_and_places() {
    let site = site_of(&[
        ("README.md", "# Home\n\n- [Heaps](heaps.md)\n"),
        ("heaps.md", "# Heaps\n\nA heap is a tree, and a tree is a graph.\n\n## Über trees!\n\nC++ 最短路径\n"),
    ]);
    insta::assert_snapshot!(text(&site, "coursenotes/search/index.js"), @r#"coursenotes.index({"lengths":"7ea","average":7,"terms":["a"],"places":[0]});"#);
    insta::assert_snapshot!(text(&site, "coursenotes/search/t0.js"), @r#"coursenotes.terms(0,"0a 5 1nd 4 0c++ 8 0graph 4 0heap 4 4s 07 1ome 3 0is 5 0tree 5 4s a 0uber a 0最短 8 0短路 8 0路径 8");"#);
    insta::assert_snapshot!(text(&site, "coursenotes/search/p0.js"), @r#"
    coursenotes.places(0,[["index.html","Home",""],
    ["heaps.html","Heaps","","Über trees!"]]);
    "#);
}
