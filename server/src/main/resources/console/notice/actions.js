// What can be done with the own notice that is chosen, or with the conflict it is in: above the tables, whichever way it was chosen.

import { byId, el, follow } from "../dom.js";
import { t } from "../language.js";
import { measure } from "../words.js";
import { measured } from "./moving.js";

const STANDS = ["DRAFT", "FILED", "ACTIVE"];

/**
 * Draws the buttons for what is chosen; none where there is nothing to do.
 *
 * @param selection what is chosen
 * @param desk `{ me, store, clock }`
 * @param filing the {@link Filing}
 */
export function renderActions(selection, desk, filing) {
  const chosen = filing.possible ? actions(selection, desk, filing) : [];
  byId("notice-actions").hidden = chosen.length === 0;
  follow(byId("notice-actions"), chosen, ({ key, label, whole, act }) => ({
    key,
    signature: label,
    build: () => (act
      ? el("button", { type: "button", dir: "auto", "aria-label": whole, data: { act: key }, click: act }, label)
      : el("strong", { class: "near-id", dir: "ltr" }, label)),
  }));
}

function actions({ kind, id }, { me, store }, filing) {
  if (kind === "notice") return ofNotice(store.get("notice", id), me, filing);
  if (kind !== "conflict") return [];
  const conflict = store.get("conflict", id);
  const side = conflict?.sides.find(({ party }) => party === me.party);
  const notice = store.get("notice", side?.notice?.id);
  if (!notice || conflict.closed || !STANDS.includes(notice.stage)) return [];
  const measures = conflict.handling.suggested[me.party]?.measures ?? [];
  const [name, ...others] = ofNotice(notice, me, filing);
  return [
    name,
    ...measures.map((one) => ({
      key: "suggested " + JSON.stringify(one) + " " + notice.version, label: measure(one), whole: t("notice.apply", { id: notice.id, measure: measure(one) }),
      act: () => filing.amend(notice, measured(notice.activity, one)),
    })),
    ...others,
  ];
}

function ofNotice(notice, me, filing) {
  if (!notice || notice.owner !== me.party) return [];
  const { id, version } = notice;
  const stands = STANDS.includes(notice.stage);
  const one = (what, key, act) => ({ key, label: t("notice." + what), whole: t("notice." + what + "What", { id }), act });
  return [
    { key: id, label: id },
    stands && one("amend", "amend " + version, () => filing.amend(notice)),
    stands && one("withdraw", "withdraw " + version, () => filing.withdraw(notice)),
    one("like", "like " + id, () => filing.like(notice)),
  ].filter(Boolean);
}
