/* Unpacking and painting pictures. In: files as they lie in the project. Out: paint. Nothing is kept. */
#include "render/cairo_image.h"

#include <dlfcn.h>

#include "render/turn.h"

typedef struct reader {
	jn_str bytes;
	uint32_t at;
} reader;

static cairo_status_t read_on(void *closure, unsigned char *to, unsigned int len)
{
	reader *self = closure;
	if (len > self->bytes.len - self->at) return CAIRO_STATUS_READ_ERROR;
	memcpy(to, self->bytes.ptr + self->at, len);
	self->at += len;
	return CAIRO_STATUS_SUCCESS;
}

/* --- gdk-pixbuf: the few functions that turn a JPEG into rows of red, green and blue --- */

typedef struct jpeg_library {
	void *(*loader_new)(const char *type, void *error);
	int (*write)(void *loader, const unsigned char *bytes, size_t len, void *error);
	int (*close)(void *loader, void *error);
	void *(*pixbuf)(void *loader);
	int (*width)(const void *pixbuf);
	int (*height)(const void *pixbuf);
	int (*stride)(const void *pixbuf);
	int (*channels)(const void *pixbuf);
	const unsigned char *(*rows)(const void *pixbuf);
} jpeg_library;

static bool load_jpeg_library(jpeg_library *self)
{
	static const struct {
		const char *name;
		size_t field;
	} rows[] = {
		{"gdk_pixbuf_loader_new_with_type", offsetof(jpeg_library, loader_new)},
		{"gdk_pixbuf_loader_write", offsetof(jpeg_library, write)},
		{"gdk_pixbuf_loader_close", offsetof(jpeg_library, close)},
		{"gdk_pixbuf_loader_get_pixbuf", offsetof(jpeg_library, pixbuf)},
		{"gdk_pixbuf_get_width", offsetof(jpeg_library, width)},
		{"gdk_pixbuf_get_height", offsetof(jpeg_library, height)},
		{"gdk_pixbuf_get_rowstride", offsetof(jpeg_library, stride)},
		{"gdk_pixbuf_get_n_channels", offsetof(jpeg_library, channels)},
		{"gdk_pixbuf_read_pixels", offsetof(jpeg_library, rows)},
	};
	void *handle = dlopen("libgdk_pixbuf-2.0.so.0", RTLD_LAZY | RTLD_LOCAL);
	for (size_t i = 0; handle && i < sizeof rows / sizeof *rows; i++) {
		void *found = dlsym(handle, rows[i].name);
		if (!found) return false;
		memcpy((char *)self + rows[i].field, &found, sizeof found);
	}
	return handle != NULL;
}

/* Width and height as they are in the file. */
static int file_width(const jn_image *image)
{
	return (int)(jn_turn_sideways(image) ? image->height : image->width);
}

static int file_height(const jn_image *image)
{
	return (int)(jn_turn_sideways(image) ? image->width : image->height);
}

static cairo_surface_t *copy_rows(const jn_cairo *lib, const jpeg_library *jpeg, const void *pixbuf, const jn_image *image)
{
	int width = jpeg->width(pixbuf), height = jpeg->height(pixbuf), channels = jpeg->channels(pixbuf);
	if (width != file_width(image) || height != file_height(image) || channels < 3) return NULL;
	cairo_surface_t *surface = lib->cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
	unsigned char *to = lib->cairo_image_surface_get_data(surface);
	const unsigned char *from = jpeg->rows(pixbuf);
	for (int y = 0; to && y < height; y++) {
		uint32_t *line = (uint32_t *)(void *)(to + (size_t)y * (size_t)lib->cairo_image_surface_get_stride(surface));
		const unsigned char *p = from + (size_t)y * (size_t)jpeg->stride(pixbuf);
		for (int x = 0; x < width; x++, p += channels) line[x] = (uint32_t)p[0] << 16 | (uint32_t)p[1] << 8 | p[2];
	}
	lib->cairo_surface_mark_dirty(surface);
	return surface;
}

static cairo_surface_t *unpack_jpeg(const jn_cairo *lib, const jn_image *image)
{
	jpeg_library jpeg;
	if (!load_jpeg_library(&jpeg)) return NULL;
	void *loader = jpeg.loader_new("jpeg", NULL);
	if (!loader) return NULL;
	bool ok = jpeg.write(loader, (const unsigned char *)image->bytes.ptr, image->bytes.len, NULL);
	ok = jpeg.close(loader, NULL) && ok;
	void *pixbuf = ok ? jpeg.pixbuf(loader) : NULL;
	cairo_surface_t *surface = pixbuf ? copy_rows(lib, &jpeg, pixbuf, image) : NULL;
	lib->g_object_unref(loader);
	return surface;
}

/* A surface that stands for the file: a PDF takes the file itself. */
static cairo_surface_t *wrap_jpeg(const jn_cairo *lib, const jn_image *image)
{
	cairo_surface_t *surface = lib->cairo_image_surface_create(CAIRO_FORMAT_RGB24, file_width(image), file_height(image));
	lib->cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_JPEG, (const unsigned char *)image->bytes.ptr, image->bytes.len, NULL,
	                                 NULL);
	return surface;
}

static cairo_surface_t *open_image(const jn_cairo *lib, const jn_image *image, bool for_pdf)
{
	if (image->type == JN_IMAGE_JPEG) return for_pdf ? wrap_jpeg(lib, image) : unpack_jpeg(lib, image);
	reader from = {.bytes = image->bytes};
	return lib->cairo_image_surface_create_from_png_stream(read_on, &from);
}

/* From the file's pixels to those that are shown. */
static void turn(const jn_cairo *lib, cairo_t *cr, const jn_image *image)
{
	jn_turn by = jn_turn_of(image);
	cairo_matrix_t matrix = {.xx = by.xx, .yx = by.yx, .xy = by.xy, .yy = by.yy};
	if (by.xx + by.xy < 0) matrix.x0 = image->width;
	if (by.yx + by.yy < 0) matrix.y0 = image->height;
	if (image->turn) lib->cairo_transform(cr, &matrix);
}

bool jn_cairo_image_draw(const jn_cairo *lib, cairo_t *cr, const jn_shape *shape, double x, double y, bool for_pdf)
{
	const jn_image *image = shape->image.image;
	cairo_surface_t *surface = open_image(lib, image, for_pdf);
	if (!surface) return false;
	bool ok = lib->cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
	double w = shape->image.w / (double)JN_PX, h = shape->image.h / (double)JN_PX;
	double across = w / image->width, down = h / image->height;
	double scale = (across > down) == shape->image.cover ? across : down;
	if (ok) {
		lib->cairo_save(cr);
		lib->cairo_rectangle(cr, x, y, w, h);
		lib->cairo_clip(cr);
		lib->cairo_translate(cr, x + (w - scale * image->width) / 2, y + (h - scale * image->height) / 2);
		lib->cairo_scale(cr, scale, scale);
		turn(lib, cr, image);
		lib->cairo_set_source_surface(cr, surface, 0, 0);
		lib->cairo_paint(cr);
		lib->cairo_restore(cr);
	}
	lib->cairo_surface_destroy(surface);
	return ok;
}
