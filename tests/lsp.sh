#!/usr/bin/env bash
# The language server: sessions whose whole replies are compared, the daily requests at every word of real maps, and
# random edits and messages.
#
#   JOURNEY=build/dev/journey tests/lsp.sh
#
# Every reply is read by the protocol's own model too, where PyPI's lsprotocol is installed.
set -u
export LC_ALL=C
unset JOURNEY_LANGUAGE
cd "$(dirname "$0")/.." || exit 2
journey=${JOURNEY:-build/release/journey}
if ! command -v python3 > /dev/null; then
  echo "[SKIP] the sessions need python3"
  exit 77
fi
status=0
PYTHONDONTWRITEBYTECODE=1 python3 tests/lsp/run.py "$journey" || status=1
find examples -name '*.journey' | sort | PYTHONDONTWRITEBYTECODE=1 xargs python3 tests/lsp/examples.py "$journey" || status=1
PYTHONDONTWRITEBYTECODE=1 python3 tests/lsp/random_edits.py "$journey" "${EDITS:-2500}" examples/retail/people.journey \
  examples/retail examples/cart-abandonment examples/retail-ar || status=1
PYTHONDONTWRITEBYTECODE=1 python3 tests/lsp/refactor.py "$journey" --most 4 examples/retail/journeys/first-visit.journey \
  examples/retail-ar/journeys/complaint.journey || status=1
PYTHONDONTWRITEBYTECODE=1 python3 tests/lsp/refactor.py "$journey" --crlf --most 4 examples/cart-abandonment/journeys/price-shock.journey || status=1
PYTHONDONTWRITEBYTECODE=1 python3 tests/lsp/refactor.py "$journey" --texts --most 3 examples/retail/journeys/first-visit.journey || status=1
PYTHONDONTWRITEBYTECODE=1 python3 tests/lsp/refactor.py "$journey" --joined --most 2 examples/retail/journeys/first-visit.journey || status=1
PYTHONDONTWRITEBYTECODE=1 python3 tests/lsp/mends.py "$journey" compiler/checks/rules || status=1
PYTHONDONTWRITEBYTECODE=1 python3 tests/lsp/random_actions.py "$journey" 40 examples/retail/journeys/return-visit.journey \
  examples/cart-abandonment/shop.journey || status=1
# With sanitizers memory says nothing, and is not looked at.
watch=--no-memory
nm "$journey" 2> /dev/null | grep -q __asan_init || watch=
PYTHONDONTWRITEBYTECODE=1 python3 tests/lsp/hostile.py "$journey" $watch || status=1
exit $status
