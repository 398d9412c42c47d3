#!/usr/bin/env bash
# PNG and PDF beside the SVG of the same map: the picture is the same but for the edges of letters, every word of it can be
# taken out of the PDF again, the same map gives the same bytes, and what cannot be drawn is said in words.
# Usage: JOURNEY=build/dev/journey tests/pixels.sh
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
journey=$(realpath "${JOURNEY:-$root/build/dev/journey}")
[ -x "$journey" ] || { echo "no program at $journey: set JOURNEY"; exit 2; }
dir=$(mktemp -d) || exit 2
trap 'rm -rf "$dir"' EXIT
unset SOURCE_DATE_EPOCH
# fontconfig keeps what it read of its configuration; that is not a leak of ours.
printf 'leak:libfontconfig\nleak:libpango\nleak:libglib\n' >"$dir/leaks"
export LSAN_OPTIONS="suppressions=$dir/leaks:print_suppressions=0"
passed=0 failed=0 skipped=0

ok() { passed=$((passed + 1)); echo "ok - $1"; }
bad() { failed=$((failed + 1)); echo "not ok - $1"; shift; printf '    %s\n' "$@"; }
skip() { skipped=$((skipped + 1)); echo "SKIPPED - $1"; }
is() { if [ "$2" = "$3" ]; then ok "$1"; else bad "$1" "expected: $3" "got: $2"; fi; }
has() { case $2 in *"$3"*) ok "$1" ;; *) bad "$1" "expected: $3" "in: $2" ;; esac; }
missing() { ! command -v "$1" >/dev/null; }
draw() { timeout 60 "$journey" render "$@" 2>"$dir/err" >"$dir/out"; }

cd "$root/examples" || exit 2
draw retail --journey first-visit -o "$dir/first.png"
if grep -q 'built without' "$dir/err"; then
  echo "this program was built without PNG and PDF (Debian: libcairo2-dev libpango1.0-dev)"
  exit 77
fi

# --- every example, in each format

# Runs of letters and runs of digits, one a line, each once. Marks that steer the direction are in none.
words() { LC_ALL=C.UTF-8 grep -oP '[\p{L}\p{M}]+|\p{N}+' | LC_ALL=C sort -u; }
svg_words() { sed -n 's/.*<text[^>]*>\(.*\)<\/text>.*/\1/p' "$1" | sed 's/&[a-z#0-9]*;/ /g' | words; }

# The words of the first list that are not in the second. Readers join what a hyphen parts at a line's end, so a part counts.
lost() { LC_ALL=C comm -23 "$1" "$2" | while read -r word; do grep -qF -- "$word" "$2" || printf '%s ' "$word"; done; }

# Pixels in a hundred thousand that differ by more than a third of the range.
difference() {
  local pixels
  pixels=$(compare -metric AE -fuzz 33% "$1" "$2" null: 2>&1) || true
  echo "$pixels $3" | awk '{ printf "%d\n", $1 * 100000 / $2 }'
}

for project in retail retail-id retail-ms retail-ar cart-abandonment; do
  for format in svg png pdf; do draw $project --format $format -o "$dir/$project/"; is "$project: $format" "$?$(cat "$dir/err")" 0; done
  for svg in "$dir/$project"/*.svg; do
    file=${svg%.svg} name=$project/$(basename "${svg%.svg}")
    size=$(sed -n '1s/.* width="\([0-9]*\)" height="\([0-9]*\)".*/\1x\2/p' "$svg")
    if missing rsvg-convert || missing compare; then
      skip "$name: the PNG beside librsvg's (rsvg-convert and ImageMagick)"
    else
      rsvg-convert "$svg" -o "$dir/other.png"
      is "$name: as large as the SVG" "$(identify -format '%wx%h' "$file.png")" "$size"
      is "$name: the picture librsvg makes of the SVG" \
        "$(difference "$file.png" "$dir/other.png" "$((${size%x*} * ${size#*x}))" | awk '{ print $1 <= 10 ? "same" : $1 }')" same
    fi
    if missing pdftotext; then
      skip "$name: the PDF's text (poppler-utils)"
    else
      svg_words "$svg" >"$dir/wanted"
      pdftotext "$file.pdf" - | words >"$dir/got"
      is "$name: $(wc -l <"$dir/wanted") words of the picture are in the PDF" "$(lost "$dir/wanted" "$dir/got")" ""
      is "$name: one page" "$(pdfinfo "$file.pdf" | awk '$1 == "Pages:" { print $2 }')" 1
      has "$name: its page is the picture at 96 dots an inch" "$(pdfinfo "$file.pdf")" \
        "$(echo "$size" | awk -Fx '{ printf "%g x %g pts", $1 * 0.75, $2 * 0.75 }')"
    fi
  done
done

# --- the other views: every word of the picture is in the PDF (test_views.c: what a view claims is in its picture)
mkdir "$dir/blueprint" "$dir/experience" "$dir/emotions"
for project in retail retail-id retail-ms retail-ar cart-abandonment; do
  for view in blueprint experience emotions; do
    for format in svg pdf; do draw $project --view $view --format $format -o "$dir/$view/$project/"; done
    if missing pdftotext; then skip "$view of $project: the PDF's text (poppler-utils)"; continue; fi
    for svg in "$dir/$view/$project"/*.svg; do
      svg_words "$svg" >"$dir/wanted"
      pdftotext "${svg%.svg}.pdf" - | words >"$dir/got"
      is "$view of $project/$(basename "${svg%.svg}"): $(wc -l <"$dir/wanted") words of the picture are in the PDF" "$(lost "$dir/wanted" "$dir/got")" ""
    done
  done
done

# --- the PDF is the same picture: what makes Arabic searchable leaves no ink
mkdir "$dir/ink"
echo 'project ink "Ink" { language: ar }' >"$dir/ink/project.journey"
echo 'persona p "P"
journey j "رقمًا لا الأولى إلى الأطفال ومؤثّرة" { persona: p; stage s "الأولى لا درجًا" { touchpoint t "الأولى لا درجًا" } }' >"$dir/ink/j.journey"
if missing pdftocairo || missing compare; then
  skip "the PDF beside the PNG (poppler-utils and ImageMagick)"
else
  draw "$dir/ink" --scale 4 -o "$dir/ink.png"
  draw "$dir/ink" -o "$dir/ink.pdf"
  pdftocairo -r 384 -png -singlefile "$dir/ink.pdf" "$dir/ink-pdf"
  pixels=$(identify -format '%[fx:w*h]' "$dir/ink.png")
  is "the PDF is the picture that the PNG is" \
    "$(difference "$dir/ink.png" "$dir/ink-pdf.png" "$pixels" | awk '{ print $1 <= 40 ? "same" : $1 }')" same
fi

# --- the same bytes everywhere
for format in png pdf; do
  draw retail --journey complaint --format $format -o "$dir/one"
  (cd "$dir" && LC_ALL=C.UTF-8 LANG=de_DE.UTF-8 LANGUAGE=ja TZ=Asia/Tokyo draw "$root/examples/retail" --journey complaint --format $format -o two)
  is "$format: the same bytes from elsewhere" "$(cmp "$dir/one" "$dir/two" 2>&1)" ""
done
if ! missing pdfinfo; then
  about=$(pdfinfo "$dir/two")
  has "the PDF has the map's title" "$about" "Title:           "
  case $about in *Date:*) bad "a PDF has no date unless it is told" "$about" ;; *) ok "a PDF has no date unless it is told" ;; esac
  SOURCE_DATE_EPOCH=1790000000 TZ=UTC draw retail --journey complaint -o "$dir/dated.pdf"
  has "SOURCE_DATE_EPOCH dates it" "$(TZ=UTC pdfinfo "$dir/dated.pdf")" "Mon Sep 21 14:13:20 2026"
  pdftotext "$dir/retail-ar/شكوى.pdf" - >"$dir/arabic"
  # Marks, and ligatures of lam, in their order: what a reader's search looks for.
  for word in الأطفال رقمًا إلى العملاء والجدّان; do has "Arabic is found: $word" "$(cat "$dir/arabic")" "$word"; done
fi
SOURCE_DATE_EPOCH=soon draw retail --journey complaint -o "$dir/dated.pdf"
is "a date that is none exits 2" $? 2

# --- scale, themes, pipes
if ! missing identify; then
  draw retail --journey complaint --scale 2 -o "$dir/large.png"
  is "--scale 2 is twice as wide and high" "$(identify -format '%wx%h' "$dir/large.png")" \
    "$(identify -format '%[fx:w*2]x%[fx:h*2]' "$dir/retail/complaint.png")"
  for theme in paper:255,255,255 ink:15,18,22 contrast:255,255,255 print:255,255,255; do
    draw retail --journey complaint --theme ${theme%:*} -o "$dir/theme.png"
    is "theme ${theme%:*}" "$(convert "$dir/theme.png" -crop 1x1+0+0 -depth 8 rgb:- | od -An -tu1 | tr -s ' ' , | sed 's/^,//')" "${theme#*:}"
  done
  is "a PNG into a pipe" "$("$journey" render retail --journey complaint --format png 2>/dev/null | identify -format '%m' -)" PNG
fi
draw retail --journey complaint --scale 5 -o "$dir/x.png"
is "--scale 5 exits 2" $? 2

# --- paper
for map in retail:first-visit:a3-landscape:A3 retail-ar:شكوى:a4-landscape:A4 retail:complaint:letter:letter; do
  IFS=: read -r project told paper size <<<"$map"
  draw $project --journey "$told" --page $paper -o "$dir/paper.pdf"
  is "$project on $paper" "$?$(cat "$dir/err")" 0
  if missing pdftotext; then skip "$project on $paper: its pages (poppler-utils)"; continue; fi
  pages=$(pdfinfo "$dir/paper.pdf" | awk '$1 == "Pages:" { print $2 }')
  has "its pages are $size" "$(pdfinfo "$dir/paper.pdf")" "pts ($size)"
  case $project in retail-ar) of=من on="يتبع في الصفحة" ;; *) of=of on="Continued on page" ;; esac
  numbered=0 continued=
  for page in $(seq "$pages"); do
    words=$(pdftotext -f "$page" -l "$page" "$dir/paper.pdf" - | LC_ALL=C sed 's,\xe2\x80[\xaa-\xae],,g; s,\xe2\x81[\xa6-\xa9],,g')
    grep -qE "(^|[^0-9])$page ?$of ?$pages([^0-9]|\$)|(^|[^0-9])$pages ?$of ?$page([^0-9]|\$)" <<<"$words" && numbered=$((numbered + 1))
    grep -qF "$on" <<<"$words" && continued+=" $page"
  done
  is "each of its $pages pages has its number" "$numbered" "$pages"
  has "it says where it goes on" "$continued" " "
  svg_words "$dir/$project/$told.svg" >"$dir/wanted"
  pdftotext "$dir/paper.pdf" - | words >"$dir/got"
  is "nothing of the picture is lost between the pages" "$(lost "$dir/wanted" "$dir/got")" ""
  rm -f "$dir"/paper*.png
  draw $project --journey "$told" --page $paper -o "$dir/paper.png"
  is "as many PNG files as pages" "$(ls "$dir"/paper-*.png | wc -l)" "$pages"
  is "and they are named in order" "$(ls "$dir/paper-1.png" "$dir/paper-$pages.png" | wc -l)" 2
  missing identify || is "of the paper's size" "$(identify -format '%w' "$dir/paper-1.png") $(pdfinfo "$dir/paper.pdf" | awk '/^Page size/ { print $3 }')" \
    "$(identify -format '%w' "$dir/paper-1.png" | awk -v points="$(pdfinfo "$dir/paper.pdf" | awk '/^Page size/ { print $3 }')" \
      '{ d = $1 * 0.75 - points; print $1, (d > -1 && d < 1) ? points : "is another size" }')"
done
draw retail --journey first-visit --channel store --lanes touchpoints,doing,expects,pains,audits --theme print --page a4 -o "$dir/floor.pdf"
is "a sheet to walk the floor with" "$?$(cat "$dir/err")" 0
if missing pdftotext; then skip "the floor's sheet (poppler-utils)"; else
  is "is two pages" "$(pdfinfo "$dir/floor.pdf" | awk '$1 == "Pages:" { print $2 }')" 2
  floor=$(pdftotext -layout -f 2 -l 2 "$dir/floor.pdf" -)
  for words in "Looks around" "Walks through the showroom" "No sign on parking level 2" "14 Apr 2026"; do has "and its second says what is there: $words" "$floor" "$words"; done
  is "and not what is elsewhere" "$(grep -c "Eleven minutes" <<<"$floor")" 0
fi
draw retail --journey complaint --page a4 --format png
is "several pages on standard output exit 2" $? 2
has "and are said in words" "$(cat "$dir/err")" "pages, a file each: add -o FILE"
draw retail --journey complaint --page a4 -o "$dir/x.svg"
is "a format without pages exits 2" $? 2
has "and is said in words" "$(cat "$dir/err")" "--page is for pdf and png"

# --- what cannot be drawn is said, and nothing is left behind
long() { # words in each title
  echo 'persona p "P"'
  echo 'journey long "Long" { persona: p'
  for stage in $(seq 60); do
    echo "stage s$stage \"Stage $stage\" { touchpoint t$stage \"$(printf 'word %.0s' $(seq "$1"))\" { } }"
  done
  echo '}'
}
long 400 >"$dir/long.journey"
draw "$dir/long.journey" --scale 4 -o "$dir/long.png"
is "too many pixels exit 2" $? 2
has "and are said in words" "$(cat "$dir/err")" "pixels, more than the 268 million that fit: choose a smaller --scale, or draw PDF or SVG"
long 1500 >"$dir/long.journey"
draw "$dir/long.journey" --scale 4 -o "$dir/long.png"
is "too large a PNG exits 2" $? 2
has "and is said in words" "$(cat "$dir/err")" "no side can have more than 32,767: choose a smaller --scale, or draw PDF or SVG"
is "and no file" "$(ls "$dir/long.png" 2>/dev/null)" ""
draw "$dir/long.journey" -o "$dir/long.pdf"
is "the PDF of it is drawn" "$(head -c 5 "$dir/long.pdf")" "%PDF-"

mkdir "$dir/none"
: >"$dir/none/libcairo.so.2"
for format in png pdf; do
  LD_LIBRARY_PATH=$dir/none draw retail --journey complaint --format $format -o "$dir/none.$format"
  is "$format without cairo exits 2" $? 2
  has "$format without cairo: words" "$(cat "$dir/err")" "PNG and PDF need libcairo2 and libpangocairo-1.0-0: install them"
done
LD_LIBRARY_PATH=$dir/none draw retail --journey complaint -o "$dir/none.svg"
is "svg needs no cairo" $? 0
printf '<?xml version="1.0"?><fontconfig><dir>%s/none</dir></fontconfig>\n' "$dir" >"$dir/fonts.conf"
FONTCONFIG_FILE=$dir/fonts.conf draw retail --journey complaint -o "$dir/none.png"
is "without a font exits 2" $? 2
has "without a font: words" "$(cat "$dir/err")" "install fonts-noto-core"

# --- fonts: the folders that the system names, none of its rules
rule='<match target="pattern"><test name="family"><string>Noto Sans</string></test><edit name="family" mode="assign" binding="strong"><string>DejaVu Serif</string></edit></match>'
printf '<?xml version="1.0"?><fontconfig><dir>/usr/share/fonts</dir>%s</fontconfig>\n' "$rule" >"$dir/rules.conf"
printf '<?xml version="1.0"?><fontconfig><dir>/usr/share/fonts</dir><include>%s/rules.conf</include></fontconfig>\n' "$dir" >"$dir/main.conf"
printf '<?xml version="1.0"?><fontconfig><include>%s/rules.conf</include></fontconfig>\n' "$dir" >"$dir/only.conf"

# Emoji are pictures of one size, which are to be scaled to that of the text.
emoji=$(fc-list -f '%{file}\n' ':color=true' 2>/dev/null | grep -im1 emoji)
if [ -n "$emoji" ] && ! missing convert; then
  echo 'persona p "P"
journey j "🎉 Glad" { persona: p; stage s "S" { touchpoint t "T" { } } }' >"$dir/emoji.journey"
  draw "$dir/emoji.journey" -o "$dir/emoji.png"
  is "emoji are as large as their text: nothing of them reaches the map's edge" \
    "$(convert "$dir/emoji.png" -crop x40+0+0 +repage -format '%[fx:minima]' info:)" 1
else
  skip "emoji as large as their text (fonts-noto-color-emoji, ImageMagick)"
fi

# Letters that no font has: the file is written, and it is said once what to install.
regular=$(fc-match -f '%{file}' 'Noto Sans' 2>/dev/null)
if [ -n "$regular" ] && mkdir "$dir/single" "$dir/unseen" && cp "$regular" "$dir/single"; then
  printf '<?xml version="1.0"?><fontconfig><dir>%s/single</dir><cachedir>%s/single</cachedir></fontconfig>\n' "$dir" "$dir" >"$dir/single.conf"
  echo 'persona p "P"
journey j "ราคา" { persona: p; stage s "ราคา" { touchpoint t "價 ราคา 價 ✅" { action: "&#xE000;" } } }
journey k "Plain" { persona: p; stage s "ราคา" { touchpoint t "Plain" { } } }' | sed 's/&#xE000;/\xEE\x80\x80/' >"$dir/unseen/map.journey"
  for format in png pdf; do
    FONTCONFIG_FILE=$dir/single.conf draw "$dir/unseen" --format $format -o "$dir/unseen/"
    is "$format of letters that no font has is drawn" "$?$(ls "$dir/unseen/j.$format" "$dir/unseen/k.$format" | wc -l)" 02
    grep -v '^Fontconfig' "$dir/err" >"$dir/notes"
    is "$format: each letter is named once, with what to install" "$(grep -o '`.*' "$dir/notes")" \
"\`j\`: no font here has the letters \`ราค\`, so that boxes are drawn for them: install \`fonts-noto-core\` and draw again
\`j\`: no font here has the letters \`價\`, so that boxes are drawn for them: install \`fonts-noto-cjk\` and draw again
\`j\`: no font here has the letters \`✅\`, so that boxes are drawn for them: install \`fonts-noto-color-emoji\` and draw again
\`j\`: no font here has the private characters \`U+E000\`, so that boxes are drawn for them: install the font that they were made for, or write something else"
  done
  FONTCONFIG_FILE=$dir/single.conf draw "$dir/unseen" --journey k --format svg -o "$dir/unseen/k.svg"
  is "an SVG needs no font" "$?$(cat "$dir/err")" 0
else
  skip "letters that no font has (fontconfig, fonts-noto-core)"
fi
draw retail --journey complaint -o "$dir/fonts.png"
for file in main only; do
  FONTCONFIG_FILE=$dir/$file.conf draw retail --journey complaint -o "$dir/ruled.png"
  is "rules of an included file change nothing ($file.conf)" "$?$(cmp "$dir/fonts.png" "$dir/ruled.png" 2>&1)" 0
done
if strace -o /dev/null true 2>/dev/null; then
  ASAN_OPTIONS=detect_leaks=0 strace -f -e trace=openat -o "$dir/opened" "$journey" render retail --journey complaint -o "$dir/x.png"
  is "of the system's files the main one is read" "$(grep -c '/fonts\.conf"' "$dir/opened") $(grep -cE 'conf\.(d|avail)' "$dir/opened")" "1 0"
else
  skip "of the system's files the main one is read (strace)"
fi
is "check loads neither cairo nor Pango" "$(LD_DEBUG=files "$journey" check retail 2>&1 | grep -cE 'libcairo|libpango')" 0
is "nor does an SVG" "$(LD_DEBUG=files "$journey" render retail --journey complaint 2>&1 >/dev/null | grep -cE 'libcairo|libpango')" 0

# --- texts that want to be something else
{
  echo 'persona p "P"'
  echo 'journey hostile "<script>alert(1)</script> & \"(x)\" \\) /JS (app.alert(1))" { persona: p'
  printf 'stage s "\\\\ ) endstream %%%%EOF \342\200\256reversed\342\200\256 \342\201\246 \001\002 \377\376" { touchpoint t "javascript:alert(1) \360\237\230\200 \342\200\250 e\314\201 \331\204\331\216\330\247 %s" } }\n' \
    "$(printf '\314\201%.0s' $(seq 2000))"
} >"$dir/hostile.journey"
for format in png pdf; do
  draw "$dir/hostile.journey" --format $format -o "$dir/hostile.$format"
  is "hostile texts as $format" "$([ $? -le 1 ] && grep -vE '^note: |^journey: note: ' "$dir/err")" ""
done
if ! missing pdfinfo; then
  is "its PDF runs nothing" "$(pdfinfo "$dir/hostile.pdf" | awk '$1 == "JavaScript:" { print $2 }')" no
  is "its PDF refers to nothing" "$(pdfinfo -url "$dir/hostile.pdf" | grep -c ://)" 0
  has "its PDF says it all" "$(pdftotext "$dir/hostile.pdf" - | tr '\n' ' ')" "alert(1)"
fi

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
