; Symbols, for outlines and for jumping to them. Kinds are mapped to the words that tools know.

(project name: (name) @name) @definition.module
(journey name: (name) @name) @definition.module
(framework name: (name) @name) @definition.module
(persona name: (name) @name) @definition.class
(stage name: (name) @name) @definition.class
(touchpoint name: (name) @name) @definition.method
(channel name: (name) @name) @definition.type
(team name: (name) @name) @definition.type
(source name: (name) @name) @definition.type
(competitor name: (name) @name) @definition.type
(goal name: (name) @name) @definition.constant
(kpi name: (name) @name) @definition.constant
(phase name: (name) @name) @definition.constant
(opportunity name: (name) @name) @definition.constant

; A declaration without a name is known by its title.
(project !name title: (string) @name) @definition.module
(journey !name title: (string) @name) @definition.module
(framework !name title: (string) @name) @definition.module
(persona !name title: (string) @name) @definition.class
(stage !name title: (string) @name) @definition.class
(touchpoint !name title: (string) @name) @definition.method
(channel !name title: (string) @name) @definition.type
(team !name title: (string) @name) @definition.type
(source !name title: (string) @name) @definition.type
(competitor !name title: (string) @name) @definition.type
(goal !name title: (string) @name) @definition.constant
(kpi !name title: (string) @name) @definition.constant
(phase !name title: (string) @name) @definition.constant
(opportunity !name title: (string) @name) @definition.constant

; Names and dotted references among the values; some of them are plain words (`medium: digital`), which no tool finds.
(property (name) @name) @reference.type
(property (path) @name) @reference.type
(as (rest (name) @name)) @reference.type
