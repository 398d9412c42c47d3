/* Which rules a command line wishes for, and how seriously: --select, --ignore, --severity. */
#ifndef JN_CLI_SELECT_H
#define JN_CLI_SELECT_H

#include "checks/settings.h"
#include "cli/options.h"

/* Reads the words of the three options: comma lists of rules or groups, for `severity` each with `=LEVEL`. False (and
 * words on standard error) when a name or level is not known. */
bool jn_select_read(const jn_option_words *select, const jn_option_words *ignore, const jn_option_words *severity,
					jn_rule_wishes *ret_wishes);

#endif
