/* textDocument/codeLens and codeLens/resolve: above a declaration, how often it is referred to; above a journey also
 * its preview, how many of its touchpoints have a KPI, and when it is looked at again; above a KPI how it stands. What
 * a lens says is worked out when it is looked at. */
#include "lsp/page.h"
#include "lsp/remember.h"
#include "model/query.h"
#include "text/catalog.h"

typedef struct lens {
	jn_lsp *self;
	const jn_lsp_file *file;
	const jn_decl *decl;
	jn_buf title;
	json_t *arguments; /* NULL: none */
	const char *command;
} lens;

/* ---- what lenses say ---- */

typedef struct count {
	lens *at;
	uint32_t places;
} count;

static void count_place(void *context, const jn_document *document, jn_span span)
{
	count *all = context;
	json_t *places = json_array_get(all->at->arguments, 2);
	all->places++;
	if (places && all->places <= JN_LSP_MOST_FINDINGS)
		json_array_append_new(places, jn_lsp_location(all->at->self, all->at->file->project, document, span));
}

/* Clients that say they have a command for it are given the places to show. */
static void say_references(lens *at)
{
	count all = {at, 0};
	if (at->self->client.shows_references) {
		json_t *range = jn_lsp_range(at->self, &at->decl->document->source, jn_lsp_name_span(at->decl));
		at->arguments = json_pack("[o, O, []]", jn_lsp_uri_of(at->self, at->file->project, at->decl->document, NULL),
								  json_object_get(range, "start"));
		at->command = "journey.showReferences";
		json_decref(range);
	}
	jn_lsp_each_reference(at->file->project->snapshot, at->decl, count_place, &all);
	jn_tr_printf(&at->title, at->self->language, all.places == 1 ? JN_TRF("%u reference") : JN_TRF("%u references"),
				 all.places);
}

static void say_preview(lens *at)
{
	jn_tr_printf(&at->title, at->self->language, "open preview");
	at->command = "journey.preview";
	at->arguments = json_pack("[{s:{s:o}, s:o, s:b}]", "textDocument", "uri",
							  jn_lsp_uri_of(at->self, at->file->project, at->decl->document, NULL), "journey",
							  jn_lsp_json_str(at->decl->name), "show", 1);
}

static void say_coverage(lens *at)
{
	uint32_t all = 0, with = 0;
	for (const jn_decl *t = jn_journey_first_touchpoint(at->decl); t; t = jn_touchpoint_after(t), all++)
		with += jn_touchpoint_has_kpi(t);
	jn_tr_printf(&at->title, at->self->language,
				 all == 1 ? JN_TRF("%u of %u touchpoint has a KPI") : JN_TRF("%u of %u touchpoints have a KPI"), with,
				 all);
}

static void say_review(lens *at)
{
	jn_lsp_page page = {.language = at->self->language};
	const jn_project *project = at->file->project->snapshot;
	jn_lsp_page_day(&page, jn_journey_next_review(project, at->decl), project->today);
	jn_tr_printf(&at->title, at->self->language, "next review %.*s", (int)page.text.len, page.text.ptr);
	jn_buf_free(&page.text);
}

static void say_state(lens *at)
{
	jn_date today = at->file->project->snapshot->today;
	const char *state = jn_lsp_state_words[jn_kpi_judge(at->decl, today)];
	jn_buf_printf(&at->title, "%s ", state ? jn_tr(at->self->language, state) : "");
	jn_lsp_trend(&at->title, at->decl, today);
	at->title.len -= at->title.len > 0 && at->title.ptr[at->title.len - 1] == ' ';
}

/* ---- which lenses there are ---- */

static bool is_named(const lens *at)
{
	return at->decl->parent == NULL && at->decl->name.len > 0 && at->decl->kind != JN_PROJECT;
}
static bool is_journey(const lens *at)
{
	return at->decl->kind == JN_JOURNEY && at->decl->name.len > 0;
}
static bool has_touchpoints(const lens *at)
{
	return at->decl->kind == JN_JOURNEY && jn_journey_first_touchpoint(at->decl);
}
static bool has_review(const lens *at)
{
	return at->decl->kind == JN_JOURNEY &&
		   jn_journey_next_review(at->file->project->snapshot, at->decl) != JN_DATE_NONE;
}
static bool has_state(const lens *at)
{
	return at->decl->kind == JN_KPI && jn_kpi_judge(at->decl, at->file->project->snapshot->today) != JN_KPI_UNKNOWN;
}

static const struct {
	const char *name;
	bool (*stands)(const lens *at);
	void (*say)(lens *at);
} lenses[] = {
	{"preview", is_journey, say_preview},     {"coverage", has_touchpoints, say_coverage},
	{"review", has_review, say_review},       {"state", has_state, say_state},
	{"references", is_named, say_references},
};

json_t *jn_lsp_lenses(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_file file;
	if (!jn_lsp_document(self, params, &file, error)) return NULL;
	json_t *list = json_array();
	for (const jn_decl *decl = file.document->first; decl; decl = decl->next) { /* those that stand in no block */
		const lens at = {.self = self, .file = &file, .decl = decl};
		for (size_t i = 0; i < sizeof lenses / sizeof *lenses && json_array_size(list) < JN_LSP_MOST_ITEMS; i++) {
			if (!lenses[i].stands(&at)) continue;
			json_t *data = jn_lsp_remember(self, file.project, decl);
			json_object_set_new(data, "lens", json_string(lenses[i].name));
			json_array_append_new(list,
								  json_pack("{s:o, s:o}", "range",
											jn_lsp_range(self, &file.document->source, decl->head_span), "data", data));
		}
	}
	return list;
}

json_t *jn_lsp_resolve_lens(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_file file;
	const json_t *data = json_object_get(params, "data");
	jn_str name = jn_lsp_member(data, "lens");
	lens at = {.self = self, .file = &file, .command = "", .decl = jn_lsp_recall_decl(self, data, &file)};
	if (!at.decl) return jn_lsp_fail(error, JN_LSP_REQUEST_FAILED, "what this was said of is no longer there");
	for (size_t i = 0; i < sizeof lenses / sizeof *lenses; i++)
		if (jn_str_eq(name, jn_str_c(lenses[i].name)) && lenses[i].stands(&at)) lenses[i].say(&at);
	json_t *command = json_pack("{s:o, s:s}", "title", jn_lsp_json_str(jn_buf_view(&at.title)), "command", at.command);
	if (at.arguments) json_object_set_new(command, "arguments", at.arguments);
	json_t *result = json_deep_copy(params);
	json_object_set_new(result, "command", command);
	jn_buf_free(&at.title);
	return result;
}
