// Which paper a thing of each kind has.

import { conflict } from "./conflict.js";
import { health, reconstruction, record, sides } from "./desks.js";
import { incident } from "./incident.js";
import { call, check, message, outage } from "./line.js";
import { crossing, notice, trace } from "./notice.js";
import { batch, plan } from "./plan.js";
import { exchange, proposal } from "./settlement.js";
import { statistics, use } from "./statistics.js";
import { action, communique, meeting } from "./talks.js";
import { arrangement, commitment } from "./terms.js";
import { phase, zone } from "./zone.js";

/** Of a kind of item: (item, context) → a description. */
export const KINDS = {
  conflict, proposal, exchange, notice, trace, crossing, incident, meeting, action, communique, arrangement, commitment, statistics, zone, phase,
  plan, batch, message, call, check, outage,
};

/** Papers that are of no item: `#page/record`; (id, context) → a description. */
export const PAGES = { sides, record, health, use };

/** Papers about an item that are not the item's own: `#reconstruction/ID`. */
export const ABOUT = { reconstruction };
