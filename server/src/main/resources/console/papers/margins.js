// What stands in the margin of every page that is printed: that it is an exercise, that it is no permission, whose copy, and as of when.

import { t } from "../language.js";
import { dtg } from "../time.js";

const margins = new CSSStyleSheet();

/** Puts it there, until {@link clearMargins}. */
export function setMargins({ me, now }) {
  const exercise = me.mechanism.mode === "EXERCISE" ? t("papers.exercise") : "";
  const foot = [t("page.notApproved"), t("papers.copyOf", { desk: me.party + "/" + me.post }), me.mark, now === undefined ? "" : t("papers.asOf") + " " + dtg(now)];
  margins.replaceSync("@page { @top-center { content: " + quoted(exercise) + "; font: 900 13pt sans-serif; letter-spacing: 0.2em; } " +
    "@bottom-left { content: " + quoted(foot.filter(Boolean).join(" · ")) + "; font: 8pt sans-serif; } }");
  if (!document.adoptedStyleSheets.includes(margins)) document.adoptedStyleSheets = [...document.adoptedStyleSheets, margins];
}

export function clearMargins() {
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== margins);
}

/** A string of CSS. */
const quoted = (text) => '"' + text.replace(/["\\\n]/g, (char) => "\\" + char.codePointAt(0).toString(16) + " ") + '"';
