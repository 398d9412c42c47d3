/* Drawing for requests. See draw.h. */
#include "lsp/draw.h"

#include "text/language.h"

/* ---- what is asked for ---- */

/* A member that may be left out; false (with words) when it is there and no text. */
static bool text_member(const json_t *params, const char *name, jn_str *ret, jn_lsp_error *error)
{
	const json_t *value = json_object_get(params, name);
	*ret = jn_lsp_member(params, name);
	if (!value || json_is_null(value) || json_is_string(value)) return true;
	jn_lsp_fail(error, JN_LSP_INVALID_PARAMS, "`%s` is a text", name);
	return false;
}

static bool read_look(const json_t *params, jn_lsp_drawing *out, jn_lsp_error *error)
{
	jn_str format, theme, view;
	uint32_t count;
	const jn_scene_view *views = jn_scene_views(&count);
	const json_t *scale = json_object_get(params, "scale");
	if (!text_member(params, "format", &format, error) || !text_member(params, "theme", &theme, error) || !text_member(params, "view", &view, error))
		return false;
	out->renderer = format.len ? jn_renderer_named(format) : &jn_renderers[0];
	out->theme = theme.len ? jn_theme_named(theme) : JN_THEME_PAPER;
	out->view = jn_str_c(views[0].name);
	for (uint32_t i = 0; i < count; i++)
		if (jn_str_eq(view, jn_str_c(views[i].name))) out->view = jn_str_c(views[i].name);
	out->index = json_is_true(json_object_get(params, "index"));
	out->scale = json_is_integer(scale) ? (int)json_integer_value(scale) : 1;
	if (!out->renderer) jn_lsp_fail(error, JN_LSP_INVALID_PARAMS, "there is no format `%.*s`", JN_ARG(format));
	else if (out->theme == JN_THEME_NONE) jn_lsp_fail(error, JN_LSP_INVALID_PARAMS, "there is no theme `%.*s`", JN_ARG(theme));
	else if (view.len && !jn_str_eq(view, out->view)) jn_lsp_fail(error, JN_LSP_INVALID_PARAMS, "there is no view `%.*s`", JN_ARG(view));
	else if (scale && !json_is_null(scale) && (!json_is_integer(scale) || out->scale < 1 || out->scale > 4))
		jn_lsp_fail(error, JN_LSP_INVALID_PARAMS, "`scale` is a number from 1 to 4");
	return error->code == 0;
}

/* ---- which journey ---- */

/* The journey of the document that the place is in, else the last one before it, else its first; NULL when it has none. */
static const jn_decl *journey_near(const jn_document *document, uint32_t offset)
{
	const jn_decl *found = NULL;
	for (const jn_decl *decl = document->first; decl; decl = decl->next) {
		if (decl->kind != JN_JOURNEY || (found && decl->span.start > offset)) continue;
		found = decl;
	}
	return found;
}

static const jn_decl *journey_named(const jn_lsp_file *file, jn_str name)
{
	const jn_project *project = file->project->snapshot;
	const jn_decl *found = NULL;
	for (uint32_t i = 0; i < project->kind_count[JN_JOURNEY]; i++) {
		const jn_decl *journey = project->by_kind[JN_JOURNEY][i];
		if (jn_str_eq(journey->name, name) && (!found || journey->document == file->document)) found = journey;
	}
	return found;
}

static bool read_journey(jn_lsp *self, const json_t *params, jn_lsp_drawing *out, jn_lsp_error *error)
{
	jn_str name;
	uint32_t offset = 0;
	bool placed = json_is_object(json_object_get(params, "position"));
	if (!text_member(params, "journey", &name, error)) return false;
	if (placed ? !jn_lsp_point(self, params, &out->file, &offset, error) : !jn_lsp_document(self, params, &out->file, error)) return false;
	out->journey = name.len ? journey_named(&out->file, name) : journey_near(out->file.document, offset);
	if (out->journey) return true;
	if (name.len) jn_lsp_fail(error, JN_LSP_REQUEST_FAILED, "there is no journey `%.*s` in the project", JN_ARG(name));
	else jn_lsp_fail(error, JN_LSP_REQUEST_FAILED, "there is no journey in %.*s: `journey` says which is meant", JN_ARG(out->file.document->source.path));
	return false;
}

/* The declaration of a kind that `member` names, NULL when it names none; false (with words) when there is no such. */
static bool read_name(const json_t *params, const char *member, const jn_project *project, jn_kind kind, const jn_decl **ret, jn_lsp_error *error)
{
	jn_str name;
	*ret = NULL;
	if (!text_member(params, member, &name, error)) return false;
	for (uint32_t i = 0; i < project->kind_count[kind] && name.len && !*ret; i++)
		if (jn_str_eq(project->by_kind[kind][i]->name, name)) *ret = project->by_kind[kind][i];
	if (name.len && !*ret) jn_lsp_fail(error, JN_LSP_INVALID_PARAMS, "there is no %s `%.*s`", jn_schema_kind(kind)->name, JN_ARG(name));
	return error->code == 0;
}

/* What of the journey is drawn, and in which words. */
static bool read_portion(const json_t *params, const jn_project *project, jn_scene_options *out, jn_lsp_error *error)
{
	jn_str lanes, language, wrong;
	const json_t *fold = json_object_get(params, "fold");
	if (!text_member(params, "lanes", &lanes, error) || !text_member(params, "language", &language, error)) return false;
	if (lanes.len && !jn_scene_lanes_read(&out->lanes, lanes, &wrong))
		jn_lsp_fail(error, JN_LSP_INVALID_PARAMS, "there is no lane `%.*s`", JN_ARG(wrong));
	else if (fold && !json_is_null(fold) && (!json_is_integer(fold) || json_integer_value(fold) < -1 || json_integer_value(fold) > 100))
		jn_lsp_fail(error, JN_LSP_INVALID_PARAMS, "`fold` is a number of rows, or -1");
	if (error->code) return false;
	if (json_is_integer(fold)) out->fold = (int)json_integer_value(fold);
	if (language.len) out->language = (int)jn_language_of(language);
	return read_name(params, "persona", project, JN_PERSONA, &out->persona, error) && read_name(params, "channel", project, JN_CHANNEL, &out->channel, error);
}

/* What the foot of a picture says: without the version's last number, as `journey render` has it. */
static jn_str version(void)
{
	jn_str all = JN_STR("journey " JOURNEY_VERSION);
	const char *last = strrchr(all.ptr, '.');
	return jn_str_slice(all, 0, last ? (uint32_t)(last - all.ptr) : all.len);
}

bool jn_lsp_drawing_read(jn_lsp *self, const json_t *params, jn_lsp_drawing *ret, jn_lsp_error *error)
{
	if (!read_look(params, ret, error) || !read_journey(self, params, ret, error)) return false;
	jn_scene_options how = {.view = ret->view, .language = -1, .today = JN_DATE_NONE, .version = version(), .index = ret->index,
	                        .outline = ret->renderer->outline};
	if (!read_portion(params, ret->file.project->snapshot, &how, error)) return false;
	ret->scene = jn_scene_build(&ret->arena, ret->file.project->snapshot, ret->journey, &how);
	return true;
}

bool jn_lsp_drawing_write(const jn_lsp_drawing *self, jn_buf *out, jn_lsp_error *error)
{
	jn_problem problem = {.language = error->language};
	jn_render_job job = {.project = self->file.project->snapshot, .journey = self->journey, .scene = self->scene, .theme = self->theme,
	                     .scale = self->scale, .alone = true};
	bool ok = self->renderer->render(out, &job, &problem);
	if (!ok) jn_lsp_fail(error, JN_LSP_REQUEST_FAILED, "`%.*s`: %.*s", JN_ARG(self->journey->name), (int)problem.text.len, problem.text.ptr);
	jn_buf_free(&problem.text);
	return ok;
}

bool jn_lsp_drawing_shown(const jn_lsp_drawing *self)
{
	return !self->renderer->binary && !self->renderer->outline;
}

void jn_lsp_drawing_free(jn_lsp_drawing *self)
{
	jn_arena_free(&self->arena);
}
