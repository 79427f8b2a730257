// Times as people type them: UTC, date-time groups, and from now on. What could be read in two ways is refused.

import { duration } from "../time.js";

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const ISO = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d))?\s*Z?$/;
const DTG = /^(\d\d)\s?(\d\d)(\d\d)\s?Z\s?([A-Z]{3})\s?(\d\d)$/;
const SPAN = /^(?:(\d+)\s*D)?\s*(?:(\d+)\s*H)?\s*(?:(\d+)\s*M(?:IN)?)?$/;
const FOR = /^(.*?)\s+FOR\s+(.+)$/;

const fault = (key) => new RangeError("notice.time." + key);

/**
 * `2025-04-12 10:00Z`, `121000ZAPR25`, `+2h`, `+1h30min`.
 *
 * @param now of the mechanism, milliseconds since the epoch
 * @returns milliseconds since the epoch
 * @throws RangeError whose message is the key of the words that say what is wrong
 */
export function parseTime(text, now) {
  const plain = text.trim().toUpperCase();
  if (plain === "") throw fault("empty");
  if (plain.startsWith("+")) return Math.ceil((now + parseSpan(plain.slice(1))) / 60_000) * 60_000;
  const iso = ISO.exec(plain);
  if (iso) return utc(...iso.slice(1).map((part) => Number(part ?? 0)));
  const group = DTG.exec(plain);
  if (!group) throw fault("form");
  const month = MONTHS.indexOf(group[4]) + 1;
  if (month === 0) throw fault("month");
  return utc(2000 + Number(group[5]), month, Number(group[1]), Number(group[2]), Number(group[3]), 0);
}

/**
 * A window: `+2h for 90 min` in the first text, or an end, or how long, in the second.
 *
 * @returns {start, end}, milliseconds since the epoch
 * @throws RangeError with `which`: "start" or "end"
 */
export function parseWindow(from, until, now) {
  const both = FOR.exec(from.trim().toUpperCase());
  const start = at("start", () => parseTime(both ? both[1] : from, now));
  const end = at(both ? "start" : "end", () => (both ? start + parseSpan(both[2]) : parseEnd(until, start, now)));
  if (end <= start) throw Object.assign(fault("order"), { which: "end" });
  return { start, end };
}

function parseEnd(text, start, now) {
  const plain = text.trim().toUpperCase().replace(/^FOR\s+/, "");
  return SPAN.test(plain) && plain !== "" ? start + parseSpan(plain) : parseTime(text, now);
}

/** `2h`, `90 min`, `1 h 30`, `PT90M` */
function parseSpan(text) {
  const plain = text.trim().toUpperCase();
  const parts = plain.startsWith("P") ? undefined : SPAN.exec(plain);
  const milliseconds = parts
    ? ((Number(parts[1] ?? 0) * 24 + Number(parts[2] ?? 0)) * 60 + Number(parts[3] ?? 0)) * 60_000
    : duration(plain);
  if (!milliseconds || milliseconds < 0) throw fault("span");
  return milliseconds;
}

/** No day that a month does not have, and no hour 24. */
function utc(year, month, day, hour, minute, second) {
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  const said = new Date(time);
  const same = said.getUTCMonth() === month - 1 && said.getUTCDate() === day && said.getUTCHours() === hour && said.getUTCMinutes() === minute;
  if (!same) throw fault("calendar");
  return time;
}

function at(which, read) {
  try {
    return read();
  } catch (problem) {
    throw Object.assign(problem, { which });
  }
}

/** As the API writes it: `2025-04-12T10:00:00Z`. */
export const instant = (time) => new Date(time).toISOString().replace(".000Z", "Z");
