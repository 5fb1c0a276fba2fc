//! A finding and the repair for it, as data.

use crate::{FileId, Span};
use serde::Serialize;

/// How much a finding matters to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Broken for every reader. Only errors fail a run.
    Error,
    /// Broken for some readers, or text is lost.
    Warning,
    /// Style; counted in one line unless asked for.
    Advice,
}

impl Severity {
    /// The word a person reads.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }
}

/// Whether a fix may be applied without a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Applicability {
    /// The meaning is kept.
    Safe,
    /// Probably right, but a person should look at it.
    Unsafe,
}

/// One replacement: the bytes of `span` become `replacement`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty for an insertion.
    pub span: Span,
    /// What stands there afterwards.
    pub replacement: String,
}

/// A repair: edits that belong together and don't overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Whether it may be applied without a question.
    pub applicability: Applicability,
    /// What it does, as an order: "add the extension".
    pub message: String,
    /// Sorted by place.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// A fix that keeps the meaning.
    pub fn safe(message: impl Into<String>, span: Span, replacement: impl Into<String>) -> Self {
        let edits = vec![Edit { span, replacement: replacement.into() }];
        Self { applicability: Applicability::Safe, message: message.into(), edits }
    }

    /// A fix that a person should look at.
    pub fn unsafe_(message: impl Into<String>, span: Span, replacement: impl Into<String>) -> Self {
        Self { applicability: Applicability::Unsafe, ..Self::safe(message, span, replacement) }
    }
}

/// Something a reader of the notes would trip over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule's name, in kebab-case; it never changes.
    pub rule: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The place, as narrow as possible: the destination rather than the link.
    pub span: Span,
    /// What is wrong, naming the thing.
    pub message: String,
    /// The way out.
    pub help: Option<String>,
    /// The repair, where one is unambiguous.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// The order of a report: file, both ends of the place, rule, then the message.
    pub fn order(&self) -> (FileId, u32, u32, &'static str, &str) {
        (self.span.file, self.span.start, self.span.end, self.rule, &self.message)
    }
}
