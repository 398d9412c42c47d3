/* What `journey render` shows of a journey: which lanes, whose part, beside which others. In: the words of its options.
 * Out: fields of jn_scene_options, or a complaint in words on standard error. */
#ifndef JN_CLI_PORTION_H
#define JN_CLI_PORTION_H

#include "cli/options.h"
#include "scene/scene.h"

typedef struct jn_portion {
	const char *lanes, *channel, *persona, *labels;
	jn_option_words against;
	int each; /* jn_portion_each */
	int fold; /* 0: when it is too wide; JN_OPTION_UNSAID: as it looks best; else rows */
} jn_portion;

/* What there is a picture of for each; the words of --each have these numbers. */
typedef enum jn_portion_each { JN_EACH_NONE = -1, JN_EACH_CHANNEL, JN_EACH_PERSONA } jn_portion_each;

/* The words of --each. */
const char *jn_portion_each_word(int i);

/* Says what is wrong with the words alone: a lane that is none, a view that has lanes of its own. `views` are those
 * that will be drawn. */
bool jn_portion_check(const jn_portion *self, const jn_option_words *views);

/* Sets what the words ask for; names are looked up in the project. Lists live in `arena`. False (and words) when a name
 * is none. */
bool jn_portion_apply(const jn_portion *self, jn_arena *arena, const jn_project *project, jn_scene_options *options);

/* True when the journey has a touchpoint in what the options ask for. */
bool jn_portion_any(const jn_decl *journey, const jn_scene_options *options);

/* The channels (in the order they are met) or personas that --each draws a picture for; in `arena`. */
const jn_decl **jn_portion_parts(const jn_portion *self, jn_arena *arena, const jn_decl *journey, uint32_t *ret_count);

#endif
