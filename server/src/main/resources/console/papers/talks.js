// Rounds of talks: the agenda with its texts, the papers, the minutes, what is to be done, and what is said of them in public.

import { el } from "../dom.js";
import { t } from "../language.js";
import { day } from "../time.js";
import { actionOpen, answers, byLanguage, label, meetingOpen, meetingStage } from "../words.js";
import { atTheTable, notYours } from "./actions.js";
import { facts, hash, inLanguages, lines, NONE, table, times, when, words } from "./parts.js";

export function meeting(m, context) {
  const { store, names } = context;
  const held = m.proceedings;
  return {
    state: label(meetingStage(m)),
    facts: [
      [t("papers.round"), String(m.round)],
      [t("papers.venue"), m.venue],
      [t("papers.track"), label(m.track)],
      [t("papers.begins"), held ? when(held.begins) : day(m.date)],
      [t("papers.ends"), held && when(held.ends)],
      [t("papers.delegations"), lines(answers(m, names))],
      [t("papers.cancelled"), held?.cancelled && words(held.cancelled)],
      [t("papers.nextRound"), m.next && day(m.next)],
    ],
    sections: [
      [t("papers.agenda"), held ? points(m, names) : agenda(m)],
      held && [t("papers.papers"), papers(held, names)],
      held?.minutes && [t("papers.minutes"), minutes(m, names)],
      store.all("action").some((a) => a.meeting === m.id) && [t("papers.actions"), table(t("papers.actions"),
        [t("papers.owner"), t("papers.what"), t("papers.by"), t("papers.stage")],
        store.all("action").filter((a) => a.meeting === m.id)
          .map((a) => [names.party(a.owner), words(Object.values(a.texts)[0]), day(a.due), label(a.stage)]))],
    ],
    links: [
      ...store.all("action").filter((a) => a.meeting === m.id).map((a) => ["action", a.id]),
      ...store.all("commitment").filter((c) => c.links.includes(m.id)).map((c) => ["commitment", c.id]),
      ...(held?.minutes?.words.statistics ? [["statistics", held.minutes.words.statistics]] : []),
    ],
    actions: signatures(m, context),
  };
}

/** Of a round that was held elsewhere and written down afterwards. */
const agenda = (m) => [
  el("ol", { class: "paper-list" }, m.agenda.map((point) => el("li", { dir: "auto" }, point))),
  facts([[t("papers.agreed"), lines(m.agreed)], [t("papers.stillOpen"), lines(m.open)]]),
];

const atTable = (m) => m.delegations.filter((party) => m.proceedings.replies[party]?.answer !== "DECLINES");

function points(m, names) {
  return el("ol", { class: "paper-list" }, m.agenda.map((point, i) => {
    const text = m.proceedings.texts[i + 1];
    return el("li", {}, el("strong", { dir: "auto" }, point), text ? proposed(text, m, names) : el("p", { class: "empty" }, t("papers.noText")));
  }));
}

/** What is proposed for a point, and where each at the table stands on these very words. */
function proposed(text, m, names) {
  const seated = atTable(m);
  const bracketed = seated.some((party) => text.brackets[party]);
  const agreed = seated.every((party) => text.agreed[party]);
  return [
    el("p", {}, el("strong", { class: "paper-chip" }, t(bracketed ? "papers.bracketed" : agreed ? "papers.agreed" : "papers.notAgreed")),
      " " + t("papers.proposedBy", { party: names.party(text.by) })),
    el("div", { class: bracketed ? "brackets" : undefined }, inLanguages(text.texts)),
    table(t("papers.standing"), [t("papers.party"), t("papers.standing"), t("papers.when"), t("papers.why"), t("papers.instead")],
      seated.map((party) => {
        const bracket = text.brackets[party];
        return [names.party(party), t(bracket ? "papers.bracketed" : text.agreed[party] ? "papers.agreed" : "papers.notYet"),
          when(bracket?.at ?? text.agreed[party]), bracket ? words(bracket.reason) : NONE, bracket?.alternative ? words(bracket.alternative) : NONE];
      })),
    facts([["SHA-256", hash(text.hash)]]),
  ];
}

const papers = (held, names) =>
  table(t("papers.papers"), [t("papers.name"), t("papers.speaker"), t("papers.when"), "SHA-256", t("papers.content")],
    Object.values(held.papers).map((p) => [p.title, names.party(p.by), when(p.at), hash(p.hash), p.text ? words(p.text) : NONE]));

function minutes(m, names) {
  const { minutes: written } = m.proceedings;
  return [
    inLanguages(written.words.texts),
    table(t("papers.signatures"), [t("papers.party"), t("papers.signature"), t("papers.when"), t("papers.posts"), t("papers.why")],
      m.delegations.map((party) => {
        const signed = written.signed[party];
        const refused = written.refused[party];
        const absent = m.proceedings.replies[party]?.answer === "DECLINES";
        return [names.party(party), t(signed ? "papers.signed" : refused ? "papers.doesNotSign" : absent ? "papers.declined" : "papers.notYet"),
          when(signed?.at ?? refused?.at), signed ? signed.posts.join(", ") : NONE, refused ? words(refused.reason) : NONE];
      })),
    facts([
      [t("papers.versionOf"), String(written.version)],
      [t("papers.agreedPoints"), Object.keys(written.words.agreed).join(", ") || undefined],
      ["SHA-256", hash(written.hash)],
    ]),
  ];
}

function signatures(m, { me }) {
  const written = m.proceedings?.minutes;
  if (!meetingOpen(m) || !m.delegations.includes(me.party)) return [];
  if (meetingStage(m) === "INVITED") return replies(m, me);
  if (!written) return [];
  const blocked = written.signed[me.party] ? t("papers.alreadySaid") : notYours(atTable(m).includes(me.party));
  const about = [[t("papers.meeting"), m.id], [t("papers.versionOf"), String(written.version)], ["SHA-256", written.hash]];
  return [
    atTheTable({ label: t("papers.do.signMinutes", { n: written.version }), body: { type: "meeting.sign", meeting: m.id, hash: written.hash }, facts: about, blocked }),
    atTheTable({
      label: t("papers.do.refuseMinutes"), body: { type: "meeting.refuse", meeting: m.id, hash: written.hash }, facts: about, blocked,
      ask: { field: "reason", label: t("papers.whyRequired"), required: true },
    }),
  ];
}

const replies = (m, me) => ["ATTENDS", "DECLINES"].map((answer) => atTheTable({
  label: t("papers.do." + answer),
  body: { type: "meeting.reply", meeting: m.id, version: m.proceedings.version, answer },
  facts: [[t("papers.meeting"), m.id], [t("papers.begins"), m.proceedings.begins]],
  blocked: m.proceedings.replies[me.party]?.answer === answer ? t("papers.alreadySaid") : undefined,
}));

export function action(a, { names, me }) {
  return {
    state: label(a.stage),
    facts: [
      [t("papers.owner"), names.party(a.owner)],
      [t("papers.by"), day(a.due)],
      [t("papers.changed"), when(a.changed)],
      [t("papers.remarks"), a.remarks && words(a.remarks)],
    ],
    sections: [[t("papers.what"), inLanguages(a.texts)]],
    links: [["meeting", a.meeting]],
    actions: actionOpen(a) && a.owner === me.party ? [atTheTable({
      label: t("papers.do.actionDone"), body: { type: "action.done", action: a.id },
      facts: [[t("papers.what"), Object.values(a.texts)[0]]],
      ask: { field: "remarks", label: t("papers.whyOptional"), required: false },
    })] : [],
  };
}

export function communique(c, context) {
  const { names } = context;
  const withdrawn = c.over && c.published;
  return {
    state: label(withdrawn ? "WITHDRAWN" : c.over ? "DROPPED" : c.published ? "PUBLISHED" : "DRAFTED"),
    facts: [
      [t("papers.draftedBy"), names.party(c.draftedBy)],
      [t("papers.versionOf"), String(c.version ?? 1)],
      [t("papers.published"), when(c.published)],
      [t("papers.over"), when(c.over)],
      ["SHA-256", c.text || c.texts ? hash(context.hashOf(approvable(c)) ?? "…") : undefined],
      [t("papers.public"), c.published && !c.over ? el("a", { class: "paper-link", href: "/communiques" }, "/communiques") : undefined],
    ],
    sections: [
      [t("papers.words"), c.texts ? inLanguages(c.texts) : c.text ? words(c.text) : el("p", { class: "withheld" }, "⊘ " + t("papers.wordsWithdrawn"))],
      [t("papers.approvals"), table(t("papers.approvals"), [t("papers.party"), t("papers.standing"), t("papers.when"), t("papers.why")],
        c.approvers.map((party) => {
          const rejected = c.rejected?.[party];
          return [names.party(party), t(c.approved[party] ? "papers.approved" : rejected ? "papers.notApproved" : "papers.notYet"),
            when(c.approved[party] ?? rejected?.at), rejected ? words(rejected.reason) : NONE];
        }))],
      c.withdrawing && [t("papers.withdrawing"), times(c.withdrawing, names)],
    ],
    actions: approvals(c, context),
  };
}

/** What an approval names by its hash: the words in all languages as canonical JSON, or a single text as it is. */
const approvable = ({ text, texts }) => text ?? JSON.stringify(Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1))));

function approvals(c, { me, hashOf }) {
  if (!c.approvers.includes(me.party) || c.over) return [];
  const spoken = c.text ?? byLanguage(c.texts).join("\n");
  const about = [[t("papers.words"), spoken], [t("papers.versionOf"), String(c.version ?? 1)]];
  if (c.published) {
    return [atTheTable({
      label: t("papers.do.withdrawCommunique"), body: { type: "communique.withdraw", communique: c.id }, facts: about,
      blocked: c.withdrawing?.[me.party] ? t("papers.alreadySaid") : undefined,
    })];
  }
  const named = hashOf(approvable(c));
  const blocked = named ? undefined : t("papers.loading");
  return [
    atTheTable({
      label: t("papers.do.approveCommunique", { n: c.version ?? 1 }), body: { type: "communique.approve", communique: c.id, hash: named }, facts: about,
      blocked: c.approved[me.party] ? t("papers.alreadySaid") : blocked,
    }),
    atTheTable({
      label: t("papers.do.rejectCommunique"), body: { type: "communique.reject", communique: c.id, hash: named }, facts: about, blocked,
      ask: { field: "reason", label: t("papers.whyRequired"), required: true },
    }),
  ];
}
