//! What a book says about itself: as configured, else found in the course, never made up.

use super::{Assets, BookConfig};
use coursenotes_course::{Course, Entry, FileKind};
use coursenotes_parser::NodeKind;
use uuid::Uuid;

/// What the package document says of the whole book (EPUB 3.3, 5.5 "Metadata section").
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Metadata {
    pub(super) title: String,
    /// When the course takes place: "Autumn 2026".
    pub(super) term: Option<String>,
    /// At most three.
    pub(super) authors: Vec<String>,
    /// Whether there are more.
    pub(super) has_contributors: bool,
    pub(super) language: String,
    pub(super) description: Option<String>,
    pub(super) rights: Option<String>,
    pub(super) subjects: Vec<String>,
    /// The same for every export of the course, so that a reader's library keeps one book.
    pub(super) identifier: String,
}

/// A page of names is no title page.
const MOST_AUTHORS: usize = 3;

/// The longest description that a library shows.
const MOST_LETTERS: usize = 400;

impl Metadata {
    /// Gathers what is known. `most` is the language that most notes are in.
    pub(super) fn gather(course: &Course, config: &BookConfig, assets: &dyn Assets, most: String) -> Self {
        let set = &course.config.epub;
        let all = if set.authors.is_empty() { &config.authors } else { &set.authors };
        let title: Vec<String> = course.title().split_whitespace().map(str::to_owned).collect();
        Self {
            title: if title.is_empty() { "Course notes".to_owned() } else { title.join(" ") },
            term: set.term.clone(),
            authors: all.iter().take(MOST_AUTHORS).cloned().collect(),
            has_contributors: all.len() > MOST_AUTHORS,
            language: set.language.clone().unwrap_or(most),
            description: set.description.clone().or_else(|| description(course)),
            rights: set.rights.clone().or_else(|| licence(course, assets)),
            subjects: set.subjects.clone(),
            identifier: identifier(course),
        }
    }
}

/// A `urn:uuid` computed from what the course is called on the web: the repository and the folder in it; without one from
/// its title.
fn identifier(course: &Course) -> String {
    if let Some(identifier) = &course.config.epub.identifier {
        return identifier.clone();
    }
    let identity = &course.identity;
    let name = match &identity.repository {
        Some(repository) => {
            let name = format!("https://github.com/{}/{}/{}", repository.owner, repository.name, identity.prefix);
            name.trim_end_matches('/').to_lowercase()
        }
        None => format!("coursenotes:{}", course.title()),
    };
    Uuid::new_v5(&Uuid::NAMESPACE_URL, name.as_bytes()).urn().to_string()
}

/// The first words of the home page that are a paragraph.
fn description(course: &Course) -> Option<String> {
    let note = &course.entry(course.home?)?.note;
    let is_prose = |entry: &String| entry.split(' ').count() > 4;
    let paragraphs = note.walk().filter(|(_, node)| node.kind == NodeKind::Paragraph);
    let words = paragraphs.map(|(id, _)| note.plain_text(id).split_whitespace().collect::<Vec<_>>().join(" "));
    let words = words.into_iter().find(is_prose)?;
    if words.chars().count() <= MOST_LETTERS {
        return Some(words);
    }
    let cut: String = words.chars().take(MOST_LETTERS).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    Some(format!("{}…", &cut[..end]))
}

/// Names that licences go by, each with words that only it has.
const LICENCES: &[(&str, &str)] = &[
    ("creative commons attribution-noncommercial-sharealike 4.0", "CC BY-NC-SA 4.0"),
    ("attribution-noncommercial-sharealike 4.0", "CC BY-NC-SA 4.0"),
    ("attribution-noncommercial-noderivatives 4.0", "CC BY-NC-ND 4.0"),
    ("attribution-noncommercial 4.0", "CC BY-NC 4.0"),
    ("attribution-sharealike 4.0", "CC BY-SA 4.0"),
    ("attribution-noderivatives 4.0", "CC BY-ND 4.0"),
    ("attribution 4.0 international", "CC BY 4.0"),
    ("cc0 1.0 universal", "CC0 1.0"),
    ("gnu affero general public license", "GNU AGPL"),
    ("gnu lesser general public license", "GNU LGPL"),
    ("gnu general public license", "GNU GPL"),
    ("apache license", "Apache License 2.0"),
    ("mozilla public license", "MPL 2.0"),
    ("mit license", "MIT License"),
    ("permission is hereby granted, free of charge", "MIT License"),
    ("this is free and unencumbered software", "The Unlicense"),
];

/// The licence that lies in the top folder, by its name; nothing where it is none that we know.
fn licence(course: &Course, assets: &dyn Assets) -> Option<String> {
    let is_licence = |path: &str| {
        let name = path.to_lowercase();
        let stem = name.split('.').next().unwrap_or_default();
        !name.contains('/') && matches!(stem, "license" | "licence" | "copying" | "unlicense")
    };
    let mut files = course.files.iter().filter(|file| is_licence(&file.path));
    let file = files.next()?;
    let text = match file.kind {
        FileKind::Markdown(number) => {
            course.entries().get(number as usize).map(|entry: &Entry| entry.note.text().to_owned())
        }
        _ => assets.file(&file.path).ok().map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
    };
    let text = text?.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    let head: String = text.chars().take(2_000).collect();
    LICENCES.iter().find(|(words, _)| head.contains(words)).map(|(_, name)| (*name).to_owned())
}
