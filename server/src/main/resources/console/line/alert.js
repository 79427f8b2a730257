// A FLASH takes the screen, and an alarm that of the facilitator, until a post has it in hand or somebody here has said that another should.
//
// It lies over everything, also over a sheet that is open. Escape does not close it: what rings must not be lost by a key pressed in haste.

import { el, follow, setText } from "../dom.js";
import { t } from "../language.js";
import { span } from "../time.js";
import { calls, rungs } from "./message.js";
import { ladder, timer, wordsOf } from "./parts.js";

/** Whoever was typing as it came must not take it by the key that was meant for something else. */
const UNARMED_MS = 700;
/** So many characters are read from across the room. */
const BRIEF = 110;

export class Alert {
  #names;
  #does;
  #sound;
  #dialog;
  #left = new Set();
  #shown;
  #arming;

  /**
   * @param does what its buttons do, each with the message: `{ take, readBack, answer }`, and `left` once one has been left to another post;
   *     `take` gives a promise of what came of it, as {@link Signing} has it
   */
  constructor(names, sound, does) {
    this.#names = names;
    this.#sound = sound;
    this.#does = does;
    this.#dialog = el("dialog", {
      id: "alert", role: "alertdialog", closedby: "none", "aria-labelledby": "alert-title", "aria-describedby": "alert-words",
      cancel: (event) => event.preventDefault(),
      keydown: (event) => event.key === "Escape" && event.preventDefault(),
      // Where a browser closes it all the same, it opens again.
      close: () => this.#shown && !this.#dialog.open && this.#open(),
    });
    document.body.append(this.#dialog);
    sound.addEventListener("change", () => this.#showSound());
  }

  /** @param messages all there are */
  render(messages) {
    const calling = messages
      .filter((m) => calls(m, this.#names.me) && !this.#left.has(stateOf(m)))
      .sort((a, b) => Date.parse(a.answerBy) - Date.parse(b.answerBy));
    const [first] = calling;
    if (!first) return this.#close();
    const before = this.#dialog.firstElementChild;
    follow(this.#dialog, [first], (m) => ({
      key: m.id,
      signature: JSON.stringify([m, this.#names.phrases.text(m), calling.length]),
      build: () => this.#build(m, calling.length - 1),
    }));
    const another = this.#shown !== first.id;
    this.#shown = first.id;
    if (another || !this.#dialog.open) this.raise();
    // What has been built anew may be pressed by a hand that meant what stood there before.
    if (this.#dialog.firstElementChild !== before) this.#arm();
    if (another) this.#dialog.querySelector(".take").focus();
    this.#sound.ring();
    this.#showSound();
  }

  /** Over whatever has been opened since, unless what it shows is that message. */
  raise(except) {
    if (!this.#shown || this.#shown === except) return;
    if (this.#dialog.open) this.#dialog.close();
    this.#open();
  }

  /** @param now milliseconds since the epoch */
  beat(now) {
    const since = this.#dialog.querySelector("[data-since]");
    if (since && now !== undefined) setText(since, t("line.sinceSent", { time: span(now - Date.parse(since.dataset.since)) }));
  }

  #arm() {
    clearTimeout(this.#arming);
    this.#dialog.dataset.armed = "false";
    this.#arming = setTimeout(() => (this.#dialog.dataset.armed = "true"), UNARMED_MS);
  }

  #open() {
    this.#dialog.showModal();
  }

  #close() {
    this.#shown = undefined;
    this.#sound.silence();
    if (this.#dialog.open) this.#dialog.close();
    this.#dialog.replaceChildren();
  }

  #build(m, more) {
    const alarm = calls(m, this.#names.me) === "ALARM";
    const refused = el("p", { class: "alert-refused", role: "alert", hidden: true });
    const take = async () => {
      if (this.#dialog.dataset.armed !== "true") return;
      const { refused: why, unanswered } = await this.#does.take(m);
      refused.hidden = !why && !unanswered;
      setText(refused, why ? t("line.refused", { reason: why.reason }) : unanswered ? t("sign.unknown") : "");
    };
    return el("div", { class: "alert-body", data: { message: m.id } },
      el("p", { class: "alert-exercise" }, t("line.exercise")),
      el("p", { class: "alert-blind" }, t("line.blind")),
      el("header", { class: "alert-head" },
        el("h2", { id: "alert-title" },
          el("strong", { class: "alert-word" }, alarm ? t("line.alarm") : m.precedence), " ",
          t(alarm ? "line.alarmTitle" : "line.alertTitle", {
            from: this.#names.party(m.from), to: this.#names.party(m.to), precedence: m.precedence, purpose: t("line.purposes." + m.purpose),
          })),
        more > 0 && el("p", { class: "alert-more" }, t("line.more", { count: more }))),
      el("p", { id: "alert-words", class: this.#names.phrases.text(m).length > BRIEF ? "alert-words" : "alert-words brief", tabindex: "0" }, wordsOf(m, this.#names.phrases)),
      el("div", { class: "alert-state" },
        el("div", { class: "alert-time" },
          timer(m.answerBy, t("line.answerBy"), t("line.overdue")),
          el("p", { class: "alert-since", data: { since: m.sent } })),
        el("section", { class: "alert-ladder", "aria-label": t("line.ladder") },
          el("h3", {}, t("line.ladder")), ladder(rungs(m)))),
      refused,
      el("div", { class: "alert-actions" },
        el("button", { type: "button", class: "take", click: take }, t(alarm ? "line.takeAlarm" : "line.take")),
        !alarm && el("button", { type: "button", class: "next", click: () => this.#does.readBack(m) }, t("line.readBack")),
        !alarm && el("button", { type: "button", class: "next", click: () => this.#does.answer(m) }, t("line.answer"))),
      el("p", { class: "alert-note" }, t(alarm ? "line.alarmNote" : "line.takeNote")),
      el("footer", { class: "alert-foot" },
        el("p", { class: "alert-sound", role: "status" },
          el("span", { class: "sound-word" }),
          el("button", { type: "button", class: "sound-allow", click: () => this.#sound.allow() }, t("line.soundAllow"))),
        this.#leaving(m)));
  }

  /** In two steps, with what it means between them. */
  #leaving(m) {
    const sure = el("div", { class: "alert-sure", hidden: true },
      el("p", {}, t("line.leaveMeans")),
      el("button", { type: "button", class: "leave-sure", click: () => this.#leave(m) }, t("line.leaveSure")),
      el("button", { type: "button", click: () => ask(false) }, t("line.keep")));
    const leave = el("button", { type: "button", class: "leave", click: () => ask(true) }, t("line.leave"));
    const ask = (asked) => {
      sure.hidden = !asked;
      leave.hidden = asked;
      (asked ? sure.querySelector("button") : leave).focus();
    };
    return el("div", { class: "alert-leave" }, leave, sure);
  }

  #leave(m) {
    this.#left.add(stateOf(m));
    this.#does.left();
  }

  #showSound() {
    const word = this.#dialog.querySelector(".sound-word");
    if (!word) return;
    this.#dialog.dataset.sound = this.#sound.allowed ? "on" : "off";
    setText(word, t(this.#sound.allowed ? "line.soundOn" : "line.soundOff"));
    this.#dialog.querySelector(".sound-allow").hidden = this.#sound.allowed;
  }
}

/** What has been left comes again with the next rung of the ladder, and with an alarm. */
const stateOf = (m) => m.id + "/" + m.escalated.length;
