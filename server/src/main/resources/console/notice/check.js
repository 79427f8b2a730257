// The live check: what is being filled in, held against what this desk may see. The server decides, by the rules of the terms.

import { el } from "../dom.js";
import { t } from "../language.js";
import { gaps } from "../words.js";

/** Until somebody has stopped typing. */
const PAUSE_MS = 350;

/** Asks for what has been filled in last, one question at a time. */
export class Check {
  #as;
  #answer;
  #asked = 0;
  #timer;

  /**
   * @param as the desk this page was opened for
   * @param answer called with `{ finding }`, `{ problem }`, or `{}` where nothing can be said
   */
  constructor(as, answer) {
    this.#as = as;
    this.#answer = answer;
  }

  /** @param activity as the API has it, or undefined while it is not whole */
  ask(activity) {
    clearTimeout(this.#timer);
    const number = ++this.#asked;
    if (!activity) return this.#answer({});
    this.#timer = setTimeout(async () => {
      const answer = await asked(activity, this.#as);
      if (number === this.#asked) this.#answer(answer);
    }, PAUSE_MS);
  }
}

async function asked(activity, as) {
  try {
    const reply = await fetch("/v1/notices/check?as=" + encodeURIComponent(as), {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ activity }),
    });
    const answer = await reply.json();
    return reply.ok ? { finding: answer } : { problem: answer };
  } catch {
    return {}; // the page says elsewhere that it is blind
  }
}

/** What was found, in words. */
export function told(finding, names) {
  const near = finding.near;
  return [
    el("p", { class: near.some((n) => n.nearness === "TOO_CLOSE" || n.nearness === "IN_OVERLAP") ? "check-head too-close" : "check-head" },
      near.length === 0 ? "✓ " + t("notice.nothingNear") : "⚠ " + t("notice.near", { count: near.length })),
    near.length > 0 && el("ul", { class: "near" }, near.map((one) => el("li", { data: { near: one.kind + "/" + one.id } },
      el("strong", {}, t("notice.nearness." + one.nearness)), " ", el("span", { class: "near-id", dir: "ltr" }, called(one, names)),
      one.gaps && el("span", { class: "near-gaps", lang: "en", dir: "ltr" }, gaps(one.gaps))))),
    el("p", {}, t("notice.leads." + finding.lead)),
    !finding.whole && el("p", {}, t("notice.notWhole")),
    el("p", { class: "hidden-word" }, t("notice.hidden")),
  ].filter(Boolean);
}

const called = (one, names) => (one.kind === "zone" ? names.store.get("zone", one.id)?.name ?? one.id : one.id);
