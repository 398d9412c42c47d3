/* Labels: the catalogue is complete in every language; tags, numbers, dates and patterns. */
#include <criterion/criterion.h>

#include "base/utf8.h"
#include "model/diagnostic.h"
#include "project/load.h"
#include "render/render.h"
#include "test_render_xml.h"
#include "text/catalog.h"
#include "text/labels.h"
#include "text/numerals.h"
#include "text/labels_table.h"

/* Words that other languages share with English; every other label differs in each language. */
static bool may_be_english(const char *en)
{
	static const char *const shared[] = {"“", "”", "?", ", ", ": ", "{0}: {1}", "neutral", "Persona", "Personas", "Audit", "Status",
										 "Target", "Unit", "AIDA", "Font", "Personal",
										 "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Sep", "Nov", "digital", NULL};
	return xml_listed(jn_str_c(en), shared);
}

static void expect_row(const jn_label_row *row, const char *where, int at)
{
	const char *text[JN_LANG_COUNT] = {jn_label_english(row)};
	for (int language = JN_LANG_EN + 1; language < JN_LANG_COUNT; language++)
		text[language] = row->key ? jn_catalog_find((jn_language)language, row->key) : NULL;
	for (int language = 0; language < JN_LANG_COUNT; language++) {
		cr_assert(text[language] && text[language][0], "%s %d has no label in language %d", where, at, language);
		jn_str label = jn_str_c(text[language]);
		cr_assert_eq(jn_utf8_first_invalid(label), label.len, "%s %d", where, at);
		for (char n = '0'; n <= '2'; n++) {
			char hole[] = {'{', n, '}', 0};
			cr_assert_eq(xml_occurrences(label, hole), xml_occurrences(jn_str_c(text[0]), hole), "%s %d: %s in language %d", where, at, hole, language);
		}
		if (language != JN_LANG_EN && strcmp(text[language], text[0]) == 0)
			cr_assert(may_be_english(text[0]), "%s %d: \"%s\" is not translated to language %d", where, at, text[0], language);
	}
}

static void expect_words(const jn_label_word_row *rows, const char *where)
{
	for (int i = 0; rows[i].word; i++) expect_row(&rows[i].text, where, i);
}

Test(labels, the_catalogue_is_complete)
{
	for (int i = 0; i < JN_LABEL_COUNT; i++) expect_row(&jn_label_rows[i], "label", i);
	for (int i = 0; i < JN_KEY_COUNT; i++) {
		if (i != JN_KEY_ANY) expect_row(&jn_label_key_rows[i], "key", i);
	}
	for (int i = 1; i < JN_KIND_COUNT; i++) {
		expect_row(&jn_label_kind_rows[i], "kind", i);
		expect_row(&jn_label_kinds_rows[i], "kinds", i);
	}
	for (int i = 0; i < 12; i++) expect_row(&jn_label_months[i], "month", i);
	expect_words(jn_label_words, "word");
	expect_words(jn_label_frameworks, "framework");
	expect_words(jn_label_phases, "phase");
}

Test(labels, languages_by_tag)
{
	cr_assert_eq(jn_language_of(JN_STR("id-ID")), JN_LANG_ID);
	cr_assert_eq(jn_language_of(JN_STR("AR_eg")), JN_LANG_AR);
	cr_assert_eq(jn_language_of(JN_STR("ms")), JN_LANG_MS);
	cr_assert_eq(jn_language_of(JN_STR("ido")), JN_LANG_EN);
	cr_assert_eq(jn_language_of(JN_STR("")), JN_LANG_EN);
	cr_assert(jn_language_rtl(JN_STR("ar")) && jn_language_rtl(JN_STR("he-IL")) && jn_language_rtl(JN_STR("az-Arab-AZ")));
	cr_assert(!jn_language_rtl(JN_STR("en")) && !jn_language_rtl(JN_STR("ar-Latn")) && !jn_language_rtl(JN_STR("")) &&
			  !jn_language_rtl(JN_STR("en-x-arab")));
}

static void expect_number(const char *digits, const char *unit, const char *tag, const char *shown)
{
	jn_buf out = {0};
	jn_numerals numerals = jn_numerals_of(jn_str_c(tag));
	jn_numerals_write(&out, &numerals, jn_str_c(digits), jn_str_c(unit));
	cr_expect(jn_str_eq(jn_buf_view(&out), jn_str_c(shown)), "%s in %s: %.*s", digits, tag, JN_ARG(jn_buf_view(&out)));
	jn_buf_free(&out);
}

static void expect_date(const char *tag, const char *shown)
{
	jn_buf out = {0};
	jn_numerals numerals = jn_numerals_of(jn_str_c(tag));
	jn_numerals_date(&out, &numerals, jn_date_make(2027, 1, 15));
	cr_expect(jn_str_eq(jn_buf_view(&out), jn_str_c(shown)), "%s: %.*s", tag, JN_ARG(jn_buf_view(&out)));
	jn_buf_free(&out);
}

/* As CLDR writes them. */
Test(labels, numbers_by_language)
{
	expect_number("18400", "", "en", "18,400");
	expect_number("1_200", "IDR", "en", "1,200\u00A0IDR");
	expect_number("1200", "", "id", "1.200");
	expect_number("1200", "", "ms", "1,200");
	expect_number("12_500_000", "IDR", "id-ID", "12.500.000\u00A0IDR");
	expect_number("2.5", "%", "id", "2,5%");
	expect_number("2.5", "%", "ms-MY", "2.5%");
	expect_number("2.5", "%", "", "2.5%");
	expect_number("2.5", "%", "fr", "2,5\u00A0%");
	expect_number("40", "%", "de-AT", "40\u00A0%");
	expect_number("-2", "", "en", "–2");
	expect_number("+1", "", "ar", "+1");
	expect_number("120", "", "en", "120");
	expect_number("1200.25", "", "de-AT", "1.200,25");
	expect_number("1200", "", "es", "1200");
	expect_number("12000", "", "es", "12.000");
	expect_number("1234567", "", "fr", "1\u00A0234\u00A0567");
	expect_number("1234567", "", "hi", "12,34,567");
	expect_number("123456", "", "hi", "1,23,456");
}

/* Arabic digits where the region writes them, or the tag asks for them. */
Test(labels, digits_by_language)
{
	expect_number("1234.5", "%", "ar", "1,234.5%");
	expect_number("1234.5", "%", "ar-AE", "1,234.5%");
	expect_number("1234.5", "%", "ar-MA", "1.234,5%");
	expect_number("1234.5", "%", "ar-EG", "١٬٢٣٤٫٥٪");
	expect_number("1234.5", "%", "ar_SA", "١٬٢٣٤٫٥٪");
	expect_number("-2", "", "AR-Arab-EG", "–٢");
	expect_number("1234.5", "%", "ar-EG-u-nu-latn", "1,234.5%");
	expect_number("45", "%", "ar-u-nu-arab", "٤٥٪");
	expect_number("45", "%", "fa-u-nu-arabext", "۴۵%");
	expect_number("45", "", "hi-u-nu-deva", "४५");
	expect_number("45", "", "th-u-ca-buddhist-nu-thai", "๔๕");
	expect_number("45", "", "ar-x-nu-arab", "45");
	expect_number("45", "", "ar-u-nu-nonsense", "45");
	expect_date("ar-EG", "١٥ يناير ٢٠٢٧");
	expect_date("ar", "15 يناير 2027");
	expect_date("ms", "15 Jan 2027");
	cr_expect(jn_numerals_arabic(JN_STR("x ٣")) && !jn_numerals_arabic(JN_STR("3 ۳ ك")));
}

Test(labels, dates)
{
	jn_buf out = {0};
	jn_label_date(&out, jn_date_make(2027, 1, 15), JN_LANG_AR);
	cr_assert(jn_str_eq(jn_buf_view(&out), JN_STR("15 يناير 2027")));
	out.len = 0;
	jn_label_date(&out, JN_DATE_NONE, JN_LANG_EN);
	cr_assert_eq(out.len, 0);
	jn_buf_free(&out);
}

Test(labels, formatting)
{
	jn_buf out = {0};
	jn_str args[] = {JN_STR("{1}"), JN_STR("b")};
	jn_label_format(&out, JN_STR("{0} of {1}, {2}{x} {"), args, 2);
	cr_assert(jn_str_eq(jn_buf_view(&out), JN_STR("{1} of b, {x} {")), "%.*s", JN_ARG(jn_buf_view(&out)));
	jn_buf_free(&out);
}

Test(labels, built_in_frameworks)
{
	cr_assert(jn_str_eq(jn_label_phase(JN_STR("retail"), JN_STR("through-the-door"), JN_LANG_EN), JN_STR("Through the door")));
	cr_assert_eq(jn_label_phase(JN_STR("own"), JN_STR("aware"), JN_LANG_EN).len, 0);
	cr_assert(jn_str_eq(jn_label_framework(JN_STR("retail"), JN_LANG_AR), JN_STR("التجزئة")));
	cr_assert(jn_str_eq(jn_label_word(JN_KEY_CONTROL, JN_STR("indirect"), JN_LANG_ID), JN_STR("tidak langsung")));
	cr_assert(jn_str_eq(jn_label_word(JN_KEY_TAG, JN_STR("indirect"), JN_LANG_ID), JN_STR("indirect")));
}

/* Where a map is written in Arabic digits, so is what the formats of words add to it: ratings, levels, dots. */
static void written(jn_buf *out, const jn_project *project, const char *format)
{
	jn_arena arena = {0};
	jn_problem problem = {0};
	jn_scene_options options = {.language = -1, .today = JN_DATE_NONE, .outline = true};
	jn_render_job job = {.project = project, .journey = project->by_kind[JN_JOURNEY][0], .columns = 80};
	job.scene = jn_scene_build(&arena, project, job.journey, &options);
	cr_assert(jn_renderer_named(jn_str_c(format))->render(out, &job, &problem) && problem.text.len == 0);
	jn_buf_char(out, '\0');
	jn_arena_free(&arena);
}

Test(labels, digits_are_the_maps)
{
	static const char egypt[] =
		"project p \"س\" { language: ar-EG }\njourney j \"س\" { stage s \"س\" { touchpoint t \"س\" { emotion: -2 }\n"
		"touchpoint u \"س\" { emotion: +1; importance: 3 } opportunity \"س\" { impact: 4; effort: 2 } } }\n";
	jn_project *project = jn_project_of_text(JN_STR("a"), jn_str_c(egypt), JN_DATE_NONE);
	jn_buf txt = {0}, md = {0};
	written(&txt, project, "txt");
	written(&md, project, "md");
	cr_expect(strstr(txt.ptr, "–٢ ") && strstr(txt.ptr, "+١") && strstr(txt.ptr, "٤/٥"), "%s", txt.ptr);
	cr_expect(!strstr(txt.ptr, "+1") && !strstr(txt.ptr, "/5"), "%s", txt.ptr);
	cr_expect(strstr(md.ptr, "| –٢ | +١ |") && strstr(md.ptr, "٤/٥"), "%s", md.ptr);
	jn_buf_free(&txt);
	jn_buf_free(&md);
	jn_project_free(project);
}
