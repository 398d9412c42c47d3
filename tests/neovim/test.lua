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

local skipped = 0

-- The names of what the grammar's queries see at a place.
local function captures(row, column)
	return vim.tbl_map(function(c) return c.capture end, vim.treesitter.get_captures_at_pos(0, row, column))
end

-- Colours, from a parser that was built of the grammar.
local function colours()
	vim.cmd.edit("people.journey")
	if not pcall(vim.treesitter.get_parser, 0, "journey") then
		skipped = skipped + 1
		print("[SKIP] the grammar's parser could not be built: no captures\n")
		return
	end
	vim.treesitter.get_parser(0, "journey"):parse(true)
	check("the grammar's colours are on", vim.treesitter.highlighter.active[vim.api.nvim_get_current_buf()] ~= nil, "no highlighter")
	local wanted = {
		{ "persona maria", 0, "keyword.type" }, { "persona maria", 8, "type" }, { '"Maria, the careful planner"', 1, "markup.heading" },
		{ "age: 34", 0, "property" }, { "age: 34", 3, "punctuation.delimiter" }, { "age: 34", 5, "number" }, { "//", 0, "comment" },
		{ "from interviews", 0, "keyword.operator" }, { "from interviews", 5, "variable" },
	}
	for _, want in ipairs(wanted) do
		local row, at = find(want[1])
		local seen = row and captures(row, at + want[2]) or "nowhere"
		check(("`%s` at %d is @%s"):format(want[1], want[2], want[3]), row and vim.tbl_contains(seen, want[3]), seen)
	end
	vim.cmd.edit("journeys/first-visit.journey")
	vim.treesitter.get_parser(0, "journey"):parse(true)
	for _, pair in ipairs({ { '"First visit to', "markup.heading.1" }, { '"Hears about it"', "markup.heading.2" },
		{ "allow unmet", "keyword.directive" }, { "emotion: -1", "property" }, { "| Maria and Budi", "string" } }) do
		local text, want = pair[1], pair[2]
		local row, at = find(text)
		local seen = row and captures(row, at + 1) or "nowhere"
		check(("`%s` is @%s"):format(text, want), row and vim.tbl_contains(seen, want), seen)
	end
end

-- What is shown beside the text.
local function beside()
	vim.lsp.inlay_hint.enable(true, { bufnr = 0 })
	check("hints are shown", wait(function() return #vim.lsp.inlay_hint.get({ bufnr = 0 }) > 0 end), vim.lsp.inlay_hint.get({ bufnr = 0 }))
	vim.lsp.codelens.refresh({ bufnr = 0 })
	check("lenses are shown", wait(function() return #vim.lsp.codelens.get(0) > 0 end), vim.lsp.codelens.get(0))
	vim.wo.foldmethod = "expr"
	local line = find("stage hears-about-it")
	check("a stage folds", wait(function()
		vim.wo.foldlevel = 0
		return vim.fn.foldlevel(line + 2) >= 2
	end), line and vim.fn.foldlevel(line + 2))
	vim.wo.foldmethod = "manual"
end

-- A refactoring, whose edit comes when it is chosen; and a range.
local function refactor()
	local line, column = find("opportunity \"Answer every review\"")
	vim.api.nvim_win_set_cursor(0, { line + 1, column })
	vim.lsp.buf.code_action({ apply = true, filter = function(action) return action.title:find("give this opportunity the name", 1, true) end })
	local function named()
		return vim.api.nvim_buf_get_lines(0, line, line + 1, false)[1]:find('opportunity answer-every-review "Answer every review"', 1, true)
	end
	check("a refactoring is made", wait(named), vim.api.nvim_buf_get_lines(0, line, line + 1, false))
	vim.api.nvim_buf_set_lines(0, line + 1, line + 1, false, { "   status:idea", "   impact:1" })
	vim.lsp.buf.format({ timeout_ms = 20000, range = { start = { line + 2, 0 }, ["end"] = { line + 2, 14 } } })
	check("a range is formatted, and nothing else", vim.deep_equal(vim.api.nvim_buf_get_lines(0, line + 1, line + 3, false),
		{ "   status: idea", "   impact:1" }), vim.api.nvim_buf_get_lines(0, line + 1, line + 3, false))
	vim.api.nvim_buf_set_lines(0, line + 1, line + 3, false, {})
end

-- The picture of what is not saved.
local function preview(client)
	local line = find("touchpoint reviews")
	vim.api.nvim_buf_set_text(0, line, 0, line + 1, 0, { '    touchpoint reviews "Unsaved" {', "" })
	local params = { textDocument = vim.lsp.util.make_text_document_params(0), position = { line = line, character = 6 } }
	local buffer = vim.api.nvim_get_current_buf()
	local answer = client:request_sync("journey/preview", params, 20000, buffer)
	check("a preview shows what is not saved", answer and answer.result and answer.result.content:find("Unsaved", 1, true), answer and answer.err)
	local place = client:request_sync("journey/previewAt", params, 20000, buffer)
	check("and knows where the touchpoint is", place and place.result and #place.result.boxes == 1 and place.result.boxes[1].kind == "touchpoint", place)
	local opened
	vim.ui.open = function(path) opened = path end
	local lens = vim.tbl_filter(function(l) return l.command and l.command.command == "journey.preview" end, vim.lsp.codelens.get(0))[1]
	check("a lens opens the preview", lens ~= nil, vim.lsp.codelens.get(0))
	client:exec_cmd(lens.command, { bufnr = buffer })
	check("in the browser, as a page", wait(function() return opened and table.concat(vim.fn.readfile(opened)):find("Unsaved", 1, true) end), opened)
	client:exec_cmd({ command = "journey.render", title = "", arguments = { { textDocument = params.textDocument,
		output = vim.uri_from_fname(vim.fn.getcwd() .. "/first-visit.svg") } } })
	check("a command draws it to a file", wait(function() return vim.fn.filereadable("first-visit.svg") == 1 end), "no file")
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

	beside()
	refactor()
	preview(client)
	colours()
	client:stop()
	check("the server ends when it is told to", wait(function() return client:is_stopped() end), client.id)
end

local good, problem = xpcall(run, debug.traceback)
if not good then check("the test runs to its end", false, problem) end
print(("%d passed, %d failed%s\n"):format(passed, failed, skipped > 0 and (", %d skipped"):format(skipped) or ""))
vim.cmd(failed == 0 and "qall!" or "cquit!")
