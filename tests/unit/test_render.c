/* What the SVG painter writes: safe whatever the texts, well-formed, the same twice, mirrored for right to left; the
 * themes' contrast and the project's own colours; the completeness of the label catalogue. Scenes are built by hand. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "base/utf8.h"
#include "model/diagnostic.h"
#include "render/escape.h"
#include "render/render.h"
#include "render/sha256.h"
#include "test_render_payloads.h"
#include "test_render_xml.h"
#include "text/labels.h"
#include "text/labels_table.h"

enum { PX = JN_PX };

typedef struct sample {
	jn_arena arena;
	jn_scene scene;
	jn_document document;
} sample;

/* A scene with one of everything, its texts all `text`. */
static void sample_make(sample *self, jn_str text, bool rtl)
{
	*self = (sample){0};
	jn_scene *scene = &self->scene;
	*scene = (jn_scene){.arena = &self->arena, .width = 400 * PX, .height = 300 * PX, .title = text, .description = text};
	scene->rtl = rtl;
	scene->language = rtl ? JN_LANG_AR : JN_LANG_EN;
	self->document.source.path = text;
	jn_shape *group = jn_scene_group(scene, JN_ROLE_GROUP, text, NULL);
	group->group.document = &self->document;
	group->group.line = 7;
	jn_scene_rect(scene, 48 * PX, 10 * PX, 100 * PX, 50 * PX, 6 * PX, JN_COLOR_PANEL)->flags = JN_SHAPE_PANEL;
	jn_shape_stroke(jn_scene_rect(scene, 32 * PX + 32, 32, 64 * PX, 20 * PX, 0, JN_COLOR_CARD), JN_COLOR_HAIR, PX, JN_DASH_TILE);
	jn_scene_circle(scene, 60 * PX, 40 * PX, 5 * PX, JN_COLOR_PERSONA);
	jn_path_builder b = {.arena = &self->arena};
	jn_path_move(&b, 0, 0);
	jn_path_line(&b, 8 * PX, 4 * PX);
	jn_path_curve(&b, (jn_point){9 * PX, 5 * PX}, (jn_point){10 * PX, 5 * PX}, (jn_point){16 * PX, 0});
	jn_path_close(&b);
	const jn_path *path = jn_path_done(&b);
	jn_scene_path(scene, 100 * PX, 100 * PX, path, JN_COLOR_INK);
	jn_shape *icon = jn_scene_path(scene, 200 * PX, 100 * PX, path, JN_COLOR_NONE);
	jn_shape_stroke(icon, JN_COLOR_INVERSE, 96, JN_DASH_SOLID)->flags = JN_SHAPE_KEEP | JN_SHAPE_ROUND;
	icon->path.w = 16 * PX;
	jn_scene_path(scene, 0, 0, path, JN_COLOR_PERSONA)->opacity = JN_OPACITY_AREA;
	jn_scene_group(scene, JN_ROLE_IMAGE, text, NULL);
	jn_scene_text(scene, 60 * PX, 80 * PX, text, 13, true, JN_COLOR_INK, 0);
	jn_shape_number(jn_shape_anchor(jn_scene_text(scene, 70 * PX, 80 * PX, text, 12, false, JN_COLOR_INK3, 0), JN_ANCHOR_END));
	jn_scene_end(scene);
	jn_scene_group(scene, JN_ROLE_DECORATION, (jn_str){0}, NULL);
	jn_scene_end(scene);
	jn_scene_end(scene);
}

static jn_str sample_svg(sample *self, jn_buf *out, const jn_svg_options *more)
{
	jn_theme theme = jn_theme_get(JN_THEME_PAPER, NULL);
	jn_svg_options options = {.theme = &theme};
	if (more) options.inlined = more->inlined, options.id_prefix = more->id_prefix, options.language = more->language;
	jn_svg_write(out, &self->scene, &options);
	return jn_buf_view(out);
}

/* --- safety --- */

typedef struct expectation {
	jn_str payload;
	uint32_t elements, texts_kept;
} expectation;

static bool listed(jn_str name, const char *const *names)
{
	while (*names && !jn_str_eq(name, jn_str_c(*names))) names++;
	return *names != NULL;
}

static void only_plain_svg(const xml_element *element, void *context)
{
	static const char *const elements[] = {"svg", "title", "desc", "g", "rect", "circle", "path", "text", NULL};
	static const char *const attributes[] = {
		"xmlns",  "width", "height", "viewBox", "role",        "aria-labelledby", "xml:lang",       "lang",
		"id",     "x",     "y",      "cx",      "cy",          "r",               "rx",             "d",
		"fill",   "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "fill-opacity",
		"direction", "font-family", "font-size", "font-weight", "text-anchor", "aria-label", "aria-hidden", "data-source", NULL};
	expectation *expected = context;
	expected->elements++;
	cr_assert(listed(element->name, elements), "element %.*s", JN_ARG(element->name));
	for (int i = 0; i < element->attribute_count; i++)
		cr_assert(listed(element->attributes[i].name, attributes), "attribute %.*s", JN_ARG(element->attributes[i].name));
	if (!jn_str_eq(element->name, JN_STR("text"))) return;
	jn_buf plain = {0};
	xml_plain(&plain, element->text);
	expected->texts_kept += jn_str_eq(jn_buf_view(&plain), expected->payload);
	jn_buf_free(&plain);
}

Test(render, payloads_stay_text_everywhere)
{
	for (int i = 0; test_payloads[i].ptr; i++) {
		for (int rtl = 0; rtl < 2; rtl++) {
			for (int inlined = 0; inlined < 2; inlined++) {
				sample s;
				jn_buf out = {0};
				sample_make(&s, test_payloads[i], rtl);
				jn_svg_options more = {.inlined = inlined, .id_prefix = JN_STR("x-")};
				expectation expected = {.payload = test_payloads[i]};
				jn_str svg = sample_svg(&s, &out, &more);
				cr_assert(xml_read(svg, only_plain_svg, &expected), "payload %d: %.*s", i, JN_ARG(svg));
				cr_assert_eq(expected.elements, test_payloads[i].len ? 15 : 13, "payload %d: %u elements", i, expected.elements);
				if (!rtl && test_payload_is_printable(test_payloads[i])) cr_assert_eq(expected.texts_kept, 2, "payload %d", i);
				jn_buf_free(&out);
				jn_arena_free(&s.arena);
			}
		}
	}
}

static void expect_escaped(jn_str from, unsigned flags, jn_str to)
{
	jn_buf out = {0};
	jn_escape(&out, from, flags);
	cr_assert(jn_str_eq(jn_buf_view(&out), to), "`%.*s` is not `%.*s`", JN_ARG(jn_buf_view(&out)), JN_ARG(to));
	jn_buf_free(&out);
}

Test(render, escaping)
{
	expect_escaped(JN_STR("a<b>&\"'"), 0, JN_STR("a&lt;b&gt;&amp;&quot;&#39;"));
	expect_escaped(JN_STR("a\nb\r\nc\td"), 0, JN_STR("a b c d"));
	expect_escaped(JN_STR("a\nb\r\nc\rd"), JN_ESCAPE_LINES, JN_STR("a\nb\nc\nd"));
	expect_escaped(JN_STR("\x01\x7F\xC2\x80"), 0, JN_STR("\uFFFD\uFFFD\uFFFD"));
	expect_escaped((jn_str){"a\0b", 3}, 0, JN_STR("a\uFFFDb"));
	expect_escaped(JN_STR("\xEF\xBF\xBE\xEF\xBF\xBF"), 0, JN_STR("\uFFFD\uFFFD"));
	expect_escaped(JN_STR("\xFFz\xC3"), 0, JN_STR("\uFFFDz\uFFFD"));
	expect_escaped(JN_STR("a\u202Eb\u202Cc"), 0, JN_STR("abc"));
	expect_escaped(JN_STR("a\u2067b"), 0, JN_STR("ab"));
	expect_escaped(JN_STR("a\u2067b\u2069"), 0, JN_STR("a\u2067b\u2069"));
}

Test(render, numbers_in_right_to_left_text_are_isolated)
{
	expect_escaped(JN_STR("يغادر 12 % هنا"), JN_ESCAPE_RTL, JN_STR("يغادر \u206612\u00A0%\u2069 هنا"));
	expect_escaped(JN_STR("–2"), JN_ESCAPE_RTL, JN_STR("\u2066–2\u2069"));
	expect_escaped(JN_STR("18\u00A0400"), JN_ESCAPE_RTL, JN_STR("\u206618\u00A0400\u2069"));
	expect_escaped(JN_STR("2 / 7"), JN_ESCAPE_RTL, JN_STR("\u20662\u00A0/\u00A07\u2069"));
	expect_escaped(JN_STR("عند 2.1 و3"), JN_ESCAPE_RTL, JN_STR("عند 2.1 و3"));
	expect_escaped(JN_STR("2026-11-22"), JN_ESCAPE_RTL, JN_STR("\u20662026-11-22\u2069"));
	expect_escaped(JN_STR("5\u00A0km <b>"), JN_ESCAPE_RTL, JN_STR("\u20665\u00A0km\u2069 &lt;b&gt;"));
	expect_escaped(JN_STR("x1-2 ga4"), JN_ESCAPE_RTL, JN_STR("x1-2 ga4"));
	expect_escaped(JN_STR("\u206612 %\u2069"), JN_ESCAPE_RTL, JN_STR("\u206612 %\u2069"));
	expect_escaped(JN_STR("52 م"), JN_ESCAPE_RTL, JN_STR("52 م"));
}

Test(render, links)
{
	static const char *const good[] = {"https://example.com/a?b=c&d#e", "HTTP://example.com", "mailto:cx@example.com", NULL};
	static const char *const bad[] = {"javascript:alert(1)", "data:text/html,x", "//example.com", "https:", "https://a b", "x",
									  "vbscript:x", " https://a", "https://a\"onclick=", "file:///etc/passwd", "", "mailto:",
									  "https://a\x01", "JaVaScRiPt:1", "https://\xFF", NULL};
	for (int i = 0; good[i]; i++) cr_assert(jn_escape_link_allowed(jn_str_c(good[i])), "%s", good[i]);
	for (int i = 0; bad[i]; i++) cr_assert(!jn_escape_link_allowed(jn_str_c(bad[i])), "%s", bad[i]);
}

Test(render, sha256_is_the_one_of_fips_180)
{
	static const struct {
		const char *text, *source;
	} cases[] = {
		{"", "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="},
		{"abc", "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="},
		{"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "sha256-JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE="},
	};
	for (int i = 0; i < 3; i++) {
		jn_buf out = {0};
		jn_sha256_source(&out, jn_str_c(cases[i].text));
		cr_assert(jn_str_eq(jn_buf_view(&out), jn_str_c(cases[i].source)), "%.*s", JN_ARG(jn_buf_view(&out)));
		jn_buf_free(&out);
	}
}

/* --- what is drawn --- */

Test(render, same_bytes_twice)
{
	sample s;
	jn_buf one = {0}, two = {0};
	sample_make(&s, JN_STR("Looks around"), true);
	cr_assert(jn_str_eq(sample_svg(&s, &one, NULL), sample_svg(&s, &two, NULL)));
	jn_buf_free(&one);
	jn_buf_free(&two);
	jn_arena_free(&s.arena);
}

/* How often `part` stands in `s`. */
static int occurrences(jn_str s, const char *part)
{
	jn_str p = jn_str_c(part);
	int n = 0;
	for (uint32_t i = 0; i + p.len <= s.len; i++) n += memcmp(s.ptr + i, p.ptr, p.len) == 0;
	return n;
}

static void expect_parts(jn_str svg, const char *const *parts)
{
	for (; *parts; parts++) cr_assert_eq(occurrences(svg, *parts), 1, "`%s` in %.*s", *parts, (int)svg.len, svg.ptr);
}

Test(render, left_to_right)
{
	static const char *const parts[] = {
		"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"300\" viewBox=\"0 0 400 300\" role=\"graphics-document\" "
		"aria-labelledby=\"t d\" xml:lang=\"en\" lang=\"en\"",
		"<title id=\"t\">A &amp; B</title>", "<desc id=\"d\">", "<rect width=\"400\" height=\"300\" fill=\"#FFFFFF\"/>",
		"<g role=\"group\" aria-label=\"A &amp; B\" data-source=\"A &amp; B:7\">",
		"<rect x=\"48\" y=\"10\" width=\"100\" height=\"50\" rx=\"6\" fill=\"#F6F5F2\"/>",
		"<rect x=\"32.5\" y=\"0.5\" width=\"64\" height=\"20\" fill=\"#FFFFFF\" stroke=\"#DAD7D0\" stroke-dasharray=\"3 2\"/>",
		"<circle cx=\"60\" cy=\"40\" r=\"5\" fill=\"#3140C4\"/>",
		"<path d=\"M100 100L108 104C109 105 110 105 116 100Z\" fill=\"#1C1B19\"/>",
		"<path d=\"M200 100L208 104C209 105 210 105 216 100Z\" fill=\"none\" stroke=\"#FFFFFF\" stroke-width=\"1.5\" "
		"stroke-linecap=\"round\" stroke-linejoin=\"round\"/>",
		"fill=\"#3140C4\" fill-opacity=\"0.09\"/>", "<g role=\"img\" aria-label=\"A &amp; B\">", "<g aria-hidden=\"true\">",
		"<text x=\"60\" y=\"80\" font-size=\"13\" font-weight=\"700\" fill=\"#1C1B19\">A &amp; B</text>",
		"<text x=\"70\" y=\"80\" font-size=\"12\" text-anchor=\"end\" fill=\"#68645D\">A &amp; B</text>", NULL};
	sample s;
	jn_buf out = {0};
	sample_make(&s, JN_STR("A & B"), false);
	expect_parts(sample_svg(&s, &out, NULL), parts);
	jn_buf_free(&out);
	jn_arena_free(&s.arena);
}

Test(render, right_to_left_is_the_mirror)
{
	static const char *const parts[] = {
		" direction=\"rtl\">\n", "xml:lang=\"ar\"",
		"<rect x=\"252\" y=\"10\" width=\"100\" height=\"50\" rx=\"6\" fill=\"#F6F5F2\"/>", /* 400 - 48 - 100 */
		"<circle cx=\"340\" cy=\"40\"",
		"<path d=\"M300 100L292 104C291 105 290 105 284 100Z\"", /* mirrored */
		"<path d=\"M184 100L192 104C193 105 194 105 200 100Z\"", /* kept: 400 - 200 - 16 */
		"<text x=\"340\" y=\"80\" font-size=\"13\" font-weight=\"700\" fill=",
		"<text x=\"330\" y=\"80\" font-size=\"12\" direction=\"ltr\" fill=", /* END of a number is START of its own direction */
		NULL};
	sample s;
	jn_buf out = {0};
	sample_make(&s, JN_STR("12 %"), true);
	expect_parts(sample_svg(&s, &out, NULL), parts);
	jn_buf_free(&out);
	jn_arena_free(&s.arena);
}

/* "8 days" with an Arabic word for the unit keeps the map's direction, even where the scene says it is a number. */
Test(render, a_number_with_an_arabic_unit_is_a_phrase)
{
	static const char *const parts[] = {"<text x=\"330\" y=\"80\" font-size=\"12\" text-anchor=\"end\" fill=\"#68645D\">8 يوم<", NULL};
	sample s;
	jn_buf out = {0};
	sample_make(&s, JN_STR("8 يوم"), true);
	expect_parts(sample_svg(&s, &out, NULL), parts);
	jn_buf_free(&out);
	jn_arena_free(&s.arena);
}

Test(render, inlined)
{
	static const char *const parts[] = {
		"aria-labelledby=\"x-t x-d\" lang=\"en-GB\"", "<title id=\"x-t\">", "<desc id=\"x-d\">",
		"fill=\"var(--jn-ink, #1C1B19)\"/>", "fill-opacity=\"var(--jn-area, 0.09)\"", "stroke=\"var(--jn-panel-line, none)\"", NULL};
	sample s;
	jn_buf out = {0};
	sample_make(&s, JN_STR("A"), false);
	jn_svg_options more = {.inlined = true, .id_prefix = JN_STR("x-"), .language = JN_STR("en-GB")};
	jn_str svg = sample_svg(&s, &out, &more);
	expect_parts(svg, parts);
	cr_assert_eq(occurrences(svg, "xmlns"), 0);
	jn_buf_free(&out);
	jn_arena_free(&s.arena);
}

Test(render, panels_like_the_page_get_a_line)
{
	sample s;
	jn_buf out = {0};
	sample_make(&s, JN_STR("A"), false);
	jn_theme theme = jn_theme_get(JN_THEME_PRINT, NULL);
	jn_svg_write(&out, &s.scene, &(jn_svg_options){.theme = &theme});
	cr_assert_eq(occurrences(jn_buf_view(&out), "<rect x=\"48.5\" y=\"10.5\" width=\"99\" height=\"49\" rx=\"6\" fill=\"#FFFFFF\" "
												 "stroke=\"#BDBAB3\"/>"), 1);
	jn_buf_free(&out);
	jn_arena_free(&s.arena);
}

Test(render, no_area_in_the_contrast_theme)
{
	sample s;
	jn_buf out = {0};
	sample_make(&s, JN_STR("A"), false);
	jn_theme theme = jn_theme_get(JN_THEME_CONTRAST, NULL);
	jn_svg_write(&out, &s.scene, &(jn_svg_options){.theme = &theme});
	cr_assert_eq(occurrences(jn_buf_view(&out), "fill-opacity"), 0);
	cr_assert_eq(occurrences(jn_buf_view(&out), "<path"), 2);
	jn_buf_free(&out);
	jn_arena_free(&s.arena);
}

Test(render, formats_by_name_and_path)
{
	cr_assert_str_eq(jn_renderer_named(JN_STR("svg"))->name, "svg");
	cr_assert_null(jn_renderer_named(JN_STR("bmp")));
	cr_assert_str_eq(jn_renderer_for_path(JN_STR("a.b/map.HTML"))->name, "html");
	cr_assert_null(jn_renderer_for_path(JN_STR("a.svg/map")));
	cr_assert_null(jn_renderer_for_path(JN_STR("svg")));
	cr_assert_null(jn_renderer_for_path(JN_STR("")));
	for (const jn_renderer *row = jn_renderers; row->name; row++) cr_assert(row->render && row->doc[0] && row->extension[0]);
}

/* --- themes --- */

static void expect_readable(const jn_theme *theme, int text, const char *name)
{
	static const jn_color texts[] = {JN_COLOR_INK, JN_COLOR_INK2, JN_COLOR_INK3, JN_COLOR_GOOD, JN_COLOR_BAD};
	const uint32_t *c = theme->colors;
	for (int surface = JN_COLOR_PAGE; surface <= JN_COLOR_CARD; surface++) {
		for (int i = 0; i < 5; i++)
			cr_assert_geq(jn_color_contrast(c[texts[i]], c[surface]), text, "%s: %s on %s", name, jn_color_token(texts[i]),
						  jn_color_token((jn_color)surface));
		for (int i = JN_COLOR_PERSONA; i < JN_COLOR_COUNT; i++)
			cr_assert_geq(jn_color_contrast(c[i], c[surface]), text, "%s: persona on %s", name, jn_color_token((jn_color)surface));
		cr_assert_geq(jn_color_contrast(c[JN_COLOR_RULE], c[surface]), 300, "%s: rule", name);
	}
	cr_assert_geq(jn_color_contrast(c[JN_COLOR_BAD], c[JN_COLOR_BAD_TINT]), 450, "%s: tint", name);
	cr_assert_geq(jn_color_contrast(c[JN_COLOR_INVERSE], c[JN_COLOR_INK]), 450, "%s: inverse", name);
	for (int i = JN_COLOR_PERSONA; i < JN_COLOR_COUNT; i++)
		cr_assert_geq(jn_color_contrast(c[JN_COLOR_INVERSE], c[i]), 450, "%s: inverse on a persona", name);
}

Test(theme, built_in_ones_are_readable)
{
	for (int i = 0; i < JN_THEME_COUNT; i++) {
		jn_theme theme = jn_theme_get((jn_theme_name)i, NULL);
		expect_readable(&theme, i == JN_THEME_CONTRAST ? 700 : 450, jn_theme_spelling((jn_theme_name)i));
		cr_assert_eq(jn_theme_named(jn_str_c(jn_theme_spelling((jn_theme_name)i))), i);
	}
	cr_assert_eq(jn_theme_named(JN_STR("neon")), JN_THEME_NONE);
}

Test(theme, contrast_is_the_one_of_wcag)
{
	cr_assert_eq(jn_color_contrast(0, 0xFFFFFF), 2100);
	cr_assert_eq(jn_color_contrast(0xFFFFFF, 0xFFFFFF), 100);
	cr_assert_eq(jn_color_contrast(0x777777, 0xFFFFFF), 447); /* the known grey that just misses 4.5 */
	cr_assert_eq(jn_color_contrast(0x767676, 0xFFFFFF), 454);
}

/* A project declaration with a theme block of these colours (-1: not said). */
typedef struct own_theme {
	jn_decl project, block;
	jn_prop props[4];
	jn_clause clauses[4];
} own_theme;

static void set_color(own_theme *self, int i, jn_key key, int64_t color)
{
	if (color < 0) return;
	self->clauses[i].head = (jn_value){.type = JN_VALUE_COLOR, .number = (double)color};
	self->props[i] = (jn_prop){.key = key, .clauses = &self->clauses[i], .next = self->block.props};
	self->block.props = &self->props[i];
	self->block.has[key >> 6] |= UINT64_C(1) << (key & 63);
}

static jn_theme theme_of(jn_theme_name name, int64_t paper, int64_t ink, int64_t accent, const char *font)
{
	own_theme own = {.project = {.kind = JN_PROJECT}, .block = {.kind = JN_THEME}};
	own.project.first_child = &own.block;
	set_color(&own, 0, JN_KEY_PAPER, paper);
	set_color(&own, 1, JN_KEY_INK, ink);
	set_color(&own, 2, JN_KEY_ACCENT, accent);
	if (font) {
		set_color(&own, 3, JN_KEY_FONT, 0);
		own.clauses[3].head = (jn_value){.type = JN_VALUE_TEXT, .text = jn_str_c(font)};
	}
	return jn_theme_get(name, &own.project);
}

Test(theme, own_colours_stay_readable)
{
	static const int64_t colors[] = {-1, 0xFFFFFF, 0x000000, 0xFFF8E7, 0x777777, 0x808080, 0xFFFF00, 0x102030, 0xFF0000, 0x00FF00};
	enum { COUNT = sizeof colors / sizeof *colors };
	char name[64];
	for (int p = 0; p < COUNT; p++) {
		for (int i = 0; i < COUNT; i++) {
			for (int t = 0; t < JN_THEME_COUNT; t++) {
				jn_theme theme = theme_of((jn_theme_name)t, colors[p], colors[i], colors[(p + i) % COUNT], NULL);
				snprintf(name, sizeof name, "paper %lld, ink %lld, theme %d", (long long)colors[p], (long long)colors[i], t);
				expect_readable(&theme, t == JN_THEME_CONTRAST ? 700 : 450, name);
			}
		}
	}
}

Test(theme, a_good_colour_is_taken_as_it_is)
{
	jn_theme theme = theme_of(JN_THEME_PAPER, 0xFFFBF2, 0x201810, 0x7A1FA2, NULL);
	cr_assert_eq(theme.colors[JN_COLOR_PAGE], 0xFFFBF2);
	cr_assert_eq(theme.colors[JN_COLOR_INK], 0x201810);
	cr_assert_eq(theme.colors[JN_COLOR_PERSONA], 0x7A1FA2);
	cr_assert_eq(theme.colors[JN_COLOR_PERSONA + 1], 0xA45300);
	cr_assert_eq(theme_of(JN_THEME_INK, -1, -1, 0x3140C4, NULL).colors[JN_COLOR_PERSONA], 0xA3AEFF);
	cr_assert_eq(theme_of(JN_THEME_INK, 0xFFFBF2, 0x201810, -1, NULL).colors[JN_COLOR_PAGE], 0x0F1216);
}

Test(theme, fonts_are_checked)
{
	cr_assert(jn_str_eq(theme_of(JN_THEME_PAPER, -1, -1, -1, "Source Sans 3").font, JN_STR("Source Sans 3")));
	cr_assert_eq(theme_of(JN_THEME_PAPER, -1, -1, -1, "x\";}</style>").font.len, 0);
	cr_assert_eq(theme_of(JN_THEME_PAPER, -1, -1, -1, "url(x)").font.len, 0);
}

/* --- labels --- */

/* Words that other languages share with English; every other label differs in each language. */
static bool may_be_english(const char *en)
{
	static const char *const shared[] = {"“", "”", "?", ", ", ": ", "{0}: {1}", "neutral", "Persona", "Personas", "Audit", "Status",
										 "Target", "Unit", "AIDA", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Sep", "Nov", "digital", NULL};
	return listed(jn_str_c(en), shared);
}

static void expect_row(const char *const *text, const char *where, int at)
{
	for (int language = 0; language < JN_LANG_COUNT; language++) {
		cr_assert(text[language] && text[language][0], "%s %d has no label in language %d", where, at, language);
		jn_str label = jn_str_c(text[language]);
		cr_assert_eq(jn_utf8_first_invalid(label), label.len, "%s %d", where, at);
		for (char n = '0'; n <= '2'; n++) {
			char hole[] = {'{', n, '}', 0};
			cr_assert_eq(occurrences(label, hole), occurrences(jn_str_c(text[0]), hole), "%s %d: %s in language %d", where, at, hole, language);
		}
		if (language != JN_LANG_EN && strcmp(text[language], text[0]) == 0)
			cr_assert(may_be_english(text[0]), "%s %d: \"%s\" is not translated to language %d", where, at, text[0], language);
	}
}

static void expect_words(const jn_label_word_row *rows, const char *where)
{
	for (int i = 0; rows[i].word; i++) expect_row(rows[i].text, where, i);
}

Test(labels, the_catalogue_is_complete)
{
	for (int i = 0; i < JN_LABEL_COUNT; i++) expect_row(jn_label_rows[i].text, "label", i);
	for (int i = 0; i < JN_KEY_COUNT; i++) {
		if (i != JN_KEY_ANY) expect_row(jn_label_key_rows[i].text, "key", i);
	}
	for (int i = 1; i < JN_KIND_COUNT; i++) {
		expect_row(jn_label_kind_rows[i].text, "kind", i);
		expect_row(jn_label_kinds_rows[i].text, "kinds", i);
	}
	for (int i = 0; i < 12; i++) expect_row(jn_label_months[i].text, "month", i);
	expect_words(jn_label_words, "word");
	expect_words(jn_label_frameworks, "framework");
	expect_words(jn_label_phases, "phase");
}

Test(labels, languages_by_tag)
{
	cr_assert_eq(jn_language_of(JN_STR("id-ID")), JN_LANG_ID);
	cr_assert_eq(jn_language_of(JN_STR("AR_eg")), JN_LANG_AR);
	cr_assert_eq(jn_language_of(JN_STR("ms")), JN_LANG_MS);
	cr_assert_eq(jn_language_of(JN_STR("ido")), JN_LANG_EN);
	cr_assert_eq(jn_language_of(JN_STR("")), JN_LANG_EN);
	cr_assert(jn_language_rtl(JN_STR("ar")) && jn_language_rtl(JN_STR("he-IL")) && jn_language_rtl(JN_STR("az-Arab-AZ")));
	cr_assert(!jn_language_rtl(JN_STR("en")) && !jn_language_rtl(JN_STR("ar-Latn")) && !jn_language_rtl(JN_STR("")) &&
			  !jn_language_rtl(JN_STR("en-x-arab")));
}

static void expect_number(const char *digits, const char *unit, jn_language language, const char *shown)
{
	jn_buf out = {0};
	jn_label_number(&out, jn_str_c(digits), jn_str_c(unit), language);
	cr_assert(jn_str_eq(jn_buf_view(&out), jn_str_c(shown)), "%s: %.*s", digits, JN_ARG(jn_buf_view(&out)));
	jn_buf_free(&out);
}

Test(labels, numbers_and_dates)
{
	expect_number("18400", "", JN_LANG_EN, "18\u00A0400");
	expect_number("1_200", "IDR", JN_LANG_EN, "1200\u00A0IDR");
	expect_number("12_500_000", "IDR", JN_LANG_ID, "12\u00A0500\u00A0000\u00A0IDR");
	expect_number("-2", "", JN_LANG_EN, "–2");
	expect_number("+1", "", JN_LANG_AR, "+1");
	expect_number("2.5", "%", JN_LANG_ID, "2,5\u00A0%");
	expect_number("2.5", "%", JN_LANG_EN, "2.5\u00A0%");
	jn_buf out = {0};
	jn_label_date(&out, jn_date_make(2027, 1, 15), JN_LANG_AR);
	cr_assert(jn_str_eq(jn_buf_view(&out), JN_STR("15 يناير 2027")));
	out.len = 0;
	jn_label_date(&out, JN_DATE_NONE, JN_LANG_EN);
	cr_assert_eq(out.len, 0);
	jn_buf_free(&out);
}

Test(labels, formatting)
{
	jn_buf out = {0};
	jn_str args[] = {JN_STR("{1}"), JN_STR("b")};
	jn_label_format(&out, JN_STR("{0} of {1}, {2}{x} {"), args, 2);
	cr_assert(jn_str_eq(jn_buf_view(&out), JN_STR("{1} of b, {x} {")), "%.*s", JN_ARG(jn_buf_view(&out)));
	jn_buf_free(&out);
}

Test(labels, built_in_frameworks)
{
	cr_assert(jn_str_eq(jn_label_phase(JN_STR("retail"), JN_STR("through-the-door"), JN_LANG_EN), JN_STR("Through the door")));
	cr_assert_eq(jn_label_phase(JN_STR("own"), JN_STR("aware"), JN_LANG_EN).len, 0);
	cr_assert(jn_str_eq(jn_label_framework(JN_STR("retail"), JN_LANG_AR), JN_STR("التجزئة")));
	cr_assert(jn_str_eq(jn_label_word(JN_KEY_CONTROL, JN_STR("indirect"), JN_LANG_ID), JN_STR("tidak langsung")));
	cr_assert(jn_str_eq(jn_label_word(JN_KEY_TAG, JN_STR("indirect"), JN_LANG_ID), JN_STR("indirect")));
}
