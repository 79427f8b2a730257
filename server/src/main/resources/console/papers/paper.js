// The one way in which a paper is put on the page.

import { el } from "../dom.js";
import { t } from "../language.js";
import { day, dtg, hourMinute } from "../time.js";
import { buttons } from "./actions.js";
import { facts, lines, NONE, paperLink, table, when, withheld } from "./parts.js";

/**
 * @typedef {object} Paper what a kind says of one of its items
 * @property {string} title
 * @property {string} [state] where it stands
 * @property {boolean} [conflict] whether it is in conflict, which is outlined red
 * @property {object} [move] of waiting.js: whose move it is, which, and by when; null where it is nobody's
 * @property {Array} facts `[term, content]`
 * @property {Array} sections `[heading, content]`
 * @property {Array} [links] `[kind, id]` of other papers
 * @property {Array} [actions] of actions.js
 * @property {Array} [history] what was told of it
 */

/** The whole of it, as it is looked at and as it is printed. */
export function render(paper, context) {
  return el("article", { class: "paper" },
    stamp(context),
    el("h2", { class: "paper-title" }, paper.title),
    state(paper),
    facts(paper.facts ?? []),
    buttons(paper.actions ?? [], context),
    paper.sections?.filter(Boolean).map(([heading, ...content]) => section(heading, content)),
    links(paper.links ?? [], context),
    paper.history && section(t("papers.history"), [history(paper, context)]));
}

const section = (heading, content) => el("section", { class: "paper-section" }, el("h3", {}, heading), content);

/** What every sheet bears, as margins.js puts it on each page of paper: that it is no permission, whose copy it is, and as of when. */
function stamp({ me, now }) {
  return el("div", { class: "paper-head" },
    el("p", { class: "paper-stamp" },
      el("strong", {}, t("page.notApproved")), " ",
      el("span", {}, t("papers.copyOf", { desk: me.party + "/" + me.post }) + " "), el("span", { class: "figures" }, me.mark),
      now !== undefined && [
        " " + t("papers.asOf") + " ",
        el("time", { datetime: new Date(now).toISOString() }, day(now) + " " + hourMinute(now)), " ",
        el("span", { class: "dtg" }, dtg(now))]),
    el("button", { type: "button", class: "paper-print", click: () => print() }, t("papers.print")));
}

function state({ state: standing, conflict, move }) {
  if (!standing && !move) return undefined;
  return el("div", { class: "paper-state" + (conflict ? " in-conflict" : "") },
    standing && el("strong", { class: "paper-chip" }, (conflict ? "⚠ " : "") + standing),
    move !== undefined && el("p", { class: "paper-move" }, move ? [el("strong", {}, move.who + ": "), move.what] : t("papers.nobody")),
    move?.deadline && el("p", { class: "timer", data: { until: move.deadline, before: move.until, after: move.past } },
      el("span", { class: "timer-word" }), el("span", { class: "timer-left" }), el("time", { class: "timer-at", datetime: move.deadline }, dtg(move.deadline))));
}

function links(all, context) {
  const shown = all.filter(([kind, id]) => context.store.get(kind, id));
  return shown.length > 0 && section(t("papers.links"), [
    lines(shown.map(([kind, id]) => paperLink(context, kind, id, context.title(kind, id)))),
  ]);
}

/** What was told of it, in order: by the feed, and so by the record. */
function history({ history: told }, { tell, history: { from, problem } }) {
  return [
    problem && withheld(t("papers.historyMissing", { reason: problem })),
    from > 0 && el("p", { class: "note" }, t("papers.historyFrom", { n: from })),
    told.length === 0
      ? el("p", { class: "empty" }, NONE)
      : table(t("papers.history"), [t("papers.when"), t("papers.told"), "#"],
        told.map((telling) => [when(telling.at), tell(telling), String(telling.n)])),
  ];
}
