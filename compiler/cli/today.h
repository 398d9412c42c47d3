/* What day it is, for checks that measure against today. */
#ifndef JN_CLI_TODAY_H
#define JN_CLI_TODAY_H

#include "model/date.h"

enum { JN_STAMP_SIZE = 32 }; /* bytes of a point in time, NUL included */

/* The day of SOURCE_DATE_EPOCH where that is set, else of the clock, both in UTC, so that everyone gets the same findings.
 * False when SOURCE_DATE_EPOCH is no number, which was said on standard error. */
bool jn_today(jn_date *ret_today);

/* When what is made now shall say it was made: SOURCE_DATE_EPOCH as "2026-11-22T00:00:00Z", written to `room`, which
 * `*ret_stamp` then points to; empty where that is not set, so that the same map gives the same bytes. False as jn_today. */
bool jn_today_stamp(char room[JN_STAMP_SIZE], jn_str *ret_stamp);

#endif
