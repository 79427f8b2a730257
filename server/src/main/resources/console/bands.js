// The bands across the page, the top bar and what is said aloud: exercise, blindness, FLASH, time.

import { byId, el, follow, setText } from "./dom.js";
import { t } from "./language.js";
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
  setText(byId("post"), me.facilitator ? t("page.top.facilitator", { post: me.post }) : me.post);
  setText(byId("time-word"), t(exercise ? "page.top.exerciseTime" : "page.top.mechanismTime"));
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
  setText(byId("feed"), t("page.feed." + (connecting ? "connecting" : state)));
  byId("blind").hidden = feed.live || connecting;
  if (byId("blind").hidden) return;
  setText(byId("blind-since"), lastWord === undefined
    ? t("page.blind.never")
    : t("page.blind.since", { dtg: dtg(lastWord), time: clockFace(lastWord) }));
  setText(byId("blind-for"), t("page.blind.for", { time: spoken(feed.silentFor) }));
}

/** @param at the server's own clock, from a heartbeat */
export function showClockError(at) {
  const off = Date.now() - Date.parse(at);
  const warning = byId("clock-off");
  warning.hidden = Math.abs(off) <= CLOCK_TOLERANCE_MS;
  setText(warning, t(off > 0 ? "page.clock.fast" : "page.clock.slow", { time: spoken(Math.abs(off)) }));
}

/** Every FLASH that waits for this desk, across the top until it is answered. */
export function showFlash(entries, choose) {
  const flashes = entries.filter((entry) => entry.mine && entry.precedence === "FLASH");
  follow(byId("flash"), flashes, (entry) => ({
    key: entry.id,
    signature: JSON.stringify(entry),
    build: () => el("div", { class: "flash-row", data: { flash: entry.id } },
      el("strong", { class: "flash-word" }, "FLASH"),
      el("p", { class: "flash-text" }, el("span", { class: "flash-from" }, entry.brief), " · ", entry.facts),
      el("p", { class: "timer", data: { until: entry.deadline, before: entry.until, after: entry.past } },
        el("span", { class: "timer-word" }), el("span", { class: "timer-left" })),
      el("button", { type: "button", click: () => choose(entry.kind, entry.id) }, t("page.desk.show"))),
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
    ? t("page.record.unwitnessed", { count: size })
    : finalSize === undefined
      ? t("page.record.notFinal", { count: size })
      : t("page.record.final", { final: finalSize, count: size, at: clockFace(Date.parse(finalAt)) }));
  follow(byId("record-alarm"), alarms, (alarm) => ({
    key: alarm,
    signature: alarm,
    build: () => el("p", {}, el("strong", {}, t("page.record.alarm")), " ", el("bdi", { lang: "en" }, alarm + ".")),
  }));
  byId("record-alarm").hidden = alarms.length === 0;
}

export function showTitle(me, mine, conflicts, live) {
  const parts = [
    !live && t("page.feed.blind"),
    me.mechanism.mode === "EXERCISE" && t("page.exercise.word"),
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
