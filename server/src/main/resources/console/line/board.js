// The message board: what stands on the line by urgency, and of one message every step, its ladder, and what can be done about it.

import { el, follow } from "../dom.js";
import { t } from "../language.js";
import { dtg, hourMinute } from "../time.js";
import { callsAbout } from "../words.js";
import { actions, byUrgency, isToRelay, rungs, transcript, waits } from "./message.js";
import { ladder, rungWords, timer, when, wordsOf } from "./parts.js";

/** Rows of the list: what waits is above, and is never so many. */
const MOST_ROWS = 200;

export class Board {
  #names;
  #does;
  #chosen;
  #last;
  #list = el("ul", { class: "board-list" });
  #detail = el("div", { class: "board-detail" });
  #none = el("p", { class: "dim", hidden: true }, t("line.noMessages"));

  /** @param does what can be done about a message, by the name of the action: `does.take(m)` */
  constructor(names, does) {
    this.#names = names;
    this.#does = does;
    this.element = el("div", { class: "board" }, el("div", {}, this.#none, this.#list), this.#detail);
  }

  choose(id) {
    this.#chosen = id;
    if (this.#last) this.render(this.#last);
  }

  render(store) {
    this.#last = store;
    const messages = store.all("message").sort(byUrgency);
    this.#none.hidden = messages.length > 0;
    const chosen = messages.find((m) => m.id === this.#chosen) ?? messages[0];
    // What is being read stays, whatever comes: its buttons must not become another's.
    if (chosen && this.element.isConnected) this.#chosen = chosen.id;
    follow(this.#list, messages.slice(0, MOST_ROWS), (m) => ({
      key: m.id,
      signature: JSON.stringify([m, this.#names.phrases.text(m), m === chosen]),
      build: () => this.#row(m, m === chosen),
    }));
    follow(this.#detail, chosen ? [chosen] : [], (m) => ({
      key: m.id,
      signature: JSON.stringify([m, this.#names.phrases.text(m), callsAbout(store, m.id)]),
      build: () => this.#whole(m, callsAbout(store, m.id)),
    }));
  }

  #row(m, chosen) {
    return el("li", {}, el("button", {
      type: "button", class: "board-row", "aria-current": chosen && "true", data: { message: m.id }, click: () => this.choose(m.id),
    },
    el("span", { class: "board-head" },
      el("strong", { class: "precedence " + m.precedence.toLowerCase() }, m.precedence),
      el("span", { class: "board-who" }, t("line.fromTo", { from: this.#names.party(m.from), to: this.#names.party(m.to) }))),
    el("span", { class: "board-words" }, wordsOf(m, this.#names.phrases)),
    el("span", { class: "board-state" }, state(m)),
    waits(m) && el("span", { class: "timer", data: { until: deadline(m), before: t(isToRelay(m) ? "line.goesOnIn" : "line.answerBy"), after: t("line.overdue") } },
      el("span", { class: "timer-word" }), el("span", { class: "timer-left" }), el("time", { class: "timer-at", datetime: deadline(m) }, dtg(deadline(m))))));
  }

  #whole(m, about) {
    const can = actions(m, this.#names.me);
    return el("article", { "aria-label": m.id, data: { message: m.id } },
      el("header", { class: "board-head" },
        el("h3", {}, el("strong", { class: "precedence " + m.precedence.toLowerCase() }, m.precedence), " ",
          t("line.alertTitle", { from: this.#names.party(m.from), to: this.#names.party(m.to), purpose: t("line.purposes." + m.purpose) })),
        waits(m) && timer(deadline(m), t(isToRelay(m) ? "line.goesOnIn" : "line.answerBy"), t("line.overdue"))),
      el("p", { class: "big-words" }, wordsOf(m, this.#names.phrases)),
      el("p", { class: "dim" }, m.id + " · " + state(m) + (m.said ? " · " + t("line.late", { at: hourMinute(m.said) }) : "")),
      can.length > 0 && el("div", { class: "actions" }, can.map((action, nth) =>
        el("button", { type: "button", class: nth === 0 && waits(m) ? "primary" : undefined, data: { action }, click: () => this.#does[action](m) },
          t("line." + action)))),
      isToRelay(m) && el("p", { class: "dim" }, t("line.relayNote")),
      el("h4", {}, t("line.transcript")),
      this.#transcript(m),
      about.length > 0 && el("p", {}, about.join(" · ")),
      el("h4", {}, t("line.ladder")),
      ladder(rungs(m)));
  }

  #transcript(m) {
    return el("table", { class: "transcript" },
      el("thead", {}, el("tr", {}, ["utc", "after", "what"].map((name) => el("th", { scope: "col" }, t("line.columns." + name))))),
      el("tbody", {}, transcript(m).map((step) => el("tr", { data: { step: step.step } },
        el("td", {}, when(step.at)),
        el("td", { class: "figure" }, step.seconds + " s"),
        el("td", {}, this.#step(m, step))))));
  }

  #step(m, { step, values }) {
    if (step === "rung") return t("line.steps.rung", { level: values.rung.level, called: rungWords(values.rung) });
    return t("line.steps." + step, {
      ...values,
      from: this.#names.party(m.from), to: values.to ?? this.#names.party(m.to), purpose: t("line.purposes." + m.purpose), precedence: m.precedence,
      reply: values.reply && t("line.replies." + values.reply),
    }) + (values.text ? " “" + values.text + "”" : "");
  }
}

const deadline = (m) => (isToRelay(m) ? m.relay.by : m.answerBy);

/** Where it stands, in a few words. */
function state(m) {
  if (m.relay?.returned) return t("line.state.returned");
  if (m.answer) return t("line.state.answered", { reply: t("line.replies." + m.answer.reply), seconds: m.answer.secondsElapsed });
  if (isToRelay(m)) return t("line.state.toRelay");
  return m.taken ? t("line.state.inHand", { post: m.taken.post }) : t("line.state.waiting");
}
