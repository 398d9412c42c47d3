/* The formats made of words, txt and md: within the width, harmless, and with nothing lost. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "everything.h"
#include "model/diagnostic.h"
#include "pictures.h"
#include "project/load.h"
#include "render/md.h"
#include "render/render.h"
#include "test_render_payloads.h"
#include "test_render_xml.h"
#include "text/cells.h"
#include "text/columns.h"

static void render_view(jn_buf *out, const jn_project *project, const char *format, const char *view, uint32_t columns, bool color)
{
	jn_arena arena = {0};
	jn_problem problem = {0};
	jn_scene_options options = {.view = jn_str_c(view), .language = -1, .today = JN_DATE_NONE, .version = JN_STR("journey 0"),
								.index = true, .outline = true};
	jn_render_job job = {.project = project, .journey = project->by_kind[JN_JOURNEY][0], .columns = columns, .color = color};
	job.scene = jn_scene_build(&arena, project, job.journey, &options);
	out->len = 0;
	cr_assert(jn_renderer_named(jn_str_c(format))->render(out, &job, &problem) && problem.text.len == 0);
	jn_arena_free(&arena);
}

static bool holds(jn_str text, jn_str part)
{
	for (uint32_t at = 0; at + part.len <= text.len; at++)
		if (memcmp(text.ptr + at, part.ptr, part.len) == 0) return true;
	return false;
}

/* Every line: no wider than `columns`, no byte that commands, isolates opened and closed. */
static void expect_lines(jn_str all, uint32_t columns, const char *what)
{
	for (uint32_t at = 0, end; at < all.len; at = end + 1) {
		for (end = at; end < all.len && all.ptr[end] != '\n'; end++) {}
		jn_str line = jn_str_slice(all, at, end);
		cr_expect(jn_text_columns(line) <= columns, "%s at %u: %u cells: %.*s", what, columns, jn_text_columns(line), JN_ARG(line));
		int open = 0;
		for (uint32_t i = 0; i < line.len; i++) {
			unsigned char c = (unsigned char)line.ptr[i];
			cr_assert(c >= 0x20 && c != 0x7F, "%s: byte %02X in %.*s", what, c, JN_ARG(line));
			cr_assert(!(c == 0xC2 && (unsigned char)line.ptr[i + 1] < 0xA0), "%s: a C1 control", what);
			if (c != 0xE2 || i + 2 >= line.len) continue;
			unsigned char b = (unsigned char)line.ptr[i + 1], d = (unsigned char)line.ptr[i + 2];
			cr_assert(!(b == 0x80 && d >= 0xA8 && d <= 0xAE), "%s: %02X steers the direction", what, d);
			if (b == 0x81 && d >= 0xA6 && d <= 0xA8) open++;
			if (b == 0x81 && d == 0xA9) open--;
			cr_assert(open >= 0, "%s: an isolate ends that never began", what);
		}
		cr_assert_eq(open, 0, "%s: an isolate is left open: %.*s", what, JN_ARG(line));
	}
}

static jn_project *example(const char *name)
{
	char root[300];
	snprintf(root, sizeof root, JOURNEY_SOURCE_DIR "/examples/%s", name);
	return jn_project_load(&(jn_load_request){.root = root, .today = JN_DATE_NONE});
}

Test(words, every_example_keeps_to_the_width)
{
	static const char *const names[] = {"retail", "retail-ar", "cart-abandonment"}, *const views[] = {"map", "blueprint", "emotions", "experience"};
	static const uint32_t widths[] = {24, 40, 80, 123, 240};
	for (size_t n = 0; n < 3; n++) {
		jn_project *project = example(names[n]);
		jn_buf out = {0};
		for (size_t v = 0; v < 4; v++)
			for (size_t w = 0; w < 5; w++) {
				render_view(&out, project, "txt", views[v], widths[w], false);
				expect_lines(jn_buf_view(&out), widths[w], names[n]);
			}
		jn_buf_free(&out);
		jn_project_free(project);
	}
}

/* What is said, without blanks, signs of boxes and lines, and what marks may stand between. */
static void squeeze(jn_buf *out, jn_str s)
{
	out->len = 0;
	for (uint32_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
		if (letter) jn_buf_char(out, (char)c);
	}
}

Test(words, every_property_of_the_schema_is_said)
{
	static const char *const formats[] = {"txt", "md"};
	for (int f = 0; f < 2; f++) {
		int texts = 0;
		jn_project *project = everything("en", &texts);
		jn_buf out = {0}, said = {0};
		jn_arena arena = {0};
		jn_scene_options options = {.language = -1, .today = JN_DATE_NONE, .index = true, .outline = true};
		jn_str wrong;
		cr_assert(jn_scene_lanes_read(&options.lanes, JN_STR("all"), &wrong));
		jn_render_job job = {.project = project, .journey = project->by_kind[JN_JOURNEY][0], .columns = 200};
		job.scene = jn_scene_build(&arena, project, job.journey, &options);
		jn_problem problem = {0};
		cr_assert(jn_renderer_named(jn_str_c(formats[f]))->render(&out, &job, &problem));
		squeeze(&said, jn_buf_view(&out));
		jn_buf_char(&said, '\0');
		jn_buf picture = {0};
		for (const jn_shape *shape = job.scene->first; shape; shape = shape->next) { /* what the picture shows */
			if (shape->type != JN_SHAPE_TEXT) continue;
			for (uint32_t at = 0; at + 2 < shape->text.text.len; at++) {
				jn_str t = shape->text.text;
				if (t.ptr[at] != 'w' || t.ptr[at + 1] < '0' || t.ptr[at + 1] > '9') continue;
				char word[16] = "";
				uint32_t end = at + 1;
				while (end < t.len && t.ptr[end] >= '0' && t.ptr[end] <= '9') end++;
				if (end >= t.len || t.ptr[end] != 'w' || end - at > 8) continue;
				memcpy(word, t.ptr + at, end + 1 - at);
				cr_expect(strstr(said.ptr, word), "%s: %s is in the picture, and not here", formats[f], word);
			}
		}
		jn_buf_free(&picture);
		jn_buf_free(&said);
		jn_buf_free(&out);
		jn_arena_free(&arena);
		jn_project_free(project);
	}
}

/* --- what the picture says, the words say --- */

/* How many bytes of a word begin here; 0: a blank, a sign, a mark, what steers the direction. */
static uint32_t word_char(jn_str s, uint32_t at)
{
	unsigned char c = (unsigned char)s.ptr[at], d = at + 1 < s.len ? (unsigned char)s.ptr[at + 1] : 0;
	if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
	if ((c == 0xC2 && d < 0xC0) || (c == 0xD8 && d == 0x8C) || c == 0xE2) return 0; /* NBSP …, Arabic comma, – “ ● ─ */
	uint32_t len = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
	return at + len <= s.len ? len : 0;
}

/* The words of a text, with one blank around each. */
static void words_of(jn_buf *out, jn_str s)
{
	jn_buf_char(out, ' ');
	for (uint32_t at = 0, len; at < s.len; at += len ? len : 1) {
		len = word_char(s, at);
		if (len)
			jn_buf_str(out, jn_str_slice(s, at, at + len));
		else if (out->ptr[out->len - 1] != ' ')
			jn_buf_char(out, ' ');
	}
	if (out->ptr[out->len - 1] != ' ') jn_buf_char(out, ' ');
}

/* True when `word` is a word there, or the begin or end of one: the picture breaks a long word in two. */
static bool says_word(const char *all, const char *word, size_t len)
{
	for (const char *at = all; (at = strstr(at, word)); at++)
		if (at[-1] == ' ' || at[len] == ' ') return true;
	return false;
}

/* What stands only in the picture: the legend's words; the rail's quiet ones (hints, the curve's axis), its name for
 * the row of cards, which are boxes here, and for a row that has its place though nobody filled it. */
static bool picture_only(const jn_shape *group, const jn_shape *text)
{
	static const jn_label_id names[] = {JN_LABEL_LANE_TOUCHPOINTS, JN_LABEL_ROW_BACKSTAGE};
	jn_str name = group ? group->group.label : (jn_str){0};
	for (int language = 0; language < JN_LANG_COUNT; language++) {
		if (jn_str_eq(name, jn_label(JN_LABEL_LEGEND, (jn_language)language))) return true;
		bool quiet = !text->text.bold;
		for (size_t i = 0; i < sizeof names / sizeof *names; i++)
			quiet = quiet || jn_str_eq(text->text.text, jn_label(names[i], (jn_language)language));
		if (jn_str_eq(name, jn_label(JN_LABEL_LANES, (jn_language)language)) && quiet) return true;
	}
	return false;
}

static uint32_t expect_words(const jn_scene *scene, const char *all, const char *what)
{
	const jn_shape *groups[64] = {NULL};
	uint32_t depth = 0, count = 0;
	for (const jn_shape *shape = scene->first; shape; shape = shape->next) {
		if (shape->type == JN_SHAPE_GROUP) groups[++depth] = shape;
		if (shape->type == JN_SHAPE_END) depth--;
		if (shape->type != JN_SHAPE_TEXT || picture_only(groups[depth], shape)) continue;
		jn_buf said = {0};
		words_of(&said, shape->text.text);
		jn_buf_char(&said, '\0');
		for (char *save = NULL, *word = strtok_r(said.ptr, " ", &save); word; word = strtok_r(NULL, " ", &save), count++)
			cr_expect(says_word(all, word, strlen(word)), "%s: \"%s\" of \"%.*s\"", what, word, JN_ARG(shape->text.text));
		jn_buf_free(&said);
	}
	return count;
}

/* The text of SVG and HTML without tags, styles, scripts and what they say to programs. */
static void markup_text(jn_buf *out, jn_str markup)
{
	static const char *const quiet[] = {"<style", "<script", "<title", "<desc"};
	jn_buf bare = {0};
	for (uint32_t at = 0; at < markup.len; at++) {
		for (size_t q = 0; markup.ptr[at] == '<' && q < sizeof quiet / sizeof *quiet; q++) {
			if (!jn_str_starts(jn_str_slice(markup, at, markup.len), jn_str_c(quiet[q]))) continue;
			while (at + 1 < markup.len && !(markup.ptr[at] == '<' && markup.ptr[at + 1] == '/')) at++;
		}
		if (markup.ptr[at] != '<') {
			jn_buf_char(&bare, markup.ptr[at]);
			continue;
		}
		while (at < markup.len && markup.ptr[at] != '>') at++;
		jn_buf_char(&bare, ' ');
	}
	xml_plain(out, jn_buf_view(&bare));
	jn_buf_free(&bare);
}

/* A journey as a view shows it, in a format: every word of its picture is in what is written. */
static void check_picture(const jn_project *project, const jn_decl *journey, const char *view, const char *format, bool index, const char *name)
{
	jn_arena arena = {0};
	jn_problem problem = {0};
	jn_buf out = {0}, plain = {0}, all = {0};
	jn_scene_options options = {.view = jn_str_c(view), .language = -1, .today = JN_DATE_NONE,
								.version = JN_STR("journey 0"), .index = index, .outline = true};
	jn_render_job job = {.project = project, .journey = journey, .columns = 70};
	job.scene = jn_scene_build(&arena, project, job.journey, &options);
	const jn_renderer *row = jn_renderer_named(jn_str_c(format));
	cr_assert(row->render(&out, &job, &problem));
	if (!row->outline) markup_text(&plain, jn_buf_view(&out));
	words_of(&all, row->outline ? jn_buf_view(&out) : jn_buf_view(&plain));
	jn_buf_char(&all, '\0');
	char what[200];
	snprintf(what, sizeof what, "%s of %s %.*s as %s", view, name, JN_ARG(journey->name), format);
	cr_expect_gt(expect_words(job.scene, all.ptr, what), 90, "%s", what);
	jn_buf_free(&all);
	jn_buf_free(&plain);
	jn_buf_free(&out);
	jn_arena_free(&arena);
}

/* What a view claims is in its picture (test_views.c); what is in the picture is in every format of words and marks. PNG and
 * PDF are held to it by tests/pixels.sh. */
Test(words, every_word_of_every_picture_is_said, .timeout = 120)
{
	static const char *const names[] = {"retail", "retail-ar", "retail-id", "retail-ms", "cart-abandonment"};
	static const char *const formats[] = {"txt", "md", "svg", "html"};
	uint32_t views;
	const jn_scene_view *rows = jn_scene_views(&views);
	for (size_t n = 0; n < sizeof names / sizeof *names; n++) {
		jn_project *project = example(names[n]);
		for (uint32_t i = 0; i < views * 4 * 2; i++)
			for (uint32_t j = 0; j < project->kind_count[JN_JOURNEY]; j++)
				check_picture(project, project->by_kind[JN_JOURNEY][j], rows[i / 8].name, formats[i / 2 % 4], i & 1, names[n]);
		jn_project_free(project);
	}
}

/* What is severe is loud, its source is not. */
Test(words, sources_are_quiet)
{
	jn_project *project = jn_project_of_text(JN_STR("s.journey"), JN_STR(
		"source log \"Phone log\"\njourney j \"J\" { stage s \"S\" { touchpoint a \"Asks\" { pain: \"Nobody answers\" from log severity 5 } } }\n"),
		JN_DATE_NONE);
	jn_buf out = {0};
	render_view(&out, project, "md", "map", 80, false);
	jn_buf_char(&out, '\0');
	cr_expect(strstr(out.ptr, "**Nobody answers**<br>*Phone log*"), "%s", out.ptr);
	jn_buf_free(&out);
	jn_project_free(project);
}

/* A blueprint's three lines, in their order, among the rows they part. */
Test(words, a_blueprint_says_its_lines)
{
	static const char *const txt[] = {"Customer", "── Line of interaction ──", "Frontstage", "── Line of visibility ──", "Backstage",
									  "── Line of internal interaction ──", "Support &"};
	jn_project *project = jn_project_of_text(JN_STR("b.journey"), JN_STR(
		"journey j \"J\" { stage s \"S\" { touchpoint a \"Asks\" { action: \"A\"; frontstage: \"F\"; backstage: \"B\"; system: \"S\" } } }\n"),
		JN_DATE_NONE);
	jn_buf out = {0};
	for (int f = 0; f < 2; f++) {
		render_view(&out, project, f ? "md" : "txt", "blueprint", 80, false);
		jn_buf_char(&out, '\0');
		const char *at = strstr(out.ptr, "Asks");
		cr_assert_not_null(at);
		for (size_t i = 0; i < sizeof txt / sizeof *txt && at; i++) {
			at = strstr(at, txt[i]);
			cr_expect_not_null(at, "%s: %s", f ? "md" : "txt", txt[i]);
		}
	}
	jn_buf_free(&out);
	jn_project_free(project);
}

Test(words, payloads_command_no_terminal)
{
	for (int i = 0; test_payloads[i].ptr; i++) {
		jn_project *project = everything(i % 2 ? "ar" : "en", NULL);
		poison_project(project, test_payloads[i]);
		jn_buf out = {0};
		render_view(&out, project, "txt", "map", 80, false);
		expect_lines(jn_buf_view(&out), 80, "payload");
		jn_buf_free(&out);
		jn_project_free(project);
	}
}

/* Every lane, and everything the map refers to. */
static void render_all(jn_buf *out, const jn_project *project, const char *format)
{
	jn_arena arena = {0};
	jn_problem problem = {0};
	jn_scene_options options = {.language = -1, .today = JN_DATE_NONE, .version = JN_STR("journey 0"), .index = true, .outline = true};
	jn_str wrong;
	cr_assert(jn_scene_lanes_read(&options.lanes, JN_STR("all"), &wrong));
	jn_render_job job = {.project = project, .journey = project->by_kind[JN_JOURNEY][0], .columns = 80};
	job.scene = jn_scene_build(&arena, project, job.journey, &options);
	out->len = 0;
	cr_assert(jn_renderer_named(jn_str_c(format))->render(out, &job, &problem) && problem.text.len == 0);
	jn_arena_free(&arena);
}

/* No control character, and no tag but ours: every other "<" has a backslash of its own before it. */
static void expect_no_tags(jn_str text, int payload)
{
	static const char *const ours[] = {"<br>", "<div dir=\"rtl\">\n", "</div>\n"};
	for (uint32_t at = 0, slashes = 0; at < text.len; at++) {
		char c = text.ptr[at];
		bool allowed = c != '<' || slashes % 2 == 1;
		for (int i = 0; i < 3 && !allowed; i++) {
			size_t len = strlen(ours[i]);
			allowed = text.len - at >= len && memcmp(text.ptr + at, ours[i], len) == 0;
		}
		cr_assert(allowed, "payload %d: a tag: %.40s", payload, text.ptr + at);
		cr_assert(c == '\n' || (unsigned char)c >= 0x20, "payload %d: a control character", payload);
		slashes = c == '\\' ? slashes + 1 : 0;
	}
}

/* Where JOURNEY_PAYLOADS names a folder, what was written is kept there for tests/markdown.sh. */
static void keep(jn_str text, int payload)
{
	const char *folder = getenv("JOURNEY_PAYLOADS");
	if (!folder) return;
	char path[1024];
	snprintf(path, sizeof path, "%s/payload-%02d.md", folder, payload);
	FILE *file = fopen(path, "wb");
	cr_assert_not_null(file, "%s", path);
	cr_assert_eq(fwrite(text.ptr, 1, text.len, file), text.len);
	fclose(file);
}

Test(words, payloads_in_every_property_stay_text_in_markdown)
{
	for (int i = 0; test_payloads[i].ptr; i++) {
		jn_project *project = everything(i % 2 ? "ar" : "en", NULL);
		poison_project(project, test_payloads[i]);
		jn_buf out = {0};
		render_all(&out, project, "md");
		jn_buf_char(&out, '\0');
		out.len--;
		expect_no_tags(jn_buf_view(&out), i);
		keep(jn_buf_view(&out), i);
		jn_buf_free(&out);
		jn_project_free(project);
	}
}

Test(words, with_colours_only_ours)
{
	jn_project *project = everything("en", NULL);
	poison_project(project, JN_STR("\x1b[31mred\x1b]0;title\x07 \xC2\x9B" "31m"));
	jn_buf plain = {0}, colored = {0}, stripped = {0};
	render_view(&plain, project, "txt", "map", 80, false);
	render_view(&colored, project, "txt", "map", 80, true);
	for (size_t i = 0; i < colored.len; i++) { /* ESC [ digits ; m, and nothing else behind an ESC */
		if (colored.ptr[i] != '\x1b') {
			jn_buf_char(&stripped, colored.ptr[i]);
			continue;
		}
		cr_assert_eq(colored.ptr[++i], '[');
		while (strchr("0123456789;", colored.ptr[++i])) {}
		cr_assert_eq(colored.ptr[i], 'm');
	}
	cr_expect(jn_str_eq(jn_buf_view(&plain), jn_buf_view(&stripped)), "colours change nothing but colours");
	cr_expect(holds(jn_buf_view(&plain), JN_STR("\\u{1B}[31mred")), "what commands is shown");
	jn_buf_free(&plain);
	jn_buf_free(&colored);
	jn_buf_free(&stripped);
	jn_project_free(project);
}

Test(words, wide_and_combining_characters_take_their_cells)
{
	jn_project *project = jn_project_of_text(JN_STR("w.journey"), JN_STR(
		"persona p \"P\"\njourney j \"旅程地図\" { persona: p; stage s \"段階\" {\n"
		"touchpoint a \"予算を決める予算を決める予算を決める予算を決める予算を決める予算を決める\" { emotion: +2; action: \"e\u0301e\u0301e\u0301 \U0001F468\u200D\U0001F469\u200D\U0001F467 ไทยไทย\" }\n"
		"touchpoint b \"हिन्दी\" { emotion: -2; action: \"שלום world\" }\n} }\n"), JN_DATE_NONE);
	jn_buf out = {0};
	for (uint32_t width = 24; width < 100; width += 7) {
		render_view(&out, project, "txt", "map", width, false);
		jn_str all = jn_buf_view(&out);
		expect_lines(all, width, "wide");
		for (uint32_t at = 0, end; at < all.len; at = end + 1) { /* boxes end where they should */
			for (end = at; end < all.len && all.ptr[end] != '\n'; end++) {}
			jn_str line = jn_str_slice(all, at, end);
			if (jn_str_starts(line, JN_STR("│"))) cr_expect_eq(jn_text_columns(line), width, "%.*s", JN_ARG(line));
		}
	}
	jn_buf_free(&out);
	jn_project_free(project);
}

Test(words, the_curve_is_drawn_and_said)
{
	static const char map[] = "persona p \"Maria\"\njourney j \"J\" { persona: p; stage s \"S\" {\n"
							  "touchpoint a \"A\" { emotion: +2 }\ntouchpoint b \"B\" { }\ntouchpoint c \"C\" { emotion: -1; moment: truth }\n} }\n";
	jn_project *project = jn_project_of_text(JN_STR("c.journey"), jn_str_c(map), JN_DATE_NONE);
	jn_buf out = {0};
	render_view(&out, project, "txt", "map", 80, false);
	jn_str all = jn_buf_view(&out);
	cr_expect(holds(all, JN_STR("delighted +2 ┤      ●───────────╮\n")), "%.*s", (int)all.len, all.ptr);
	cr_expect(holds(all, JN_STR("          –1 ┤                  ╰───────────●\n")), "%.*s", (int)all.len, all.ptr);
	cr_expect(holds(all, JN_STR("● Maria\n  1.1\u00A0+2 · 1.3\u00A0–1\n")));
	render_view(&out, project, "md", "map", 0, false);
	all = jn_buf_view(&out);
	cr_expect(holds(all, JN_STR("```mermaid\nxychart-beta\n    x-axis [\"1.1\", \"1.2\", \"1.3\"]\n    y-axis -2 --> 2\n    line [2, 0.5, -1]\n```\n")));
	cr_expect(holds(all, JN_STR("| Maria | +2 |  | –1 |\n")));
	jn_buf_free(&out);
	jn_project_free(project);
}

Test(words, markdown_is_escaped)
{
	static const char *const rows[][2] = {
		{"plain words, 12 % (really!)", "plain words, 12 % (really!)"},
		{"# no heading", "\\# no heading"},
		{"1. no item", "1\\. no item"},
		{"1.1 a number", "1.1 a number"},
		{"- no item", "\\- no item"},
		{"+ no item", "\\+ no item"},
		{"+41 more", "+41 more"},
		{"> no quote", "\\> no quote"},
		{"<b>no tag</b> &amp; &#60; R&D & co", "\\<b>no tag\\</b> \\&amp; \\&#60; R\\&D & co"},
		{"[no](link) ![no](image) [^no]", "\\[no\\](link) !\\[no\\](image) \\[^no\\]"},
		{"*a* _b_ ~c~ `d` $e$ f|g h\\i", "\\*a\\* \\_b\\_ \\~c\\~ \\`d\\` \\$e\\$ f\\|g h\\\\i"},
		{"https://example.com www.example.com a@b.com @maria", "https:\u2060//example.com www.\u2060example.com a\u2060@\u2060b.com \u2060@\u2060maria"},
		{"one\ntwo\n\nthree", "one two<br>three"},
		{"  \n\n ", ""},
		{"\x01\u202Ex", "\uFFFDx"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		jn_buf out = {0};
		jn_md_escape(&out, jn_str_c(rows[i][0]), true);
		cr_expect(jn_str_eq(jn_buf_view(&out), jn_str_c(rows[i][1])), "%s: %.*s", rows[i][0], JN_ARG(jn_buf_view(&out)));
		jn_buf_free(&out);
	}
}

Test(words, lines_of_cells)
{
	static const struct {
		const char *text;
		uint32_t cells;
		const char *lines; /* joined by "/" */
	} rows[] = {
		{"one two three", 7, "one two/three"},
		{"abcdefghij", 4, "abcd/efgh/ij"},
		{"予算を決める", 4, "予算/を決/める"},
		{"a\n\nb", 10, "a/b"},
		{"  ", 10, ""},
		{"\x1b[0m", 20, "\\u{1B}[0m"},
		{"\u0634\u0643\u0648\u0649", 10, "\u2068\u0634\u0643\u0648\u0649\u2069"},
		{"a \u05E9\u05DC b", 10, "\u2068a \u05E9\u05DC b\u2069"},
		{"\u2069x\u2066", 10, "x"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		jn_arena arena = {0};
		jn_buf joined = {0};
		jn_cell_lines lines = jn_text_wrap_cells(&arena, jn_str_c(rows[i].text), rows[i].cells, JN_STR("en"));
		for (uint32_t l = 0; l < lines.count; l++) {
			if (l) jn_buf_char(&joined, '/');
			jn_buf_str(&joined, lines.items[l].text);
			cr_expect(lines.items[l].cells <= rows[i].cells);
		}
		cr_expect(jn_str_eq(jn_buf_view(&joined), jn_str_c(rows[i].lines)), "%s: %.*s", rows[i].text, JN_ARG(jn_buf_view(&joined)));
		jn_buf_free(&joined);
		jn_arena_free(&arena);
	}
}
