/* The picture's geometry and its completeness, over every example and over generated maps: no two texts overlap, all
 * lie on the page, and nothing the author wrote is missing. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "project/load.h"
#include "scene/scene.h"

/* --- boxes --- */

typedef struct boxes {
	jn_text_box *items;
	size_t count, cap;
} boxes;

static void keep_box(const jn_text_box *box, void *context)
{
	boxes *self = context;
	if (self->count == self->cap) {
		self->cap = self->cap ? 2 * self->cap : 256;
		self->items = realloc(self->items, self->cap * sizeof *self->items);
	}
	self->items[self->count++] = *box;
}

static int by_top(const void *a, const void *b)
{
	const jn_text_box *one = a, *two = b;
	return one->y < two->y ? -1 : one->y > two->y;
}

static bool overlap(const jn_text_box *a, const jn_text_box *b)
{
	return a->x < b->x + b->w && b->x < a->x + a->w && a->y < b->y + b->h && b->y < a->y + a->h;
}

/* Fails for each pair of texts that overlap, and for each that leaves the page. */
static void check_geometry(const jn_scene *scene, const char *what)
{
	boxes all = {0};
	jn_scene_each_text_box(scene, keep_box, &all);
	qsort(all.items, all.count, sizeof *all.items, by_top);
	int reported = 0;
	for (size_t i = 0; i < all.count && reported < 5; i++) {
		const jn_text_box *a = &all.items[i];
		jn_str text = a->shape->text.text;
		bool inside = a->x >= 0 && a->y >= 0 && a->x + a->w <= scene->width && a->y + a->h <= scene->height;
		if (!inside) {
			cr_expect(inside, "%s: \"%.*s\" leaves the page", what, (int)text.len, text.ptr);
			reported++;
		}
		for (size_t j = i + 1; j < all.count && all.items[j].y < a->y + a->h && reported < 5; j++) {
			if (!overlap(a, &all.items[j])) continue;
			jn_str other = all.items[j].shape->text.text;
			cr_expect(false, "%s: \"%.*s\" overlaps \"%.*s\" at %d,%d", what, (int)text.len, text.ptr, (int)other.len,
					  other.ptr, a->x / JN_PX, a->y / JN_PX);
			reported++;
		}
	}
	cr_expect_eq(scene->depth, 0, "%s: a group is left open", what);
	cr_expect(all.count > 0, "%s: no text at all", what);
	free(all.items);
}

/* --- completeness --- */

/* `s` without blanks, no-break blanks, hyphens, isolates and the signs between digits: what wrapping and grouping may
 * change. */
static void squeeze(jn_buf *out, jn_str s)
{
	for (uint32_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		if (strchr(" \n\t\r-_.,", c)) continue;
		if (c == 0xC2 && i + 1 < s.len && (unsigned char)s.ptr[i + 1] == 0xA0) {
			i++;
			continue;
		}
		if (c == 0xE2 && i + 2 < s.len && (unsigned char)s.ptr[i + 1] == 0x81 && (unsigned char)s.ptr[i + 2] >= 0xA6) {
			i += 2;
			continue;
		}
		jn_buf_char(out, (char)c);
	}
}

static jn_str text_of(const jn_scene *scene, jn_buf *out)
{
	for (const jn_shape *shape = scene->first; shape; shape = shape->next)
		if (shape->type == JN_SHAPE_TEXT) squeeze(out, shape->text.text);
	jn_buf_char(out, '\0');
	return jn_buf_view(out);
}

typedef struct search {
	jn_str all;
	const char *what;
	jn_buf needle;
	size_t looked_for, missing;
} search;

static void look_for(search *self, jn_str text)
{
	self->needle.len = 0;
	squeeze(&self->needle, text);
	jn_buf_char(&self->needle, '\0');
	self->looked_for++;
	if (self->needle.len == 1 || strstr(self->all.ptr, self->needle.ptr) || self->missing++ > 5) return;
	cr_expect(false, "%s: \"%.*s\" is not in the picture", self->what, (int)text.len, text.ptr);
}

static void look_for_value(search *self, const jn_value *value)
{
	if (!value) return;
	char year[16];
	int y, m, d;
	switch (value->type) {
	case JN_VALUE_TEXT:
	case JN_VALUE_LINK: look_for(self, value->text); break;
	case JN_VALUE_NUMBER:
		look_for(self,
				 jn_str_starts(value->text, JN_STR("+")) ? jn_str_slice(value->text, 1, value->text.len) : value->text);
		look_for(self, value->unit);
		break;
	case JN_VALUE_DATE:
		jn_date_split(value->date, &y, &m, &d);
		snprintf(year, sizeof year, "%d", y);
		look_for(self, jn_str_c(year));
		snprintf(year, sizeof year, "%d", d);
		look_for(self, jn_str_c(year));
		break;
	case JN_VALUE_REF:
		if (value->ref && value->ref->document && !value->ref->document->builtin)
			look_for(self, jn_decl_title(value->ref));
		break;
	default: break;
	}
}

static void look_for_clauses(search *self, const jn_clause *clause)
{
	for (; clause; clause = clause->next) {
		look_for_value(self, &clause->head);
		look_for_value(self, clause->second);
		for (const jn_mod *mod = clause->mods; mod; mod = mod->next) look_for_value(self, &mod->value);
	}
}

/* A declaration with its block, and what it refers to, one step deep. */
static void look_for_tree(search *self, const jn_decl *root, bool follow)
{
	for (const jn_decl *decl = root; decl;) {
		if (decl->kind != JN_AS && decl->kind != JN_AUDIT) look_for(self, jn_decl_title(decl));
		look_for_clauses(self, decl->heads);
		for (const jn_prop *prop = decl->props; prop; prop = prop->next) {
			look_for_clauses(self, prop->clauses);
			for (const jn_clause *clause = prop->clauses; clause && follow; clause = clause->next) {
				const jn_decl *ref = clause->head.type == JN_VALUE_REF ? clause->head.ref : NULL;
				if (ref && ref->kind != JN_TOUCHPOINT && ref->kind != JN_JOURNEY && ref->kind != JN_FRAMEWORK &&
					ref->kind != JN_PHASE)
					look_for_tree(self, ref, false);
			}
		}
		if (decl->first_child) {
			decl = decl->first_child;
			continue;
		}
		while (decl != root && !decl->next) decl = decl->parent;
		decl = decl == root ? NULL : decl->next;
	}
}

static void check_complete(const jn_scene *scene, const jn_decl *journey, const char *what)
{
	jn_buf all = {0};
	search self = {.all = text_of(scene, &all), .what = what};
	look_for_tree(&self, journey, true);
	cr_expect(self.looked_for > 1);
	jn_buf_free(&self.needle);
	jn_buf_free(&all);
}

static void check_journeys(const jn_project *project, const char *what, int fold)
{
	for (uint32_t i = 0; i < project->kind_count[JN_JOURNEY]; i++) {
		const jn_decl *journey = project->by_kind[JN_JOURNEY][i];
		jn_arena arena = {0};
		jn_scene_options options = {
			.language = -1, .today = JN_DATE_NONE, .version = JN_STR("journey 0.1"), .index = true, .fold = fold};
		const jn_scene *scene = jn_scene_build(&arena, project, journey, &options);
		char name[300];
		snprintf(name, sizeof name, "%s: %.*s", what, (int)journey->name.len, journey->name.ptr);
		check_geometry(scene, name);
		check_complete(scene, journey, name);
		options.index = false; /* the same picture with a line that says how much is left out */
		check_geometry(jn_scene_build(&arena, project, journey, &options), name);
		jn_arena_free(&arena);
	}
}

Test(scene, every_example_is_clear_and_complete)
{
	static const char *const examples[] = {"retail", "retail-ar", "retail-id", "cart-abandonment"};
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
		char root[1024];
		snprintf(root, sizeof root, "%s/examples/%s", JOURNEY_SOURCE_DIR, examples[i]);
		jn_project *project = jn_project_load(&(jn_load_request){.root = root, .today = JN_DATE_NONE});
		cr_assert_gt(project->kind_count[JN_JOURNEY], 1);
		check_journeys(project, examples[i], 0);
		check_journeys(project, examples[i], 2);
		jn_project_free(project);
	}
}

/* --- generated maps --- */

typedef struct recipe {
	int stages, touchpoints, personas; /* touchpoints a stage */
	int title;                         /* characters of a title */
	bool full;                         /* every lane filled */
	const char *language;
} recipe;

static void words(jn_buf *out, int length, int seed)
{
	static const char *const some[] = {"lamp",  "a",   "delivery", "of",  "Donaudampfschifffahrtsgesellschaft",
									   "price", "0.5", "at",       "سعر", "店"};
	size_t start = out->len;
	for (int i = 0; out->len - start < (size_t)length; i++) {
		if (i) jn_buf_char(out, ' ');
		jn_buf_c(out, some[(seed * 7 + i * i * 3 + i) % 10]);
	}
}

static void text_line(jn_buf *out, const char *key, int length, int seed, const char *mods)
{
	jn_buf_printf(out, "%s: \"", key);
	words(out, length, seed);
	jn_buf_printf(out, "\" %s\n", mods);
}

static void full_touchpoint(jn_buf *out, int seed, int personas)
{
	static const char *const texts[] = {"action",    "thought", "question", "motivation", "quote",
										"expects",   "gain",    "message",  "evidence",   "frontstage",
										"backstage", "support", "system",   "note"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if ((seed + (int)i) % 3)
			text_line(out, texts[i], 10 + seed % 7 * 12, seed + (int)i, i < 8 ? "from talks on 2026-06-30" : "");
	text_line(out, "pain", 40, seed, "severity 5 from talks");
	text_line(out, "barrier", 20, seed, "severity 1");
	text_line(out, "shortfall", 30, seed, "severity 4");
	jn_buf_printf(out,
				  "competitor: rival \"is %d days faster\"\nkpi: share\nduration: %d min\nimportance: %d\ngoal: more\n",
				  seed, seed, seed % 5 + 1);
	if (seed % 3 == 0) jn_buf_printf(out, "leaves: %d%% \"price shock\" to rival from talks\n", seed % 40);
	if (seed % 4 == 0) jn_buf_c(out, "handoff: desk \"no ticket number at all\"\n");
	if (personas > 1) {
		jn_buf_printf(out,
					  "as p1 { emotion: %d \"Other than hers\"; action: \"Something else\"; pain: \"Too far\"; leaves: "
					  "7%%\n importance: 2 }\n",
					  seed % 5 - 2);
	}
	jn_buf_c(out, "audit 2026-01-02 { simple: 3; personal: 5; by: desk; note: \"Dark\" }\n");
	jn_buf_c(out, "opportunity \"Say the price early\" { impact: 4; effort: 2; owner: desk; due: 2027-01-01; status: "
				  "planned; about: \"In every post\" }\n");
}

static jn_str generate(jn_buf *out, const recipe *self)
{
	jn_buf_printf(out,
				  "project \"Test\" { language: %s }\nteam desk \"The desk\"\nteam shop \"Shop\"\nsource talks \"Long "
				  "talks with customers\"\n",
				  self->language);
	jn_buf_c(out, "competitor rival \"A rival of ours\"\ngoal more \"More of it\" { due: 2027-05-01 }\nchannel web "
				  "\"Web shop\" { medium: digital; owner: shop }\n");
	jn_buf_c(out, "channel street \"Word of mouth\" { medium: person; control: indirect; owner: desk }\n");
	jn_buf_c(out, "kpi share \"Share of what is sold\" { unit: \"%\"; baseline: 10% on 2026-01-01; target: >= 45% by "
				  "2026-12-31; measured: 41% on 2026-06-30, 38% on 2026-03-31 }\n");
	for (int p = 0; p < self->personas; p++)
		jn_buf_printf(out,
					  "persona p%d \"Person number %d, who waits\" { age: %d; need: \"To be heard\"; quote: \"Well\"; "
					  "habit: \"Reads everything\" }\n",
					  p, p, 20 + p);
	jn_buf_c(out, "journey test \"");
	words(out, self->title, 1);
	jn_buf_c(out, "\" {\n");
	for (int p = 0; p < self->personas; p++) jn_buf_printf(out, "persona: p%d\n", p);
	text_line(out, "scenario", self->title * 2, 3, "");
	jn_buf_c(out, "state: current; owner: desk; goal: more; kpi: share\n");
	for (int s = 0, seed = 0; s < self->stages; s++) {
		jn_buf_printf(out, "stage s%d \"", s);
		words(out, self->title, s);
		jn_buf_printf(out, "\" {\nphase: %s\nneed: \"To know\" from talks\n",
					  s * 3 < self->stages       ? "before"
					  : s * 3 < 2 * self->stages ? "during"
												 : "after");
		for (int t = 0; t < self->touchpoints; t++, seed++) {
			jn_buf_printf(out, "touchpoint t%d \"", t);
			words(out, self->title, seed);
			jn_buf_printf(out, "\" {\nchannel: %s\nemotion: %d \"Why so %d\"\n", seed % 3 ? "web" : "street",
						  (seed * 5 + 3) % 5 - 2, seed);
			if (seed % 6 == 2) jn_buf_c(out, "moment: truth\n");
			if (self->full) full_touchpoint(out, seed, self->personas);
			jn_buf_c(out, "}\n");
		}
		jn_buf_c(out, "}\n");
	}
	jn_buf_c(out, "}\n");
	return jn_buf_view(out);
}

static void check_recipe(const recipe *self)
{
	jn_buf out = {0};
	jn_project *project = jn_project_of_text(JN_STR("test.journey"), generate(&out, self), JN_DATE_NONE);
	char what[200];
	snprintf(what, sizeof what, "%d × %d touchpoints, %d personas, titles of %d%s, %s", self->stages, self->touchpoints,
			 self->personas, self->title, self->full ? ", full" : "", self->language);
	cr_assert_eq(project->kind_count[JN_JOURNEY], 1, "%s", what);
	check_journeys(project, what, 0);
	if (self->stages * self->touchpoints < 30) check_journeys(project, what, -1);
	jn_project_free(project);
	jn_buf_free(&out);
}

Test(scene, generated_maps_are_clear_and_complete)
{
	static const char *const languages[] = {"en", "id", "ms", "ar"};
	static const int sizes[][2] = {{0, 0}, {1, 0}, {1, 1}, {2, 1}, {3, 4}, {1, 20}, {9, 3}, {12, 17}};
	static const int titles[] = {1, 30, 300};
	for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++)
		for (int t = 0; t < 3; t++)
			for (int personas = 0; personas < 8; personas += personas < 3 ? 1 : 4)
				for (int full = 0; full < 2; full++) {
					if (sizes[s][0] * sizes[s][1] > 100 && personas != 2)
						continue; /* the largest is large enough once */
					check_recipe(&(recipe){sizes[s][0], sizes[s][1], personas, titles[t], full,
										   languages[(s + t + personas) % 4]});
				}
}

Test(scene, hundreds_of_touchpoints)
{
	check_recipe(&(recipe){5, 120, 2, 20, false, "en"});
	check_recipe(&(recipe){10, 20, 3, 40, true, "en"});
}

/* --- what makes it a map --- */

static uint32_t count_groups(const jn_scene *scene, const char *label)
{
	uint32_t count = 0;
	for (const jn_shape *shape = scene->first; shape; shape = shape->next)
		count += shape->type == JN_SHAPE_GROUP && jn_str_starts(shape->group.label, jn_str_c(label));
	return count;
}

Test(scene, reads_in_the_order_of_the_journey)
{
	jn_buf out = {0};
	recipe small = {2, 2, 1, 12, false, "en"};
	jn_project *project = jn_project_of_text(JN_STR("test.journey"), generate(&out, &small), JN_DATE_NONE);
	jn_arena arena = {0};
	const jn_scene *scene = jn_scene_build(&arena, project, project->by_kind[JN_JOURNEY][0], NULL);
	static const char *const order[] = {"1. ", "1.1 ", "1.2 ", "2. ", "2.1 ", "2.2 ", "Feeling curve"};
	size_t next = 0;
	for (const jn_shape *shape = scene->first; shape && next < 7; shape = shape->next)
		if (shape->type == JN_SHAPE_GROUP && jn_str_starts(shape->group.label, jn_str_c(order[next]))) next++;
	cr_expect_eq(next, 7, "stopped before \"%s\"", order[next < 7 ? next : 6]);
	cr_expect_eq(count_groups(scene, "Feeling curve: Person number 0: 1.1 +1, 1.2 +1"), 1);
	cr_expect(!scene->rtl);
	cr_expect(scene->title.len > 0 && scene->description.len > 0);
	jn_arena_free(&arena);
	jn_project_free(project);
	jn_buf_free(&out);
}

Test(scene, groups_tell_where_they_were_written)
{
	jn_project *project = jn_project_of_text(
		JN_STR("a.journey"),
		JN_STR("journey a \"A\" {\n stage s \"S\" {\n  touchpoint t \"T\" { emotion: +2 \"Fine\" }\n }\n}\n"),
		JN_DATE_NONE);
	jn_arena arena = {0};
	const jn_scene *scene = jn_scene_build(&arena, project, project->by_kind[JN_JOURNEY][0], NULL);
	uint32_t line = 0;
	for (const jn_shape *shape = scene->first; shape; shape = shape->next)
		if (shape->type == JN_SHAPE_GROUP && jn_str_starts(shape->group.label, JN_STR("1.1 T")))
			line = shape->group.line;
	cr_expect_eq(line, 3);
	jn_arena_free(&arena);
	jn_project_free(project);
}

Test(scene, an_unknown_view_is_no_scene)
{
	jn_project *project = jn_project_of_text(JN_STR("a.journey"), JN_STR("journey a \"A\" { }\n"), JN_DATE_NONE);
	jn_arena arena = {0};
	jn_scene_options options = {.view = JN_STR("mapp"), .language = -1, .today = JN_DATE_NONE};
	cr_expect_null(jn_scene_build(&arena, project, project->by_kind[JN_JOURNEY][0], &options));
	options.view = JN_STR("map");
	cr_expect_not_null(jn_scene_build(&arena, project, project->by_kind[JN_JOURNEY][0], &options));
	jn_arena_free(&arena);
	jn_project_free(project);
}

/* The curve's points lie at their ratings: 48 px a level, whoever looks. */
Test(scene, markers_lie_at_their_ratings)
{
	static const char source[] = "journey a \"A\" { stage s \"S\" {\n"
								 "touchpoint t1 \"T\" { emotion: -2 }\ntouchpoint t2 \"T\" { emotion: 0 }\ntouchpoint "
								 "t3 \"T\" { }\ntouchpoint t4 \"T\" { emotion: +2 }\n} }\n";
	jn_project *project = jn_project_of_text(JN_STR("a.journey"), JN_STR(source), JN_DATE_NONE);
	jn_arena arena = {0};
	const jn_scene *scene = jn_scene_build(&arena, project, project->by_kind[JN_JOURNEY][0], NULL);
	int32_t y[8];
	size_t count = 0;
	for (const jn_shape *shape = scene->first; shape; shape = shape->next)
		if (shape->type == JN_SHAPE_CIRCLE && shape->circle.radius == 6 * JN_PX && count < 8)
			y[count++] = shape->circle.y;
	cr_assert_eq(count, 3);
	cr_expect_eq(y[0] - y[1], 96 * JN_PX);
	cr_expect_eq(y[1] - y[2], 96 * JN_PX);
	jn_arena_free(&arena);
	jn_project_free(project);
}

/* A curve runs through its points and never beyond them: every control point lies between its segment's ends. */
static uint32_t check_monotone(const jn_path *path)
{
	uint32_t segments = 0;
	const jn_point *point = path->points, *end = NULL;
	for (uint32_t i = 0; i < path->op_count; i++) {
		if (path->ops[i] == JN_PATH_CURVE) {
			int32_t low = end->y < point[2].y ? end->y : point[2].y, high = end->y > point[2].y ? end->y : point[2].y;
			for (int c = 0; c < 2; c++)
				cr_expect(point[c].y >= low - 1 && point[c].y <= high + 1, "a control point overshoots");
			point += 2;
			segments++;
		}
		if (path->ops[i] != JN_PATH_CLOSE) end = point++;
	}
	return segments;
}

Test(scene, curves_never_overshoot)
{
	jn_buf out = {0};
	recipe wild = {6, 9, 3, 12, false, "en"};
	jn_project *project = jn_project_of_text(JN_STR("test.journey"), generate(&out, &wild), JN_DATE_NONE);
	jn_arena arena = {0};
	const jn_scene *scene = jn_scene_build(&arena, project, project->by_kind[JN_JOURNEY][0], NULL);
	uint32_t segments = 0;
	for (const jn_shape *shape = scene->first; shape; shape = shape->next)
		if (shape->type == JN_SHAPE_PATH && shape->stroke >= JN_COLOR_PERSONA && shape->fill == JN_COLOR_NONE)
			segments += check_monotone(shape->path.path);
	cr_expect_gt(segments, 150);
	jn_arena_free(&arena);
	jn_project_free(project);
	jn_buf_free(&out);
}

Test(scene, a_folded_map_repeats_its_rail)
{
	jn_buf out = {0};
	recipe wide = {6, 4, 1, 12, false, "en"};
	jn_project *project = jn_project_of_text(JN_STR("test.journey"), generate(&out, &wide), JN_DATE_NONE);
	for (int fold = -1; fold <= 3; fold++) {
		jn_arena arena = {0};
		jn_scene_options options = {.language = -1, .today = JN_DATE_NONE, .index = true, .fold = fold};
		const jn_scene *scene = jn_scene_build(&arena, project, project->by_kind[JN_JOURNEY][0], &options);
		uint32_t rails = 0;
		for (const jn_shape *shape = scene->first; shape; shape = shape->next)
			rails += shape->type == JN_SHAPE_TEXT && jn_str_eq(shape->text.text, JN_STR("Touchpoints"));
		cr_expect_eq(rails, fold < 0 ? 1 : fold == 0 ? 2 : fold, "fold %d gave %u bands", fold, rails);
		jn_arena_free(&arena);
	}
	jn_project_free(project);
	jn_buf_free(&out);
}
