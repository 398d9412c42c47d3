/* Fonts. In: the system's main file of fontconfig. Out: a configuration of our own.
 *
 * What that file includes are some fifty files of rules (which font stands in for which, how to hint). We want none of them, and
 * reading them takes longer than drawing a small map. */
#include "render/cairo_fonts.h"

#include <stdio.h>

#include "render/escape.h"

enum { MOST_BYTES = 1 << 20 }; /* of the main file */

/* The one rule that is needed: fonts of pictures, such as emoji, come in one size and are scaled to the one that is asked for. */
static const char rules[] =
	"<fontconfig><match target=\"font\"><test name=\"outline\" compare=\"eq\"><bool>false</bool></test>"
	"<edit name=\"pixelsizefixupfactor\" mode=\"assign\"><divide><name target=\"pattern\">pixelsize</name>"
	"<name target=\"font\">pixelsize</name></divide></edit>"
	"<edit name=\"matrix\" mode=\"assign\"><times><name>matrix</name><matrix><name>pixelsizefixupfactor</name><double>0</double>"
	"<double>0</double><name>pixelsizefixupfactor</name></matrix></times></edit>"
	"<edit name=\"size\" mode=\"assign\"><divide><name>size</name><name>pixelsizefixupfactor</name></divide></edit></match></fontconfig>";

/* The main file, without what it includes. False when there is none that can be read. */
static bool read_main_file(const jn_cairo *lib, FcConfig *config, jn_buf *out)
{
	static const char include[] = "<include";
	FcChar8 *path = lib->FcConfigGetFilename(config, NULL);
	FILE *file = path ? fopen((const char *)path, "rbe") : NULL;
	if (path) lib->FcStrFree(path);
	if (!file) return false;
	char block[4096];
	for (size_t got; out->len < MOST_BYTES && (got = fread(block, 1, sizeof block, file)) > 0;) jn_buf_bytes(out, block, got);
	bool ok = !ferror(file) && feof(file);
	fclose(file);
	jn_buf_char(out, '\0');
	/* An element that fontconfig passes over: what it says is for people. */
	for (char *at = out->ptr; (at = strstr(at, include)) != NULL; at++) {
		char *end = strstr(at, "</include>");
		if (!end) return false;
		memset(at, ' ', (size_t)(end - at) + strlen("</include>"));
	}
	return ok;
}

static void list_folders(const jn_cairo *lib, FcStrList *list, const char *element, jn_buf *out)
{
	for (FcChar8 *path; list && (path = lib->FcStrListNext(list)) != NULL;) {
		jn_buf_printf(out, "<%s>", element);
		jn_escape(out, jn_str_c((const char *)path), 0);
		jn_buf_printf(out, "</%s>", element);
	}
	if (list) lib->FcStrListDone(list);
}

/* The folders that all the system's files name. */
static bool read_all_files(const jn_cairo *lib, jn_buf *out)
{
	FcConfig *system = lib->FcConfigReference(NULL);
	if (!system) return false;
	jn_buf_c(out, "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"urn:fontconfig:fonts.dtd\"><fontconfig>");
	list_folders(lib, lib->FcConfigGetFontDirs(system), "dir", out);
	list_folders(lib, lib->FcConfigGetCacheDirs(system), "cachedir", out);
	jn_buf_c(out, "</fontconfig>");
	jn_buf_char(out, '\0');
	lib->FcConfigDestroy(system);
	return true;
}

/* Leaves only fonts of these families. */
static void put_choice(jn_buf *out, jn_str families)
{
	jn_buf_c(out, "<fontconfig><selectfont>");
	while (families.len > 0) {
		uint32_t end = 0;
		while (end < families.len && families.ptr[end] != ',') end++;
		jn_buf_c(out, "<acceptfont><pattern><patelt name=\"family\"><string>");
		jn_escape(out, jn_str_slice(families, 0, end), 0);
		jn_buf_c(out, "</string></patelt></pattern></acceptfont>");
		families = jn_str_slice(families, end < families.len ? end + 1 : end, families.len);
	}
	jn_buf_c(out, "<rejectfont><pattern></pattern></rejectfont></selectfont></fontconfig>");
	jn_buf_char(out, '\0');
}

static bool load(const jn_cairo *lib, FcConfig *config, const char *xml)
{
	return lib->FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)xml, FcFalse);
}

/* One way to make a configuration; NULL when it has no fonts. */
static FcConfig *make(const jn_fonts_options *how, bool all_files, bool chosen)
{
	const jn_cairo *lib = how->lib;
	FcConfig *config = lib->FcConfigCreate();
	if (!config) return NULL;
	jn_buf xml = {0}, choice = {0};
	bool ok = (all_files ? read_all_files(lib, &xml) : read_main_file(lib, config, &xml)) && load(lib, config, xml.ptr) && load(lib, config, rules);
	if (chosen) put_choice(&choice, how->families);
	ok = ok && (!chosen || load(lib, config, choice.ptr)) && lib->FcConfigBuildFonts(config);
	jn_buf_free(&xml);
	jn_buf_free(&choice);
	const FcFontSet *set = ok ? lib->FcConfigGetFonts(config, FcSetSystem) : NULL;
	if (set && set->nfont > 0) return config;
	lib->FcConfigDestroy(config);
	return NULL;
}

static bool has_family(const jn_cairo *lib, FcConfig *config, jn_str family)
{
	const FcFontSet *set = lib->FcConfigGetFonts(config, FcSetSystem);
	FcChar8 *name;
	for (int i = 0; i < set->nfont; i++)
		for (int n = 0; lib->FcPatternGetString(set->fonts[i], FC_FAMILY, n, &name) == FcResultMatch; n++)
			if (jn_str_eq(family, jn_str_c((const char *)name))) return true;
	return false;
}

static void take(jn_fonts *self, const jn_fonts_options *how, FcConfig *config, bool all_files, bool chosen)
{
	if (self->config) how->lib->FcConfigDestroy(self->config);
	*self = (jn_fonts){config, chosen, all_files};
	if (how->alone) how->lib->FcConfigSetCurrent(config);
}

bool jn_fonts_open(jn_fonts *self, const jn_fonts_options *how)
{
	static const struct {
		bool all_files, chosen;
	} ways[] = {{false, true}, {true, true}, {false, false}, {true, false}};
	*self = (jn_fonts){0};
	for (size_t i = 0; i < sizeof ways / sizeof *ways && !self->config; i++) {
		bool own_matters = how->own.len && ways[i].chosen;
		if (ways[i].all_files && ways[i].chosen && !own_matters) continue;
		FcConfig *config = make(how, ways[i].all_files, ways[i].chosen);
		if (config && own_matters && !has_family(how->lib, config, how->own)) how->lib->FcConfigDestroy(config);
		else if (config) take(self, how, config, ways[i].all_files, ways[i].chosen);
	}
	return self->config != NULL;
}

bool jn_fonts_widen(jn_fonts *self, const jn_fonts_options *how)
{
	FcConfig *config = self->chosen ? make(how, self->all_files, false) : NULL;
	if (config) take(self, how, config, self->all_files, false);
	return config != NULL;
}
