/**
 * Who is asking. A post proves itself once with its own key and gets a token for a watch; a person at the console trades
 * a one-time code, which such a post asked for, for a cookie. This is the built-in issuer of the first version, with
 * no secret that is shared or stored; over TLS a session holds over the certificate that it was opened with and no other. A session ends with its watch, and before that
 * with the key it stands on: whoever is told that a key is revoked needs no list of its sessions.
 */
@NullMarked
package org.gilavar.server.session;

import org.jspecify.annotations.NullMarked;
