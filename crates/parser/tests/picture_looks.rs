//! Sizes and places that a vault of Obsidian writes behind a picture's words.

use coursenotes_diagnostics::FileId;
use coursenotes_parser::{Alignment, Dialect, NodeId, NodeKind, PictureLook, parse, parse_with};

#[test]
fn a_vault_says_behind_a_pictures_words_how_it_looks() {
    let look = |width, height, position| PictureLook { width, height, position };
    let (none, wide) = (PictureLook::default(), look(Some(300), None, Alignment::None));
    let high = look(Some(300), Some(200), Alignment::None);
    let center = look(None, None, Alignment::Center);
    let both = look(Some(300), None, Alignment::Center);
    for (text, words, expected) in [
        ("![A *tree*|300](x.png)", "A *tree*", wide),
        ("![A tree|300x200](x.png \"title\")", "A tree", high),
        ("![A tree | 300 ][x]\n\n[x]: x.png\n", "A tree ", wide),
        ("![|300](x.png)", "", wide),
        ("![300](x.png)", "", wide),
        ("![300|center](x.png)", "", both),
        ("![A tree|center](x.png)", "A tree", center),
        ("![[x.png|300]]", "", wide),
        ("![[x.png| 300 ]]", "", wide),
        ("![[x.png|300x200]]", "", high),
        ("![[x.png|Center|300]]", "", both),
        ("![[x.png|A tree|300|center]]", "A tree", both),
        ("|a|\n|-|\n|![[x.png\\|300]]|", "", wide),
        ("|a|\n|-|\n|![A tree\\|300](x.png)|", "A tree", wide),
        ("![[x.png|A tree]]", "A tree", none),
        ("![A tree|left or right](x.png)", "A tree|left or right", none),
        ("![[x.png|center]]", "", center),
        ("![|center](x.png)", "", center),
        ("![center](x.png)", "center", none),
        ("![right](x.png \"title\")", "right", none),
        ("![Left][x]\n\n[x]: x.png\n", "Left", none),
        ("![Left|300](x.png)", "Left", wide),
        ("![Left|center](x.png)", "Left", center),
        ("![0](x.png)", "0", none),
        ("![3 trees](x.png)", "3 trees", none),
        ("![300x](x.png)", "300x", none),
        ("![20231002132642](x.png)", "20231002132642", none),
        ("![300]\n\n[300]: x.png\n", "300", none),
    ] {
        let note = parse_with(FileId(0), text, Dialect::named("obsidian").expect("a dialect"));
        let picture = note.links.iter().find(|link| link.is_image).expect("a picture");
        let shown: String = (picture.node.0 + 1..note.node(picture.node).next.0)
            .filter(|id| note.node(NodeId(*id)).kind == NodeKind::Text)
            .map(|id| note.shown(NodeId(id)))
            .collect();
        assert_eq!((note.slice(picture.text), picture.look), (words, expected), "{text}");
        assert_eq!((shown.as_str(), picture.has_alt), (words.replace('*', "").as_str(), !words.is_empty()), "{text}");
        assert!(parse(FileId(0), text).links.iter().all(|link| link.look == none), "{text}");
    }
}
