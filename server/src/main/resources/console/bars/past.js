// What was known at an instant that is over: a second store, made of what this desk's party had been told by then.
//
// The server is asked for what stood (`/v1/reconstruction`), and from there on the feed is folded, page by page: so playing back
// asks nothing of it from one picture to the next. An instant before the one that is shown is asked for anew.

import { reconstruction, tellingsAfter } from "../session.js";
import { Store } from "../store.js";
import { Names } from "../words.js";

const RETRY_MS = 1_000;

/** Dispatches "change" when there is another picture, or another reason why there is none. */
export class Past extends EventTarget {
  #clock;
  #moment;
  #me;
  #phrases;
  #as;
  #store;
  #names;
  /** The instant the store is of. */
  #at;
  /** Up to when everything that was told is in the store or in `#ahead`. */
  #known;
  /** Tellings that are not folded in yet, in their order. */
  #ahead = [];
  #last = 0;
  #following = false;
  /** How many things stood then that can be shown no more. */
  erased = 0;
  /** Why the picture cannot be had, in the server's words. */
  fault;

  constructor({ clock, moment, me, phrases }) {
    super();
    this.#clock = clock;
    this.#moment = moment;
    this.#me = me;
    this.#phrases = phrases;
    this.#as = me.party + "/" + me.post;
  }

  /** "past", "now" or "future": of what is to come nothing has been told, so there the picture is the live one. */
  get tense() {
    if (this.#moment.isNow) return "now";
    return this.#moment.at() < this.#clock.now() ? "past" : "future";
  }

  /** Whether the picture is not that of the moment yet. */
  get isReading() {
    return this.tense === "past" && this.#at !== this.#moment.at();
  }

  /** @returns {{store: Store, names: Names, at: number}|undefined} what is to be shown in place of the live picture; empty until it is read */
  get picture() {
    if (this.tense !== "past") return undefined;
    if (!this.#store) this.#begin();
    return { store: this.#store, names: this.#names, at: this.#moment.at() };
  }

  #begin() {
    this.#store = new Store();
    this.#names = new Names(this.#store, this.#me, this.#phrases);
    this.#store.addEventListener("change", () => this.#changed());
  }

  #forget() {
    this.#store = this.#names = this.#at = this.#known = this.fault = undefined;
    this.#ahead = [];
    this.erased = 0;
  }

  /** To be called whenever the moment or the clock has moved. One question at a time: the newest wish is the next. */
  async follow() {
    if (this.#following) return;
    this.#following = true;
    let read = false;
    while (this.tense === "past" && !this.#advance(this.#moment.at())) {
      read = true;
      await this.#read(this.#moment.at());
    }
    this.#following = false;
    const over = this.tense !== "past" && this.#store !== undefined;
    if (over) this.#forget();
    if (read || over) this.#changed();
  }

  /** Folds on to an instant. @returns whether that was possible with what has been read */
  #advance(at) {
    if (at === this.#at) return true;
    if (this.#at === undefined || at < this.#at || at > this.#known) return false;
    const due = this.#ahead.findIndex((telling) => Date.parse(telling.at) > at);
    const folded = this.#ahead.splice(0, due < 0 ? this.#ahead.length : due);
    folded.forEach((telling) => this.#store.fold(telling));
    this.#store.expire(at, this.#me);
    this.#at = at;
    return true;
  }

  async #read(at) {
    this.#changed();
    try {
      if (this.#at === undefined || at < this.#at) await this.#reconstruct(at);
      else await this.#readOn(at);
      this.fault = undefined;
    } catch (problem) {
      this.fault = problem.message;
      this.#changed();
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }

  async #reconstruct(at) {
    const past = await reconstruction(new Date(at).toISOString(), this.#as);
    if (this.tense !== "past") return;
    if (!this.#store) this.#begin();
    this.#store.reset({ upTo: past.upTo, items: past.items.map((known) => known.item) });
    this.#store.expire(at, this.#me);
    this.#at = this.#known = at;
    this.#ahead = [];
    this.#last = past.upTo;
    this.erased = past.erased;
  }

  /** The next page of the feed; when it does not lead to the instant, that is asked for in place of all between. */
  async #readOn(at) {
    const asked = this.#clock.now();
    const { items, next } = await tellingsAfter(this.#last, this.#as);
    if (next !== undefined && Date.parse(items.at(-1).at) <= at) return this.#reconstruct(at);
    this.#ahead.push(...items);
    this.#last = items.at(-1)?.n ?? this.#last;
    // More of the same instant may be on the next page; and after the last page, more is told from now on.
    this.#known = next === undefined ? asked - 1 : Date.parse(items.at(-1).at) - 1;
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}
