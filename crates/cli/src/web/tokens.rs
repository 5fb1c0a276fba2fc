//! Tokens: from the environment alone, each for one host, printed and stored nowhere.

use crate::terminal;
use anyhow::{Result, bail};
use coursenotes_course::WebConfig;
use coursenotes_probe::Secret;
use std::collections::BTreeMap;

/// Tokens by host. A variable that isn't set gives none, and that is said: a pull request from a fork has no secrets.
#[expect(clippy::disallowed_methods, reason = "tokens come from the environment alone")]
pub(super) fn tokens(config: &WebConfig) -> Result<BTreeMap<String, Secret>> {
    let mut tokens = BTreeMap::new();
    for (host, variable) in &config.tokens {
        if host.contains('/') {
            bail!("`{host}` under [web.tokens] is no host: write it without `https://` and path");
        }
        // Somebody may have written the token itself, which must not be shown.
        if !is_variable(variable) {
            bail!("[web.tokens] wants the name of a variable of the environment for {host}, never the token itself");
        }
        let token = std::env::var(variable).unwrap_or_default();
        if token.trim().is_empty() {
            terminal::complain(&format!("the variable {variable} is not set, so {host} is asked without a token"));
            continue;
        }
        if token.contains(char::is_control) {
            bail!("the variable {variable} holds no token: it has more than one line");
        }
        tokens.insert(host.to_lowercase(), token.into());
    }
    Ok(tokens)
}

/// The names that shells have (POSIX, section 3.213), as long as people make them.
fn is_variable(name: &str) -> bool {
    let is_part = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    name.len() <= 64 && name.starts_with(|c: char| is_part(c) && !c.is_ascii_digit()) && name.chars().all(is_part)
}
