#!/usr/bin/env bash
# The documentation is true: every ```journey block in README.md and docs/ is checked by the program, the language
# reference has every kind and property of the schema, the list of checks every rule, and links between pages lead somewhere.
#
#   tests/docs.sh           runs; JOURNEY is the program (build/dev/journey unless said)
#   tests/docs.sh --write   writes the tables made from the compiler's own tables anew, and the reports
#
# A block is a file of its own and has no error. A line before the fence can say otherwise:
#   <!-- fails: RULE -->   RULE is found, and no other error
#   <!-- in: KIND -->      the block is what stands in a declaration of KIND, in the small project below
#   <!-- shows: RULE -->   with RULE and the group file alone there is exactly one finding, of RULE; <!-- passes: RULE -->: none
# A ```text block after <!-- report as FILE with SED --> is what the program says of the ```journey block before it, changed by
# that sed script (which may be empty) and called FILE.
set -uo pipefail
export LC_ALL=C
unset JOURNEY_LANGUAGE
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

journey=${JOURNEY:-build/dev/journey}
passed=0
failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

ok()
{
	passed=$((passed + 1))
	printf 'ok %s\n' "$1"
}

not_ok()
{
	failed=$((failed + 1))
	printf 'not ok %s\n' "$1"
}

# ---- blocks ----

# The small project that fragments stand in; @ is where.
surroundings()
{
	cat <<-'END'
		project docs { owner: cx; review: quarterly from 2026-01-15 by cx }
		team cx; team store-team; team support
		channel store { control: direct }
		channel website { medium: digital }
		channel whatsapp { medium: digital }
		channel reviews { control: indirect }
		source interviews { method: interview }
		source ga4 { method: analytics }
		competitor ikea "IKEA"
		goal repeat-buyers
		kpi conversion { unit: "%" }
		persona budi "Budi"
	END
	case $1 in
	persona | channel | team | goal | kpi | source | competitor | framework | project | opportunity)
		[ "$1" = persona ] || echo 'persona maria "Maria"'
		echo "$1 here {"; echo @; echo '}'
		echo "journey map { persona: $([ "$1" = persona ] && echo here || echo maria), budi"
		echo 'skips: before; skips: during; skips: after; stage walk { touchpoint door } }'
		;;
	journey)
		echo 'persona maria "Maria"'
		echo 'journey map { persona: maria, budi'; echo @; echo 'skips: before; skips: during; skips: after'
		echo 'stage walk { touchpoint door; touchpoint till; touchpoint pay-online } }'
		;;
	stage)
		echo 'persona maria "Maria"'
		echo 'journey map { persona: maria, budi; skips: before; skips: during; skips: after'
		echo 'stage walk {'; echo @; echo 'touchpoint door; touchpoint till; touchpoint pay-online } }'
		;;
	touchpoint)
		echo 'persona maria "Maria"'
		echo 'journey map { persona: maria, budi; skips: before; skips: during; skips: after'
		echo 'stage walk { touchpoint door {'; echo @; echo '}'; echo 'touchpoint till; touchpoint pay-online } }'
		;;
	file)
		echo 'persona maria "Maria"'
		echo 'journey map { persona: maria, budi; skips: before; skips: during; skips: after; stage walk { touchpoint door } }'
		echo @
		;;
	esac
}

# Writes each block of a page to $work/N.journey, and where it stands and what is said of it to $work/N.about.
cut_blocks()
{
	awk -v page="$1" -v work="$work" -v from="$2" '
		BEGIN { n = from }
		!inside && /^```journey *$/ {
			inside = 1; n++
			file = sprintf("%s/%04d.journey", work, n)
			printf "" > file
			printf "%s:%d|%s|%s\n", page, NR, fails, kind > sprintf("%s/%04d.about", work, n)
			next
		}
		inside && /^```/ { inside = 0; fails = kind = ""; close(file); next }
		inside { print > file; next }
		/^<!-- fails: .* -->$/ { fails = $3; next }
		/^<!-- in: .* -->$/ { kind = $3; next }
		/^<!-- (shows|passes): .* -->$/ { kind = "@" $2; fails = $3; next }
		/[^ \t]/ { fails = kind = "" }
	' "$1"
}

# What the program says of a rule, a line a finding.
found_of()
{
	grep -F "[$1]: "
}

# The same of the surroundings alone.
found_without()
{
	sed '/^@$/d' "$work/around" | "$journey" check --color never --info --today 2026-07-01 - 2>&1 | found_of "$1"
}

# An example of a rule's page, with this rule and the group file alone.
check_rule_example()
{
	local place=$1 rule=$2 kind=$3 block=$4 expected=0
	[ "$kind" = @passes: ] || expected=1
	"$journey" check --format concise --info --today 2026-11-22 --select "$rule,file" - < "$block" > "$work/out" 2>&1
	if [ "$(found_of_kind "$rule")" -eq "$expected" ] && [ "$(wc -l < "$work/out")" -eq "$expected" ]; then
		ok "$place $([ $expected -eq 1 ] && echo shows || echo passes) $rule"
	else
		not_ok "$place: expected $expected finding of \`$rule\` and nothing else"
		cat "$work/out"
	fi
}

found_of_kind()
{
	grep -cF "[$1] " "$work/out"
}

check_block()
{
	local about=$1 place fails kind block=${1%.about}.journey rules errors
	IFS='|' read -r place fails kind < "$about"
	case $kind in @*)
		check_rule_example "$place" "$fails" "$kind" "$block"
		return
		;;
	esac
	if [ -n "$kind" ]; then
		surroundings "$kind" > "$work/around"
		if ! grep -q '^@$' "$work/around"; then
			not_ok "$place: nothing is known of \`in: $kind\`"
			return
		fi
		sed -e "/^@\$/{r $block" -e 'd;}' "$work/around" > "$block.whole"
		block=$block.whole
	fi
	"$journey" check --format text --color never --info --today 2026-07-01 - < "$block" > "$work/out" 2> "$work/err"
	if [ $? -gt 1 ] || [ -s "$work/err" ]; then
		not_ok "$place: the program is in trouble"
		cat "$work/err"
		return
	fi
	rules=$(sed -nE 's/^(error|warning|info)\[([a-z-]+)\]: .*/\2/p' "$work/out" | sort -u)
	errors=$(sed -nE 's/^error\[([a-z-]+)\]: .*/\1/p' "$work/out" | sort -u)
	if [ -z "$fails" ] && [ -n "$errors" ]; then
		not_ok "$place: the block has errors: $(tr '\n' ' ' <<< "$errors")"
		grep -A 2 -E '^error\[' "$work/out"
	elif [ -n "$fails" ] && [ -n "$kind" ] && [ "$(found_of "$fails" < "$work/out")" = "$(found_without "$fails")" ]; then
		not_ok "$place: \`$fails\` is found without the block too, so the block does not show it"
	elif [ -n "$fails" ] && { ! grep -qx -- "$fails" <<< "$rules" || [ -n "$(grep -vx -- "$fails" <<< "$errors")" ]; }; then
		not_ok "$place: \`$fails\` and no other error was to be found; found: $(tr '\n' ' ' <<< "$rules")"
		grep -A 2 -E '^error\[' "$work/out"
	else
		ok "$place${fails:+ fails as it says: $fails}"
	fi
}

check_blocks()
{
	local page about count=0
	if [ ! -x "$journey" ]; then
		not_ok "there is no program $journey: build it, or say where it is with JOURNEY"
		return
	fi
	for page in README.md CONTRIBUTING.md docs/*.md; do
		[ -f "$page" ] || continue
		cut_blocks "$page" "$count"
		count=$(find "$work" -name '*.about' | wc -l)
	done
	for about in "$work"/*.about; do
		[ -f "$about" ] && check_block "$about"
	done
}

# ---- reports ----

# A page with its reports as the program gives them now.
with_reports()
{
	local line block="" inside="" name="" script=""
	while IFS= read -r line; do
		if [ "$inside" = journey ]; then
			if [ "$line" = '```' ]; then inside=""; else block+=$line$'\n'; fi
		elif [ "$inside" = report ]; then
			[ "$line" = '```' ] || continue
			printf '%s' "$block" | sed -e "$script" |
				"$journey" check --color never --today 2026-07-01 --stdin-filename "$name" - 2>&1
			inside=""
			name=""
		elif [ "$line" = '```journey' ]; then
			inside=journey
			block=""
		elif [[ $line =~ ^'<!-- report as '([^ ]+)' with'(.*)' -->'$ ]]; then
			name=${BASH_REMATCH[1]}
			script=${BASH_REMATCH[2]}
		elif [ -n "$name" ] && [ "$line" = '```text' ]; then
			inside=report
		fi
		printf '%s\n' "$line"
	done < "$1"
}

check_reports()
{
	local page
	for page in README.md CONTRIBUTING.md docs/*.md; do
		grep -q '^<!-- report as ' "$page" 2> /dev/null || continue
		with_reports "$page" > "$work/page"
		if diff "$page" "$work/page" > "$work/diff"; then
			ok "$page quotes the program's reports as they are"
		else
			not_ok "$page quotes reports that the program words otherwise; run tests/docs.sh --write"
			cat "$work/diff"
		fi
	done
}

write_reports()
{
	local page
	for page in README.md CONTRIBUTING.md docs/*.md; do
		grep -q '^<!-- report as ' "$page" 2> /dev/null || continue
		with_reports "$page" > "$work/page" && cat "$work/page" > "$page"
	done
}

# ---- tables that the compiler has already ----

# The schema's rows as Markdown, a section a kind, in the order of the kinds.
schema_tables()
{
	cat compiler/model/schema_basics.c compiler/model/schema_maps.c compiler/model/schema.c | awk -f docs/made/schema.awk
}

# The rules as Markdown: name, group, default, what it finds.
rule_table()
{
	awk -f docs/made/rules.awk compiler/checks/table.c compiler/model/query.h
}

# The rules as the manual has them: the table, and their pages.
rule_manual()
{
	local names
	rule_table
	names=$(rule_table | sed -nE 's/^\| \[`([a-z-]+)`\].*/\1/p')
	# shellcheck disable=SC2086 # names of rules have no blanks
	(cd compiler/checks/rules && awk -f ../../../docs/made/rule_pages.awk $(printf '%s.md ' $names))
}

# What stands between the two marks of a page.
between_marks()
{
	awk '/^<!-- made from .* -->$/ { on = 1; next } /^<!-- end -->$/ { on = 0 } on' "$1"
}

check_made()
{
	local page=$1 make=$2
	[ -f "$page" ] || { not_ok "$page is not there"; return; }
	if diff <(between_marks "$page") <($make) > "$work/diff"; then
		ok "$page has what the compiler's tables have"
	else
		not_ok "$page differs from the compiler's tables; run tests/docs.sh --write"
		cat "$work/diff"
	fi
}

write_made()
{
	local page=$1 make=$2
	$make > "$work/made"
	awk -v made="$work/made" '
		/^<!-- made from .* -->$/ { print; while ((getline line < made) > 0) print line; skip = 1; next }
		/^<!-- end -->$/ { skip = 0 }
		!skip' "$page" > "$work/page" && cat "$work/page" > "$page"
}

# Every rule has its own section in docs/checks.md, and no section is about a rule that does not exist.
check_rule_sections()
{
	local rules sections
	rules=$(rule_table | sed -nE 's/^\| \[`([a-z-]+)`\].*/\1/p' | sort)
	sections=$(sed -nE 's/^#### `([a-z-]+)`$/\1/p' docs/checks.md | sort)
	if [ -n "$rules" ] && [ "$rules" = "$sections" ]; then
		ok "docs/checks.md has a section for each of the $(wc -l <<< "$rules") rules"
	else
		not_ok "docs/checks.md: sections and rules differ"
		diff <(echo "$rules") <(echo "$sections")
	fi
}

# The colours of docs/visual.md are those of the themes, token by token.
check_tokens()
{
	local documented coded
	documented=$(awk -F'|' '/^\| [a-z0-9-]+ \| `[0-9A-F]+` /{ for (i = 3; i <= 6; i++) { gsub(/[ `]/, "", $i); row[i] = row[i] " " $i } }
		END { print row[3] row[4] row[5] row[6] }' docs/visual.md)
	coded=$(awk '/^static const jn_theme themes/,/^};/' compiler/render/theme.c | grep -oE '0x[0-9A-F]{6}' | sed 's/^0x//' | tr '\n' ' ')
	if [ -n "$coded" ] && [ "${documented# }" = "${coded% }" ]; then
		ok "docs/visual.md has the colours of the themes"
	else
		not_ok "docs/visual.md has other colours than compiler/render/theme.c"
		printf '%s\n' "$documented" " $coded"
	fi
}

# ---- links ----

# The anchors of a page as GitHub makes them of its headings.
anchors()
{
	sed -nE '/^```/,/^```$/!s/^#+ +//p' "$1" | tr '[:upper:]' '[:lower:]' | sed -E 's/[^a-z0-9 _-]//g; s/ /-/g'
}

check_links()
{
	local page link target anchor bad=0 count=0
	for page in README.md CONTRIBUTING.md CHANGELOG.md docs/*.md; do
		[ -f "$page" ] || continue
		while read -r link; do
			case $link in http://* | https://* | mailto:*) continue ;; esac
			count=$((count + 1))
			target=${link%%#*}
			anchor=${link#"$target"}
			anchor=${anchor#\#}
			if [ -z "$target" ]; then target=$page; else target=$(dirname "$page")/$target; fi
			if [ ! -e "$target" ]; then
				not_ok "$page: the link $link leads nowhere"
				bad=1
			elif [ -n "$anchor" ] && ! anchors "$target" | grep -qx -- "$anchor"; then
				not_ok "$page: the link $link names no heading"
				bad=1
			fi
		done < <(grep -oE '\]\([^) ]+\)' "$page" | sed -E 's/^\]\((.*)\)$/\1/')
	done
	[ "$bad" -eq 0 ] && ok "all $count links between pages lead somewhere"
}

if [ "${1:-}" = --write ]; then
	write_reports
	[ ! -f docs/language.md ] || write_made docs/language.md schema_tables
	[ ! -f docs/checks.md ] || write_made docs/checks.md rule_manual
	exit
fi
check_blocks
check_reports
if [ -f docs/language.md ]; then check_made docs/language.md schema_tables; fi
if [ -f docs/checks.md ]; then check_made docs/checks.md rule_manual; check_rule_sections; fi
if [ -f docs/visual.md ]; then check_tokens; fi
check_links
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
