-- The language server, for vim.lsp.enable("journey"). It finds a file's project by itself; the root only says what
-- one running server looks after.

-- A journey as it stands in the buffer, in the browser: the lens "open preview".
local function preview(command, context)
	local client = assert(vim.lsp.get_client_by_id(context.client_id))
	local params = vim.tbl_extend("force", command.arguments[1], { format = "html" })
	client:request("journey/preview", params, function(problem, answer)
		if problem then
			return vim.notify(problem.message, vim.log.levels.WARN)
		end
		local path = vim.fn.tempname() .. ".html"
		vim.fn.writefile(vim.split(answer.content, "\n"), path)
		vim.ui.open(path)
	end, context.bufnr)
end

return {
	cmd = { "journey", "lsp" },
	filetypes = { "journey" },
	root_markers = { "project.journey", ".git" },
	commands = { ["journey.preview"] = preview },
}
