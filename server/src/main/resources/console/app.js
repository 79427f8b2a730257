// The console starts here: sign in, read everything once, then follow the feed.

import { announce, showClockError, showDesk, showFeed, showFlash, showMark, showRecord, showTime, showTitle } from "./bands.js";
import { Desk, tick } from "./desk.js";
import { byId, el, setText } from "./dom.js";
import { Feed } from "./feed.js";
import { chooseLanguage, language, LANGUAGES, openLanguage } from "./language.js";
import { LineRoom } from "./line/line.js";
import { Log, LOG_LENGTH } from "./log.js";
import { ConsoleMap } from "./map.js";
import { Moment } from "./moment.js";
import { Phrases } from "./phrases.js";
import { related } from "./related.js";
import { Selection } from "./selection.js";
import { items, providers, record, signIn, takeCode, whoAmI, words } from "./session.js";
import { Signing } from "./sign/signing.js";
import { Store } from "./store.js";
import { Tables } from "./tables.js";
import { Clock } from "./time.js";
import { Names, tell } from "./words.js";

const RETRY_MS = 3_000;
/** As often as the common log grows. */
const RECORD_MS = 10_000;
/** A mark is of a day: one that is open over midnight shows the next soon enough. */
const MARK_MS = 600_000;

async function start() {
  try {
    await openLanguage();
    offerLanguages();
    const code = takeCode();
    const refused = code === null ? undefined : await signIn(code);
    const me = refused ? undefined : await whoAmI();
    if (!me) return askToSignIn(refused);
    byId("starting").hidden = true;
    await openConsole(me);
  } catch (problem) {
    setText(byId("starting-word"), "The server cannot be reached: " + problem.message + " Trying again.");
    byId("starting").classList.add("failed");
    setTimeout(start, RETRY_MS);
  }
}

async function askToSignIn(refused) {
  byId("starting").hidden = true;
  byId("console").hidden = true;
  byId("sign-in").hidden = false;
  byId("sign-in-refused").hidden = !refused;
  setText(byId("sign-in-refused"), refused ?? "");
  await offerProviders();
}

function offerLanguages() {
  byId("language").replaceChildren(...Object.entries(LANGUAGES).map(([tag, name]) =>
    el("option", { value: tag, lang: tag, selected: tag === language() }, name)));
  byId("language").onchange = ({ target }) => chooseLanguage(target.value);
}

async function offerProviders() {
  const offered = await providers();
  byId("providers").replaceChildren(...offered.map(({ party, name }) =>
    el("li", {}, el("a", { href: "/v1/sign-in/oidc?party=" + encodeURIComponent(party) }, "Sign in through " + name + "’s provider"))));
  byId("providers").hidden = offered.length === 0;
}

async function openConsole(me) {
  const store = new Store();
  const phrases = new Phrases(me.party + "/" + me.post, words);
  const names = new Names(store, me, phrases);
  const clock = new Clock();
  const feed = new Feed();
  const log = new Log();
  const selection = new Selection();
  const moment = new Moment(clock);
  const signing = new Signing(me, clock);
  clock.running = me.mechanism.mode !== "EXERCISE";

  showDesk(me);
  const everything = await items(me.party + "/" + me.post);
  byId("console").hidden = false;
  const desk = new Desk(selection);
  const tables = new Tables(selection);
  const map = new ConsoleMap(byId("map"), selection);
  const line = new LineRoom({ store, names, clock, signing });

  let everLive = false;
  let lastWord;
  const heard = () => (lastWord = clock.now());
  const beat = () => {
    store.expire(clock.now(), me);
    // A deadline passes without anything being told.
    desk.render(store, names, clock.now());
    showFlash(desk.entries, (kind, id) => {
      selection.choose(kind, id, "flash");
      line.open("messages", id);
    });
    showTime(clock.now());
    showFeed(feed, lastWord, everLive);
    showTitle(me, desk.entries.filter((entry) => entry.mine).length, store.openConflicts().length, feed.live);
    line.beat(clock.now());
    tick(clock.now());
  };
  const render = () => {
    const set = store.get("time", "time");
    if (set) clock.hear(set.now);
    // Before all that is drawn: whatever becomes of a picture, a FLASH takes the screen.
    line.render();
    beat();
    tables.render(store, names, clock.now());
    map.render(store, names);
  };

  store.addEventListener("change", render);
  phrases.addEventListener("change", render);
  store.addEventListener("change", () => {
    tables.open(store.openConflicts().length > 0 ? "conflicts" : "notices");
    document.documentElement.dataset.ready = "true";
  }, { once: true });

  selection.addEventListener("change", ({ detail: { from } }) => {
    const marked = related(store, selection.kind, selection.id);
    map.mark(marked, from !== "map");
    desk.mark(marked);
    tables.mark(marked);
    if (from !== "tables") tables.reveal(selection.kind, marked);
  });

  feed.addEventListener("telling", ({ detail: telling }) => {
    if (store.fold(telling)) {
      if (!store.get("time", "time")) clock.hear(telling.at);
      if (isAlarm(telling, me)) announce(tell(telling, names));
    }
    log.add(telling, names);
    heard();
  });
  feed.addEventListener("heartbeat", ({ detail: { at, now } }) => {
    clock.hear(now);
    heard();
    showClockError(at);
  });
  feed.addEventListener("live", () => {
    everLive = true;
    beat();
  });
  feed.addEventListener("blind", beat);
  feed.addEventListener("refused", () => askToSignIn("Your session has ended."));

  byId("fit-area").addEventListener("click", () => map.fitArea());
  byId("fit-conflicts").addEventListener("click", () => map.fitConflicts());

  store.reset(everything);
  // Begins a little before what is known, so that the log has a past; the store ignores what it already counts.
  feed.start(Math.max(0, everything.upTo - LOG_LENGTH), me.party + "/" + me.post);
  setInterval(beat, 1_000);
  const askRecord = async () => showRecord(await record(me.party + "/" + me.post));
  askRecord();
  setInterval(askRecord, RECORD_MS);
  showMark(me);
  setInterval(async () => {
    const still = await whoAmI().catch(() => undefined);
    if (still?.party === me.party && still.post === me.post) showMark(still);
  }, MARK_MS);
}

/** What is worth interrupting a person for. */
function isAlarm({ happened, item }, me) {
  return (item.kind === "conflict" && (happened === "OPENED" || happened === "REOPENED")) ||
    (item.kind === "message" && item.to === me.party && happened === "SENT" && item.precedence === "FLASH") ||
    happened === "OVERDUE" || (item.kind === "check" && happened === "MISSED");
}

// A sign-in link opened in this very tab changes only the part after the #.
addEventListener("hashchange", async () => {
  const code = takeCode();
  if (code === null) return;
  const refused = await signIn(code).catch((problem) => problem.message);
  if (refused) askToSignIn(refused);
  else location.reload();
});

start();
