// What a row of the bars looks like: its name, and its windows along the axis. Red is for conflict and for nothing else; who, what and
// whether it is over are told by dash and word as well.

import { el } from "../dom.js";
import { t } from "../language.js";
import { dayTime } from "../time.js";
import { isOpenAt, levelsOf } from "./rows.js";

const SVG = "http://www.w3.org/2000/svg";
export const ROW = 24;
const BAR = 14;
const TOP = (ROW - BAR) / 2;
/** A window that is shorter on the axis is drawn as wide, so that it is seen. */
const LEAST = 3;
/** Roughly, of the small print in and beside bars. */
const LETTER = 6.2;

/** An SVG element; looks are by class, from the style sheet. */
export function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => value !== undefined && node.setAttribute(name, value));
  node.append(...children);
  return node;
}

/** A party's name before its rows. Each row says whose it is: so this is for the eye alone. */
export const headingLine = (name, y) => at(el("div", { class: "bars-party", "aria-hidden": "true" }, name), y);

function at(node, y) {
  node.style.setProperty("inset-block-start", y + "px");
  return node;
}

/** @param scene {axis, width, moment, partyNumber, selected, active}: where, when and how it is drawn */
export function rowLine(row, y, name, said, scene) {
  const { axis, width } = scene;
  const classes = ["bars-row", row.conflicts.length > 0 && "in-conflict", row.over && "over", scene.selected && "selected", scene.active && "active"];
  const lane = svg("svg", { class: "bars-lane", width, height: ROW, "aria-hidden": "true" });
  lane.append(...bars(row, scene), ...row.overlaps.filter((o) => axis.meets(o)).map((o) => box(o, scene, "bar-overlap", 3)), ...text(row, axis, width));
  return at(el("div", {
    class: classes.filter(Boolean).join(" "), id: "bar-" + row.key, role: "option", title: said, "aria-label": said, "aria-selected": String(scene.selected), data: { kind: row.kind, id: row.id },
  }, el("span", { class: "bars-name" }, row.conflicts.length > 0 && el("span", { class: "conflict-mark" }, "⚠ "), name), lane), y);
}

const bars = (row, scene) => row.windows.filter((w) => scene.axis.meets(w)).map((w) => {
  const open = !row.over && isOpenAt([w], scene.moment);
  const party = row.look === "zone" ? "" : " party-" + (scene.partyNumber % 4);
  return box(w, scene, "bar bar-" + row.look + party + (open ? " open" : ""), row.look === "zone" ? 3 : 0);
});

function box({ from, until }, { axis, width }, look, inset) {
  // Not drawn far beyond the edges: a zone of half a year is a million pixels long in an hour's span.
  const [left, right] = [Math.max(axis.x(from, width), -20), Math.min(axis.x(until, width), width + 20)];
  return svg("rect", { class: look, x: left, y: TOP + inset, width: Math.max(right - left, LEAST), height: BAR - 2 * inset, rx: 2 });
}

/** Levels in the bar or beside it; of what is not in the span, where it is; of what has no time to be told, that. */
function text(row, axis, width) {
  const seen = [...row.windows, ...row.overlaps].find((w) => axis.meets(w));
  const words = (x, anchor, said, look = "") => svg("text", { class: "bars-text" + look, x, y: ROW / 2 + 4, "text-anchor": anchor }, said);
  if (!seen) {
    const first = row.windows[0] ?? row.overlaps[0];
    if (!first) return [words(6, "start", t("time.notDisclosed"))];
    return first.until < axis.from ? [words(6, "start", "◀ " + dayTime(first.from))] : [words(width - 6, "end", dayTime(first.from) + " ▶")];
  }
  const levels = levelsOf(row);
  const [left, right] = [Math.max(axis.x(seen.from, width), 0), Math.min(axis.x(seen.until, width), width)];
  const long = levels.length * LETTER;
  if (right - left > long + 10) return [words(left + 6, "start", levels, " inside")];
  if (right + long + 8 < width) return [words(right + 6, "start", levels)];
  return left - long - 8 > 0 ? [words(left - 6, "end", levels)] : [];
}
