// STUB, to be replaced: signs nothing, so that the rooms that say something can be looked at.

export class Signing {
  get ready() {
    return false;
  }

  async open() {}

  async say() {
    return { refused: { field: "", reason: "nothing can be signed here yet" } };
  }
}
