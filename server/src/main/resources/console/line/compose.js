// Writing a message: whom to, how urgent and what that sets going, a phrase of the book with what is filled in, and free text beside it.
//
// Nothing is chosen that could do harm: no recipient, ROUTINE, no phrase. A FLASH is asked once more before it is reviewed.

import { openDialog } from "../dialog.js";
import { el, setText } from "../dom.js";
import { LANGUAGES, language, t } from "../language.js";
import { duration } from "../time.js";
import { FORMS } from "./forms.js";
import { PRECEDENCES, PURPOSES } from "./message.js";
import { field, rungWords, select, typedTime } from "./parts.js";
import { nextName, send } from "./says.js";

/**
 * From what stands on the form to what is said.
 *
 * @param draft `{ to, precedence, purpose, code, typed, text }`
 * @returns `{ body, faults }`; with faults, which name fields, there is no body
 */
export function bodyOf({ to, purpose, code, typed, text }, book, name) {
  const { coded, faults } = code ? book.fill(code, typed) : { faults: [] };
  const missing = [...(to ? [] : ["to"]), ...(code || text.trim() ? [] : ["text"]), ...faults];
  if (missing.length > 0) return { faults: missing };
  return { faults: [], body: send({ name, to, purpose: code ? book.of(code).purpose : purpose, text, coded }) };
}

/** Whom this post may write to: where the line is indirect, a party speaks with the facilitator alone. */
export function recipients(store, me) {
  const others = (store.get("line", "line")?.on ?? []).filter((party) => party !== me.party);
  const terms = store.inForce()?.terms;
  return !me.facilitator && terms?.line?.way.value === "INDIRECT" ? others.filter((party) => party === terms.facilitator) : others;
}

export class Compose {
  #store;
  #names;
  #clock;
  #doing;
  #sent;
  #book;
  #known;
  #code = "";
  #typed = {};
  #to = el("select", { "aria-required": "true" });
  #precedence = el("div", { class: "precedences", role: "radiogroup" });
  #purpose = select(PURPOSES.map((purpose) => [purpose, t("line.purposes." + purpose)]), "INFORM");
  #search = el("input", { type: "search", dir: "auto", autocomplete: "off", input: () => this.#showPhrases() });
  #found = el("p", { class: "dim", role: "status" });
  #phrases = el("ul", { class: "phrases" });
  #fields = el("div", { class: "phrase-fields" });
  #preview = el("dl", { class: "preview" });
  #text = el("textarea", { rows: "3", dir: "auto", input: () => this.#showPreview() });
  #faults = el("p", { class: "refused", role: "alert", hidden: true });

  /** @param sent what happens once it is taken: the id of the message */
  constructor({ store, names, clock, doing, book, sent }) {
    this.element = this.#build();
    this.#store = store;
    this.#names = names;
    this.#clock = clock;
    this.#doing = doing;
    this.#book = book;
    this.#sent = sent;
    this.render();
    this.#showPhrases();
    this.#choose("");
  }

  /** Follows the terms: who is on the line, and what each precedence sets going. */
  render() {
    const terms = this.#store.inForce()?.terms;
    const known = JSON.stringify([recipients(this.#store, this.#names.me), terms?.answerWithin, terms?.ladder]);
    if (known === this.#known) return;
    this.#known = known;
    this.#showRecipients();
    this.#showPrecedences(terms);
  }

  /** Begins with what is known: of a correction the message that it is about. */
  start({ to = "", purpose = "INFORM", search = "", typed = {} }) {
    this.#to.value = to;
    this.#purpose.value = purpose;
    this.#search.value = search;
    this.#typed = { ...typed };
    this.#text.value = "";
    this.element.elements.precedence[0].checked = true;
    this.#showPhrases();
    this.#choose("");
  }

  #build() {
    return el("form", { class: "compose", submit: (event) => this.#send(event) },
      el("div", { class: "compose-what" },
        field(t("line.to"), this.#to),
        el("fieldset", {}, el("legend", {}, t("line.precedence")), this.#precedence),
        field(t("line.search"), this.#search, t("line.searchHint")), this.#found,
        el("fieldset", { class: "phrase-choice" }, el("legend", {}, t("line.phrase")), this.#phrases)),
      el("div", { class: "compose-says" },
        field(t("line.purpose"), this.#purpose),
        this.#fields,
        el("h3", {}, t("line.preview")),
        this.#preview,
        field(t("line.freeText"), this.#text, t("line.untranslated")),
        this.#faults,
        el("div", { class: "actions" }, el("button", { type: "submit", class: "primary" }, t("line.review")))));
  }

  #showRecipients() {
    const parties = recipients(this.#store, this.#names.me);
    this.#to.replaceChildren(el("option", { value: "" }, t("line.choose")), ...parties.map((party) => el("option", { value: party }, this.#names.party(party))));
  }

  /** Each with what it is for, and what the terms set going with it. */
  #showPrecedences(terms) {
    this.#precedence.replaceChildren(...PRECEDENCES.map((precedence) => el("label", { class: "precedence-choice" },
      el("input", { type: "radio", name: "precedence", value: precedence, checked: precedence === "ROUTINE" }),
      el("span", {},
        el("strong", { class: "precedence " + precedence.toLowerCase() }, precedence), " ", t("line.precedences." + precedence),
        terms && el("small", {}, " " + within(terms, precedence))))));
    const ladder = terms?.ladder ?? [];
    if (ladder.length > 0) {
      this.#precedence.append(el("small", {}, t("line.ladderOfTerms")),
        el("ul", { class: "terms-ladder" }, ladder.map((rung) => el("li", {}, el("small", {}, shortTime(rung.after.value) + " · " + rungWords(rung))))));
    }
  }

  #showPhrases() {
    if (!this.#book) return;
    const found = this.#book.search(this.#search.value, language(), (purpose) => t("line.purposes." + purpose));
    setText(this.#found, t("line.found", { count: found.length }));
    this.#phrases.replaceChildren(
      this.#phrase("", [el("em", {}, t("line.noPhrase"))]),
      ...found.map((phrase) => this.#phrase(phrase.code, [
        el("strong", { class: "code" }, phrase.code), " ",
        el("span", { lang: language(), dir: "auto" }, this.#book.render(phrase.code, {}, language())),
        el("small", {}, t("line.purposes." + phrase.purpose)),
      ])));
  }

  #phrase(code, words) {
    return el("li", {}, el("label", {},
      el("input", { type: "radio", name: "phrase", value: code, checked: code === this.#code, change: () => this.#choose(code) }), el("span", {}, words)));
  }

  #choose(code) {
    this.#code = code;
    const phrase = this.#book?.of(code);
    this.#purpose.disabled = Boolean(phrase);
    if (phrase) this.#purpose.value = phrase.purpose;
    this.#phrases.querySelectorAll("input").forEach((radio) => (radio.checked = radio.value === code));
    this.#fields.replaceChildren(...(phrase?.parameters ?? []).map((parameter) => this.#parameter(parameter)));
    this.#showPreview();
  }

  #parameter({ name, kind }) {
    const ids = kind === "ID" && el("datalist", { id: "ids-" + name }, this.#ids(name).map((id) => el("option", { value: id })));
    const input = el("input", {
      type: "text", name, dir: "ltr", autocomplete: "off", value: this.#typed[name], placeholder: FORMS[kind].example, list: ids && ids.id,
      inputmode: kind === "NUMBER" || kind === "HEADING" ? "numeric" : undefined,
      input: () => this.#fill(name, input.value),
    });
    const now = kind === "TIME" && el("button", {
      type: "button",
      click: () => {
        input.value = typedTime(this.#clock.now());
        this.#fill(name, input.value);
      },
    }, t("line.now"));
    const parts = field(t("line.parameters." + name), input, t("line.expects." + kind));
    if (ids) parts.append(ids);
    if (now) parts.append(now);
    return parts;
  }

  #ids(name) {
    const kind = name === "message" ? "message" : "notice";
    return this.#store.all(kind).map((item) => item.id);
  }

  #fill(name, value) {
    this.#typed[name] = value;
    this.#showPreview();
  }

  /** The same in every language that there is, the reader's first: what the other side will read. */
  #showPreview() {
    if (!this.#book) return;
    const first = language();
    const text = this.#text.value.trim();
    this.#preview.hidden = !this.#code && !text;
    this.#preview.replaceChildren(...Object.keys(LANGUAGES).sort((a, b) => (b === first) - (a === first)).flatMap((tag) => [
      el("dt", { lang: tag }, LANGUAGES[tag]),
      el("dd", { lang: tag, dir: "auto", data: { language: tag } },
        this.#code && el("p", {}, this.#book.render(this.#code, this.#typed, tag)),
        text && el("p", { class: "untranslated" }, this.#book.untranslated(tag) + " ", el("bdi", {}, text))),
    ]));
  }

  #draft() {
    return {
      to: this.#to.value, precedence: this.element.elements.precedence.value, purpose: this.#purpose.value, code: this.#code, typed: this.#typed,
      text: this.#text.value,
    };
  }

  async #send(event) {
    event.preventDefault();
    const draft = this.#draft();
    const name = nextName(this.#store, "message", this.#names.me.party, "m");
    const { body, faults } = bodyOf(draft, this.#book, name);
    this.#mark(faults);
    if (!body) return;
    if (!this.#store.inForce()) {
      this.#faults.hidden = false;
      setText(this.#faults, t("line.noTerms"));
      return;
    }
    const precedence = draft.precedence === "FLASH" ? await this.#askFlash() : draft.precedence;
    if (!precedence) return;
    const { taken } = await this.#doing.say(body, t("line.send"), this.#facts(body, precedence), { precedence });
    if (!taken) return;
    this.start({});
    this.#sent(this.#names.me.party + "." + name);
  }

  /** A FLASH rings until somebody has it in hand: whoever sends it says so once more, or sends it less urgently. */
  #askFlash() {
    return openDialog({
      title: t("line.flashTitle"),
      body: el("p", { class: "big-words" }, t("line.flashMeans", { to: this.#names.party(this.#to.value), within: shortTime(this.#store.inForce()?.terms.answerWithin.FLASH.value) })),
      actions: [{ label: t("line.sendAs", { precedence: "IMMEDIATE" }), value: "IMMEDIATE" }, { label: t("line.sendAs", { precedence: "FLASH" }), value: "FLASH", primary: true }],
    });
  }

  #facts(body, precedence) {
    return [
      [t("line.to"), this.#names.party(body.to)],
      [t("line.precedence"), precedence + ", " + within(this.#store.inForce()?.terms, precedence)],
      [t("line.purpose"), t("line.purposes." + body.purpose)],
      ...(body.coded ? [[t("line.phrase"), body.coded.code + " " + this.#book.render(body.coded.code, this.#typed, language())]] : []),
      ...(body.text ? [[t("line.freeText"), body.text]] : []),
    ];
  }

  #mark(faults) {
    const words = faults.map((name) => t(name === "to" ? "line.to" : name === "text" ? "line.freeText" : "line.parameters." + name));
    this.#faults.hidden = faults.length === 0;
    setText(this.#faults, faults.length > 0 ? t("line.missing", { fields: words.join(", ") }) : "");
    for (const input of this.#fields.querySelectorAll("input")) input.setAttribute("aria-invalid", String(faults.includes(input.name)));
    this.#to.setAttribute("aria-invalid", String(faults.includes("to")));
    this.element.querySelector("[aria-invalid=true]")?.focus();
  }
}

/** A value of the terms is never shown without the letter that says where it comes from. */
const within = (terms, precedence) => {
  const { value, source } = terms.answerWithin[precedence];
  return t("line.within", { time: shortTime(value), source });
};

/** `60 s`, `10 min`, `2 h`: in the largest unit that it is a whole number of, but a minute in seconds. */
function shortTime(iso) {
  const seconds = duration(iso) / 1_000;
  const [unit, size] = [["h", 3_600], ["min", 60], ["s", 1]].find(([, length]) => seconds % length === 0 && seconds > length) ?? ["s", 1];
  return t("line.time." + unit, { n: seconds / size });
}
