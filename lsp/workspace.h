/* What the server works on: buffers that are open, and the projects they and the workspace's folders belong to.
 *
 * A project is loaded from disk with the open buffers laid over it, when somebody asks for it. After a change of a buffer's text
 * that one document is made anew, from its lines that changed, and the names are resolved again; after a change on disk all
 * files are read, and the documents whose text is the same are kept. What comes out is what a fresh load gives. Everything in a
 * project's snapshot lives until the next change. */
#ifndef JN_LSP_WORKSPACE_H
#define JN_LSP_WORKSPACE_H

#include "checks/run.h"
#include "project/load.h"
#include "lsp/server.h"
#include "syntax/syntax.h"

/* What changed since a project was loaded. */
typedef enum jn_lsp_stale {
	JN_LSP_FRESH,
	JN_LSP_TEXTS, /* texts of open buffers */
	JN_LSP_DISK,  /* which files there are, or what is in them */
} jn_lsp_stale;

typedef struct jn_lsp_project {
	struct jn_lsp_project *next;
	char *root;            /* absolute path of a folder or of a lone file; of a buffer without a file: its URI */
	bool lone;
	bool placeless;        /* a buffer that has no file (untitled:) */
	bool ignored;          /* a file alone that its project leaves out: no findings, as with `journey check` */
	bool wanted;           /* lies in a folder of the workspace: looked after though nothing of it is open */
	jn_project *snapshot;  /* NULL: not loaded yet */
	jn_lsp_stale stale;
	jn_items *items;       /* by document index; `items` NULL: not read yet */
	jn_findings findings;
	bool checked;
	uint32_t put_off;      /* how often the client had something to say before the findings were there */
	uint64_t shown;        /* refresh.c: a number for what documents show of each other; 0: not counted yet */
} jn_lsp_project;

typedef struct jn_lsp_buffer {
	struct jn_lsp_buffer *next;
	char *uri;             /* as the client writes it */
	char *path;            /* absolute; NULL when it has none */
	jn_buf text;
	json_int_t version, shown_version; /* now, and when refresh.c looked last */
	jn_lsp_project *project;
	bool dirty;            /* its text changed, and its project has not taken it yet */
	jn_arena read;         /* snapshot.c: the text as it was read last, with its items: what the next reading starts from */
	jn_str read_text;
	jn_items items;        /* `items` NULL: not read, or no plain text */
	uint32_t *tokens;      /* tokens.c: the numbers told last, or NULL; how many; under which id */
	uint32_t token_count, token_result;
} jn_lsp_buffer;

/* A document of a project, and its project. */
typedef struct jn_lsp_file {
	jn_lsp_project *project;
	const jn_document *document; /* NULL: there is none */
} jn_lsp_file;

/* The open buffer of a URI, or NULL. */
jn_lsp_buffer *jn_lsp_buffer_of(const jn_lsp *self, jn_str uri);
jn_lsp_buffer *jn_lsp_buffer_open(jn_lsp *self, jn_str uri, jn_str text, json_int_t version);
void jn_lsp_buffer_close(jn_lsp *self, jn_lsp_buffer *buffer);

/* Says that a buffer's text changed. */
void jn_lsp_buffer_changed(jn_lsp *self, jn_lsp_buffer *buffer);

/* Says that files on disk changed: they are read again when they are asked for. With `projects`, a project.journey may have
 * come or gone: what belongs together is found again too, which walks through the workspace's folders. */
void jn_lsp_disk_changed(jn_lsp *self, bool projects);

/* Finds the projects in the workspace's folders. */
void jn_lsp_find_folders(jn_lsp *self);

/* True when somebody cares for the project: it has an open buffer, or lies in the workspace. */
bool jn_lsp_cares(const jn_lsp *self, const jn_lsp_project *project);

/* snapshot.c: loads a project if it has to be; its findings; the items of one of its documents. */
const jn_project *jn_lsp_load(jn_lsp *self, jn_lsp_project *project);
const jn_findings *jn_lsp_findings(jn_lsp *self, jn_lsp_project *project);

/* Works on a project's findings until they are there (true), or the client says something (false): then what it says goes first. */
bool jn_lsp_try_findings(jn_lsp *self, jn_lsp_project *project);

jn_items jn_lsp_items(jn_lsp *self, const jn_lsp_file *file);

/* A second load of the project with other texts laid over it, in the place of buffers too; the caller frees it. */
jn_project *jn_lsp_load_with(jn_lsp *self, const jn_lsp_project *project, const jn_overlay *texts, uint32_t count);

/* The document of a loaded project at an absolute path, or NULL. */
const jn_document *jn_lsp_document_at(const jn_lsp_project *project, const char *path);

/* The document that a request's `textDocument` names, open or not. */
jn_lsp_file jn_lsp_file_of(jn_lsp *self, const json_t *params);

/* The URI of a document as the client knows it, and its open buffer or NULL. The path goes to `path` where asked for. */
json_t *jn_lsp_uri_of(const jn_lsp *self, const jn_lsp_project *project, const jn_document *document,
                      const jn_lsp_buffer **ret_buffer);
void jn_lsp_path_of(const jn_lsp_project *project, const jn_document *document, jn_buf *path);

/* Gives back what a project has loaded. */
void jn_lsp_forget(jn_lsp_project *project);

void jn_lsp_workspace_free(jn_lsp *self);

/* uri.c: the absolute path of a `file:` URI, NUL-terminated; false for other URIs. And the URI of a path. */
bool jn_lsp_uri_path(jn_str uri, jn_buf *ret_path);
void jn_lsp_path_uri(jn_str path, jn_buf *ret_uri);

/* paths.c: the same for the one path that a file has, whatever links lead to it: jn_lsp_uri_file follows all of them,
 * jn_lsp_uri_entry all but that which the URI itself names. And the URI by which the client knows such a path. */
bool jn_lsp_uri_file(jn_str uri, jn_buf *ret_path);
bool jn_lsp_uri_entry(jn_str uri, jn_buf *ret_path);
void jn_lsp_file_uri(const jn_lsp *self, jn_str path, jn_buf *ret_uri);

/* Looks where the workspace's folders really are; and true when a path lies in one of them:
 * only there is anything read that belongs to no project. */
void jn_lsp_place_folders(jn_lsp *self);
bool jn_lsp_in_workspace(const jn_lsp *self, jn_str path);

/* A text as a part of a URI: all but letters, digits and `-._~` percent-encoded. */
void jn_lsp_put_part(jn_buf *out, jn_str text);

#endif
