// How far and which way: the geodesic on the WGS 84 ellipsoid.
//
// Vincenty, T., "Direct and inverse solutions of geodesics on the ellipsoid with application of nested equations",
// Survey Review XXIII (176), 1975. Within a millimetre, except between points nearly opposite on the globe, where it does not
// settle; those are measured on the sphere, and no line that is drawn here is so long.

import { bearing, distance } from "../geo.js";

const A = 6_378_137;
const F = 1 / 298.257223563;
const B = A * (1 - F);
const SETTLED = 1e-12;
const MOST_ROUNDS = 200;

const rad = (degrees) => (degrees * Math.PI) / 180;

/**
 * @returns {metres, bearing}: the length, and the true bearing at the start in degrees from 0 up to, not with, 360
 */
export function geodesic(from, to) {
  return vincenty(from, to) ?? { metres: distance(from, to), bearing: compass(bearing(from, to)) };
}

const compass = (radians) => ((radians * 180) / Math.PI + 360) % 360;

function vincenty(from, to) {
  const L = rad(to.lon - from.lon);
  const [u1, u2] = [from, to].map(({ lat }) => Math.atan((1 - F) * Math.tan(rad(lat))));
  const [sin1, cos1, sin2, cos2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)];
  let lambda = L;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const [sin, cos] = [Math.sin(lambda), Math.cos(lambda)];
    const sinSigma = Math.hypot(cos2 * sin, cos1 * sin2 - sin1 * cos2 * cos);
    if (sinSigma === 0) return { metres: 0, bearing: 0 };
    const cosSigma = sin1 * sin2 + cos1 * cos2 * cos;
    const sigma = Math.atan2(sinSigma, cosSigma);
    const sinAlpha = (cos1 * cos2 * sin) / sinSigma;
    const cosSqAlpha = 1 - sinAlpha ** 2;
    const cos2M = cosSqAlpha === 0 ? 0 : cosSigma - (2 * sin1 * sin2) / cosSqAlpha;
    const C = (F / 16) * cosSqAlpha * (4 + F * (4 - 3 * cosSqAlpha));
    const before = lambda;
    lambda = L + (1 - C) * F * sinAlpha * (sigma + C * sinSigma * (cos2M + C * cosSigma * (2 * cos2M ** 2 - 1)));
    if (Math.abs(lambda - before) < SETTLED) {
      const bearingThere = Math.atan2(cos2 * Math.sin(lambda), cos1 * sin2 - sin1 * cos2 * Math.cos(lambda));
      return { metres: length(cosSqAlpha, sigma, sinSigma, cosSigma, cos2M), bearing: compass(bearingThere) };
    }
  }
  return undefined;
}

function length(cosSqAlpha, sigma, sinSigma, cosSigma, cos2M) {
  const uSq = (cosSqAlpha * (A ** 2 - B ** 2)) / B ** 2;
  const a = 1 + (uSq / 16384) * (4096 + uSq * (-768 + uSq * (320 - 175 * uSq)));
  const b = (uSq / 1024) * (256 + uSq * (-128 + uSq * (74 - 47 * uSq)));
  const inner = cosSigma * (2 * cos2M ** 2 - 1) - (b / 6) * cos2M * (4 * sinSigma ** 2 - 3) * (4 * cos2M ** 2 - 3);
  return B * a * (sigma - b * sinSigma * (cos2M + (b / 4) * inner));
}
