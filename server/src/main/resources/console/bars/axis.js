// The time axis of the bars: which span is seen, and where in it an instant is. It knows nothing of the page.

import { clockFace, dayMonth, dtg, hourMinute } from "../time.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Closer than this nothing is told apart; wider than this nothing is agreed. */
const SHORTEST = 10 * MINUTE;
const LONGEST = 800 * DAY;
/** Of the span, what lies behind the instant it is opened around: what is to come is looked at more. */
const BEHIND = 1 / 4;
/** By how much one press, or one turn of the wheel, sees more or less. */
export const ZOOM = 1.5;
const STEPS = [1, 5, 15, 30, 60, 180, 360, 720, 1440, 2880, 10_080, 43_200, 129_600].map((minutes) => minutes * MINUTE);
/** A tick says its date-time group: twelve figures must fit between two. */
const TICK_PIXELS = 98;

/** Dispatches "change" when it sees another span. All instants are milliseconds since the epoch. */
export class Axis extends EventTarget {
  from;
  until;

  get isOpen() {
    return this.from !== undefined;
  }

  get length() {
    return this.until - this.from;
  }

  has(time) {
    return this.isOpen && time >= this.from && time <= this.until;
  }

  /** Whether some of a window is seen. */
  meets({ from, until }) {
    return until >= this.from && from <= this.until;
  }

  /** Hours around an instant, most of them after it. */
  open(hours, around) {
    this.#see(around - hours * HOUR * BEHIND, around + hours * HOUR * (1 - BEHIND));
  }

  /** All of that, and a little on either side. */
  fit(from, until) {
    const margin = Math.max((until - from) * 0.04, HOUR / 2);
    this.#see(from - margin, until + margin);
  }

  pan(share) {
    const shift = this.length * share;
    this.#see(this.from + shift, this.until + shift);
  }

  /** @param factor below 1 to see less; `around` stays where it is */
  zoom(factor, around = (this.from + this.until) / 2) {
    const length = Math.min(Math.max(this.length * factor, SHORTEST), LONGEST);
    const share = (around - this.from) / this.length;
    this.#see(around - length * share, around + length * (1 - share));
  }

  /** Brings an instant into sight, with as much around it as before. */
  bring(time) {
    if (!this.has(time)) this.#see(time - this.length * BEHIND, time + this.length * (1 - BEHIND));
  }

  #see(from, until) {
    this.from = Math.round(from);
    this.until = Math.round(until);
    this.dispatchEvent(new Event("change"));
  }

  x(time, width) {
    return ((time - this.from) / this.length) * width;
  }

  time(x, width) {
    return this.from + (x / width) * this.length;
  }

  /** @returns every tick with its words: UTC, and the date-time group */
  ticks(width) {
    const step = STEPS.find((one) => (one / this.length) * width >= TICK_PIXELS) ?? STEPS.at(-1);
    const ticks = [];
    for (let time = Math.ceil(this.from / step) * step; time <= this.until; time += step) {
      const midnight = time % DAY === 0;
      ticks.push({ time, midnight, utc: midnight ? dayMonth(time) : hourMinute(time), dtg: dtg(time) });
    }
    return ticks;
  }
}

/** As one says it: `12 Apr 06:00Z, 120600ZAPR25`, with seconds where there are any. */
export const spokenTime = (time) =>
  dayMonth(time) + " " + (time % MINUTE === 0 ? hourMinute(time) : clockFace(time)) + ", " + dtg(time);
