#!/usr/bin/env bash
# The program as people and hooks meet it: exit codes, streams, hostile files, files replaced whole or not at all.
# Usage: JOURNEY=build/dev/journey tests/cli.sh
# shellcheck source=tests/support/program.sh
. "$(dirname "$0")/support/program.sh"

clean='persona maria "Maria" { age: 34; need: "See it first" from talks; goal: "A lamp"; habit: "Reads"; job: "Find a lamp" }
channel store "The store" { medium: physical; owner: sales }
channel talk "Word of mouth" { medium: person; control: indirect }
team sales "Sales"
source talks "Interviews" { method: interview; date: 2026-01-10 }
goal back "They come back" { kpi: returns }
kpi returns "Returns" { unit: %; target: >= 40% by 2030-12-31; measured: 45% on 2026-06-30 from talks; measures: customer }
journey visit "A visit" {
  persona: maria
  scenario: "Her lamp broke"
  state: current
  owner: sales
  goal: back
  review: quarterly from 2026-07-01 by sales
  stage before "Before" { touchpoint hears "Hears of it" { channel: talk; emotion: 0 "Curious"; action: "Listens" } }
  stage during "During" { touchpoint sees "Sees it" { channel: store; emotion: +1 "Glad"; action: "Looks" } }
  stage after "After" { touchpoint thanks "Is thanked" { channel: store; emotion: +2 "Proud"; action: "Reads" } }
}'
printf '%s\n' "$clean" >clean.journey
sed 's/persona: maria/persona: mariaa/' clean.journey >broken.journey
sed '/scenario:/d' clean.journey >warns.journey

# --- exit codes and what they depend on
run 0 "a clean file exits 0" check clean.journey
has "a clean file is counted" out "in 1 file"
run 1 "an error exits 1" check broken.journey
has "the report names rule, message" out 'error[unknown-name]: '
has "the report names the place" out ' --> broken.journey:9:12'
has "the line is quoted" out '9 |   persona: mariaa'
has "the mark is under it" out '  |            ^^^^^^'
has "help is offered" out 'did you mean `maria`?'
run 0 "a warning exits 0" check warns.journey
has "the warning is shown" out 'warning[missing-scenario]'
run 1 "--fail-on warning exits 1 for it" check --fail-on warning warns.journey
run 1 "--fail-on=info exits 1" check --fail-on=info warns.journey
run 0 "--fail-on off exits 0 for an error" check --fail-on off broken.journey
run 2 "a missing file exits 2" check nope.journey
has "and is named" err 'journey: cannot read `nope.journey`: No such file or directory'
run 2 "a missing file beside a good one exits 2" check nope.journey clean.journey
has "the good one is checked all the same" out "in 1 file"
run 2 "no command exits 2"
run 2 "an unknown command exits 2" chekc
has "and the nearest is offered" err 'did you mean `check`?'
run 2 "an unknown option exits 2" check --fromat json
has "and the nearest is offered" err 'did you mean `--format`?'
run 2 "a bad choice exits 2" check --format xml
has "and the choices are listed" err 'choose `text`, `concise`, `json`'
run 2 "a day that is none exits 2" check --today 2026-02-30 clean.journey
run 2 "an option without its value exits 2" check --format
run 2 "a flag with a value exits 2" check --info=yes clean.journey
cp clean.journey ./--info
run 0 "-- ends the options" check -- --info
rm -- --info
SOURCE_DATE_EPOCH=tomorrow run 2 "a bad SOURCE_DATE_EPOCH exits 2" check clean.journey

# --- which rules, and how seriously
run 1 "--select leaves only the rules named" check --select unknown-name --format concise broken.journey
is "that one" "$(cut -d' ' -f2 out | sort -u)" 'error[unknown-name]'
run 0 "a group may be selected" check --select frame --format concise warns.journey
is "its rules alone speak" "$(cut -d' ' -f2 out | sort -u)" 'warning[missing-scenario]'
run 0 "--ignore leaves a rule out" check --ignore=unknown-name,frame broken.journey
hasnt "that one" out 'unknown-name'
run 1 "--ignore of a group spares a rule selected by name" check --select unknown-name --ignore file broken.journey
run 0 "--ignore of a rule counts more than its group selected" check --select file --ignore unknown-name broken.journey
run 1 "--severity makes a rule an error" check --severity missing-scenario=error warns.journey
has "and says so" out 'error[missing-scenario]'
run 0 "--severity of a group, comma lists, several times" check --severity file=info --severity frame=off,numbers=info --format concise broken.journey
is "the finding is an info" "$(grep unknown-name out | cut -d' ' -f2)" 'info[unknown-name]'
run 0 "a rule that is off is on when it is selected" check --select missing-bounds clean.journey
has "as a warning" out 'warning[missing-bounds]'
run 2 "an unknown rule exits 2" check --select missing-scenari clean.journey
has "and the nearest is offered" err 'did you mean `missing-scenario`?'
run 2 "an unknown group to ignore exits 2" check --ignore framme clean.journey
has "and the nearest is offered" err 'did you mean `frame`?'
run 2 "an unknown level exits 2" check --severity frame=fatal clean.journey
run 2 "a severity without a level exits 2" check --severity frame clean.journey
run 2 "no name exits 2" check --select= clean.journey

# --- help and version
run 0 "help lists the commands" help
for command in check render help version; do has "help names $command" out "  $command"; done
run 0 "help of a command" help check
has "help of check names its options" out '--fail-on error|warning|info|off'
run 0 "--help anywhere" render x --help
has "help of render names -o" out '-o, --output FILE'
run 0 "--version" --version
has "the version is a number" out 'journey 0.'

# --- standard input
timeout 5 "$journey" check - <broken.journey >out 2>err
is "standard input is checked" $? 1
has "it has a name" out ' --> <stdin>:9:12'
mkdir -p shop/journeys
printf 'project shop "Shop" { language-version: 1 }\n' >shop/project.journey
printf '%s\n' "$clean" | sed -n '1,7p' >shop/things.journey
printf '%s\n' "$clean" | sed -n '8,$p' >shop/journeys/visit.journey
sed 's/persona: maria/persona: mariaa/' shop/journeys/visit.journey | timeout 5 "$journey" check - --stdin-filename shop/journeys/visit.journey >out 2>err
is "standard input stands in for a file of its project" $? 1
hasnt "names of the project's other files are known" out '`store`'
has "its path is shown" out ' --> shop/journeys/visit.journey:2:12'
printf 'channel web "Web" { medium: digital }\n' | timeout 5 "$journey" check - --stdin-filename shop/new/file.journey >out 2>err
is "the file need not exist" $? 0
has "it is part of the project" out "in 1 file"

# --- projects, and what is shown
run 0 "a project is checked whole" check shop
has "all its files are counted" out "in 3 files"
sed -i 's/persona: maria/persona: mariaa/' shop/journeys/visit.journey
run 0 "findings elsewhere do not fail a file" check shop/things.journey
has "but are told of" out "elsewhere in the project"
run 1 "--whole-project shows them, and fails" check --whole-project shop/things.journey
has "by their path" out ' --> shop/journeys/visit.journey:'
run 1 "they fail the folder" check shop/journeys
(cd shop/journeys && timeout 5 "$journey" check visit.journey) >out 2>err
has "paths are shown as typed" out ' --> visit.journey:2:12'
has "and others as seen from here" out ' --> ../things.journey:1:'
run 1 "a file named twice is shown once" check shop shop/journeys/visit.journey shop/journeys
is "and counted once" "$(grep -c 'unknown-name' out)" 1
mkdir -p shop/.drafts
cp broken.journey shop/.drafts/x.journey
run 0 "a file its project leaves out is not checked" check shop/.drafts/x.journey
has "and that is said" err 'is no part of its project'
cp clean.journey notes.txt
run 0 "a file by another name is checked when it is named" check notes.txt
mkdir -p many/a many/b
cp shop/project.journey many/a/
cp shop/things.journey many/a/
cp broken.journey many/b/loose.journey
run 1 "a folder of projects and loose files is checked" check many
has "each of them" out 'many/b/loose.journey:9:12'
has "each of them is counted" out 'in 3 files'
mkdir -p "empty folder"
run 0 "an empty folder is no error" check "empty folder"
has "but is told of" err 'there is no `.journey` file in `empty folder`'
mkdir -p "a b/رحلة"
cp broken.journey "a b/رحلة/زيارة أولى.journey"
run 1 "blanks and Arabic letters in paths" check "a b"
has "are shown as they are" out ' --> a b/رحلة/زيارة أولى.journey:9:12'

# --- the world
mkfifo pipe.journey
run 2 "a pipe given as a file exits 2 at once" check pipe.journey
has "and says why" err 'neither a file nor a folder'
mkdir -p pipes && mkfifo pipes/p.journey && cp shop/project.journey pipes/
run 1 "a pipe in a project is a finding, not a wait" check pipes
run 2 "a device exits 2" check /dev/null
mkdir -p x.journey && cp broken.journey x.journey/inside.journey
run 1 "a folder called x.journey is a folder" check x.journey
has "its files are checked" out ' --> x.journey/inside.journey:9:12'
mkdir -p folders/x.journey && cp shop/project.journey folders/
run 0 "a folder called x.journey in a project" check folders
ln -s loop2.journey loop1.journey && ln -s loop1.journey loop2.journey
run 2 "a loop of links exits 2" check loop1.journey
mkdir -p loops/a && cp shop/project.journey loops/ && ln -s .. loops/a/up && ln -s a.journey loops/a.journey
run 0 "loops of links in a project are passed over" check loops
mkdir -p outside && cp shop/project.journey outside/ && ln -s ../shop/things.journey outside/things.journey
sed 's/mariaa/maria/' shop/journeys/visit.journey >outside/visit.journey
run 1 "a link out of the project is not followed" check outside
has "its names are unknown" out 'error[unknown-name]'
printf 'persona a "A\0B" {\n}\n' >nul.journey
run 1 "NUL bytes are a finding" check nul.journey
has "by name" out 'error[invalid-encoding]'
printf 'persona a "\377\376" {\n}\n' >latin.journey
run 1 "bytes that are not UTF-8 are a finding" check latin.journey
head -c 9000000 /dev/zero | tr '\0' 'a' >big.journey
run 1 "a file of 9 MB is a finding" check big.journey
has "by name" out 'error[too-large]'
timeout 20 "$journey" check - <big.journey >out 2>err
is "and so on standard input" "$?$(grep -c 'too-large' out)" 11
if [ $rights = yes ]; then
  cp clean.journey secret.journey && chmod 000 secret.journey
  run_as_nobody 2 "a file that may not be read exits 2" check secret.journey
  has "and says so" err 'Permission denied'
  mkdir -p locked && chmod 000 locked
  run_as_nobody 2 "a folder that may not be read exits 2" check locked
  mkdir -p partly && cp shop/project.journey partly/ && cp secret.journey partly/ && chmod 000 partly/secret.journey
  run_as_nobody 1 "in a project it is a finding" check partly
else
  skip "files that may not be read (root reads all, and there is no setpriv)"
fi
sed 's/$/\r/' broken.journey >crlf.journey
run 1 "CRLF changes no verdict" check crlf.journey
has "nor place" out ' --> crlf.journey:9:12'
is "and no carriage return is printed" "$(tr -cd '\r' <out | wc -c)" 0
{ printf '\357\273\277'; cat broken.journey; } >bom.journey
run 1 "a byte order mark changes no verdict" check bom.journey

# --- nothing of a file commands the terminal
printf 'persona a "\033]0;x\007 \302\233 \342\200\256 b" { nope: 1 }\n' >esc.journey
cp esc.journey "$(printf 'e\033[31m.journey')"
run 1 "hostile text is checked" check esc.journey "$(printf 'e\033[31m.journey')"
is "no control character is printed" "$(LC_ALL=C tr -d '\n\040-\176\200-\377' <out | wc -c)" 0
hasnt "no bidi override is printed" out "$(printf '\342\200\256')"
hasnt "no C1 control is printed" out "$(printf '\302\233')"
has "they are spelt out" out '\u{1B}'
run 1 "nor in JSON" check --format json esc.journey "$(printf 'e\033[31m.journey')"
is "no control character in JSON" "$(LC_ALL=C tr -d '\n\040-\176\200-\377' <out | wc -c)" 0
hasnt "no bidi override in JSON" out "$(printf '\342\200\256')"
run 2 "nor in complaints" check "$(printf 'nope\033[31m')"
is "no control character in complaints" "$(LC_ALL=C tr -d '\n\040-\176\200-\377' <err | wc -c)" 0
rm "$(printf 'e\033[31m.journey')"

# --- JSON
run 1 "JSON of a broken file" check --format json broken.journey
if command -v python3 >/dev/null; then
  is "JSON is read by another reader" "$(python3 -c 'import json; r = json.load(open("out")); f = [f for f in r["findings"] if f["mend"]][0]
print(r["version"], f["rule"], f["range"]["start"]["line"], f["range"]["start"]["column"], r["summary"]["errors"] >= 1, r["summary"]["fails"])')" \
    "1 unknown-name 9 12 True True"
  python3 -c 'import json; t = open("broken.journey", "rb").read(); f = [f for f in json.load(open("out"))["findings"] if f["mend"]][0]
assert t[f["range"]["start"]["offset"]:f["range"]["end"]["offset"]] == b"mariaa"
e = f["mend"]["edits"][0]; s, t2 = e["range"]["start"]["offset"], e["range"]["end"]["offset"]
open("mended.journey", "wb").write(t[:s] + e["text"].encode() + t[t2:])'
  is "the mend of the JSON gives the original back" "$(cmp mended.journey clean.journey && echo same)" same
else
  skip "JSON read by another reader (no python3)"
fi
run 0 "JSON of a clean file" check --format json clean.journey
has "its findings are a list" out '"findings":['
run 2 "JSON of a missing file is still an object" check --format json nope.journey
has "with a summary" out '"summary":{'

# --- colours
run 1 "no colours in a file" check broken.journey
hasnt "none at all" out "$(printf '\033')"
run 1 "colours when asked" check --color always broken.journey
has "there they are" out "$(printf '\033[1;31merror')"
if script -qec true /dev/null </dev/null >/dev/null 2>&1; then
  terminal() { script -qec "$1 '$journey' check broken.journey" /dev/null </dev/null >out 2>&1; }
  terminal ""
  has "colours on a terminal" out "$(printf '\033[1;31merror')"
  terminal "env NO_COLOR=1"
  hasnt "none with NO_COLOR" out "$(printf '\033[1;31merror')"
  terminal "env TERM=dumb"
  hasnt "none with TERM=dumb" out "$(printf '\033[1;31merror')"
  terminal "env NO_COLOR="
  has "an empty NO_COLOR does not count" out "$(printf '\033[1;31merror')"
else
  skip "colours on a terminal (no script, or no terminal to be had)"
fi

# --- output that cannot be written
"$journey" check clean.journey >&- 2>err
is "closed standard output exits 2" $? 2
has "and says so" err 'cannot write to standard output'
"$journey" help >&- 2>/dev/null
is "for help too" $? 2
"$journey" check broken.journey >&- 2>&-
is "all streams closed" $? 2
if [ -w /dev/full ]; then
  "$journey" check clean.journey >/dev/full 2>err
  is "a full disk exits 2" $? 2
  has "and says so" err 'No space left'
  "$journey" render clean.journey >/dev/full 2>err
  is "a full disk under render exits 2" $? 2
fi
for i in $(seq 3000); do echo "nonsense-$i"; done >long.journey
{ "$journey" check long.journey 2>err; echo $? >code; } | head -1 >/dev/null
is "a reader that goes away exits 2" "$(cat code)" 2

# --- render
run 0 "render draws to standard output" render clean.journey
has "an SVG" out '<svg'
cp out first.svg
LC_ALL=C TZ=Asia/Tokyo run 0 "render in another locale and zone" render clean.journey
is "gives the same bytes" "$(cmp out first.svg && echo same)" same
run 0 "render to a file" render clean.journey -o map.svg
is "gives the same bytes" "$(cmp map.svg first.svg && echo same)" same
is "and prints nothing" "$(cat out err | wc -c)" 0
run 0 "the name says the format" render clean.journey -omap.html
has "a page" map.html '<html'
run 0 "--format says it louder" render clean.journey --format html -o map2.svg
has "a page" map2.svg '<html'
run 2 "a name without a format exits 2" render clean.journey -o map.bmp
run 2 "no map exits 2" render
run 2 "two maps exit 2" render clean.journey broken.journey
run 2 "a missing map exits 2" render nope.journey
run 2 "a map without a journey exits 2" render shop/things.journey
has "and says so" err 'there is no journey in'
run 1 "a broken map is drawn, and exits 1" render broken.journey -o broken.svg
has "with a note" err 'note: 1 error in what is drawn'
has "and a picture" broken.svg '<svg'
{ cat clean.journey; sed -n '8,$p' clean.journey | sed 's/journey visit "A visit"/journey second "A second"/'; } >two.journey
run 2 "a format that is none" render clean.journey --format pgn
has "the nearest is offered" err 'did you mean `png`?'
run 2 "several formats need a folder" render clean.journey --format svg,md
run 0 "several formats, several times" render clean.journey --format svg,md --format txt -o formats/
is "each has its file" "$(cat out)" "$(printf 'formats/visit.svg\nformats/visit.md\nformats/visit.txt')"
run 0 "--list-formats needs no map" render --list-formats
cp out list
for format in svg html png pdf txt md; do has "it lists $format" list "$format"; done
run 0 "-o - is standard output" render clean.journey --format md -o -
has "a heading" out '# A visit'
run 0 "text keeps to --width" render clean.journey --format txt --width 40
is "no line is wider" "$(LC_ALL=C.UTF-8 wc -L <out)" 40
is "and is 80 wide when nothing says how wide" "$("$journey" render clean.journey --format txt | LC_ALL=C.UTF-8 wc -L)" 80
is "no colours in a pipe" "$("$journey" render clean.journey --format txt | grep -c "$(printf '\033')")" 0
run 0 "colours when asked for" render clean.journey --format txt --color always
has "bold" out "$(printf '\033[1m')"
if command -v script >/dev/null; then
  script -qec "stty cols 60; '$journey' render clean.journey" /dev/null </dev/null 2>/dev/null | tr -d '\r' | sed 's/\x1b\[[0-9;]*m//g' >tty
  has "a terminal gets text" tty '┌─ 1.1'
  is "in its own width" "$(LC_ALL=C.UTF-8 wc -L <tty)" 60
fi
run 2 "several journeys need a choice" render two.journey
has "which lists them" err '`visit`, `second`'
run 0 "--journey chooses" render two.journey --journey second
has "that one" out 'A second'
run 2 "a journey that is not there" render two.journey --journey third
run 0 "a folder gets all" render two.journey -o maps/
is "the files are listed" "$(cat out)" "$(printf 'maps/visit.svg\nmaps/second.svg')"
is "and there" "$(ls maps)" "$(printf 'second.svg\nvisit.svg')"
run 0 "--list-views needs no map" render --list-views
cp out list
for view in map blueprint experience emotions; do
  has "it lists $view" list "$view"
  run 0 "$view is drawn" render clean.journey --view $view -o one-$view.svg
done
has "a blueprint says so" one-blueprint.svg 'Service blueprint'
is "no view is the map" "$("$journey" render clean.journey | cmp - one-map.svg && echo same)" same
run 2 "a view that is not there" render clean.journey --view bluprint
has "is named" err 'bluprint'
run 2 "several views need a folder" render clean.journey --view map --view emotions
run 0 "and get one" render two.journey --view map --view emotions -o views/
is "with the view in the names" "$(cat out)" "$(printf 'views/%s.svg\n' visit visit.emotions second second.emotions)"
timeout 5 "$journey" render - <clean.journey >out 2>err
is "render reads standard input" $? 0
SOURCE_DATE_EPOCH=2000000000 run 0 "render knows no clock" render clean.journey
is "whatever the environment says" "$(cmp out first.svg && echo same)" same

# --- files are replaced whole or not at all
mkdir -p atomic && cd atomic || exit 2
cp ../clean.journey ../out . 
echo old >map.svg && chmod 640 map.svg
run 0 "an old file is replaced" render clean.journey -o map.svg
is "its mode is kept" "$(stat -c %a map.svg)" 640
(umask 027 && "$journey" render clean.journey -o fresh.svg)
is "a fresh file gets the mode of the umask" "$(stat -c %a fresh.svg)" 640
mkdir -p target && echo old >target/real.svg && ln -s target/real.svg link.svg
run 0 "a link is written through" render clean.journey -o link.svg
is "and stays a link" "$(readlink link.svg)" target/real.svg
has "to the new picture" target/real.svg '<svg'
ln -s target/new.svg dangling.svg
run 0 "a link to nothing yet" render clean.journey -o dangling.svg
has "makes its target" target/new.svg '<svg'
ln -s loop-b.svg loop-a.svg && ln -s loop-a.svg loop-b.svg
run 2 "a loop of links exits 2" render clean.journey -o loop-a.svg
mkfifo nobody.svg
run 2 "a pipe that nobody reads exits 2" render clean.journey -o nobody.svg
run 2 "a folder that is not there exits 2" render clean.journey -o nowhere/map.svg
mkdir -p is-a-folder.svg
run 0 "a folder called x.svg gets all journeys" render clean.journey -o is-a-folder.svg
run 0 "a device is written to" render clean.journey -o /dev/null
is "and stays a device" "$(stat -c %F /dev/null)" "character special file"
echo old >full.svg
(ulimit -f 4; "$journey" render clean.journey -o full.svg 2>err)
is "a file that may not grow exits 2" $? 2
is "the old bytes stay" "$(cat full.svg)" old
if [ -w /dev/full ] && command -v strace >/dev/null && strace -o /dev/null true 2>/dev/null; then
  for fault in write:error=ENOSPC fsync:error=EIO rename:error=EACCES fchmod:error=EPERM; do
    ASAN_OPTIONS=detect_leaks=0 strace -f -o /dev/null -e "inject=$fault" "$journey" render clean.journey -o full.svg 2>err
    is "$fault exits 2 and keeps the old bytes" "$? $(cat full.svg)" "2 old"
  done
else
  skip "faults by strace"
fi
if [ $rights = yes ]; then
  chmod 777 . && echo old >readonly.svg && chmod 444 readonly.svg
  run_as_nobody 2 "a read-only file stays" render clean.journey -o readonly.svg
  is "with its old bytes" "$(cat readonly.svg)" old
  mkdir -p closed && echo old >closed/map.svg && chmod 666 closed/map.svg && chmod 555 closed
  run_as_nobody 2 "in a read-only folder nothing is replaced" render clean.journey -o closed/map.svg
  is "and the old bytes stay" "$(cat closed/map.svg)" old
else
  skip "read-only files (root writes all, and there is no setpriv)"
fi
is "no temporary file is left" "$(find . -name '.journey-*' | wc -l)" 0
echo old >killed.svg
whole=0
for i in $(seq 30); do
  "$journey" render clean.journey -o killed.svg & pid=$!
  sleep "0.00$((i % 10))"
  kill -9 $pid 2>/dev/null
  wait $pid 2>/dev/null
  if [ "$(cat killed.svg)" = old ] || cmp -s killed.svg fresh.svg; then whole=$((whole + 1)); fi
done 2>/dev/null
is "killed at any moment: the old bytes or the new" $whole 30

finish
