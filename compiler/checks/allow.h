/* `// allow RULE: reason` and `// allow-file RULE: reason`: which findings they silence, and which silence nothing. */
#ifndef JN_CHECKS_ALLOW_H
#define JN_CHECKS_ALLOW_H

#include "checks/settings.h"

struct jn_allow_entry;

/* One list a rule, of the places of one document where it is silenced. */
typedef struct jn_allow_list {
	struct jn_allow_entry *entries; /* by the start of what they cover, outer before inner */
	uint32_t count;
	uint32_t cap;
} jn_allow_list;

/* What the comments of a project silence; lives in the arena it was read into. */
typedef struct jn_allows {
	jn_allow_list **documents; /* by document index; NULL where a file has no such comment, else JN_RULE_COUNT lists */
	uint32_t document_count;
} jn_allows;

/* Reads the comments of all documents. Comments that can silence nothing (no reason, no such rule, a rule of the group
 * file) are added to `found` as unused-allow. */
jn_allows jn_allows_read(const jn_project *project, jn_arena *arena, jn_diagnostic **found);

/* True when `rule` is silenced at byte `offset` of the document; the comment counts as used then. */
bool jn_allows_silence(jn_allows *self, const jn_document *document, uint32_t offset, jn_rule_id rule);

/* Adds an unused-allow for each comment that silenced nothing, rules that are off or dated aside. Only for a project in
 * which nothing was misread: else the rule may have been silent for that reason. */
void jn_allows_report_unused(const jn_allows *self, const jn_project *project, const jn_settings *settings,
							 jn_arena *arena, jn_diagnostic **found);

#endif
