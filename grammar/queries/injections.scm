; Other languages within: only what a grammar for comments finds in them (links, names of people).

((comment) @injection.content
  (#set! injection.language "comment"))
