#!/usr/bin/env bash
# Translations: the template is what the sources give, each language is complete and fits, and the program says the same in
# all of them.
set -u
cd "$(dirname "$0")/.." || exit 2
command -v msgfmt > /dev/null && command -v xgettext > /dev/null || { echo "skipped: gettext is not here"; exit 77; }
export LC_ALL=C
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

passed=0 failed=0
check() { # description, offending lines
  if [ -z "$2" ]; then passed=$((passed + 1)); echo "ok - $1"
  else failed=$((failed + 1)); echo "not ok - $1"; printf '%s\n' "$2" | head -40 | sed 's/^/    /'; fi
}

tools/update_po.sh --pot "$work/journey.pot" 2> "$work/errors" || cat "$work/errors"
check "po/journey.pot is what the sources give (tools/update_po.sh)" "$(diff po/journey.pot "$work/journey.pot" | head -20)"
for language in $(grep '^[a-z]' po/LINGUAS); do
  check "$language: msgfmt takes it" "$(msgfmt --check --endianness=little -o "$work/$language.mo" "po/$language.po" 2>&1)"
  check "$language: has every sentence of the template, and no other" \
    "$(diff <(msgcat --no-wrap --no-location -s po/journey.pot | grep '^msgid\|^msgctxt') <(msgcat --no-wrap --no-location -s "po/$language.po" | grep '^msgid\|^msgctxt'))"
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
