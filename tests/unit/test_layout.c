/* What makes a map a map: who leaves stands where they leave, a ribbon as thin as those who stay, rings at moments of
 * truth, handoffs between their columns, phases over their stages, measures with their state; and that a map read from
 * right to left is the same map mirrored, but for what keeps its direction. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "pictures.h"
#include "project/load.h"
#include "render/render.h"
#include "scene/scene.h"

static const char text[] =
	"project p \"P\" { framework: purchase }\n"
	"team one \"One\"\nteam two \"Two\"\nchannel web \"Web\" { owner: one }\nchannel shop \"Shop\" { owner: two }\n"
	"competitor rival \"Rival\"\npersona ann \"Ann\" {}\npersona bob \"Bob\" {}\n"
	"kpi found \"Found it\" { unit: %; target: >= 45% by 2026-12-31; measured: 30% on 2026-01-31, 36% on 2026-02-28, "
	"41% on 2026-03-31 }\n"
	"journey j \"J\" { persona: ann, bob\n"
	" stage s \"S\" { phase: before\n"
	"  touchpoint a \"A\" { channel: web; emotion: -1; handoff: two; as bob { emotion: +2 } }\n"
	"  touchpoint b \"B\" { channel: shop; emotion: +1; leaves: 25% \"price\" to rival; moment: truth; as bob { "
	"emotion: -2 } } }\n"
	" stage t \"T\" { phase: before; touchpoint c \"C\" { channel: web; emotion: 0; handoff: one \"no number\" } }\n"
	" stage u \"U\" { phase: after; kpi: found; touchpoint d \"D\" { channel: shop; emotion: +1 } } }\n";

typedef struct drawn {
	jn_project *project;
	jn_arena arena;
	const jn_scene *scene;
} drawn;

static drawn draw(void)
{
	drawn self = {.project = jn_project_of_text(JN_STR("project.journey"), jn_str_c(text), JN_DATE_NONE)};
	cr_assert_eq(self.project->kind_count[JN_JOURNEY], 1);
	jn_scene_options options = {.language = -1, .today = jn_date_make(2027, 1, 15)};
	self.scene = jn_scene_build(&self.arena, self.project, self.project->by_kind[JN_JOURNEY][0], &options);
	return self;
}

static void done(drawn *self)
{
	jn_arena_free(&self->arena);
	jn_project_free(self->project);
}

static const jn_shape *find_text(const jn_scene *scene, const char *wanted)
{
	for (const jn_shape *shape = scene->first; shape; shape = shape->next)
		if (shape->type == JN_SHAPE_TEXT && jn_str_eq(shape->text.text, jn_str_c(wanted))) return shape;
	cr_assert(false, "\"%s\" is not in the picture", wanted);
	return NULL;
}

/* The box of the n-th touchpoint's card, from 0. */
static const jn_shape *card(const jn_scene *scene, size_t n)
{
	for (const jn_shape *shape = scene->first; shape; shape = shape->next)
		if (shape->flags & JN_SHAPE_CARD && n-- == 0) return shape;
	cr_assert(false, "no such card");
	return NULL;
}

static int32_t middle(const jn_shape *rect)
{
	return rect->rect.x - 32 + (rect->rect.w + JN_PX) / 2;
}

static bool near(int32_t a, int32_t b)
{
	return abs(a - b) <= JN_PX;
}

/* --- the path --- */

Test(layout, an_arrow_leaves_where_people_leave)
{
	drawn it = draw();
	const jn_shape *wedge = NULL;
	for (const jn_shape *shape = it.scene->first; shape; shape = shape->next)
		if (shape->type == JN_SHAPE_PATH && shape->fill == JN_COLOR_BAD && shape->path.path->point_count > 8)
			wedge = shape;
	cr_assert_not_null(wedge);
	jn_point tip = wedge->path.path->points[0];
	for (uint32_t i = 1; i < wedge->path.path->point_count; i++)
		if (wedge->path.path->points[i].y > tip.y) tip = wedge->path.path->points[i];
	cr_expect(near(wedge->path.x + tip.x, middle(card(it.scene, 1))), "its tip is on the axis of 1.2");
	const jn_shape *said = find_text(it.scene, "25% leave here");
	cr_expect(near(said->text.x, middle(card(it.scene, 1))));
	cr_expect_gt(said->text.y, wedge->path.y + tip.y, "the words stand below the arrow");
	cr_expect_eq(find_text(it.scene, "to Rival")->text.anchor, JN_ANCHOR_MIDDLE);
	cr_expect_gt(find_text(it.scene, "to Rival")->text.y, said->text.y);
	done(&it);
}

Test(layout, the_ribbon_is_as_thick_as_those_who_stay)
{
	drawn it = draw();
	const jn_shape *ribbon = NULL;
	for (const jn_shape *shape = it.scene->first; shape; shape = shape->next)
		if (shape->type == JN_SHAPE_PATH && shape->fill == JN_COLOR_FLOW) ribbon = shape;
	cr_assert_not_null(ribbon);
	const jn_path *path = ribbon->path.path;
	int32_t top = path->points[0].y, left = path->points[path->point_count - 1].y, right = path->points[2].y;
	cr_expect_eq(left - top, 36 * JN_PX);
	cr_expect(near(right - top, 27 * JN_PX), "three quarters of them are left");
	done(&it);
}

Test(layout, handoffs_stand_between_their_columns)
{
	drawn it = draw();
	int32_t at[8];
	uint8_t dash[8], color[8];
	size_t count = 0;
	for (const jn_shape *shape = it.scene->first; shape; shape = shape->next) {
		if (shape->type != JN_SHAPE_CIRCLE || shape->circle.radius != 12 * JN_PX || count == 8) continue;
		at[count] = shape->circle.x;
		dash[count] = shape->dash;
		color[count++] = shape->stroke;
	}
	cr_assert_eq(count, 3);
	for (size_t i = 0; i < 3; i++) {
		const jn_shape *before = card(it.scene, i), *after = card(it.scene, i + 1);
		cr_expect(near(at[i], (before->rect.x + before->rect.w + after->rect.x) / 2), "handoff %zu", i);
	}
	cr_expect(dash[0] == JN_DASH_SOLID && color[0] == JN_COLOR_INK, "documented");
	cr_expect(dash[1] == JN_DASH_TILE && color[1] == JN_COLOR_BAD, "nobody says it");
	cr_expect(dash[2] == JN_DASH_SOLID && color[2] == JN_COLOR_BAD, "with a gap");
	done(&it);
}

/* --- the curve --- */

Test(layout, moments_of_truth_are_ringed_and_black)
{
	drawn it = draw();
	int32_t y[4];
	size_t rings = 0, bands = 0;
	for (const jn_shape *shape = it.scene->first; shape; shape = shape->next) {
		if (shape->type == JN_SHAPE_CIRCLE && shape->circle.radius == 11 * JN_PX && shape->stroke == JN_COLOR_INK) {
			cr_expect(near(shape->circle.x, middle(card(it.scene, 1))));
			if (rings < 4) y[rings] = shape->circle.y;
			rings++;
		}
		bands += shape->type == JN_SHAPE_PATH && shape->fill == JN_COLOR_INK && shape->path.path->point_count > 8 &&
				 near(shape->path.x + 32, card(it.scene, 1)->rect.x);
	}
	cr_assert_eq(rings, 2, "one for each persona");
	cr_expect_eq(abs(y[0] - y[1]), 3 * 48 * JN_PX, "at +1 and –2");
	cr_expect_eq(bands, 1);
	done(&it);
}

Test(layout, one_line_a_persona)
{
	drawn it = draw();
	uint32_t lines[2] = {0}, areas = 0;
	for (const jn_shape *shape = it.scene->first; shape; shape = shape->next) {
		if (shape->type != JN_SHAPE_PATH) continue;
		areas += shape->opacity == JN_OPACITY_AREA;
		if (shape->fill != JN_COLOR_NONE || shape->path.path->point_count < 4 || shape->stroke < JN_COLOR_PERSONA)
			continue;
		lines[shape->stroke - JN_COLOR_PERSONA]++;
		cr_expect_eq(shape->dash, shape->stroke == JN_COLOR_PERSONA ? JN_DASH_SOLID : JN_DASH_PERSONA_2);
	}
	cr_expect(lines[0] == 1 && lines[1] == 1);
	cr_expect_eq(areas, 1, "only the lead has an area");
	cr_expect_eq(find_text(it.scene, "Bob")->type, JN_SHAPE_TEXT);
	done(&it);
}

/* --- phases, measures --- */

Test(layout, a_phase_spans_its_stages)
{
	drawn it = draw();
	int32_t from[4], to[4], panel[4], end[4];
	size_t bars = 0, panels = 0;
	for (const jn_shape *shape = it.scene->first; shape; shape = shape->next) {
		if (shape->type == JN_SHAPE_RECT && shape->flags & JN_SHAPE_PANEL && panels < 4) {
			panel[panels] = shape->rect.x;
			end[panels++] = shape->rect.x + shape->rect.w;
		}
		if (shape->type != JN_SHAPE_PATH || shape->stroke_width != 2 * JN_PX || shape->stroke != JN_COLOR_INK ||
			bars == 4)
			continue;
		from[bars] = shape->path.x;
		to[bars++] = shape->path.x + shape->path.path->points[1].x;
	}
	cr_assert(bars == 2 && panels == 3);
	cr_expect(from[0] == panel[0] && to[0] == end[1], "two stages of one phase");
	cr_expect(from[1] == panel[2] && to[1] == end[2]);
	for (const jn_shape *shape = it.scene->first; shape; shape = shape->next)
		cr_expect(shape->type != JN_SHAPE_TEXT || !jn_str_eq(shape->text.text, JN_STR("before")),
				  "\"Before the purchase\" says it");
	done(&it);
}

Test(layout, a_measure_says_its_state_three_ways)
{
	drawn it = draw();
	const jn_shape *figure = find_text(it.scene, "41%"), *word = find_text(it.scene, "off target");
	cr_expect_eq(figure->text.size, 24);
	cr_expect_eq(word->fill, JN_COLOR_BAD);
	find_text(it.scene, "at least 45% by 31\xC2\xA0"
						"Dec\xC2\xA0"
						"2026");
	uint32_t discs = 0, sparks = 0, targets = 0;
	for (const jn_shape *shape = it.scene->first; shape; shape = shape->next) {
		discs += shape->type == JN_SHAPE_CIRCLE && shape->fill == JN_COLOR_BAD && shape->circle.radius == 7 * JN_PX &&
				 shape->circle.y > figure->text.y && shape->circle.y < figure->text.y + 60 * JN_PX;
		if (shape->type != JN_SHAPE_PATH) continue;
		targets += shape->dash == JN_DASH_TARGET && shape->stroke == JN_COLOR_RULE;
		if (shape->fill != JN_COLOR_NONE || shape->stroke != JN_COLOR_INK2 || shape->path.path->point_count != 3)
			continue;
		const jn_point *p = shape->path.path->points;
		sparks++;
		cr_expect(p[0].x < p[1].x && p[1].x < p[2].x && p[0].y > p[1].y && p[1].y > p[2].y,
				  "three measurements, rising");
	}
	cr_expect(discs == 1 && sparks == 1 && targets == 1, "%u %u %u", discs, sparks, targets);
	done(&it);
}

/* However large the figure, its sparkline stands beside or below it. */
Test(layout, a_sparkline_runs_through_no_words)
{
	static const char money[] =
		"kpi a \"Average basket\" { unit: IDR; target: >= 1_800_000 IDR by 2027-06-30; measured: 1_500_000 IDR on "
		"2026-01-31, 1_650_000 IDR "
		"on 2026-06-30 }\nkpi b \"Minutes at the till\" { unit: minutes; measured: 12 minutes on 2026-01-31, 19 "
		"minutes on 2026-06-30 }\n"
		"kpi c \"Sales\" { unit: IDR; measured: 1_500_000_000_000_000_000 IDR on 2026-01-31, 1_650_000_000_000_000_000 "
		"IDR on 2026-06-30 }\n"
		"journey j \"J\" { stage s \"S\" { kpi: a, b, c; touchpoint t \"T\" {} touchpoint u \"U\" {} }\n"
		" stage r \"R\" { kpi: a; touchpoint t \"T\" {} } }\n";
	jn_project *project = jn_project_of_text(JN_STR("a.journey"), jn_str_c(money), JN_DATE_NONE);
	jn_arena arena = {0};
	jn_scene_options options = {.language = -1, .today = JN_DATE_NONE};
	const jn_scene *scene = jn_scene_build(&arena, project, project->by_kind[JN_JOURNEY][0], &options);
	cr_expect_eq(find_text(scene, "1,650,000")->text.size, 24);
	cr_expect_eq(find_text(scene, "IDR")->text.size, 12);
	uint32_t sparks = 0;
	for (const jn_shape *shape = scene->first; shape; shape = shape->next) {
		if (shape->type != JN_SHAPE_PATH || shape->stroke != JN_COLOR_INK2 || shape->path.path->point_count != 2)
			continue;
		sparks++;
		int32_t left = shape->path.x, right = left + 72 * JN_PX, top = shape->path.y, bottom = top + 26 * JN_PX;
		for (const jn_shape *other = scene->first; other; other = other->next) {
			if (other->type != JN_SHAPE_TEXT) continue;
			jn_text_box box = jn_scene_text_box(other);
			bool apart = box.x >= right || box.x + box.w <= left || box.y >= bottom || box.y + box.h <= top;
			if (!apart) cr_expect(false, "\"%.*s\" under a sparkline", (int)other->text.text.len, other->text.text.ptr);
		}
	}
	cr_expect_eq(sparks, 4);
	jn_arena_free(&arena);
	jn_project_free(project);
}

/* A title that runs the other way takes nothing with it: neither the number behind it nor the next title. */
Test(layout, mixed_text_is_isolated)
{
	static const char mixed[] =
		"persona m \"منى\" { need: \"سعر 45 ريال!\" }\n"
		"journey j \"J\" { persona: m\n stage s \"زيارة أولى\" { touchpoint a \"يرى السعر.\" { emotion: -2 }\n"
		"  touchpoint b \"Pays\" { emotion: -2 } touchpoint c \"C\" { emotion: 1 } touchpoint d \"D\" {} touchpoint e "
		"\"E\" {}\n"
		"  touchpoint f \"F\" {} } }\n";
	jn_project *project = jn_project_of_text(JN_STR("a.journey"), jn_str_c(mixed), JN_DATE_NONE);
	jn_arena arena = {0};
	jn_scene_options options = {.language = -1, .today = JN_DATE_NONE};
	const jn_scene *scene = jn_scene_build(&arena, project, project->by_kind[JN_JOURNEY][0], &options);
	find_text(scene, "is the lowest point: \u2067يرى السعر.\u2069 (1.1), Pays (1.2)");
	find_text(scene, "Needs: \u2067سعر 45 ريال!\u2069");
	find_text(scene, "\u2067يرى السعر.\u2069"); /* its full stop stays at its end */
	find_text(scene, "زيارة أولى");             /* letters need nothing */
	jn_arena_free(&arena);
	jn_project_free(project);
}

/* A line broken from a text that runs along with the map does so too, whatever letters it has: its full stop stands where the text
 * ends. One of a text that runs against it runs with the rest of that text. */
Test(layout, lines_run_as_their_text_does)
{
	static const char mixed[] =
		"project p \"P\" { language: ar }\n"
		"journey j \"J\" { stage s \"S\" {\n"
		"  touchpoint a \"يدخل الزبون متجرنا الكبير ويشتري SKU-1234567890/ABCDEF.\" {}\n"
		"  touchpoint b \"Our customer of today, مرحبا-مرحبا-مرحبا.\" {} touchpoint c \"C\" {} touchpoint d \"D\" {} } }\n";
	jn_project *project = jn_project_of_text(JN_STR("a.journey"), jn_str_c(mixed), JN_DATE_NONE);
	jn_arena arena = {0};
	jn_scene_options options = {.language = -1, .today = JN_DATE_NONE};
	const jn_scene *scene = jn_scene_build(&arena, project, project->by_kind[JN_JOURNEY][0], &options);
	find_text(scene, "ABCDEF.");
	find_text(scene, "\u2066مرحبا-مرحبا-مرحبا.\u2069");
	jn_arena_free(&arena);
	jn_project_free(project);
}

/* --- from right to left --- */

/* A number of the line's element; 0 when it is left out. */
static double attribute(const char *line, const char *name)
{
	char key[32];
	snprintf(key, sizeof key, " %s=\"", name);
	const char *at = strstr(line, key), *end = strchr(line, '\n');
	if (at && end && at > end) at = NULL;
	return at ? strtod(at + strlen(key), NULL) : 0;
}

static bool close_to(double a, double b)
{
	double away = a - b;
	return away < 0.03 && away > -0.03;
}

/* x and y in turn, from a path's data. */
static size_t numbers(const char *line, double *out, size_t most)
{
	size_t count = 0;
	const char *at = strstr(line, " d=\"") + 4;
	while (*at && *at != '"' && count < most) {
		char *end;
		double value = strtod(at, &end);
		if (end == at)
			at++;
		else {
			out[count++] = value;
			at = end;
		}
	}
	return count;
}

static void check_path(const char *ltr, const char *rtl, double width, const jn_shape *shape)
{
	static double a[4096], b[4096];
	size_t count = numbers(ltr, a, 4096);
	cr_assert_eq(numbers(rtl, b, 4096), count);
	bool keep = shape->flags & JN_SHAPE_KEEP;
	double moved = b[0] - a[0];
	for (size_t i = 0; i < count; i++) {
		double wanted = i % 2 ? a[i] : keep ? a[i] + moved : width - a[i];
		if (!close_to(b[i], wanted)) cr_assert(false, "point %zu is %f, not %f: %.80s", i, b[i], wanted, rtl);
	}
	if (keep)
		cr_expect(close_to(b[0], width - (double)(shape->path.x + shape->path.w) / JN_PX +
									 (a[0] - (double)shape->path.x / JN_PX)));
}

static bool has(const char *line, const char *what)
{
	const char *at = strstr(line, what), *end = strchr(line, '\n');
	return at && (!end || at < end);
}

static const char *anchor_of(const char *line)
{
	return has(line, "text-anchor=\"middle\"") ? "middle" : has(line, "text-anchor=\"end\"") ? "end" : "start";
}

static void check_text(const char *ltr, const char *rtl, double width, uint32_t *numbers_seen)
{
	cr_expect(close_to(attribute(rtl, "x"), width - attribute(ltr, "x")), "%.90s", rtl);
	cr_expect(close_to(attribute(rtl, "y"), attribute(ltr, "y")));
	bool number = has(rtl, " direction=\"ltr\"");
	*numbers_seen += number;
	const char *before = anchor_of(ltr), *after = anchor_of(rtl);
	if (number && strcmp(before, "middle") != 0)
		cr_expect(strcmp(before, after) != 0, "a number's reading begins at its other end");
	else
		cr_expect_str_eq(after, before);
}

static void check_box(const char *ltr, const char *rtl, double width)
{
	double x = attribute(ltr, "x"), w = attribute(ltr, "width");
	cr_expect(close_to(attribute(rtl, "x"), width - x - w), "%.90s", rtl);
	cr_expect(close_to(attribute(rtl, "width"), w) && close_to(attribute(rtl, "y"), attribute(ltr, "y")));
}

static const char *next_line(const char *at)
{
	const char *end = strchr(at, '\n');
	return end ? end + 1 : at + strlen(at);
}

/* Both pictures have the same shapes in the same order; each is the other's mirror image. */
static void check_mirror(const jn_scene *scene, const char *ltr, const char *rtl, uint32_t *ret_kept)
{
	double width = scene->width / JN_PX;
	uint32_t kept = 0, numbers_seen = 0, shapes = 0;
	const jn_shape *path = scene->first;
	for (; *ltr && *rtl; ltr = next_line(ltr), rtl = next_line(rtl)) {
		if (strncmp(ltr, "<rect", 5) == 0) check_box(ltr, rtl, width);
		if (strncmp(ltr, "<text", 5) == 0) check_text(ltr, rtl, width, &numbers_seen);
		if (strncmp(ltr, "<circle", 7) == 0)
			cr_expect(close_to(attribute(rtl, "cx"), width - attribute(ltr, "cx")), "%.90s", rtl);
		if (strncmp(ltr, "<path", 5) == 0) {
			while (path && path->type != JN_SHAPE_PATH) path = path->next;
			cr_assert_not_null(path);
			check_path(ltr, rtl, width, path);
			kept += (path->flags & JN_SHAPE_KEEP) != 0;
			path = path->next;
		}
		shapes += ltr[0] == '<' && ltr[1] != 'g' && ltr[1] != '/';
	}
	cr_expect(*ltr == '\0' && *rtl == '\0');
	cr_expect(shapes > 100 && numbers_seen > 10, "%u shapes, %u numbers", shapes, numbers_seen);
	*ret_kept += kept;
}

Test(layout, a_map_from_right_to_left_is_the_map_mirrored)
{
	char root[1024];
	snprintf(root, sizeof root, "%s/examples/retail-ar", JOURNEY_SOURCE_DIR);
	jn_project *project = jn_project_load(&(jn_load_request){.root = root, .today = JN_DATE_NONE});
	uint32_t views;
	const jn_scene_view *rows = jn_scene_views(&views);
	jn_theme theme = jn_theme_get(JN_THEME_PAPER, NULL);
	uint32_t kept = 0;
	for (uint32_t v = 0; v < views; v++) {
		jn_arena arena = {0};
		jn_buf ltr = {0}, rtl = {0};
		jn_scene_options options = {.view = jn_str_c(rows[v].name), .language = -1, .today = JN_DATE_NONE};
		jn_scene *scene = jn_scene_build(&arena, project, project->by_kind[JN_JOURNEY][0], &options);
		cr_assert(scene->rtl);
		jn_svg_write(&rtl, scene, &(jn_svg_options){.theme = &theme});
		scene->rtl = false;
		jn_svg_write(&ltr, scene, &(jn_svg_options){.theme = &theme});
		jn_buf_char(&ltr, '\0');
		jn_buf_char(&rtl, '\0');
		check_mirror(scene, ltr.ptr, rtl.ptr, &kept);
		jn_buf_free(&ltr);
		jn_buf_free(&rtl);
		jn_arena_free(&arena);
	}
	cr_expect_gt(kept, 20, "channels' icons keep their direction");
	jn_project_free(project);
}

/* And read so: the first stage is the rightmost, a stage's touchpoints run to the left. */
Test(layout, time_runs_from_right_to_left)
{
	char root[1024];
	snprintf(root, sizeof root, "%s/examples/retail-ar", JOURNEY_SOURCE_DIR);
	jn_project *project = jn_project_load(&(jn_load_request){.root = root, .today = JN_DATE_NONE});
	jn_arena arena = {0};
	jn_scene_options options = {.language = -1, .today = JN_DATE_NONE};
	jn_scene *scene = jn_scene_build(&arena, project, project->by_kind[JN_JOURNEY][0], &options);
	int32_t last = INT32_MAX;
	uint32_t cards = 0;
	for (const jn_shape *shape = scene->first; shape; shape = shape->next) {
		if (!(shape->flags & JN_SHAPE_CARD)) continue;
		int32_t x = scene->width - shape->rect.x - shape->rect.w; /* as every painter mirrors */
		cr_expect_lt(x, last);
		last = x;
		cards++;
	}
	cr_expect_geq(cards, 8);
	jn_arena_free(&arena);
	jn_project_free(project);
}
