// The one thing selected, the same for map, desk and tables.

export class Selection extends EventTarget {
  kind;
  id;

  /** @param from who selected ("map", "desk", "tables"), so that it need not move under its own pointer */
  choose(kind, id, from) {
    this.kind = kind;
    this.id = id;
    this.dispatchEvent(new CustomEvent("change", { detail: { from } }));
  }

  clear(from) {
    if (this.kind) this.choose(undefined, undefined, from);
  }

  is(kind, id) {
    return this.kind === kind && this.id === id;
  }
}
