// A sheet over the page, for one thing to be read, filled in or signed. Escape closes it, and focus goes back to where it was.

import { el } from "./dom.js";
import { t } from "./language.js";

/**
 * Opens it.
 *
 * @param title what it is about
 * @param body elements
 * @param actions buttons, by what each gives: `{ label, value, primary }`; to close is always offered
 * @param wide whether it takes as much of the window as there is
 * @returns a promise of the value of the button pressed, or undefined when it was closed
 */
export function openDialog({ title, body, actions = [], wide = false }) {
  return new Promise((resolve) => {
    const heading = "dialog-" + crypto.randomUUID();
    const close = (value) => () => {
      sheet.returned = value;
      sheet.close();
    };
    const sheet = el("dialog", { class: wide ? "sheet wide" : "sheet", "aria-labelledby": heading },
      el("header", { class: "sheet-head" },
        el("h2", { id: heading }, title),
        el("button", { type: "button", class: "sheet-close", "aria-label": t("page.close"), click: close(undefined) }, "✕")),
      // The bands of the page lie under it.
      el("p", { class: "sheet-exercise" }, t("line.exercise")),
      el("p", { class: "sheet-blind", role: "alert" }, t("line.blind")),
      el("div", { class: "sheet-body" }, body),
      actions.length > 0 && el("footer", { class: "sheet-foot" }, actions.map(({ label, value, primary }) =>
        el("button", { type: "button", class: primary ? "primary" : undefined, click: close(value) }, label))));
    sheet.addEventListener("close", () => {
      sheet.remove();
      resolve(sheet.returned);
    });
    document.body.append(sheet);
    sheet.showModal();
  });
}
