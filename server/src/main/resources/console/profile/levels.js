// Levels on one axis, for a drawing and for nothing else: pressure, sea and ground are different origins, and what lies between
// them is not known here. Whether two levels are too close is the server's to say.

import { metres } from "../geo.js";

const FOOT = 0.3048;
const FEET_OF_LEVEL = 100;
const LEVEL = /^FL(-?[\d.]+)$/;
const HEIGHT = /^(-?[\d.]+ \w+) (\S+)$/;

/**
 * Where a level is drawn.
 *
 * @param text as filed: `FL240`, `1500 m AGL`, `SFC`
 * @returns {feet, datum}; datum is "FL", "AMSL", "AGL" or "WGS-84"
 */
export function drawn(text) {
  if (text === "SFC") return { feet: 0, datum: "AGL" };
  const level = LEVEL.exec(text);
  if (level) return { feet: Number(level[1]) * FEET_OF_LEVEL, datum: "FL" };
  const [, height, datum] = HEIGHT.exec(text);
  return { feet: metres(height) / FOOT, datum };
}

/** Steps of a scale that people count in. */
const STEPS = [1, 2, 2.5, 5, 10];

/**
 * Even steps from `least` up to `most`, few enough to be read.
 *
 * @param wanted about how many
 */
export function ticks(least, most, wanted) {
  const rough = (most - least) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = STEPS.map((s) => s * power).find((s) => s >= rough);
  const first = Math.ceil(least / step);
  return Array.from({ length: Math.floor(most / step) - first + 1 }, (_, i) => (first + i) * step);
}
