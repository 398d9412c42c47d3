"""What a client did not declare it is not sent: one check a message, by the client's own capabilities.

    undeclared(able, method, message) -> a list of complaints

`able` is the client's ClientCapabilities, `message` a request or notification of the server, or an answer to `method`."""

REFRESHES = {"workspace/inlayHint/refresh": "workspace.inlayHint", "workspace/codeLens/refresh": "workspace.codeLens",
             "workspace/semanticTokens/refresh": "workspace.semanticTokens", "workspace/diagnostic/refresh": "workspace.diagnostics",
             "workspace/foldingRange/refresh": "workspace.foldingRange", "workspace/inlineValue/refresh": "workspace.inlineValue"}
REGISTERED = {"workspace/didChangeWatchedFiles": "workspace.didChangeWatchedFiles",
              "workspace/didChangeConfiguration": "workspace.didChangeConfiguration"}
LINKS = {"textDocument/definition": "definition", "textDocument/declaration": "declaration",
         "textDocument/typeDefinition": "typeDefinition", "textDocument/implementation": "implementation"}


def at(able, path, default=None):
    for step in path.split("."):
        able = able.get(step) if isinstance(able, dict) else None
    return default if able is None else able


def walk(value):
    """All objects in a value."""
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            yield item
            stack += item.values()
        elif isinstance(item, list):
            stack += item


def need(found, condition, path, able):
    if condition and not at(able, path):
        found.append("sent without %s" % path)


def request(able, message):
    method, params, found = message["method"], message.get("params") or {}, []
    if method in REFRESHES:
        need(found, True, REFRESHES[method] + ".refreshSupport", able)
    elif method == "workspace/textDocumentContent/refresh":
        if not isinstance(at(able, "workspace.textDocumentContent"), dict):  # 3.18 has no flag of its own for it
            found.append("sent without workspace.textDocumentContent")
    elif method == "client/registerCapability":
        for item in params["registrations"]:
            area = REGISTERED.get(item["method"], item["method"].replace("/", "."))
            need(found, True, area + ".dynamicRegistration", able)
    elif method == "window/workDoneProgress/create":
        need(found, True, "window.workDoneProgress", able)
    elif method == "workspace/configuration":
        need(found, True, "workspace.configuration", able)
    elif method == "workspace/applyEdit":
        need(found, True, "workspace.applyEdit", able)
        found += edit(able, params["edit"])
    elif method == "workspace/workspaceFolders":
        need(found, True, "workspace.workspaceFolders", able)
    elif method == "window/showDocument":
        need(found, True, "window.showDocument.support", able)
    elif method == "textDocument/publishDiagnostics":
        need(found, "version" in params, "textDocument.publishDiagnostics.versionSupport", able)
        for item in params["diagnostics"]:
            found += finding(able, item, "textDocument.publishDiagnostics")
    return found


def finding(able, item, area):
    found = []
    for name, ability in (("relatedInformation", "relatedInformation"), ("codeDescription", "codeDescriptionSupport"), ("data", "dataSupport")):
        if name in item and not at(able, area + "." + ability) and not at(able, "textDocument.publishDiagnostics." + ability):
            found.append("a finding with %s" % name)
    known = at(able, area + ".tagSupport.valueSet", at(able, "textDocument.publishDiagnostics.tagSupport.valueSet", []))
    found += ["a finding with tag %d" % tag for tag in item.get("tags", []) if tag not in known]
    return found


def edit(able, value):
    found = []
    need(found, "documentChanges" in value, "workspace.workspaceEdit.documentChanges", able)
    for change in value.get("documentChanges", []):
        if "kind" in change and change["kind"] not in at(able, "workspace.workspaceEdit.resourceOperations", []):
            found.append("a document change %s" % change["kind"])
    need(found, "changeAnnotations" in value, "workspace.workspaceEdit.changeAnnotationSupport", able)
    return found


def markup(able, value, path):
    formats = at(able, path, ["plaintext"])
    if isinstance(value, dict) and value.get("kind") == "markdown" and "markdown" not in formats:
        return ["markdown without %s" % path]
    return []


def completion(able, result):
    items = result if isinstance(result, list) else result["items"]
    area, found = "textDocument.completion.completionItem.", []
    kinds = at(able, "textDocument.completion.completionItemKind.valueSet", range(1, 19))
    defaults = {} if isinstance(result, list) else result.get("itemDefaults", {})
    found += ["default %s" % name for name in defaults if name not in at(able, "textDocument.completion.completionList.itemDefaults", [])]
    for item in items:
        if item.get("kind", 1) not in kinds:
            found.append("an item of kind %d" % item["kind"])
        need(found, item.get("insertTextFormat") == 2 or defaults.get("insertTextFormat") == 2, area + "snippetSupport", able)
        need(found, "insert" in item.get("textEdit", {}), area + "insertReplaceSupport", able)
        need(found, "labelDetails" in item, area + "labelDetailsSupport", able)
        need(found, "commitCharacters" in item, area + "commitCharactersSupport", able)
        need(found, "tags" in item, area + "tagSupport", able)
        need(found, "preselect" in item, area + "preselectSupport", able)
        need(found, "insertTextMode" in item, area + "insertTextModeSupport", able)
        need(found, "textEditText" in item, "textDocument.completion.completionList.itemDefaults", able)
        found += markup(able, item.get("documentation"), area + "documentationFormat")
    return found


def signature(able, result):
    area, found = "textDocument.signatureHelp.signatureInformation.", []
    for item in result["signatures"] if result else []:
        found += markup(able, item.get("documentation"), area + "documentationFormat")
        need(found, "activeParameter" in item, area + "activeParameterSupport", able)
        for parameter in item.get("parameters", []):
            need(found, isinstance(parameter["label"], list), area + "parameterInformation.labelOffsetSupport", able)
            found += markup(able, parameter.get("documentation"), area + "documentationFormat")
    return found


def symbols(able, result, area):
    found, kinds = [], at(able, area + ".symbolKind.valueSet", at(able, "textDocument.documentSymbol.symbolKind.valueSet", range(1, 19)))
    for item in walk(result):
        if "kind" in item and "name" in item and item["kind"] not in kinds:
            found.append("a symbol of kind %d" % item["kind"])
        need(found, "selectionRange" in item and area.startswith("textDocument"), area + ".hierarchicalDocumentSymbolSupport", able)
    return found


def answer(able, method, result):
    found = []
    if result is None:
        return found
    if method == "initialize":
        told = result["capabilities"]
        need(found, isinstance(told["renameProvider"], dict), "textDocument.rename.prepareSupport", able)
        need(found, isinstance(told["codeActionProvider"], dict), "textDocument.codeAction.codeActionLiteralSupport", able)
    elif method == "textDocument/completion":
        found += completion(able, result)
    elif method == "completionItem/resolve":
        found += markup(able, result.get("documentation"), "textDocument.completion.completionItem.documentationFormat")
    elif method == "textDocument/hover":
        found += markup(able, result["contents"], "textDocument.hover.contentFormat")
    elif method == "textDocument/signatureHelp":
        found += signature(able, result)
    elif method in LINKS:
        linked = isinstance(result, list) and any("targetUri" in item for item in result)
        need(found, linked, "textDocument.%s.linkSupport" % LINKS[method], able)
    elif method == "textDocument/documentSymbol":
        found += symbols(able, result, "textDocument.documentSymbol")
    elif method == "workspace/symbol":
        found += symbols(able, result, "workspace.symbol")
        ranged = [item for item in result if "range" not in item["location"]]
        need(found, ranged, "workspace.symbol.resolveSupport", able)
    elif method == "textDocument/foldingRange":
        if at(able, "textDocument.foldingRange.lineFoldingOnly"):
            found += ["a fold with characters" for item in result if "startCharacter" in item or "endCharacter" in item]
        if len(result) > at(able, "textDocument.foldingRange.rangeLimit", 10 ** 9):
            found.append("more folds than the client takes")
        need(found, [item for item in result if "collapsedText" in item], "textDocument.foldingRange.foldingRange.collapsedText", able)
    elif method == "textDocument/documentLink":
        need(found, [item for item in result if "tooltip" in item], "textDocument.documentLink.tooltipSupport", able)
    elif method in ("textDocument/diagnostic", "workspace/diagnostic"):
        need(found, "relatedDocuments" in result, "textDocument.diagnostic.relatedDocumentSupport", able)
        for item in walk(result):
            if "message" in item and "severity" in item:
                found += finding(able, item, "textDocument.diagnostic")
    elif method == "textDocument/codeAction":
        for item in result:
            literal = "kind" in item or "edit" in item
            need(found, literal, "textDocument.codeAction.codeActionLiteralSupport", able)
            need(found, "isPreferred" in item, "textDocument.codeAction.isPreferredSupport", able)
            need(found, "disabled" in item, "textDocument.codeAction.disabledSupport", able)
            need(found, literal and "data" in item, "textDocument.codeAction.dataSupport", able)
            found += edit(able, item["edit"]) if "edit" in item else []
    elif method in ("textDocument/rename", "workspace/willRenameFiles"):
        found += edit(able, result)
    elif method == "textDocument/prepareRename":
        need(found, True, "textDocument.rename.prepareSupport", able)
    return found


def undeclared(able, method, message):
    if "method" in message:
        return request(able, message)
    return answer(able, method, message.get("result")) if "error" not in message else []
