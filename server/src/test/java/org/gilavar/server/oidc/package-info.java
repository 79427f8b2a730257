@NullMarked
package org.gilavar.server.oidc;

import org.jspecify.annotations.NullMarked;
