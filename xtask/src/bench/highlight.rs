//! How quickly code gets its colours.

use anyhow::{Context, Result, bail};
use coursenotes_course::{Config, load};
use coursenotes_markup::code::highlight as paint;
use coursenotes_parser::{Fence, Note};
use std::path::Path;
use std::time::{Duration, Instant};

/// Prints megabytes a second, on one core: the code of all notes, again and again for a second.
pub(super) fn highlight(folder: &Path) -> Result<()> {
    let root = folder.canonicalize().with_context(|| format!("find {}", folder.display()))?;
    let course = load(&root, Config::read(&root)?)?;
    let fences =
        course.entries().iter().flat_map(|entry| entry.note.fences.iter().map(|fence| code(&entry.note, fence)));
    let code: Vec<(&str, &str)> = fences.filter(|(language, text)| paint(language, text).is_some()).collect();
    let length: usize = code.iter().map(|(_, text)| text.len()).sum();
    if length == 0 {
        bail!("there is no code in {}", folder.display());
    }
    let (mut bytes, mut pieces) = (0_u64, 0);
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(1) {
        pieces += code.iter().filter_map(|(language, text)| paint(language, text)).map(|all| all.len()).sum::<usize>();
        bytes += length as u64;
    }
    let seconds = start.elapsed().as_secs_f64();
    anyhow::ensure!(pieces > 0, "code has pieces");
    #[expect(clippy::cast_precision_loss, reason = "a second's work is far below 2^52 bytes")]
    let megabytes = bytes as f64 / 1e6;
    crate::step::say(&format!("{:.1}", megabytes / seconds));
    Ok(())
}

/// The language of a fence, and what is between its first and its last line.
fn code<'n>(note: &'n Note, fence: &Fence) -> (&'n str, &'n str) {
    let block = note.slice(fence.span);
    let text = block.split_once('\n').map_or("", |(_, text)| text);
    let text = text.trim_end().trim_end_matches(['`', '~']);
    (note.slice(fence.info), text)
}
