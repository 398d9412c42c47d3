/* Schema rows of the map itself: journeys, stages, touchpoints, one persona's view, audits and opportunities.
 *
 * Constant tables only. Rows of a list stand in the order of jn_key. Each `doc` is one sentence that a marketing person
 * understands; editors show it, the manual prints it. */
#include "model/schema_rows.h"

const char *const jn_words_status[] = {"draft", "agreed", NULL};
static const char *const moment_words[] = {"truth", NULL};

enum {
	SAID = JN_TAKES_FROM | JN_TAKES_ON,        /* what somebody said or measured: from whom, and when */
	GRAVE = SAID | JN_TAKES_SEVERITY,          /* … and how bad it is */
	LEAVING = SAID | JN_TAKES_TO | JN_TAKES_IF /* … and where they go, and in which case */
};

/* Rows that a touchpoint and one persona's view of it (`as`) share: what the customer meets. */
#define ACTION_ROW {.key = JN_KEY_ACTION, .name = "action", .type = JN_TYPE_TEXT, .takes = SAID, .many = true, \
	.doc = "What the customer does here, for example `\"Asks a friend which lamp to take\"`."}
#define BARRIER_ROW {.key = JN_KEY_BARRIER, .name = "barrier", .type = JN_TYPE_TEXT, .takes = GRAVE, .many = true, \
	.doc = "What keeps the customer from going on, and how much (1 to 5, 3 unless said), for example `\"Must open an account\" severity 4`."}
#define DURATION_ROW {.key = JN_KEY_DURATION, .name = "duration", .type = JN_TYPE_AMOUNT, \
	.doc = "How long it takes the customer, for example `10 min` or `2..3 days`."}
#define EMOTION_ROW {.key = JN_KEY_EMOTION, .name = "emotion", .type = JN_TYPE_INTEGER, .min = -2, .max = 2, \
	.second = JN_SECOND_TEXT, .takes = SAID, \
	.doc = "How the customer feels, from `-2` (very bad) to `+2` (very good), and why, for example `+2 \"Inspired\"`."}
#define EXPECTS_ROW {.key = JN_KEY_EXPECTS, .name = "expects", .type = JN_TYPE_TEXT, .takes = SAID, .many = true, \
	.doc = "What the customer expects to get here, for example `\"An answer the same day\"`."}
#define GAIN_ROW {.key = JN_KEY_GAIN, .name = "gain", .type = JN_TYPE_TEXT, .takes = SAID, .many = true, \
	.doc = "What pleases the customer here, for example `\"Sees the lamp lit\"`."}
#define IMPORTANCE_ROW {.key = JN_KEY_IMPORTANCE, .name = "importance", .type = JN_TYPE_INTEGER, .min = 1, .max = 5, \
	.takes = SAID, \
	.doc = "How much this touchpoint matters to the customer, from `1` (hardly) to `5` (decisive)."}
#define LEAVES_ROW {.key = JN_KEY_LEAVES, .name = "leaves", .type = JN_TYPE_NUMBER, .max = 100, .second = JN_SECOND_TEXT, \
	.takes = LEAVING, .many = true, \
	.doc = "How many give up here, why and to whom they go, for example `32% \"price shock\" to ikea from ga4 on 2026-06-30`."}
#define MESSAGE_ROW {.key = JN_KEY_MESSAGE, .name = "message", .type = JN_TYPE_TEXT, .takes = SAID, .many = true, \
	.doc = "What you tell the customer here, for example `\"Your order is on its way\"`."}
#define MOTIVATION_ROW {.key = JN_KEY_MOTIVATION, .name = "motivation", .type = JN_TYPE_TEXT, .takes = SAID, .many = true, \
	.doc = "Why the customer does it: what drives her on, for example `\"Wants the hallway lit before the guests come\"`."}
#define PAIN_ROW {.key = JN_KEY_PAIN, .name = "pain", .type = JN_TYPE_TEXT, .takes = GRAVE, .many = true, \
	.doc = "What hurts or annoys the customer, and how much (1 to 5, 3 unless said), for example `\"Nobody says where the lamps are\" severity 4`."}
#define QUESTION_ROW {.key = JN_KEY_QUESTION, .name = "question", .type = JN_TYPE_TEXT, .takes = SAID, .many = true, \
	.doc = "What the customer asks herself or you, for example `\"Can I bring it back?\"`."}
#define QUOTE_ROW {.key = JN_KEY_QUOTE, .name = "quote", .type = JN_TYPE_TEXT, .takes = SAID, .many = true, \
	.doc = "The customer's voice, word for word, for example `\"I gave up after ten minutes\" from interviews`."}
#define RECEIVES_ROW {.key = JN_KEY_RECEIVES, .name = "receives", .type = JN_TYPE_TEXT, .takes = SAID, .many = true, \
	.doc = "What the customer really gets here, for example `\"An answer after three days\"`."}
#define SHORTFALL_ROW {.key = JN_KEY_SHORTFALL, .name = "shortfall", .type = JN_TYPE_TEXT, .takes = GRAVE, .many = true, \
	.doc = "Where what she gets falls short of what she expected, and how much (1 to 5, 3 unless said), for example `\"Two days late\" severity 4`."}
#define THOUGHT_ROW {.key = JN_KEY_THOUGHT, .name = "thought", .type = JN_TYPE_TEXT, .takes = SAID, .many = true, \
	.doc = "What the customer thinks here, for example `\"Will it match my sofa?\"`."}

const jn_property_row jn_rows_journey[17] = {
	{.key = JN_KEY_BASED_ON, .name = "based-on", .type = JN_TYPE_REF, .ref = JN_JOURNEY,
	 .doc = "The map this one is compared with, usually the current state of a future map; nothing is inherited from it."},
	{.key = JN_KEY_CHANNEL, .name = "channel", .type = JN_TYPE_REF, .ref = JN_CHANNEL,
	 .doc = "For a map of one channel only: the channel of every touchpoint that names no other."},
	{.key = JN_KEY_ENDS, .name = "ends", .type = JN_TYPE_TEXT,
	 .doc = "What ends the journey, for example `\"The lamp hangs and is paid for\"`."},
	{.key = JN_KEY_FRAMEWORK, .name = "framework", .type = JN_TYPE_REF, .ref = JN_FRAMEWORK,
	 .doc = "The phases this journey is told in; the project's, else `purchase`, unless said."},
	{.key = JN_KEY_GOAL, .name = "goal", .type = JN_TYPE_REF, .ref = JN_GOAL, .many = true,
	 .doc = "The business goals the journey serves, for example `more-visits, repeat-buyers`."},
	{.key = JN_KEY_KPI, .name = "kpi", .type = JN_TYPE_REF, .ref = JN_KPI, .many = true,
	 .doc = "The figures the journey as a whole is measured by, for example `conversion`."},
	{.key = JN_KEY_NOTE, .name = "note", .type = JN_TYPE_TEXT, .many = true,
	 .doc = "Anything worth knowing that fits nowhere else."},
	{.key = JN_KEY_OWNER, .name = "owner", .type = JN_TYPE_REF, .ref = JN_TEAM,
	 .doc = "The team that answers for the journey from end to end; the project's unless said."},
	{.key = JN_KEY_PERSONA, .name = "persona", .type = JN_TYPE_REF, .ref = JN_PERSONA, .many = true,
	 .doc = "Whose journey it is, for example `maria, budi`."},
	{.key = JN_KEY_REVIEW, .name = "review", .type = JN_TYPE_WORD, .words = jn_words_cadence,
	 .takes = JN_TAKES_FROM_DATE | JN_TAKES_BY_TEAM,
	 .doc = "How often this map is looked at again, from which day and by which team, for example `quarterly from 2026-01-15 by cx`; the project's unless said."},
	{.key = JN_KEY_REVIEWED, .name = "reviewed", .type = JN_TYPE_DATE, .takes = JN_TAKES_BY_TEAM, .many = true,
	 .doc = "A day on which this map was reviewed, and by which team, for example `2026-04-14 by cx`."},
	{.key = JN_KEY_SCENARIO, .name = "scenario", .type = JN_TYPE_TEXT,
	 .doc = "The situation the journey tells of, in a sentence, for example `\"Her kitchen lamp broke and guests come on Saturday\"`."},
	{.key = JN_KEY_SKIPS, .name = "skips", .type = JN_TYPE_REF, .ref = JN_PHASE, .second = JN_SECOND_TEXT, .many = true,
	 .doc = "A phase this journey has no stage for, and why, for example `before \"it begins with a broken lamp\"`."},
	{.key = JN_KEY_STARTS, .name = "starts", .type = JN_TYPE_TEXT,
	 .doc = "What sets the journey off, for example `\"She notices the lamp flickers\"`."},
	{.key = JN_KEY_STATE, .name = "state", .type = JN_TYPE_WORD, .words = jn_words_state,
	 .doc = "`current` for how it is today, `future` for how it shall be."},
	{.key = JN_KEY_STATUS, .name = "status", .type = JN_TYPE_WORD, .words = jn_words_status,
	 .doc = "`draft` while it is being written (findings are then only hints), `agreed` when the people concerned have agreed to it."},
	{.key = JN_KEY_TAG, .name = "tag", .type = JN_TYPE_FREE, .many = true,
	 .doc = "Words to sort and find journeys by, for example `online, returns`."},
};

const jn_property_row jn_rows_stage[6] = {
	{.key = JN_KEY_GOAL, .name = "goal", .type = JN_TYPE_REF, .ref = JN_GOAL, .many = true,
	 .doc = "The business goals this stage serves, and so its touchpoints that name none."},
	{.key = JN_KEY_KPI, .name = "kpi", .type = JN_TYPE_REF, .ref = JN_KPI, .many = true,
	 .doc = "The figures this stage is measured by, and so its touchpoints that name none."},
	{.key = JN_KEY_NEED, .name = "need", .type = JN_TYPE_TEXT, .takes = SAID, .many = true,
	 .doc = "What the customer needs in this stage, for example `\"Know what fits the room\"`."},
	{.key = JN_KEY_NOTE, .name = "note", .type = JN_TYPE_TEXT, .many = true,
	 .doc = "Anything worth knowing that fits nowhere else."},
	{.key = JN_KEY_OWNER, .name = "owner", .type = JN_TYPE_REF, .ref = JN_TEAM,
	 .doc = "The team that answers for this stage, and so for its touchpoints that have no other owner."},
	{.key = JN_KEY_PHASE, .name = "phase", .type = JN_TYPE_REF, .ref = JN_PHASE,
	 .doc = "The phase of the framework this stage belongs to, for example `through-the-door`; not needed when the stage is called like the phase."},
};

const jn_property_row jn_rows_touchpoint[38] = {
	ACTION_ROW,
	{.key = JN_KEY_BACKSTAGE, .name = "backstage", .type = JN_TYPE_FREE, .many = true,
	 .doc = "What staff do out of the customer's sight, for example `\"Packs the order\"`."},
	BARRIER_ROW,
	{.key = JN_KEY_CHANNEL, .name = "channel", .type = JN_TYPE_REF, .ref = JN_CHANNEL,
	 .doc = "Where the customer meets you, for example `store`, `website` or `reviews`."},
	{.key = JN_KEY_COMPETITOR, .name = "competitor", .type = JN_TYPE_REF, .ref = JN_COMPETITOR, .second = JN_SECOND_TEXT,
	 .takes = SAID, .many = true,
	 .doc = "A competitor the customer meets here, and what that one does better, for example `ikea \"delivers the same day\"`."},
	{.key = JN_KEY_CONTROL, .name = "control", .type = JN_TYPE_WORD, .words = jn_words_control,
	 .doc = "`direct` when you shape this touchpoint yourself, `indirect` when others do; the channel's unless said."},
	{.key = JN_KEY_DETAIL, .name = "detail", .type = JN_TYPE_REF, .ref = JN_JOURNEY,
	 .doc = "A journey that tells this touchpoint in detail."},
	DURATION_ROW,
	EMOTION_ROW,
	{.key = JN_KEY_EVENT, .name = "event", .type = JN_TYPE_FREE,
	 .doc = "What this touchpoint is called in your analytics, for example `add_to_cart`."},
	{.key = JN_KEY_EVIDENCE, .name = "evidence", .type = JN_TYPE_FREE, .many = true,
	 .doc = "The physical things the customer sees or holds, for example `\"Price tag\", receipt`."},
	EXPECTS_ROW,
	{.key = JN_KEY_FRONTSTAGE, .name = "frontstage", .type = JN_TYPE_FREE, .many = true,
	 .doc = "What staff do in the customer's sight, for example `\"Greets at the door\"`."},
	GAIN_ROW,
	{.key = JN_KEY_GOAL, .name = "goal", .type = JN_TYPE_REF, .ref = JN_GOAL, .many = true,
	 .doc = "The business goals this touchpoint serves; the stage's unless said."},
	{.key = JN_KEY_HANDOFF, .name = "handoff", .type = JN_TYPE_REF, .ref = JN_TEAM, .second = JN_SECOND_TEXT, .many = true,
	 .doc = "The team that takes over after this touchpoint, and what gets lost on the way, for example `support \"no ticket number\"`."},
	{.key = JN_KEY_IMAGE, .name = "image", .type = JN_TYPE_TEXT,
	 .doc = "A picture of the touchpoint: the path of a PNG or JPEG inside the project, from this file on, for example `\"pictures/shelf.png\"`."},
	IMPORTANCE_ROW,
	{.key = JN_KEY_KPI, .name = "kpi", .type = JN_TYPE_REF, .ref = JN_KPI, .many = true,
	 .doc = "The figures this touchpoint is measured by; the stage's, else its goals', unless said."},
	LEAVES_ROW,
	MESSAGE_ROW,
	{.key = JN_KEY_MOMENT, .name = "moment", .type = JN_TYPE_WORD, .words = moment_words,
	 .doc = "`truth` marks a moment of truth: here the customer makes up her mind about you."},
	MOTIVATION_ROW,
	{.key = JN_KEY_NEXT, .name = "next", .type = JN_TYPE_REF, .ref = JN_TOUCHPOINT, .takes = JN_TAKES_IF, .many = true,
	 .doc = "What follows when it is not the next touchpoint in the text, for example `pay-online if \"in a hurry\"`; several make a branch."},
	{.key = JN_KEY_NOTE, .name = "note", .type = JN_TYPE_TEXT, .many = true,
	 .doc = "Anything worth knowing that fits nowhere else."},
	{.key = JN_KEY_OWNER, .name = "owner", .type = JN_TYPE_REF, .ref = JN_TEAM,
	 .doc = "The team that answers for this touchpoint; the channel's, else the stage's, unless said."},
	PAIN_ROW,
	{.key = JN_KEY_PERSONA, .name = "persona", .type = JN_TYPE_REF, .ref = JN_PERSONA, .many = true,
	 .doc = "Who meets this touchpoint; all of the journey's personas unless said."},
	QUESTION_ROW,
	QUOTE_ROW,
	RECEIVES_ROW,
	SHORTFALL_ROW,
	{.key = JN_KEY_SOURCE, .name = "source", .type = JN_TYPE_REF, .ref = JN_SOURCE, .many = true,
	 .doc = "The evidence this touchpoint was drawn from, for example `interviews, ga4`."},
	{.key = JN_KEY_SUPPORT, .name = "support", .type = JN_TYPE_FREE, .many = true,
	 .doc = "What has to work behind the staff, such as processes and suppliers, for example `\"Stock count every night\"`."},
	{.key = JN_KEY_SYSTEM, .name = "system", .type = JN_TYPE_FREE, .many = true,
	 .doc = "The software and machines involved, for example `crm, \"label printer\"`."},
	{.key = JN_KEY_TAG, .name = "tag", .type = JN_TYPE_FREE, .many = true,
	 .doc = "Words to sort and find touchpoints by, for example `pilot`."},
	THOUGHT_ROW,
	{.key = JN_KEY_WHEN, .name = "when", .type = JN_TYPE_TEXT,
	 .doc = "When it happens, for example `\"3 days after delivery\"`."},
};

const jn_property_row jn_rows_as[17] = {
	ACTION_ROW, BARRIER_ROW, DURATION_ROW, EMOTION_ROW, EXPECTS_ROW, GAIN_ROW, IMPORTANCE_ROW, LEAVES_ROW, MESSAGE_ROW,
	MOTIVATION_ROW, PAIN_ROW, QUESTION_ROW, QUOTE_ROW, RECEIVES_ROW, SHORTFALL_ROW,
	{.key = JN_KEY_SKIPS, .name = "skips", .type = JN_TYPE_TEXT,
	 .doc = "Why this persona does not meet the touchpoint at all, for example `\"pays by phone\"`."},
	THOUGHT_ROW,
};

const jn_property_row jn_rows_opportunity[8] = {
	{.key = JN_KEY_ABOUT, .name = "about", .type = JN_TYPE_TEXT,
	 .doc = "What could be done, in a sentence or two."},
	{.key = JN_KEY_ADDRESSES, .name = "addresses", .type = JN_TYPE_REF, .ref = JN_TOUCHPOINT, .many = true,
	 .doc = "The touchpoints it would make better; all it stands in unless said."},
	{.key = JN_KEY_DUE, .name = "due", .type = JN_TYPE_DATE,
	 .doc = "The day by which it should be done, for example `2026-09-30`."},
	{.key = JN_KEY_EFFORT, .name = "effort", .type = JN_TYPE_INTEGER, .min = 1, .max = 5,
	 .doc = "What it would cost to do, from `1` (little) to `5` (very much)."},
	{.key = JN_KEY_IMPACT, .name = "impact", .type = JN_TYPE_INTEGER, .min = 1, .max = 5,
	 .doc = "How much better it would make things, from `1` (a little) to `5` (very much)."},
	{.key = JN_KEY_KPI, .name = "kpi", .type = JN_TYPE_REF, .ref = JN_KPI, .many = true,
	 .doc = "The figures that should improve with it, for example `cart-abandonment`."},
	{.key = JN_KEY_OWNER, .name = "owner", .type = JN_TYPE_REF, .ref = JN_TEAM,
	 .doc = "The team that would do it."},
	{.key = JN_KEY_STATUS, .name = "status", .type = JN_TYPE_WORD, .words = jn_words_idea,
	 .doc = "How far it has come: `idea`, `planned`, `doing`, `done` or `dropped`."},
};

const jn_property_row jn_rows_audit[8] = {
	{.key = JN_KEY_APPEALING, .name = "appealing", .type = JN_TYPE_INTEGER, .min = 1, .max = 5,
	 .doc = "From `1` to `5`: is it pleasant, would one come back to it?"},
	{.key = JN_KEY_APPROPRIATE, .name = "appropriate", .type = JN_TYPE_INTEGER, .min = 1, .max = 5,
	 .doc = "From `1` to `5`: do the place and the tone suit the moment?"},
	{.key = JN_KEY_BY, .name = "by", .type = JN_TYPE_REF_OR_TEXT, .ref = JN_TEAM,
	 .doc = "Who rated it: a team, or a person's name in quotation marks."},
	{.key = JN_KEY_MEANINGFUL, .name = "meaningful", .type = JN_TYPE_INTEGER, .min = 1, .max = 5,
	 .doc = "From `1` to `5`: does the customer see why it is there?"},
	{.key = JN_KEY_NOTE, .name = "note", .type = JN_TYPE_TEXT, .many = true,
	 .doc = "What was seen during the audit."},
	{.key = JN_KEY_PERSONAL, .name = "personal", .type = JN_TYPE_INTEGER, .min = 1, .max = 5,
	 .doc = "From `1` to `5`: does it know and treat the customer as a person?"},
	{.key = JN_KEY_RELEVANT, .name = "relevant", .type = JN_TYPE_INTEGER, .min = 1, .max = 5,
	 .doc = "From `1` to `5`: does it help with what the customer wants at that moment?"},
	{.key = JN_KEY_SIMPLE, .name = "simple", .type = JN_TYPE_INTEGER, .min = 1, .max = 5,
	 .doc = "From `1` to `5`: is it easy to find, understand and use?"},
};
