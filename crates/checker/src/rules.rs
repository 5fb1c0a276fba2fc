//! The table of rules. A rule is a module, a page of the same name, and a line here.

use crate::Rule;

mod backslash_path;
mod bad_front_matter;
mod bare_url;
mod bold_as_heading;
mod broken_table;
mod dead_link;
mod differs_on_github;
mod document_tag;
mod duplicate_definition;
mod duplicate_footnote;
mod duplicate_heading;
mod duplicate_note;
mod duplicate_title;
mod empty_destination;
mod empty_heading;
mod fence_without_language;
mod former_site_address;
mod gap_in_numbering;
mod heading_without_space;
mod html_link_to_note;
mod image_type_mismatch;
mod image_without_alt;
mod indented_prose;
mod index_title_differs;
mod invalid_mail_address;
mod invalid_math;
mod line_anchor;
mod link_leaves_course;
mod literal_emphasis;
mod merge_conflict;
mod missing_anchor;
mod missing_extension;
mod missing_file;
mod missing_remote_anchor;
mod missing_scheme;
mod moved_link;
mod no_title;
mod no_way_home;
mod not_utf8;
mod oversized_image;
mod own_site_address;
mod paragraph_as_heading;
mod placeholder_alt;
mod pseudo_list;
mod several_titles;
mod skipped_heading_level;
mod stub_note;
mod swallowed_markdown;
mod unclosed_fence;
mod unclosed_instructor_block;
mod undefined_footnote;
mod undefined_reference;
mod unescaped_tag;
mod unparsed_link;
mod unreachable_note;
mod unreadable_file;
mod unsafe_html;
mod unsure_link;
mod untracked_target;
mod unused_definition;
mod unused_footnote;
mod unused_ignore;
mod vague_link_text;
mod wrong_case;

/// Every rule, by name.
pub const RULES: &[Rule] = &[
    backslash_path::RULE,
    bad_front_matter::RULE,
    bare_url::RULE,
    bold_as_heading::RULE,
    broken_table::RULE,
    dead_link::RULE,
    differs_on_github::RULE,
    document_tag::RULE,
    duplicate_definition::RULE,
    duplicate_footnote::RULE,
    duplicate_heading::RULE,
    duplicate_note::RULE,
    duplicate_title::RULE,
    empty_destination::RULE,
    empty_heading::RULE,
    fence_without_language::RULE,
    former_site_address::RULE,
    gap_in_numbering::RULE,
    heading_without_space::RULE,
    html_link_to_note::RULE,
    image_type_mismatch::RULE,
    image_without_alt::RULE,
    indented_prose::RULE,
    index_title_differs::RULE,
    invalid_mail_address::RULE,
    invalid_math::RULE,
    line_anchor::RULE,
    link_leaves_course::RULE,
    literal_emphasis::RULE,
    merge_conflict::RULE,
    missing_anchor::RULE,
    missing_extension::RULE,
    missing_file::RULE,
    missing_remote_anchor::RULE,
    missing_scheme::RULE,
    moved_link::RULE,
    no_title::RULE,
    no_way_home::RULE,
    not_utf8::RULE,
    oversized_image::RULE,
    own_site_address::RULE,
    paragraph_as_heading::RULE,
    placeholder_alt::RULE,
    pseudo_list::RULE,
    several_titles::RULE,
    skipped_heading_level::RULE,
    stub_note::RULE,
    swallowed_markdown::RULE,
    unclosed_fence::RULE,
    unclosed_instructor_block::RULE,
    undefined_footnote::RULE,
    undefined_reference::RULE,
    unescaped_tag::RULE,
    unparsed_link::RULE,
    unreachable_note::RULE,
    unreadable_file::RULE,
    unsafe_html::RULE,
    unsure_link::RULE,
    untracked_target::RULE,
    unused_definition::RULE,
    unused_footnote::RULE,
    unused_ignore::RULE,
    vague_link_text::RULE,
    wrong_case::RULE,
];

/// The rules that read what the web answered: what they find comes and goes with strangers' servers.
pub const WEB_RULES: &[&str] =
    &[dead_link::RULE.name, missing_remote_anchor::RULE.name, moved_link::RULE.name, unsure_link::RULE.name];

/// The rule of that name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name)
}
