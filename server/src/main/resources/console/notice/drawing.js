// Drawing on the map: what is being filled in is seen there, and a shape can be drawn instead of typed.

import { distance, outline } from "../geo.js";

const FORMAT = new ol.format.GeoJSON({ featureProjection: "EPSG:3857" });
const TYPES = { polygon: "Polygon", circle: "Circle", corridor: "LineString" };
const NM = 1852;
/** What is smaller on the screen is brought nearer: pixels. */
const SMALLEST = 40;
/** Of the smallest angle that is worth saying after drawing with a pointer: some ten metres. */
const PLACES = 1e4;

export class Drawing {
  #map;
  #source = new ol.source.Vector();
  #layer;
  #draw;
  #taker;
  #give;
  #framed = ol.extent.createEmpty();

  /** @param consoleMap the {@link ConsoleMap} */
  constructor(consoleMap) {
    this.#map = consoleMap;
    this.#layer = new ol.layer.Vector({ source: this.#source, style: look, zIndex: 90 });
    consoleMap.canvas.addLayer(this.#layer);
  }

  /** Shows these shapes as what is being filled in. */
  show(shapes) {
    this.#source.clear();
    this.#source.addFeatures(shapes.flatMap((shape) => {
      try {
        return [new ol.Feature(FORMAT.readGeometry(outline(shape)))];
      } catch {
        return []; // not yet a length, or too few points: its field says so
      }
    }));
  }

  /** Brings it into sight, where it is out of it or too small to be seen; only when it has moved. */
  frame() {
    const extent = this.#source.getExtent();
    if (this.isDrawing || !Number.isFinite(extent[0]) || ol.extent.equals(extent, this.#framed)) return;
    this.#framed = extent.slice();
    const view = this.#map.canvas.getView();
    const pixels = Math.max(ol.extent.getWidth(extent), ol.extent.getHeight(extent)) / view.getResolution();
    if (ol.extent.containsExtent(view.calculateExtent(), extent) && pixels > SMALLEST) return;
    view.fit(ol.extent.buffer(extent, ol.extent.getWidth(extent)), { maxZoom: 9 });
  }

  /**
   * Lets the person draw one shape.
   *
   * @param type polygon, circle or corridor
   * @returns a promise of the shape as the API has it (a corridor without its width), or of undefined when it was given up
   */
  draw(type) {
    this.stop();
    return new Promise((resolve) => {
      this.#give = resolve;
      this.#draw = new ol.interaction.Draw({ type: TYPES[type], source: new ol.source.Vector(), style: look, stopClick: true });
      this.#draw.on("drawend", ({ feature }) => this.#end(shapeOf(type, feature.getGeometry())));
      this.#taker = { click() {}, move() {}, doubleClick() {}, key() {}, lost: () => this.#lost() };
      this.#map.take(this.#taker);
      this.#map.canvas.addInteraction(this.#draw);
    });
  }

  get isDrawing() {
    return Boolean(this.#draw);
  }

  /** Gives up what is being drawn. */
  stop() {
    this.#end(undefined);
  }

  #end(shape) {
    if (!this.#draw) return;
    this.#map.canvas.removeInteraction(this.#draw);
    this.#draw = undefined;
    const taker = this.#taker;
    // The click that has ended the drawing chooses nothing.
    setTimeout(() => {
      if (taker && this.#taker === taker) this.#map.take(undefined);
    });
    this.#give(shape);
  }

  /** Somebody else has taken the clicks, and keeps them. */
  #lost() {
    this.#taker = undefined;
    this.stop();
  }
}

function shapeOf(type, geometry) {
  const place = (point) => {
    const [lon, lat] = ol.proj.toLonLat(point);
    return { lat: Math.round(lat * PLACES) / PLACES, lon: Math.round(lon * PLACES) / PLACES };
  };
  if (type === "polygon") return { type, ring: geometry.getCoordinates()[0].slice(0, -1).map(place) };
  if (type === "corridor") return { type, path: geometry.getCoordinates().map(place) };
  const [x, y] = geometry.getCenter();
  const radius = distance(place([x, y]), place([x + geometry.getRadius(), y])) / NM;
  return { type, centre: place([x, y]), radius: Math.max(0.1, radius).toFixed(1) + " NM" };
}

/** As what is chosen looks, with a dash: it is nobody's notice yet. */
function look() {
  const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const color = token("--focus");
  const stroke = (of, width, lineDash) => new ol.style.Stroke({ color: of, width, lineDash });
  return [
    new ol.style.Style({ stroke: stroke(token("--map-halo"), 7) }),
    new ol.style.Style({
      stroke: stroke(color, 3, [10, 5]), fill: new ol.style.Fill({ color: color + "22" }),
      image: new ol.style.Circle({ radius: 6, fill: new ol.style.Fill({ color }), stroke: stroke(token("--map-halo"), 2) }),
    }),
  ];
}
