/* The state behind text widths: table look-ups, Arabic joining, Indic conjuncts and emoji sequences.
 * In: code points. Out: a width that is right after each of them. Nothing is allocated. */
#include "text/advance.h"

#include <utf8proc.h>

#include "base/utf8.h"

enum {
	ZWNJ = 0x200C,
	ZWJ = 0x200D,
	EMOJI_STYLE = 0xFE0F,
	LAM = 0x0644,
	FIRST_FLAG = 0x1F1E6,
	LAST_FLAG = 0x1F1FF,
	FIRST_SKIN = 0x1F3FB,
	LAST_SKIN = 0x1F3FF,
};

/* The width of a character no font of ours has. */
static int32_t unknown_width(const utf8proc_property_t *property)
{
	if (property->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC) return JN_ADVANCE_EMOJI;
	if (property->category == UTF8PROC_CATEGORY_CN || property->category == UTF8PROC_CATEGORY_CO) {
		return JN_ADVANCE_OTHER;
	}
	if (property->charwidth == 0) return 0;
	/* Hangul vowels and finals are drawn into the syllable their consonant began. */
	if (property->boundclass == UTF8PROC_BOUNDCLASS_V || property->boundclass == UTF8PROC_BOUNDCLASS_T) return 0;
	return property->charwidth == 2 ? JN_ADVANCE_WIDE : JN_ADVANCE_OTHER;
}

static int32_t plain_width(uint32_t rune, jn_text_weight weight)
{
	if (rune < 128) return jn_width_ascii[weight][rune];
	if (rune <= JN_WIDTH_LAST) {
		uint16_t width = jn_width_pages[jn_width_page_of[rune / JN_WIDTH_PAGE]][weight][rune % JN_WIDTH_PAGE];
		if (width != JN_WIDTH_UNKNOWN) return width;
	}
	return unknown_width(utf8proc_get_property((utf8proc_int32_t)rune));
}

/* The letter's record where it is of a joining script, else NULL. */
static const jn_width_joined *joined_letter(uint32_t rune)
{
	static const jn_width_joined joiner = {JN_JOINS_CAUSING, {{0}}};
	if (rune >= 0x0600 && rune <= 0x077F) return &jn_width_joined_letters[rune - 0x0600];
	if (rune >= 0x08A0 && rune <= 0x08FF) return &jn_width_joined_letters[0x180 + rune - 0x08A0];
	return rune == ZWJ ? &joiner : NULL;
}

static bool joins_next(const jn_width_joined *letter)
{
	return letter && (letter->joining == JN_JOINS_DUAL || letter->joining == JN_JOINS_LEFT ||
					  letter->joining == JN_JOINS_CAUSING);
}

static bool joins_previous(const jn_width_joined *letter)
{
	return letter->joining == JN_JOINS_DUAL || letter->joining == JN_JOINS_RIGHT || letter->joining == JN_JOINS_CAUSING;
}

/* Lam and alef become one sign: takes the lam back and returns the width of both, or -1 where `rune` is no alef. */
static int32_t lam_alef(jn_advance *self, uint32_t rune)
{
	for (uint32_t i = 0; i < JN_WIDTH_LAM_ALEFS; i++) {
		if (jn_width_lam_alefs[i].alef != rune) continue;
		self->width -= self->joined->width[self->weight][self->joined_before ? JN_FORM_FINAL : JN_FORM_ISOLATED];
		return jn_width_lam_alefs[i].width[self->weight][self->joined_before ? 1 : 0];
	}
	return -1;
}

/* A letter that joins: the one before it gets its joined form, this one the form of a word's end until more comes. */
static void add_joined(jn_advance *self, uint32_t rune, const jn_width_joined *letter)
{
	bool before = joins_next(self->joined) && joins_previous(letter);
	int32_t width = before && self->lam ? lam_alef(self, rune) : -1;
	if (width < 0) {
		if (before) {
			const uint16_t *forms = self->joined->width[self->weight];
			self->width += self->joined_before ? forms[JN_FORM_MEDIAL] - forms[JN_FORM_FINAL]
											   : forms[JN_FORM_INITIAL] - forms[JN_FORM_ISOLATED];
		}
		width = letter->width[self->weight][before ? JN_FORM_FINAL : JN_FORM_ISOLATED];
	}
	self->width += width;
	self->last_width = width;
	self->joined = letter;
	self->joined_before = before;
	self->lam = rune == LAM;
}

static bool is_indic(uint32_t rune)
{
	return (rune >= 0x0900 && rune <= 0x0DFF) || (rune >= 0x1000 && rune <= 0x109F) ||
		   (rune >= 0x1780 && rune <= 0x17FF);
}

static bool is_conjunct_sign(uint32_t rune)
{
	for (uint32_t i = 0; i < JN_WIDTH_SIGNS; i++) {
		if (jn_width_signs[i] == rune) return true;
	}
	return false;
}

static const jn_width_conjunct *find_conjunct(uint32_t letter)
{
	uint32_t from = 0, to = JN_WIDTH_CONJUNCTS;
	while (from < to) {
		uint32_t middle = (from + to) / 2;
		if (jn_width_conjuncts[middle].letter == letter) return &jn_width_conjuncts[middle];
		if (jn_width_conjuncts[middle].letter < letter)
			from = middle + 1;
		else
			to = middle;
	}
	return NULL;
}

/* What the two letters, or the letter and its mark, gain by standing together. */
static int32_t pair_gain(uint32_t first, uint32_t second, jn_text_weight weight)
{
	uint32_t from = 0, to = JN_WIDTH_PAIRS, key = first << 16 | second;
	while (from < to) {
		uint32_t middle = (from + to) / 2;
		uint32_t at = (uint32_t)jn_width_pairs[middle].first << 16 | jn_width_pairs[middle].second;
		if (at == key) return jn_width_pairs[middle].gain[weight];
		if (at < key)
			from = middle + 1;
		else
			to = middle;
	}
	return 0;
}

/* `base`, its sign, and `rune` are drawn as one conjunct: the sign is not seen, both letters change. */
static int32_t conjunct_gain(const jn_advance *self, uint32_t rune)
{
	const jn_width_conjunct *before = find_conjunct(self->base), *after = find_conjunct(rune);
	int32_t gain = pair_gain(self->base, rune, self->weight) - self->sign_width;
	if (before) gain += before->before[self->weight];
	if (after) gain += after->after[self->weight];
	return gain;
}

static void add_indic(jn_advance *self, uint32_t rune)
{
	int32_t width = plain_width(rune, self->weight);
	utf8proc_propval_t category = utf8proc_get_property((utf8proc_int32_t)rune)->category;
	bool mark = category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC;
	if (mark && self->base) {
		/* The second letter of a conjunct has not the shape that the pair was measured with. */
		if (!self->in_conjunct) width += pair_gain(self->base, rune, self->weight);
		self->sign_width = width;
		self->signed_base = is_conjunct_sign(rune);
	} else {
		if (self->signed_base) width += conjunct_gain(self, rune);
		self->in_conjunct = self->signed_base;
		self->base = mark ? 0 : rune;
		self->signed_base = false;
	}
	self->width += width;
	self->last_width = width;
}

/* A joiner behind an Indic letter and its sign asks for the half letter; the other one for the sign itself. */
static void end_indic(jn_advance *self, uint32_t rune)
{
	if (rune == ZWJ && self->signed_base) {
		const jn_width_conjunct *half = find_conjunct(self->base);
		if (half) self->width += half->half[self->weight] - self->sign_width;
	}
	self->base = 0;
	self->signed_base = false;
}

/* Anything that does not join and is not Indic. Families, flags and skin tones are one sign where a font has it, and stand
 * side by side where none has: they are given the room of their parts. */
static void add_other(jn_advance *self, uint32_t rune)
{
	const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)rune);
	bool flag = rune >= FIRST_FLAG && rune <= LAST_FLAG;
	bool skin = rune >= FIRST_SKIN && rune <= LAST_SKIN;
	bool picture = property->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
	int32_t width = flag ? JN_ADVANCE_EMOJI : plain_width(rune, self->weight);
	if (rune == EMOJI_STYLE) width = self->last_width > 0 ? JN_ADVANCE_EMOJI - self->last_width : 0;
	self->width += width;
	if (width != 0) self->last_width = rune == EMOJI_STYLE ? JN_ADVANCE_EMOJI : width;
	self->flag_open = flag && !self->flag_open;
	self->emoji = flag || picture || rune == EMOJI_STYLE || (skin && self->emoji);
	self->emoji_joined = false;
}

/* True for what does not part the letters it stands between: marks and format characters, but not the non-joiner. */
static bool is_transparent(uint32_t rune)
{
	if (rune < 0x300 || rune == ZWNJ) return rune == 0xAD;
	utf8proc_propval_t category = utf8proc_get_property((utf8proc_int32_t)rune)->category;
	return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME || category == UTF8PROC_CATEGORY_CF;
}

void jn_advance_rune(jn_advance *self, uint32_t rune)
{
	const jn_width_joined *letter = joined_letter(rune);
	bool joiner = rune == ZWJ && self->emoji;
	if (self->base && !is_indic(rune)) end_indic(self, rune);
	if (letter && letter->joining != JN_JOINS_NOT && letter->joining != JN_JOINS_TRANSPARENT) {
		add_joined(self, rune, letter);
	} else {
		if (self->joined && !is_transparent(rune)) self->joined = NULL;
		if (is_indic(rune))
			add_indic(self, rune);
		else
			add_other(self, rune);
		return;
	}
	self->flag_open = self->emoji = false;
	self->emoji_joined = joiner;
}

/* What ASCII leaves of the state: nothing but the width of its last character. */
static void part(jn_advance *self, int32_t last_width)
{
	if (self->base) end_indic(self, 0);
	*self = (jn_advance){.width = self->width, .weight = self->weight, .last_width = last_width};
}

void jn_advance_str(jn_advance *self, jn_str s)
{
	const uint16_t *ascii = jn_width_ascii[self->weight];
	uint32_t at = 0;
	while (at < s.len) {
		uint32_t from = at, sum = 0;
		while (at < s.len && (unsigned char)s.ptr[at] < 128) {
			/* Not more at once than 32 bits can add up. */
			uint32_t to = s.len - at > 1u << 20 ? at + (1u << 20) : s.len;
			for (sum = 0; at < to && (unsigned char)s.ptr[at] < 128; at++) sum += ascii[(unsigned char)s.ptr[at]];
			self->width += sum;
		}
		if (at > from) part(self, ascii[(unsigned char)s.ptr[at - 1]]);
		if (at < s.len) jn_advance_rune(self, jn_utf8_next(s, &at));
	}
}
