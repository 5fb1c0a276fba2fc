// The search: a field with a list of results, and the words of the question marked on the page that is opened.
//
// It reads the index that lies beside it, in scripts, which work from a disk too: `index.js` first, then only those
// shards that the words of the question can be in. Words are folded and cut exactly as the writer of the index does it
// (the module `search::terms`).
(function () {
  "use strict";
  var coursenotes = window.coursenotes;
  var words = coursenotes.words;

  // Folding and cutting

  var SIGNS = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3\\u{20000}-\\u{3ffff}";
  var RUN = new RegExp("[" + SIGNS + "]+|(?:(?![" + SIGNS + "])[\\p{Alphabetic}\\p{N}])+", "gu");
  var PLAIN = { "ى": "ي", "ی": "ي", "ة": "ه", "ٱ": "ا", "ک": "ك", "ı": "i", "\u0640": "" };

  function fold(text) {
    return text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").normalize("NFC").toLowerCase()
      .replace(/[ىیةٱکı\u0640]/g, function (letter) { return PLAIN[letter]; });
  }

  // The terms of a text: `{ term, open }`, where an open one is the last word, which may not be finished.
  function terms(text) {
    var folded = fold(text);
    var found = [];
    for (var match of folded.matchAll(RUN)) {
      var run = match[0];
      var behind = folded.slice(match.index + run.length);
      if (new RegExp("^[" + SIGNS + "]", "u").test(run)) {
        var signs = Array.from(run);
        if (signs.length === 1) found.push({ term: run, open: true });
        for (var i = 1; i < signs.length; i++) found.push({ term: signs[i - 1] + signs[i], open: false });
      } else {
        var kept = run.length === 1 ? (/^(#|\+\+)/.exec(behind) || [""])[0] : "";
        found.push({ term: run + kept, open: behind === "" });
      }
    }
    return found;
  }

  // The index

  var LAST = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  var MORE = "!#$%&'()*+,-./:;<=>?@[]^_`{|}~";
  var index = null;
  var arrived = {};

  // Fetches a shard once; `then` is called when all that was asked for is there.
  function need(names, then) {
    var missing = names.filter(function (name) { return !arrived[name]; });
    if (!missing.length) return then();
    var left = missing.length;
    missing.forEach(function (name) {
      var script = coursenotes.load("search/" + name + ".js");
      script.addEventListener("load", function () { if (--left === 0) then(); });
      script.addEventListener("error", function () { arrived[name] = { terms: [], pages: [] }; if (--left === 0) then(); });
    });
  }

  coursenotes.index = function (content) {
    index = content;
    index.count = content.lengths.length;
    arrived.index = true;
  };

  coursenotes.places = function (number, pages) {
    arrived["p" + number] = { pages: pages };
  };

  coursenotes.terms = function (number, text) {
    var parts = text.split(" ");
    var list = [];
    var before = "";
    for (var i = 0; i < parts.length; i += 2) {
      before = before.slice(0, LAST.indexOf(parts[i][0])) + parts[i].slice(1);
      list.push({ term: before, postings: parts[i + 1] });
    }
    arrived["t" + number] = { terms: list };
  };

  // The sections of a term and how it occurs in each.
  function eachPosting(text, tell) {
    var at = 0;
    var section = 0;
    while (at < text.length) {
      var value = 0;
      var factor = 1;
      for (var more; (more = MORE.indexOf(text[at])) >= 0; at++) {
        value += factor * (LAST.length + more);
        factor *= MORE.length;
      }
      value += factor * LAST.indexOf(text[at++]);
      section += value >> 2;
      tell(section, value & 3);
    }
  }

  // The shards in which terms from `first` to `last` can be.
  function shardsOf(first, last) {
    var names = [];
    index.terms.forEach(function (start, number) {
      var next = index.terms[number + 1];
      if (start <= last && (next === undefined || next > first)) names.push("t" + number);
    });
    return names;
  }

  // Ranks sections by BM25: a word in the title counts most, then one in a heading, then one that is repeated.
  var WEIGHT = [1, 1.6, 4, 7];
  var EXPANSIONS = 40;

  function rank(question) {
    var scores = new Map();
    question.forEach(function (one, place) {
      var matches = [];
      shardsOf(one.term, one.open ? one.term + "\uffff" : one.term).forEach(function (name) {
        arrived[name].terms.forEach(function (entry) {
          if (entry.term === one.term || one.open && entry.term.startsWith(one.term)) matches.push(entry);
        });
      });
      matches.sort(function (a, b) { return a.term.length - b.term.length; });
      matches.slice(0, EXPANSIONS).forEach(function (entry) {
        var found = [];
        eachPosting(entry.postings, function (section, kind) { found.push([section, kind]); });
        var rarity = Math.log(1 + (index.count - found.length + 0.5) / (found.length + 0.5));
        var whole = entry.term === one.term ? 1 : 0.5 * one.term.length / entry.term.length;
        found.forEach(function (pair) {
          var length = Math.pow(1.2, LAST.indexOf(index.lengths[pair[0]]));
          var often = WEIGHT[pair[1]];
          var score = whole * rarity * often * 2.2 / (often + 1.2 * (0.4 + 0.6 * length / (index.average || 1)));
          if (pair[1] > 1) score *= 1.5;
          var total = scores.get(pair[0]) || { section: pair[0], score: 0, seen: 0, best: [] };
          var better = score - (total.best[place] || 0);
          if (better > 0) {
            if (!total.best[place]) total.seen += 1;
            total.best[place] = score;
            total.score += better;
          }
          scores.set(pair[0], total);
        });
      });
    });
    return Array.from(scores.values()).sort(function (a, b) {
      return b.seen - a.seen || b.score - a.score || a.section - b.section;
    });
  }

  // Titles and headings of what was found

  function shardOfSection(section) {
    var number = 0;
    while (number + 1 < index.places.length && index.places[number + 1] <= section) number++;
    return number;
  }

  function placeOf(section) {
    var number = shardOfSection(section);
    var at = index.places[number];
    var pages = arrived["p" + number].pages;
    for (var i = 0; i < pages.length; i++) {
      var count = pages[i].length - 2;
      if (section < at + count) {
        var place = pages[i][2 + section - at];
        var heading = Array.isArray(place) ? place[0] : place;
        var anchor = Array.isArray(place) ? place[1] : heading.toLowerCase().replace(/[^\p{L}\p{M}\p{N}_\- ]/gu, "").replace(/ /g, "-");
        return { page: pages[i][0], title: pages[i][1], heading: heading, anchor: anchor };
      }
      at += count;
    }
    return null;
  }

  // Calls `tell` with the best places for a question: two of a page at most, since a reader wants to choose.
  var SHOWN = 12;

  function find(text, tell) {
    need(["index"], function () {
      var question = terms(text);
      var names = new Set();
      question.forEach(function (one) {
        shardsOf(one.term, one.open ? one.term + "\uffff" : one.term).forEach(function (name) { names.add(name); });
      });
      need(Array.from(names), function () {
        var ranked = rank(question).slice(0, SHOWN * 3);
        var shards = new Set(ranked.map(function (one) { return "p" + shardOfSection(one.section); }));
        need(Array.from(shards), function () {
          var ofPage = {};
          var places = ranked.map(function (one) { return placeOf(one.section); }).filter(function (place) {
            if (!place) return false;
            ofPage[place.page] = (ofPage[place.page] || 0) + 1;
            return ofPage[place.page] <= 2;
          });
          tell(places.slice(0, SHOWN), question);
        });
      });
    });
  }

  // The field and its list (the pattern "combobox" of the ARIA Authoring Practices: the focus stays in the field)

  var box = document.querySelector(".search");
  var field = box.querySelector("input");
  var list = box.querySelector("ul");
  var said = box.querySelector(".said");
  var chosen = -1;
  var latest = 0;

  function address(place) {
    var anchor = place.anchor ? "#" + encodeURIComponent(place.anchor) : "";
    return document.body.dataset.root + place.page + "?find=" + encodeURIComponent(field.value.trim()) + anchor;
  }

  function option(place, number) {
    var item = document.createElement("li");
    item.setAttribute("role", "option");
    item.id = "search.result-" + number;
    item.setAttribute("aria-selected", "false");
    item.dataset.address = address(place);
    item.append(place.heading || place.title);
    if (place.heading) {
      var title = document.createElement("small");
      title.textContent = place.title;
      item.append(title);
    }
    item.addEventListener("click", function () { go(item); });
    return item;
  }

  function show(places, question) {
    list.replaceChildren.apply(list, places.map(option));
    chosen = -1;
    field.removeAttribute("aria-activedescendant");
    var none = question.length > 0 && places.length === 0;
    if (none) {
      var item = document.createElement("li");
      item.className = "none";
      item.setAttribute("role", "option");
      item.setAttribute("aria-disabled", "true");
      item.textContent = words.no_results;
      list.append(item);
    }
    open(places.length > 0 || none);
    said.textContent = none ? words.no_results : question.length ? places.length + " " + words.found : "";
  }

  function open(isOpen) {
    list.hidden = !isOpen;
    field.setAttribute("aria-expanded", String(isOpen));
  }

  function choose(number) {
    var items = list.querySelectorAll("[data-address]");
    if (!items.length) return;
    if (items[chosen]) items[chosen].setAttribute("aria-selected", "false");
    chosen = (number + items.length) % items.length;
    items[chosen].setAttribute("aria-selected", "true");
    items[chosen].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", items[chosen].id);
  }

  function go(item) {
    var before = location.href.split("#")[0];
    location.href = item.dataset.address;
    open(false);
    // Another place on the same page with the same question loads nothing anew.
    if (location.href.split("#")[0] === before) markAll();
  }

  function ask() {
    var mine = ++latest;
    var text = field.value;
    if (!text.trim()) return show([], []);
    find(text, function (places, question) {
      if (mine === latest) show(places, question);
    });
  }

  field.addEventListener("input", ask);
  field.addEventListener("focus", function () { if (field.value.trim() && list.children.length) open(true); });
  field.addEventListener("keydown", function (event) {
    if (event.isComposing) return;
    var isOpen = !list.hidden;
    if (event.key === "ArrowDown") { if (isOpen) choose(chosen + 1); else ask(); }
    else if (event.key === "ArrowUp" && isOpen) choose(chosen < 0 ? -1 : chosen - 1);
    else if (event.key === "Enter" && isOpen) {
      var items = list.querySelectorAll("[data-address]");
      if (items.length) go(items[Math.max(chosen, 0)]);
    }
    else if (event.key === "Escape") { if (isOpen) open(false); else field.value = ""; }
    else return;
    event.preventDefault();
  });
  document.addEventListener("click", function (event) { if (!box.contains(event.target)) open(false); });
  box.addEventListener("focusout", function (event) { if (event.relatedTarget && !box.contains(event.relatedTarget)) open(false); });
  // A press on a result must not take the focus out of the field before it is a click.
  list.addEventListener("mousedown", function (event) { event.preventDefault(); });

  // Marks on the page: the words of the question, in the section that the address names

  function section() {
    var text = document.querySelector(".text");
    var start = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!start || !/^H[1-6]$/.test(start.tagName)) return [text];
    var elements = [start];
    for (var next = start.nextElementSibling; next && !(/^H[1-6]$/.test(next.tagName) && next.tagName <= start.tagName); next = next.nextElementSibling) elements.push(next);
    return elements;
  }

  // Where folded words stand in a text: each letter of the folded text knows the place that it came from.
  function foundIn(text, wanted) {
    var folded = "";
    var from = [];
    Array.from(text).reduce(function (at, letter) {
      var one = fold(letter);
      for (var i = 0; i < one.length; i++) from.push(at);
      folded += one;
      return at + letter.length;
    }, 0);
    from.push(text.length);
    var places = [];
    wanted.forEach(function (word) {
      for (var at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
        var inWord = at > 0 && /[\p{Alphabetic}\p{N}]/u.test(folded[at - 1]) && !new RegExp("[" + SIGNS + "]", "u").test(word);
        if (!inWord) places.push([from[at], from[at + word.length]]);
      }
    });
    places.sort(function (a, b) { return a[0] - b[0] || b[1] - a[1]; });
    return places;
  }

  function markAll() {
    var question = new URLSearchParams(location.search).get("find");
    if (!question) return;
    document.querySelectorAll("mark.found").forEach(function (mark) {
      mark.replaceWith.apply(mark, Array.from(mark.childNodes));
    });
    // Whole words first: pairs of signs inside one that is marked already are passed over.
    var wanted = fold(question).split(/\s+/).concat(terms(question).map(function (one) { return one.term; })).filter(Boolean);
    var first = null;
    section().forEach(function (element) {
      if (!element) return;
      element.normalize();
      var walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      var nodes = [];
      while (walker.nextNode()) if (!walker.currentNode.parentElement.closest("math, .copy")) nodes.push(walker.currentNode);
      nodes.forEach(function (node) {
        var text = node.data;
        var at = 0;
        var parts = document.createDocumentFragment();
        foundIn(text, wanted).forEach(function (place) {
          if (place[0] < at) return;
          parts.append(text.slice(at, place[0]));
          var mark = document.createElement("mark");
          mark.className = "found";
          mark.textContent = text.slice(place[0], place[1]);
          parts.append(mark);
          first = first || mark;
          at = place[1];
        });
        if (at) { parts.append(text.slice(at)); node.replaceWith(parts); }
      });
    });
    if (first && !location.hash) first.scrollIntoView({ block: "center" });
  }

  markAll();
  // Typed before this script was there.
  if (document.activeElement === field && field.value) ask();
})();
