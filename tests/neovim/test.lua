-- Run by tests/neovim.sh in a headless Neovim, in a copy of examples/retail. Prints `ok - …` lines and a sum.
local passed, failed = 0, 0

local function check(name, good, seen)
	if good then
		passed = passed + 1
		print("ok - " .. name .. "\n")
	else
		failed = failed + 1
		print("not ok - " .. name .. ": " .. vim.inspect(seen) .. "\n")
	end
end

local function wait(what)
	return vim.wait(20000, what, 20)
end

-- The answer of the one server to a request about the current buffer at a line and column (from 0).
local function ask(method, line, column, more)
	local params = { textDocument = vim.lsp.util.make_text_document_params(0), position = { line = line, character = column } }
	local answers = vim.lsp.buf_request_sync(0, method, vim.tbl_extend("force", params, more or {}), 20000)
	for _, answer in pairs(answers or {}) do
		return answer.result
	end
end

local function find(text)
	for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
		local at = line:find(text, 1, true)
		if at then return number - 1, at - 1 end
	end
end

local function run()
	vim.cmd.edit("journeys/first-visit.journey")
	check("a journey file is known by its name", vim.bo.filetype == "journey", vim.bo.filetype)
	check("the server attaches", wait(function() return #vim.lsp.get_clients({ bufnr = 0 }) == 1 end), vim.lsp.get_clients())
	local client = vim.lsp.get_clients({ bufnr = 0 })[1]
	check("the root is the project's", client.root_dir == vim.fn.getcwd(), client.root_dir)

	local line, column = find("channel: store")
	vim.api.nvim_buf_set_text(0, line, column, line, column + 7, { "chanel" })
	local function misspelt()
		return vim.tbl_filter(function(d) return d.code == "unknown-key" end, vim.diagnostic.get(0))
	end
	check("a mistake is found as one types", wait(function() return #misspelt() == 1 end), vim.diagnostic.get(0))
	vim.api.nvim_win_set_cursor(0, { line + 1, column })
	vim.lsp.buf.code_action({ apply = true, filter = function(action) return action.kind == "quickfix" end })
	check("the quick fix mends it", wait(function()
		return vim.api.nvim_buf_get_lines(0, line, line + 1, false)[1]:find("channel: store", 1, true) ~= nil
	end), vim.api.nvim_buf_get_lines(0, line, line + 1, false))
	check("and the finding goes", wait(function() return #misspelt() == 0 end), misspelt())

	local hover = ask("textDocument/hover", line, column + 10)
	check("hover shows the channel's card", hover and hover.contents.value:find("channel `store`", 1, true), hover)
	local items = ask("textDocument/completion", line, column + 10)
	local labels = vim.tbl_map(function(item) return item.label end, items.items)
	check("completion offers the channels", vim.tbl_contains(labels, "store-staff"), labels)

	vim.api.nvim_win_set_cursor(0, { line + 1, column + 10 })
	vim.lsp.buf.rename("shop")
	check("rename changes this buffer", wait(function()
		return vim.api.nvim_buf_get_lines(0, line, line + 1, false)[1]:find("channel: shop", 1, true) ~= nil
	end), vim.api.nvim_buf_get_lines(0, line, line + 1, false))
	local other = vim.fn.bufnr("channels.journey")
	check("and the file that declares it", other > 0 and table.concat(vim.api.nvim_buf_get_lines(other, 0, -1, false), "\n"):find("channel shop", 1, true), other)

	local before = vim.api.nvim_buf_get_lines(0, 0, -1, false)
	vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.tbl_map(function(l) return "  " .. l end, before))
	vim.lsp.buf.format({ timeout_ms = 20000 })
	check("format gives the file its form again", vim.deep_equal(vim.api.nvim_buf_get_lines(0, 0, -1, false), before), "another text")

	local symbols = ask("textDocument/documentSymbol", 0, 0)
	check("the outline begins with the journey", symbols and symbols[1].children and symbols[1].children[1].kind == 3, symbols and symbols[1].name)
	check("tokens colour the text", wait(function()
		local tokens = vim.lsp.semantic_tokens.get_at_pos(0, line, column)
		return tokens and tokens[1] and tokens[1].type == "property"
	end), vim.lsp.semantic_tokens.get_at_pos(0, line, column))

	client:stop()
	check("the server ends when it is told to", wait(function() return client:is_stopped() end), client.id)
end

local good, problem = xpcall(run, debug.traceback)
if not good then check("the test runs to its end", false, problem) end
print(("%d passed, %d failed\n"):format(passed, failed))
vim.cmd(failed == 0 and "qall!" or "cquit!")
