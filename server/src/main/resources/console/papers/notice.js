// What somebody will do, where and when; what is shown of another's; and where it touches a zone.

import { t } from "../language.js";
import { label, zoneName } from "../words.js";
import { onWatch } from "./actions.js";
import { cells, lines, paperLink, volumes, when, withheld, words } from "./parts.js";

const conflictsOf = (store, id) => store.all("conflict").filter((c) => c.sides.some(({ notice: side }) => side?.id === id));

export function notice(n, context) {
  const { store, names } = context;
  const { activity } = n;
  const conflicts = conflictsOf(store, n.id);
  return {
    state: label(n.stage),
    conflict: conflicts.some((c) => !c.closed),
    facts: [
      [t("papers.whose"), names.party(n.owner)],
      [t("papers.onBehalf"), activity.responsibleFor],
      [t("papers.activity"), label(activity.category)],
      [t("papers.armed"), label(activity.armed)],
      [t("papers.count"), label(activity.count)],
      [t("papers.guard"), activity.guardFrequency],
      [t("papers.versionOf"), String(n.version)],
      [t("papers.warning"), label(n.lead)],
      [t("papers.precedence"), label(n.precedence)],
      [t("papers.filed"), when(n.filed)],
      [t("papers.changed"), when(n.changed)],
      [t("papers.leaves"), when(n.until)],
      [t("papers.why"), n.reason && words(n.reason)],
      [t("papers.remarks"), activity.remarks && words(activity.remarks)],
      [t("papers.release"), release(activity.release, names)],
    ],
    sections: [
      [t("papers.volumes"), volumes(activity.volumes)],
      [t("papers.conflicts"), conflictLines(conflicts, context)],
    ],
    links: [
      ...(n.plan ? [["plan", n.plan]] : []),
      ...store.all("crossing").filter((c) => c.notice === n.id).map((c) => ["crossing", c.id]),
      ...store.all("batch").filter((b) => b.moves[n.id]).map((b) => ["batch", b.id]),
    ],
  };
}

const conflictLines = (conflicts, context) =>
  lines(conflicts.map((c) => [paperLink(context, "conflict", c.id), " · " + (c.closed ? t("papers.settled", { how: label(c.closed) }) : "⚠ " + t("papers.isOpen"))]));

/** To whom less is shown than the terms would show. */
const release = (limits, names) =>
  limits && lines([
    limits.to.length > 0 ? t("papers.releasedTo", { parties: names.parties(limits.to) }) : t("papers.releasedToNobody"),
    ...(limits.until ? [[t("papers.until") + " ", when(limits.until)]] : []),
  ]);

/** Of another's notice, what the terms and its owner let be seen. */
export function trace(n, { names }) {
  return {
    state: label(n.stage),
    facts: [[t("papers.whose"), names.party(n.owner)], [t("papers.until"), when(n.until)]],
    sections: [
      [t("papers.content"), withheld(t("papers.traceOnly"))],
      n.cells.length > 0 && [t("papers.cells"), cells(n.cells)],
    ],
  };
}

export function crossing(c, { names, me }) {
  return {
    state: t(c.open ? "papers.touches" : "papers.touchesNoMore"),
    facts: [
      [t("papers.whose"), names.party(c.owner)],
      [t("papers.zone"), zoneName(c.zone, names)],
      [t("papers.versionOf"), String(c.version)],
      [t("papers.begins"), when(c.begins)],
      [t("papers.byProcedure"), c.word && label(c.word)],
      [t("papers.acknowledged"), when(c.acknowledged)],
      [t("papers.changed"), when(c.changed)],
    ],
    sections: [[t("papers.means"), words(t("papers.crossingMeans"))]],
    links: [["notice", c.notice], ["zone", c.zone]],
    actions: c.open && c.owner === me.party ? [onWatch({
      label: t("papers.do.acknowledgeCrossing", { id: c.zone }),
      body: { type: "crossing.acknowledge", crossing: c.id },
      facts: [[t("papers.zone"), zoneName(c.zone, names)], [t("papers.means"), t("papers.crossingMeans")]],
      blocked: c.acknowledged ? t("papers.alreadySaid") : undefined,
    })] : [],
  };
}
