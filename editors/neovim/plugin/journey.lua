-- Starts the language server with the first journey file. Set vim.g.journey_no_lsp to start it yourself.
if vim.lsp.enable and not vim.g.journey_no_lsp then
	vim.lsp.enable("journey")
end
