// What is filled into a phrase: how each kind is typed, how it is kept, how it is shown. The server holds it against the same book again.

import { dtg } from "../time.js";

const TEN_THOUSAND_HOURS = 600_000;
const MINUTES_A_DAY = 1_440;
const HUNDREDTHS_A_DEGREE = 6_000;
const FOOT = 0.3048;
/** From below the lowest shore on Earth to above whatever flies on wings, in metres. */
const LEAST_METRES = -450;
const MOST_METRES = 30_000;

const pad = (number, width) => String(number).padStart(width, "0");

/** Of each kind: `keep(typed)` is the one text that is kept, or undefined; `show(kept)` what is read, with the units behind it. */
export const FORMS = {
  NUMBER: { keep: (typed) => (/^\d{1,6}$/.test(typed) ? String(Number(typed)) : undefined), show: bare, example: "12" },
  ID: { keep: (typed) => (/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/.test(typed) && typed.length <= 200 ? typed : undefined), show: bare, example: "turkiye.patrol-7" },
  TIME: { keep: instant, show: (kept) => [dtg(kept) + " (" + kept.slice(11, 16) + " UTC)"], example: "120600ZAPR25" },
  DURATION: { keep: minutes, show: (kept) => [String(minutesOf(kept)), "MINUTES"], example: "30 min" },
  POSITION: { keep: position, show: bare, example: "34°33.00′N 038°17.50′E" },
  HEADING: { keep: (typed) => (/^\d{3}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= 360 ? typed : undefined), show: (kept) => [kept, "DEGREES_TRUE"], example: "270" },
  LEVEL: { keep: level, show: showLevel, example: "FL240" },
  DISTANCE: { keep: distance, show: (kept) => [kept.split(" ")[0], kept.endsWith("NM") ? "NAUTICAL_MILES" : "KILOMETRES"], example: "10 NM" },
};

function bare(kept) {
  return [kept];
}

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/** An instant in UTC to the minute, from a date-time group or ISO 8601; undefined when it is none. */
export function instant(typed) {
  const iso = /^(20\d\d)-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::00)?Z$/.exec(typed);
  const group = /^(\d\d)(\d\d)(\d\d)Z([A-Z]{3})(\d\d)$/.exec(typed.toUpperCase());
  const [year, month, day, hour, minute] = iso
    ? iso.slice(1)
    : group ? ["20" + group[5], pad(MONTHS.indexOf(group[4]) + 1, 2), group[1], group[2], group[3]] : [];
  if (year === undefined) return undefined;
  const text = year + "-" + month + "-" + day + "T" + hour + ":" + minute + ":00Z";
  const read = new Date(text);
  // A day that its month does not have would be read as one of the next.
  return !Number.isNaN(read.getTime()) && read.toISOString().slice(0, 19) + "Z" === text ? text : undefined;
}

function minutes(typed) {
  const counted = /^(\d{1,4}) ?(?:min)?$/.exec(typed)?.[1];
  const count = counted === undefined ? minutesOf(typed) : Number(counted);
  if (!(count >= 1 && count <= MINUTES_A_DAY)) return undefined;
  const [hours, rest] = [Math.floor(count / 60), count % 60];
  return "PT" + (hours ? hours + "H" : "") + (rest ? rest + "M" : "");
}

function minutesOf(duration) {
  const [, hours = 0, rest = 0] = /^PT(?:(\d{1,4})H)?(?:(\d{1,5})M)?$/.exec(duration) ?? [undefined, NaN];
  const count = Number(hours) * 60 + Number(rest);
  return count < TEN_THOUSAND_HOURS ? count : NaN;
}

function position(typed) {
  const parts = /^(\d{1,2})°(\d{1,2}(?:\.\d{1,2})?)[′']([NS]),? (\d{1,3})°(\d{1,2}(?:\.\d{1,2})?)[′']([EW])$/.exec(typed);
  const degrees = /^(-?\d{1,2}(?:\.\d{1,8})?), ?(-?\d{1,3}(?:\.\d{1,8})?)$/.exec(typed);
  const [lat, lon] = parts
    ? [hundredths(parts[1], parts[2], parts[3] === "S"), hundredths(parts[4], parts[5], parts[6] === "W")]
    : degrees ? degrees.slice(1).map((d) => Number(d) * HUNDREDTHS_A_DEGREE) : [];
  if (!(Math.abs(lat) <= 90 * HUNDREDTHS_A_DEGREE && Math.abs(lon) <= 180 * HUNDREDTHS_A_DEGREE)) return undefined;
  const [north, east] = [halfEven(lat), halfEven(lon) === -180 * HUNDREDTHS_A_DEGREE ? 180 * HUNDREDTHS_A_DEGREE : halfEven(lon)];
  return angle(north, 2) + (north < 0 ? "S " : "N ") + angle(east, 3) + (east < 0 ? "W" : "E");
}

function hundredths(degrees, parts, negative) {
  const size = Number(degrees) * HUNDREDTHS_A_DEGREE + Math.round(Number(parts) * 100);
  return Number(parts) < 60 ? (negative ? -size : size) : NaN;
}

/** As the server rounds: a half to the even neighbour. */
function halfEven(value) {
  const below = Math.floor(value);
  // Degrees have at most eight decimals: what is nearer to a half than these can say is one.
  return Math.abs(value - below - 0.5) < 1e-6 ? (below % 2 === 0 ? below : below + 1) : Math.round(value);
}

function angle(value, width) {
  const size = Math.abs(value);
  const rest = size % HUNDREDTHS_A_DEGREE;
  return pad(Math.floor(size / HUNDREDTHS_A_DEGREE), width) + "°" + pad(Math.floor(rest / 100), 2) + "." + pad(rest % 100, 2) + "′";
}

function level(typed) {
  if (/^SFC$/i.test(typed)) return "SFC";
  const flight = /^FL ?(\d{1,3})$/i.exec(typed);
  if (flight) return "FL" + pad(Number(flight[1]), 3);
  const height = /^(-?\d{1,6}) ?(ft|m) ?(AMSL|AGL|WGS-?84)$/i.exec(typed);
  if (!height) return undefined;
  const [value, unit, datum] = [Number(height[1]), height[2].toLowerCase(), height[3].toUpperCase().replace("WGS84", "WGS-84")];
  const metres = value * (unit === "ft" ? FOOT : 1);
  if (metres < (datum === "AGL" ? 0 : LEAST_METRES) || metres > MOST_METRES) return undefined;
  return value === 0 && unit === "ft" && datum === "AGL" ? "SFC" : value + " " + unit + " " + datum;
}

const ABOVE = { AMSL: "ABOVE_SEA", AGL: "ABOVE_GROUND", "WGS-84": "ABOVE_ELLIPSOID" };

function showLevel(kept) {
  const [value, unit, datum] = kept.split(" ");
  return unit ? [value, unit === "ft" ? "FEET" : "METRES", ABOVE[datum]] : [kept];
}

function distance(typed) {
  const [, size, unit] = /^(\d{1,3}(?:\.\d)?) ?(NM|km)$/i.exec(typed) ?? [];
  if (!(Number(size) >= 0.1)) return undefined;
  return Number(size) + " " + (unit.toLowerCase() === "nm" ? "NM" : "km");
}
