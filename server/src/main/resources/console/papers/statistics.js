// What parties have shared of a period, and how they use their notices: counts and times. No score, and nobody is ranked.

import { el } from "../dom.js";
import { t } from "../language.js";
import { address, between, lasting, NONE, table, withheld } from "./parts.js";

const LEADS = ["routine", "urgent", "late"];
const FIGURES = ["filed", "amended", "withdrawn", "ended"];
const SVG = "http://www.w3.org/2000/svg";
const BAR = { width: 160, height: 14 };

/** A bar of so much of the most there is. The figure stands beside it, so it is for the eye alone. */
function bar(value, most) {
  const svg = document.createElementNS(SVG, "svg");
  const put = (name, attributes) => {
    const node = document.createElementNS(SVG, name);
    Object.entries(attributes).forEach(([key, said]) => node.setAttribute(key, said));
    svg.append(node);
  };
  Object.entries({ class: "bar", viewBox: "0 0 " + BAR.width + " " + BAR.height, "aria-hidden": "true" }).forEach(([key, said]) => svg.setAttribute(key, said));
  put("rect", { class: "bar-ground", width: BAR.width, height: BAR.height });
  put("rect", { class: "bar-value", width: most > 0 ? (BAR.width * value) / most : 0, height: BAR.height });
  return svg;
}

const counted = (value, most) => [el("span", { class: "figures count-beside" }, String(value)), bar(value, most)];

/** The rows of one period: sealed until all have shared theirs. */
export function statistics(s, { store, names }) {
  const parties = Object.keys(s.rows);
  const sealed = s.disclosedTo.length === 0;
  const most = Math.max(1, ...parties.flatMap((party) => FIGURES.flatMap((figure) => LEADS.map((lead) => s.rows[party][figure][lead]))));
  return {
    state: t(sealed ? "papers.rowsSealed" : "papers.rowsDisclosed"),
    facts: [
      [t("papers.period"), between(s.from, s.to)],
      [t("papers.shared"), names.parties(parties)],
      [t("papers.shownTo"), names.parties(s.disclosedTo) || NONE],
    ],
    sections: [
      sealed && [t("papers.content"), withheld(t("papers.rowsSealedWhy"))],
      [t("papers.ownFigures"), table(t("papers.ownFigures"), [t("papers.party"), t("papers.figure"), ...LEADS.map((lead) => t("papers.lead." + lead))],
        parties.flatMap((party) => FIGURES.map((figure) =>
          [names.party(party), t("papers.figures." + figure), ...LEADS.map((lead) => counted(s.rows[party][figure][lead], most))])))],
      [t("papers.leads"), table(t("papers.leads"), [t("papers.party"), t("papers.least"), t("papers.median")],
        parties.map((party) => [names.party(party), s.rows[party].leastLead ? lasting(s.rows[party].leastLead) : NONE,
          s.rows[party].medianLead ? lasting(s.rows[party].medianLead) : NONE]))],
    ],
    links: store.all("statistics").filter((other) => other.id !== s.id).map((other) => ["statistics", other.id]),
  };
}

/** How each party uses its notices, of the whole record: for the facilitator. */
export function use(_, { store, names, me, ask }) {
  const periods = store.all("statistics").map((s) => el("li", {}, el("a", { class: "paper-link", href: address("statistics", s.id) }, s.id)));
  const shared = [t("papers.shared"), periods.length > 0 ? el("ul", {}, periods) : el("p", { class: "empty" }, t("papers.noneShared")),
    el("p", { class: "note" }, t("papers.countYourself")), el("pre", {}, el("code", {}, "./gilavar statistics --from 010000ZAPR25 --to 010000ZMAY25"))];
  if (!me.facilitator) return { facts: [], sections: [shared] };
  const found = ask("/v1/statistics");
  const rows = found?.items ?? [];
  const most = (figure) => Math.max(1, ...rows.map((row) => row[figure]));
  return {
    facts: [[t("papers.state"), found ? undefined : t("papers.loading")]],
    sections: [
      [t("papers.use"), el("p", { class: "note" }, t("papers.useNote")),
        table(t("papers.use"), [t("papers.party"), ...["notices", "conflicts", "settledCount", "withdrawnInConflict"].map((figure) => t("papers." + figure)),
          t("papers.withdrawnAfter"), t("papers.stood"), t("papers.overQuota")],
        rows.map((row) => [names.party(row.party), ...["notices", "conflicts", "settled", "withdrawn"].map((figure) => counted(row[figure], most(figure))),
          row.withdrawnAfter ? lasting(row.withdrawnAfter) : NONE, row.stood ? lasting(row.stood) : NONE, counted(row.overQuota, most("overQuota"))]))],
      shared,
    ],
  };
}
