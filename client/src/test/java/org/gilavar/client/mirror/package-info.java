@NullMarked
package org.gilavar.client.mirror;

import org.jspecify.annotations.NullMarked;
