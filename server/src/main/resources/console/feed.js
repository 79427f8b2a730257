// The feed: server-sent events, and the honesty about it. A feed that has said nothing for as long as the server itself
// says it never is silent (blindAfter, in every heartbeat) is not a feed.

/** Until the first heartbeat says it. */
const SILENCE_MS = 25_000;
const REOPEN_MS = 3_000;

/**
 * Events: "telling" (detail: the telling), "heartbeat" (detail: {at, now, blindAfter}), "live", "blind", and "refused" when the
 * session is no longer good.
 */
export class Feed extends EventTarget {
  #source;
  #after;
  #as;
  #reopenAt = 0;
  #patience = SILENCE_MS;
  live = false;
  /** When anything last arrived, by this computer's own steady clock. */
  lastHeard = performance.now();

  /**
   * @param after number of the last telling already known
   * @param as the desk this page was opened for, party/post; the server refuses the feed of any other
   */
  start(after, as) {
    this.#after = after;
    this.#as = as;
    this.#open();
    setInterval(() => this.#watch(), 1_000);
  }

  get silentFor() {
    return performance.now() - this.lastHeard;
  }

  #open() {
    this.#source?.close();
    const source = new EventSource(this.#address());
    this.#source = source;
    // That a stream opens proves nothing; only a word on it does.
    source.addEventListener("message", (event) => {
      const telling = JSON.parse(event.data);
      this.#after = Math.max(this.#after, telling.n);
      this.#emit("telling", telling);
      this.#heard();
    });
    source.addEventListener("heartbeat", (event) => {
      const beat = JSON.parse(event.data);
      this.#patience = seconds(beat.blindAfter) * 1_000 || SILENCE_MS;
      this.#emit("heartbeat", beat);
      this.#heard();
    });
    source.addEventListener("error", () => this.#broken(source));
  }

  #heard() {
    this.lastHeard = performance.now();
    this.#reopenAt = 0;
    if (!this.live) {
      this.live = true;
      this.#emit("live");
    }
  }

  #broken(source) {
    if (source !== this.#source) return;
    this.#blind();
    // While it is connecting, the browser tries again by itself; once closed, it never would.
    if (source.readyState === EventSource.CLOSED) {
      this.#reopenAt = performance.now() + REOPEN_MS;
      this.#checkSession();
    }
  }

  #watch() {
    const now = performance.now();
    if (this.silentFor > this.#patience) {
      this.#blind();
      this.#reopenAt ||= now;
    }
    if (this.#reopenAt && now >= this.#reopenAt) {
      // The new stream has as long to speak as the old one had, before it is given up in turn.
      this.#reopenAt = now + this.#patience;
      this.#open();
    }
  }

  #address() {
    return "/v1/feed?after=" + this.#after + "&as=" + encodeURIComponent(this.#as);
  }

  /** A stream does not say why it was refused; a page of the same feed does. */
  async #checkSession() {
    const reply = await fetch(this.#address()).catch(() => undefined);
    if (reply?.status === 401) this.#emit("refused");
    // Another desk has signed in here, or the record is another one: what this page shows is not true any more.
    if (reply?.status === 409) location.reload();
  }

  #blind() {
    if (!this.live) return;
    this.live = false;
    this.#emit("blind");
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** Of a duration in whole seconds as ISO 8601 writes it, `PT25S`; 0 for any other. */
function seconds(duration) {
  return Number(/^PT(\d+)S$/.exec(duration)?.[1] ?? 0);
}
