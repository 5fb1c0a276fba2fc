//! What the reader of TOML says, in the words of those who write notes.

/// What is wrong at `start` of the file `text`, and the way out; nothing where the reader's own message has to do.
pub(super) fn plain(text: &str, start: usize, message: &str) -> Option<(String, Option<String>)> {
    let start = start.min(text.len());
    let key = key(text, start);
    if let Some(expected) = expected(message) {
        return wants(key, expected);
    }
    let said = |message: String| Some((message, None));
    let value = line(text, start).split_once('=').map_or("", |(_, value)| value.trim());
    // `title = Trees` is taken for the beginning of `true`.
    let is_bare = message.starts_with("invalid ") && value.starts_with(char::is_alphanumeric);
    match message {
        _ if is_bare || message.starts_with("string values must be quoted") => {
            let is_simple = !value.is_empty() && !value.contains(['"', '\\', '#']);
            Some((format!("`{key}` wants text in quotes"), is_simple.then(|| format!("write `{key} = \"{value}\"`"))))
        }
        _ if message.starts_with("invalid basic string") => said(format!("the text of `{key}` ends without a quote")),
        _ if message.starts_with("key with no value") => {
            let first = first_word(line(text, start));
            Some((format!("`{first}` wants `=` behind it"), Some(format!("write `{first} = \"…\"`"))))
        }
        _ if message.starts_with("duplicate key") => said(format!("`{key}` is there twice")),
        _ if message.starts_with("unclosed table") => said("this line wants `]` at its end".to_owned()),
        _ if message.starts_with("missing field `match`") => {
            let help = "write `match = \"drafts/**\"`, with the notes that are meant".to_owned();
            Some(("this block doesn't say which notes it is about".to_owned(), Some(help)))
        }
        _ => None,
    }
}

/// What should stand there.
fn expected(message: &str) -> Option<&str> {
    if let Some(rest) = message.strip_prefix("invalid type: ") {
        return rest.rsplit_once(", expected ").map(|(_, expected)| expected.trim_end());
    }
    message.trim_end().strip_prefix("wanted ")
}

fn wants(key: &str, expected: &str) -> Option<(String, Option<String>)> {
    let (wanted, help) = match (expected, key) {
        ("a string", _) => ("text in quotes", None),
        ("a sequence", "paths") => ("blocks of its own", Some("begin each with a line `[[paths]]`".to_owned())),
        ("a sequence", _) => ("a list", Some(format!("write `{key} = [\"…\", \"…\"]`"))),
        ("a map", _) => {
            ("names and levels", Some(format!("write `[{key}]`, and below it lines such as `missing-file = \"off\"`")))
        }
        ("u32", _) => ("a whole number", Some(format!("write `{key} = 2`"))),
        ("string or table", _) => ("`\"error\"`, `\"warning\"`, `\"advice\"` or `\"off\"`", None),
        _ => return None,
    };
    Some((format!("`{key}` wants {wanted}"), help))
}

/// The key whose value stands at `start`, or that stands there itself: in `[rules]`, or where it comes a second time.
fn key(text: &str, start: usize) -> &str {
    let here = line(text, start);
    let before = &text[..start];
    let is_first = before.is_empty() || before.ends_with(['\n', '[']);
    match before.rfind('=') {
        Some(equals) if !is_first => last_word(&before[..equals]),
        _ => first_word(here),
    }
}

fn line(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    text[start..].lines().next().unwrap_or_default()
}

fn is_part_of_key(c: char) -> bool {
    c.is_alphanumeric() || c == '-' || c == '_'
}

fn first_word(line: &str) -> &str {
    line.split(|c| !is_part_of_key(c)).find(|word| !word.is_empty()).unwrap_or_default()
}

fn last_word(text: &str) -> &str {
    text.rsplit(|c| !is_part_of_key(c)).find(|word| !word.is_empty()).unwrap_or_default()
}
