//! Tags, frames and scripts.

use crate::{GITHUB, check};
use coursenotes_tests::{diagnose, folder, open};

#[test]
fn what_takes_nothing_from_readers_is_no_unsafe_html() {
    check(
        "unsafe-html",
        GITHUB,
        &[
            ("# A\n\n<b ondragstart=\"return false;\" oncontextmenu=\"return false\">a</b>\n", &[]),
            ("# A\n\n<b onclick=\"show(); return false\">a</b>\n", &["onclick=\"show(); return false\""]),
            (
                "# A\n\n[the paper](https://rust-lang.org/p.pdf)\n\n<iframe src=\"https://rust-lang.org/p.pdf\"></iframe>\n",
                &[],
            ),
            (
                "# A\n\n<iframe src=\"https://rust-lang.org/p.pdf\"></iframe>\n",
                &["<iframe src=\"https://rust-lang.org/p.pdf\">"],
            ),
            (
                "# A\n\n[a](https://youtu.be/dQw4w9WgXcQ)\n\n<iframe src=\"https://www.youtube.com/embed/dQw4w9WgXcQ\"></iframe>\n",
                &[],
            ),
        ],
    );
}

#[test]
fn a_script_in_the_place_of_a_picture_is_an_example() {
    let text = "# A\n\n<img src=\"javascript:alert(1)\">\n\n[x](javascript:void(0)) and [y](javascript:alert(2))\n";
    check("image-without-alt", GITHUB, &[(text, &[])]);
    let folder = folder(&[("a.md", text)]);
    let helps = diagnose(&open(folder.path())).into_iter().filter(|one| one.rule == "unsafe-html");
    let helps: Vec<bool> = helps.map(|one| one.help.unwrap_or_default().contains("as code")).collect();
    assert_eq!(helps, [true, false, true]);
}

#[test]
fn frames_and_scripts_are_told_apart() {
    let frame = "<iframe src=\"/a.html\"></iframe>";
    check(
        "unsafe-html",
        GITHUB,
        &[
            (
                &format!("# A\n\n<div class=\"only-html\">\n\n{frame}\n\n</div>\n\n{frame}\n"),
                &["<iframe src=\"/a.html\">"],
            ),
            (&format!("# A\n\n{frame}\n\n{frame}\n\nwords\n\n{frame}\n"), &["<iframe src=\"/a.html\">"; 2]),
            ("# A\n\n<script src=\"a.js\"></script>\n<script>a < b</script>\n", &["<script src=\"a.js\">"]),
        ],
    );
}

#[test]
fn markdown_in_html_is_seen_as_its_author_sees_it() {
    check(
        "swallowed-markdown",
        GITHUB,
        &[
            ("# A\n\n<div></div>\n## B\n", &["## B"]),
            ("# A\n\n<summary>a</summary>\n```c\nint a;\n```\n", &["```c"]),
            ("# A\n\n> <div></div>\n> ## B\n", &["## B"]),
            ("# A\n\n<div markdown=\"1\">\n## B\n</div>\n", &[]),
            ("# A\n\n<pre>\n# a comment\n</pre>\n", &[]),
            ("# A\n\n<div><pre>\n# a comment\n</pre></div>\n", &[]),
            ("# A\n\n<!--\n## B\n-->\n", &[]),
            // A fence that ends nothing, with a block of its own below.
            ("# A\n\n<div></div>\n```\n\n```\nwords\n```\n", &[]),
            ("# A\n\n<div></div>\n```\nwords\n```\n", &["```"]),
        ],
    );
}
