@NullMarked
package org.gilavar.server.jose;

import org.jspecify.annotations.NullMarked;
