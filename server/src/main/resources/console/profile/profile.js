// The vertical profile: what lies along a line over the ground, and between which levels.

import { byId, el, setText } from "../dom.js";
import { openDialog } from "../dialog.js";
import { latLonText } from "../geo.js";
import { isolated, t } from "../language.js";
import { levels } from "../words.js";
import { ProfileLine, throughConflict, throughVolumes } from "./line.js";
import { LineTool } from "./linetool.js";
import { nauticalMiles } from "./measure.js";
import { markName, picture } from "./picture.js";
import { activeAt, datums, spansAlong } from "./spans.js";
import { typedLine } from "./typed.js";

const NM = 1852;
/** More would be a wall; what is in conflict, chosen or active comes first. */
const MOST_SPANS = 60;
const LEAST_HEIGHT = 50; // pixels; in less nothing could be told apart
const LARGE = { width: 1200, height: 560 };

export class Profile {
  #map;
  #selection;
  #moment;
  #tool;
  #store;
  #names;
  #drawnPlaces;
  #line;
  #spans = [];
  #marked = new Set();
  #shown = "";
  #painted = "";
  #picture = el("div", { class: "profile-picture" });
  #table = el("div", { class: "profile-table", tabindex: 0, role: "region", "aria-label": t("profile.table"), hidden: true });
  #empty = el("p", { class: "profile-empty" });
  #note = el("p", { class: "profile-note" });
  #typed = typedLine(t("profile.show"), (places) => this.#look(places));
  #buttons = {};

  constructor({ map, selection, moment }) {
    [this.#map, this.#selection, this.#moment] = [map, selection, moment];
    this.#tool = new LineTool(map);
    const button = (name, click, sign) => {
      const word = t("profile.button." + name);
      const props = sign ? { "aria-label": word, title: word } : {};
      return (this.#buttons[name] = el("button", { type: "button", click, ...props }, sign ?? word));
    };
    this.#typed.hidden = true;
    byId("profile-region").append(
      el("div", { class: "profile-tools", role: "group", "aria-label": t("profile.tools") },
        byId("profile-heading"),
        button("line", () => this.#draw()), button("type", () => this.#toggle("type", this.#typed), "⌨"), button("selection", () => this.#look(undefined)),
        button("table", () => this.#toggle("table", this.#table)), button("larger", () => this.#enlarge(), "⤢")),
      this.#typed, this.#empty, this.#picture, this.#table, this.#note);
    new ResizeObserver(() => this.#paint()).observe(this.#picture);
    moment.addEventListener("change", () => this.beat());
  }

  /** After anything was told. */
  render(store, names) {
    [this.#store, this.#names] = [store, names];
    this.#follow();
  }

  /** @param marked keys `kind/id` of what is chosen and belongs to it */
  mark(marked) {
    this.#marked = marked;
    this.#follow();
  }

  /** As time goes on: paints again only when something has begun or ended. */
  beat() {
    const time = this.#moment.at();
    if (this.#spans.some((span) => span.active !== activeAt(span, time))) this.#paint();
  }

  #draw() {
    if (this.#tool.running) return this.#tool.giveUp();
    this.#buttons.line.setAttribute("aria-pressed", "true");
    setText(this.#note, t("profile.drawing"));
    byId("map").focus();
    this.#tool.start({
      grown: (places) => this.#map.showLine("profile", places),
      moved: (places) => this.#map.showLine("profile", places),
      ended: (places) => {
        this.#look(places.length >= 2 ? places : this.#drawnPlaces);
      },
    });
  }

  /** Along these places from now on; or, without any, along what is chosen. */
  #look(places) {
    this.#tool.stop();
    this.#buttons.line.setAttribute("aria-pressed", "false");
    this.#drawnPlaces = places;
    this.#toggle("type", this.#typed, true);
    this.#follow();
  }

  #toggle(name, part, hidden = !part.hidden) {
    part.hidden = hidden;
    this.#buttons[name].setAttribute("aria-pressed", String(!hidden));
    if (name === "table") this.#paint();
  }

  #follow() {
    if (!this.#store) return;
    if (!this.#tool.running) {
      const places = this.#drawnPlaces ?? linePlaces(this.#store, this.#selection);
      this.#line = places && new ProfileLine(places);
      this.#map.showLine("profile", places ?? []);
    }
    this.#spans = this.#line ? spansAlong(this.#line, this.#store, this.#names) : [];
    this.#paint();
  }

  /** Everything as it is at the instant that is looked at; what is the same as before is left alone. */
  #paint() {
    const time = this.#moment.at();
    for (const span of this.#spans) {
      span.active = activeAt(span, time);
      span.selected = this.#marked.has(span.kind + "/" + span.id);
      span.label = this.#label(span);
    }
    const spans = foremost(this.#spans);
    const shown = JSON.stringify([this.#line?.places, spans, this.#selection.kind, this.#table.hidden]);
    if (shown !== this.#shown) this.#arrange(spans);
    this.#shown = shown;
    const { clientWidth: width, clientHeight: height } = this.#picture;
    const painted = JSON.stringify([shown, width, height]);
    if (painted === this.#painted || spans.length === 0 || height < LEAST_HEIGHT) return;
    this.#painted = painted;
    this.#repaint(picture({ width, height }, this.#line, spans, this.#say));
  }

  #arrange(spans) {
    const some = spans.length > 0;
    const inTable = !this.#table.hidden;
    this.#empty.hidden = some;
    setText(this.#empty, t(!this.#line ? (this.#selection.kind ? "profile.empty.nowhere" : "profile.empty.nothing") : "profile.empty.clear"));
    this.#picture.hidden = !some || inTable;
    this.#table.classList.toggle("empty", !some);
    this.#buttons.larger.disabled = !some;
    this.#buttons.selection.hidden = !this.#drawnPlaces;
    this.#table.replaceChildren(...(some ? [spanTable(spans, this.#names, this.#say)] : []));
    setText(this.#note, some ? this.#levelsNote(spans) : "");
  }

  /** The focus stays on what it was on. */
  #repaint(fresh) {
    const at = this.#picture.contains(document.activeElement) ? document.activeElement.dataset : undefined;
    this.#picture.replaceChildren(fresh);
    if (at) fresh.querySelector("g.span[data-kind='" + at.kind + "'][data-id='" + CSS.escape(at.id) + "']")?.focus();
  }

  #lineNote() {
    const { places, length } = this.#line;
    const [from, to] = [places[0], places.at(-1)].map(({ lat, lon }) => latLonText(lat, lon));
    return t("profile.note.line", { from, end: markName(places.length - 1), to, distance: nauticalMiles(length) });
  }

  #levelsNote(spans) {
    const parts = [
      t(datums(spans).size > 1 ? "profile.note.mixed" : "profile.note.filed"),
      this.#spans.length > spans.length && t("profile.note.more", { count: spans.length, all: this.#spans.length }),
    ];
    return parts.filter(Boolean).join(" ");
  }

  #label({ kind, id, state }) {
    if (kind === "conflict") return "⚠ " + id;
    const name = kind === "zone" ? (this.#store.get("zone", id)?.name ?? id) : this.#names.short(id);
    return (state.draft ? t("profile.draft") + " " : "") + name;
  }

  #say = {
    name: (span) => t("profile.span", {
      kind: t("profile.kind." + span.kind), id: span.id, whose: whose(span, this.#names), from: far(span.from), to: far(span.to), levels: levels(span.band),
      standing: standing(span),
    }),
    choose: (span) => this.#selection.choose(span.kind, span.id, "profile"),
  };

  async #enlarge() {
    const size = { width: Math.min(LARGE.width, innerWidth - 80), height: Math.min(LARGE.height, innerHeight - 220) };
    const spans = foremost(this.#spans);
    await openDialog({
      title: t("page.profile"),
      body: [picture(size, this.#line, spans, this.#say), el("p", {}, this.#lineNote() + " " + this.#levelsNote(spans)), spanTable(spans, this.#names, this.#say)],
      wide: true,
    });
  }
}

/** Where the line through what is chosen goes; undefined when that has no place, or none that is disclosed. */
function linePlaces(store, { kind, id }) {
  const item = kind && store.get(kind, id);
  if (!item) return undefined;
  if (kind === "notice") return throughVolumes(item.activity.volumes);
  if (kind === "zone") return throughVolumes([item.volume]);
  if (kind === "conflict") return throughConflict(sidesOf(store, item), item.overlaps.flatMap(({ footprint }) => footprint.flat()));
  return undefined;
}

/** The volumes of each side that this desk may see. */
const sidesOf = (store, conflict) => conflict.sides
  .map(({ notice, activity }) => (activity ?? (notice && store.get("notice", notice.id)?.activity))?.volumes)
  .filter(Boolean);

/** The most important, in the order in which they are drawn. */
function foremost(spans) {
  if (spans.length <= MOST_SPANS) return spans;
  const weight = (span) => 8 * (span.kind === "conflict") + 4 * span.selected + 2 * Boolean(span.state.conflict) + span.active;
  const kept = new Set(spans.toSorted((a, b) => weight(b) - weight(a)).slice(0, MOST_SPANS));
  return spans.filter((span) => kept.has(span));
}

const far = (at) => (at / NM).toFixed(1);
const whose = ({ state }, names) => names.parties(state.owners) || t("profile.all");
const standing = ({ active, state }) =>
  [t(active ? "profile.active" : "profile.inactive"), state.draft && t("profile.draft"), state.conflict && t("profile.conflict")].filter(Boolean).join(", ");

/** The same as the picture, from the start of the line to its end. */
function spanTable(spans, names, { choose }) {
  const inOrder = spans.toSorted((a, b) => a.from - b.from || a.to - b.to);
  return el("table", {},
    el("caption", { class: "unseen" }, t("profile.table")),
    el("thead", {}, el("tr", {}, ["id", "far", "levels", "whose", "standing"].map((column) => el("th", { scope: "col" }, t("profile.column." + column))))),
    el("tbody", {}, inOrder.map((span) => el("tr", {
      class: [span.state.conflict && "in-conflict", span.selected && "selected"].filter(Boolean).join(" "), data: { kind: span.kind, id: span.id }, click: () => choose(span),
    },
    el("th", { scope: "row" }, el("button", { type: "button", class: "row-id" }, span.id)),
    el("td", {}, isolated(far(span.from) + "–" + far(span.to) + " NM")),
    el("td", { class: "levels" }, isolated(levels(span.band))),
    el("td", {}, whose(span, names)),
    el("td", {}, standing(span))))));
}
