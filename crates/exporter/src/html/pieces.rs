//! A page in pieces: what is long and in memory already is not written a second time.

use std::collections::HashMap;
use std::io;
use std::sync::Arc;

/// Takes what a template writes. A text that arrives as it lies in memory is kept by reference; all between is copied. So
/// the page is the same whatever the template does with a text: one that it alters is just another one.
#[derive(Debug)]
pub(super) struct Pieces {
    /// By where they lie, and how long they are.
    shared: HashMap<(usize, usize), Arc<str>>,
    done: Vec<Arc<str>>,
    open: Vec<u8>,
}

impl Pieces {
    /// Keeps these by reference.
    pub(super) fn sharing(texts: impl Iterator<Item = Arc<str>>) -> Self {
        let texts = texts.filter(|text| !text.is_empty());
        let shared = texts.map(|text| (place(text.as_bytes()), text)).collect();
        Self { shared, done: Vec::new(), open: Vec::new() }
    }

    /// All that was written, in order.
    pub(super) fn done(mut self) -> Vec<Arc<str>> {
        self.close();
        self.done
    }

    fn close(&mut self) {
        if !self.open.is_empty() {
            let text = std::str::from_utf8(&self.open).expect("templates write strings, each as a whole");
            self.done.push(text.into());
            self.open.clear();
        }
    }
}

fn place(bytes: &[u8]) -> (usize, usize) {
    (bytes.as_ptr().addr(), bytes.len())
}

impl io::Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.shared.get(&place(bytes)).cloned() {
            Some(text) => {
                self.close();
                self.done.push(text);
            }
            None => self.open.extend_from_slice(bytes),
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Pieces;
    use std::io::Write;
    use std::sync::Arc;

    #[test]
    fn what_is_there_is_not_copied() {
        let text: Arc<str> = "a long text".into();
        let mut pieces = Pieces::sharing([text.clone(), "".into()].into_iter());
        pieces.write_all(b"<p>").expect("it is written");
        pieces.write_all(text.as_bytes()).expect("it is written");
        pieces.write_all(b"</p>").expect("it is written");
        pieces.write_all(&text.as_bytes()[..6]).expect("it is written");
        let done = pieces.done();
        assert_eq!(done.iter().map(|piece| &**piece).collect::<Vec<_>>(), ["<p>", "a long text", "</p>a long"]);
        assert!(Arc::ptr_eq(&done[1], &text));
    }
}
