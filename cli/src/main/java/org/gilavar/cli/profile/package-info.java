/**
 * Starting documents: terms to begin a negotiation from, each value with its source. They are resources in YAML, read by
 * people first; what stands here fills in who and when, and keeps every comment. Nothing here knows a server. Tested by
 * reading each as a server would, and by scenarios that are played under them.
 */
@NullMarked
package org.gilavar.cli.profile;

import org.jspecify.annotations.NullMarked;
