//! What a book says about itself is so.

use super::support::files_of;

const PIXEL: &str = "![A red dot](data:image/gif;base64,R0lGODlhAQABAIAAAP8AAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==)";

fn package(notes: &[(&str, &str)]) -> String {
    files_of(notes)["EPUB/package.opf"].clone()
}

#[test]
fn features_are_claimed_where_they_are() {
    let plain = package(&[("README.md", "# Home\n")]);
    for absent in ["alternativeText", "MathML", "visual", "conformsTo", "mathml"] {
        assert!(!plain.contains(absent), "{absent} in {plain}");
    }
    assert!(plain.contains(">structuralNavigation<") && plain.contains("accessibilityHazard\">none<"), "{plain}");
    let rich = package(&[("README.md", &format!("# Home\n\n{PIXEL} and $x^2$\n"))]);
    for present in
        [">alternativeText<", ">MathML<", ">visual<", "accessModeSufficient\">textual<", "properties=\"mathml\""]
    {
        assert!(rich.contains(present), "{present} not in {rich}");
    }
}

#[test]
fn a_picture_without_words_is_told() {
    for words in ["", "image", "img.png"] {
        let package = package(&[("README.md", &format!("# Home\n\n{}\n", PIXEL.replace("A red dot", words)))]);
        assert!(!package.contains("alternativeText"), "{package}");
        assert!(package.contains("accessModeSufficient\">textual,visual<"), "{package}");
        assert!(package.contains("1 picture has no description"), "{package}");
    }
}

#[test]
fn conformance_is_claimed_by_a_person_and_only_where_nothing_speaks_against_it() {
    let config = ("coursenotes.toml", "[epub]\ncertified-by = \"Ada\"\n");
    let good = package(&[config, ("README.md", &format!("# Home\n\n{PIXEL}\n"))]);
    assert!(good.contains("EPUB Accessibility 1.1 - WCAG 2.2 Level AA") && good.contains("certifiedBy"), "{good}");
    let bad = package(&[config, ("README.md", &format!("# Home\n\n{}\n", PIXEL.replace("A red dot", "")))]);
    assert!(!bad.contains("conformsTo"), "{bad}");
}

#[test]
fn what_is_configured_counts_and_the_rest_is_found() {
    let found = package(&[
        ("README.md", "# Trees & Heaps\n\nAll that you need to know about trees in ten weeks.\n"),
        ("LICENSE", "MIT License\n\nCopyright (c) Ada\n"),
    ]);
    for present in [
        "<dc:title>Trees &amp; Heaps</dc:title>",
        "<dc:rights>MIT License</dc:rights>",
        "<dc:description>All that you need to know about trees in ten weeks.</dc:description>",
        "<dc:language>en</dc:language>",
        "<meta property=\"dcterms:modified\">2023-11-14T22:13:20Z</meta>",
    ] {
        assert!(found.contains(present), "{present} not in {found}");
    }
    let config = "[epub]\nauthors = [\"A\", \"B\", \"C\", \"D\"]\nlanguage = \"pt-BR\"\nrights = \"Mine\"\n\
                  subjects = [\"Trees\"]\ndescription = \"Short.\"\nidentifier = \"urn:isbn:9780000000002\"\n";
    let files = files_of(&[("coursenotes.toml", config), ("README.md", "# Home\n")]);
    let set = &files["EPUB/package.opf"];
    for present in [
        ">A</dc:creator>",
        ">C</dc:creator>",
        "<dc:language>pt-BR<",
        "<dc:rights>Mine<",
        "<dc:subject>Trees<",
        "<dc:description>Short.<",
        ">urn:isbn:9780000000002<",
    ] {
        assert!(set.contains(present), "{present} not in {set}");
    }
    assert!(!set.contains(">D</dc:creator>"));
    assert!(files["EPUB/title-page.xhtml"].contains("A, B, C e outros"));
}

#[test]
fn each_note_has_its_own_language() {
    let files = files_of(&[
        ("README.md", "# Home\n\nThis is the course and it is for you.\n\nThe notes are in the order of the weeks.\n"),
        ("ar.md", "# الدرس الأول\n\nهذا الدرس يشرح كيف تعمل الحاويات وكيف نستخدمها في البرامج.\n"),
    ]);
    assert!(files["EPUB/text/ar.xhtml"].contains("lang=\"ar\" xml:lang=\"ar\" dir=\"rtl\""));
    assert!(files["EPUB/text/readme.xhtml"].contains("lang=\"en\" xml:lang=\"en\">"));
    assert!(files["EPUB/nav.xhtml"].contains("lang=\"ar\" xml:lang=\"ar\">الدرس الأول"));
    let package = &files["EPUB/package.opf"];
    assert!(package.contains("<dc:language>en</dc:language>\n<dc:language>ar</dc:language>"), "{package}");
}
