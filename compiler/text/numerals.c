/* Numbers by language: three small tables, and one pass over the digits. Everything static, nothing kept. */
#include "text/numerals.h"

#define NO_BREAK_SPACE "\xC2\xA0"
#define EN_DASH "\xE2\x80\x93"
#define ARABIC_PERCENT "\xD9\xAA"

/* How languages part their numbers; what has no row here is parted as in English. */
typedef struct parting_row {
	const char *languages; /* first subtags, a blank around each */
	const char *decimal, *group;
	uint8_t least;
	bool lakh;
} parting_row;

static const parting_row partings[] = {
	{" id in ind de nl tr da el it ro vi hr sl sr mk bs ca pt is ", ",", ".", 4, false},
	{" es gl ", ",", ".", 5, false},
	{" fr cs sk uk ru fi sv no nb nn et lv lt hy ka kk az ", ",", NO_BREAK_SPACE, 4, false},
	{" pl hu bg ", ",", NO_BREAK_SPACE, 5, false},
	{" hi bn ta te mr gu kn ml pa ", ".", ",", 4, true},
};

/* Languages that write "40 %"; others write "40%" (CLDR 46). */
static const char spaced_percent[] = " be ca cs da de es fi fr gl hr lt mk nb nn no ro ru sk sl sv ";

/* Systems of digits by their names in tags. */
typedef struct system_row {
	const char *name;
	uint32_t zero;
	const char *decimal, *group; /* NULL: the language's */
} system_row;

static const system_row systems[] = {
	{"latn", '0', NULL, NULL},
	{"arab", 0x660, "\xD9\xAB", "\xD9\xAC"},
	{"arabext", 0x6F0, "\xD9\xAB", "\xD9\xAC"},
	{"deva", 0x966, NULL, NULL},
	{"beng", 0x9E6, NULL, NULL},
	{"thai", 0xE50, NULL, NULL},
};

enum { PARTINGS = sizeof partings / sizeof *partings, SYSTEMS = sizeof systems / sizeof *systems };

/* --- reading a tag --- */

/* The next subtag in small letters, cut to what `word` holds; empty at the end. */
static void next_subtag(jn_str tag, uint32_t *at, char word[12])
{
	uint32_t len = 0;
	for (; *at < tag.len && tag.ptr[*at] != '-' && tag.ptr[*at] != '_'; ++*at) {
		char c = tag.ptr[*at];
		if (len < 11) word[len++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
	}
	word[len] = '\0';
	if (*at < tag.len) ++*at;
}

static bool among(const char *list, const char *word)
{
	char framed[16] = " ";
	size_t len = strlen(word);
	if (len == 0) return false;
	memcpy(framed + 1, word, len);
	memcpy(framed + 1 + len, " ", 2);
	return strstr(list, framed) != NULL;
}

/* `plain` has the signs of the language itself. */
static void use_system(jn_numerals *self, const char *name, const jn_numerals *plain)
{
	for (size_t i = 0; i < SYSTEMS; i++) {
		if (strcmp(systems[i].name, name) != 0) continue;
		self->zero = systems[i].zero;
		self->decimal = systems[i].decimal ? systems[i].decimal : plain->decimal;
		self->group = systems[i].group ? systems[i].group : plain->group;
	}
}

static bool is_region(const char *word)
{
	return strlen(word) == 2;
}

jn_numerals jn_numerals_of(jn_str tag)
{
	jn_numerals self = {.zero = '0', .decimal = ".", .group = ",", .least = 4, .language = jn_language_of(tag)};
	char language[12], word[12];
	uint32_t at = 0;
	tag = jn_str_trim(tag);
	next_subtag(tag, &at, language);
	for (size_t i = 0; i < PARTINGS; i++) {
		if (!among(partings[i].languages, language)) continue;
		self.decimal = partings[i].decimal;
		self.group = partings[i].group;
		self.least = partings[i].least;
		self.lakh = partings[i].lakh;
	}
	self.spaced_percent = among(spaced_percent, language);
	jn_numerals plain = self;
	bool arabic = self.language == JN_LANG_AR, extension = false, wanted = false, over = false;
	while (at < tag.len) {
		next_subtag(tag, &at, word);
		if (wanted) use_system(&self, word, &plain);
		wanted = extension && strcmp(word, "nu") == 0;
		if (strlen(word) == 1) {
			extension = word[0] == 'u';
			over = true; /* no region follows */
		}
		if (!arabic || over || !is_region(word)) continue;
		bool west = among(" dz eh ly ma tn ", word);
		if (west) plain.decimal = self.decimal = ",", plain.group = self.group = ".";
		if (!west && strcmp(word, "ae") != 0) use_system(&self, "arab", &plain);
	}
	return self;
}

/* --- writing --- */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static void put_digit(jn_buf *out, const jn_numerals *self, char c)
{
	jn_buf_rune(out, self->zero + (uint32_t)(c - '0'));
}

/* True when a group ends before so many more digits. */
static bool group_ends(const jn_numerals *self, uint32_t left)
{
	if (left < 3) return false;
	return self->lakh ? (left - 3) % 2 == 0 : left % 3 == 0;
}

static uint32_t put_sign(jn_buf *out, jn_str digits)
{
	if (digits.len == 0) return 0;
	if (digits.ptr[0] == '-') return jn_buf_c(out, EN_DASH), 1;
	if (digits.ptr[0] == '+') return jn_buf_char(out, '+'), 1;
	return 0;
}

void jn_numerals_write(jn_buf *out, const jn_numerals *self, jn_str digits, jn_str unit)
{
	uint32_t i = put_sign(out, digits), whole = 0;
	for (uint32_t k = i; k < digits.len && (is_digit(digits.ptr[k]) || digits.ptr[k] == '_'); k++)
		whole += digits.ptr[k] != '_';
	bool group = whole >= self->least;
	for (; i < digits.len && (is_digit(digits.ptr[i]) || digits.ptr[i] == '_'); i++) {
		if (digits.ptr[i] == '_') continue;
		put_digit(out, self, digits.ptr[i]);
		if (group && group_ends(self, --whole)) jn_buf_c(out, self->group);
	}
	for (; i < digits.len; i++) {
		if (is_digit(digits.ptr[i]))
			put_digit(out, self, digits.ptr[i]);
		else if (digits.ptr[i] == '.')
			jn_buf_c(out, self->decimal);
		else if (digits.ptr[i] != '_')
			jn_buf_char(out, digits.ptr[i]);
	}
	if (unit.len == 0) return;
	bool percent = jn_str_eq(unit, JN_STR("%"));
	if (!percent || self->spaced_percent) jn_buf_c(out, NO_BREAK_SPACE);
	if (percent && self->zero == 0x660)
		jn_buf_c(out, ARABIC_PERCENT);
	else
		jn_buf_str(out, unit);
}

void jn_numerals_digits(jn_buf *out, const jn_numerals *self, jn_str text)
{
	for (uint32_t i = 0; i < text.len; i++) {
		if (is_digit(text.ptr[i]))
			put_digit(out, self, text.ptr[i]);
		else
			jn_buf_char(out, text.ptr[i]);
	}
}

void jn_numerals_date(jn_buf *out, const jn_numerals *self, jn_date date)
{
	jn_buf written = {0};
	jn_label_date(&written, date, self->language);
	jn_numerals_digits(out, self, jn_buf_view(&written));
	jn_buf_free(&written);
}

bool jn_numerals_arabic(jn_str text)
{
	for (uint32_t i = 0; i + 1 < text.len; i++) {
		unsigned char lead = (unsigned char)text.ptr[i], next = (unsigned char)text.ptr[i + 1];
		if (lead == 0xD9 && next >= 0xA0 && next <= 0xA9) return true;
	}
	return false;
}
