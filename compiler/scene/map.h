/* What views of columns share: the map under construction, its panels, columns, lanes and bands; and what distinguishes
 * one such view from another (jn_map_view).
 *
 * The work goes in three steps. Collect: the journey's stages become panels, its touchpoints columns of one width W.
 * Measure: every text is broken once, into stacks (stack.h); a lane's height is its highest cell. Place: bands (rows of
 * panels; one unless the map is folded) run down the page, lanes down a band, columns along it.
 *
 * What is measured lives in map->scratch and goes when the scene is built; shapes and their texts live in the scene's
 * arena. Only map.c knows the order of the steps. All lengths are 1/64 px. */
#ifndef JN_SCENE_MAP_H
#define JN_SCENE_MAP_H

#include "scene/scene.h"
#include "scene/stack.h"
#include "text/labels.h"
#include "text/numerals.h"

/* The lanes in their order down the page. */
typedef enum jn_lane {
	JN_LANE_TOUCHPOINTS,
	JN_LANE_WHEN,
	JN_LANE_PATH,
	JN_LANE_DOING,
	JN_LANE_THINKING,
	JN_LANE_MOTIVATION,
	JN_LANE_IMAGE,
	JN_LANE_VOICE,
	JN_LANE_FEELING,
	JN_LANE_WHY, /* what the curve's labels could not say */
	JN_LANE_EXPECTS,
	JN_LANE_SHORTFALL, /* between the two where a view says so, else a part of what is received */
	JN_LANE_RECEIVES,
	JN_LANE_PAINS,
	JN_LANE_GAINS,
	JN_LANE_COMPETITORS,
	JN_LANE_MESSAGES,
	JN_LANE_EVIDENCE,
	JN_LANE_FRONTSTAGE,
	JN_LANE_BACKSTAGE,
	JN_LANE_SUPPORT,
	JN_LANE_SYSTEMS,
	JN_LANE_OPPORTUNITIES,
	JN_LANE_MEASURES,
	JN_LANE_AUDITS,
	JN_LANE_NOTES,
	JN_LANE_COUNT
} jn_lane;

/* Signs the legend explains when they occur. */
enum {
	JN_LEGEND_DIRECT = 1 << 0,
	JN_LEGEND_INDIRECT = 1 << 1,
	JN_LEGEND_MOMENT = 1 << 2,
	JN_LEGEND_HANDOFF = 1 << 3,
	JN_LEGEND_HANDOFF_MISSING = 1 << 4,
	JN_LEGEND_MINOR = 1 << 5,
	JN_LEGEND_WORKAROUND = 1 << 6,
	JN_LEGEND_SEVERE = 1 << 7,
	JN_LEGEND_ON_TARGET = 1 << 8,
	JN_LEGEND_AT_RISK = 1 << 9,
	JN_LEGEND_OFF_TARGET = 1 << 10,
	JN_LEGEND_HANDOFF_GAP = 1 << 11,
	JN_LEGEND_IMPORTANCE = 1 << 12,
	JN_LEGEND_CUSTOMER = 1 << 13, /* from here on: of the blueprint */
	JN_LEGEND_OURS = 1 << 14,
	JN_LEGEND_SYSTEM = 1 << 15,
	JN_LEGEND_FAILS = 1 << 16,
	JN_LEGEND_LEADS_TO = 1 << 17,
	JN_LEGEND_BOTH_WAYS = 1 << 18,
};

/* One lane's content for one touchpoint. */
typedef struct jn_cell {
	struct jn_cell *next; /* of the same touchpoint, in the order of lanes */
	jn_stack stack;
	uint8_t lane;
} jn_cell;

typedef struct jn_column {
	const jn_decl *touchpoint; /* NULL: a stage without touchpoints keeps one empty column */
	const jn_decl *channel;    /* effective */
	const jn_decl *owner;      /* effective */
	jn_cell *cells, *last_cell;
	jn_stack title, foot; /* of the card */
	int32_t x, w;         /* left edge; W, or wider where a folded map's row is stretched */
	uint32_t panel;
	const jn_decl *
		*others;   /* the same touchpoint on each journey that is laid over this one, or NULL; NULL without any */
	uint8_t fails; /* of a blueprint: the lane whose box fails; 0: none */
	bool indirect, moment;
	bool handoff_missing; /* the next touchpoint has another owner and no handoff is said */
} jn_column;

/* An opportunity or a measure on its card. */
typedef struct jn_card {
	struct jn_card *next;
	const jn_decl *decl;
	jn_stack stack;
	int32_t x, w;    /* relative to the panel or tray */
	int32_t y, h;    /* relative to the lane's content */
	uint32_t column; /* of the touchpoint it answers, relative to the panel; UINT32_MAX: none */
	jn_str note;     /* drawn beside a line of the stack: what it is for, the target */
	int32_t note_x, note_top;
	jn_str unit; /* of the figure, when it is a word: drawn small beside it */
	int32_t unit_x, unit_top;
	int32_t spark_y; /* of the sparkline, from the stack's top */
	bool beside;     /* the note, or the sparkline, is drawn beside the stack */
} jn_card;

/* The cards of one panel in one lane: they stand in the panel, or in a tray of their own. */
typedef struct jn_cards {
	jn_card *first, *last;
	uint32_t count, tracks;
	struct jn_panel *panel;
	int32_t x, w;   /* of the panel, or of the tray */
	int32_t y, h;   /* of the tray's content, relative to the lane's */
	int32_t height; /* down to its lower edge, from the lane's content on */
	uint32_t line;  /* of trays, from 0 */
	jn_stack title; /* of the tray: the stage it belongs to; empty in a panel */
} jn_cards;

/* A stage on the page, or a part of one that was cut. */
typedef struct jn_panel {
	const jn_decl *stage;
	const jn_decl *phase;  /* or NULL */
	uint32_t first, count; /* columns */
	int32_t x, w;
	jn_stack head; /* title, needs, owner, goals, notes */
	jn_cards opportunities, measures;
	bool continued; /* not the first part of its stage */
} jn_panel;

typedef struct jn_band {
	uint32_t first_panel, panel_count;
	uint32_t first, count; /* columns */
	int32_t y, bottom;     /* of the panels */
	int32_t right;         /* right edge of the last panel */
	int32_t head_height;
	int32_t top[JN_LANE_COUNT];
	int32_t height[JN_LANE_COUNT]; /* 0: omitted */
	uint32_t trays;                /* the lanes laid out across the stages, a bit each */
	bool phases;
} jn_band;

/* A curve: one persona's, or the map's own when it has none. */
typedef struct jn_series {
	const jn_decl *persona; /* NULL: the map's own */
	jn_str name;            /* short */
	uint8_t color, dash, marker;
	uint8_t other; /* 0: this map's; n: as the n-th journey feels that is laid over it: a thin line, hollow markers */
	uint32_t twin; /* of those: the same persona's series on this map, or UINT32_MAX */
} jn_series;

typedef struct jn_persona_card {
	const jn_decl *persona;
	jn_stack name, body;
	int32_t height;
} jn_persona_card;

typedef struct jn_decl_list {
	struct jn_decl_list *next;
	const jn_decl *decl;
} jn_decl_list;

/* At a glance: a computed fact of the header. */
typedef struct jn_glance {
	jn_str figure, sentence;
} jn_glance;

struct jn_map;

/* The look of a journey's persona by her place in the journey's list. */
jn_series jn_series_of(const jn_decl *persona, uint32_t index);

/* A row of a view that lays its bands out itself: for formats of words, which follow the same rows. */
typedef struct jn_map_row {
	jn_lane lane;
	jn_label_id name, hint; /* hint: JN_LABEL_COUNT when there is none */
	jn_label_id line;       /* the name of the line above it, or JN_LABEL_COUNT */
	jn_dash dash;
} jn_map_row;

/* What makes a view what it is. All are constant tables of the files that build them. */
typedef struct jn_map_view {
	jn_label_id kind; /* the header's first words */
	uint32_t lanes;   /* the lanes it shows, a bit each */
	uint32_t own;     /* those that `column` alone fills */
	bool cards;       /* touchpoints are cards; else `column` fills their lane */
	bool personas;    /* their cards stand in the header */
	bool compares;    /* other journeys' curves are laid over it: the one it is based on, and those asked for */
	bool chosen;      /* its lanes are chosen and ordered by the options */
	uint8_t level;    /* px between two levels of feeling */
	int pains_hint;   /* jn_label_id of what the pains' name says more quietly below it; 0: nothing */
	uint32_t (*glance)(struct jn_map *map, jn_glance facts[3]);
	/* Fills the cells of one column, beyond those of the lanes' table; NULL: none. */
	void (*column)(struct jn_map *map, jn_column *column);
	/* True when what a touchpoint, or a persona's view of it, says is drawn; NULL: when a lane shows it. What is not is counted
	 * at the foot. */
	bool (*draws)(const struct jn_map *map, const jn_column *column, const jn_decl *decl, jn_key key, const jn_clause *clause);
	/* Lays a band out in a way of its own, from map->y down to band->bottom; NULL: lanes. */
	void (*band)(struct jn_map *map, jn_band *band);
	const jn_map_row *rows; /* of a view with a `band` of its own, down the page */
	uint32_t row_count;
} jn_map_view;

struct jn_pointer_set;
struct jn_index;
struct jn_curve;
struct jn_path_lane;

typedef struct jn_map {
	jn_scene *scene;
	jn_arena *arena;  /* the scene's: shapes, paths, texts */
	jn_arena scratch; /* what only the layout needs: stacks, cells, lines; freed at the end */
	const jn_project *project;
	const jn_decl *journey;
	const jn_scene_options *options;
	const jn_map_view *view;
	jn_language language;
	jn_str tag; /* language tag for line breaking */
	jn_numerals numerals;
	bool rtl;
	jn_buf buf; /* scratch of jn_say_…; freed at the end */

	uint8_t order[JN_LANE_COUNT]; /* the lanes it shows, down the page */
	uint32_t order_count;
	uint32_t lanes;                 /* the same as a bit each */
	bool brief;                     /* the usual lanes only: what is known about a rating is said elsewhere */
	uint32_t hidden[JN_LANE_COUNT]; /* how many things stand in lanes that are not shown */

	jn_persona_card *personas;
	int32_t persona_width; /* of a card */
	uint32_t personas_per_row;
	jn_series *series; /* at least one */
	uint32_t series_count;
	uint32_t persona_count; /* of the journey; the first JN_CURVES_MAX have a curve */

	jn_panel *panels;
	uint32_t panel_count;
	jn_column *columns;
	uint32_t column_count;
	jn_band *bands;
	uint32_t band_count;
	uint32_t *stage_first; /* the first column of each stage, by its ordinal less one */
	uint32_t stage_count;
	int32_t column_width; /* W */
	int32_t panels_width; /* of the widest band */
	int32_t width;        /* of the page */
	int32_t y;            /* how far down the page is filled */
	int32_t card_title_height, card_foot_height; /* in the row that is placed */

	struct jn_path_lane *path;    /* NULL: nobody leaves, nobody hands over */
	struct jn_curve *curve;       /* NULL: nobody said how it feels */
	struct jn_index *index;       /* everything the journey refers to */
	struct jn_pointer_set *shown; /* (declaration, panel) pairs that have a card */
	jn_date voice_newest;         /* the newest quote's day, once it was looked for */
	bool voice_known;
	unsigned legend;               /* JN_LEGEND_… */
	bool shown_card[JN_KEY_COUNT]; /* keys of a touchpoint that have a place of their own */
	bool shown_view[JN_KEY_COUNT]; /* the same for a view's */
} jn_map;

enum {
	JN_CURVES_MAX = 24, /* more curves than this are no picture any more; the others are said in words */
	JN_AGAINST_MAX = 8, /* journeys laid over one */
	JN_MARGIN = 48 * JN_PX,
	JN_RAIL = 152 * JN_PX,
	JN_GAP = 8 * JN_PX,            /* between stage panels */
	JN_INSET = 12 * JN_PX,         /* of cells and cards */
	JN_BODY = JN_MARGIN + JN_RAIL, /* where the panels begin */
	JN_TRAY_GAP = 8 * JN_PX,       /* between a tray and the line above or below it */
};

/* As far down as anything is placed: 8 million px, and every sum of two such places still fits into 32 bits. Only
 * hostile maps come here; what lies deeper is drawn at this depth. */
enum { JN_DEEPEST = 1 << 29 };

/* `y` + `by`, but never deeper than that. */
static inline int32_t jn_down(int32_t y, int32_t by)
{
	int64_t sum = (int64_t)y + by;
	return sum > JN_DEEPEST ? JN_DEEPEST : (int32_t)sum;
}

static inline int32_t jn_px(int px)
{
	return px * JN_PX;
}

static inline bool jn_map_shows(const jn_map *map, jn_lane lane)
{
	return (map->lanes >> lane) & 1;
}

/* map.c: the driver of every view of columns, and the whole map's row. */
void jn_map_draw(jn_scene *scene, const jn_project *project, const jn_decl *journey, const jn_scene_options *options,
				 const jn_map_view *view);
void jn_map_build(jn_scene *scene, const jn_project *project, const jn_decl *journey, const jn_scene_options *options);
/* True when the lane at place `at` of the order continues the block of the lane that is shown above it. */
bool jn_map_joins(const jn_map *map, const jn_band *band, uint32_t at);
/* A touchpoint in words for who listens: "4.1 Sees the total price, moment of truth, Maria –2". */
jn_str jn_map_spoken(jn_map *map, const jn_column *column);
/* The same of a stage: "4. Decides and buys". */
jn_str jn_map_spoken_stage(jn_map *map, const jn_decl *stage);

/* view_blueprint.c, view_emotions.c, view_experience.c: the other views' rows. */
void jn_blueprint_build(jn_scene *scene, const jn_project *project, const jn_decl *journey,
						const jn_scene_options *options);
void jn_experience_build(jn_scene *scene, const jn_project *project, const jn_decl *journey,
						 const jn_scene_options *options);
void jn_emotions_build(jn_scene *scene, const jn_project *project, const jn_decl *journey,
					   const jn_scene_options *options);

/* handoffs.c: who hands over to whom in a blueprint, whose boxes are drawn: a circle on the box that gives, an arrow to
 * the box that takes. */
void jn_handoffs_place(jn_map *map, const jn_band *band, uint32_t column);

/* columns.c: panels, columns and their width. */
void jn_columns_collect(jn_map *map);
/* The width of a column where so many stand side by side, in a map or in a row of a folded one. */
int32_t jn_columns_width(const jn_map *map, uint32_t count, bool folded);
/* What a row of stages may take on the paper. */
int32_t jn_columns_page_room(const jn_map *map);
/* About how high a row of panels will be, to fold well: what stays, and what is text in columns. */
typedef struct jn_band_guess {
	int64_t fixed, text;
} jn_band_guess;
/* fold.c: bands, and everything's place along x. Returns true when columns are wider now than they were measured. */
bool jn_columns_place(jn_map *map, jn_band_guess guess);
static inline int32_t jn_column_axis(const jn_map *map, const jn_column *column)
{
	(void)map;
	return column->x + column->w / 2;
}
/* Where a column hands over: its end, or the middle of the gap before the next stage. */
int32_t jn_column_boundary(const jn_map *map, uint32_t column);
/* The column of a touchpoint; NULL when it is not on this map. */
jn_column *jn_columns_find(const jn_map *map, const jn_decl *touchpoint);
/* True when `touchpoint` is on a map of the options' channel and persona. */
bool jn_columns_wanted(const jn_map *map, const jn_decl *touchpoint);

/* header.c: everything above the phase bar. Moves map->y below it. */
void jn_header_place(jn_map *map);
/* Its first words ("Journey map · Retail framework"), and the facts of its row: label over value. */
jn_str jn_header_kind(jn_map *map);
void jn_header_facts(jn_map *map,
					 void (*visit)(jn_map *map, void *context, const jn_stack *label, const jn_stack *value),
					 void *context);
/* personas.c: the persona cards. What room they need side by side at least, their height in `width`, and drawing. */
int32_t jn_personas_needed(const jn_map *map);
int32_t jn_personas_measure(jn_map *map, int32_t width);
int32_t jn_personas_width(const jn_map *map); /* of a row, once measured */
void jn_personas_place(jn_map *map, int32_t x, int32_t y);
/* True when the card says all of a persona's property, so that the index need not. */
bool jn_personas_shown(const jn_prop *prop);
/* glance.c: the computed facts, at most three. */
uint32_t jn_glance_collect(jn_map *map, jn_glance facts[3]);
/* Every touchpoint where somebody rated `rating`: "Sees the total price (4.1), Queues at the till (4.2), +1 more". */
jn_str jn_glance_places(jn_map *map, int rating);
/* The lowest (sign -1) or highest (+1) rating on the map; false when nobody rated. */
bool jn_glance_extreme(const jn_map *map, int sign, int *ret_rating);
/* How many columns are so, and the numbers of the first of them put into the label; false when none is. */
bool jn_glance_count(jn_map *map, bool (*is)(const jn_map *map, const jn_column *column), jn_label_id id,
					 jn_glance *fact);
/* The whole map in a sentence or two, for the description. */
jn_str jn_glance_description(jn_map *map);

/* heads.c: phase bar, stage heads. */
void jn_heads_measure(jn_map *map);
int32_t jn_heads_phase_height(jn_map *map, const jn_band *band);
void jn_heads_place_phases(jn_map *map, const jn_band *band);
void jn_heads_place(jn_map *map, const jn_band *band, const jn_panel *panel);
/* Makes of phases, stages and titles what pages of paper repeat. */
void jn_heads_repeat(jn_map *map, const jn_band *band, jn_scene_band *added);

/* cards.c: touchpoint cards; measures every `step`-th. */
void jn_cards_measure(jn_map *map, uint32_t step);
/* Makes the cards of these columns, which stand in one row, as high as the highest needs. */
void jn_cards_fit(jn_map *map, uint32_t first, uint32_t count);
int32_t jn_cards_height(const jn_map *map);
void jn_cards_place(jn_map *map, const jn_band *band, const jn_column *column);

/* overlay.c: the journeys whose curves are laid over this one's. */
void jn_overlay_collect(jn_map *map);

/* choice.c: which lanes a map shows, in which order; and how much stands in those it does not show. */
void jn_choice_make(jn_map *map);
/* Counts what a view that chooses no lanes leaves out, once it is measured. */
void jn_choice_count(jn_map *map);
/* The first view (`as`) of a touchpoint, and the one after `view`: NULL on the map of one persona, where hers is what
 * the touchpoint says. */
const jn_decl *jn_map_first_view(const jn_map *map, const jn_decl *touchpoint);
const jn_decl *jn_map_next_view(const jn_map *map, const jn_decl *view);
/* The values of `key` that a touchpoint or a view shows on this map: on the map of one persona as she meets it. */
const jn_clause *jn_map_values(const jn_map *map, const jn_decl *decl, jn_key key);
/* On the map of one persona her view of the touchpoint, else NULL. */
const jn_decl *jn_map_own_view(const jn_map *map, const jn_decl *touchpoint);

/* lanes.c: lanes of text. */
jn_str jn_lane_name(jn_lane lane, jn_language language);
/* The first lane of the block that `lane` belongs to: between lanes of one block there is no line. */
jn_lane jn_lane_block(jn_lane lane);
/* The lane that shows `key`, or JN_LANE_COUNT: the last lane, or none. */
jn_lane jn_lane_of(jn_key key);
void jn_lanes_begin(jn_map *map);
void jn_lanes_measure(jn_map *map, jn_column *column);
void jn_lanes_measure_one(jn_map *map, jn_column *column, jn_lane lane);
jn_cell *jn_lanes_cell(jn_map *map, jn_column *column, jn_lane lane);
/* What a column has in a lane; NULL when that is nothing. */
const jn_cell *jn_column_cell(const jn_column *column, uint8_t lane);
/* Starts the items of one persona's view: a line with her marker and name. */
void jn_lanes_heading(jn_map *map, jn_stack *stack, const jn_decl *as);

/* facts.c: any property in words, so that nothing is lost. */
bool jn_facts_add(jn_map *map, jn_stack *stack, const jn_prop *prop, int gap);
jn_str jn_facts_say(jn_map *map, const jn_prop *prop);

/* path.c: who stays, who leaves, who hands over. */
/* Who leaves at a touchpoint, or in the view of a persona, why and to whom, in words. */
void jn_path_say_leaves(jn_map *map, jn_stack *stack, const jn_decl *decl);
void jn_path_measure(jn_map *map);
void jn_path_place(jn_map *map, const jn_band *band);
int32_t jn_path_height(jn_map *map, const jn_band *band);

/* curve.c, curve_labels.c: the feeling lane. */
void jn_curve_collect(jn_map *map);
void jn_curve_measure(jn_map *map);
int32_t jn_curve_height(const jn_map *map);
/* Fills the cell below the curve with the reasons that found no place on it, and with what is known about ratings. */
void jn_curve_why(jn_map *map, jn_column *column);
void jn_curve_place_rail(jn_map *map, const jn_band *band);
void jn_curve_place(jn_map *map, const jn_band *band);

/* opportunities.c, measures.c: cards in a stage's tracks. */
void jn_opportunities_measure(jn_map *map);
void jn_opportunities_place(jn_map *map, const jn_cards *cards, int32_t y);
void jn_measures_measure(jn_map *map);
void jn_measures_place(jn_map *map, const jn_cards *cards, int32_t y);
/* One measure on a card `width` wide, and drawing it with its corner at (x, y). */
void jn_measure_card(jn_map *map, jn_card *card, int32_t width);
/* State and target of a measure in one line of a stack. */
void jn_measure_state(jn_map *map, jn_stack *stack, const jn_decl *kpi);
/* The same in words; the figure is "not measured" where there is none, the target empty. */
typedef struct jn_measure_words {
	jn_str figure, target;
	jn_kpi_state state;
} jn_measure_words;
jn_measure_words jn_measure_say(jn_map *map, const jn_decl *kpi);
/* The last measurements, oldest first, at most `most`, as heights 0…high; returns how many, 0 for fewer than two. */
uint32_t jn_measure_heights(jn_map *map, const jn_decl *kpi, uint8_t *heights, uint32_t most, int high);
/* A state in words. */
jn_label_id jn_measure_state_word(jn_kpi_state state);
void jn_measure_draw(jn_map *map, const jn_card *card, int32_t x, int32_t y);
/* tracks.c, trays.c: places for the cards of a lane, at least `min` wide; `measure` gives each its stack and height. */
typedef void jn_measure_fn(jn_map *map, jn_card *card, int32_t width);
void jn_tracks_measure(jn_map *map, jn_lane lane, int32_t min, jn_measure_fn *measure);
jn_cards *jn_panel_cards(jn_panel *panel, jn_lane lane);
/* ground.c: what lies under everything: panels, trays, lines between lanes. */
void jn_ground_place(jn_map *map, const jn_band *band);
/* The panels of a band's stages, from `top` to `bottom`. */
void jn_ground_panels(jn_map *map, const jn_band *band, int32_t top, int32_t bottom);
/* True when the lane is laid out across the stages. */
static inline bool jn_band_trays(const jn_band *band, uint8_t lane)
{
	return (band->trays >> lane) & 1;
}
jn_card *jn_tracks_add(jn_map *map, jn_cards *cards, const jn_decl *decl);

/* index.c: what the map refers to, in full; a kind's declarations in the order they are met, NULL when there are none.
 * footer.c: legend, file, version. */
void jn_index_collect(jn_map *map);
const jn_decl_list *jn_index_list(const jn_map *map, jn_kind kind);
void jn_index_place(jn_map *map);
/* How much is not on the map, in a line, with the options that draw it where these are wanted; empty when all is. */
jn_str jn_index_say_more(jn_map *map, bool options);
/* Every entry of the index, as a stack that begins with its title; `kind` is the kind's name with the first of each. */
void jn_index_each(jn_map *map, void (*visit)(jn_map *map, void *context, jn_str kind, const jn_stack *entry),
				   void *context);
void jn_footer_place(jn_map *map);

#endif
