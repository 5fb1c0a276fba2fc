//! The `coursenotes` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    coursenotes::run(std::env::args_os()).into()
}
