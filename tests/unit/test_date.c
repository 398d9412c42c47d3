/* Calendar days: parsing, splitting, adding months, formatting. */
#include <criterion/criterion.h>

#include "model/date.h"

Test(date, reads_days_that_exist)
{
	cr_assert_eq(jn_date_parse(JN_STR("1970-01-01")), 0);
	cr_assert_eq(jn_date_parse(JN_STR("2026-04-14")), jn_date_make(2026, 4, 14));
	cr_assert_eq(jn_date_parse(JN_STR("2024-02-29")), jn_date_make(2024, 2, 29));
	cr_assert_neq(jn_date_parse(JN_STR("0001-01-01")), JN_DATE_NONE);
	cr_assert_neq(jn_date_parse(JN_STR("9999-12-31")), JN_DATE_NONE);
}

Test(date, refuses_everything_else)
{
	static const char *const wrong[] = {"2026-6-30", "2026-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "2026-04-31",
		"0000-01-01", "2026/01/01", "20260101", "", "2026-01-011", "1900-02-29", "2026-0a-01", "+026-01-01"};
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		cr_assert_eq(jn_date_parse(jn_str_c(wrong[i])), JN_DATE_NONE, "%s", wrong[i]);
	}
}

Test(date, every_day_comes_back)
{
	int year, month, day;
	char text[11];
	for (jn_date date = jn_date_make(1, 1, 1); date <= jn_date_make(9999, 12, 31); date += 13) {
		jn_date_split(date, &year, &month, &day);
		cr_assert_eq(jn_date_make(year, month, day), date);
		cr_assert_eq(jn_date_parse(jn_date_format(date, text)), date);
	}
}

Test(date, months)
{
	char text[11];
	cr_assert_str_eq(jn_date_format(jn_date_add_months(jn_date_make(2026, 1, 31), 1), text).ptr, "2026-02-28");
	cr_assert_str_eq(jn_date_format(jn_date_add_months(jn_date_make(2023, 11, 30), 3), text).ptr, "2024-02-29");
	cr_assert_str_eq(jn_date_format(jn_date_add_months(jn_date_make(2026, 3, 31), -1), text).ptr, "2026-02-28");
	cr_assert_str_eq(jn_date_format(jn_date_add_months(jn_date_make(2026, 1, 15), -12), text).ptr, "2025-01-15");
	cr_assert_eq(jn_date_add_months(JN_DATE_NONE, 3), JN_DATE_NONE);
	cr_assert_eq(jn_date_format(JN_DATE_NONE, text).len, 0);
}
