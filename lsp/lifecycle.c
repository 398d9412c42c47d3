/* From the first words to the last: initialize, initialized, shutdown, exit. */
#include "lsp/server.h"
#include "lsp/workspace.h"

static bool yes(const json_t *capabilities, const char *path)
{
	return json_is_true(jn_lsp_at(capabilities, path));
}

static bool lists(const json_t *array, const char *word)
{
	for (size_t i = 0; i < json_array_size(array); i++) {
		const char *item = json_string_value(json_array_get(array, i));
		if (item && strcmp(item, word) == 0) return true;
	}
	return false;
}

static jn_lsp_client read_client(const json_t *capabilities)
{
	return (jn_lsp_client){
		.versioned_edits = yes(capabilities, "workspace.workspaceEdit.documentChanges"),
		.snippets = yes(capabilities, "textDocument.completion.completionItem.snippetSupport"),
		.markdown = lists(jn_lsp_at(capabilities, "textDocument.hover.contentFormat"), "markdown"),
		.tree_symbols = yes(capabilities, "textDocument.documentSymbol.hierarchicalDocumentSymbolSupport"),
		.literal_actions = json_is_object(jn_lsp_at(capabilities, "textDocument.codeAction.codeActionLiteralSupport")),
		.watches = yes(capabilities, "workspace.didChangeWatchedFiles.dynamicRegistration"),
		.related = yes(capabilities, "textDocument.publishDiagnostics.relatedInformation"),
	};
}

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

json_t *jn_lsp_initialize(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	(void)error;
	const json_t *client = json_object_get(params, "capabilities");
	self->client = read_client(client);
	self->encoding = choose_encoding(jn_lsp_at(client, "general.positionEncodings"));
	self->initialized = true;
	read_folders(self, params);
	json_t *able = json_pack("{s:s}", "positionEncoding", encoding_names[self->encoding]);
	for (const jn_lsp_method *row = jn_lsp_methods; row->name; row++)
		if (row->capability) json_object_set_new(able, row->capability, json_loads(row->value, JSON_DECODE_ANY, NULL));
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
