//! Names become addresses, and those that may not be asked are taken out here: what was checked is what is connected to.

use super::WebOptions;
use super::name::name_of;
use super::private::Borders;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

/// Looks up names for the client.
#[derive(Clone, Debug)]
pub(super) struct Lookup {
    borders: Borders,
    hosts: Arc<BTreeMap<String, Vec<IpAddr>>>,
}

/// Why a name has no address. Found again in the causes of the client's error.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum LookupError {
    /// Nobody has that name.
    #[error("no such host")]
    NoSuchName,
    /// All its addresses are private.
    #[error("a private address")]
    Private,
    /// The question was not answered.
    #[error("the name can't be looked up ({0})")]
    Failed(String),
}

impl Lookup {
    pub(super) fn new(options: &WebOptions, borders: Borders) -> Self {
        let hosts = options.hosts.iter().map(|(host, addresses)| (name_of(host), addresses.clone()));
        Self { borders, hosts: Arc::new(hosts.collect()) }
    }

    async fn addresses(self, host: String) -> Result<Vec<IpAddr>, LookupError> {
        let addresses = match self.hosts.get(&host) {
            Some(addresses) => addresses.clone(),
            None => ask_the_system(&host).await?,
        };
        if addresses.is_empty() {
            return Err(LookupError::NoSuchName);
        }
        let allowed: Vec<IpAddr> = addresses.into_iter().filter(|ip| self.borders.allow_ip(&host, *ip)).collect();
        if allowed.is_empty() { Err(LookupError::Private) } else { Ok(allowed) }
    }
}

impl Resolve for Lookup {
    fn resolve(&self, name: Name) -> Resolving {
        let addresses = self.clone().addresses(name.as_str().to_lowercase());
        Box::pin(async move {
            // The client puts the port of the address in place of 0.
            let sockets = addresses.await?.into_iter().map(|ip| SocketAddr::new(ip, 0));
            Ok(Box::new(sockets) as Addrs)
        })
    }
}

async fn ask_the_system(host: &str) -> Result<Vec<IpAddr>, LookupError> {
    match tokio::net::lookup_host((host, 0)).await {
        Ok(sockets) => Ok(sockets.map(|socket| socket.ip()).collect()),
        Err(error) if is_no_such_name(&error) => Err(LookupError::NoSuchName),
        Err(error) => Err(LookupError::Failed(error.to_string())),
    }
}

/// Whether the name is known not to exist. The standard library keeps the code of `getaddrinfo` for itself on Unix, so
/// its words are compared: those of glibc, musl, and macOS. Anything else may be trouble that passes.
fn is_no_such_name(error: &std::io::Error) -> bool {
    /// `WSAHOST_NOT_FOUND` and `WSANO_DATA`.
    const WINDOWS: [i32; 2] = [11001, 11004];
    const WORDS: [&str; 4] = ["not known", "No address associated", "does not resolve", "has no usable address"];
    let words = error.to_string();
    cfg!(windows) && error.raw_os_error().is_some_and(|code| WINDOWS.contains(&code))
        || WORDS.iter().any(|known| words.contains(known))
}
