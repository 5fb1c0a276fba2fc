//! Commands that MathJax has: how those are said that the converter lacks, and the names of those that nobody says here.

/// How many arguments a command takes, and what it becomes; `#1` stands for the first argument.
pub(super) fn template(name: &str) -> Option<(usize, &'static str)> {
    let found = TEMPLATES.binary_search_by_key(&name, |(known, ..)| known).ok()?;
    let (_, count, body) = TEMPLATES[found];
    Some((count, body))
}

/// Whether MathJax, with one of its extensions, knows a command that isn't known here.
pub(super) fn is_known_elsewhere(name: &str) -> bool {
    KNOWN_ELSEWHERE.binary_search(&name).is_ok()
}

/// The same for an environment.
pub(super) fn is_known_environment(name: &str) -> bool {
    KNOWN_ENVIRONMENTS.contains(&name)
}

/// How many arguments a command of the converter's takes, of those that may stand without braces.
pub(super) fn arity(name: &str) -> usize {
    match name {
        "prescript" => 3,
        "genfrac" => 6,
        _ if TWO_ARGUMENTS.contains(&name) => 2,
        _ => usize::from(ONE_ARGUMENT.binary_search(&name).is_ok()),
    }
}

/// Commands that change all that follows, or all that stands around them, up to the end of their cell.
pub(super) const CELL_WIDE: &[&str] = &[
    "displaystyle",
    "textstyle",
    "scriptstyle",
    "scriptscriptstyle",
    "color",
    "over",
    "atop",
    "choose",
    "brace",
    "brack",
];

/// Sorted by name.
#[rustfmt::skip]
const ONE_ARGUMENT: &[&str] = &[
    "Bra", "Ket", "Overrightarrow", "acute", "bar", "bcancel", "breve", "cancel", "check", "cramped", "ddddot", "dddot",
    "ddot", "dot", "grave", "hat", "hphantom", "mathbin", "mathclose", "mathinner", "mathop", "mathopen", "mathord",
    "mathpunct", "mathrel", "mathring", "overbrace", "overbracket", "overgroup", "overleftarrow", "overleftharpoon",
    "overleftrightarrow", "overline", "overparen", "overrightarrow", "overrightharpoon", "phantom", "sqrt", "tilde",
    "underbrace", "underbracket", "undergroup", "underleftarrow", "underleftrightarrow", "underline", "underparen",
    "underrightarrow", "vec", "vphantom", "widehat", "xLeftarrow", "xLeftrightarrow", "xRightarrow", "xcancel",
    "xhookleftarrow", "xhookrightarrow", "xleftarrow", "xleftharpoondown", "xleftharpoonup", "xleftrightarrow",
    "xleftrightharpoons", "xlongequal", "xmapsto", "xrightarrow", "xrightharpoondown", "xrightharpoonup",
    "xrightleftharpoons", "xtofrom", "xtwoheadleftarrow", "xtwoheadrightarrow",
];

#[rustfmt::skip]
const TWO_ARGUMENTS: &[&str] = &[
    "binom", "cfrac", "dbinom", "dfrac", "frac", "overset", "sideset", "stackrel", "tbinom", "tfrac", "underset",
];

/// Sorted by name.
const TEMPLATES: &[(&str, usize, &str)] = &[
    ("Bbb", 1, r"\mathbb{#1}"),
    ("LaTeX", 0, r"\text{LaTeX}"),
    ("Set", 1, r"\left\{#1\right\}"),
    ("TeX", 0, r"\text{TeX}"),
    ("array", 1, r"\begin{matrix}#1\end{matrix}"),
    ("bbox", 1, "{#1}"),
    ("boxed", 1, r"{\begin{array}{|c|}\hline{\displaystyle{#1}}\\\hline\end{array}}"),
    ("cancelto", 2, r"{\cancel{#2}}^{#1}"),
    ("cases", 1, r"\begin{cases}#1\end{cases}"),
    ("centernot", 1, r"\not{#1}"),
    ("class", 2, "{#2}"),
    ("colorbox", 2, r"\text{#2}"),
    ("cssId", 2, "{#2}"),
    ("displaylines", 1, r"\begin{gathered}#1\end{gathered}"),
    ("dotsb", 0, r"\cdots "),
    ("dotsc", 0, r"\ldots "),
    ("dotsi", 0, r"\cdots "),
    ("dotsm", 0, r"\cdots "),
    ("dotso", 0, r"\ldots "),
    ("enclose", 2, "{#2}"),
    ("eqalign", 1, r"\begin{aligned}#1\end{aligned}"),
    ("fcolorbox", 3, r"\text{#3}"),
    ("hdotsfor", 1, r"\cdots "),
    ("hfil", 0, " "),
    ("hfill", 0, " "),
    ("href", 2, "{#2}"),
    ("iddots", 0, "⋰"),
    ("intop", 0, r"\int "),
    ("llap", 1, "{#1}"),
    ("lower", 2, "{#2}"),
    ("mathbfit", 1, r"\boldsymbol{#1}"),
    ("mathchoice", 4, "{#1}"),
    ("mathclap", 1, "{#1}"),
    ("mathllap", 1, "{#1}"),
    ("mathnormal", 1, "{#1}"),
    ("mathrlap", 1, "{#1}"),
    ("matrix", 1, r"\begin{matrix}#1\end{matrix}"),
    ("nobreakspace", 0, "~"),
    ("ointop", 0, r"\oint "),
    ("overunderset", 3, r"\overset{#1}{\underset{#2}{#3}}"),
    ("pmatrix", 1, r"\begin{pmatrix}#1\end{pmatrix}"),
    ("pmb", 1, r"\boldsymbol{#1}"),
    ("raise", 2, "{#2}"),
    ("require", 1, " "),
    ("rlap", 1, "{#1}"),
    ("rule", 2, " "),
    ("set", 1, r"\{#1\}"),
    ("shoveleft", 1, "{#1}"),
    ("shoveright", 1, "{#1}"),
    ("skew", 1, " "),
    ("smallint", 0, r"\int "),
    ("smash", 1, "{#1}"),
    ("strut", 0, r"\mathstrut "),
    ("style", 2, "{#2}"),
    ("substack", 1, r"\begin{subarray}{c}#1\end{subarray}"),
    ("utilde", 1, r"\underset{\sim}{#1}"),
    ("varinjlim", 0, r"\underset{\rightarrow}{\lim}"),
    ("varliminf", 0, r"\underline{\lim}"),
    ("varlimsup", 0, r"\overline{\lim}"),
    ("varprojlim", 0, r"\underset{\leftarrow}{\lim}"),
    ("vcenter", 1, "{#1}"),
    ("vspace", 1, " "),
    ("widetilde", 1, r"\tilde{#1}"),
];

/// Commands whose argument is words.
pub(super) const TEXT: &[&str] =
    &["text", "textbf", "textit", "textmd", "textnormal", "textrm", "textsf", "texttt", "textup"];

/// Commands that belong among words.
pub(super) const WORDS: &[&str] = &[
    "S",
    "P",
    "L",
    "l",
    "O",
    "o",
    "AA",
    "aa",
    "AE",
    "ae",
    "OE",
    "oe",
    "ss",
    "i",
    "j",
    "copyright",
    "pounds",
    "dag",
    "ddag",
    "dots",
    "ldots",
    "emph",
    "quad",
    "qquad",
    "space",
    "enspace",
    "textasciicircum",
    "textbackslash",
    "textbar",
    "textbraceleft",
    "textbraceright",
    "textdegree",
    "textdollar",
    "textellipsis",
    "textemdash",
    "textendash",
    "textgreater",
    "textless",
    "textquoteleft",
    "textquoteright",
    "textquotedblleft",
    "textquotedblright",
    "textsc",
    "textunderscore",
];

/// Sizes of letters, which a formula here has not.
pub(super) const SIZES: &[&str] =
    &["tiny", "Tiny", "scriptsize", "footnotesize", "small", "normalsize", "large", "Large", "LARGE", "huge", "Huge"];

/// A backslash before a blank of any kind.
pub(super) const CONTROL_SPACE: &[&str] = &["\n", "\r", "\t", ""];

/// Commands that have a form with a star.
pub(super) const STARRED: &[&str] = &["operatorname", "tag"];

/// Commands before a bracket that grows.
pub(super) const BIG: &[&str] = &[
    "left", "middle", "right", "big", "Big", "bigg", "Bigg", "bigl", "Bigl", "biggl", "Biggl", "bigr", "Bigr", "biggr",
    "Biggr", "bigm", "Bigm", "biggm", "Biggm",
];

/// Commands that say what kind of sign their argument is.
pub(super) const CLASSES: &[&str] =
    &["mathop", "mathbin", "mathrel", "mathopen", "mathclose", "mathord", "mathpunct", "mathinner"];

/// Sorted by name.
#[rustfmt::skip]
const KNOWN_ELSEWHERE: &[&str] = &[
    "AXC", "Aboxed", "ArrowBetweenLines", "Axiom", "AxiomC", "BIC", "BinaryInf", "BinaryInfC", "Bqty", "Bra", "Braket",
    "Coloneqq", "DeclareMathOperator", "DeclareMathSymbol", "DeclarePairedDelimiter", "DeclarePairedDelimiterX",
    "DeclarePairedDelimiterXPP", "DeclarePairedDelimiters", "DeclarePairedDelimitersX", "DeclarePairedDelimitersXPP",
    "Im", "Ketbra", "LL", "LeftLabel", "MTFlushSpaceAbove", "MTFlushSpaceBelow", "MTThinColon", "MoveEqLeft",
    "Newextarrow", "PV", "Pmqty", "Probability", "QuaternaryInf", "QuaternaryInfC", "QuinaryInf", "QuinaryInfC", "RL",
    "Re", "Res", "Residue", "RightLabel", "Rule", "Space", "TIC", "Tr", "Trace", "TrinaryInf", "TrinaryInfC",
    "UIC", "UnaryInf", "UnaryInfC", "Updelta", "Upgamma", "Uplambda", "Upomega", "Upphi", "Uppi", "Uppsi", "Upsigma",
    "Uptheta", "Upupsilon", "Upxi", "above", "abovewithdelims", "abs", "absolutevalue", "acomm", "acos", "acosecant",
    "acosine", "acot", "acotangent", "acsc", "adjustlimits", "admat", "allowbreak", "alwaysDashedLine", "alwaysNoLine",
    "alwaysRootAtBottom", "alwaysRootAtTop", "alwaysSingleLine", "alwaysSolidLine", "anticommutator",
    "antidiagonalmatrix", "arccosecant", "arccosine", "arccot", "arccotangent", "arccsc", "arcsec", "arcsecant",
    "arcsine", "arctangent", "arraystretch", "asec", "asecant", "asin", "asine", "atan", "atangent", "atopwithdelims",
    "backslashbox", "bbFont", "bcancel", "begingroup", "bfseries", "bgroup", "bigobot", "bigominus", "bigoslash",
    "bigtimes", "bmqty", "bqty", "bra", "bracevert", "brak", "braket", "buildrel", "ce", "cellcolor", "celsius",
    "centerOver", "centercolon", "centerdot", "char", "clap", "cline", "coloneqq", "colorlet", "columncolor", "comm",
    "commutator", "cosecant", "cosine", "cotangent", "cp", "cramped", "crampedclap", "crampedllap", "crampedrlap",
    "crampedsubstack", "cross", "crossproduct", "csch", "curl", "dashedLine", "dd", "def", "definecolor", "derivative",
    "determinant", "diagonalmatrix", "diffd", "differential", "displaylimits", "divergence", "divsymbol", "dmat",
    "dotproduct", "dv", "dyad", "edef", "egroup", "endgroup", "endtoggle", "eqalignno", "eqno", "euro", "ev", "eval",
    "evaluated", "expectationvalue", "exponential", "expval", "fCenter", "fderivative", "fdv", "flatfrac", "framebox",
    "functionalderivative", "gdef", "gensymb", "global", "goodbreak", "grad", "gradient", "gradientnabla", "hbar",
    "hbox", "hfilll", "hhline", "hphantom", "hskip", "hspace", "hss", "hypcosecant", "hypcosine", "hypcotangent",
    "hypsecant", "hypsine", "hyptangent", "identitymatrix", "iftrue", "imaginary", "imat", "innerproduct", "intertext",
    "ip", "itshape", "kern", "ket", "ketbra", "lVert", "laplacian", "leftroot", "leqalignno", "leqno", "let", "lgroup",
    "limits", "linebreak", "llcorner", "loadpackage", "logarithm", "longLeftrightharpoons", "longRightleftharpoons",
    "longleftrightarrows", "longrightleftharpoons", "lrcorner", "mathaccent", "mathbfcal", "mathbffrak", "mathbfscr",
    "mathbfsf", "mathbfsfit", "mathbfsfup", "mathbfup", "mathcode", "mathds", "mathmakebox", "mathmbox", "mathrlap",
    "mathsfit", "mathsfup", "mathsmaller", "mathtip", "mathtoolsset", "mathup", "matrixdeterminant", "matrixel",
    "matrixelement", "matrixquantity", "mdet", "mdseries", "medspace", "mel", "micro", "minCDarrowheight",
    "minCDarrowwidth", "mit", "mkern", "mmlToken", "moddots", "moveleft", "moveright", "mqty", "mskip", "mspace",
    "multicolumn", "multirow", "naturallogarithm", "ndownarrow", "newcommand", "newenvironment", "newtagform", "noLine",
    "noalign", "nobreak", "nolimits", "nolinebreak", "nonscript", "norm", "normalfont", "notChar", "nshortmid",
    "nshortparallel", "nuparrow", "of", "ohm", "oldstyle", "op", "order", "ordinarycolon", "outerproduct",
    "overbracket", "oversetfrac", "overwithdelims", "partialderivative", "paulimatrix", "pb", "pderivative", "pdv",
    "perthousand", "pmat", "pmqty", "pod", "poissonbracket", "pqty", "prescript", "principalvalue", "providecommand",
    "pu", "pv", "qall", "qand", "qas", "qassume", "qc", "qcc", "qcomma", "qelse", "qeven", "qfor", "qgiven", "qif",
    "qin", "qinteger", "qlet", "qodd", "qor", "qotherwise", "qq", "qqtext", "qsince", "qthen", "qty", "quantity",
    "qunless", "qusing", "raisebox", "rank", "refeq", "renewcommand", "renewenvironment", "renewtagform", "rgroup",
    "rmfamily", "root", "rootAtBottom", "rootAtTop", "rotatebox", "rowcolor", "sPmqty", "sbmqty", "scalebox", "scr",
    "scshape", "secant", "sech", "setOptions", "setlength", "sffamily", "shortintertext", "shortmid",
    "shortparallel", "shortvdotswithin", "sideset", "sine", "singleLine", "slshape", "smallfrown",
    "smallmatrixquantity", "smallsetminus", "smallsmile", "smashoperator", "smdet", "smqty", "solidLine", "splitdfrac",
    "splitfrac", "spmqty", "sqrtsign", "stackbin", "strut", "surd", "svmqty", "symbb", "symbf", "symbfcal", "symbffrak",
    "symbfit", "symbfscr", "symbfsf", "symbfsfit", "symbfsfup", "symbfup", "symcal", "symfrak", "symit", "symnormal",
    "symrm", "symscr", "symsf", "symsfit", "symsfup", "symtt", "symup", "tangent", "textacute", "textacutedbl",
    "textasciiacute", "textasciibreve", "textasciicaron", "textasciidieresis", "textasciimacron", "textasciitilde",
    "textasteriskcentered", "textbaht", "textbigcircle", "textblank", "textborn", "textbrokenbar", "textbullet",
    "textcelsius", "textcent", "textcentoldstyle", "textcircled", "textcircledP", "textclap", "textcolonmonetary",
    "textcompwordmark", "textcopyleft", "textcopyright", "textcurrency", "textdied", "textdiscount", "textdiv",
    "textdivorced", "textdollaroldstyle", "textdong", "textdownarrow", "texteightoldstyle", "textestimated", "texteuro",
    "textexclamdown", "textfiveoldstyle", "textflorin", "textfouroldstyle", "textfractionsolidus", "textgravedbl",
    "textguarani", "textinterrobang", "textinterrobangdown", "textlangle", "textlbrackdbl", "textleftarrow", "textlira",
    "textllap", "textlnot", "textlquill", "textmarried", "textmd", "textmho", "textminus", "textmu", "textmusicalnote",
    "textnaira", "textnineoldstyle", "textnormal", "textnumero", "textohm", "textonehalf", "textoneoldstyle",
    "textonequarter", "textonesuperior", "textopenbullet", "textordfeminine", "textordmasculine", "textparagraph",
    "textperiodcentered", "textpertenthousand", "textperthousand", "textpeso", "textpm", "textquestiondown",
    "textquotesingle", "textrangle", "textrbrackdbl", "textrecipe", "textreferencemark", "textregistered",
    "textrightarrow", "textrlap", "textrquill", "textsc", "textsection", "textservicemark", "textsevenoldstyle",
    "textsixoldstyle", "textsl", "textsubscript", "textsuperscript", "textsurd", "textthreeoldstyle",
    "textthreequarters", "textthreesuperior", "texttildelow", "texttimes", "texttip", "texttrademark",
    "texttwooldstyle", "texttwosuperior", "textup", "textuparrow", "textvisiblespace", "textwon", "textzerooldstyle",
    "thickapprox", "thicksim", "thickspace", "thinspace", "toggle", "tr", "trace", "triangledown", "tripledash",
    "ttfamily", "ulcorner", "underbracket", "underparen", "unicode", "upalpha", "upbeta", "upchi", "updelta",
    "upepsilon", "upeta", "upgamma", "upiota", "upkappa", "uplambda", "upmu", "upnu", "upomega", "upomicron", "upphi",
    "uppi", "uppsi", "uprho", "uproot", "upshape", "upsigma", "uptau", "uptheta", "upupsilon", "upvarepsilon",
    "upvarphi", "upvarpi", "upvarrho", "upvarsigma", "upvartheta", "upxi", "upzeta", "urcorner", "usetagform", "va",
    "var", "varGamma", "variation", "varpropto", "vb", "vbox", "vdot", "vdotswithin", "vectorarrow", "vectorbold",
    "vectorunit", "verb", "vfil", "vfill", "vmqty", "vnabla", "vphantom", "vqty", "vss", "vtop", "vu",
    "xLeftrightharpoons", "xRightleftharpoons", "xdef", "xlongequal", "xmapsto", "xmat", "xmathstrut", "xmatrix",
    "xtofrom", "xtwoheadrightarrow", "zeromatrix", "zmat",
];

const KNOWN_ENVIRONMENTS: &[&str] = &[
    "CD",
    "bmatrix*",
    "Bmatrix*",
    "bsmallmatrix",
    "bsmallmatrix*",
    "Bsmallmatrix",
    "Bsmallmatrix*",
    "cases*",
    "crampedsubarray",
    "dcases*",
    "drcases*",
    "empheq",
    "indentalign",
    "lgathered",
    "matrix*",
    "multlined",
    "numcases",
    "pmatrix*",
    "prooftree",
    "psmallmatrix",
    "psmallmatrix*",
    "rcases*",
    "rgathered",
    "smallmatrix*",
    "spreadlines",
    "subequations",
    "subnumcases",
    "vmatrix*",
    "Vmatrix*",
    "vsmallmatrix",
    "vsmallmatrix*",
    "Vsmallmatrix",
    "Vsmallmatrix*",
];
