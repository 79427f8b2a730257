// Areas and lines with a meaning, and what the terms say is to be done by when.

import { t } from "../language.js";
import { byLanguage, isOpenPhase, label, levels } from "../words.js";
import { atTheTable, onWatch } from "./actions.js";
import { facts, inLanguages, lasting, lines, NONE, paperLink, table, times, volumes, when, words } from "./parts.js";

export function zone(z, context) {
  const { store, names } = context;
  const crossings = store.all("crossing").filter((c) => c.zone === z.id);
  return {
    state: z.lifted ? t("papers.lifted") : label(z.standing),
    facts: [
      [t("papers.name"), z.name],
      [t("papers.type"), label(z.type)],
      [t("papers.declaredBy"), z.declaredBy ? names.party(z.declaredBy) : t("papers.inCommon")],
      [t("papers.declared"), when(z.declared)],
      [t("papers.source"), z.source],
      [t("papers.appliesTo"), z.appliesTo.map(label).join(", ")],
      [t("papers.knownTo"), z.knownTo ? names.parties(z.knownTo) || t("papers.facilitatorAlone") : t("papers.all")],
      [t("papers.acknowledged"), times(z.acknowledged, names)],
      [t("papers.agreed"), times(z.agreed, names)],
      [t("papers.why"), z.liftedBecause && words(z.liftedBecause)],
    ],
    sections: [
      Object.keys(z.statement).length > 0 && [t("papers.says"), inLanguages(z.statement)],
      [t("papers.volumes"), volumes([z.volume])],
      z.rules && [t("papers.rules"), rules(z.rules, names)],
      [t("papers.crossings"), table(t("papers.crossings"), [t("papers.crossing"), t("papers.whose"), t("papers.state"), t("papers.acknowledged")],
        crossings.map((c) => [paperLink(context, "crossing", c.id), names.party(c.owner), t(c.open ? "papers.touches" : "papers.touchesNoMore"), when(c.acknowledged)]))],
    ],
    links: store.all("phase").filter((p) => p.zone === z.id).map((p) => ["phase", p.id]),
    actions: actions(z, context),
  };
}

/** When it applies, what passes and how it is crossed. */
function rules({ calendar, tolerated, procedure, emergency }, names) {
  const passes = (one) => [
    ...one.categories.map(label), ...one.parties.map((party) => names.party(party)),
    ...(one.altitude ? [levels(one.altitude)] : []), ...(one.window ? [when(one.window.start), " – ", when(one.window.end)] : []),
    ...(one.calendar ? plain(one.calendar) : []),
  ].flatMap((part, i) => (i > 0 ? [" · ", part] : [part]));
  return facts([
    [t("papers.calendar"), calendar && lines(plain(calendar))],
    [t("papers.passes"), tolerated?.length > 0 ? lines(tolerated.map(passes)) : undefined],
    [t("papers.procedure"), procedure && lines([...byLanguage(procedure.words), t("papers.ahead", { time: lasting(procedure.ahead) })])],
    [t("papers.withoutProcedure"), emergency?.length > 0 ? emergency.map(label).join(", ") : undefined],
  ]);
}

/** Each part of a record of plain values, in one line. */
const plain = (record) => Object.entries(record).map(([name, value]) =>
  name + ": " + (Array.isArray(value) ? value.map(flat).join(", ") : flat(value)));
const flat = (value) => (value !== null && typeof value === "object"
  ? Object.values(value).map(flat).join(" – ")
  : /^PT?\d/.test(value) ? lasting(value) : String(value));

function actions(z, { me }) {
  if (z.lifted || !z.declaredBy || z.declaredBy === me.party || me.facilitator) return [];
  const about = [[t("papers.zone"), z.name], [t("papers.says"), byLanguage(z.statement).join("\n") || NONE]];
  const said = (map) => (map[me.party] ? t("papers.alreadySaid") : undefined);
  return [
    atTheTable({ label: t("papers.do.acknowledgeZone"), body: { type: "zone.acknowledge", zone: z.id }, facts: about, blocked: said(z.acknowledged) }),
    atTheTable({ label: t("papers.do.agreeZone"), body: { type: "zone.agree", zone: z.id }, facts: about, blocked: said(z.agreed) }),
  ];
}

export function phase(p, context) {
  const { names, me } = context;
  return {
    state: label(p.stage),
    facts: [
      [t("papers.speaker"), names.parties(p.by)],
      [t("papers.began"), when(p.started)],
      [t("papers.by"), when(p.due)],
      [t("papers.within"), lasting(p.within)],
      [t("papers.every"), p.every && lasting(p.every)],
      [t("papers.run"), String(p.run)],
      [t("papers.overdue"), p.overdue ? t("papers.yes") : undefined],
      [t("papers.confirmed"), times(p.confirmed, names)],
    ],
    sections: [
      [t("papers.what"), inLanguages(p.words)],
      [t("papers.reports"), table(t("papers.reports"), [t("papers.party"), t("papers.when"), t("papers.content")],
        Object.entries(p.reports).map(([party, report]) => [names.party(party), when(report.at), report.text ? words(report.text) : NONE]))],
      p.disputes.length > 0 && [t("papers.disputed"), table(t("papers.disputed"), [t("papers.party"), t("papers.when"), t("papers.why")],
        p.disputes.map((d) => [names.party(d.by), when(d.at), words(d.reason)]))],
    ],
    links: p.zone ? [["zone", p.zone]] : [],
    actions: isOpenPhase(p) && p.by.includes(me.party) && !p.reports[me.party] ? [onWatch({
      label: t("papers.do.reportPhase"), body: { type: "phase.report", phase: p.id },
      facts: [[t("papers.what"), Object.values(p.words)[0]]],
      ask: { field: "text", label: t("papers.whyOptional"), required: false },
    })] : [],
  };
}
