// The console starts here: sign in, read everything once, then follow the feed.

import { Band } from "./bars/band.js";
import { Bars } from "./bars/bars.js";
import { Past } from "./bars/past.js";
import { Playback } from "./bars/playback.js";
import { announce, showClockError, showDesk, showFeed, showFlash, showMark, showRecord, showTime, showTitle } from "./bands.js";
import { Desk, tick } from "./desk.js";
import { byId, el, setText } from "./dom.js";
import { Feed } from "./feed.js";
import { chooseLanguage, language, LANGUAGES, openLanguage, t } from "./language.js";
import { LineRoom } from "./line/line.js";
import { Log, LOG_LENGTH } from "./log.js";
import { ConsoleMap } from "./map.js";
import { Moment } from "./moment.js";
import { renderActions } from "./notice/actions.js";
import { Filing } from "./notice/filing.js";
import { openOperator, readsNothing } from "./papers/operator.js";
import { offerPages, Papers } from "./papers/papers.js";
import { Phrases } from "./phrases.js";
import { Measure } from "./profile/measure.js";
import { Profile } from "./profile/profile.js";
import { related } from "./related.js";
import { Selection } from "./selection.js";
import { items, providers, readAs, record, signIn, takeCode, whoAmI, words } from "./session.js";
import { offerKeys } from "./sign/entering.js";
import { Signing } from "./sign/signing.js";
import { Store } from "./store.js";
import { Tables } from "./tables.js";
import { Clock } from "./time.js";
import { Names, tell } from "./words.js";

const RETRY_MS = 3_000;
/** As often as the common log grows. */
const RECORD_MS = 10_000;
/** While the moment is dragged or played, map and desk are drawn at most as often. */
const PICTURE_MS = 120;
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
    // In English until there are words.
    byId("starting").hidden = false;
    byId("starting-word").hidden = true;
    byId("starting-failed").hidden = false;
    setText(byId("starting-problem"), problem.message);
    setTimeout(start, RETRY_MS);
  }
}

async function askToSignIn(refused) {
  byId("starting").hidden = true;
  byId("console").hidden = true;
  byId("sign-in").hidden = false;
  byId("sign-in-refused").hidden = !refused;
  setText(byId("sign-in-refused"), refused ?? "");
  await offerKeys(byId("own-keys"));
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
    el("li", {}, el("a", { href: "/v1/sign-in/oidc?party=" + encodeURIComponent(party) }, t("page.signIn.through", { party: name })))));
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
  if (readsNothing(me)) return openOperator(me, (path) => readAs(path, me.party + "/" + me.post));
  offerPages(me);
  const everything = await items(me.party + "/" + me.post);
  byId("console").hidden = false;
  const desk = new Desk(selection, moment);
  const tables = new Tables(selection);
  const map = new ConsoleMap(byId("map"), selection);
  const bars = new Bars(selection, moment, clock);
  const past = new Past({ clock, moment, me, phrases });
  const band = new Band({ clock, moment, past, playback: new Playback(moment) });
  /** What is looked at: what was known at a moment that is over, else the live picture. */
  const picture = () => past.picture ?? { store, names, at: moment.at() };
  const profile = new Profile({ map, selection, moment });
  new Measure(map);
  const filing = new Filing({ me, store, names, clock, map, signing, choose: (kind, id) => selection.choose(kind, id, "filing") });
  const line = new LineRoom({ store, names, clock, signing });
  store.reset(everything);
  const papers = new Papers({
    store, names, me, clock, signing, upTo: everything.upTo, read: (path) => readAs(path, me.party + "/" + me.post),
  }, selection);

  let everLive = false;
  let lastWord;
  const heard = () => (lastWord = clock.now());
  // What says whether this page can be trusted comes first; a deadline passes without anything being told.
  const beat = () => each(
    () => showTime(clock.now()),
    () => showFeed(feed, lastWord, everLive),
    () => line.beat(clock.now()),
    () => store.expire(clock.now(), me),
    () => desk.render(store, names, clock.now(), past.picture),
    () => showFlash(desk.entries, (kind, id) => {
      moment.now();
      selection.choose(kind, id, "flash");
      line.open("messages", id);
    }),
    () => band.render({ conflicts: store.openConflicts().length, mine: desk.entries.filter((entry) => entry.mine).length }),
    () => past.follow(),
    () => showTitle(me, desk.entries.filter((entry) => entry.mine).length, store.openConflicts().length, feed.live),
    () => bars.moved(past.tense),
    () => profile.beat(),
    () => tick(clock.now()),
  );
  const paint = paced(PICTURE_MS, () => {
    const { store: seen, names: called, at } = picture();
    map.render(seen, called, at);
    desk.render(store, names, clock.now(), past.picture);
  });
  const render = () => {
    const set = store.get("time", "time");
    if (set) clock.hear(set.now);
    // Before all that is drawn: whatever becomes of a picture, a FLASH takes the screen.
    each(() => line.render(), beat);
    const { store: seen, names: called, at } = picture();
    each(
      () => tables.render(seen, called, at),
      () => bars.render(seen, called, desk.shown, past.tense),
      paint,
      () => profile.render(seen, called),
      () => renderActions(selection, { me, store, clock }, filing),
      () => tick(clock.now()),
      () => papers.refresh(),
    );
  };

  store.addEventListener("change", render);
  past.addEventListener("change", paced(PICTURE_MS, render));
  let tense = past.tense;
  moment.addEventListener("change", () => {
    past.follow();
    if (past.tense !== tense) render();
    tense = past.tense;
    band.render();
    bars.moved(tense);
    paint();
  });
  phrases.addEventListener("change", render);
  store.addEventListener("change", () => {
    tables.open(store.openConflicts().length > 0 ? "conflicts" : "notices");
    document.documentElement.dataset.ready = "true";
  }, { once: true });

  selection.addEventListener("change", ({ detail: { from } }) => {
    const marked = related(picture().store, selection.kind, selection.id);
    map.mark(marked, from !== "map");
    desk.mark(marked);
    bars.mark(marked, from !== "bars");
    profile.mark(marked);
    tables.mark(marked);
    renderActions(selection, { me, store, clock }, filing);
    if (from !== "tables") tables.reveal(selection.kind, marked);
  });

  feed.addEventListener("telling", ({ detail: telling }) => {
    if (store.fold(telling)) {
      if (!store.get("time", "time")) catchUp(clock, telling.at);
      if (isAlarm(telling, me)) announce(tell(telling, names));
    }
    log.add(telling, names);
    papers.hear(telling);
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
  feed.addEventListener("refused", () => askToSignIn(t("page.signIn.ended")));

  byId("fit-area").addEventListener("click", () => map.fitArea());
  byId("fit-conflicts").addEventListener("click", () => map.fitConflicts());

  offerKey(signing);
  offerFiling(filing);

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

/** One after the other; where one fails the page reports it, and the others are done all the same. */
function each(...acts) {
  for (const act of acts) {
    try {
      act();
    } catch (problem) {
      reportError(problem);
    }
  }
}

/** What was said while the line was cut comes late: it tells nothing of what time it is now. */
function catchUp(clock, at) {
  if (!(clock.now() >= Date.parse(at))) clock.hear(at);
}

/** Does something at once, and again when it was asked for meanwhile, but not more often. */
function paced(milliseconds, act) {
  let waits = false;
  let asked = false;
  return function ask() {
    if (waits) return (asked = true);
    act();
    waits = true;
    setTimeout(() => {
      waits = false;
      const again = asked;
      asked = false;
      if (again) ask();
    }, milliseconds);
  };
}

/** Whether this browser signs is always in sight; a press shows its key. */
function offerKey(signing) {
  const button = byId("signing-key");
  const show = () => {
    button.dataset.ready = signing.ready;
    const state = t(signing.ready ? "sign.signsHere" : "sign.readsOnly");
    setText(button, (signing.ready ? "✎ " : "") + state);
    button.setAttribute("aria-label", t("sign.button", { state }));
  };
  button.addEventListener("click", () => signing.open());
  signing.addEventListener("change", show);
  show();
  signing.resume();
}

/** F files a notice, wherever nothing is being typed. */
function offerFiling(filing) {
  const button = byId("file-notice");
  button.hidden = !filing.possible;
  setText(button, t("notice.fileKey"));
  button.addEventListener("click", () => filing.file());
  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, dialog, [contenteditable]");
    if (event.key.toLowerCase() !== "f" || event.ctrlKey || event.altKey || event.metaKey || typing || !filing.possible) return;
    event.preventDefault();
    filing.file();
  });
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
