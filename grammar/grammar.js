/**
 * The journey language: customer journeys as text.
 *
 * Two decisions shape everything here:
 *
 * 1. Every text is a valid tree. There is no ERROR node to recover into: a stray character is a `stray`, an open quote an
 *    `unclosed_string`, a block may lack its `}`, a line that begins with no known word is an `unknown`. So a broken line
 *    damages itself and nothing around it, an edit never triggers error recovery (the slowest thing a parser does), and the
 *    compiler, which knows what may stand where, gives the one sentence that helps.
 * 2. The tree is flat: values stand side by side in their property. What is a head value, what a modifier and what a unit
 *    belongs to, is the schema's to say. Flat trees parse faster and take a third of the memory.
 *
 * Statements end at a newline or `;`. Kind words (`persona`, `stage` …) are keywords only where a statement begins, and
 * even there `goal: x` is a property.
 */

const KINDS = [
  'project', 'persona', 'channel', 'team', 'goal', 'kpi', 'source', 'competitor', 'framework', 'phase',
  'journey', 'stage', 'touchpoint', 'opportunity',
];
const BLOCKS = ['audit', 'as', 'lint', 'theme', 'build'];
const MODIFIERS = ['from', 'on', 'by', 'to', 'if', 'severity'];

// NO-BREAK SPACE and its kin, and the directional marks that keyboards and right-to-left editors leave behind, are blanks.
const BLANKS = ' \\t\\v\\f\\u00A0\\u061C\\u2000-\\u200A\\u200E\\u200F\\u202F\\u205F\\u3000\\uFEFF';

// No token may begin with a blank, not even `stray`: the lexer would then make it part of whichever token follows.
const INK = `[^\\r\\n${BLANKS}]`;

// A line's end, and all the empty lines behind it: as one token, for `text_line` has to look past them, and would look past
// the same lines again from each of them.
const LINE_END = `[\\r\\n][\\r\\n${BLANKS}]*`;

const NAME = /\p{L}[\p{L}\p{M}\p{Nd}_-]*/u;
const DIGIT = '[0-9\\u0660-\\u0669\\u06F0-\\u06F9]';

/** One to `n` of `item`, as siblings. */
const upTo = (n, item) => prec.right(n === 1 ? item : seq(item, optional(upTo(n - 1, item))));

/** One or more of `item`: the first `n` as siblings, so that a short list costs no node; the rest as a `repeat`. */
const oneOrMore = (n, item) => prec.right(n === 0 ? repeat1(item) : seq(item, optional(oneOrMore(n - 1, item))));

const values = $ => oneOrMore(4, $._value);

/** A kind word, then a name, a title, whatever else stands there, and a block: each may be missing. */
const declaration = ($, word) => prec.right(seq(
  word,
  choice(
    optional(alias($._rest_at_kind, $.rest)),
    seq(field('name', $._name), optional(alias($._rest_after_name, $.rest))),
    seq(field('name', $._name), field('title', $.string), optional($.rest)),
    seq(field('title', $.string), optional($.rest)),
  ),
  optional(field('body', $.block)),
));

/** A block with no name of its own: `audit` takes a date, `as` takes personas. */
const block = ($, word) => prec.right(seq(
  word,
  optional(alias($._rest_at_word, $.rest)),
  optional(field('body', $.block)),
));

const kindRules = Object.fromEntries(KINDS.map(kind => [kind, $ => declaration($, kind)]));

module.exports = grammar({
  name: 'journey',

  word: $ => $.name,

  extras: $ => [new RegExp(`[${BLANKS}]`), $.comment],

  rules: {
    source_file: $ => repeat($._file_lines),

    // Eight statements and line ends make two hidden nodes where a plain `repeat` makes eight.
    _file_lines: $ => upTo(8, $._file_item),
    _file_item: $ => choice($._item, alias('}', $.stray)),
    _lines: $ => upTo(8, $._item),
    _item: $ => choice($._statement, $._separator, '؛'),

    // The semicolon of right-to-left keyboards ends a statement too; it has a node, so that the compiler can mend it.
    _separator: _ => token(choice(new RegExp(LINE_END), ';')),

    _statement: $ => choice(
      ...KINDS.map(kind => $[kind]),
      $.audit,
      $.as,
      $.lint,
      $.theme,
      $.build,
      $.property,
      $.unknown,
      $.block,
      $.text_line,
    ),

    ...kindRules,

    audit: $ => block($, 'audit'),
    as: $ => block($, 'as'),
    lint: $ => block($, 'lint'),
    theme: $ => block($, 'theme'),
    build: $ => block($, 'build'),

    // `optional('}')`: a lost brace is the compiler's to mend, which knows what may stand where. Greedy, so a brace closes
    // the innermost block.
    block: $ => prec.right(seq('{', repeat($._lines), optional('}'))),

    property: $ => prec.right(seq(
      field('key', alias(choice($.name, ...KINDS, ...BLOCKS, ...MODIFIERS), $.key)),
      $._colon,
      optional(values($)),
      repeat($.text_line),
      optional(alias($.block, $.stray_block)),
    )),

    unknown: $ => prec.right(choice(
      seq(field('word', $.name), optional(alias($._rest_at_word, $.rest)), optional(field('body', $.block))),
      seq(choice($.modifier, $._first, $._colon), optional($.rest), optional(field('body', $.block))),
    )),

    // Values behind a declaration's name and title: legal for `audit` and `as`, else the compiler says what is wrong.
    rest: $ => prec.right(-1, values($)),

    // The same, where its first value would otherwise be something else: a colon makes a property, a name the declaration's
    // name, a string its title.
    _rest_at_word: $ => prec.right(-1, seq(choice($._name, $.modifier, $._first), optional(values($)))),
    _rest_at_kind: $ => prec.right(-1, seq(choice($.modifier, $._other), optional(values($)))),
    _rest_after_name: $ => prec.right(-1, seq(choice($._name, $.modifier, $._other, $._colon), optional(values($)))),

    _value: $ => choice($._name, $.modifier, $._first, $._colon),

    _colon: _ => choice(':', '：'),

    // What no property and no declaration can begin with.
    _first: $ => choice($.string, $._other),

    _other: $ => choice(
      $.unclosed_string, $.date, $.number, $.path, $.url, $.color, $.comparison,
      $.symbol, $.stray, alias($._nul, $.stray), ',', '،', '..',
    ),

    // Weaker than a key: `by: cx` is a property.
    modifier: _ => prec(-1, choice(...MODIFIERS)),

    name: _ => NAME,

    // Behind a statement's first word, kind words are names like any other: `tag: goal`, `stage source "…"`.
    _name: $ => choice($.name, ...[...KINDS, ...BLOCKS].map(word => alias(word, $.name))),

    // A dotted reference, without spaces: `look-around.showroom`.
    path: _ => token(/\p{L}[\p{L}\p{M}\p{Nd}_-]*(\.\p{L}[\p{L}\p{M}\p{Nd}_-]*)+/u),

    string: _ => token(choice(
      /"([^"\\\r\n]|\\[^\r\n])*"/,
      /[“”„]([^“”"\\\r\n]|\\[^\r\n])*[“”"]/,
      /«([^»\\\r\n]|\\[^\r\n])*»/,
    )),

    unclosed_string: _ => token(prec(-1, choice(
      /"([^"\\\r\n]|\\[^\r\n])*\\?/,
      /[“”„]([^“”"\\\r\n]|\\[^\r\n])*\\?/,
      /«([^»\\\r\n]|\\[^\r\n])*\\?/,
    ))),

    // Before `number`, which reads the same text: the first of equals wins, and `2026-06-305` is one number.
    date: _ => /[0-9]{4}-[0-9]{2}-[0-9]{2}/,

    // Numbers, dates and links are lexed wide and judged by the compiler, so that `2026-6-30`, `2,5%` or `12.500.000` is one
    // token with one finding and one mend, never three misread values.
    number: _ => token(new RegExp(`[+\\-−–]?${DIGIT}+([.,_/:٫٬'’\\-]${DIGIT}+)*[%٪‰\\p{Sc}]?`, 'u')),

    url: _ => token(prec(1, new RegExp(`([A-Za-z][A-Za-z0-9-]*(\\.[A-Za-z][A-Za-z0-9-]*)*:\\/\\/|mailto:${INK})${INK}*`))),

    color: _ => token(/#[\p{L}\p{Nd}]+/u),

    comparison: _ => token(choice('<=', '>=', '<', '>', '=', '==', '≤', '≥')),

    symbol: _ => token(/[%٪‰°\p{Sc}]/u),

    // One line of a long text. The line end before it is part of the token: only so can a property go on over line ends
    // without a scanner, and without looking further than one token.
    text_line: _ => token(new RegExp(`${LINE_END}\\|[^\\r\\n]*`)),

    // Elsewhere the generated lexer takes NUL for the end of the text.
    _nul: _ => token(prec(-1, /\x00/)),

    stray: _ => token(prec(-2, new RegExp(INK))),

    comment: _ => token(/\/\/[^\r\n]*/),
  },
});
