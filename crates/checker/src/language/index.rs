//! All signs of all languages, looked for in one pass.
//!
//! Two hundred searches of each line would cost more than reading the note did. Instead each sign waits at its first byte.

use super::tells::{Place, TELLS, Tell};
use std::sync::LazyLock;

/// A sign with its language and its number.
type Waiting = (usize, usize, &'static Tell);

/// Signs by their first byte.
struct Index {
    inside: [Vec<Waiting>; 256],
    /// Those that a line begins with, is, or ends with.
    line: Vec<Waiting>,
    start: [Vec<Waiting>; 256],
    count: usize,
}

static INDEX: LazyLock<Index> = LazyLock::new(Index::new);

impl Index {
    fn new() -> Self {
        let none = || std::array::from_fn(|_| Vec::new());
        let mut index = Self { inside: none(), line: Vec::new(), start: none(), count: 0 };
        let tells =
            TELLS.iter().enumerate().flat_map(|(at, language)| language.tells.iter().map(move |tell| (at, tell)));
        for (number, (language, tell)) in tells.enumerate() {
            let first = usize::from(tell.text.as_bytes()[0]);
            let waiting = (language, number, tell);
            match tell.place {
                Place::Inside => index.inside[first].push(waiting),
                Place::Start => index.start[first].push(waiting),
                Place::End | Place::Whole => index.line.push(waiting),
            }
            index.count = number + 1;
        }
        index
    }
}

/// What each language's signs in these lines weigh; a sign counts once.
pub(super) fn scores(lines: &[&str]) -> [u32; TELLS.len()] {
    let mut scores = [0; TELLS.len()];
    let mut seen = vec![false; INDEX.count];
    let mut find = |&(language, number, tell): &Waiting| {
        if !seen[number] {
            seen[number] = true;
            scores[language] += tell.weight;
        }
    };
    for line in lines {
        let bytes = line.as_bytes();
        for (at, byte) in bytes.iter().enumerate() {
            let waiting = INDEX.inside[usize::from(*byte)].iter();
            waiting.filter(|(_, _, tell)| bytes[at..].starts_with(tell.text.as_bytes())).for_each(&mut find);
        }
        let first = bytes.first().map_or(0, |byte| usize::from(*byte));
        INDEX.start[first].iter().filter(|(_, _, tell)| line.starts_with(tell.text)).for_each(&mut find);
        INDEX.line.iter().filter(|(_, _, tell)| is_line(tell, line)).for_each(&mut find);
    }
    scores
}

fn is_line(tell: &Tell, line: &str) -> bool {
    match tell.place {
        Place::Whole => line == tell.text,
        _ => line.ends_with(tell.text),
    }
}
