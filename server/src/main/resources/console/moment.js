// The one instant that is looked at, the same for map, bars, profile and desk: now, unless another has been chosen.

export class Moment extends EventTarget {
  #clock;
  #chosen;

  /** @param clock the mechanism's {@link Clock} */
  constructor(clock) {
    super();
    this.#clock = clock;
  }

  /** Whether it goes with the clock. */
  get isNow() {
    return this.#chosen === undefined;
  }

  /** @returns milliseconds since the epoch, or undefined before anything was heard of the time */
  at() {
    return this.#chosen ?? this.#clock.now();
  }

  /** @param time milliseconds since the epoch */
  choose(time) {
    const chosen = time === undefined ? undefined : Math.round(time);
    if (chosen === this.#chosen) return;
    this.#chosen = chosen;
    this.dispatchEvent(new Event("change"));
  }

  /** Back to the clock. Dispatches "now" even where one was there: whoever asks wants to see it. */
  now() {
    this.choose(undefined);
    this.dispatchEvent(new Event("now"));
  }
}
