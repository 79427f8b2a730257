// What the pointer does on the map: it points at things and chooses them, unless somebody else takes its clicks.

const HIT = 5; // pixels beside a line that are still on it
const WHEEL_MS = 350;
/** Where something is drawn of a fixed size, what is drawn is what is pointed at. */
const SYMBOLS = ["name", "conflict", "crossing", "incident"];
/** From above to below, where a click goes; symbols come before all of them. */
const OUTLINES = ["overlap", "notice", "trace", "zone"];

export class MapHand {
  #map;
  #layers;
  #selection;
  #taker;

  /** @param layers by name, those of the map of OpenLayers that can be pointed at among them */
  constructor(map, layers, selection) {
    [this.#map, this.#layers, this.#selection] = [map, layers, selection];
    const target = map.getTargetElement();
    map.on("click", (event) => this.#click(event));
    map.on("dblclick", (event) => {
      if (!this.#taker) return;
      event.stopPropagation(); // it would zoom
      this.#taker.doubleClick();
    });
    map.on("pointermove", (event) => {
      if (event.dragging) return;
      if (this.#taker) this.#taker.move(placeOf(event.coordinate));
      target.classList.toggle("pointing", !this.#taker && Boolean(this.#at(event)));
    });
    target.addEventListener("keydown", (event) => this.#taker?.key(event), { capture: true });
    restAfterWheel(map.getView(), target);
  }

  /**
   * While somebody takes the clicks, nothing is chosen by them.
   *
   * @param taker {click(place), move(place), doubleClick(), key(event), lost()}, or undefined to give them back; `lost` is told when
   *     another has taken them meanwhile
   */
  take(taker) {
    const before = this.#taker;
    this.#taker = taker;
    if (taker) before?.lost();
    this.#map.getTargetElement().classList.toggle("taken", Boolean(taker));
  }

  #click(event) {
    if (this.#taker) return this.#taker.click(placeOf(event.coordinate));
    const pick = this.#at(event);
    if (pick) this.#selection.choose(...pick, "map");
    else this.#selection.clear("map");
  }

  /** What is there: a symbol or a name that is drawn, else the smallest outline of the uppermost layer. */
  #at({ pixel, coordinate }) {
    const symbols = SYMBOLS.map((name) => this.#layers[name]);
    const drawn = this.#map.forEachFeatureAtPixel(pixel, (feature) => feature.pick, { hitTolerance: HIT, layerFilter: (layer) => symbols.includes(layer) });
    return drawn ?? OUTLINES.map((name) => this.#outlineAt(coordinate, this.#layers[name].getSource())).find(Boolean)?.pick;
  }

  /** Asks the source's index, not the pixels: that takes as long with ten thousand outlines as with ten. */
  #outlineAt(coordinate, source) {
    const near = HIT * this.#map.getView().getResolution();
    return source.getFeaturesInExtent(ol.extent.buffer(ol.extent.boundingExtent([coordinate]), near))
      .filter((feature) => touches(feature.getGeometry(), coordinate, near))
      .sort((a, b) => Boolean(b.get("state").conflict) - Boolean(a.get("state").conflict) || size(a) - size(b))[0];
  }
}

/** {lat, lon} of a coordinate of the map. */
export function placeOf(coordinate) {
  const [lon, lat] = ol.proj.toLonLat(coordinate);
  return { lat, lon };
}

const size = (feature) => ol.extent.getArea(feature.getGeometry().getExtent());
const touches = (shape, coordinate, near) =>
  shape.intersectsCoordinate(coordinate) || ol.coordinate.distance(shape.getClosestPoint(coordinate), coordinate) <= near;

/** One turn of the wheel follows another: only when it is over are the pictures of layers made anew. */
function restAfterWheel(view, target) {
  let over;
  target.addEventListener("wheel", () => {
    if (over === undefined) view.beginInteraction();
    clearTimeout(over);
    over = setTimeout(() => {
      over = undefined;
      view.endInteraction();
    }, WHEEL_MS);
  }, { capture: true, passive: true });
}
