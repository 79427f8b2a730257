// The measure: how far it is and which way, leg by leg, along geodesics of WGS 84.

import { byId, el, setText } from "../dom.js";
import { latLonText } from "../geo.js";
import { isolated, t } from "../language.js";
import { geodesic } from "./geodesic.js";
import { LineTool } from "./linetool.js";
import { markName } from "./picture.js";
import { typedLine } from "./typed.js";

const NM = 1852;

/** `54.31 NM` */
export const nauticalMiles = (metres) => (metres / NM).toFixed(2) + " NM";
const kilometres = (metres) => (metres / 1000).toFixed(2) + " km";
/** `007.4°`: true, in three figures as bearings are said. */
const trueBearing = (degrees) => (Math.round(degrees * 10) % 3600 / 10).toFixed(1).padStart(5, "0") + "°";

export class Measure {
  #map;
  #tool;
  #panel = byId("measure");
  #body = el("div", { class: "measure-legs" });

  /** @param map {@link ConsoleMap} */
  constructor(map) {
    this.#map = map;
    this.#tool = new LineTool(map);
    byId("measure-button").addEventListener("click", () => (this.#panel.hidden ? this.#open() : this.#close()));
    this.#panel.addEventListener("keydown", ({ key }) => key === "Escape" && this.#close());
    this.#panel.append(
      el("header", {}, el("h3", {}, t("profile.measure.title")),
        el("button", { type: "button", click: () => this.#draw() }, t("profile.measure.again")),
        el("button", { type: "button", class: "measure-close", "aria-label": t("page.close"), click: () => this.#close() }, "✕")),
      this.#body,
      el("details", {}, el("summary", {}, t("profile.typed.open")), typedLine(t("profile.measure.title"), (places) => {
        this.#tool.stop();
        this.#show(places);
        this.#panel.scrollTop = 0;
      })));
  }

  #open() {
    this.#panel.hidden = false;
    byId("measure-button").setAttribute("aria-pressed", "true");
    this.#draw();
  }

  #close() {
    this.#tool.stop();
    this.#panel.hidden = true;
    this.#map.showLine("measure", []);
    byId("measure-button").setAttribute("aria-pressed", "false");
    byId("measure-button").focus();
  }

  #draw() {
    this.#show([]);
    byId("map").focus();
    this.#tool.start({
      grown: (places) => this.#show(places),
      moved: (places) => this.#map.showLine("measure", places),
      ended: (places) => {
        if (places.length >= 2) this.#show(places);
        else if (!this.#panel.hidden) this.#close();
      },
    });
  }

  #show(places) {
    this.#map.showLine("measure", places);
    this.#body.replaceChildren(places.length < 2
      ? el("p", {}, t(places.length === 0 ? "profile.measure.start" : "profile.measure.next"))
      : table(places));
    if (places.length >= 2) setText(byId("measure-said"), said(places));
  }
}

const legsOf = (places) => places.slice(1).map((to, i) => ({ name: markName(i) + "–" + markName(i + 1), from: places[i], to, ...geodesic(places[i], to) }));
const total = (legs) => legs.reduce((sum, { metres }) => sum + metres, 0);

function said(places) {
  const legs = legsOf(places);
  const last = legs.at(-1);
  return t("profile.measure.said", { leg: last.name, distance: nauticalMiles(last.metres), bearing: trueBearing(last.bearing), total: nauticalMiles(total(legs)) });
}

function table(places) {
  const legs = legsOf(places);
  const row = (name, metres, bearing, title) => el("tr", {},
    el("th", { scope: "row", title }, name),
    el("td", {}, isolated(nauticalMiles(metres))),
    el("td", {}, isolated(kilometres(metres))),
    el("td", {}, bearing));
  return el("table", {},
    el("caption", { class: "unseen" }, t("profile.measure.title")),
    el("thead", {}, el("tr", {}, ["leg", "nm", "km", "bearing"].map((column) => el("th", { scope: "col" }, t("profile.measure." + column))))),
    el("tbody", {},
      legs.map(({ name, from, to, metres, bearing }) => row(name, metres, trueBearing(bearing), [from, to].map(({ lat, lon }) => latLonText(lat, lon)).join(" – "))),
      legs.length > 1 && row(t("profile.measure.total"), total(legs), "")));
}
