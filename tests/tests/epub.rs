//! Books: read back by another reader, the same each time, and whole whatever the notes are.

#![allow(clippy::disallowed_methods, reason = "tests make folders and read files")]
#![allow(clippy::unwrap_used, reason = "a test that can't go on fails")]
#![allow(clippy::format_collect, reason = "a few thousand lines are made once")]
#![allow(clippy::case_sensitive_file_extension_comparisons, reason = "names in a book are ours")]
#![allow(clippy::explicit_iter_loop, reason = "tests read as they are written")]

mod epub {
    mod content_model;
    mod contents;
    mod hostile;
    mod judge;
    mod kindle;
    mod links;
    mod metadata;
    mod pictures;
    mod readback;
    mod soup;
    mod stable;
    pub(crate) mod support;
}
