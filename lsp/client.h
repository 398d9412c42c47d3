/* What a client can do, as far as it matters here: one field for each ability that decides what it is sent. */
#ifndef JN_LSP_CLIENT_H
#define JN_LSP_CLIENT_H

#include <jansson.h>
#include <stdbool.h>

typedef struct jn_lsp_client {
	/* edits */
	bool versioned_edits;     /* workspaceEdit.documentChanges */
	bool will_rename, did_rename, did_create, did_delete; /* says so of files */
	bool creates_files;       /* workspaceEdit.resourceOperations has "create" */
	bool applies_edits;       /* workspace/applyEdit */
	bool literal_actions;
	bool prepares_rename;     /* asks whether something can be renamed */
	bool lazy_actions;        /* asks for an action's edit when it is chosen */
	bool disabled_actions;    /* shows what cannot be done, and why */
	bool watches;             /* files can be watched for us */
	bool configuration;       /* can be asked for its settings */
	bool registers_settings;  /* tells of changed settings when asked to */
	bool progress;            /* shows work that goes on */
	/* findings */
	bool pulls;               /* asks for findings, and can be told to ask again: then they are never pushed */
	bool related;             /* related places */
	bool related_documents;   /* what a pull may say of other documents */
	bool tag_unused, tag_deprecated;
	bool versions;            /* the version that pushed findings are for */
	bool rule_pages;          /* opens a rule's page: from a finding, and as content made here */
	bool finding_data;        /* data comes back with a request for code actions */
	/* completion */
	bool snippets;
	bool insert_replace;
	bool all_item_kinds;      /* knows the kinds of items beyond the first 18 */
	bool item_markdown;
	bool item_details;        /* labelDetails */
	bool commit_characters;
	bool lazy_documentation;  /* asks for documentation when it is looked at */
	bool default_range;       /* of a list, for its items */
	/* what is shown */
	bool markdown;            /* in a hover */
	bool signature_markdown;
	bool label_offsets;       /* parameters as places in the signature's label */
	bool active_parameter;    /* of each signature */
	bool lazy_tooltips;       /* asks for a hint's tooltip when it is looked at */
	bool link_tooltips;
	bool shows_references;    /* has the command `journey.showReferences` */
	bool tree_symbols;
	bool all_symbol_kinds;
	bool lazy_ranges;         /* asks for a symbol's range when it is chosen */
	bool token_delta;
	/* where things are: a LocationLink may be given */
	bool definition_links, declaration_links, type_links, implementation_links;
	bool shows_documents;     /* window/showDocument */
	/* what may be told to be asked for again */
	bool refresh_hints, refresh_lenses, refresh_content;
	/* numbers; 0 when not said */
	unsigned most_folds;
} jn_lsp_client;

/* Reads what a client says of itself; whatever is of another type than it should be counts as not said. */
jn_lsp_client jn_lsp_client_read(const json_t *capabilities);

#endif
