// The preview's own part of a page: it loads the page anew when its note was saved, at the place where one was reading,
// and shows what `coursenotes check` finds in the note.
(function () {
  "use strict";
  var news = document.currentScript.dataset.news;
  var PLACE = "coursenotes-preview-place:" + location.pathname;
  var PANEL = "coursenotes-preview-panel";

  // Storage can be closed to a page; the preview works without it.
  function recall(key) {
    try {
      return JSON.parse(sessionStorage.getItem(key));
    } catch (error) {
      return null;
    }
  }
  function keep(key, value) {
    try {
      sessionStorage.setItem(key, JSON.stringify(value));
    } catch (error) {
      // Then a page begins at its top, and the panel is open.
    }
  }

  // The place is told by the heading above it: what was written further up doesn't move the text under one's eyes.
  function headings() {
    return Array.from(document.querySelectorAll("main :is(h1, h2, h3, h4, h5, h6)[id]"));
  }
  function keepPlace() {
    var above = headings().filter(function (heading) { return heading.getBoundingClientRect().top <= 1; }).pop();
    keep(PLACE, {
      y: scrollY,
      heading: above ? above.id : null,
      top: above ? above.getBoundingClientRect().top : 0
    });
  }
  function restorePlace() {
    var place = recall(PLACE);
    if (!place) return;
    sessionStorage.removeItem(PLACE);
    function go() {
      var heading = place.heading && document.getElementById(place.heading);
      var y = heading ? scrollY + heading.getBoundingClientRect().top - place.top : place.y;
      scrollTo({ top: y, behavior: "instant" });
    }
    go();
    // Pictures have their height later. Who scrolled meanwhile is left alone.
    var at = scrollY;
    addEventListener("load", function () {
      if (Math.abs(scrollY - at) < 2 || scrollY === 0) go();
    });
  }
  // The browser would go back to the old place once the page is loaded; only a page that is left by the person's own
  // will gives it that task again.
  var isReloading = false;
  function reload() {
    isReloading = true;
    keepPlace();
    history.scrollRestoration = "manual";
    location.reload();
  }

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }
  // A sentence, in which `this` is code.
  function sentence(className, text) {
    var made = element("p", className);
    text.split("`").forEach(function (part, index, parts) {
      var isCode = index % 2 === 1 && index < parts.length - 1;
      made.append(isCode ? element("code", "", part) : (index % 2 === 1 ? "`" : "") + part);
    });
    return made;
  }
  function count(number, what) {
    return number === 1 ? "1 " + what : number + " " + what + "s";
  }
  function summary(findings) {
    var errors = findings.filter(function (one) { return one.severity === "error"; }).length;
    var warnings = findings.length - errors;
    var parts = [];
    if (errors) parts.push(count(errors, "error"));
    if (warnings) parts.push(count(warnings, "warning"));
    return parts.join(", ");
  }

  var panel = null;
  function close() {
    if (panel) panel.remove();
    panel = null;
    document.documentElement.classList.remove("has-preview-panel");
  }

  // The panel stays as the person left it: folded or not, and hidden until the findings are others.
  function show(json) {
    var findings = JSON.parse(json);
    var left = recall(PANEL) || {};
    var hidden = left.hidden && left.hidden[location.pathname] === json;
    var hadFocus = panel && panel.contains(document.activeElement);
    close();
    if (!findings.length || hidden) return;
    panel = element("aside", "preview-panel");
    panel.lang = "en";
    panel.dir = "ltr";
    panel.setAttribute("aria-label", "Findings in this note");
    var head = element("div", "preview-head");
    var fold = element("button", "preview-fold", summary(findings));
    fold.type = "button";
    fold.setAttribute("aria-controls", "preview.findings");
    var hide = element("button", "preview-hide", "Hide");
    hide.type = "button";
    hide.setAttribute("aria-label", "Hide the findings until they change");
    head.append(fold, hide);
    var list = element("ul");
    list.id = "preview.findings";
    findings.forEach(function (one) {
      var item = element("li", "preview-" + one.severity);
      var where = element("p", "preview-where");
      where.append(
        element("span", "preview-severity", one.severity),
        " in line " + one.line + ": ",
        element("code", "", one.rule)
      );
      item.append(where, sentence("", one.message));
      if (one.help) item.append(sentence("preview-help", one.help));
      list.append(item);
    });
    panel.append(head, list);

    function unfold(open) {
      list.hidden = !open;
      fold.setAttribute("aria-expanded", String(open));
      document.documentElement.classList.toggle("has-preview-panel", open);
      // What scrolls can be reached by the Tab key.
      if (open && list.scrollHeight > list.clientHeight) list.tabIndex = 0;
    }
    fold.addEventListener("click", function () {
      unfold(list.hidden);
      keep(PANEL, Object.assign(recall(PANEL) || {}, { folded: list.hidden }));
    });
    function dismiss() {
      var kept = recall(PANEL) || {};
      kept.hidden = kept.hidden || {};
      kept.hidden[location.pathname] = json;
      keep(PANEL, kept);
      close();
    }
    hide.addEventListener("click", dismiss);
    panel.addEventListener("keydown", function (event) {
      if (event.key === "Escape") dismiss();
    });
    document.body.append(panel);
    var isNarrow = innerWidth < 720;
    unfold(left.folded === undefined ? !isNarrow : !left.folded);
    if (hadFocus) fold.focus();
  }

  // Spoken and shown: that the findings changed, or that the server is gone.
  var status = element("p", "preview-status");
  status.setAttribute("role", "status");
  status.lang = "en";
  status.dir = "ltr";
  var said = null;
  function say(words, isShown) {
    status.classList.toggle("is-shown", Boolean(isShown));
    if (status.textContent !== words) status.textContent = words;
  }

  restorePlace();
  document.body.append(status);
  var line = new EventSource(news);
  var lost = 0;
  line.addEventListener("line", function () {
    clearTimeout(lost);
    lost = 0;
    if (status.classList.contains("is-shown")) say("");
  });
  line.addEventListener("reload", reload);
  line.addEventListener("findings", function (event) {
    show(event.data);
    var words = summary(JSON.parse(event.data)) || "No errors or warnings";
    if (said !== null && said !== words) say(words);
    said = words;
  });
  line.addEventListener("error", function () {
    if (lost) return;
    lost = setTimeout(function () {
      say("The preview has ended. This is what was saved last.", true);
    }, 1500);
  });
  // A page that is left needs no news; one that comes back from the browser's memory asks again.
  addEventListener("pagehide", function () {
    line.close();
    if (!isReloading) history.scrollRestoration = "auto";
  });
  addEventListener("pageshow", function (event) { if (event.persisted) location.reload(); });
})();
