//! Files that steer tools: builds, containers, servers.

use super::{DOUBLE, HASH, SINGLE, WORD_HASH};
use crate::code::rules::{Comment, Holes, Language, Place, Quote, Rules, Trait};

pub(super) static MAKEFILE: Language = Language::code(
    "Makefile",
    "makefile make mk gnumake mf",
    Rules {
        keywords: "define else endef endif export ifdef ifeq ifndef ifneq include -include override private sinclude \
               undefine unexport vpath",
        names: ".PHONY .DEFAULT .SUFFIXES .SILENT .PRECIOUS",
        comments: &[HASH],
        quotes: &[DOUBLE, SINGLE],
        word_bytes: "-.",
        sigils: "$",
        line_keys: ":=?+",
        ..Rules::NONE
    },
);

pub(super) static JUST: Language = Language::code(
    "justfile",
    "just justfile",
    Rules {
        keywords: "alias export import mod set if else",
        constants: "true false",
        comments: &[HASH],
        quotes: &[
            super::TRIPLE,
            super::TRIPLE_SINGLE,
            DOUBLE,
            SINGLE,
            Quote::new("`"),
            Quote::pair("{{", "}}").as_class(crate::code::Token::Name),
        ],
        word_bytes: "-",
        sigils: "@$",
        line_keys: ":",
        ..Rules::NONE
    },
);

pub(super) static CMAKE: Language = Language::code(
    "CMake",
    "cmake cmakelists",
    Rules {
        keywords: "if else elseif endif foreach endforeach while endwhile function endfunction macro endmacro return break \
               continue include set unset option project and or not matches equal less greater strequal exists defined \
               on off true false",
        names: "public private interface static shared required",
        comments: &[Comment::block("#[[", "]]"), HASH],
        quotes: &[DOUBLE.over_lines().with(Holes::Template)],
        sigils: "$",
        traits: &[Trait::AnyCase, Trait::Calls],
        ..Rules::NONE
    },
);

pub(super) static DOCKERFILE: Language = Language::code(
    "Dockerfile",
    "dockerfile docker containerfile",
    Rules {
        keywords: "add arg cmd copy entrypoint env expose from healthcheck label maintainer onbuild run shell stopsignal user \
               volume workdir",
        comments: &[Comment::line("#").at(Place::Line)],
        quotes: &[DOUBLE.with(Holes::Shell), SINGLE.raw()],
        word_bytes: "-./",
        sigils: "$",
        traits: &[Trait::AnyCase, Trait::LineWords, Trait::WholeNumbers],
        ..Rules::NONE
    },
);

pub(super) static NGINX: Language = Language::code(
    "nginx",
    "nginx nginxconf apache apacheconf htaccess httpd caddy caddyfile haproxy",
    Rules {
        keywords: "server location upstream http events listen server_name root index proxy_pass proxy_set_header return \
               rewrite include if set try_files error_page access_log error_log ssl_certificate ssl_certificate_key gzip \
               worker_processes worker_connections user map alias deny allow add_header expires limit_req",
        names: "VirtualHost Directory Files IfModule RewriteEngine RewriteCond RewriteRule Options AllowOverride Require \
            DocumentRoot ServerName ServerAlias ErrorLog CustomLog Order Deny Allow",
        constants: "on off",
        comments: &[WORD_HASH],
        quotes: &[DOUBLE, SINGLE],
        word_bytes: "-",
        sigils: "$@",
        traits: &[Trait::WholeNumbers],
        ..Rules::NONE
    },
);

pub(super) static HTTP: Language = Language::code(
    "HTTP",
    "http https rest httpie",
    Rules {
        keywords: "GET POST PUT PATCH DELETE HEAD OPTIONS TRACE CONNECT HTTP",
        comments: &[Comment::line("#").at(Place::Line)],
        quotes: &[DOUBLE],
        word_bytes: "-",
        line_keys: ":",
        traits: &[Trait::WholeNumbers],
        ..Rules::NONE
    },
);

pub(super) static MESON: Language = Language::code(
    "Meson",
    "meson gn ninja",
    Rules {
        keywords: "and break continue elif else endforeach endif foreach if in not or import",
        constants: "true false",
        quotes: &[super::TRIPLE_SINGLE, SINGLE, DOUBLE],
        ..super::HASHED
    },
);

pub(super) static GNUPLOT: Language = Language::code(
    "gnuplot",
    "gnuplot plt gp",
    Rules {
        keywords: "plot splot set unset with using title xlabel ylabel zlabel xrange yrange zrange terminal output replot fit \
               via load save pause print do for if else key grid style data lines points linespoints boxes logscale",
        ..super::HASHED
    },
);

pub(super) static PATHS: Language = Language::code(
    "Path patterns",
    "gitignore git-ignore gitattributes dockerignore ignore codeowners git-commit gitcommit",
    Rules { comments: &[Comment::line("#").at(Place::Line)], ..Rules::NONE },
);
