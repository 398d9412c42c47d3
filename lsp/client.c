/* Reads a client's capabilities, a row an ability. In: what `initialize` brought, which may be anything. Out: flags. */
#include "lsp/client.h"

#include <stddef.h>
#include <string.h>

#include "lsp/rpc.h"

/* An ability is there when `path` leads to `true`; with `word`, to a list that has it (or a number written as one);
 * with ANY_VALUE, to an object or a list. */
static const char ANY_VALUE[] = "";

#define FIELD(name) offsetof(jn_lsp_client, name)
#define COMPLETION "textDocument.completion."
#define ITEM COMPLETION "completionItem."
#define FINDINGS "textDocument.publishDiagnostics."
#define PULLED "textDocument.diagnostic."

static const struct {
	size_t field;
	const char *path, *word;
} abilities[] = {
	{FIELD(versioned_edits), "workspace.workspaceEdit.documentChanges", NULL},
	{FIELD(will_rename), "workspace.fileOperations.willRename", NULL},
	{FIELD(did_rename), "workspace.fileOperations.didRename", NULL},
	{FIELD(did_create), "workspace.fileOperations.didCreate", NULL},
	{FIELD(did_delete), "workspace.fileOperations.didDelete", NULL},
	{FIELD(creates_files), "workspace.workspaceEdit.resourceOperations", "create"},
	{FIELD(lazy_actions), "textDocument.codeAction.resolveSupport.properties", "edit"},
	{FIELD(disabled_actions), "textDocument.codeAction.disabledSupport", NULL},
	{FIELD(applies_edits), "workspace.applyEdit", NULL},
	{FIELD(shows_documents), "window.showDocument.support", NULL},
	{FIELD(prepares_rename), "textDocument.rename.prepareSupport", NULL},
	{FIELD(literal_actions), "textDocument.codeAction.codeActionLiteralSupport", ANY_VALUE},
	{FIELD(watches), "workspace.didChangeWatchedFiles.dynamicRegistration", NULL},
	{FIELD(configuration), "workspace.configuration", NULL},
	{FIELD(registers_settings), "workspace.didChangeConfiguration.dynamicRegistration", NULL},
	{FIELD(progress), "window.workDoneProgress", NULL},
	{FIELD(related), FINDINGS "relatedInformation", NULL},
	{FIELD(related), PULLED "relatedInformation", NULL},
	{FIELD(related_documents), PULLED "relatedDocumentSupport", NULL},
	{FIELD(tag_unused), FINDINGS "tagSupport.valueSet", "1"},
	{FIELD(tag_unused), PULLED "tagSupport.valueSet", "1"},
	{FIELD(tag_deprecated), FINDINGS "tagSupport.valueSet", "2"},
	{FIELD(tag_deprecated), PULLED "tagSupport.valueSet", "2"},
	{FIELD(rule_pages), FINDINGS "codeDescriptionSupport", NULL},
	{FIELD(rule_pages), PULLED "codeDescriptionSupport", NULL},
	{FIELD(versions), FINDINGS "versionSupport", NULL},
	{FIELD(finding_data), FINDINGS "dataSupport", NULL},
	{FIELD(finding_data), PULLED "dataSupport", NULL},
	{FIELD(snippets), ITEM "snippetSupport", NULL},
	{FIELD(insert_replace), ITEM "insertReplaceSupport", NULL},
	{FIELD(all_item_kinds), COMPLETION "completionItemKind.valueSet", ANY_VALUE},
	{FIELD(item_markdown), ITEM "documentationFormat", "markdown"},
	{FIELD(item_details), ITEM "labelDetailsSupport", NULL},
	{FIELD(commit_characters), ITEM "commitCharactersSupport", NULL},
	{FIELD(lazy_documentation), ITEM "resolveSupport.properties", "documentation"},
	{FIELD(default_range), COMPLETION "completionList.itemDefaults", "editRange"},
	{FIELD(markdown), "textDocument.hover.contentFormat", "markdown"},
	{FIELD(signature_markdown), "textDocument.signatureHelp.signatureInformation.documentationFormat", "markdown"},
	{FIELD(label_offsets), "textDocument.signatureHelp.signatureInformation.parameterInformation.labelOffsetSupport",
	 NULL},
	{FIELD(active_parameter), "textDocument.signatureHelp.signatureInformation.activeParameterSupport", NULL},
	{FIELD(lazy_tooltips), "textDocument.inlayHint.resolveSupport.properties", "tooltip"},
	{FIELD(link_tooltips), "textDocument.documentLink.tooltipSupport", NULL},
	{FIELD(shows_references), "experimental.commands", "journey.showReferences"},
	{FIELD(tree_symbols), "textDocument.documentSymbol.hierarchicalDocumentSymbolSupport", NULL},
	{FIELD(all_symbol_kinds), "textDocument.documentSymbol.symbolKind.valueSet", ANY_VALUE},
	{FIELD(lazy_ranges), "workspace.symbol.resolveSupport.properties", "location.range"},
	{FIELD(token_delta), "textDocument.semanticTokens.requests.full.delta", NULL},
	{FIELD(definition_links), "textDocument.definition.linkSupport", NULL},
	{FIELD(declaration_links), "textDocument.declaration.linkSupport", NULL},
	{FIELD(type_links), "textDocument.typeDefinition.linkSupport", NULL},
	{FIELD(implementation_links), "textDocument.implementation.linkSupport", NULL},
	{FIELD(refresh_hints), "workspace.inlayHint.refreshSupport", NULL},
	{FIELD(refresh_lenses), "workspace.codeLens.refreshSupport", NULL},
	{FIELD(refresh_content), "workspace.textDocumentContent", ANY_VALUE},
};

static bool is_word(const json_t *value, const char *word)
{
	if (json_is_integer(value)) return json_integer_value(value) == word[0] - '0' && word[1] == '\0';
	return json_is_string(value) && strcmp(json_string_value(value), word) == 0;
}

static bool able(const json_t *value, const char *word)
{
	if (!word) return json_is_true(value);
	if (word == ANY_VALUE) return json_is_object(value) || json_is_array(value);
	for (size_t i = 0; i < json_array_size(value); i++)
		if (is_word(json_array_get(value, i), word)) return true;
	return false;
}

jn_lsp_client jn_lsp_client_read(const json_t *capabilities)
{
	jn_lsp_client client = {0};
	for (size_t i = 0; i < sizeof abilities / sizeof *abilities; i++) {
		bool *field = (bool *)((char *)&client + abilities[i].field);
		*field |= able(jn_lsp_at(capabilities, abilities[i].path), abilities[i].word);
	}
	client.creates_files &= client.versioned_edits;
	client.rule_pages = client.rule_pages && json_is_object(jn_lsp_at(capabilities, "workspace.textDocumentContent"));
	/* A client that cannot be told to ask again would go on showing what a change elsewhere made wrong: it is pushed
	 * to. */
	client.pulls = json_is_object(jn_lsp_at(capabilities, "textDocument.diagnostic")) &&
				   json_is_true(jn_lsp_at(capabilities, "workspace.diagnostics.refreshSupport"));
	json_int_t most = json_integer_value(jn_lsp_at(capabilities, "textDocument.foldingRange.rangeLimit"));
	client.most_folds = most > 0 && most < INT32_MAX ? (unsigned)most : 0;
	return client;
}
