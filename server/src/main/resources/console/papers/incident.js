// Something that went wrong: each side's words beside the other's, evidence, the finding, and what each side says of it.

import { el } from "../dom.js";
import { t } from "../language.js";
import { hasReport, label } from "../words.js";
import { onWatch } from "./actions.js";
import { address, facts, hash, inLanguages, lines, NONE, paperLink, position, sideBySide, table, when, withheld, words } from "./parts.js";

export function incident(i, context) {
  const { names } = context;
  const inquiry = i.inquiry ?? {};
  return {
    state: label(i.status),
    facts: [
      [t("papers.type"), label(i.type)],
      [t("papers.between"), names.parties(i.between)],
      [t("papers.occurred"), when(i.occurred)],
      [t("papers.place"), [position(i.position.position), " ± " + i.position.uncertainty]],
      [t("papers.reported"), when(i.reported)],
      [t("papers.reconstruction"), el("a", { class: "paper-link", href: address("reconstruction", i.id) }, t("papers.whatWasTold"))],
    ],
    sections: [
      [t("papers.accounts"), beside(i, (party) => account(i.accounts[party], i.sealed.includes(party), context))],
      i.reporting && [t("papers.reports"), reports(i, names)],
      i.inquiry && [t("papers.fullReports"), beside(i, (party) => account(inquiry.full[party], inquiry.sealed.includes(party), context))],
      [t("papers.evidence"), evidence(inquiry, names)],
      [t("papers.finding"), finding(i, names)],
      i.status === "RESOLVED" && [t("papers.positions"), beside(i, (party) => stand(inquiry.positions?.[party]))],
    ],
    links: i.between.flatMap((party) => [i.accounts[party], inquiry.full?.[party]])
      .flatMap((report) => report?.particulars?.links ?? []).map(({ kind, id }) => [kind.toLowerCase(), id]),
    actions: actions(i, context),
  };

  function beside(of, content) {
    return sideBySide(of.between.map((party) => ({ heading: names.party(party), content: content(party) })));
  }
}

/** One side's words, with its own figures; or that they are in, and sealed; or that there are none. */
function account(report, sealed, context) {
  if (!report) return sealed ? withheld(t("papers.sealedReport")) : el("p", { class: "empty" }, t("papers.noReport"));
  const p = report.particulars ?? {};
  const near = p.nearest ?? {};
  return [
    words(report.text),
    facts([
      [t("papers.given"), when(report.at)],
      [t("papers.tookPlace"), report.acknowledged === undefined ? undefined : t(report.acknowledged ? "papers.yes" : "papers.no")],
      [t("papers.occurred"), when(p.occurred)],
      [t("papers.ended"), when(p.ended)],
      [t("papers.place"), p.position && [position(p.position.position), " ± " + p.position.uncertainty]],
      [t("papers.nearest"), p.nearest && [
        near.lateralMetres !== undefined && near.lateralMetres + " m ↔", near.verticalMetres !== undefined && near.verticalMetres + " m ↕",
        near.secondsApart !== undefined && near.secondsApart + " s"].filter(Boolean).join(", ")],
      [t("papers.didAtOnce"), p.action && words(p.action)],
      [t("papers.damage"), p.damage && label(p.damage)],
      [t("papers.casualties"), p.casualties && label(p.casualties)],
      [t("papers.riskItSees"), p.risk && risk(p.risk)],
      [t("papers.links"), p.links && lines(p.links.map(({ kind, id }) => paperLink(context, kind.toLowerCase(), id)))],
    ]),
  ];
}

/** A class of ICAO Doc 4444: of what happened, and never of who did it. */
const risk = (letter) => letter + ": " + t("papers.risk." + letter);

function reports(i, names) {
  const standing = (party, stage, due) => [
    when(due[stage.toLowerCase()]),
    hasReport(i, party, stage) ? " ✓ " + t("papers.in") : " " + t("papers.notYet"),
    due.late.includes(stage) && [" ", el("strong", { class: "overdue" }, t("papers.overdue"))],
  ];
  return [
    el("p", { class: "note" }, t("papers.unsealed." + i.reporting.unsealed)),
    table(t("papers.reports"), [t("papers.party"), t("papers.firstAccount"), t("papers.fullReport")],
      Object.entries(i.reporting.due).map(([party, due]) => [names.party(party), standing(party, "INITIAL", due), standing(party, "FULL", due)])),
  ];
}

function evidence({ evidence: pieces, withheld: kept }, names) {
  const all = Object.values(pieces ?? {});
  return [
    table(t("papers.evidence"), [t("papers.name"), t("papers.whose"), t("papers.content"), "SHA-256", t("papers.custody"), t("papers.shownTo"), t("papers.added")],
      all.map((e) => [
        e.name, names.party(e.owner), words(e.description), hash(e.hash),
        el("ol", { class: "custody" }, e.custody.map(({ custodian, since }) => el("li", {}, custodian + ", ", when(since)))),
        names.parties(e.viewers) || NONE, when(e.added),
      ])),
    Object.entries(kept ?? {}).filter(([, count]) => count > 0)
      .map(([party, count]) => withheld(t("papers.evidenceWithheld", { party: names.party(party), count }))),
  ];
}

function finding(i, names) {
  const conclusion = i.inquiry?.conclusion;
  if (!i.finding && !conclusion) return el("p", { class: "empty" }, t("papers.noFinding"));
  return [
    i.finding ? words(i.finding) : inLanguages(conclusion.texts ?? {}),
    conclusion && facts([
      [t("papers.when"), when(conclusion.at)],
      [t("papers.riskClass"), conclusion.risk && risk(conclusion.risk)],
      [t("papers.lessons"), conclusion.lessons && lines(conclusion.lessons.map(words))],
      [t("papers.foundWithout"), conclusion.without.length > 0 ? names.parties(conclusion.without) : undefined],
    ]),
  ];
}

const stand = (said) =>
  said
    ? [el("p", {}, el("strong", {}, label(said.says)), " ", when(said.at)), said.text && words(said.text)]
    : el("p", { class: "empty" }, t("papers.notSaidYet"));

/** What a side thinks of the finding is said once. */
function actions(i, { me }) {
  if (!i.between.includes(me.party) || i.status !== "RESOLVED") return [];
  const said = i.inquiry?.positions?.[me.party];
  const facts = [[t("papers.finding"), i.finding ?? Object.values(i.inquiry?.conclusion?.texts ?? {})[0] ?? ""]];
  const ask = (required) => ({ field: "text", label: t(required ? "papers.whyRequired" : "papers.whyOptional"), required });
  return ["ACCEPTS", "DISAGREES"].map((says) => onWatch({
    label: t("papers.do." + says),
    body: { type: "incident.position", incident: i.id, says },
    facts,
    ask: ask(says === "DISAGREES"),
    blocked: said ? t("papers.alreadySaid") : undefined,
  }));
}
