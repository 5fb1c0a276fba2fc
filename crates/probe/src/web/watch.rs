//! What the caller hears while the web is asked.

use super::Body;
use coursenotes_course::Reply;

/// Hears of answers, and can stop the asking. All its functions are called on the thread that called [`web`](super::web()).
pub trait Watch {
    /// An address is known: told once for each, as soon as it is so.
    fn answered(&mut self, address: &str, reply: Reply);

    /// The file at an address, where [`wants_files`](super::WebOptions::wants_files) asked for it and the server has it;
    /// told before the answer.
    fn file(&mut self, address: &str, body: Body) {
        let _ = (address, body);
    }

    /// How far it is, a few times a second.
    fn progress(&mut self, progress: &Progress);

    /// Whether to stop; asked many times a second. What was answered until then stays answered.
    fn is_stopped(&self) -> bool;
}

/// How far the asking is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// How many addresses are known.
    pub answered: usize,
    /// How many there are.
    pub total: usize,
    /// How many addresses wait for the end of a pause that their server asked for, or that trouble brought about.
    pub waiting: usize,
    /// How many seconds it will take at least, if nothing goes wrong.
    pub seconds_left: u64,
}
