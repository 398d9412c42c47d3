/* The frameworks every project has: a text of the language itself, read like any other file. Titles are shown through the
 * label catalogue, so that a map's language decides them. */
#ifndef JN_PROJECT_FRAMEWORKS_H
#define JN_PROJECT_FRAMEWORKS_H

extern const char jn_builtin_frameworks[];

#endif
