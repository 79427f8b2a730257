/**
 * Requests made from the OpenAPI document that a server gives, right and wrong, sent over sockets to a real one; and what must
 * hold whatever is sent.
 *
 * <p>{@link org.gilavar.fuzz.api.World} is that server, with the mechanism of the example scenario played to its end, so that
 * there is something of every kind to speak of. {@link org.gilavar.fuzz.api.Values} makes values by a schema,
 * {@link org.gilavar.fuzz.api.Damage} spoils them, {@link org.gilavar.fuzz.api.Requests} puts them into requests: signed by
 * enrolled keys and sent with sessions that hold, so that they go deep, and now and then bytes that are no request at all.
 * {@link org.gilavar.fuzz.api.ApiSearch} sends them and judges the answers.
 *
 * <p>It knows of the server what the document says and nothing else: a new endpoint is searched without a word here.
 */
@NullMarked
package org.gilavar.fuzz.api;

import org.jspecify.annotations.NullMarked;
