/* Reports: hand-made findings in hostile texts, and what a person or a program gets to read of them. */
#include <criterion/criterion.h>

#include <jansson.h>

#include "report/place.h"
#include "report/report.h"
#include "said.h"

typedef struct fixture {
	jn_document document;
	jn_diagnostic finding;
	jn_diagnostic *list[1];
	jn_report_part part;
	jn_report_options options;
	jn_buf out;
} fixture;

/* A finding at bytes start…end of `text`. */
static void set_up(fixture *self, const char *path, jn_str text, uint32_t start, uint32_t end)
{
	*self = (fixture){0};
	self->document.source = jn_source_new(&self->document.arena, jn_str_c(path), text);
	self->finding = (jn_diagnostic){.document = &self->document, .span = {start, end}, .rule = JN_RULE_UNKNOWN_NAME,
	                                .severity = JN_SEVERITY_ERROR, .message = jn_message_of("no touchpoint is called `x`")};
	self->list[0] = &self->finding;
	self->part = (jn_report_part){.items = self->list, .count = 1, .files = 1};
}

static void tear_down(fixture *self)
{
	jn_arena_free(&self->document.arena);
	jn_buf_free(&self->out);
}

/* The whole report, as a C string that lives as long as the fixture. */
static const char *report(fixture *self, const char *format)
{
	self->out.len = 0;
	jn_report report = jn_report_begin(&self->out, jn_report_format_named(jn_str_c(format)), &self->options);
	jn_report_add(&report, &self->part);
	jn_report_end(&report);
	jn_buf_char(&self->out, '\0');
	return self->out.ptr;
}

/* The finding's two quoted lines are the two given. */
static void expect_quote(const char *text, uint32_t start, uint32_t end, const char *line, const char *mark)
{
	fixture self;
	set_up(&self, "a.journey", jn_str_c(text), start, end);
	const char *got = report(&self, "text");
	jn_buf expected = {0};
	jn_buf_printf(&expected, "\n1 | %s\n  | %s\n", line, mark);
	jn_buf_char(&expected, '\0');
	cr_expect(strstr(got, expected.ptr), "expected %sgot\n%s", expected.ptr, got);
	jn_buf_free(&expected);
	tear_down(&self);
}

Test(report, shows_rule_place_line_help_and_count)
{
	fixture self;
	const char *text = "journey a {\n  next: shwroom\n}\n";
	set_up(&self, "retail/first.journey", jn_str_c(text), 20, 27);
	self.finding.help = jn_message_of("did you mean `showroom`?");
	cr_expect_str_eq(report(&self, "text"), "error[unknown-name]: no touchpoint is called `x`\n"
	                                        " --> retail/first.journey:2:9\n"
	                                        "  |\n"
	                                        "2 |   next: shwroom\n"
	                                        "  |         ^^^^^^^\n"
	                                        "  = help: did you mean `showroom`?\n"
	                                        "\n"
	                                        "1 error in 1 file\n");
	tear_down(&self);
}

Test(report, marks_stand_under_the_right_cells)
{
	expect_quote("a: bcd", 3, 6, "a: bcd", "   ^^^");
	expect_quote("a: bcd", 6, 6, "a: bcd", "      ^");
}

Test(report, wide_combining_and_emoji)
{
	expect_quote("a: \"展示\" x", 12, 13, "a: \"展示\" x", "          ^");
	expect_quote("a: 展示", 3, 9, "a: 展示", "   ^^^^");
	expect_quote("e\xCC\x81t\xCC\x81 x", 7, 8, "e\xCC\x81t\xCC\x81 x", "   ^");
	expect_quote("e\xCC\x81", 1, 3, "e\xCC\x81", "^"); /* a mark never cuts a character apart */
	expect_quote("👩‍💻 x", 12, 13, "👩‍💻 x", "   ^");
	expect_quote("🇮🇩 x", 9, 10, "🇮🇩 x", "   ^");
}

Test(report, right_to_left)
{
	expect_quote("need: \"يرى قبل أن يشتري\" x", 38, 39, "need: \"يرى قبل أن يشتري\" x", "                         ^");
	expect_quote("next: صالة", 6, 14, "next: صالة", "      ^^^^");
}

Test(report, tabs_become_blanks)
{
	expect_quote("\ta:\tb", 4, 5, "    a:  b", "        ^");
	expect_quote("展\ta", 4, 5, "展  a", "    ^");
}

Test(report, hostile_bytes_are_shown_not_obeyed)
{
	expect_quote("a: \033[31mx", 3, 4, "a: \\u{1B}[31mx", "   ^^^^^^");
	expect_quote("a: \xE2\x80\xAEx", 6, 7, "a: \\u{202E}x", "           ^");
	expect_quote("a: \xFFx", 3, 4, "a: \\x{FF}x", "   ^^^^^^");
	fixture self;
	set_up(&self, "e\033[2Jvil.journey", JN_STR("a\xC2\x9B x"), 0, 1);
	self.finding.message = jn_message_of("new\nline \xE2\x80\xAE and \007");
	self.finding.help = jn_message_of("\xE2\x81\xA6hidden");
	const char *got = report(&self, "text");
	cr_expect(strstr(got, "new\\u{A}line \\u{202E} and \\u{7}"), "%s", got);
	cr_expect(strstr(got, "e\\u{1B}[2Jvil.journey:1:1"), "%s", got);
	cr_expect_null(strpbrk(got, "\033\007"));
	cr_expect_null(strstr(got, "\xC2\x9B"));
	cr_expect_null(strstr(got, "\xE2\x81\xA6"));
	tear_down(&self);
}

Test(report, long_lines_are_cut_around_the_mark)
{
	jn_buf line = {0};
	uint32_t at = 0;
	for (int i = 0; i < 5000; i++) {
		if (i == 3000) at = (uint32_t)line.len;
		jn_buf_c(&line, i == 3000 ? "here " : i % 7 ? "展" : "e\xCC\x81");
	}
	fixture self;
	set_up(&self, "a.journey", jn_buf_view(&line), at, at + 4);
	const char *got = report(&self, "text");
	const char *quote = strstr(got, "1 | ");
	cr_assert(quote, "%s", got);
	const char *end = strchr(quote, '\n');
	cr_expect(end - quote < 400, "%s", got);
	cr_expect_eq(strncmp(quote, "1 | …", 7), 0, "%s", got);
	cr_expect_eq(memcmp(end - 3, "…", 3), 0, "%s", got);
	cr_expect(strstr(end, " ^^^^\n"), "%s", got);
	tear_down(&self);
	jn_buf_free(&line);
}

Test(report, a_mountain_of_combining_marks_stays_small)
{
	jn_buf line = {0};
	jn_buf_c(&line, "a: e");
	for (int i = 0; i < 500000; i++) jn_buf_c(&line, "\xCC\x81");
	fixture self;
	set_up(&self, "a.journey", jn_buf_view(&line), 500000, 500002);
	cr_expect(strlen(report(&self, "text")) < 10000);
	tear_down(&self);
	jn_buf_free(&line);
}

Test(report, a_span_over_lines_is_marked_on_its_first)
{
	fixture self;
	set_up(&self, "a.journey", JN_STR("stage a {   \r\n  b: c\r\n}\r\n"), 0, 22);
	const char *got = report(&self, "text");
	cr_expect(strstr(got, "1 | stage a {\n  | ^^^^^^^^^\n"), "%s", got);
	tear_down(&self);
}

Test(report, a_byte_order_mark_takes_no_column)
{
	fixture self;
	set_up(&self, "a.journey", JN_STR("\xEF\xBB\xBFstage"), 3, 8);
	const char *got = report(&self, "text");
	cr_expect(strstr(got, "a.journey:1:1\n") && strstr(got, "1 | stage\n  | ^^^^^\n"), "%s", got);
	tear_down(&self);
}

Test(report, related_places_are_quoted_or_listed)
{
	fixture self;
	set_up(&self, "a.journey", JN_STR("one\ntwo\nthree\n"), 4, 7);
	jn_related places[12];
	for (int i = 0; i < 12; i++)
		places[i] = (jn_related){i < 11 ? &places[i + 1] : NULL, &self.document, {0, 3}, jn_message_of("first declared here")};
	places[0].next = NULL;
	self.finding.related = places;
	const char *got = report(&self, "text");
	cr_expect(strstr(got, "note: first declared here\n --> a.journey:1:1\n  |\n1 | one\n  | ---\n"), "%s", got);
	places[0].next = &places[1];
	got = report(&self, "text");
	cr_expect(strstr(got, "  = first declared here: a.journey:1:1\n") && strstr(got, "  = and 2 more\n"), "%s", got);
	tear_down(&self);
}

Test(report, edits_show_the_line_they_make)
{
	fixture self;
	set_up(&self, "a.journey", JN_STR("jurney a {\n}\n"), 0, 6);
	jn_edit edit = {NULL, &self.document, {0, 6}, JN_STR("journey"), {0}};
	self.finding.edits = &edit;
	self.finding.edit_title = jn_message_of("write `journey`");
	self.finding.edit_certain = true;
	const char *got = report(&self, "text");
	cr_expect(strstr(got, "  = mend: write `journey`\n  |\n1 | journey a {\n  | ~~~~~~~\n"), "%s", got);
	edit = (jn_edit){NULL, &self.document, {11, 11}, JN_STR("  stage b {\n  }\n"), {0}};
	self.finding.edit_certain = false;
	got = report(&self, "text");
	cr_expect(strstr(got, "  = suggestion: write `journey`\n  | +   stage b {\n  | +   }\n"), "%s", got);
	tear_down(&self);
}

Test(report, infos_are_counted_and_listed_on_request)
{
	fixture self;
	set_up(&self, "a.journey", JN_STR("one\n"), 0, 3);
	self.finding.severity = JN_SEVERITY_INFO;
	cr_expect_str_eq(report(&self, "text"), "No errors or warnings in 1 file; 1 info (--info shows it)\n");
	self.options.list_infos = true;
	cr_expect_eq(strncmp(report(&self, "text"), "info[unknown-name]: ", 20), 0);
	self.part = (jn_report_part){.files = 12};
	cr_expect_str_eq(report(&self, "text"), "No findings in 12 files.\n");
	self.part.elsewhere = 3;
	cr_expect_str_eq(report(&self, "text"), "No findings in 12 files; 3 more findings elsewhere in the project\n");
	tear_down(&self);
}

Test(report, colours_only_on_request)
{
	fixture self;
	set_up(&self, "a.journey", JN_STR("one two\n"), 4, 7);
	cr_expect_null(strchr(report(&self, "text"), '\033'));
	self.options.color = true;
	const char *got = report(&self, "text");
	cr_expect(strstr(got, "\033[1;31merror[unknown-name]\033[0m"), "%s", got);
	cr_expect(strstr(got, "one \033[1;31mtwo\033[0m\n"), "%s", got);
	tear_down(&self);
}

Test(report, json_is_valid_whatever_the_bytes)
{
	fixture self;
	set_up(&self, "a.journey", JN_STR("\xEF\xBB\xBF" "é: \xFF\x00 x\n  y"), 5, 8);
	jn_message_part bytes;
	self.finding.message = jn_test_say(&bytes, JN_STR("bad \xFF\x00 \xE2\x80\xAE \xC2\x9B \xF3\xA0\x80\x81 صالة"));
	jn_edit edit = {NULL, &self.document, {5, 8}, JN_STR("good"), {0}};
	self.finding.edits = &edit;
	jn_related place = {NULL, &self.document, {14, 15}, jn_message_of("here")};
	self.finding.related = &place;
	const char *got = report(&self, "json");
	cr_expect(strstr(got, "\\u202e") && strstr(got, "\\u009b") && strstr(got, "\\udb40\\udc01") && strstr(got, "صالة"), "%s", got);
	cr_expect_null(strstr(got, "\xC2\x9B"));
	json_t *root = json_loads(got, JSON_ALLOW_NUL, NULL);
	cr_assert(root, "%s", got);
	const char *message, *severity, *path;
	int line, column, offset, errors, fails;
	cr_expect_eq(json_unpack(root, "{s:[{s:s%,s:s,s:s,s:{s:{s:i,s:i,s:i}}}]}", "findings", "message", &message, &(size_t){0},
	                         "severity", &severity, "path", &path, "range", "start", "line", &line, "column", &column, "offset", &offset), 0);
	cr_expect(line == 1 && column == 2 && offset == 5);
	cr_expect_eq(strncmp(message, "bad \xEF\xBF\xBD", 7), 0);
	cr_expect_eq(json_unpack(root, "{s:{s:i,s:b}}", "summary", "errors", &errors, "fails", &fails), 0);
	cr_expect(errors == 1 && !fails);
	json_decref(root);
	tear_down(&self);
}

static bool count_flushes(jn_buf *out, void *context)
{
	cr_expect(out->len < (1 << 17));
	out->len = 0;
	return ++*(int *)context < 3;
}

Test(report, flushes_on_the_way_and_stops_when_told)
{
	fixture self;
	set_up(&self, "a.journey", JN_STR("one two\n"), 4, 7);
	int flushes = 0;
	jn_diagnostic *many[4000];
	for (int i = 0; i < 4000; i++) many[i] = &self.finding;
	self.part.items = many;
	self.part.count = 4000;
	self.options.flush = count_flushes;
	self.options.flush_context = &flushes;
	report(&self, "text");
	cr_expect_eq(flushes, 3);
	flushes = 0;
	report(&self, "json");
	cr_expect_eq(flushes, 3);
	tear_down(&self);
}

Test(report, places_agree_with_the_source)
{
	jn_arena arena = {0};
	jn_str text = JN_STR("ab\r\nصالة\xFF x\n\n展 y");
	jn_source source = jn_source_new(&arena, JN_STR("a"), text);
	jn_place_cursor rising = {0}, jumping = {0};
	for (uint32_t at = 0; at <= text.len; at++) {
		jn_position expected = jn_source_position(&source, at, JN_UTF32);
		jn_place place = jn_place_at(&rising, &source, at);
		cr_expect(place.line == expected.line + 1 && place.column == expected.column + 1, "at %u: %u:%u", at, place.line, place.column);
		jn_place_at(&jumping, &source, text.len - at);
		place = jn_place_at(&jumping, &source, at);
		cr_expect(place.line == expected.line + 1 && place.column == expected.column + 1);
	}
	jn_arena_free(&arena);
}
