/* From the first words to the last: initialize, initialized, shutdown, exit. */
#define _POSIX_C_SOURCE 200809L /* kill */

#include <errno.h>
#include <signal.h>

#include "lsp/server.h"
#include "lsp/workspace.h"
#include "text/catalog.h"

static const char *const encoding_names[] = {[JN_UTF8] = "utf-8", [JN_UTF16] = "utf-16", [JN_UTF32] = "utf-32"};

/* The first of the client's encodings that is known here: they come in the order of its preference. */
static jn_encoding choose_encoding(const json_t *offered)
{
	for (size_t i = 0; i < json_array_size(offered); i++) {
		const char *name = json_string_value(json_array_get(offered, i));
		for (int encoding = JN_UTF8; name && encoding <= JN_UTF32; encoding++)
			if (strcmp(name, encoding_names[encoding]) == 0) return (jn_encoding)encoding;
	}
	return JN_UTF16;
}

static void set_trace(jn_lsp *self, jn_str word)
{
	static const char *const words[] = {[JN_LSP_TRACE_OFF] = "off", [JN_LSP_TRACE_MESSAGES] = "messages", [JN_LSP_TRACE_VERBOSE] = "verbose"};
	for (int i = JN_LSP_TRACE_OFF; i <= JN_LSP_TRACE_VERBOSE; i++)
		if (jn_str_eq(word, jn_str_c(words[i]))) self->trace = i;
}

static void read_folders(jn_lsp *self, const json_t *params)
{
	const json_t *folders = json_object_get(params, "workspaceFolders");
	for (size_t i = 0; i < json_array_size(folders); i++) {
		json_t *uri = json_object_get(json_array_get(folders, i), "uri");
		if (json_is_string(uri)) json_array_append(self->folders, uri);
	}
	json_t *root = json_object_get(params, "rootUri"), *path = json_object_get(params, "rootPath");
	if (json_array_size(self->folders) == 0 && json_is_string(root)) json_array_append(self->folders, root);
	if (json_array_size(self->folders) > 0 || !json_is_string(path) || json_string_length(path) == 0) return;
	jn_buf uri = {0}; /* of clients before LSP 3 */
	jn_lsp_path_uri((jn_str){json_string_value(path), (uint32_t)json_string_length(path)}, &uri);
	json_array_append_new(self->folders, jn_lsp_json_str(jn_buf_view(&uri)));
	jn_buf_free(&uri);
}

/* The process that ended is none we could outlive: where it cannot be seen (another machine, a container), it is not looked at. */
static void watch_parent(jn_lsp *self, const json_t *id)
{
	json_int_t parent = json_integer_value(id);
	if (parent > 1 && parent <= INT32_MAX && (kill((pid_t)parent, 0) == 0 || errno == EPERM)) self->parent = parent;
}

/* Puts a row's capability where its name says: "a.b" goes into the object "a". */
static void tell(const jn_lsp *self, json_t *able, const jn_lsp_method *row)
{
	bool fit = !row->needs || *((const bool *)((const char *)&self->client + row->needs));
	const char *name = row->capability;
	if (!name || (!fit && !row->otherwise)) return;
	for (const char *dot = strchr(name, '.'); dot; name = dot + 1, dot = strchr(name, '.')) {
		char outer[64] = ""; /* longer than any name in the table */
		memcpy(outer, name, (size_t)(dot - name));
		if (!json_object_get(able, outer)) json_object_set_new(able, outer, json_object());
		able = json_object_get(able, outer);
	}
	const char *value = fit ? row->value : row->otherwise;
	json_object_set_new(able, name, fit && row->options ? row->options() : json_loads(value, JSON_DECODE_ANY, NULL));
}

json_t *jn_lsp_initialize(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	(void)error;
	const json_t *client = json_object_get(params, "capabilities");
	self->client = jn_lsp_client_read(client);
	self->language = jn_language_of_locale(jn_str_c(json_string_value(json_object_get(params, "locale"))));
	self->encoding = choose_encoding(jn_lsp_at(client, "general.positionEncodings"));
	self->initialized = true;
	self->own_language = self->language;
	self->retried = json_deep_copy(jn_lsp_at(client, "general.staleRequestSupport.retryOnContentModified"));
	set_trace(self, jn_lsp_member(params, "trace"));
	watch_parent(self, json_object_get(params, "processId"));
	read_folders(self, params);
	jn_lsp_place_folders(self);
	const json_t *given = json_object_get(params, "initializationOptions"), *own = json_object_get(given, "journey");
	if (json_is_object(given)) jn_lsp_apply_settings(self, own ? own : given);
	json_t *able = json_pack("{s:s}", "positionEncoding", encoding_names[self->encoding]);
	for (const jn_lsp_method *row = jn_lsp_methods; row->name; row++) tell(self, able, row);
	return json_pack("{s:o, s:{s:s, s:s}}", "capabilities", able, "serverInfo", "name", "journey", "version", JOURNEY_VERSION);
}

/* ---- registrations ---- */

static void add_registration(json_t *list, const char *id, const char *method, json_t *options)
{
	json_array_append_new(list, json_pack("{s:s, s:s, s:o}", "id", id, "method", method, "registerOptions", options));
}

/* What is told to the client only now: it must be able to take it. */
static void register_all(jn_lsp *self)
{
	json_t *list = json_array();
	if (self->client.watches)
		add_registration(list, "files", "workspace/didChangeWatchedFiles", json_pack("{s:[{s:s}]}", "watchers", "globPattern", "**/*.journey"));
	if (self->client.registers_settings)
		add_registration(list, "settings", "workspace/didChangeConfiguration", json_pack("{s:s}", "section", "journey"));
	if (json_array_size(list)) jn_lsp_ask(self, "client/registerCapability", json_pack("{s:o}", "registrations", list), NULL, NULL);
	else json_decref(list);
}

/* ---- the first reading ---- */

static void progress(jn_lsp *self, const char *kind, const char *name, const char *message, unsigned share)
{
	json_t *value = json_pack("{s:s}", "kind", kind);
	if (message) json_object_set_new(value, name, json_string(message));
	if (strcmp(kind, "end") != 0) json_object_set_new(value, "percentage", json_integer(share));
	jn_lsp_notify(self, "$/progress", json_pack("{s:s, s:o}", "token", "journey/reading", "value", value));
}

/* The client shows a progress: the projects are read while it looks on. */
static void read_projects(jn_lsp *self, const json_t *result, const json_t *error, const json_t *context)
{
	(void)result, (void)context;
	unsigned count = 0, done = 0;
	self->awaits &= ~(unsigned)JN_LSP_AWAITS_PROGRESS;
	for (jn_lsp_project *project = self->projects; project; project = project->next) count += !project->snapshot;
	if (error || count == 0) return;
	progress(self, "begin", "title", jn_tr(self->language, JN_TR("Reading journey maps")), 0);
	for (jn_lsp_project *project = self->projects; project; project = project->next) {
		if (project->snapshot) continue;
		jn_lsp_load(self, project);
		progress(self, "report", "message", project->root, ++done * 100 / count);
	}
	progress(self, "end", NULL, NULL, 0);
}

void jn_lsp_initialized(jn_lsp *self, const json_t *params)
{
	(void)params;
	register_all(self);
	jn_lsp_ask_settings(self);
	jn_lsp_find_folders(self);
	self->findings_due = true;
	if (self->client.configuration) self->awaits |= JN_LSP_AWAITS_SETTINGS;
	if (!self->client.progress || !self->projects) return;
	self->awaits |= JN_LSP_AWAITS_PROGRESS;
	jn_lsp_ask(self, "window/workDoneProgress/create", json_pack("{s:s}", "token", "journey/reading"), read_projects, NULL);
}

json_t *jn_lsp_shutdown(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	(void)params, (void)error;
	self->shut_down = true;
	return json_null();
}

void jn_lsp_exit(jn_lsp *self, const json_t *params)
{
	(void)params;
	self->over = true;
	self->exit_code = self->shut_down ? 0 : 1;
}

void jn_lsp_set_trace(jn_lsp *self, const json_t *params)
{
	set_trace(self, jn_lsp_member(params, "value"));
}
