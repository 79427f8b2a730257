// A time as people type it: UTC as RFC 3339 and near it, or a date-time group. Nothing is guessed: no zone but Z, no year left out.

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const UTC = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):?(\d\d)(?::(\d\d))?\s*Z?$/i;
const GROUP = /^(\d\d)\s*(\d\d)(\d\d)\s*Z\s*([A-Z]{3})\s*(?:20)?(\d\d)$/i;

/** @returns milliseconds since the epoch, or undefined where it is none: `2025-04-12T06:00Z`, `120600ZAPR25`, `12 0600Z APR 25` */
export function typedTime(text) {
  const typed = text.trim();
  const utc = UTC.exec(typed);
  if (utc) return instant(...utc.slice(1).map((part) => Number(part ?? 0)));
  const group = GROUP.exec(typed);
  if (!group) return undefined;
  const [, day, hour, minute, month, year] = group;
  return instant(2000 + Number(year), MONTHS.indexOf(month.toUpperCase()) + 1, Number(day), Number(hour), Number(minute), 0);
}

/** Undefined for a day that the month does not have: the calendar of JavaScript would take it for one of the next. */
function instant(year, month, day, hour, minute, second) {
  const time = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const same = time.getUTCFullYear() === year && time.getUTCMonth() === month - 1 && time.getUTCDate() === day &&
    time.getUTCHours() === hour && time.getUTCMinutes() === minute && time.getUTCSeconds() === second;
  return same ? time.getTime() : undefined;
}
