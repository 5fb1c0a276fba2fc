//! Where redirects lead.

use super::cookies::Cookies;
use super::discreet::without_secrets;
use super::name::host_name;
use super::private::{Borders, is_private_host, is_private_ip};
use reqwest::Url;
use std::collections::BTreeSet;
use std::net::IpAddr;

/// The way from an address along its redirects.
#[derive(Clone, Debug)]
pub(super) struct Trail {
    /// Where it begins.
    pub(super) start: Url,
    /// What is asked next, or was asked last.
    pub(super) url: Url,
    /// Where the leading permanent redirects ended.
    pub(super) permanent: Option<Url>,
    pub(super) cookies: Cookies,
    /// Whether a host on it was told something that others don't know.
    pub(super) is_confidential: bool,
    /// Whether it begins at a private address.
    is_inside: bool,
    /// Whether all redirects so far were permanent.
    is_permanent: bool,
    hops: usize,
    /// What was asked already, and with which cookies.
    seen: BTreeSet<(String, Option<String>)>,
}

/// Why a redirect is not followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum DeadEnd {
    /// It was there before.
    Circle,
    /// It is one too many.
    TooMany(usize),
    /// It names no address.
    Nowhere,
    /// It leads out of the web.
    Scheme(String),
    /// It leads to where nobody may be sent.
    Private,
}

impl DeadEnd {
    /// What a reader is told.
    pub(super) fn words(&self) -> String {
        match self {
            Self::Circle => "it leads in circles".to_owned(),
            Self::TooMany(limit) => format!("it leads on more than {limit} times"),
            Self::Nowhere => "it leads nowhere".to_owned(),
            Self::Scheme(scheme) => format!("it leads to {scheme}:"),
            Self::Private => "it leads to a private address".to_owned(),
        }
    }
}

impl Trail {
    pub(super) fn new(url: Url) -> Self {
        Self {
            start: url.clone(),
            is_confidential: false,
            is_inside: is_private_host(host_name(&url)),
            url,
            permanent: None,
            cookies: Cookies::default(),
            is_permanent: true,
            hops: 0,
            seen: BTreeSet::new(),
        }
    }

    /// Where it ends, if elsewhere, as far as everybody may know it.
    pub(super) fn arrives_at(&self) -> Option<String> {
        let end = without_secrets(&self.url, &self.start);
        (self.url != self.start && end != self.start && !self.is_confidential).then(|| end.to_string())
    }

    /// Whether somebody outside led here: then nothing inside may be asked, whatever it is called.
    pub(super) fn is_led_from_outside(&self) -> bool {
        self.hops > 0 && !self.is_inside
    }

    /// Keeps the cookies of an answer that came from `ip`. What was asked was asked without them.
    pub(super) fn hear(&mut self, cookies: &[String], ip: Option<IpAddr>) {
        self.is_inside |= self.hops == 0 && ip.is_some_and(is_private_ip);
        self.seen.insert(self.key());
        self.cookies.keep(&self.url, cookies);
    }

    /// Goes where `location` leads. A status of 301 or 308 means that it leads there for good (RFC 9110, section 15.4).
    pub(super) fn follow(
        &mut self,
        status: u16,
        location: Option<&str>,
        limit: usize,
        borders: &Borders,
    ) -> Result<(), DeadEnd> {
        let next = self.destination(location.ok_or(DeadEnd::Nowhere)?)?;
        self.hops += 1;
        if self.hops > limit {
            return Err(DeadEnd::TooMany(limit));
        }
        if !borders.allow_redirect(&next, self.is_inside) {
            return Err(DeadEnd::Private);
        }
        self.url = next;
        self.is_permanent &= matches!(status, 301 | 308);
        if self.is_permanent {
            self.permanent = Some(self.url.clone());
        }
        if self.seen.contains(&self.key()) { Err(DeadEnd::Circle) } else { Ok(()) }
    }

    /// What a value of the header `Location` means here (RFC 9110, section 10.2.2).
    fn destination(&self, location: &str) -> Result<Url, DeadEnd> {
        let mut next = self.url.join(location.trim()).map_err(|_| DeadEnd::Nowhere)?;
        if !matches!(next.scheme(), "http" | "https") {
            return Err(DeadEnd::Scheme(next.scheme().to_owned()));
        }
        if next.fragment().is_none() {
            next.set_fragment(self.url.fragment());
        }
        // A name and password in it would be sent as ours.
        let _ = next.set_username("");
        let _ = next.set_password(None);
        Ok(next)
    }

    fn key(&self) -> (String, Option<String>) {
        let mut url = self.url.clone();
        url.set_fragment(None);
        let cookies = self.cookies.header(&url);
        (url.into(), cookies)
    }
}

#[cfg(test)]
mod tests {
    //! No test server has a public address, so this can't be seen from outside of the crate.

    use super::{Borders, DeadEnd, Trail};
    use crate::web::WebOptions;
    use reqwest::Url;

    fn follow(start: &str, ip: &str, location: &str, options: &WebOptions) -> Result<(), DeadEnd> {
        let mut trail = Trail::new(Url::parse(start).unwrap());
        trail.hear(&[], Some(ip.parse().unwrap()));
        trail.follow(302, Some(location), 10, &Borders::new(options))
    }

    #[test]
    fn nobody_outside_leads_inside() {
        let mut options = WebOptions { allow_private_addresses: true, ..WebOptions::default() };
        let inside = ["http://10.0.0.1/", "http://127.0.0.1/", "http://[::1]/", "http://localhost/", "http://1.test/"];
        for location in inside {
            let private = Err(DeadEnd::Private);
            assert_eq!(follow("https://school.org/", "8.8.8.8", location, &options), private, "{location}");
            assert_eq!(follow("https://8.8.8.8/", "8.8.8.8", location, &options), private, "{location}");
            assert_eq!(follow("https://school.org/", "10.0.0.2", location, &options), Ok(()), "{location}");
            assert_eq!(follow("http://127.0.0.2/", "127.0.0.2", location, &options), Ok(()), "{location}");
        }
        options.private_hosts.insert("10.0.0.1".to_owned());
        assert_eq!(follow("https://school.org/", "8.8.8.8", "http://10.0.0.1/", &options), Ok(()));
    }
}
