/* The token tables and the arithmetic of colours. In: a theme's name and the project's `theme` block. Out: colours by
 * value; nothing is allocated (a font's name points into the model). */
#include "render/theme.h"

enum {
	TEXT = 450,     /* WCAG 2 AA for text, times 100 */
	BODY = 700,     /* what a project's own ink must reach: it is most of a map */
	PAPER = 900,    /* what black or white must reach on a project's own paper: else nothing between them would do */
	SIGN = 300,     /* lines and signs that mean something */
	CONTRAST = 700, /* any text of the theme `contrast`, and accents on dark, where a line needs light of its own */
	LIGHT = 180000, /* a surface at least this luminous takes black text better than white; in millionths */
};

/* In the order of jn_color: page, panel, card; hair, rule; ink, ink2, ink3; good, bad, bad tint; flow, inverse; personas. */
static const jn_theme themes[JN_THEME_COUNT] = {
	[JN_THEME_PAPER] = {{0, 0xFFFFFF, 0xF6F5F2, 0xFFFFFF, 0xDAD7D0, 0x8A857C, 0x1C1B19, 0x4B4843, 0x68645D, 0x0C6B47,
						 0xB3202C, 0xFBEAE9, 0xD5D1C8, 0xFFFFFF, 0x3140C4, 0xA45300, 0x8A2B7E, 0x0B6E66, 0x5A5F00},
						9,
						{0}},
	[JN_THEME_INK] = {{0, 0x0F1216, 0x171B21, 0x20262E, 0x343C47, 0x7D8794, 0xF3F2EF, 0xCCD0D6, 0xA3ABB6, 0x62D3A2,
					   0xFF918C, 0x3D1F22, 0x3A434F, 0x0F1216, 0xA3AEFF, 0xF2AB53, 0xEE9BDD, 0x5FD0C3, 0xCFCB5B},
					  13,
					  {0}},
	[JN_THEME_CONTRAST] = {{0, 0xFFFFFF, 0xF1F1F1, 0xFFFFFF, 0x000000, 0x000000, 0x000000, 0x000000, 0x2B2B2B, 0x004D2F,
							0x8F0012, 0xFFFFFF, 0xBDBDBD, 0xFFFFFF, 0x0018A8, 0x7A3B00, 0x6B0F5E, 0x004A44, 0x3D4000},
						   0,
						   {0}},
	[JN_THEME_PRINT] = {{0, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0xBDBDBD, 0x767676, 0x111111, 0x383838, 0x575757, 0x111111,
						 0x111111, 0xFFFFFF, 0xDEDEDE, 0xFFFFFF, 0x111111, 0x5A5A5A, 0x333333, 0x6B6B6B, 0x454545},
						6,
						{0}},
};

static const char *const theme_names[JN_THEME_COUNT] = {"paper", "ink", "contrast", "print"};

static const char *const token_names[JN_COLOR_COUNT] = {
	"none", "page", "panel",	"card", "hair",	"rule",		 "ink",		  "ink2",	   "ink3",		"good",
	"bad",	"bad-tint", "flow", "inverse", "persona-1", "persona-2", "persona-3", "persona-4", "persona-5"};

/* What a channel's byte is worth in linear light (sRGB), in millionths. */
static const int32_t linear[256] = {
	0, 304, 607, 911, 1214, 1518, 1821, 2125, 2428, 2732, 3035, 3347, 3677,
	4025, 4391, 4777, 5182, 5605, 6049, 6512, 6995, 7499, 8023, 8568, 9134, 9721,
	10330, 10960, 11612, 12286, 12983, 13702, 14444, 15209, 15996, 16807, 17642, 18500, 19382,
	20289, 21219, 22174, 23153, 24158, 25187, 26241, 27321, 28426, 29557, 30713, 31896, 33105,
	34340, 35601, 36889, 38204, 39546, 40915, 42311, 43735, 45186, 46665, 48172, 49707, 51269,
	52861, 54480, 56128, 57805, 59511, 61246, 63010, 64803, 66626, 68478, 70360, 72272, 74214,
	76185, 78187, 80220, 82283, 84376, 86500, 88656, 90842, 93059, 95307, 97587, 99899, 102242,
	104616, 107023, 109462, 111932, 114435, 116971, 119538, 122139, 124772, 127438, 130136, 132868, 135633,
	138432, 141263, 144128, 147027, 149960, 152926, 155926, 158961, 162029, 165132, 168269, 171441, 174647,
	177888, 181164, 184475, 187821, 191202, 194618, 198069, 201556, 205079, 208637, 212231, 215861, 219526,
	223228, 226966, 230740, 234551, 238398, 242281, 246201, 250158, 254152, 258183, 262251, 266356, 270498,
	274677, 278894, 283149, 287441, 291771, 296138, 300544, 304987, 309469, 313989, 318547, 323143, 327778,
	332452, 337164, 341914, 346704, 351533, 356400, 361307, 366253, 371238, 376262, 381326, 386429, 391572,
	396755, 401978, 407240, 412543, 417885, 423268, 428690, 434154, 439657, 445201, 450786, 456411, 462077,
	467784, 473531, 479320, 485150, 491021, 496933, 502886, 508881, 514918, 520996, 527115, 533276, 539479,
	545724, 552011, 558340, 564712, 571125, 577580, 584078, 590619, 597202, 603827, 610496, 617207, 623960,
	630757, 637597, 644480, 651406, 658375, 665387, 672443, 679542, 686685, 693872, 701102, 708376, 715694,
	723055, 730461, 737910, 745404, 752942, 760525, 768151, 775822, 783538, 791298, 799103, 806952, 814847,
	822786, 830770, 838799, 846873, 854993, 863157, 871367, 879622, 887923, 896269, 904661, 913099, 921582,
	930111, 938686, 947307, 955973, 964686, 973445, 982251, 991102, 1000000,
};

jn_theme_name jn_theme_named(jn_str name)
{
	for (int i = 0; i < JN_THEME_COUNT; i++) {
		if (jn_str_eq(name, jn_str_c(theme_names[i]))) return (jn_theme_name)i;
	}
	return JN_THEME_NONE;
}

const char *jn_theme_spelling(jn_theme_name name)
{
	return theme_names[(unsigned)name < JN_THEME_COUNT ? name : JN_THEME_PAPER];
}

const char *jn_color_token(jn_color color)
{
	return token_names[(unsigned)color < JN_COLOR_COUNT ? color : JN_COLOR_INK];
}

/* Relative luminance in millionths. */
static int64_t luminance(uint32_t color)
{
	return (INT64_C(2126) * linear[color >> 16 & 0xFF] + INT64_C(7152) * linear[color >> 8 & 0xFF] +
			INT64_C(722) * linear[color & 0xFF]) /
		   10000;
}

int jn_color_contrast(uint32_t a, uint32_t b)
{
	int64_t la = luminance(a) + 50000, lb = luminance(b) + 50000;
	return (int)(la > lb ? la * 100 / lb : lb * 100 / la);
}

uint32_t jn_color_mix(uint32_t a, uint32_t b, int percent)
{
	uint32_t mixed = 0;
	for (int shift = 16; shift >= 0; shift -= 8) {
		int from = (int)(a >> shift & 0xFF), to = (int)(b >> shift & 0xFF);
		mixed |= (uint32_t)((from * (100 - percent) + to * percent + 50) / 100) << shift;
	}
	return mixed;
}

uint32_t jn_color_guard(uint32_t color, const uint32_t *surfaces, int count, int wanted)
{
	uint32_t target = count && luminance(surfaces[0]) < LIGHT ? 0xFFFFFF : 0x000000;
	for (int step = 0; step <= 100; step++) {
		uint32_t moved = jn_color_mix(color, target, step);
		int i = 0;
		while (i < count && jn_color_contrast(moved, surfaces[i]) >= wanted) i++;
		if (i == count) return moved;
	}
	return target;
}

void jn_color_write(jn_buf *out, uint32_t color)
{
	static const char digits[] = "0123456789ABCDEF";
	char text[7] = "#";
	for (int i = 0; i < 6; i++) text[i + 1] = digits[color >> (20 - 4 * i) & 0xF];
	jn_buf_bytes(out, text, sizeof text);
}

/* The colour of a clause, or false when it is none. */
static bool color_of(const jn_clause *clause, uint32_t *ret)
{
	if (!clause || clause->head.type != JN_VALUE_COLOR) return false;
	if (!(clause->head.number >= 0 && clause->head.number <= 0xFFFFFF)) return false;
	*ret = (uint32_t)clause->head.number;
	return true;
}

/* All tokens from a page colour and an ink: surfaces and lines lie between the two, states and accents are guarded. */
static void derive(jn_theme *self, uint32_t page, bool own_ink, uint32_t ink)
{
	bool light = luminance(page) >= LIGHT;
	jn_str font = self->font;
	*self = themes[light ? JN_THEME_PAPER : JN_THEME_INK];
	self->font = font;
	uint32_t *c = self->colors, strongest = light ? 0x000000 : 0xFFFFFF;
	c[JN_COLOR_PAGE] = page = jn_color_guard(page, &strongest, 1, PAPER);
	ink = jn_color_guard(own_ink ? ink : c[JN_COLOR_INK], &page, 1, BODY);
	c[JN_COLOR_PANEL] = jn_color_mix(page, ink, light ? 4 : 5);
	c[JN_COLOR_CARD] = light ? jn_color_mix(page, 0xFFFFFF, 60) : jn_color_mix(page, ink, 9);
	uint32_t surfaces[] = {page, c[JN_COLOR_PANEL], c[JN_COLOR_CARD]};
	c[JN_COLOR_INK] = jn_color_guard(ink, surfaces, 3, TEXT);
	c[JN_COLOR_INK2] = jn_color_guard(jn_color_mix(ink, page, 20), surfaces, 3, TEXT);
	c[JN_COLOR_INK3] = jn_color_guard(jn_color_mix(ink, page, 34), surfaces, 3, TEXT);
	c[JN_COLOR_HAIR] = jn_color_mix(page, ink, 15);
	c[JN_COLOR_RULE] = jn_color_guard(jn_color_mix(page, ink, 50), surfaces, 3, SIGN);
	c[JN_COLOR_FLOW] = jn_color_mix(page, ink, 18);
	c[JN_COLOR_INVERSE] = page;
	c[JN_COLOR_GOOD] = jn_color_guard(c[JN_COLOR_GOOD], surfaces, 3, TEXT);
	c[JN_COLOR_BAD] = jn_color_guard(c[JN_COLOR_BAD], surfaces, 3, TEXT);
	c[JN_COLOR_BAD_TINT] = jn_color_mix(page, c[JN_COLOR_BAD], light ? 8 : 18);
	c[JN_COLOR_BAD] = jn_color_guard(c[JN_COLOR_BAD], &c[JN_COLOR_BAD_TINT], 1, TEXT);
}

/* A built-in accent by its look on paper is the same accent in every theme, not a bleached copy of it. */
static uint32_t twin_of(uint32_t accent, jn_theme_name name)
{
	for (int i = JN_COLOR_PERSONA; i < JN_COLOR_COUNT; i++) {
		if (themes[JN_THEME_PAPER].colors[i] == accent) return themes[name].colors[i];
	}
	return accent;
}

/* A colour as light as it is, without its hue: `print` is black and white. */
static uint32_t grey_of(uint32_t color)
{
	int64_t wanted = luminance(color);
	uint32_t level = 0;
	while (level < 255 && linear[level] < wanted) level++;
	return level << 16 | level << 8 | level;
}

/* The accents must be read on every surface, and text must be read on them. */
static void set_accents(jn_theme *self, jn_theme_name name, const jn_decl *block)
{
	uint32_t *c = self->colors;
	uint32_t surfaces[] = {c[JN_COLOR_PAGE], c[JN_COLOR_PANEL], c[JN_COLOR_CARD], c[JN_COLOR_INVERSE]};
	bool strong = name == JN_THEME_CONTRAST || luminance(c[JN_COLOR_PAGE]) < LIGHT;
	int wanted = strong ? CONTRAST : TEXT;
	const jn_clause *accent = block ? jn_decl_values(block, JN_KEY_ACCENT) : NULL;
	for (int i = JN_COLOR_PERSONA; i < JN_COLOR_COUNT; i++) {
		uint32_t own;
		if (color_of(accent, &own)) c[i] = name == JN_THEME_PRINT ? grey_of(twin_of(own, name)) : twin_of(own, name);
		c[i] = jn_color_guard(c[i], surfaces, 4, wanted);
		if (accent) accent = accent->next;
	}
}

/* A family's name is let through only when all of it is letters, digits, blanks and hyphens. */
static jn_str safe_font(jn_str font)
{
	font = jn_str_trim(font);
	if (font.len > 64) return (jn_str){0};
	for (uint32_t i = 0; i < font.len; i++) {
		char c = font.ptr[i];
		bool fine = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' || c == '-';
		if (!fine) return (jn_str){0};
	}
	return font;
}

jn_theme jn_theme_get(jn_theme_name name, const jn_decl *project)
{
	if ((unsigned)name >= JN_THEME_COUNT) name = JN_THEME_PAPER;
	jn_theme self = themes[name];
	const jn_decl *block = project ? jn_decl_child(project, JN_THEME) : NULL;
	if (!block) return self;
	const jn_clause *font = jn_decl_values(block, JN_KEY_FONT);
	if (font) self.font = safe_font(font->head.text);
	uint32_t paper = self.colors[JN_COLOR_PAGE], ink = 0;
	bool own_paper = color_of(jn_decl_values(block, JN_KEY_PAPER), &paper);
	bool own_ink = color_of(jn_decl_values(block, JN_KEY_INK), &ink);
	if (name == JN_THEME_PAPER && (own_paper || own_ink)) derive(&self, paper, own_ink, ink);
	set_accents(&self, name, block);
	return self;
}
