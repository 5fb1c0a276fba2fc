//! What a person may set about the website.

use crate::language::fault_of_language;
use serde::Deserialize;

/// The website that `coursenotes export html` writes.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct HtmlSettings {
    /// The address where the site will be, such as `https://example.org/algorithms/`. With it the site gets a sitemap, and
    /// its pages say their address to search engines and to programs that show a preview.
    pub base_url: Option<String>,
    /// The language of the site, such as `en` or `ar`. Default: the one that most notes are in. The site's own words are
    /// English where it has none in that language; notes that don't tell theirs are taken to be in it.
    pub language: Option<String>,
    /// The colour of links and of the current place, as `#rrggbb`. It must stand out from the light page: 4.5:1.
    pub accent: Option<String>,
    /// The same on the dark page.
    pub accent_dark: Option<String>,
    /// A stylesheet of your own, as a path from the root. It comes after the site's.
    pub css: Option<String>,
    /// A folder with templates of your own, as a path from the root. Each replaces the one of the same name.
    pub templates: Option<String>,
    /// Whether HTML in notes stays as it is, scripts included. Default: only what GitHub shows stays.
    pub trust_html: bool,
}

impl HtmlSettings {
    /// What is wrong with a value: the value, the message and the way out.
    pub(crate) fn fault(&self) -> Option<(&str, String, &'static str)> {
        if let Some(url) = self.base_url.as_deref()
            && !is_site_address(url)
        {
            return Some((
                url,
                format!("`{url}` is no address of a site"),
                "write it as \"https://example.org/course/\"",
            ));
        }
        if let Some(fault) = fault_of_language(self.language.as_deref()) {
            return Some(fault);
        }
        let colours = [&self.accent, &self.accent_dark].into_iter().flatten();
        let wrong = colours.map(String::as_str).find(|colour| !is_colour(colour))?;
        Some((wrong, format!("`{wrong}` is no colour"), "write it as \"#0b5688\""))
    }
}

/// Whether a site can lie at this address.
pub fn is_site_address(url: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| url.starts_with(scheme) && url.len() > scheme.len())
}

fn is_colour(colour: &str) -> bool {
    let digits = colour.strip_prefix('#').unwrap_or_default();
    digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}
