// The map: land without borders, the agreed area and places, and what this desk may see in it.

import { isOpenAt, windowsOfItem } from "./bars/rows.js";
import { byId, setText } from "./dom.js";
import { alongGeodesics, cell, outline, ring } from "./geo.js";
import { isolated, t } from "./language.js";
import { MapHand, placeOf } from "./maphand.js";
import * as style from "./mapstyle.js";
import { conflictsByNotice } from "./related.js";
import { markName } from "./profile/picture.js";
import { pointerReadout, readMiddle } from "./readout.js";
import { spacedDtg } from "./time.js";
import * as words from "./words.js";

const HOUR = 3_600_000;
const EARTH_VIEW = [-20, 0, 80, 60]; // where to look before any area is agreed
/** What is further than this from the moment that is looked at is drawn pale, unless it is in conflict. */
const NEAR_HOURS = 12;
const CLOSE_ENOUGH = 60; // a chosen thing smaller than this many pixels is zoomed in on
const MOST_LABELS = 250; // in view; more would cover what they name
/** A picture of a layer reaches this much further than the window, so that there is something to drag into it. */
const PICTURE = { imageRatio: 1.5, declutter: false };
const FORMAT = new ol.format.GeoJSON({ featureProjection: "EPSG:3857" });

const geometry = (shape) => FORMAT.readGeometry(shape);
const point = ({ lat, lon }) => new ol.geom.Point(ol.proj.fromLonLat([lon, lat]));

export class ConsoleMap {
  #map;
  #layers = {};
  #area = "";
  #marked = new Set();
  #draw = () => {};
  #crowded = false;
  #hand;

  constructor(target, selection) {
    style.readTheme();
    // From the ground up; where labels collide, the higher layer keeps its own.
    this.#layer("area", style.area);
    this.#layer("zone", style.zone);
    this.#layer("trace", style.cells);
    // The many are one picture that is moved with the map and made anew when it rests; the few that matter are on top of it.
    this.#layer("notice", style.quietNotice, { ...PICTURE, kind: ol.layer.VectorImage });
    this.#layer("above", style.noticeAbove, { source: this.#layers.notice.getSource() });
    this.#layer("overlap", style.overlap);
    this.#layer("name", (feature) => style.noticeName(feature, this.#crowded), { source: this.#layers.notice.getSource() });
    this.#layer("place", style.place);
    this.#layer("incident", style.incident);
    this.#layer("crossing", style.crossing);
    this.#layer("conflict", style.conflictMark);
    this.#layer("line", style.line);
    this.#layer("end", style.lineEnd);
    this.#map = new ol.Map({
      target,
      layers: [landLayer(), ...Object.values(this.#layers)],
      view: new ol.View({ maxZoom: 14, minZoom: 3 }),
      controls: [
        new ol.control.Zoom({ zoomInTipLabel: t("page.map.zoomIn"), zoomOutTipLabel: t("page.map.zoomOut") }),
        new ol.control.ScaleLine({ units: "nautical" }),
        pointerReadout(),
        new ol.control.Attribution({ collapsible: false }),
      ],
    });
    this.#theme();
    this.#map.getView().fit(ol.proj.transformExtent(EARTH_VIEW, "EPSG:4326", "EPSG:3857"));
    this.#hand = new MapHand(this.#map, this.#layers, selection);
    this.#map.on("moveend", () => this.#thin());
    readMiddle(this.#map, () => this.centre());
  }

  /** Notices may be drawn many at a stroke: where they overlap, their fills then do not add up. */
  #layer(name, look, { kind = ol.layer.Vector, source = new ol.source.Vector({ overlaps: name !== "notice" }), ...options } = {}) {
    const zIndex = Object.keys(this.#layers).length + 1;
    this.#layers[name] = new kind({ source, style: look, declutter: true, zIndex, ...options });
  }

  /** Where too many are in view to be named, only those in conflict and the chosen one are. */
  #thin() {
    const inView = this.#layers.notice.getSource().getFeaturesInExtent(this.#map.getView().calculateExtent()).length;
    if (inView > MOST_LABELS === this.#crowded) return;
    this.#crowded = inView > MOST_LABELS;
    this.#layers.name.changed();
  }

  /** @returns {lat, lon} of the middle of what is in view */
  centre() {
    return placeOf(this.#map.getView().getCenter());
  }

  /** Gives the clicks to somebody else: see {@link MapHand#take}. */
  take(taker) {
    this.#hand.take(taker);
  }

  /** Shows a line along geodesics, its places named A, B, …; without places, none. One for each name. */
  showLine(name, places) {
    const along = (path) => geometry({ type: "LineString", coordinates: ring(alongGeodesics(path)).slice(0, -1) });
    const ends = places.map((place, i) => ({ key: name + "#" + i, shape: () => point(place), label: markName(i) }));
    this.#sync("line", places.length > 1 ? [places] : [], (path) => [{ key: name, shape: () => along(path) }], name);
    this.#sync("end", places, (place) => [ends[places.indexOf(place)]], name);
  }

  /** Colours follow the page; the graticule cannot change its own and is made again. */
  #theme() {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    let grid;
    const apply = () => {
      style.readTheme();
      if (grid) this.#map.removeLayer(grid);
      const { lines, label } = style.graticule();
      grid = new ol.layer.Graticule({
        strokeStyle: lines, lonLabelStyle: label({ textBaseline: "bottom" }), latLabelStyle: label({ textAlign: "right" }), showLabels: true, wrapX: false, targetSize: 140, zIndex: 0,
      });
      this.#map.addLayer(grid);
      this.#map.getLayers().forEach((layer) => layer.changed());
    };
    dark.addEventListener("change", apply);
    apply();
  }

  /** The map itself, to draw on. */
  get canvas() {
    return this.#map;
  }

  /** @param at the moment that is looked at, milliseconds since the epoch */
  render(store, names, at) {
    this.#draw = () => this.#render(store, names, at);
    this.#draw();
  }

  #render(store, names, at) {
    setText(byId("map-moment"), at === undefined ? "" : t("time.map", { dtg: spacedDtg(at), hours: NEAR_HOURS }));
    const isFar = (item) => !nearMoment(windowsOfItem(item), at);
    const inConflict = conflictsByNotice(store);
    const terms = store.inForce()?.terms;
    const selected = (kind, id) => this.#marked.has(kind + "/" + id);
    const partyNumber = partyNumbers(store, names.me);

    this.#sync("area", terms ? [terms.area] : [], (a) => [{ key: a.name, shape: () => geometry(outline(a.shape)), label: a.name }]);
    this.#sync("place", terms?.places ?? [], (p) => [{ key: p.name, shape: () => point(p.position), label: p.name }]);
    this.#sync("zone", store.all("zone").filter((z) => !z.lifted), (z) => [{
      key: z.id, pick: ["zone", z.id], shape: () => geometry(outline(z.volume.shape)),
      state: { red: z.type === "RED_LINE", far: isFar(z), selected: selected("zone", z.id), label: zoneLabel(z, names) },
    }]);
    this.#sync("notice", store.all("notice").filter((n) => live(n) || words.isDraft(n)), (n) => n.activity.volumes.map((volume, i) => ({
      key: n.id + "#" + i, pick: ["notice", n.id], shape: () => geometry(outline(volume.shape)),
      state: {
        party: partyNumber(n.owner), conflict: inConflict.has(n.id), active: isOpenAt(windowsOfItem(n), at), far: !inConflict.has(n.id) && isFar(n), draft: words.isDraft(n),
        selected: selected("notice", n.id),
        label: i === 0 ? noticeLabel(n, names) : "",
      },
    })));
    const conflicts = store.openConflicts();
    this.#sync("trace", [...store.all("trace").filter(live), ...conflicts], (item) => (item.cells ?? []).map((c, i) => ({
      key: item.kind + "/" + item.id + "#" + i, pick: [item.kind, item.id], shape: () => geometry(cell(c)),
      state: { party: item.owner ? partyNumber(item.owner) : 0, conflict: item.kind === "conflict", selected: selected(item.kind, item.id) },
    })));
    this.#sync("overlap", conflicts, (c) => rings(c).map((r, i) => ({
      key: c.id + "#" + i, pick: ["conflict", c.id], shape: () => ringGeometry(r), state: { selected: selected("conflict", c.id) },
    })));
    this.#sync("conflict", conflicts, (c) => (rings(c).length > 0 || c.cells.length > 0 ? [{
      key: c.id, pick: ["conflict", c.id], shape: () => conflictPoint(c),
      state: { selected: selected("conflict", c.id), label: conflictLabel(c) },
    }] : []));
    this.#sync("crossing", store.all("crossing").filter((c) => c.open), (c) => {
      const [zone, notice] = [store.get("zone", c.zone), store.get("notice", c.notice)];
      return zone && notice ? [{
        key: c.id, pick: ["crossing", c.id], shape: () => crossingPoint(zone, notice), state: { selected: selected("crossing", c.id) },
      }] : [];
    });
    this.#sync("incident", store.all("incident").filter((i) => i.status !== "RESOLVED"), (i) => [{
      key: i.id, pick: ["incident", i.id], shape: () => point(i.position.position),
      state: { selected: selected("incident", i.id), label: words.label(i.type) },
    }]);
    this.#thin();
    this.#fitOnce(terms);
    legend(store, names, partyNumber);
  }

  /**
   * Makes a layer's features follow the items. A geometry is made again only when its item has changed.
   *
   * @param part which of its features, where a layer has several keepers
   */
  #sync(name, items, describe, part) {
    const source = this.#layers[name].getSource();
    const gone = new Set(source.getFeatures().filter((feature) => feature.part === part));
    const fresh = [];
    for (const item of items) {
      for (const { key, pick, shape, state, label } of describe(item)) {
        let feature = source.getFeatureById(key);
        if (feature) gone.delete(feature);
        else {
          feature = new ol.Feature();
          feature.setId(key);
          feature.part = part;
          fresh.push(feature);
        }
        if (feature.item !== item) feature.setGeometry(shape());
        feature.item = item;
        feature.pick = pick;
        look(feature, state, label);
      }
    }
    source.removeFeatures([...gone]);
    source.addFeatures(fresh);
  }

  #fitOnce(terms) {
    const area = JSON.stringify(terms?.area);
    if (terms && area !== this.#area) {
      this.#area = area;
      this.fitArea();
    }
  }

  fitArea() {
    this.#fit(this.#layers.area.getSource().getExtent(), 0);
  }

  fitConflicts() {
    const extent = ol.extent.createEmpty();
    for (const name of ["overlap", "conflict"]) ol.extent.extend(extent, this.#layers[name].getSource().getExtent());
    this.#fit(extent, this.#calm(250), 9);
  }

  #fit(extent, duration, maxZoom = 10) {
    if (!ol.extent.isEmpty(extent) || extent[0] === extent[2]) {
      if (Number.isFinite(extent[0])) this.#map.getView().fit(extent, { padding: [30, 40, 34, 40], maxZoom, duration });
    }
  }

  #calm = (milliseconds) => (matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : milliseconds);

  /** Marks what is chosen; `show` brings it into view when it is out of it or too small to see. */
  mark(selected, show) {
    this.#marked = selected;
    const extent = ol.extent.createEmpty();
    const altered = new Set();
    for (const source of new Set(Object.values(this.#layers).map((layer) => layer.getSource()))) {
      for (const feature of source.getFeatures()) {
        if (!feature.pick) continue;
        const chosen = selected.has(feature.pick.join("/"));
        if (chosen) ol.extent.extend(extent, feature.getGeometry().getExtent());
        if (chosen === feature.get("state").selected) continue;
        look(feature, { ...feature.get("state"), selected: chosen }, undefined, true);
        altered.add(source);
      }
    }
    // The picture of the many is the same whatever is chosen, and takes long to make.
    Object.values(this.#layers).filter((layer) => altered.has(layer.getSource()) && layer !== this.#layers.notice).forEach((layer) => layer.changed());
    if (!show || !Number.isFinite(extent[0])) return;
    const view = this.#map.getView();
    const seen = ol.extent.containsExtent(view.calculateExtent(), extent);
    const pixels = Math.max(ol.extent.getWidth(extent), ol.extent.getHeight(extent)) / view.getResolution();
    if (!seen || pixels < CLOSE_ENOUGH) this.#fit(ol.extent.buffer(extent, ol.extent.getWidth(extent) / 2), this.#calm(250), 9);
  }
}

function landLayer() {
  return new ol.layer.VectorImage({
    ...PICTURE,
    source: new ol.source.Vector({
      url: "/basemap/land-50m.json",
      format: new ol.format.TopoJSON({ layers: ["land"] }),
      attributions: t("page.map.land"),
      wrapX: false,
    }),
    style: style.land,
    zIndex: -1,
  });
}

const nearMoment = (windows, at) =>
  at === undefined || windows.some((w) => w.from <= at + NEAR_HOURS * HOUR && w.until >= at - NEAR_HOURS * HOUR);

/** Says how it is to look; `silent` draws nothing yet. */
function look(feature, state, label, silent = false) {
  const seen = JSON.stringify([state, label]);
  if (feature.look !== seen) feature.setProperties({ state, label }, silent);
  feature.look = seen;
}

export const live = (n) => n.stage === "FILED" || n.stage === "ACTIVE";
const rings = (conflict) => conflict.overlaps.flatMap((o) => o.footprint);
const ringGeometry = (r) => geometry({ type: "Polygon", coordinates: [ring(r)] });

/** Own notices look alike to every party: it is number 0, the others follow by id. The facilitator files none. */
export function partyNumbers(store, me) {
  const filing = store.all("party").map((p) => p.id).filter((id) => id !== me.mechanism.facilitator && id !== me.party);
  const inOrder = me.facilitator ? filing : [me.party, ...filing];
  return (id) => inOrder.indexOf(id);
}

/** Says in the legend who is drawn how. */
function legend(store, names, partyNumber) {
  for (const { id } of store.all("party")) {
    const key = document.getElementById("key-party-" + partyNumber(id));
    if (!key) continue;
    key.textContent = t(id === names.me.party ? "page.legend.ownOf" : "page.legend.otherOf", { party: names.party(id) });
  }
}

function noticeLabel(n, names) {
  const name = (n.owner === names.me.party ? "" : isolated(names.party(n.owner)) + " ") + isolated(names.short(n.id));
  return isolated(words.isDraft(n) ? t("page.map.draft", { name }) : name) + "\n" + words.volumeLevels(n.activity.volumes);
}

function zoneLabel(z, names) {
  const whose = z.declaredBy ? names.party(z.declaredBy) : t("page.map.everyones");
  return isolated(t("page.map.zone", { type: words.upper(z.type), name: z.name, whose, standing: words.lower(z.standing) }));
}

const conflictLabel = (c) => c.id + (c.overlaps.length > 0 ? "  " + words.volumeLevels(c.overlaps) : "");

function conflictPoint(c) {
  const extent = ol.extent.createEmpty();
  const shapes = rings(c).length > 0 ? rings(c).map(ringGeometry) : c.cells.map((one) => geometry(cell(one)));
  shapes.forEach((shape) => ol.extent.extend(extent, shape.getExtent()));
  return new ol.geom.Point(ol.extent.getCenter(extent));
}

/** Where to put the mark of a crossing: the point of the zone nearest to the middle of the notice. */
function crossingPoint(zone, notice) {
  const middle = ol.extent.getCenter(geometry(outline(notice.activity.volumes[0].shape)).getExtent());
  const shape = geometry(outline(zone.volume.shape));
  return new ol.geom.Point(shape.intersectsCoordinate(middle) ? middle : shape.getClosestPoint(middle));
}
