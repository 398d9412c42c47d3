/* Where what is written stands in a picture: boxes of declarations and of their values. */
#ifndef JN_LSP_BOXES_H
#define JN_LSP_BOXES_H

#include "lsp/place.h"
#include "scene/scene.h"

typedef struct jn_lsp_box {
	int32_t x, y, w, h;         /* 1/64 px, mirrored where the picture is */
	const jn_decl *decl;
	const jn_clause *clause;    /* a value of one of its properties; NULL: the declaration itself */
	const jn_property_row *row; /* of that property */
	bool card;                  /* what to show as chosen; else all the room that it takes */
} jn_lsp_box;

/* The boxes of a picture. Give `scene`, the journey it shows and an arena, with zeroes else. */
typedef struct jn_lsp_boxes {
	const jn_scene *scene;
	const jn_decl *journey;
	jn_arena *arena;
	jn_lsp_box *items;
	uint32_t count, cap;
	uint64_t looked; /* bytes that words were looked for in: beyond a limit they are not any more */
} jn_lsp_boxes;

/* Finds them, outer ones before inner ones: what the shapes of a group cover, its cards, and the values whose words are drawn in it. */
void jn_lsp_find_boxes(jn_lsp_boxes *self);

#endif
