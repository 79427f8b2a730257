// Shapes of the airspace as coordinates to draw: [lon, lat] rings. For looking at; verdicts are the server's.

const EARTH = 6_371_008.8; // mean radius, m; within 0.3 % of the ellipsoid
const EDGE_STEP = 25_000; // m between the points of a drawn geodesic
const ROUND_STEPS = 16; // points on a half circle
const METRES = { m: 1, km: 1000, NM: 1852, ft: 0.3048 };

const rad = (degrees) => (degrees * Math.PI) / 180;
const deg = (radians) => (radians * 180) / Math.PI;

/** `"10 NM"` in metres. */
export function metres(length) {
  const [, value, unit] = /^(-?[\d.]+)\s*(\w+)$/.exec(length);
  return Number(value) * METRES[unit];
}

export function distance(a, b) {
  const h = Math.sin(rad(b.lat - a.lat) / 2) ** 2 +
    Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.sin(rad(b.lon - a.lon) / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Initial bearing from a to b, radians from north. */
export function bearing(a, b) {
  const dLon = rad(b.lon - a.lon);
  return Math.atan2(
    Math.sin(dLon) * Math.cos(rad(b.lat)),
    Math.cos(rad(a.lat)) * Math.sin(rad(b.lat)) - Math.sin(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.cos(dLon),
  );
}

/** The point `far` metres from `from` on `course`. */
export function destination(from, course, far) {
  const [lat, d] = [rad(from.lat), far / EARTH];
  const lat2 = Math.asin(Math.sin(lat) * Math.cos(d) + Math.cos(lat) * Math.sin(d) * Math.cos(course));
  const dLon = Math.atan2(
    Math.sin(course) * Math.sin(d) * Math.cos(lat),
    Math.cos(d) - Math.sin(lat) * Math.sin(lat2),
  );
  return { lat: deg(lat2), lon: from.lon + deg(dLon) };
}

/** A path with points added along each geodesic, the last point included. */
export function alongGeodesics(path, step = EDGE_STEP) {
  const points = [];
  for (let i = 0; i + 1 < path.length; i++) {
    const far = distance(path[i], path[i + 1]);
    const steps = Math.max(1, Math.ceil(far / step));
    const course = bearing(path[i], path[i + 1]);
    points.push(path[i]);
    for (let k = 1; k < steps; k++) points.push(destination(path[i], course, (far * k) / steps));
  }
  return [...points, path.at(-1)];
}

function circle(centre, radius) {
  const points = [];
  for (let i = 0; i < 4 * ROUND_STEPS; i++) points.push(destination(centre, (i * Math.PI) / (2 * ROUND_STEPS), radius));
  return points;
}

/** Half a turn of points around an end of a corridor, clockwise from the course given. */
function cap(centre, course, radius) {
  const points = [];
  for (let i = 0; i <= ROUND_STEPS; i++) points.push(destination(centre, course + (i * Math.PI) / ROUND_STEPS, radius));
  return points;
}

/** One side of a corridor: the path moved `radius` to the left, mitred at each bend. */
function leftSide(path, radius) {
  const points = [];
  for (let i = 1; i + 1 < path.length; i++) {
    const back = bearing(path[i], path[i - 1]) + Math.PI;
    const onward = bearing(path[i], path[i + 1]);
    const turn = Math.atan2(Math.sin(onward - back), Math.cos(onward - back));
    const mitre = radius / Math.max(0.35, Math.cos(turn / 2));
    points.push(destination(path[i], back + turn / 2 - Math.PI / 2, mitre));
  }
  return points;
}

function corridor(path, radius) {
  const fine = alongGeodesics(path);
  const back = [...fine].reverse();
  const start = bearing(fine[0], fine[1]);
  const end = bearing(back[0], back[1]) + Math.PI;
  return [
    ...leftSide(fine, radius),
    ...cap(fine.at(-1), end - Math.PI / 2, radius),
    ...leftSide(back, radius),
    ...cap(fine[0], start + Math.PI / 2, radius),
  ];
}

/** [lon, lat] pairs; a ring over the antimeridian runs on past 180 rather than jumping back. */
function unwrapped(points) {
  let previous;
  return points.map(({ lat, lon }) => {
    let x = lon;
    if (previous !== undefined) x -= 360 * Math.round((x - previous) / 360);
    previous = x;
    return [x, lat];
  });
}

export function ring(points) {
  const line = unwrapped(points);
  return [...line, line[0]];
}

/** @returns {type: "Polygon" | "LineString" | "Point", coordinates} in degrees */
export function outline(shape) {
  switch (shape.type) {
    case "circle":
      return round(shape.centre, metres(shape.radius));
    case "point":
      return round(shape.position, metres(shape.uncertainty));
    case "polygon":
      return { type: "Polygon", coordinates: [ring(alongGeodesics([...shape.ring, shape.ring[0]]).slice(0, -1))] };
    case "corridor": {
      const half = metres(shape.width) / 2;
      return half > 0
        ? { type: "Polygon", coordinates: [ring(corridor(shape.path, half))] }
        : { type: "LineString", coordinates: unwrapped(alongGeodesics(shape.path)) };
    }
    default:
      throw new Error("no drawing for a shape of type " + shape.type);
  }
}

function round(centre, radius) {
  return radius > 0
    ? { type: "Polygon", coordinates: [ring(circle(centre, radius))] }
    : { type: "Point", coordinates: [centre.lon, centre.lat] };
}

/** A cell of the coarse grid. */
export function cell({ south, west, sizeDegrees }) {
  const [n, e] = [south + sizeDegrees, west + sizeDegrees];
  return { type: "Polygon", coordinates: [[[west, south], [e, south], [e, n], [west, n], [west, south]]] };
}

/** `34°31′21″N 037°37′37″E` */
export function latLonText(lat, lon) {
  return angle(lat, 2, "N", "S") + " " + angle(lon, 3, "E", "W");
}

function angle(value, width, positive, negative) {
  const seconds = Math.round(Math.abs(value) * 3600);
  const pad = (n, w) => String(n).padStart(w, "0");
  return pad(Math.floor(seconds / 3600), width) + "°" + pad(Math.floor(seconds / 60) % 60, 2) + "′" +
    pad(seconds % 60, 2) + "″" + (value < 0 ? negative : positive);
}
