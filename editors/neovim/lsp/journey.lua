-- The language server, for vim.lsp.enable("journey"). It finds a file's project by itself; the root only says what
-- one running server looks after.
return {
	cmd = { "journey", "lsp" },
	filetypes = { "journey" },
	root_markers = { "project.journey", ".git" },
}
