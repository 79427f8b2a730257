// What is said from here, reviewed and signed with a key that the page cannot export.

export class Signing {
  get ready() {
    return false;
  }

  async say() {
    return { cancelled: true };
  }
}
