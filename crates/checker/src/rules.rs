//! The table of rules. A rule is a module, a page of the same name, and a line here.

use crate::Rule;

mod backslash_path;
mod bad_front_matter;
mod document_tag;
mod duplicate_definition;
mod duplicate_footnote;
mod empty_destination;
mod former_site_address;
mod html_link_to_note;
mod image_without_alt;
mod invalid_mail_address;
mod invalid_math;
mod line_anchor;
mod link_leaves_course;
mod merge_conflict;
mod missing_anchor;
mod missing_extension;
mod missing_file;
mod missing_scheme;
mod not_utf8;
mod own_site_address;
mod unclosed_fence;
mod undefined_footnote;
mod undefined_reference;
mod unescaped_tag;
mod unparsed_link;
mod unreachable_note;
mod unreadable_file;
mod unsafe_html;
mod untracked_target;
mod unused_definition;
mod unused_footnote;
mod wrong_case;

/// Every rule, by name.
pub const RULES: &[Rule] = &[
    backslash_path::RULE,
    bad_front_matter::RULE,
    document_tag::RULE,
    duplicate_definition::RULE,
    duplicate_footnote::RULE,
    empty_destination::RULE,
    former_site_address::RULE,
    html_link_to_note::RULE,
    image_without_alt::RULE,
    invalid_mail_address::RULE,
    invalid_math::RULE,
    line_anchor::RULE,
    link_leaves_course::RULE,
    merge_conflict::RULE,
    missing_anchor::RULE,
    missing_extension::RULE,
    missing_file::RULE,
    missing_scheme::RULE,
    not_utf8::RULE,
    own_site_address::RULE,
    unclosed_fence::RULE,
    undefined_footnote::RULE,
    undefined_reference::RULE,
    unescaped_tag::RULE,
    unparsed_link::RULE,
    unreachable_note::RULE,
    unreadable_file::RULE,
    unsafe_html::RULE,
    untracked_target::RULE,
    unused_definition::RULE,
    unused_footnote::RULE,
    wrong_case::RULE,
];

/// The rule of that name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name)
}
