/* The formatter: what its form looks like, and what holds for every file: formatting twice is formatting once, and nothing but
 * white space and `;` is another than before, neither the model, nor a comment, nor a finding. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "checks/run.h"
#include "dump.h"
#include "format/diff.h"
#include "format/format.h"
#include "lower/lower.h"
#include "project/files.h"
#include "project/load.h"
#include "sloppy.h"

static struct jn_parser *parser;

static void set_up(void)
{
	parser = jn_parser_new();
}

static void tear_down(void)
{
	jn_parser_free(parser);
}

TestSuite(format, .init = set_up, .fini = tear_down, .timeout = 600);

/* The canonical form of a text, or the text itself when it is left alone. */
static jn_format_state format(jn_str text, jn_buf *out)
{
	jn_document *document = jn_document_new(parser, JN_STR("test.journey"), text);
	jn_formatted result = jn_format(parser, document, out);
	if (result.state == JN_FORMAT_LEFT && (out->len > 0 || !jn_message_some(&result.reason))) cr_assert(false, "left alone, without a word");
	if (result.state == JN_FORMAT_LEFT) jn_buf_str(out, text);
	jn_document_free(document);
	return result.state;
}

static void becomes_text(jn_str source, jn_str form, int line)
{
	jn_buf out = {0}, again = {0};
	format(source, &out);
	jn_str got = jn_buf_view(&out);
	if (!jn_str_eq(got, form))
		cr_assert(false, "line %d:\n%.*s\nexpected:\n%.*s", line, (int)got.len, got.ptr ? got.ptr : "", (int)form.len, form.ptr);
	if (got.len && format(got, &again) != JN_FORMAT_SAME) cr_assert(false, "line %d: formatted again, it changes", line);
	jn_buf_free(&out), jn_buf_free(&again);
}

#define BECOMES(source, form) becomes_text(JN_STR(source), JN_STR(form), __LINE__)
#define STAYS(source) becomes_text(JN_STR(source), JN_STR(source), __LINE__)

static void is_left(jn_str source, jn_rule_id rule, int line)
{
	jn_buf out = {0};
	jn_document *document = jn_document_new(parser, JN_STR("test.journey"), source);
	jn_formatted result = jn_format(parser, document, &out);
	if (result.state != JN_FORMAT_LEFT || result.rule != rule || out.len != 0 || !jn_message_some(&result.reason))
		cr_assert(false, "line %d: state %d, rule %d, %zu bytes", line, result.state, result.rule, out.len);
	jn_document_free(document);
	jn_buf_free(&out);
}

#define LEFT(source, rule) is_left(JN_STR(source), rule, __LINE__)

/* ---- the form ---- */

Test(format, blanks_between_values)
{
	BECOMES("persona  maria\t\"Maria\"{\nage :  34\n}\n", "persona maria \"Maria\" {\n  age: 34\n}\n");
	BECOMES("persona a{prefers:b ,c,d}", "persona a { prefers: b, c, d }\n");
	BECOMES("kpi k {\n target: <=40%  by 2026-12-31\n}\n", "kpi k {\n  target: <= 40% by 2026-12-31\n}\n");
	BECOMES("persona a {\n age: 25 .. 40\n}\n", "persona a {\n  age: 25..40\n}\n");
	BECOMES("persona a {\n income: 9_000_000..15_000_000 IDR\n}\n", "persona a {\n  income: 9_000_000..15_000_000 IDR\n}\n");
	BECOMES("persona a {\n need: \"x\"from talks\n}\n", "persona a {\n  need: \"x\" from talks\n}\n");
	BECOMES("source s {\n link: https://a.b/c;d   \n}\n", "source s {\n  link: https://a.b/c;d\n}\n");
	BECOMES("source s{link: https://a.b ;size: 3}", "source s { link: https://a.b ; size: 3 }\n");
	BECOMES("theme{accent: #aabbcc ,#ddeeff}", "theme { accent: #aabbcc, #ddeeff }\n");
	STAYS("persona a {\n  need: \"  two  blanks  \"\n}\n");
	STAYS("persona a {\n  share: 40 %\n}\n");
	STAYS("persona a {\n  share: 40%\n}\n");
}

Test(format, typographic_characters_stay)
{
	BECOMES("persona a {\n need：“x”\n prefers: b ،c\n}\n", "persona a {\n  need： “x”\n  prefers: b، c\n}\n");
	BECOMES("persona a { age: 3؛ need: \"x\"؛ }\n", "persona a { age: 3; need: \"x\" }\n");
}

Test(format, one_statement_a_line)
{
	BECOMES("team a \"A\"; team b \"B\";\n", "team a \"A\"\nteam b \"B\"\n");
	BECOMES("persona a { age: 3;\nneed: \"x\"; }\n", "persona a {\n  age: 3\n  need: \"x\"\n}\n");
	BECOMES("persona a { age: 3 } persona b { age: 4 }\n", "persona a { age: 3 }\npersona b { age: 4 }\n");
	BECOMES("persona a {\nage: 3 }\n", "persona a {\n  age: 3\n}\n");
}

Test(format, blocks_on_one_line)
{
	STAYS("persona a { age: 3; need: \"x\" }\n");
	BECOMES("persona a { }\n", "persona a {}\n");
	STAYS("persona a {\n}\n");
	STAYS("journey j { stage s { touchpoint t { channel: store } } }\n");
	BECOMES("journey j { stage s{ touchpoint t { }touchpoint u { } } }\n", "journey j { stage s { touchpoint t {}; touchpoint u {} } }\n");
}

Test(format, blocks_wider_than_a_line_are_opened)
{
#define TEN "1234567890"
#define SIXTY TEN TEN TEN TEN TEN TEN
	/* 100 columns stay, 101 do not. */
	STAYS("persona a { need: \"" SIXTY TEN "12345678" "\" }\n");
	BECOMES("persona a { need: \"" SIXTY TEN "123456789" "\" }\n", "persona a {\n  need: \"" SIXTY TEN "123456789" "\"\n}\n");
	STAYS("persona a { need: \"" SIXTY TEN "12345678" "\" } // a comment behind it does not count\n");
	/* The outer block first, the inner ones as far as needed. */
	BECOMES("journey j { stage s { touchpoint t { channel: store; action: \"" TEN TEN TEN TEN TEN "\" } } }\n",
	        "journey j {\n  stage s {\n    touchpoint t { channel: store; action: \"" TEN TEN TEN TEN TEN "\" }\n  }\n}\n");
	/* Wide characters take two columns. */
	BECOMES("persona a { need: \"家家家家家家家家家家家家家家家家家家家家家家家家家家家家家家家家家家家家家家家家家家家\" }\n",
	        "persona a {\n  need: \"家家家家家家家家家家家家家家家家家家家家家家家家家家家家家家家家家家家家家家家家家家家\"\n}\n");
}

Test(format, empty_lines)
{
	BECOMES("\n\n\nteam a\n\n\n\nteam b\nteam c\n\n\n", "team a\n\nteam b\nteam c\n");
	BECOMES("persona a {\n\n\n  age: 3\n\n\n  need: \"x\"\n\n}\n", "persona a {\n  age: 3\n\n  need: \"x\"\n}\n");
	BECOMES("", "");
	BECOMES("   \n\n\t\n", "");
	BECOMES("team a", "team a\n");
}

Test(format, comments_stay_where_they_belong)
{
	STAYS("// head\nteam a // tail\n// between\n\n// apart\nteam b\n// end\n");
	STAYS("persona a {\n  // first\n  age: 3\n  // last\n}\n");
	STAYS("persona a { // opens\n  age: 3\n} // closes\n");
	BECOMES("persona a { // opens\n\n\n  age: 3 }\n", "persona a { // opens\n  age: 3\n}\n");
	BECOMES("persona a {\n     //deep  \n age: 3//close\n}\n", "persona a {\n  //deep\n  age: 3 //close\n}\n");
	BECOMES("persona a { age: 3 // no block on one line\n}\n", "persona a {\n  age: 3 // no block on one line\n}\n");
	BECOMES("persona a {\n about:   // why\n   | x\n}\n", "persona a {\n  about: // why\n    | x\n}\n");
	BECOMES("team a; // tail\n", "team a // tail\n");
	BECOMES("// only", "// only\n");
}

Test(format, comments_under_each_other_stay_so)
{
	STAYS("persona a { // one\n  age: 3\n}\n");
	BECOMES("persona maria {       // 1\n  age: 34             // 2\n  need: \"something\"   // 3\n  habit: \"x\" // 4\n}\n",
	        "persona maria {     // 1\n  age: 34           // 2\n  need: \"something\" // 3\n  habit: \"x\" // 4\n}\n");
}

Test(format, long_texts_keep_their_indentation)
{
	BECOMES("persona a {\nabout:\n// c\n\n| x\n\n// d\n| y\n// e\n}\n",
	        "persona a {\n  about:\n    // c\n    | x\n    // d\n    | y\n  // e\n}\n");
	BECOMES("persona a {\nabout:\n| one\n      |   two\n|three\t \n|\n\n| four\n}\n",
	        "persona a {\n  about:\n    | one\n    |   two\n    | three\n    |\n    | four\n}\n");
}

Test(format, line_ends_and_marks_stay)
{
	BECOMES("team a\r\n\r\n\r\nteam b", "team a\r\n\r\nteam b\r\n");
	BECOMES("persona a {\r\nabout:\r\n| x  \r\n}\r\n", "persona a {\r\n  about:\r\n    | x\r\n}\r\n");
	BECOMES("team a\r\nteam b\r\nteam c\n", "team a\r\nteam b\r\nteam c\r\n");
	BECOMES("team a\nteam b\nteam c\r\n", "team a\nteam b\nteam c\n");
	BECOMES("team a\rteam b\r", "team a\nteam b\n");
	BECOMES("\xEF\xBB\xBF" "team  a", "\xEF\xBB\xBF" "team a\n");
}

Test(format, texts_without_quotes_keep_their_blanks)
{
	BECOMES("journey j {\n scenario:  her   lamp  broke\n}\n", "journey j {\n  scenario: her   lamp  broke\n}\n");
}

Test(format, what_is_not_certain_is_left_alone)
{
	LEFT("persona a {\n", JN_RULE_BLOCK_NOT_CLOSED);
	LEFT("persona a\n{\n}\n", JN_RULE_BRACE_ON_OWN_LINE);
	LEFT("persona a {\n  need: \"open\n}\n", JN_RULE_SYNTAX);
	LEFT("team a\n}\n", JN_RULE_SYNTAX);
	LEFT("nothing such { x: 1 }\n", JN_RULE_UNKNOWN_WORD);
	LEFT("persona a \"\xFF\" {\n}\n", JN_RULE_INVALID_ENCODING);
	LEFT("\xFF\xFEt\0e\0", JN_RULE_INVALID_ENCODING);
	/* A line has only its first finding: what else is wrong on it counts all the same. */
	LEFT("kpi k {baselin: 3;measured: 9_000.}5_000 IDR; owner: store; }\n", JN_RULE_SYNTAX);
	LEFT("persona a {\n  family: “curly  \n}\n", JN_RULE_SYNTAX);
	LEFT("touchpoint t {\n  emoton +2\n}\n", JN_RULE_SYNTAX);
}

Test(format, a_text_nested_too_deep_is_left_alone)
{
	jn_buf text = {0};
	for (int i = 0; i < 300; i++) jn_buf_c(&text, "stage s {\n");
	for (int i = 0; i < 300; i++) jn_buf_c(&text, "}\n");
	is_left(jn_buf_view(&text), JN_RULE_TOO_DEEP, __LINE__);
	jn_buf_free(&text);
}

Test(format, the_comparison_sees_every_change)
{
	cr_assert(jn_format_same_items(parser, JN_STR("team a; team b"), JN_STR("team a\n\n  team b\n")));
	cr_assert_not(jn_format_same_items(parser, JN_STR("team a // c\n"), JN_STR("team a\n")));
	cr_assert_not(jn_format_same_items(parser, JN_STR("team a \"x y\"\n"), JN_STR("team a \"x  y\"\n")));
	cr_assert_not(jn_format_same_items(parser, JN_STR("team a\nteam b\n"), JN_STR("team a team b\n")));
	cr_assert_not(jn_format_same_items(parser, JN_STR("team a\n"), JN_STR("team a\nteam b\n")));
	cr_assert_not(jn_format_same_items(parser, JN_STR("persona a {\nabout:\n|  x\n}"), JN_STR("persona a {\nabout:\n| x\n}")));
}

/* ---- every file ---- */

/* Writes a message without white space: some quote what stands in the text. */
static void put_message(jn_buf *out, jn_str message)
{
	static const uint32_t blanks[] = {' ', '\t', '\v', '\f', 0xA0, 0x200F, 0x3000};
	for (uint32_t at = 0; at < message.len;) {
		uint32_t rune = jn_utf8_next(message, &at);
		bool blank = false;
		for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) blank |= rune == blanks[i];
		if (!blank) jn_buf_rune(out, rune);
	}
}

/* What a text means: every declaration, and every finding without its place. */
static void meaning(jn_str text, bool typography, jn_buf *out)
{
	jn_project *project = jn_project_of_text(JN_STR("test.journey"), text, JN_DATE_NONE);
	for (uint32_t i = 0; i < project->document_count; i++)
		if (!project->documents[i]->builtin) jn_dump_document(out, project->documents[i]);
	jn_findings findings = jn_check_run(project, NULL);
	for (uint32_t i = 0; i < findings.count; i++) {
		const jn_diagnostic *d = findings.items[i];
		/* `؛` is no more once each statement has its line. */
		if (d->rule == JN_RULE_TYPOGRAPHIC_CHARACTER && !typography) continue;
		jn_buf_printf(out, "%d ", d->rule);
		jn_buf message = {0};
		jn_message_write(&message, &d->message, NULL);
		put_message(out, jn_buf_view(&message));
		jn_buf_free(&message);
		jn_buf_char(out, '\n');
	}
	jn_project_free(project);
}

static void fail(const char *what, const char *name, jn_str text, jn_str form)
{
	cr_assert(false, "%s: %s\n%.*s\nbecame\n%.*s", name, what, (int)text.len, text.ptr ? text.ptr : "", (int)form.len, form.ptr ? form.ptr : "");
}

/* Formats a text and asserts all that has to hold. Returns the state. */
static jn_format_state holds(const char *name, jn_str text)
{
	jn_buf form = {0}, again = {0}, before = {0}, after = {0};
	jn_format_state state = format(text, &form);
	jn_str formed = jn_buf_view(&form);
	if (state == JN_FORMAT_LEFT) {
		jn_buf_free(&form);
		return state;
	}
	if (format(formed, &again) != JN_FORMAT_SAME) fail("formatted again, it changes", name, formed, jn_buf_view(&again));
	if (!jn_format_same_items(parser, text, formed)) fail("the items differ", name, text, formed);
	bool typography = true;
	for (uint32_t i = 0; i + 1 < text.len; i++) typography &= memcmp(text.ptr + i, "؛", 2) != 0;
	meaning(text, typography, &before);
	meaning(formed, typography, &after);
	if (!jn_str_eq(jn_buf_view(&before), jn_buf_view(&after))) fail("the meaning differs", name, jn_buf_view(&before), jn_buf_view(&after));
	if (formed.len > 0 && formed.ptr[formed.len - 1] != '\n' && !jn_str_eq(formed, JN_STR("\xEF\xBB\xBF")))
		fail("no line end at the end", name, text, formed);
	jn_buf_free(&form), jn_buf_free(&again), jn_buf_free(&before), jn_buf_free(&after);
	return state;
}

static void read_whole(const char *path, jn_buf *out)
{
	if (jn_file_read(path, out) != JN_FILE_READ) cr_assert(false, "cannot read %s", path);
}

/* The example with all its indentation and empty lines gone, or its line ends doubled. */
static void squeeze(jn_str text, bool doubled, jn_buf *out)
{
	bool start = true;
	for (uint32_t i = 0; i < text.len; i++) {
		if (start && (text.ptr[i] == ' ' || text.ptr[i] == '\t')) continue;
		start = text.ptr[i] == '\n';
		jn_buf_char(out, text.ptr[i]);
		if (start && doubled) jn_buf_c(out, "\t\n\n");
	}
}

Test(format, examples)
{
	jn_arena arena = {0};
	jn_paths files = {0};
	jn_folder_walk(&arena, JOURNEY_SOURCE_DIR "/examples", true, &files, NULL);
	cr_assert(files.count > 20, "%u examples", files.count);
	for (uint32_t i = 0; i < files.count; i++) {
		jn_buf path = {0}, text = {0}, squeezed = {0}, form = {0};
		jn_buf_printf(&path, "%s/examples/%s", JOURNEY_SOURCE_DIR, files.items[i].ptr);
		read_whole(path.ptr, &text);
		if (holds(path.ptr, jn_buf_view(&text)) != JN_FORMAT_SAME) cr_assert(false, "%s has not its form", path.ptr);
		squeeze(jn_buf_view(&text), false, &squeezed);
		holds(path.ptr, jn_buf_view(&squeezed));
		format(jn_buf_view(&squeezed), &form);
		if (!jn_str_eq(jn_buf_view(&form), jn_buf_view(&text))) fail("without indentation, it does not come back", path.ptr, jn_buf_view(&text), jn_buf_view(&form));
		squeezed.len = 0;
		squeeze(jn_buf_view(&text), true, &squeezed);
		if (holds(path.ptr, jn_buf_view(&squeezed)) != JN_FORMAT_CHANGED) cr_assert(false, "%s cannot be formatted", path.ptr);
		jn_buf_free(&path), jn_buf_free(&text), jn_buf_free(&squeezed), jn_buf_free(&form);
	}
	jn_arena_free(&arena);
}

/* The next line of `all` from `*at` on, with its line end. */
static jn_str next_line(jn_str all, uint32_t *at)
{
	uint32_t start = *at;
	const char *feed = memchr(all.ptr + start, '\n', all.len - start);
	*at = feed ? (uint32_t)(feed - all.ptr) + 1 : all.len;
	return jn_str_slice(all, start, *at);
}

/* The inputs of a file of the grammar's corpus stand between a line of `=` and a line `---`. */
static uint32_t corpus_file(const char *path)
{
	jn_buf text = {0};
	read_whole(path, &text);
	jn_str all = jn_buf_view(&text);
	uint32_t rulers = 0, formatted = 0, start = 0;
	for (uint32_t at = 0; at < all.len;) {
		uint32_t line_start = at;
		jn_str line = next_line(all, &at);
		if (jn_str_starts(line, JN_STR("========"))) {
			start = at;
			rulers++;
		} else if (rulers % 2 == 0 && start && jn_str_eq(line, JN_STR("---\n"))) {
			formatted += holds(path, jn_str_slice(all, start, line_start)) != JN_FORMAT_LEFT;
			start = 0;
		}
	}
	jn_buf_free(&text);
	return formatted;
}

Test(format, corpus)
{
	static const char *const names[] = {"blocks", "broken-braces", "broken-characters", "broken-strings", "broken-values", "broken-words",
	                                    "comments", "declarations", "ends", "files", "keywords", "scripts", "text", "typography", "values"};
	uint32_t formatted = 0;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		jn_buf path = {0};
		jn_buf_printf(&path, "%s/grammar/test/corpus/%s.txt", JOURNEY_SOURCE_DIR, names[i]);
		formatted += corpus_file(path.ptr);
		jn_buf_free(&path);
	}
	cr_assert(formatted > 60, "only %u inputs of the corpus could be formatted", formatted);
}

Test(format, generated_documents)
{
	const char *asked = getenv("JOURNEY_TEST_DOCUMENTS");
	uint32_t count = asked ? (uint32_t)strtoul(asked, NULL, 10) : 2000, left = 0, same = 0;
	for (uint32_t seed = 1; seed <= count; seed++) {
		jn_buf text = {0};
		char name[32];
		snprintf(name, sizeof name, "seed %u", seed);
		jn_sloppy_write(&text, seed);
		jn_format_state state = holds(name, jn_buf_view(&text));
		left += state == JN_FORMAT_LEFT;
		same += state == JN_FORMAT_SAME;
		jn_buf_free(&text);
	}
	cr_assert(left * 20 <= count, "%u of %u documents were left alone: the generator breaks its own files", left, count);
	cr_assert(same * 2 <= count, "%u of %u documents had their form already", same, count);
}

/* Three bytes of a text fall out or become others. */
static void damage(jn_buf *text, uint32_t *state)
{
	static const char junk[] = "{}\";:,|/\\.\n\r\t -+0a#<=$%@\xC3\xFF";
	for (int i = 0; i < 3 && text->len > 4; i++) {
		*state = *state * 1664525u + 1013904223u;
		size_t at = (*state >> 8) % text->len;
		if (*state >> 31) {
			memmove(text->ptr + at, text->ptr + at + 1, text->len - at - 1);
			text->len--;
		} else {
			text->ptr[at] = junk[(*state >> 4) % (sizeof junk - 1)];
		}
	}
	/* Where an allowance stands decides what it covers; none is wanted here. */
	for (size_t i = 0; i + 5 < text->len; i++)
		if (memcmp(text->ptr + i, "allow", 5) == 0) text->ptr[i] = 'x';
}

Test(format, damaged_documents)
{
	uint32_t state = 2026, formatted = 0;
	for (uint32_t seed = 1; seed <= 4000; seed++) {
		jn_buf text = {0};
		char name[32];
		snprintf(name, sizeof name, "damaged %u", seed);
		jn_sloppy_write(&text, seed);
		damage(&text, &state);
		formatted += holds(name, jn_buf_view(&text)) != JN_FORMAT_LEFT;
		jn_buf_free(&text);
	}
	cr_assert(formatted > 200, "only %u of the damaged documents could be formatted", formatted);
}

/* ---- differences ---- */

static void differs(const char *old, const char *fresh, const char *expected)
{
	jn_buf out = {0};
	jn_diff_unified(JN_STR("f"), jn_str_c(old), jn_str_c(fresh), &out);
	jn_str got = jn_buf_view(&out);
	if (!jn_str_eq(got, jn_str_c(expected))) cr_assert(false, "%.*s\nexpected:\n%s", (int)got.len, got.ptr ? got.ptr : "", expected);
	jn_buf_free(&out);
}

static void note_run(void *context, jn_span old, jn_span fresh)
{
	jn_buf_printf(context, "%u-%u>%u-%u ", old.start, old.end, fresh.start, fresh.end);
}

static void runs(const char *old, const char *fresh, const char *expected)
{
	jn_buf out = {0};
	jn_diff_lines(jn_str_c(old), jn_str_c(fresh), note_run, &out);
	jn_buf_char(&out, '\0');
	cr_assert_str_eq(out.ptr, expected);
	jn_buf_free(&out);
}

Test(format, runs_of_lines_that_differ)
{
	runs("a\n", "a\n", "");
	runs("", "a\n", "0-0>0-2 ");
	runs("a\n", "", "0-2>0-0 ");
	runs("a\nb\nc\n", "a\nxyz\nc\n", "2-4>2-6 ");
	runs("a\nb\nc", "b\nc\nd\n", "0-2>0-0 4-5>2-6 ");
	runs("a\r\nb\r\n", "a\r\n\r\nb\r\n", "3-3>3-5 ");
}

Test(format, differences)
{
	differs("a\n", "a\n", "");
	differs("a\nb\nc\n", "a\nx\nc\n", "--- f\n+++ f\n@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n");
	differs("a", "a\n", "--- f\n+++ f\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n");
	differs("", "a\n", "--- f\n+++ f\n@@ -0,0 +1 @@\n+a\n");
	differs("a\n", "", "--- f\n+++ f\n@@ -1 +0,0 @@\n-a\n");
	differs("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n", "1\n2\n3\nx\n4\n5\n6\n7\n8\n9\n",
	        "--- f\n+++ f\n@@ -1,10 +1,10 @@\n 1\n 2\n 3\n+x\n 4\n 5\n 6\n 7\n 8\n 9\n-10\n");
	differs("x\n1\n2\n3\n4\n5\n6\n7\ny\n", "1\n2\n3\n4\n5\n6\n7\n",
	        "--- f\n+++ f\n@@ -1,4 +1,3 @@\n-x\n 1\n 2\n 3\n@@ -6,4 +5,3 @@\n 5\n 6\n 7\n-y\n");
}
