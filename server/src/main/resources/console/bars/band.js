// The band that says that one is not looking at now, with the way back; and in it the buttons that play a period.

import { announce } from "../bands.js";
import { byId, el, setText } from "../dom.js";
import { t } from "../language.js";
import { spacedDtg } from "../time.js";
import { SPEEDS } from "./playback.js";
import { typedTime } from "./typed.js";

/** What is offered first: so long before where one looks. */
const USUAL_PERIOD_MS = 6 * 3_600_000;
/** One key alone is in the way of those who speak to their computer: it can be put off (WCAG 2.1.4). */
const KEY_OFF = "gilavar.key-n-off";
/** What is stamped, so that a photograph of any of them tells that it is not of now. */
const STAMPED = ["map-region", "bars-region", "profile-region", "tables"];

export class Band {
  #moment;
  #clock;
  #past;
  #playback;
  #live;
  #tense = "now";

  constructor({ moment, clock, past, playback }) {
    this.#moment = moment;
    this.#clock = clock;
    this.#past = past;
    this.#playback = playback;
    byId("band-speed").replaceChildren(...SPEEDS.map((speed) => el("option", { value: speed, selected: speed === playback.speed }, "×" + speed)));
    byId("band-speed").addEventListener("change", ({ target }) => playback.faster(Number(target.value)));
    byId("band-play").addEventListener("click", () => this.#play());
    byId("band-back").addEventListener("click", () => playback.step(-1));
    byId("band-on").addEventListener("click", () => playback.step(1));
    byId("band-period").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#choosePeriod();
    });
    byId("bars-play").addEventListener("click", () => this.#open());
    for (const button of [byId("band-now"), byId("bars-to-now")]) button.addEventListener("click", () => this.#return());
    this.#shortcut();
    playback.addEventListener("change", () => this.#controls());
    this.#controls();
  }

  /** N, unless one types or has put it off. */
  #shortcut() {
    const choice = byId("band-key");
    choice.checked = localStorage.getItem(KEY_OFF) === null;
    choice.addEventListener("change", () => (choice.checked ? localStorage.removeItem(KEY_OFF) : localStorage.setItem(KEY_OFF, "off")));
    addEventListener("keydown", (event) => {
      const typing = event.target.closest?.("input, select, textarea, dialog, [contenteditable]");
      if (event.key.toLowerCase() !== "n" || event.ctrlKey || event.altKey || event.metaKey || typing || !choice.checked) return;
      event.preventDefault();
      this.#return();
    });
  }

  #return() {
    // What had the focus may be about to go.
    if (byId("not-now").contains(document.activeElement)) byId("bars-cursor").focus();
    this.#moment.now();
    this.render();
  }

  /** The hours before, ready to be played. */
  #open() {
    const at = Math.floor(this.#moment.at() / 60_000) * 60_000;
    this.#playback.choose(at - USUAL_PERIOD_MS, at);
    this.#offer();
    byId("band-play").focus();
  }

  /** The period that is to be played, in its fields. */
  #offer() {
    byId("band-from").value = spacedDtg(this.#playback.begin);
    byId("band-until").value = spacedDtg(this.#playback.end);
  }

  /** @returns whether a period was understood, and is looked at from its beginning on */
  #choosePeriod() {
    const fields = [byId("band-from"), byId("band-until")];
    const [begin, end] = fields.map((field) => typedTime(field.value));
    [begin, end].forEach((time, i) => fields[i].setAttribute("aria-invalid", String(time === undefined)));
    const understood = begin !== undefined && end !== undefined;
    if (understood && begin >= end) fields[1].setAttribute("aria-invalid", "true");
    const good = understood && begin < end;
    setText(byId("band-refused"), good ? "" : t(understood ? "time.badPeriod" : "time.badTime"));
    if (good) {
      this.#playback.choose(begin, end);
      this.#offer();
    }
    return good;
  }

  #play() {
    if (this.#playback.isPlaying) return this.#playback.pause();
    const typed = [byId("band-from"), byId("band-until")].map((field) => typedTime(field.value));
    // Typed and not yet taken: it is meant all the same.
    if ((typed[0] !== this.#playback.begin || typed[1] !== this.#playback.end) && !this.#choosePeriod()) return;
    this.#playback.play();
  }

  #controls() {
    const playing = this.#playback.isPlaying;
    setText(byId("band-play"), playing ? "❚❚" : "▶");
    byId("band-play").setAttribute("aria-label", t(playing ? "time.pause" : "time.play"));
    byId("band-play").title = t(playing ? "time.pause" : "time.play");
  }

  /** @param live what waits now, whatever is looked at: {conflicts, mine} */
  render(live = this.#live) {
    this.#live = live;
    const { tense } = this.#past;
    const at = this.#moment.at();
    const away = tense !== "now";
    const dtg = away ? spacedDtg(at) : "";
    document.documentElement.dataset.looking = tense;
    document.documentElement.dataset.reading = String(this.#past.isReading);
    document.querySelector("main").setAttribute("aria-busy", String(this.#past.isReading));
    for (const id of ["not-now", "desk-past"]) byId(id).hidden = !away;
    for (const id of STAMPED) {
      if (away) byId(id).dataset.stamp = t("time.stamp", { dtg });
      else delete byId(id).dataset.stamp;
    }
    if (away) this.#say(tense, dtg, live);
    if (away && this.#playback.begin === undefined) this.#offerAround(at);
    if (tense !== this.#tense) announce(away ? t("time.lookingAt", { dtg }) : t("time.backAtNow"));
    this.#tense = tense;
  }

  /** Whoever drags the cursor away finds a period that can be played from there. */
  #offerAround(at) {
    const full = Math.floor(at / 60_000) * 60_000;
    [this.#playback.begin, this.#playback.end] = [full, Math.max(full + USUAL_PERIOD_MS, Math.floor(this.#clock.now() / 60_000) * 60_000)];
    this.#offer();
  }

  #say(tense, dtg, live) {
    setText(byId("band-looking"), t("time.lookingAt", { dtg }));
    setText(byId("desk-past"), t("time.desk." + tense, { dtg }));
    setText(byId("band-what"), this.#past.fault ? t("time.fault", { fault: this.#past.fault }) : this.#past.isReading ? t("time.reading") : t("time.what." + tense) +
      (this.#past.erased > 0 ? " " + t("time.erased", { count: this.#past.erased }) : ""));
    setText(byId("band-live"), live ? t("time.live", live) : "");
  }
}
