//! Where a course begins.

use crate::{CONFIG_NAME, path, read};
use std::io;
use std::path::{Component, Path, PathBuf};

/// Where a run starts: the root of the course, and the part of it that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start {
    /// The root, absolute.
    pub root: PathBuf,
    /// The folder that was named, from the root with `/`; empty for all.
    pub part: String,
}

/// The root for `folder`: the nearest folder upward with a configuration, else the top of the git working tree, else the
/// nearest folder whose home page names the way to `folder`, else `folder` itself.
///
/// A folder inside a course only narrows what is reported: a link from `102/` to the README above it stays a link.
pub fn find_root(folder: &Path) -> io::Result<Start> {
    let folder = folder.canonicalize()?;
    let upward = |holds: &dyn Fn(&Path) -> bool| folder.ancestors().find(|above| holds(above)).map(Path::to_owned);
    let root = upward(&|above| above.join(CONFIG_NAME).is_file())
        .or_else(|| upward(&|above| above.join(".git").exists()))
        .or_else(|| upward(&|above| names_folder(above, &folder)))
        .unwrap_or_else(|| folder.clone());
    let part = folder.strip_prefix(&root).map(slashed).unwrap_or_default();
    Ok(Start { root, part })
}

/// Whether `above` has a home page that leads into `folder`, which lies below it.
fn names_folder(above: &Path, folder: &Path) -> bool {
    let way = folder.strip_prefix(above).map(slashed).unwrap_or_default();
    // Three levels are deeper than any course seen; a README in a home folder is not to be asked.
    if way.is_empty() || way.matches('/').count() > 2 {
        return false;
    }
    let home = |name: &&str| read::bytes(&above.join(name)).ok();
    let Some(text) = ["README.md", "Readme.md", "readme.md", "index.md"].iter().find_map(home) else { return false };
    let text = String::from_utf8_lossy(&text);
    let links = [format!("]({way}/"), format!("](./{way}/"), format!("](/{way}/"), format!("]({way})")];
    links.iter().any(|link| text.contains(link)) || text.contains(&format!("]({}/", path::encode(&way)))
}

fn slashed(path: &Path) -> String {
    let parts = path.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy()),
        _ => None,
    });
    parts.collect::<Vec<_>>().join("/")
}
