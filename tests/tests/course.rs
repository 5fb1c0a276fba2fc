//! Folders as people have them: which files are notes, in which order, with which titles, and where links lead.

use coursenotes_course::{Config, Encoding, LoadError, Start, find_root, load};
use coursenotes_diagnostics::Severity;
use coursenotes_tests::folders::{check, order, rules};
use coursenotes_tests::{folder, git, link_findings, open, write};

#[test]
fn notes_without_a_home_page_stand_in_natural_order() {
    let names = ["class-10.md", "class-2.md", "read04a.md", "read04.md", "read04b.md", "about-me.md", "102/x.md"];
    let files: Vec<(&str, &str)> = names.iter().map(|name| (*name, "# x\n")).collect();
    let expected = ["class-2.md", "class-10.md", "read04.md", "read04a.md", "read04b.md", "about-me.md", "102/x.md"];
    assert_eq!(order(&files), expected);
}

#[test]
fn the_home_page_gives_the_order_and_its_index_pages_theirs() {
    let files = [
        ("README.md", "[b](b.md) [201](201/home.md) [a](a.md)\n"),
        ("201/home.md", "[2](two.md) [1](one.md) [3](three.md)\n"),
        ("201/one.md", "#\n"),
        ("201/two.md", "#\n"),
        ("201/three.md", "#\n"),
        ("a.md", "[b](b.md)\n"),
        ("b.md", "[x](x.md) see also\n"),
        ("x.md", "#\n"),
    ];
    let expected = ["README.md", "b.md", "201/home.md", "201/two.md", "201/one.md", "201/three.md", "a.md", "x.md"];
    assert_eq!(order(&files), expected);
}

#[test]
fn what_a_site_serves_from_its_static_folder_is_no_error() {
    let files = [
        ("README.md", "<a href=\"/applets/sum.html\">sum</a> [b](/applets/gone.html) [c](applets/sum.html)\n"),
        ("notes/_static/applets/sum.html", ""),
    ];
    let folder = folder(&files);
    let found = link_findings(folder.path());
    let found = found.iter().map(|one| (one.marked.as_str(), one.severity, one.message.as_str()));
    let served = "`/applets/sum.html` works only on a site that begins in `notes/_static`";
    let expected = [
        ("/applets/sum.html", Severity::Warning, served),
        ("/applets/gone.html", Severity::Error, "no file at `/applets/gone.html`"),
        ("applets/sum.html", Severity::Error, "no file at `applets/sum.html`"),
    ];
    assert_eq!(found.collect::<Vec<_>>(), expected);
}

#[test]
fn pictures_make_no_page_an_index() {
    let files = [
        ("README.md", "[a](a.md) [b](b.md) [c](c.md)\n"),
        ("a.md", "![1](1.png) ![2](2.png) ![3](3.png) [c](c.md) [x](x.md)\n"),
        ("b.md", "#\n"),
        ("c.md", "#\n"),
        ("x.md", "#\n"),
        ("1.png", ""),
        ("2.png", ""),
        ("3.png", ""),
    ];
    assert_eq!(order(&files), ["README.md", "a.md", "b.md", "c.md", "x.md"]);
}

#[test]
fn titles_come_from_front_matter_or_the_first_real_heading_or_the_name() {
    let cases = [
        ("a.md", "---\ntitle: From above\n---\n# H\n", "From above"),
        ("b.md", "## Second\n\n# First\n", "First"),
        ("c.md", "#### HOME\n\n## Lists\n", "Lists"),
        ("class-04b.md", "text\n", "Class 04b"),
        ("401/README.md", "text\n", "401"),
        ("d.md", "# **Bold** `code` [link](a.md)\n", "Bold code link"),
        ("class-05.md", "# [Back to Home](README.md)\n\nA **bold** word.\n", "Class 05"),
        ("class-06.md", "[Home](README.md)\n\n**Class 6: Trees**\n\n**Not that**\n", "Class 6: Trees"),
        ("README.md", "# Home\n\ntext\n", "Home"),
        ("README.md", "# Home\n\n## Algorithms\n", "Algorithms"),
    ];
    for (path, text, title) in cases {
        let folder = folder(&[(path, text)]);
        let course = open(folder.path());
        assert_eq!(course.entries()[0].title, title, "{path}");
    }
}

#[test]
fn a_course_is_not_called_home() {
    let above = folder(&[("algorithms/README.md", "# Home\n"), ("algorithms/coursenotes.toml", "")]);
    assert_eq!(open(&above.path().join("algorithms")).title(), "algorithms");
}

#[test]
fn files_about_the_repository_and_of_tools_are_no_notes() {
    let paths =
        ["LICENSE.md", "CONTRIBUTING.md", ".github/x.md", "node_modules/a.md", "_layouts/b.md", "vendor/c.md", "a.md"];
    let files: Vec<(&str, &str)> = paths.iter().map(|path| (*path, "# x\n")).collect();
    assert_eq!(order(&files), ["a.md"]);
}

#[test]
fn drawings_of_excalidraw_are_no_notes_whatever_their_name() {
    let drawing = "---\n\nexcalidraw-plugin: parsed\ntags: [excalidraw]\n\n---\n# Excalidraw Data\n\n[x](gone.md)\n";
    let told = "---\ntitle: On excalidraw-plugin: parsed\n---\n# Drawing\n";
    let files = [("a.md", "[d](heap.md) [e](b.excalidraw.md)\n"), ("heap.md", drawing), ("b.excalidraw.md", "# x\n")];
    assert_eq!(order(&files), ["a.md"]);
    assert_eq!(check(&files), []);
    assert_eq!(order(&[("heap.md", drawing), ("told.md", told)]), ["told.md"]);
    let drawings = folder(&[("heap.md", drawing)]);
    let error = load(drawings.path(), Config::default()).expect_err("nothing to read");
    assert!(matches!(error, LoadError::NoNotes(_)), "{error}");
}

#[test]
fn gitignore_and_exclude_take_notes_out() {
    let files = [
        (".gitignore", "drafts/\n"),
        ("coursenotes.toml", "exclude = [\"old/**\"]\n"),
        ("a.md", "[old](old/b.md)\n"),
        ("old/b.md", "[broken](none.md)\n"),
        ("drafts/c.md", "[broken](none.md)\n"),
    ];
    assert_eq!(order(&files), ["a.md"]);
    assert_eq!(check(&files), []);
}

#[test]
fn every_form_of_a_link_to_a_note_is_known() {
    let cases = [
        ("x.md", None),
        ("./x.md", None),
        ("/x.md", None),
        ("x.md?plain=1", None),
        ("x.md#here", None),
        ("x.md#HERE", Some("missing-anchor")),
        ("x.md#%68ere", None),
        ("x.md#user-content-here", None),
        ("x.md#:~:text=words", None),
        ("x.md#L1", None),
        ("x.md#L1-L99", Some("line-anchor")),
        ("x", Some("missing-extension")),
        ("x/", Some("missing-extension")),
        ("x.html", Some("html-link-to-note")),
        ("X.md", Some("wrong-case")),
        ("my%20plan.md", None),
        ("<my plan.md>", None),
        ("sub", None),
        ("sub/", None),
        ("sub/#s", None),
        ("sub/#none", Some("missing-anchor")),
        ("sub\\\\y.md", Some("backslash-path")),
        ("x.md/", Some("missing-file")),
        ("images/logo@2x.png", Some("missing-file")),
        ("logo.ai", Some("missing-file")),
        ("htttps://example.org/a", Some("missing-scheme")),
        ("https://ada.github.io/notes/feed.xml", None),
        ("../../compare/a...b", None),
        ("../../releases/latest", None),
        ("na%C3%AFve.md", None),
        ("naïve.md", None),
        ("nai\u{308}ve.md", Some("wrong-case")),
        ("empty", None),
        ("https://ada.github.io/notes/x", Some("own-site-address")),
        ("https://ada.github.io/notes/x.html", Some("own-site-address")),
        ("https://ada.github.io/notes/none", Some("own-site-address")),
        ("https://github.com/Ada/Notes/blob/main/x.md#here", Some("own-site-address")),
        ("https://github.com/ada/notes/tree/main/sub", None),
        ("https://github.com/ada/notes/issues/1", None),
        ("https://github.com/ada/notes/blob/other-branch/none.md", None),
        ("https://github.com/ada/old-notes/blob/main/x.md", Some("former-site-address")),
        ("https://bob.github.io/notes/x", Some("former-site-address")),
        ("https://bob.github.io/notes/README", None),
        ("../../issues", None),
        ("../../../etc/passwd", Some("link-leaves-course")),
        ("file:///D:/x.md", Some("link-leaves-course")),
        ("C:/x.md", Some("link-leaves-course")),
        ("www.example.org/a", Some("missing-scheme")),
        ("https//example.org/a", Some("missing-scheme")),
        ("ada@example.org", Some("missing-scheme")),
        ("mailto:ada@example.org?subject=x", None),
        ("mailto:ada", Some("invalid-mail-address")),
        ("tel:+123", None),
        ("data:image/png;base64,xx", None),
        ("javascript:void(0)", Some("unsafe-html")),
        ("#", None),
        ("#top", None),
        ("none.md", Some("missing-file")),
    ];
    let texts: Vec<String> = cases.iter().map(|(destination, _)| format!("[words]({destination})\n")).collect();
    for ((destination, expected), text) in cases.iter().zip(&texts) {
        let found = check(&[
            ("coursenotes.toml", "repository = \"ada/notes\"\n"),
            ("README.md", text),
            ("x.md", "# Here\n"),
            ("sub/README.md", "# S\n"),
            ("sub/y.md", "# Y\n"),
            ("my plan.md", "# P\n"),
            ("na\u{ef}ve.md", "# N\n"),
            ("empty/.keep", ""),
        ]);
        let found: Vec<&str> = found.iter().map(|(rule, _)| *rule).collect();
        let expected: Vec<&str> = expected.iter().copied().collect();
        assert_eq!(found, expected, "{destination}");
    }
}

#[test]
fn the_repository_is_told_by_git() {
    let folder = folder(&[("README.md", "[x](https://github.com/ada/notes/blob/main/none.md)\n")]);
    git(folder.path(), &["init", "--quiet", "--initial-branch", "main"]);
    assert_eq!(rules(folder.path()), []);
    for remote in ["https://github.com/ada/notes.git", "git@github.com:ada/notes.git", "ssh://git@github.com/Ada/Notes"]
    {
        git(folder.path(), &["config", "remote.origin.url", remote]);
        let found: Vec<&str> = rules(folder.path()).iter().map(|(_, rule, _)| *rule).collect();
        assert_eq!(found, ["own-site-address"], "{remote}");
    }
}

#[test]
fn the_site_is_told_by_its_cname() {
    let files = [("CNAME", "notes.example.org\n"), ("README.md", "[x](https://notes.example.org/none)\n")];
    assert_eq!(check(&files), [("own-site-address", "https://notes.example.org/none".to_owned())]);
}

#[test]
fn a_missing_extension_is_a_warning_where_a_site_is_built() {
    let severity = |files: &[(&str, &str)]| link_findings(folder(files).path())[0].severity.name();
    let files = [("README.md", "[x](x)\n"), ("x.md", "# x\n"), ("_config.yml", "theme: a\n")];
    assert_eq!((severity(&files[..2]), severity(&files)), ("error", "warning"));
}

#[test]
fn odd_names_are_found() {
    let files = [
        ("README.md", "[a](Read:05.md) [b](./Read:05.md) [c](dir.md/in.md) [d](dir.md) [e](%23hash.md) [f](q%3F.md)\n"),
        ("Read:05.md", "# x\n"),
        ("dir.md/in.md", "# y\n"),
        ("#hash.md", "# z\n"),
        ("q?.md", "# q\n"),
        ("empty.md", ""),
    ];
    // The first one is read as an address by every browser.
    assert_eq!(check(&files), [("missing-file", "Read:05.md".to_owned())]);
}

#[test]
fn a_repair_of_an_odd_name_can_be_clicked() {
    let folder = folder(&[("README.md", "[a](Read:05.md)\n"), ("Read:05.md", "# x\n")]);
    let course = open(folder.path());
    let found = coursenotes_tests::diagnose_links(&course);
    let fix = found[0].fix.as_ref().expect("the repair is sure");
    assert_eq!(fix.edits[0].replacement, "./Read:05.md");
}

#[test]
fn other_encodings_are_read_and_reported() {
    let folder = folder(&[("README.md", "[a](a.md#title) [b](b.md)\n")]);
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain("# Title\n".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    write(folder.path(), "a.md", &utf16);
    write(folder.path(), "b.md", b"# caf\xe9\n");
    write(folder.path(), "c.md", b"\xef\xbb\xbf# BOM\n");
    let course = open(folder.path());
    let encodings: Vec<&Encoding> = course.entries().iter().map(|entry| &entry.encoding).collect();
    assert_eq!(encodings, [&Encoding::Utf8, &Encoding::Utf16, &Encoding::Unknown(5), &Encoding::Utf8]);
    let found: Vec<(String, &str)> = rules(folder.path()).into_iter().map(|(path, rule, _)| (path, rule)).collect();
    assert_eq!(found, [("a.md".to_owned(), "not-utf8"), ("b.md".to_owned(), "not-utf8")]);
}

#[cfg(unix)]
#[test]
fn symbolic_links_end_somewhere() {
    use std::os::unix::fs::symlink;
    let folder =
        folder(&[("README.md", "[a](loop/a.md) [b](self.md) [c](other.md) [d](out.txt)\n"), ("a.md", "# a\n")]);
    symlink(".", folder.path().join("loop")).expect("make a link");
    symlink("self.md", folder.path().join("self.md")).expect("make a link");
    symlink("a.md", folder.path().join("other.md")).expect("make a link");
    symlink("/etc/hostname", folder.path().join("out.txt")).expect("make a link");
    let found = rules(folder.path());
    let found: Vec<(&str, &str)> = found.iter().map(|(_, rule, marked)| (*rule, marked.as_str())).collect();
    assert_eq!(found, [("link-leaves-course", "out.txt"), ("unreadable-file", "")]);
}

#[cfg(unix)]
#[test]
#[expect(clippy::disallowed_methods, reason = "asks whether this user may read every file")]
fn files_that_may_not_be_read_are_findings() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(&[("README.md", "# a\n"), ("closed.md", "# b\n")]);
    let path = folder.path().join("closed.md");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).expect("close the file");
    if std::fs::File::open(&path).is_ok() {
        coursenotes_tests::skip("this user may read every file");
        return;
    }
    assert_eq!(rules(folder.path()), [("closed.md".to_owned(), "unreadable-file", String::new())]);
}

#[test]
fn a_note_of_more_than_4_gigabytes_is_a_finding() {
    let folder = folder(&[("README.md", "# a\n")]);
    let file = std::fs::File::create(folder.path().join("huge.md")).expect("make a file");
    // A hole: it takes no room on the disk, and reading it stops at the size.
    if file.set_len(5 << 30).is_err() {
        coursenotes_tests::skip("this disk has no room for holes");
        return;
    }
    assert_eq!(rules(folder.path()), [("huge.md".to_owned(), "unreadable-file", String::new())]);
}

#[test]
fn the_root_is_the_nearest_sign_upward() {
    let folder = folder(&[
        ("README.md", "[a](course/week/a.md)\n"),
        ("course/coursenotes.toml", ""),
        ("course/week/a.md", "# a\n"),
        ("plain/b.md", "# b\n"),
    ]);
    let root = folder.path().canonicalize().expect("it is there");
    let start = |path: &str| find_root(&root.join(path)).expect("it can be read");
    assert_eq!(start("course/week"), Start { root: root.join("course"), part: "week".into() });
    assert_eq!(start("plain"), Start { root: root.join("plain"), part: String::new() });
    git(&root, &["init", "--quiet"]);
    assert_eq!(start("plain"), Start { root: root.clone(), part: "plain".into() });
}

#[test]
fn brackets_of_other_kinds_are_no_references() {
    let text = "$a[i][j]$ f[0][1] [0,1][2,3] [[Prototype]] [@key][] - [ ] box [x] [!NOTE] [i][] x[a][b] `[a][b]` \\[a][b]\n\n\
                > [!NOTE] title\n\n- [x] done\n- [ ] open\n\nregex [^a-z]* and [^\"]+ and dp[i-1][j]\n";
    assert_eq!(check(&[("a.md", text)]), []);
}

#[test]
fn references_that_are_meant_are_found() {
    let text = "[text][label] and [Label Two][] and ![alt][picture], [^note] [![badge][ci]](https://example.org)\n";
    let found: Vec<String> = check(&[("a.md", text)]).into_iter().map(|(_, marked)| marked).collect();
    assert_eq!(found, ["[label]", "[Label Two][]", "[picture]", "[^note]", "[ci]"]);
}

#[test]
fn unparsed_links_are_told_from_brackets() {
    let long = format!("[a]{}(b.md)", " ".repeat(3_000));
    let cases: &[(&str, Option<&str>)] = &[
        ("[plan](my plan.md)", Some("[plan](my plan.md)")),
        ("[plan] (plan.md)", Some("[plan] (plan.md)")),
        ("(Red Hat)[https://example.org/x]", Some("(Red Hat)[https://example.org/x]")),
        ("[Class 35](401/class-35.md", Some("[Class 35](401/class-35.md")),
        ("[Material]((https://example.org/a)", Some("[Material]((https://example.org/a)")),
        ("![V2](img/Screenshot from 2021.png)", Some("![V2](img/Screenshot from 2021.png)")),
        ("[k](plan.md the plan)", Some("[k](plan.md the plan)")),
        ("请看[文档] (plan.md)", Some("[文档] (plan.md)")),
        ("array[i] (see below)", None),
        ("- [ ] (optional) read", None),
        ("f(x)[0] and (a)[b]", None),
        ("[0, 1) and (0, 1]", None),
        ("`[a](b c.md)`", None),
        ("see [1] (page 3)", None),
        (&long, None),
        ("text (note) [word]", None),
    ];
    for (text, expected) in cases {
        let found = check(&[("a.md", text), ("my plan.md", "x"), ("plan.md", "y")]);
        let marked: Vec<&str> = found.iter().map(|(_, marked)| marked.as_str()).collect();
        assert_eq!(marked, expected.iter().copied().collect::<Vec<_>>(), "{text}");
    }
}

/// The text of `a.md` after the fixes of all findings, which must not touch each other.
fn repaired(files: &[(&str, &str)]) -> String {
    let folder = folder(files);
    let course = open(folder.path());
    let file = course.find("a.md").expect("the note is there");
    let found = coursenotes_tests::diagnose_links(&course);
    let mut edits: Vec<_> = found.iter().filter_map(|one| one.fix.as_ref()).flat_map(|fix| fix.edits.clone()).collect();
    edits.retain(|edit| edit.span.file == file);
    edits.sort_by_key(|edit| edit.span);
    assert!(edits.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{edits:?}");
    let mut text = files.iter().find(|(path, _)| *path == "a.md").expect("the note is there").1.to_owned();
    for edit in edits.iter().rev() {
        text.replace_range(edit.span.range(), &edit.replacement);
    }
    text
}

#[test]
fn repairs_keep_what_the_author_wrote_behind_the_path() {
    let cases = [
        ("[x](B#HERE)", "[x](b.md#HERE)"),
        ("![x](IMG.png?raw=true)", "![x](img.png?raw=true)"),
        ("[x](B.md#a\\)b)", "[x](b.md#a\\)b)"),
        ("[x](b.md#%C3%84RGER)", "[x](b.md#ärger)"),
        ("[x](b&#46;md#HERE)", "[x](b&#46;md#HERE)"),
        ("[x](<C(D.md>)", "[x](<c%28d.md>)"),
        ("| a |\n|---|\n| [x](E\\|f.md) |", "| a |\n|---|\n| [x](e%7Cf.md) |"),
        ("[x](b.md/)", "[x](b.md)"),
        ("[x](g)", "[x](g.md)"),
        ("[x](数组)", "[x](数组.md)"),
        ("(https://a.org/x)[https://a.org/x]", "<https://a.org/x>"),
        ("(https://a.org/)[https://a.org]", "<https://a.org>"),
        ("(a site)[https://a.org/x]", "[a site](https://a.org/x)"),
        ("[x](https://a.org/x(https://a.org/y) z", "[x](https://a.org/x(https://a.org/y) z"),
        ("<a href='B.md#here'>x</a>", "<a href='b.md#here'>x</a>"),
    ];
    for (text, expected) in cases {
        let others = [
            ("b.md", "# Here\n\n## a)b\n\n## Ärger\n"),
            ("img.png", ""),
            ("c(d.md", ""),
            ("e|f.md", ""),
            ("g.md", ""),
            ("数组.md", ""),
        ];
        let files = [&[("a.md", text)][..], &others].concat();
        assert_eq!(repaired(&files), expected, "{text}");
    }
}

#[test]
fn a_heading_that_a_link_means_is_named() {
    let note = "\n\n# A\n\n## Managing UserContext\n\n## React useContext()\n\n## Firbebase API\n\n## Types[^2] of trees\n\n\
                ## Week 2\n\n[^1]: a\n[^2]: b\n";
    let cases = [
        ("[x](managing-usercontext)", Some("#managing-usercontext"), true),
        ("[x](Managing%20UserContext)", Some("#managing-usercontext"), true),
        ("[x](react-usecontext())", Some("#react-usecontext"), true),
        ("[x]($managing-usercontext)", Some("#managing-usercontext"), true),
        ("[x](firebase-api)", Some("#firbebase-api"), false),
        ("[x](@managing-usercontext)", None, false),
        ("[x](managing-usercontext.md)", None, false),
        ("![x](managing-usercontext)", None, false),
        ("[^1] [^2] [x](#types-of-trees)", Some("#types2-of-trees"), true),
        ("[x](#week-1)", None, false),
    ];
    for (link, meant, has_fix) in cases {
        let folder = folder(&[("a.md", &format!("{link}{note}"))]);
        let course = open(folder.path());
        let mut found = coursenotes_tests::diagnose_links(&course);
        found.retain(|one| one.rule.starts_with("missing-"));
        let [only] = found.as_slice() else { panic!("{link}: {found:?}") };
        let help = only.help.as_deref().unwrap_or_default();
        assert_eq!(help.contains("did you mean"), meant.is_some(), "{link}: {help}");
        assert!(meant.is_none_or(|meant| help.contains(&format!("`{meant}`"))), "{link}: {help}");
        assert_eq!(only.fix.is_some(), has_fix, "{link}");
    }
}

#[test]
fn a_course_inside_a_repository_knows_the_repositorys_addresses() {
    let text = "[up](../top.md) [out](../../../../../../etc/hostname) [a](/course/b.md) [b](/b.md) [c](../../../issues) [d](https://github.com/ada/all/blob/main/course/none.md)\n";
    let folder = folder(&[
        ("course/coursenotes.toml", ""),
        ("course/a.md", text),
        ("course/b.md", "# b\n"),
        ("top.md", "# t\n"),
    ]);
    git(folder.path(), &["init", "--quiet", "--initial-branch", "main"]);
    git(folder.path(), &["config", "remote.origin.url", "https://github.com/ada/all"]);
    let found = link_findings(&folder.path().join("course"));
    let found: Vec<(&str, &str, &str)> =
        found.iter().map(|one| (one.severity.name(), one.rule, one.marked.as_str())).collect();
    let expected = [
        ("warning", "link-leaves-course", "../top.md"),
        ("error", "link-leaves-course", "../../../../../../etc/hostname"),
        ("error", "own-site-address", "https://github.com/ada/all/blob/main/course/none.md"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn what_git_tracks_against_its_own_patterns_is_a_note() {
    let folder =
        folder(&[("README.md", "[a](hidden.md#h) [b](other.txt)\n"), (".gitignore", "hidden.md\nother.txt\n")]);
    write(folder.path(), "hidden.md", b"# H\n");
    write(folder.path(), "other.txt", b"x");
    git(folder.path(), &["init", "--quiet"]);
    git(folder.path(), &["add", "--force", "README.md", "hidden.md"]);
    let found: Vec<(&str, String)> = rules(folder.path()).into_iter().map(|(_, rule, marked)| (rule, marked)).collect();
    assert_eq!(found, [("untracked-target", "other.txt".to_owned())]);
}

#[test]
fn tags_inside_scripts_and_second_attributes_are_nothing() {
    let text =
        "<script>\ndocument.write('<a href=\"none.md\">')\n</script>\n\n<a href=\"b.md\" href=\"none.md\">x</a>\n";
    assert_eq!(check(&[("a.md", text), ("b.md", "# b\n")]), [("unsafe-html", "<script>".to_owned())]);
}
