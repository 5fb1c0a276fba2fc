//! Ctrl-C, and the signal with which a CI ends a job: the run ends after what it knows is saved.

use anyhow::{Context, Result};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

static IS_STOPPED: AtomicBool = AtomicBool::new(false);

/// Listens from now on. The second Ctrl-C ends the process at once.
pub(super) fn listen() -> Result<()> {
    static LISTENS: OnceLock<Result<(), ctrlc::Error>> = OnceLock::new();
    let result = LISTENS.get_or_init(|| {
        ctrlc::set_handler(|| {
            if IS_STOPPED.swap(true, Ordering::SeqCst) {
                // 128 + SIGINT, as shells have it.
                std::process::exit(130);
            }
        })
    });
    result.as_ref().copied().context("listen for Ctrl-C")
}

pub(super) fn is_stopped() -> bool {
    IS_STOPPED.load(Ordering::SeqCst)
}
