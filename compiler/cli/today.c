/* Today. In: the environment, the clock. Out: a day in UTC. */
#include "cli/today.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "cli/command.h"

enum { DAY = 86400 };

/* Reads SOURCE_DATE_EPOCH; false when it is no number of seconds up to the year 9999. */
static bool read_epoch(const char *text, long long *ret_seconds)
{
	const long long last = 253402300799;
	char *end;
	errno = 0;
	long long seconds = strtoll(text, &end, 10);
	if (errno != 0 || *end != '\0' || text[0] < '0' || text[0] > '9' || seconds > last) return false;
	*ret_seconds = seconds;
	return true;
}

/* SOURCE_DATE_EPOCH; -1 when it is not set. */
static bool source_date(long long *ret_seconds)
{
	const char *text = getenv("SOURCE_DATE_EPOCH");
	*ret_seconds = -1;
	if (!text || !text[0] || read_epoch(text, ret_seconds)) return true;
	jn_complain("SOURCE_DATE_EPOCH must be seconds since 1970, not `%s`", text);
	return false;
}

bool jn_today(jn_date *ret_today)
{
	long long seconds;
	if (!source_date(&seconds)) return false;
	*ret_today = (jn_date)((seconds >= 0 ? seconds : (long long)time(NULL)) / DAY);
	return true;
}

bool jn_today_stamp(char room[JN_STAMP_SIZE], jn_str *ret_stamp)
{
	long long seconds;
	*ret_stamp = (jn_str){0};
	if (!source_date(&seconds)) return false;
	if (seconds < 0) return true;
	char day[11];
	int rest = (int)(seconds % DAY);
	jn_date_format((jn_date)(seconds / DAY), day);
	int len = snprintf(room, JN_STAMP_SIZE, "%sT%02d:%02d:%02dZ", day, rest / 3600, rest / 60 % 60, rest % 60);
	*ret_stamp = (jn_str){room, (uint32_t)len};
	return true;
}
