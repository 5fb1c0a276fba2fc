//! Addresses that only this machine or its own network has. A note from a stranger must not make the checker ask them.

use super::WebOptions;
use super::name::{host_name, name_of};
use reqwest::Url;
use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Whether an address is on this machine or in its own network: it names such an IP address, or a name that the world
/// doesn't have (RFC 2606, RFC 6761). A name that turns out to be private when it is looked up is not known here.
///
/// ```
/// assert!(coursenotes_probe::is_private("http://192.168.1.1/"));
/// assert!(coursenotes_probe::is_private("https://course.test/"));
/// assert!(!coursenotes_probe::is_private("https://example.org/"));
/// ```
pub fn is_private(address: &str) -> bool {
    Url::parse(address).is_ok_and(|url| is_private_host(host_name(&url)))
}

/// Which hosts are asked.
#[derive(Clone, Debug)]
pub(super) struct Borders {
    all: bool,
    hosts: BTreeSet<String>,
}

impl Borders {
    pub(super) fn new(options: &WebOptions) -> Self {
        Self {
            all: options.allow_private_addresses,
            hosts: options.private_hosts.iter().map(|host| name_of(host)).collect(),
        }
    }

    /// The borders for those that somebody outside leads: hosts that are named are open to them, and no others inside.
    pub(super) fn for_strangers(&self) -> Self {
        Self { all: false, hosts: self.hosts.clone() }
    }

    /// Whether an address may be asked, as far as it tells itself.
    pub(super) fn allow(&self, url: &Url) -> bool {
        let host = host_name(url);
        match ip_of(host) {
            Some(ip) => self.allow_ip(host, ip),
            None => self.all || self.hosts.contains(host) || !is_private_name(host),
        }
    }

    /// Whether a redirect may lead there from an address that is inside or not.
    pub(super) fn allow_redirect(&self, url: &Url, is_inside: bool) -> bool {
        if is_inside { self.allow(url) } else { self.for_strangers().allow(url) }
    }

    /// Whether a name that was looked up may have this address. Cloud machines find their secrets at a link-local one,
    /// where no course has a page.
    pub(super) fn allow_ip(&self, host: &str, ip: IpAddr) -> bool {
        self.hosts.contains(host) || !is_private_ip(ip) || self.all && !is_link_local(ip)
    }
}

pub(super) fn is_private_host(host: &str) -> bool {
    ip_of(host).map_or_else(|| is_private_name(host), is_private_ip)
}

fn ip_of(host: &str) -> Option<IpAddr> {
    host.trim_matches(['[', ']']).parse().ok()
}

/// Names that are kept for tests, examples and this machine; a dot at the end changes nothing.
fn is_private_name(host: &str) -> bool {
    let last = host.trim_end_matches('.').rsplit('.').next().unwrap_or_default();
    ["localhost", "test", "invalid", "example"].contains(&last)
}

pub(super) fn is_private_ip(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_private_v4(ip),
        IpAddr::V6(ip) => is_private_v6(ip),
    }
}

fn is_link_local(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => ip.is_link_local(),
        IpAddr::V6(ip) => ip.is_unicast_link_local() || embedded(ip).is_some_and(|ip| ip.is_link_local()),
    }
}

/// Blocks of the registry for special purposes (RFC 6890) that the world doesn't reach: first address, bits that count.
const PRIVATE_V4: &[(Ipv4Addr, u32)] = &[
    (Ipv4Addr::UNSPECIFIED, 8),
    (Ipv4Addr::new(10, 0, 0, 0), 8),
    // Shared between a provider's customers (RFC 6598).
    (Ipv4Addr::new(100, 64, 0, 0), 10),
    (Ipv4Addr::new(127, 0, 0, 0), 8),
    // Link-local, with the secrets of cloud machines at 169.254.169.254.
    (Ipv4Addr::new(169, 254, 0, 0), 16),
    (Ipv4Addr::new(172, 16, 0, 0), 12),
    (Ipv4Addr::new(192, 0, 0, 0), 24),
    (Ipv4Addr::new(192, 0, 2, 0), 24),
    (Ipv4Addr::new(192, 168, 0, 0), 16),
    (Ipv4Addr::new(198, 18, 0, 0), 15),
    (Ipv4Addr::new(198, 51, 100, 0), 24),
    (Ipv4Addr::new(203, 0, 113, 0), 24),
    // Multicast, then reserved; the last one of them is broadcast.
    (Ipv4Addr::new(224, 0, 0, 0), 4),
    (Ipv4Addr::new(240, 0, 0, 0), 4),
];

/// The same for IPv6.
const PRIVATE_V6: &[(Ipv6Addr, u32)] = &[
    (Ipv6Addr::LOCALHOST, 128),
    // NAT64 of the own network (RFC 8215).
    (Ipv6Addr::new(0x64, 0xff9b, 1, 0, 0, 0, 0, 0), 48),
    (Ipv6Addr::new(0x100, 0, 0, 0, 0, 0, 0, 0), 64),
    // Teredo hides an IPv4 address in it (RFC 4380); nobody serves pages there.
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 32),
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32),
    (Ipv6Addr::new(0xfc00, 0, 0, 0, 0, 0, 0, 0), 7),
    (Ipv6Addr::new(0xfe80, 0, 0, 0, 0, 0, 0, 0), 10),
    (Ipv6Addr::new(0xfec0, 0, 0, 0, 0, 0, 0, 0), 10),
    (Ipv6Addr::new(0xff00, 0, 0, 0, 0, 0, 0, 0), 8),
];

fn is_private_v4(ip: Ipv4Addr) -> bool {
    PRIVATE_V4.iter().any(|(first, bits)| (ip.to_bits() ^ first.to_bits()) >> (32 - bits) == 0)
}

fn is_private_v6(ip: Ipv6Addr) -> bool {
    let in_block = |(first, bits): &(Ipv6Addr, u32)| (ip.to_bits() ^ first.to_bits()) >> (128 - bits) == 0;
    PRIVATE_V6.iter().any(in_block) || embedded(ip).is_some_and(is_private_v4)
}

/// The IPv4 address that an IPv6 address stands for.
fn embedded(ip: Ipv6Addr) -> Option<Ipv4Addr> {
    match ip.segments() {
        // Compatible, also `::` itself (RFC 4291, 2.5.5.1); mapped (2.5.5.2); translated (RFC 2765, 2.1); NAT64 (RFC
        // 6052, 2.1); 6to4 (RFC 3056, 2).
        [0, 0, 0, 0, 0, 0 | 0xffff, high, low]
        | [0, 0, 0, 0, 0xffff, 0, high, low]
        | [0x64, 0xff9b, 0, 0, 0, 0, high, low]
        | [0x2002, high, low, ..] => Some(Ipv4Addr::from_bits(u32::from(high) << 16 | u32::from(low))),
        _ => None,
    }
}
