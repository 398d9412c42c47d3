/* The one table of what this server understands. Dispatch and the capabilities told to the client both come from it. */
#include <stddef.h>

#include "lsp/commands.h"
#include "lsp/preview.h"
#include "lsp/server.h"

#define NEEDS(ability) .needs = offsetof(jn_lsp_client, ability)

/* The order of names is the legend of lsp/tokens.c. */
#define TOKENS_LEGEND \
	"{\"legend\":{\"tokenTypes\":[\"keyword\",\"property\",\"class\",\"variable\",\"enumMember\",\"string\",\"number\"," \
	"\"comment\",\"operator\"],\"tokenModifiers\":[\"declaration\",\"defaultLibrary\"]},\"full\":{\"delta\":true},\"range\":true}"

/* Maps, folders, and the pictures and files that maps name. */
#define ANY_PATH "{\"filters\":[{\"scheme\":\"file\",\"pattern\":{\"glob\":\"**/*\"}}]}"

const jn_lsp_method jn_lsp_methods[] = {
	{.name = "initialize", .answer = jn_lsp_initialize},
	{.name = "initialized", .take = jn_lsp_initialized},
	{.name = "shutdown", .answer = jn_lsp_shutdown},
	{.name = "exit", .take = jn_lsp_exit},
	{.name = "$/setTrace", .take = jn_lsp_set_trace},
	{.name = "textDocument/didOpen", .take = jn_lsp_did_open, .capability = "textDocumentSync",
	 .value = "{\"openClose\":true,\"change\":2,\"save\":{\"includeText\":false}}"},
	{.name = "textDocument/didChange", .take = jn_lsp_did_change},
	{.name = "textDocument/didSave", .take = jn_lsp_did_save},
	{.name = "textDocument/didClose", .take = jn_lsp_did_close},
	{.name = "workspace/didChangeWorkspaceFolders", .take = jn_lsp_did_change_folders, .capability = "workspace.workspaceFolders",
	 .value = "{\"supported\":true,\"changeNotifications\":true}"},
	{.name = "workspace/didChangeWatchedFiles", .take = jn_lsp_did_change_files},
	{.name = "workspace/didChangeConfiguration", .take = jn_lsp_did_change_settings},
	{.name = "textDocument/diagnostic", .write = jn_lsp_pull, .capability = "diagnosticProvider", NEEDS(pulls),
	 .value = "{\"identifier\":\"journey\",\"interFileDependencies\":true,\"workspaceDiagnostics\":true}"},
	{.name = "workspace/diagnostic", .write = jn_lsp_pull_workspace},
	{.name = "textDocument/completion", .answer = jn_lsp_completion_list, .capability = "completionProvider",
	 .value = "{\"triggerCharacters\":[\":\",\" \",\".\",\",\"],\"resolveProvider\":true}"},
	{.name = "completionItem/resolve", .answer = jn_lsp_resolve_completion},
	{.name = "textDocument/hover", .answer = jn_lsp_hover, .capability = "hoverProvider", .value = "true"},
	{.name = "textDocument/definition", .answer = jn_lsp_definition, .capability = "definitionProvider", .value = "true"},
	{.name = "textDocument/references", .write = jn_lsp_references, .capability = "referencesProvider", .value = "true"},
	{.name = "textDocument/documentHighlight", .write = jn_lsp_highlight, .capability = "documentHighlightProvider",
	 .value = "true"},
	{.name = "textDocument/prepareRename", .answer = jn_lsp_prepare_rename},
	{.name = "textDocument/rename", .answer = jn_lsp_rename, .capability = "renameProvider", NEEDS(prepares_rename),
	 .value = "{\"prepareProvider\":true}", .otherwise = "true"},
	{.name = "textDocument/documentSymbol", .write = jn_lsp_document_symbols, .capability = "documentSymbolProvider",
	 .value = "true"},
	{.name = "workspace/symbol", .write = jn_lsp_workspace_symbols, .capability = "workspaceSymbolProvider",
	 .value = "{\"resolveProvider\":true}"},
	{.name = "workspaceSymbol/resolve", .answer = jn_lsp_resolve_symbol},
	{.name = "textDocument/foldingRange", .write = jn_lsp_folding, .capability = "foldingRangeProvider", .value = "true"},
	{.name = "textDocument/codeAction", .answer = jn_lsp_code_actions, .capability = "codeActionProvider", NEEDS(literal_actions), .otherwise = "true",
	 .value = "{\"codeActionKinds\":[\"quickfix\",\"refactor.extract\",\"refactor.rewrite\",\"refactor.move\",\"source.fixAll.journey\"],"
	          "\"resolveProvider\":true}"},
	{.name = "codeAction/resolve", .answer = jn_lsp_resolve_action},
	{.name = "textDocument/formatting", .answer = jn_lsp_formatting, .capability = "documentFormattingProvider", .value = "true"},
	{.name = "textDocument/semanticTokens/full", .write = jn_lsp_semantic_tokens, .capability = "semanticTokensProvider",
	 .value = TOKENS_LEGEND},
	{.name = "textDocument/rangeFormatting", .answer = jn_lsp_formatting, .capability = "documentRangeFormattingProvider",
	 .value = "{\"rangesSupport\":true}"},
	{.name = "textDocument/rangesFormatting", .answer = jn_lsp_formatting},
	{.name = "textDocument/onTypeFormatting", .answer = jn_lsp_on_type, .capability = "documentOnTypeFormattingProvider",
	 .value = "{\"firstTriggerCharacter\":\"}\",\"moreTriggerCharacter\":[\"\\n\",\";\"]}"},
	{.name = "textDocument/semanticTokens/full/delta", .write = jn_lsp_semantic_tokens_delta},
	{.name = "textDocument/semanticTokens/range", .write = jn_lsp_semantic_tokens},
	{.name = "textDocument/declaration", .answer = jn_lsp_declaration, .capability = "declarationProvider", .value = "true"},
	{.name = "textDocument/typeDefinition", .answer = jn_lsp_type_definition, .capability = "typeDefinitionProvider", .value = "true"},
	{.name = "textDocument/implementation", .answer = jn_lsp_implementation, .capability = "implementationProvider", .value = "true"},
	{.name = "textDocument/prepareCallHierarchy", .answer = jn_lsp_prepare_calls, .capability = "callHierarchyProvider", .value = "true"},
	{.name = "callHierarchy/incomingCalls", .answer = jn_lsp_incoming_calls},
	{.name = "callHierarchy/outgoingCalls", .answer = jn_lsp_outgoing_calls},
	{.name = "textDocument/prepareTypeHierarchy", .answer = jn_lsp_prepare_types, .capability = "typeHierarchyProvider", .value = "true"},
	{.name = "typeHierarchy/supertypes", .answer = jn_lsp_supertypes},
	{.name = "typeHierarchy/subtypes", .answer = jn_lsp_subtypes},
	{.name = "textDocument/inlayHint", .answer = jn_lsp_inlay_hints, .capability = "inlayHintProvider",
	 .value = "{\"resolveProvider\":true}"},
	{.name = "inlayHint/resolve", .answer = jn_lsp_resolve_hint},
	{.name = "textDocument/codeLens", .answer = jn_lsp_lenses, .capability = "codeLensProvider", .value = "{\"resolveProvider\":true}"},
	{.name = "codeLens/resolve", .answer = jn_lsp_resolve_lens},
	{.name = "textDocument/signatureHelp", .answer = jn_lsp_signature, .capability = "signatureHelpProvider",
	 .value = "{\"triggerCharacters\":[\":\"],\"retriggerCharacters\":[\" \",\",\"]}"},
	{.name = "textDocument/documentLink", .answer = jn_lsp_links, .capability = "documentLinkProvider", .value = "{}"},
	{.name = "textDocument/documentColor", .answer = jn_lsp_colors, .capability = "colorProvider", .value = "true"},
	{.name = "textDocument/colorPresentation", .answer = jn_lsp_color_presentation},
	{.name = "textDocument/selectionRange", .answer = jn_lsp_selection_ranges, .capability = "selectionRangeProvider", .value = "true"},
	{.name = "textDocument/linkedEditingRange", .answer = jn_lsp_linked, .capability = "linkedEditingRangeProvider", .value = "true"},
	{.name = "workspace/willRenameFiles", .answer = jn_lsp_will_rename, .capability = "workspace.fileOperations.willRename", .value = ANY_PATH,
	 NEEDS(will_rename)},
	{.name = "workspace/didRenameFiles", .take = jn_lsp_did_change_paths, .capability = "workspace.fileOperations.didRename", .value = ANY_PATH,
	 NEEDS(did_rename)},
	{.name = "workspace/didCreateFiles", .take = jn_lsp_did_change_paths, .capability = "workspace.fileOperations.didCreate", .value = ANY_PATH,
	 NEEDS(did_create)},
	{.name = "workspace/didDeleteFiles", .take = jn_lsp_did_change_paths, .capability = "workspace.fileOperations.didDelete", .value = ANY_PATH,
	 NEEDS(did_delete)},
	{.name = "workspace/executeCommand", .answer = jn_lsp_execute, .capability = "executeCommandProvider", .options = jn_lsp_command_options},
	{.name = "workspace/textDocumentContent", .answer = jn_lsp_content, .capability = "workspace.textDocumentContent",
	 .value = "{\"schemes\":[\"journey\"]}"},
	{.name = "journey/preview", .answer = jn_lsp_preview, .capability = "experimental.journeyPreview", .value = "true"},
	{.name = "journey/previewAt", .answer = jn_lsp_preview_at},
	{0},
};
