// The pointer among the bars: rows are dragged along the axis, the wheel sees more or less of it, and a press that stays where it is chooses.

import { ZOOM } from "./axis.js";

/** A press that moves further than this drags, and chooses nothing. */
const DRAG_PIXELS = 4;

/**
 * @param list of the rows; `strip`: along the axis, as wide as it
 * @param press is called with the event of a press that was no drag
 */
export function drag({ list, strip, axis, press }) {
  let from;
  list.addEventListener("pointerdown", (event) => {
    if (event.button === 0) from = { x: event.clientX, dragged: false };
  });
  list.addEventListener("pointermove", (event) => {
    if (!from || (!from.dragged && Math.abs(event.clientX - from.x) < DRAG_PIXELS)) return;
    if (!from.dragged) list.setPointerCapture(event.pointerId);
    axis.pan((from.x - event.clientX) / strip.clientWidth);
    from = { x: event.clientX, dragged: true };
  });
  list.addEventListener("pointerup", (event) => {
    if (from && !from.dragged) press(event);
    from = undefined;
  });
  list.addEventListener("pointercancel", () => (from = undefined));
  turn(list, strip, axis);
}

/** Over the axis the wheel zooms; over rows it does so with Ctrl, or where there is nothing to scroll. Sideways it moves along. */
function turn(list, strip, axis) {
  const wheel = (zooms) => (event) => {
    const along = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
    if (!along && !zooms(event)) return;
    event.preventDefault();
    const { left, width } = strip.getBoundingClientRect();
    if (along) axis.pan((event.deltaX || event.deltaY) / width);
    else axis.zoom(event.deltaY > 0 ? ZOOM : 1 / ZOOM, axis.time(event.clientX - left, width));
  };
  strip.addEventListener("wheel", wheel(() => true), { passive: false });
  list.addEventListener("wheel", wheel((event) => event.ctrlKey || list.scrollHeight <= list.clientHeight), { passive: false });
}
