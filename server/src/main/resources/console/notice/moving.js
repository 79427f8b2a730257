// An activity at another time or level: what a suggestion asks, or a template at its next hour.

import { duration } from "../time.js";
import { instant } from "./times.js";

const DAY = 86_400_000;
const FOOT = 0.3048;
const LEVEL = /^FL\s?(\d+)$/;
const HEIGHT = /^(-?[\d.]+)\s*(ft|m)\s+(.+)$/;

/** The same by so much later, or earlier: milliseconds. */
export const later = (activity, by) => withVolumes(activity, (volume) => ({ ...volume, window: {
  start: instant(Date.parse(volume.window.start) + by), end: instant(Date.parse(volume.window.end) + by),
} }));

/** As a measure asks: `{ delay: "PT15M" }`, `{ climb: "-2000 ft" }`, or both. */
export function measured(activity, { delay, climb }) {
  const moved = delay ? later(activity, duration(delay)) : activity;
  return climb ? withVolumes(moved, (volume) => ({ ...volume, altitude: {
    lower: climbed(volume.altitude.lower, climb), upper: climbed(volume.altitude.upper, climb),
  } })) : moved;
}

/** At the same time of day, the first that lies ahead. */
export function repeated(activity, now) {
  const first = Math.min(...activity.volumes.map((volume) => Date.parse(volume.window.start)));
  return later(activity, Math.max(0, Math.ceil((now - first) / DAY)) * DAY);
}

const withVolumes = (activity, change) => ({ ...activity, volumes: activity.volumes.map(change) });

function climbed(altitude, climb) {
  const [, by, unit] = /^(-?[\d.]+)\s*(ft|m)$/.exec(climb);
  const feet = unit === "ft" ? Number(by) : Number(by) / FOOT;
  const level = LEVEL.exec(altitude);
  if (level) return "FL" + String(Math.round(Number(level[1]) + feet / 100)).padStart(3, "0");
  const height = HEIGHT.exec(altitude);
  if (!height) return altitude; // the ground, which does not climb
  return Number(height[1]) + (height[2] === "ft" ? feet : feet * FOOT) + " " + height[2] + " " + height[3];
}
