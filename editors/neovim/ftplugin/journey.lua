-- What an editor has to know of the text itself; all else comes from the language server.
vim.bo.commentstring = "// %s"
vim.bo.comments = "://"
vim.bo.expandtab = true
vim.bo.shiftwidth = 2
vim.bo.softtabstop = 2
vim.opt_local.iskeyword:append("-") -- names may hold hyphens
if vim.lsp.foldexpr then
	vim.wo[0][0].foldexpr = "v:lua.vim.lsp.foldexpr()" -- for whoever sets foldmethod=expr
end

-- Colours and the like from the grammar, where its parser is built: see README.md.
if vim.treesitter.language.add("journey") then
	vim.treesitter.start(0, "journey")
end
