@NullMarked
package org.gilavar.client.log;

import org.jspecify.annotations.NullMarked;
