#!/usr/bin/env bash
# The SVG as Chromium shows it, beside librsvg's picture of it and our own PNG: all views, both directions, two themes. And an SVG
# whose every text means harm, opened in Chromium: no script of it runs, nothing is asked of a network.
# Usage: JOURNEY=build/dev/journey tests/agree.sh
. "$(dirname "$0")/support/program.sh"
examples=$root/examples
for tool in chromium rsvg-convert compare identify; do
  command -v $tool >/dev/null || { echo "SKIPPED - $tool is not here"; exit 77; }
done
# fontconfig keeps what it read of its configuration; that is not a leak of ours.
printf 'leak:libfontconfig\nleak:libpango\nleak:libglib\n' >leaks
export LSAN_OPTIONS="suppressions=$dir/leaks:print_suppressions=0"
browser() {
  timeout 60 chromium --headless=new --no-sandbox --disable-gpu --disable-background-networking --hide-scrollbars \
    --force-device-scale-factor=1 --user-data-dir="$dir/profile" "$@" 2>/dev/null
}

# Pixels in a hundred thousand that differ by more than half of the range. Chromium hints nothing here but draws letters a little
# bolder than cairo: their edges give 20 to 110 of them on the examples (measured in all views). A card, a curve or a paragraph
# that one of them lacks gives thousands; what a single word gives, the PDF's test by words finds.
most=200
difference() {
  local pixels
  pixels=$(compare -metric AE -fuzz 50% "$1" "$2" null: 2>&1) || true
  echo "$pixels $3 $4" | awk '{ printf "%d", $1 * 100000 / ($2 * $3) }'
}

for theme in paper ink; do
  for map in retail:complaint retail-ar:شكوى; do
    for view in map blueprint emotions experience; do
      name="$map, $view, $theme"
      for format in svg png; do
        timeout 60 "$journey" render "$examples/${map%:*}" --journey "${map#*:}" --view $view --theme $theme -o a.$format 2>err
      done
      if grep -q 'built without' err; then echo "SKIPPED - this program was built without PNG and PDF"; exit 77; fi
      read -r w h < <(sed -n '1s/.* width="\([0-9]*\)" height="\([0-9]*\)".*/\1 \2/p' a.svg)
      rsvg-convert a.svg -o rsvg.png 2>err
      is "$name: librsvg opens it" "$?$(cat err)" 0
      rm -f chromium.png
      browser --window-size="$w,$h" --screenshot="$dir/chromium.png" "$dir/a.svg" >/dev/null
      is "$name: Chromium shows it in its size" "$(identify -format '%wx%h' chromium.png 2>&1)" "${w}x$h"
      is "$name: Chromium and librsvg agree" "$(difference chromium.png rsvg.png "$w" "$h" | awk -v most=$most '{ print $1 <= most ? "yes" : $1 }')" yes
      is "$name: Chromium and our PNG agree" "$(difference chromium.png a.png "$w" "$h" | awk -v most=$most '{ print $1 <= most ? "yes" : $1 }')" yes
    done
  done
done

# --- a photograph taken with the camera held in each of the eight ways: the same picture everywhere, and the one that was meant
mkdir turned
echo 'project p "P"' >turned/project.journey
echo 'journey j "J" { stage s "S" { touchpoint t "T" { image: "x.jpg" } } }' >turned/map.journey
convert -size 200x120 xc:red -fill blue -draw 'rectangle 0,0 60,50' -fill black -draw 'rectangle 150,80 199,119' -quality 95 -strip plain.jpg
for way in 1 2 3 4 5 6 7 8; do
  { # its Exif, behind the first two bytes
    head -c 2 plain.jpg
    printf '\xff\xe1\x00\x22Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x0'"$way"'\x00\x00\x00\x00\x00\x00'
    tail -c +3 plain.jpg
  } >turned/x.jpg
  cp turned/x.jpg exif.jpg
  for format in svg png pdf; do timeout 60 "$journey" render turned -o a.$format 2>err; done
  convert exif.jpg -auto-orient -strip -quality 95 turned/x.jpg
  timeout 60 "$journey" render turned -o wanted.png
  read -r w h < <(identify -format '%w %h' wanted.png)
  rsvg-convert a.svg -o rsvg.png
  browser --window-size="$w,$h" --screenshot="$dir/chromium.png" "$dir/a.svg" >/dev/null
  is "turned $way: the file is in it as it is" "$(grep -o 'base64,[^"]*' a.svg | cut -c8- | base64 -d | cmp - exif.jpg && echo untouched)" untouched
  for picture in a rsvg chromium; do
    is "turned $way: $picture.png shows it upright" "$(difference $picture.png wanted.png "$w" "$h" | awk -v most=$most '{ print $1 <= most ? "yes" : $1 }')" yes
  done
  if command -v pdftoppm >/dev/null; then
    pdftoppm -r 96 -png -singlefile -scale-to-x "$w" -scale-to-y "$h" a.pdf paper
    is "turned $way: the PDF shows it upright" "$(difference paper.png wanted.png "$w" "$h" | awk -v most=$most '{ print $1 <= most ? "yes" : $1 }')" yes
  else skip "turned $way in the PDF (poppler-utils)"; fi
done

# --- opened, nothing comes alive
python3 - >port 2>hits <<'P' &
import http.server, sys
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        print("asked for", self.path, file=sys.stderr, flush=True)
        self.send_response(204)
        self.end_headers()
    def log_message(self, *words): pass
server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
P
server=$!
trap 'kill $server 2>/dev/null; rm -rf "$dir"' EXIT
for _ in 1 2 3 4 5 6 7 8 9 10; do [ -s port ] && break; sleep 0.3; done
at=http://127.0.0.1:$(cat port)
run='document.documentElement.setAttribute(`data-ran`,1)'
{
  number=0
  echo 'persona p "P"'
  echo 'journey j "</title><script>'"$run"'</script>" { persona: p; scenario: "<img src='"$at"'/scenario onerror='"$run"'>"'
  while read -r payload; do
    number=$((number + 1))
    text=$(printf '%s' "$payload" | sed 's/\\/\\\\/g; s/"/\\"/g')
    echo "stage s$number \"$text\" { need: \"$text\"; touchpoint t$number \"$text\" { action: \"$text\"; thought: \"$text\"; note: \"$text\"
      emotion: +1 \"$text\"; pain: \"$text\" severity 4; image: \"$text\"; leaves: 10% \"$text\"; opportunity \"$text\" { about: \"$text\" } } }"
  done <<P
<script>$run</script>
</text><script>$run</script>
</svg><script>$run</script>
<svg onload="$run">
<image href="$at/image"/>
<image href="x" onerror="$run"/>
<use href="$at/use#x"/>
<a href="javascript:$run">x</a>
<foreignObject><iframe src="$at/frame"></iframe></foreignObject>
<style>@import url($at/style);</style>
<?xml-stylesheet href="$at/sheet"?>
]]><script>$run</script>
<!--<script>$run</script>-->
&lt;script&gt;$run&lt;/script&gt;
" onload="$run
' onload='$run
<animate attributeName="href" values="$at/animate"/>
<set attributeName="onload" to="$run"/>
<link xmlns="http://www.w3.org/1999/xhtml" rel="stylesheet" href="$at/link"/>
url($at/url)
P
  echo '}'
} >hostile.journey
for view in map experience blueprint; do
  timeout 60 "$journey" render hostile.journey --view $view --lanes all --index -o hostile.svg >/dev/null 2>&1 ||
    timeout 60 "$journey" render hostile.journey --view $view --index -o hostile.svg >/dev/null 2>&1
  browser --virtual-time-budget=3000 --dump-dom "file://$dir/hostile.svg" >dom
  has "$view: the hostile map is open" dom "$run"
  is "$view: nothing of it ran" "$(grep -c 'data-ran="1"' dom)" 0
  is "$view: nothing was asked for" "$(cat hits)" ""
done
# The trap works: a picture that is alive is found.
printf '<svg xmlns="http://www.w3.org/2000/svg" onload="%s"><image href="%s/alive"/></svg>' "$run" "$at" >alive.svg
browser --virtual-time-budget=3000 --dump-dom "file://$dir/alive.svg" >dom
has "one that is alive would be found: it runs" dom 'data-ran="1"'
has "and asks" hits "asked for /alive"
finish
