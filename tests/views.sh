#!/usr/bin/env bash
# What is drawn of a journey: lanes, rows, parts, journeys laid over each other, labels of a language; and the gallery:
# every picture of docs/gallery is what the program draws today.
# Usage: JOURNEY=build/dev/journey tests/views.sh
# shellcheck source=tests/support/program.sh
. "$(dirname "$0")/support/program.sh"
examples=$root/examples

# The texts of a picture that are lane names, in their order down the page.
lanes() { sed -n 's/.*<text x="48" [^>]*font-weight="700"[^>]*>\([^<]*\)<.*/\1/p' "$1" | tr '\n' '|'; }
size() { sed -n '1s/.* width="\([0-9]*\)" height="\([0-9]*\)".*/\1 \2/p' "$1"; }

# --- lanes
run 0 "a map draws its usual lanes" render "$examples/retail" --journey first-visit -o map.svg
has "the curve" map.svg 'Feeling curve'
hasnt "no audits" map.svg 'Appealing'
has "but it says how many" map.svg 'Audits'
run 0 "all lanes" render "$examples/retail" --journey first-visit --lanes all -o all.svg
has "with audits" all.svg 'Appealing'
run 0 "some lanes" render "$examples/retail" --journey first-visit --lanes pains,feeling,doing -o some.svg
is "in the order asked for, under the touchpoints" "$(lanes some.svg | sed 's/.*Touchpoints/Touchpoints/;s/|[^|]*$//')" \
  "Touchpoints|Pains &amp; barriers|Feeling|Doing"
run 0 "usual and one more" render "$examples/retail" --journey first-visit --lanes usual,gains -o more.svg
has "has it" more.svg '>Gains<'
run 2 "a lane that is none exits 2" render "$examples/retail" --journey first-visit --lanes usual,gain
has "and is named" err 'no lane `gain`; there are `touchpoints`,'
run 2 "an empty lane exits 2" render "$examples/retail" --journey first-visit --lanes ''
run 2 "lanes are a map's" render "$examples/retail" --journey first-visit --view blueprint --lanes pains
has "it says so" err 'for the view `map`'

# --- rows
run 0 "--fold makes rows" render --fold "$examples/retail" --journey first-visit -o fold.svg
is "of both sides" "$(grep -c '>Touchpoints<' fold.svg)" 2
run 0 "as many as asked for" render --fold 3 "$examples/retail" --journey first-visit -o fold3.svg
is "three" "$(grep -c '>Touchpoints<' fold3.svg)" 3
run 0 "or with =" render --fold=4 "$examples/retail" --journey first-visit -o fold4.svg
is "four" "$(grep -c '>Touchpoints<' fold4.svg)" 4
read -r wide _ < <(size map.svg); read -r folded _ < <(size fold3.svg)
is "a folded map is narrower" "$([ "$folded" -lt "$wide" ] && echo yes)" yes
run 2 "no rows exit 2" render --fold=0 "$examples/retail" --journey first-visit
run 2 "nor words" render --fold=wide "$examples/retail" --journey first-visit
has "which is said" err 'a number from 1 to 999'

# --- parts
run 0 "--channel draws a part" render "$examples/retail" --journey first-visit --channel web-shop --view experience -o part.svg
has "says which" part.svg 'Channel: Web shop'
has "has its touchpoint, numbered as on the whole map" part.svg '2.1 Checks stock online'
hasnt "and no other" part.svg 'Arrives and parks'
run 0 "by its title" render "$examples/retail" --journey first-visit --channel "Web shop" --view experience -o title.svg
same "is the same" part.svg title.svg
run 2 "a channel that is none exits 2" render "$examples/retail" --journey first-visit --channel web-shops
has "and lists them" err '`web-shop`'
run 2 "a channel the journey does not meet exits 2" render "$examples/retail" --journey complaint --channel instagram
has "which is said" err 'has no touchpoint for `instagram`'
run 0 "--each channel" render "$examples/retail" --journey first-visit --view experience --each channel -o each/
has "writes a file for each" out 'each/first-visit.experience.web-shop.svg'
same "the same as alone" each/first-visit.experience.web-shop.svg part.svg
is "as many as the journey has channels" "$(wc -l <out)" \
  "$(sed -n 's/^ *channel: //p' "$examples/retail/journeys/first-visit.journey" | sort -u | wc -l)"
run 2 "--each needs a folder" render "$examples/retail" --journey first-visit --each channel
run 2 "--each channel draws all" render "$examples/retail" --journey first-visit --each channel --channel till -o each/
run 0 "--persona" render "$examples/retail" --journey first-visit --persona budi -o budi.svg
has "has her feelings" budi.svg 'Lost in filters'
hasnt "and nobody else's" budi.svg 'In control'
hasnt "nor her card" budi.svg 'Maria, the careful planner'
run 0 "--each persona" render "$examples/retail" --journey first-visit --each persona -o each/
is "writes two" "$(cat out)" "$(printf 'each/first-visit.%s.svg\n' maria budi)"

# --- journeys laid over each other
cart=$examples/cart-abandonment
run 0 "--against" render "$cart" --journey price-shock --view emotions --against payment-fails --against forced-account -o against.svg
has "names the scenario" against.svg 'Nadia · The payment that fails'
has "and the next" against.svg 'Nadia · An account before the price'
has "and says how it feels" against.svg 'Shut out'
run 2 "--against is for curves" render "$cart" --journey price-shock --against payment-fails
run 2 "a journey that is none exits 2" render "$cart" --journey price-shock --view emotions --against payment-fail
printf 'journey a "A" { stage s "S" { touchpoint t "T" { emotion: 1 } } }\njourney b "B" { stage q "Q" { touchpoint u "U" { emotion: 2 } } }\n' >apart.journey
run 0 "journeys that share nothing" render apart.journey --journey a --view emotions --against b -o apart.svg
has "are told apart" err 'shares no touchpoint and no phase'

# --- labels
run 0 "--labels ms" render "$examples/retail" --journey first-visit --labels ms -o ms.svg
has "Malay labels" ms.svg 'Titik sentuh'
run 0 "--labels ar" render "$examples/retail" --journey first-visit --labels ar -o ar.svg
has "Arabic labels" ar.svg 'نقاط التواصل'
run 2 "a language without labels exits 2" render "$examples/retail" --journey first-visit --labels de
has "which is said" err 'choose en, id, ms or ar'

finish
