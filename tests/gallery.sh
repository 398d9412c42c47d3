#!/usr/bin/env bash
# The gallery: every view of the home-goods store in each language of labels and each theme, and some pictures more. Draws
# each as SVG and compares it with what docs/gallery was made from; `--update` draws the pictures anew (needs ImageMagick).
# docs/gallery/made.txt has a line for each: the picture, and the SHA-256 of its SVG, which is the same on every machine.
# Usage: JOURNEY=build/dev/journey tests/gallery.sh [--update]
# shellcheck source=tests/support/program.sh
update=${1:-}
. "$(dirname "$0")/support/program.sh"
gallery=$root/docs/gallery
unset SOURCE_DATE_EPOCH

# One picture: its name, its width in px, the project, and the words of `journey render`.
pictures() {
  local language project name view theme
  while read -r language project name; do
    for view in map blueprint experience emotions; do
      for theme in paper ink contrast print; do
        echo "$language-$view-$theme 1000 $project --journey $name --labels $language --view $view --theme $theme"
      done
    done
  done <<'Y'
en retail first-visit
id retail-id kunjungan-pertama
ms retail-ms lawatan-pertama
ar retail-ar الزيارة-الأولى
Y
  cat <<'Y'
first-visit 1600 retail --journey first-visit
first-visit-all 1600 retail --journey first-visit --lanes all
first-visit-rows 1200 retail --journey first-visit --fold 2
first-visit-shop 700 retail --journey first-visit --view experience --channel store
first-visit-budi 1200 retail --journey first-visit --persona budi --lanes doing,thinking,feeling,pains
first-visit-blueprint 1600 retail --journey first-visit --view blueprint
first-visit-arabic 1600 retail-ar --journey الزيارة-الأولى
honest-price-emotions 1600 cart-abandonment --journey honest-price --view emotions
scenarios 1600 cart-abandonment --journey price-shock --view emotions --against payment-fails --against forced-account
price-shock 1600 cart-abandonment --journey price-shock
Y
}

# The colours of an SVG, and what lies between each and those of its surfaces, as a picture one pixel high: a palette in
# which letters stay smooth and red stays red.
palette() {
  { sed -n 's/.*<rect [^>]*fill="#\([0-9A-F]*\)".*/\1/p' "$1" | sort | uniq -c | sort -rn | awk 'NR <= 3 { print "base", $2 }'
    grep -o '#[0-9A-F]\{6\}' "$1" | tr -d '#' | sort | uniq -c | sort -rn | awk 'NR <= 15 { print "own", $2 }'; } |
    awk 'function hex(s,  i, n) { n = 0; for (i = 1; i <= 2; i++) n = n * 16 + index("0123456789ABCDEF", substr(s, i, 1)) - 1; return n }
      $1 == "base" { base[++bases] = $2 }
      $1 == "own" { own[++owns] = $2 }
      END {
        for (o = 1; o <= owns; o++) for (b = 1; b <= bases; b++) for (k = (b > 1); k < 6; k++) {
          step = k < 5 ? k : 4.55
          line[++n] = ""
          for (c = 1; c <= 5; c += 2) line[n] = line[n] int((hex(substr(own[o], c, 2)) * (5 - step) + hex(substr(base[b], c, 2)) * step) / 5) " "
        }
        printf "P3\n%d 1\n255\n", n
        for (i = 1; i <= n; i++) print line[i]
      }'
}

if [ "$update" = --update ]; then
  command -v convert >/dev/null || { echo "--update needs ImageMagick (Debian: imagemagick)"; exit 2; }
  : >made.txt
fi

count=0
while read -r name width project words; do
  count=$((count + 1))
  # shellcheck disable=SC2086 # words are words
  (cd "$root/examples" && "$journey" render "$project" --today 2026-11-22 $words -o "$dir/$name.svg" 2>"$dir/err")
  sum=$(sha256sum <"$name.svg" | cut -d ' ' -f 1)
  old=$(grep "^$name.png " "$gallery/made.txt" | cut -d ' ' -f 2)
  [ "$update" = --update ] && echo "$name.png $sum" >>made.txt
  if [ "$update" = --update ] && { [ "$old" != "$sum" ] || [ ! -s "$gallery/$name.png" ]; }; then
    echo "drawing $name"
    # shellcheck disable=SC2086
    (cd "$root/examples" && "$journey" render "$project" --today 2026-11-22 $words -o "$dir/$name.png" 2>"$dir/err")
    palette "$name.svg" >palette.ppm
    convert "$name.png" -filter Mitchell -resize "${width}x" -dither None -remap palette.ppm -strip \
      -define png:compression-level=9 "png8:$gallery/$name.png"
  fi
  [ "$update" = --update ] || is "$name is what is drawn today" "$old" "$sum"
  if [ -s "$gallery/$name.png" ]; then ok "$name is there"; else bad "$name is not there"; fi
done < <(pictures)
if [ "$update" = --update ]; then
  cp made.txt "$gallery/made.txt"
  for picture in "$gallery"/*.png; do grep -q "^${picture##*/} " made.txt || rm "$picture"; done
fi

is "no picture is left over" "$(cd "$gallery" && ls ./*.png | wc -l)" "$count"
is "together they stay small" "$(cat "$gallery"/*.png | wc -c | awk '{ print $1 < 6000000 ? "yes" : $1 }')" yes
for picture in $(sed 's/ .*//' "$gallery/made.txt"); do
  grep -q "gallery/$picture" "$root/docs/gallery.md" "$root/README.md" || bad "$picture is shown on no page"
done
finish
