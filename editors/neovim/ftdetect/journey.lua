-- Files of the journey language.
vim.filetype.add({ extension = { journey = "journey" } })
