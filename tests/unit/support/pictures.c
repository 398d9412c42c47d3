/* Pictures to test and what is tested of them all: see pictures.h. */
#include "pictures.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

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

/* --- what is around texts --- */

/* A box that has words in it: a card, a box of a blueprint, a pain. */
static bool is_box(const jn_shape *shape)
{
	if (shape->type != JN_SHAPE_RECT || shape->rect.radius < 4 * JN_PX || shape->flags & JN_SHAPE_PANEL) return false;
	return shape->rect.w > 60 * JN_PX && shape->rect.h > 24 * JN_PX &&
		   (shape->fill == JN_COLOR_CARD || shape->fill == JN_COLOR_BAD_TINT || shape->fill == JN_COLOR_INK);
}

/* Words that begin in a box end in it. */
static int check_boxes(const jn_scene *scene, const boxes *all, const char *what)
{
	int reported = 0;
	for (const jn_shape *shape = scene->first; shape && scene->shape_count < 6000 && reported < 5;
		 shape = shape->next) {
		if (!is_box(shape)) continue;
		int32_t left = shape->rect.x, right = left + shape->rect.w, top = shape->rect.y, bottom = top + shape->rect.h;
		for (size_t i = 0; i < all->count && reported < 5; i++) {
			const jn_text_box *box = &all->items[i];
			int32_t x = box->x + box->w / 2, y = box->y + box->h / 2;
			if (x <= left || x >= right || y <= top || y >= bottom) continue;
			if (box->x >= left && box->x + box->w <= right && box->y >= top && box->y + box->h <= bottom) continue;
			jn_str text = box->shape->text.text;
			cr_expect(false, "%s: \"%.*s\" leaves its box", what, (int)text.len, text.ptr);
			reported++;
		}
	}
	return reported;
}

static bool rects_overlap(const jn_shape *a, const jn_shape *b)
{
	return a->rect.x < b->rect.x + b->rect.w && b->rect.x < a->rect.x + a->rect.w && a->rect.y < b->rect.y + b->rect.h &&
		   b->rect.y < a->rect.y + a->rect.h;
}

static bool rect_within(const jn_shape *inner, const jn_shape *outer)
{
	return inner->rect.x >= outer->rect.x && inner->rect.x + inner->rect.w <= outer->rect.x + outer->rect.w && inner->rect.y >= outer->rect.y &&
		   inner->rect.y + inner->rect.h <= outer->rect.y + outer->rect.h;
}

/* No box covers another, no panel or tray another, and a box that touches a panel lies in it. */
static void check_rects(const jn_scene *scene, const char *what)
{
	int reported = 0;
	for (const jn_shape *a = scene->first; a && scene->shape_count < 6000 && reported < 5; a = a->next) {
		bool panel = a->type == JN_SHAPE_RECT && a->flags & JN_SHAPE_PANEL;
		if (!panel && !is_box(a)) continue;
		for (const jn_shape *b = a->next; b && reported < 5; b = b->next) {
			bool other_panel = b->type == JN_SHAPE_RECT && b->flags & JN_SHAPE_PANEL;
			if ((!other_panel && !is_box(b)) || !rects_overlap(a, b)) continue;
			if (panel && !other_panel && rect_within(b, a)) continue;
			cr_expect(false, "%s: a %s at %d,%d is covered by a %s at %d,%d", what, panel ? "panel" : "box", a->rect.x / JN_PX, a->rect.y / JN_PX,
					  other_panel ? "panel" : "box", b->rect.x / JN_PX, b->rect.y / JN_PX);
			reported++;
		}
	}
}

/* Nothing lies off the page, and the widest row of panels fills it. */
static void check_page(const jn_scene *scene, const char *what)
{
	int32_t right = 0;
	for (const jn_shape *shape = scene->first; shape; shape = shape->next) {
		bool rect = shape->type == JN_SHAPE_RECT, circle = shape->type == JN_SHAPE_CIRCLE;
		if (rect && shape->flags & JN_SHAPE_PANEL && shape->rect.x + shape->rect.w > right)
			right = shape->rect.x + shape->rect.w;
		bool inside = true;
		if (rect)
			inside = shape->rect.x >= 0 && shape->rect.y >= 0 && shape->rect.x + shape->rect.w <= scene->width &&
					 shape->rect.y + shape->rect.h <= scene->height;
		if (circle)
			inside = shape->circle.x >= shape->circle.radius &&
					 shape->circle.x + shape->circle.radius <= scene->width &&
					 shape->circle.y + shape->circle.radius <= scene->height;
		if (!inside) cr_expect(false, "%s: a shape leaves the page", what);
	}
	if (right && right != scene->width - 48 * JN_PX)
		cr_expect(false, "%s: the panels end %d px before the margin", what,
				  (scene->width - 48 * JN_PX - right) / JN_PX);
}

void check_geometry(const jn_scene *scene, const char *what)
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
	check_boxes(scene, &all, what);
	check_rects(scene, what);
	check_page(scene, what);
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

search search_begin(const jn_scene *scene, const char *what)
{
	search self = {.what = what};
	self.all = text_of(scene, &self.text);
	return self;
}

void search_end(search *self)
{
	jn_buf_free(&self->needle);
	jn_buf_free(&self->text);
}

void look_for(search *self, jn_str text)
{
	self->needle.len = 0;
	squeeze(&self->needle, text);
	jn_buf_char(&self->needle, '\0');
	self->looked_for++;
	if (self->needle.len == 1 || strstr(self->all.ptr, self->needle.ptr) || self->missing++ > 5) return;
	cr_expect(false, "%s: \"%.*s\" is not in the picture", self->what, (int)text.len, text.ptr);
}

void look_for_value(search *self, const jn_value *value)
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

void look_for_clauses(search *self, const jn_clause *clause)
{
	for (; clause; clause = clause->next) {
		look_for_value(self, &clause->head);
		look_for_value(self, clause->second);
		for (const jn_mod *mod = clause->mods; mod; mod = mod->next) look_for_value(self, &mod->value);
	}
}

/* --- generated maps --- */

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

jn_str generate(jn_buf *out, const recipe *self)
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
