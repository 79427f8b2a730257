/** Authorities and certificates for trials, and what a party's own authority needs to do the same. */
@NullMarked
package org.gilavar.cli.pki;

import org.jspecify.annotations.NullMarked;
