#!/usr/bin/env bash
# `journey fmt` as people and hooks meet it: exit codes, streams, differences, and that no file is ever lost: killed at any
# moment, on a full disk, in a closed folder.
# Usage: JOURNEY=build/dev/journey tests/fmt.sh     JOURNEY_KILLS=1000 kills it more often
# shellcheck source=tests/support/program.sh
. "$(dirname "$0")/support/program.sh"

cat >sloppy.src <<'END'
persona maria   "Maria"{   // the planner
    age :34;  need: "See it first"


    prefers: store ,phone
}
channel store { medium: physical;owner: sales }
team sales "Sales"
END
cat >formed.src <<'END'
persona maria "Maria" { // the planner
  age: 34
  need: "See it first"

  prefers: store, phone
}
channel store { medium: physical; owner: sales }
team sales "Sales"
END
printf 'persona maria {\n    age: 34\n' >torn.src

# --- files
cp sloppy.src map.journey
run 0 "a file is formatted" fmt map.journey
same "and has its form" map.journey formed.src
has "and is named" out 'formatted map.journey'
run 0 "a file in form is left alone" fmt map.journey
has "and counted" out '1 file in form already'
inode=$(stat -c %i map.journey)
run 0 "a file in form is not written" fmt map.journey
is "so it is the same file" "$(stat -c %i map.journey)" "$inode"
cp torn.src torn.journey
run 1 "a file that cannot be read with certainty exits 1" fmt torn.journey
same "and keeps its bytes" torn.journey torn.src
has "with its place" err '`torn.journey` is left as it is, for line 1'
has "and the reason" err 'is not closed'
cp sloppy.src map.journey
run 1 "the others are formatted all the same" fmt torn.journey map.journey
same "as they should be" map.journey formed.src
has "both are counted" out '1 file formatted, 1 file left alone'
run 2 "a missing file exits 2" fmt nope.journey
run 2 "an unknown option exits 2" fmt --chekc
has "and the nearest is offered" err 'did you mean `--check`?'
run 0 "help tells of the options" fmt --help
has "of --diff too" out '--diff'
printf 'persona a "\377" {\n  }\n' >latin.journey
cp latin.journey latin.src
run 1 "bytes that are not UTF-8 exit 1" fmt latin.journey
same "and stay" latin.journey latin.src
head -c 9000000 /dev/zero | tr '\0' 'a' >big.journey
run 1 "a file of 9 MB exits 1" fmt big.journey
is "and stays" "$(stat -c %s big.journey)" 9000000
rm big.journey

# --- projects
mkdir -p shop/maps shop/.hidden "shop/a b" shop/node_modules
printf 'project shop "Shop" { language-version: 1; ignore: "drafts/**" }\n' >shop/project.journey
for place in maps .hidden "a b" node_modules; do cp sloppy.src "shop/$place/رحلة.journey"; done
mkdir shop/drafts && cp sloppy.src shop/drafts/d.journey
run 0 "a project is formatted" fmt shop
same "its files" shop/maps/رحلة.journey formed.src
same "in folders with blanks" "shop/a b/رحلة.journey" formed.src
same "hidden folders are passed over" shop/.hidden/رحلة.journey sloppy.src
same "and node_modules" shop/node_modules/رحلة.journey sloppy.src
same "and what the project ignores" shop/drafts/d.journey sloppy.src
run 0 "a file that its project leaves out is not formatted" fmt shop/drafts/d.journey shop/.hidden/رحلة.journey
is "which is said of each" "$(grep -c 'is no part of its project' err)" 2
same "and it stays" shop/drafts/d.journey sloppy.src
cp sloppy.src shop/maps/رحلة.journey
cp sloppy.src "shop/a b/رحلة.journey"
run 0 "only what is named is formatted" fmt shop/maps
same "not the rest of the project" "shop/a b/رحلة.journey" sloppy.src
(cd shop && "$journey" fmt) >out 2>err
is "without a path, the current folder is" "$?" 0
same "all of it" "shop/a b/رحلة.journey" formed.src

# --- --check and --diff
cp sloppy.src map.journey
run 1 "--check exits 1 for a file that would change" fmt --check map.journey
same "and writes nothing" map.journey sloppy.src
has "but names it" out 'would format map.journey'
run 0 "--check exits 0 for a file in form" fmt --check shop
run 1 "--diff exits 1 for a file that would change" fmt --diff map.journey
same "and writes nothing" map.journey sloppy.src
has "the difference has a header" out '+++ map.journey'
has "and what goes" out '-    prefers: store ,phone'
if command -v patch >/dev/null; then
  cp out change.diff
  patch -s -p0 <change.diff && same "patch takes the difference" map.journey formed.src
  mkdir -p "with blank" && cp sloppy.src "with blank/m.journey" && truncate -s -1 "with blank/m.journey"
  run 1 "a difference of a file with a blank in its name, without a line end" fmt --diff "with blank/m.journey"
  cp out change.diff
  patch -s -p0 <change.diff && same "patch takes it too" "with blank/m.journey" formed.src
else
  skip "differences read by patch (there is none)"
fi
printf 'team a "\033]0;x\007 b"  {\n}\n' >esc.journey
if command -v script >/dev/null; then
  script -qec "'$journey' fmt --diff esc.journey" /dev/null </dev/null >out 2>&1
  is "on a terminal a difference commands nothing" "$(tr -cd '\033\007' <out | wc -c)" 0
else
  skip "a difference on a terminal (no script)"
fi

# --- streams
"$journey" fmt - <sloppy.src >out 2>err
is "a stream is formatted" $? 0
same "to standard output" out formed.src
"$journey" fmt - <formed.src >out 2>err
is "a stream in form passes through" $? 0
same "as it is" out formed.src
"$journey" fmt - --stdin-filename a/b.journey <torn.src >out 2>err
is "a stream that is not certain exits 1" $? 1
same "and passes through as it is" out torn.src
has "under its name" err '`a/b.journey` is left as it is'
"$journey" fmt --stdin-filename a/b.journey --diff <sloppy.src >out 2>err
is "a difference of a stream" $? 1
has "has its name" out '--- a/b.journey'
"$journey" fmt --check - <sloppy.src >out 2>err
is "--check of a stream" "$? $(wc -c <out)" "1 0"
"$journey" fmt - <latin.src >out 2>err
is "a stream that is no UTF-8 exits 1" $? 1
same "and passes through" out latin.src
run 2 "a stream and files do not go together" fmt - map.journey
if [ -w /dev/full ]; then
  "$journey" fmt - <sloppy.src >/dev/full 2>err
  is "a full disk under standard output exits 2" $? 2
fi
"$journey" fmt - <sloppy.src >&- 2>err
is "a closed standard output exits 2" $? 2

# --- what is kept
sed 's/$/\r/' sloppy.src >crlf.journey
sed 's/$/\r/' formed.src >crlf.src
run 0 "a CRLF file is formatted" fmt crlf.journey
same "and stays one" crlf.journey crlf.src
{ printf '\357\273\277'; cat sloppy.src; } >bom.journey
{ printf '\357\273\277'; cat formed.src; } >bom.src
run 0 "a file with a byte order mark is formatted" fmt bom.journey
same "and keeps it" bom.journey bom.src
cp sloppy.src map.journey && chmod 751 map.journey
run 0 "a file with a mode" fmt map.journey
is "keeps it" "$(stat -c %a map.journey)" 751
mkdir -p real && cp sloppy.src real/map.journey && ln -sf real/map.journey link.journey
run 0 "a symbolic link is followed" fmt link.journey
is "and stays one" "$(readlink link.journey)" real/map.journey
same "its target is formatted" real/map.journey formed.src
: >empty.journey
run 0 "an empty file" fmt empty.journey
is "stays empty" "$(wc -c <empty.journey)" 0
run 0 "the examples have their form" fmt --check "$root/examples"

# --- no file is lost
cp sloppy.src map.journey
(ulimit -f 0; trap '' XFSZ; "$journey" fmt map.journey >out.pipe 2>&1) 2>/dev/null
is "a file that may not grow exits 2" $? 2
same "the old bytes stay" map.journey sloppy.src
rm -f out.pipe
if command -v strace >/dev/null && strace -o /dev/null true 2>/dev/null; then
  for fault in write:error=ENOSPC:when=1 fsync:error=EIO fsync:error=ENOSPC rename:error=EACCES fchmod:error=EPERM; do
    ASAN_OPTIONS=detect_leaks=0 strace -f -o /dev/null -e "inject=$fault" "$journey" fmt map.journey >out 2>err
    is "$fault exits 2" $? 2
    same "$fault keeps the old bytes" map.journey sloppy.src
    has "$fault is said" err 'cannot write `map.journey`'
  done
else
  skip "faults by strace (it is not there, or may not trace)"
fi
if [ $rights = yes ]; then
  chmod 777 . && chmod 444 map.journey
  run_as_nobody 2 "a read-only file exits 2" fmt map.journey
  same "and keeps its bytes" map.journey sloppy.src
  mkdir -p closed && cp sloppy.src closed/map.journey && chmod 666 closed/map.journey && chmod 555 closed
  run_as_nobody 2 "a read-only folder exits 2" fmt closed/map.journey
  same "and its file keeps its bytes" closed/map.journey sloppy.src
  chmod 644 map.journey
  chmod 000 latin.journey
  run_as_nobody 2 "a file that may not be read exits 2" fmt latin.journey
  chmod 755 .
else
  skip "read-only files (root writes all, and there is no setpriv)"
fi
is "no temporary file is left" "$(find . -name '.journey-*' | wc -l)" 0

mkdir killed
kills=${JOURNEY_KILLS:-100}
for name in a b c d e f; do cp sloppy.src killed/$name.journey; done
# How long a run takes, so that the kills fall into it.
start=$(date +%s%N)
"$journey" fmt killed >/dev/null
length=$((($(date +%s%N) - start) / 1000))
whole=0 changed=0
for i in $(seq "$kills"); do
  for name in a b c d e f; do cp sloppy.src killed/$name.journey; done
  "$journey" fmt killed >/dev/null 2>&1 & pid=$!
  sleep "$(printf '0.%06d' $((length * (i % 50) / 50 % 1000000)))"
  kill -9 $pid 2>/dev/null
  wait $pid 2>/dev/null
  good=0
  for name in a b c d e f; do
    if cmp -s killed/$name.journey formed.src; then good=$((good + 1)); changed=$((changed + 1))
    elif cmp -s killed/$name.journey sloppy.src; then good=$((good + 1)); fi
  done
  [ $good -eq 6 ] && whole=$((whole + 1))
done 2>/dev/null
is "killed at any moment, each file has its old bytes or its new" $whole "$kills"
if [ $changed -gt 0 ] && [ $changed -lt $((kills * 6)) ]; then ok "the kills fell into the work ($changed of $((kills * 6)) files were formatted before)"
else bad "the kills fell into the work" "$changed of $((kills * 6)) files were formatted"; fi
rm -f killed/.journey-*
cp sloppy.src killed/a.journey
dead=$(sh -c 'echo $$')
for name in ".journey-$dead-0.tmp" ".journey-$$-0.tmp" ".journey-$dead-0.tmp.txt" ".journey-0$dead-0.tmp" ".journey-$dead-x.tmp"; do
  echo left >"killed/$name" && touch -d '1 hour ago' "killed/$name"
done
ln -s a.journey "killed/.journey-$dead-1.tmp" && touch -h -d '1 hour ago' "killed/.journey-$dead-1.tmp"
mkdir "killed/.journey-$dead-2.tmp"
echo left >"killed/.journey-$dead-3.tmp"
run 0 "a file is written where killed runs left theirs" fmt killed/a.journey
is "the old one of a dead process goes; of a living one, a young one, a link, a folder, other names stay" \
  "$(cd killed && ls -d .journey-* | sed "s/$dead/DEAD/; s/$$/LIVING/" | LC_ALL=C sort | paste -sd' ')" \
  ".journey-0DEAD-0.tmp .journey-DEAD-0.tmp.txt .journey-DEAD-1.tmp .journey-DEAD-2.tmp .journey-DEAD-3.tmp .journey-DEAD-x.tmp .journey-LIVING-0.tmp"
rm -rf killed/.journey-*
run 0 "what a killed run left behind is in nobody's way" fmt killed
is "every file has its form in the end" "$(for f in killed/*.journey; do cmp -s "$f" formed.src && echo; done | wc -l)" 6

finish
