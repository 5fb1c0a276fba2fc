//! Sessions of shells and interpreters.

use super::functional::HASKELL;
use super::query::SQL;
use super::script::{ELIXIR, JULIA, PYTHON, R, RUBY};
use super::shells::{BASH_CODE, POWERSHELL};
use super::web::JAVASCRIPT;
use crate::code::rules::{Language, Scanner};

pub(super) static CONSOLE: Language = Language::new(
    "Console",
    "console shell-session shellsession sh-session bash-session terminal term prompt tty",
    Scanner::Console(&[("$", &BASH_CODE), ("#", &BASH_CODE), (">", &BASH_CODE), ("%", &BASH_CODE), ("❯", &BASH_CODE)]),
);
/// Authors write `bash` for sessions as well; without a prompt on the first line it is a script.
pub(super) static BASH: Language = Language::new(
    "Shell",
    "bash sh shell zsh ksh dash shellscript shell-script bashrc zshrc profile bash_profile sh-script posix curl",
    Scanner::Shell(&BASH_CODE, &[("$", &BASH_CODE), ("❯", &BASH_CODE)]),
);
pub(super) static POWERSHELL_SESSION: Language = Language::new(
    "PowerShell session",
    "ps1con powershell-session",
    Scanner::Console(&[("PS>", &POWERSHELL), ("PS C:\\>", &POWERSHELL), (">", &POWERSHELL)]),
);
pub(super) static PYTHON_SESSION: Language = Language::new(
    "Python session",
    "pycon python-console python-repl pyconsole doctest",
    Scanner::Console(&[(">>>", &PYTHON), ("...", &PYTHON)]),
);
pub(super) static RUBY_SESSION: Language = Language::new(
    "Ruby session",
    "irb pry rbcon",
    Scanner::Console(&[(">>", &RUBY), ("irb>", &RUBY), ("pry>", &RUBY), ("irb(main):001:0>", &RUBY), (">", &RUBY)]),
);
pub(super) static ELIXIR_SESSION: Language =
    Language::new("IEx session", "iex", Scanner::Console(&[("iex>", &ELIXIR), ("...>", &ELIXIR)]));
pub(super) static NODE_SESSION: Language = Language::new(
    "Node session",
    "node-repl js-console",
    Scanner::Console(&[(">", &JAVASCRIPT), ("...", &JAVASCRIPT)]),
);
pub(super) static JULIA_SESSION: Language =
    Language::new("Julia session", "jlcon julia-repl", Scanner::Console(&[("julia>", &JULIA)]));
pub(super) static R_SESSION: Language =
    Language::new("R session", "rconsole rout", Scanner::Console(&[(">", &R), ("+", &R)]));
pub(super) static HASKELL_SESSION: Language = Language::new(
    "GHCi session",
    "ghci",
    Scanner::Console(&[("ghci>", &HASKELL), ("Prelude>", &HASKELL), (">", &HASKELL)]),
);
pub(super) static SQL_SESSION: Language = Language::new(
    "SQL session",
    "psql mysql-session sqlite-session",
    Scanner::Shell(
        &SQL,
        &[("postgres=#", &SQL), ("mysql>", &SQL), ("sqlite>", &SQL), ("=#", &SQL), ("=>", &SQL), (">", &SQL)],
    ),
);
