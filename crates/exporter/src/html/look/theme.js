// Sets the chosen theme before the page is drawn, so that nothing flashes. Without a choice the system's counts; the
// attribute is set for that too, since the switch has to know what is shown.
(function () {
  "use strict";
  var chosen = null;
  try {
    chosen = localStorage.getItem("coursenotes-theme");
  } catch (error) {
    // Storage is closed to some pages from a disk; the system's theme is used then.
  }
  var dark = matchMedia("(prefers-color-scheme: dark)");
  function show() {
    document.documentElement.dataset.theme = chosen || (dark.matches ? "dark" : "light");
  }
  dark.addEventListener("change", show);
  show();
  window.coursenotes = {
    switchTheme: function () {
      chosen = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
      try {
        localStorage.setItem("coursenotes-theme", chosen);
      } catch (error) {
        // It holds for this page then.
      }
      show();
    }
  };
})();
