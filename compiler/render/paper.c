/* The table of papers. In: a number. Out: a name, sizes. */
#include "render/paper.h"

typedef struct paper_row {
	const char *name;
	int32_t across, down; /* tenths of a millimetre */
} paper_row;

static const paper_row rows[] = {
	{"a4", 2100, 2970},      {"a4-landscape", 2970, 2100}, {"a3", 2970, 4200},         {"a3-landscape", 4200, 2970},
	{"a2", 4200, 5940},      {"a2-landscape", 5940, 4200}, {"letter", 2159, 2794},     {"letter-landscape", 2794, 2159},
	{"tabloid", 2794, 4318}, {"tabloid-landscape", 4318, 2794},
};

enum { ROWS = sizeof rows / sizeof *rows };

const char *jn_paper_name(int i)
{
	return i >= 0 && i < ROWS ? rows[i].name : NULL;
}

int32_t jn_paper_pixels(int32_t tenths)
{
	return (int32_t)((int64_t)tenths * 96 / 254);
}

jn_paper jn_paper_get(int i, int percent)
{
	int32_t across = rows[i].across, down = rows[i].down;
	return (jn_paper){
		.width = jn_paper_pixels(across) * 100 / percent * JN_PX,
		.height = jn_paper_pixels(down) * 100 / percent * JN_PX,
		.across = across,
		.down = down,
		.percent = percent,
	};
}
