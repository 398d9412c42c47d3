/* What day it is, for checks that measure against today. */
#ifndef JN_CLI_TODAY_H
#define JN_CLI_TODAY_H

#include "model/date.h"

/* The day of SOURCE_DATE_EPOCH where that is set, else of the clock, both in UTC, so that everyone gets the same findings.
 * False when SOURCE_DATE_EPOCH is no number, which was said on standard error. */
bool jn_today(jn_date *ret_today);

#endif
