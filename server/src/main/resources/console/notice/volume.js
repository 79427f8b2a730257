// One volume of a notice, as it is filled in: where, between which levels, when.

import { el } from "../dom.js";
import { t } from "../language.js";
import { parsePositions } from "../positions.js";
import { dtg, window as windowText } from "../time.js";
import { blame, clear, control, field, select } from "./fields.js";
import { instant, parseWindow } from "./times.js";

/** Of one notice, as the server has it. */
export const MOST_VOLUMES = 16;

const SHAPES = ["polygon", "circle", "corridor"];
const LEVEL = /^fl\s*(\d+)$/i;

/** Its fields. `node` is the element; `read` what they say. */
export class VolumeForm {
  #shape;
  #places;
  #size;
  #lower;
  #upper;
  #from;
  #until;
  #number;
  #strict = false;

  /**
   * @param volume to begin with, as the API has it; fields are empty without it, and times without its window
   * @param draw asks the person to draw a shape on the map: type → a promise of a shape, or of undefined
   * @param remove takes this one away
   */
  constructor(volume, { draw, remove, changed }) {
    this.#shape = field({ label: t("notice.shape"), control: select(SHAPES, volume?.shape.type ?? "circle", "notice.shapes.") });
    this.#places = field({ label: "", control: el("textarea", { rows: 3, dir: "ltr", spellcheck: "false" }) });
    this.#size = field({ label: "", control: el("input", { dir: "ltr", autocomplete: "off", value: sizeOf(volume?.shape) ?? "10 NM" }) });
    this.#lower = this.#text("lower", volume?.altitude.lower ?? "", t("notice.levelHint"));
    this.#upper = this.#text("upper", volume?.altitude.upper ?? "");
    this.#from = this.#text("from", volume?.window ? instantText(volume.window.start) : "", t("notice.fromHint"));
    this.#until = this.#text("until", volume?.window ? instantText(volume.window.end) : "", t("notice.untilHint"));
    this.#size.classList.add("whole-row");
    control(this.#places).value = placesOf(volume?.shape);
    control(this.#shape).addEventListener("change", () => this.#named());
    this.node = el("fieldset", { class: "volume" },
      el("legend", {}),
      this.#shape,
      el("button", { type: "button", class: "draw", click: async () => this.#drawn(await draw(control(this.#shape).value), changed) }, t("notice.draw")),
      this.#places, this.#size, this.#lower, this.#upper, this.#from, this.#until,
      el("button", { type: "button", class: "remove", click: remove }, t("notice.removeVolume")));
    this.#named();
  }

  /** Its place among the others, from 0: by it faults find their fields. */
  set number(number) {
    this.#number = number;
    this.node.querySelector("legend").textContent = t("notice.volume", { number: number + 1 });
    const at = "volumes[" + number + "].";
    const circle = control(this.#shape).value === "circle";
    this.#places.dataset.path = at + "shape";
    this.#size.dataset.path = at + "shape." + (circle ? "radius" : "width");
    this.#lower.dataset.path = at + "altitude.lower";
    this.#upper.dataset.path = at + "altitude";
    this.#from.dataset.path = at + "window.start";
    this.#until.dataset.path = at + "window";
  }

  #text(name, value, hint) {
    return field({ label: t("notice." + name), hint, control: el("input", { dir: "ltr", autocomplete: "off", spellcheck: "false", value }) });
  }

  /** Labels go with the kind of shape. */
  #named() {
    const type = control(this.#shape).value;
    this.#places.querySelector("label").textContent = t("notice.places." + type);
    this.#size.querySelector("label").textContent = t(type === "circle" ? "notice.radius" : "notice.width");
    this.#size.hidden = type === "polygon";
    if (this.#number !== undefined) this.number = this.#number;
  }

  #drawn(shape, changed) {
    if (!shape) return;
    control(this.#places).value = placesOf(shape);
    if (shape.type === "circle") control(this.#size).value = shape.radius;
    clear(this.#places);
    changed();
    control(this.#lower).focus();
  }

  /**
   * What is filled in, each fault said at its field.
   *
   * @param now of the mechanism
   * @param strict whether it is also said of a field that it is empty: not before somebody means to be done
   * @returns the volume as the API has it, or undefined
   */
  read(now, strict) {
    this.#strict = strict;
    [this.#places, this.#size, this.#lower, this.#upper, this.#from, this.#until].forEach((node) => clear(node));
    const shape = this.#readShape();
    const window = this.#readWindow(now);
    const [lower, upper] = [this.#lower, this.#upper].map((node) => this.#readText(node));
    if (!shape || !window || !lower || !upper) return undefined;
    return { shape, altitude: { lower, upper }, window };
  }

  /** The shape alone, for the map; undefined while it cannot be read. */
  shape() {
    try {
      return this.#shapeOf();
    } catch {
      return undefined; // said at its field by `read`
    }
  }

  #readShape() {
    try {
      return this.#shapeOf();
    } catch (problem) {
      const where = problem.line > 1 ? t("notice.line", { line: problem.line }) + " " : "";
      this.#blame(this.#places, where + t(problem.message, problem.values));
      return undefined;
    }
  }

  #shapeOf() {
    const type = control(this.#shape).value;
    const places = control(this.#places).value;
    const size = control(this.#size).value.trim();
    const points = parsePositions(places);
    if (points.length === 0) throw new RangeError("profile.position.empty");
    if (type === "circle") {
      if (points.length > 1) throw new RangeError("notice.onePlace");
      return { type, centre: points[0], radius: size };
    }
    return type === "polygon" ? { type, ring: points } : { type, path: points, width: size };
  }

  #blame(node, words) {
    if (this.#strict || control(node).value.trim() !== "") blame(node, words);
  }

  #readWindow(now) {
    try {
      const { start, end } = parseWindow(control(this.#from).value, control(this.#until).value, now);
      clear(this.#from, windowText(instant(start), instant(end)));
      clear(this.#until, dtg(start) + " – " + dtg(end));
      return { start: instant(start), end: instant(end) };
    } catch (problem) {
      this.#blame(problem.which === "start" ? this.#from : this.#until, t(problem.message));
      return undefined;
    }
  }

  #readText(node) {
    const text = control(node).value.trim();
    if (text === "") this.#blame(node, t("notice.missing"));
    return LEVEL.test(text) ? "FL" + LEVEL.exec(text)[1].padStart(3, "0") : text === "" ? undefined : text.replace(/^sfc$/i, "SFC");
  }
}

const instantText = (time) => instant(Date.parse(time)).replace("T", " ").replace(":00Z", "Z");

const degrees = (value) => String(Math.round(value * 1e6) / 1e6);

function placesOf(shape) {
  if (!shape) return "";
  const points = shape.type === "circle" ? [shape.centre] : shape.ring ?? shape.path ?? [shape.position];
  return points.map(({ lat, lon }) => degrees(lat) + " " + degrees(lon)).join("\n");
}

const sizeOf = (shape) => shape?.radius ?? shape?.width;
