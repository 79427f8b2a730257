@NullMarked
package org.gilavar.cli.key;

import org.jspecify.annotations.NullMarked;
