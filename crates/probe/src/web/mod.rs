//! Asks addresses of the web whether they are there.
//!
//! One loop on the caller's thread decides what is asked next; each request is a task beside it. A host is asked at a
//! steady pace with few connections, and waits as long as its server says. What an answer means for a reader is decided
//! in favour of the address: only what is gone for everybody is dead, and what nobody can tell from here is unsure.

mod ask;
mod body;
mod client;
mod connections;
mod cookies;
mod credentials;
mod discreet;
mod doubt;
mod error;
mod estimate;
mod host;
mod lookup;
mod moved;
mod name;
mod options;
mod pace;
mod page;
mod pictures;
mod private;
mod queue;
mod retry_after;
mod run;
mod secret;
mod trail;
mod trouble;
mod undecided;
mod verdict;
mod visit;
mod watch;

pub use body::Body;
pub use error::WebError;
pub use options::WebOptions;
pub use pictures::{Gallery, picture_options, pictures};
pub use private::is_private;
pub use secret::Secret;
pub use watch::{Progress, Watch};

use coursenotes_course::WebQuestions;
use run::Run;

/// How many threads look up names at most: the system may think about one name for half a minute.
const LOOKUPS: usize = 32;

/// Asks every address of `questions` and tells `watch` what it answered. Private addresses are passed over in silence,
/// and what was not asked when the time was up, or when `watch` stopped it, is not answered.
///
/// ```
/// use coursenotes_course::{Reply, WebQuestions};
/// use coursenotes_probe::{Progress, Watch, WebOptions, web};
///
/// struct Listener(Vec<String>);
///
/// impl Watch for Listener {
///     fn answered(&mut self, address: &str, reply: Reply) {
///         self.0.push(format!("{address}: {:?}", reply.answer));
///     }
///     fn progress(&mut self, _progress: &Progress) {}
///     fn is_stopped(&self) -> bool {
///         false
///     }
/// }
///
/// let mut listener = Listener(Vec::new());
/// let questions = WebQuestions::from([("http://192.168.0.1/".to_owned(), Default::default())]);
/// web(&questions, &WebOptions::default(), &mut listener)?;
/// assert!(listener.0.is_empty());
/// # Ok::<(), coursenotes_probe::WebError>(())
/// ```
pub fn web(questions: &WebQuestions, options: &WebOptions, watch: &mut dyn Watch) -> Result<(), WebError> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .max_blocking_threads(LOOKUPS)
        .build()
        .map_err(WebError::Network)?;
    let result = runtime.block_on(async {
        let mut run = Run::new(questions, options)?;
        run.ask_all(watch).await;
        Ok(())
    });
    // A name that is still being looked up holds nobody up.
    runtime.shutdown_background();
    result
}
