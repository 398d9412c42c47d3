/* Rules about channels: too few kinds of them, mistaken for touchpoints, run by several teams, with nobody behind them.
 * And about titles that speak for the company.
 *
 * In: the facts of the journey entered and, gathered from all journeys, who owns what in which channel. Out: findings.
 */
#include "checks/quiet.h"
#include "checks/rules.h"
#include "checks/sketch.h"
#include "model/schema.h"

/* The channel of every touchpoint of the journey when there is only one; NULL when there are more, or it is not
 * certain. `ret_digital`: whether all channels are digital. */
static const jn_decl *only_channel(const jn_shared *shared, bool *ret_digital)
{
	const jn_decl *first = shared->fact_count ? shared->facts[0].channel : NULL;
	bool one = first != NULL;
	*ret_digital = first != NULL;
	for (uint32_t i = 0; i < shared->fact_count && (one || *ret_digital); i++) {
		const jn_decl *channel = shared->facts[i].channel;
		if (!channel || channel != first) one = false;
		if (!channel || (channel->damaged && !jn_decl_has(channel, JN_KEY_MEDIUM)) ||
			jn_schema_word_index(jn_words_medium, jn_decl_text(channel, JN_KEY_MEDIUM)) != 0)
			*ret_digital = false;
	}
	return one ? first : NULL;
}

/* True for a journey whose channels say something: not a map of one channel, and with more than one touchpoint. */
static bool counts_channels(const jn_shared *shared, const jn_decl *journey)
{
	return !jn_decl_has(journey, JN_KEY_CHANNEL) && !shared->lost_text && shared->fact_count > 1;
}

void jn_rule_single_channel(jn_check *self, const jn_decl *journey)
{
	bool digital;
	if (!counts_channels(self->shared, journey)) return;
	const jn_decl *channel = only_channel(self->shared, &digital);
	if (!channel) return;
	jn_diagnostic *finding =
		jn_find(self, journey, jn_place(journey), "every touchpoint of `%.*s` is in one channel, `%.*s`",
				JN_ARG(jn_called(journey)), JN_ARG(jn_called(channel)));
	jn_diagnostic_help(self->arena, finding,
					   "customers rarely stay in one: add where else they meet you, or say that it is a map of one "
					   "channel: `channel: %.*s` in the journey",
					   JN_ARG(channel->name));
	jn_suggest_property(self, finding, journey, "channel: %.*s",
						JN_WHOLE(channel->name));
}

void jn_rule_only_digital(jn_check *self, const jn_decl *journey)
{
	bool digital;
	if (!counts_channels(self->shared, journey)) return;
	const jn_decl *channel = only_channel(self->shared, &digital);
	if (!digital || (channel && jn_rule_speaks(self->shared, JN_RULE_SINGLE_CHANNEL))) return;
	jn_diagnostic *finding =
		jn_find(self, journey, jn_place(journey), "every touchpoint of `%.*s` is digital", JN_ARG(jn_called(journey)));
	jn_diagnostic_help(self->arena, finding,
					   "ask what she meets off the screen: the parcel, a friend, a phone call, the shop");
}

static const jn_string_map *channel_words(jn_check *self)
{
	jn_shared *shared = self->shared;
	if (shared->channel_words_read) return &shared->channel_words;
	shared->channel_words_read = true;
	for (uint32_t i = 0; i < self->project->kind_count[JN_CHANNEL]; i++) {
		const jn_decl *channel = self->project->by_kind[JN_CHANNEL][i];
		if (channel->name.len) jn_string_map_put(self->arena, &shared->channel_words, channel->name, channel);
		if (channel->title.len) jn_string_map_put(self->arena, &shared->channel_words, channel->title, channel);
	}
	return &shared->channel_words;
}

static const char channel_title_help[] = "say in the title what she does there, and name the channel with `channel:`";

static void is_channel(jn_check *self, const jn_lack *lack)
{
	jn_diagnostic *finding =
		jn_find(self, lack->decl, jn_place(lack->decl), "`%.*s` names a channel, and not what the customer does there",
				JN_ARG(jn_called(lack->decl)));
	jn_diagnostic_relate(self->arena, finding, lack->other->document, jn_place(lack->other), "the channel");
	finding->help = jn_message_of(channel_title_help);
}

void jn_rule_touchpoint_is_channel(jn_check *self, const jn_decl *journey)
{
	static const jn_quiet_words words = {
		.some = "%u of the %u touchpoints of `%.*s` are called like a channel",
		.none = "none of the %u touchpoints of `%.*s` is called after what happens there",
		.help = channel_title_help,
		.each = is_channel,
	};
	const jn_string_map *channels = channel_words(self);
	(void)journey;
	if (channels->count == 0) return;
	jn_quiet quiet = jn_quiet_new(self);
	for (uint32_t i = 0; i < self->shared->fact_count; i++) {
		const jn_fact *fact = &self->shared->facts[i];
		const jn_decl *touchpoint = fact->touchpoint;
		const jn_decl *channel = jn_string_map_get(channels, jn_decl_title(touchpoint));
		/* A name made from the title is the title again, spelt like a name. */
		if (!channel && !touchpoint->named) channel = jn_string_map_get(channels, touchpoint->name);
		if (channel) jn_quiet_add(&quiet, fact, channel);
	}
	jn_quiet_say(&quiet, &words);
}

/* Words a company says of itself, its customers and its trade, and customers don't; in English, Indonesian and Malay.
 */
static const char *const company_words[] = {
	"we",          "our",         "us",        "customer", "customers", "user",       "users",      "lead",
	"leads",       "prospect",    "prospects", "upsell",   "upselling", "cross-sell", "onboarding", "conversion",
	"conversions", "acquisition", "retention", "nurture",  "nurturing", "campaign",   "segment",    "funnel",
	"activation",  "kami",        "pelanggan", "konversi", "kampanye",  "retensi",    "kempen",
};

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || (unsigned char)c >= 0x80;
}

/* True when `word` is `listed`, whatever the case of its ASCII letters. */
static bool same_word(jn_str word, const char *listed)
{
	if (word.len != strlen(listed)) return false;
	for (uint32_t i = 0; i < word.len; i++) {
		char c = word.ptr[i];
		if ((c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c) != listed[i]) return false;
	}
	return true;
}

/* The first company word of a title, or the empty string. */
static jn_str company_word(jn_str title)
{
	for (uint32_t at = 0; at < title.len;) {
		uint32_t start = at;
		while (at < title.len && is_letter(title.ptr[at])) at++;
		jn_str word = jn_str_slice(title, start, at);
		for (size_t i = 0; word.len && i < sizeof company_words / sizeof company_words[0]; i++)
			if (same_word(word, company_words[i])) return word;
		if (at == start) at++;
	}
	return (jn_str){0};
}

static const char title_help[] = "say it as the customer would: what does she do there?";

static void speaks_for_company(jn_check *self, const jn_lack *lack)
{
	jn_str word = company_word(lack->decl->title);
	jn_span span =
		lack->decl->title_span.start != lack->decl->title_span.end ? lack->decl->title_span : jn_place(lack->decl);
	jn_diagnostic *finding = jn_find(self, lack->decl, span, "the title speaks for the company: `%.*s`", JN_ARG(word));
	finding->help = jn_message_of(title_help);
}

void jn_rule_inside_out_title(jn_check *self, const jn_decl *journey)
{
	static const jn_quiet_words words = {
		.some = "%u of the %u touchpoints of `%.*s` have titles that speak for the company",
		.none = "none of the %u touchpoints of `%.*s` has a title that speaks for the customer",
		.help = title_help,
		.each = speaks_for_company,
	};
	(void)journey;
	jn_quiet quiet = jn_quiet_new(self);
	for (uint32_t i = 0; i < self->shared->fact_count; i++) {
		const jn_fact *fact = &self->shared->facts[i];
		if (company_word(fact->touchpoint->title).len) jn_quiet_add(&quiet, fact, NULL);
	}
	jn_quiet_say(&quiet, &words);
}

/* Notes who owns what in the channels of the journey entered. */
static void note_owners(jn_check *self)
{
	jn_shared *shared = self->shared;
	const jn_decl *last_channel = NULL, *last_owner = NULL;
	for (uint32_t i = 0; i < shared->fact_count; i++) {
		const jn_fact *fact = &shared->facts[i];
		if (!fact->channel || !fact->owner || (fact->flags & JN_IS_DAMAGED)) continue;
		if (fact->channel == last_channel && fact->owner == last_owner) continue;
		last_channel = fact->channel;
		last_owner = fact->owner;
		const jn_decl *first =
			jn_pointer_map_put(self->arena, &shared->channel_owners, fact->channel, fact->touchpoint);
		if (first && jn_touchpoint_owner(first) != fact->owner)
			jn_pointer_map_put(self->arena, &shared->channel_rivals, fact->channel, fact->touchpoint);
	}
}

static const char owners_help[] =
	"customers notice where one channel changes hands: name one owner in the channel, or agree on how it is run";

static void has_two_owners(jn_check *self, const jn_lack *lack)
{
	const jn_decl *first = jn_pointer_map_get(&self->shared->channel_owners, lack->decl);
	const jn_decl *a = jn_touchpoint_owner(first), *b = jn_touchpoint_owner(lack->other);
	jn_diagnostic *finding =
		jn_find(self, lack->decl, jn_place(lack->decl), "`%.*s` has two owners: `%.*s` at `%.*s`, and `%.*s` at `%.*s`",
				JN_ARG(jn_called(lack->decl)), JN_ARG(jn_called(a)), JN_ARG(jn_called(first)), JN_ARG(jn_called(b)),
				JN_ARG(jn_called(lack->other)));
	jn_diagnostic_relate(self->arena, finding, first->document, jn_place(first), "`%.*s`",
						 JN_ARG(a->name));
	jn_diagnostic_relate(self->arena, finding, lack->other->document, jn_place(lack->other), "`%.*s`",
						 JN_ARG(b->name));
	finding->help = jn_message_of(owners_help);
}

/* Called for each journey and then, without one, for the project. */
void jn_rule_inconsistent_channel(jn_check *self, const jn_decl *journey)
{
	static const jn_quiet_words words = {
		.some = "%u of the %u channels have two owners",
		.none = "none of the %u channels has one owner",
		.help = owners_help,
		.each = has_two_owners,
	};
	const jn_project *project = self->project;
	if (journey) {
		note_owners(self);
		return;
	}
	jn_quiet quiet = jn_quiet_over(self, project->kind_count[JN_CHANNEL]);
	for (uint32_t i = 0; i < quiet.total; i++) {
		const jn_decl *channel = project->by_kind[JN_CHANNEL][i];
		const jn_decl *rival = jn_pointer_map_get(&self->shared->channel_rivals, channel);
		if (rival) jn_quiet_add_decl(&quiet, channel, rival);
	}
	jn_quiet_say(&quiet, &words);
}

void jn_rule_frontstage_without_support(jn_check *self, const jn_decl *journey)
{
	const jn_shared *shared = self->shared;
	const jn_decl *first = NULL;
	if (shared->lost_text) return;
	for (uint32_t i = 0; i < shared->fact_count; i++) {
		const jn_fact *fact = &shared->facts[i];
		if (jn_fact_any(fact, JN_KEY_BACKSTAGE) || jn_fact_any(fact, JN_KEY_SUPPORT) ||
			jn_fact_any(fact, JN_KEY_SYSTEM))
			return;
		if (!first && jn_fact_any(fact, JN_KEY_FRONTSTAGE)) first = fact->touchpoint;
	}
	if (!first) return;
	jn_diagnostic *finding =
		jn_find(self, journey, jn_place(journey),
				"`%.*s` shows what staff do in front of the customer, and nothing behind", JN_ARG(jn_called(journey)));
	jn_diagnostic_relate(self->arena, finding, first->document, jn_place(first), "the first `frontstage`");
	jn_diagnostic_help(self->arena, finding,
					   "say what has to work for that: `backstage: \"…\"`, `support: \"…\"` or `system: …`");
}
