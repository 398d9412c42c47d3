/* Edits that put statements into a block, in the manner of its file: its indentation, its line ends, on one line where the
 * block is and its line stays short enough; so that `journey fmt` has nothing to change in what it found in form.
 *
 * Statements are given with LF between them and two blanks a level; everything an edit needs is copied into the arena.
 * Where a block is written in a way that leaves no clear place, no edit is added and false comes back. */
#ifndef JN_CHECKS_INSERT_H
#define JN_CHECKS_INSERT_H

#include "model/diagnostic.h"

/* Adds a property: behind the last one, else first in the block. */
bool jn_insert_property(jn_arena *arena, jn_diagnostic *finding, const jn_decl *decl, jn_str statement);

/* Adds a declaration: last in the block, behind a blank line where its neighbours keep one. */
bool jn_insert_child(jn_arena *arena, jn_diagnostic *finding, const jn_decl *decl, jn_str statements);

/* Adds a declaration behind another. */
bool jn_insert_behind(jn_arena *arena, jn_diagnostic *finding, const jn_decl *sibling, jn_str statements);

/* Adds a declaration before another, above the comments that stand right above it. */
bool jn_insert_before(jn_arena *arena, jn_diagnostic *finding, const jn_decl *sibling, jn_str statements);

/* True when blank lines part the declarations of this block. */
bool jn_insert_parted(const jn_decl *parent);

/* Moves a declaration, with the comments right above it, before another one of its block. */
bool jn_insert_moved(jn_arena *arena, jn_diagnostic *finding, const jn_decl *decl, const jn_decl *before);

#endif
