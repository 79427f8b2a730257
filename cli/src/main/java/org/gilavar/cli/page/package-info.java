/**
 * Pages of HTML: printed, laid on a table, and read where there is no network. One maker and one style for all of them.
 *
 * <p>What a page says does not live here, only how it is written: well-formed, and whatever anybody wrote stays text. Tested by the pages
 * that are made of it, with words that would be more than text if they could.
 */
@NullMarked
package org.gilavar.cli.page;

import org.jspecify.annotations.NullMarked;
