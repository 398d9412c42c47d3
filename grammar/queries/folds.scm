; What an editor may fold away.

(block) @fold
(stray_block) @fold
(comment)+ @fold
(property (text_line)) @fold
