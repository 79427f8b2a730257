/**
 * JSON Web Tokens (RFC 7519) as they are signed (RFC 7515), and the public keys that others publish (RFC 7517): reading
 * strictly, writing, and three algorithms. No encryption, no shared secrets, no unsigned tokens: what is not needed cannot be
 * confused. What a token's claims must say is for whoever reads it. Tested against RFC vectors and another library.
 */
@NullMarked
package org.gilavar.server.jose;

import org.jspecify.annotations.NullMarked;
