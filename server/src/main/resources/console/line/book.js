// The phrase book: fetched once, looked through in the reader's language, and filled in. No word of it is ours to change.

import { FORMS } from "./forms.js";

const RIGHT_TO_LEFT = ["he", "ar"];
const LEFT_TO_RIGHT_ISOLATE = "\u2066";
const RIGHT_TO_LEFT_ISOLATE = "\u2067";
const POP_ISOLATE = "\u2069";
/** Between a number and its unit, where no line ends. */
const NO_BREAK = "\u00a0";

/** @returns the newest book, which is the one to speak from */
export async function newestBook() {
  const { items } = await (await fetch("/v1/phrases")).json();
  return new Book(await (await fetch("/v1/phrases/" + items.at(-1).version)).json());
}

export class Book {
  #printed;

  /** @param printed as `GET /v1/phrases/{version}` has it */
  constructor(printed) {
    this.#printed = printed;
  }

  get version() {
    return this.#printed.version;
  }

  get phrases() {
    return this.#printed.phrases;
  }

  of(code) {
    return this.phrases.find((phrase) => phrase.code === code);
  }

  /**
   * Phrases in which every word of a question is found: in the words of the reader's language, in those of its purpose. What may be the
   * beginning of a code is looked for among codes alone.
   *
   * @param purposeWords what a purpose is called there
   */
  search(asked, language, purposeWords) {
    const code = asked.trim().toUpperCase();
    if (/^[A-Z][1-9]{0,2}$/.test(code)) return this.phrases.filter((phrase) => phrase.code.startsWith(code));
    const wanted = plain(asked, language).split(/\s+/).filter(Boolean);
    return this.phrases.filter((phrase) => {
      const there = plain(phrase.texts[language] + " " + purposeWords(phrase.purpose), language);
      return wanted.every((word) => there.includes(word));
    });
  }

  /**
   * What is typed into a phrase, as it is kept.
   *
   * @returns `{ coded, faults }`: faults are the names of what is missing or is not what it should be; then there is no phrase to say
   */
  fill(code, typed) {
    const phrase = this.of(code);
    const kept = phrase.parameters.map(({ name, kind }) => [name, FORMS[kind].keep((typed[name] ?? "").trim())]);
    const faults = kept.filter(([, value]) => value === undefined).map(([name]) => name);
    const parameters = Object.fromEntries(kept);
    const isTime = (name) => phrase.parameters.some((p) => p.name === name && p.kind === "TIME");
    if (isTime("from") && isTime("until") && parameters.from && parameters.until && parameters.from >= parameters.until) faults.push("until");
    return { faults, coded: faults.length > 0 ? undefined : { version: this.version, code, parameters } };
  }

  /** The phrase as it is read, with an ellipsis for what is not filled in yet. */
  render(code, typed, language) {
    const { parameters, texts } = this.of(code);
    const kinds = Object.fromEntries(parameters.map(({ name, kind }) => [name, kind]));
    const filled = texts[language].replaceAll(/\{([a-z]+)\}/g, (_, name) => {
      const kept = FORMS[kinds[name]].keep((typed[name] ?? "").trim());
      const [exact, ...units] = kept === undefined ? ["…"] : FORMS[kinds[name]].show(kept);
      return LEFT_TO_RIGHT_ISOLATE + exact + POP_ISOLATE + units.map((unit) => NO_BREAK + this.#printed.words[unit][language]).join("");
    });
    return (RIGHT_TO_LEFT.includes(language) ? RIGHT_TO_LEFT_ISOLATE : LEFT_TO_RIGHT_ISOLATE) + filled + POP_ISOLATE;
  }

  /** What stands before free text, in a language. */
  untranslated(language) {
    return this.#printed.untranslated[language];
  }
}

/** Without marks and capitals, so that a search need not have them. */
const plain = (text, language) => text.toLocaleLowerCase(language).normalize("NFD").replaceAll(/\p{M}/gu, "");
