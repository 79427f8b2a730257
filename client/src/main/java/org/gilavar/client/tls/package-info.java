/** How a party's own end gets on the wire: the connection package, and TLS by it. */
@NullMarked
package org.gilavar.client.tls;

import org.jspecify.annotations.NullMarked;
