/* The rule about the flow of a journey: every touchpoint lies on a way from its start to its end.
 *
 * In: the touchpoints of the journey entered and their `next`. Out: findings. Two searches with a queue of their own,
 * one along the arrows and one against them; the graph lives in the run's arena. */
#include "checks/find.h"
#include "checks/rules.h"

typedef struct arrow {
	uint32_t from, to;
} arrow;

/* Touchpoints are numbered as the shared facts are; the number after the last one is the journey's end. */
typedef struct flow {
	arrow *arrows;
	uint32_t count, cap;
	uint32_t nodes;
} flow;

static void add_arrow(jn_check *self, flow *graph, uint32_t from, uint32_t to)
{
	graph->arrows = jn_arena_grow(self->arena, graph->arrows, graph->count, &graph->cap, sizeof *graph->arrows);
	graph->arrows[graph->count++] = (arrow){from, to};
}

static flow read_graph(jn_check *self)
{
	const jn_shared *shared = self->shared;
	flow graph = {.nodes = shared->fact_count + 1};
	for (uint32_t i = 0; i < shared->fact_count; i++) {
		/* The number of the one after the last touchpoint is the end's. */
		if (!(shared->facts[i].flags & JN_HAS_NEXT)) {
			add_arrow(self, &graph, i, i + 1);
			continue;
		}
		for (const jn_clause *next = jn_decl_values(shared->facts[i].touchpoint, JN_KEY_NEXT); next;
			 next = next->next) {
			const jn_decl *touchpoint = next->head.type == JN_VALUE_REF ? next->head.ref : NULL;
			const jn_fact *fact = touchpoint ? jn_shared_fact(shared, touchpoint) : NULL;
			add_arrow(self, &graph, i, fact ? (uint32_t)(fact - shared->facts) : shared->fact_count);
		}
	}
	return graph;
}

/* Orders the arrows by where they start, or with `back` by where they end: those of node n are at starts[n]…starts[n+1]
 * of the list returned, as the node at their other end. */
static uint32_t *sort_arrows(jn_check *self, const flow *graph, bool back, uint32_t *starts)
{
	for (uint32_t i = 0; i < graph->count; i++) starts[(back ? graph->arrows[i].to : graph->arrows[i].from) + 1]++;
	for (uint32_t i = 0; i < graph->nodes; i++) starts[i + 1] += starts[i];
	uint32_t *ends = jn_arena_alloc(self->arena, (graph->count + 1) * sizeof *ends);
	uint32_t *used = jn_arena_alloc(self->arena, graph->nodes * sizeof *used);
	for (uint32_t i = 0; i < graph->count; i++) {
		uint32_t from = back ? graph->arrows[i].to : graph->arrows[i].from;
		ends[starts[from] + used[from]++] = back ? graph->arrows[i].from : graph->arrows[i].to;
	}
	return ends;
}

/* Marks in `reached` what can be reached from what is marked there already. */
static void spread(jn_check *self, const flow *graph, bool back, bool *reached)
{
	uint32_t *starts = jn_arena_alloc(self->arena, (graph->nodes + 1) * sizeof *starts);
	uint32_t *ends = sort_arrows(self, graph, back, starts);
	uint32_t *queue = jn_arena_alloc(self->arena, graph->nodes * sizeof *queue);
	uint32_t head = 0, tail = 0;
	for (uint32_t i = 0; i < graph->nodes; i++)
		if (reached[i]) queue[tail++] = i;
	while (head < tail) {
		uint32_t node = queue[head++];
		for (uint32_t i = starts[node]; i < starts[node + 1]; i++) {
			if (reached[ends[i]]) continue;
			reached[ends[i]] = true;
			queue[tail++] = ends[i];
		}
	}
}

/* One finding for each run of touchpoints beside each other that were not reached; those in `except` don't count. The
 * message takes the touchpoint. */
static void report(jn_check *self, const bool *reached, const bool *except, const char *message, const char *help)
{
	const jn_shared *shared = self->shared;
	jn_diagnostic *finding = NULL;
	for (uint32_t i = 0; i < shared->fact_count; i++) {
		const jn_decl *touchpoint = shared->facts[i].touchpoint;
		if (reached[i] || (except && !except[i])) {
			finding = NULL;
			continue;
		}
		if (finding) {
			if (!finding->related)
				jn_diagnostic_relate(self->arena, finding, touchpoint->document, jn_place(touchpoint),
									 "the same is true from here on");
			continue;
		}
		finding = jn_find(self, touchpoint, jn_place(touchpoint), message, JN_ARG(jn_called(touchpoint)));
		finding->help = jn_message_of(help);
	}
}

static void report_no_end(jn_check *self, const jn_decl *journey)
{
	jn_diagnostic *finding =
		jn_find(self, journey, jn_place(journey), "`%.*s` has no end: its touchpoints lead round in a circle",
				JN_ARG(jn_called(journey)));
	jn_diagnostic_help(self->arena, finding, "leave out `next` where the journey ends, or let another `next` lead on");
}

void jn_rule_unreachable(jn_check *self, const jn_decl *journey)
{
	const jn_shared *shared = self->shared;
	uint32_t count = shared->fact_count;
	if (!shared->steered || shared->lost_flow || count == 0) return;
	flow graph = read_graph(self);
	bool *from_start = jn_arena_alloc(self->arena, graph.nodes);
	const jn_decl *first_stage = shared->facts[0].touchpoint->parent;
	for (uint32_t i = 0; i < count && shared->facts[i].touchpoint->parent == first_stage; i++) from_start[i] = true;
	spread(self, &graph, false, from_start);
	report(self, from_start, NULL, JN_TRF("no path leads to `%.*s`"), JN_TR("let a `next` lead to it, or take it out"));

	bool *to_end = jn_arena_alloc(self->arena, graph.nodes);
	to_end[count] = true;
	spread(self, &graph, true, to_end);
	bool any = false;
	for (uint32_t i = 0; i < count; i++) any |= to_end[i];
	if (!any)
		report_no_end(self, journey);
	else
		report(self, to_end, from_start, JN_TRF("no path leads from `%.*s` to the journey's end"),
			   JN_TR("let a `next` lead out of the circle"));
}
