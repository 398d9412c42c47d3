; Where names are declared and where they are used. A file is one scope, and so is the block of each journey and each stage:
; stages are unique in their journey, touchpoints in their stage.

(source_file) @local.scope
(journey body: (block) @local.scope)
(stage body: (block) @local.scope)

(_ name: (name) @local.definition)

(property (name) @local.reference)
(as (rest (name) @local.reference))
