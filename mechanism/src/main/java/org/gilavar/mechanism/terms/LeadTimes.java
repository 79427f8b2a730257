package org.gilavar.mechanism.terms;

import java.time.Duration;

/** How long before its start a notice should be filed. A shorter lead is marked, never refused. */
public record LeadTimes(Sourced<Duration> routine, Sourced<Duration> urgent) {}
