//! Real collections: every page is well-formed, every link leads somewhere, and the search stays small.

use crate::made::{course, of};
use crate::sound::examine;
use coursenotes_tests::{copy, shared};

#[test]
fn every_collection_is_a_sound_site() {
    let Some(corpus) = shared("corpus") else { return };
    let mut collections: Vec<_> =
        std::fs::read_dir(corpus).expect("it is there").map(|entry| entry.expect("an entry").path()).collect();
    collections.sort();
    for collection in collections.iter().filter(|path| path.is_dir()) {
        let folder = copy(collection);
        let site = of(&course(folder.path()));
        assert!(site.pages > 0);
        examine(&site);
    }
}
