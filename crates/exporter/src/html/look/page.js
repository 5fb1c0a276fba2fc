// What a page does beyond being read: the switch of the theme, copying code, where one is in the outline, and the start
// of the search. Everything here is an addition: without scripts the page has all its text and links.
(function () {
  "use strict";
  var coursenotes = window.coursenotes;
  var words = coursenotes.words;

  function themeSwitch() {
    var button = document.querySelector(".theme");
    button.hidden = false;
    button.addEventListener("click", coursenotes.switchTheme);
  }

  // The clipboard is there on pages from a server and from a disk; elsewhere there is no button.
  function copyButtons() {
    if (!navigator.clipboard) return;
    document.querySelectorAll(".text pre").forEach(function (block) {
      var box = document.createElement("div");
      box.className = "code";
      block.replaceWith(box);
      var button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = words.copy;
      button.addEventListener("click", function () {
        navigator.clipboard.writeText(block.textContent).then(function () {
          button.textContent = words.copied;
          setTimeout(function () { button.textContent = words.copy; }, 2000);
        });
      });
      box.append(block, button);
    });
  }

  // What is wider than the page scrolls, and whoever has no mouse gets there by the Tab key; what fits needs no stop.
  function stopsOfTab() {
    document.querySelectorAll("pre, .table, .text > table, math[display=block], .formula").forEach(function (block) {
      if (block.scrollWidth > block.clientWidth) block.tabIndex = 0;
      else block.removeAttribute("tabindex");
    });
  }

  // Marks in the outline under which heading the top of the window is; at the end of the page, the last one in sight.
  function outline() {
    var links = Array.from(document.querySelectorAll(".outline a"));
    var headings = links.map(function (link) {
      return document.getElementById(decodeURIComponent(link.hash.slice(1)));
    });
    if (!links.length || !window.IntersectionObserver) return;
    var current = null;
    function mark() {
      var isEnd = scrollY > 0 && scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
      var limit = isEnd ? innerHeight : 120;
      var at = -1;
      headings.forEach(function (heading, index) {
        if (heading && heading.getBoundingClientRect().top < limit) at = index;
      });
      if (current === at) return;
      if (links[current]) links[current].classList.remove("here");
      if (links[at]) links[at].classList.add("here");
      current = at;
    }
    var waiting = false;
    addEventListener("scroll", function () {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(function () { waiting = false; mark(); });
    }, { passive: true });
    mark();
  }

  // The search is fetched when it is wanted: the field is there at once, its script with the first key or focus.
  function search() {
    var box = document.querySelector(".search");
    if (!box) return;
    box.hidden = false;
    var field = box.querySelector("input");
    function load() {
      field.removeEventListener("focus", load);
      coursenotes.load("search.js");
    }
    field.addEventListener("focus", load);
    addEventListener("keydown", function (event) {
      if (event.key === "k" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        field.focus();
      }
    });
    if (/[?&]find=/.test(location.search)) load();
  }

  // Scripts rather than `fetch`: those work from a disk too.
  coursenotes.load = function (name) {
    var script = document.createElement("script");
    script.src = document.body.dataset.root + "coursenotes/" + name;
    document.head.append(script);
    return script;
  };

  themeSwitch();
  stopsOfTab();
  copyButtons();
  outline();
  search();
})();
