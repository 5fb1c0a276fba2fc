//! What a page of the preview has beside the page of the site: the line to the server, and the panel of findings.
//!
//! Both are files of the preview, so the policy of the page holds as it is. They are put into the page that is sent, not
//! into templates: an author's own have them too.

use super::media::address;
use super::question::Page;

/// The addresses of what the preview adds. No site has a file of these names.
pub(super) const SCRIPT: &str = "coursenotes/preview.js";
pub(super) const SHEET: &str = "coursenotes/preview.css";
pub(super) const NEWS: &str = "coursenotes/preview-news";

/// Files of the preview, by their address.
pub(super) const FILES: &[(&str, &str)] =
    &[(SCRIPT, include_str!("look/preview.js")), (SHEET, include_str!("look/preview.css"))];

/// The page as the browser gets it.
pub(super) fn dress(page: &Page) -> String {
    let (path, look) = (address(&page.path), page.look);
    let added = format!(
        "<link rel=\"stylesheet\" href=\"/{SHEET}\"/>\n\
         <script src=\"/{SCRIPT}\" defer=\"\" data-news=\"/{NEWS}?look={look}&amp;page={path}\"></script>\n"
    );
    // A template without a head is completed by the browser: the first lines of a page are in its head.
    let at = page.html.find("</head>").or_else(|| page.html.find("<body")).unwrap_or(0);
    let (before, behind) = page.html.split_at(at);
    [before, &added, behind].concat()
}
