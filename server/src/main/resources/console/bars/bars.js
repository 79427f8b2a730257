// The time bars: a row for everything with a window, under one axis, with the cursor of the shared moment across them.
//
// Only the rows that are seen are in the page: ten thousand notices are as quick as ten. So it is a list of options with one focus; the
// arrow keys walk all rows, whether they are drawn or not, and each says what its bar shows.

import { byId, el, follow } from "../dom.js";
import { t } from "../language.js";
import { dtg } from "../time.js";
import { Axis, ZOOM } from "./axis.js";
import { Cursor } from "./cursor.js";
import { drag } from "./drag.js";
import { headingLine, ROW, rowLine, svg } from "./draw.js";
import { inSpan, isOpenAt, rowsOf } from "./rows.js";
import { nameOf, partyOf, saidOf, saidOfDeadline } from "./said.js";

const SPANS = [6, 24, 72];
const USUAL_SPAN = 24;
/** The deadlines stay at the top while the rows below scroll. */
const DEADLINES = { key: "deadlines" };

export class Bars {
  #selection;
  #moment;
  #clock;
  #axis = new Axis();
  #cursor;
  #list = byId("bars-list");
  #rows = [];
  /** Lines as they stand below each other: headings and rows that are in the span. */
  #lines = [];
  #deadlines = [];
  #names;
  #tense = "now";
  #marked = new Set();
  #active;
  #wasInSight = true;
  #drawing = false;

  /** @param clock of the mechanism, for the line that says now */
  constructor(selection, moment, clock) {
    this.#selection = selection;
    this.#moment = moment;
    this.#clock = clock;
    this.#cursor = new Cursor(byId("bars-strip"), byId("bars-cursor"), this.#axis, moment);
    this.#axis.addEventListener("change", () => {
      this.#arrange();
      this.#draw();
    });
    moment.addEventListener("now", () => this.#axis.isOpen && this.#axis.bring(moment.at()));
    this.#list.addEventListener("scroll", () => this.#draw());
    this.#list.addEventListener("keydown", (event) => this.#key(event));
    this.#buttons();
    drag({ list: this.#list, strip: byId("bars-strip"), axis: this.#axis, press: (event) => this.#choose(this.#lineAt(event), event) });
    new ResizeObserver(() => this.#draw()).observe(this.#list);
  }

  /**
   * @param entries what waits, for its deadlines
   * @param tense of the moment: "past", "now" or "future"
   */
  render(store, names, entries, tense) {
    const at = this.#moment.at();
    if (at === undefined) return;
    this.#names = names;
    this.#tense = tense;
    this.#rows = rowsOf(store, names.me.party);
    this.#deadlines = entries.filter((entry) => entry.deadline).map((entry) => ({ entry, time: Date.parse(entry.deadline) })).sort((a, b) => a.time - b.time);
    if (!this.#axis.isOpen) this.#axis.open(this.#firstSpan(at), at);
    this.#arrange();
    this.moved(tense);
  }

  /** What is in conflict must be in sight from the first moment, if it is to be within three days. */
  #firstSpan(at) {
    const overlaps = this.#rows.flatMap((row) => row.overlaps);
    const axis = new Axis();
    return SPANS.filter((hours) => hours >= USUAL_SPAN).find((hours) => {
      axis.open(hours, at);
      return overlaps.every((o) => axis.has(o.from));
    }) ?? SPANS.at(-1);
  }

  /** To be called when the moment has moved, by whomever: the axis goes with it, unless one looks elsewhere on purpose. */
  moved(tense) {
    this.#tense = tense;
    const at = this.#moment.at();
    if (!this.#axis.isOpen) return;
    if (this.#wasInSight) this.#axis.bring(at);
    this.#wasInSight = this.#axis.has(at);
    this.#draw();
  }

  /** Marks what is chosen; `show` brings it into view, along the axis and down the rows. */
  mark(selected, show) {
    this.#marked = selected;
    const chosen = this.#rows.find((row) => selected.has(row.kind + "/" + row.id));
    if (show && chosen) {
      const window = chosen.overlaps[0] ?? chosen.windows[0];
      if (window && !this.#axis.meets(window)) this.#axis.bring(window.from);
      this.#reveal(this.#lines.findIndex(({ row }) => row?.key === chosen.key));
    }
    this.#draw();
  }

  /** A place for each line, from what is in the span. */
  #arrange() {
    if (!this.#axis.isOpen || !this.#names) return;
    let group;
    this.#lines = [{ row: DEADLINES, key: DEADLINES.key }];
    for (const row of inSpan(this.#rows, this.#axis)) {
      const own = row.look === "zone" ? t("time.zones") : partyOf(row, this.#names);
      if (own !== group) this.#lines.push({ heading: own, key: "group/" + own });
      group = own;
      this.#lines.push({ row, key: row.key });
    }
    byId("bars-room").style.setProperty("block-size", this.#lines.length * ROW + "px");
    this.#list.setAttribute("aria-label", t("time.rows", { count: this.#lines.filter(({ row }) => row && row !== DEADLINES).length }));
  }

  /** Once for everything that changes together. */
  #draw() {
    if (this.#drawing) return;
    this.#drawing = true;
    requestAnimationFrame(() => {
      this.#drawing = false;
      if (this.#axis.isOpen && this.#names) this.#paint();
    });
  }

  #paint() {
    byId("bars-region").style.setProperty("--bars-scroll", this.#list.offsetWidth - this.#list.clientWidth + "px");
    const width = byId("bars-strip").clientWidth;
    if (width === 0) return;
    this.#ticks(width);
    this.#lanes(width);
    this.#cursor.draw(width, this.#tense);
    this.#upright("bars-at", this.#moment.at(), width);
    this.#upright("bars-now", this.#clock.now(), width);
    for (const button of document.querySelectorAll("#bars-spans [data-hours]")) {
      button.setAttribute("aria-pressed", String(Math.abs(this.#axis.length - button.dataset.hours * 3_600_000) < 1_000));
    }
  }

  #upright(id, time, width) {
    byId(id).hidden = !this.#axis.has(time);
    byId(id).style.setProperty("left", this.#axis.x(time, width) + "px");
  }

  #ticks(width) {
    const ticks = this.#axis.ticks(width);
    const line = (tick) => svg("line", { class: tick.midnight ? "tick midnight" : "tick", x1: this.#axis.x(tick.time, width), x2: this.#axis.x(tick.time, width), y1: 0, y2: "100%" });
    const words = (tick) => [
      svg("text", { class: tick.midnight ? "tick-utc midnight" : "tick-utc", x: this.#axis.x(tick.time, width) + 4, y: 13 }, tick.utc),
      svg("text", { class: "tick-dtg", x: this.#axis.x(tick.time, width) + 4, y: 26 }, tick.dtg),
    ];
    byId("bars-ticks").replaceChildren(...ticks.flatMap((tick) => [line(tick), ...words(tick)]));
    byId("bars-grid").replaceChildren(...ticks.map(line));
  }

  /** Builds only what is seen, and of that again only what looks different. */
  #lanes(width) {
    const first = Math.floor(this.#list.scrollTop / ROW);
    const last = first + Math.ceil(this.#list.clientHeight / ROW) + 1;
    const seen = this.#lines.slice(first, last).map((line, i) => ({ ...line, y: (first + i) * ROW })).filter(({ row }) => row !== DEADLINES);
    const numbers = this.#partyNumbers();
    const common = [this.#axis.from, this.#axis.until, width];
    follow(byId("bars-room"), [{ ...this.#lines[0], y: this.#list.scrollTop }, ...seen], ({ key, row, heading, y }) => {
      const scene = {
        axis: this.#axis, width, moment: this.#moment.at(), partyNumber: numbers(row?.party),
        selected: this.#marked.has(row?.kind + "/" + row?.id), active: key === this.#active,
      };
      if (row === DEADLINES) return this.#deadlineLine(y, width, scene, common);
      const open = row && isOpenAt(row.windows, scene.moment);
      return {
        key,
        signature: JSON.stringify([common, y, heading, open, scene.selected, scene.active, row?.conflicts, row?.overlaps, row?.over]) + (row ? itemNumber(row.item) : ""),
        build: () => (heading ? headingLine(heading, y) : rowLine(row, y, nameOf(row, this.#names), saidOf(row, this.#names, scene.moment), scene)),
      };
    });
    // Of a row that is scrolled away there is nothing to point at.
    if (byId("bar-" + this.#active)) this.#list.setAttribute("aria-activedescendant", "bar-" + this.#active);
    else this.#list.removeAttribute("aria-activedescendant");
  }

  #deadlineLine(y, width, scene, common) {
    const seen = this.#deadlines.filter(({ time }) => this.#axis.has(time));
    const said = seen.length === 0 ? t("time.noDeadlines") : t("time.deadlines") + ": " + seen.map(saidOfDeadline).join("; ");
    const mark = ({ entry, time }) => {
      const x = this.#axis.x(time, width);
      return svg("path", { class: "bars-deadline" + (entry.mine ? " mine" : ""), d: "M" + (x - 6) + " 5H" + (x + 6) + "L" + x + " 19Z" }, svg("title", {}, saidOfDeadline({ entry, time })));
    };
    return {
      key: DEADLINES.key,
      signature: JSON.stringify([common, y, said, scene.active]),
      build: () => {
        const lane = svg("svg", { class: "bars-lane", width, height: ROW, "aria-hidden": "true" }, ...seen.map(mark));
        const node = el("div", { class: "bars-row bars-deadlines" + (scene.active ? " active" : ""), id: "bar-" + DEADLINES.key, role: "option", "aria-selected": "false", "aria-label": said },
          el("span", { class: "bars-name" }, t("time.deadlines")), lane);
        node.style.setProperty("inset-block-start", y + "px");
        return node;
      },
    };
  }

  /** As on the map: own is 0, the others follow by id. */
  #partyNumbers() {
    const { me } = this.#names;
    const filing = this.#names.store.all("party").map((p) => p.id).filter((id) => id !== me.mechanism.facilitator && id !== me.party);
    const inOrder = me.facilitator ? filing : [me.party, ...filing];
    return (id) => Math.max(inOrder.indexOf(id), 0);
  }

  #buttons() {
    byId("bars-spans").replaceChildren(...SPANS.map((hours) =>
      el("button", { type: "button", "aria-pressed": "false", data: { hours }, click: () => this.#axis.open(hours, this.#moment.at()) }, t("time.hours", { hours }))));
    byId("bars-fit").addEventListener("click", () => this.#fit());
    byId("bars-closer").addEventListener("click", () => this.#axis.zoom(1 / ZOOM));
    byId("bars-wider").addEventListener("click", () => this.#axis.zoom(ZOOM));
    byId("bars-enlarge").addEventListener("click", ({ currentTarget }) => {
      const large = document.querySelector("main").classList.toggle("bars-large");
      currentTarget.setAttribute("aria-pressed", String(large));
    });
  }

  /** All that has an end of its own, and the moment; zones stand for months. */
  #fit() {
    const windows = this.#rows.filter((row) => row.look !== "zone" && !row.over).flatMap((row) => [...row.windows, ...row.overlaps]);
    const at = this.#moment.at();
    // Not by spreading: of ten thousand that would be more arguments than a call may have.
    this.#axis.fit(windows.reduce((least, w) => Math.min(least, w.from), at), windows.reduce((most, w) => Math.max(most, w.until), at));
  }

  #lineAt(event) {
    const y = event.clientY - this.#list.getBoundingClientRect().top;
    return y < ROW ? 0 : Math.floor((y + this.#list.scrollTop) / ROW);
  }

  /** By place and not by element: rows are built anew while one presses. */
  #choose(index, event) {
    const row = this.#lines[index]?.row;
    if (!row) return;
    this.#active = row.key;
    if (row === DEADLINES) this.#chooseDeadline(event);
    else this.#selection.choose(row.kind, row.id, "bars");
    this.#draw();
  }

  /** The one that was pressed, or by key the next after the moment. */
  #chooseDeadline(event) {
    const strip = byId("bars-strip");
    const time = event ? this.#axis.time(event.clientX - strip.getBoundingClientRect().left, strip.clientWidth) : this.#moment.at();
    const distance = (deadline) => (event ? Math.abs(deadline.time - time) : deadline.time >= time ? deadline.time - time : Infinity);
    const nearest = [...this.#deadlines].sort((a, b) => distance(a) - distance(b))[0];
    const reach = event ? (12 / strip.clientWidth) * this.#axis.length : Infinity;
    if (nearest && distance(nearest) < reach) this.#selection.choose(nearest.entry.kind, nearest.entry.id, "bars");
  }

  #key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const page = Math.max(Math.floor(this.#list.clientHeight / ROW) - 2, 1);
    const walks = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -this.#lines.length, End: this.#lines.length };
    const acts = {
      ArrowRight: () => this.#axis.pan(1 / 8), ArrowLeft: () => this.#axis.pan(-1 / 8), "+": () => this.#axis.zoom(1 / ZOOM), "-": () => this.#axis.zoom(ZOOM),
      Enter: () => this.#choose(this.#activeIndex()), " ": () => this.#choose(this.#activeIndex()),
    };
    if (event.key in walks) this.#walk(walks[event.key]);
    else if (event.key in acts) acts[event.key]();
    else return;
    event.preventDefault();
  }

  #activeIndex = () => Math.max(this.#lines.findIndex((line) => line.row && line.key === this.#active), 0);

  /** To the next row that way; headings are passed over. */
  #walk(by) {
    const last = this.#lines.length - 1;
    let index = Math.min(Math.max(this.#activeIndex() + (this.#active ? by : 0), 0), last);
    while (index > 0 && index < last && !this.#lines[index].row) index += Math.sign(by);
    if (!this.#lines[index].row) return;
    this.#active = this.#lines[index].key;
    this.#reveal(index);
    this.#draw();
  }

  /** Below the deadlines, which cover the first row that is seen. */
  #reveal(index) {
    if (index <= 0) return;
    const [above, below] = [(index - 1) * ROW, (index + 1) * ROW];
    if (this.#list.scrollTop > above) this.#list.scrollTop = above;
    else if (this.#list.scrollTop + this.#list.clientHeight < below) this.#list.scrollTop = below - this.#list.clientHeight;
  }
}

/** Tells one item from another that took its place: items have no number of their own. */
const numbers = new WeakMap();
let count = 0;
function itemNumber(item) {
  if (!numbers.has(item)) numbers.set(item, ++count);
  return numbers.get(item);
}
