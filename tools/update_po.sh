#!/usr/bin/env bash
# Brings po/ up to date with the sources: the templates (*.pot) are made anew, and what is new or changed is merged into *.po.
#
#   tools/update_po.sh              writes po/journey.pot and po/*.po, po/pages/pages.pot and po/pages/*.po
#   tools/update_po.sh --pot FOLDER writes only the templates, to FOLDER
#
# Needs gettext (xgettext, msgmerge). A sentence is found where it stands in a call or a table listed here, or in JN_TR (a
# sentence as it is) or JN_TRF (one with conversions).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export LC_ALL=C

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Members of tables are no calls, and xgettext knows only those: `.doc = "…"` is shown to it as `.doc = JN_TR( "…"`, the help
# of a rule, `x_help[] = "…"`, likewise. A comma in `(jn_span){a, b}` would count as one between arguments. Line numbers stay.
files=$(find compiler lsp -name '*.c' -o -name '*.h' | grep -v include/journey.h | sort)
for file in $files; do
  mkdir -p "$work/$(dirname "$file")"
  sed -E -e 's/\.(doc|summary|help) = *$/.\1 = JN_TR(/' -e 's/\.(doc|summary|help) = "/.\1 = JN_TR( "/' \
    -e 's/\.(some|none) = *$/.\1 = JN_TRF(/' -e 's/\.(some|none) = "/.\1 = JN_TRF( "/' \
    -e 's/(_help|_details)\[\] = *$/\1[] = JN_TR(/' -e 's/(_help|_details)\[\] = "/\1[] = JN_TR( "/' \
    -e ':comma; s/(\(jn_[a-z_]+\)\{[^{}]*), ([^{}]*\})/\1 \2/; t comma' \
    -e 's/^#define JN_(TRF?|WORD)\(.*//' "$file" > "$work/$file"
done

# Name of a function, which argument is the sentence, whether it has conversions.
calls='
jn_diagnose:6 f
jn_find:4 f
say:5 f
jn_diagnostic_help:3 f
jn_diagnostic_title:3 f
jn_diagnostic_relate:5 f
jn_message_new:2 f
jn_lower_syntax:3 f
jn_lower_say_file:4 p
jn_document_unreadable:3 p
jn_lower_mend:6 p
jn_message_of:1 p
jn_tr_printf:3 f
jn_tr_part:3 f
jn_complain:1 f
jn_remark:1 f
jn_lsp_fail:3 f
jn_lsp_offer:4 f
jn_lsp_page_printf:2 f
jn_cli_tr:1 p
jn_cli_put:2 p
JN_TR:1 p
JN_TRF:1 f
FILE_RULE:3 p
'
keywords=(-k --keyword=JN_WORD:1c,2 --flag=JN_WORD:2:no-c-format)
while read -r call kind; do
  [ -n "$call" ] || continue
  keywords+=("--keyword=$call")
  if [ "$kind" = f ]; then keywords+=("--flag=$call:c-format"); else keywords+=("--flag=$call:no-c-format"); fi
done <<< "$calls"

pot=$work/journey.pot
extract() {
  (cd "$work" && xgettext --language=C --from-code=UTF-8 --add-location=file --sort-by-file --no-wrap --package-name=journey \
    --copyright-holder='The authors of journey' --msgid-bugs-address=- --add-comments=po: "$@" -o "$pot" $files)
}
extract "${keywords[@]}"
# Two sentences in one call are two rounds.
extract --join-existing -k --keyword=jn_lower_say_file:5 --keyword=jn_document_unreadable:4 \
  --flag=jn_lower_say_file:5:no-c-format --flag=jn_document_unreadable:4:no-c-format
# The rules' pages: headings, items and paragraphs, each as one line, shown to xgettext as a call. compiler/checks/pages.c makes the
# same keys: `{0}` is the rule's name where a colon follows it.
pages_pot=$work/pages.pot
for page in compiler/checks/rules/*.md; do
  mkdir -p "$work/$(dirname "$page")"
  awk -v name="$(basename "$page" .md)" '
    function put(text) { gsub(/\\/, "\\\\", text); gsub(/"/, "\\\"", text); print "JN_TR(\"" text "\")" }
    function flush(   at, rest, text) {
      for (rest = words; match(rest, "[ `]" name ":"); rest = substr(rest, RSTART + RLENGTH))
        text = text substr(rest, 1, RSTART) "{0}:"
      if (words != "") put(text rest)
      words = ""
    }
    /^```/ { flush(); code = !code; next }
    code { next }
    /^# / { next }
    /^## / { flush(); put(substr($0, 4)); next }
    /^- / { flush(); put(substr($0, 3)); next }
    /^$/ { flush(); next }
    { words = words == "" ? $0 : words " " $0 }
    END { flush() }' "$page" > "$work/$page"
done
(cd "$work" && xgettext --language=C --from-code=UTF-8 --add-location=file --sort-by-file --no-wrap --package-name=journey \
  --copyright-holder='The authors of journey' --msgid-bugs-address=- -k --keyword=JN_TR:1 --flag=JN_TR:1:no-c-format \
  -o "$pages_pot" compiler/checks/rules/*.md)

# The day of making would differ each time.
for template in "$pot" "$pages_pot"; do
  sed -i -e '/^"POT-Creation-Date:/d' -e 's/; charset=CHARSET/; charset=UTF-8/' -e 's/^# SOME DESCRIPTIVE TITLE\./# What journey says to people./' \
    -e '/^"PO-Revision-Date:/d' -e '/^"Last-Translator:/d' -e '/^"Language-Team:/d' \
    -e '/^# FIRST AUTHOR/d' -e '/^# Copyright (C) YEAR/d' "$template"
done

if [ "${1:-}" = --pot ]; then
  cp "$pot" "$pages_pot" "$2"
  exit
fi
# A folder of po/, its template's name.
merge() {
  mkdir -p "$1"
  cp "$work/$2.pot" "$1/$2.pot"
  while read -r language; do
    case $language in '' | '#'*) continue ;; esac
    if [ -f "$1/$language.po" ]; then
      msgmerge --quiet --no-wrap --no-fuzzy-matching --add-location=file -o "$work/$language.po" "$1/$language.po" "$1/$2.pot"
    else
      msginit --no-translator --no-wrap -l "$language" -i "$1/$2.pot" -o "$work/$language.po"
      sed -i 's/^"Language: /"PO-Revision-Date: 2026-11-29 12:00+0000\\n"\n&/' "$work/$language.po"
    fi
    # Sentences that are no longer said go.
    msgattrib --no-obsolete --no-wrap --add-location=file -o "$1/$language.po" "$work/$language.po"
    sed -i '/^"POT-Creation-Date:/d' "$1/$language.po"
  done < po/LINGUAS
}
merge po journey
merge po/pages pages
