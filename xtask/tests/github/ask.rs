//! `ask.sh`: whether findings may be sent to code scanning.

use crate::machine::Machine;

/// What GitHub answers, and whether that means that findings may be sent.
const ANSWERS: &[(&str, bool)] =
    &[("422", true), ("400", true), ("401", false), ("403", false), ("404", false), ("", false)];

#[test]
fn only_a_refusal_of_the_token_keeps_findings_from_being_sent() {
    for (answer, may_send) in ANSWERS {
        let machine = Machine::new();
        let end = if answer.is_empty() { "exit 7".to_owned() } else { format!("printf {answer}") };
        machine.program("curl", &format!("echo \"$*\" > \"$MACHINE/asked\"; cat > \"$MACHINE/header\"; {end}"));
        let variables =
            [("TOKEN", "secret"), ("GITHUB_API_URL", "https://api.example.org"), ("GITHUB_REPOSITORY", "a/b")];
        let run = machine.run("ask.sh", &variables);
        assert_eq!(run.code, Some(0), "{answer}: {}", run.err);
        assert_eq!(machine.said("GITHUB_OUTPUT"), if *may_send { "may-send=true\n" } else { "" }, "{answer}");
        assert_eq!(run.out.contains("security-events: write"), !may_send, "{answer}: {}", run.out);
        assert!(!run.out.contains("::"), "nothing is marked: {}", run.out);
        let asked = machine.said("asked");
        assert!(asked.contains("https://api.example.org/repos/a/b/code-scanning/sarifs"), "{asked}");
        assert!(!asked.contains("secret"), "the token is in no list of processes: {asked}");
        assert_eq!(machine.said("header"), "header = \"Authorization: Bearer secret\"\n");
    }
}
