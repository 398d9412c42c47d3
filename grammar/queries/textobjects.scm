; Things to select, move over and swap: `…outer` and `…inner` for Neovim, `…around` and `…inside` for Helix.
; A class is a declaration, a function a touchpoint, an assignment a property, a parameter one value.

[
  (project) (persona) (channel) (team) (goal) (kpi) (source) (competitor) (framework) (phase) (journey) (stage) (opportunity)
] @class.outer @class.around

([
  (project) (persona) (channel) (team) (goal) (kpi) (source) (competitor) (framework) (phase) (journey) (stage) (opportunity)
]
  body: (block) @class.inner @class.inside)

(touchpoint) @function.outer @function.around
(touchpoint body: (block) @function.inner @function.inside)

[(audit) (as) (lint) (theme) (build)] @block.outer @block.around
(_ body: (block) @block.inner @block.inside)

(property) @assignment.outer @entry.around
(property key: (key) @assignment.lhs)
(property
  [(name) (string) (number) (date) (path) (url) (color) (text_line)] @assignment.rhs @entry.inside)
(property [(name) (string) (number) (date) (path) (url) (color)] @parameter.inner @parameter.inside @parameter.outer @parameter.around)
(as (rest (_) @parameter.inner @parameter.inside @parameter.outer @parameter.around))

(comment) @comment.outer @comment.inside
(comment)+ @comment.around
