// The sheet of this browser's key. The key is made here and enrolled by whoever has the party's root key: this page signs its half
// of the enrolment, a file carries it to the command line, and there the other half is signed.

import { openDialog } from "../dialog.js";
import { el } from "../dom.js";
import { t } from "../language.js";
import { enter } from "./entering.js";
import { seal, STATEMENT } from "./envelope.js";
import { forgetKey, keepKey } from "./keeping.js";
import { canKeepKeys, make } from "./key.js";

/** How often it is asked whether the key has been enrolled. */
const ASK_MS = 2_000;
/** How long the file may be under way: a safe is not opened at once. */
const GOOD_FOR_MS = 86_400_000;
/** Of a key's id, for people: more than anybody can bring two keys to share. */
const SHOWN = 16;

/** Shown once, by {@link open}. */
export class KeySheet {
  #me;
  #clock;
  #signing;
  #body = el("div", { class: "key-sheet" });
  #shown;

  constructor(me, clock, signing) {
    this.#me = me;
    this.#clock = clock;
    this.#signing = signing;
  }

  /** @param explain why it is shown */
  async open(explain) {
    await this.#look();
    const asking = setInterval(() => this.#look(), ASK_MS);
    await openDialog({ title: t("sign.title"), body: [explain && el("p", { class: "caution" }, explain), this.#body].filter(Boolean) });
    clearInterval(asking);
  }

  /** Draws how things stand; again only when that has changed, so that what is being read stays where it is. */
  async #look() {
    const known = await this.#signing.refresh();
    const own = known.find(({ key }) => key.post === this.#me.post);
    const alike = known.filter(({ key }) => series(key.post) === series(this.#me.post));
    const other = own ? undefined : alike.find(({ enrolled }) => enrolled) ?? alike[0];
    const held = own ?? other;
    const stands = !canKeepKeys() ? "cannot" : !held ? "none" : !held.enrolled ? "waits" : own ? "signs" : "elsewhere";
    const now = stands + (held?.key.id ?? "");
    if (now === this.#shown) return;
    this.#shown = now;
    this.#body.dataset.stands = stands;
    this.#body.replaceChildren(...await this.#drawn(stands, held?.key));
  }

  #drawn(stands, key) {
    const draw = {
      cannot: () => [el("p", {}, t("sign.cannot"))], none: () => this.#none(), waits: () => this.#waits(key),
      elsewhere: () => this.#elsewhere(key), signs: () => this.#signs(key),
    };
    return draw[stands]();
  }

  #none() {
    return [
      el("p", {}, t("sign.none")),
      el("p", {}, t("sign.cannotLeave")),
      el("button", { type: "button", class: "primary", id: "make-key", click: () => this.#make() }, t("sign.make")),
    ];
  }

  async #make() {
    const { party, mechanism } = this.#me;
    await keepKey(mechanism.id, await make(party, await this.#freePost()));
    await this.#look();
  }

  /** A post has one key, and that of the desk has its own: a browser is another post, of the same series. */
  async #freePost() {
    const { items } = await (await fetch("/v1/keys")).json();
    const taken = new Set(items.filter((key) => key.party === this.#me.party).map((key) => key.post));
    const name = this.#me.post.replace(/-browser(-\d+)?$/, "") + "-browser";
    for (let n = 1; ; n++) {
      const post = n === 1 ? name : name + "-" + n;
      if (!taken.has(post)) return post;
    }
  }

  async #waits(key) {
    const file = key.party + "-" + key.post + ".json";
    const { party, post } = this.#me;
    const where = location.protocol === "http:" ? " --server " + location.origin + " --mechanism " + this.#me.mechanism.id : "";
    const command = "./gilavar key enrol " + file + " --key-id " + key.id.slice(0, SHOWN) +
      " --as " + party + "/" + post + " --key KEY --root ROOT-KEY" + where;
    const text = await this.#request(key);
    const request = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    return [
      el("p", {}, t("sign.waits", { post: key.party + "/" + key.post })),
      el("ol", { class: "steps" },
        el("li", {}, el("a", { class: "button", href: request, download: file, id: "save-request" }, t("sign.save", { file })),
          el("details", {}, el("summary", {}, t("sign.asText")), el("pre", { class: "command", id: "request", tabindex: "0", dir: "ltr", lang: "en" }, text))),
        el("li", {}, el("p", {}, t("sign.type", { post: party + "/" + post })),
          el("pre", { class: "command", id: "enrol-command", tabindex: "0", dir: "ltr", lang: "en" }, el("code", {}, command)),
          el("p", {}, t("sign.compare"), " ", el("code", { class: "key-id", dir: "ltr" }, key.id.slice(0, SHOWN)))),
        el("li", {}, el("p", { role: "status" }, t("sign.watching")))),
      this.#forgetButton(key),
    ];
  }

  /** The enrolment as it will be in the record, signed by the new key: what makes it whole are the desk's and the root key's hands. */
  async #request(key) {
    const { party, post, mechanism } = this.#me;
    const now = Math.floor(this.#clock.now());
    const at = (time) => new Date(time).toISOString();
    return seal(STATEMENT, JSON.stringify({
      id: "enrol-" + key.id, mechanism: mechanism.id, from: { party, post }, sent: at(now), precedence: "ROUTINE",
      exercise: mechanism.mode === "EXERCISE", body: { type: "post.enrol", post: key.post, key: key.text }, goodUntil: at(now + GOOD_FOR_MS),
    }, null, 2), key);
  }

  #elsewhere(key) {
    const post = key.party + "/" + key.post;
    return [
      el("p", {}, t("sign.elsewhere", { post })),
      el("button", { type: "button", class: "primary", id: "go-on", click: () => this.#goOn(key) }, t("sign.goOn", { post })),
      this.#forgetButton(key),
    ];
  }

  async #goOn(key) {
    const refused = await enter(this.#me.mechanism.id, key);
    if (refused) this.#body.append(el("p", { class: "refused", role: "alert", lang: "en" }, refused));
    else location.reload();
  }

  #signs(key) {
    return [
      el("p", {}, t("sign.signs", { post: key.party + "/" + key.post })),
      el("p", {}, t("sign.keyId"), " ", el("code", { class: "key-id", dir: "ltr" }, key.id)),
      el("p", {}, t("sign.cannotLeave")),
      el("p", {}, t("sign.ends")),
      el("pre", { class: "command", tabindex: "0", dir: "ltr", lang: "en" },
        el("code", {}, "{type: key.revoke, post: " + key.post + ", reason: LOST}")),
      this.#forgetButton(key),
    ];
  }

  /** Pressed twice: a key that is forgotten is gone. */
  #forgetButton(key) {
    const button = el("button", { type: "button", class: "forget", click: () => {
      if (button.dataset.sure) return this.#forget(key);
      button.dataset.sure = "true";
      button.textContent = t("sign.forgetSure");
    } }, t("sign.forget"));
    return button;
  }

  async #forget(key) {
    await forgetKey(this.#me.mechanism.id, key);
    await this.#look();
  }
}

/** What a post and the posts of its browsers have in common: nobody is to enrol the key of another's desk. */
const series = (post) => post.replace(/-browser(-\d+)?$/, "");
