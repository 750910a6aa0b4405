// The report of a test set, shown below its figures in a frame that may do nothing but show.
import { make } from "./elements.js";

export function startReports() {
  const place = document.getElementById("test-report");
  const frame = make("iframe", { class: "report-frame", sandbox: "allow-scripts", hidden: true,
    title: "Report of the test set" });
  place.after(frame);
  new MutationObserver(() => {
    const link = place.querySelector("a.report");
    const shown = link ? link.getAttribute("href") : "";
    if (frame.getAttribute("src") === shown) return;
    frame.hidden = !link;
    if (link) frame.src = shown;
  }).observe(place, { childList: true, subtree: true });
}
