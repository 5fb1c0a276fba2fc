//! The floor: what it costs to walk a folder, read its notes and parse them with pulldown-cmark, on all cores.

use anyhow::{Context, Result};
use ignore::WalkBuilder;
use pulldown_cmark::{Options, Parser};
use rayon::prelude::*;
use std::path::{Path, PathBuf};

pub(crate) fn floor(folder: &Path) -> Result<()> {
    let walk = WalkBuilder::new(folder).hidden(false).require_git(false).build();
    let paths: Vec<PathBuf> = walk.filter_map(Result::ok).map(ignore::DirEntry::into_path).collect();
    let notes: Vec<&PathBuf> = paths.iter().filter(|path| path.extension().is_some_and(|one| one == "md")).collect();
    let events: Result<Vec<usize>> = notes.par_iter().map(|path| events(path)).collect();
    crate::step::say(&format!("{} events", events?.iter().sum::<usize>()));
    Ok(())
}

fn events(path: &Path) -> Result<usize> {
    let text = std::fs::read_to_string(path).with_context(|| format!("read {}", path.display()))?;
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_MATH;
    Ok(Parser::new_ext(&text, options).into_offset_iter().count())
}
