/* What people write on their first day. Each gets exactly one finding about how the file is written, of the rule told, and
 * what it says to do has the words told: in its help, in the title of its mend, or in what the mend writes. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "base/buf.h"
#include "checks/run.h"
#include "project/load.h"

typedef struct first_word {
	const char *written;
	jn_rule_id rule;
	const char *told;
} first_word;

enum { MOST_TEXT = 4096 };

static void write_all_told(jn_buf *out, const jn_diagnostic *finding)
{
	jn_message_write(out, &finding->help, NULL);
	jn_buf_char(out, '|');
	jn_message_write(out, &finding->edit_title, NULL);
	for (const jn_edit *edit = finding->edits; edit; edit = edit->next) {
		jn_buf_char(out, '|');
		jn_buf_str(out, edit->text);
	}
	jn_buf_char(out, '\0');
}

static void expect_first_word(const char *around, const first_word *row)
{
	char text[MOST_TEXT];
	cr_assert(snprintf(text, sizeof text, around, row->written) < MOST_TEXT);
	jn_project *project = jn_project_of_text(JN_STR("map.journey"), jn_str_c(text), JN_DATE_NONE);
	jn_findings findings = jn_check_run(project, NULL);
	const jn_diagnostic *only = NULL;
	uint32_t count = 0;
	for (uint32_t i = 0; i < findings.count; i++) {
		const jn_diagnostic *finding = findings.items[i];
		if (strcmp(jn_rules[finding->rule].group, "file") || finding->severity == JN_SEVERITY_INFO) continue;
		only = finding;
		count++;
	}
	jn_buf told = {0};
	if (only) write_all_told(&told, only);
	if (count != 1 || only->rule != row->rule) cr_expect(false, "%u findings, the last of %s, in\n%s", count, only ? jn_rules[only->rule].name : "none", text);
	else if (!strstr(told.ptr, row->told)) cr_expect(false, "%s\nis told: %s\nnot: %s", row->written, told.ptr, row->told);
	jn_buf_free(&told);
	jn_project_free(project);
}

#define EXPECT_ALL(around, rows) \
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) expect_first_word(around, &rows[i])

Test(first_words, in_a_touchpoint)
{
	static const first_word rows[] = {
		{"emotion: happy", JN_RULE_WRONG_TYPE, "from `-2` (very bad) to `+2` (very good)"},
		{"emotion +1", JN_RULE_SYNTAX, "emotion:"},
		{"emotion: 7", JN_RULE_OUT_OF_RANGE, "the nearest is 2"},
		{"emotion { value: 1 }", JN_RULE_SYNTAX, "write its values behind a colon: `emotion: …`"},
		{"emotions: +1", JN_RULE_UNKNOWN_KEY, "emotion"},
		{"emotion: +1\n      emotion: +1", JN_RULE_DUPLICATE_KEY, "take this one away"},
		{"mood: 1", JN_RULE_UNKNOWN_KEY, "did you mean `emotion`?"},
		{"opportunity: \"Answer\"", JN_RULE_SYNTAX, "`opportunity` is a block: write `opportunity name \"Title\" {`"},
		{"audit: 2026-01-01", JN_RULE_SYNTAX, "`audit` is a block: write `audit 2026-06-30 {`"},
		{"audit: good", JN_RULE_UNKNOWN_KEY, "`audit` is a block: write `audit 2026-06-30 {`"},
		{"stage: \"Buys\"", JN_RULE_UNKNOWN_KEY, "`stage` is a block in a `journey`: write `stage name \"Title\" {`"},
		{"severity: high", JN_RULE_UNKNOWN_KEY, "it stands behind a value, on its line: `pain: \"…\" severity 4`"},
		{"pain: \"x\"\n      severity: 4", JN_RULE_UNKNOWN_KEY, "write it behind the value above"},
		{"pain: No prices", JN_RULE_UNQUOTED_TEXT, "\"No prices\""},
		{"pain: 'No prices'", JN_RULE_UNQUOTED_TEXT, "\"No prices\""},
		{"pain: \"No prices", JN_RULE_SYNTAX, "close the text here"},
		{"channel: \"store\"", JN_RULE_WRONG_TYPE, "write the name without quotation marks"},
		{"channel: shop", JN_RULE_UNKNOWN_NAME, "channel shop"},
		{"owner \"Store team\"", JN_RULE_SYNTAX, "write `owner: …`"},
		{"channel \"Our store\"", JN_RULE_SYNTAX, "add the colon"},
		{"owner t", JN_RULE_SYNTAX, "write `owner: …`"},
		{"title: \"Pays\"", JN_RULE_UNKNOWN_KEY, "name and title stand behind the kind: `touchpoint name \"Title\" {`"},
		{"moment: true", JN_RULE_UNKNOWN_VALUE, "truth"},
		{"scenario: \"x\"", JN_RULE_MISPLACED, "it is a property of `journey`"},
		{"unheard-of: 1", JN_RULE_UNKNOWN_KEY, "`journey explain touchpoint` tells which it has"},
		{"- pain: \"x\"", JN_RULE_SYNTAX, "take it away"},
		{"leaves: 132%", JN_RULE_OUT_OF_RANGE, "How many give up here"},
	};
	EXPECT_ALL("team t\nchannel store\npersona m\njourney j {\n  persona: m\n  stage s {\n    touchpoint p {\n      %s\n    }\n  }\n}\n", rows);
}

Test(first_words, in_the_languages_of_their_writers)
{
	static const first_word rows[] = {
		{"perasaan: +1", JN_RULE_UNKNOWN_KEY, "`perasaan` is `emotion` here"},
		{"emosi: -1", JN_RULE_UNKNOWN_KEY, "`emosi` is `emotion` here"},
		{"Pertanyaan: \"x\"", JN_RULE_UNKNOWN_KEY, "`Pertanyaan` is `question` here"},
		{"kebutuhan: \"x\"", JN_RULE_UNKNOWN_KEY, "did you mean `need`? It is a property of `persona`, `stage`"},
		{"المشاعر: 1", JN_RULE_UNKNOWN_KEY, "`المشاعر` is `emotion` here"},
		{"مشاعر: 1", JN_RULE_UNKNOWN_KEY, "`مشاعر` is `emotion` here"},
		{"bukti-fisik: \"x\"", JN_RULE_UNKNOWN_KEY, "`bukti-fisik` is `evidence` here"},
		{"bukti fisik: \"x\"", JN_RULE_UNKNOWN_KEY, "`bukti fisik` is `evidence` here"},
		{"نقاط الألم: \"x\"", JN_RULE_UNKNOWN_KEY, "`نقاط الألم` is `pain` here"},
		{"skenario: \"x\"", JN_RULE_UNKNOWN_KEY, "did you mean `scenario`? It is a property of `journey`"},
	};
	EXPECT_ALL("journey j {\n  stage s {\n    touchpoint p {\n      %s\n    }\n  }\n}\n", rows);
	static const first_word journey[] = {
		{"tahap x \"X\" {\n  }", JN_RULE_UNKNOWN_WORD, "`tahap` is `stage` here"},
		{"Peringkat x \"X\" {\n  }", JN_RULE_UNKNOWN_WORD, "`Peringkat` is `stage` here"},
		{"المرحلة x \"X\" {\n  }", JN_RULE_UNKNOWN_WORD, "`المرحلة` is `stage` here"},
		{"stage s {\n    titik-kontak x {\n    }\n  }", JN_RULE_UNKNOWN_WORD, "`titik-kontak` is `touchpoint` here"},
		{"stage s {\n    titik sentuh x \"X\" {\n    }\n  }", JN_RULE_UNKNOWN_WORD, "`titik sentuh` is `touchpoint` here"},
		{"stage s {\n    نقطة تواصل \"X\" {\n    }\n  }", JN_RULE_UNKNOWN_WORD, "`نقطة تواصل` is `touchpoint` here"},
		{"state: saat ini", JN_RULE_UNKNOWN_VALUE, "`saat ini` is `current` here"},
		{"state: \"masa depan\"", JN_RULE_UNKNOWN_VALUE, "`masa depan` is `future` here"},
		{"status: disepakati", JN_RULE_UNKNOWN_VALUE, "`disepakati` is `agreed` here"},
		{"status: مسوّدة", JN_RULE_UNKNOWN_VALUE, "`مسوّدة` is `draft` here"},
	};
	EXPECT_ALL("journey j {\n  %s\n}\n", journey);
}

Test(first_words, in_a_persona)
{
	static const first_word rows[] = {
		{"pains: \"x\"", JN_RULE_UNKNOWN_KEY, "did you mean `frustration`?"},
		{"pain: \"x\"", JN_RULE_MISPLACED, "here it is called `frustration`"},
		{"name: \"Maria\"", JN_RULE_UNKNOWN_KEY, "write it behind the kind"},
		{"location: Bandung, Indonesia", JN_RULE_UNQUOTED_TEXT, "\"Bandung, Indonesia\""},
		{"need: See it, try it", JN_RULE_UNQUOTED_TEXT, "\"See it, try it\""},
		{"age: 30-35", JN_RULE_INVALID_NUMBER, "30..35"},
		{"income: Rp 12.500.000", JN_RULE_INVALID_NUMBER, "12_500_000 Rp"},
		{"quote: “Dark”", JN_RULE_TYPOGRAPHIC_CHARACTER, "\"Dark\""},
	};
	EXPECT_ALL("persona m {\n  %s\n}\n", rows);
}

Test(first_words, in_a_journey_and_a_file)
{
	static const first_word journey[] = {
		{"emotions: +1", JN_RULE_UNKNOWN_KEY, "did you mean `emotion`? It is a property of `touchpoint`, `as`"},
		{"stage: \"Buys\"", JN_RULE_SYNTAX, "`stage` is a block: write `stage name \"Title\" {`"},
		{"personas: m", JN_RULE_UNKNOWN_KEY, "did you mean `persona`?"},
		{"state: today", JN_RULE_UNKNOWN_VALUE, "it can be: `current`, `future`"},
		{"stage s 'Buys'", JN_RULE_UNQUOTED_TEXT, "\"Buys\""},
		{"reviewed: 3 March 2026", JN_RULE_INVALID_DATE, "2026-03-03"},
		{"stage s \"S\"\n    touchpoint t", JN_RULE_SYNTAX, "add both"},
	};
	EXPECT_ALL("persona m\njourney j {\n  persona: m\n  %s\n}\n", journey);
	static const first_word file[] = {
		{"Persona maria \"Maria\"\n", JN_RULE_UNKNOWN_WORD, "persona"},
		{"persona: maria \"Maria\"\n", JN_RULE_SYNTAX, "take the colon away"},
		{"persona maria\n{\n  age: 3\n}\n", JN_RULE_BRACE_ON_OWN_LINE, "move it up"},
		{"persona maria \"Maria\"\n  age: 3\n", JN_RULE_SYNTAX, "add both"},
		{"persona maria \"Maria\" {\n  age: 3\n", JN_RULE_BLOCK_NOT_CLOSED, "a } is missing at its end"},
		{"# people\n", JN_RULE_SYNTAX, "write // before each line of it"},
		{"need: \"x\"\n", JN_RULE_MISPLACED, "it is a property of `persona`"},
		{"team from { lead: \"x\" }\n", JN_RULE_RESERVED_NAME, "call it `from-team`"},
	};
	EXPECT_ALL("%s", file);
}
