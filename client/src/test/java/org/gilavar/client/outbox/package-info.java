@NullMarked
package org.gilavar.client.outbox;

import org.jspecify.annotations.NullMarked;
