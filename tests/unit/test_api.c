/* The public interface as a caller meets it: only journey.h, texts in memory and folders made for the test. */
#define _XOPEN_SOURCE 700 /* mkdtemp, realpath */

#include <criterion/criterion.h>
#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "journey.h"

static const char project_text[] =
	"project shop \"Shop\" { owner: cx }\nteam cx \"Experience\"\npersona maria \"Maria\"\n";
static const char map_text[] = "journey lamp \"A new lamp\" { persona: marai\n"
							   "  stage before { touchpoint \"Looks 😀 around\" { next: gnoe } }\n}\n";

static journey_text text(const char *path, const char *bytes)
{
	return (journey_text){path, bytes, strlen(bytes)};
}

static journey_project *open_texts(const journey_text *texts, size_t count)
{
	journey_project *project = NULL;
	cr_assert_eq(journey_open_texts(texts, count, &project), JOURNEY_OK);
	cr_assert_not_null(project);
	return project;
}

static journey_project *open_two(void)
{
	/* not in the order of their paths: the library sorts them */
	journey_text texts[] = {text("project.journey", project_text), text("journeys/lamp.journey", map_text)};
	return open_texts(texts, 2);
}

static const journey_findings *check(journey_project *project, const journey_check_options *options)
{
	const journey_findings *findings = NULL;
	cr_assert_eq(journey_check(project, options, &findings), JOURNEY_OK);
	return findings;
}

/* The first finding of a rule, or NULL. */
static const journey_finding *found(const journey_findings *findings, const char *rule)
{
	for (size_t i = 0; i < journey_findings_count(findings); i++) {
		const journey_finding *finding = journey_findings_at(findings, i);
		if (strcmp(journey_finding_rule(finding), rule) == 0) return finding;
	}
	return NULL;
}

/* ---- in general ---- */

Test(api, tables)
{
	cr_assert_str_eq(journey_version(), JOURNEY_VERSION);
	for (int status = JOURNEY_OK; status <= JOURNEY_STOPPED; status++)
		for (int other = JOURNEY_OK; other < status; other++)
			cr_assert_str_neq(journey_status_text(status), journey_status_text(other));
	cr_assert_str_eq(journey_status_text((journey_status)99), "no status of this library");
	cr_assert_str_eq(journey_severity_name(JOURNEY_WARNING), "warning");
	cr_assert_str_eq(journey_severity_name((journey_severity)99), "");
	cr_assert_geq(journey_format_count(), 2);
	for (size_t i = 0; i < journey_format_count(); i++) {
		journey_format format = journey_format_at(i);
		cr_assert(format.name[0] && format.extension[0] && format.summary[0]);
	}
	cr_assert_str_eq(journey_format_at(0).name, "svg");
	cr_assert_null(journey_format_at(journey_format_count()).name);
	cr_assert_gt(journey_rule_count(), 50);
	for (size_t i = 0; i < journey_rule_count(); i++) {
		journey_rule rule = journey_rule_at(i);
		cr_assert(rule.name[0] && rule.group[0] && rule.summary[0]);
	}
	cr_assert_null(journey_rule_at(journey_rule_count()).name);
	cr_assert_str_eq(journey_theme_at(0), "paper");
	for (size_t i = 0; i < journey_theme_count(); i++) cr_assert(journey_theme_at(i)[0]);
	cr_assert_null(journey_theme_at(journey_theme_count()));
}

/* Every sentence of the tables is spoken in every language. */
Test(api, tables_in_languages)
{
	static const char *const languages[] = {"id", "ms-MY", "ar"};
	for (size_t l = 0; l < sizeof languages / sizeof *languages; l++) {
		const char *language = languages[l];
		for (int status = JOURNEY_OK; status <= JOURNEY_CANNOT_DRAW; status++) {
			const char *english = journey_status_text((journey_status)status);
			cr_expect_str_neq(journey_translated(english, language), english, "%s in %s", english, language);
		}
		for (size_t i = 0; i < journey_format_count(); i++) {
			const char *english = journey_format_at(i).summary;
			cr_expect_str_neq(journey_translated(english, language), english, "%s in %s", english, language);
		}
		for (size_t i = 0; i < journey_rule_count(); i++) {
			const char *english = journey_rule_at(i).summary;
			cr_expect_str_neq(journey_translated(english, language), english, "%s in %s", english, language);
		}
	}
	cr_assert_str_eq(journey_translated(journey_status_text(JOURNEY_CANNOT_READ), "id"), "lokasi itu tidak dapat dibaca");
	cr_assert_str_eq(journey_translated("all is well", "en"), "all is well");
	cr_assert_str_eq(journey_translated("all is well", "de"), "all is well");
	cr_assert_str_eq(journey_translated("all is well", NULL), "all is well");
	cr_assert_str_eq(journey_translated("hello", "id"), "hello");
	cr_assert_null(journey_translated(NULL, "id"));
}

Test(api, null_is_neutral)
{
	journey_close(NULL);
	journey_free(NULL);
	journey_on_out_of_memory(NULL);
	cr_assert_str_eq(journey_root(NULL), "");
	cr_assert_eq(journey_file_count(NULL), 0);
	cr_assert_str_eq(journey_file_path(NULL, 0), "");
	cr_assert_eq(journey_findings_count(NULL), 0);
	cr_assert_eq(journey_findings_count_of(NULL, JOURNEY_ERROR), 0);
	cr_assert_not(journey_findings_fail(NULL));
	cr_assert_null(journey_findings_at(NULL, 0));
	cr_assert_str_eq(journey_finding_rule(NULL), "");
	cr_assert_str_eq(journey_finding_message(NULL), "");
	cr_assert_str_eq(journey_finding_help(NULL), "");
	cr_assert_str_eq(journey_finding_edit_title(NULL), "");
	cr_assert_str_eq(journey_finding_edit_text(NULL, 0), "");
	cr_assert_str_eq(journey_finding_related_message(NULL, 0), "");
	cr_assert_str_eq(journey_finding_place(NULL, JOURNEY_UTF8).path, "");
	cr_assert_str_eq(journey_finding_edit_place(NULL, 0, JOURNEY_UTF8).path, "");
	cr_assert_str_eq(journey_finding_related_place(NULL, 0, JOURNEY_UTF8).path, "");
	cr_assert_eq(journey_finding_severity(NULL), JOURNEY_OFF);
	cr_assert_not(journey_finding_edit_is_certain(NULL));
	cr_assert_eq(journey_map_count(NULL), 0);
	cr_assert_null(journey_map_at(NULL, 0));
	cr_assert_null(journey_map_named(NULL, "x"));
	cr_assert_str_eq(journey_map_name(NULL), "");
	cr_assert_str_eq(journey_map_title(NULL), "");
	cr_assert_str_eq(journey_map_place(NULL, JOURNEY_UTF8).path, "");
}

Test(api, bad_arguments)
{
	journey_project *project = NULL;
	const journey_findings *findings = NULL;
	char *bytes = NULL;
	journey_text twice[] = {text("a.journey", ""), text("b.journey", ""), text("a.journey", "")};
	journey_text none = {"a.journey", NULL, 1}, nameless = {NULL, "", 0}, empty = text("", "");
	cr_assert_eq(journey_open_path(NULL, &project), JOURNEY_BAD_ARGUMENT);
	cr_assert_eq(journey_open_path(".", NULL), JOURNEY_BAD_ARGUMENT);
	cr_assert_eq(journey_open_texts(NULL, 1, &project), JOURNEY_BAD_ARGUMENT);
	cr_assert_eq(journey_open_texts(twice, 0, &project), JOURNEY_BAD_ARGUMENT);
	cr_assert_eq(journey_open_texts(twice, 3, &project), JOURNEY_BAD_ARGUMENT);
	cr_assert_eq(journey_open_texts(&none, 1, &project), JOURNEY_BAD_ARGUMENT);
	cr_assert_eq(journey_open_texts(&nameless, 1, &project), JOURNEY_BAD_ARGUMENT);
	cr_assert_eq(journey_open_texts(&empty, 1, &project), JOURNEY_BAD_ARGUMENT);
	cr_assert_null(project);
	project = open_two();
	journey_check_options no_day = {.today = "2026-02-30"}, no_level = {.fail_on = (journey_fail_on)77};
	cr_assert_eq(journey_check(NULL, NULL, &findings), JOURNEY_BAD_ARGUMENT);
	cr_assert_eq(journey_check(project, NULL, NULL), JOURNEY_BAD_ARGUMENT);
	cr_assert_eq(journey_check(project, &no_day, &findings), JOURNEY_BAD_ARGUMENT);
	cr_assert_eq(journey_check(project, &no_level, &findings), JOURNEY_BAD_ARGUMENT);
	cr_assert_null(findings);
	const journey_map *map = journey_map_at(project, 0);
	journey_render_options no_format = {.format = "gif"}, no_theme = {.theme = "pink"}, no_date = {.today = "soon"};
	cr_assert_eq(journey_render_new(map, &no_format, &bytes, NULL), JOURNEY_UNKNOWN_FORMAT);
	cr_assert_eq(journey_render_new(map, &no_theme, &bytes, NULL), JOURNEY_UNKNOWN_THEME);
	cr_assert_eq(journey_render_new(map, &no_date, &bytes, NULL), JOURNEY_BAD_ARGUMENT);
	cr_assert_eq(journey_render_new(NULL, NULL, &bytes, NULL), JOURNEY_BAD_ARGUMENT);
	cr_assert_eq(journey_render_new(map, NULL, NULL, NULL), JOURNEY_BAD_ARGUMENT);
	cr_assert_eq(journey_render_to(map, NULL, NULL, NULL), JOURNEY_BAD_ARGUMENT);
	cr_assert_null(bytes);
	journey_close(project);
}

/* ---- checking ---- */

Test(api, findings_of_texts)
{
	journey_project *project = open_two();
	cr_assert_str_eq(journey_root(project), "");
	cr_assert_eq(journey_file_count(project), 2);
	cr_assert_str_eq(journey_file_path(project, 0), "journeys/lamp.journey");
	cr_assert_str_eq(journey_file_path(project, 1), "project.journey");
	cr_assert_str_eq(journey_file_path(project, 2), "");
	const journey_findings *findings = check(project, NULL);
	cr_assert(journey_findings_fail(findings));
	size_t sum = 0;
	for (int severity = JOURNEY_OFF; severity <= JOURNEY_ERROR; severity++)
		sum += journey_findings_count_of(findings, (journey_severity)severity);
	cr_assert_eq(sum, journey_findings_count(findings));
	cr_assert_null(journey_findings_at(findings, sum));
	const journey_finding *finding = found(findings, "unknown-name");
	cr_assert_eq(journey_finding_severity(finding), JOURNEY_ERROR);
	cr_assert_str_eq(journey_finding_message(finding), "`marai` is not the name of a persona");
	cr_assert_str_eq(journey_finding_help(finding), "did you mean `maria`?");
	cr_assert_eq(journey_finding_related_count(finding), 1);
	cr_assert_str_eq(journey_finding_related_message(finding, 0), "declared here");
	cr_assert_str_eq(journey_finding_related_message(finding, 1), "");
	journey_place there = journey_finding_related_place(finding, 0, JOURNEY_UTF16);
	cr_assert_str_eq(there.path, "project.journey");
	cr_assert_eq(there.start.line, 2);
	cr_assert_eq(there.start.column, 0);
	journey_close(project);
}

/* Makes the edits of a finding in a copy of the text, from the last to the first. */
static char *mended(const journey_finding *finding, const char *original)
{
	char *copy = strdup(original);
	for (size_t i = journey_finding_edit_count(finding); i-- > 0;) {
		journey_place place = journey_finding_edit_place(finding, i, JOURNEY_UTF8);
		const char *put = journey_finding_edit_text(finding, i);
		char *next = malloc(strlen(copy) + strlen(put) + 1);
		sprintf(next, "%.*s%s%s", (int)place.start.offset, copy, put, copy + place.end.offset);
		free(copy);
		copy = next;
	}
	return copy;
}

Test(api, edits_mend)
{
	journey_project *project = open_two();
	const journey_finding *finding = found(check(project, NULL), "unknown-name");
	cr_assert(journey_finding_edit_is_certain(finding) || journey_finding_edit_count(finding) > 0);
	cr_assert(journey_finding_edit_title(finding)[0]);
	cr_assert_str_eq(journey_finding_edit_text(finding, 99), "");
	char *better = mended(finding, map_text);
	cr_assert_not_null(strstr(better, "persona: maria\n"));
	journey_text texts[] = {text("project.journey", project_text), text("journeys/lamp.journey", better)};
	journey_project *again = open_texts(texts, 2);
	const journey_finding *other = found(check(again, NULL), "unknown-name");
	cr_assert_str_eq(journey_finding_message(other), "`gnoe` is not the name of a touchpoint");
	journey_close(again);
	journey_close(project);
	free(better);
}

static void expect_said(journey_project *project, const char *language, const char *message, const char *help)
{
	const journey_findings *findings;
	journey_check_options options = {.language = language};
	cr_assert_eq(journey_check(project, &options, &findings), JOURNEY_OK);
	const journey_finding *finding = found(findings, "unknown-name");
	cr_expect_str_eq(journey_finding_message(finding), message);
	cr_expect_str_eq(journey_finding_help(finding), help);
}

Test(api, findings_speak_the_language_asked_for)
{
	journey_text one = text("a.journey", "persona maria \"Maria\"\njourney j \"J\" { persona: maira }\n");
	journey_project *project = open_texts(&one, 1);
	const journey_findings *findings = NULL;
	journey_check_options unknown = {.language = "xx"};
	expect_said(project, NULL, "`maira` is not the name of a persona", "did you mean `maria`?");
	expect_said(project, "id-ID", "`maira` bukan nama sebuah `persona`", "maksud Anda `maria`?");
	expect_said(project, "ms", "`maira` bukan nama sesuatu `persona`", "adakah maksud anda `maria`?");
	expect_said(project, "ar", "\u2068`maira`\u2069 ليس اسم \u2068`persona`\u2069", "هل تقصد \u2068`maria`\u2069؟");
	expect_said(project, "en", "`maira` is not the name of a persona", "did you mean `maria`?");
	cr_expect_eq(journey_check(project, &unknown, &findings), JOURNEY_BAD_ARGUMENT);
	journey_close(project);
}

Test(api, columns_count_what_was_asked_for)
{
	/* a byte order mark, CRLF, and before the misspelt name é (2 bytes, 1 unit), an emoji (4 bytes, 2 units) */
	static const char hard[] =
		"\xEF\xBB\xBFpersona p \"P\" { ag: 3 }\r\njourney j \"\xC3\xA9 \xF0\x9F\x98\x80\" { persona: qq }\r\n";
	journey_text one = text("hard.journey", hard);
	journey_project *project = open_texts(&one, 1);
	const journey_finding *finding = found(check(project, NULL), "unknown-name");
	uint32_t offset = (uint32_t)(strstr(hard, "qq") - hard), line = (uint32_t)(strchr(hard, '\n') + 1 - hard);
	const uint32_t columns[] = {offset - line, offset - line - 1 - 2, offset - line - 1 - 3};
	for (int encoding = JOURNEY_UTF8; encoding <= JOURNEY_UTF32; encoding++) {
		journey_place place = journey_finding_place(finding, (journey_encoding)encoding);
		cr_assert_str_eq(place.path, "hard.journey");
		cr_assert_eq(place.start.offset, offset);
		cr_assert_eq(place.start.line, 1);
		cr_assert_eq(place.start.column, columns[encoding]);
		cr_assert_eq(place.end.offset, offset + 2);
		cr_assert_eq(place.end.column, columns[encoding] + 2);
	}
	const journey_finding *first = found(check(project, NULL), "unknown-key");
	journey_place start = journey_finding_place(first, JOURNEY_UTF16);
	cr_assert_eq(start.start.line, 0);
	cr_assert_eq(start.start.column, start.start.offset - 3, "a byte order mark takes no column");
	journey_close(project);
}

/* Places asked for in any order, in one long line, are those of a plain count from its start. */
Test(api, columns_in_any_order)
{
	enum { NAMES = 400 };
	char *line = malloc(NAMES * 32 + 64), *end = line;
	end += sprintf(end, "persona p \"P\"; journey j { persona: p");
	for (int i = 0; i < NAMES; i++) end += sprintf(end, ", x%d%s", i, i % 3 ? "\xF0\x9D\x94\x8E" : "\xC3\xA9");
	sprintf(end, " }\n");
	journey_text one = text("line.journey", line);
	journey_project *project = open_texts(&one, 1);
	const journey_findings *findings = check(project, NULL);
	size_t count = journey_findings_count(findings);
	cr_assert_gt(count, NAMES / 2);
	uint32_t random = 7;
	for (int i = 0; i < 5000; i++) {
		random = random * 1103515245u + 12345u;
		journey_encoding encoding = (journey_encoding)((random >> 8) % 3);
		journey_place place = journey_finding_place(journey_findings_at(findings, (random >> 12) % count), encoding);
		uint32_t column = 0;
		for (uint32_t at = 0; at < place.end.offset; at++) {
			unsigned char c = (unsigned char)line[at];
			if (encoding == JOURNEY_UTF8)
				column++;
			else if ((c & 0xC0) != 0x80)
				column += encoding == JOURNEY_UTF16 && c >= 0xF0 ? 2 : 1;
		}
		if (place.end.column != column) cr_assert_fail("%u, not %u", place.end.column, column);
	}
	journey_close(project);
	free(line);
}

Test(api, checks_again_and_with_a_day)
{
	static const char due[] = "team cx \"T\"; persona p \"P\"\n"
							  "journey j \"J\" { persona: p; owner: cx; review: monthly from 2026-01-01 by cx\n"
							  "  stage before { touchpoint t \"T\" } }\n";
	journey_text one = text("due.journey", due);
	journey_project *project = open_texts(&one, 1);
	journey_check_options late = {.today = "2026-12-01"}, early = {.today = "2026-01-02"};
	const journey_findings *none = check(project, NULL), *overdue = check(project, &late),
						   *fresh = check(project, &early);
	cr_assert_null(found(none, "review-overdue"));
	cr_assert_not_null(found(overdue, "review-overdue"));
	cr_assert_null(found(fresh, "review-overdue"));
	const journey_findings *again = check(project, &late);
	cr_assert_eq(journey_findings_count(again), journey_findings_count(overdue));
	for (size_t i = 0; i < journey_findings_count(again); i++)
		cr_assert_str_eq(journey_finding_message(journey_findings_at(again, i)),
						 journey_finding_message(journey_findings_at(overdue, i)));
	journey_close(project);
}

Test(api, fails_as_it_is_told)
{
	static const char warned[] =
		"persona p \"P\"\njourney j \"J\" { persona: p; skips: before; skips: during; skips: after\n"
		"  stage s { touchpoint t \"T\" } }\n";
	journey_text one = text("w.journey", warned);
	journey_project *project = open_texts(&one, 1);
	journey_check_options error = {.fail_on = JOURNEY_FAIL_ON_ERROR}, warning = {.fail_on = JOURNEY_FAIL_ON_WARNING},
						  info = {.fail_on = JOURNEY_FAIL_ON_INFO}, never = {.fail_on = JOURNEY_FAIL_NEVER};
	const journey_findings *plain = check(project, NULL);
	bool errors = journey_findings_count_of(plain, JOURNEY_ERROR) > 0;
	cr_assert_gt(journey_findings_count_of(plain, JOURNEY_WARNING), 0);
	cr_assert_eq(journey_findings_fail(plain), errors);
	cr_assert_eq(journey_findings_fail(check(project, &error)), errors);
	cr_assert(journey_findings_fail(check(project, &warning)));
	cr_assert(journey_findings_fail(check(project, &info)));
	cr_assert_not(journey_findings_fail(check(project, &never)));
	journey_close(project);
}

static bool is_utf8(const char *s)
{
	for (const unsigned char *p = (const unsigned char *)s; *p;) {
		int more = *p < 0x80 ? 0 : *p >= 0xF0 ? 3 : *p >= 0xE0 ? 2 : *p >= 0xC2 ? 1 : -1;
		if (more < 0) return false;
		for (p++; more-- > 0; p++)
			if ((*p & 0xC0) != 0x80) return false;
	}
	return true;
}

/* Calls everything there is on every finding and journey; all strings are UTF-8. */
static void ask_all(journey_project *project)
{
	const journey_findings *findings = check(project, NULL);
	for (size_t i = 0; i < journey_findings_count(findings); i++) {
		const journey_finding *finding = journey_findings_at(findings, i);
		bool good = is_utf8(journey_finding_message(finding)) && is_utf8(journey_finding_help(finding)) &&
					is_utf8(journey_finding_edit_title(finding));
		journey_finding_place(finding, JOURNEY_UTF16);
		for (size_t j = 0; j < journey_finding_related_count(finding); j++) {
			good &= is_utf8(journey_finding_related_message(finding, j));
			journey_finding_related_place(finding, j, JOURNEY_UTF16);
		}
		for (size_t j = 0; j < journey_finding_edit_count(finding); j++) {
			good &= is_utf8(journey_finding_edit_text(finding, j));
			journey_finding_edit_place(finding, j, JOURNEY_UTF32);
		}
		if (!good) cr_assert_fail("not UTF-8: %s", journey_finding_message(finding));
	}
	for (size_t i = 0; i < journey_map_count(project); i++) {
		const journey_map *map = journey_map_at(project, i);
		cr_assert(is_utf8(journey_map_name(map)) && is_utf8(journey_map_title(map)));
		journey_map_place(map, JOURNEY_UTF16);
	}
}

Test(api, hostile_texts)
{
	static const char nul[] = "journey a\0b \"T\0\" { pers\0ona: x\0 }\npersona \0 { }\n";
	static const char broken[] = "journey \xFF\xFE \"\xC3\" { persona: \xE2\x82 }\n\x80 persona p \"\xF5\"\n";
	journey_text texts[] = {
		{"nul.journey", nul, sizeof nul}, {"broken.journey", broken, sizeof broken - 1}, {"none.journey", NULL, 0}};
	for (size_t i = 0; i < 3; i++) {
		journey_project *project = open_texts(&texts[i], 1);
		ask_all(project);
		journey_close(project);
	}
	size_t much = (size_t)9 << 20;
	char *large = malloc(much);
	memset(large, '\n', much);
	journey_text heavy = {"large.journey", large, much};
	journey_project *project = open_texts(&heavy, 1);
	cr_assert_not_null(found(check(project, NULL), "too-large"));
	journey_close(project);
	free(large);
}

/* ---- drawing ---- */

typedef struct taken {
	char *bytes;
	size_t length, calls;
	bool refuse;
} taken;

static bool take(void *context, const char *bytes, size_t length)
{
	taken *self = context;
	self->calls++;
	if (self->refuse) return false;
	self->bytes = realloc(self->bytes, self->length + length + 1);
	memcpy(self->bytes + self->length, bytes, length);
	self->length += length;
	return true;
}

Test(api, draws)
{
	journey_project *project = open_two();
	cr_assert_eq(journey_map_count(project), 1);
	const journey_map *map = journey_map_named(project, "A new lamp");
	cr_assert_eq(map, journey_map_named(project, "lamp"));
	cr_assert_eq(map, journey_map_at(project, 0));
	cr_assert_null(journey_map_at(project, 1));
	cr_assert_null(journey_map_named(project, "no such journey"));
	cr_assert_null(journey_map_named(project, ""));
	cr_assert_str_eq(journey_map_name(map), "lamp");
	cr_assert_str_eq(journey_map_title(map), "A new lamp");
	journey_place place = journey_map_place(map, JOURNEY_UTF8);
	cr_assert_str_eq(place.path, "journeys/lamp.journey");
	cr_assert_eq(place.start.offset, 0);
	cr_assert_eq(place.end.line, 2);
	for (size_t i = 0; i < journey_format_count(); i++) {
		journey_render_options options = {.format = journey_format_at(i).name, .theme = "ink", .index = true};
		char *bytes = NULL;
		size_t length = 0;
		taken sink = {0};
		cr_assert_eq(journey_render_new(map, &options, &bytes, &length), JOURNEY_OK);
		cr_assert_eq(bytes[length], '\0');
		cr_assert_eq(journey_render_to(map, &options, take, &sink), JOURNEY_OK);
		cr_assert(sink.length == length && memcmp(sink.bytes, bytes, length) == 0);
		free(sink.bytes);
		journey_free(bytes);
	}
	taken unwilling = {.refuse = true};
	cr_assert_eq(journey_render_to(map, NULL, take, &unwilling), JOURNEY_STOPPED);
	cr_assert_eq(unwilling.calls, 1);
	journey_close(project);
}

/* ---- paths ---- */

static void write_file(const char *folder, const char *name, const char *bytes)
{
	char path[PATH_MAX];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *file = fopen(path, "w");
	cr_assert_not_null(file);
	fputs(bytes, file);
	fclose(file);
}

static journey_status opens(const char *folder, const char *name, journey_project **ret_project)
{
	char path[PATH_MAX];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	return journey_open_path(path, ret_project);
}

static const char *in(const char *folder, const char *name)
{
	static char path[PATH_MAX];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	return path;
}

Test(api, opens_paths)
{
	char made[] = "/tmp/journey-api-XXXXXX";
	char *folder = realpath(mkdtemp(made), NULL);
	journey_project *project = NULL;
	cr_assert_eq(opens(folder, "nowhere", &project), JOURNEY_CANNOT_READ);
	cr_assert_eq(errno, ENOENT);
	cr_assert_eq(journey_open_path(folder, &project), JOURNEY_NO_PROJECT);
	mkfifo(in(folder, "pipe.journey"), 0600);
	cr_assert_eq(opens(folder, "pipe.journey", &project), JOURNEY_CANNOT_READ);
	remove(in(folder, "pipe.journey"));
	write_file(folder, "one.journey", map_text);
	cr_assert_eq(journey_open_path(folder, &project), JOURNEY_OK, "the only file of a folder");
	cr_assert_str_eq(journey_file_path(project, 0), "one.journey");
	cr_assert_str_eq(journey_root(project), folder);
	journey_close(project);
	mkdir(in(folder, "shop"), 0700);
	write_file(folder, "shop/project.journey", project_text);
	cr_assert_eq(journey_open_path(folder, &project), JOURNEY_SEVERAL_PROJECTS);
	mkdir(in(folder, "shop/journeys"), 0700);
	write_file(folder, "shop/journeys/lamp.journey", map_text);
	cr_assert_eq(opens(folder, "shop/journeys/lamp.journey", &project), JOURNEY_OK, "a file opens its project");
	cr_assert_eq(journey_file_count(project), 2);
	cr_assert_str_eq(journey_root(project), in(folder, "shop"));
	journey_close(project);
	write_file(folder, "shop/notes.txt", map_text);
	cr_assert_eq(opens(folder, "shop/notes.txt", &project), JOURNEY_OK, "a file of another name stands alone");
	cr_assert_eq(journey_file_count(project), 1);
	cr_assert_str_eq(journey_root(project), in(folder, "shop"));
	journey_close(project);
	static const char *const all[] = {
		"one.journey", "shop/journeys/lamp.journey", "shop/journeys", "shop/project.journey", "shop/notes.txt", "shop"};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) remove(in(folder, all[i]));
	cr_assert_eq(rmdir(folder), 0);
	free(folder);
}

Test(api, the_example_is_whole)
{
	journey_project *project;
	cr_assert_eq(journey_open_path(JOURNEY_SOURCE_DIR "/examples/retail", &project), JOURNEY_OK);
	const journey_findings *findings = check(project, NULL);
	cr_assert_eq(journey_findings_count_of(findings, JOURNEY_ERROR), 0);
	cr_assert_not(journey_findings_fail(findings));
	cr_assert_geq(journey_map_count(project), 4);
	ask_all(project);
	journey_close(project);
}

/* ---- threads ---- */

static void *work(void *unused)
{
	for (int i = 0; i < 20; i++) {
		journey_project *project = NULL;
		journey_text texts[] = {text("project.journey", project_text), text("lamp.journey", map_text)};
		if (journey_open_texts(texts, 2, &project) != JOURNEY_OK) return NULL;
		char *bytes = NULL;
		bool good = found(check(project, NULL), "unknown-name") &&
					journey_render_new(journey_map_at(project, 0), NULL, &bytes, NULL) == JOURNEY_OK;
		journey_free(bytes);
		journey_close(project);
		if (!good) return NULL;
	}
	return unused;
}

Test(api, threads_have_a_project_each)
{
	pthread_t threads[4];
	int token;
	void *result;
	for (int i = 0; i < 4; i++) cr_assert_eq(pthread_create(&threads[i], NULL, work, &token), 0);
	for (int i = 0; i < 4; i++) {
		cr_assert_eq(pthread_join(threads[i], &result), 0);
		cr_assert_eq(result, &token);
	}
}
