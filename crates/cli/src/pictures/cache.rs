//! What was fetched before, so that a second export asks nobody and works without a network.
//!
//! It lies in the person's folder for such things, not beside the output: site and book share it, two courses with the
//! same picture do too, it is nothing to leave out of a repository, and a CI keeps it by one path. Each content is there
//! once, under a name computed from it; an address is a file that names its content. A picture is kept for good, so that
//! the same notes give the same bytes; who wants it anew empties the folder.

use crate::write;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// Pictures by their addresses: on the disk, or in memory where nothing can be written.
#[derive(Debug, Default)]
pub(crate) struct Cache {
    folder: Option<PathBuf>,
    in_memory: BTreeMap<String, Vec<u8>>,
}

impl Cache {
    /// That of the person who runs the program.
    pub(super) fn of_user() -> Self {
        Self { folder: user_folder().map(|folder| folder.join("coursenotes/pictures")), in_memory: BTreeMap::new() }
    }

    /// The picture of an address; nothing where it isn't there, or where somebody changed it.
    pub(super) fn find(&self, address: &str) -> Option<Vec<u8>> {
        if let Some(bytes) = self.in_memory.get(address) {
            return Some(bytes.clone());
        }
        let folder = self.folder.as_deref()?;
        let entry = read(&folder.join(entry_name(address)))?;
        let entry = String::from_utf8(entry).ok()?;
        let (content, known) = entry.trim_end().split_once(' ')?;
        if known != address || !is_name(content) {
            return None;
        }
        read(&folder.join(content)).filter(|bytes| content_name(bytes) == content)
    }

    /// Keeps a picture.
    pub(super) fn keep(&mut self, address: &str, bytes: Vec<u8>) {
        let is_kept = self.folder.as_deref().is_some_and(|folder| store(folder, address, &bytes).is_ok());
        if !is_kept {
            self.in_memory.insert(address.to_owned(), bytes);
        }
    }
}

/// Writes the content first: an address whose file is there has one.
fn store(folder: &Path, address: &str, bytes: &[u8]) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder)?;
    let content = content_name(bytes);
    write::whole(&folder.join(&content), bytes)?;
    write::whole(&folder.join(entry_name(address)), format!("{content} {address}\n").as_bytes())
}

fn content_name(bytes: &[u8]) -> String {
    format!("{}.picture", Uuid::new_v5(&Uuid::NAMESPACE_OID, bytes).simple())
}

fn entry_name(address: &str) -> String {
    format!("{}.address", Uuid::new_v5(&Uuid::NAMESPACE_URL, address.as_bytes()).simple())
}

/// Whether it can be the name of a content, and leads nowhere else.
fn is_name(name: &str) -> bool {
    name.strip_suffix(".picture").is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// The folder for what can be fetched again: by the XDG specification, or as macOS and Windows have it.
#[expect(clippy::disallowed_methods, reason = "the environment names the person's folders")]
fn user_folder() -> Option<PathBuf> {
    let folder = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|folder| folder.is_absolute());
    let home = || folder(if cfg!(windows) { "USERPROFILE" } else { "HOME" });
    folder("XDG_CACHE_HOME").or_else(|| match std::env::consts::OS {
        "windows" => folder("LOCALAPPDATA"),
        "macos" => home().map(|home| home.join("Library/Caches")),
        _ => home().map(|home| home.join(".cache")),
    })
}

#[expect(clippy::disallowed_methods, reason = "pictures that were fetched before are read")]
fn read(path: &Path) -> Option<Vec<u8>> {
    std::fs::read(path).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cache(folder: &Path) -> Cache {
        Cache { folder: Some(folder.to_owned()), in_memory: BTreeMap::new() }
    }

    #[test]
    fn a_picture_is_found_again_and_a_changed_one_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let mut first = cache(folder.path());
        first.keep("https://a.org/1.png", b"one".to_vec());
        first.keep("https://a.org/2.png", b"one".to_vec());
        assert!(first.in_memory.is_empty());
        let second = cache(folder.path());
        assert_eq!(second.find("https://a.org/1.png"), Some(b"one".to_vec()));
        assert_eq!(second.find("https://a.org/3.png"), None);
        // Two addresses, one content.
        assert_eq!(folder.path().read_dir().unwrap().count(), 3);
        write::whole(&folder.path().join(content_name(b"one")), b"other").unwrap();
        assert_eq!(second.find("https://a.org/1.png"), None);
    }

    #[test]
    fn without_a_folder_it_is_kept_for_this_run() {
        let mut cache = Cache::default();
        cache.keep("https://a.org/1.png", b"one".to_vec());
        assert_eq!(cache.find("https://a.org/1.png"), Some(b"one".to_vec()));
    }
}
