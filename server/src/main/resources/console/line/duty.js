// Whether the line works, and who keeps the watch: its checks, its outages, the roster, and a handover acknowledged thing by thing.

import { openDialog } from "../dialog.js";
import { el, follow } from "../dom.js";
import { t } from "../language.js";
import { dayTime, hourMinute, window } from "../time.js";
import { instant } from "./forms.js";
import { maySpeak } from "./message.js";
import { field, select, timer, typedTime } from "./parts.js";
import * as says from "./says.js";

/** Checks that are shown: a week of two a day. */
const MOST_CHECKS = 14;
/** Rows offered for a roster at first; more are added one by one. */
const FIRST_TURNS = 3;

export class Duty {
  #names;
  #clock;
  #doing;
  #store;

  constructor({ store, names, clock, doing }) {
    this.#store = store;
    this.#names = names;
    this.#clock = clock;
    this.#doing = doing;
    this.element = el("div", { class: "duty" });
  }

  render(store) {
    const me = this.#names.me;
    const sections = [
      ["line", [store.get("line", "line"), store.all("check"), store.all("outage")], () => this.#line(store)],
      ["watch", [store.get("watch", me.party), posts(store, me.party)], () => this.#watch(store.get("watch", me.party))],
      ...(me.facilitator ? [["others", store.all("watch"), () => this.#others(store)]] : []),
    ];
    follow(this.element, sections, ([key, shown, build]) => ({ key, signature: JSON.stringify(shown), build }));
  }

  #line(store) {
    const line = store.get("line", "line");
    const checks = store.all("check").sort((a, b) => Date.parse(b.due) - Date.parse(a.due)).slice(0, MOST_CHECKS);
    return section("checks", t("line.checks"),
      line && el("div", { class: "line-now" },
        el("p", {}, el("strong", { class: line.technical === "ANSWERING" ? "good" : "warn" }, t("line.technical." + line.technical)),
          " · " + t("line.declared." + line.declared)),
        timer(line.nextCheck, t("line.nextCheck"), t("line.checkDue"))),
      el("div", { class: "actions" },
        this.#button("line.reportOutage", () => this.#reportOutage())),
      this.#outages(store),
      checks.length > 0 && el("table", {},
        head("check", "answerBy", "answered", "missing", "state"),
        el("tbody", {}, checks.map((check) => this.#check(check)))));
  }

  #check(check) {
    const me = this.#names.me.party;
    const missing = check.expected.filter((party) => !check.answered[party]);
    const mine = check.stage === "DUE" && missing.includes(me);
    return el("tr", { data: { check: check.id } },
      el("td", {}, dayTime(check.due)),
      el("td", {}, hourMinute(check.answerBy)),
      el("td", {}, Object.entries(check.answered).map(([party, at]) => this.#names.party(party) + " " + hourMinute(at)).join(", ") || "–"),
      el("td", {}, missing.map((party) => this.#names.party(party)).join(", ") || "–"),
      el("td", {},
        check.stage === "MISSED" ? el("strong", { class: "overdue" }, t("line.checkStages.MISSED")) : t("line.checkStages." + check.stage),
        mine && this.#button("line.answerCheck", () => this.#say(says.answerCheck(check), "answerCheck", [[t("line.columns.check"), dayTime(check.due)]], { review: false }), true)));
  }

  #outages(store) {
    const open = store.all("outage").filter((outage) => !outage.ended);
    return open.length > 0 && el("ul", { class: "open-things" }, open.map((outage) => el("li", { data: { outage: outage.id } },
      el("strong", { class: "overdue" }, t("line.outage")), " ",
      t("line.outageOf", { party: this.#names.party(outage.by), from: dayTime(outage.from), reported: dayTime(outage.reported) }), " ",
      outage.text && el("bdi", {}, outage.text), " ",
      outage.by === this.#names.me.party && this.#button("line.endOutage", () => this.#endOutage(outage)))));
  }

  async #reportOutage() {
    const from = this.#time();
    const text = el("input", { type: "text", dir: "auto" });
    const done = await this.#ask("reportOutage", [el("p", {}, t("line.outageNote")), field(t("line.since"), from, t("line.expects.TIME")), field(t("line.whatHappened"), text)]);
    const at = done && instant(from.value.trim());
    if (!at) return;
    const body = says.reportOutage({ name: says.nextName(this.#store, "outage", this.#names.me.party, "o"), from: at, text: text.value });
    await this.#say(body, "reportOutage", [[t("line.since"), dayTime(at)], [t("line.whatHappened"), text.value.trim()]]);
  }

  async #endOutage(outage) {
    const until = this.#time();
    const done = await this.#ask("endOutage", [field(t("line.worksSince"), until, t("line.expects.TIME"))]);
    const at = done && instant(until.value.trim());
    if (at) await this.#say(says.endOutage(outage, at), "endOutage", [[t("line.worksSince"), dayTime(at)]]);
  }

  #watch(watch) {
    const me = this.#names.me;
    const keeps = watch?.keeper?.post === me.post;
    const kept = Boolean(watch?.keeper);
    const handing = watch?.handover;
    return section("watch", t("line.watch"),
      el("p", { class: "watch-keeper" },
        el("strong", { class: kept ? undefined : "warn" }, kept ? t("line.keptBy", { post: watch.keeper.post }) : t("line.keptByNobody")),
        kept && " · " + t("line.keptSince", { at: dayTime(watch.since) }) + " · " + t("line.how." + watch.keeper.how)),
      el("div", { class: "actions" },
        !keeps && this.#button("line.comeOnWatch", () => this.#comeOn(watch), !kept),
        keeps && !handing && this.#button("line.handOver", () => this.#handOver(), true),
        keeps && this.#button("line.leaveWatch", () => this.#leave()),
        this.#button("line.setRoster", () => this.#setRoster(watch))),
      handing && this.#handover(watch),
      watch?.roster.length > 0 && this.#roster(watch));
  }

  /** What is open, one by one: each has a button of its own, and there is none for all. */
  #handover({ keeper, handover }) {
    const me = this.#names.me;
    const mine = handover.to === me.post;
    const left = handover.open.filter((item) => !item.acknowledged).length;
    return el("section", { class: "handover", "aria-label": t("line.handover") },
      el("h4", {}, t("line.handoverOf", { from: keeper.post, to: handover.to })),
      el("p", {}, t(mine ? "line.handoverMine" : "line.handoverOther", { to: handover.to }), " ", el("strong", {}, t("line.left", { count: left }))),
      el("ol", { class: "open-things" }, handover.open.map((item) => el("li", { data: { open: item.id, known: String(Boolean(item.acknowledged)) } },
        el("span", {}, t("line.openKinds." + item.kind) + " ", el("bdi", {}, item.id)),
        el("span", { class: "dim" }, this.#gist(item)),
        item.acknowledged
          ? el("span", { class: "good" }, "✓ " + t("line.acknowledgedAt", { at: hourMinute(item.acknowledged) }))
          : mine && this.#button("line.acknowledge", () => this.#acknowledge(item), true)))),
      el("div", { class: "actions" },
        mine && left === 0 && this.#button("line.comeOnWatch", () => this.#comeOn(undefined), true),
        (mine || keeper.post === me.post) && this.#button("line.cancelHandover", () => this.#say(says.cancelHandover(), "cancelHandover", []))));
  }

  /** What an open thing is about, where it is something of the line. */
  #gist({ kind, id }) {
    const message = kind === "MESSAGE" && this.#store.get("message", id);
    if (message) return message.precedence + " " + this.#names.phrases.text(message);
    const call = kind === "CALL" && this.#store.get("call", id);
    return call ? call.account.summary : "";
  }

  #roster({ roster }) {
    return el("table", { class: "roster" },
      head("post", "turn", "kept"),
      el("tbody", {}, roster.map((turn) => el("tr", {},
        el("td", {}, turn.post),
        el("td", {}, window(turn.from, turn.until)),
        el("td", {},
          turn.missed ? el("strong", { class: "overdue" }, t("line.turnMissed")) : turn.taken ? "✓ " + t("line.turnTaken", { at: hourMinute(turn.taken) }) : "–")))));
  }

  #others(store) {
    const rows = store.all("watch").filter((watch) => watch.id !== this.#names.me.party);
    return section("watches", t("line.watches"),
      el("table", {},
        head("party", "post", "since"),
        el("tbody", {}, rows.map((watch) => el("tr", {},
          el("td", {}, this.#names.party(watch.id)),
          el("td", {}, watch.keeper?.post ?? el("strong", { class: "warn" }, t("line.keptByNobody")), watch.handover && " → " + watch.handover.to),
          el("td", {}, dayTime(watch.since)))))));
  }

  /** Never refused; where another keeps it, it says that this is no handover. */
  #comeOn(watch) {
    const over = watch?.keeper ? [[t("line.keptByNow"), t("line.takingOver", { post: watch.keeper.post })]] : [];
    return this.#say(says.takeWatch(), "comeOnWatch", over);
  }

  async #handOver() {
    const me = this.#names.me;
    const others = posts(this.#store, me.party).filter((post) => post !== me.post);
    const to = select(others.map((post) => [post, post]));
    const done = await this.#ask("handOver", [el("p", {}, t("line.handOverNote")), field(t("line.toPost"), to)]);
    if (done && to.value) await this.#say(says.handOver(to.value), "handOver", [[t("line.toPost"), to.value]]);
  }

  #acknowledge(item) {
    return this.#say(says.acknowledge(item), "acknowledge", [[t("line.openKinds." + item.kind), item.id]], { review: false });
  }

  #leave() {
    return this.#say(says.leaveWatch(), "leaveWatch", [[t("line.watch"), t("line.leaveWatchMeans")]]);
  }

  async #setRoster(watch) {
    const ahead = (watch?.roster ?? []).filter((turn) => Date.parse(turn.until) > (this.#clock.now() ?? 0));
    const rows = el("div", { class: "turns" });
    const add = (turn) => rows.append(this.#turnRow(turn));
    (ahead.length > 0 ? ahead : Array.from({ length: FIRST_TURNS })).forEach((turn) => add(turn));
    const done = await this.#ask("setRoster", [
      el("p", {}, t("line.rosterNote")), rows, el("button", { type: "button", click: () => add() }, t("line.addTurn")),
    ]);
    if (!done) return;
    const turns = turnsOf(rows);
    if (turns) await this.#say(says.roster(turns), "setRoster", turns.map((turn) => [turn.post, window(turn.from, turn.until)]));
  }

  #turnRow(turn) {
    const known = posts(this.#store, this.#names.me.party).map((post) => [post, post]);
    const at = (iso) => el("input", { type: "text", dir: "ltr", value: iso && typedTime(Date.parse(iso)), placeholder: "120600ZAPR25" });
    return el("fieldset", { class: "turn" },
      field(t("line.columns.post"), select([["", "–"], ...known], turn?.post ?? "")), field(t("line.fromTime"), at(turn?.from)), field(t("line.untilTime"), at(turn?.until)));
  }

  #time() {
    return el("input", { type: "text", dir: "ltr", value: typedTime(this.#clock.now()) });
  }

  #ask(what, body) {
    return openDialog({ title: t("line." + what), body, actions: [{ label: t("line." + what), value: true, primary: true }] });
  }

  #say(body, what, facts, options) {
    return this.#doing.say(body, t("line." + what), facts.filter(([, words]) => words), options);
  }

  /** For whoever may say something here. */
  #button(words, click, primary = false) {
    return maySpeak(this.#names.me) && el("button", { type: "button", class: primary ? "primary" : undefined, click }, t(words));
  }
}

/** What has been filled in, in order; undefined when a row is not whole. */
export function turnsOf(rows) {
  const typed = [...rows.children].map((row) => [...row.querySelectorAll("select, input")].map((control) => control.value.trim())).filter(([post]) => post);
  const turns = typed.map(([post, from, until]) => ({ post, from: instant(from), until: instant(until) }));
  return turns.every((turn) => turn.from && turn.until && turn.from < turn.until) ? turns.sort((a, b) => (a.from < b.from ? -1 : 1)) : undefined;
}

/** The posts of a party, by the keys that it has enrolled; its root is none. */
const posts = (store, party) =>
  [...new Set(store.all("key").filter((key) => key.party === party && key.post !== "root").map((key) => key.post))].sort();

const section = (name, title, ...children) => el("section", { class: "duty-" + name, "aria-label": title }, el("h3", {}, title), ...children);
const head = (...names) => el("thead", {}, el("tr", {}, names.map((name) => el("th", { scope: "col" }, t("line.columns." + name)))));
