// What has a row among the bars: notices, drafts, traces and zones, and of a conflict the side that is not disclosed.

import { conflictsByNotice } from "../related.js";
import { isDraft, volumeLevels } from "../words.js";

/**
 * @typedef {object} Row
 * @property {string} key `kind/id`, and the party for one side of a conflict
 * @property {string} kind and `id`: what is chosen with it
 * @property {string} look "notice", "draft", "trace", "zone" or "side"
 * @property {string|undefined} party whose it is; undefined for what is common to all
 * @property {{from: number, until: number}[]} windows none where its time is not disclosed
 * @property {{from: number, until: number}[]} overlaps of the open conflicts it is in
 * @property {string[]} conflicts ids of those
 * @property {boolean} over whether it has ended
 */

const window = ({ start, end }) => ({ from: Date.parse(start), until: Date.parse(end) });
const apart = (windows) => [...new Map(windows.map((w) => [w.from + "/" + w.until, w])).values()];

/** Items never change, a change is another item: so what is read off one is kept as long as it is. */
const read = new WeakMap();
function windowsOf(item, volumes) {
  if (!read.has(item)) read.set(item, apart(volumes.map((v) => window(v.window))));
  return read.get(item);
}

/** When one of its volumes is open, of whatever is drawn: a notice or a zone. Empty where that is not disclosed. */
export const windowsOfItem = (item) =>
  item.kind === "notice" ? windowsOf(item, item.activity.volumes) : item.kind === "zone" ? windowsOf(item, [item.volume]) : [];

export const isOpenAt = (windows, time) => windows.some((w) => w.from <= time && time < w.until);

const live = (n) => n.stage === "FILED" || n.stage === "ACTIVE";
const start = (row) => row.windows[0]?.from ?? row.overlaps[0]?.from ?? 0;

/**
 * All rows, own first, then party by party, then zones, which stand for months and concern all; what is in conflict before the rest.
 *
 * @returns {Row[]}
 */
export function rowsOf(store, me) {
  const inConflict = conflictsByNotice(store);
  const overlaps = (conflict) => apart(conflict.overlaps.map((o) => window(o.window)));
  const row = (item, look, party, more = {}) => ({
    key: item.kind + "/" + item.id, kind: item.kind, id: item.id, item, look, party, windows: windowsOfItem(item), overlaps: [], conflicts: [], over: false, ...more,
  });
  const rows = [];
  for (const n of store.all("notice")) {
    if (!live(n) && !isDraft(n) && n.stage !== "ENDED") continue;
    const conflicts = inConflict.get(n.id) ?? [];
    rows.push(row(n, isDraft(n) ? "draft" : "notice", n.owner, {
      conflicts, over: n.stage === "ENDED", overlaps: conflicts.flatMap((id) => overlaps(store.get("conflict", id))),
    }));
  }
  for (const n of store.all("trace")) if (live(n)) rows.push(row(n, "trace", n.owner));
  for (const z of store.all("zone")) if (!z.lifted) rows.push(row(z, "zone", z.declaredBy));
  for (const c of store.openConflicts()) {
    for (const side of c.sides) {
      if (side.notice && store.get("notice", side.notice.id)) continue;
      rows.push(row(c, "side", side.party, { key: "conflict/" + c.id + "/" + side.party, conflicts: [c.id], overlaps: overlaps(c) }));
    }
  }
  return inOrder(rows, me);
}

function inOrder(rows, me) {
  const rank = (row) => (row.look === "zone" ? 2 : row.party === me ? 0 : 1);
  const byText = (a = "", b = "") => (a < b ? -1 : a > b ? 1 : 0);
  return rows.sort((a, b) =>
    rank(a) - rank(b) || byText(a.party, b.party) || (b.conflicts.length > 0) - (a.conflicts.length > 0) || start(a) - start(b) || byText(a.key, b.key));
}

/** What is seen in a span: all that meets it, what keeps its time to itself, and what is in conflict wherever it is. */
export const inSpan = (rows, axis) =>
  rows.filter((row) => row.conflicts.length > 0 || row.windows.length === 0 || row.windows.some((w) => axis.meets(w)));

/** Its levels, where there are any to be told. */
export function levelsOf({ look, item }) {
  if (look === "zone") return volumeLevels([item.volume]);
  const volumes = look === "side" ? item.overlaps : item.activity?.volumes;
  return volumes?.length > 0 ? volumeLevels(volumes) : "";
}
