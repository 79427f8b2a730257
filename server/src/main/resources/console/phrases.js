// What messages say that were said by a phrase, in the reader's language. The server renders; here nothing is translated.

import { language } from "./language.js";

export class Phrases extends EventTarget {
  #as;
  #read;
  #said = new Map();
  #asking = Promise.resolve();
  #batched = false;
  language = language();

  /**
   * @param as the desk this page was opened for
   * @param read asks for the words of a message: (id, as) → a promise of what the API says, or of undefined
   */
  constructor(as, read) {
    super();
    this.#as = as;
    this.#read = read;
  }

  /** A message in one text: its code, its words as soon as they are here, and free text marked as not translated. */
  text(m) {
    return m.coded ? m.coded.code + " " + this.words(m) : m.text;
  }

  /** The same without the code. Each text has its own direction, by the isolate that it comes in. */
  words(m) {
    if (!m.coded) return m.text;
    const said = this.#of(m);
    if (!said) return bare(m);
    return [said.phrase[this.language], said.untranslated[this.language]].filter(Boolean).join(" ");
  }

  /** Undefined for code and values. */
  languageOf(m) {
    return this.#of(m) && this.language;
  }

  /** What a message says never changes, so it is asked for once; one after the other, as they are looked at. */
  #of(m) {
    if (!this.#said.has(m.id)) {
      this.#said.set(m.id, undefined);
      this.#asking = this.#asking.then(() => this.#ask(m.id));
    }
    return this.#said.get(m.id);
  }

  async #ask(id) {
    const said = await this.#read(id, this.#as).catch(() => undefined);
    if (said) {
      this.#said.set(id, said);
      this.#changed();
    } else {
      this.#said.delete(id); // asked again when it is next drawn
    }
  }

  /** One "change" for all that comes in a moment. */
  #changed() {
    if (this.#batched) return;
    this.#batched = true;
    setTimeout(() => {
      this.#batched = false;
      this.dispatchEvent(new Event("change"));
    }, 50);
  }
}

/** Code and values, for as long as there are no words: `N67 delay=PT30M notice=turkiye.patrol-7`. */
export const coded = (m) => [m.coded.code, bare(m)].join(" ");

const bare = (m) =>
  [...Object.entries(m.coded.parameters).map(([name, value]) => name + "=" + value), ...(m.text ? ["“" + m.text + "”"] : [])].join(" ");
