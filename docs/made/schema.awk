# Reads the schema's rows (compiler/model/schema*.c) and prints them as Markdown, a section a kind. Used by tests/docs.sh.
#
# The rows are plain designated initialisers; this reads just as much C as they use.

{ text = text $0 "\n" }

# The text between the first `from` in s and the first `to` behind it; `rest` is what follows.
function cut(s, from, to,    at, end)
{
	at = index(s, from)
	if (!at) { rest = ""; return "" }
	s = substr(s, at + length(from))
	end = index(s, to)
	rest = substr(s, end + length(to))
	return substr(s, 1, end - 1)
}

# A field `.name = VALUE` of a row, without quotation marks.
function field(row, name,    at, s)
{
	at = match(row, "[.]" name " = ")
	if (!at) return ""
	s = substr(row, at + RLENGTH)
	if (substr(s, 1, 1) == "\"") {
		s = substr(s, 2)
		match(s, /^([^"\\]|\\.)*/)
		s = substr(s, 1, RLENGTH)
		gsub(/\\"/, "\"", s)
		return s
	}
	match(s, /^[^,}]*/)
	s = substr(s, 1, RLENGTH)
	gsub(/[ \n]+$/, "", s)
	return s
}

function kind_name(constant)
{
	return tolower(substr(constant, 4)) # JN_PERSONA
}

function article(word)
{
	return (word ~ /^[aeiou]/ ? "an " : "a ") word
}

function words_of(list, last,    n, i, parts, out)
{
	n = split(lists[list], parts, "\"")
	for (i = 2; i <= n; i += 2) out = out (out ? (i + 2 > n ? last : ", ") : "") "`" parts[i] "`"
	return out
}

function head_of(row,    type, ref)
{
	type = field(row, "type")
	ref = kind_name(field(row, "ref"))
	if (type == "JN_TYPE_TEXT") return "text"
	if (type == "JN_TYPE_REF") return "name of " article(ref)
	if (type == "JN_TYPE_REF_OR_TEXT") return "name of " article(ref) ", or text"
	if (type == "JN_TYPE_WORD") return words_of(field(row, "words"), " or ")
	if (type == "JN_TYPE_FREE") return "word or text"
	if (type == "JN_TYPE_INTEGER") return "whole number, " field(row, "min") " to " field(row, "max")
	if (type == "JN_TYPE_NUMBER") return "number"
	if (type == "JN_TYPE_AMOUNT") return "number, range or text"
	if (type == "JN_TYPE_DATE") return "date"
	if (type == "JN_TYPE_TARGET") return "number, with or without comparison"
	if (type == "JN_TYPE_LINK") return "link or text"
	if (type == "JN_TYPE_COLOR") return "colour"
	return "?" type
}

function takes_of(row,    takes, out)
{
	takes = field(row, "takes")
	if (takes ~ /GRAVE/) takes = takes " SAID JN_TAKES_SEVERITY"
	if (takes ~ /LEAVING/) takes = takes " SAID JN_TAKES_TO JN_TAKES_IF"
	if (takes ~ /SAID/) takes = takes " JN_TAKES_FROM JN_TAKES_ON"
	takes = takes " "
	if (takes ~ /JN_TAKES_SEVERITY /) out = out ", `severity` 1 to 5"
	if (takes ~ /JN_TAKES_FROM /) out = out ", `from` source"
	if (takes ~ /JN_TAKES_FROM_DATE /) out = out ", `from` date"
	if (takes ~ /JN_TAKES_ON /) out = out ", `on` date"
	if (takes ~ /JN_TAKES_BY_TEAM /) out = out ", `by` team"
	if (takes ~ /JN_TAKES_BY_DATE /) out = out ", `by` date"
	if (takes ~ /JN_TAKES_TO /) out = out ", `to` competitor"
	if (takes ~ /JN_TAKES_IF /) out = out ", `if` text"
	return out ? "; " substr(out, 3) : ""
}

function print_row(row,    second, name)
{
	second = field(row, "second")
	name = field(row, "name")
	printf "| %s%s | %s%s%s | %s |\n", name ~ /^[A-Z]+$/ ? "*" name "*" : "`" name "`", field(row, "many") ? " ∗" : "", head_of(row),
		second == "JN_SECOND_TEXT" ? ", then a text" : second == "JN_SECOND_NUMBER" ? ", then a number" : "",
		takes_of(row), field(row, "doc")
}

# Prints the rows of a list: rows in braces, or macros that stand for one.
function print_rows(list,    body, row)
{
	body = rows[list]
	while (match(body, /\{\.key|[A-Z]+_ROW/)) {
		body = substr(body, RSTART)
		if (substr(body, 1, 1) == "{") match(body, /\.doc = "([^"\\]|\\.)*"/)
		else match(body, /^[A-Z]+_ROW/)
		row = substr(body, 1, RSTART + RLENGTH - 1)
		body = substr(body, RSTART + RLENGTH)
		print_row(row in macros ? macros[row] : row)
	}
}

function places_of(row,    s, n, i, parts, out, place)
{
	s = field(row, "stands_in")
	n = split(s, parts, " [|] ")
	for (i = 1; i <= n; i++) {
		place = tolower(substr(parts[i], 4))
		out = out (out ? (i == n ? " or " : ", ") : "") (place == "file" ? "a file, in no block" : "a `" place "`")
	}
	return out
}

END {
	gsub(/\\\n/, "\n", text)
	s = text
	while (match(s, /const char \*const [a-z_]+\[\] = \{/)) {
		name = substr(s, RSTART + 18, RLENGTH - 18 - 6)
		lists[name] = cut(substr(s, RSTART), "{", "}")
		s = substr(s, RSTART + RLENGTH)
	}
	s = text
	while (match(s, /#define [A-Z]+_ROW /)) {
		name = substr(s, RSTART + 8, RLENGTH - 9)
		s = substr(s, RSTART + RLENGTH)
		match(s, /\.doc = "([^"\\]|\\.)*"/)
		macros[name] = substr(s, 1, RSTART + RLENGTH - 1)
	}
	s = text
	while (match(s, /const jn_property_row jn_rows_[a-z]+\[[0-9]+\] = \{/)) {
		name = substr(s, RSTART + 22)
		sub(/\[.*/, "", name)
		s = substr(s, RSTART + RLENGTH)
		rows[name] = substr(s, 1, index(s, "\n};"))
	}
	s = text
	while (match(s, /\n\t\[JN_[A-Z]+\] = \{JN_/)) {
		s = substr(s, RSTART + RLENGTH)
		match(s, /\.doc = "([^"\\]|\\.)*"/)
		row = substr(s, 1, RSTART + RLENGTH - 1)
		if (!field(row, "stands_in")) continue
		printf "\n### `%s`\n\n%s\n\nStands in %s%s.%s\n", field(row, "name"), field(row, "doc"), places_of(row),
			field(row, "once") ? ", at most once" : "", field(row, "names") ? "" : " Has no name and no title."
		if (match(row, /ROWS\([a-z_]+\)/)) {
			print "\n| key | value | meaning |\n| --- | --- | --- |"
			print_rows(substr(row, RSTART + 5, RLENGTH - 6))
		}
	}
	print ""
}
