/* Boxes of a picture. See boxes.h. */
#include "lsp/boxes.h"

/* A group that is open while the shapes are walked. */
typedef struct open_group {
	const jn_decl *decl;
	bool carded;    /* has cards of its own */
	uint32_t place; /* of its box in the list: outer ones come first */
	bool begun;
	int32_t left, top, right, bottom;
} open_group;

/* Adds a box that is filled later; an empty one is dropped in the end. */
static uint32_t add_box(jn_lsp_boxes *self)
{
	self->items = jn_arena_grow(self->arena, self->items, self->count, &self->cap, sizeof *self->items);
	self->items[self->count] = (jn_lsp_box){0};
	return self->count++;
}

static void fill_box(jn_lsp_boxes *self, uint32_t place, const jn_decl *decl, int32_t left, int32_t top, int32_t right, int32_t bottom, bool card)
{
	int32_t x = self->scene->rtl ? self->scene->width - right : left;
	if (right > left && bottom > top)
		self->items[place] = (jn_lsp_box){.x = x, .y = top, .w = right - left, .h = bottom - top, .decl = decl, .card = card};
}

static void widen(open_group *group, int32_t left, int32_t top, int32_t right, int32_t bottom)
{
	if (!group->begun || left < group->left) group->left = left;
	if (!group->begun || top < group->top) group->top = top;
	if (!group->begun || right > group->right) group->right = right;
	if (!group->begun || bottom > group->bottom) group->bottom = bottom;
	group->begun = true;
}

static void widen_by(open_group *group, const jn_shape *shape)
{
	if (shape->type == JN_SHAPE_RECT) {
		widen(group, shape->rect.x, shape->rect.y, shape->rect.x + shape->rect.w, shape->rect.y + shape->rect.h);
	} else if (shape->type == JN_SHAPE_TEXT) {
		jn_text_box at = jn_scene_text_box(shape);
		widen(group, at.x, at.y, at.x + at.w, at.y + at.h);
	} else if (shape->type == JN_SHAPE_CIRCLE) {
		int32_t r = shape->circle.radius;
		widen(group, shape->circle.x - r, shape->circle.y - r, shape->circle.x + r, shape->circle.y + r);
	}
}

static void open_one(jn_lsp_boxes *self, open_group *group, const jn_decl *decl)
{
	bool shown = decl && !decl->document->builtin && self->count < JN_LSP_MOST_ITEMS;
	*group = (open_group){.decl = shown ? decl : NULL};
	if (shown) group->place = add_box(self);
}

static void close_one(jn_lsp_boxes *self, open_group *group, open_group *outer)
{
	if (group->decl && group->begun)
		fill_box(self, group->place, group->decl, group->left, group->top, group->right, group->bottom, !group->carded);
	if (outer && group->begun) widen(outer, group->left, group->top, group->right, group->bottom);
}

static void add_card(jn_lsp_boxes *self, open_group *group, const jn_shape *shape)
{
	if (!group->decl || shape->type != JN_SHAPE_RECT || !(shape->flags & JN_SHAPE_CARD) || self->count >= JN_LSP_MOST_ITEMS) return;
	group->carded = true;
	fill_box(self, add_box(self), group->decl, shape->rect.x, shape->rect.y, shape->rect.x + shape->rect.w, shape->rect.y + shape->rect.h,
	         true);
}

/* ---- values ---- */

/* Where the words of a text were written: texts of a picture point into the map's own text, where nothing had to be resolved. False when
 * they are none of the map's, or stand outside of `within`. */
static bool written_in(const jn_decl *within, jn_str words, uint32_t *ret_offset)
{
	if (!within || within->document->builtin || !words.len) return false;
	jn_str text = within->document->source.text;
	uintptr_t from = (uintptr_t)text.ptr, at = (uintptr_t)words.ptr;
	if (at < from || at >= from + text.len) return false;
	*ret_offset = (uint32_t)(at - from);
	return *ret_offset >= within->span.start && *ret_offset < within->span.end;
}

/* The value that holds `offset`, and its property; NULL when none does. */
static const jn_clause *value_at(const jn_decl *decl, uint32_t offset, const jn_property_row **ret_row)
{
	for (const jn_prop *prop = decl ? decl->props : NULL; prop; prop = prop->next)
		for (const jn_clause *clause = prop->clauses; clause; clause = clause->next) {
			*ret_row = prop->row;
			if (prop->row && clause->span.start <= offset && offset < clause->span.end) return clause;
		}
	return NULL;
}

/* A line of a picture without the quotation marks that were put around it, and what parts it from the next. */
static jn_str bare(jn_str words)
{
	static const char *const marks[] = {"“", "”", "«", "»", "‘", "’", "\"", "·", " ", "\u00A0", "\u2068", "\u2069"};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		jn_str mark = jn_str_c(marks[i]);
		bool front = words.len > mark.len && jn_str_starts(words, mark), back = words.len > mark.len && jn_str_ends(words, mark);
		if (front) words = jn_str_slice(words, mark.len, words.len);
		if (back) words.len -= mark.len;
		if (front || back) i = (size_t)-1; /* from the first mark again */
	}
	return words;
}

/* True when a value's text has these words; a line end in it is drawn as a blank. */
static bool says(jn_lsp_boxes *self, const jn_value *value, jn_str words)
{
	enum { MOST_LOOKED = 16 << 20 }; /* a map of ten thousand lines looks through one or two */
	if (!value || value->type != JN_VALUE_TEXT || self->looked > MOST_LOOKED) return false;
	self->looked += value->text.len;
	for (uint32_t i = 0, k = 0; i + words.len <= value->text.len; i++) {
		for (k = 0; k < words.len; k++) {
			char c = value->text.ptr[i + k];
			if ((c == '\n' ? ' ' : c) != words.ptr[k]) break;
		}
		if (k == words.len) return true;
	}
	return false;
}

/* True when a value's words stand in the map's text as they are: then what is drawn of them is known by its place. */
static bool stands_in_text(const jn_document *document, const jn_value *value)
{
	uintptr_t from = (uintptr_t)document->source.text.ptr, at = (uintptr_t)value->text.ptr;
	return at >= from && at < from + document->source.text.len;
}

/* The value of a declaration, or of a view in it, that has these words in its text; NULL when none has. Words that were not put between
 * marks are only looked for in values that were resolved: long texts, texts with escapes. */
static const jn_clause *value_saying(jn_lsp_boxes *self, const jn_decl *decl, jn_str words, bool marked, const jn_decl **ret_decl, const jn_property_row **ret_row)
{
	const jn_decl *at = decl, *view = decl->kind == JN_TOUCHPOINT ? jn_decl_child(decl, JN_AS) : NULL;
	for (; at; at = at == decl ? view : jn_decl_sibling(at))
		for (const jn_prop *prop = at->props; prop; prop = prop->next)
			for (const jn_clause *clause = prop->clauses; clause; clause = clause->next) {
				if (!prop->row || (!says(self, &clause->head, words) && !says(self, clause->second, words))) continue;
				if (!marked && stands_in_text(decl->document, &clause->head)) continue;
				*ret_decl = at;
				*ret_row = prop->row;
				return clause;
			}
	return NULL;
}

/* The value that a text of the picture shows: by where its words stand, else by what they say. */
static const jn_clause *value_shown(jn_lsp_boxes *self, const open_group *group, jn_str words, const jn_decl **ret_decl, const jn_property_row **ret_row)
{
	enum { FEWEST = 4 }; /* bytes that are looked for */
	uint32_t offset;
	const jn_decl *within = group->decl;
	const jn_lsp_box *last = self->count ? &self->items[self->count - 1] : NULL;
	if (!written_in(within, words, &offset)) within = self->journey;
	if (written_in(within, words, &offset)) {
		*ret_decl = jn_lsp_decl_at(within->document, offset);
		return value_at(*ret_decl, offset, ret_row);
	}
	bool marked = bare(words).len < words.len || (group->decl && group->decl->kind == JN_JOURNEY); /* a header says little else */
	words = bare(words);
	if (!group->decl || words.len < FEWEST) return NULL;
	if (last && last->clause && (says(self, &last->clause->head, words) || says(self, last->clause->second, words))) { /* its next line */
		*ret_decl = last->decl;
		*ret_row = last->row;
		return last->clause;
	}
	return value_saying(self, group->decl, words, marked, ret_decl, ret_row);
}

/* Adds the box of a value for one line of its words, or lets the last one grow when its lines stand under each other. */
static void add_words(jn_lsp_boxes *self, const open_group *group, const jn_shape *shape)
{
	const jn_property_row *row;
	const jn_decl *decl;
	const jn_clause *clause = self->count < JN_LSP_MOST_ITEMS ? value_shown(self, group, shape->text.text, &decl, &row) : NULL;
	if (!clause) return;
	jn_text_box at = jn_scene_text_box(shape);
	int32_t x = self->scene->rtl ? self->scene->width - at.x - at.w : at.x;
	jn_lsp_box *last = self->count ? &self->items[self->count - 1] : NULL;
	if (last && last->clause == clause && at.y >= last->y && at.y <= last->y + last->h + at.h) {
		int32_t right = last->x + last->w > x + at.w ? last->x + last->w : x + at.w;
		if (x < last->x) last->x = x;
		last->w = right - last->x;
		last->h = at.y + at.h - last->y;
		return;
	}
	uint32_t place = add_box(self);
	self->items[place] = (jn_lsp_box){.x = x, .y = at.y, .w = at.w, .h = at.h, .decl = decl, .clause = clause, .row = row, .card = true};
}

/* ---- all ---- */

void jn_lsp_find_boxes(jn_lsp_boxes *self)
{
	enum { DEEPEST = 64 }; /* deeper than any picture; what lies deeper counts for the group around */
	open_group groups[DEEPEST];
	uint32_t depth = 0, kept = 0;
	for (const jn_shape *shape = self->scene->first; shape; shape = shape->next) {
		open_group *group = depth ? &groups[depth < DEEPEST ? depth - 1 : DEEPEST - 1] : NULL;
		if (shape->type == JN_SHAPE_GROUP) {
			if (depth < DEEPEST) open_one(self, &groups[depth], shape->group.decl);
			depth++;
		} else if (shape->type == JN_SHAPE_END) {
			if (depth <= DEEPEST) close_one(self, group, depth > 1 ? group - 1 : NULL);
			depth--;
		} else if (group) {
			widen_by(group, shape);
			add_card(self, group, shape);
			if (shape->type == JN_SHAPE_TEXT) add_words(self, group, shape);
		}
	}
	for (uint32_t i = 0; i < self->count; i++)
		if (self->items[i].decl) self->items[kept++] = self->items[i];
	self->count = kept;
}
