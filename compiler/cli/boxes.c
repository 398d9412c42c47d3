/* In: characters that no font has. Out: a sentence for each package of fonts that would have them. */
#include "cli/boxes.h"

#include "cli/command.h"
#include "model/diagnostic.h"

enum { MOST_SHOWN = 10 };

typedef enum package { CORE, CJK, EMOJI, PRIVATE } package; /* PRIVATE: in no font but the one they were made for */

/* Debian's */
static const char *const names[] = {[CORE] = "fonts-noto-core", [CJK] = "fonts-noto-cjk", [EMOJI] = "fonts-noto-color-emoji"};

static const struct {
	uint32_t first, last;
	package fonts;
} rows[] = {
	/* characters shown as emoji wherever they stand (Emoji_Presentation) that are not in Noto's fonts of symbols */
	{0x23EB, 0x23EC, EMOJI}, {0x23F0, 0x23F0, EMOJI}, {0x2705, 0x2705, EMOJI},   {0x270A, 0x270B, EMOJI},
	{0x2728, 0x2728, EMOJI}, {0x274C, 0x274C, EMOJI}, {0x274E, 0x274E, EMOJI},   {0x2754, 0x2755, EMOJI},
	{0x2795, 0x2797, EMOJI}, {0x27B0, 0x27B0, EMOJI}, {0x27BF, 0x27BF, EMOJI},

	{0x1100, 0x11FF, CJK},   {0x2E80, 0x9FFF, CJK},   {0xA960, 0xA97F, CJK},     {0xAC00, 0xD7FF, CJK},
	{0xE000, 0xF8FF, PRIVATE}, {0xF900, 0xFAFF, CJK}, {0xFE30, 0xFE4F, CJK},     {0xFF00, 0xFFEF, CJK},
	{0x1B000, 0x1B16F, CJK}, {0x1F000, 0x1FAFF, EMOJI}, {0x20000, 0x3FFFF, CJK}, {0xF0000, 0x10FFFF, PRIVATE},
};

static package package_of(uint32_t rune)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rune >= rows[i].first && rune <= rows[i].last) return rows[i].fonts;
	return CORE;
}

/* Says one sentence for all that the package of number `first` would show. */
static void tell_package(const jn_boxes *boxes, uint32_t first, jn_str name)
{
	package fonts = package_of(boxes->runes[first]);
	jn_buf shown = {0};
	uint32_t count = 0;
	for (uint32_t i = first; i < boxes->count; i++) {
		if (package_of(boxes->runes[i]) != fonts || ++count > MOST_SHOWN) continue;
		if (fonts != PRIVATE) jn_buf_rune(&shown, boxes->runes[i]);
		else jn_buf_printf(&shown, shown.len ? " U+%04X" : "U+%04X", boxes->runes[i]);
	}
	if (count > MOST_SHOWN) jn_buf_c(&shown, "\xE2\x80\xA6"); /* … */
	if (fonts != PRIVATE)
		jn_remark("`%.*s`: no font here has the letters `%.*s`, so that boxes are drawn for them: install `%s` and draw again", JN_ARG(name),
		          (int)shown.len, shown.ptr, names[fonts]);
	else
		jn_remark("`%.*s`: no font here has the private characters `%.*s`, so that boxes are drawn for them: install the font that they "
		          "were made for, or write something else",
		          JN_ARG(name), (int)shown.len, shown.ptr);
	jn_buf_free(&shown);
}

void jn_boxes_tell(const jn_boxes *boxes, uint32_t first, jn_str name)
{
	for (uint32_t i = first; i < boxes->count; i++) {
		bool told = false;
		for (uint32_t before = first; before < i && !told; before++)
			told = package_of(boxes->runes[before]) == package_of(boxes->runes[i]);
		if (!told) tell_package(boxes, i, name);
	}
}
