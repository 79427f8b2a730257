// What a profile shows: the stretches of a line that lie in something, with its levels as filed.

import { outline, ring } from "../geo.js";
import { live, partyNumbers } from "../map.js";
import { conflictsByNotice } from "../related.js";
import { isDraft } from "../words.js";
import { drawn } from "./levels.js";

/** Outlines stay what they are for as long as a shape does. */
const outlines = new WeakMap();

function drawingOf(shape) {
  if (!outlines.has(shape)) outlines.set(shape, outline(shape));
  return outlines.get(shape);
}

/**
 * All stretches along a line.
 *
 * @param line {@link ProfileLine}
 * @returns [{kind, id, from, to, band: {lower, upper}, window, state}], from behind to before; from and to in metres, state as the
 *     map's: {party, owners, conflict, draft, red}
 */
export function spansAlong(line, store, names) {
  const inConflict = conflictsByNotice(store);
  const partyNumber = partyNumbers(store, names.me);
  const cut = (item, volume, drawing, state) => line.spans(drawing).map(([from, to]) => ({
    kind: item.kind, id: item.id, from, to, band: volume.altitude, window: volume.window, state,
  }));
  const zones = store.all("zone").filter((z) => !z.lifted)
    .flatMap((z) => cut(z, z.volume, drawingOf(z.volume.shape), { red: z.type === "RED_LINE", owners: z.declaredBy ? [z.declaredBy] : [] }));
  const notices = store.all("notice").filter((n) => live(n) || isDraft(n)).flatMap((n) => {
    const state = { party: partyNumber(n.owner), owners: [n.owner], conflict: inConflict.has(n.id), draft: isDraft(n) };
    return n.activity.volumes.flatMap((volume) => cut(n, volume, drawingOf(volume.shape), state));
  });
  const overlaps = store.openConflicts().flatMap((c) => c.overlaps.flatMap((overlap) =>
    overlap.footprint.flatMap((points) => cut(c, overlap, { type: "Polygon", coordinates: [ring(points)] }, { owners: c.sides.map((side) => side.party), conflict: true }))));
  const quietFirst = notices.toSorted((a, b) => a.state.conflict - b.state.conflict);
  return [...zones, ...quietFirst, ...overlaps];
}

/** Whether it is active at an instant. */
export const activeAt = ({ window }, time) => time !== undefined && Date.parse(window.start) <= time && time < Date.parse(window.end);

/** Whether levels of more than one datum are drawn on the one axis. */
export const datums = (spans) => new Set(spans.flatMap(({ band }) => [band.lower, band.upper]).filter((level) => level !== "SFC").map((level) => drawn(level).datum));
