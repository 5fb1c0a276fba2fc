//! What loading knows of the pictures that notes show.

use coursenotes_course::{Picture, PictureFormat};
use coursenotes_tests::{findings, open, write};

/// The head of a PNG of this size.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 2, 0, 0, 0]);
    bytes
}

#[test]
fn a_drawing_says_how_large_it_is_shown() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path();
    write(root, "README.md", b"# Notes\n\n![The tree](tree.svg) ![The wide one](wide.svg) ![A leaf](leaf.svg)\n");
    write(root, "tree.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 300\"/>");
    write(root, "wide.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9000\" height=\"10\"/>");
    write(root, "leaf.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100%\"/>");
    let course = open(root);
    let pixels =
        |path: &str| course.file(course.find(path).expect("the file is there")).picture.and_then(|one| one.pixels);
    assert_eq!(pixels("tree.svg"), Some((400, 300)));
    assert_eq!(pixels("wide.svg"), Some((9_000, 10)));
    assert_eq!(pixels("leaf.svg"), None);
    assert!(findings(root).is_empty(), "a drawing is sharp and light at any width");
}

#[test]
fn a_picture_is_what_its_bytes_are() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path();
    let note = "# Notes\n\n![The tree](tree.png) ![The root](root.jpg) ![A page](page.png) ![Words](words.png) \
                ![Nothing](none.png)\n\n[unseen](unseen.png)\n";
    write(root, "README.md", note.as_bytes());
    write(root, "tree.png", &png(300, 200));
    write(root, "root.jpg", &png(5_000, 10));
    write(root, "page.png", b"<!DOCTYPE html>\n<html></html>\n");
    write(root, "words.png", b"version https://git-lfs.github.com/spec/v1\n");
    write(root, "unseen.png", &png(1, 1));
    let course = open(root);
    let picture = |path: &str| course.file(course.find(path).expect("the file is there")).picture;
    let of = |bytes: u64, format: Option<PictureFormat>, pixels| Some(Picture { bytes, format, pixels });
    assert_eq!(picture("tree.png"), of(29, Some(PictureFormat::Png), Some((300, 200))));
    assert_eq!(picture("root.jpg"), of(29, Some(PictureFormat::Png), Some((5_000, 10))));
    assert_eq!(picture("page.png"), of(30, Some(PictureFormat::Html), None));
    assert_eq!(picture("words.png"), of(43, None, None));
    assert_eq!(picture("unseen.png"), of(29, Some(PictureFormat::Png), Some((1, 1))), "a repair may lead to it");
    let rules: Vec<(&str, String)> = findings(root).into_iter().map(|one| (one.rule, one.marked)).collect();
    let expected = [
        ("image-type-mismatch", "root.jpg"),
        ("oversized-image", "root.jpg"),
        ("image-type-mismatch", "page.png"),
        ("missing-file", "none.png"),
    ];
    assert_eq!(rules, expected.map(|(rule, marked)| (rule, marked.to_owned())));
}
