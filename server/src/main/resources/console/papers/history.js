// What was told of each thing, when. Read once from the feed, page after page, and then heard as it comes.

/** How far back it is read: some megabytes. What was told before that stands in the record. */
const MOST = 20_000;

export class History extends EventTarget {
  #told = new Map();
  /** The number of the last telling that is not looked at. */
  from;
  /** Why it could not be read. */
  problem;

  /** @param upTo the number of the last telling that has come so far */
  constructor(upTo) {
    super();
    this.from = Math.max(0, upTo - MOST);
  }

  /** @param read asks for a page: (after) → a promise of `{ items, next }` */
  async open(read) {
    for (let next = this.from; next !== undefined;) {
      const page = await read(next);
      page.items.forEach((telling) => this.hear(telling));
      next = page.next;
    }
    this.dispatchEvent(new Event("change"));
  }

  /** What is heard from now on is all there is. */
  fail(problem) {
    this.problem = problem;
    this.dispatchEvent(new Event("change"));
  }

  /** In whatever order they come, and as often. */
  hear(telling) {
    const key = telling.item.kind + "/" + (telling.item.id ?? telling.item.kind);
    if (!this.#told.has(key)) this.#told.set(key, new Map());
    this.#told.get(key).set(telling.n, telling);
    if (telling.n - this.from > 2 * MOST) this.#forget(telling.n - MOST);
  }

  /** A page that stays open for weeks keeps no more than one that was opened today. */
  #forget(from) {
    this.from = from;
    for (const [key, tellings] of this.#told) {
      for (const n of tellings.keys()) if (n <= from) tellings.delete(n);
      if (tellings.size === 0) this.#told.delete(key);
    }
  }

  of(kind, id) {
    return [...(this.#told.get(kind + "/" + id)?.values() ?? [])].sort((a, b) => a.n - b.n);
  }
}
