//! Why nothing could be asked.

/// Why nothing could be asked. What is wrong with single addresses is a reply.
#[derive(Debug, thiserror::Error)]
pub enum WebError {
    /// A certificate in the options is no PEM.
    #[error("an extra certificate can't be read ({0})")]
    Certificate(reqwest::Error),
    /// A header in the options has a name or value that can't be sent.
    #[error("the header `{name}` for {host} can't be sent")]
    Header {
        /// The host that it is for.
        host: String,
        /// Its name; the value may be secret.
        name: String,
    },
    /// The client can't be set up: for example, the system has no certificates.
    #[error("asking can't be set up: {}", deepest(.0))]
    Setup(reqwest::Error),
    /// The machine gives no means to wait for the network.
    #[error("the network can't be used ({0})")]
    Network(std::io::Error),
}

/// The last cause: the others only say that there is one.
fn deepest(error: &reqwest::Error) -> String {
    let mut cause: &dyn std::error::Error = error;
    while let Some(next) = cause.source() {
        cause = next;
    }
    cause.to_string()
}
