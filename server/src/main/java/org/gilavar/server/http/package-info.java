/**
 * The HTTP API and the console's files. The only package that knows which HTTP server is used.
 *
 * <p>{@link org.gilavar.server.http.Endpoint} lists every path once: routing and the OpenAPI document are both made from
 * that list, so neither can promise what the other does not do.
 */
@NullMarked
package org.gilavar.server.http;

import org.jspecify.annotations.NullMarked;
