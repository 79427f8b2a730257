// Tabs and tables. Arrow keys walk the tabs; each row has a button that chooses it.

import { byId, el, follow, setText } from "./dom.js";
import { tables } from "./columns.js";
import { t } from "./language.js";
import { openLink } from "./papers/parts.js";

/** Rows shown of one table: the most urgent. More would be slow and is no way to look for anything. */
const MOST_ROWS = 500;

/** The tab where a kind has its rows. */
const TAB_OF = {
  notice: "notices", trace: "notices", crossing: "notices", conflict: "conflicts", exchange: "exchanges", proposal: "proposals",
  plan: "plans", batch: "batches", outage: "outages", watch: "watches",
  zone: "zones", phase: "phases", message: "messages", call: "calls", challenges: "challenges", check: "checks", line: "checks", incident: "incidents",
  meeting: "meetings", action: "actions", communique: "communiques", commitment: "commitments", arrangement: "arrangements",
};

export class Tables {
  #selection;
  #selected = new Set();
  #tabs = [...document.querySelectorAll("#tabs [role=tab]")];

  constructor(selection) {
    this.#selection = selection;
    this.#tabs.forEach((tab) => tab.addEventListener("click", () => this.open(tab.dataset.tab)));
    byId("tabs").addEventListener("keydown", (event) => this.#walk(event));
  }

  render(store, names, now) {
    for (const table of tables(store, names, now)) this.#table(table, names);
    this.mark(this.#selected);
  }

  #table({ tab, rows, columns, open, red = () => false, note }, names) {
    const panel = byId("panel-" + tab);
    const button = byId("tab-" + tab);
    // What is open counts; where nothing is ever open or closed, all do.
    const count = open ? rows.filter(open).length : rows.length;
    button.dataset.count = count;
    setText(button.querySelector(".count"), String(count));
    button.classList.toggle("in-conflict", tab === "conflicts" && count > 0);
    if (!panel.querySelector("table")) panel.append(...skeleton(tab, columns, note));
    panel.querySelector(".empty").hidden = rows.length > 0;
    panel.querySelector("table").hidden = rows.length === 0;
    const more = panel.querySelector(".more");
    more.hidden = rows.length <= MOST_ROWS;
    setText(more, t("tables.more", { shown: MOST_ROWS, all: rows.length }));
    follow(panel.querySelector("tbody"), rows.slice(0, MOST_ROWS), (item) => {
      const cells = columns.map(([, content]) => content(item));
      const texts = cells.map((cell) => [cell].flat().map((part) => part?.textContent ?? part).join(""));
      return {
        key: item.kind + "/" + item.id,
        signature: JSON.stringify([texts, red(item)]),
        build: () => this.#row(item, columns, cells, red(item), open?.(item) ?? true),
      };
    });
  }

  #row(item, columns, cells, red, open) {
    const choose = () => this.#selection.choose(item.kind, item.id, "tables");
    return el("tr", {
      class: [red && "in-conflict", open && "is-open"].filter(Boolean).join(" "),
      data: { kind: item.kind, id: item.id },
      click: choose,
    },
    el("th", { scope: "row" }, el("button", { type: "button", class: "row-id" }, item.id), openLink(item.kind, item.id)),
    cells.map((cell, i) => el("td", { class: columns[i][2] }, cell)));
  }

  open(name) {
    for (const tab of this.#tabs) {
      const chosen = tab.dataset.tab === name;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
      byId("panel-" + tab.dataset.tab).hidden = !chosen;
    }
  }

  #walk(event) {
    const at = this.#tabs.indexOf(document.activeElement);
    const last = this.#tabs.length - 1;
    const forward = document.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = document.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
    const to = { [forward]: at === last ? 0 : at + 1, [back]: at === 0 ? last : at - 1, Home: 0, End: last }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    this.#tabs[to].focus();
    this.open(this.#tabs[to].dataset.tab);
  }

  /** Shows the row of something chosen elsewhere. */
  reveal(kind, selected) {
    if (!TAB_OF[kind]) return;
    this.open(TAB_OF[kind]);
    this.mark(selected);
    byId("panel-" + TAB_OF[kind]).querySelector("tr.selected")?.scrollIntoView({ block: "nearest" });
  }

  /** @param selected keys `kind/id` to mark */
  mark(selected) {
    this.#selected = selected;
    for (const row of document.querySelectorAll("#tables tbody tr")) {
      const chosen = selected.has(row.dataset.kind + "/" + row.dataset.id);
      row.classList.toggle("selected", chosen);
      if (chosen) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    }
  }
}

function skeleton(tab, columns, note) {
  return [
    note && el("p", { class: "note" }, t("tables.note." + tab)),
    el("table", {},
      el("caption", { class: "unseen" }, t("tables.name." + tab)),
      el("thead", {}, el("tr", {}, ["id", ...columns.map(([heading]) => heading)].map((heading) => el("th", { scope: "col" }, t("tables.column." + heading))))),
      el("tbody")),
    el("p", { class: "empty" }, t("tables.empty")),
    el("p", { class: "more", hidden: true }),
  ].filter(Boolean);
}
