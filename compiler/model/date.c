/* Calendar days. In: text or numbers. Out: days since 1970-01-01. No clock, no time zone, no locale, no memory.
 *
 * The arithmetic counts years from 1 March, so that a leap day ends a year, in eras of 400 years (146,097 days). */
#include "model/date.h"

enum { DAYS_IN_ERA = 146097, DAYS_TO_1970 = 719468 };

static bool leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in_month(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	return month == 2 && leap(year) ? 29 : days[month - 1];
}

/* The number that `count` digits make, or -1 when one of them is no digit. */
static int digits(const char *text, int count)
{
	int value = 0;
	for (int i = 0; i < count; i++) {
		if (text[i] < '0' || text[i] > '9') return -1;
		value = value * 10 + (text[i] - '0');
	}
	return value;
}

jn_date jn_date_parse(jn_str text)
{
	if (text.len != 10 || text.ptr[4] != '-' || text.ptr[7] != '-') return JN_DATE_NONE;
	int year = digits(text.ptr, 4), month = digits(text.ptr + 5, 2), day = digits(text.ptr + 8, 2);
	if (year < 1 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) return JN_DATE_NONE;
	return jn_date_make(year, month, day);
}

jn_date jn_date_make(int year, int month, int day)
{
	if (month <= 2) year--;
	int era = (year >= 0 ? year : year - 399) / 400;
	int year_of_era = year - era * 400;
	int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
	return era * DAYS_IN_ERA + day_of_era - DAYS_TO_1970;
}

void jn_date_split(jn_date date, int *year, int *month, int *day)
{
	int64_t days = (int64_t)date + DAYS_TO_1970;
	int64_t era = (days >= 0 ? days : days - (DAYS_IN_ERA - 1)) / DAYS_IN_ERA;
	int day_of_era = (int)(days - era * DAYS_IN_ERA);
	int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int from_march = (5 * day_of_year + 2) / 153;
	*day = day_of_year - (153 * from_march + 2) / 5 + 1;
	*month = from_march + (from_march < 10 ? 3 : -9);
	*year = (int)(year_of_era + era * 400) + (*month <= 2);
}

jn_date jn_date_add_months(jn_date date, int months)
{
	int year, month, day;
	if (date == JN_DATE_NONE) return JN_DATE_NONE;
	jn_date_split(date, &year, &month, &day);
	int count = year * 12 + month - 1 + months;
	year = count / 12;
	month = count % 12 + 1;
	int last = days_in_month(year, month);
	return jn_date_make(year, month, day < last ? day : last);
}

jn_str jn_date_format(jn_date date, char out[11])
{
	int year, month, day;
	out[0] = '\0';
	if (date == JN_DATE_NONE) return (jn_str){out, 0};
	jn_date_split(date, &year, &month, &day);
	if (year < 0) year = 0;
	if (year > 9999) year = 9999;
	int parts[] = {year / 100, year % 100, month, day};
	char *p = out;
	for (int i = 0; i < 4; i++) {
		if (i > 1) *p++ = '-';
		*p++ = (char)('0' + parts[i] / 10);
		*p++ = (char)('0' + parts[i] % 10);
	}
	*p = '\0';
	return (jn_str){out, 10};
}
