// Papers by post: the two sides for the facilitator, the record for the auditor, the machine for the operator, an incident's instant.

import { el } from "../dom.js";
import { t } from "../language.js";
import { label, Names, volumeLevels, volumeWindow } from "../words.js";
import { waiting } from "../waiting.js";
import { hash, lines, NONE, paperLink, sideBySide, table, when, withheld } from "./parts.js";

/** Each side in a column of its own: what it has filed, what waits for it; and above them whose turn it is in each conflict. */
export function sides(_, context) {
  const { store, names, now } = context;
  const waits = waiting(store, names, now);
  const conflicts = store.all("conflict").filter((c) => !c.closed);
  const parties = store.all("party").map((party) => party.id).filter((party) => party !== names.me.party);
  return {
    facts: [[t("papers.openConflicts"), String(conflicts.length)]],
    sections: [
      [t("papers.whoseTurn"), table(t("papers.whoseTurn"),
        [t("papers.conflict"), t("papers.between"), t("papers.move"), t("papers.levels"), t("papers.window"), t("papers.received")],
        conflicts.map((c) => {
          const entry = waits.find(({ kind, id }) => kind === "conflict" && id === c.id);
          return [paperLink(context, "conflict", c.id), names.parties(c.sides.map((side) => side.party)),
            entry ? [el("strong", {}, entry.who + ": "), entry.what] : t("papers.nobody"),
            c.overlaps.length > 0 ? volumeLevels(c.overlaps) : NONE, c.overlaps.length > 0 ? volumeWindow(c.overlaps) : NONE,
            names.parties(Object.keys(c.handling.received)) || NONE];
        }))],
      [t("papers.sides"), sideBySide(parties.map((party) => ({ heading: names.party(party), content: ofParty(party, waits, context) })))],
    ],
  };
}

function ofParty(party, waits, context) {
  const { store, names, now } = context;
  const live = store.all("notice").filter((n) => n.owner === party && ["DRAFT", "FILED", "ACTIVE"].includes(n.stage));
  // As the party itself would see what is known here: what of it is its own move.
  const asParty = new Names(store, { ...names.me, party, facilitator: false }, names.phrases);
  const mine = new Set(waiting(store, asParty, now).filter((entry) => entry.mine).map(({ kind, id }) => kind + "/" + id));
  const its = waits.filter(({ kind, id }) => mine.has(kind + "/" + id));
  return [
    el("h5", {}, t("papers.waitsForIt", { count: its.length })),
    lines(its.map((entry) => [paperLink(context, entry.kind, entry.id, entry.title), ": " + entry.what])),
    el("h5", {}, t("papers.notices")),
    table(t("papers.notices") + " · " + names.party(party), [t("papers.notice"), t("papers.stage"), t("papers.activity"), t("papers.levels"), t("papers.window")],
      live.map((n) => [
        paperLink(context, "notice", n.id), label(n.stage), label(n.activity.category), volumeLevels(n.activity.volumes), volumeWindow(n.activity.volumes)])),
  ];
}

/** How the record stands, who watches it, and how to check it without trusting anybody here. */
export function record(_, { names, me, ask }) {
  const found = ask("/v1/record");
  if (!found) return { facts: [[t("papers.state"), t("papers.loading")]] };
  if (found.problem) return { facts: [[t("papers.why"), found.problem]] };
  const desk = " --server " + location.origin + " --mechanism " + me.mechanism.id + " --as " + me.party + "/" + me.post + " --key FILE";
  return {
    state: found.alarms.length > 0 ? t("papers.recordAlarm") : t("papers.recordQuiet"),
    facts: [
      [t("papers.ownEntries"), String(found.size)],
      [t("papers.finalEntries"), found.finalSize === undefined ? t("papers.notYet") : String(found.finalSize)],
      [t("papers.finalAt"), when(found.finalAt)],
      [t("papers.commonEntries"), found.beats === undefined ? undefined : String(found.beats)],
      [t("papers.newestHead"), when(found.beatAt)],
      [t("papers.quorum"), found.quorum === undefined ? t("papers.noQuorum") : String(found.quorum)],
    ],
    sections: [
      found.alarms.length > 0 && [t("papers.alarms"), el("ul", { class: "alarms" }, found.alarms.map((alarm) => el("li", {}, el("strong", {}, "⚠ " + alarm))))],
      [t("papers.witnesses"), table(t("papers.witnesses"),
        [t("papers.name"), t("papers.whose"), t("papers.state"), t("papers.cosigned"), t("papers.when"), t("papers.why")],
        found.witnesses.map((w) => [w.name, w.party ? names.party(w.party) : t("papers.neutral"), label(w.state), String(w.size), when(w.at), w.reason ?? NONE]))],
      [t("papers.heads"), el("dl", { class: "paper-facts" }, [["papers.commonKey", found.commonKey], ["papers.ownKey", found.ownKey]].map(([term, key]) =>
        el("div", {}, el("dt", {}, t(term)), el("dd", {}, el("code", { class: "hash" }, key))))),
      el("details", {}, el("summary", {}, t("papers.policy")), el("pre", { tabindex: 0 }, el("code", {}, found.policy)))],
      [t("papers.verify"), el("p", {}, t("papers.verifyWhy")), commands([
        "./gilavar mirror copy" + desk + " --once",
        "./gilavar verify copy",
        "./gilavar record" + desk + " --policy policy",
      ])],
    ],
  };
}

const commands = (all) => el("pre", { tabindex: 0 }, el("code", {}, all.join("\n")));

/** Whether the machine takes what is said, and what it is connected with. Nothing of what is in the record. */
export function health(_, { ask }) {
  const found = ask("/v1/health");
  const standing = ask("/v1/record");
  // An operator reads nothing that its party is told, and so not how far its webhooks have come.
  const hooks = ask("/v1/webhooks");
  return {
    state: found?.taking === undefined ? t("papers.unknown") : t(found.taking ? "papers.taking" : "papers.notTaking"),
    facts: [
      [t("papers.why"), found?.reason ?? found?.problem],
      [t("papers.ownEntries"), standing?.size !== undefined ? String(standing.size) : undefined],
      [t("papers.newestHead"), when(standing?.beatAt)],
      [t("papers.alarms"), standing?.alarms && lines(standing.alarms)],
    ],
    sections: [
      standing?.witnesses && [t("papers.witnesses"), table(t("papers.witnesses"), [t("papers.name"), t("papers.state"), t("papers.when"), t("papers.why")],
        standing.witnesses.map((w) => [w.name, label(w.state), when(w.at), w.reason ?? NONE]))],
      hooks?.items && [t("papers.webhooks"), table(t("papers.webhooks"), [t("papers.name"), t("papers.delivered"), t("papers.failingSince"), t("papers.why")],
        hooks.items.map((hook) => [hook.address, hook.delivered + " / " + hook.end, when(hook.failing), hook.reason ?? NONE]))],
      [t("papers.atTheMachine"), commands(["./gilavar doctor", "./gilavar backup JOURNAL COPY", "./gilavar verify JOURNAL"])],
    ],
  };
}

/** What all who have a part in an incident had been told at its instant. The hash is the same for each of them. */
export function reconstruction(id, context) {
  const found = context.ask("/v1/incidents/" + encodeURIComponent(id) + "/reconstruction");
  if (!found) return { facts: [[t("papers.state"), t("papers.loading")]] };
  if (found.problem) return { facts: [[t("papers.why"), found.problem]] };
  const known = ({ items }) => table(t("papers.whatWasTold"), [t("papers.what"), t("papers.toldAt"), t("papers.stateThen")],
    items.map(({ told, item }) => [paperLink(context, item.kind, item.id, context.title(item.kind, item.id ?? "")), when(told), item.stage ? label(item.stage) : NONE]));
  return {
    facts: [[t("papers.asOf"), when(found.common.asOf)], ["SHA-256", hash(found.hash)]],
    sections: [
      [t("papers.commonToAll"), el("p", { class: "note" }, t("papers.compareByVoice")), known(found.common)],
      [t("papers.toldToYouAlone"), known(found.own), found.own.erased > 0 && withheld(t("papers.erased", { count: found.own.erased }))],
    ],
    links: [["incident", id]],
  };
}

