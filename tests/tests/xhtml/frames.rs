//! What tags of `GitBook` set apart, as it stands on a page.

use crate::page::{BOOK, SITE, entry};
use coursenotes_exporter::xhtml::write;
use coursenotes_parser::Dialect;
use std::time::{Duration, Instant};

#[test]
fn tags_become_boxes_and_names() {
    let text = "{% hint style=\"warning\" %}\nCare & <b>thought</b>.\n{% endhint %}\n\n\
                {% code title=\"a<b>.c\" %}\n```\nx\n```\n{% endcode %}\n\nof $$2^k$$ states\n";
    let note = entry(text, Dialect::named("gitbook").unwrap());
    for page in [&SITE, &BOOK] {
        let body = write(&note, page).body;
        for wanted in [
            "<p class=\"markdown-alert-title\">Warning</p>\n<p>Care &amp; <b>thought</b>.</p>\n</div>",
            "<div class=\"titled\" role=\"group\" aria-label=\"a&lt;b&gt;.c\">\n<p class=\"titled-name\">a&lt;b&gt;.c</p>\n",
            "<p>of <math",
        ] {
            assert!(body.contains(wanted), "{wanted} in {body}");
        }
        assert!(!body.contains("{%") && !body.contains("display=\"block\""), "{body}");
    }
}

/// Makes a text of so many parts.
type Grow = fn(usize) -> String;

#[test]
fn tags_cost_their_length() {
    let texts: &[(&str, Grow)] = &[
        ("one in another", |n| "{% hint %}\n".repeat(n) + "a\n" + &"{% endhint %}\n".repeat(n)),
        ("never ended", |n| "{% hint %}\n".repeat(n) + &"{% code %}\n{% endcode %}\n{% endtab %}\n".repeat(n)),
        ("ended outside", |n| {
            "{% hint %}\n".repeat(n)
                + &"- {% hint %}\n  {% hint %}\n\n{% endhint %}\n".repeat(n)
                + &"{% endhint %}\n".repeat(n)
        }),
        ("formulas in a line", |n| "$$x$$ ".repeat(n)),
        ("addresses", |n| "a\n{% embed url=\"https://example.org\" %}\n".repeat(n)),
    ];
    for (name, text) in texts {
        let cost = |n| {
            let text = text(n);
            let start = Instant::now();
            let page = write(&entry(&text, Dialect::named("gitbook").unwrap()), &SITE);
            assert!(page.body.len() < 100 * text.len());
            start.elapsed()
        };
        // A slow moment of the machine is no growth: the best of two counts. With the square of the length it would be 64.
        let few = cost(1_000).min(cost(1_000)).max(Duration::from_millis(10));
        assert!(cost(8_000) < few * 40, "{name}");
    }
}
