//! Shells: languages whose lines are commands.

use super::{DOUBLE, LONG_DOUBLE, LONG_SINGLE, WORD_HASH};
use crate::code::rules::{Comment, Holes, Language, Place, Quote, Rules, Trait};

const SHELL_RULES: Rules = Rules {
    keywords: "if then else elif fi for while until do done case esac select function in return break continue exit \
               local export declare typeset readonly set unset shift trap source alias eval ! time coproc",
    names: "echo cd printf read test sudo exec env command pwd true false wait kill type umask",
    comments: &[WORD_HASH],
    quotes: &[Quote::pair("$'", "'").over_lines(), LONG_DOUBLE.with(Holes::Shell), LONG_SINGLE.raw()],
    word_bytes: "-./+~:@%,*?!^",
    sigils: "$",
    traits: &[Trait::Commands, Trait::WholeNumbers, Trait::ShellHeredoc],
    ..Rules::NONE
};
pub(super) static BASH_CODE: Language = Language::code("Shell", "", SHELL_RULES);

pub(super) static FISH: Language = Language::code(
    "fish",
    "fish fishshell",
    Rules {
        keywords: "and begin break builtin case continue else end exec for function if in not or return set status switch \
               while source alias abbr export",
        quotes: &[LONG_DOUBLE.with(Holes::Shell), LONG_SINGLE],
        traits: &[Trait::Commands, Trait::WholeNumbers],
        ..SHELL_RULES
    },
);

pub(super) static NU: Language = Language::code(
    "Nushell",
    "nushell nu",
    Rules {
        keywords: "alias break const continue def do each else export extern for hide if in let loop match module mut \
               overlay return source try use where while",
        quotes: &[DOUBLE, super::SINGLE.raw(), Quote::new("`").raw()],
        traits: &[Trait::Commands, Trait::WholeNumbers],
        ..SHELL_RULES
    },
);

pub(super) static POWERSHELL: Language = Language::code(
    "PowerShell",
    "powershell pwsh ps1 ps posh psm1",
    Rules {
        keywords: "begin break catch continue data do dynamicparam else elseif end exit finally for foreach from hidden if \
               in inlinescript parallel param process return sequence static switch throw trap try until using \
               while workflow -eq -ne -gt -ge -lt -le -like -notlike -match -notmatch -replace -contains -in -and -or \
               -not -is -as -join -split -f",
        definers: "class enum filter function",
        constants: "$true $false $null",
        comments: &[Comment::block("<#", "#>"), WORD_HASH],
        quotes: &[
            Quote::pair("@\"", "\"@").raw().over_lines(),
            Quote::pair("@'", "'@").raw().over_lines(),
            LONG_DOUBLE.escaped_by(b'`').with(Holes::Shell),
            LONG_SINGLE.raw(),
        ],
        word_bytes: "-",
        sigils: "$",
        traits: &[Trait::AnyCase, Trait::Types, Trait::Calls],
        ..Rules::NONE
    },
);

pub(super) static BATCH: Language = Language::code(
    "Batch",
    "batch bat cmd dosbatch winbatch dos",
    Rules {
        keywords: "call cd chdir choice cls copy defined del dir do echo else endlocal equ errorlevel exist exit for geq \
               goto gtr if in leq lss md mkdir move neq not nul off on pause popd pushd rd ren rmdir set setlocal \
               shift start title type ver xcopy",
        comments: &[
            Comment::line("::").at(Place::Line),
            Comment::line("REM ").at(Place::Line),
            Comment::line("rem ").at(Place::Line),
            Comment::line("@rem ").at(Place::Line),
            Comment::line("@REM ").at(Place::Line),
        ],
        quotes: &[DOUBLE.raw(), Quote::pair("%~", "%").as_class(crate::code::Token::Name)],
        sigils: ":",
        traits: &[Trait::AnyCase],
        ..Rules::NONE
    },
);
