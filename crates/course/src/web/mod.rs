//! What is known of addresses on the web: which ones the notes name, what each last answered, and the file that keeps
//! it. Nothing here speaks to anybody; the crate `probe` asks, and hands in a [`Reply`].

mod address;
mod patterns;
mod reading;
mod record;
mod sides;
mod stored;
mod timestamp;

pub use address::{WebAddress, WebQuestions, web_questions};
pub use patterns::{WebPatternError, WebPatterns};
pub use reading::{Answer, Reading, Reply};
pub use record::Record;
pub use stored::{RECORD_NAME, Salvage};
pub use timestamp::Timestamp;
