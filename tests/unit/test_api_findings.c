/* Findings as a caller of the public interface meets them: places, edits, languages, days, hostile texts. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "api_calls.h"

Test(api, findings_of_texts)
{
	journey_project *project = api_open_two();
	cr_assert_str_eq(journey_root(project), "");
	cr_assert_eq(journey_file_count(project), 2);
	cr_assert_str_eq(journey_file_path(project, 0), "journeys/lamp.journey");
	cr_assert_str_eq(journey_file_path(project, 1), "project.journey");
	cr_assert_str_eq(journey_file_path(project, 2), "");
	const journey_findings *findings = api_check(project, NULL);
	cr_assert(journey_findings_fail(findings));
	size_t sum = 0;
	for (int severity = JOURNEY_OFF; severity <= JOURNEY_ERROR; severity++)
		sum += journey_findings_count_of(findings, (journey_severity)severity);
	cr_assert_eq(sum, journey_findings_count(findings));
	cr_assert_null(journey_findings_at(findings, sum));
	const journey_finding *finding = api_found(findings, "unknown-name");
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
	journey_project *project = api_open_two();
	const journey_finding *finding = api_found(api_check(project, NULL), "unknown-name");
	cr_assert(journey_finding_edit_is_certain(finding) || journey_finding_edit_count(finding) > 0);
	cr_assert(journey_finding_edit_title(finding)[0]);
	cr_assert_str_eq(journey_finding_edit_text(finding, 99), "");
	char *better = mended(finding, api_map_text);
	cr_assert_not_null(strstr(better, "persona: maria\n"));
	journey_text texts[] = {api_text("project.journey", api_project_text), api_text("journeys/lamp.journey", better)};
	journey_project *again = api_open(texts, 2);
	const journey_finding *other = api_found(api_check(again, NULL), "unknown-name");
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
	const journey_finding *finding = api_found(findings, "unknown-name");
	cr_expect_str_eq(journey_finding_message(finding), message);
	cr_expect_str_eq(journey_finding_help(finding), help);
}

Test(api, findings_speak_the_language_asked_for)
{
	journey_text one = api_text("a.journey", "persona maria \"Maria\"\njourney j \"J\" { persona: maira }\n");
	journey_project *project = api_open(&one, 1);
	const journey_findings *findings = NULL;
	journey_check_options unknown = {.language = "xx"};
	expect_said(project, NULL, "`maira` is not the name of a persona", "did you mean `maria`?");
	expect_said(project, "id-ID", "`maira` bukan nama sebuah `persona`", "maksud Anda `maria`?");
	expect_said(project, "ms", "`maira` bukan nama mana-mana `persona`", "adakah anda maksudkan `maria`?");
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
	journey_text one = api_text("hard.journey", hard);
	journey_project *project = api_open(&one, 1);
	const journey_finding *finding = api_found(api_check(project, NULL), "unknown-name");
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
	const journey_finding *first = api_found(api_check(project, NULL), "unknown-key");
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
	journey_text one = api_text("line.journey", line);
	journey_project *project = api_open(&one, 1);
	const journey_findings *findings = api_check(project, NULL);
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
	journey_text one = api_text("due.journey", due);
	journey_project *project = api_open(&one, 1);
	journey_check_options late = {.today = "2026-12-01"}, early = {.today = "2026-01-02"};
	const journey_findings *none = api_check(project, NULL), *overdue = api_check(project, &late),
						   *fresh = api_check(project, &early);
	cr_assert_null(api_found(none, "review-overdue"));
	cr_assert_not_null(api_found(overdue, "review-overdue"));
	cr_assert_null(api_found(fresh, "review-overdue"));
	const journey_findings *again = api_check(project, &late);
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
	journey_text one = api_text("w.journey", warned);
	journey_project *project = api_open(&one, 1);
	journey_check_options error = {.fail_on = JOURNEY_FAIL_ON_ERROR}, warning = {.fail_on = JOURNEY_FAIL_ON_WARNING},
						  info = {.fail_on = JOURNEY_FAIL_ON_INFO}, never = {.fail_on = JOURNEY_FAIL_NEVER};
	const journey_findings *plain = api_check(project, NULL);
	bool errors = journey_findings_count_of(plain, JOURNEY_ERROR) > 0;
	cr_assert_gt(journey_findings_count_of(plain, JOURNEY_WARNING), 0);
	cr_assert_eq(journey_findings_fail(plain), errors);
	cr_assert_eq(journey_findings_fail(api_check(project, &error)), errors);
	cr_assert(journey_findings_fail(api_check(project, &warning)));
	cr_assert(journey_findings_fail(api_check(project, &info)));
	cr_assert_not(journey_findings_fail(api_check(project, &never)));
	journey_close(project);
}

Test(api, hostile_texts)
{
	static const char nul[] = "journey a\0b \"T\0\" { pers\0ona: x\0 }\npersona \0 { }\n";
	static const char broken[] = "journey \xFF\xFE \"\xC3\" { persona: \xE2\x82 }\n\x80 persona p \"\xF5\"\n";
	journey_text texts[] = {
		{"nul.journey", nul, sizeof nul}, {"broken.journey", broken, sizeof broken - 1}, {"none.journey", NULL, 0}};
	for (size_t i = 0; i < 3; i++) {
		journey_project *project = api_open(&texts[i], 1);
		api_ask_all(project);
		journey_close(project);
	}
	size_t much = (size_t)9 << 20;
	char *large = malloc(much);
	memset(large, '\n', much);
	journey_text heavy = {"large.journey", large, much};
	journey_project *project = api_open(&heavy, 1);
	cr_assert_not_null(api_found(api_check(project, NULL), "too-large"));
	journey_close(project);
	free(large);
}
