// How this page says something: words are made, read, signed by the key of this browser, and sent until there is an answer.

import { setText } from "../dom.js";
import { t } from "../language.js";
import { enter } from "./entering.js";
import { seal, STATEMENT } from "./envelope.js";
import { forgetUnanswered, keepUnanswered, keysOf, unanswered } from "./keeping.js";
import { BrowserKey, canKeepKeys } from "./key.js";
import { KeySheet } from "./keysheet.js";
import { deliver } from "./sending.js";
import { askAgain, noAnswerYet, review as reviewed, showRefusal } from "./sheets.js";

/** Until when others may still take it that this was meant, as long as nothing else is said. */
const STALE_MS = 3_600_000;

/** Says what its post says. Emits "change" when `ready` has changed. */
export class Signing extends EventTarget {
  #me;
  #clock;
  #key;
  #ready = false;
  #underWay = new Set();

  /**
   * @param me who is signed in, as `GET /v1/me` has it
   * @param clock the mechanism's {@link Clock}
   */
  constructor(me, clock) {
    super();
    this.#me = me;
    this.#clock = clock;
    /** Settled once it is known whether this browser can sign. */
    this.known = this.refresh();
  }

  /** Whether this browser holds a key enrolled for this post. */
  get ready() {
    return this.#ready;
  }

  /** Looks again what keys there are here, and which of them are enrolled. */
  async refresh() {
    const { party, post, mechanism } = this.#me;
    const held = canKeepKeys() ? (await keysOf(mechanism.id)).filter((kept) => kept.party === party) : [];
    const enrolled = held.length > 0 ? await enrolledKeys(party) : [];
    const known = held.map((kept) => ({ key: new BrowserKey(kept), enrolled: enrolled.includes(kept.text) }));
    const own = known.find(({ key }) => key.post === post);
    this.#key = own?.key;
    if (this.#ready !== Boolean(own?.enrolled)) {
      this.#ready = Boolean(own?.enrolled);
      this.dispatchEvent(new Event("change"));
    }
    return known;
  }

  /**
   * Shows the sheet on which a key is made, and which says how it is enrolled.
   *
   * @param explain why it is shown, a sentence; may be left out
   */
  async open(explain) {
    await new KeySheet(this.#me, this.#clock, this).open(explain);
  }

  /**
   * Says something, once its reader has seen exactly what will be signed.
   *
   * @param body of the statement, as the API describes it
   * @param title what is done, such as "File a notice"
   * @param facts what it says, for people: pairs of a name and a value, or sentences
   * @param review false where the button that was pressed has said all that is signed. While the page is blind or looks at the
   *     past it is asked about all the same
   * @param precedence ROUTINE, PRIORITY, IMMEDIATE or FLASH
   * @returns `{ taken: receipt }`, `{ refused: { field, reason, … } }`, shown by then, `{ unanswered: true }`
   *     where nobody here knows whether it was taken, or `{ cancelled: true }`
   */
  async say(body, { title, facts = [], review = true, precedence = "ROUTINE" }) {
    const words = JSON.stringify(body);
    if (this.#underWay.has(words)) return { cancelled: true }; // pressed twice
    this.#underWay.add(words);
    try {
      return await this.#say(body, { title, facts, review, precedence });
    } finally {
      this.#underWay.delete(words);
    }
  }

  async #say(body, { title, facts, review, precedence }) {
    await this.known;
    if (!this.#ready) await this.open(t("sign.needed"));
    if (!this.#ready) return { cancelled: true };
    const statement = await this.#statement(body, precedence);
    const text = JSON.stringify(statement, null, 2);
    const cautions = cautionsNow();
    if (review || cautions.length > 0) {
      const meant = await reviewed({ title, facts, cautions, text, as: this.#me, key: this.#key });
      if (!meant) return { cancelled: true };
    }
    const words = { id: statement.id, title, envelope: await seal(STATEMENT, text, this.#key), sent: statement.sent, ...of(this.#me) };
    await keepUnanswered(words);
    return this.#deliver(words);
  }

  /** What was signed in an earlier visit and never answered is offered to be sent again, as it is. */
  async resume() {
    await this.known;
    if (!canKeepKeys()) return;
    const { party, post, mechanism } = of(this.#me);
    const own = (await unanswered()).filter((kept) => kept.party === party && kept.post === post && kept.mechanism === mechanism);
    for (const words of own) {
      const tooOld = (await this.#now()) - Date.parse(words.sent) > STALE_MS;
      if (!tooOld && await askAgain(words)) await this.#deliver(words);
      else await forgetUnanswered(words.id);
    }
  }

  async #statement(body, precedence) {
    const { party, post, mechanism } = this.#me;
    const now = new Date(await this.#now()).toISOString();
    return {
      id: uniqueName(now), mechanism: mechanism.id, from: { party, post }, sent: now, precedence,
      exercise: mechanism.mode === "EXERCISE", body,
    };
  }

  /** The mechanism's time; asked for where nothing has been heard of it yet. */
  async #now() {
    const heard = this.#clock.now();
    if (heard !== undefined) return Math.floor(heard);
    return Date.parse((await (await fetch("/v1/me")).json()).now);
  }

  async #deliver(words) {
    const waiting = noAnswerYet(words);
    const answer = await deliver(words.envelope, {
      tried: (tries) => waiting.show(tries),
      enter: () => enter(this.#me.mechanism.id, this.#key),
    });
    waiting.close();
    if (answer.unanswered) {
      if (await askAgain(words)) return this.#deliver(words);
      return { unanswered: true };
    }
    await forgetUnanswered(words.id);
    if (answer.taken) setText(document.getElementById("announcer"), t("sign.received", { id: answer.taken.statement }));
    else await showRefusal(words.title, answer.refused);
    return answer;
  }
}

const of = ({ party, post, mechanism }) => ({ party, post, mechanism: mechanism.id });

/** A name that nothing has yet: the time, to be found by, and eighty bits of chance. */
function uniqueName(now) {
  const chance = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => (byte & 31).toString(32)).join("");
  return now.slice(0, 19).replaceAll(/[-:]/g, "").toLowerCase() + "z-" + chance;
}

/** The public halves of a party's keys that are valid now. */
async function enrolledKeys(party) {
  const reply = await fetch("/v1/keys?state=VALID").catch(() => undefined);
  if (!reply?.ok) return [];
  return (await reply.json()).items.filter((key) => key.party === party).map((key) => key.key);
}

/** Why what the page shows may not be how things stand. */
function cautionsNow() {
  const { feed, looking } = document.documentElement.dataset;
  return [feed === "blind" && t("sign.blind"), looking && looking !== "now" && t("sign.past")].filter(Boolean);
}
