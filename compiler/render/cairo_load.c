/* Loading cairo and Pango. In: names of shared libraries and functions. Out: the table of functions, or words. */
#include "render/cairo_load.h"

#include "text/catalog.h"

#include <dlfcn.h>

enum { CAIRO, FONTCONFIG, FREETYPE, GOBJECT, HARFBUZZ, PANGO, PANGOCAIRO, PANGOFT2, ZLIB, LIBRARY_COUNT };

static const char *const files[LIBRARY_COUNT] = {
	"libcairo.so.2",       "libfontconfig.so.1",      "libfreetype.so.6",       "libgobject-2.0.so.0",
	"libharfbuzz.so.0",    	"libpango-1.0.so.0",   "libpangocairo-1.0.so.0",  "libpangoft2-1.0.so.0",
	"libz.so.1",
};

typedef struct row {
	uint8_t library;
	const char *function;
	size_t field; /* where its pointer lies in the table */
} row;

static const row rows[] = {
#define JN_CAIRO_ROW(library, function) {library, #function, offsetof(jn_cairo, function)},
	JN_CAIRO_FUNCTIONS(JN_CAIRO_ROW)
#undef JN_CAIRO_ROW
};

static bool missing(jn_problem *problem, const char *what)
{
	jn_tr_part(&problem->text, problem->language, "PNG and PDF need libcairo2 and libpangocairo-1.0-0: install them (`%s` was not found)", what);
	return false;
}

bool jn_cairo_load(jn_cairo *ret_lib, jn_problem *problem)
{
	void *handles[LIBRARY_COUNT];
	for (int i = 0; i < LIBRARY_COUNT; i++) {
		handles[i] = dlopen(files[i], RTLD_LAZY | RTLD_LOCAL);
		if (!handles[i]) return missing(problem, files[i]);
	}
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		void *found = dlsym(handles[rows[i].library], rows[i].function);
		if (!found) return missing(problem, rows[i].function);
		memcpy((char *)ret_lib + rows[i].field, &found, sizeof found);
	}
	return true;
}
