/**
 * People sign in to the console through the provider of their own party: the authorization code flow of OpenID Connect Core
 * 1.0 §3.1, with PKCE (RFC 7636), state, nonce, and the issuer in the answer (RFC 9207).
 *
 * <p>A provider vouches for people of its party and of no other, and only for posts that have a valid enrolled key; what it
 * gives is a session that reads. Nothing is ever said on its word: every statement needs the post's signature. This package
 * asks providers and judges what they say; cookies and pages are for {@code server.http}.
 */
@NullMarked
package org.gilavar.server.oidc;

import org.jspecify.annotations.NullMarked;
