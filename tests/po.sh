#!/usr/bin/env bash
# Translations: the template is what the sources give, each language is complete and fits, and the program finds the same in
# all of them, whatever the locale and the time zone.
source "$(dirname "$0")/support/program.sh"
command -v msgfmt > /dev/null && command -v xgettext > /dev/null || { echo "SKIPPED: gettext is not here"; exit 77; }
po=$root/po
languages=$(grep '^[a-z]' "$po/LINGUAS")

nothing() { if [ -z "$2" ]; then ok "$1"; else bad "$1" "$(printf '%s\n' "$2" | head -20)"; fi; } # name, what should not be

# ---- the files ----

"$root/tools/update_po.sh" --pot "$dir" 2> err
nothing "po/journey.pot is what the sources give (tools/update_po.sh)" "$(diff "$po/journey.pot" journey.pot)"
nothing "po/pages/pages.pot is what the rules' pages give (tools/update_po.sh)" "$(diff "$po/pages/pages.pot" pages.pot)"
keys() { msgcat --no-wrap --no-location -s "$1" | grep '^msgid \|^msgctxt '; }
# Entries whose translation is the English, as msgids, but for those that have no letter outside conversions.
equal() {
  msgcat --no-wrap --no-location "$1" | awk '
    /^msgid "/ { id = substr($0, 8, length($0) - 8) }
    /^msgstr "/ { if (substr($0, 9, length($0) - 9) == id) { plain = id; gsub(/%[0-9.*$+]*[sdu]/, "", plain); if (plain ~ /[A-Za-z]/) print id } }'
}
# What a page says between back-ticks and its translation does not: `// allow {0}` and the like stay as they are.
codes_lost() {
  msgcat --no-wrap --no-location "$1" | awk '
    function each(text, into,   n, i, parts) { n = split(text, parts, "`"); for (i = 2; i <= n; i += 2) into[parts[i]] = 1 }
    /^msgid "/ { id = substr($0, 8, length($0) - 8) }
    /^msgstr "/ && id != "" { delete here; delete there; each(id, here); each(substr($0, 9), there)
      for (code in here) if (!(code in there)) print id ": " code }'
}
for language in $languages; do
  for folder in "$po" "$po/pages"; do
    file=$folder/$language.po what=$language
    [ "$folder" = "$po" ] || what="$language, pages"
    nothing "$what: msgfmt takes it" "$(msgfmt --check --endianness=little -o out.mo "$file" 2>&1)"
    nothing "$what: has every sentence of the template, and no other" "$(diff <(keys "$folder"/*.pot) <(keys "$file"))"
    nothing "$what: nothing is untranslated or in doubt" \
      "$(msgattrib --untranslated --no-wrap "$file" | grep '^msgid' ; msgattrib --only-fuzzy --no-wrap "$file" | grep '^msgid')"
    nothing "$what: nothing is English but for the words of po/same.txt" "$(equal "$file" | grep -vxFf "$po/same.txt")"
  done
  nothing "$language, pages: code stays code" "$(codes_lost "$po/pages/$language.po")"
done

# ---- the program: the same findings in every language ----

mkdir maps && cd maps || exit 2
cp -r "$root/examples/retail" "$root/examples/cart-abandonment" .
cat > faulty.journey << 'END'
project shop { langauge: en; owner: cx }
team cx "CX"
chanel web "Web"
persona maria "Maria" { age: 34
persona budi "Budi" { age: “34”; location: Bandung; prefers: web }
kpi rate "Rate" { unit: "%"; target: <= 1,5%; measured: 3% on 30/06/2026, 5% on 2026-07-01 }
journey j "J" {
  persona: maira; emotion: 7; state: tomorow
  stage before Look around {
    touchpoint "Reads" { channel: web emotion: -2 }
    touchpoint "Reads" { channel: wbe; emotion: +9 "x"; pain: "y" severity 6 }
  }
  } }
END
printf 'journey b "\xff" { stage s { touchpoint t } }\n' > bytes.journey
printf 'journey c { stage a { touchpoint t { channel: nowhere } } }\n' > "lone.journey"
printf 'channel a "A"\n}\n' > brace.journey
run_in() { LC_ALL=$1 TZ=$2 timeout 60 "$journey" check . --info > "out.$1" 2> "err.$1"; echo $? > "exit.$1"; }
run_in C UTC
run_in id_ID.UTF-8 Asia/Jakarta
run_in ms_MY America/New_York
run_in ar_EG.UTF-8 Pacific/Kiritimati
# What is the same in every language: severities aside, the rules, places, quoted lines and marks.
bones() { sed -e 's/\x1b\[[0-9;]*m//g' -e 's/^[^ |=]*\[\([a-z-]*\)\]: .*/[\1]/' -e 's/^\( *\)= .*/\1=/' "$1" | grep -E '^\[|^ *-->|^ *[0-9]* \||^ *=$'; }
[ "$(grep -c '^error' out.C)" -gt 10 ] && ok "the faulty map has findings" || bad "the faulty map has findings" "$(head -40 out.C)"
for language in id_ID.UTF-8 ms_MY ar_EG.UTF-8; do
  same "$language: exit code" "exit.$language" exit.C
  nothing "$language: rules, places and marks in the same order" "$(diff <(bones "out.$language") <(bones out.C))"
  nothing "$language: no finding is said in English" "$(comm -12 <(sed -n 's/^[^ ]*\[[a-z-]*\]: //p' "out.$language" | sort -u) <(sed -n 's/^[^ ]*\[[a-z-]*\]: //p' out.C | sort -u))"
  nothing "$language: no line of help is English" "$(comm -12 <(sed -n 's/^ *= //p' "out.$language" | sort -u) <(sed -n 's/^ *= //p' out.C | sort -u))"
done
has "Indonesian says kesalahan" out.id_ID.UTF-8 'kesalahan[unknown-name]: `maira` bukan nama sebuah `persona`'
has "Malay says ralat" out.ms_MY 'ralat[unknown-name]: `maira` bukan nama mana-mana `persona`'
has "Arabic says it with its code isolated" out.ar_EG.UTF-8 'خطأ[unknown-name]: ⁨`maira`⁩ ليس اسم ⁨`persona`⁩'
has "Arabic: a brace keeps its side" out.ar_EG.UTF-8 '⁨`}`⁩'

golden=$root/tests/cases/languages
for language in $languages; do
  nothing "$language: the golden faulty map has no line of English" \
    "$(comm -12 <(grep -E '^[^ ]*\[|^ *= ' "$golden/check.$language.txt" | sort -u) <(grep -E '^[^ ]*\[|^ *= ' "$golden/check.txt" | sort -u))"
done

for format in json jsonl sarif github gitlab concise; do
  timeout 60 "$journey" check . --info --format "$format" > english 2> /dev/null
  for language in id ms ar; do
    LC_ALL=$language timeout 60 "$journey" check . --info --format "$format" --language "$language" > other 2> /dev/null
    same "$format is English in $language" other english
  done
done
"$journey" check . --baseline en.base --write-baseline > /dev/null 2>&1
"$journey" check . --baseline ar.base --write-baseline --language ar > /dev/null 2>&1
same "a baseline is the same in every language" ar.base en.base
run 0 "what is known in one language is known in the other" check . --baseline en.base --language ar
has "and nothing is left" out "لا نتائج"

# ---- which language ----

says() { # name, words of the answer, environment and words …
  local name=$1 words=$2
  shift 2
  env "$@" < /dev/null > out 2> err
  has "$name" err "$words"
}
says "the option comes before the environment" "lists" JOURNEY_LANGUAGE=ar LC_ALL=id "$journey" nothing --language en
says "it may be written with =" "tiada perintah" "$journey" nothing --language=ms
says "JOURNEY_LANGUAGE comes before the locale" "tiada perintah" JOURNEY_LANGUAGE=ms LC_ALL=id "$journey" nothing
says "LC_ALL comes before LC_MESSAGES" "menampilkan daftarnya" LC_ALL=id_ID LC_MESSAGES=ar LANG=ar "$journey" nothing
says "LC_MESSAGES comes before LANG" "tiada perintah" LC_ALL= LC_MESSAGES=ms_MY.UTF-8 LANG=ar "$journey" nothing
says "LANG alone will do" "يسرد" LC_ALL= LC_MESSAGES= LANG=ar_SA.UTF-8 "$journey" nothing
says "the locale C is English" "lists" LC_ALL=C LANG=ar "$journey" nothing
says "a language that is not spoken is English" "lists" LC_ALL=de_DE.UTF-8 "$journey" nothing
run 2 "an unknown language is refused" check . --language xx
has "with words" err '`--language` cannot be `xx`; choose `en`, `id`, `ms` or `ar`'
run 2 "and so is none" check . --language
has "with words, too" err '`--language` needs a value'
run 0 "behind -- it is no option" explain -- syntax
run 2 "behind -- it is a path" check -- --language
has "which is not there" err 'cannot read `--language`'

# ---- help and pages ----

sentences() { grep -v OPTION "$1" | sed 's/^ *\(-[a-zA-Z], \)*\(--[a-z-]*\)*[^ ]* *//' | grep ' .* .* ' | sort -u; }
for command in "" check render fmt explain lsp help; do
  "$journey" help $command > english
  for language in $languages; do
    "$journey" help $command --language "$language" > other
    nothing "help $command in $language has no English sentence" "$(comm -12 <(sentences english) <(sentences other))"
  done
done
run 0 "a rule's page is Indonesian" explain missing-phase --language id
has "with its headings" out "Apa yang ditemukan"
has "its severity, in words and as a map spells it" out 'Tingkat: kesalahan (`error`)'
has "what it finds" out "kerangka yang berlaku bagi perjalanan"
has "its examples as they are" out '        skips: after "she never returns"'
has "and its own name in what silences it" out '`// allow missing-phase: why`'
hasnt "and no place for a name is left open" out '{0}'
# A page without its code, a paragraph a line: what stands in both is English, but for names of books and people.
paragraphs() { sed -e '/^      /d' -e 's/^  //' "$1" | awk '/^$/ { print line; line = ""; next } { line = line " " $0 } END { print line }' | grep ' .* .* ' | sort -u; }
for language in $languages; do
  for page in "$root"/compiler/checks/rules/*.md; do
    rule=$(basename "$page" .md)
    "$journey" explain "$rule" >english
    "$journey" explain "$rule" --language "$language" >other
    comm -12 <(paragraphs english) <(paragraphs other)
    diff <(grep '^      ' english) <(grep '^      ' other) >&2
  done >left 2>differs
  nothing "no paragraph of a rule's page is English in $language" "$(cat left)"
  nothing "and its examples are the same in $language" "$(cat differs)"
done
"$journey" explain --language ar >list
is "the list of rules has no English sentence in Arabic" "$(grep -cE '[a-z]+ [a-z]+ [a-z]+' list)" 0
run 0 "a declaration is explained in Indonesian" explain touchpoint --language id
has "its sentence" out "Saat pelanggan bertemu Anda"
has "its place" out 'Tempatnya di `stage`; menerima nama dan judul.'
run 0 "and in Arabic" explain pain --language ar
has "with its type" out "القيمة: نص؛ وتجوز عدة مرات."
for word in pain from evidence missing-phase touchpoint; do "$journey" explain $word --language ar; done >pages
nothing "what is isolated on a line ends on it" "$(awk '{ line = $0; opened = gsub(/\342\201\247|\342\201\250/, ""); if (opened != gsub(/\342\201\251/, "")) print line }' pages)"
is "and the pages have isolates" "$([ "$(grep -c $'\342\201\250' pages)" -gt 10 ] && echo yes)" yes
run 2 "a list in Arabic" check --format nope --language ar
has "has Arabic commas" err $'\330\214 \342\201\250`'
hasnt "and no others" err '`, `'
run 2 "a name that is none, in Arabic" render "$root/examples/retail" --journey nowhere -o out.svg --language ar
has "lists the journeys with Arabic commas" err '`⁩، ⁨`'
hasnt "and no others" err ', '
run 2 "a lane that is none, in Arabic" render "$root/examples/retail" --lanes nowhere -o out.svg --language ar
has "lists the lanes with Arabic commas" err '`⁩، ⁨`usual`'
hasnt "and no others" err ', '
run 2 "a channel that is none, in Arabic" render "$root/examples/retail" --journey complaint --channel nowhere -o out.svg --language ar
has "lists the channels with Arabic commas" err '`⁩، ⁨`'
hasnt "and no others" err ', '
printf 'journey j "J" { state: nowhere; persona: a "b" severity 3\n  pian: "x" }\n' >lists.journey
run 1 "values that are none, in Arabic" check lists.journey --language ar
has "lists what it can be" out '⁨`current`⁩، ⁨`future`⁩'
hasnt "and no list has other commas" out '`, '
run 1 "and in English" check lists.journey
has "with English commas" out '`current`, `future`'
for word in state from touchpoint evidence audit; do "$journey" explain $word --language ar; done >pages
is "pages have Arabic commas between names" "$(grep -c '`, `' pages)" 0
for language in en $languages; do
  "$journey" help render --language "$language" >out
  is "the texts of render --help begin in one column ($language)" \
    "$(sed 's/…/./g' out | grep '^ *\(-., \)*--[a-z-]*.*  [^ ]' | awk '{ match($0, /--[a-z-]+( [^ ]+)?  +/); print RSTART + RLENGTH }' | sort -u | wc -l)" 1
done
finish
