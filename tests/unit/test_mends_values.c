/* Dates, numbers and units as people write them, and what they are mended into. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "project/load.h"
#include "mends.h"

Test(mends, dates_as_people_write_them)
{
	static const row rows[] = {
		{"3 March 2026", CERTAIN, "2026-03-03"},
		{"March 3, 2026", CERTAIN, "2026-03-03"},
		{"3 Mar 2026", CERTAIN, "2026-03-03"},
		{"3 Mar. 2026", CERTAIN, "2026-03-03"},
		{"3rd of March, 2026", CERTAIN, "2026-03-03"},
		{"2026 March 3", CERTAIN, "2026-03-03"},
		{"3-Mar-2026", CERTAIN, "2026-03-03"},
		{"3 Maret 2026", CERTAIN, "2026-03-03"},
		{"17 Agustus 2026", CERTAIN, "2026-08-17"},
		{"3 Mac 2026", CERTAIN, "2026-03-03"},
		{"31 Ogos 2026", CERTAIN, "2026-08-31"},
		{"٣ مارس ٢٠٢٦", CERTAIN, "2026-03-03"},
		{"٣ آذار ٢٠٢٦", CERTAIN, "2026-03-03"},
		{"3 مارس، 2026", CERTAIN, "2026-03-03"},
		{"٣ تشرين الأول ٢٠٢٦", CERTAIN, "2026-10-03"},
		{"1 أبريل 2026", CERTAIN, "2026-04-01"},
		{"1 ابريل 2026", CERTAIN, "2026-04-01"},
		{"\"2026-04-14\"", CERTAIN, "2026-04-14"},
		{"\"3 Maret 2026\"", CERTAIN, "2026-03-03"},
		{"\"30/06/2026\"", CERTAIN, "2026-06-30"},
		{"31/12/26", CERTAIN, "2026-12-31"},
		{"12/31/26", CERTAIN, "2026-12-31"},
		{"31.12.2026", CERTAIN, "2026-12-31"},
		{"٣١/١٢/٢٠٢٦", CERTAIN, "2026-12-31"},
		{"03/04/2026", SUGGESTED, "2026-04-03"},
		{"3/4/26", SUGGESTED, "2026-04-03"},
		{"31-12-26", SUGGESTED, "2026-12-31"}, /* 2031-12-26? */
		{"31/12/98", SUGGESTED, "1998-12-31"}, /* 2098? */
		{"3 Mar 26", SUGGESTED, "2026-03-03"},
		{"\"03/04/2026\"", SUGGESTED, "2026-04-03"},
		{"March 2026", NOT, NULL},
		{"31 Feb 2026", NOT, NULL},
		{"3 Marchy 2026", NOT, NULL},
		{"3 March 20260", NOT, NULL},
		{"\"3 March 2026 or later\"", NOT, NULL},
		{"soon", NOT, NULL},
		{"2026", NOT, NULL},
	};
	EXPECT_ROWS("goal g { due: %s }\n", rows);
}

Test(mends, dates_within_a_value)
{
	static const row rows[] = {
		{"target: 3% by 3 March 2026", CERTAIN, "target: 3% by 2026-03-03"},
		{"measured: 3% on March 3, 2026 from s, 5% on 1 Jan 2026", CERTAIN, "measured: 3% on 2026-03-03 from s, 5% on 2026-01-01"},
	};
	EXPECT_ROWS("kpi k { unit: \"%%\"; %s }\nsource s\n", rows);
}

Test(mends, every_month_by_every_name)
{
	static const char *const years[][12] = {
		{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
		{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"},
		{"Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"},
		{"Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"},
		{"Januari", "Februari", "Mac", "April", "Mei", "Jun", "Julai", "Ogos", "September", "Oktober", "November", "Disember"},
		{"Jan", "Feb", "Mac", "Apr", "Mei", "Jun", "Jul", "Ogo", "Sep", "Okt", "Nov", "Dis"},
		{"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"},
		{"كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"},
		{"جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"},
		{"يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"},
		{"يناير", "فبراير", "مارس", "إبريل", "مايو", "يونيو", "يوليو", "أغشت", "شتمبر", "أكتوبر", "نوفمبر", "دجمبر"},
	};
	for (size_t year = 0; year < sizeof years / sizeof *years; year++)
		for (int month = 0; month < 12; month++) {
			char written[64], becomes[32];
			snprintf(written, sizeof written, "9 %s 2026", years[year][month]);
			snprintf(becomes, sizeof becomes, "2026-%02d-09", month + 1);
			expect_rows("goal g { due: %s }\n", &(row){written, CERTAIN, becomes}, 1);
		}
}

Test(mends, numbers_as_people_write_them)
{
	static const row rows[] = {
		{"Rp 12.500.000", CERTAIN, "12_500_000 IDR"}, /* the number, then the KPI's unit */
		{"Rp12.500.000", CERTAIN, "12_500_000 IDR"},
		{"Rp. 12.500.000", CERTAIN, "12_500_000 IDR"},
		{"Rp 12.500.000,50 on 2026-01-01", CERTAIN, "12_500_000.50 IDR on 2026-01-01"},
		{"IDR 5", CERTAIN, "5 IDR"},
		{"5 idr", CERTAIN, "5 IDR"},
		{"12 500 000", CERTAIN, "12_500_000"},
		{"\"5\"", CERTAIN, "5"},
		{"\"5 IDR\"", CERTAIN, "5 IDR"},
		{"\"12.500,50\"", CERTAIN, "12_500.50"},
		{"12.500.000,00", CERTAIN, "12_500_000.00"},
		{"1.000", SUGGESTED, "1_000"},
		{"Rp 1.000", SUGGESTED, "1_000 IDR"},
		{"1 200", SUGGESTED, "1_200"}, /* two values without a comma? */
		{"Rp 5 juta", NOT, NULL},
		{"\"5 apples and pears\"", NOT, NULL},
		{"5-6", NOT, NULL},
		{"5 days", NOT, NULL},
		{"3 4", NOT, NULL},
	};
	EXPECT_ROWS("kpi k { unit: IDR; measured: %s }\n", rows);
	static const row signs[] = {
		{"$5", CERTAIN, "5$"}, {"€ 3,50", CERTAIN, "3.50€"}, {"€3,50", CERTAIN, "3.50€"}, {"US$ 5", CERTAIN, "5 US$"},
		{"12,5%", CERTAIN, "12.5%"}, {"12,5 %", CERTAIN, "12.5 %"}, {"\"5%\"", CERTAIN, "5%"},
	};
	EXPECT_ROWS("kpi k { measured: %s }\n", signs);
}

Test(mends, a_unit_spelt_otherwise)
{
	static const row days[] = {{"3 day", CERTAIN, "3 days"}, {"3 Days", CERTAIN, "3 days"}, {"3 hours", NOT, NULL}, {"3%", NOT, NULL}};
	EXPECT_ROWS("kpi k { unit: days; measured: %s }\n", days);
	static const row euros[] = {{"3€", CERTAIN, "3 EUR"}, {"3 €", CERTAIN, "3 EUR"}, {"3$", NOT, NULL}};
	EXPECT_ROWS("kpi k { unit: EUR; measured: %s }\n", euros);
	static const row shares[] = {{"3%", NOT, NULL}};
	EXPECT_ROWS("kpi k { unit: \"per cent\"; measured: %s }\n", shares);
}

Test(mends, ranges)
{
	static const row rows[] = {
		{"30-35", CERTAIN, "30..35"}, {"30 - 35", CERTAIN, "30..35"}, {"30–35 years", CERTAIN, "30..35 years"},
		{"30 to 35", CERTAIN, "30..35"}, {"5,5-6,5", CERTAIN, "5.5..6.5"}, {"1.000-2.000", SUGGESTED, "1_000..2_000"},
		{"5 - x", NOT, NULL},
	};
	EXPECT_ROWS("persona m { age: %s }\n", rows);
}

Test(mends, a_range_that_runs_backwards)
{
	static const row rows[] = {{"35..30", SUGGESTED, "30..35"}};
	EXPECT_ROWS("persona m { age: %s }\n", rows);
}

Test(mends, a_sign_apart_from_its_number)
{
	static const row rows[] = {
		{"emotion: + 2 \"x\"", CERTAIN, "emotion: +2 \"x\""}, {"emotion: - 2", CERTAIN, "emotion: -2"},
		{"emotion: \xE2\x88\x92 2", CERTAIN, "emotion: -2"}, {"emotion: 2+ \"x\"", CERTAIN, "emotion: +2 \"x\""},
		{"emotion: 2- \"x\"", SUGGESTED, "emotion: -2 \"x\""}, {"emotion: \xD9\xA2+", CERTAIN, "emotion: +2"},
		{"emotion: ++2", NOT, NULL}, {"emotion: + \"x\"", NOT, NULL}, {"emotion: +", NOT, NULL},
	};
	EXPECT_ROWS("journey j { stage s { touchpoint t {\n%s\n} } }\n", rows);
}
