// What a row is called, and all that its bar shows in a sentence: for those who do not see it.

import { t } from "../language.js";
import { dayTime, dtg, window } from "../time.js";
import { label } from "../words.js";
import { isOpenAt, levelsOf } from "./rows.js";

/** Whose it is; a zone may be common to all. */
export const partyOf = ({ party }, names) => (party === undefined ? t("time.common") : names.party(party));

/** As short as tells it from its neighbours. */
export function nameOf({ look, id, item }, names) {
  if (look === "zone") return item.name;
  if (look === "side") return id;
  return (look === "draft" ? label(item.stage) + " " : "") + names.short(id);
}

/** @param at the moment that is looked at */
export function saidOf(row, names, at) {
  const times = row.windows.map((w) => window(w.from, w.until) + " (" + dtg(w.from) + ")").join(", ");
  return [
    t("time.row." + row.look, { name: nameOf(row, names), party: partyOf(row, names) }),
    levelsOf(row),
    times || (row.look === "side" ? "" : t("time.notDisclosed")),
    row.item.stage && label(row.item.stage),
    isOpenAt(row.windows, at) && !row.over && t("time.openThen"),
    row.conflicts.length > 0 && t("time.inConflict", { ids: row.conflicts.join(", ") }),
    row.overlaps.length > 0 && t("time.overlap", { windows: row.overlaps.map((o) => window(o.from, o.until)).join(", ") }),
  ].filter(Boolean).join("; ");
}

export const saidOfDeadline = ({ entry, time }) => entry.until + " " + dayTime(time) + ", " + dtg(time) + ": " + entry.title;
