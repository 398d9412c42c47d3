; Indentation. Neovim reads @indent.begin, @indent.branch and @indent.end; Helix @indent and @outdent; each ignores the other's.

[
  (block)
  (stray_block)
] @indent.begin @indent

"}" @indent.branch @indent.end @outdent

; The lines of a long text stand under their key.
(property (text_line)) @indent.begin @indent
