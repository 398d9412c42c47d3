/* The rules of the group touchpoints on small texts: what they find, what they pass, and near misses. Those about one
 * persona's own map have a persona whose view alone makes the difference. */
#include <criterion/criterion.h>

#include "rule_cases.h"

/* A journey of one stage; of touchpoints given; of one touchpoint `a` with an emotion, and what is given. */
#define J(REST) "journey j { stage s { " REST " } }\n"
#define A(REST) J("touchpoint a { " REST " }")
#define MARIA(REST) "persona maria\npersona budi\njourney j { persona: maria, budi; stage s { " REST " } }\n"
#define TP(NAME, EMOTION) "touchpoint " NAME " { emotion: " EMOTION " }; "
#define CHANNELS "channel store { medium: physical }\nchannel web { medium: digital }\nchannel app { medium: digital }\nchannel mystery\n"
#define IN(NAME, CHANNEL) "touchpoint " NAME " { channel: " CHANNEL " }; "
#define AUDIT(DAY, SIMPLE) "audit " DAY " { simple: " SIMPLE "; personal: 4 }; "

static const jn_rule_case telling[] = {
	{JN_RULE_MISSING_EXPERIENCE, J("touchpoint a { emotion: 1 }"), "a {",
	 {A("action: \"x\""), A("question: \"x\""), A("barrier: \"x\""), "persona p\njourney j { persona: p; stage s { touchpoint a { as p { thought: \"x\" } } } }\n",
	  A("motivation:"), A("acton \"x\"")}},
	{JN_RULE_EMOTION_WITHOUT_REASON, A("emotion: -1"), "-1", {A("emotion: -1 \"Lost\""), A("emotion: 7"), A("action: \"x\""), A("emotion:")}},
	{JN_RULE_EMOTION_WITHOUT_REASON, MARIA("touchpoint a { emotion: 1 \"x\"; as budi { emotion: -1 } }"), "-1", {MARIA("touchpoint a { emotion: 1 \"x\"; as budi { emotion: -1 \"y\" } }")}},
	{JN_RULE_ALL_POSITIVE, J(TP("a", "1") TP("b", "0") TP("c", "2") TP("d", "1") TP("e", "1")), "j {",
	 {J(TP("a", "1") TP("b", "0") TP("c", "2") TP("d", "1") TP("e", "-1")), J(TP("a", "1") TP("b", "0") TP("c", "2") TP("d", "1") "touchpoint e"),
	  MARIA(TP("a", "1") TP("b", "0") TP("c", "2") TP("d", "1") "touchpoint e { emotion: 1; as budi { emotion: -1 } }"),
	  J(TP("a", "1") TP("b", "0") TP("c", "2") TP("d", "1") TP("e", "1") TP("f", "-3")), J(TP("a", "1") TP("b", "0") TP("c", "2") TP("d", "1") TP("e", "1") "tuchpoint f { emotion: -1 }")}},
	{JN_RULE_MISSING_MOMENT_OF_TRUTH, J("touchpoint a; touchpoint b; touchpoint c; touchpoint d; touchpoint e"), "j {",
	 {J("touchpoint a; touchpoint b; touchpoint c; touchpoint d"), J("touchpoint a; touchpoint b; touchpoint c; touchpoint d; touchpoint e { moment: truth }"),
	  J("touchpoint a; touchpoint b; touchpoint c; touchpoint d; touchpoint e { moment: trth }"), J("touchpoint a; touchpoint b; touchpoint c; touchpoint d; touchpoint e { moment truth }")}},
	{JN_RULE_LOW_POINT_WITHOUT_PAIN, A("emotion: -1"), "-1",
	 {A("emotion: -1; pain: \"x\""), A("emotion: -1; barrier: \"x\""), A("emotion: -1; shortfall: \"x\""), A("emotion: 0"), A("emotion: -1; pain:"), A("emotion: -1\npian \"x\"")}},
	/* Her own view: low, and the pain is another's; his own pain goes with his own low. */
	{JN_RULE_LOW_POINT_WITHOUT_PAIN, MARIA("touchpoint a { emotion: 1; as maria { emotion: -2 }; as budi { pain: \"x\" } }"), "-2",
	 {MARIA("touchpoint a { emotion: 1; as maria { emotion: -2; pain: \"x\" } }"), MARIA("touchpoint a { emotion: 1; pain: \"x\"; as maria { emotion: -2 } }"),
	  MARIA("touchpoint a { emotion: 1; as maria { emotion: -2; skips: \"x\" } }"), MARIA("touchpoint a { persona: budi; emotion: 1; as maria { emotion: -2 } }"),
	  MARIA("touchpoint a { emotion: 1; as maira { emotion: -2 } }")}},
};

static const jn_rule_case neglected[] = {
	{JN_RULE_UNMET_EXPECTATION, A("shortfall: \"x\""), "\"x\"",
	 {A("shortfall: \"x\"; opportunity o"), J("opportunity o; touchpoint a { shortfall: \"x\" }"), A("shortfall:"), J("touchpoint a { shortfall: \"x\" }\noportunity o")}},
	{JN_RULE_UNMET_EXPECTATION, J("touchpoint a { shortfall: \"x\"; opportunity o { status: dropped } }"), "\"x\"", {NULL}},
	{JN_RULE_UNMET_EXPECTATION, J("touchpoint a { expects: \"x\" }; touchpoint b { expects: \"x\"; receives: \"y\" }"), "expects",
	 {J("touchpoint a { expects: \"x\" }; touchpoint b"), J("touchpoint a { expects: \"x\"; receives: }; touchpoint b { receives: \"y\" }"),
	  MARIA("touchpoint a { expects: \"x\"; as budi { receives: \"z\" } }; touchpoint b { receives: \"y\" }"), J("touchpoint a { expects: \"x\"\nreceives \"z\" }; touchpoint b { receives: \"y\" }")}},
	/* What unaddressed-pain tells is not told again, unless that rule is off. */
	{JN_RULE_UNMET_EXPECTATION, "project p { lint { unaddressed-pain: off } }\n" A("shortfall: \"x\"; pain: \"y\" severity 5"), "\"x\"", {A("shortfall: \"x\"; pain: \"y\" severity 5")}},
	{JN_RULE_IMPORTANT_AND_POOR, A("importance: 4; emotion: -1"), "a {",
	 {A("importance: 3; emotion: -1"), A("importance: 4; emotion: 0"), A("importance: 4; emotion: -1; opportunity o"), "journey j { opportunity o { addresses: a }; stage s { touchpoint a { importance: 4; emotion: -1 } } }\n",
	  A("importance: 9; emotion: -1"), A("importance: 4; emotion: -1\n???")}},
	{JN_RULE_IMPORTANT_AND_POOR, A("importance: 5; emotion: 2; " AUDIT("2026-01-01", "2")), "a {",
	 {A("importance: 5; emotion: 2; " AUDIT("2026-01-01", "3")), A("importance: 5; emotion: 2; " AUDIT("2026-01-01", "2") AUDIT("2026-02-01", "4")),
	  A("importance: 5; emotion: 2; " AUDIT("2026-01-01", "2") AUDIT("2026-02-31", "4"))}},
	/* It has to matter to her who feels bad. */
	{JN_RULE_IMPORTANT_AND_POOR, MARIA("touchpoint a { importance: 2; emotion: 1; as maria { importance: 4; emotion: -1 } }"), "a {",
	 {MARIA("touchpoint a { importance: 2; emotion: 1; as maria { importance: 4 }; as budi { emotion: -1 } }")}},
	{JN_RULE_IMPORTANT_AND_POOR, "project p { lint { unmet-expectation: off } }\n" A("importance: 4; emotion: -1; shortfall: \"x\""), "a {",
	 {A("importance: 4; emotion: -1; shortfall: \"x\""), A("importance: 4; emotion: -1; leaves: 30%")}},
	{JN_RULE_LOW_QUALITY, A(AUDIT("2026-01-01", "2")), "2; personal",
	 {A(AUDIT("2026-01-01", "3")), A(AUDIT("2026-01-01", "2") "opportunity o"), A(AUDIT("2026-02-01", "3") AUDIT("2026-01-01", "1")), A("importance: 5; " AUDIT("2026-01-01", "2")),
	  "project p { lint { low-quality: warning 1 } }\n" A(AUDIT("2026-01-01", "2")), A("audit 2026-01-01 { simple: 0 }")}},
	{JN_RULE_AUDIT_OVERDUE, "journey j { review: yearly; stage s { touchpoint a { " AUDIT("2025-11-21", "4") " } } }\n", "audit 2025-11-21",
	 {"journey j { review: yearly; stage s { touchpoint a { " AUDIT("2025-11-22", "4") " } } }\n", A(AUDIT("2025-11-21", "4")),
	  "journey j { review: yearly; stage s { touchpoint a { " AUDIT("2025-11-21", "4") AUDIT("2026-01-01", "4") " } } }\n",
	  "journey j { review: yaerly; stage s { touchpoint a { " AUDIT("2025-11-21", "4") " } } }\n", "journey j { review: yearly; stage s { touchpoint a { audit 2025-11-31 { simple: 3 } } } }\n"}},
};

static const jn_rule_case curves[] = {
	{JN_RULE_EMOTIONAL_CLIFF, J(TP("a", "+1") TP("b", "-2")), "b {",
	 {J(TP("a", "+1") TP("b", "-1")), J(TP("a", "+1") "touchpoint b; " TP("c", "-2")), J(TP("a", "-2") TP("b", "+1")),
	  "project p { lint { emotional-cliff: info 4 } }\n" J(TP("a", "+1") TP("b", "-2")), J(TP("a", "+1") "tuchpoint z { }; " TP("b", "-2")), J(TP("a", "+1") TP("b", "-3"))}},
	/* Along `next`, and not to what merely stands below. */
	{JN_RULE_EMOTIONAL_CLIFF, J("touchpoint a { emotion: 2; next: c }; " TP("b", "0") TP("c", "-1")), "c { emotion",
	 {J("touchpoint a { emotion: 1; next: c }; touchpoint b { emotion: -2 }; touchpoint c { emotion: 0 }")}},
	/* Her own curve, past what she skips; nobody walks from one persona's touchpoint to another's. */
	{JN_RULE_EMOTIONAL_CLIFF, MARIA("touchpoint a { emotion: 1 }; touchpoint b { emotion: 0; as maria { skips: \"x\" } }; touchpoint c { emotion: 0; as maria { emotion: -2 } }"), "c { emotion",
	 {MARIA("touchpoint a { emotion: 1; persona: maria }; touchpoint b { emotion: -2; persona: budi }"),
	  MARIA("touchpoint a { emotion: 1 }; touchpoint b { emotion: 0; as maria { skips: \"x\" } }; touchpoint c { emotion: 0; as budi { emotion: -2 } }")}},
	{JN_RULE_ENDS_BADLY, J(TP("a", "1") TP("b", "-1") "touchpoint c"), "-1",
	 {J(TP("a", "-1") TP("b", "0")), J(TP("a", "1") TP("b", "-1") "touchpoint c { emotion: 3 }"), "journey j { stage s { touchpoint a { emotion: -1 } }\n??? }\n",
	  J(TP("a", "-1") "tuchpoint b { }")}},
	{JN_RULE_ENDS_BADLY, MARIA(TP("a", "1") "touchpoint b { emotion: 1; as budi { emotion: -2 } }"), "-2",
	 {MARIA(TP("a", "1") "touchpoint b { emotion: 1; persona: maria; as budi { emotion: -2 } }")}},
};

static const jn_rule_case channels[] = {
	{JN_RULE_SINGLE_CHANNEL, CHANNELS J(IN("a", "store") IN("b", "store")), "j {",
	 {CHANNELS J(IN("a", "store") IN("b", "web")), CHANNELS "journey j { channel: store; stage s { touchpoint a; touchpoint b } }\n", CHANNELS J(IN("a", "store")),
	  CHANNELS J(IN("a", "store") IN("b", "stor")), CHANNELS J(IN("a", "store") "touchpoint b"), CHANNELS J(IN("a", "store") IN("b", "store") "tuchpoint c { channel: web }")}},
	{JN_RULE_ONLY_DIGITAL, CHANNELS J(IN("a", "web") IN("b", "app")), "j {",
	 {CHANNELS J(IN("a", "web") IN("b", "store")), CHANNELS J(IN("a", "web") IN("b", "mystery")), CHANNELS J(IN("a", "web") IN("b", "web")), CHANNELS J(IN("a", "web") "touchpoint b"),
	  CHANNELS "journey j { channel: web; stage s { touchpoint a; " IN("b", "app") " } }\n"}},
	{JN_RULE_ONLY_DIGITAL, "project p { lint { single-channel: off } }\n" CHANNELS J(IN("a", "web") IN("b", "web")), "j {", {NULL}},
	{JN_RULE_TOUCHPOINT_IS_CHANNEL, "channel whatsapp \"WhatsApp\"\n" J("touchpoint chat \"WhatsApp\""), "chat",
	 {"channel whatsapp \"WhatsApp\"\n" J("touchpoint chat \"Asks on WhatsApp\""), "channel whatsapp \"WhatsApp\"\n" J("touchpoint whatsapp \"Asks the shop\""),
	  "team whatsapp \"WhatsApp\"\n" J("touchpoint \"WhatsApp\"")}},
	{JN_RULE_TOUCHPOINT_IS_CHANNEL, "channel store\n" J("touchpoint store"), "store }", {NULL}},
	{JN_RULE_TOUCHPOINT_IS_CHANNEL, "channel store \"The shop\"\n" J("touchpoint \"Store\""), "\"Store\"", {NULL}},
	{JN_RULE_INSIDE_OUT_TITLE, "project p { lint { inside-out-title: info } }\n" J("touchpoint a \"Onboarding of the Customer\""), "\"Onboarding",
	 {J("touchpoint a \"Onboarding\""), "project p { lint { inside-out-title: info } }\n" J("touchpoint a \"Asks about the bus\""),
	  "project p { lint { inside-out-title: info } }\n" J("touchpoint onboarding \"Opens an account\"")}},
	{JN_RULE_UNDOCUMENTED_CHANNEL_SWITCH, "team t\nproject p { lint { undocumented-channel-switch: info } }\n" CHANNELS J(IN("a", "web") IN("b", "app")), "a { channel",
	 {CHANNELS J(IN("a", "web") IN("b", "app")), "team t\nproject p { lint { undocumented-channel-switch: info } }\n" CHANNELS J("touchpoint a { channel: web; handoff: t }; " IN("b", "app")),
	  "project p { lint { undocumented-channel-switch: info } }\n" CHANNELS J(IN("a", "web") "touchpoint b; " IN("c", "web")),
	  "project p { lint { undocumented-channel-switch: info } }\n" CHANNELS J("touchpoint a { channel: web; next: c }; touchpoint b { channel: app; next: c }; touchpoint c"),
	  "team x\nteam y\nproject p { lint { undocumented-channel-switch: info } }\n" CHANNELS J("touchpoint a { owner: x; channel: web }; touchpoint b { owner: y; channel: app }")}},
	{JN_RULE_INCONSISTENT_CHANNEL, "team x\nteam y\nchannel store\n" J("touchpoint a { channel: store; owner: x }") "journey k { stage s { touchpoint b { channel: store; owner: y } } }\n", "store\n",
	 {"team x\nteam y\nchannel store\n" J("touchpoint a { channel: store; owner: x }; touchpoint b { channel: store }; touchpoint c { channel: store; owner: x }"),
	  "team x\nteam y\nchannel store\n" J("touchpoint a { channel: store; owner: x }; touchpoint b { owner: y }"),
	  "team x\nteam y\nchannel store\n" J("touchpoint a { channel: store; owner: x }; touchpoint b { channel: store; owner: z }")}},
	{JN_RULE_FRONTSTAGE_WITHOUT_SUPPORT, J("touchpoint a { frontstage: \"Greets\" }; touchpoint b"), "j {",
	 {J("touchpoint a { frontstage: \"Greets\" }; touchpoint b { system: crm }"), J("touchpoint a { frontstage: \"Greets\"; backstage: }"), J("touchpoint a; touchpoint b"),
	  J("touchpoint a { frontstage: \"Greets\"\nsuport \"x\" }")}},
};

Test(checks_touchpoints, what_the_map_tells)
{
	jn_expect_cases(telling, sizeof telling / sizeof telling[0]);
}

Test(checks_touchpoints, what_nobody_looks_after)
{
	jn_expect_cases(neglected, sizeof neglected / sizeof neglected[0]);
}

Test(checks_touchpoints, each_personas_curve)
{
	jn_expect_cases(curves, sizeof curves / sizeof curves[0]);
}

Test(checks_touchpoints, channels)
{
	jn_expect_cases(channels, sizeof channels / sizeof channels[0]);
}

Test(checks_touchpoints, a_bad_end_weighs_more_in_the_future)
{
	const char *now = "journey j { state: current; stage s { touchpoint a { emotion: -1 } } }\n";
	const char *then = "journey j { state: future; stage s { touchpoint a { emotion: -1 } } }\n";
	const char *own = "project p { lint { ends-badly: error } }\njourney j { state: future; stage s { touchpoint a { emotion: -1 } } }\n";
	const char *draft = "journey j { state: future; status: draft; stage s { touchpoint a { emotion: -1 } } }\n";
	cr_assert_eq(jn_test_severity(now, JN_RULE_ENDS_BADLY), JN_SEVERITY_INFO);
	cr_assert_eq(jn_test_severity(then, JN_RULE_ENDS_BADLY), JN_SEVERITY_WARNING);
	cr_assert_eq(jn_test_severity(own, JN_RULE_ENDS_BADLY), JN_SEVERITY_ERROR);
	cr_assert_eq(jn_test_severity(draft, JN_RULE_ENDS_BADLY), JN_SEVERITY_INFO);
}

Test(checks_touchpoints, a_touchpoint_without_an_opportunity_is_told_of_once)
{
	static const jn_rule_id told[] = {JN_RULE_UNADDRESSED_PAIN, JN_RULE_UNMET_EXPECTATION, JN_RULE_IMPORTANT_AND_POOR, JN_RULE_LOW_QUALITY};
	const char *texts[] = {
		A("importance: 5; emotion: -2; pain: \"p\" severity 5; shortfall: \"x\"; leaves: 40%; " AUDIT("2026-01-01", "1")),
		A("importance: 5; emotion: -2; shortfall: \"x\"; " AUDIT("2026-01-01", "1")),
		A("importance: 5; emotion: -2; pain: \"p\"; " AUDIT("2026-01-01", "1")),
		A("importance: 2; emotion: -2; pain: \"p\"; " AUDIT("2026-01-01", "1")),
	};
	for (int i = 0; i < 4; i++)
		for (int j = 0; j < 4; j++) cr_expect_eq(jn_test_count(texts[i], told[j]), i == j, "%s in %s", jn_rules[told[j]].name, texts[i]);
}

Test(checks_touchpoints, messages_count_and_quote)
{
	char message[1024];
	jn_test_message(J(TP("a", "+2") TP("b", "-1")), JN_RULE_EMOTIONAL_CLIFF, message);
	cr_assert_str_eq(message, "the mood drops from +2 at `a` to -1 at `b`");
	jn_test_message(J("touchpoint a; touchpoint b; touchpoint c { action: \"x\" }"), JN_RULE_MISSING_EXPERIENCE, message);
	cr_assert_str_eq(message, "2 of the 3 touchpoints of `j` do not say what the customer does, thinks or asks");
	jn_test_message("journey j { review: yearly; stage s { touchpoint a; touchpoint b { " AUDIT("2025-01-01", "4") " }; touchpoint c { " AUDIT("2025-01-01", "4") " } } }\n",
					JN_RULE_AUDIT_OVERDUE, message);
	cr_assert_str_eq(message, "none of the 2 audited touchpoints of `j` was audited within its rhythm");
}
