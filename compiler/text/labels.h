/* The words we say ourselves on a map: lane names, states, months, sentences of the header. What the author wrote is
 * never translated.
 *
 * The English of all is in tables (labels_*.c), the rest in po/. Everything returned is static; what is written goes into
 * the caller's buffer. No locale, no state. Digits are written by numerals.h. */
#ifndef JN_TEXT_LABELS_H
#define JN_TEXT_LABELS_H

#include "base/buf.h"
#include "base/str.h"
#include "model/date.h"
#include "model/kinds.h"
#include "text/language.h"

/* {0}, {1} … stand for what jn_label_format puts in. Sentences are built so that no word depends on a number. */
typedef enum jn_label_id {
	/* punctuation */
	JN_LABEL_QUOTE_OPEN,      /* “ or « */
	JN_LABEL_QUOTE_CLOSE,
	JN_LABEL_QUESTION_MARK,   /* "?" for the ringed sign */
	JN_LABEL_COMMA,           /* ", " between items of a list */
	JN_LABEL_COLON,           /* ": " */
	JN_LABEL_AND,             /* "{0} and {1}" */
	JN_LABEL_LABELLED,        /* "{0}: {1}" */
	/* header */
	JN_LABEL_JOURNEY_MAP,
	JN_LABEL_FRAMEWORK_NAMED, /* "{0} framework" */
	JN_LABEL_AT_A_GLANCE,
	JN_LABEL_GLANCE_LOWEST,   /* beside a rating: "is the lowest point: {0}" */
	JN_LABEL_GLANCE_LEAVE,    /* beside a share: "leave on the way: {0}" */
	JN_LABEL_LEAVE_FIRST,     /* "{0} at {1}": a share and a touchpoint's number */
	JN_LABEL_LEAVE_NEXT,      /* "{0} of the rest at {1}" */
	JN_LABEL_GLANCE_MEASURES, /* beside "2 / 7": "measures are on target" */
	JN_LABEL_GLANCE_OFF,      /* the same, with "off target: {0}" */
	JN_LABEL_GLANCE_RISK,     /* the same, with "at risk: {0}" */
	JN_LABEL_GLANCE_OFF_RISK, /* the same, with "off target: {0}, at risk: {1}" */
	JN_LABEL_GLANCE_HIGHEST,  /* beside a rating: "is the highest point: {0}" */
	JN_LABEL_GLANCE_FELT,     /* beside a count: "touchpoints whose feeling is rated" */
	JN_LABEL_GLANCE_STEPS,    /* beside a count: "touchpoints, in stages: {0}" */
	JN_LABEL_NEEDS,           /* "Needs: {0}" on a persona card */
	JN_LABEL_STATE,
	JN_LABEL_CURRENT,
	JN_LABEL_FUTURE,
	JN_LABEL_DRAFT,
	JN_LABEL_AGREED,
	JN_LABEL_BUSINESS_GOAL,
	JN_LABEL_OWNER,
	JN_LABEL_EVIDENCE,
	JN_LABEL_NEXT_REVIEW,
	JN_LABEL_STARTS,
	JN_LABEL_ENDS,
	JN_LABEL_SKIPPED_PHASES,
	/* phases and stages */
	JN_LABEL_BEFORE,
	JN_LABEL_DURING,
	JN_LABEL_AFTER,

	JN_LABEL_CONTINUED,    /* "{0}, continued": a stage that runs on, on another page of paper */
	JN_LABEL_CONTINUED_ON, /* "Continued on page {0}" */
	JN_LABEL_PAGE_OF,      /* "2 of 6": a page's number */
	/* lanes */
	JN_LABEL_LANE_TOUCHPOINTS,
	JN_LABEL_LANE_PATH,
	JN_LABEL_LANE_PATH_HINT,  /* under it: "who stays, who leaves, who hands over" */
	JN_LABEL_LANE_DOING,
	JN_LABEL_LANE_THINKING,
	JN_LABEL_LANE_FEELING,
	JN_LABEL_LANE_EXPECTS,
	JN_LABEL_LANE_RECEIVES,
	JN_LABEL_LANE_PAINS,
	JN_LABEL_LANE_OPPORTUNITIES,
	JN_LABEL_LANE_MEASURES,
	JN_LABEL_LANE_MOTIVATION,
	JN_LABEL_LANE_GAINS,
	JN_LABEL_LANE_COMPETITORS,
	JN_LABEL_LANE_IMAGE,
	/* touchpoints and the path */
	JN_LABEL_MOMENT_OF_TRUTH,
	JN_LABEL_DIRECT,
	JN_LABEL_INDIRECT,
	JN_LABEL_LEAVE_HERE,      /* "{0} leave here" */
	JN_LABEL_LEAVE_TO,        /* "to {0}": the competitor they leave to */
	JN_LABEL_HANDOFF,
	JN_LABEL_HANDOFF_TO,      /* "Handoff to {0}" */
	JN_LABEL_HANDOFF_MISSING, /* "undocumented handoff" */
	JN_LABEL_HANDOFF_SAID,    /* "documented handoff" */
	JN_LABEL_HANDOFF_GAP,     /* "handoff with a gap": documented, and something is lost on the way */
	JN_LABEL_NOTHING_YET,
	JN_LABEL_SKIPS,           /* "{0} skips this" */
	/* feeling */
	JN_LABEL_DELIGHTED,
	JN_LABEL_NEUTRAL,
	JN_LABEL_FRUSTRATED,
	/* pains */
	JN_LABEL_PAIN,
	JN_LABEL_BARRIER,
	JN_LABEL_SHORTFALL,
	JN_LABEL_MINOR,
	JN_LABEL_WORKAROUND,
	JN_LABEL_SEVERE,
	/* opportunities */
	JN_LABEL_IMPACT,
	JN_LABEL_EFFORT,
	JN_LABEL_FOR,             /* "for {0}": numbers of touchpoints */
	JN_LABEL_BY_DATE,         /* "by {0}" */
	JN_LABEL_OVERDUE,
	/* measures */
	JN_LABEL_ON_TARGET,
	JN_LABEL_AT_RISK,
	JN_LABEL_OFF_TARGET,
	JN_LABEL_NO_TARGET,
	JN_LABEL_NOT_MEASURED,
	JN_LABEL_AT_LEAST,        /* "at least {0}" */
	JN_LABEL_AT_MOST,         /* "at most {0}" */
	JN_LABEL_LESS_THAN,       /* "less than {0}" */
	JN_LABEL_MORE_THAN,       /* "more than {0}" */
	JN_LABEL_EXACTLY,         /* "exactly {0}" */
	JN_LABEL_RANGE,           /* "{0} to {1}" */
	/* what a map that leaves something out says, its parts for a screen reader, its description */
	JN_LABEL_MORE,            /* "+{0} more" */
	JN_LABEL_NOT_DRAWN,       /* "Not shown here: {0}" */
	JN_LABEL_DRAWN_WITH,      /* "drawn with {0}": options of the command line */
	JN_LABEL_HEADER,
	JN_LABEL_LANES,
	JN_LABEL_LEGEND,
	JN_LABEL_CURVE,           /* "Feeling curve" */
	JN_LABEL_CURVE_OF,        /* "Feeling curve: {0}" */
	JN_LABEL_DESC_COUNTS,     /* "Stages: {0}. Touchpoints: {1}. Personas: {2}." */
	JN_LABEL_DESC_HIGHEST,    /* "Highest point: {0}." */
	JN_LABEL_DESC_LOWEST,     /* "Lowest point: {0}." */
	JN_LABEL_DESC_LEAVE,      /* "Leave on the way: {0}." */
	/* the page around the picture */
	JN_LABEL_PICTURE,         /* "The map as a picture" */
	JN_LABEL_TABLE,           /* "The map as a table" */
	JN_LABEL_ALL_FACTS,       /* "All facts" */
	JN_LABEL_SKIP_TO_TABLE,   /* "Skip to the table" */
	JN_LABEL_CONTENTS,        /* "On this page" */
	JN_LABEL_LANE,            /* "Lane", the head of the table's first column */
	JN_LABEL_FILE,            /* "File" */
	/* modifiers of a clause */
	JN_LABEL_MOD_FROM,        /* "from {0}" */
	JN_LABEL_MOD_ON,          /* "on {0}" */
	JN_LABEL_MOD_BY,          /* "by {0}" */
	JN_LABEL_MOD_TO,          /* "to {0}" */
	JN_LABEL_MOD_IF,          /* "if {0}" */
	JN_LABEL_MOD_SEVERITY,    /* "severity {0}" */
	/* further views */
	JN_LABEL_BLUEPRINT,       /* "Service blueprint": the header's first words */
	JN_LABEL_EMOTIONS,        /* "Emotional journey" */
	JN_LABEL_EXPERIENCE,      /* "Experience map" */
	JN_LABEL_WHERE_LOW,       /* under "Pains & barriers": "where the feeling is low" */
	JN_LABEL_ROW_TIME,
	JN_LABEL_ROW_EVIDENCE,    /* what the customer can see and touch */
	JN_LABEL_ROW_EVIDENCE_HINT,
	JN_LABEL_ROW_CUSTOMER,
	JN_LABEL_ROW_CUSTOMER_HINT,
	JN_LABEL_ROW_FRONTSTAGE,
	JN_LABEL_ROW_FRONTSTAGE_HINT,
	JN_LABEL_ROW_BACKSTAGE,
	JN_LABEL_ROW_BACKSTAGE_HINT,
	JN_LABEL_ROW_SUPPORT,
	JN_LABEL_ROW_SUPPORT_HINT,
	JN_LABEL_LINE_INTERACTION,
	JN_LABEL_LINE_VISIBILITY,
	JN_LABEL_LINE_INTERNAL,
	JN_LABEL_SIGN_CUSTOMER,   /* legend: "what the customer does" */
	JN_LABEL_SIGN_OURS,       /* "what we do" */
	JN_LABEL_SIGN_SYSTEM,     /* "support and systems" */
	JN_LABEL_SIGN_FAILS,      /* "where it fails" */
	JN_LABEL_SIGN_LEADS,      /* "leads to" */
	JN_LABEL_SIGN_BOTH,       /* "need each other" */
	JN_LABEL_GLANCE_FAILS,    /* beside a count: "points where the service fails: {0}" */
	JN_LABEL_GLANCE_GAPS,     /* beside a count: "handoffs that lose something or that nobody documents: {0}" */
	JN_LABEL_CRITICAL,        /* "critical points", quietly under "Pains & barriers" */
	JN_LABEL_EARLIER,         /* over older quotes: "Half a year to a year before" */
	JN_LABEL_LONG_AGO,        /* "More than a year before" */
	JN_LABEL_GLANCE_LESS,     /* beside a count: "touchpoints that give less than expected: {0}" */
	JN_LABEL_GLANCE_RIVALS,   /* beside a count: "touchpoints where competitors win: {0}" */
	/* what a reader can do on the page */
	JN_LABEL_PAGE_TOOLS,      /* "View", the name of the tools */
	JN_LABEL_PAGE_ALL,        /* "All" personas, channels, owners */
	JN_LABEL_PAGE_SHOWN,      /* "Touchpoints shown: {0} of {1}" */
	JN_LABEL_PAGE_RESET,      /* "Show everything" */
	JN_LABEL_PAGE_ZOOM,
	JN_LABEL_PAGE_LARGER,
	JN_LABEL_PAGE_SMALLER,
	JN_LABEL_PAGE_FIT,        /* "Fit to width" */
	JN_LABEL_PAGE_DARK,       /* dark colours */
	JN_LABEL_PAGE_CLOSE,
	JN_LABEL_PAGE_PREVIOUS,   /* "Previous touchpoint" */
	JN_LABEL_PAGE_NEXT,
	JN_LABEL_COUNT
} jn_label_id;

/* The label in a language. Never empty. */
jn_str jn_label(jn_label_id id, jn_language language);

/* A kind as a word for people: "Touchpoint", or "Touchpoints". Blocks that are no part of a map (lint, build …) have one too. */
jn_str jn_label_kind(jn_kind kind, bool plural, jn_language language);

/* A property as a word for people: "Owner", "Needs". JN_KEY_ANY and JN_KEY_UNKNOWN give the empty string. */
jn_str jn_label_key(jn_key key, jn_language language);

/* A value that is one of the schema's words, for people: ("control", "indirect") is "indirect". The word itself when it
 * is none of them. */
jn_str jn_label_word(jn_key key, jn_str word, jn_language language);

/* The name of a built-in framework ("five-e" is "Five E") and the title of one of its phases ("retail", "aware": "Aware").
 * Empty when it is not built in: show what the author wrote. */
jn_str jn_label_framework(jn_str framework, jn_language language);
jn_str jn_label_phase(jn_str framework, jn_str phase, jn_language language);

/* Writes `pattern` with {0} … {9} replaced by `args`; a number without its argument writes nothing. Arguments are
 * copied as they stand, never searched for braces. */
void jn_label_format(jn_buf *out, jn_str pattern, const jn_str *args, uint32_t count);

/* "15 Jan 2027" in the language. JN_DATE_NONE writes nothing. */
void jn_label_date(jn_buf *out, jn_date date, jn_language language);

#endif
