// What was said on the line and by voice: each step with its seconds, as both ends have them.

import { el } from "../dom.js";
import { t } from "../language.js";
import { label, loggedAfter } from "../words.js";
import { facts, hash, ladder, lines, NONE, sideBySide, table, when, withheld, words } from "./parts.js";

export function message(m, context) {
  const { names, store } = context;
  const pending = m.answer ? [] : m.ladder.filter((rung) => !m.escalated.some((called) => called.level === rung.level));
  return {
    state: m.answer ? label(m.answer.reply) : m.overdue ? t("papers.overdue") : t("papers.unanswered"),
    facts: [
      [t("papers.precedence"), label(m.precedence)],
      [t("papers.from"), names.party(m.from)],
      [t("papers.to"), names.party(m.to)],
      [t("papers.purpose"), label(m.purpose)],
      [t("papers.by"), when(m.answerBy)],
      [t("papers.overdue"), m.overdue ? t("papers.yes") : undefined],
    ],
    sections: [
      [t("papers.words"), el("p", { class: "words", dir: "auto", lang: names.phrases.languageOf(m) },
        m.coded && el("strong", {}, m.coded.code + " "), names.phrases.words(m))],
      [t("papers.steps"), table(t("papers.steps"), [t("papers.what"), t("papers.when"), t("papers.seconds"), t("papers.speaker"), t("papers.content")], steps(m))],
      m.answer?.text && [t("papers.answer"), words(m.answer.text)],
      m.escalated.length + pending.length > 0 && [t("papers.ladder"), ladder(m.escalated, pending)],
    ],
    links: store.all("call").filter((c) => c.account.message === m.id).map((c) => ["call", c.id]),
  };
}

/** Each step that there has been, with the seconds since it was sent. */
function steps(m) {
  const since = (at) => String(Math.round((Date.parse(at) - Date.parse(m.sent)) / 1000));
  return [
    ["said", m.said],
    ["sent", m.sent],
    ["passedOn", m.relay?.passedOn],
    ["delivered", m.delivered],
    ["read", m.read],
    ["inHand", m.taken?.at, m.taken?.post],
    ["readBack", m.readBack?.at, m.readBack?.post, m.readBack && t(m.readBack.matches ? "papers.matches" : "papers.matchesNot")],
    ["passedDown", m.passedDown?.at, undefined, m.passedDown?.to],
    ["answered", m.answer?.at, m.answer?.post, m.answer && label(m.answer.reply)],
  ].filter(([, at]) => at).map(([what, at, post, content]) =>
    [t("papers." + what), when(typeof at === "string" ? at : at.at), since(typeof at === "string" ? at : at.at), post ?? NONE, content ?? NONE]);
}

/** What the two ends say of a call stands side by side. */
export function call(c, { names }) {
  const { account } = c;
  const own = [
    words(account.summary),
    facts([
      [t("papers.channel"), account.channel],
      [t("papers.outcome"), label(account.outcome)],
      [t("papers.began"), when(account.began)],
      [t("papers.ended"), when(account.ended)],
      [t("papers.logged"), [when(c.logged), ", " + loggedAfter(c)]],
      [t("papers.purpose"), label(account.purpose)],
      [t("papers.posts"), [account.callerRole, account.answererRole].filter(Boolean).join(" → ") || undefined],
    ]),
  ];
  const other = account.with
    ? [c.confirmation ? [when(c.confirmation.at), c.confirmation.text && words(c.confirmation.text)] : el("p", { class: "empty" }, t("papers.notSaidYet"))]
    : withheld(t("papers.outside"));
  return {
    state: label(c.stage),
    facts: [
      [t("papers.agreed"), account.agreed && words(account.agreed.action)],
      [t("papers.by"), account.agreed && when(account.agreed.by)],
      [t("papers.done"), c.done && [names.party(c.done.by) + ", ", when(c.done.at)]],
    ],
    sections: [
      [t("papers.sides"), sideBySide([
        { heading: names.party(c.by), content: own },
        { heading: account.with ? names.party(account.with) : account.outside ?? NONE, content: other },
      ])],
      Object.keys(c.recordings).length > 0 && [t("papers.recordings"), table(t("papers.recordings"), [t("papers.party"), t("papers.custody"), "SHA-256"],
        Object.entries(c.recordings).map(([party, r]) => [names.party(party), r.custodian, hash(r.hash)]))],
    ],
    links: account.message ? [["message", account.message]] : [],
  };
}

export function check(c, { names }) {
  return {
    state: label(c.stage),
    facts: [[t("papers.due"), when(c.due)], [t("papers.by"), when(c.answerBy)]],
    sections: [[t("papers.answered"), table(t("papers.answered"), [t("papers.party"), t("papers.answered"), t("papers.seconds")],
      c.expected.map((party) => {
        const at = c.answered[party];
        return [names.party(party), at ? when(at) : t("papers.notYet"), at ? String(Math.round((Date.parse(at) - Date.parse(c.due)) / 1000)) : NONE];
      }))]],
    links: c.outage ? [["outage", c.outage]] : [],
  };
}

/** By the word of whoever the line did not work for: when it said so stands beside since when it says so. */
export function outage(o, { names, store }) {
  return {
    state: o.ended ? t("papers.ended") : t("papers.isOpen"),
    facts: [
      [t("papers.whose"), names.party(o.by)],
      [t("papers.began"), when(o.from)],
      [t("papers.reported"), when(o.reported)],
      [t("papers.until"), when(o.ended?.until)],
      [t("papers.ended"), when(o.ended?.at)],
      [t("papers.remarks"), o.text && words(o.text)],
    ],
    sections: [[t("papers.checks"), lines(store.all("check").filter((c) => c.outage === o.id).map((c) => [when(c.due), " " + label(c.stage)]))]],
  };
}
