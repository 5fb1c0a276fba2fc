//! Functional languages and those of proofs.

use super::{DASHES, DOUBLE, LONG_DOUBLE, PERCENT, SINGLE, SLASHES, STARS, TRIPLE};
use crate::code::rules::{Comment, Holes, Language, Place, Prefixes, Quote, Rules, Trait};

const HASKELL_COMMENTS: &[Comment] = &[Comment::nesting("{-", "-}"), DASHES.at(Place::Operator)];

const HASKELL_RULES: Rules = Rules {
    keywords: "as case default deriving do else family forall foreign hiding if import in infix infixl infixr let mdo \
               of proc qualified rec then where",
    definers: "class data instance module newtype type",
    constants: "True False",
    comments: HASKELL_COMMENTS,
    quotes: &[DOUBLE],
    word_bytes: "'",
    traits: &[Trait::Types, Trait::Tick],
    ..Rules::NONE
};
pub(super) static HASKELL: Language = Language::code("Haskell", "haskell hs lhs cabal", HASKELL_RULES);

pub(super) static PURESCRIPT: Language = Language::code(
    "PureScript",
    "purescript purs",
    Rules {
        keywords: "ado as case derive do else false forall foreign hiding if import in infix infixl infixr let of then true \
               where",
        quotes: &[TRIPLE, DOUBLE],
        ..HASKELL_RULES
    },
);

pub(super) static AGDA: Language = Language::code(
    "Agda",
    "agda lagda idris idr",
    Rules {
        keywords: "abstract constructor do eta-equality field forall hiding import in inductive infix infixl infixr \
               instance let macro mutual no-eta-equality open overlap pattern postulate primitive private public quote \
               renaming rewrite syntax tactic then total covering partial unquote using variable where with case of if \
               else",
        definers: "data interface module record",
        word_bytes: "'-",
        ..HASKELL_RULES
    },
);

pub(super) static LEAN: Language = Language::code(
    "Lean",
    "lean lean4",
    Rules {
        keywords: "abbrev at attribute axiom by calc case cases constant deriving do else end example exact export extends \
               for from fun have hiding if import in induction infix infixl infixr instance intro let local macro match \
               mut mutual namespace noncomputable notation open opaque partial private protected rcases refine \
               renaming return rfl rw section set_option show simp sorry suffices syntax then theorem lemma this \
               universe unless unsafe using variable where while with",
        definers: "class def inductive structure",
        constants: "true false",
        comments: &[Comment::nesting("/-", "-/"), DASHES],
        quotes: &[LONG_DOUBLE],
        word_bytes: "'",
        traits: &[Trait::Types],
        ..Rules::NONE
    },
);

const OCAML_RULES: Rules = Rules {
    keywords: "and as assert asr begin constraint do done downto else end exception external for fun function functor \
               if in include inherit initializer land lazy let lor lsl lsr lxor match method mod mutable new nonrec \
               object of open or private rec sig struct then to try val virtual when while with",
    definers: "class module type",
    constants: "true false None Some",
    names: "int float string bool char unit list array option",
    comments: &[STARS],
    quotes: &[LONG_DOUBLE, Quote::pair("{|", "|}").raw().over_lines()],
    word_bytes: "'",
    traits: &[Trait::Types, Trait::Tick],
    ..Rules::NONE
};
pub(super) static OCAML: Language = Language::code("OCaml", "ocaml ml mli utop", OCAML_RULES);

pub(super) static STANDARD_ML: Language = Language::code(
    "Standard ML",
    "sml standardml smlnj",
    Rules {
        keywords: "abstype and andalso as case do else end eqtype exception fn fun functor handle if in include infix \
               infixr let local nonfix of op open orelse raise rec sharing sig signature struct structure then type \
               val where while with withtype",
        definers: "datatype",
        constants: "true false NONE SOME nil",
        ..OCAML_RULES
    },
);

pub(super) static FSHARP: Language = Language::code(
    "F#",
    "fsharp fs f# fsx fsi",
    Rules {
        keywords: "abstract and as assert async base begin class default delegate do done downcast downto elif else end \
               exception extern finally fixed for fun function global if in inherit inline interface internal lazy let \
               match member mutable new not of open or override private public rec return select static struct task \
               then to try upcast use val void when while with yield",
        definers: "module namespace type",
        constants: "true false null None Some",
        names: "int float string bool char unit list seq array option printfn sprintf",
        comments: &[STARS, SLASHES],
        quotes: &[
            TRIPLE.raw(),
            Quote::pair("$\"", "\"").with(Holes::Braces),
            Quote::pair("@\"", "\"").raw().over_lines(),
            LONG_DOUBLE,
        ],
        traits: &[Trait::Types, Trait::Tick, Trait::Preprocessor],
        ..OCAML_RULES
    },
);

pub(super) static COQ: Language = Language::code(
    "Coq",
    "coq rocq gallina",
    Rules {
        keywords: "Abort Admitted Arguments Axiom Check Compute Corollary Eval Example Export Fact From Goal Hint Hypothesis \
               Import Instance Lemma Ltac Module Notation Open Print Program Proof Proposition Qed Defined Require \
               Scope Search Section End Set Show Theorem Variable Variables apply as assert at auto by case cofix \
               destruct discriminate do eauto elim else end exact exists fix forall fun if in induction injection intro \
               intros inversion left let lia match omega reflexivity repeat return rewrite right simpl split struct \
               subst symmetry then transitivity trivial try unfold using where with",
        definers: "Class CoInductive Definition Fixpoint Inductive Record Structure",
        constants: "true false True False Prop Set Type",
        names: "nat bool list option unit",
        quotes: &[LONG_DOUBLE.raw()],
        traits: &[],
        ..OCAML_RULES
    },
);

pub(super) static ERLANG: Language = Language::code(
    "Erlang",
    "erlang erl hrl escript",
    Rules {
        keywords: "after and andalso band begin bnot bor bsl bsr bxor case catch cond div else end fun if let maybe not of \
               or orelse receive rem try when xor",
        constants: "true false undefined ok error",
        comments: &[PERCENT],
        quotes: &[LONG_DOUBLE, SINGLE],
        word_bytes: "",
        sigils: "?",
        traits: &[Trait::Calls, Trait::Types, Trait::BasedNumbers],
        ..Rules::NONE
    },
);

pub(super) static PROLOG: Language = Language::code(
    "Prolog",
    "prolog swipl swi-prolog datalog",
    Rules {
        keywords: "is mod rem div dynamic discontiguous module use_module initialization fail not",
        constants: "true false",
        comments: &[super::C_BLOCK, PERCENT],
        quotes: &[DOUBLE, SINGLE],
        traits: &[Trait::Calls, Trait::Types],
        ..Rules::NONE
    },
);

pub(super) static NIX: Language = Language::code(
    "Nix",
    "nix",
    Rules {
        keywords: "assert else if in inherit let or rec then with",
        constants: "true false null",
        names: "builtins import map toString fetchurl fetchFromGitHub mkDerivation pkgs lib",
        comments: &[super::C_BLOCK, super::HASH],
        quotes: &[Quote::new("''").raw().over_lines().with(Holes::Template), LONG_DOUBLE.with(Holes::Template)],
        word_bytes: "-",
        ..Rules::NONE
    },
);

pub(super) static TLA: Language = Language::code(
    "TLA+",
    "tla tlaplus tla+ pluscal",
    Rules {
        keywords: "ACTION ASSUME ASSUMPTION AXIOM BY CASE CHOOSE CONSTANT CONSTANTS DOMAIN ELSE ENABLED EXCEPT EXTENDS IF IN \
               INSTANCE LAMBDA LET LOCAL MODULE OTHER PROOF QED RECURSIVE STATE SUBSET SUFFICES TEMPORAL THEN THEOREM \
               UNCHANGED UNION USE VARIABLE VARIABLES WITH begin end either or while do if then else await macro \
               process procedure call return goto algorithm variables",
        constants: "TRUE FALSE BOOLEAN STRING Nat Int",
        comments: &[STARS, Comment::line("\\*")],
        quotes: &[DOUBLE],
        traits: &[Trait::Calls],
        ..Rules::NONE
    },
);

pub(super) static WOLFRAM: Language = Language::code(
    "Wolfram Language",
    "mathematica wolfram wl nb mma",
    Rules {
        keywords: "Module Block With If Which Switch Do For While Table Map Apply Function Return",
        constants: "True False Null Pi E I Infinity",
        comments: &[STARS],
        quotes: &[LONG_DOUBLE],
        prefixes: Prefixes::None,
        traits: &[Trait::Types],
        ..Rules::NONE
    },
);
