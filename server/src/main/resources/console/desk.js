// The desk: a card for everything that waits, most urgent first.

import { byId, el, follow, setText } from "./dom.js";
import { t } from "./language.js";
import { openLink } from "./papers/parts.js";
import { dayTime, dtg, span } from "./time.js";
import { waiting } from "./waiting.js";
import { label } from "./words.js";

export class Desk {
  #selection;
  #moment;
  #selected = new Set();
  /** What waits now. */
  entries = [];
  /** What the cards show: that, or what waited at another moment. */
  shown = [];

  constructor(selection, moment) {
    this.#selection = selection;
    this.#moment = moment;
  }

  /** @param past a picture of another moment, to be shown in place of what waits now; alarms are of now whatever is shown */
  render(store, names, now, past) {
    this.entries = waiting(store, names, now);
    this.shown = past ? waiting(past.store, past.names, past.at).map((entry) => ({ ...entry, then: true })) : this.entries;
    const mine = this.shown.filter((entry) => entry.mine);
    const others = this.shown.filter((entry) => !entry.mine);
    this.#list("desk-mine", mine);
    this.#list("desk-others", others);
    this.#silence(this.entries.filter((entry) => entry.alarm && (past || !entry.mine)));
    this.#line((past?.store ?? store).get("line", "line"));
    byId("desk-others-part").hidden = others.length === 0;
    byId("desk-nothing").hidden = mine.length > 0;
    this.#summary(mine.length, (past?.store ?? store).openConflicts().length);
    this.mark(this.#selected);
  }

  #summary(mine, conflicts) {
    setText(byId("sum-mine"), String(mine));
    setText(byId("sum-mine-word"), t("page.desk.waits", { count: mine }));
    setText(byId("sum-conflicts"), String(conflicts));
    setText(byId("sum-conflicts-word"), t("page.desk.conflicts", { count: conflicts }));
    byId("sum-conflicts-box").classList.toggle("in-conflict", conflicts > 0);
    byId("fit-conflicts").disabled = conflicts === 0;
  }

  /** Others' silence is not this desk's move, but must not wait below the fold. */
  #silence(entries) {
    follow(byId("desk-alarms"), entries, (entry) => ({
      key: entry.kind + "/" + entry.id,
      signature: JSON.stringify(entry),
      build: () => el("li", {}, el("button", { type: "button", click: () => this.#show(entry) },
        el("span", { class: "alarm-title" }, "⚠ " + entry.title),
        entry.deadline && el("span", { class: "timer", data: { until: entry.deadline, before: entry.until, after: entry.past } },
          el("span", { class: "timer-word" }), el("span", { class: "timer-left" })))),
    }));
  }

  #show(entry) {
    this.#moment.now();
    this.#selection.choose(entry.kind, entry.id, "desk");
    document.querySelector("#desk .card.selected")?.scrollIntoView({ block: "nearest" });
  }

  #line(line) {
    byId("line-state").hidden = !line;
    if (!line) return;
    const answering = line.technical === "ANSWERING";
    byId("line-state").classList.toggle("good", answering);
    setText(byId("line-technical"), (answering ? "✓ " : "⚠ ") + label(line.technical));
    setText(byId("line-next"), t(line.declared === "SUSPENDED" ? "page.line.suspended" : "page.line.next", { at: dayTime(line.nextCheck) }));
  }

  #list(id, entries) {
    follow(byId(id), entries, (entry) => ({
      key: entry.kind + "/" + entry.id,
      signature: JSON.stringify(entry),
      build: () => this.#card(entry),
    }));
  }

  #card(entry) {
    const select = () => this.#selection.choose(entry.kind, entry.id, "desk");
    const classes = ["card", entry.conflict && "in-conflict", entry.alarm && "alarm", entry.mine && "mine", entry.then && "then"];
    return el("li", { class: classes.filter(Boolean).join(" "), data: { kind: entry.kind, id: entry.id }, click: select },
      el("div", { class: "card-head" },
        el("h4", {}, el("button", { type: "button", class: "card-title" }, entry.title)),
        entry.deadline && this.#timer(entry)),
      el("p", { class: "card-facts" }, entry.facts),
      el("p", { class: "card-move" }, el("strong", {}, entry.who), " – " + entry.what),
      openLink(entry.kind, entry.id));
  }

  /** Of another moment only the deadline is told: what counts down, counts from now. */
  #timer({ deadline, until, past, then }) {
    if (then) return el("p", { class: "timer" }, el("span", { class: "timer-word" }, until), el("time", { class: "timer-at", datetime: deadline }, dtg(deadline)));
    return el("p", { class: "timer", data: { until: deadline, before: until, after: past } },
      el("span", { class: "timer-word" }), el("span", { class: "timer-left" }),
      el("time", { class: "timer-at", datetime: deadline }, dtg(deadline)));
  }

  /** @param selected keys `kind/id` to mark */
  mark(selected) {
    this.#selected = selected;
    for (const card of document.querySelectorAll("#desk .card")) {
      card.classList.toggle("selected", selected.has(card.dataset.kind + "/" + card.dataset.id));
    }
  }
}

/** Counts every timer on the page down, or up once its time has passed. */
export function tick(now) {
  if (now === undefined) return;
  for (const timer of document.querySelectorAll("[data-until]")) {
    const left = Date.parse(timer.dataset.until) - now;
    const [word, digits] = timer.children;
    timer.classList.toggle("past", left < 0);
    timer.classList.toggle("soon", left >= 0 && left < 15 * 60_000);
    setText(word, left < 0 ? timer.dataset.after : timer.dataset.before);
    setText(digits, (left < 0 ? "+" : "") + span(left));
  }
}
