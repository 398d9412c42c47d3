# Tiers of tests, for tools/setup.sh and .ci/run; sourced, not run.
#
# A tier is one suite. `tier NAME COMMAND…` runs it, keeps what it prints in build/logs/NAME.log, prints one line with its
# time and counts, and adds them up. A suite says how it went in lines of its own: Criterion's "Synthesis: …", or
# "N passed, M failed[, K skipped]"; exit code 77 means that it could not run here at all, which is counted and shown.
# A tier that ran fewer tests than tests/minimums.txt asks for has failed: a test that silently stops is a failure.

tiers_logs=build/logs
tiers_passed=0
tiers_failed=0
tiers_skipped=0
tiers_ran=" "
tiers_lines=()

mkdir -p "$tiers_logs"

# Prints "passed failed skipped found" of a log: the sum of all lines that say so.
tiers_count()
{
	sed -e 's/\x1b\[[0-9;]*m//g' -e 's/\r$//' "$1" | awk '
		/Synthesis: Tested: [0-9]+/ {
			gsub(/[^0-9 ]/, " "); n = split($0, f, " ")
			# the last four numbers: tested, passing, failing (crashing included), crashing
			passed += f[n - 2]; failed += f[n - 1]; found = 1
		}
		/^([0-9]+: )?[0-9]+ passed, [0-9]+ failed(, [0-9]+ skipped)?\.?$/ {
			sub(/^[0-9]+: /, "")
			passed += $1; failed += $3; skipped += $5; found = 1
		}
		/^([0-9]+: )?\[SKIP\]/ { skipped++ }
		END { print passed + 0, failed + 0, skipped + 0, found + 0 }'
}

# The committed minimum of a tier; empty when the file does not name it.
tiers_minimum()
{
	awk -v tier="$1" '$1 == tier { print $2 }' tests/minimums.txt
}

tiers_say()
{
	tiers_lines+=("$1")
	printf '%s\n' "$1"
}

# tier NAME COMMAND…
tier()
{
	local name=$1 log="$tiers_logs/$1.log" start=$SECONDS status=0 note="" passed failed skipped found minimum
	shift
	printf -- '-- %s: %s\n' "$name" "$*"
	timeout --kill-after=10 "${TIER_TIMEOUT:-1500}" "$@" > "$log" 2>&1 < /dev/null || status=$?
	read -r passed failed skipped found < <(tiers_count "$log")
	minimum=$(tiers_minimum "$name")
	if [ "$status" -eq 77 ]; then
		skipped=$((skipped + 1))
		note=" SKIPPED: $(tail -n 1 "$log")"
	elif [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then
		failed=1
		note=" FAILED: exit code $status"
	elif [ "$found" -eq 0 ]; then
		failed=1
		note=" FAILED: it does not say how many tests ran"
	elif [ $((passed + failed + skipped)) -lt "${minimum:-1}" ]; then
		note=" FAILED: $((passed + failed + skipped)) tests ran, tests/minimums.txt asks for ${minimum:-1}"
		failed=$((failed + 1))
	fi
	[ -n "$minimum" ] || note="$note (no minimum in tests/minimums.txt: add one)"
	tiers_passed=$((tiers_passed + passed))
	tiers_failed=$((tiers_failed + failed))
	tiers_skipped=$((tiers_skipped + skipped))
	tiers_ran="$tiers_ran$name "
	if [ "$failed" -ne 0 ]; then
		tail -n 120 "$log"
		note="$note (all of it: $log)"
	fi
	tiers_say "$(printf '%-10s %4d s  %5d passed, %d failed, %d skipped%s' \
		"$name" $((SECONDS - start)) "$passed" "$failed" "$skipped" "$note")"
}

# tiers_skip NAME REASON: a tier that cannot run here, said loudly.
tiers_skip()
{
	tiers_skipped=$((tiers_skipped + 1))
	tiers_ran="$tiers_ran$1 "
	tiers_say "$(printf '%-10s    0 s  SKIPPED: %s' "$1" "$2")"
}

# tiers_step NAME COMMAND…: something that has to work before tests can run; ends everything when it does not.
tiers_step()
{
	local name=$1 log="$tiers_logs/$1.log" start=$SECONDS
	shift
	printf -- '-- %s: %s\n' "$name" "$*"
	if ! "$@" > "$log" 2>&1 < /dev/null; then
		tail -n 120 "$log"
		printf '%s failed (all of it: %s)\n%d passed, %d failed, %d skipped\n' "$name" "$log" \
			"$tiers_passed" $((tiers_failed + 1)) "$tiers_skipped"
		exit 1
	fi
	tiers_say "$(printf '%-10s %4d s' "$name" $((SECONDS - start)))"
}

# tiers_end WHERE [PASSED FAILED SKIPPED]: fails for tiers of WHERE (third column of the minimums) that did not run, prints
# all lines again and the sum, to which counts from elsewhere are added; its result is the run's.
tiers_end()
{
	local tier
	for tier in $(awk -v where="$1" '!/^#/ && $3 == where { print $1 }' tests/minimums.txt); do
		case "$tiers_ran" in
		*" $tier "*) ;;
		*)
			tiers_failed=$((tiers_failed + 1))
			tiers_say "$(printf '%-10s    0 s  FAILED: it did not run, and tests/minimums.txt names it' "$tier")"
			;;
		esac
	done
	tiers_passed=$((tiers_passed + ${2:-0}))
	tiers_failed=$((tiers_failed + ${3:-0}))
	tiers_skipped=$((tiers_skipped + ${4:-0}))
	printf '\n'
	printf '%s\n' "${tiers_lines[@]}"
	printf '%d passed, %d failed, %d skipped\n' "$tiers_passed" "$tiers_failed" "$tiers_skipped"
	[ "$tiers_failed" -eq 0 ]
}
