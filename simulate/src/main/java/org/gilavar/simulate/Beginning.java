package org.gilavar.simulate;

import org.gilavar.ledger.Hash;
import org.gilavar.ledger.log.ConsistencyProof;

/** The root with which a log began, and the proof that leads from it to a later head. */
record Beginning(Hash root, ConsistencyProof proof) {}
