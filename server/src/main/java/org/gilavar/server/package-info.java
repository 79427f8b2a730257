/**
 * A mechanism as a service: {@link org.gilavar.server.GilavarServer} wires the journal, the one writer, the audiences,
 * the sessions and the HTTP API together.
 *
 * <p>Everything costly (parsing, signatures) happens on the caller's virtual thread; {@link org.gilavar.server.Writer}
 * alone decides and appends; audiences read what it published. {@code Recovery} is what it starts from, {@link
 * org.gilavar.server.Retention} destroys what is not to be kept any longer. Nothing here decides who may see what.
 */
@NullMarked
package org.gilavar.server;

import org.jspecify.annotations.NullMarked;
