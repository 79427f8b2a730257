// What this audience may see now: a fold over what the server told it. Nothing is kept between visits.

const OTHER_FORM = { notice: "trace", trace: "notice" };

export class Store extends EventTarget {
  #kinds = new Map();
  /** Of each kind, its items in order, until one of them changes: the page asks every second. */
  #ordered = new Map();
  #batched = false;
  /** Number of the last telling folded in. */
  upTo = 0;

  /** Starts afresh from `GET /v1/items`. */
  reset({ upTo, items }) {
    this.#kinds.clear();
    this.#ordered.clear();
    this.upTo = upTo;
    items.forEach((item) => this.#put(item));
    this.#changed();
  }

  /** Folds one telling in. Tellings already counted in `upTo` are history: they change nothing. */
  fold(telling) {
    if (telling.n <= this.upTo) return false;
    this.upTo = telling.n;
    this.#put(telling.item);
    this.#changed();
    return true;
  }

  get(kind, id) {
    return this.#kinds.get(kind)?.get(id);
  }

  /** All of a kind, by id. */
  all(kind) {
    if (!this.#ordered.has(kind)) {
      this.#ordered.set(kind, [...(this.#kinds.get(kind)?.values() ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1)));
    }
    return [...this.#ordered.get(kind)];
  }

  /** The arrangement in force; several versions may exist, at most one is in force. */
  inForce() {
    return this.all("arrangement").find((a) => a.standing === "IN_FORCE");
  }

  /** Conflicts not yet settled. */
  openConflicts() {
    return this.all("conflict").filter((c) => !c.closed);
  }

  /**
   * Leaves out what its owner shows only until now; nothing is told of that. What is this desk's own, or the facilitator's to
   * see, it is always shown.
   * @param now milliseconds since the epoch
   */
  expire(now, me) {
    if (now === undefined || me.facilitator) return;
    for (const kind of ["notice", "trace"]) {
      for (const item of this.#kinds.get(kind)?.values() ?? []) {
        const until = kind === "trace" ? item.until : item.activity.release?.until;
        if (until && item.owner !== me.party && Date.parse(until) <= now) {
          this.#take(kind, item.id);
          this.#changed();
        }
      }
    }
  }

  #put(item) {
    if (!this.#kinds.has(item.kind)) this.#kinds.set(item.kind, new Map());
    // The time of an exercise is the one item without an id of its own.
    this.#kinds.get(item.kind).set(item.id ?? item.kind, item);
    this.#ordered.delete(item.kind);
    // A notice that is shown whole is a trace no longer, and the other way round.
    this.#take(OTHER_FORM[item.kind], item.id);
  }

  #take(kind, id) {
    if (this.#kinds.get(kind)?.delete(id)) this.#ordered.delete(kind);
  }

  /** One "change" for everything that arrives together. Not an animation frame: those stop in a hidden tab. */
  #changed() {
    if (this.#batched) return;
    this.#batched = true;
    setTimeout(() => {
      this.#batched = false;
      this.dispatchEvent(new Event("change"));
    }, 20);
  }
}
