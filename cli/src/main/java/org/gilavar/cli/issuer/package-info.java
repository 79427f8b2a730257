/**
 * A tiny OpenID provider for demonstrations and tests: nobody proves anything to it, so it serves loopback and nothing else.
 * Nothing outside {@code demo-issuer} and the tests may use it.
 */
@NullMarked
package org.gilavar.cli.issuer;

import org.jspecify.annotations.NullMarked;
