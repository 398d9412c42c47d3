/* journey/preview, journey/previewAt, and what is said when the texts change: a journey drawn from what the editor holds, with
 * boxes that tie the picture to the text. docs/editors.md tells clients how to use them. */
#include "lsp/draw.h"

#include "lsp/preview.h"

enum { MOST_WATCHED = 100 };

/* ---- boxes ---- */

typedef struct box {
	int32_t x, y, w, h; /* 1/64 px, mirrored where the picture is */
	const jn_decl *decl;
	bool card;          /* what to show as chosen; else all that is said of it */
} box;

/* A group that is open while the shapes are walked. */
typedef struct open_group {
	const jn_decl *decl;
	bool carded;    /* has cards of its own */
	uint32_t place; /* of its box in the list: outer ones come first */
	bool begun;
	int32_t left, top, right, bottom;
} open_group;

typedef struct boxes {
	const jn_scene *scene;
	jn_arena *arena;
	box *items;
	uint32_t count, cap;
} boxes;

/* Adds a box that is filled later; an empty one is dropped in the end. */
static uint32_t add_box(boxes *self)
{
	self->items = jn_arena_grow(self->arena, self->items, self->count, &self->cap, sizeof *self->items);
	self->items[self->count] = (box){0};
	return self->count++;
}

static void fill_box(boxes *self, uint32_t place, const jn_decl *decl, int32_t left, int32_t top, int32_t right, int32_t bottom, bool card)
{
	int32_t x = self->scene->rtl ? self->scene->width - right : left;
	if (right > left && bottom > top) self->items[place] = (box){x, top, right - left, bottom - top, decl, card};
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

static void open_one(boxes *self, open_group *group, const jn_decl *decl)
{
	bool shown = decl && !decl->document->builtin && self->count < JN_LSP_MOST_ITEMS;
	*group = (open_group){.decl = shown ? decl : NULL};
	if (shown) group->place = add_box(self);
}

static void close_one(boxes *self, open_group *group, open_group *outer)
{
	if (group->decl && group->begun)
		fill_box(self, group->place, group->decl, group->left, group->top, group->right, group->bottom, !group->carded);
	if (outer && group->begun) widen(outer, group->left, group->top, group->right, group->bottom);
}

static void add_card(boxes *self, open_group *group, const jn_shape *shape)
{
	if (!group->decl || shape->type != JN_SHAPE_RECT || !(shape->flags & JN_SHAPE_CARD) || self->count >= JN_LSP_MOST_ITEMS) return;
	group->carded = true;
	fill_box(self, add_box(self), group->decl, shape->rect.x, shape->rect.y, shape->rect.x + shape->rect.w, shape->rect.y + shape->rect.h,
	         true);
}

/* The boxes of a picture, outer ones before inner ones: what the shapes of a group cover, then its cards. */
static void find_boxes(boxes *self)
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
		}
	}
	for (uint32_t i = 0; i < self->count; i++)
		if (self->items[i].decl) self->items[kept++] = self->items[i];
	self->count = kept;
}

static int pixels(int32_t value)
{
	return (value + JN_PX / 2) / JN_PX;
}

static json_t *box_json(jn_lsp *self, const jn_lsp_drawing *drawing, const box *at)
{
	json_t *result = jn_lsp_location(self, drawing->file.project, at->decl->document, at->decl->span);
	json_object_set_new(result, "selectionRange", jn_lsp_range(self, &at->decl->document->source, jn_lsp_name_span(at->decl)));
	json_object_set_new(result, "kind", json_string(jn_schema_kind(at->decl->kind)->name));
	json_object_set_new(result, "label", jn_lsp_label(at->decl));
	json_object_set_new(result, "box", json_pack("{s:i, s:i, s:i, s:i}", "x", pixels(at->x), "y", pixels(at->y), "w", pixels(at->w), "h", pixels(at->h)));
	json_object_set_new(result, "card", json_boolean(at->card));
	return result;
}

/* ---- journey/preview ---- */

static json_t *journeys_of(const jn_document *document)
{
	json_t *list = json_array();
	for (const jn_decl *decl = document->first; decl && json_array_size(list) < JN_LSP_MOST_ITEMS; decl = decl->next)
		if (decl->kind == JN_JOURNEY)
			json_array_append_new(list, json_pack("{s:o, s:o}", "name", jn_lsp_json_str(decl->name), "title", jn_lsp_json_str(jn_decl_title(decl))));
	return list;
}

void jn_lsp_watch(jn_lsp *self, jn_str uri, bool wish)
{
	jn_buf name = {0};
	jn_buf_str(&name, uri);
	jn_buf_char(&name, '\0');
	if (!self->previews) self->previews = json_object();
	if (!wish) json_object_del(self->previews, name.ptr);
	else if (json_object_size(self->previews) < MOST_WATCHED) json_object_set_new(self->previews, name.ptr, json_true());
	jn_buf_free(&name);
}

json_t *jn_lsp_preview(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_drawing drawing = {0};
	jn_buf content = {0};
	json_t *result = NULL;
	const jn_lsp_buffer *buffer;
	if (jn_lsp_drawing_read(self, params, &drawing, error) && drawing.renderer->binary)
		jn_lsp_fail(error, JN_LSP_INVALID_PARAMS, "a preview is `svg` or `html`; the command `journey.render` makes the others");
	if (!error->code && jn_lsp_drawing_write(&drawing, &content, error) && content.len > JN_LSP_MOST_DRAWN)
		jn_lsp_fail(error, JN_LSP_REQUEST_FAILED, "the picture is too large to be shown; the command `journey.render` writes it to a file");
	if (!error->code) {
		boxes all = {.scene = drawing.scene, .arena = &drawing.arena};
		json_t *list = json_array(), *uri = jn_lsp_uri_of(self, drawing.file.project, drawing.journey->document, &buffer);
		find_boxes(&all);
		for (uint32_t i = 0; i < all.count; i++) json_array_append_new(list, box_json(self, &drawing, &all.items[i]));
		result = json_pack("{s:o, s:o, s:o, s:o, s:s, s:s, s:o, s:i, s:i, s:o, s:o, s:o}", "uri", uri, "version",
		                   buffer ? json_integer(buffer->version) : json_null(), "journey", jn_lsp_json_str(drawing.journey->name), "title",
		                   jn_lsp_json_str(jn_decl_title(drawing.journey)), "format", drawing.renderer->name, "theme",
		                   jn_theme_spelling(drawing.theme), "view", jn_lsp_json_str(drawing.view), "width", pixels(drawing.scene->width), "height",
		                   pixels(drawing.scene->height), "content", jn_lsp_json_str(jn_buf_view(&content)), "boxes", list, "journeys",
		                   journeys_of(drawing.file.document));
		const json_t *wish = json_object_get(params, "watch");
		if (json_is_boolean(wish)) jn_lsp_watch(self, jn_lsp_member(json_object_get(params, "textDocument"), "uri"), json_is_true(wish));
	}
	jn_buf_free(&content);
	jn_lsp_drawing_free(&drawing);
	return result;
}

/* ---- journey/previewAt ---- */

/* The cards a cursor means in a picture: those of the innermost declaration around it that has some. */
json_t *jn_lsp_preview_at(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_drawing drawing = {0};
	json_t *list = json_array();
	jn_lsp_file file;
	uint32_t offset;
	if (jn_lsp_point(self, params, &file, &offset, error) && jn_lsp_drawing_read(self, params, &drawing, error)) {
		boxes all = {.scene = drawing.scene, .arena = &drawing.arena};
		find_boxes(&all);
		for (const jn_decl *decl = jn_lsp_decl_at(file.document, offset); decl && !json_array_size(list); decl = decl->parent)
			for (uint32_t i = 0; i < all.count; i++)
				if (all.items[i].decl == decl && all.items[i].card) json_array_append_new(list, box_json(self, &drawing, &all.items[i]));
	}
	jn_lsp_drawing_free(&drawing);
	if (!error->code) return json_pack("{s:o}", "boxes", list);
	json_decref(list);
	return NULL;
}

/* ---- what changes ---- */

void jn_lsp_tell_previews(jn_lsp *self)
{
	const char *uri;
	json_t *value;
	void *next;
	json_object_foreach_safe(self->previews, next, uri, value) {
		if (strncmp(uri, "journey:", 8) != 0) {
			jn_lsp_notify(self, "journey/previewChanged", json_pack("{s:s}", "uri", uri));
			continue;
		}
		/* Whoever still shows it asks for it again. */
		jn_lsp_ask(self, "workspace/textDocumentContent/refresh", json_pack("{s:s}", "uri", uri), NULL, NULL);
		json_object_del(self->previews, uri);
	}
}
