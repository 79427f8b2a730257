package org.gilavar.server.session;

/** A post of a party: on whose behalf a request is made. */
public record Post(String party, String post) {}
