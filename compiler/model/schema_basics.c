/* Schema rows of what a map leans on: the project and its blocks, personas, channels, teams, goals, KPIs, evidence,
 * competitors and phases.
 *
 * Constant tables only. Rows of a list stand in the order of jn_key. Each `doc` is one sentence that a marketing person
 * understands; editors show it, the manual prints it. */
#include "model/schema_rows.h"

static const char *const measures_words[] = {"customer", "business", NULL};
static const char *const method_words[] = {"analytics", "survey", "interview", "support", "observation", "staff", "anecdote", NULL};

enum { SAID = JN_TAKES_FROM | JN_TAKES_ON }; /* what somebody said or measured: from whom, and when */

const jn_property_row jn_rows_project[7] = {
	{.key = JN_KEY_FRAMEWORK, .name = "framework", .type = JN_TYPE_REF, .ref = JN_FRAMEWORK,
	 .doc = "The phases every journey is told in unless it says otherwise: `purchase` (the default), `retail`, `five-e`, `aida`, `lifecycle` or one of your own."},
	{.key = JN_KEY_IGNORE, .name = "ignore", .type = JN_TYPE_TEXT, .many = true,
	 .doc = "Files that are not part of the project, as a pattern relative to its folder, for example `\"drafts/**\"`."},
	{.key = JN_KEY_LANGUAGE, .name = "language", .type = JN_TYPE_FREE,
	 .doc = "The language of the maps, as a code such as `en`, `id` or `ar`: it chooses labels, digits and the reading direction."},
	{.key = JN_KEY_LANGUAGE_VERSION, .name = "language-version", .type = JN_TYPE_INTEGER, .min = 1, .max = 1,
	 .doc = "The version of the journey language these files are written in: `1`."},
	{.key = JN_KEY_OWNER, .name = "owner", .type = JN_TYPE_REF, .ref = JN_TEAM,
	 .doc = "The team that answers for every journey that names no owner itself."},
	{.key = JN_KEY_REVIEW, .name = "review", .type = JN_TYPE_WORD, .words = jn_words_cadence,
	 .takes = JN_TAKES_FROM_DATE | JN_TAKES_BY_TEAM,
	 .doc = "How often the maps are looked at again, from which day and by which team, for example `quarterly from 2026-01-15 by cx`."},
	{.key = JN_KEY_REVIEWED, .name = "reviewed", .type = JN_TYPE_DATE, .takes = JN_TAKES_BY_TEAM, .many = true,
	 .doc = "A day on which the maps were reviewed, and by which team, for example `2026-04-14 by cx`."},
};

const jn_property_row jn_rows_persona[22] = {
	{.key = JN_KEY_ABOUT, .name = "about", .type = JN_TYPE_TEXT,
	 .doc = "A few sentences that introduce the person, so that a reader can picture her."},
	{.key = JN_KEY_AGE, .name = "age", .type = JN_TYPE_AMOUNT,
	 .doc = "The person's age or age range, for example `34` or `25..40`."},
	{.key = JN_KEY_ATTITUDE, .name = "attitude", .type = JN_TYPE_TEXT, .takes = SAID, .many = true,
	 .doc = "What the person believes or thinks about the subject, for example `\"Cheap lamps break\"`."},
	{.key = JN_KEY_BUYS, .name = "buys", .type = JN_TYPE_FREE, .many = true,
	 .doc = "What the person buys from you, for example `lamps, \"garden furniture\"`."},
	{.key = JN_KEY_CONTENT, .name = "content", .type = JN_TYPE_FREE, .many = true,
	 .doc = "The formats the person likes to be informed in, for example `video, checklists`."},
	{.key = JN_KEY_FAMILY, .name = "family", .type = JN_TYPE_FREE,
	 .doc = "The household the person lives in, for example `\"married, two children\"`."},
	{.key = JN_KEY_FRUSTRATION, .name = "frustration", .type = JN_TYPE_TEXT, .takes = SAID, .many = true,
	 .doc = "What annoys the person or stands in her way, whatever she deals with you for."},
	{.key = JN_KEY_GENDER, .name = "gender", .type = JN_TYPE_FREE,
	 .doc = "The person's gender, in the word she would use, for example `female`."},
	{.key = JN_KEY_GOAL, .name = "goal", .type = JN_TYPE_TEXT, .takes = SAID, .many = true,
	 .doc = "What the person wants to reach, in her own terms, for example `\"A bright kitchen before the party\"`."},
	{.key = JN_KEY_HABIT, .name = "habit", .type = JN_TYPE_TEXT, .takes = SAID, .many = true,
	 .doc = "What the person usually does, for example `\"Compares prices on the phone in the shop\"`."},
	{.key = JN_KEY_INCOME, .name = "income", .type = JN_TYPE_AMOUNT,
	 .doc = "The person's income or income range, for example `9_000_000..15_000_000 IDR`."},
	{.key = JN_KEY_JOB, .name = "job", .type = JN_TYPE_TEXT, .takes = SAID, .many = true,
	 .doc = "The job the person hires you for: what she is trying to get done, for example `\"Light a dark hallway\"`."},
	{.key = JN_KEY_LOCATION, .name = "location", .type = JN_TYPE_FREE,
	 .doc = "Where the person lives or shops, for example `Bandung`."},
	{.key = JN_KEY_MOTIVATION, .name = "motivation", .type = JN_TYPE_TEXT, .takes = SAID, .many = true,
	 .doc = "Why the person acts: what drives her, for example `\"Wants to be proud of her home\"`."},
	{.key = JN_KEY_NEED, .name = "need", .type = JN_TYPE_TEXT, .takes = SAID, .many = true,
	 .doc = "What the person needs before she is satisfied, for example `\"See it before I buy it\" from interviews`."},
	{.key = JN_KEY_OCCUPATION, .name = "occupation", .type = JN_TYPE_FREE,
	 .doc = "The person's work, for example `architect`."},
	{.key = JN_KEY_PORTRAIT, .name = "portrait", .type = JN_TYPE_TEXT,
	 .doc = "A picture of the person: the path of a PNG or JPEG inside the project, from this file on, for example `\"pictures/maria.jpg\"`."},
	{.key = JN_KEY_PREFERS, .name = "prefers", .type = JN_TYPE_REF, .ref = JN_CHANNEL, .many = true,
	 .doc = "The channels the person would rather use, for example `whatsapp, store`."},
	{.key = JN_KEY_QUOTE, .name = "quote", .type = JN_TYPE_TEXT, .takes = SAID, .many = true,
	 .doc = "Words the person really said, for example `\"I just want to see it lit\" from interviews`."},
	{.key = JN_KEY_SHARE, .name = "share", .type = JN_TYPE_NUMBER, .max = 100, .takes = SAID,
	 .doc = "How many of your customers are like this person, for example `40%`."},
	{.key = JN_KEY_SOURCE, .name = "source", .type = JN_TYPE_REF, .ref = JN_SOURCE, .many = true,
	 .doc = "The evidence the whole persona was drawn from, for example `interviews, loyalty-data`."},
	{.key = JN_KEY_TAG, .name = "tag", .type = JN_TYPE_FREE, .many = true,
	 .doc = "Words to sort and find personas by, for example `priority`."},
};

const jn_property_row jn_rows_channel[3] = {
	{.key = JN_KEY_CONTROL, .name = "control", .type = JN_TYPE_WORD, .words = jn_words_control,
	 .doc = "`direct` when you run the channel yourself, `indirect` when others do, such as review sites or word of mouth; direct unless said."},
	{.key = JN_KEY_MEDIUM, .name = "medium", .type = JN_TYPE_WORD, .words = jn_words_medium,
	 .doc = "What the channel is made of: `digital`, `physical`, `phone`, `print`, `broadcast` or `person`."},
	{.key = JN_KEY_OWNER, .name = "owner", .type = JN_TYPE_REF, .ref = JN_TEAM,
	 .doc = "The team that runs the channel, and so owns every touchpoint in it that names no other."},
};

const jn_property_row jn_rows_team[2] = {
	{.key = JN_KEY_CONTACT, .name = "contact", .type = JN_TYPE_TEXT,
	 .doc = "How to reach the team, for example `\"cx@example.com\"`."},
	{.key = JN_KEY_LEAD, .name = "lead", .type = JN_TYPE_TEXT,
	 .doc = "The person who leads the team, for example `\"Rina Hartono\"`."},
};

const jn_property_row jn_rows_goal[3] = {
	{.key = JN_KEY_DUE, .name = "due", .type = JN_TYPE_DATE,
	 .doc = "The day by which the goal should be reached, for example `2026-12-31`."},
	{.key = JN_KEY_KPI, .name = "kpi", .type = JN_TYPE_REF, .ref = JN_KPI, .many = true,
	 .doc = "The figures that tell whether the goal is being reached, for example `retention, repeat-rate`."},
	{.key = JN_KEY_OWNER, .name = "owner", .type = JN_TYPE_REF, .ref = JN_TEAM,
	 .doc = "The team that answers for the goal."},
};

const jn_property_row jn_rows_kpi[7] = {
	{.key = JN_KEY_BASELINE, .name = "baseline", .type = JN_TYPE_NUMBER, .takes = SAID,
	 .doc = "The figure before work began, for example `55% on 2026-01-01`."},
	{.key = JN_KEY_FORMULA, .name = "formula", .type = JN_TYPE_TEXT,
	 .doc = "How the figure is worked out, for example `\"orders / visits\"`."},
	{.key = JN_KEY_MEASURED, .name = "measured", .type = JN_TYPE_NUMBER, .takes = SAID, .many = true,
	 .doc = "A figure as it was on a day, for example `48% on 2026-06-30 from ga4`."},
	{.key = JN_KEY_MEASURES, .name = "measures", .type = JN_TYPE_WORD, .words = measures_words,
	 .doc = "Whose side the figure tells of: `customer` (satisfaction, effort) or `business` (revenue, cost)."},
	{.key = JN_KEY_OWNER, .name = "owner", .type = JN_TYPE_REF, .ref = JN_TEAM,
	 .doc = "The team that answers for the figure."},
	{.key = JN_KEY_TARGET, .name = "target", .type = JN_TYPE_TARGET, .takes = JN_TAKES_BY_DATE,
	 .doc = "What the figure should come to, and by when, for example `<= 40% by 2026-12-31`; without a sign it means at least."},
	{.key = JN_KEY_UNIT, .name = "unit", .type = JN_TYPE_FREE,
	 .doc = "What the figure counts, for example `\"%\"`, `days` or `IDR`."},
};

const jn_property_row jn_rows_source[5] = {
	{.key = JN_KEY_DATE, .name = "date", .type = JN_TYPE_DATE,
	 .doc = "The day the evidence was gathered or last refreshed, for example `2026-03-01`."},
	{.key = JN_KEY_FILE, .name = "file", .type = JN_TYPE_TEXT,
	 .doc = "A file that holds the evidence, relative to this file, for example `\"research/interviews.pdf\"`."},
	{.key = JN_KEY_LINK, .name = "link", .type = JN_TYPE_LINK,
	 .doc = "Where the evidence can be seen, for example `https://example.com/report`."},
	{.key = JN_KEY_METHOD, .name = "method", .type = JN_TYPE_WORD, .words = method_words,
	 .doc = "How it was gathered: `analytics` or `survey` (figures), `interview`, `support`, `observation`, `staff` or `anecdote` (stories)."},
	{.key = JN_KEY_SIZE, .name = "size", .type = JN_TYPE_AMOUNT,
	 .doc = "How many people or cases stand behind it, for example `12 customers`."},
};

const jn_property_row jn_rows_competitor[2] = {
	{.key = JN_KEY_ABOUT, .name = "about", .type = JN_TYPE_TEXT,
	 .doc = "What the competitor offers and to whom, in a sentence or two."},
	{.key = JN_KEY_LINK, .name = "link", .type = JN_TYPE_LINK,
	 .doc = "The competitor's website, for example `https://example.com`."},
};

const jn_property_row jn_rows_phase[1] = {
	{.key = JN_KEY_PLACE, .name = "place", .type = JN_TYPE_WORD, .words = jn_words_place,
	 .doc = "Where the phase lies in relation to the purchase: `before`, `during` or `after` it."},
};

const jn_property_row jn_rows_lint[2] = {
	{.key = JN_KEY_FAIL_ON, .name = "fail-on", .type = JN_TYPE_FREE, .many = true,
	 .doc = "From which severity on a check fails, `error` unless said, and rules that shall fail it in any case, for example `warning, review-overdue`."},
	{.key = JN_KEY_ANY, .name = "RULE", .type = JN_TYPE_WORD, .words = jn_words_severity, .second = JN_SECOND_NUMBER,
	 .doc = "How seriously a rule or a group of rules is taken (`off`, `info`, `warning` or `error`) and, where it has one, its threshold, for example `too-many-stages: warning 10`."},
};

const jn_property_row jn_rows_theme[4] = {
	{.key = JN_KEY_ACCENT, .name = "accent", .type = JN_TYPE_COLOR, .many = true,
	 .doc = "The colours of the personas: their curves and marks, in the order the journey names them, for example `#0A7E8C, #C2410C`."},
	{.key = JN_KEY_FONT, .name = "font", .type = JN_TYPE_FREE,
	 .doc = "The font of the maps, for example `\"Source Sans 3\"`."},
	{.key = JN_KEY_INK, .name = "ink", .type = JN_TYPE_COLOR,
	 .doc = "The colour of the text, for example `#1F2933`."},
	{.key = JN_KEY_PAPER, .name = "paper", .type = JN_TYPE_COLOR,
	 .doc = "The colour of the background, for example `#FFFFFF`."},
};

const jn_property_row jn_rows_build[1] = {
	{.key = JN_KEY_ANY, .name = "VIEW", .type = JN_TYPE_FREE, .many = true,
	 .doc = "A view that `journey build` makes and the formats it makes it in, for example `map: svg, html`."},
};
