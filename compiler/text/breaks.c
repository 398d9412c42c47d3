/* Line break opportunities. ASCII text and plain letters, which is most of it, have a table of their own that gives
 * what libunibreak gives (the tests compare them); everything else goes to libunibreak. In: a paragraph. Out: marks in
 * the caller's memory. The one state is libunibreak's own index, built once. */
#include "text/breaks.h"

#include <linebreak.h>
#include <linebreakdef.h>
#include <pthread.h>
#include <utf8proc.h>

#include "base/utf8.h"

/* The line breaking classes of ASCII as far as they differ in effect. */
enum { BA, EX, QU, AL, PR, OP, CP, IS, HY, SY, NU, CL, CLASSES, SP = CLASSES };

/* By the class before and the class after: '_' a line may end between them, '%' only at blanks between them, '^' never.
 */
static const char pair_table[CLASSES][CLASSES + 1] = {
	/*         BEQAPOCIHSNC */
	[BA] = "%^%___^^%^_^", [EX] = "%^%___^^%^_^", [QU] = "%^%%%^^^%^%^", [AL] = "%^%%_%^^%^%^",
	[PR] = "%^%%_%^^%^%^", [OP] = "^^^^^^^^^^^^", [CP] = "%^%%%_^^%^%^", [IS] = "%^%%__^^%^%^",
	[HY] = "%^%___^^%^%^", [SY] = "%^%___^^%^%^", [NU] = "%^%%%%^^%^%^", [CL] = "%^%_%_^^%^_^",
};

static uint8_t ascii_class(unsigned char c)
{
	if ((c | 32) >= 'a' && (c | 32) <= 'z') return AL;
	if (c >= '0' && c <= '9') return NU;
	switch (c) {
	case ' ': return SP;
	case '\t':
	case '|': return BA;
	case '!':
	case '?': return EX;
	case '"':
	case '\'': return QU;
	case '$':
	case '%':
	case '+':
	case '\\': return PR;
	case '(':
	case '[':
	case '{': return OP;
	case ')':
	case ']': return CP;
	case '}': return CL;
	case ',':
	case '.':
	case ':':
	case ';': return IS;
	case '-': return HY;
	case '/': return SY;
	default: return AL;
	}
}

/* True for the two bytes of a plain letter (class AL, no mark follows from it): Latin, Greek, Cyrillic and Arabic ones.
 */
static bool is_letter(unsigned char lead, unsigned char next)
{
	if ((next & 0xC0) != 0x80 || lead < 0xC3 || lead > 0xDB) return false;
	uint32_t rune = (lead & 0x1Fu) << 6 | (next & 0x3Fu);
	if (rune <= 0x24F) return rune != 0xD7 && rune != 0xF7;
	return (rune >= 0x391 && rune <= 0x481) || (rune >= 0x48A && rune <= 0x52F) || (rune >= 0x620 && rune <= 0x64A);
}

/* True where all is printable ASCII, tabs and plain letters. */
static bool is_plain(jn_str s)
{
	for (uint32_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		if (c >= ' ' && c <= '~') continue;
		if (c == '\t') continue;
		if (i + 1 >= s.len || !is_letter(c, (unsigned char)s.ptr[i + 1])) return false;
		i++;
	}
	return true;
}

static void find_plain(jn_str s, uint8_t *marks)
{
	uint8_t before = AL;
	for (uint32_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		uint8_t class = c < 128 ? ascii_class(c) : AL;
		marks[i] = JN_BREAK_NONE;
		if (class == SP) continue;
		if (i > 0) {
			char rule = pair_table[before][class];
			if (rule == '_' || (rule == '%' && s.ptr[i - 1] == ' ')) marks[i - 1] = JN_BREAK_ALLOWED;
		}
		before = class;
		if (c >= 128) marks[++i] = JN_BREAK_NONE;
	}
}

/* How libunibreak reads the paragraph: strictly, and never its own mark for the end of a text (U+FFFF). The halves of
 * flags look like ideographs to it, as it aborts at them (version 1.1, an assertion); keep_graphemes puts them together
 * again. */
static utf32_t next_rune(const void *text, size_t len, size_t *at)
{
	if (*at >= len) return EOS;
	uint32_t position = (uint32_t)*at;
	uint32_t rune = jn_utf8_next((jn_str){text, (uint32_t)len}, &position);
	*at = position;
	if (rune >= 0x1F1E6 && rune <= 0x1F1FF) return 0x4E00;
	return rune == EOS ? (utf32_t)JN_RUNE_INVALID : rune;
}

/* libunibreak is older than emoji sequences: no line ends inside a grapheme, nor between Hangul or Indic pieces of one.
 */
static void keep_graphemes(jn_str s, uint8_t *marks)
{
	utf8proc_int32_t before = -1, state = 0;
	for (uint32_t at = 0; at < s.len;) {
		uint32_t from = at;
		utf8proc_int32_t rune = (utf8proc_int32_t)jn_utf8_next(s, &at);
		if (before >= 0 && !utf8proc_grapheme_break_stateful(before, rune, &state)) marks[from - 1] = JN_BREAK_INSIDE;
		before = rune;
	}
}

static void find_any(jn_str s, jn_str lang, uint8_t *marks)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, init_linebreak);
	char tag[16] = "";
	if (lang.len < sizeof tag && lang.len > 0) memcpy(tag, lang.ptr, lang.len);
	memset(marks, LINEBREAK_NOBREAK, s.len);
	set_linebreaks(s.ptr, s.len, tag, (char *)marks, next_rune);
	for (uint32_t i = 0; i < s.len; i++) {
		bool allowed = marks[i] == LINEBREAK_ALLOWBREAK || marks[i] == LINEBREAK_MUSTBREAK;
		marks[i] = allowed && i + 1 < s.len ? JN_BREAK_ALLOWED : JN_BREAK_NONE;
	}
	keep_graphemes(s, marks);
}

static bool is_blank(jn_str s, uint32_t at)
{
	return at < s.len && (s.ptr[at] == ' ' || s.ptr[at] == '\t');
}

/* The mark of a blank: none before another one, and the last ties what it parts, or is where a word too long may part.
 */
static uint8_t blank_mark(jn_str s, uint32_t at, uint8_t mark)
{
	if (mark == JN_BREAK_INSIDE || at + 1 >= s.len || is_blank(s, at + 1)) return JN_BREAK_NONE;
	return mark == JN_BREAK_ALLOWED && !jn_breaks_tied(s, at) ? JN_BREAK_ALLOWED : JN_BREAK_TIED;
}

/* A dash that begins a number ("Maria –2") is its sign: no line ends behind it. */
static void keep_signs(jn_str s, uint8_t *marks)
{
	for (uint32_t i = 0; i + 3 < s.len; i++) {
		const char *p = s.ptr + i;
		if (p[0] != '\xE2' || p[1] != '\x80' || p[2] != '\x93' || p[3] < '0' || p[3] > '9') continue;
		if (i == 0 || p[-1] == ' ' || p[-1] == '(' || (i > 1 && p[-1] == '\xA0' && p[-2] == '\xC2') ||
			(i > 2 && p[-1] == '\xA6' && p[-2] == '\x81'))
			marks[i + 2] = JN_BREAK_NONE;
	}
}

/* Where a line of Thai or Lao may end without a dictionary: before a vowel that is written before its consonant, which
 * begins a syllable, and behind a sign that ends one. Words of several syllables may part, but no syllable does. */
static void add_syllables(jn_str s, uint8_t *marks)
{
	for (uint32_t i = 3; i + 2 < s.len; i++) {
		const unsigned char *p = (const unsigned char *)s.ptr + i;
		if (p[0] != 0xE0 || p[1] < 0xB8 || p[1] > 0xBB || marks[i - 1] != JN_BREAK_NONE) continue;
		const unsigned char *b = p - 3; /* the letter before, when it is one of these scripts */
		if (b[0] != 0xE0 || b[1] < 0xB8 || b[1] > 0xBB) continue;
		bool begins = (p[1] & 1) && p[2] >= 0x80 && p[2] <= 0x84; /* U+0E40…44, U+0EC0…C4 */
		bool ends = ((b[1] & 1) == 0 && (b[2] == 0xB0 || b[2] == 0xAF)) || ((b[1] & 1) && b[2] == 0x86);
		bool opens = b[1] & 1 && b[2] >= 0x80 && b[2] <= 0x84; /* behind such a vowel its consonant must follow */
		bool mark = utf8proc_category((utf8proc_int32_t)((p[0] & 0xFu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu))) ==
					UTF8PROC_CATEGORY_MN;
		bool clings = ((p[1] & 1) == 0 && (p[2] == 0xB0 || p[2] == 0xAF)) || ((p[1] & 1) && p[2] == 0x86);
		if ((begins || ends) && !opens && !mark && !clings) marks[i - 1] = JN_BREAK_ALLOWED;
	}
}

/* True for a byte of a letter, as far as words with hyphens go. */
static bool is_word(char c)
{
	return (unsigned char)c >= 0x80 || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

/* Characters of the word that ends before `at`, or begins there (`step` 1); counts to 3. */
static int letters_beside(jn_str s, uint32_t at, int step)
{
	int count = 0;
	for (int64_t i = step > 0 ? at : (int64_t)at - 1; i >= 0 && i < s.len && is_word(s.ptr[i]) && count < 3; i += step)
		count += ((unsigned char)s.ptr[i] & 0xC0) != 0x80;
	return count;
}

/* "e-mail", "follow-up", "re-use": no line ends behind a hyphen that leaves one or two letters at either side, unless the word
 * has no line of its own. */
static void keep_hyphens(jn_str s, uint8_t *marks)
{
	for (uint32_t i = 1; i + 1 < s.len; i++) {
		if (s.ptr[i] != '-' || marks[i] != JN_BREAK_ALLOWED) continue;
		int before = letters_beside(s, i, -1), after = letters_beside(s, i + 1, 1);
		if (before && after && (before < 3 || after < 3)) marks[i] = JN_BREAK_TIED;
	}
}

void jn_breaks_find(jn_str paragraph, jn_str lang, uint8_t *marks)
{
	bool plain = is_plain(paragraph);
	if (plain)
		find_plain(paragraph, marks);
	else
		find_any(paragraph, lang, marks);
	if (!plain) {
		keep_signs(paragraph, marks);
		add_syllables(paragraph, marks);
	}
	keep_hyphens(paragraph, marks);
	for (uint32_t i = 0; i < paragraph.len; i++) {
		if (is_blank(paragraph, i)) marks[i] = blank_mark(paragraph, i, marks[i]);
	}
}
