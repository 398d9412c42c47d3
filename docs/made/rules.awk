# Reads the rule table (compiler/checks/table.c, and compiler/model/query.h for what it calls by name) and prints it as
# Markdown. Used by tests/docs.sh.
{ text = text $0 "\n" }

function field(row, name,    s)
{
	if (!match(row, "[.]" name " = ")) return ""
	s = substr(row, RSTART + RLENGTH)
	if (substr(s, 1, 1) == "\"") {
		match(s, /^"([^"\\]|\\.)*"/)
		s = substr(s, 2, RLENGTH - 2)
		gsub(/\\"/, "\"", s)
		return s
	}
	match(s, /^[^,}]*/)
	return substr(s, 1, RLENGTH)
}

function constant(name)
{
	return match(text, name " = [0-9]+") ? substr(text, RSTART + length(name) + 3, RLENGTH - length(name) - 3) : name
}

function print_rule(name, group, severity, threshold, dated, summary)
{
	severity = tolower(substr(severity, 13))
	if (dated) severity = severity ", dated"
	if (threshold) severity = severity ", threshold " (threshold ~ /^[0-9]/ ? threshold : constant(threshold))
	printf "| [`%s`](#%s) | %s | %s | %s |\n", name, name, group, severity, summary
}

END {
	print "\n| rule | group | unless said | what it finds |\n| --- | --- | --- | --- |"
	s = text
	while (match(s, /\n\tFILE_RULE\(|\n\t\[JN_RULE_/)) {
		file = substr(s, RSTART + 2, 1) == "F"
		s = substr(s, RSTART + RLENGTH)
		match(s, file ? "\"\\),\n" : "\"\\},\n")
		row = substr(s, 1, RSTART + RLENGTH - 1)
		s = substr(s, RSTART + RLENGTH - 1)
		if (file) {
			match(row, /"[a-z-]+"/)
			name = substr(row, RSTART + 1, RLENGTH - 2)
			row = substr(row, RSTART + RLENGTH)
			match(row, /"([^"\\]|\\.)*"/)
			print_rule(name, "file", "JN_SEVERITY_ERROR", "", "", substr(row, RSTART + 1, RLENGTH - 2))
		} else {
			print_rule(field(row, "name"), field(row, "group"), field(row, "severity"), field(row, "threshold"),
				field(row, "dated"), field(row, "summary"))
		}
	}
	print ""
}
