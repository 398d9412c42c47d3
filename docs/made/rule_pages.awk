# Reads the pages of rules (compiler/checks/rules/*.md, in the order of the rule table) and prints them as sections of the
# manual, a heading a group. Used by tests/docs.sh, which also runs the examples: `shows` has one finding of the rule,
# `passes` has none.
BEGIN {
	intro["file"] = "The text cannot be read as it stands, or a name in it means nothing. [How mistakes are read]" \
		"(language.md#how-mistakes-are-read)\ntells what is understood all the same. Where a mend is certain it is offered."
	intro["frame"] = "How a project and its journeys are framed."
	intro["personas"] = "Whether one can picture the people the maps are told for, and whether they are met."
	intro["touchpoints"] = "What happens at the touchpoints and between them."
	intro["numbers"] = "Figures, goals, evidence, and what is to be done."
}

function flush_part()
{
	sub(/^\n+/, "", text); sub(/\n+$/, "", text)
	if (part == "What it finds") print text "\n"
	else if (part == "Why it matters") print "**Why it matters.** " text "\n"
	else if (part == "Where it comes from") print "**Where it comes from.** " text "\n"
	else if (part == "Threshold") print "**Threshold.** " text "\n"
	else if (part == "An example that fails") print "Fails:\n\n<!-- shows: " rule " -->\n" text "\n"
	else if (part == "One that passes") print "Passes:\n\n<!-- passes: " rule " -->\n" text "\n"
	text = ""
}

FNR == 1 { flush_part(); part = ""; rule = substr($0, 3); next }
/^- Group: / {
	if ($3 != group) print "### Group " $3 "\n\n" intro[$3] "\n"
	group = $3
	print "#### `" rule "`\n"
	next
}
/^## / { flush_part(); part = substr($0, 4); next }
part != "" { text = text $0 "\n" }
END { flush_part() }
