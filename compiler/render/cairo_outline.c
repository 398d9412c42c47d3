/* The outline, from the groups of the scene: those of stages and touchpoints, in the order of reading. */
#include "render/cairo_outline.h"

#include <cairo-pdf.h>

#include "render/escape.h"
#include "render/pages.h"
#include "text/numerals.h"

enum {
	MOST_ENTRIES = 2000, /* of touchpoints: more is no table of contents */
	MOST_BYTES = 300,    /* of a title */
	ABOVE = 24 * JN_PX,  /* of paper over what a reader is led to */
};

typedef struct outline {
	const jn_cairo *lib;
	cairo_surface_t *surface;
	const jn_render_job *job;
	double scale;
	jn_numerals numerals;
	const jn_decl *stage, *touchpoint; /* the last of each */
	int parent;                        /* the stage's entry */
	uint32_t count;                    /* of touchpoints */
	jn_buf title, place;
} outline;

/* "4. Decides and buys", "4.1 Sees the total price" */
static void write_title(outline *self, const jn_decl *decl)
{
	jn_buf number = {0};
	self->title.len = 0;
	if (decl->kind == JN_STAGE) jn_buf_printf(&number, "%u. ", decl->ordinal);
	else jn_buf_printf(&number, "%u.%u ", decl->parent ? decl->parent->ordinal : 0, decl->ordinal);
	jn_numerals_digits(&self->title, &self->numerals, jn_buf_view(&number));
	jn_escape(&self->title, jn_str_slice(jn_decl_title(decl), 0, MOST_BYTES), JN_ESCAPE_PLAIN);
	jn_buf_char(&self->title, '\0');
	jn_buf_free(&number);
}

/* Where `y` of the picture lies: "page=2 pos=[0 310]", in whole points from the page's top, for cairo reads numbers by locale. */
static void write_place(outline *self, int64_t y)
{
	uint32_t number = 0;
	const jn_pages *pages = self->job->pages;
	if (pages) {
		while (number + 1 < pages->count && y >= pages->items[number].bottom) number++;
		const jn_page *page = &pages->items[number];
		y += (page->top ? JN_PAGE_TOP : 0) + (page->heads ? page->heads->heads_height : 0) - page->top;
	}
	y -= ABOVE;
	self->place.len = 0;
	jn_buf_printf(&self->place, "page=%u pos=[0 %d]", number + 1, y < 0 ? 0 : (int)(y * self->scale / JN_PX));
	jn_buf_char(&self->place, '\0');
}

static int add(outline *self, int parent, const jn_decl *decl, int32_t y, int flags)
{
	write_title(self, decl);
	write_place(self, y);
	return self->lib->cairo_pdf_surface_add_outline(self->surface, parent, self->title.ptr, self->place.ptr, (cairo_pdf_outline_flags_t)flags);
}

/* The baseline of the first text in a group; where there is none, 0. */
static int32_t first_line(const jn_shape *group)
{
	uint32_t depth = 0;
	for (const jn_shape *shape = group; shape; shape = shape->next) {
		if (shape->type == JN_SHAPE_TEXT) return shape->text.y;
		depth += shape->type == JN_SHAPE_GROUP;
		if (shape->type == JN_SHAPE_END && --depth == 0) break;
	}
	return 0;
}

static void visit(outline *self, const jn_shape *group)
{
	const jn_decl *decl = group->group.decl;
	if (!decl || decl == self->stage || decl == self->touchpoint) return;
	if (decl->kind == JN_STAGE) { /* of a stage that runs over two rows, the first */
		self->stage = decl;
		self->parent = add(self, CAIRO_PDF_OUTLINE_ROOT, decl, first_line(group), CAIRO_PDF_OUTLINE_FLAG_OPEN);
	} else if (decl->kind == JN_TOUCHPOINT && decl->parent == self->stage && self->count < MOST_ENTRIES) {
		self->touchpoint = decl;
		self->count++;
		add(self, self->parent, decl, first_line(group), 0);
	}
}

void jn_cairo_outline(const jn_cairo *lib, cairo_surface_t *surface, const jn_render_job *job, double scale)
{
	outline self = {.lib = lib, .surface = surface, .job = job, .scale = scale, .numerals = jn_numerals_of(jn_render_language(job))};
	for (const jn_shape *shape = job->scene->first; shape; shape = shape->next)
		if (shape->type == JN_SHAPE_GROUP) visit(&self, shape);
	jn_buf_free(&self.title);
	jn_buf_free(&self.place);
}
