// Where a line over the ground goes through outlines.

import { alongGeodesics, bearing, destination, distance, metres, outline, ring } from "../geo.js";

/** Pieces of the drawn line: finer than the width of anything that is filed. */
const PIECE = 2_000;
/** A line through something goes on beyond it by this part of its length, that both its edges are seen. */
const BEYOND = 0.12;
const LEAST_BEYOND = 3_000;

/** A line over the ground, through given places along geodesics. */
export class ProfileLine {
  /** Cumulative distances, in metres, of the places given. */
  marks = [0];
  /** [{x, y, at}]: longitude going on over the antimeridian, latitude, metres from the start. */
  points = [];

  /** @param places at least two {lat, lon}, no two in a row the same */
  constructor(places) {
    this.places = places;
    for (let i = 1; i < places.length; i++) this.marks.push(this.marks.at(-1) + distance(places[i - 1], places[i]));
    const fine = alongGeodesics(places, Math.max(PIECE, this.length / 500));
    let at = 0;
    ring(fine).slice(0, -1).forEach(([x, y], i) => {
      if (i > 0) at += distance(fine[i - 1], fine[i]);
      this.points.push({ x, y, at });
    });
    this.#box = box(this.points.map(({ x, y }) => [x, y]));
  }

  #box;

  get length() {
    return this.marks.at(-1);
  }

  /** @returns the place that is `at` metres from the start */
  place(at) {
    const i = Math.max(1, this.points.findIndex((point) => point.at >= at));
    const [a, b] = [this.points[i - 1], this.points[i]];
    const part = (at - a.at) / (b.at - a.at);
    return { lat: a.y + part * (b.y - a.y), lon: a.x + part * (b.x - a.x) };
  }

  /**
   * @param drawing {type, coordinates} as `outline` gives it
   * @returns [from, to] in metres along the line for each stretch inside; of an outline that is a line, each crossing
   */
  spans(drawing) {
    if (drawing.type === "Point") return [];
    const edges = drawing.type === "Polygon" ? drawing.coordinates[0] : drawing.coordinates;
    const around = boxAround(drawing, edges);
    const turn = 360 * Math.round((this.#box.x[0] + this.#box.x[1] - around.x[0] - around.x[1]) / 720);
    if (!meet(this.#box, { x: around.x.map((x) => x + turn), y: around.y })) return [];
    const moved = edges.map(([x, y]) => [x + turn, y]);
    const crossings = this.#crossings(moved);
    if (drawing.type === "LineString") return crossings.map((at) => [at, at]);
    return this.#inside(moved, [0, ...crossings, this.length]);
  }

  #crossings(edges) {
    const found = [];
    for (let i = 1; i < this.points.length; i++) {
      const [a, b] = [this.points[i - 1], this.points[i]];
      for (let k = 1; k < edges.length; k++) {
        const part = meetingPoint(a, b, edges[k - 1], edges[k]);
        if (part !== undefined) found.push(a.at + part * (b.at - a.at));
      }
    }
    return found.sort((one, other) => one - other);
  }

  /** Stretches between crossings whose middle is inside, those that touch made one. */
  #inside(edges, cuts) {
    const spans = [];
    for (let i = 1; i < cuts.length; i++) {
      const [from, to] = [cuts[i - 1], cuts[i]];
      if (to - from < 1 || !contains(edges, this.place((from + to) / 2))) continue;
      if (spans.at(-1)?.[1] === from) spans.at(-1)[1] = to;
      else spans.push([from, to]);
    }
    return spans;
  }
}

/** A drawing stays as it is; most of ten thousand are only ever asked for this. */
const boxes = new WeakMap();

function boxAround(drawing, edges) {
  if (!boxes.has(drawing)) boxes.set(drawing, box(edges));
  return boxes.get(drawing);
}

const range = (values) => values.reduce(([least, most], v) => [Math.min(least, v), Math.max(most, v)], [Infinity, -Infinity]);
const box = (points) => ({ x: range(points.map(([x]) => x)), y: range(points.map(([, y]) => y)) });
const meet = (one, other) => ["x", "y"].every((axis) => one[axis][0] <= other[axis][1] && other[axis][0] <= one[axis][1]);

/** @returns how far along a–b it crosses c–d, from 0 up to, not with, 1 */
function meetingPoint(a, b, [cx, cy], [dx, dy]) {
  const [rx, ry, sx, sy] = [b.x - a.x, b.y - a.y, dx - cx, dy - cy];
  const cross = rx * sy - ry * sx;
  if (cross === 0) return undefined;
  const along = ((cx - a.x) * sy - (cy - a.y) * sx) / cross;
  const across = ((cx - a.x) * ry - (cy - a.y) * rx) / cross;
  return along >= 0 && along < 1 && across >= 0 && across < 1 ? along : undefined;
}

/** By the number of edges that a ray to the east goes through. */
function contains(edges, { lat, lon }) {
  let inside = false;
  for (let k = 1; k < edges.length; k++) {
    const [[ax, ay], [bx, by]] = [edges[k - 1], edges[k]];
    if (ay > lat !== by > lat && lon < ax + ((lat - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  }
  return inside;
}

const places = (drawing) => (drawing.type === "Polygon" ? drawing.coordinates[0] : drawing.type === "Point" ? [drawing.coordinates] : drawing.coordinates)
  .map(([lon, lat]) => ({ lat, lon }));

/** The middle of the box around: near enough to draw a line through. */
function middle(points) {
  const { x, y } = box(points.map(({ lat, lon }) => [lon, lat]));
  return { lat: (y[0] + y[1]) / 2, lon: (x[0] + x[1]) / 2 };
}

/** The two points that are furthest apart. */
function longAxis(points) {
  let best = [points[0], points[0], -1];
  points.forEach((one, i) => points.slice(i + 1).forEach((other) => {
    const far = distance(one, other);
    if (far > best[2] + 1) best = [one, other, far];
  }));
  const [one, other] = best;
  return one.lon <= other.lon ? [one, other] : [other, one]; // west to the left, as on the map
}

/** A line that goes on at both ends. */
function longer(path, far) {
  const [start, next] = path;
  const [last, end] = path.slice(-2);
  return [destination(start, bearing(start, next) + Math.PI, far), ...path.slice(1, -1), destination(end, bearing(end, last) + Math.PI, far)];
}

/**
 * The line through the volumes of one thing: along the centre line of a corridor, else along the long axis.
 *
 * @returns places, or undefined when it has no extent
 */
export function throughVolumes(volumes) {
  const shapes = [...new Map(volumes.map(({ shape }) => [JSON.stringify(shape), shape])).values()];
  if (shapes.length === 1 && shapes[0].type === "corridor") {
    const { path, width } = shapes[0];
    return longer(path, metres(width) / 2 + Math.max(LEAST_BEYOND, BEYOND * lengthOf(path)));
  }
  const axis = longAxis(shapes.flatMap((shape) => places(outline(shape))));
  const far = distance(...axis);
  return far > 0 ? longer(axis, Math.max(LEAST_BEYOND, BEYOND * far)) : undefined;
}

const lengthOf = (path) => path.slice(1).reduce((sum, place, i) => sum + distance(path[i], place), 0);

/**
 * The line through both sides of a conflict and where they overlap.
 *
 * @param sides the volumes of each side that is disclosed
 * @param footprint the overlap's points
 * @returns places, or undefined when no place is disclosed
 */
export function throughConflict(sides, footprint) {
  const overlap = footprint.length > 0 ? middle(footprint) : undefined;
  const outlines = sides.map((volumes) => volumes.flatMap(({ shape }) => places(outline(shape))));
  const [first, second] = outlines.map(middle);
  const path = [first, overlap, second].filter(Boolean).filter((place, i, all) => i === 0 || distance(all[i - 1], place) > LEAST_BEYOND);
  if (path.length === 0) return undefined;
  const all = [...outlines.flat(), ...footprint];
  if (path.length === 1) return longer(longAxis(all), LEAST_BEYOND);
  const reach = (from, points) => LEAST_BEYOND + points.reduce((most, point) => Math.max(most, distance(from, point)), 0);
  const westFirst = path[0].lon <= path.at(-1).lon ? path : path.toReversed();
  return longer(westFirst, Math.max(reach(westFirst[0], all) / 3, reach(first ?? overlap, outlines[0] ?? footprint)));
}
