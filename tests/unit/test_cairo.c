/* PNG and PDF as the library writes them: sound files of the right size, the same twice, words for what cannot be drawn.
 * Scenes are built by hand, but for the titles of hostile maps. tests/pixels.sh looks at the pictures. */
#include <criterion/criterion.h>

#include "base/utf8.h"
#include "everything.h"
#include "model/diagnostic.h"
#include "project/load.h"
#include "render/escape.h"
#include "render/render.h"
#include "test_render_payloads.h"
#include "text/labels.h"

enum { PX = JN_PX };

typedef struct sample {
	jn_arena arena;
	jn_scene scene;
	jn_buf out;
	jn_problem problem;
} sample;

static void sample_free(sample *self)
{
	jn_arena_free(&self->arena);
	jn_buf_free(&self->out);
	jn_buf_free(&self->problem.text);
}

/* A scene with one of everything, its texts all `text`. */
static void sample_make(sample *self, jn_str text, bool rtl)
{
	*self = (sample){0};
	jn_scene *scene = &self->scene;
	*scene = (jn_scene){.arena = &self->arena, .width = 400 * PX, .height = 300 * PX, .title = text, .description = text};
	scene->rtl = rtl;
	scene->language = rtl ? JN_LANG_AR : JN_LANG_EN;
	jn_scene_rect(scene, 48 * PX, 10 * PX, 100 * PX, 50 * PX, 6 * PX, JN_COLOR_PANEL)->flags = JN_SHAPE_PANEL;
	jn_scene_rect(scene, 0, 0, -5 * PX, 0, 900 * PX, JN_COLOR_PANEL);
	jn_shape_stroke(jn_scene_rect(scene, 32 * PX, 32, 64 * PX, 20 * PX, 0, JN_COLOR_CARD), JN_COLOR_HAIR, PX, JN_DASH_TILE);
	jn_scene_circle(scene, 60 * PX, 40 * PX, 5 * PX, JN_COLOR_PERSONA);
	jn_scene_circle(scene, INT32_MAX, INT32_MIN, -1, JN_COLOR_PERSONA);
	jn_path_builder b = {.arena = &self->arena};
	jn_path_move(&b, 0, 0);
	jn_path_line(&b, 8 * PX, 4 * PX);
	jn_path_curve(&b, (jn_point){9 * PX, 5 * PX}, (jn_point){10 * PX, 5 * PX}, (jn_point){16 * PX, 0});
	jn_path_close(&b);
	const jn_path *path = jn_path_done(&b);
	jn_shape *icon = jn_scene_path(scene, 200 * PX, 100 * PX, path, JN_COLOR_NONE);
	jn_shape_stroke(icon, JN_COLOR_BAD, 96, JN_DASH_TARGET)->flags = JN_SHAPE_KEEP | JN_SHAPE_ROUND;
	jn_scene_path(scene, 0, 0, path, JN_COLOR_PERSONA)->opacity = JN_OPACITY_AREA;
	for (int anchor = JN_ANCHOR_START; anchor <= JN_ANCHOR_END; anchor++)
		jn_shape_anchor(jn_scene_text(scene, 60 * PX, 80 * PX, text, 13, anchor, JN_COLOR_INK, 0), (jn_anchor)anchor);
	jn_shape_number(jn_scene_text(scene, 70 * PX, 90 * PX, text, 12, false, JN_COLOR_INK3, 0));
	jn_scene_text(scene, 70 * PX, 90 * PX, text, 0, false, JN_COLOR_INK3, 0);
}

static bool sample_render(sample *self, const char *format, int scale, const char *date)
{
	jn_render_job job = {.scene = &self->scene, .scale = scale, .date = jn_str_c(date)};
	self->out.len = self->problem.text.len = 0;
	return jn_renderer_named(jn_str_c(format))->render(&self->out, &job, &self->problem);
}

/* True where the library was built without cairo, which says so. */
static bool left_out(void)
{
	sample self;
	sample_make(&self, JN_STR("x"), false);
	bool ok = sample_render(&self, "png", 1, NULL);
	cr_assert(ok || self.problem.text.len > 20);
	sample_free(&self);
	if (!ok) cr_log_warn("SKIPPED: this library was built without PNG and PDF, or there is no font");
	return !ok;
}

static uint32_t u32_at(const jn_buf *buf, size_t at)
{
	const unsigned char *p = (const unsigned char *)buf->ptr + at;
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* Walks the chunks of a PNG: head first, end last, nothing behind it. */
static bool is_png(const jn_buf *buf, uint32_t width, uint32_t height)
{
	if (buf->len < 45 || memcmp(buf->ptr, "\x89PNG\r\n\x1a\n", 8) != 0 || memcmp(buf->ptr + 12, "IHDR", 4) != 0) return false;
	if (u32_at(buf, 16) != width || u32_at(buf, 20) != height) return false;
	size_t at = 8;
	while (at + 12 <= buf->len && memcmp(buf->ptr + at + 4, "IEND", 4) != 0) at += 12 + (size_t)u32_at(buf, at);
	return at + 12 == buf->len;
}

static bool is_pdf(const jn_buf *buf)
{
	return buf->len > 500 && memcmp(buf->ptr, "%PDF-1.", 7) == 0 && memcmp(buf->ptr + buf->len - 6, "%%EOF\n", 6) == 0;
}

static bool holds(const jn_buf *buf, const char *words)
{
	size_t len = strlen(words);
	for (size_t at = 0; at + len <= buf->len; at++)
		if (memcmp(buf->ptr + at, words, len) == 0) return true;
	return false;
}

Test(cairo, payloads_are_drawn_and_never_alive)
{
	static const char *const live[] = {"/JavaScript", "/JS", "/URI", "/Launch", "/AA", "/OpenAction", "/EmbeddedFile"};
	if (left_out()) return;
	for (int i = 0; test_payloads[i].ptr; i++) {
		sample self;
		sample_make(&self, test_payloads[i], i % 2);
		cr_assert(sample_render(&self, "png", 1 + i % 4, NULL), "payload %d", i);
		cr_assert(is_png(&self.out, 400 * (1 + (uint32_t)i % 4), 300 * (1 + (uint32_t)i % 4)), "payload %d", i);
		cr_assert(sample_render(&self, "pdf", 0, NULL), "payload %d", i);
		cr_assert(is_pdf(&self.out), "payload %d", i);
		for (size_t k = 0; k < sizeof live / sizeof *live; k++) cr_assert(!holds(&self.out, live[k]), "payload %d: %s", i, live[k]);
		sample_free(&self);
	}
}

/* --- the title in a file's head --- */

static uint32_t hex_u16(const char *digits)
{
	uint32_t value = 0;
	for (int i = 0; i < 4; i++) {
		char c = digits[i];
		cr_assert((c >= '0' && c <= '9') || (c >= 'A' && c <= 'F'), "no hexadecimal digit: %c", c);
		value = value << 4 | (uint32_t)(c <= '9' ? c - '0' : c - 'A' + 10);
	}
	return value;
}

/* Reads a PDF's "(text)" or "<FEFF…>" as UTF-8 and gives where it ends. */
static const char *read_pdf_string(jn_buf *out, const char *at, const char *end)
{
	if (*at == '(') {
		for (at++; at < end && *at != ')'; at++) {
			cr_assert(*at != '(' && *at >= 0x20, "nothing but plain signs stand in it unescaped");
			jn_buf_char(out, *at == '\\' ? *++at : *at);
		}
		return at + 1;
	}
	cr_assert(end - at > 5 && memcmp(at, "<FEFF", 5) == 0);
	for (at += 5; end - at > 4 && *at != '>'; at += 4) {
		uint32_t rune = hex_u16(at);
		if (rune >= 0xD800 && rune < 0xDC00) at += 4, rune = 0x10000 + ((rune - 0xD800) << 10) + (hex_u16(at) - 0xDC00);
		char bytes[4];
		jn_buf_bytes(out, bytes, jn_utf8_encode(rune, bytes));
	}
	return at + 1;
}

static const char *find(const jn_buf *buf, const char *bytes, size_t len)
{
	const char *found = NULL;
	for (size_t at = 0; at + len <= buf->len && !found; at++)
		if (memcmp(buf->ptr + at, bytes, len) == 0) found = buf->ptr + at + len;
	return found;
}

/* The title is said once, says `title` and no more, and what follows is ours; so it is behind every title of the outline. */
static void expect_pdf_title(const jn_buf *pdf, jn_str title, int payload)
{
	jn_buf said = {0};
	const char *end = pdf->ptr + pdf->len;
	int titles = 0;
	jn_buf rest = *pdf;
	for (const char *at = find(&rest, "/Title ", 7); at; at = find(&rest, "/Title ", 7)) {
		said.len = 0;
		at = read_pdf_string(&said, at, end);
		rest = (jn_buf){.ptr = (char *)(uintptr_t)at, .len = (size_t)(end - at)};
		if (rest.len > 12 && memcmp(at, "\n   /Parent ", 12) == 0) continue;
		titles++;
		cr_assert(jn_str_eq(jn_buf_view(&said), title), "payload %d: %.*s", payload, (int)said.len, said.ptr);
		cr_assert(end - at > 13 && memcmp(at, "\n   /Subject ", 13) == 0, "payload %d: what follows is not ours", payload);
		said.len = 0;
		at = read_pdf_string(&said, at + 13, end);
		cr_assert(end - at > 13 && memcmp(at, "\n   /Creator ", 13) == 0, "payload %d: what follows is not ours", payload);
	}
	cr_assert_eq(titles, 1, "payload %d", payload);
	jn_buf_free(&said);
}

static void expect_png_title(const jn_buf *png, jn_str title, int payload)
{
	static const char head[] = "iTXtTitle\0\0\0\0";
	const char *at = find(png, head, sizeof head);
	cr_assert(at, "payload %d: no title", payload);
	uint32_t len = u32_at(png, (size_t)(at - png->ptr) - sizeof head - 4);
	cr_assert_eq(len, title.len + sizeof head - 4, "payload %d", payload);
	cr_assert(jn_str_eq((jn_str){at, title.len}, title), "payload %d", payload);
}

Test(cairo, titles_of_hostile_maps_stay_text_in_a_files_head)
{
	if (left_out()) return;
	for (int i = 0; test_payloads[i].ptr; i++) {
		sample self = {0};
		jn_buf title = {0};
		jn_scene_options options = {.language = -1, .today = JN_DATE_NONE, .version = JN_STR("journey 0"), .index = true};
		jn_project *project = everything(i % 2 ? "ar" : "en", NULL);
		poison_project(project, test_payloads[i]);
		const jn_scene *scene = jn_scene_build(&self.arena, project, project->by_kind[JN_JOURNEY][0], &options);
		self.scene = *scene;
		jn_escape(&title, scene->title, JN_ESCAPE_PLAIN);
		cr_assert(sample_render(&self, "pdf", 0, NULL) && is_pdf(&self.out), "payload %d", i);
		if (title.len) expect_pdf_title(&self.out, jn_buf_view(&title), i);
		self.scene.width = self.scene.height = 100 * PX; /* a corner of it, for the time it takes; tests/pixels.sh has whole ones */
		cr_assert(sample_render(&self, "png", 1, NULL) && is_png(&self.out, 100, 100), "payload %d", i);
		if (title.len) expect_png_title(&self.out, jn_buf_view(&title), i);
		jn_buf_free(&title);
		jn_project_free(project);
		sample_free(&self);
	}
}

Test(cairo, texts_of_every_sort)
{
	static const char *const texts[] = {
		"", " ", "\xFF\xFE\xC0", "a\xE2\x80\xA8" "b\tc\nd", "\xF0\x9F\x98\x80 \xE2\x98\x83",
		"\xD9\x84\xD9\x8B\xD8\xA7 \xD8\xB1\xD9\x82\xD9\x85\xD9\x8B\xD8\xA7 \xD9\x84\xD8\xA3 \xD9\x84\xD9\x8E\xD9\x91\xD8\xA7", /* lam, marks */
		"\xD9\x8B\xD9\x8B\xD9\x8B\xD9\x8B\xD9\x8B\xD9\x8B\xD9\x8B\xD9\x8B\xD9\x8B\xD9\x8B", /* marks without a letter */
		"\xD7\xA9\xD6\xB8\xD7\x9C\xD7\x95\xD6\xB9\xD7\x9D", "\xE0\xA4\x95\xE0\xA5\x8D\xE0\xA4\xB7", "\xEE\x80\x80 \xF4\x8F\xBF\xBD",
		"\xE2\x81\xA7 \xE2\x80\xAE" "abc", "e\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81",
	};
	if (left_out()) return;
	for (size_t i = 0; i < 2 * (sizeof texts / sizeof *texts); i++) {
		sample self;
		sample_make(&self, jn_str_c(texts[i / 2]), i % 2);
		cr_assert(sample_render(&self, "png", 0, NULL) && is_png(&self.out, 400, 300), "text %zu", i / 2);
		cr_assert(sample_render(&self, "pdf", 0, NULL) && is_pdf(&self.out), "text %zu", i / 2);
		sample_free(&self);
	}
}

Test(cairo, the_same_bytes_twice_and_a_date_when_told)
{
	if (left_out()) return;
	for (int i = 0; i < 2; i++) {
		const char *format = i ? "pdf" : "png";
		sample one, two;
		sample_make(&one, JN_STR("A title (of \\ sorts)"), false);
		sample_make(&two, JN_STR("A title (of \\ sorts)"), false);
		cr_assert(sample_render(&one, format, 2, NULL) && sample_render(&two, format, 2, NULL));
		cr_assert(jn_str_eq(jn_buf_view(&one.out), jn_buf_view(&two.out)), "%s", format);
		cr_assert(!holds(&one.out, "/CreationDate"));
		cr_assert(sample_render(&two, format, 2, "2026-11-22T10:11:12Z"));
		cr_assert_eq(holds(&two.out, "20261122101112Z"), i == 1);
		sample_free(&one);
		sample_free(&two);
	}
}

Test(cairo, too_large_is_said_before_it_is_drawn)
{
	static const struct {
		int32_t width, height;
		int scale;
		const char *words;
	} rows[] = {
		{32768, 10, 1, "the PNG would be 32,768 x 10 pixels, and no side can have more than 32,767: draw PDF or SVG, or fold or cut the map with --fold or --page"},
		{10, 16384, 2, "the PNG would be 20 x 32,768 pixels, and no side can have more than 32,767: choose a smaller --scale, or draw "
		               "PDF or SVG, or fold or cut the map with --fold or --page"},
		{30000, 30000, 1, "the PNG would be 30,000 x 30,000 pixels, more than the 268 million that fit: draw PDF or SVG, or fold or cut the map with --fold or --page"},
	};
	if (left_out()) return;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		sample self;
		sample_make(&self, JN_STR("x"), false);
		self.scene.width = rows[i].width * PX, self.scene.height = rows[i].height * PX;
		cr_assert(!sample_render(&self, "png", rows[i].scale, NULL));
		cr_assert(jn_str_eq(jn_buf_view(&self.problem.text), jn_str_c(rows[i].words)), "%.*s", JN_ARG(jn_buf_view(&self.problem.text)));
		cr_assert(sample_render(&self, "pdf", 0, NULL) && is_pdf(&self.out), "a PDF of any size");
		sample_free(&self);
	}
	sample self;
	sample_make(&self, JN_STR("x"), false);
	self.scene.width = 32767 * PX;
	cr_assert(sample_render(&self, "png", 1, NULL) && is_png(&self.out, 32767, 300));
	sample_free(&self);
}

/* Draws a small picture: letters at its edges, and before them, where it does not reach, `before` texts of all sizes. */
static void letters_make(sample *self, int before)
{
	*self = (sample){0};
	jn_scene *scene = &self->scene;
	*scene = (jn_scene){.arena = &self->arena, .width = 200 * PX, .height = 80 * PX, .title = JN_STR("Letters")};
	for (int i = 0; i < before; i++) {
		jn_str text = JN_STR("ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 \xC3\xA9 \xE2\x82\xAC \xE2\x80\xA6");
		jn_scene_text(scene, 400 * PX, 40 * PX + i, text, (uint8_t)(8 + i % 88), i % 2, JN_COLOR_INK, 0);
	}
	static const int places[][3] = {{-6, 4, 24}, {190, 79, 24}, {20, 30, 13}, {20, 60, 95}, {60, 70, 97}, {10, 75, 255}, {-90, 200, 255}};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		jn_scene_text(scene, places[i][0] * PX + 7, places[i][1] * PX, JN_STR("Letters"), (uint8_t)places[i][2], i % 2, JN_COLOR_INK, 0);
}

Test(cairo, what_is_remembered_of_letters_does_not_change_the_picture)
{
	if (left_out()) return;
	for (int scale = 1; scale <= 3; scale += 2) {
		sample alone, after;
		letters_make(&alone, 0);
		letters_make(&after, 200); /* more than is remembered */
		cr_assert(sample_render(&alone, "png", scale, NULL) && sample_render(&after, "png", scale, NULL));
		cr_assert(is_png(&alone.out, 200 * (uint32_t)scale, 80 * (uint32_t)scale));
		cr_assert(jn_str_eq(jn_buf_view(&alone.out), jn_buf_view(&after.out)), "scale %d", scale);
		sample_free(&alone);
		sample_free(&after);
	}
}

Test(cairo, what_is_remembered_of_lines_does_not_change_the_picture)
{
	enum { LINES = 2100 }; /* more than is remembered */
	if (left_out()) return;
	sample alone, after;
	letters_make(&alone, 0);
	letters_make(&after, 0);
	jn_shape *first = after.scene.first;
	after.scene.first = after.scene.last = NULL;
	for (int i = 0; i < LINES; i++) {
		jn_buf text = {0};
		jn_buf_printf(&text, "%d", i);
		jn_scene_text(&after.scene, 400 * PX, 40 * PX, jn_arena_str(&after.arena, jn_buf_view(&text)), 13, i % 2, JN_COLOR_INK, 0);
		jn_buf_free(&text);
	}
	after.scene.last->next = first;
	cr_assert(sample_render(&alone, "png", 1, NULL) && sample_render(&after, "png", 1, NULL));
	cr_assert(is_png(&after.out, 200, 80) && jn_str_eq(jn_buf_view(&alone.out), jn_buf_view(&after.out)));
	cr_assert(sample_render(&after, "pdf", 0, NULL) && is_pdf(&after.out));
	sample_free(&alone);
	sample_free(&after);
}

Test(cairo, plain_escaping_keeps_signs_and_drops_what_steers)
{
	jn_buf out = {0};
	jn_escape(&out, JN_STR("<a & \"b\" 'c'>\n\x01\xE2\x80\xAE\xFF"), JN_ESCAPE_PLAIN);
	cr_assert(jn_str_eq(jn_buf_view(&out), JN_STR("<a & \"b\" 'c'> \xEF\xBF\xBD\xEF\xBF\xBD")), "%.*s", JN_ARG(jn_buf_view(&out)));
	jn_buf_free(&out);
}
