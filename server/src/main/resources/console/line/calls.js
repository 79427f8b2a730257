// Calls by voice: what each end says of one, side by side, and a form to log one. A call answers no message.

import { openDialog } from "../dialog.js";
import { el, follow, setText } from "../dom.js";
import { t } from "../language.js";
import { dayTime } from "../time.js";
import { awaitsConfirmation, isOpenCall, isPendingCall } from "../words.js";
import { instant } from "./forms.js";
import { maySpeak, PURPOSES } from "./message.js";
import { field, select, timer, typedTime } from "./parts.js";
import { recipients } from "./compose.js";
import * as says from "./says.js";

const OUTCOMES = ["ANSWERED", "NO_ANSWER", "REFUSED", "GARBLED"];
const OUTSIDE = "";

export class Calls {
  #store;
  #names;
  #clock;
  #doing;
  #list = el("ul", { class: "calls" });
  #none = el("p", { class: "dim" }, t("line.noCalls"));

  constructor({ store, names, clock, doing }) {
    this.#store = store;
    this.#names = names;
    this.#clock = clock;
    this.#doing = doing;
    this.element = el("div", { class: "calls-part" },
      el("p", {}, t("line.callsNote")),
      maySpeak(names.me) && el("div", { class: "actions" }, el("button", { type: "button", class: "primary log-call", click: () => this.log() }, t("line.logCall"))),
      this.#none, this.#list);
  }

  render(store) {
    const calls = store.all("call").sort((a, b) => isOpenCall(b) - isOpenCall(a) || Date.parse(b.account.began) - Date.parse(a.account.began));
    this.#none.hidden = calls.length > 0;
    follow(this.#list, calls, (call) => ({ key: call.id, signature: JSON.stringify(call), build: () => this.#call(call) }));
  }

  #call(call) {
    const { account } = call;
    const me = this.#names.me;
    const other = account.with ? this.#names.party(account.with) : account.outside;
    const [caller, called] = account.way === "MADE" ? [this.#names.party(call.by), other] : [other, this.#names.party(call.by)];
    return el("li", { class: "call", data: { call: call.id } },
      el("h4", {}, t("line.callOf", { caller, called }) + " · " + t("line.outcomes." + account.outcome)),
      el("p", { class: "dim" }, call.id + " · " + dayTime(account.began) + " · " + account.channel + (account.message ? " · " + account.message : "")),
      el("p", {}, t("line.accountOf", { party: this.#names.party(call.by) }) + " ", el("bdi", {}, account.summary)),
      call.confirmation && el("p", {}, t("line.callStages." + call.stage, { party: other }) + " ", el("bdi", {}, call.confirmation.text ?? "")),
      account.agreed && el("p", {}, t("line.agreed") + " ", el("bdi", {}, account.agreed.action)),
      isPendingCall(call) && timer(account.agreed.by, t("line.doneBy"), t("line.overdue")),
      el("div", { class: "actions" },
        awaitsConfirmation(call) && account.with === me.party && maySpeak(me) && [
          el("button", { type: "button", class: "primary", click: () => this.#confirm(call, true) }, t("line.itWasSo")),
          el("button", { type: "button", click: () => this.#confirm(call, false) }, t("line.itWasNotSo"))],
        isPendingCall(call) && [call.by, account.with].includes(me.party) && maySpeak(me) &&
          el("button", { type: "button", click: () => this.#done(call) }, t("line.itIsDone"))));
  }

  async #confirm(call, agrees) {
    const what = agrees ? "itWasSo" : "itWasNotSo";
    const text = el("textarea", { rows: "3", dir: "auto" });
    const sure = await openDialog({ title: t("line." + what), body: field(t("line.ownWords"), text), actions: [{ label: t("line." + what), value: true, primary: true }] });
    if (sure) await this.#say(says.confirmCall(call, agrees, text.value), what, [[t("line.call"), call.id], [t("line.ownWords"), text.value.trim()]]);
  }

  #done(call) {
    return this.#say(says.callDone(call), "itIsDone", [[t("line.agreed"), call.account.agreed.action]]);
  }

  #say(body, what, facts) {
    return this.#doing.say(body, t("line." + what), facts.filter(([, words]) => words));
  }

  /** A form for one; what is not whole yet is said beside it, and it stays. */
  async log() {
    const form = new CallForm(this.#store, this.#names, this.#clock);
    let account;
    do {
      const done = await openDialog({ title: t("line.logCall"), body: form.element, actions: [{ label: t("line.review"), value: true, primary: true }] });
      if (!done) return;
      account = form.account();
    } while (!account);
    const body = says.logCall({ ...account, name: says.nextName(this.#store, "call", this.#names.me.party, "c") });
    await this.#say(body, "logCall", form.facts());
  }
}

class CallForm {
  #controls;
  #faults = el("p", { class: "refused", role: "alert", hidden: true });

  constructor(store, names, clock) {
    const now = typedTime(clock.now());
    const time = () => el("input", { type: "text", dir: "ltr", value: now });
    const line = () => el("input", { type: "text", dir: "auto", maxlength: "200" });
    const purposes = PURPOSES.map((purpose) => [purpose, t("line.purposes." + purpose)]);
    const messages = store.all("message").map((m) => [m.id, m.id]);
    const parties = recipients(store, names.me).map((party) => [party, names.party(party)]);
    this.#controls = {
      way: select([["MADE", t("line.ways.MADE")], ["TAKEN", t("line.ways.TAKEN")]], "MADE"),
      other: select([...parties, [OUTSIDE, t("line.outside")]]),
      outside: line(),
      channel: line(),
      purpose: select(purposes, "INFORM"),
      message: select([["", "–"], ...messages]),
      outcome: select(OUTCOMES.map((outcome) => [outcome, t("line.outcomes." + outcome)]), "NO_ANSWER"),
      attempt: el("input", { type: "number", min: "1", value: "1" }),
      began: time(),
      ended: time(),
      summary: el("textarea", { rows: "3", dir: "auto" }),
      action: line(),
      by: el("input", { type: "text", dir: "ltr" }),
    };
    this.element = el("div", { class: "call-form" },
      this.#faults,
      Object.entries(this.#controls).map(([name, control]) => field(t("line.fields." + name), control, HINTS[name] && t(HINTS[name]))));
  }

  /** As {@link says.logCall} takes it, or undefined while something is missing. */
  account() {
    const typed = Object.fromEntries(Object.entries(this.#controls).map(([name, control]) => [name, control.value.trim()]));
    const account = { ...typed, began: instant(typed.began), ended: instant(typed.ended), by: typed.by && instant(typed.by) };
    const faults = [
      ...["channel", "summary", "began", "ended"].filter((name) => !account[name]),
      ...(typed.other === OUTSIDE && !typed.outside ? ["outside"] : []),
      ...(typed.outcome === "ANSWERED" && typed.action && !account.by ? ["by"] : []),
    ];
    this.#faults.hidden = faults.length === 0;
    setText(this.#faults, t("line.missing", { fields: faults.map((name) => t("line.fields." + name)).join(", ") }));
    return faults.length > 0 ? undefined : account;
  }

  facts() {
    return Object.entries(this.#controls).map(([name, control]) => [t("line.fields." + name), control.selectedOptions?.[0].textContent ?? control.value]);
  }
}

const HINTS = { channel: "line.channelHint", outside: "line.outsideHint", began: "line.expects.TIME", by: "line.expects.TIME" };
