//! Lisp and its children.

use super::{LONG_DOUBLE, SEMICOLON};
use crate::code::rules::{Comment, Language, Quote, Rules, Trait};

const LISP_RULES: Rules = Rules {
    keywords: "and block case catch cond declare do dolist dotimes error eval-when flet go if ignore-errors in-package \
               labels lambda let let* letrec loop multiple-value-bind not or prog1 prog2 progn quote return return-from \
               setf setq tagbody throw unless unwind-protect when with-open-file",
    definers: "defclass defconstant defgeneric defmacro defmethod defpackage defparameter defstruct deftype defun defvar",
    constants: "t nil",
    comments: &[Comment::nesting("#|", "|#"), SEMICOLON],
    quotes: &[LONG_DOUBLE],
    word_bytes: "-+*/<>=!?&%.",
    traits: &[Trait::Heads, Trait::Symbols, Trait::WholeNumbers],
    ..Rules::NONE
};
pub(super) static LISP: Language = Language::code("Lisp", "lisp commonlisp common-lisp cl clisp sbcl", LISP_RULES);

pub(super) static EMACS_LISP: Language = Language::code(
    "Emacs Lisp",
    "elisp emacs-lisp emacs el",
    Rules {
        keywords: "and catch cond condition-case dolist dotimes if interactive lambda let let* not or prog1 progn provide \
               quote require save-excursion setq setq-default throw unless unwind-protect use-package when while \
               with-current-buffer add-hook",
        definers: "defadvice defalias defconst defcustom defface defgroup define-minor-mode defmacro defun defvar cl-defun",
        quotes: &[LONG_DOUBLE, Quote::pair("?\\", " ").raw()],
        ..LISP_RULES
    },
);

const SCHEME_RULES: Rules = Rules {
    keywords: "and begin call-with-current-continuation call/cc case case-lambda cond cond-expand delay delay-force do \
               dynamic-wind else export for-each guard if import include lambda let let* let*-values let-syntax \
               let-values letrec letrec* letrec-syntax library or parameterize quasiquote quote set! syntax-rules \
               unless unquote values when",
    definers: "define define-library define-record-type define-syntax define-values",
    constants: "#t #f #true #false",
    comments: &[Comment::nesting("#|", "|#"), SEMICOLON],
    word_bytes: "-+*/<>=!?&%.#",
    traits: &[Trait::Heads, Trait::WholeNumbers],
    ..LISP_RULES
};
pub(super) static SCHEME: Language = Language::code("Scheme", "scheme scm guile chicken", SCHEME_RULES);

pub(super) static RACKET: Language = Language::code(
    "Racket",
    "racket rkt",
    Rules {
        keywords: "and begin case class cond contract-out define/contract delay else false for for* for/fold for/list \
               for/sum hash if in-list in-range lambda let let* letrec list match match-define module new not null or \
               parameterize provide quote raise require send set! struct-out super-new this true unless values when \
               with-handlers λ #lang",
        definers: "define define-struct define-syntax define-syntax-rule struct",
        traits: &[Trait::Heads, Trait::WholeNumbers],
        ..SCHEME_RULES
    },
);

pub(super) static CLOJURE: Language = Language::code(
    "Clojure",
    "clojure clj cljs cljc clojurescript edn",
    Rules {
        keywords: "-> ->> and as-> binding case catch comment cond cond-> cond->> condp do doall dorun doseq dosync dotimes \
               extend-protocol extend-type finally fn for if if-let if-not if-some import in-ns let letfn loop new not \
               ns or quote recur reify require set! some-> some->> throw try use var when when-first when-let when-not \
               when-some while with-open",
        definers: "def definline definterface defmacro defmethod defmulti defn defn- defonce defprotocol defrecord \
               defstruct deftest deftype",
        constants: "true false nil",
        comments: &[SEMICOLON],
        quotes: &[Quote::pair("#\"", "\"").over_lines(), LONG_DOUBLE],
        word_bytes: "-+*/<>=!?&%.'#",
        traits: &[Trait::Heads, Trait::Symbols, Trait::WholeNumbers],
        ..Rules::NONE
    },
);

pub(super) static WEBASSEMBLY: Language = Language::code(
    "WebAssembly",
    "wasm wat wast webassembly",
    Rules {
        keywords: "module import export memory data table elem start param result local global mut block loop if then else \
               end br br_if br_table return call call_indirect drop select offset",
        definers: "func type",
        names: "i32 i64 f32 f64 funcref externref v128",
        comments: &[Comment::nesting("(;", ";)"), Comment::line(";;")],
        word_bytes: "-.",
        sigils: "$",
        traits: &[Trait::Heads, Trait::WholeNumbers],
        ..LISP_RULES
    },
);
