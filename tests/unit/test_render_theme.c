/* Themes: every text readable on every surface, also with a project's own colours; fonts let through only when harmless. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "render/theme.h"

static void expect_readable(const jn_theme *theme, int text, const char *name)
{
	static const jn_color texts[] = {JN_COLOR_INK, JN_COLOR_INK2, JN_COLOR_INK3, JN_COLOR_GOOD, JN_COLOR_BAD};
	const uint32_t *c = theme->colors;
	for (int surface = JN_COLOR_PAGE; surface <= JN_COLOR_CARD; surface++) {
		for (int i = 0; i < 5; i++)
			cr_assert_geq(jn_color_contrast(c[texts[i]], c[surface]), text, "%s: %s on %s", name, jn_color_token(texts[i]),
						  jn_color_token((jn_color)surface));
		for (int i = JN_COLOR_PERSONA; i < JN_COLOR_COUNT; i++)
			cr_assert_geq(jn_color_contrast(c[i], c[surface]), text, "%s: persona on %s", name, jn_color_token((jn_color)surface));
		cr_assert_geq(jn_color_contrast(c[JN_COLOR_RULE], c[surface]), 300, "%s: rule", name);
	}
	cr_assert_geq(jn_color_contrast(c[JN_COLOR_BAD], c[JN_COLOR_BAD_TINT]), 450, "%s: tint", name);
	cr_assert_geq(jn_color_contrast(c[JN_COLOR_INVERSE], c[JN_COLOR_INK]), 450, "%s: inverse", name);
	for (int i = JN_COLOR_PERSONA; i < JN_COLOR_COUNT; i++)
		cr_assert_geq(jn_color_contrast(c[JN_COLOR_INVERSE], c[i]), 450, "%s: inverse on a persona", name);
}

Test(theme, built_in_ones_are_readable)
{
	for (int i = 0; i < JN_THEME_COUNT; i++) {
		jn_theme theme = jn_theme_get((jn_theme_name)i, NULL);
		expect_readable(&theme, i == JN_THEME_CONTRAST ? 700 : 450, jn_theme_spelling((jn_theme_name)i));
		cr_assert_eq(jn_theme_named(jn_str_c(jn_theme_spelling((jn_theme_name)i))), i);
	}
	cr_assert_eq(jn_theme_named(JN_STR("neon")), JN_THEME_NONE);
}

Test(theme, contrast_is_the_one_of_wcag)
{
	cr_assert_eq(jn_color_contrast(0, 0xFFFFFF), 2100);
	cr_assert_eq(jn_color_contrast(0xFFFFFF, 0xFFFFFF), 100);
	cr_assert_eq(jn_color_contrast(0x777777, 0xFFFFFF), 447); /* the known grey that just misses 4.5 */
	cr_assert_eq(jn_color_contrast(0x767676, 0xFFFFFF), 454);
}

/* A project declaration with a theme block of these colours (-1: not said). */
typedef struct own_theme {
	jn_decl project, block;
	jn_prop props[4];
	jn_clause clauses[4];
} own_theme;

static void set_color(own_theme *self, int i, jn_key key, int64_t color)
{
	if (color < 0) return;
	self->clauses[i].head = (jn_value){.type = JN_VALUE_COLOR, .number = (double)color};
	self->props[i] = (jn_prop){.key = key, .clauses = &self->clauses[i], .next = self->block.props};
	self->block.props = &self->props[i];
	self->block.has[key >> 6] |= UINT64_C(1) << (key & 63);
}

static jn_theme theme_of(jn_theme_name name, int64_t paper, int64_t ink, int64_t accent, const char *font)
{
	own_theme own = {.project = {.kind = JN_PROJECT}, .block = {.kind = JN_THEME}};
	own.project.first_child = &own.block;
	set_color(&own, 0, JN_KEY_PAPER, paper);
	set_color(&own, 1, JN_KEY_INK, ink);
	set_color(&own, 2, JN_KEY_ACCENT, accent);
	if (font) {
		set_color(&own, 3, JN_KEY_FONT, 0);
		own.clauses[3].head = (jn_value){.type = JN_VALUE_TEXT, .text = jn_str_c(font)};
	}
	return jn_theme_get(name, &own.project);
}

Test(theme, own_colours_stay_readable)
{
	static const int64_t colors[] = {-1, 0xFFFFFF, 0x000000, 0xFFF8E7, 0x777777, 0x808080, 0xFFFF00, 0x102030, 0xFF0000, 0x00FF00};
	enum { COUNT = sizeof colors / sizeof *colors };
	char name[64];
	for (int p = 0; p < COUNT; p++) {
		for (int i = 0; i < COUNT; i++) {
			for (int t = 0; t < JN_THEME_COUNT; t++) {
				jn_theme theme = theme_of((jn_theme_name)t, colors[p], colors[i], colors[(p + i) % COUNT], NULL);
				snprintf(name, sizeof name, "paper %lld, ink %lld, theme %d", (long long)colors[p], (long long)colors[i], t);
				expect_readable(&theme, t == JN_THEME_CONTRAST ? 700 : 450, name);
			}
		}
	}
}

/* Whatever a project's accents are: dash and marker tell who is who. */
Test(theme, print_is_black_and_white)
{
	static const int64_t accents[] = {-1, 0x3140C4, 0xFF0000, 0x00FF00, 0xFFEE99, 0x808080};
	for (size_t a = 0; a < sizeof accents / sizeof *accents; a++) {
		jn_theme theme = theme_of(JN_THEME_PRINT, -1, -1, accents[a], NULL);
		for (int i = JN_COLOR_PAGE; i < JN_COLOR_COUNT; i++) {
			uint32_t c = theme.colors[i];
			cr_expect(c >> 16 == (c & 0xFF) && (c >> 8 & 0xFF) == (c & 0xFF), "%s is %06X", jn_color_token((jn_color)i), c);
		}
	}
}

Test(theme, a_good_colour_is_taken_as_it_is)
{
	jn_theme theme = theme_of(JN_THEME_PAPER, 0xFFFBF2, 0x201810, 0x7A1FA2, NULL);
	cr_assert_eq(theme.colors[JN_COLOR_PAGE], 0xFFFBF2);
	cr_assert_eq(theme.colors[JN_COLOR_INK], 0x201810);
	cr_assert_eq(theme.colors[JN_COLOR_PERSONA], 0x7A1FA2);
	cr_assert_eq(theme.colors[JN_COLOR_PERSONA + 1], 0xA45300);
	cr_assert_eq(theme_of(JN_THEME_INK, -1, -1, 0x3140C4, NULL).colors[JN_COLOR_PERSONA], 0xA3AEFF);
	cr_assert_eq(theme_of(JN_THEME_INK, 0xFFFBF2, 0x201810, -1, NULL).colors[JN_COLOR_PAGE], 0x0F1216);
}

Test(theme, fonts_are_checked)
{
	cr_assert(jn_str_eq(theme_of(JN_THEME_PAPER, -1, -1, -1, "Source Sans 3").font, JN_STR("Source Sans 3")));
	cr_assert_eq(theme_of(JN_THEME_PAPER, -1, -1, -1, "x\";}</style>").font.len, 0);
	cr_assert_eq(theme_of(JN_THEME_PAPER, -1, -1, -1, "url(x)").font.len, 0);
}
