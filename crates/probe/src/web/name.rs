//! Names of hosts, as addresses have them, and who can listen on the way to them.

use reqwest::Url;
use std::net::IpAddr;

/// The host of an address: a name in small letters and ASCII, `127.0.0.1` or `[::1]`.
pub(super) fn host_name(url: &Url) -> &str {
    url.host_str().unwrap_or_default()
}

/// A name that a person wrote, in the same form.
pub(super) fn name_of(host: &str) -> String {
    let url = Url::parse(&format!("http://{host}/"));
    url.map_or_else(|_| host.to_lowercase(), |url| host_name(&url).to_owned())
}

/// Whether nobody on the way can listen: with encryption, or to this machine.
pub(super) fn is_guarded(url: &Url) -> bool {
    url.scheme() == "https" || host_name(url).trim_matches(['[', ']']).parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
}
