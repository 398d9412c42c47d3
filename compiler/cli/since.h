/* `journey check --since REV`: only what is new since an older version, which git knows. */
#ifndef JN_CLI_SINCE_H
#define JN_CLI_SINCE_H

#include "cli/baseline.h"

/* Checks the project of `input` as it was in revision `since`, read through `git`, and lets `baseline` know what was
 * found. False (and words on standard error) when git does not know the revision or cannot be run. */
bool jn_since_learn(jn_baseline *baseline, const jn_input *input, const char *since, const jn_lint_options *lint,
					jn_date today);

#endif
