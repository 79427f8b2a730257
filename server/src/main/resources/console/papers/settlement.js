// Ways out of a conflict, and what its sides ask each other.

import { t } from "../language.js";
import { label, measure } from "../words.js";
import { notYours, onWatch } from "./actions.js";
import { lines, NONE, sideBySide, table, when, withheld, words } from "./parts.js";

/** Who would do what. The other side's figures are not everybody's to read. */
export const askedOf = (proposal, { names }) =>
  lines(Object.entries(proposal.measures).map(([party, asked]) => names.party(party) + ": " + measure(asked)));

/** The newest of an exchange that this reader may read. */
export const said = (exchange) => {
  const newest = exchange.answerPassedOn ?? exchange.answer ?? exchange.passedOn ?? exchange.said;
  return newest ? words(newest.text) : withheld(t("papers.sealed"));
};

export function proposal(p, context) {
  const { store, names, me } = context;
  const sides = store.get("conflict", p.conflict)?.sides.map((side) => side.party) ?? Object.keys(p.measures);
  return {
    state: label(p.stage),
    conflict: p.stage === "OPEN",
    facts: [
      [t("papers.from"), names.party(p.proposedBy)],
      [t("papers.by"), when(p.answerBy)],
      [t("papers.remarks"), p.remarks && words(p.remarks)],
      [t("papers.why"), p.reason && words(p.reason)],
      [t("papers.settles"), p.verdict && t(p.verdict.settles ? "papers.yes" : "papers.no")],
      [t("papers.opensOthers"), p.verdict && String(p.verdict.opens)],
      [t("papers.changed"), when(p.changed)],
    ],
    sections: [[t("papers.sides"), table(t("papers.sides"), [t("papers.party"), t("papers.asked"), t("papers.accepted")],
      sides.map((party) => [
        names.party(party), p.measures[party] ? measure(p.measures[party]) : NONE, t(p.accepted.includes(party) ? "papers.yes" : "papers.notYet")]))]],
    links: [["conflict", p.conflict], ...(p.counters ? [["proposal", p.counters]] : [])],
    actions: p.stage === "OPEN" && sides.includes(me.party) ? answers(p, context) : [],
  };
}

function answers(p, { me, names }) {
  const blocked = notYours(!p.accepted.includes(me.party));
  const facts = [[t("papers.conflict"), p.conflict], ...Object.entries(p.measures).map(([party, asked]) => [names.party(party), measure(asked)])];
  return [
    onWatch({ label: t("papers.do.acceptProposal", { id: p.id }), body: { type: "proposal.accept", proposal: p.id }, facts, blocked }),
    onWatch({
      label: t("papers.do.rejectProposal", { id: p.id }), body: { type: "proposal.reject", proposal: p.id }, facts, blocked,
      ask: { field: "reason", label: t("papers.whyOptional"), required: false },
    }),
  ];
}

/** Each side's own words, and what reached the other of them. */
export function exchange(e, { names }) {
  const leg = (own, passedOn) => [
    { heading: t("papers.saidBy"), content: own ? [words(own.text), when(own.at)] : withheld(t("papers.sealed")) },
    { heading: t("papers.passedOn"), content: passedOn ? [words(passedOn.text), when(passedOn.at)] : words(t("papers.notYet")) },
  ];
  return {
    state: label(e.stage),
    facts: [
      [t("papers.sort"), label(e.sort)],
      [t("papers.from"), names.party(e.from)],
      [t("papers.to"), names.party(e.to)],
      [t("papers.by"), when(e.due)],
      [t("papers.overdue"), e.overdue ? t("papers.yes") : undefined],
      [t("papers.why"), e.closedBecause && words(e.closedBecause)],
    ],
    sections: [
      [names.party(e.from), sideBySide(leg(e.said, e.passedOn))],
      (e.answer || e.answerPassedOn || e.stage === "PASSED_ON") && [names.party(e.to), sideBySide(leg(e.answer, e.answerPassedOn))],
    ],
    links: [["conflict", e.conflict]],
  };
}

