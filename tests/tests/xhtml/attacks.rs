//! Attempts to run something in a page, as people have made them.

use crate::hostile::check;
use coursenotes_tests::ATTACKS;

#[test]
fn attacks_run_nothing() {
    for attack in ATTACKS {
        for text in
            [(*attack).to_owned(), format!("words {attack} words"), format!("> - {attack}\n\n<b>\n\n{attack}\n")]
        {
            check(&text).unwrap_or_else(|error| panic!("{text}\n{error}"));
        }
    }
}
