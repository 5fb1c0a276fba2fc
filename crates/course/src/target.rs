//! Where a link leads, decided once.

use coursenotes_diagnostics::FileId;

/// The one answer for a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A file of the course.
    File {
        /// Which one.
        file: FileId,
        /// How far the spelling is from the file's name.
        form: Form,
        /// By which kind of address.
        via: Via,
        /// What the part after `#` names.
        fragment: Fragment,
    },
    /// A folder of the course, from the root.
    Folder {
        /// The folder; empty for the root.
        path: Box<str>,
        /// How far the spelling is from the folder's name.
        form: Form,
        /// By which kind of address.
        via: Via,
        /// The README or index page that a reader sees there.
        page: Option<FileId>,
        /// What the part after `#` names on that page.
        fragment: Fragment,
    },
    /// A page on the web, asked only by the part of `probe` that speaks HTTP.
    Web,
    /// `mailto:` with an address that can receive mail, or cannot.
    Mail {
        /// Whether it has the form of an address.
        valid: bool,
    },
    /// `javascript:` and its kind, which every reader's program removes.
    Script,
    /// Another scheme: `tel:`, `data:` and so on. Nothing is checked.
    Other,
    /// Nothing between the parentheses.
    Empty,
    /// A web address without its `https://`; this one has it.
    NoScheme(Box<str>),
    /// A place on somebody's disk (`file:`, `C:\`), or above the root.
    Outside {
        /// The way from the note's folder, decoded; absent for a place that no relative way leads to.
        path: Option<Box<str>>,
    },
    /// A note that is withheld from this course ([`Course::withholding`](crate::Course::withholding)): nobody is told its
    /// name.
    Withheld,
    /// Nothing in the index has this name.
    Missing {
        /// The name that was looked for, from the root.
        wanted: Box<str>,
        /// By which kind of address.
        via: Via,
    },
}

/// How a spelling differs from the file's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Not at all.
    Exact,
    /// In upper and lower case.
    Case,
    /// In how composed letters are stored.
    Unicode,
    /// The extension is missing.
    NoExtension,
    /// `.html` stands for `.md`.
    Html,
    /// `\` stands for `/`.
    Backslash,
    /// A slash after a file's name.
    Slash,
    /// The name has a colon, so that an address of another scheme is read.
    Colon,
}

/// The kind of address that leads to a file of the course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Via {
    /// A path.
    Path,
    /// A path from the root: `/class-01.md`.
    RootPath,
    /// An address of the course's own site.
    OwnSite,
    /// An address of a file in the course's own repository.
    OwnRepository,
    /// An address of another owner's or name's site or repository, with a path of this course.
    Former,
    /// An address of some site or repository with a path of this course, where nobody knows the course's own.
    Unknown,
    /// `[[name]]`
    Wiki,
}

/// What the part after `#` names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fragment {
    /// There is none, or it names the top.
    None,
    /// The place is there.
    Found,
    /// The place is there in lower case: GitHub finds it, other readers don't.
    Case,
    /// No such place.
    Missing,
    /// A line beyond the end of the file, which has this many.
    BeyondEnd(u32),
    /// Nobody can tell: a page of a PDF, a part of a picture.
    Unchecked,
}

impl Target {
    /// The file of the course that a reader gets to, if any.
    pub fn file(&self) -> Option<FileId> {
        match self {
            Self::File { file, .. } => Some(*file),
            Self::Folder { page, .. } => *page,
            _ => None,
        }
    }
}
