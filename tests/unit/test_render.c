/* What the SVG painter writes: safe whatever the texts, well-formed, the same twice, mirrored for right to left. Scenes
 * are built by hand. */
#include <criterion/criterion.h>

#include "model/diagnostic.h"
#include "render/escape.h"
#include "render/render.h"
#include "render/sha256.h"
#include "test_render_payloads.h"
#include "test_render_xml.h"
#include "text/labels.h"

enum { PX = JN_PX };

typedef struct sample {
	jn_arena arena;
	jn_scene scene;
	jn_document document;
	jn_decl decl;
} sample;

/* A scene with one of everything, its texts all `text`. */
static void sample_make(sample *self, jn_str text, bool rtl)
{
	*self = (sample){0};
	jn_scene *scene = &self->scene;
	*scene = (jn_scene){.arena = &self->arena, .width = 400 * PX, .height = 300 * PX, .title = text, .description = text};
	scene->rtl = rtl;
	scene->language = rtl ? JN_LANG_AR : JN_LANG_EN;
	self->document.source = jn_source_new(&self->arena, text, JN_STR("\n\n\n\n\n\nstage a { }\n"));
	self->decl = (jn_decl){.document = &self->document, .span = {6, 17}};
	jn_scene_group(scene, JN_ROLE_GROUP, text, &self->decl);
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
	cr_assert(xml_listed(element->name, elements), "element %.*s", JN_ARG(element->name));
	for (int i = 0; i < element->attribute_count; i++)
		cr_assert(xml_listed(element->attributes[i].name, attributes), "attribute %.*s", JN_ARG(element->attributes[i].name));
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
	/* at the edge of a Latin phrase a number stays a part of it */
	expect_escaped(JN_STR("عرض SALE 50%"), JN_ESCAPE_RTL, JN_STR("عرض \u2066SALE 50%\u2069"));
	expect_escaped(JN_STR("SALE 50% اليوم"), JN_ESCAPE_RTL, JN_STR("\u2066SALE 50%\u2069 اليوم"));
	expect_escaped(JN_STR("עד by 31\u00A0Dec\u00A02026"), JN_ESCAPE_RTL, JN_STR("עד \u2066by 31\u00A0Dec\u00A02026\u2069"));
	expect_escaped(JN_STR("50% OFF"), JN_ESCAPE_RTL, JN_STR("\u206650% OFF\u2069"));
	expect_escaped(JN_STR("مع Café 15 now 20 % & هنا"), JN_ESCAPE_RTL, JN_STR("مع \u2066Café 15 now 20 %\u2069 &amp; هنا"));
	expect_escaped(JN_STR("Noto, 50% هنا"), JN_ESCAPE_RTL, JN_STR("Noto, \u206650%\u2069 هنا"));
	expect_escaped(JN_STR("12 40% هنا"), JN_ESCAPE_RTL, JN_STR("12 \u206640%\u2069 هنا"));
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

static void expect_parts(jn_str svg, const char *const *parts)
{
	for (; *parts; parts++) cr_assert_eq(xml_occurrences(svg, *parts), 1, "`%s` in %.*s", *parts, (int)svg.len, svg.ptr);
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
	cr_assert_eq(xml_occurrences(svg, "xmlns"), 0);
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
	cr_assert_eq(xml_occurrences(jn_buf_view(&out), "<rect x=\"48.5\" y=\"10.5\" width=\"99\" height=\"49\" rx=\"6\" fill=\"#FFFFFF\" "
												 "stroke=\"#BDBDBD\"/>"), 1);
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
	cr_assert_eq(xml_occurrences(jn_buf_view(&out), "fill-opacity"), 0);
	cr_assert_eq(xml_occurrences(jn_buf_view(&out), "<path"), 2);
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
