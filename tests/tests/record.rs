//! `links.lock`: what is kept of web addresses, how it reads in a diff, and what happens to a damaged one.

use coursenotes_course::{
    Answer, Record, Reply, Salvage, Timestamp, WebAddress, WebPatterns, WebQuestions, web_questions,
};
use coursenotes_tests::{findings, folder, open};
use proptest::prelude::*;
use std::collections::BTreeSet;

const DAY: u64 = 24 * 3600;
/// 2026-11-01T05:00:00Z
const FIRST: u64 = 1_793_509_200;

fn at(day: u64) -> Timestamp {
    Timestamp(FIRST + day * DAY)
}

fn alive() -> Reply {
    Reply { status: Some(200), title: Some("Trees".into()), ..Reply::new(Answer::Alive) }
}

fn dead() -> Reply {
    Reply { status: Some(404), reason: Some("404 Not Found".into()), ..Reply::new(Answer::Dead) }
}

fn unsure() -> Reply {
    Reply { status: Some(503), reason: Some("503 Service Unavailable".into()), ..Reply::new(Answer::Unsure) }
}

fn record(replies: &[(&str, Reply, u64)]) -> Record {
    let mut record = Record::default();
    for (address, reply, day) in replies {
        record.take(address, &BTreeSet::new(), reply.clone(), at(*day));
    }
    record
}

/// The record in a text without a mistake.
fn whole(text: &str) -> Record {
    let Salvage { record, trouble } = Record::read(text);
    assert_eq!(trouble, None, "{text}");
    record
}

#[test]
fn each_address_has_a_line_and_most_share_the_time_at_the_top() {
    let moved = Reply {
        arrives_at: Some("https://example.org/new".into()),
        moved_to: Some("https://example.org/new".into()),
        found: BTreeSet::from(["top".into()]),
        ..alive()
    };
    let record = record(&[
        ("https://example.org/b", dead(), 0),
        ("https://example.org/a", alive(), 7),
        ("https://example.org/b", dead(), 7),
        ("https://example.org/c", moved, 7),
        ("https://example.org/late", unsure(), 8),
    ]);
    insta::assert_snapshot!(record.to_text(), @r#"
    {
      "version": 1,
      "asked": "2026-11-08T05:00:00Z",
      "links": {
        "https://example.org/a": {"answer":"alive","since":"2026-11-08T05:00:00Z","status":200,"title":"Trees"},
        "https://example.org/b": {"answer":"dead","since":"2026-11-01T05:00:00Z","status":404,"reason":"404 Not Found","dead-runs":2,"dead-since":"2026-11-01T05:00:00Z"},
        "https://example.org/c": {"answer":"alive","since":"2026-11-08T05:00:00Z","status":200,"arrives-at":"https://example.org/new","moved-to":"https://example.org/new","title":"Trees","found":["top"]},
        "https://example.org/late": {"answer":"unsure","since":"2026-11-09T05:00:00Z","asked":"2026-11-09T05:00:00Z","status":503,"reason":"503 Service Unavailable"}
      }
    }
    "#);
    assert_eq!(whole(&record.to_text()), record);
}

#[test]
fn a_run_without_news_changes_one_line() {
    let addresses = ["https://example.org/a", "https://example.org/b", "https://example.org/c"];
    let mut record = record(&addresses.map(|address| (address, alive(), 0)));
    let before = record.to_text();
    for address in addresses {
        record.take(address, &BTreeSet::new(), alive(), at(7));
    }
    let after = record.to_text();
    let changed = before.lines().zip(after.lines()).filter(|(one, other)| one != other);
    assert_eq!(changed.count(), 1);
    assert_eq!(before.lines().count(), after.lines().count());
}

#[test]
fn an_address_is_dead_for_good_after_runs_and_days() {
    let dead_on = |days: &[u64]| {
        let replies: Vec<_> = days.iter().map(|day| ("https://example.org/", dead(), *day)).collect();
        record(&replies).get("https://example.org/").expect("it was asked").is_dead_for_good(2, 1)
    };
    assert!(!dead_on(&[0]));
    assert!(!dead_on(&[0, 0]), "two runs on one day");
    assert!(dead_on(&[0, 1]));
    let between = |reply: Reply| {
        let address = "https://example.org/";
        let record = record(&[(address, dead(), 0), (address, reply, 1), (address, dead(), 2)]);
        record.get(address).expect("it was asked").is_dead_for_good(2, 1)
    };
    assert!(between(unsure()), "an unsure answer is no sign of life");
    assert!(!between(alive()));
}

#[test]
fn the_later_answer_and_every_copy_stay_when_records_are_joined() {
    let with_copy = record(&[("https://example.org/a", dead(), 0)]).to_text();
    let with_copy = with_copy.replace(r#""dead-runs""#, r#""archive":"https://example.net/copy","dead-runs""#);
    let with_copy = whole(&with_copy);
    let later = record(&[("https://example.org/a", alive(), 3), ("https://example.org/b", alive(), 1)]);
    for (mut one, other) in [(with_copy.clone(), later.clone()), (later, with_copy.clone())] {
        one.merge(other);
        let reading = one.get("https://example.org/a").expect("both know it");
        assert_eq!(reading.answer, Answer::Alive);
        assert_eq!(reading.archive.as_deref(), Some("https://example.net/copy"));
        assert_eq!(one.len(), 2);
    }
    // Another answer keeps it too.
    let mut again = with_copy;
    again.take("https://example.org/a", &BTreeSet::new(), unsure(), at(9));
    let reading = again.get("https://example.org/a").expect("it is known");
    assert_eq!(reading.archive.as_deref(), Some("https://example.net/copy"));
}

#[test]
fn both_sides_of_a_conflict_are_read_each_with_its_own_time() {
    let text = r#"{
  "version": 1,
<<<<<<< HEAD
  "asked": "2026-11-20T05:00:00Z",
||||||| base
  "asked": "2026-11-13T05:00:00Z",
=======
  "asked": "2026-11-23T05:00:00Z",
>>>>>>> weekly
  "links": {
    "https://example.org/a": {"answer":"alive","since":"2026-11-08T05:00:00Z"},
<<<<<<< HEAD
    "https://example.org/b": {"answer":"dead","since":"2026-11-20T05:00:00Z","dead-runs":1}
||||||| base
    "https://example.org/b": {"answer":"unsure","since":"2026-11-13T05:00:00Z"},
    "https://example.org/gone": {"answer":"unsure","since":"2026-11-13T05:00:00Z"}
=======
    "https://example.org/b": {"answer":"alive","since":"2026-11-23T05:00:00Z"},
    "https://example.org/c": {"answer":"dead","since":"2026-11-23T05:00:00Z"}
>>>>>>> weekly
  }
}
"#;
    let record = whole(text);
    let answers: Vec<_> = record.iter().map(|(address, reading)| (address, reading.answer)).collect();
    assert_eq!(
        answers,
        [
            ("https://example.org/a", Answer::Alive),
            ("https://example.org/b", Answer::Alive),
            ("https://example.org/c", Answer::Dead)
        ]
    );
}

#[test]
fn one_bad_line_costs_no_other() {
    let good = record(&[("https://example.org/a", alive(), 0), ("https://example.org/b", dead(), 0)]).to_text();
    let mistakes = [
        (good.replace("\"title\"", "\"titel\""), "is damaged in line 5 (there is no field `titel`)"),
        (good.replace("org/a", "org/a b"), "is damaged in line 5 (an address in it is none of the web)"),
        (good.replace("404,", "\"404\","), "is damaged in line 6 (invalid type: string \"404\", expected u16)"),
    ];
    for (text, trouble) in mistakes {
        let Salvage { record, trouble: found } = Record::read(&text);
        assert_eq!((record.len(), found.as_deref()), (1, Some(trouble)), "{text}");
    }
    // A comma too few or too many is put right without a word.
    assert_eq!(whole(&good.replace("},\n", "}\n")).len(), 2);
    assert_eq!(whole(&good.replace("\n  }\n}", ",\n  }\n}")).len(), 2);
}

#[test]
fn damaged_files_and_those_of_other_versions_say_what_they_are() {
    let good = record(&[("https://example.org/a", alive(), 0)]).to_text();
    let trouble = |text: &str| Record::read(text).trouble;
    for cut in [0, 1, good.len() / 2, good.len() - 3] {
        assert!(trouble(&good[..cut]).is_some_and(|said| said.starts_with("is damaged")), "cut at {cut}");
    }
    let newer = good.replace("\"version\": 1", "\"version\": 2");
    let said = "has the form 2, and this version of coursenotes reads the form 1";
    assert_eq!(trouble(&newer).as_deref(), Some(said));
}

#[test]
fn a_record_leads_nowhere_but_into_the_web() {
    let lines = [
        r#""moved-to":"javascript:alert(1)""#,
        r#""moved-to":"https://example.org/a\n\n# Title""#,
        r#""arrives-at":"file:///etc/passwd""#,
        r#""archive":"javascript:alert(1)""#,
        r#""archive":"https://user:secret@example.org/""#,
    ];
    for line in lines {
        let text = format!(
            "{{\n  \"version\": 1,\n  \"asked\": \"2026-11-08T05:00:00Z\",\n  \"links\": {{\n    \
             \"https://example.org/\": {{\"answer\":\"alive\",\"since\":\"2026-11-08T05:00:00Z\",{line}}}\n  }}\n}}\n"
        );
        let Salvage { record, trouble } = Record::read(&text);
        assert!(record.is_empty() && trouble.is_some(), "{line}");
    }
}

#[test]
fn a_pattern_is_an_address_with_stars_or_a_host() {
    let fits = |pattern: &str, address: &str| WebPatterns::new(&[pattern.to_owned()]).expect("a pattern").has(address);
    for (pattern, address) in [
        ("https://example.org/*", "https://example.org/a?b#c"),
        ("example.org", "https://example.org/a"),
        ("example.org", "http://example.org:8080/a"),
        ("*.example.org", "https://www.example.org/"),
        ("http://[::1]:8801/*", "http://[::1]:8801/a"),
        ("https://example.org", "https://example.org/a"),
        ("example.org/private/*", "https://example.org/private/a"),
        ("https://example.org/a?b=1", "https://example.org/a?b=1"),
    ] {
        assert!(fits(pattern, address), "{pattern} fits {address}");
    }
    for (pattern, address) in [
        ("example.org", "https://notexample.org/"),
        ("example.org", "https://other.net/?to=https://example.org/"),
        ("https://example.org/a?b=1", "https://example.org/axb=1"),
        ("http://[::1]/*", "http://1/a"),
    ] {
        assert!(!fits(pattern, address), "{pattern} doesn't fit {address}");
    }
    assert!(WebPatterns::new(&[String::new()]).is_err());
}

#[test]
fn a_damaged_record_hides_no_other_finding() {
    let home = "# Home\n\nSee [one](none.md) and [two](https://example.org/).\n";
    let course = folder(&[("README.md", home), ("links.lock", "{ \"version\": 1, ")]);
    assert_eq!(findings(course.path()).iter().filter(|one| one.rule == "missing-file").count(), 1);
    assert!(open(course.path()).record_trouble.expect("it is damaged").starts_with("is damaged"));
}

#[test]
fn spellings_of_one_address_are_one_question() {
    let home = "# Home\n\n\
        [a](HTTPS://Example.org:443/x?q=1#one) [b](https://example.org/x?q=1#two%20words) [c](//example.org/x?q=1)\n\
        [d](https://example.org/a/../x?q=1#:~:text=words) [e](https://user:secret@example.org/x) [f](mailto:a@b.org)\n\
        [g](ftp://example.org/x) ![h](https://bücher.example.org/bild.png) [i](https://left.example.org/out)\n";
    let course = open(folder(&[("README.md", home)]).path());
    let left_out = WebPatterns::new(&["https://left.*".to_owned()]).expect("a good pattern");
    let anchors = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
    let expected = WebQuestions::from([
        ("https://example.org/x?q=1".to_owned(), anchors(&["one", "two words"])),
        ("https://xn--bcher-kva.example.org/bild.png".to_owned(), anchors(&[])),
    ]);
    assert_eq!(web_questions(&course, &left_out), expected);
}

#[test]
fn only_what_is_old_new_or_has_new_places_is_asked() {
    let on_page = Reply { found: BTreeSet::from(["one".into()]), ..alive() };
    let record = record(&[
        ("https://example.org/old", alive(), 0),
        ("https://example.org/fresh", alive(), 9),
        ("https://example.org/places", on_page, 9),
    ]);
    let anchors = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
    let questions = WebQuestions::from([
        ("https://example.org/old".to_owned(), anchors(&[])),
        ("https://example.org/fresh".to_owned(), anchors(&[])),
        ("https://example.org/never".to_owned(), anchors(&[])),
        ("https://example.org/places".to_owned(), anchors(&["one", "two"])),
    ]);
    let open = record.open_questions(&questions, at(8)..=at(9));
    let addresses: Vec<&str> = open.keys().map(String::as_str).collect();
    assert_eq!(addresses, ["https://example.org/never", "https://example.org/old", "https://example.org/places"]);
    // Nobody could tell whether the second place is there: that is an answer too.
    let mut told = record.clone();
    let reply = Reply { found: BTreeSet::from(["one".into()]), ..alive() };
    told.take("https://example.org/places", &anchors(&["one", "two"]), reply, at(9));
    assert!(!told.open_questions(&questions, at(8)..=at(9)).contains_key("https://example.org/places"));
    // A time that is still to come is a wrong clock's.
    assert_eq!(record.open_questions(&questions, at(4)..=at(5)).len(), 4);
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in ".{0,400}") {
        drop(Record::read(&text));
        drop(Record::read(&format!("<<<<<<< a\n{text}")));
        drop(Record::read(&format!("{{\n\"version\": 1,\n\"http{text}")));
        drop(WebAddress::parse(&text));
        drop(WebPatterns::new(&[text]));
    }

    #[test]
    fn joining_knows_no_order(days in prop::collection::vec((0..4_u8, 0..20_u64, 0..3_u8), 0..20)) {
        let mut halves = [Record::default(), Record::default()];
        for (number, (address, day, answer)) in days.iter().enumerate() {
            let reply = match answer { 0 => alive(), 1 => dead(), _ => unsure() };
            let time = at(*day);
            halves[number % 2].take(&format!("https://example.org/{address}"), &BTreeSet::new(), reply, time);
        }
        let [one, other] = halves;
        let (mut left, mut right) = (one.clone(), other.clone());
        left.merge(other);
        right.merge(one);
        prop_assert_eq!(&left, &right);
        prop_assert_eq!(whole(&left.to_text()), left);
    }
}
