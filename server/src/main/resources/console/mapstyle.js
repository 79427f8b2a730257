// How things look on the map. Colours come from console.css, so that the map follows light and dark with the page.
// Red is for conflict and for nothing else; who and what are told by dash and label as well as by colour.

export const PARTY_DASHES = [undefined, [10, 6], [2, 5], [12, 4, 2, 4]];
export const ZONE_DASH = [12, 4, 2, 4];
/** Of a draft, whoever it is of: the others' dashes are never as short, and are wider. */
export const DRAFT_DASH = [3, 3];
const FONT = "600 12px system-ui, sans-serif";
const BOLD = "700 13px system-ui, sans-serif";

let theme;

/** Reads the tokens again; call when light and dark change. */
export function readTheme() {
  const style = getComputedStyle(document.documentElement);
  const token = (name) => style.getPropertyValue("--" + name).trim();
  theme = {
    land: token("map-land"), coast: token("map-coast"), grid: token("map-grid"), ink: token("ink"), dim: token("ink-dim"),
    halo: token("map-halo"), conflict: token("conflict"), onConflict: token("on-conflict"), zone: token("zone"), area: token("map-area"),
    select: token("select"), warn: token("warn"), parties: [0, 1, 2, 3].map((i) => token("party-" + i)),
  };
  theme.hatch = hatch(theme.conflict);
  looks.clear();
}

const stroke = (color, width, lineDash) => new ol.style.Stroke({ color, width, lineDash });
const fill = (color) => new ol.style.Fill({ color });
const text = (words, color, options = {}) =>
  new ol.style.Text({ text: words, font: FONT, fill: fill(color), stroke: stroke(theme.halo, 4), overflow: true, ...options });

/** Diagonal lines, to be seen without colour. */
function hatch(color) {
  const tile = Object.assign(document.createElement("canvas"), { width: 10, height: 10 });
  const pen = tile.getContext("2d");
  pen.strokeStyle = color;
  pen.lineWidth = 2;
  for (const x of [-10, 0, 10]) {
    pen.moveTo(x, 10);
    pen.lineTo(x + 10, 0);
  }
  pen.stroke();
  return pen.createPattern(tile, "repeat");
}

const looks = new Map();

/** Makes a style once for each state and sort of geometry, whatever the label; `but` is what is to be overlooked of the state. */
function once(make) {
  return (feature, but) => {
    const state = { ...feature.get("state"), ...but, label: undefined };
    const key = feature.getGeometry().getType() + JSON.stringify(state);
    if (!looks.has(key)) looks.set(key, make(feature, state));
    return looks.get(key);
  };
}

/** The vertex furthest north (or south): a label there is on the outline, whatever its shape. */
const extreme = (sign) => (feature) => {
  const geometry = feature.getGeometry();
  const flat = geometry.getFlatCoordinates();
  const step = geometry.getStride();
  let best = 0;
  for (let i = 0; i < flat.length; i += step) if (sign * flat[i + 1] > sign * flat[best + 1]) best = i;
  return new ol.geom.Point([flat[best], flat[best + 1]]);
};
const northmost = extreme(1);
const southmost = extreme(-1);

const selectedHalo = (zIndex) => new ol.style.Style({ stroke: stroke(theme.select, 11), zIndex });
/** Of a colour, as much as shows what is there without drawing the eye: it is not of the moment that is looked at. */
const pale = (color, far) => color + (far ? "59" : "");
const isPoint = (feature) => feature.getGeometry().getType() === "Point";
const dot = (color) => new ol.style.Circle({ radius: 6, fill: fill(color), stroke: stroke(theme.halo, 2) });

/** A line that is being measured or looked along. */
export const line = () => [
  new ol.style.Style({ stroke: stroke(theme.halo, 6) }),
  new ol.style.Style({ stroke: stroke(theme.ink, 2.5, [8, 5]) }),
];

/** A place of such a line, with its letter. */
export const lineEnd = (feature) => new ol.style.Style({
  image: new ol.style.Circle({ radius: 9, fill: fill(theme.ink), stroke: stroke(theme.halo, 2), declutterMode: "none" }),
  text: new ol.style.Text({ text: feature.get("label"), font: BOLD, fill: fill(theme.halo), declutterMode: "none" }),
});

export const land = () => new ol.style.Style({ fill: fill(theme.land), stroke: stroke(theme.coast, 1) });

export const graticule = () => ({
  lines: stroke(theme.grid, 1),
  label: (place) => new ol.style.Text({ ...place, font: "11px system-ui, sans-serif", fill: fill(theme.dim), stroke: stroke(theme.halo, 3) }),
});

export const area = (feature) => [
  new ol.style.Style({ stroke: stroke(theme.area, 2, [14, 5, 3, 5]) }),
  new ol.style.Style({ geometry: northmost, text: text(feature.get("label"), theme.dim, { offsetY: 14 }) }),
];

export const place = (feature) => new ol.style.Style({
  image: new ol.style.RegularShape({ points: 4, radius: 5, angle: Math.PI / 4, stroke: stroke(theme.ink, 1.5), declutterMode: "obstacle" }),
  text: text(feature.get("label"), theme.ink, { offsetX: 9, textAlign: "left", font: "500 12px system-ui, sans-serif" }),
});

const matters = (feature) => Boolean(feature.get("state").conflict || feature.get("state").selected);

/** Of those that are not in conflict, whether chosen or not. */
export const quietNotice = (feature) => (feature.get("state").conflict ? undefined : notice(feature, { selected: false }));
export const noticeAbove = (feature) => (matters(feature) ? notice(feature) : undefined);

/** @param crowded whether only what matters has a name */
export function noticeName(feature, crowded) {
  const { party, far, label } = feature.get("state");
  if (!label || (crowded && !matters(feature))) return undefined;
  const color = pale(theme.parties[party % theme.parties.length], far);
  return new ol.style.Style({ geometry: northmost, text: text(label, color, { offsetY: -13 }) });
}

/** One style for each look, however many have it. */
const notice = once((feature, { party, conflict, active, far, draft, selected }) => {
  const color = theme.parties[party % theme.parties.length];
  const above = conflict ? 10 : 0; // nothing harmless may cover what is in conflict
  const styles = selected ? [selectedHalo(above)] : [];
  if (conflict) styles.push(new ol.style.Style({ stroke: stroke(theme.conflict, 7), zIndex: above + 1 }));
  styles.push(new ol.style.Style({
    fill: fill(color + (draft || far ? "0a" : active ? "66" : "1a")),
    stroke: draft ? stroke(pale(color, far), 1.5, DRAFT_DASH) : stroke(pale(color, far), 2.5, PARTY_DASHES[party % PARTY_DASHES.length]),
    image: isPoint(feature) ? dot(pale(color, far)) : undefined,
    zIndex: above + 2,
  }));
  return styles;
});

/** Coarse cells: of a notice that is not disclosed further, or of a conflict. */
export function cells(feature) {
  const { party, conflict, selected } = feature.get("state");
  const color = conflict ? theme.conflict : theme.parties[party % theme.parties.length];
  return [
    ...(selected ? [selectedHalo(0)] : []),
    new ol.style.Style({ fill: conflict ? fill(theme.hatch) : undefined, stroke: stroke(color, conflict ? 4 : 1.5, [3, 4]), zIndex: 1 }),
  ];
}

export function zone(feature) {
  const { red, far, selected, label } = feature.get("state");
  const color = pale(theme.zone, far);
  const onLine = feature.getGeometry().getType() === "LineString";
  return [
    ...(selected ? [selectedHalo(0)] : []),
    ...(red ? [new ol.style.Style({ stroke: stroke(color, 6), zIndex: 1 }), new ol.style.Style({ stroke: stroke(theme.halo, 2), zIndex: 2 })] : []),
    new ol.style.Style({ fill: fill(theme.zone + "12"), stroke: red ? undefined : stroke(color, 2, ZONE_DASH), zIndex: 1 }),
    new ol.style.Style({
      geometry: onLine ? undefined : southmost,
      text: text(label, color, onLine ? { placement: "line", textBaseline: "bottom" } : { offsetY: 13 }),
    }),
  ];
}

export function overlap(feature) {
  const { selected } = feature.get("state");
  return [
    ...(selected ? [selectedHalo(0)] : []),
    new ol.style.Style({ fill: fill(theme.hatch), stroke: stroke(theme.conflict, 4), zIndex: 1 }),
  ];
}

/** The mark of a conflict: the same size at every scale, so that none is ever too small to see. */
export function conflictMark(feature) {
  const { selected, label } = feature.get("state");
  return [
    new ol.style.Style({
      image: new ol.style.RegularShape({
        points: 4, radius: 15, fill: fill(theme.conflict), stroke: stroke(selected ? theme.select : theme.halo, selected ? 5 : 2), declutterMode: "obstacle",
      }),
      zIndex: 5,
    }),
    new ol.style.Style({
      text: new ol.style.Text({ text: "!", font: "900 17px system-ui, sans-serif", fill: fill(theme.onConflict), declutterMode: "none" }),
      zIndex: 6,
    }),
    new ol.style.Style({
      text: new ol.style.Text({
        text: label, font: BOLD, fill: fill(theme.onConflict), backgroundFill: fill(theme.conflict),
        padding: [3, 6, 2, 6], offsetX: 22, textAlign: "left", overflow: true,
      }),
      zIndex: 7,
    }),
  ];
}

export function crossing(feature) {
  const { selected } = feature.get("state");
  return [
    new ol.style.Style({
      image: new ol.style.RegularShape({
        points: 3, radius: 10, fill: fill(theme.warn), stroke: stroke(selected ? theme.select : theme.halo, selected ? 5 : 2), displacement: [0, -2], declutterMode: "obstacle",
      }),
    }),
  ];
}

export function incident(feature) {
  const { selected } = feature.get("state");
  return new ol.style.Style({
    image: new ol.style.RegularShape({
      points: 4, radius: 8, radius2: 2, angle: Math.PI / 4, fill: fill(theme.ink), stroke: stroke(selected ? theme.select : theme.halo, 2), declutterMode: "obstacle",
    }),
    text: text(feature.get("state").label, theme.ink, { offsetY: 15 }),
  });
}
