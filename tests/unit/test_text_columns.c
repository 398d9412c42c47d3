/* Text on a terminal: its cells, and its harmless form. */
#include <criterion/criterion.h>

#include "base/utf8.h"
#include "text/columns.h"

/* A random number that is the same everywhere. */
static uint32_t next_random(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

static void assert_safe(const char *text, const char *expected, uint32_t columns)
{
	jn_buf out = {0};
	jn_text_terminal_safe(&out, jn_str_c(text));
	jn_buf_char(&out, '\0');
	cr_assert_str_eq(out.ptr, expected);
	cr_assert_eq(jn_text_safe_columns(jn_str_c(text)), columns, "%s: %u", expected,
				 jn_text_safe_columns(jn_str_c(text)));
	jn_buf_free(&out);
}

Test(text_columns, counts_cells)
{
	cr_assert_eq(jn_text_columns(JN_STR("")), 0);
	cr_assert_eq(jn_text_columns(JN_STR("abc\td")), 5);
	cr_assert_eq(jn_text_columns(JN_STR("e\u0301a")), 2);
	cr_assert_eq(jn_text_columns(JN_STR("\u9867\u5BA2a")), 5);
	cr_assert_eq(jn_text_columns(JN_STR("\U0001F468\u200D\U0001F469\u200D\U0001F467x")), 3);
	cr_assert_eq(jn_text_columns(JN_STR("\U0001F44D\U0001F3FD")), 2);
	cr_assert_eq(jn_text_columns(JN_STR("\U0001F1E9\U0001F1EA\U0001F1EB\U0001F1F7")), 4);
	cr_assert_eq(jn_text_columns(JN_STR("\u2764\uFE0F")), 2);
	cr_assert_eq(jn_text_columns(JN_STR("\u0633\u0644\u0627\u0645")), 4);
	cr_assert_eq(jn_text_columns(JN_STR("\u0939\u093F\u0928\u094D\u0926\u0940")), 5, "vowel signs beside a letter take a cell, a virama none");
	cr_assert_eq(jn_text_columns(JN_STR("\u0BAE\u0BBE")), 2);
	cr_assert_eq(jn_text_columns(JN_STR("\uAC00\u1100\u1161")), 4);
	cr_assert_eq(jn_text_columns(JN_STR("ab\xFF")), 3);
}

Test(text_columns, nothing_reaches_the_terminal_that_commands_it)
{
	assert_safe("plain \\ text", "plain \\ text", 12);
	assert_safe("a\tb", "a b", 3);
	assert_safe("\x1B[31m", "\\u{1B}[31m", 10);
	assert_safe("a\nb\r\x7F", "a\\u{A}b\\u{D}\\u{7F}", 18);
	assert_safe("\xC2\x85\xC2\x9B", "\\u{85}\\u{9B}", 12);
	assert_safe("a\u202Eb\u2066c\u2069", "a\\u{202E}b\\u{2066}c\\u{2069}", 27);
	assert_safe("\uFEFFa\u200Bb\u00ADc\u2028", "\\u{FEFF}a\\u{200B}b\\u{AD}c\\u{2028}", 33);
	assert_safe("\u061C\u200E\u2060\u3164\U000E0041", "\\u{61C}\\u{200E}\\u{2060}\\u{3164}\\u{E0041}", 40);
	assert_safe("\xFFz\xE2\x80", "\\x{FF}z\\x{E2}\\x{80}", 19);
	assert_safe("a\u200Db\u200C", "a\\u{200D}b\\u{200C}", 18);
	assert_safe("\u0645\u06CC\u200C\u062E", "\u0645\u06CC\u200C\u062E", 3);
	assert_safe("\u0645\u200C\u200C", "\u0645\u200C\\u{200C}", 9);
	assert_safe("\U0001F468\u200D\U0001F469\u2764\uFE0F", "\U0001F468\u200D\U0001F469\u2764\uFE0F", 4);
	assert_safe("\u9867\u5BA2", "\u9867\u5BA2", 4);
	assert_safe("\u0660\u0661 \u05D0", "\u0660\u0661 \u05D0", 4);
}

Test(text_columns, safe_text_holds_nothing_unsafe)
{
	uint32_t random = 3;
	for (int round = 0; round < 20000; round++) {
		char bytes[48];
		uint32_t len = next_random(&random) % sizeof bytes;
		for (uint32_t k = 0; k < len; k++) bytes[k] = (char)next_random(&random);
		jn_buf out = {0};
		jn_text_terminal_safe(&out, (jn_str){bytes, len});
		jn_str safe = jn_buf_view(&out);
		cr_assert_eq(jn_utf8_first_invalid(safe), safe.len);
		for (uint32_t i = 0; i < safe.len; i++) cr_assert((unsigned char)safe.ptr[i] >= ' ' && safe.ptr[i] != 0x7F);
		cr_assert_eq(jn_text_safe_columns((jn_str){bytes, len}), jn_text_columns(safe));
		jn_buf_free(&out);
	}
}
