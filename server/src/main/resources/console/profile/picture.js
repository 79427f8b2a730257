// The picture of a profile: distance to the right, levels up. It reads the same way in every language, as a map does.

import { isolated, t } from "../language.js";
import { DRAFT_DASH, PARTY_DASHES, ZONE_DASH } from "../mapstyle.js";
import { levels } from "../words.js";
import { datums } from "./spans.js";
import { drawn, ticks } from "./levels.js";

const SVG = "http://www.w3.org/2000/svg";
const NM = 1852;
const EDGE = { left: 62, right: 12, top: 15, bottom: 17 };
const MOST_TICKS = 12;
const TICK_ROOM = { x: 64, y: 16 };
/** What is thinner is drawn this thick, in pixels. */
const THINNEST = 4;
/** Room over the highest volume, as a part of its level; and beneath the lowest, where the axis does not begin at the ground. */
const HEADROOM = 1.12;
const FOOTROOM = 0.4;
const LEAST_TOP = 1_000; // ft
const CHARACTER = 7.6; // pixels of a label's letter, about
const LABEL_HEIGHT = 13;

let pictures = 0;

/** An SVG element; attributes that are undefined are left out. */
function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) node.setAttribute(name, value);
  node.append(...children.flat(Infinity).filter(Boolean));
  return node;
}

/**
 * Draws it as large as its place is, so that its letters are as large as the page's.
 *
 * @param place {width, height} in pixels
 * @param spans as {@link spansAlong}, each with `active`, `selected` and `label`
 * @param say what a span is called, and what choosing it does: {name(span), choose(span)}
 */
export function picture({ width, height }, line, spans, say) {
  const scale = scales(width, height, line, spans);
  const hatch = "profile-hatch-" + pictures++;
  return svg("svg", { viewBox: "0 0 " + width + " " + height, width, height, role: "group", "aria-label": t("profile.picture") },
    svg("defs", {}, svg("pattern", { id: hatch, width: 8, height: 8, patternUnits: "userSpaceOnUse" },
      svg("path", { class: "profile-hatch", d: "M-2 10 10 -2M-2 2 2 -2M6 10 10 6" }))),
    axes(scale, line, spans),
    spans.map((span, i) => rectangle(span, i, scale, hatch, say)),
    labels(spans, scale));
}

function scales(width, height, line, spans) {
  const solid = spans.filter(({ kind }) => kind !== "zone");
  const bands = (solid.length > 0 ? solid : spans).map(({ band }) => [drawn(band.lower).feet, drawn(band.upper).feet * HEADROOM]);
  const highest = Math.max(LEAST_TOP, ...bands.map(([, upper]) => upper));
  const bottom = Math.min(...bands.map(([lower]) => lower));
  const lowest = bottom > highest / 2 ? bottom - FOOTROOM * (highest - bottom) : Math.min(0, bottom);
  const [across, up] = [width - EDGE.left - EDGE.right, height - EDGE.top - EDGE.bottom];
  return {
    width, height, lowest, highest, across, up,
    x: (at) => EDGE.left + (across * at) / line.length,
    y: (feet) => EDGE.top + up * (1 - Math.min(1, Math.max(0, (feet - lowest) / (highest - lowest)))),
  };
}

function axes({ width, height, lowest, highest, across, up, x, y }, line, spans) {
  const onlyLevels = [...datums(spans)].join() === "FL";
  const altitude = (feet) => (onlyLevels ? "FL" + String(feet / 100).padStart(3, "0") : feet + " ft");
  return svg("g", { class: "profile-axes", "aria-hidden": "true" },
    ticks(lowest, highest, Math.min(MOST_TICKS, Math.max(1, up / TICK_ROOM.y))).map((feet) => [
      svg("line", { x1: EDGE.left, x2: width - EDGE.right, y1: y(feet), y2: y(feet) }),
      svg("text", { x: EDGE.left - 6, y: y(feet) + 4, "text-anchor": "end" }, altitude(feet))]),
    ticks(0, line.length / NM, Math.max(1, across / TICK_ROOM.x)).map((far) => [
      svg("line", { x1: x(far * NM), x2: x(far * NM), y1: height - EDGE.bottom, y2: height - EDGE.bottom + 4 }),
      svg("text", { x: x(far * NM), y: height - 3, "text-anchor": "middle" }, far + (far === 0 ? " NM" : ""))]),
    line.marks.map((at, i) => [
      svg("line", { class: "profile-mark", x1: x(at), x2: x(at), y1: EDGE.top, y2: height - EDGE.bottom }),
      svg("text", { class: "profile-mark", x: x(at), y: EDGE.top - 4, "text-anchor": "middle" }, markName(i))]));
}

/** A, B, … as on the map. */
export const markName = (i) => String.fromCharCode(65 + (i % 26));

function frame({ from, to, band }, { x, y }) {
  const [left, right] = [x(from), x(to)];
  const [top, bottom] = [y(drawn(band.upper).feet), y(drawn(band.lower).feet)];
  const [width, height] = [Math.max(THINNEST, right - left), Math.max(THINNEST, bottom - top)];
  return { x: (left + right - width) / 2, y: Math.min(top, bottom - height), width, height };
}

function rectangle(span, i, scale, hatch, { name, choose }) {
  const { kind, state, active, selected } = span;
  const box = frame(span, scale);
  const whole = (className, rest) => svg("rect", { class: className, ...box, ...rest });
  const party = state.party >= 0 && "party-" + (state.party % 4);
  const look = ["span", kind, active && "active", selected && "selected", state.draft && "draft", state.red && "red-line", party].filter(Boolean).join(" ");
  const node = svg("g", {
    class: look, role: "button", tabindex: i === 0 ? 0 : -1, "aria-label": name(span), "aria-pressed": String(selected), "data-kind": kind, "data-id": span.id,
  },
    svg("title", {}, name(span)),
    selected && whole("halo"),
    kind === "notice" && state.conflict && whole("in-conflict"),
    whole("body", { fill: kind === "conflict" ? "url(#" + hatch + ")" : undefined, "stroke-dasharray": dashOf(span)?.join(" ") }),
    state.red && whole("core"));
  node.addEventListener("click", () => choose(span));
  node.addEventListener("keydown", (event) => press(event, node, () => choose(span)));
  return node;
}

function dashOf({ kind, state: { draft, red, party } }) {
  if (draft) return DRAFT_DASH;
  if (kind === "notice") return PARTY_DASHES[party % PARTY_DASHES.length];
  return kind === "zone" && !red ? ZONE_DASH : undefined;
}

/** Enter and space choose; the arrows go from one to the next, so that all together are one stop of the tab key. */
function press(event, node, choose) {
  const all = [...node.parentNode.querySelectorAll("g.span")];
  const next = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (event.key === "Enter" || event.key === " ") choose();
  else if (next) {
    const to = all[(all.indexOf(node) + next + all.length) % all.length];
    all.forEach((other) => other.setAttribute("tabindex", other === to ? 0 : -1));
    to.focus();
  } else return;
  event.preventDefault();
}

/** Each where it covers no other, the most important first; what finds no room is in the table and in the name of its rectangle. */
function labels(spans, scale) {
  const taken = [];
  const free = (box) => box.x >= EDGE.left && box.x + box.width <= scale.width && box.y >= 0 && box.y + box.height <= scale.height - EDGE.bottom &&
    !taken.some((other) => box.x < other.x + other.width && other.x < box.x + box.width && box.y < other.y + other.height && other.y < box.y + box.height);
  return svg("g", { class: "profile-labels", "aria-hidden": "true" }, spans.toReversed().map((span) => {
    const text = span.label + " " + levels(span.band);
    const around = frame(span, scale);
    const size = { width: text.length * CHARACTER, height: LABEL_HEIGHT };
    const x = Math.min(around.x + 4, scale.width - size.width);
    const below = around.y + around.height;
    const place = [around.y + 2, below - LABEL_HEIGHT - 2, around.y - LABEL_HEIGHT - 1, below + 1].map((y) => ({ x, y, ...size })).find(free);
    if (!place) return undefined;
    taken.push(place);
    const { kind, state } = span;
    return svg("text", { class: kind + (state.party >= 0 ? " party-" + (state.party % 4) : ""), x: place.x, y: place.y + LABEL_HEIGHT - 3 }, isolated(text));
  }));
}
