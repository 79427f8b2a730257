// A line put on the map point by point: with clicks, or, with the map focused, by moving it and pressing Enter at its middle.

/** Two clicks nearer than this, in pixels of the same place, are one. */
const SAME = 1e-9;

/** One line at a time. Double click or Enter at the last point ends it, Backspace takes the last point back, Escape gives it up. */
export class LineTool {
  #map;
  #places = [];
  #wanted;

  /** @param map {@link ConsoleMap} */
  constructor(map) {
    this.#map = map;
  }

  get running() {
    return Boolean(this.#wanted);
  }

  /**
   * @param wanted {grown(places), moved(places), ended(places)}: told at each point, as the pointer moves with the place under it as
   *     last, and at the end; `ended` gets fewer than two places when the line was given up
   */
  start(wanted) {
    this.stop();
    this.#places = [];
    this.#wanted = wanted;
    this.#map.take({
      click: (place) => this.#add(place),
      move: (place) => wanted.moved([...this.#places, place]),
      doubleClick: () => this.#end(),
      key: (event) => this.#key(event),
      lost: () => this.#tell([]),
    });
  }

  /** Leaves off, and tells nobody. */
  stop() {
    if (this.running) this.#map.take(undefined);
    this.#wanted = undefined;
  }

  /** Leaves off without a line. */
  giveUp() {
    this.#places = [];
    this.#end();
  }

  #add(place) {
    const last = this.#places.at(-1);
    if (last && Math.abs(last.lat - place.lat) < SAME && Math.abs(last.lon - place.lon) < SAME) return;
    this.#places.push(place);
    this.#wanted.grown([...this.#places]);
  }

  #key(event) {
    const { key } = event;
    if (key === "Escape") this.giveUp();
    else if (key === "Enter") this.#atMiddle();
    else if (key === "Backspace") {
      this.#places.pop();
      this.#wanted.grown([...this.#places]);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** A second Enter at the same place ends the line, as a second click does. */
  #atMiddle() {
    const before = this.#places.length;
    this.#add(this.#map.centre());
    if (this.#places.length === before) this.#end();
  }

  #end() {
    this.#map.take(undefined);
    this.#tell(this.#places);
  }

  #tell(places) {
    const { ended } = this.#wanted;
    this.#wanted = undefined;
    ended(places);
  }
}
