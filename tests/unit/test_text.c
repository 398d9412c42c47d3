/* Widths and line breaking. That widths agree with real fonts is test_pango.c's; cells of a terminal are test_text_columns.c's. */
#include <criterion/criterion.h>
#include <linebreak.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "text/breaks.h"
#include "text/columns.h"
#include "text/wrap.h"

/* A random number that is the same everywhere. */
static uint32_t next_random(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

static int32_t width(const char *text)
{
	return jn_text_width(jn_str_c(text), JN_TEXT_REGULAR);
}

/* The lines of `text` at 13 px, joined by "|"; lives until the arena goes. */
static const char *wrapped(jn_arena *arena, const char *text, int32_t max_px, const char *lang)
{
	jn_lines lines = jn_text_wrap(arena, jn_str_c(text), JN_TEXT_REGULAR, 13, max_px * 64, jn_str_c(lang));
	jn_buf joined = {0};
	for (uint32_t i = 0; i < lines.count; i++) {
		if (i > 0) jn_buf_char(&joined, '|');
		jn_buf_str(&joined, lines.items[i].text);
	}
	const char *copy = jn_arena_str(arena, jn_buf_view(&joined)).ptr;
	jn_buf_free(&joined);
	return copy;
}

static void assert_wraps(const char *text, int32_t max_px, const char *lang, const char *expected)
{
	jn_arena arena = {0};
	cr_assert_str_eq(wrapped(&arena, text, max_px, lang), expected);
	jn_arena_free(&arena);
}

Test(text_width, is_the_sum_of_advances)
{
	cr_assert_eq(width(""), 0);
	cr_assert_eq(width("0"), 572);
	cr_assert_eq(width("A"), 639);
	cr_assert_eq(width(" "), 260);
	cr_assert_eq(width("\t"), 260);
	cr_assert_eq(width("\n\x01"), 0);
	cr_assert_eq(width("0A "), 572 + 639 + 260);
	cr_assert_gt(jn_text_width(JN_STR("Stage"), JN_TEXT_BOLD), width("Stage"));
	cr_assert_eq(jn_text_width((jn_str){NULL, 0}, JN_TEXT_REGULAR), 0);
}

Test(text_width, gives_marks_nothing)
{
	cr_assert_eq(width("e\u0301"), width("e"));
	cr_assert_eq(width("\u0628\u064E"), width("\u0628"));
	cr_assert_eq(width("a\u200B\u2060\u200Db"), width("ab"));
	cr_assert_eq(width("\u0E01\u0E34\u0E48"), width("\u0E01"));
}

Test(text_width, joins_arabic)
{
	/* Beh alone is nearly an em wide; inside a word it is a third of that. */
	cr_assert_lt(width("\u0628\u0628\u0628"), 2 * width("\u0628"));
	cr_assert_eq(width("\u0628\u0628"), width("\u0628\u064E\u0628\u064E"), "marks do not part letters");
	cr_assert_eq(width("\u0628\u200C\u0628"), 2 * width("\u0628"), "the non-joiner does");
	cr_assert_eq(width("\u0628 \u0628"), 2 * width("\u0628") + width(" "));
	/* A dal does not join what follows. */
	cr_assert_eq(width("\u062F\u0628"), width("\u062F") + width("\u0628"));
	/* Lam and alef are one sign, marked or not, and at a word's end as at its start. */
	cr_assert_eq(width("\u0644\u0627"), 582);
	cr_assert_eq(width("\u0644\u064E\u0627"), 582);
	cr_assert_eq(width("\u200D\u0644\u0627"), 599 + 0);
}

Test(text_width, measures_conjuncts)
{
	cr_assert_eq(width("\u0915\u094D\u0937"), 712, "ksha is one sign");
	cr_assert_lt(width("\u0938\u094D\u0924"), width("\u0938") + width("\u0924"));
	cr_assert_eq(width("\u0938\u094D\u200C\u0924"), width("\u0938") + width("\u0924"), "the non-joiner parts them");
}

Test(text_width, measures_wide_text_and_emoji)
{
	cr_assert_eq(width("\u9867\u5BA2"), 2000);
	cr_assert_eq(width("\uAC00"), 1000);
	int32_t emoji = width("\U0001F600");
	cr_assert_geq(emoji, 1000);
	/* Where no font joins them, the parts of a sign stand side by side. */
	cr_assert_eq(width("\U0001F44D\U0001F3FD"), emoji + width("\U0001F3FD"), "a skin tone");
	cr_assert_eq(width("\U0001F468\u200D\U0001F469\u200D\U0001F467"), 3 * emoji, "a family");
	cr_assert_eq(width("\U0001F1E9\U0001F1EA\U0001F1EB\U0001F1F7"), 4 * emoji, "two flags");
	cr_assert_eq(width("\u2764\uFE0F"), emoji);
	cr_assert_gt(width("\U0001D400"), 0, "a letter outside the table");
	cr_assert_gt(width("\uE000"), 0, "private use");
}

Test(text_width, takes_any_bytes)
{
	cr_assert_eq(width("\xFF"), width("\uFFFD"));
	cr_assert_eq(width("\xE2\x80"), 2 * width("\uFFFD"));
	uint32_t random = 7;
	char bytes[64];
	for (int i = 0; i < 20000; i++) {
		uint32_t len = next_random(&random) % sizeof bytes;
		for (uint32_t k = 0; k < len; k++) bytes[k] = (char)(next_random(&random) >> (k & 3));
		int32_t w = jn_text_width((jn_str){bytes, len}, (jn_text_weight)(i & 1));
		cr_assert(w >= 0 && w <= 64 * 3000);
	}
	/* Every code point alone, and between two letters that join. */
	for (uint32_t rune = 0; rune < 0x110000; rune++) {
		char text[12] = "\u0628";
		size_t n = 2 + jn_utf8_encode(rune, text + 2);
		memcpy(text + n, "\u0628", 2);
		jn_str alone = {text + 2, (uint32_t)n - 2}, between = {text, (uint32_t)n + 2};
		cr_assert(jn_text_width(alone, JN_TEXT_REGULAR) <= 12000 && jn_text_width(between, JN_TEXT_BOLD) <= 14000);
	}
}

Test(text_width, stays_in_bounds_for_large_texts)
{
	size_t size = 8u << 20;
	char *text = malloc(size);
	memset(text, 'W', size);
	cr_assert_eq(jn_text_width((jn_str){text, (uint32_t)size}, JN_TEXT_BOLD), JN_TEXT_WIDTH_MAX);
	cr_assert_eq(jn_text_width_px64((jn_str){text, (uint32_t)size}, JN_TEXT_BOLD, 1000), JN_TEXT_WIDTH_MAX);
	free(text);
}

Test(text_width, in_pixels_has_slack_and_rounds_up)
{
	cr_assert_eq(jn_text_width_px64(JN_STR("0"), JN_TEXT_REGULAR, 100), (572 * 64 * 102 + 999) / 1000);
	cr_assert_eq(jn_text_px64(0, 13), 0);
	cr_assert_eq(jn_text_px64(-5, 13), 0);
	cr_assert_eq(jn_text_px64(1, 13), 1);
	cr_assert_eq(jn_text_px64(1000, 0), jn_text_px64(1000, 1));
	cr_assert_eq(jn_text_px64(1000, 5000), jn_text_px64(1000, 1000));
}

Test(text_direction, is_that_of_the_first_strong_character)
{
	cr_assert_eq(jn_text_direction(JN_STR("")), JN_TEXT_NEUTRAL);
	cr_assert_eq(jn_text_direction(JN_STR("45 % (12)")), JN_TEXT_NEUTRAL);
	cr_assert_eq(jn_text_direction(JN_STR("12 Tage")), JN_TEXT_LTR);
	cr_assert_eq(jn_text_direction(JN_STR("12 \u064A\u0648\u0645")), JN_TEXT_RTL);
	cr_assert_eq(jn_text_direction(JN_STR("\u05D0 a")), JN_TEXT_RTL);
	cr_assert_eq(jn_text_direction(JN_STR("\u2067\u05D0\u2069 a")), JN_TEXT_LTR, "isolates are skipped");
	cr_assert_eq(jn_text_direction(JN_STR("\xFF\xFE")), JN_TEXT_NEUTRAL);
}

Test(text_wrap, fills_lines_greedily)
{
	assert_wraps("", 100, "en", "");
	assert_wraps(" \t ", 100, "en", "");
	assert_wraps("short", 100, "en", "short");
	assert_wraps("  Customer reads reviews and testimonials ", 100, "en", "Customer reads|reviews and|testimonials");
	assert_wraps("Customer  reads   reviews", 64, "en", "Customer|reads|reviews");
	assert_wraps("https://example.com/a/very/long/path?x=1", 90, "en", "https://|example.com/|a/very/long/|path?x=1");
	assert_wraps("\u9867\u5BA2\u306F\u30EC\u3002\u305D", 54, "ja", "\u9867\u5BA2\u306F|\u30EC\u3002\u305D");
}

Test(text_wrap, respects_line_ends)
{
	assert_wraps("a\nb\r\nc\rd\u2028e\xC2\x85"
				 "f",
				 100, "en", "a|b|c|d|e|f");
	assert_wraps("\n\n a \n\n \n b \n\n", 100, "en", "a|||b");
	assert_wraps("\n \n", 100, "en", "");
}

Test(text_wrap, never_parts_a_number_from_its_unit)
{
	assert_wraps("they are 45 % of all", 84, "en", "they are|45 % of all");
	assert_wraps("they wait 3 min now", 80, "en", "they wait|3 min now");
	assert_wraps("it costs EUR 20 now", 65, "en", "it costs|EUR 20|now");
	assert_wraps("harga Rp 150.000 saja", 80, "id", "harga|Rp 150.000|saja");
	assert_wraps("cooled to 20 \u00B0C here", 70, "en", "cooled to|20 \u00B0C here");
	assert_wraps("more than 10 000 people", 80, "en", "more than|10 000|people");
	assert_wraps("of 3 \u064A\u0648\u0645 a", 32, "ar", "of|3 \u064A\u0648\u0645|a");
	assert_wraps("the 3 reviews", 50, "en", "the 3|reviews");
	/* But before a word is cut, the unit goes to a line of its own. */
	assert_wraps("45 %", 20, "en", "45|%");
	cr_assert_eq(jn_text_longest_word(JN_STR("a 45 % b"), JN_TEXT_REGULAR, 13),
				 jn_text_width_px64(JN_STR("45 %"), JN_TEXT_REGULAR, 13));
}

/* A sign stays with its number, a range may part. */
Test(text_wrap, keeps_a_minus_with_its_number)
{
	assert_wraps("Arif fails –2", 62, "en", "Arif fails|–2");
	assert_wraps("Mon 10–12 h", 56, "en", "Mon 10–|12 h");
}

Test(text_wrap, hyphens_leave_no_letter_alone)
{
	assert_wraps("a follow-up e-mail", 80, "en", "a follow-up|e-mail");
	assert_wraps("the follow-up e-mail", 75, "en", "the|follow-up|e-mail");
	assert_wraps("the long-winded way", 80, "en", "the long-|winded way");
	assert_wraps("Ada e-mail baru", 60, "id", "Ada|e-mail|baru");
}

Test(text_wrap, no_line_begins_with_a_point)
{
	assert_wraps("Store · direct · Kitchen", 58, "en", "Store ·|direct ·|Kitchen");
	assert_wraps("one · two", 40, "en", "one ·|two");
	assert_wraps("a · 20 kg", 40, "en", "a ·|20 kg");
}

/* As Unicode says, and where a script has no blanks and no dictionary is at hand, between syllables. */
Test(text_wrap, breaks_in_every_script)
{
	/* no line begins with a Japanese full stop, a small kana or a closing bracket, none ends with an opening one */
	assert_wraps("買い物をする。「高い」と言う", 80, "ja", "買い物をす|る。「高い」|と言う");
	assert_wraps("顾客在店里看到价格，很惊讶", 60, "zh", "顾客在店|里看到价|格，很惊|讶");
	/* Thai, Lao: before a vowel that is written first, behind one that ends a syllable */
	assert_wraps("ลูกค้าเดินเข้าร้านและถามราคา", 75, "th", "ลูกค้าเดิน|เข้าร้านและ|ถามราคา");
	assert_wraps("ລູກຄ້າເບິ່ງລາຄາແລະຊື້", 60, "lo", "ລູກຄ້າ|ເບິ່ງລາຄາ|ແລະຊື້");
	assert_wraps("ช้าๆ เธอเดินไปไกลๆที่บ้าน", 60, "th", "ช้าๆ เธอ|เดินไปไกลๆ|ที่บ้าน");
	/* Hindi has blanks; conjuncts hold */
	assert_wraps("ग्राहक ने स्क्रीन पर क़ीमत देखी", 60, "hi", "ग्राहक ने|स्क्रीन पर|क़ीमत देखी");
	/* emoji: families, flags, skin tones and keycaps are one */
	assert_wraps("👩‍👩‍👧‍👦👍🏽🇮🇩1️⃣❤️", 20, "en", "👩‍👩‍👧‍👦|👍🏽|🇮🇩|1️⃣|❤️");
	assert_wraps("ok 👍🏽 done 🇮🇩", 45, "en", "ok|👍🏽|done|🇮🇩");
}

Test(text_wrap, cuts_words_that_do_not_fit)
{
	assert_wraps("Donaudampfschiff", 60, "de", "Donaud-|ampfsch-|iff");
	assert_wraps("a Donaudampf b", 60, "de", "a|Donaud-|ampf b");
	assert_wraps("123456789", 30, "en", "123|456|789");
	assert_wraps("abc", 0, "en", "a|b|c");
	assert_wraps("e\u0301o\u0302", -5, "en", "e\u0301|o\u0302");
	assert_wraps("\u0628\u0628\u0628\u0628\u0628\u0628\u0628\u0628", 40, "ar",
				 "\u0628\u0628\u0628\u0628\u0628\u0628|\u0628\u0628");
	assert_wraps("\U0001F468\u200D\U0001F469\U0001F1E9\U0001F1EA\U0001F1EB\U0001F1F7", 20, "",
				 "\U0001F468\u200D\U0001F469|\U0001F1E9\U0001F1EA|\U0001F1EB\U0001F1F7");
	assert_wraps("\u0915\u094D\u0937\u0915\u094D\u0937", 1, "hi", "\u0915\u094D\u0937|\u0915\u094D\u0937");
}

Test(text_wrap, shows_soft_hyphens_at_line_ends_only)
{
	assert_wraps("hyphen\u00ADation of soft\u00ADness", 52, "en", "hyphen-|ation of|soft-|ness");
	assert_wraps("soft\u00ADness", 100, "en", "soft\u00ADness");
}

/* Does byte `c` belong to what wrapping may drop? */
static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

/* True when the lines, without the hyphens that were added, hold all of `s` but blanks, in its order. */
static bool nothing_is_lost(jn_str s, jn_lines lines)
{
	uint32_t at = 0;
	for (uint32_t i = 0; i < lines.count; i++) {
		jn_str text = lines.items[i].text;
		if (lines.items[i].hyphen) text.len--;
		/* A line begins with a blank only where that is the base of a mark. */
		bool keep_one = text.len > 0 && is_blank(text.ptr[0]);
		while (text.len > 0 && at + keep_one < s.len && is_blank(s.ptr[at + keep_one])) at++;
		if (s.len - at < text.len || memcmp(s.ptr + at, text.ptr, text.len) != 0) return false;
		at += text.len;
		/* A soft hyphen at which the line ended is shown by the one added. */
		if (lines.items[i].hyphen && jn_str_starts(jn_str_slice(s, at, s.len), JN_STR("\u00AD"))) at += 2;
	}
	while (at < s.len && is_blank(s.ptr[at])) at++;
	return at == s.len;
}

static const char *const pieces[] = {
	"Customer",
	"a",
	"45",
	"%",
	" ",
	" ",
	" ",
	" ",
	"\n",
	"-",
	"/",
	".",
	", ",
	"(",
	")",
	"\"",
	"kg",
	"EUR",
	"M\u00FCller",
	"\u0643\u062A\u0628",
	"\u0627\u0644\u0633\u0639\u0631",
	"\u0643\u0650",
	"\u05E9\u05DC\u05D5\u05DD",
	"\u0915\u094D\u0937\u093F",
	"\u0E19\u0E49\u0E33",
	"\u9867\u5BA2",
	"\u3002",
	"\U0001F468\u200D\U0001F469",
	"\U0001F1E9\U0001F1EA",
	"\u0301",
	"\u00AD",
	"\u00A0",
	"\u200B",
	"\u2014",
	"\u201C",
	"\u201D",
	"\uFFFC",
	"\xFF",
	"\xE2\x80",
	"Internationalisierung",
	"\t",
};

static uint32_t random_text(char *out, uint32_t size, uint32_t *random)
{
	uint32_t len = 0;
	for (uint32_t count = next_random(random) % 24; count > 0; count--) {
		const char *piece = pieces[next_random(random) % (sizeof pieces / sizeof *pieces)];
		uint32_t n = (uint32_t)strlen(piece);
		if (len + n > size) break;
		memcpy(out + len, piece, n);
		len += n;
	}
	return len;
}

/* Criterion sends a message for every assertion, and chokes on half a million: only a broken promise is told. */
static void promise(bool kept, const char *what, jn_str line, jn_str whole)
{
	if (!kept) cr_assert(false, "%s: '%.*s' of '%.*s'", what, (int)line.len, line.ptr, (int)whole.len, whole.ptr);
}

Test(text_wrap, keeps_its_promises_for_any_text)
{
	uint32_t random = 11;
	char text[600];
	for (int round = 0; round < 30000; round++) {
		jn_str s = {text, random_text(text, sizeof text, &random)};
		int32_t size = 10 + (int32_t)(next_random(&random) % 20);
		int32_t max = (int32_t)(next_random(&random) % 200) * 64;
		jn_text_weight weight = (jn_text_weight)(round & 1);
		jn_arena arena = {0};
		jn_lines lines = jn_text_wrap(&arena, s, weight, size, max, JN_STR("en"));
		bool cuts = false;
		for (uint32_t i = 0; i < lines.count; i++) {
			jn_line line = lines.items[i];
			promise(line.width == jn_text_width_px64(line.text, weight, size), "width", line.text, s);
			promise(line.width <= max || line.text.len <= 64, "fits", line.text, s);
			if (line.text.len > 0) {
				/* A blank may begin a line only as the base of a mark. */
				promise(!is_blank(line.text.ptr[line.text.len - 1]), "no blank at the end", line.text, s);
				promise(!is_blank(line.text.ptr[0]) || line.text.ptr[1] == '\xCC', "no blank at the start", line.text, s);
			}
			cuts |= line.width > max;
		}
		promise(memchr(s.ptr, '\xE2', s.len) != NULL || nothing_is_lost(s, lines), "nothing lost", s, s);
		promise(jn_text_longest_word(s, weight, size) > max || !cuts, "no word cut without need", s, s);
		jn_arena_free(&arena);
	}
}

/* What libunibreak says of `s`, as jn_breaks_find says it, without ties. */
static void by_library(jn_str s, uint8_t *marks)
{
	set_linebreaks_utf8((const utf8_t *)s.ptr, s.len, "en", (char *)marks);
	for (uint32_t i = 0; i < s.len; i++) {
		marks[i] = i + 1 < s.len && marks[i] == LINEBREAK_ALLOWBREAK ? JN_BREAK_ALLOWED : JN_BREAK_NONE;
	}
}

static void assert_as_library(jn_str s)
{
	uint8_t ours[64], theirs[64];
	jn_breaks_find(s, JN_STR("en"), ours);
	by_library(s, theirs);
	for (uint32_t i = 0; i < s.len; i++) {
		/* Ties, and tabs among blanks, are seen otherwise on purpose. */
		if (ours[i] == JN_BREAK_TIED || (is_blank(s.ptr[i]) && i + 1 < s.len && s.ptr[i + 1] == '\t')) continue;
		cr_assert_eq(ours[i], theirs[i], "'%.*s' at %u", (int)s.len, s.ptr, (unsigned)i);
	}
}

Test(text_breaks, plain_text_breaks_as_libunibreak_says)
{
	init_linebreak();
	uint32_t random = 5;
	static const char likely[] = "aB0 .,-/()[]{}\"'!?%$+\\|\t:;#@= ";
	for (int round = 0; round < 200000; round++) {
		char text[32];
		uint32_t len = 1 + next_random(&random) % sizeof text;
		for (uint32_t i = 0; i < len; i++) {
			text[i] = round & 1 ? likely[next_random(&random) % (sizeof likely - 1)]
								: (char)(' ' + next_random(&random) % ('~' - ' ' + 1));
		}
		if (text[0] != ' ') assert_as_library((jn_str){text, len});
	}
	/* Each letter that takes the short way, behind and before one of every class. */
	for (uint32_t rune = 0xC0; rune < 0x700; rune++) {
		for (const char *other = likely; *other; other++) {
			char text[16] = {'a', *other};
			uint32_t len = 2 + (uint32_t)jn_utf8_encode(rune, text + 2);
			text[len++] = *other;
			text[len++] = ' ';
			len += (uint32_t)jn_utf8_encode(rune, text + len);
			utf8_t bytes[2] = {0};
			memcpy(bytes, text + 2, 2);
			bool mark = (rune >= 0x300 && rune < 0x370) || (rune >= 0x483 && rune <= 0x489) || rune >= 0x591;
			bool letter = rune >= 0x620 && rune <= 0x64A;
			if (!mark || letter) assert_as_library((jn_str){text, len});
		}
	}
}

Test(text_breaks, no_code_point_upsets_the_library)
{
	uint8_t marks[16];
	for (uint32_t rune = 1; rune < 0x110000; rune++) {
		char text[16] = "a";
		uint32_t len = 1 + (uint32_t)jn_utf8_encode(rune, text + 1);
		text[len++] = ' ';
		len += (uint32_t)jn_utf8_encode(rune, text + len);
		text[len++] = '1';
		jn_breaks_find((jn_str){text, len}, JN_STR("fr"), marks);
	}
}

/* What is not linear does not come to its end with a megabyte: the timeout is a net, not a measure. */
Test(text_wrap, is_linear_in_time, .timeout = 300)
{
	static const char *const patterns[] = {"a",      "a ",           "45 % ",      "\"",      "{",
										   " ",      "\n",           "\u0301",     "\u200D",  "\u0644\u0627",
										   "\xFF",   "\u0915\u094D", "\U0001F1E9", "\u00E9 ", "\u200B",
										   "\u00AD", "e\u0301",      "\u0E01",     "\u2014"};
	uint32_t size = 1u << 20;
	char *text = malloc(size);
	for (size_t p = 0; p < sizeof patterns / sizeof *patterns; p++) {
		size_t n = strlen(patterns[p]);
		for (uint32_t i = 0; i < size; i++) text[i] = patterns[p][i % n];
		jn_arena arena = {0};
		jn_text_wrap(&arena, (jn_str){text, size}, JN_TEXT_REGULAR, 13, 6400, JN_STR("en"));
		jn_text_wrap(&arena, (jn_str){text, size}, JN_TEXT_REGULAR, 13, 0, JN_STR("en"));
		jn_arena_free(&arena);
		jn_text_longest_word((jn_str){text, size}, JN_TEXT_REGULAR, 13);
		jn_text_safe_columns((jn_str){text, size});
	}
	free(text);
}
