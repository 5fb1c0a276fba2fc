//! On whose terms the web is asked: the configuration, the command's options, and tokens from the environment.

use crate::args::WebArgs;
use anyhow::{Context, Result, bail};
use coursenotes_course::{WebConfig, WebQuestions};
use coursenotes_probe::{Secret, WebOptions};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Headers that carry secrets. They come from the environment alone, and go to one host.
const SECRET: &[&str] = &["authorization", "cookie", "proxy-authorization"];

pub(super) fn options(config: &WebConfig, questions: &WebQuestions, arguments: &WebArgs) -> Result<WebOptions> {
    let defaults = WebOptions::default();
    Ok(WebOptions {
        requests_per_second: config.requests_per_second,
        connections_per_host: config.connections_per_host as usize,
        allow_private_addresses: arguments.allow_private_addresses,
        user_agent: arguments.user_agent.clone().or(config.user_agent.clone()).unwrap_or(defaults.user_agent),
        headers: headers(config, questions, &arguments.headers)?,
        tokens: tokens(config)?,
        certificates: arguments.certificates.iter().map(|path| certificate(path)).collect::<Result<_>>()?,
        ..defaults
    })
}

/// Names and values by host.
type Headers = BTreeMap<String, BTreeMap<String, Secret>>;

/// Headers by host. Those of the command go to every host that is asked.
fn headers(config: &WebConfig, questions: &WebQuestions, given: &[String]) -> Result<Headers> {
    let mut headers = Headers::new();
    for (host, pairs) in &config.headers {
        let pairs = pairs.iter().map(|(name, value)| pair(name, value)).collect::<Result<Vec<_>>>()?;
        headers.entry(host.to_lowercase()).or_default().extend(pairs);
    }
    let hosts: BTreeSet<&str> = questions.keys().filter_map(|address| host(address)).collect();
    for header in given {
        let Some((name, value)) = header.split_once(':') else {
            bail!("--header wants `Name: value`, and `{header}` has no colon");
        };
        for host in &hosts {
            headers.entry((*host).to_owned()).or_default().extend([pair(name, value)?]);
        }
    }
    Ok(headers)
}

fn pair(name: &str, value: &str) -> Result<(String, Secret)> {
    let (name, value) = (name.trim(), value.trim());
    if SECRET.contains(&name.to_lowercase().as_str()) {
        bail!(
            "the header `{name}` holds a secret: put the name of a variable of the environment under [web.tokens] in \
             coursenotes.toml instead"
        );
    }
    let is_name = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    if name.is_empty() || !name.chars().all(is_name) || value.contains(char::is_control) {
        bail!("`{name}: {value}` is no header");
    }
    Ok((name.to_owned(), value.to_owned().into()))
}

/// Tokens by host. A variable that isn't set gives none: a pull request from a fork has no secrets.
#[expect(clippy::disallowed_methods, reason = "tokens come from the environment alone")]
fn tokens(config: &WebConfig) -> Result<BTreeMap<String, Secret>> {
    let mut tokens = BTreeMap::new();
    for (host, variable) in &config.tokens {
        let Ok(token) = std::env::var(variable) else { continue };
        if token.trim().is_empty() {
            continue;
        }
        if token.contains(char::is_control) {
            bail!("the variable {variable} holds no token: there are control characters in it");
        }
        tokens.insert(host.to_lowercase(), token.into());
    }
    Ok(tokens)
}

#[expect(clippy::disallowed_methods, reason = "a certificate is named on the command line")]
fn certificate(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("read the certificate {}", path.display()))
}

/// The host of an address in the record's form.
pub(super) fn host(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("://")?;
    let authority = rest.split(['/', '?']).next()?;
    // An IPv6 address has colons of its own, inside brackets.
    let end = authority.rfind(']').map_or(0, |at| at + 1);
    Some(authority[end..].find(':').map_or(authority, |at| &authority[..end + at]))
}
