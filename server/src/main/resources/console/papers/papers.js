// A finished page for each thing: it opens over the console, has an address of its own, and follows what is told while it is open.

import { openDialog } from "../dialog.js";
import { byId, el, setText } from "../dom.js";
import { t } from "../language.js";
import { tick } from "../desk.js";
import { waiting } from "../waiting.js";
import { tell } from "../words.js";
import { History } from "./history.js";
import { ABOUT, KINDS, PAGES } from "./kinds.js";
import { other } from "./other.js";
import { clearMargins, setMargins } from "./margins.js";
import { address } from "./parts.js";
import { render } from "./paper.js";

/** `#conflict/israel-turkiye-1`; a sign-in code and the link to the desk are no addresses of papers. */
const ADDRESS = /^#([a-z]+)\/(.+)$/;

export class Papers {
  #desk;
  #selection;
  #open;
  #asked = new Map();
  #hashes = new Map();

  /**
   * @param desk `{ store, names, me, clock, signing, upTo, read }`: what all papers are made from; `read` asks the API for a path as this
   *     desk, and gives JSON or a problem
   * @param selection the console's
   */
  constructor(desk, selection) {
    this.#desk = { ...desk, history: new History(desk.upTo) };
    this.#selection = selection;
    this.#desk.history.addEventListener("change", () => this.refresh());
    this.#desk.history.open((after) => desk.read("/v1/feed?after=" + after + "&limit=1000")).catch((problem) => this.#desk.history.fail(problem.message));
    addEventListener("hashchange", () => this.#follow());
    addEventListener("beforeprint", () => this.refresh());
    document.addEventListener("dblclick", ({ target }) => this.#wish(target));
    document.addEventListener("keydown", (event) => this.#enter(event));
    this.#follow();
  }

  /** Of everything that is told. */
  hear(telling) {
    this.#desk.history.hear(telling);
  }

  /** Opens what is there by this name, at its address. */
  open(kind, id) {
    location.hash = address(kind, id);
  }

  /** Shows what has become of it. */
  refresh() {
    if (this.#open) this.#fill();
  }

  /** A double click on whatever stands for an item opens it; on what is in it to be pressed or filled in, it does not. */
  #wish(target) {
    const it = target.closest("#console [data-kind][data-id]");
    if (it && !target.closest("a, input, select, textarea, button:not(.row-id, .card-title)")) this.open(it.dataset.kind, it.dataset.id);
  }

  /** Enter chooses; Enter on what is chosen opens it. */
  #enter(event) {
    const it = event.key === "Enter" && event.target.matches?.(".row-id, .card-title") && event.target.closest("#console [data-kind][data-id]");
    if (!it || !this.#selection.is(it.dataset.kind, it.dataset.id)) return;
    event.preventDefault();
    this.open(it.dataset.kind, it.dataset.id);
  }

  /** Makes what is open be what the address says. */
  #follow() {
    const { kind, id } = addressed();
    if (this.#open) {
      if (this.#open.kind === kind && this.#open.id === id) return;
      this.#open.left = true;
      this.#open.sheet.close();
    }
    if (kind) this.#show(kind, id);
  }

  async #show(kind, id) {
    const outcome = el("p", { class: "action-outcome", role: "status" });
    const place = el("div");
    const body = el("div", { class: "paper-body", data: { paper: kind + "/" + id } }, outcome, place);
    const open = { kind, id, body, place, outcome };
    this.#open = open;
    this.#asked.clear();
    const closed = openDialog({ title: this.#title(kind, id), body, wide: true });
    open.sheet = body.closest("dialog");
    open.sheet.classList.add("paper-sheet");
    this.#fill();
    await closed;
    if (this.#open === open) {
      this.#open = undefined;
      clearMargins();
    }
    // Closed by hand: the console is at no paper's address any more, and "back" leads to this one.
    if (!open.left) history.pushState(null, "", location.pathname + location.search);
  }

  /** Builds it, and puts it in place only where it is another than before: so focus and scrolling survive. */
  #fill() {
    const { kind, id, body, place } = this.#open;
    const paper = render(this.#describe(kind, id), this.#context());
    const built = paper.outerHTML;
    if (place.built === built) return;
    const focused = body.contains(document.activeElement) ? document.activeElement.textContent : undefined;
    place.replaceChildren(paper);
    place.built = built;
    setMargins(this.#context());
    if (focused) [...body.querySelectorAll("button, a")].find((node) => node.textContent === focused)?.focus();
    tick(this.#desk.clock.now());
  }

  #context() {
    const { store, names, me, clock, history, signing } = this.#desk;
    return {
      store, names, me, history, signing,
      now: clock.now() === undefined ? undefined : Math.floor(clock.now() / 60_000) * 60_000,
      outcome: (text) => this.#open && setText(this.#open.outcome, text),
      tell: (telling) => tell(telling, names),
      title: (kind, id) => this.#title(kind, id),
      ask: (path) => this.#ask(path),
      hashOf: (text) => this.#hashOf(text),
    };
  }

  #describe(kind, id) {
    const context = this.#context();
    const title = this.#title(kind, id);
    if (kind === "page" && Object.hasOwn(PAGES, id)) return { title, ...PAGES[id](id, context) };
    if (Object.hasOwn(ABOUT, kind) && context.store.get("incident", id)) return { title, ...ABOUT[kind](id, context) };
    const item = context.store.get(kind, id);
    if (!item) return { title: t("papers.notThere"), facts: [], sections: [[t("papers.notThere"), el("p", {}, t("papers.notThereWhy"))]] };
    const move = waiting(context.store, context.names, this.#desk.clock.now()).find((entry) => entry.kind === kind && entry.id === id) ?? null;
    return { title, move, history: context.history.of(kind, id), ...(KINDS[kind] ?? other)(item, context) };
  }

  #title(kind, id) {
    if (kind === "page" && Object.hasOwn(PAGES, id)) return t("papers.page." + id);
    return known(kind) ? t("papers.kind." + kind, { id }) : kind + " " + id;
  }

  /** @returns the answer to a question of the API, or undefined until it is there; asked once for each paper that is opened */
  #ask(path) {
    if (!this.#asked.has(path)) {
      this.#asked.set(path, undefined);
      this.#desk.read(path).catch((problem) => ({ problem: problem.message })).then((answer) => {
        this.#asked.set(path, answer);
        this.refresh();
      });
    }
    return this.#asked.get(path);
  }

  /** @returns SHA-256 of these octets, lower-case hex, or undefined until it is there */
  #hashOf(text) {
    if (!this.#hashes.has(text)) {
      this.#hashes.set(text, undefined);
      crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)).then((octets) => {
        this.#hashes.set(text, [...new Uint8Array(octets)].map((octet) => octet.toString(16).padStart(2, "0")).join(""));
        this.refresh();
      });
    }
    return this.#hashes.get(text);
  }
}

/** Kinds that have a name; any other was made up. */
const known = (kind) => Object.hasOwn(KINDS, kind) || Object.hasOwn(ABOUT, kind) || NAMED.includes(kind);
const NAMED = ["watch", "challenges", "party", "key", "line", "mechanism", "time", "allowance"];

/** What the address says; nothing where it is of no paper. */
function addressed() {
  const [, kind, id] = ADDRESS.exec(location.hash) ?? [];
  try {
    return { kind, id: id && decodeURIComponent(id) };
  } catch {
    return { kind, id }; // not written by us: it is looked for as it stands, and not found
  }
}

/** Links to the papers that are of no item, by what this desk is for. */
export function offerPages(me) {
  const pages = ["sides", "use", "record", "health"].filter((page) => page !== "sides" || me.facilitator);
  byId("pages").replaceChildren(...pages.map((page) => el("a", { href: address("page", page) }, t("papers.page." + page))));
}
