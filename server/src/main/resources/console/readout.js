// Where on the map: under the pointer, and, for whoever has none, at the middle when the arrow keys have moved it.

import { byId, setText } from "./dom.js";
import { latLonText } from "./geo.js";
import { t } from "./language.js";
import { mgrsText, turned } from "./positions.js";

/** Nothing is said while it is still on the move. */
const SETTLED_MS = 600;

/** `34°31′21″N 037°37′37″E  34.5225, 37.6269`, and the MGRS beneath it. */
export function positionText(lat, lon) {
  const east = turned(lon);
  return latLonText(lat, east) + "  " + lat.toFixed(4) + ", " + east.toFixed(4) + "\n" + gridText(lat, east);
}

const gridText = (lat, lon) => {
  const grid = mgrsText(lat, lon);
  return grid ? "MGRS " + grid : t("profile.readout.ups");
};

/** The control of OpenLayers that writes under the pointer. */
export const pointerReadout = () => new ol.control.MousePosition({
  target: "position",
  className: "position-text",
  projection: "EPSG:4326",
  coordinateFormat: ([lon, lat]) => positionText(lat, lon),
  placeholder: t("profile.readout.point"),
});

/**
 * Says where the middle of the map is, once, when it has come to rest after the keyboard has moved it.
 *
 * @param map the map of OpenLayers
 * @param centre gives its middle
 */
export function readMiddle(map, centre) {
  let byKeyboard = false;
  let waiting;
  const target = map.getTargetElement();
  target.addEventListener("keydown", ({ key }) => (byKeyboard ||= key.startsWith("Arrow") || key === "+" || key === "-"));
  target.addEventListener("pointerdown", () => {
    byKeyboard = false;
    setText(byId("middle"), "");
  });
  map.on("moveend", () => {
    if (!byKeyboard || document.activeElement !== target) return;
    const { lat, lon } = centre();
    clearTimeout(waiting);
    waiting = setTimeout(() => setText(byId("middle"), t("profile.readout.middle", { position: latLonText(lat, lon), grid: gridText(lat, lon) })), SETTLED_MS);
  });
}
