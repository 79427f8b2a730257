@NullMarked
package org.gilavar.client.witness;

import org.jspecify.annotations.NullMarked;
