/** Who may be on the wire at all: TLS 1.3, the server's own certificate, and an authority for each party's certificates. */
@NullMarked
package org.gilavar.server.tls;

import org.jspecify.annotations.NullMarked;
