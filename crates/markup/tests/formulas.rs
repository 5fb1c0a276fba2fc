//! Formulas as notes have them: what is converted, what is refused, and where.

use coursenotes_markup::math::{Display, Formulas, Refusal};

fn refused(formula: &str) -> String {
    match Formulas::default().to_mathml(formula, Display::Block) {
        Ok(mathml) => mathml,
        Err(error) => format!("{:?}: {} at `{}`", error.refusal, error.message, &formula[error.range.clone()]),
    }
}

#[test]
fn what_people_write_is_converted() {
    for formula in [
        r"\boxed{y=\frac{1}{2}}",
        r"\sum_{\substack{k \\ v_k \in V}} d_k",
        r"1+\textcolor{red}{62}",
        r"\color{#2563eb}{a}+\color{#f00}b",
        r"\begin{split} a &= b \\ &= c \end{split}",
        r"\color{Teal}{x}",
        r"\begin{vmatrix*}[r] 1 & -2 \\ 3 & 4 \end{vmatrix*}",
        r"\left[\begin{smallmatrix}1&2\\3&4\end{smallmatrix}\right]",
        r"y'+2xy=e^x \tag{1}",
        r"y=x \tag1",
        r"\widetilde M=\mu M",
        r"\text{step $x_1$ of a_b (50%)}",
        "a\\\nb",
        r"\mathop{max}\limits_{c\in C}^{d} c",
        r"\operatorname{ker\,f}(x)+\operatorname*{argmin}_x",
        r"\pi*(r)",
        r"\left<x\right>",
        r"\Large x",
        r"\begin{array}{}a&b\end{array}",
        r"\begin{array}{@{}l*{2}{c}@{}}a&b&c\end{array}",
        r"P\left(A \mathrel{\middle|} B\right)",
        r"\begin{matrix}\displaystyle a & \color{red} b \\ c & ^1 d\end{matrix}",
        r"\ref{eq:one_a} and \eqref{two}",
        r"\begin{eqnarray}a&=&b\\c&=&d\end{eqnarray}",
        r"\begin{alignat}{2}a&=b&c&=d\end{alignat}",
        r"a \* b \- c",
        r"F_T^′ + g^{′′} + h^ ″_2",
        r"\Big{[} x \Big] + \big{\{} y \big{\}} + \bigl{(} z \bigr{)}",
        r"\begin{gather}& a \\ & \\ & b = c & d\end{gather}",
        r"\set{x \mid x>0} + \Set{\frac{1}{2}}",
        "`x_1`",
        "x % why\n+ y",
    ] {
        let mathml = refused(formula);
        assert!(mathml.starts_with("<math xmlns") && mathml.ends_with("</math>"), "{formula}: {mathml}");
    }
}

#[test]
fn macros_hold_for_the_note() {
    let mut formulas = Formulas::default();
    let definitions = [
        r"\newcommand{\ket}[1]{|#1\rangle}",
        r"\newcommand\half[2][x]{\frac{#1}{#2}}",
        r"\def\pair#1#2{(#1,\ket{#2})}",
        r"\DeclareMathOperator{\rank}{rank}",
        r"\let\to=\rightarrow",
        r"\newcommand{\h}{\hat}",
    ];
    for definition in definitions {
        formulas.to_mathml(definition, Display::Inline).expect(definition);
    }
    for formula in [r"\ket{0}", r"\half{2}+\half[y]{2}", r"\pair ab", r"\rank A", r"a \to b", r"\h x+\h{y}"] {
        formulas.to_mathml(formula, Display::Inline).expect(formula);
    }
    assert!(formulas.to_mathml(r"\ket0", Display::Inline).is_ok_and(|mathml| mathml.contains('⟩')));
}

#[test]
fn what_is_broken_is_said_with_its_place() {
    let cases = [
        (r"\frac{a}{b", "Broken: nothing closes this `{` at `{`"),
        (r"a}", "Broken: this `}` closes nothing at `}`"),
        (r"\left(a", r"Broken: no `\right` belongs to this `\left` at `\left`"),
        (r"a\right)", r"Broken: no `\left` belongs to this `\right` at `\right`"),
        (r"\begin{matrix}a", r"Broken: no `\end` belongs to this `\begin` at `\begin`"),
        (r"a\end{matrix}", r"Broken: no `\begin` belongs to this `\end` at `\end{matrix}`"),
        (
            r"\begin{matrix}a\end{cases}",
            r"Broken: this `\end` doesn't belong to the `\begin` before it at `\end{cases}`",
        ),
        (r"a & b", "Broken: `&` aligns columns, and there are none here at `&`"),
        (r"\frac{a}", r"Broken: something is missing behind `\frac` at `\frac`"),
        (r"x_", "Broken: something is missing behind `_` at `_`"),
        (r"\begin{matrix}\hat&a\end{matrix}", r"Broken: something is missing behind `\hat` at `\hat`"),
        (r"a\part b", r"Broken: there is no command `\part` at `\part`"),
        (r"\begin{foo}a\end{foo}", "Broken: there is no environment `foo` at `{foo}`"),
        (r"a^b^c", "Broken: this has two things above it: put braces around what belongs together at `^`"),
        (r"a#b", "Broken: `#` has no meaning here at `#`"),
        (r"{50% of}", "Broken: `%` begins a comment here, so what follows in its line is lost at `%`"),
        (r"\left a", "Broken: `a` is no bracket that can grow at `a`"),
        (
            r"\begin{aligned}\left(a\\b\right)\end{aligned}",
            r"Broken: `\left` and its `\right` must stand in the same cell at `\\`",
        ),
        (r"a\tag1\tag2", r"Broken: this formula has two numbers at `\tag`"),
        (r"\newcommand{\x}{a\y}\x", r"Broken: there is no command `\y` at `\x`"),
        (r"\newcommand{\x}{a\x}\x", r"Broken: the definition of `\x` never ends at `\x`"),
        ("é\\foo", r"Broken: there is no command `\foo` at `\foo`"),
    ];
    for (formula, expected) in cases {
        assert_eq!(refused(formula), expected, "{formula}");
    }
}

#[test]
fn plain_signs_are_never_refused() {
    let mut plain = String::new();
    for sign in ('a'..='z').chain('0'..='9').chain(" \n+-*/=<>()|,.:;!é中".chars()) {
        for other in [sign, 'x', '=', '(', '|', '!'] {
            plain.extend([sign, other]);
        }
    }
    assert_eq!(Formulas::default().check(&plain, Display::Block), Ok(()));
    assert!(Formulas::default().to_mathml(&plain, Display::Block).is_ok());
    assert!(Formulas::default().check("a_", Display::Inline).is_err());
}

#[test]
fn what_others_have_is_no_mistake() {
    for formula in
        [r"\ce{H2O}", r"\abs{x}", r"\begin{CD}a\end{CD}", r"\color{darkorange}x", r"\bqty{x}", r"a\varpropto b"]
    {
        let error = Formulas::default().to_mathml(formula, Display::Inline).expect_err(formula);
        assert_eq!(error.refusal, Refusal::Unsupported, "{formula}");
    }
}

#[test]
fn nothing_exhausts_the_stack_or_the_memory() {
    let hostile = [
        "{".repeat(100_000),
        r"\frac a".repeat(100_000),
        r"\color{red}x".repeat(50_000),
        r"\begin{matrix}".repeat(50_000),
        r"\left(".repeat(50_000),
        r"\boxed{".repeat(50_000),
        r"\text{$".repeat(50_000),
        r"x_{".repeat(50_000),
        r"\sqrt[".repeat(50_000),
        r"\newcommand{\a}{xxxxxxxxxx}\newcommand{\b}{\a\a\a\a\a\a\a\a}\newcommand{\c}{\b\b\b\b\b\b\b\b}\newcommand{\d}{\c\c\c\c\c\c\c\c}\newcommand{\e}{\d\d\d\d\d\d\d\d}\e\e\e\e".to_owned(),
    ];
    for formula in hostile {
        assert!(Formulas::default().to_mathml(&formula, Display::Block).is_err(), "{}", &formula[..20]);
    }
    let columns = r"\begin{array}{*{50}{*{50}{*{50}{*{50}{c}}}}}a\end{array}";
    assert!(Formulas::default().to_mathml(columns, Display::Block).is_ok());
}

/// Formulas and what their MathML must have, or must not have where the words begin with a dash.
#[test]
fn what_is_set_looks_as_meant() {
    for (formula, wanted) in [
        // One box: the line below a table is its border, not that of an empty row.
        (r"\boxed{x}", &["border-bottom: ", "border-top: ", "border-left: ", "-</mtr><mtr>"][..]),
        (r"\fbox{two words}", &["border-bottom: ", "two\u{a0}words"]),
        (
            r"\begin{array}{|c|c|}\hline a&b\\\hline c&d\\\hline\end{array}",
            &["border-bottom: ", "<mi>d</mi></mtd></mtr></mtable>"],
        ),
        (r"\begin{array}{c}a\\\\b\end{array}", &["<mtr><mtd></mtd></mtr>"]),
        // A sign that goes on with an aligned line has its space; one in a table belongs to its number.
        (r"\begin{aligned}x=&-1\\&+2\end{aligned}", &["<mrow></mrow><mo>−</mo>", "<mrow></mrow><mo>+</mo>"]),
        (r"\begin{aligned}a&=b\\c&\le d\end{aligned}", &["><mo>=</mo>", "-<mrow></mrow>"]),
        (r"\begin{aligned}-a&=b&-c&=d\end{aligned}", &["-<mrow></mrow>"]),
        (r"\begin{bmatrix}1&-1\end{bmatrix}", &["-<mrow></mrow>"]),
        (r"\begin{aligned}&\begin{matrix}1&-1\end{matrix}\end{aligned}", &["-<mrow></mrow>"]),
        // GitHub numbers nothing by itself.
        (r"\begin{align}a&=b\\c&=d\tag{7}\end{align}", &["(7)", "-(1)"]),
        (r"\begin{equation}a=b\end{equation}", &["-(1)"]),
        (r"\begin{gather}a\\b\end{gather}", &["-(1)"]),
        (r"\begin{multline}a\\+b\end{multline}", &["-(1)", "text-align: right"]),
        (r"\begin{multline*}a\\+b\tag{4}\end{multline*}", &["(4)"]),
        (r"\begin{smallmatrix}a&b\\c&d\end{smallmatrix}", &["<mtable displaystyle=\"false\" scriptlevel=\"1\">"]),
        (r"\operatorname*{arg\,max}_x f", &["<munder><mo", ">arg\u{2009}max</mo>"]),
        (r"\textcolor{#1e90ff}{y}+\textcolor{red}z", &["color:#1E90FF;", "color:#FF0000;"]),
        (r"\color{green}x", &["color:#008000;"]),
        (r"\vec F", &[">→</mo>", "-\u{20d7}"]),
    ] {
        let mathml = refused(formula);
        for words in wanted {
            match words.strip_prefix('-') {
                Some(absent) => assert!(!mathml.contains(absent), "{formula}: {absent} in {mathml}"),
                None => assert!(mathml.contains(words), "{formula}: no {words} in {mathml}"),
            }
        }
    }
}
