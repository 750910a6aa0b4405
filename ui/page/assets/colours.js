// Light or dark: the system's wish, or what the person chose before. Gradio reads the same
// wish and marks `body.dark`; this runs first, so that the page never flashes.
(() => {
  const KEY = "pressmark.colours";
  const wish = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => {
    try { return localStorage.getItem(KEY); } catch { return null; }
  };
  const dark = () => (chosen() ?? (wish.matches ? "dark" : "light")) === "dark";
  const apply = () => {
    document.documentElement.classList.toggle("dark", dark());
    if (document.body && document.body.classList.contains("dark") !== dark()) {
      document.body.classList.toggle("dark", dark());
    }
  };
  apply();
  wish.addEventListener("change", apply);
  document.addEventListener("DOMContentLoaded", () => {
    apply();
    new MutationObserver(apply).observe(document.body, { attributeFilter: ["class"] });
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("#colours")) return;
    try { localStorage.setItem(KEY, dark() ? "light" : "dark"); } catch { /* not kept then */ }
    apply();
  });
})();
