//! Languages of scripts, notebooks and statistics.

use super::{DOUBLE, HASH, HASHED, LONG_DOUBLE, LONG_SINGLE, PERCENT, SINGLE, TRIPLE, TRIPLE_SINGLE};
use crate::code::rules::{Comment, Holes, Language, Place, Prefixes, Quote, Rules, Trait};

pub(super) const PYTHON_RULES: Rules = Rules {
    keywords: "and as assert async await break continue del elif else except finally for from global if import in is \
               lambda match nonlocal not or pass raise return try while with yield case",
    definers: "class def",
    constants: "True False None Ellipsis NotImplemented",
    names: "self cls print len range str int float list dict set tuple bool bytes object type isinstance enumerate zip \
            map filter sorted sum min max open input super property staticmethod classmethod abs any all",
    comments: &[HASH],
    quotes: &[TRIPLE, TRIPLE_SINGLE, DOUBLE, SINGLE],
    prefixes: Prefixes::List { plain: "b u", raw: "r br rb fr rf", holed: "f fr rf t" },
    sigils: "@",
    traits: &[Trait::Calls, Trait::Types],
    ..Rules::NONE
};
pub(super) static PYTHON: Language = Language::code(
    "Python",
    "python py python3 py3 python2 py2 ipython ipynb gyp starlark bazel bzl sage cython pyx snakemake",
    PYTHON_RULES,
);

pub(super) static GDSCRIPT: Language = Language::code(
    "GDScript",
    "gdscript gd godot",
    Rules {
        keywords: "and as assert await break breakpoint const continue elif else extends export for if in is match not \
               onready or pass preload return self setget static super tool var void while yield",
        definers: "class class_name enum func signal",
        constants: "true false null PI TAU INF NAN",
        ..PYTHON_RULES
    },
);

pub(super) static RUBY: Language = Language::code(
    "Ruby",
    "ruby rb rails rake gemfile rspec podfile fastlane",
    Rules {
        keywords: "BEGIN END alias and begin break case do else elsif end ensure for if in next not or redo rescue retry \
               return self super then undef unless until when while yield __method__ loop raise require \
               require_relative include extend prepend attr_reader attr_writer attr_accessor private protected public \
               lambda proc",
        definers: "class def module",
        constants: "true false nil",
        comments: &[Comment { place: Place::Line, ..Comment::block("=begin", "\n=end") }, HASH],
        quotes: &[LONG_DOUBLE.with(Holes::Hash), LONG_SINGLE, Quote::new("`").with(Holes::Hash)],
        word_bytes: "?!",
        sigils: "@$",
        traits: &[
            Trait::Calls,
            Trait::Types,
            Trait::LooseRegex,
            Trait::Symbols,
            Trait::Labels,
            Trait::PercentQuotes,
            Trait::RubyHeredoc,
        ],
        ..Rules::NONE
    },
);

/// A page of Perl's documentation.
const fn pod(open: &'static str) -> Comment {
    Comment::block(open, "\n=cut").at(Place::Line)
}

pub(super) static PERL: Language = Language::code(
    "Perl",
    "perl pl pm perl5 perl6 raku",
    Rules {
        keywords: "and cmp continue do die else elsif eq eval exists delete defined for foreach ge given goto gt if keys \
               values each last le local lt my ne next no not or our print printf say push pop shift unshift splice \
               redo ref require return scalar state undef unless until use wantarray warn when while x xor chomp open \
               close join split map grep sort reverse bless",
        definers: "package sub",
        comments: &[
            pod("=pod"),
            pod("=head"),
            pod("=over"),
            pod("=item"),
            pod("=begin"),
            pod("=for"),
            pod("=encoding"),
            Comment::line("#").at(Place::Word),
        ],
        quotes: &[LONG_DOUBLE.with(Holes::Dollar), LONG_SINGLE, Quote::new("`")],
        sigils: "$@%",
        traits: &[Trait::Calls, Trait::Regex, Trait::PerlQuotes, Trait::RubyHeredoc],
        ..Rules::NONE
    },
);

pub(super) static LUA: Language = Language::code(
    "Lua",
    "lua luau moonscript moon",
    Rules {
        keywords: "and break do else elseif end for goto if in local not or repeat return then until while self",
        definers: "function",
        constants: "true false nil",
        names: "assert error ipairs next pairs pcall print require select setmetatable tonumber tostring type unpack",
        comments: &[super::DASHES],
        traits: &[Trait::Calls, Trait::LongBrackets],
        ..HASHED
    },
);

pub(super) static R: Language = Language::code(
    "R",
    "r rscript splus rmd",
    Rules {
        keywords: "break else for function if in next repeat return while library require source",
        constants: "TRUE FALSE NULL NA NaN Inf T F NA_integer_ NA_real_ NA_character_",
        quotes: &[LONG_DOUBLE, LONG_SINGLE, Quote::new("`")],
        word_bytes: ".",
        traits: &[Trait::Calls],
        ..HASHED
    },
);

pub(super) static JULIA: Language = Language::code(
    "Julia",
    "julia jl",
    Rules {
        keywords: "abstract baremodule begin break catch const continue do else elseif end export finally for global if \
               import in isa let local mutable primitive public quote return try using where while",
        definers: "function macro module struct type",
        constants: "true false nothing missing Inf NaN pi im undef",
        comments: &[Comment::nesting("#=", "=#"), HASH],
        quotes: &[TRIPLE.with(Holes::Dollar), LONG_DOUBLE.with(Holes::Dollar), SINGLE],
        prefixes: Prefixes::Any(Holes::None),
        word_bytes: "!",
        sigils: "@",
        traits: &[Trait::Calls, Trait::Types, Trait::Symbols, Trait::Transpose],
        ..Rules::NONE
    },
);

pub(super) static ELIXIR: Language = Language::code(
    "Elixir",
    "elixir ex exs",
    Rules {
        keywords: "after alias and case catch cond def do else end fn for if import in not or quote raise receive require \
               rescue reraise super throw try unless unquote use when with",
        definers: "defmodule defp defmacro defmacrop defprotocol defimpl defstruct defguard defdelegate defexception def",
        constants: "true false nil",
        names: "IO Enum String Map List Kernel",
        comments: &[HASH],
        quotes: &[
            TRIPLE.with(Holes::Hash),
            TRIPLE_SINGLE,
            LONG_DOUBLE.with(Holes::Hash),
            LONG_SINGLE.with(Holes::Hash),
        ],
        word_bytes: "?!",
        sigils: "@",
        traits: &[Trait::Calls, Trait::Types, Trait::Symbols, Trait::Labels, Trait::Sigils, Trait::QuestionCharacters],
        ..Rules::NONE
    },
);

pub(super) static MATLAB: Language = Language::code(
    "MATLAB",
    "matlab octave m",
    Rules {
        keywords: "break case catch continue else elseif end endfor endfunction endif endwhile for global if otherwise \
               parfor persistent return spmd switch try unwind_protect until do while properties methods events",
        definers: "classdef function",
        constants: "true false pi inf Inf NaN nan eps",
        comments: &[
            Comment { place: Place::Line, ..Comment::block("%{", "%}") },
            PERCENT,
            Comment::line("# ").at(Place::Word),
        ],
        quotes: &[DOUBLE, SINGLE.raw()],
        traits: &[Trait::Calls, Trait::Transpose],
        ..Rules::NONE
    },
);

pub(super) static TCL: Language = Language::code(
    "Tcl",
    "tcl tk expect",
    Rules {
        keywords: "after append array break catch continue else elseif error eval expr for foreach global if incr lappend \
               lindex list llength namespace package puts regexp regsub return set split string switch then upvar \
               uplevel variable while source",
        definers: "proc",
        comments: &[Comment::line("#").at(Place::Word)],
        quotes: &[LONG_DOUBLE],
        sigils: "$",
        ..Rules::NONE
    },
);

pub(super) static AWK: Language = Language::code(
    "AWK",
    "awk gawk mawk",
    Rules {
        keywords: "BEGIN END break case continue default delete do else exit for getline if in next nextfile print printf \
               return switch while",
        definers: "func function",
        names: "NR NF FS OFS RS ORS FILENAME FNR ARGC ARGV ENVIRON length substr split gsub sub match index sprintf toupper \
            tolower",
        quotes: &[DOUBLE],
        sigils: "$",
        traits: &[Trait::Calls, Trait::Regex],
        ..HASHED
    },
);

pub(super) static APPLESCRIPT: Language = Language::code(
    "AppleScript",
    "applescript osascript",
    Rules {
        keywords: "about above after against and around as at back before beginning behind below beneath beside between but \
               by considering contain contains continue copy div does each else end equal equals error every exit \
               first from front get given global if ignoring in instead into is it its last local me middle mod my not \
               of on onto or out over prop property put ref repeat return returning script second set since some tell \
               that the then third through thru timeout times to transaction try until where while whose with without",
        constants: "true false",
        comments: &[STARS_BLOCK, super::DASHES, HASH],
        quotes: &[LONG_DOUBLE],
        ..Rules::NONE
    },
);
const STARS_BLOCK: Comment = super::STARS;

pub(super) static VIM: Language = Language::code(
    "Vim script",
    "vim viml vimscript vimrc nvim",
    Rules {
        keywords: "abort au augroup autocmd call catch cmap cnoremap colorscheme command delcommand echo echom echomsg else \
               elseif endfor endfunction endif endtry endwhile exe execute filetype finally for if imap in inoremap \
               let lockvar map nmap nnoremap noremap normal onoremap return runtime set setlocal silent source syntax \
               throw try unlet unmap vmap vnoremap while xmap xnoremap highlight",
        definers: "function",
        comments: &[Comment::line("\"").at(Place::Line)],
        quotes: &[DOUBLE, SINGLE.raw()],
        word_bytes: ":#",
        traits: &[Trait::Calls],
        ..Rules::NONE
    },
);

pub(super) static PUPPET: Language = Language::code(
    "Puppet",
    "puppet pp",
    Rules {
        keywords: "and application attr case component default else elsif if in import inherits or private site unless type",
        definers: "class define function node",
        constants: "true false undef present absent",
        quotes: &[LONG_DOUBLE.with(Holes::Dollar), LONG_SINGLE],
        sigils: "$@",
        word_bytes: ":",
        ..HASHED
    },
);
