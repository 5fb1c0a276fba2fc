//! What can go wrong before there is an answer, in words that a reader knows.

use super::lookup::LookupError;
use coursenotes_course::Answer;
use rustls::CertificateError;
use std::error::Error;
use std::io;
use std::time::Duration;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// Nobody has that name.
    NoSuchHost,
    /// The name could not be looked up.
    NoLookup,
    /// The name stands for private addresses only.
    Private,
    /// There was no answer in time.
    Slow(Duration),
    /// Nothing listens there.
    Refused,
    /// No way leads there.
    Unreachable,
    /// The connection broke.
    Broken,
    /// What came is no HTTP, or has no measure.
    Garbled,
    /// The certificate comes from nobody known.
    Unvouched,
    /// The certificate is bad.
    Certificate(&'static str),
    /// Both sides don't agree on encryption.
    Encryption,
    /// The host gave no answer to others before.
    Silent,
    /// The host answered others with errors before.
    Failing,
    /// The host asks to wait longer than we do.
    Busy(Duration),
}

impl Trouble {
    /// Reads the causes of the client's error; `limit` is the time to connect.
    pub(super) fn of(error: &reqwest::Error, limit: Duration) -> Self {
        let known = causes(error).find_map(known);
        known.unwrap_or_else(|| match error {
            _ if error.is_timeout() => Self::Slow(limit),
            _ if error.is_connect() => Self::Unreachable,
            _ => Self::Broken,
        })
    }

    /// What it means for a reader. A name that doesn't exist and a certificate from nobody known are judged apart: there
    /// may be no network, or something that stands between.
    pub(super) fn answer(&self) -> Answer {
        match self {
            Self::NoSuchHost | Self::Unvouched | Self::Certificate(_) => Answer::Dead,
            _ => Answer::Unsure,
        }
    }

    /// Whether it may pass.
    pub(super) fn may_pass(&self) -> bool {
        self.is_silence() || *self == Self::NoSuchHost
    }

    /// Whether nothing at all came back.
    pub(super) fn is_silence(&self) -> bool {
        matches!(self, Self::NoLookup | Self::Slow(_) | Self::Refused | Self::Unreachable | Self::Broken)
    }

    pub(super) fn words(&self) -> String {
        match self {
            Self::NoSuchHost => "no such host".to_owned(),
            Self::NoLookup => "its name can't be looked up".to_owned(),
            Self::Private => "it leads to a private address".to_owned(),
            Self::Slow(limit) => format!("it doesn't answer within {} s", limit.as_secs_f64()),
            Self::Refused => "it refuses the connection".to_owned(),
            Self::Unreachable => "its server can't be reached".to_owned(),
            Self::Broken => "it breaks off the connection".to_owned(),
            Self::Garbled => "its answer is no proper HTTP".to_owned(),
            Self::Unvouched => "nobody known vouches for its certificate".to_owned(),
            Self::Certificate(words) => (*words).to_owned(),
            Self::Encryption => "no secure connection comes about with it".to_owned(),
            Self::Silent => "its server doesn't answer".to_owned(),
            Self::Failing => "its server is in trouble".to_owned(),
            Self::Busy(wait) => format!("it asks to wait {} s", wait.as_secs()),
        }
    }
}

/// An error and its causes.
fn causes(error: &reqwest::Error) -> impl Iterator<Item = &(dyn Error + 'static)> {
    std::iter::successors(Some(error as &(dyn Error + 'static)), |error| cause(*error))
}

/// What stands in an [`io::Error`] is not its cause to the standard library.
fn cause<'e>(error: &'e (dyn Error + 'static)) -> Option<&'e (dyn Error + 'static)> {
    match error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
        Some(inside) => Some(inside),
        None => error.source(),
    }
}

fn known(error: &(dyn Error + 'static)) -> Option<Trouble> {
    if let Some(error) = error.downcast_ref::<LookupError>() {
        return Some(match error {
            LookupError::NoSuchName => Trouble::NoSuchHost,
            LookupError::Private => Trouble::Private,
            LookupError::Failed(_) => Trouble::NoLookup,
        });
    }
    if let Some(error) = error.downcast_ref::<rustls::Error>() {
        return Some(match error {
            rustls::Error::InvalidCertificate(CertificateError::UnknownIssuer) => Trouble::Unvouched,
            rustls::Error::InvalidCertificate(error) => Trouble::Certificate(certificate(error)),
            _ => Trouble::Encryption,
        });
    }
    if error.downcast_ref::<hyper::Error>().is_some_and(hyper::Error::is_parse) {
        return Some(Trouble::Garbled);
    }
    let refused = |error: &&io::Error| error.kind() == io::ErrorKind::ConnectionRefused;
    error.downcast_ref::<io::Error>().filter(refused).map(|_| Trouble::Refused)
}

fn certificate(error: &CertificateError) -> &'static str {
    match error {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => "its certificate has expired",
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            "its certificate is not valid yet"
        }
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            "its certificate is for another name"
        }
        CertificateError::Revoked => "its certificate was revoked",
        _ => "its certificate is not valid",
    }
}
