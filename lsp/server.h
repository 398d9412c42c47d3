/* The language server: one struct that lives as long as the program, an event loop, and one table of methods.
 *
 * In: messages. Out: messages. The server knows nothing of journeys itself: every answer is made from the schema, the model,
 * the checks and the formatter. One thread: what is pending is read first, cancelled requests are dropped, requests are
 * answered in their order, and findings are computed when nothing else is to be done. */
#ifndef JN_LSP_SERVER_H
#define JN_LSP_SERVER_H

#include "lsp/client.h"
#include "lsp/rpc.h"
#include "model/date.h"
#include "source/source.h"
#include "text/language.h"

struct jn_lsp_buffer;
struct jn_lsp_project;
struct jn_parser;

/* The place converted last: on one long line the next one is counted from there, not from the line's beginning. */
typedef struct jn_lsp_cursor {
	const char *text; /* NULL: none */
	uint32_t offset;
	jn_position position;
} jn_lsp_cursor;

/* Answers are bounded: an editor cannot show more, and memory stays small whatever the text. */
enum {
	JN_LSP_MOST_TEXT = 4 << 20,  /* bytes of a file: a larger one is not read here */
	JN_LSP_MOST_FINDINGS = 1000, /* of one file */
	JN_LSP_MOST_ITEMS = 10000,   /* symbols, references, edits, hints … */
	JN_LSP_MOST_TOKENS = 100000,
};

struct jn_lsp;

/* What to do with the client's answer to a request of ours: `result`, or NULL and `error`. `context` is what was given. */
typedef void (*jn_lsp_then)(struct jn_lsp *self, const json_t *result, const json_t *error, const json_t *context);

enum { JN_LSP_MOST_ASKED = 32 };

/* A request of ours that is not answered yet. */
typedef struct jn_lsp_asked {
	bool used;
	json_int_t id;
	jn_lsp_then then; /* NULL: whatever is answered */
	json_t *context;
} jn_lsp_asked;

struct jn_lsp_inbox;
struct jn_rule_wishes;

enum {
	JN_LSP_AWAITS_PROGRESS = 1 << 0, /* whether a progress may be shown */
	JN_LSP_AWAITS_SETTINGS = 1 << 1,
};

typedef struct jn_lsp {
	jn_lsp_stream stream;
	struct jn_lsp_inbox *inbox;      /* what is to be handled next */
	json_int_t parent;               /* the process that started us; 0: not known, or not to be looked at */
	enum { JN_LSP_TRACE_OFF, JN_LSP_TRACE_MESSAGES, JN_LSP_TRACE_VERBOSE } trace;
	json_t *retried;                 /* names of requests that the client asks again when their text changed meanwhile */
	struct jn_rule_wishes *wishes;   /* settings.c: what the client's settings say of rules; NULL: nothing */
	jn_language own_language;        /* of people, as initialize said: in force where settings name none */
	bool (*today)(jn_date *ret_today);
	struct jn_parser *parser;
	jn_lsp_client client;
	jn_encoding encoding;
	jn_language language;            /* of what people read: the client's `locale` */
	jn_lsp_cursor *cursor;           /* forgotten with each message */
	struct jn_lsp_buffer *buffers;   /* open documents */
	struct jn_lsp_project *projects; /* what they belong to, and what the workspace's folders hold */
	json_t *folders;                 /* URIs of the workspace's folders */
	json_t *places;                  /* paths.c: of each folder its path as the client writes it, and the real one */
	json_t *published;               /* pushed: URI → what was sent last for it; see push.c */
	json_t *told;                    /* pulled: URI → what was told last of it; see pull.c */
	uint32_t token_results;          /* ids given to lists of tokens */
	json_t *previews;                /* URIs of documents whose pictures are shown; NULL: none yet */
	bool findings_due;
	unsigned awaits;                 /* JN_LSP_AWAITS_…: what the first findings wait for, though not for long */
	bool initialized, shut_down, over;
	int exit_code;
	json_int_t next_id;              /* of our own requests */
	jn_lsp_asked asked[JN_LSP_MOST_ASKED];
} jn_lsp;

/* Why a request failed; code 0 when it did not. */
typedef struct jn_lsp_error {
	jn_language language; /* of the words */
	int code;
	char message[512];
} jn_lsp_error;

/* A row: what a method is called, who handles it, what the client is told that we can do. */
typedef struct jn_lsp_method {
	const char *name;
	json_t *(*answer)(jn_lsp *self, const json_t *params, jn_lsp_error *error); /* of a request: the result, owned by the caller */
	bool (*write)(jn_lsp *self, const json_t *params, jn_buf *out, jn_lsp_error *error); /* of a request with a long result: writes it as JSON; false: it failed */
	void (*take)(jn_lsp *self, const json_t *params);                           /* of a notification */
	const char *capability; /* a member of ServerCapabilities, or one inside another ("workspace.fileOperations"), or NULL */
	const char *value;      /* its value as JSON */
	json_t *(*options)(void); /* or what makes it */
	const char *otherwise;  /* the value for clients without what it needs; NULL: they are not told */
	size_t needs;           /* offset of a flag of jn_lsp_client without which the client is told `otherwise`; 0 (which is the first flag's): none */
} jn_lsp_method;

/* Ends with a row without a name. */
extern const jn_lsp_method jn_lsp_methods[];

/* Serves until the client says `exit` or is gone; returns the exit code. `today` is asked for the day when findings are
 * computed. */
int jn_lsp_run(int in, int out, bool (*today)(jn_date *ret_today));

/* Fails a request: a literal or formatted reason. Returns NULL, for `return jn_lsp_fail(…)`. */
json_t *jn_lsp_fail(jn_lsp_error *error, int code, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Answers with an error; `id` may be NULL. */
void jn_lsp_complain(jn_lsp *self, const json_t *id, int code, const char *message);

void jn_lsp_notify(jn_lsp *self, const char *method, json_t *params);

/* settings.c: asks the client for its settings, where it can be asked; and takes what they say. */
void jn_lsp_ask_settings(jn_lsp *self);
void jn_lsp_apply_settings(jn_lsp *self, const json_t *settings);

/* ask.c: sends a request to the client. `then` (may be NULL) is called when it is answered; it may never be. `context` (may be
 * NULL) is kept for it, and released. */
void jn_lsp_ask(jn_lsp *self, const char *method, json_t *params, jn_lsp_then then, json_t *context);
void jn_lsp_answered(jn_lsp *self, const json_t *message);
void jn_lsp_forget_asked(jn_lsp *self);

/* The features: a file each. */
json_t *jn_lsp_initialize(jn_lsp *self, const json_t *params, jn_lsp_error *error);
void jn_lsp_initialized(jn_lsp *self, const json_t *params);
json_t *jn_lsp_shutdown(jn_lsp *self, const json_t *params, jn_lsp_error *error);
void jn_lsp_exit(jn_lsp *self, const json_t *params);
void jn_lsp_set_trace(jn_lsp *self, const json_t *params);
void jn_lsp_did_change_settings(jn_lsp *self, const json_t *params);
void jn_lsp_did_open(jn_lsp *self, const json_t *params);
void jn_lsp_did_change(jn_lsp *self, const json_t *params);
void jn_lsp_did_save(jn_lsp *self, const json_t *params);
void jn_lsp_did_close(jn_lsp *self, const json_t *params);
void jn_lsp_did_change_folders(jn_lsp *self, const json_t *params);
void jn_lsp_did_change_files(jn_lsp *self, const json_t *params);
json_t *jn_lsp_resolve_completion(jn_lsp *self, const json_t *params, jn_lsp_error *error);
json_t *jn_lsp_completion_list(jn_lsp *self, const json_t *params, jn_lsp_error *error);
json_t *jn_lsp_hover(jn_lsp *self, const json_t *params, jn_lsp_error *error);
json_t *jn_lsp_definition(jn_lsp *self, const json_t *params, jn_lsp_error *error);
bool jn_lsp_references(jn_lsp *self, const json_t *params, jn_buf *out, jn_lsp_error *error);
bool jn_lsp_highlight(jn_lsp *self, const json_t *params, jn_buf *out, jn_lsp_error *error);
json_t *jn_lsp_prepare_rename(jn_lsp *self, const json_t *params, jn_lsp_error *error);
json_t *jn_lsp_rename(jn_lsp *self, const json_t *params, jn_lsp_error *error);
bool jn_lsp_document_symbols(jn_lsp *self, const json_t *params, jn_buf *out, jn_lsp_error *error);
bool jn_lsp_workspace_symbols(jn_lsp *self, const json_t *params, jn_buf *out, jn_lsp_error *error);
bool jn_lsp_folding(jn_lsp *self, const json_t *params, jn_buf *out, jn_lsp_error *error);
json_t *jn_lsp_code_actions(jn_lsp *self, const json_t *params, jn_lsp_error *error);
json_t *jn_lsp_resolve_action(jn_lsp *self, const json_t *params, jn_lsp_error *error);
json_t *jn_lsp_on_type(jn_lsp *self, const json_t *params, jn_lsp_error *error);
json_t *jn_lsp_linked(jn_lsp *self, const json_t *params, jn_lsp_error *error);
json_t *jn_lsp_will_rename(jn_lsp *self, const json_t *params, jn_lsp_error *error);
void jn_lsp_did_change_paths(jn_lsp *self, const json_t *params);
json_t *jn_lsp_content(jn_lsp *self, const json_t *params, jn_lsp_error *error);
json_t *jn_lsp_formatting(jn_lsp *self, const json_t *params, jn_lsp_error *error);
bool jn_lsp_semantic_tokens(jn_lsp *self, const json_t *params, jn_buf *out, jn_lsp_error *error);
bool jn_lsp_semantic_tokens_delta(jn_lsp *self, const json_t *params, jn_buf *out, jn_lsp_error *error);
json_t *jn_lsp_declaration(jn_lsp *self, const json_t *params, jn_lsp_error *error);
json_t *jn_lsp_type_definition(jn_lsp *self, const json_t *params, jn_lsp_error *error);
json_t *jn_lsp_resolve_symbol(jn_lsp *self, const json_t *params, jn_lsp_error *error);
json_t *jn_lsp_implementation(jn_lsp *self, const json_t *params, jn_lsp_error *error);
json_t *jn_lsp_prepare_calls(jn_lsp *self, const json_t *params, jn_lsp_error *error);
json_t *jn_lsp_incoming_calls(jn_lsp *self, const json_t *params, jn_lsp_error *error);
json_t *jn_lsp_outgoing_calls(jn_lsp *self, const json_t *params, jn_lsp_error *error);
json_t *jn_lsp_prepare_types(jn_lsp *self, const json_t *params, jn_lsp_error *error);
json_t *jn_lsp_supertypes(jn_lsp *self, const json_t *params, jn_lsp_error *error);
json_t *jn_lsp_subtypes(jn_lsp *self, const json_t *params, jn_lsp_error *error);
json_t *jn_lsp_inlay_hints(jn_lsp *self, const json_t *params, jn_lsp_error *error);
json_t *jn_lsp_resolve_hint(jn_lsp *self, const json_t *params, jn_lsp_error *error);
json_t *jn_lsp_lenses(jn_lsp *self, const json_t *params, jn_lsp_error *error);
json_t *jn_lsp_resolve_lens(jn_lsp *self, const json_t *params, jn_lsp_error *error);
json_t *jn_lsp_signature(jn_lsp *self, const json_t *params, jn_lsp_error *error);
json_t *jn_lsp_links(jn_lsp *self, const json_t *params, jn_lsp_error *error);
json_t *jn_lsp_colors(jn_lsp *self, const json_t *params, jn_lsp_error *error);
json_t *jn_lsp_color_presentation(jn_lsp *self, const json_t *params, jn_lsp_error *error);
json_t *jn_lsp_selection_ranges(jn_lsp *self, const json_t *params, jn_lsp_error *error);

bool jn_lsp_pull(jn_lsp *self, const json_t *params, jn_buf *out, jn_lsp_error *error);
bool jn_lsp_pull_workspace(jn_lsp *self, const json_t *params, jn_buf *out, jn_lsp_error *error);

/* push.c: sends what changed since the last time, or has the client ask for it. */
void jn_lsp_publish(jn_lsp *self);

/* refresh.c: has the client ask again for hints and lenses when they may have changed. */
void jn_lsp_refresh(jn_lsp *self);

#endif
