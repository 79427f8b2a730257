// The plan of a day, and how its drafts would be moved together.

import { t } from "../language.js";
import { label, measure, volumeLevels, volumeWindow } from "../words.js";
import { notYours, onWatch } from "./actions.js";
import { NONE, paperLink, table, when, withheld, words } from "./parts.js";

export function plan(p, context) {
  const { store, names, me } = context;
  const notices = store.all("notice").filter((n) => n.plan === p.id);
  return {
    state: label(p.stage),
    facts: [[t("papers.cutOff"), when(p.cutOff)], [t("papers.releasedAt"), when(p.release)]],
    sections: [[t("papers.drafts"),
      p.stage === "DRAFTING" || p.stage === "CUT_OFF" ? !me.facilitator && withheld(t("papers.draftsWithheld")) : undefined,
      table(t("papers.drafts"), [t("papers.notice"), t("papers.whose"), t("papers.stage"), t("papers.activity"), t("papers.levels"), t("papers.window")],
        notices.map((n) => [paperLink(context, "notice", n.id), names.party(n.owner), label(n.stage), label(n.activity.category),
          volumeLevels(n.activity.volumes), volumeWindow(n.activity.volumes)]))]],
    links: store.all("batch").filter((b) => b.plan === p.id).map((b) => ["batch", b.id]),
  };
}

export function batch(b, context) {
  const { names, me } = context;
  const mine = Object.values(b.moves).some((move) => move.owner === me.party);
  return {
    state: label(b.stage),
    facts: [
      [t("papers.proposed"), when(b.proposed)],
      [t("papers.tooClose"), b.verdict && b.verdict.before + " → " + b.verdict.left],
      [t("papers.rejected"), b.rejection && [names.party(b.rejection.by), b.rejection.reason && words(b.rejection.reason)]],
    ],
    sections: [
      [t("papers.moves"), !me.facilitator && withheld(t("papers.movesWithheld")),
        table(t("papers.moves"), [t("papers.notice"), t("papers.whose"), t("papers.versionOf"), t("papers.asked"), t("papers.accepted")],
          Object.entries(b.moves).map(([draft, move]) => [paperLink(context, "notice", draft), names.party(move.owner), String(move.version), measure(move.measure),
            t(b.accepted.includes(move.owner) ? "papers.yes" : "papers.notYet")]))],
      b.verdict?.named.length > 0 && [t("papers.stillTooClose"), table(t("papers.stillTooClose"), [t("papers.notice"), t("papers.notice")],
        b.verdict.named.map(({ first, second }) => [paperLink(context, "notice", first), paperLink(context, "notice", second)]))],
    ],
    links: [["plan", b.plan]],
    actions: b.stage === "OPEN" && mine ? answers(b, me) : [],
  };
}

function answers(b, me) {
  const facts = Object.entries(b.moves).map(([draft, move]) => [draft, measure(move.measure) || NONE]);
  const blocked = notYours(!b.accepted.includes(me.party));
  return [
    onWatch({ label: t("papers.do.acceptBatch"), body: { type: "batch.accept", batch: b.id }, facts, blocked }),
    onWatch({
      label: t("papers.do.rejectBatch"), body: { type: "batch.reject", batch: b.id }, facts, blocked,
      ask: { field: "reason", label: t("papers.whyOptional"), required: false },
    }),
  ];
}
