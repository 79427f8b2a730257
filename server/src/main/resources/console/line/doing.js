// What is done about a message: a word is asked for where one is needed, shown as it will be signed, and said.

import { openDialog } from "../dialog.js";
import { el } from "../dom.js";
import { t } from "../language.js";
import { isGarbled, replies } from "./message.js";
import { field, wordsOf } from "./parts.js";
import * as says from "./says.js";

export class Doing {
  #signing;
  #names;
  #tell;

  /** @param tell shows a person what came of it */
  constructor(signing, names, tell) {
    this.#signing = signing;
    this.#names = names;
    this.#tell = tell;
  }

  /**
   * Says it, after it has been looked at.
   *
   * @param facts what will be signed, for people: `[[term, words], …]`
   * @returns a promise of `{ taken }`, `{ refused }`, `{ unanswered }` or `{ cancelled }`, as {@link Signing} gives it
   */
  async say(body, title, facts, { precedence = "ROUTINE", review = true } = {}) {
    const result = await this.#signing.say(body, { title, facts, precedence, review });
    this.#tell(outcome(result, title));
    return result;
  }

  /** At once: that it is in hand binds nobody, and somebody waits for it. */
  take(m) {
    return this.#about(m, says.take(m), "take", [], { review: false });
  }

  deliver(m) {
    return this.#about(m, says.deliver(m), "deliver");
  }

  read(m) {
    return this.#about(m, says.read(m), "read");
  }

  relay(m) {
    return this.#about(m, says.relay(m), "relay");
  }

  /** By its hash; whoever compares by voice reads the code and its values, or the words, and the first of the hash. */
  async readBack(m) {
    const hash = await says.hashOf(m);
    const otherwise = el("textarea", { rows: "3", dir: "auto" });
    const done = await openDialog({
      title: t("line.readBack"),
      body: [
        el("p", {}, t(m.coded ? "line.readBackCode" : "line.readBackWords")),
        el("p", { class: "big-words" }, wordsOf(m, this.#names.phrases)),
        m.coded && el("dl", { class: "values" }, Object.entries(m.coded.parameters).flatMap(([name, value]) =>
          [el("dt", {}, t("line.parameters." + name)), el("dd", { dir: "ltr" }, value)])),
        el("p", {}, t("line.hash") + " ", el("code", {}, spaced(hash))),
        !m.coded && el("details", {}, el("summary", {}, t("line.heardOtherwise")), field(t("line.whatWasHeard"), otherwise)),
      ],
      actions: [{ label: t("line.readBack"), value: true, primary: true }],
    });
    if (!done) return undefined;
    const body = await says.readBack(m, otherwise.value);
    return this.#about(m, body, "readBack", [[t("line.hash"), spaced(body.hash)]]);
  }

  /** The answers that fit its purpose are the buttons. */
  async answer(m) {
    const offered = replies(m).filter((reply) => !(reply === "RECEIVED" && isGarbled(m)));
    const text = el("textarea", { rows: "3", dir: "auto" });
    const reply = await openDialog({
      title: t("line.answer"),
      body: [
        el("p", { class: "big-words" }, wordsOf(m, this.#names.phrases)),
        el("dl", { class: "values" }, offered.flatMap((one) => [el("dt", {}, t("line.replies." + one)), el("dd", {}, t("line.replyMeans." + one))])),
        isGarbled(m) && el("p", { class: "refused" }, t("line.garbledFirst")),
        field(t("line.ownWords"), text, t("line.untranslated")),
      ],
      actions: offered.map((one, nth) => ({ label: t("line.replies." + one), value: one, primary: nth === 0 })),
    });
    if (!reply) return undefined;
    return this.#about(m, says.answer(m, reply, text.value), "answer", [
      [t("line.answer"), t("line.replies." + reply)],
      ...(text.value.trim() ? [[t("line.ownWords"), text.value.trim()]] : []),
    ]);
  }

  async passDown(m) {
    const to = el("input", { type: "text", dir: "auto", maxlength: "200" });
    const done = await openDialog({
      title: t("line.passDown"),
      body: field(t("line.passedTo"), to, t("line.passedToHint")),
      actions: [{ label: t("line.passDown"), value: true, primary: true }],
    });
    return done && to.value.trim() ? this.#about(m, says.passDown(m, to.value), "passDown", [[t("line.passedTo"), to.value.trim()]]) : undefined;
  }

  #about(m, body, what, facts = [], options = {}) {
    return this.say(body, t("line." + what), [
      [t("line.message"), m.id],
      [t("line.says"), this.#names.phrases.text(m)],
      ...facts,
    ], { precedence: m.precedence, ...options });
  }
}

/** A hash in groups of four, as it is read aloud. */
const spaced = (hash) => hash.match(/.{4}/g).join(" ");

/** What became of it, in words. */
function outcome({ taken, refused, unanswered }, what) {
  if (refused) return t("line.refused", { reason: refused.reason });
  if (unanswered) return t("sign.unknown");
  return t(taken ? "line.said" : "line.notSaid", { what });
}
