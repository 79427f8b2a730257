/**
 * The {@code gilavar} command: one class a subcommand, each thin. What they do is done by the modules below; what they
 * print is for people, and for scripts where {@code --json} is given.
 */
@NullMarked
package org.gilavar.cli;

import org.jspecify.annotations.NullMarked;
