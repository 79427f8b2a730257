package org.gilavar.mechanism.terms;

/** A value of an arrangement together with its provenance. */
public record Sourced<T>(T value, Source source) {}
