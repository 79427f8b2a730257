// The bands across the page, the top bar and what is said aloud: exercise, blindness, FLASH, time.

import { byId, el, follow, setText } from "./dom.js";
import { clockFace, day, dtg, spoken } from "./time.js";

/** A computer whose clock is further off than this is told so. */
const CLOCK_TOLERANCE_MS = 5_000;
/** How long a first connection may take before the page calls itself blind. */
const FIRST_WORD_MS = 12_000;

export function showDesk(me) {
  const { mechanism } = me;
  const exercise = mechanism.mode === "EXERCISE";
  document.documentElement.dataset.mode = mechanism.mode.toLowerCase();
  document.querySelectorAll(".exercise").forEach((band) => (band.hidden = !exercise));
  setText(byId("mechanism"), mechanism.title);
  setText(byId("desk-of"), me.name);
  setText(byId("post"), me.facilitator ? "facilitator · " + me.post : me.post);
  setText(byId("time-word"), exercise ? "Exercise time" : "Mechanism time");
}

/** Whose copy this is, today: on the page and on the map, so that a photograph of either tells it. */
export function showMark(me) {
  setText(byId("copy-of"), me.party + "/" + me.post);
  document.querySelectorAll(".mark").forEach((mark) => setText(mark, me.mark));
}

export function showTime(now) {
  if (now === undefined) return;
  setText(byId("dtg"), dtg(now));
  setText(byId("utc"), day(now) + " " + clockFace(now));
  byId("utc").dateTime = new Date(now).toISOString();
}

/**
 * The light, and the band when it is out.
 *
 * @param lastWord mechanism time at the last word of the feed, or undefined before any
 */
export function showFeed(feed, lastWord, everLive) {
  const state = feed.live ? "live" : "blind";
  document.documentElement.dataset.feed = state;
  const connecting = !feed.live && !everLive && feed.silentFor < FIRST_WORD_MS;
  setText(byId("feed"), connecting ? "CONNECTING" : state.toUpperCase());
  byId("blind").hidden = feed.live || connecting;
  if (byId("blind").hidden) return;
  setText(byId("blind-since"), lastWord === undefined
    ? "Nothing has been heard yet."
    : "Since " + dtg(lastWord) + ", " + clockFace(lastWord) + ".");
  setText(byId("blind-for"), spoken(feed.silentFor));
}

/** @param at the server's own clock, from a heartbeat */
export function showClockError(at) {
  const off = Date.now() - Date.parse(at);
  const warning = byId("clock-off");
  warning.hidden = Math.abs(off) <= CLOCK_TOLERANCE_MS;
  setText(warning, "⚠ This computer’s clock is " + spoken(Math.abs(off)) + (off > 0 ? " fast" : " slow") + ".");
}

/** Every FLASH that waits for this desk, across the top until it is answered. */
export function showFlash(entries, choose) {
  const flashes = entries.filter((entry) => entry.mine && entry.precedence === "FLASH");
  follow(byId("flash"), flashes, (entry) => ({
    key: entry.id,
    signature: JSON.stringify(entry),
    build: () => el("div", { class: "flash-row", data: { flash: entry.id } },
      el("strong", { class: "flash-word" }, "FLASH"),
      el("p", { class: "flash-text" }, el("span", { class: "flash-from" }, entry.title.replace("FLASH ", "") + ". "), entry.facts),
      el("p", { class: "timer", data: { until: entry.deadline, before: entry.until, after: entry.past } },
        el("span", { class: "timer-word" }), el("span", { class: "timer-left" })),
      el("button", { type: "button", click: () => choose(entry.kind, entry.id) }, "Show")),
  }));
  byId("flash").hidden = flashes.length === 0;
}

/**
 * How much of what this desk's party said and was told is final, and a band when something is wrong with the record.
 *
 * @param status of the record, or undefined while it cannot be asked
 */
export function showRecord(status) {
  if (!status) return;
  const { size, finalSize, finalAt, quorum, alarms } = status;
  setText(byId("record"), quorum === undefined
    ? size + " entries; the terms name no witnesses"
    : finalSize === undefined
      ? size + " entries, not final yet"
      : finalSize + " of " + size + " entries final, cosigned " + clockFace(Date.parse(finalAt)));
  follow(byId("record-alarm"), alarms, (alarm) => ({
    key: alarm,
    signature: alarm,
    build: () => el("p", {}, el("strong", {}, "⚠ THE RECORD "), alarm + "."),
  }));
  byId("record-alarm").hidden = alarms.length === 0;
}

export function showTitle(me, mine, conflicts, live) {
  const parts = [
    !live && "BLIND",
    me.mechanism.mode === "EXERCISE" && "EXERCISE",
    conflicts > 0 && "⚠ " + conflicts,
    mine > 0 && "(" + mine + ")",
    me.name,
    "Gilavar",
  ];
  document.title = parts.filter(Boolean).join(" · ");
}

/** Said at once by a screen reader. */
export function announce(text) {
  setText(byId("announcer"), text);
}
