/* PNG and PDF: what a scene is painted on, and how far that goes.
 *
 * In: a scene, a theme. Out: the bytes of a file, or words why there is none. cairo and Pango are loaded here, for the
 * call; hinting is off and the fonts' configuration our own, so that the same map looks the same on any machine with the
 * same fonts. */
#include "render/cairo_page.h"
#include "render/cairo_paint.h"

#include "text/catalog.h"
#include "render/cairo_outline.h"
#include "render/cairo_png.h"
#include "render/escape.h"
#include "render/pdf_catalog.h"

enum {
	MOST_PIXELS_A_SIDE = 32767,     /* what cairo, and most who read PNG, can hold */
	MOST_PIXELS = 1 << 28,          /* 1 GiB while painting */
	MOST_POINTS = 14400,            /* 200 inches: beyond, PDF readers show nothing */
	MOST_TITLE = 4096,              /* bytes of a title or a description in a file's head */
};

/* All that a picture is painted with. */
typedef struct studio {
	jn_cairo lib;
	jn_theme theme;
	jn_text_setup text;
} studio;

static bool open_studio(studio *self, const jn_render_job *job, jn_problem *problem)
{
	*self = (studio){0};
	if (!jn_cairo_load(&self->lib, problem)) return false;
	self->theme = jn_theme_get(job->theme, job->project ? job->project->project : NULL);
	jn_text_options how = {.lib = &self->lib, .family = self->theme.font, .language = jn_render_language(job), .alone = job->alone};
	if (jn_text_setup_make(&self->text, &how, problem)) return true;
	jn_text_setup_free(&self->text);
	return false;
}

/* Paints on a surface, scaled, and lets go of its context. */
static cairo_status_t paint(studio *self, const jn_scene *scene, cairo_surface_t *surface, double scale)
{
	cairo_t *cr = self->lib.cairo_create(surface);
	self->lib.cairo_scale(cr, scale, scale);
	jn_text_setup_use(&self->text, cr);
	jn_cairo_painter painter = {.lib = &self->lib, .cr = cr, .scene = scene, .theme = &self->theme, .text = &self->text};
	painter.coarse = 0.6 * scale;
	jn_cairo_paint(&painter);
	cairo_status_t status = self->lib.cairo_status(cr);
	self->lib.cairo_destroy(cr);
	return status;
}

static bool report(const studio *self, cairo_status_t status, const char *format, jn_problem *problem)
{
	if (status == CAIRO_STATUS_SUCCESS) return true;
	jn_tr_part(&problem->text, problem->language, "cairo could not draw the %s: %s", format, self->lib.cairo_status_to_string(status));
	return false;
}

/* A text for a file's head: one line of valid UTF-8 without control characters and marks of direction, NUL behind it. */
static jn_str plain_line(jn_buf *buf, jn_str text)
{
	jn_buf kept = {0};
	for (uint32_t i = 0; i < text.len && i < MOST_TITLE; i++) {
		bool isolate = text.len - i >= 3 && memcmp(text.ptr + i, "\xE2\x81", 2) == 0 && (unsigned char)text.ptr[i + 2] >= 0xA6 &&
					   (unsigned char)text.ptr[i + 2] <= 0xA9; /* U+2066 … U+2069 */
		if (isolate) i += 2;
		else jn_buf_char(&kept, text.ptr[i]);
	}
	buf->len = 0;
	jn_escape(buf, jn_buf_view(&kept), JN_ESCAPE_PLAIN);
	jn_buf_free(&kept);
	jn_buf_char(buf, '\0');
	return jn_str_slice(jn_buf_view(buf), 0, (uint32_t)buf->len - 1);
}

/* --- PNG --- */

static void put_thousands(jn_buf *out, int64_t value)
{
	if (value >= 1000) put_thousands(out, value / 1000);
	if (value >= 1000) jn_buf_printf(out, ",%03d", (int)(value % 1000));
	else jn_buf_int(out, value);
}

static bool too_big(int64_t width, int64_t height, int scale, jn_problem *problem)
{
	if (width <= MOST_PIXELS_A_SIDE && height <= MOST_PIXELS_A_SIDE && width * height <= MOST_PIXELS) return false;
	jn_buf size = {0};
	put_thousands(&size, width);
	jn_buf_c(&size, " x ");
	put_thousands(&size, height);
	bool side = width > MOST_PIXELS_A_SIDE || height > MOST_PIXELS_A_SIDE;
	const char *format =
		side && scale > 1 ? JN_TRF("the PNG would be %.*s pixels, and no side can have more than 32,767: choose a smaller --scale, or draw "
	                               "PDF or SVG, or fold or cut the map with --fold or --page")
		: side            ? JN_TRF("the PNG would be %.*s pixels, and no side can have more than 32,767: draw PDF or SVG, or fold or cut the map with --fold or --page")
		: scale > 1       ? JN_TRF("the PNG would be %.*s pixels, more than the 268 million that fit: choose a smaller --scale, or draw "
	                               "PDF or SVG, or fold or cut the map with --fold or --page")
	                      : JN_TRF("the PNG would be %.*s pixels, more than the 268 million that fit: draw PDF or SVG, or fold or cut the map with --fold or --page");
	jn_tr_part(&problem->text, problem->language, format, (int)size.len, size.ptr);
	jn_buf_free(&size);
	return true;
}

/* Paints a band of the picture: `rows` pixels from `y` on. */
static cairo_status_t paint_band(studio *self, const jn_render_job *job, cairo_t *cr, int64_t y, int rows, int scale)
{
	self->lib.cairo_identity_matrix(cr);
	self->lib.cairo_translate(cr, 0, (double)-y);
	self->lib.cairo_scale(cr, scale, scale);
	jn_cairo_painter painter = {.lib = &self->lib, .cr = cr, .scene = job->scene, .theme = &self->theme, .text = &self->text};
	painter.top = y * JN_PX / scale;
	painter.bottom = (y + rows) * JN_PX / scale;
	jn_cairo_paint(&painter);
	return self->lib.cairo_status(cr);
}

/* Band by band: the pixels of one stay near the processor while they are painted and packed, and a picture of any height takes
 * no more memory than a band. */
static cairo_status_t paint_png(studio *self, const jn_render_job *job, const jn_png_head *head, int scale, jn_buf *out)
{
	enum { BAND = 256 };
	jn_png png;
	cairo_surface_t *surface = self->lib.cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)head->width, BAND);
	cairo_t *cr = self->lib.cairo_create(surface);
	cairo_status_t status = self->lib.cairo_status(cr);
	self->lib.cairo_scale(cr, scale, scale);
	if (status == CAIRO_STATUS_SUCCESS) jn_text_setup_use(&self->text, cr);
	jn_png_begin(&png, out, &self->lib, head);
	for (uint32_t y = 0; y < head->height && status == CAIRO_STATUS_SUCCESS; y += BAND) {
		uint32_t rows = head->height - y < BAND ? head->height - y : BAND;
		status = paint_band(self, job, cr, y, (int)rows, scale);
		self->lib.cairo_surface_flush(surface);
		const unsigned char *data = self->lib.cairo_image_surface_get_data(surface);
		size_t stride = (size_t)self->lib.cairo_image_surface_get_stride(surface);
		for (uint32_t row = 0; row < rows && status == CAIRO_STATUS_SUCCESS; row++)
			jn_png_row(&png, (const uint32_t *)(const void *)(data + row * stride));
	}
	jn_png_end(&png);
	self->lib.cairo_destroy(cr);
	self->lib.cairo_surface_destroy(surface);
	return status;
}

/* One page of paper, at once. */
static cairo_status_t paint_png_page(studio *self, const jn_render_job *job, const jn_png_head *head, int scale, jn_buf *out)
{
	jn_png png;
	cairo_surface_t *surface = self->lib.cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)head->width, (int)head->height);
	cairo_t *cr = self->lib.cairo_create(surface);
	cairo_status_t status = self->lib.cairo_status(cr);
	jn_png_begin(&png, out, &self->lib, head);
	if (status == CAIRO_STATUS_SUCCESS) {
		double size = scale * job->pages->paper.percent / 100.0;
		self->lib.cairo_scale(cr, size, size);
		jn_text_setup_use(&self->text, cr);
		jn_cairo_painter painter = {.lib = &self->lib, .cr = cr, .scene = job->scene, .theme = &self->theme, .text = &self->text};
		jn_cairo_page(&painter, job->pages, job->page, jn_render_language(job));
		self->lib.cairo_surface_flush(surface);
		status = self->lib.cairo_status(cr);
		const unsigned char *data = self->lib.cairo_image_surface_get_data(surface);
		size_t stride = (size_t)self->lib.cairo_image_surface_get_stride(surface);
		for (uint32_t row = 0; row < head->height && status == CAIRO_STATUS_SUCCESS; row++)
			jn_png_row(&png, (const uint32_t *)(const void *)(data + row * stride));
	}
	jn_png_end(&png);
	self->lib.cairo_destroy(cr);
	self->lib.cairo_surface_destroy(surface);
	return status;
}

bool jn_png_render(jn_buf *out, const jn_render_job *job, jn_problem *problem)
{
	int scale = job->scale > 0 ? job->scale : 1;
	int64_t width = (int64_t)(job->scene->width / JN_PX) * scale, height = (int64_t)(job->scene->height / JN_PX) * scale;
	if (job->pages) width = (int64_t)jn_paper_pixels(job->pages->paper.across) * scale, height = (int64_t)jn_paper_pixels(job->pages->paper.down) * scale;
	if (too_big(width, height, scale, problem)) return false;
	studio self;
	if (!open_studio(&self, job, problem)) return false;
	self.text.paths = true;
	self.text.letters = jn_letters_make(&self.lib);
	jn_buf title = {0};
	jn_png_head head = {(uint32_t)width, (uint32_t)height, (uint32_t)(3780 * scale), /* 96 dots an inch, as SVG has it */
	                    plain_line(&title, job->scene->title)};
	cairo_status_t status = (job->pages ? paint_png_page : paint_png)(&self, job, &head, scale, out);
	jn_buf_free(&title);
	jn_text_setup_free(&self.text);
	return report(&self, status, "PNG", problem);
}

/* --- PDF --- */

static cairo_status_t append(void *out, const unsigned char *bytes, unsigned int len)
{
	jn_buf_bytes(out, bytes, len);
	return CAIRO_STATUS_SUCCESS;
}

static void put_metadata(studio *self, const jn_render_job *job, cairo_surface_t *surface)
{
	jn_buf text = {0};
	self->lib.cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, plain_line(&text, job->scene->title).ptr);
	self->lib.cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT,
	                                         plain_line(&text, job->scene->description).ptr);
	self->lib.cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "journey");
	/* Without a date of ours cairo would take the clock's. */
	const char *date = job->date.len ? plain_line(&text, job->date).ptr : NULL;
	self->lib.cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
	jn_buf_free(&text);
}

static cairo_status_t paint_pages(studio *self, const jn_render_job *job, cairo_surface_t *surface)
{
	cairo_t *cr = self->lib.cairo_create(surface);
	double size = 0.75 * job->pages->paper.percent / 100;
	self->lib.cairo_scale(cr, size, size);
	jn_text_setup_use(&self->text, cr);
	jn_cairo_painter painter = {.lib = &self->lib, .cr = cr, .scene = job->scene, .theme = &self->theme, .text = &self->text};
	painter.coarse = 0.6 * size;
	for (uint32_t page = 0; page < job->pages->count; page++) {
		jn_cairo_page(&painter, job->pages, page, jn_render_language(job));
		self->lib.cairo_show_page(cr);
	}
	cairo_status_t status = self->lib.cairo_status(cr);
	self->lib.cairo_destroy(cr);
	return status;
}

bool jn_pdf_render(jn_buf *out, const jn_render_job *job, jn_problem *problem)
{
	studio self;
	if (!open_studio(&self, job, problem)) return false;
	/* A px is 1/96 inch, a point 1/72. What is too large for a page is drawn smaller: nothing is lost but inches. */
	double scale = 0.75, width = job->scene->width / (double)JN_PX, height = job->scene->height / (double)JN_PX;
	double longest = width > height ? width : height;
	if (longest * scale > MOST_POINTS) scale = MOST_POINTS / longest;
	if (job->pages) width = job->pages->paper.across * 72 / 254.0, height = job->pages->paper.down * 72 / 254.0, scale = 1;
	cairo_surface_t *surface = self.lib.cairo_pdf_surface_create_for_stream(append, out, width * scale, height * scale);
	put_metadata(&self, job, surface);
	jn_cairo_outline(&self.lib, surface, job, job->pages ? 0.75 * job->pages->paper.percent / 100 : scale);
	cairo_status_t status = job->pages ? paint_pages(&self, job, surface) : paint(&self, job->scene, surface, scale);
	self.lib.cairo_surface_finish(surface);
	if (status == CAIRO_STATUS_SUCCESS) status = self.lib.cairo_surface_status(surface);
	self.lib.cairo_surface_destroy(surface);
	if (status == CAIRO_STATUS_SUCCESS) jn_pdf_catalog(out, jn_render_language(job), job->scene->rtl);
	jn_text_setup_free(&self.text);
	return report(&self, status, "PDF", problem);
}
