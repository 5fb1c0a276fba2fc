//! The index of the search: small, and without a sentence of a note.

use crate::made::{site_of, text};

#[test]
fn the_index_holds_terms_and_places() {
    let site = site_of(&[
        ("README.md", "# Home\n\n- [Heaps](heaps.md)\n"),
        ("heaps.md", "# Heaps\n\nA heap is a tree, and a tree is a graph.\n\n## Über trees!\n\nC++ 最短路径\n"),
    ]);
    insta::assert_snapshot!(text(&site, "coursenotes/search/index.js"), @r#"coursenotes.index({"lengths":"36ea","average":5,"terms":["a"],"places":[0]});"#);
    insta::assert_snapshot!(text(&site, "coursenotes/search/t0.js"), @r#"coursenotes.terms(0,"0a 9 1nd 8 0c++ c 0graph 8 0heap 8 4s 47 1ome 6 0is 9 0readme 3 0tree 9 4s e 0uber e 0最短 c 0短路 c 0路径 c");"#);
    insta::assert_snapshot!(text(&site, "coursenotes/search/p0.js"), @r#"
    coursenotes.places(0,[["index.html","README","","Home"],
    ["heaps.html","Heaps","","Über trees!"]]);
    "#);
}
