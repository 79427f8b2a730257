/**
 * What a desk says while it hears nobody: an {@link org.gilavar.client.outbox.Outbox} of signed statements in a folder of its
 * own, and files in which another can carry them ({@link org.gilavar.client.outbox.StatementPackage}) and bring back what became
 * of them ({@link org.gilavar.client.outbox.ReplyPackage}).
 *
 * <p>Nothing here speaks to a server: {@link org.gilavar.client.outbox.Line} does, and is a
 * {@link org.gilavar.client.GilavarClient} outside of tests. Tested on a store that fails at every step, before and after it.
 */
@NullMarked
package org.gilavar.client.outbox;

import org.jspecify.annotations.NullMarked;
