/**
 * A post's own end of the channel. {@link org.gilavar.client.GilavarClient} signs what the post says with its own key,
 * sends it, and hears what the post is told; it knows nothing of the server but its public API.
 */
@NullMarked
package org.gilavar.client;

import org.jspecify.annotations.NullMarked;
