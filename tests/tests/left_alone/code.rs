//! Code, what is set in like it, and marks of git.

use crate::{GITHUB, MKDOCS, check, marked};

#[test]
fn the_place_to_mend_is_marked_for_an_open_fence() {
    check(
        "unclosed-fence",
        GITHUB,
        &[
            ("# A\n\n```html\n<b>\n``\n\n* more\n", &["``"]),
            ("# A\n\n- x\n\n  ``` <ol>\n  <li>a</li>\n  </ol> ```\n\nmore\n", &["```"]),
            ("# A\n\n- in Python: ```python\n  print(1)\n  ```\n\n## B\n", &["```python"]),
            ("# A\n\n```markdown\n```bash\nls\n```\nwords\n```\n\nmore\n", &["```markdown"]),
            ("# A\n\n````java\na();\n```\n\nmore\n", &["```"]),
            ("# A\n\n> - ```sh\n>  ls\n\n## B\n", &["```sh"]),
        ],
    );
}

#[test]
fn a_mark_of_git_alone_is_a_conflict() {
    let number = "6286e540c31a666070f3d8cd07fb5b8514bc3229";
    let mark = format!(">>>>>>> {number}");
    let cases = [
        (format!("# A\n\nwords\n{mark}\n"), vec![mark.as_str()]),
        ("# A\n\none\n=======\ntwo\n>>>>>>> feature/trees\n".to_owned(), vec![">>>>>>> feature/trees"]),
        ("# A\n\none\n>>>>>>> feature/trees\n".to_owned(), vec![]),
        ("# A\n\none\n=======\n\n>>>>>>> seven levels of a quote\n".to_owned(), vec![]),
        (format!("# A\n\n```text\none\n{mark}\n```\n"), vec![]),
    ];
    for (text, expected) in cases {
        assert_eq!(marked("merge-conflict", &[("a.md", &text)]), expected, "{text}");
    }
}

#[test]
fn what_is_set_in_below_a_box_belongs_to_it() {
    let words = "The items are sorted by name, and the head has the first of them.";
    let text = format!("# A\n\n!!! note\n\n    {words}\n\n    {words}\n");
    let plain = format!("# A\n\nBelow:\n\n    {words}\n");
    check("indented-prose", MKDOCS, &[(&text, &[]), (&plain, &[words])]);
}

#[test]
fn what_a_program_prints_and_a_fragment_are_no_sentences() {
    let words = "The items are sorted by name, and the head has the first of them.";
    let output = "make: the name of the first rule is not in the list of those that you can call.";
    let failure = "Cannot count the rows of a query that has a clause of its own, so you must do it yourself.";
    let middle = "changes the size of the list that it has in its head to the value of the";
    check(
        "indented-prose",
        GITHUB,
        &[
            (&format!("# A\n\n    {words}\n"), &[words]),
            (&format!("# A\n\n    {output}\n"), &[]),
            (&format!("# A\n\n- an error\n\n      {failure}\n"), &[]),
            (&format!("# A\n\n    {middle}\n"), &[]),
        ],
    );
}

#[test]
fn a_sentence_among_much_indented_code_is_its_comment() {
    let words = "The items are sorted by name, and the head has the first of them.";
    let note = |blocks: usize| format!("# A\n\n    {words}\n\n{}", "words\n\n    ls -l *.c\n\n".repeat(blocks));
    check("indented-prose", GITHUB, &[(&note(3), &[words]), (&note(9), &[])]);
}

#[test]
fn a_conflict_is_found_by_any_mark_that_git_writes() {
    check(
        "merge-conflict",
        GITHUB,
        &[
            ("# A\n\n<<<<<<< HEAD\nwords\n", &["<<<<<<< HEAD"]),
            ("# A\n\n<<<<<<< mine\nwords\n\n=======\n", &["<<<<<<< mine"]),
            ("# A\n\n<<<<<<< seven signs\nwords\n", &[]),
            ("# A\n\n```text\n<<<<<<< HEAD\n```\n", &[]),
        ],
    );
}

#[test]
fn code_that_ends_too_early_is_told_by_its_line() {
    check(
        "unclosed-fence",
        GITHUB,
        &[
            ("# A\n\n- ```f = g(x)\n- b\n", &["```f = g(x)"]),
            ("# A\n\n````c\nint a;```\n\nwords\n", &["```"]),
            (">> ```c\n>> int a;\n>\n>> int b;\n>> ```\n", &["```c"]),
        ],
    );
}
