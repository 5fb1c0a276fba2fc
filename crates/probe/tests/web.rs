//! The web as it is: servers that are slow, strict, broken, or lie. All of them listen on this machine.

#![expect(clippy::unwrap_used, reason = "a test that can't go on fails")]

mod web {
    mod answers;
    mod asking;
    mod certificates;
    mod names;
    mod pace;
    mod pages;
    mod patience;
    mod pictures;
    mod redirects;
    mod secrets;
    mod server;
    mod tls;
}
