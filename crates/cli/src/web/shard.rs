//! The addresses of one job among several: whole hosts, so that the pace per host holds.

use coursenotes_course::{WebAddress, WebQuestions};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::str::FromStr;

/// `2/5`: the second of five jobs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    /// From 1.
    number: usize,
    of: usize,
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parts = text.split_once('/').and_then(|(number, of)| Some((number.parse().ok()?, of.parse().ok()?)));
        match parts {
            Some((number, of)) if 1 <= number && number <= of => Ok(Self { number, of }),
            _ => Err("write it as 2/5: the second of five".to_owned()),
        }
    }
}

/// Those of `questions` that the job asks. Each job comes to the same division: the hosts with the most addresses first,
/// each to the job that has the least so far.
pub(crate) fn of_shard(questions: WebQuestions, shard: Shard) -> WebQuestions {
    let mut hosts: BTreeMap<String, WebQuestions> = BTreeMap::new();
    for (address, anchors) in questions {
        let host = WebAddress::host(&address).unwrap_or_default();
        hosts.entry(host).or_default().insert(address, anchors);
    }
    let mut hosts: Vec<WebQuestions> = hosts.into_values().collect();
    hosts.sort_by_key(|questions| Reverse(questions.len()));
    let mut jobs = vec![WebQuestions::new(); shard.of];
    for host in hosts {
        let least = (0..jobs.len()).min_by_key(|job| jobs[*job].len()).expect("there is a job");
        jobs[least].extend(host);
    }
    jobs.swap_remove(shard.number - 1)
}

#[cfg(test)]
mod tests {
    use super::{Shard, of_shard};
    use coursenotes_course::WebQuestions;
    use std::collections::BTreeSet;

    #[test]
    fn jobs_share_all_addresses_by_whole_hosts() {
        let address = |number: usize| format!("https://host-{}.example.org/{number}", number % 7);
        let all: WebQuestions = (0..100).map(|number| (address(number), BTreeSet::new())).collect();
        let jobs: Vec<WebQuestions> = (1..=3).map(|number| of_shard(all.clone(), Shard { number, of: 3 })).collect();
        assert_eq!(jobs.iter().flatten().count(), all.len());
        for host in 0..7 {
            let name = format!("//host-{host}.");
            let asking = jobs.iter().filter(|job| job.keys().any(|address| address.contains(&name)));
            assert_eq!(asking.count(), 1);
        }
        assert!(jobs.iter().all(|job| job.len() >= 28));
    }

    #[test]
    fn only_jobs_that_there_are_can_be_named() {
        assert!("2/5".parse::<Shard>().is_ok());
        for text in ["0/5", "6/5", "2", "2/", "a/b", ""] {
            assert!(text.parse::<Shard>().is_err(), "{text}");
        }
    }
}
