/* A project with every property of every kind, made from the schema itself, so that a new property is covered the day it is
 * added; and the same with a hostile string in place of each of its own. */
#ifndef JN_TEST_EVERYTHING_H
#define JN_TEST_EVERYTHING_H

#include "model/project.h"

/* Its texts are "w1w", "w2w" …; `ret_texts` (may be NULL): how many. The caller frees it. */
jn_project *everything(const char *language, int *ret_texts);

/* Puts `payload` in place of every string: titles, names, texts, words, units, paths of files. */
void poison_project(jn_project *project, jn_str payload);

#endif
