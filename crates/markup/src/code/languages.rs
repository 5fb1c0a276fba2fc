//! Which languages are known, and their tables.

mod c_family;
mod data;
mod functional;
mod hardware;
mod lisp;
mod markup;
mod query;
mod schema;
mod script;
mod session;
mod shells;
mod systems;
mod tools;
mod veteran;
mod web;

pub(super) use markup::CSS;
pub(super) use web::JAVASCRIPT;

use super::rules::{Comment, Language, Place, Quote, Rules, Scanner, Trait};

/// Text without colours, by its usual names: an author who writes `text` has named a language.
static TEXT: Language =
    Language::new("Text", "text txt plaintext plain none nohighlight output ascii log", Scanner::Plain);

/// Every language.
pub(super) static ALL: &[&Language] = &[
    &c_family::C,
    &c_family::CPP,
    &c_family::OBJECTIVE_C,
    &c_family::CSHARP,
    &c_family::JAVA,
    &c_family::KOTLIN,
    &c_family::SCALA,
    &c_family::GROOVY,
    &c_family::DART,
    &c_family::SOLIDITY,
    &c_family::SHADER,
    &data::JSON,
    &data::TOML,
    &data::INI,
    &data::CSV,
    &data::BIBTEX,
    &data::GETTEXT,
    &data::KDL,
    &data::YAML,
    &data::DIFF,
    &data::MARKDOWN,
    &data::TEX,
    &functional::HASKELL,
    &functional::PURESCRIPT,
    &functional::AGDA,
    &functional::LEAN,
    &functional::OCAML,
    &functional::STANDARD_ML,
    &functional::FSHARP,
    &functional::COQ,
    &functional::ERLANG,
    &functional::PROLOG,
    &functional::NIX,
    &functional::TLA,
    &functional::WOLFRAM,
    &hardware::VERILOG,
    &hardware::VHDL,
    &hardware::LLVM,
    &hardware::GCODE,
    &hardware::OPENSCAD,
    &lisp::LISP,
    &lisp::EMACS_LISP,
    &lisp::SCHEME,
    &lisp::RACKET,
    &lisp::CLOJURE,
    &lisp::WEBASSEMBLY,
    &markup::CSS,
    &markup::SCSS,
    &markup::SASS,
    &markup::HTML,
    &markup::XML,
    &markup::PHP,
    &markup::VUE,
    &markup::SVELTE,
    &markup::ASTRO,
    &markup::ERB,
    &markup::EEX,
    &markup::EJS,
    &markup::JINJA,
    &markup::HANDLEBARS,
    &markup::GO_TEMPLATE,
    &markup::RAZOR,
    &markup::PUG,
    &query::SQL,
    &query::CYPHER,
    &query::SPARQL,
    &query::GRAPHQL,
    &query::GROQ,
    &query::KQL,
    &schema::PROTOBUF,
    &schema::HCL,
    &schema::PRISMA,
    &schema::MERMAID,
    &schema::PLANTUML,
    &schema::DOT,
    &schema::GRAMMAR,
    &schema::REGEX,
    &schema::GHERKIN,
    &script::PYTHON,
    &script::GDSCRIPT,
    &script::RUBY,
    &script::PERL,
    &script::LUA,
    &script::R,
    &script::JULIA,
    &script::ELIXIR,
    &script::MATLAB,
    &script::TCL,
    &script::AWK,
    &script::APPLESCRIPT,
    &script::VIM,
    &script::PUPPET,
    &session::CONSOLE,
    &session::BASH,
    &session::POWERSHELL_SESSION,
    &session::PYTHON_SESSION,
    &session::RUBY_SESSION,
    &session::ELIXIR_SESSION,
    &session::NODE_SESSION,
    &session::JULIA_SESSION,
    &session::R_SESSION,
    &session::HASKELL_SESSION,
    &session::SQL_SESSION,
    &shells::FISH,
    &shells::NU,
    &shells::POWERSHELL,
    &shells::BATCH,
    &systems::RUST,
    &systems::GO,
    &systems::SWIFT,
    &systems::ZIG,
    &systems::D,
    &systems::NIM,
    &systems::CRYSTAL,
    &systems::V,
    &systems::GLEAM,
    &systems::HAXE,
    &systems::VALA,
    &systems::ASSEMBLY,
    &systems::WGSL,
    &tools::MAKEFILE,
    &tools::JUST,
    &tools::CMAKE,
    &tools::DOCKERFILE,
    &tools::NGINX,
    &tools::HTTP,
    &tools::MESON,
    &tools::GNUPLOT,
    &tools::PATHS,
    &veteran::PASCAL,
    &veteran::ADA,
    &veteran::FORTRAN,
    &veteran::COBOL,
    &veteran::VISUAL_BASIC,
    &veteran::SMALLTALK,
    &veteran::FORTH,
    &veteran::SAS,
    &veteran::ABAP,
    &web::JAVASCRIPT,
    &web::TYPESCRIPT,
    &web::TSX,
    &web::COFFEESCRIPT,
    &web::REASON,
    &web::QML,
    &web::ELM,
    &TEXT,
];

/// `/* … */`.
const C_BLOCK: Comment = Comment::block("/*", "*/");
/// `/* … */`, with others inside.
const NESTING_BLOCK: Comment = Comment::nesting("/*", "*/");
/// `// …`.
const SLASHES: Comment = Comment::line("//");
/// `# …`.
const HASH: Comment = Comment::line("#");
/// `# …` at the start of a word.
const WORD_HASH: Comment = Comment::line("#").at(Place::Word);
/// `-- …`.
const DASHES: Comment = Comment::line("--");
/// `; …`.
const SEMICOLON: Comment = Comment::line(";");
/// `% …`.
const PERCENT: Comment = Comment::line("%");
/// `(* … *)`, with others inside.
const STARS: Comment = Comment::nesting("(*", "*)");

/// `"…"` on one line.
const DOUBLE: Quote = Quote::new("\"");
/// `'…'` on one line.
const SINGLE: Quote = Quote::new("'");
/// `"…"` over lines.
const LONG_DOUBLE: Quote = DOUBLE.over_lines();
/// `'…'` over lines.
const LONG_SINGLE: Quote = SINGLE.over_lines();
/// `"""…"""`.
const TRIPLE: Quote = Quote::new("\"\"\"").over_lines();
/// `'''…'''`.
const TRIPLE_SINGLE: Quote = Quote::new("'''").over_lines();
/// `` `…` `` over lines, as it stands.
const RAW_TICKS: Quote = Quote::new("`").raw().over_lines();

/// What most languages with curly brackets share.
const CURLY: Rules = Rules {
    comments: &[C_BLOCK, SLASHES],
    quotes: &[DOUBLE, SINGLE],
    traits: &[Trait::Calls, Trait::Types],
    ..Rules::NONE
};
/// What most languages with `#` comments share.
const HASHED: Rules =
    Rules { comments: &[HASH], quotes: &[DOUBLE, SINGLE], traits: &[Trait::Calls, Trait::Types], ..Rules::NONE };
