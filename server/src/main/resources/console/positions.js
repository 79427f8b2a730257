// Positions as people write them: decimal degrees, degrees with minutes and seconds, ICAO, MGRS. All WGS 84.
//
// What could be read in two ways is refused and never guessed at: a position that is wrong looks like any other.

/** The bands of MGRS, 8° each from 80°S; the last has 12°. */
const BANDS = "CDEFGHJKLMNPQRSTUVWX";
const SOUTHMOST = -80;
const NORTHMOST = 84;
/** The zones of Svalbard reach up to, not with, the parallel itself: degrees. */
const JUST_BELOW = NORTHMOST - 1e-9;
/** A square is named by its south-west corner, which may lie just outside its band or zone: degrees. */
const BAND_SLACK = 0.02;
/** Maps carry a zone's grid a little way into the next: degrees. */
const ZONE_SLACK = 0.5;
/** Of a square of 10 km or more nobody can say that it is a place. */
const FEWEST_DIGITS = 4;

const MGRS = /^(\d{1,2})([C-HJ-NP-X])([A-HJ-NP-Z])([A-HJ-NP-V])(\d*)$/;
const NUMBER = String.raw`\d+(?:\.\d+)?`;
/** Each sign in its own place: 35°30″ is not 35°30′. */
const ANGLE = new RegExp(`^([+-]?)(${NUMBER})(?:°?$|[°:\\s-]\\s*(${NUMBER})(?:'?$|[':\\s-]\\s*(${NUMBER})"?$))`);
const COMPACT = { lat: /^(\d\d)(\d\d)?(\d\d)?(\.\d+)?$/, lon: /^(\d{3})(\d\d)?(\d\d)?(\.\d+)?$/ };
const MOST = { lat: 90, lon: 180 };

/**
 * Reads one position.
 *
 * `35.5 38.5`, `35,5; 38,5`, `35.5°N 38.5°E`, `N35°30.5′ E038°30.5′`, `35 30 15 N 38 30 15 E`, `3530N03830E`,
 * `353015N0383015E`, `37S DV 54664 28532`. Without letters the latitude comes first. Of an MGRS square it is the
 * south-west corner.
 *
 * @returns {lat, lon} in degrees
 * @throws RangeError whose message is the key of the words that say what is wrong: `t(fault.message, fault.values)`
 */
export function parsePosition(text) {
  const plain = plainly(text);
  if (plain === "") throw fault("empty");
  const grid = MGRS.exec(plain.replaceAll(" ", ""));
  if (grid) return ofGrid(grid);
  const [first, second] = plain.match(/[NSEW]/) ? lettered(plain) : bare(plain);
  const found = { [first.axis]: degrees(first), [second.axis]: degrees(second) };
  return { lat: found.lat, lon: found.lon };
}

/**
 * Reads several, one to a line.
 *
 * @returns a list of {lat, lon}
 * @throws RangeError as {@link parsePosition}, with `line` counted from 1
 */
export function parsePositions(text) {
  return text.split("\n").map((line, i) => [line.trim(), i + 1]).filter(([line]) => line).map(([line, number]) => {
    try {
      return parsePosition(line);
    } catch (problem) {
      throw Object.assign(problem, { line: number });
    }
  });
}

/**
 * `37S DV 54664 28532`, to the nearest metre.
 *
 * @returns undefined where MGRS has none: the caps beyond 84°N and 80°S are UPS, which is not shown here
 */
export function mgrsText(lat, lon) {
  if (lat < SOUTHMOST || lat > NORTHMOST) return undefined;
  const [, zone, band, column, row, digits] = MGRS.exec(mgrs.forward([turned(lon), Math.min(lat, JUST_BELOW)]));
  return zone.padStart(2, "0") + band + " " + column + row + " " + digits.slice(0, 5) + " " + digits.slice(5);
}

/** Turns of the globe are left out: −180 up to, not with, 180. */
export const turned = (lon) => ((((lon + 180) % 360) + 360) % 360) - 180;

const fault = (key, values) => Object.assign(new RangeError("profile.position." + key), { values });

/** One way of writing each sign: figures of any script, primes, dashes, decimal commas, marks of direction. */
function plainly(text) {
  const signs = text.trim().toUpperCase()
    .replace(/[\u0660-\u0669]/g, (figure) => String(figure.charCodeAt(0) - 0x0660))
    .replace(/[\u06F0-\u06F9]/g, (figure) => String(figure.charCodeAt(0) - 0x06F0))
    .replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/\u066b/g, ".").replace(/\u060c/g, ",")
    .replace(/[\u2212\u2010-\u2013]/g, "-").replace(/[º˚]/g, "°")
    .replace(/[\u2019\u2032`\u00b4]/g, "'").replace(/[\u201d\u2033]|''/g, '"')
    .replace(/\s+/g, " ").replace(/ ([°'":])/g, "$1");
  return signs.includes(".") ? signs : decimalPoints(signs);
}

/** `35,5 38,5` and `35,5; 38,5`: a comma between two figures is a decimal one where something else parts the two angles. */
function decimalPoints(signs) {
  const commas = signs.match(/\d,\d/g)?.length ?? 0;
  const otherwiseParted = /\d[°'"NSEW]*( |;|\/|, )\D*\d/.test(signs);
  return commas > 0 && otherwiseParted ? signs.replace(/(\d),(?=\d)/g, "$1.") : signs;
}

/** Two angles with the letters of their hemispheres, before or after both. */
function lettered(plain) {
  const before = /^([NSEW])([^NSEW]+)([NSEW])([^NSEW]+)$/.exec(plain);
  const after = /^([^NSEW]+)([NSEW])([^NSEW]+)([NSEW])$/.exec(plain);
  if (!before && !after) throw fault(/^[^A-Z]*[NSEW][^A-Z]*$/.test(plain) ? "half" : "form");
  const pairs = before ? [[before[1], before[2]], [before[3], before[4]]] : [[after[2], after[1]], [after[4], after[3]]];
  const angles = pairs.map(([letter, figures]) => ({ letter, axis: "NS".includes(letter) ? "lat" : "lon", figures }));
  if (angles[0].axis === angles[1].axis) throw fault("hemispheres");
  return angles;
}

/** Two angles without letters: latitude first. */
function bare(plain) {
  const parted = plain.split(/[,;/]/);
  const words = plain.split(/[,;/\s]+/).filter(Boolean);
  if (words.length === 1 && new RegExp(`^[+-]?${NUMBER}°?$`).test(words[0])) throw fault("half");
  const halves = parted.length === 2 ? parted : [words.slice(0, words.length / 2).join(" "), words.slice(words.length / 2).join(" ")];
  if (parted.length > 2 || (parted.length === 1 && words.length % 2 === 1)) throw fault("form");
  return [{ axis: "lat", figures: halves[0] }, { axis: "lon", figures: halves[1] }];
}

/** @param angle {axis: "lat" | "lon", letter, figures} */
function degrees({ axis, letter, figures }) {
  const text = figures.replace(/^[\s,;/]+|[\s,;/]+$/g, "");
  const [sign, d, m, s] = (letter && compact(axis, text)) ?? apart(text);
  if (letter && sign) throw fault("sign");
  if (m >= 60 || s >= 60) throw fault("sixty");
  const size = d + (m ?? 0) / 60 + (s ?? 0) / 3600;
  if (size > MOST[axis]) throw fault(axis === "lat" ? "latitude" : "longitude");
  return sign === "-" || letter === "S" || letter === "W" ? -size : size;
}

/** `3530`, `353015.5`: degrees, minutes and seconds by their places. One to three figures are plain degrees as well. */
function compact(axis, text) {
  if (/^\d{4,}(\.\d+)?$/.test(text) && !COMPACT[axis].test(text)) throw fault("places");
  const parts = COMPACT[axis].exec(text);
  if (!parts) return undefined;
  const whole = parts.slice(1, 4).filter(Boolean);
  const last = whole.length - 1;
  return ["", ...whole.map((figures, i) => Number(figures + (i === last ? (parts[4] ?? "") : "")))];
}

/** `35°30′15″`, `35 30.25`, `-35.5`. Only the last of the figures has decimals. */
function apart(text) {
  const parts = ANGLE.exec(text);
  if (!parts) throw fault("form");
  const whole = parts.slice(2).filter((figures) => figures !== undefined);
  if (whole.slice(0, -1).some((figures) => figures.includes("."))) throw fault("decimals");
  return [parts[1], ...whole.map(Number)];
}

function ofGrid([, zone, band, column, row, digits]) {
  if (Number(zone) < 1 || Number(zone) > 60) throw fault("zone", { zone });
  if (digits.length % 2 === 1 || digits.length < FEWEST_DIGITS || digits.length > 10) throw fault("digits");
  const [lon, lat] = mgrs.inverse(Number(zone) + band + column + row + digits);
  const south = SOUTHMOST + 8 * BANDS.indexOf(band);
  const north = band === "X" ? NORTHMOST : south + 8;
  const inBand = lat >= south - BAND_SLACK && lat <= north + BAND_SLACK;
  const inside = Math.min(JUST_BELOW, Math.max(SOUTHMOST, lat));
  const inZone = inBand && [-ZONE_SLACK, 0, ZONE_SLACK].some((off) => parseInt(mgrs.forward([turned(lon + off), inside]), 10) === Number(zone));
  if (!inZone) throw fault("square", { square: zone + band + " " + column + row });
  return { lat, lon: turned(lon) };
}
