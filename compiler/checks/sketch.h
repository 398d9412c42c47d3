/* Sketches: statements that a mend writes and a person completes. What is left open in them is `…`, of which the rule
 * `placeholder` tells until it is written: so no mend makes a map look better than it is. */
#ifndef JN_CHECKS_SKETCH_H
#define JN_CHECKS_SKETCH_H

#include "checks/find.h"
#include "checks/insert.h"

/* True when the rule being run may offer a sketch: what the rule `placeholder` says of it must not weigh more than what
 * is said now. */
bool jn_may_sketch(const jn_check *self);

/* A printf argument pair for "%.*s": all of a name, which is not to be cut where it is written into a file. */
#define JN_WHOLE(s) (int)(s).len, (s).ptr

/* Offers a property or a child declaration with something left open, formatted, as a suggestion. */
void jn_sketch_property(jn_check *self, jn_diagnostic *finding, const jn_decl *decl, const char *format, ...) __attribute__((format(printf, 4, 5)));
void jn_sketch_child(jn_check *self, jn_diagnostic *finding, const jn_decl *decl, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/* Offers an opportunity for a touchpoint. */
void jn_sketch_idea(jn_check *self, jn_diagnostic *finding, const jn_decl *touchpoint);

/* Offers a property that says `key: NAME` where the project declares only one of the kind, so that nothing else can be
 * meant. */
void jn_suggest_only(jn_check *self, jn_diagnostic *finding, const jn_decl *decl, const char *key, jn_kind kind);

/* Offers a property that leaves nothing open. */
void jn_suggest_property(jn_check *self, jn_diagnostic *finding, const jn_decl *decl, const char *format, ...) __attribute__((format(printf, 4, 5)));

#endif
