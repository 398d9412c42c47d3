/* Today. In: the environment, the clock. Out: a day in UTC. */
#include "cli/today.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

#include "cli/command.h"

enum { DAY = 86400 };

/* Reads SOURCE_DATE_EPOCH; false when it is no number of seconds up to the year 9999. */
static bool read_epoch(const char *text, jn_date *ret_today)
{
	const long long last = 253402300799;
	char *end;
	errno = 0;
	long long seconds = strtoll(text, &end, 10);
	if (errno != 0 || *end != '\0' || text[0] < '0' || text[0] > '9' || seconds > last) return false;
	*ret_today = (jn_date)(seconds / DAY);
	return true;
}

bool jn_today(jn_date *ret_today)
{
	const char *text = getenv("SOURCE_DATE_EPOCH");
	if (!text || !text[0]) {
		*ret_today = (jn_date)(time(NULL) / DAY);
		return true;
	}
	if (read_epoch(text, ret_today)) return true;
	jn_complain("SOURCE_DATE_EPOCH must be seconds since 1970, not `%s`", text);
	return false;
}
