/* Messages and translations: every catalog is complete and fits its English; every finding the rules' cases raise has its
 * words in every language (jn_expect_translated, called by rule_cases.c and here over examples and the fuzzer's corpus). */
#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "checks/run.h"
#include "model/schema.h"
#include "project/load.h"
#include "rule_cases.h"
#include "said.h"
#include "text/catalog.h"
#include "text/schema_say.h"

/* ---- the catalogs' bytes ---- */

static uint32_t number(const jn_catalog *self, size_t at)
{
	cr_assert(at + 4 <= self->len);
	const unsigned char *p = self->bytes + at;
	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static const char *text_at(const jn_catalog *self, uint32_t table, uint32_t row)
{
	return (const char *)self->bytes + number(self, table + row * 8u + 4);
}

/* The conversions of a format in the order of their arguments: "sd", a `.` before a text that is measured. */
static void conversions(const char *format, char out[64])
{
	char kinds[JN_MESSAGE_MOST][3] = {{0}};
	uint32_t next = 0, most = 0;
	for (const char *p = strchr(format, '%'); p; p = strchr(p, '%')) {
		uint32_t place = 0, skip = 0;
		if (*++p == '%') {
			p++;
			continue;
		}
		for (skip = 0; p[skip] >= '0' && p[skip] <= '9';) skip++;
		if (p[skip] == '$') place = (uint32_t)atoi(p), p += skip + 1;
		if (*p == '+') p++;
		bool measured = p[0] == '.' && p[1] == '*';
		if (measured) {
			p += 2;
			for (skip = 0; p[skip] >= '0' && p[skip] <= '9';) skip++;
			if (p[skip] == '$') p += skip + 1;
			else next++;
		} else if (*p == '.') {
			for (p++; *p >= '0' && *p <= '9';) p++;
		}
		uint32_t at = place ? place - 1 : next++;
		cr_assert(at < JN_MESSAGE_MOST && *p, "%s", format);
		kinds[at][0] = measured ? '.' : ' ';
		kinds[at][1] = *p++;
		if (at + 1 > most) most = at + 1;
	}
	out[0] = '\0';
	for (uint32_t i = 0; i < most; i++) strcat(out, kinds[i][0] ? kinds[i] : "_");
}

/* The next piece between back-ticks from `*at` on that has no conversion in it. */
static bool next_code(const char **at, char out[300])
{
	for (;;) {
		const char *open = strchr(*at, '`'), *close = open ? strchr(open + 1, '`') : NULL;
		if (!close || close - open >= 299) return false;
		*at = close + 1;
		snprintf(out, 300, "%.*s", (int)(close - open + 1), open);
		if (!strchr(out, '%')) return true;
	}
}

/* Names, keys and examples are the same in every language. */
static void expect_code(const char *english, const char *translated)
{
	char code[300];
	for (const char *at = english; next_code(&at, code);)
		cr_expect(strstr(translated, code), "%s is missing in: %s", code, translated);
}

/* `plain`: it may have a `%` that is no conversion. */
static void expect_entry(const char *key, const char *translated)
{
	const char *english = strchr(key, '\004') ? strchr(key, '\004') + 1 : key;
	jn_str text = jn_str_c(translated);
	cr_expect(translated[0] && jn_utf8_first_invalid(text) == text.len, "%s", key);
	char want[64], got[64];
	bool format = strstr(english, "%.*s") || strstr(english, "%s") || strstr(english, "%u") || strstr(english, "%d");
	if (format) {
		conversions(english, want);
		conversions(translated, got);
		cr_expect(strcmp(want, got) == 0, "%s: takes %s, not %s: %s", english, want, got, translated);
	}
	for (char n = '0'; n <= '3'; n++) {
		char hole[] = {'{', n, '}', 0};
		cr_expect(!strstr(english, hole) == !strstr(translated, hole), "%s: %s", english, translated);
	}
	expect_code(english, translated);
}

Test(catalog, every_entry_is_found_and_fits)
{
	for (int language = JN_LANG_EN + 1; language < JN_LANG_COUNT; language++) {
		const jn_catalog *self = &jn_catalogs[language];
		uint32_t count = number(self, 8), originals = number(self, 12), translations = number(self, 16);
		cr_assert(count > 1000, "%s has %u", jn_language_tag((jn_language)language), count);
		for (uint32_t row = 1; row < count; row++) { /* the first is the head, whose key is empty */
			const char *key = text_at(self, originals, row), *translated = text_at(self, translations, row);
			const char *found = jn_catalog_find((jn_language)language, key);
			cr_expect(found == translated, "%s", key);
			expect_entry(key, translated);
		}
	}
}

Test(catalog, what_is_not_there_stays_english)
{
	cr_expect_null(jn_catalog_find(JN_LANG_ID, "nobody says this"));
	cr_expect_null(jn_catalog_find(JN_LANG_ID, ""));
	cr_expect_null(jn_catalog_find(JN_LANG_EN, "error"));
	cr_expect_null(jn_catalog_find(JN_LANG_COUNT, "error"));
	cr_expect_str_eq(jn_tr(JN_LANG_AR, "nobody says this"), "nobody says this");
	cr_expect_str_eq(jn_tr(JN_LANG_EN, "error"), "error");
	cr_expect_str_eq(jn_tr(JN_LANG_MS, "error"), "ralat");
	cr_expect_null(jn_tr(JN_LANG_MS, NULL));
}

/* ---- tables ---- */

static void expect_translated(const char *english, const char *where)
{
	for (int language = JN_LANG_EN + 1; english && language < JN_LANG_COUNT; language++)
		cr_expect(jn_catalog_find((jn_language)language, english), "%s is not in %s: %s", where,
				  jn_language_tag((jn_language)language), english);
}

Test(catalog, tables_are_translated)
{
	for (int i = 0; i < JN_RULE_COUNT; i++) expect_translated(jn_rules[i].summary, jn_rules[i].name);
	for (int kind = 0; kind < JN_KIND_COUNT; kind++) {
		const jn_kind_row *row = jn_schema_kind((jn_kind)kind);
		expect_translated(row->doc, row->name);
		for (uint32_t i = 0; i < row->row_count; i++) expect_translated(row->rows[i].doc, row->rows[i].name);
	}
	for (int i = 0; i < JN_CLAUSE_ROWS; i++) expect_translated(jn_schema_clauses[i].doc, jn_schema_clauses[i].shown);
}

/* ---- findings ---- */

static void expect_finding_translated(const jn_diagnostic *d)
{
	expect_translated(d->message.format, "a message");
	expect_translated(d->help.format, "a help");
	expect_translated(d->edit_title.format, "a title");
	for (const jn_related *r = d->related; r; r = r->next) expect_translated(r->message.format, "a related place");
	if (!jn_message_some(&d->help) && !d->edits) cr_expect(false, "%s: nothing says how to mend: %s", jn_rules[d->rule].name, d->message.format);
}

void jn_expect_translated(const jn_findings *findings)
{
	for (uint32_t i = 0; i < findings->count; i++) expect_finding_translated(findings->items[i]);
}

/* Checks a folder, or a file that stands alone; returns how many findings it has. */
static uint32_t check_root(const char *path, bool lone)
{
	jn_project *project =
		jn_project_load(&(jn_load_request){.root = path, .lone = lone, .today = jn_date_parse(JN_STR("2026-11-22"))});
	jn_findings findings = jn_check_run(project, NULL);
	jn_expect_translated(&findings);
	jn_project_free(project);
	return findings.count;
}

static uint32_t check_files(const char *folder)
{
	uint32_t found = 0;
	DIR *dir = opendir(folder);
	cr_assert(dir);
	for (struct dirent *entry; (entry = readdir(dir));) {
		char path[1000];
		snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
		if (entry->d_name[0] != '.') found += check_root(path, true);
	}
	closedir(dir);
	return found;
}

Test(catalog, findings_of_examples_and_faulty_files_are_translated)
{
	static const char *const folders[] = {"retail", "retail-id", "retail-ar", "cart-abandonment"};
	uint32_t found = check_files(JOURNEY_SOURCE_DIR "/tests/fuzz/corpus");
	for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
		char path[1000];
		snprintf(path, sizeof path, JOURNEY_SOURCE_DIR "/examples/%s", folders[i]);
		found += check_root(path, false);
	}
	cr_expect(found > 100, "only %u findings", found);
}

/* ---- messages ---- */

static void expect_written(const char *translated, const char *expected, const char *format, ...)
{
	jn_message_part parts[JN_MESSAGE_MOST];
	jn_buf out = {0};
	va_list arguments;
	va_start(arguments, format);
	jn_message message = jn_message_borrow(parts, format, arguments);
	va_end(arguments);
	jn_message_write(&out, &message, translated);
	jn_buf_char(&out, '\0');
	cr_expect_str_eq(out.ptr, expected);
	jn_buf_free(&out);
}

Test(catalog, messages_take_arguments_in_any_order)
{
	expect_written(NULL, "`ab` has 3 of 5%, +2 and -7", "`%.*s` has %u of %d%%, %+d and %+d", 2, "abc", 3u, 5, 2, -7);
	expect_written("%2$s, %1$s", "b, a", "%s %s", "a", "b");
	expect_written("%3$u: %2$.*1$s", "4: abc", "%.*s %u", 3, "abcdef", 4u);
	expect_written("%s", "12", "%.2s", "123");
	expect_written("nothing", "nothing", "%s", "a");
	/* A translation that asks for what is not there writes nothing in its place. */
	expect_written("%2$s %1$u", " ", "%s", "a");
	expect_written(NULL, "100 %", "100 %%");
}

/* A list has the commas of the language it is written in, in findings too, which are made without one. */
Test(catalog, lists)
{
	jn_arena arena = {0};
	jn_buf list = {0}, out = {0};
	jn_buf_c(&list, "in ");
	size_t start = list.len;
	jn_list_name(&list, start, JN_STR("a"));
	jn_list_name(&list, start, JN_STR("b, c"));
	jn_list_name(&list, start, JN_STR("d"));
	jn_message message = jn_message_new(&arena, "it can be: %.*s", (int)list.len, list.ptr);
	cr_expect(jn_str_eq(jn_message_english(&arena, &message), JN_STR("it can be: in `a`, `b, c`, `d`")));
	jn_tr_message_part(&out, JN_LANG_AR, &message);
	cr_expect(strstr((jn_buf_char(&out, '\0'), out.ptr), "in `a`، `b, c`، `d`"), "%s", out.ptr);
	jn_buf_free(&out);
	jn_buf_free(&list);
	jn_arena_free(&arena);
}

Test(catalog, messages_are_values)
{
	jn_arena arena = {0};
	char name[] = "store";
	jn_message a = jn_message_new(&arena, "the %s `%.*s`", "channel", 5, name);
	name[0] = 'S';
	cr_expect(jn_test_says(&a, "the channel `store`"));
	jn_message b = jn_message_new(&arena, "the %s `%.*s`", "channel", 5, name);
	cr_expect(jn_message_compare(&a, &b) > 0 && jn_message_compare(&b, &a) < 0 && jn_message_compare(&a, &a) == 0);
	jn_message none = {0}, plain = jn_message_of("100% sure");
	cr_expect(jn_message_compare(&none, &a) < 0 && !jn_message_some(&none));
	cr_expect(jn_test_says(&plain, "100% sure"));
	cr_expect(jn_test_says(&none, ""));
	jn_arena_free(&arena);
}

static void expect_isolated(jn_language language, const char *text, const char *expected)
{
	jn_buf out = {0};
	jn_tr_isolated(&out, language, jn_str_c(text));
	jn_buf_char(&out, '\0');
	cr_expect_str_eq(out.ptr, expected);
	jn_buf_free(&out);
}

#define FSI "\xE2\x81\xA8"
#define PDI "\xE2\x81\xA9"

Test(catalog, code_in_arabic_is_isolated)
{
	expect_isolated(JN_LANG_AR, "اكتب `a {` ثم `b`", "اكتب " FSI "`a {`" PDI " ثم " FSI "`b`" PDI);
	expect_isolated(JN_LANG_AR, "`open", FSI "`open" PDI);
	expect_isolated(JN_LANG_AR, "", "");
	expect_isolated(JN_LANG_AR, "في " FSI "`a`" PDI " و`b`", "في " FSI "`a`" PDI " و" FSI "`b`" PDI);
	expect_isolated(JN_LANG_ID, "tulis `a`", "tulis `a`");
}

Test(catalog, languages_of_locales)
{
	static const struct {
		const char *locale;
		jn_language language;
	} rows[] = {
		{"C", JN_LANG_EN},	   {"C.UTF-8", JN_LANG_EN}, {"POSIX", JN_LANG_EN},	{"id_ID.UTF-8", JN_LANG_ID}, {"id", JN_LANG_ID},
		{"id.UTF-8", JN_LANG_ID}, {"ms_MY@x", JN_LANG_MS}, {"ar_EG.utf8", JN_LANG_AR}, {"de_DE.UTF-8", JN_LANG_EN}, {"", JN_LANG_EN},
		{"ar-SA", JN_LANG_AR},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		cr_expect_eq(jn_language_of_locale(jn_str_c(rows[i].locale)), rows[i].language, "%s", rows[i].locale);
	jn_language language = JN_LANG_AR;
	cr_expect(jn_language_known(JN_STR("en-GB"), &language) && language == JN_LANG_EN);
	cr_expect(jn_language_known(JN_STR("zsm"), &language) && language == JN_LANG_MS);
	cr_expect(!jn_language_known(JN_STR("xx"), &language) && !jn_language_known(JN_STR(""), &language));
	for (int i = 0; i < JN_LANG_COUNT; i++)
		cr_expect(jn_language_known(jn_str_c(jn_language_tag((jn_language)i)), &language) && (int)language == i);
}
