// Playing a period: the moment runs through it, as fast as is wanted, and everything that shows the moment follows.

/** How often the moment moves on while it plays. */
const FRAME_MS = 100;
const SECOND = 1_000;

/** How many times as fast as the clock. */
export const SPEEDS = [1, 10, 60, 600];

/** Dispatches "change" when it begins or ceases to play, or is to play another period or faster. */
export class Playback extends EventTarget {
  #moment;
  #timer;
  #frameAt;
  /** The period: milliseconds since the epoch. */
  begin;
  end;
  speed = 60;

  constructor(moment) {
    super();
    this.#moment = moment;
    moment.addEventListener("change", () => moment.isNow && this.pause());
  }

  get isPlaying() {
    return this.#timer !== undefined;
  }

  /** Looks at the beginning of a period. */
  choose(begin, end) {
    [this.begin, this.end] = [begin, end];
    this.pause();
    this.#moment.choose(begin);
    this.#changed();
  }

  faster(speed) {
    this.speed = speed;
    this.#changed();
  }

  /** From where one looks, or from the beginning where that is outside the period. */
  play() {
    const at = this.#moment.at();
    if (this.#moment.isNow || at < this.begin || at >= this.end) this.#moment.choose(this.begin);
    this.#frameAt = performance.now();
    this.#timer ??= setInterval(() => this.#frame(), FRAME_MS);
    this.#changed();
  }

  pause() {
    if (!this.isPlaying) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#changed();
  }

  /** One step is what a second of playing is. @param direction 1 or -1 */
  step(direction) {
    this.pause();
    this.#moment.choose(this.#moment.at() + direction * this.speed * SECOND);
  }

  #frame() {
    const now = performance.now();
    const next = this.#moment.at() + (now - this.#frameAt) * this.speed;
    this.#frameAt = now;
    this.#moment.choose(Math.min(next, this.end));
    if (next >= this.end) this.pause();
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}
