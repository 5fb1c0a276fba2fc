//! The templates: ours, and an author's in their place. Errors name the file and the line.

use super::config::{HtmlConfig, HtmlError, Own};
use super::pieces::Pieces;
use crate::xhtml::push_attribute;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, Error, Output, State, UndefinedBehavior, escape_formatter};
use serde::Serialize;

/// Ours, by name.
pub(super) const OURS: &[(&str, &str)] = &[
    ("base.html", include_str!("templates/base.html")),
    ("sidebar.html", include_str!("templates/sidebar.html")),
    ("note.html", include_str!("templates/note.html")),
    ("contents.html", include_str!("templates/contents.html")),
    ("print.html", include_str!("templates/print.html")),
    ("missing.html", include_str!("templates/missing.html")),
    ("redirect.html", include_str!("templates/redirect.html")),
];

/// All templates of a site, read and understood.
#[derive(Debug)]
pub(super) struct Templates<'a> {
    environment: Environment<'a>,
    own: &'a std::collections::BTreeMap<String, Own>,
}

impl<'a> Templates<'a> {
    pub(super) fn new(config: &'a HtmlConfig) -> Result<Self, HtmlError> {
        let mut environment = Environment::new();
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        environment.set_formatter(format);
        // A name that is misspelt in an author's template is an error, not an empty place; asking whether it is there is
        // no mistake.
        environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
        let templates = Self { environment, own: &config.templates };
        templates.filled()
    }

    fn filled(mut self) -> Result<Self, HtmlError> {
        if let Some((_, own)) = self.own.iter().find(|(name, _)| OURS.iter().all(|(ours, _)| ours != name)) {
            let known: Vec<&str> = OURS.iter().map(|(name, _)| *name).collect();
            return Err(HtmlError::Name { path: own.path.clone(), known: known.join(", ") });
        }
        for (name, ours) in OURS {
            let source = self.own.get(*name).map_or(*ours, |own| own.text.as_str());
            self.environment.add_template(name, source).map_err(|error| self.error(&error, name))?;
        }
        Ok(self)
    }

    /// Fills in a template.
    pub(super) fn render(&self, name: &str, context: impl Serialize) -> Result<String, HtmlError> {
        let template = self.environment.get_template(name).map_err(|error| self.error(&error, name))?;
        template.render(Value::from(Serde(context))).map_err(|error| self.error(&error, name))
    }

    /// Fills in a template whose output holds what `pieces` shares.
    pub(super) fn render_into(
        &self,
        mut pieces: Pieces,
        name: &str,
        context: impl Serialize,
    ) -> Result<Pieces, HtmlError> {
        let template = self.environment.get_template(name).map_err(|error| self.error(&error, name))?;
        let rendered = template.render_captured_to(Value::from(Serde(context)), &mut pieces);
        rendered.map_err(|error| self.error(&error, name))?;
        Ok(pieces)
    }

    fn error(&self, error: &Error, name: &str) -> HtmlError {
        // A page is made of several templates: the innermost error is in the one that is wrong.
        let mut innermost = error;
        while let Some(cause) = std::error::Error::source(innermost).and_then(|cause| cause.downcast_ref::<Error>()) {
            innermost = cause;
        }
        let name = innermost.name().unwrap_or(name);
        let kind = innermost.kind().to_string();
        HtmlError::Template {
            path: self.own.get(name).map_or_else(|| name.to_owned(), |own| own.path.clone()),
            line: innermost.line().unwrap_or(1),
            message: innermost.detail().map_or_else(|| kind.clone(), |detail| format!("{kind}: {detail}")),
        }
    }
}

/// Markup that a page has already.
pub(super) fn markup(markup: String) -> Value {
    Value::from_safe_string(markup)
}

/// Words are escaped as XML wants it, and as briefly as it allows: the usual way escapes each `/` of an address.
fn format(out: &mut Output, state: &mut State, value: &Value) -> Result<(), Error> {
    match value.as_str() {
        Some(words) if !value.is_safe() => {
            let mut escaped = String::with_capacity(words.len() + 16);
            push_attribute(&mut escaped, words);
            out.write_str(&escaped).map_err(Error::from)
        }
        _ if value.is_none() => Ok(()),
        _ => escape_formatter(out, state, value),
    }
}
