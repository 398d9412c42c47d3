/* The rules of the group personas on small texts: what they find, what they pass, and near misses. */
#include <criterion/criterion.h>

#include "rule_cases.h"

#define RICH "about: \"x\"; age: 34; occupation: architect; need: \"n\"; quote: \"q\""
#define MET "channel store\nchannel web\npersona maria { prefers: store, web }\n"

static const jn_rule_case cases[] = {
	/* Fewer than five properties; five without a goal, need, frustration or job; none at all. */
	{JN_RULE_THIN_PERSONA, "persona maria { need: \"n\"; age: 34; about: \"x\"; quote: \"q\" }\n", "maria",
	 {"persona maria { " RICH " }\n", "project p { lint { thin-persona: warning 4 } }\npersona maria { need: \"n\"; age: 34; about: \"x\"; quote: \"q\" }\n",
	  "persona maria { need: \"n\"; age: 34; about: \"x\"; quote: \"q\"\n??? }\n", "persona maria { need: \"n\"; age: 34; about: ; quote: ; job: }\n"}},
	{JN_RULE_THIN_PERSONA, "persona maria { about: \"x\"; quote: \"q\"; habit: \"h\"; tag: a; occupation: b }\n", "maria",
	 {"persona maria { about: \"x\"; quote: \"q\"; frustration: \"f\"; tag: a; occupation: b }\n",
	  "persona maria { about: \"x\"; quote: \"q\"; job: \"j\"; tag: a; occupation: b }\n"}},
	{JN_RULE_THIN_PERSONA, "persona maria\n", "maria", {NULL}},
	/* A persona that is all demographics is told of by demographics-only, unless that is off. */
	{JN_RULE_THIN_PERSONA, "project p { lint { demographics-only: off } }\npersona maria { age: 34 }\n", "maria", {"persona maria { age: 34 }\n"}},
	{JN_RULE_DEMOGRAPHICS_ONLY, "persona maria { age: 34; gender: female; about: \"x\" }\n", "maria",
	 {"persona maria { age: 34; habit: \"h\" }\n", "persona maria { about: \"x\"; occupation: architect }\n", "persona maria { age: 34; motivation: }\n",
	  "persona maria { age: 34\nmotivaton \"x\" }\n"}},
	{JN_RULE_DEMOGRAPHICS_ONLY, "persona maria { location: Bandung }\n", "maria", {"persona maria { location: Bandung; attitude: \"a\" }\n", "persona maria\n"}},
	{JN_RULE_PERSONA_WITHOUT_SOURCE, "persona maria { need: \"n\" }\n", "maria",
	 {"source s\npersona maria { source: s }\n", "source s\npersona maria { need: \"n\"; habit: \"h\" from s }\n",
	  "persona maria { need: \"n\" from nobody }\n", "persona maria { source: }\n", "source s\npersona maria { share: 40% from s }\n"}},
	{JN_RULE_PERSONA_NOT_MET, MET "journey j { persona: maria; stage s { touchpoint a { channel: store } } }\n", "web }",
	 {MET "journey j { persona: maria; stage s { touchpoint a { channel: store }; touchpoint b { channel: web } } }\n",
	  MET "journey j { persona: maria; stage s { touchpoint a { channel: store } } }\njourney k { persona: maria; channel: web; stage s { touchpoint a } }\n",
	  MET "journey j { stage s { touchpoint a { channel: store } } }\n",
	  MET "journey j { persona: maria; stage s { touchpoint a { channel: wbe } } }\n",
	  MET "journey j { persona: maria; stage s { touchpoint a { channel: store }\ntuchpoint b { channel: web } } }\n"}},
	/* In another persona's journey she is not met; all that is unmet is one finding. */
	{JN_RULE_PERSONA_NOT_MET,
	 MET "persona budi\njourney j { persona: maria; stage s { touchpoint a } }\njourney k { persona: budi; stage s { touchpoint a { channel: web }; touchpoint b { channel: store } } }\n",
	 "store, web }", {NULL}},
};

Test(checks_personas, each_rule_on_small_texts)
{
	jn_expect_cases(cases, sizeof cases / sizeof cases[0]);
}

Test(checks_personas, what_most_personas_lack_is_said_once)
{
	char message[1024];
	const char *most = "project p { }\nsource s\npersona a { source: s }\npersona b\npersona c\n";
	cr_assert_eq(jn_test_count(most, JN_RULE_PERSONA_WITHOUT_SOURCE), 1);
	jn_test_message(most, JN_RULE_PERSONA_WITHOUT_SOURCE, message);
	cr_assert_str_eq(message, "2 of the 3 personas name no source");
	const char *few = "source s\npersona a { source: s }\npersona b\npersona c { source: s }\npersona d { source: s }\npersona e\n";
	cr_assert_eq(jn_test_count(few, JN_RULE_PERSONA_WITHOUT_SOURCE), 2);
	jn_test_message("persona a\npersona b\n", JN_RULE_PERSONA_WITHOUT_SOURCE, message);
	cr_assert_str_eq(message, "none of the 2 personas names a source");
	/* One that is silenced by itself is not counted. */
	cr_assert_eq(jn_test_count("persona a\n// allow persona-without-source: made up\npersona b\n", JN_RULE_PERSONA_WITHOUT_SOURCE), 1);
	cr_assert_eq(jn_test_count("persona a\n// allow persona-without-source: made up\npersona b\n", JN_RULE_UNUSED_ALLOW), 0);
}
