/* What tests of the public interface share: projects of texts, findings by rule, and a caller that asks for everything. */
#ifndef JN_TEST_API_CALLS_H
#define JN_TEST_API_CALLS_H

#include "journey.h"

/* A project file, and a journey `lamp` with two names that are none. */
extern const char api_project_text[], api_map_text[];

journey_text api_text(const char *path, const char *bytes);
/* Each fails the test rather than return nothing; what is opened is the caller's. */
journey_project *api_open(const journey_text *texts, size_t count);
journey_project *api_open_two(void);
const journey_findings *api_check(journey_project *project, const journey_check_options *options);
/* The first finding of a rule, or NULL. */
const journey_finding *api_found(const journey_findings *findings, const char *rule);
/* Calls everything there is on every finding and journey; all strings are UTF-8. */
void api_ask_all(journey_project *project);

#endif
