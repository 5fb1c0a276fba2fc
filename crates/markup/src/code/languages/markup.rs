//! Markup, templates and stylesheets.

use super::CURLY;
use super::c_family::PHP_CODE;
use super::script::{ELIXIR, RUBY};
use super::web::{JAVASCRIPT, TYPESCRIPT};
use crate::code::rules::{Holes, Island, Language, MarkupRules, Quote, Rules, Scanner, StyleRules, Trait};

pub(in super::super) static CSS: Language = Language::new(
    "CSS",
    "css css3 pcss postcss tailwind tailwindcss",
    Scanner::Style(StyleRules { line_comments: false, by_lines: false }),
);
pub(super) static SCSS: Language =
    Language::new("SCSS", "scss less", Scanner::Style(StyleRules { line_comments: true, by_lines: false }));
pub(super) static SASS: Language =
    Language::new("Sass", "sass stylus styl", Scanner::Style(StyleRules { line_comments: true, by_lines: true }));

/// What stands between the brackets of template languages.
static TEMPLATE: Language = Language::code(
    "Template",
    "",
    Rules {
        keywords: "and as assign autoescape block by call capture case cycle each elif else elseif elsif elsifchanged empty \
               end endassign endautoescape endblock endcall endcapture endcase endcomment endfilter endfor endif \
               endmacro endraw endset endunless endverbatim endwith extends false filter for from if import in include \
               is layout let load loop macro not or paginate partial range raw recursive render set super tablerow \
               then trans true unless url verbatim when with log lookup",
        quotes: &[Quote::new("\""), Quote::new("'"), Quote::new("`").with(Holes::Template)],
        sigils: "@$",
        traits: &[Trait::Calls],
        ..CURLY
    },
);

const fn island(open: &'static str, close: &'static str, language: &'static Language) -> Island {
    Island { open, close, language: Some(language) }
}

const fn markup(islands: &'static [Island], braces: Option<&'static Language>) -> Scanner {
    Scanner::Markup(MarkupRules { islands, html: true, braces })
}

pub(super) static HTML: Language = Language::new("HTML", "html htm xhtml html5 angular ng", markup(&[], None));
pub(super) static XML: Language = Language::new(
    "XML",
    "xml svg rss atom xsd xsl xslt plist wsdl xaml csproj pom mathml kml opml xul resx ant",
    Scanner::Markup(MarkupRules { islands: &[], html: false, braces: None }),
);
pub(super) static PHP: Language = Language::new(
    "PHP",
    "php php3 php4 php5 php7 php8 phtml laravel wordpress",
    markup(&[island("<?php", "?>", &PHP_CODE), island("<?=", "?>", &PHP_CODE), island("<?", "?>", &PHP_CODE)], None),
);
pub(super) static VUE: Language =
    Language::new("Vue", "vue vuejs vue-html", markup(&[island("{{", "}}", &JAVASCRIPT)], None));
pub(super) static SVELTE: Language = Language::new("Svelte", "svelte", markup(&[], Some(&JAVASCRIPT)));
pub(super) static ASTRO: Language =
    Language::new("Astro", "astro", markup(&[island("---", "\n---", &TYPESCRIPT)], Some(&TYPESCRIPT)));
pub(super) static ERB: Language = Language::new(
    "ERB",
    "erb eruby rhtml html.erb html+erb",
    markup(
        &[
            Island { open: "<%#", close: "%>", language: None },
            island("<%=", "%>", &RUBY),
            island("<%-", "-%>", &RUBY),
            island("<%", "%>", &RUBY),
        ],
        None,
    ),
);
pub(super) static EEX: Language = Language::new(
    "HEEx",
    "heex eex leex html.heex html.eex",
    markup(
        &[
            Island { open: "<%#", close: "%>", language: None },
            Island { open: "<%!--", close: "--%>", language: None },
            island("<%=", "%>", &ELIXIR),
            island("<%", "%>", &ELIXIR),
        ],
        Some(&ELIXIR),
    ),
);
pub(super) static EJS: Language = Language::new(
    "EJS",
    "ejs jsp asp aspx jst",
    markup(
        &[
            Island { open: "<%#", close: "%>", language: None },
            Island { open: "<%--", close: "--%>", language: None },
            island("<%=", "%>", &JAVASCRIPT),
            island("<%-", "%>", &JAVASCRIPT),
            island("<%", "%>", &JAVASCRIPT),
        ],
        None,
    ),
);
pub(super) static JINJA: Language = Language::new(
    "Jinja",
    "jinja jinja2 django htmldjango twig liquid nunjucks njk j2 jekyll html+jinja html+django tera askama",
    markup(
        &[
            Island { open: "{#", close: "#}", language: None },
            island("{%", "%}", &TEMPLATE),
            island("{{", "}}", &TEMPLATE),
        ],
        None,
    ),
);
pub(super) static HANDLEBARS: Language = Language::new(
    "Handlebars",
    "handlebars hbs mustache html.hbs ember glimmer",
    markup(
        &[
            Island { open: "{{!--", close: "--}}", language: None },
            Island { open: "{{!", close: "}}", language: None },
            island("{{{", "}}}", &TEMPLATE),
            island("{{", "}}", &TEMPLATE),
        ],
        None,
    ),
);
pub(super) static GO_TEMPLATE: Language = Language::new(
    "Go template",
    "gotmpl gohtml gohtmltmpl go-html-template tmpl hugo",
    markup(&[Island { open: "{{/*", close: "*/}}", language: None }, island("{{", "}}", &TEMPLATE)], None),
);
pub(super) static RAZOR: Language = Language::new("Razor", "razor cshtml blazor", markup(&[], None));
pub(super) static PUG: Language = Language::code(
    "Pug",
    "pug jade haml slim",
    Rules {
        keywords: "doctype each else extends for if include mixin unless until when while block case default append prepend",
        comments: &[super::SLASHES],
        sigils: ".#+%",
        ..CURLY
    },
);
