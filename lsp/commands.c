/* workspace/executeCommand: drawing to a file or as content, mending, reading everything anew, a summary. In: one object as the
 * argument. Out: an object; docs/editors.md has all members. Nothing is written but what `output` names. */
#include "lsp/commands.h"

#include "lsp/actions.h"
#include "lsp/draw.h"
#include "lsp/output.h"
#include "lsp/preview.h"

static json_t *render(jn_lsp *self, const json_t *argument, jn_lsp_error *error);
static json_t *preview(jn_lsp *self, const json_t *argument, jn_lsp_error *error);
static json_t *fix_all(jn_lsp *self, const json_t *argument, jn_lsp_error *error);
static json_t *reload(jn_lsp *self, const json_t *argument, jn_lsp_error *error);
static json_t *check(jn_lsp *self, const json_t *argument, jn_lsp_error *error);

const jn_lsp_command jn_lsp_commands[] = {
	{"journey.render", render},
	{"journey.preview", preview},
	{"journey.fixAll", fix_all},
	{"journey.reload", reload},
	{"journey.check", check},
	{0},
};

json_t *jn_lsp_command_options(void)
{
	json_t *names = json_array();
	for (const jn_lsp_command *row = jn_lsp_commands; row->name; row++) json_array_append_new(names, json_string(row->name));
	return json_pack("{s:o}", "commands", names);
}

json_t *jn_lsp_execute(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_str name = jn_lsp_member(params, "command");
	const json_t *list = json_object_get(params, "arguments"), *argument = json_array_get(list, 0);
	const jn_lsp_command *row = jn_lsp_commands;
	while (row->name && !jn_str_eq(jn_str_c(row->name), name)) row++;
	if (!row->name) return jn_lsp_fail(error, JN_LSP_INVALID_PARAMS, "there is no command `%.*s`", JN_ARG(name));
	bool good = (!list || json_is_null(list) || json_is_array(list)) && json_array_size(list) <= 1 && (!argument || json_is_object(argument));
	if (!good) return jn_lsp_fail(error, JN_LSP_INVALID_PARAMS, "`%s` takes one object as its argument", row->name);
	return row->run(self, argument, error);
}

/* ---- journey.render ---- */

static void put_base64(jn_buf *out, const jn_buf *bytes)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	for (size_t at = 0; at < bytes->len; at += 3) {
		uint32_t word = 0, have = bytes->len - at < 3 ? (uint32_t)(bytes->len - at) : 3;
		for (uint32_t i = 0; i < 3; i++) word = word << 8 | (i < have ? (unsigned char)bytes->ptr[at + i] : 0);
		for (uint32_t i = 0; i < 4; i++) jn_buf_char(out, i <= have ? letters[word >> (18 - 6 * i) & 63] : '=');
	}
}

/* The picture in the answer: text as it is, bytes as base64. */
static json_t *as_content(const jn_lsp_drawing *drawing, const jn_buf *bytes, jn_lsp_error *error)
{
	jn_buf coded = {0};
	if (bytes->len > JN_LSP_MOST_DRAWN) return jn_lsp_fail(error, JN_LSP_REQUEST_FAILED, "the picture is too large for an answer: give `output`");
	if (drawing->renderer->binary) put_base64(&coded, bytes);
	json_t *result = json_pack("{s:s, s:o, s:s}", "format", drawing->renderer->name, "content",
	                           jn_lsp_json_str(jn_buf_view(drawing->renderer->binary ? &coded : bytes)), "encoding",
	                           drawing->renderer->binary ? "base64" : "utf-8");
	jn_buf_free(&coded);
	return result;
}

static json_t *as_file(jn_lsp *self, const jn_lsp_drawing *drawing, const jn_buf *bytes, const json_t *argument, jn_lsp_error *error)
{
	jn_buf path = {0}, uri = {0};
	json_t *result = NULL;
	jn_str output = jn_lsp_member(argument, "output");
	if (jn_lsp_output_path(self, drawing->file.project, output, &path, error) && jn_lsp_output_write(path.ptr, bytes, error)) {
		jn_lsp_file_uri(self, jn_str_c(path.ptr), &uri);
		json_t *name = jn_lsp_json_str(jn_buf_view(&uri));
		if (json_is_true(json_object_get(argument, "show")) && self->client.shows_documents)
			jn_lsp_ask(self, "window/showDocument", json_pack("{s:O, s:b}", "uri", name, "external", 1), NULL, NULL);
		result = json_pack("{s:s, s:o, s:I}", "format", drawing->renderer->name, "uri", name, "bytes", (json_int_t)bytes->len);
	}
	jn_buf_free(&path);
	jn_buf_free(&uri);
	return result;
}

/* What is asked for, with the format that `output` ends in where none is said. To be released. */
static json_t *with_format(const json_t *argument)
{
	json_t *whole = json_object();
	const jn_renderer *row = jn_renderer_for_path(jn_lsp_member(argument, "output"));
	if (argument) json_object_update(whole, (json_t *)argument);
	if (row && jn_lsp_member(argument, "format").len == 0) json_object_set_new(whole, "format", json_string(row->name));
	return whole;
}

/* The ending of `output` and the format have to agree: no map is overwritten. */
static bool fits_output(const json_t *argument, const jn_lsp_drawing *drawing, jn_lsp_error *error)
{
	const json_t *output = json_object_get(argument, "output");
	if (!output || json_is_null(output)) return true;
	const jn_renderer *row = jn_renderer_for_path(jn_lsp_member(argument, "output"));
	if (row && row == drawing->renderer) return true;
	jn_lsp_fail(error, JN_LSP_INVALID_PARAMS, "`output` is a file's URI that ends in `.%s`", drawing->renderer->extension);
	return false;
}

static json_t *render(jn_lsp *self, const json_t *argument, jn_lsp_error *error)
{
	jn_lsp_drawing drawing = {0};
	jn_buf bytes = {0};
	json_t *result = NULL, *whole = with_format(argument);
	if (jn_lsp_drawing_read(self, whole, &drawing, error) && fits_output(argument, &drawing, error) &&
	    jn_lsp_drawing_write(&drawing, &bytes, error))
		result = json_is_string(json_object_get(argument, "output")) ? as_file(self, &drawing, &bytes, argument, error)
		                                                            : as_content(&drawing, &bytes, error);
	json_decref(whole);
	jn_buf_free(&bytes);
	jn_lsp_drawing_free(&drawing);
	return result;
}

/* ---- journey.preview ---- */

/* The preview; with `show`, its text is opened where the editor shows documents and texts that are no files. */
static json_t *preview(jn_lsp *self, const json_t *argument, jn_lsp_error *error)
{
	json_t *result = jn_lsp_preview(self, argument, error);
	if (!result || !json_is_true(json_object_get(argument, "show")) || !self->client.shows_documents || !self->client.refresh_content) return result;
	jn_buf uri = {0};
	jn_buf_c(&uri, "journey:/preview/");
	jn_lsp_put_part(&uri, jn_lsp_member(result, "journey"));
	jn_buf_printf(&uri, ".%s?uri=", json_string_value(json_object_get(result, "format")));
	jn_lsp_put_part(&uri, jn_lsp_member(json_object_get(argument, "textDocument"), "uri"));
	static const char *const members[] = {"journey", "view", "theme"};
	for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
		jn_buf_printf(&uri, "&%s=", members[i]);
		jn_lsp_put_part(&uri, jn_lsp_member(result, members[i]));
	}
	jn_lsp_ask(self, "window/showDocument", json_pack("{s:o}", "uri", jn_lsp_json_str(jn_buf_view(&uri))), NULL, NULL);
	jn_buf_free(&uri);
	return result;
}

/* ---- journey.fixAll ---- */

static json_t *fix_all(jn_lsp *self, const json_t *argument, jn_lsp_error *error)
{
	jn_lsp_file file;
	if (!self->client.applies_edits) return jn_lsp_fail(error, JN_LSP_REQUEST_FAILED, "this editor lets nobody else edit (workspace/applyEdit)");
	if (!jn_lsp_document(self, argument, &file, error)) return NULL;
	json_t *edit = jn_lsp_certain_edits(self, &file, JN_LSP_MOST_ITEMS);
	if (edit) jn_lsp_ask(self, "workspace/applyEdit", json_pack("{s:s, s:O}", "label", "mend all that is certain", "edit", edit), NULL, NULL);
	json_t *result = json_pack("{s:b}", "mends", edit != NULL);
	json_decref(edit);
	return result;
}

/* ---- journey.reload ---- */

static json_t *reload(jn_lsp *self, const json_t *argument, jn_lsp_error *error)
{
	(void)argument, (void)error;
	jn_lsp_disk_changed(self, true);
	return json_null();
}

/* ---- journey.check ---- */

static json_t *check(jn_lsp *self, const json_t *argument, jn_lsp_error *error)
{
	jn_lsp_file file = {0};
	json_t *list = json_array();
	if (argument && json_object_get(argument, "textDocument") && !jn_lsp_document(self, argument, &file, error)) {
		json_decref(list);
		return NULL;
	}
	for (jn_lsp_project *project = self->projects; project && json_array_size(list) < JN_LSP_MOST_FINDINGS; project = project->next) {
		jn_buf uri = {0};
		if (!jn_lsp_cares(self, project) || project->ignored || (file.project && file.project != project)) continue;
		const jn_findings *findings = jn_lsp_findings(self, project);
		uint32_t files = 0;
		for (uint32_t i = 0; i < project->snapshot->document_count; i++) files += !project->snapshot->documents[i]->builtin;
		if (project->placeless) jn_buf_c(&uri, project->root);
		else jn_lsp_file_uri(self, jn_str_c(project->root), &uri);
		json_array_append_new(list, json_pack("{s:o, s:i, s:i, s:i, s:i, s:b}", "uri", jn_lsp_json_str(jn_buf_view(&uri)), "files", (int)files,
		                                      "errors", (int)findings->errors, "warnings", (int)findings->warnings, "infos",
		                                      (int)findings->infos, "fails", findings->fails));
		jn_buf_free(&uri);
	}
	return json_pack("{s:o}", "projects", list);
}
