// Pieces that several sheets of this room are made of.

import { el } from "../dom.js";
import { t } from "../language.js";
import { clockFace, dayMonth, dtg, hourMinute } from "../time.js";

/** A time to be read off and said: with its date-time group. */
export const when = (at) => [dayMonth(at) + " " + clockFace(Date.parse(at)) + " ", el("span", { class: "dtg" }, dtg(at))];

/** Counts to a deadline, by the beat of the page. */
export const timer = (at, before, after) =>
  el("p", { class: "timer", data: { until: at, before, after } },
    el("span", { class: "timer-word" }), el("span", { class: "timer-left" }), el("time", { class: "timer-at", datetime: at }, dtg(at)));

/** What a message says, in the reader's language, each text in its own direction. */
export const wordsOf = (m, phrases) => [
  m.coded && el("strong", { class: "code" }, m.coded.code), m.coded && " ",
  el("span", { lang: m.coded ? phrases.languageOf(m) : undefined, dir: "auto" }, phrases.words(m)),
];

/** What a rung calls, in words. */
export const rungWords = (rung) => t("line.rungs." + (rung.means ?? "OTHER"), { to: rung.to });

/** The ladder: what has been called, and what is called when, the next one with its timer. */
export function ladder(rungs) {
  if (rungs.length === 0) return el("p", { class: "dim" }, t("line.noLadder"));
  const next = rungs.find((rung) => !rung.called);
  return el("ol", { class: "ladder" }, rungs.map((rung) =>
    el("li", { class: rung.called ? "called" : rung === next ? "next" : undefined },
      el("span", { class: "rung-mark", "aria-hidden": "true" }, rung.called ? "☎" : rung === next ? "➔" : "·"),
      el("span", {}, rungWords(rung) + (rung.because ? " (" + rung.because + ")" : "")),
      rung === next
        ? timer(rung.at, t("line.ringsIn"), t("line.ringsNow"))
        : el("span", { class: "rung-at" }, rung.called ? t("line.calledAt", { at: hourMinute(rung.at) }) : t("line.ringsAt", { at: hourMinute(rung.at) })))));
}

/** A field with its name, and what it expects below it. */
export function field(name, control, hint) {
  const id = "field-" + crypto.randomUUID();
  control.id = id;
  if (hint) control.setAttribute("aria-describedby", id + "-hint");
  return el("div", { class: "line-field" }, el("label", { for: id }, name), control, hint && el("small", { id: id + "-hint" }, hint));
}

/** @param options `[value, words]` each */
export const select = (options, chosen, props = {}) =>
  el("select", props, options.map(([value, words]) => el("option", { value, selected: value === chosen }, words)));

/** An instant as people type it here, to the minute. */
export const typedTime = (now) => (now === undefined ? "" : dtg(now));
