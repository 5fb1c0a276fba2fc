//! Formulas, from what an author wrote between dollars to MathML.
//!
//! math-core does the work; it wants no definitions, and lacks some commands that MathJax, which GitHub uses, has. So a
//! formula is written anew first (module `rewrite`): macros of the note are put in, and what is lacking is said in commands
//! that are there. What is refused even so is either broken, for MathJax too, or merely not supported here
//! ([`Refusal`]): a rule speaks of the first only.

mod arguments;
mod cells;
mod colours;
mod depth;
mod environments;
mod finish;
mod macros;
mod operators;
mod output;
mod reason;
mod rewrite;
mod tables;
mod text;

use macros::Macros;
use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};
use rewrite::{Rewriter, Written};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

/// How a formula is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Display {
    /// In a line of text.
    Inline,
    /// On lines of its own.
    Block,
}

/// Why a formula has no MathML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is broken: other readers of TeX refuse it too.
    Broken,
    /// It uses what MathJax has and this crate lacks.
    Unsupported,
}

/// A formula that can't be set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MathError {
    /// The part that is wrong, in the formula as it was given; empty where it is the whole.
    pub range: Range<usize>,
    /// What is wrong, in lower case: "nothing closes this `{`".
    pub message: String,
    /// Whose fault it is.
    pub refusal: Refusal,
}

/// The formulas of one note: a macro that one of them defines holds for those behind it.
///
/// ```
/// use coursenotes_markup::math::{Display, Formulas};
///
/// let mut formulas = Formulas::default();
/// formulas.to_mathml(r"\newcommand{\R}{\mathbb{R}}", Display::Inline).unwrap();
/// let mathml = formulas.to_mathml(r"x \in \R", Display::Inline).unwrap();
/// assert!(mathml.contains("ℝ"));
/// ```
#[derive(Debug, Default)]
pub struct Formulas {
    macros: Macros,
}

impl Formulas {
    /// The MathML of a formula, as a whole `math` element with its namespace, so that it stands in HTML and in XHTML.
    pub fn to_mathml(&mut self, source: &str, display: Display) -> Result<String, MathError> {
        let formula = content(source);
        let base = formula.as_ptr() as usize - source.as_ptr() as usize;
        let result = self.convert(formula, display);
        result.map_err(|error| MathError { range: base + error.range.start..base + error.range.end, ..error })
    }

    /// Whether it can be set. Half of all formulas are letters, figures and signs, which needs no look.
    pub fn check(&mut self, source: &str, display: Display) -> Result<(), MathError> {
        let is_plain = |byte: u8| byte >= 0x80 || byte.is_ascii_alphanumeric() || b" \n+-*/=<>()|,.:;!".contains(&byte);
        if source.bytes().all(is_plain) {
            return Ok(());
        }
        self.to_mathml(source, display).map(drop)
    }

    fn convert(&mut self, formula: &str, display: Display) -> Result<String, MathError> {
        if depth::is_too_deep(formula) {
            return Err(unsupported("this formula is nested too deeply"));
        }
        let written = Rewriter::new(&mut self.macros, display).rewrite(formula)?;
        if depth::is_too_deep(&written.text) {
            return Err(unsupported("this formula is nested too deeply"));
        }
        let mode = match display {
            Display::Inline => MathDisplay::Inline,
            Display::Block => MathDisplay::Block,
        };
        // What `cells` doesn't foresee must not end the program: math-core 0.7 panics over a cell that an unfinished
        // command takes into itself.
        let converted = std::panic::catch_unwind(|| CONVERTER.convert_with_local_state(&written.text, mode));
        match converted {
            Ok(Ok(result)) => Ok(finish::finished(result.mathml)),
            Ok(Err(error)) => Err(explain(&error, formula, &written)),
            Err(_) => Err(unsupported("this formula stops the converter")),
        }
    }
}

/// Without macros and without state, so that all formulas share it.
static CONVERTER: LazyLock<LatexToMathML> = LazyLock::new(|| {
    let config = MathCoreConfig { xml_namespace: true, ..MathCoreConfig::default() };
    LatexToMathML::new(config).expect("no macro of ours can be wrong: there is none")
});

/// The formula without the backticks of GitHub's other form, `` $`…`$ ``.
fn content(source: &str) -> &str {
    source.strip_prefix('`').and_then(|rest| rest.strip_suffix('`')).unwrap_or(source)
}

fn unsupported(message: &str) -> MathError {
    MathError { range: 0..0, message: message.to_owned(), refusal: Refusal::Unsupported }
}

fn explain(error: &math_core::LatexError, formula: &str, written: &Written) -> MathError {
    let range = written.place(&error.0);
    let range = formula.floor_char_boundary(range.start)..formula.ceil_char_boundary(range.end);
    let message: Cow<str> = error.error_message().into();
    reason::explain(&message, formula, range)
}
