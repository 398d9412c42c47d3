; Colours. Capture names are those of nvim-treesitter and of tree-sitter's own list; a later pattern wins over an earlier.

(comment) @comment

; `// allow RULE: reason` and `// allow-file RULE: reason` speak to the checker.
((comment) @keyword.directive
  (#match? @keyword.directive "^//[ \t]*allow(-file)?[ \t]"))

; ---- values ----

(string) @string
(text_line) @string
(number) @number
(date) @string.special
(url) @string.special.url
(color) @string.special
(path) @variable
(name) @variable
(symbol) @operator
(comparison) @operator
".." @operator
(modifier) @keyword.operator

; `3 days`, `1_200 IDR`
(property
  (number)
  .
  (name) @type.builtin)

; A list after a number is no unit: `importance: 4, why`.
(property
  (number)
  .
  ["," "،"]
  .
  (name) @variable)

; What `lint` sets a rule to
(lint
  body: (block
    (property
      (name) @constant.builtin)))

; ---- declarations ----

[
  "project"
  "persona"
  "channel"
  "team"
  "goal"
  "kpi"
  "source"
  "competitor"
  "framework"
  "phase"
  "journey"
  "stage"
  "touchpoint"
  "opportunity"
] @keyword.type

[
  "audit"
  "as"
  "lint"
  "theme"
  "build"
] @keyword

(_ name: (name) @type)
(as (rest (name) @type))

(_ title: (string) @markup.heading)
(journey title: (string) @markup.heading.1)
(stage title: (string) @markup.heading.2)
(touchpoint title: (string) @markup.heading.3)

(property key: (key) @property)

; ---- punctuation ----

["{" "}"] @punctuation.bracket
[":" "：" "," "،" "؛"] @punctuation.delimiter

; ---- what the compiler will speak about ----

(unclosed_string) @comment.error
(stray) @comment.error
(unknown word: (name) @comment.error)
(stray_block ["{" "}"] @comment.error)
(source_file (text_line) @comment.error)
(block (text_line) @comment.error)
