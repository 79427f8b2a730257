/**
 * Plays a written scenario through the public API, as the clients of its parties would, and checks that everyone is told
 * what the scenario says they are told. It knows the server only by its address.
 */
@NullMarked
package org.gilavar.cli.scenario;

import org.jspecify.annotations.NullMarked;
