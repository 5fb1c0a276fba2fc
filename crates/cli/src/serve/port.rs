//! Where the preview listens: on this machine only.

use anyhow::{Result, bail};
use std::io::{ErrorKind, Result as IoResult};
use std::net::{Ipv4Addr, TcpListener};

/// The port unless a person says otherwise, and how many after it are tried.
const USUAL: u16 = 8000;
const TRIED: u16 = 100;

/// A port that is ours.
#[derive(Debug)]
pub(super) struct Listening {
    pub(super) listener: TcpListener,
    port: u16,
    /// The one that we would have had.
    pub(super) taken: Option<u16>,
}

impl Listening {
    /// What a person opens.
    pub(super) fn address(&self) -> String {
        format!("http://{}:{}/", Ipv4Addr::LOCALHOST, self.port)
    }
}

/// Listens on the port that was asked for, or on the usual one, or on the next that is free.
pub(super) fn listen(port: Option<u16>) -> Result<Listening> {
    let first = port.unwrap_or(USUAL);
    let mut result = bind(first);
    if port.is_none() {
        let mut next = USUAL + 1..USUAL + TRIED;
        while matches!(&result, Err(error) if error.kind() == ErrorKind::AddrInUse) {
            let Some(port) = next.next() else { break };
            result = bind(port);
        }
    }
    match result {
        Ok((listener, bound)) => {
            let taken = Some(first).filter(|first| port.is_none() && *first != bound);
            Ok(Listening { listener, port: bound, taken })
        }
        Err(error) if error.kind() == ErrorKind::AddrInUse && port.is_some() => {
            bail!(
                "port {first} is taken by another program; name another one, or leave out --port and the next free one is used"
            )
        }
        Err(error) => bail!("listen on port {first} of this machine: {error}"),
    }
}

fn bind(port: u16) -> IoResult<(TcpListener, u16)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    let port = listener.local_addr()?.port();
    Ok((listener, port))
}
