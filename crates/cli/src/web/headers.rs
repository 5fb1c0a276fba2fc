//! What servers are told beside the address. Nothing secret: that comes from the environment (see `tokens`).

use anyhow::{Result, bail};
use coursenotes_course::{WebAddress, WebConfig, WebQuestions};
use coursenotes_probe::Secret;
use std::collections::{BTreeMap, BTreeSet};

/// Names and values by host.
pub(super) type Headers = BTreeMap<String, BTreeMap<String, Secret>>;

/// Parts of names of headers that carry secrets.
const SECRET: &[&str] = &["auth", "cookie", "token", "secret", "api-key", "apikey", "password", "session"];

/// Headers by host. Those of the command go to every host that is asked.
pub(super) fn headers(config: &WebConfig, questions: &WebQuestions, given: &[String]) -> Result<Headers> {
    let mut headers = Headers::new();
    for (host, pairs) in &config.headers {
        let pairs = pairs.iter().map(|(name, value)| pair(name, value)).collect::<Result<Vec<_>>>()?;
        headers.entry(host.to_lowercase()).or_default().extend(pairs);
    }
    let hosts: BTreeSet<String> = questions.keys().filter_map(|address| WebAddress::host(address)).collect();
    for header in given {
        let Some((name, value)) = header.split_once(':') else {
            bail!("--header wants `Name: value`, and there is no colon in what it was given");
        };
        for host in &hosts {
            headers.entry(host.clone()).or_default().extend([pair(name, value)?]);
        }
    }
    Ok(headers)
}

/// A header. What is refused is told without its value.
fn pair(name: &str, value: &str) -> Result<(String, Secret)> {
    let (name, value) = (name.trim(), value.trim());
    let lower = name.to_lowercase();
    if SECRET.iter().any(|part| lower.contains(part)) {
        bail!(
            "the header `{name}` holds a secret: put the name of a variable of the environment under [web.tokens] in \
             coursenotes.toml instead"
        );
    }
    let is_name = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    if name.is_empty() || !name.chars().all(is_name) || value.contains(char::is_control) {
        bail!("the header `{name}` can't be sent: a name has letters, digits and `-`, a value is one line");
    }
    Ok((name.to_owned(), value.to_owned().into()))
}
