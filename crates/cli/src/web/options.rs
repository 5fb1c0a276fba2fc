//! On whose terms the web is asked: the configuration and the command's options.

use super::headers::headers;
use super::tokens::tokens;
use crate::args::WebArgs;
use anyhow::{Result, bail};
use coursenotes_course::{WebConfig, WebQuestions};
use coursenotes_probe::WebOptions;
use std::io::ErrorKind;
use std::path::Path;

pub(super) fn options(config: &WebConfig, questions: &WebQuestions, arguments: &WebArgs) -> Result<WebOptions> {
    let defaults = WebOptions::default();
    let user_agent = arguments.user_agent.clone().or(config.user_agent.clone());
    if user_agent.as_ref().is_some_and(|name| name.contains(char::is_control)) {
        bail!("the name for servers (user-agent) has more than one line");
    }
    Ok(WebOptions {
        requests_per_second: config.requests_per_second,
        connections_per_host: config.connections_per_host as usize,
        allow_private_addresses: arguments.allow_private_addresses,
        user_agent: user_agent.unwrap_or(defaults.user_agent),
        headers: headers(config, questions, &arguments.headers)?,
        tokens: tokens(config)?,
        certificates: arguments.certificates.iter().map(|path| certificate(path)).collect::<Result<_>>()?,
        ..defaults
    })
}

/// The same for pictures that an export brings along.
pub(crate) fn picture_options(config: &WebConfig, allow_private_addresses: bool) -> Result<WebOptions> {
    let arguments = WebArgs { allow_private_addresses, ..WebArgs::default() };
    let asked = options(config, &WebQuestions::new(), &arguments)?;
    let pictures = coursenotes_probe::picture_options();
    Ok(WebOptions {
        wants_files: pictures.wants_files,
        max_body: pictures.max_body,
        connections: pictures.connections,
        body_timeout: pictures.body_timeout,
        attempts: pictures.attempts,
        host_budget: pictures.host_budget,
        run_budget: pictures.run_budget,
        ..asked
    })
}

#[expect(clippy::disallowed_methods, reason = "a certificate is named on the command line")]
fn certificate(path: &Path) -> Result<String> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => bail!("there is no certificate `{}`", path.display()),
        Err(error) => bail!("read the certificate {}: {error}", path.display()),
    };
    if !text.contains("-----BEGIN CERTIFICATE-----") {
        bail!("there is no certificate in {}: it wants a PEM file", path.display());
    }
    Ok(text)
}
