/* The one table of what this server understands. Dispatch and the capabilities told to the client both come from it. */
#include "lsp/server.h"

/* The order of names is the legend of lsp/tokens.c. */
#define TOKENS_LEGEND \
	"{\"legend\":{\"tokenTypes\":[\"keyword\",\"property\",\"class\",\"variable\",\"enumMember\",\"string\",\"number\"," \
	"\"comment\",\"operator\"],\"tokenModifiers\":[\"declaration\",\"defaultLibrary\"]},\"full\":true}"

const jn_lsp_method jn_lsp_methods[] = {
	{.name = "initialize", .answer = jn_lsp_initialize},
	{.name = "initialized", .take = jn_lsp_initialized},
	{.name = "shutdown", .answer = jn_lsp_shutdown},
	{.name = "exit", .take = jn_lsp_exit},
	{.name = "$/setTrace", .take = jn_lsp_ignore},
	{.name = "textDocument/didOpen", .take = jn_lsp_did_open, .capability = "textDocumentSync",
	 .value = "{\"openClose\":true,\"change\":2,\"save\":{\"includeText\":false}}"},
	{.name = "textDocument/didChange", .take = jn_lsp_did_change},
	{.name = "textDocument/didSave", .take = jn_lsp_did_save},
	{.name = "textDocument/didClose", .take = jn_lsp_did_close},
	{.name = "workspace/didChangeWorkspaceFolders", .take = jn_lsp_did_change_folders, .capability = "workspace",
	 .value = "{\"workspaceFolders\":{\"supported\":true,\"changeNotifications\":true}}"},
	{.name = "workspace/didChangeWatchedFiles", .take = jn_lsp_did_change_files},
	{.name = "workspace/didChangeConfiguration", .take = jn_lsp_ignore},
	{.name = "textDocument/completion", .answer = jn_lsp_completion, .capability = "completionProvider",
	 .value = "{\"triggerCharacters\":[\":\",\" \",\".\",\",\"]}"},
	{.name = "textDocument/hover", .answer = jn_lsp_hover, .capability = "hoverProvider", .value = "true"},
	{.name = "textDocument/definition", .answer = jn_lsp_definition, .capability = "definitionProvider", .value = "true"},
	{.name = "textDocument/references", .answer = jn_lsp_references, .capability = "referencesProvider", .value = "true"},
	{.name = "textDocument/documentHighlight", .answer = jn_lsp_highlight, .capability = "documentHighlightProvider",
	 .value = "true"},
	{.name = "textDocument/prepareRename", .answer = jn_lsp_prepare_rename},
	{.name = "textDocument/rename", .answer = jn_lsp_rename, .capability = "renameProvider", .value = "{\"prepareProvider\":true}"},
	{.name = "textDocument/documentSymbol", .answer = jn_lsp_document_symbols, .capability = "documentSymbolProvider",
	 .value = "true"},
	{.name = "workspace/symbol", .answer = jn_lsp_workspace_symbols, .capability = "workspaceSymbolProvider", .value = "true"},
	{.name = "textDocument/foldingRange", .answer = jn_lsp_folding, .capability = "foldingRangeProvider", .value = "true"},
	{.name = "textDocument/codeAction", .answer = jn_lsp_code_actions, .capability = "codeActionProvider",
	 .value = "{\"codeActionKinds\":[\"quickfix\",\"source.fixAll.journey\"]}"},
	{.name = "textDocument/formatting", .answer = jn_lsp_formatting, .capability = "documentFormattingProvider", .value = "true"},
	{.name = "textDocument/semanticTokens/full", .answer = jn_lsp_semantic_tokens, .capability = "semanticTokensProvider",
	 .value = TOKENS_LEGEND},
	{0},
};
