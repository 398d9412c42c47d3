/* What the HTML writer writes: nothing of the model is lost, nothing hostile lives, every page is well-formed. One project
 * is made from the schema itself, with every property of every kind, so a new property is covered the day it is added. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "model/diagnostic.h"
#include "model/schema.h"
#include "project/load.h"
#include "everything.h"
#include "render/escape.h"
#include "render/page.h"
#include "render/render.h"
#include "render/sha256.h"
#include "test_render_payloads.h"
#include "test_render_xml.h"
#include "text/numerals.h"
#include "text/labels.h"

/* --- pages and their text --- */

static void render(jn_buf *out, const jn_project *project, const jn_decl *journey, const jn_renderer *format)
{
	jn_arena arena = {0};
	jn_scene_options options = {.language = -1, .today = JN_DATE_NONE, .version = JN_STR("journey 0")};
	jn_render_job job = {.project = project, .journey = journey, .scene = jn_scene_build(&arena, project, journey, &options)};
	jn_problem problem = {0};
	cr_assert(format->render(out, &job, &problem) && problem.text.len == 0);
	jn_arena_free(&arena);
}

/* Runs of blanks of any kind become one blank, isolates nothing: what a reader takes in. */
static void normalise(jn_buf *out, jn_str s)
{
	for (uint32_t at = 0; at < s.len;) {
		uint32_t rune = jn_utf8_next(s, &at);
		if (rune >= 0x2066 && rune <= 0x2069) continue;
		bool blank = rune == ' ' || rune == '\n' || rune == '\t' || rune == 0xA0;
		if (!blank) jn_buf_rune(out, rune);
		else if (out->len == 0 || out->ptr[out->len - 1] != ' ') jn_buf_char(out, ' ');
	}
}

static uint32_t place_of(jn_str s, jn_str part)
{
	uint32_t at = 0;
	while (at + part.len <= s.len && memcmp(s.ptr + at, part.ptr, part.len) != 0) at++;
	return at + part.len <= s.len ? at : s.len;
}

/* The text of a page without its tags, style and picture: the tables and lists must hold everything by themselves. */
static jn_str page_text(jn_buf *out, jn_str html)
{
	jn_buf plain = {0}, bare = {0};
	const char *picture_end = strstr(html.ptr, "</svg>");
	uint32_t from = picture_end ? (uint32_t)(picture_end - html.ptr) : 0;
	bool inside = false;
	uint32_t to = place_of(html, JN_STR("<dialog"));
	for (uint32_t i = from; i < to; i++) {
		if (html.ptr[i] == '<') inside = true;
		if (!inside) jn_buf_char(&bare, html.ptr[i]);
		if (html.ptr[i] == '>') inside = false;
	}
	xml_plain(&plain, jn_buf_view(&bare));
	normalise(out, jn_buf_view(&plain));
	jn_buf_free(&plain);
	jn_buf_free(&bare);
	return jn_buf_view(out);
}

static bool contains(jn_str s, jn_str part)
{
	for (uint32_t i = 0; i + part.len <= s.len; i++) {
		const char *found = memchr(s.ptr + i, part.ptr[0], s.len - i);
		if (!found) return false;
		i = (uint32_t)(found - s.ptr);
		if (i + part.len <= s.len && memcmp(found, part.ptr, part.len) == 0) return true;
	}
	return false;
}

typedef struct reader {
	jn_str page;
	const jn_decl *journey;
	const jn_decl *seen[512];
	int seen_count;
	jn_language language;
	jn_numerals numerals;
	int facts;
} reader;

static void expect_text(reader *self, jn_str text, const char *what)
{
	jn_buf wanted = {0};
	normalise(&wanted, text);
	jn_str trimmed = jn_str_trim(jn_buf_view(&wanted));
	if (trimmed.len) {
		cr_expect(contains(self->page, trimmed), "the page of `%.*s` lacks %s `%.*s`", JN_ARG(self->journey->name), what, JN_ARG(trimmed));
		self->facts++;
	}
	jn_buf_free(&wanted);
}

static void expect_decl(reader *self, const jn_decl *decl);

static void expect_value(reader *self, const jn_value *value)
{
	jn_buf text = {0};
	switch (value->type) {
	case JN_VALUE_TEXT:
	case JN_VALUE_LINK: expect_text(self, value->text, "text"); break;
	case JN_VALUE_NUMBER:
		jn_numerals_write(&text, &self->numerals, value->text, value->unit);
		expect_text(self, jn_buf_view(&text), "number");
		break;
	case JN_VALUE_DATE:
		jn_label_date(&text, value->date, self->language);
		expect_text(self, jn_buf_view(&text), "date");
		break;
	case JN_VALUE_REF:
		if (value->ref) expect_decl(self, value->ref);
		break;
	default: break;
	}
	jn_buf_free(&text);
}

static void expect_clauses(reader *self, const jn_clause *clause)
{
	for (; clause; clause = clause->next) {
		expect_value(self, &clause->head);
		if (clause->second) expect_value(self, clause->second);
		for (const jn_mod *mod = clause->mods; mod; mod = mod->next) expect_value(self, &mod->value);
	}
}

/* A declaration and all it refers to must be on the page; another journey by its title alone. */
static void expect_decl(reader *self, const jn_decl *decl)
{
	for (int i = 0; i < self->seen_count; i++) {
		if (self->seen[i] == decl) return;
	}
	cr_assert_lt(self->seen_count, 512);
	self->seen[self->seen_count++] = decl;
	if (decl->document->builtin) return;
	expect_text(self, jn_decl_title(decl), "title");
	const jn_decl *journey = jn_decl_enclosing(decl, JN_JOURNEY);
	if (journey && journey != self->journey) return;
	expect_clauses(self, decl->heads);
	for (const jn_prop *prop = decl->props; prop; prop = prop->next) {
		if (prop->key != JN_KEY_LANGUAGE_VERSION && prop->key != JN_KEY_IGNORE) expect_clauses(self, prop->clauses);
	}
	if (decl->kind == JN_PROJECT) return;
	for (const jn_decl *child = decl->first_child; child; child = child->next) expect_decl(self, child);
}

static int expect_nothing_lost(const jn_project *project, const jn_decl *journey)
{
	jn_buf html = {0}, text = {0};
	render(&html, project, journey, jn_renderer_named(JN_STR("html")));
	jn_buf_char(&html, 0);
	jn_str language = project->project ? jn_decl_text(project->project, JN_KEY_LANGUAGE) : (jn_str){0};
	static reader self;
	self = (reader){.journey = journey, .language = jn_language_of(language), .numerals = jn_numerals_of(language)};
	self.page = page_text(&text, (jn_str){html.ptr, (uint32_t)html.len - 1});
	expect_decl(&self, journey);
	if (project->project) expect_decl(&self, project->project);
	jn_buf_free(&html);
	jn_buf_free(&text);
	return self.facts;
}

/* --- safety --- */

static void only_harmless(const xml_element *element, void *context)
{
	static const char *const elements[] = {
		"html", "head", "meta", "title", "style", "body", "a", "header", "main", "footer", "nav", "section", "article", "div", "span", "p",
		"b", "bdi", "br", "strong", "h1", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "table", "colgroup", "col", "thead",
		"tbody", "tr", "th", "td", "time", "svg", "desc", "g", "rect", "circle", "path", "text", "select", "option", "details",
		"summary", "label", "input", "button", "output", "dialog", NULL};
	(void)context;
	cr_assert(xml_listed(element->name, elements), "element %.*s", JN_ARG(element->name));
	for (int i = 0; i < element->attribute_count; i++) {
		jn_str name = element->attributes[i].name;
		cr_assert(!jn_str_starts(name, JN_STR("on")) && !jn_str_eq(name, JN_STR("style")) && !jn_str_eq(name, JN_STR("src")),
				  "attribute %.*s", JN_ARG(name));
	}
	jn_str href = xml_attribute_value(element, "href");
	cr_assert(href.len == 0 || href.ptr[0] == '#' || jn_escape_link_allowed(href), "link %.*s", JN_ARG(href));
	cr_assert(href.len == 0 || jn_str_eq(element->name, JN_STR("a")));
}

/* A page without its script, which must be ours to the last byte, named by its hash in the page's policy. */
static void without_script(jn_buf *out, jn_str page, const char *what)
{
	jn_buf source = {0};
	jn_str opening = JN_STR("<script type=\"module\">"), script = jn_str_c(jn_page_script);
	uint32_t at = place_of(page, opening), begin = at + opening.len, end = begin + script.len;
	jn_buf_c(&source, "script-src '");
	jn_sha256_source(&source, script);
	jn_buf_c(&source, "'; ");
	cr_assert(end < page.len && jn_str_eq(jn_str_slice(page, begin, end), script), "%s: another script", what);
	cr_assert(contains(jn_str_slice(page, 0, 1000), jn_buf_view(&source)), "%s: not named by its hash", what);
	jn_buf_str(out, jn_str_slice(page, 0, at));
	jn_buf_str(out, jn_str_slice(page, end + 9, page.len));
	jn_buf_free(&source);
}

static void expect_sound(jn_str page, const char *what, int number)
{
	jn_buf rest = {0};
	bool html = jn_str_starts(page, JN_STR("<!DOCTYPE html>"));
	if (html) without_script(&rest, page, what);
	else jn_buf_str(&rest, page);
	jn_str read = jn_buf_view(&rest);
	cr_assert(xml_read(read, only_harmless, NULL), "%s %d is not well-formed", what, number);
	cr_assert(!contains(read, JN_STR("<script")) && !contains(read, JN_STR("foreignObject>")), "%s %d", what, number);
	jn_buf_free(&rest);
}

/* Where JOURNEY_PAYLOADS names a folder, what was written is kept there for tests/page.sh to load into a browser. */
static void keep(jn_str page, int payload, const char *extension)
{
	const char *folder = getenv("JOURNEY_PAYLOADS");
	if (!folder) return;
	char path[1024];
	snprintf(path, sizeof path, "%s/payload-%02d.%s", folder, payload, extension);
	FILE *file = fopen(path, "wb");
	cr_assert_not_null(file, "%s", path);
	cr_assert_eq(fwrite(page.ptr, 1, page.len, file), page.len);
	fclose(file);
}

Test(html, payloads_in_every_property_and_format)
{
	for (int i = 0; test_payloads[i].ptr; i++) {
		jn_project *project = everything(i % 2 ? "ar" : "en", NULL);
		const jn_decl *journey = project->by_kind[JN_JOURNEY][0];
		poison_project(project, test_payloads[i]);
		for (const jn_renderer *format = jn_renderers; format->name; format++) {
			if (format->binary || format->outline) continue; /* test_render_words.c and tests/pixels.sh have those */
			jn_buf out = {0};
			render(&out, project, journey, format);
			expect_sound(jn_buf_view(&out), format->name, i);
			keep(jn_buf_view(&out), i, format->extension);
			jn_buf_free(&out);
		}
		jn_project_free(project);
	}
}

/* --- everything is there --- */

Test(html, every_property_of_the_schema_is_on_the_page)
{
	static const char *const languages[] = {"en", "id", "ms", "ar"};
	for (int l = 0; l < 4; l++) {
		int texts = 0;
		jn_project *project = everything(languages[l], &texts);
		const jn_decl *journey = project->by_kind[JN_JOURNEY][0];
		cr_assert_gt(expect_nothing_lost(project, journey), texts, "%s", languages[l]);
		jn_buf out = {0};
		render(&out, project, journey, jn_renderer_named(JN_STR("html")));
		expect_sound(jn_buf_view(&out), languages[l], 0);
		jn_buf_free(&out);
		jn_project_free(project);
	}
}

Test(html, nothing_of_the_examples_is_lost)
{
	static const char *const names[] = {"retail", "retail-id", "retail-ms", "retail-ar", "cart-abandonment"};
	for (int i = 0; i < 5; i++) {
		char root[512];
		snprintf(root, sizeof root, "%s/examples/%s", JOURNEY_SOURCE_DIR, names[i]);
		jn_load_request request = {.root = root, .today = JN_DATE_NONE};
		jn_project *project = jn_project_load(&request);
		cr_assert_gt(project->kind_count[JN_JOURNEY], strcmp(names[i], "retail-ms") == 0 ? 0 : 1, "%s", names[i]);
		for (uint32_t k = 0; k < project->kind_count[JN_JOURNEY]; k++) {
			const jn_decl *journey = project->by_kind[JN_JOURNEY][k];
			cr_assert_gt(expect_nothing_lost(project, journey), 100);
			for (const jn_renderer *format = jn_renderers; format->name; format++) {
				if (format->binary || format->outline) continue; /* test_render_words.c and tests/pixels.sh have those */
				jn_buf one = {0}, two = {0};
				render(&one, project, journey, format);
				render(&two, project, journey, format);
				cr_assert(jn_str_eq(jn_buf_view(&one), jn_buf_view(&two)), "%s %u: other bytes the second time", names[i], k);
				expect_sound(jn_buf_view(&one), names[i], (int)k);
				jn_buf_free(&one);
				jn_buf_free(&two);
			}
		}
		jn_project_free(project);
	}
}

Test(html, empty_and_bare_journeys)
{
	static const char *const texts[] = {"journey a { }\n", "journey a { stage b { } }\n", "journey \"x\" { stage b { touchpoint c { } } }\n",
										"journey a { stage b { } stage c { touchpoint d { } } }\n"};
	for (int i = 0; i < 4; i++) {
		jn_project *project = jn_project_of_text(JN_STR("a.journey"), jn_str_c(texts[i]), JN_DATE_NONE);
		for (const jn_renderer *format = jn_renderers; format->name; format++) {
			if (format->binary || format->outline) continue; /* test_render_words.c and tests/pixels.sh have those */
			jn_buf out = {0};
			render(&out, project, project->by_kind[JN_JOURNEY][0], format);
			expect_sound(jn_buf_view(&out), "bare", i);
			jn_buf_free(&out);
		}
		jn_project_free(project);
	}
}

/* --- the script --- */

/* It makes no markup of any text and keeps nothing but the address. */
Test(html, the_script_is_small_and_harmless)
{
	static const char *const never[] = {"innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval", "Function(", "setTimeout",
										"localStorage", "sessionStorage", "cookie", "fetch(", "XMLHttp", "import", "</script", "style=", NULL};
	jn_str script = jn_str_c(jn_page_script);
	cr_expect_lt(script.len, 12 * 1024);
	for (int i = 0; never[i]; i++) cr_expect(!contains(script, jn_str_c(never[i])), "%s", never[i]);
	for (uint32_t i = 0; i < script.len; i++) cr_assert((unsigned char)script.ptr[i] < 0x80);
}

/* Every number a filter offers is one that some touchpoint has, and none of the map's words is compared. */
Test(html, filters_compare_numbers)
{
	jn_project *project = jn_project_of_text(
		JN_STR("a.journey"),
		JN_STR("team t1 \"T1\"\nteam t2 \"T2\"\nteam unused \"U\"\nchannel c1 \"C1\" { owner: t1 }\nchannel c2 \"C2\" { owner: t2 }\n"
			   "persona p1 \"P1\" { }\npersona p2 \"P2\" { }\n"
			   "journey a { persona: p1, p2; owner: unused; stage b { touchpoint x { channel: c1; persona: p2 } "
			   "touchpoint y { channel: c2 } touchpoint z { channel: c2; as p1 { skips: \"never\" } } } }\n"),
		JN_DATE_NONE);
	jn_buf out = {0};
	render(&out, project, project->by_kind[JN_JOURNEY][0], jn_renderer_named(JN_STR("html")));
	jn_str page = jn_buf_view(&out);
	static const char *const wanted[] = {
		"<select data-filter=\"p\" aria-label=\"Persona\"><option value=\"\">Persona: All</option>"
		"<option dir=\"auto\" data-color=\"1\" value=\"1\">P1</option><option dir=\"auto\" data-color=\"2\" value=\"2\">P2</option></select>",
		"id=\"t-1-1\" data-p=\"2\" data-c=\"1\" data-o=\"", "id=\"t-1-2\" data-p=\"1 2\" data-c=\"2\" data-o=\"",
		"id=\"t-1-3\" data-p=\"2\" data-c=\"2\" data-o=\"", "data-t=\"t-1-3\">", "<a href=\"#t-1-3\" aria-label=\"1.3 z\"><rect ", NULL};
	for (int i = 0; wanted[i]; i++) cr_expect(contains(page, jn_str_c(wanted[i])), "%s", wanted[i]);
	uint32_t owners = place_of(page, JN_STR("data-filter=\"o\"")), lanes = place_of(page, JN_STR("<details"));
	cr_assert_lt(owners, lanes);
	cr_expect(contains(jn_str_slice(page, owners, lanes), JN_STR(">T2<")) && !contains(jn_str_slice(page, owners, lanes), JN_STR(">U<")));
	jn_buf_free(&out);
	jn_project_free(project);
}
