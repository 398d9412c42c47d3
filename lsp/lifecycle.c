/* From the first words to the last: initialize, initialized, shutdown, exit. */
#include "lsp/server.h"
#include "lsp/workspace.h"

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

static void read_folders(jn_lsp *self, const json_t *params)
{
	const json_t *folders = json_object_get(params, "workspaceFolders");
	for (size_t i = 0; i < json_array_size(folders); i++) {
		json_t *uri = json_object_get(json_array_get(folders, i), "uri");
		if (json_is_string(uri)) json_array_append(self->folders, uri);
	}
	json_t *root = json_object_get(params, "rootUri");
	if (json_array_size(self->folders) == 0 && json_is_string(root)) json_array_append(self->folders, root);
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
	read_folders(self, params);
	json_t *able = json_pack("{s:s}", "positionEncoding", encoding_names[self->encoding]);
	for (const jn_lsp_method *row = jn_lsp_methods; row->name; row++) tell(self, able, row);
	return json_pack("{s:o, s:{s:s, s:s}}", "capabilities", able, "serverInfo", "name", "journey", "version", JOURNEY_VERSION);
}

void jn_lsp_initialized(jn_lsp *self, const json_t *params)
{
	(void)params;
	if (self->client.watches)
		jn_lsp_ask(self, "client/registerCapability",
		               json_pack("{s:[{s:s, s:s, s:{s:[{s:s}]}}]}", "registrations", "id", "files", "method",
		                         "workspace/didChangeWatchedFiles", "registerOptions", "watchers", "globPattern", "**/*.journey"), NULL, NULL);
	jn_lsp_find_folders(self);
	self->findings_due = true;
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

void jn_lsp_ignore(jn_lsp *self, const json_t *params)
{
	(void)self, (void)params;
}
