/* Calendar days, without clock or time zone. */
#ifndef JN_MODEL_DATE_H
#define JN_MODEL_DATE_H

#include "base/str.h"

/* Days since 1970-01-01 in the proleptic Gregorian calendar. */
typedef int32_t jn_date;

#define JN_DATE_NONE INT32_MIN

/* Reads "YYYY-MM-DD" (digits only, a day that exists, years 1…9999); anything else gives JN_DATE_NONE. */
jn_date jn_date_parse(jn_str text);

/* The parts of a day: year, month 1…12, day 1…31. */
void jn_date_split(jn_date date, int *year, int *month, int *day);

jn_date jn_date_make(int year, int month, int day);

/* The day `months` later; the 31st becomes the last day of a shorter month. */
jn_date jn_date_add_months(jn_date date, int months);

/* Writes "YYYY-MM-DD" into `out`, with room for 11 bytes, NUL included; returns `out` as a string. */
jn_str jn_date_format(jn_date date, char out[11]);

#endif
