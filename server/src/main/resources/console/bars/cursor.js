// The cursor on the time axis: where one looks. It is dragged, or moved by keys; and as much is said aloud of it as is seen.

import { setText } from "../dom.js";
import { t } from "../language.js";
import { dtg } from "../time.js";
import { spokenTime } from "./axis.js";

const MINUTE = 60_000;

/**
 * Moves the moment by pointer and keyboard: arrows by 1 minute, with Shift by 5, with Ctrl by 60; Page Up and Page Down by 60; Home and
 * End to the ends of what is seen. Right and up are later, in every language: time runs as it does on the axis.
 */
export class Cursor {
  #strip;
  #handle;
  #axis;
  #moment;

  /** @param strip the element along the axis, as wide as it; `handle`: the slider in it */
  constructor(strip, handle, axis, moment) {
    this.#strip = strip;
    this.#handle = handle;
    this.#axis = axis;
    this.#moment = moment;
    strip.addEventListener("pointerdown", (event) => this.#grasp(event));
    strip.addEventListener("pointermove", (event) => strip.hasPointerCapture(event.pointerId) && this.#drag(event));
    handle.addEventListener("keydown", (event) => this.#key(event));
  }

  #grasp(event) {
    if (event.button !== 0) return;
    event.preventDefault();
    this.#strip.setPointerCapture(event.pointerId);
    this.#handle.focus();
    this.#drag(event);
  }

  /** To the full minute: nobody aims closer than that. */
  #drag(event) {
    const { left, width } = this.#strip.getBoundingClientRect();
    const x = Math.min(Math.max(event.clientX - left, 0), width);
    this.#moment.choose(Math.round(this.#axis.time(x, width) / MINUTE) * MINUTE);
  }

  #key(event) {
    const minutes = event.ctrlKey || event.metaKey ? 60 : event.shiftKey ? 5 : 1;
    const by = { ArrowRight: minutes, ArrowUp: minutes, ArrowLeft: -minutes, ArrowDown: -minutes, PageUp: 60, PageDown: -60 }[event.key];
    const to = { Home: this.#axis.from, End: this.#axis.until }[event.key];
    if (by === undefined && to === undefined) return;
    event.preventDefault();
    const time = to ?? this.#moment.at() + by * MINUTE;
    this.#axis.bring(time);
    this.#moment.choose(time);
  }

  /** @param width of the strip, in pixels; `tense` of the moment */
  draw(width, tense) {
    const at = this.#moment.at();
    const x = this.#axis.x(at, width);
    // Where one has moved on along the axis it waits at the edge, to be taken hold of.
    this.#handle.hidden = false;
    this.#handle.style.setProperty("left", Math.min(Math.max(x, 0), width) + "px");
    setText(this.#handle.firstElementChild, (x < 0 ? "◀" : "") + dtg(at).slice(0, 7) + (x > width ? "▶" : ""));
    const said = { "aria-valuemin": Math.min(this.#axis.from, at), "aria-valuemax": Math.max(this.#axis.until, at), "aria-valuenow": Math.round(at), "aria-valuetext": spokenTime(at) + ", " + t("time." + tense) };
    Object.entries(said).forEach(([name, value]) => this.#handle.setAttribute(name, value));
  }
}
