//! Which command was meant by a name that no engine has.

use coursenotes_course::word_like;

/// The command that was probably meant by `name`, as it is written.
pub(super) fn meant(name: &str) -> Option<&'static str> {
    let said = SAID_SO.binary_search_by_key(&name, |(said, _)| said).ok().map(|found| SAID_SO[found].1);
    let is_near = |known: &&str| {
        let first = |word: &str| word.bytes().next().map(|byte| byte.to_ascii_lowercase());
        name.len() > 3 && first(known) == first(name) && known.len().abs_diff(name.len()) < 3
    };
    said.or_else(|| word_like(name, COMMON).filter(is_near))
}

/// What people call a command, in the words of English or of a program, and its real name. Sorted by name.
const SAID_SO: &[(&str, &str)] = &[
    ("Cov", r"operatorname{Cov}"),
    ("EE", r"mathbb{E}"),
    ("NN", r"mathbb{N}"),
    ("PP", r"mathbb{P}"),
    ("Q", r"mathbb{Q}"),
    ("QQ", r"mathbb{Q}"),
    ("RR", r"mathbb{R}"),
    ("Var", r"operatorname{Var}"),
    ("ZZ", r"mathbb{Z}"),
    ("and", "land"),
    ("bold", "mathbf"),
    ("degrees", "degree"),
    ("forevery", "forall"),
    ("infinite", "infty"),
    ("infinity", "infty"),
    ("integral", "int"),
    ("intersect", "cap"),
    ("intersection", "cap"),
    ("nequal", "neq"),
    ("noteq", "neq"),
    ("or", "lor"),
    ("part", "partial"),
    ("product", "prod"),
    ("root", "sqrt"),
    ("sign", r"operatorname{sign}"),
    ("squareroot", "sqrt"),
    ("suchthat", "mid"),
    ("summation", "sum"),
    ("thereexists", "exists"),
    ("union", "cup"),
    ("vect", "vec"),
    ("xor", "oplus"),
];

/// What notes have in their formulas, for names that are misspelt.
#[rustfmt::skip]
const COMMON: &[&str] = &[
    "Delta", "Gamma", "Lambda", "Leftarrow", "Leftrightarrow", "Omega", "Phi", "Rightarrow", "Sigma", "Theta", "alpha",
    "approx", "arccos", "arcsin", "arctan", "backslash", "beta", "binom", "boldsymbol", "bullet", "cdot", "cdots",
    "chi", "circ", "cong", "delta", "dfrac", "displaystyle", "dots", "downarrow", "ell", "emptyset", "epsilon", "equiv",
    "exists", "forall", "frac", "gamma", "geq", "geqslant", "hat", "iff", "implies", "infty", "kappa", "lambda",
    "langle", "ldots", "leftarrow", "leftrightarrow", "leq", "leqslant", "lceil", "lfloor", "limits", "longrightarrow",
    "mapsto", "mathbb", "mathbf", "mathcal", "mathrm", "mathscr", "mathsf", "nabla", "neg", "neq", "notin", "omega",
    "operatorname", "oplus", "otimes", "overline", "overrightarrow", "parallel", "partial", "perp", "prime", "prod",
    "propto", "quad", "qquad", "rangle", "rceil", "rfloor", "rightarrow", "setminus", "sigma", "simeq", "sqrt", "stackrel",
    "subset", "subseteq", "supset", "supseteq", "text", "textbf", "theta", "therefore", "tilde", "times",
    "triangle", "underbrace", "underline", "underset", "uparrow", "varepsilon", "varphi", "vdots", "vec", "vee", "wedge",
    "widehat", "widetilde",
];
