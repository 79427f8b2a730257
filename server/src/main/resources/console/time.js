// Time: always UTC, always the mechanism's. A date-time group (DTG) such as 120600ZAPR25 stands beside it.

import { t } from "./language.js";

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const two = (n) => String(n).padStart(2, "0");
const DAY = 86_400_000;

/**
 * What time it is in the mechanism.
 *
 * Outside an exercise it runs on from the last word of the server. In an exercise the facilitator sets it, so between
 * two settings it stands still.
 */
export class Clock {
  #base;
  #heardAt;
  running = true;

  /** @param now ISO 8601 */
  hear(now) {
    const heard = Date.parse(now);
    if (Number.isNaN(heard)) return;
    this.#base = heard;
    this.#heardAt = performance.now();
  }

  /** @returns milliseconds since the epoch, or undefined before anything was heard */
  now() {
    if (this.#base === undefined) return undefined;
    return this.running ? this.#base + (performance.now() - this.#heardAt) : this.#base;
  }
}

const at = (time) => new Date(time);

/** `120600ZAPR25` */
export function dtg(time) {
  const utc = at(time);
  return two(utc.getUTCDate()) + two(utc.getUTCHours()) + two(utc.getUTCMinutes()) + "Z" + MONTHS[utc.getUTCMonth()] +
    two(utc.getUTCFullYear() % 100);
}

/** `12 0600Z APR 25`: to be read at a glance. */
export const spacedDtg = (time) => dtg(time).replace(/^(..)(.{5})(...)/, "$1 $2 $3 ");

/** `06:00:09Z` */
export const clockFace = (time) => at(time).toISOString().slice(11, 19) + "Z";

/** `06:00Z` */
export const hourMinute = (time) => at(time).toISOString().slice(11, 16) + "Z";

/** `12 Apr 2025` */
export const day = (time) => dayMonth(time) + " " + at(time).getUTCFullYear();

/** `12 Apr` */
export function dayMonth(time) {
  const month = MONTHS[at(time).getUTCMonth()];
  return at(time).getUTCDate() + " " + month[0] + month.slice(1).toLowerCase();
}

/** `12 Apr 06:00Z` */
export const dayTime = (time) => dayMonth(time) + " " + hourMinute(time);

/** `12 Apr 06:00–07:30Z`, or with both days when they differ. */
export function window(start, end) {
  return dayMonth(start) === dayMonth(end) && Date.parse(end) - Date.parse(start) < DAY
    ? dayMonth(start) + " " + hourMinute(start).slice(0, 5) + "–" + hourMinute(end)
    : dayTime(start) + " – " + dayTime(end);
}

/** `00:34`, `2:05:09`, `3 d 04 h`: how long, without a sign. */
export function span(milliseconds) {
  const seconds = Math.floor(Math.abs(milliseconds) / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  if (h >= 48) return t("page.time.days", { d: Math.floor(h / 24), h: two(h % 24) });
  return h > 0 ? h + ":" + two(m) + ":" + two(s) : two(m) + ":" + two(s);
}

/** How long, in words: `1 min 20 s`. */
export function spoken(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds < 60) return t("page.time.seconds", { s: seconds });
  if (seconds < 3600) return t("page.time.minutes", { m: Math.floor(seconds / 60), s: seconds % 60 });
  return t("page.time.hours", { h: Math.floor(seconds / 3600), m: Math.floor(seconds / 60) % 60 });
}

/** ISO 8601 duration in milliseconds, for the days-to-seconds forms the server writes: `PT15M`, `-PT1H30M`. */
export function duration(text) {
  const parts = /^(-)?P(?:(-?[\d.]+)D)?(?:T(?:(-?[\d.]+)H)?(?:(-?[\d.]+)M)?(?:(-?[\d.]+)S)?)?$/.exec(text ?? "");
  if (!parts) return undefined;
  const [d, h, m, s] = parts.slice(2).map((n) => Number(n ?? 0));
  return (parts[1] ? -1 : 1) * (((d * 24 + h) * 60 + m) * 60 + s) * 1000;
}
