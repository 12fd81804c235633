// VS Code's own JSON service on a list of jobs from standard input; one JSON document with the answers on standard output.
// The folder it is installed in is the only argument.
"use strict";
const path = require("path");
const { getLanguageService, TextDocument } = require(path.join(process.argv[2], "node_modules", "vscode-json-languageservice"));

const read = JSON.parse(require("fs").readFileSync(0, "utf8"));
const service = getLanguageService({
  schemaRequestService: (uri) =>
    uri in read.schemas ? Promise.resolve(read.schemas[uri]) : Promise.reject(`there is no schema ${uri}`),
  clientCapabilities: { textDocument: { completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] } } } },
});
service.configure({ validate: true, schemas: [] });

async function answer(job) {
  service.configure({ validate: true, schemas: [{ fileMatch: ["*"], uri: job.schema }] });
  const text = TextDocument.create("file:///pack/scenario.json", "json", 1, job.text);
  const parsed = service.parseJSONDocument(text);
  if (job.what === "problems") {
    const found = await service.doValidation(text, parsed);
    return found.map((one) => ({ text: text.getText(one.range), says: one.message }));
  }
  const at = text.positionAt(job.at);
  if (job.what === "words") {
    const found = await service.doComplete(text, at, parsed);
    return found.items.map((one) => ({ label: one.label, about: one.documentation?.value ?? one.documentation ?? "" }));
  }
  const found = await service.doHover(text, at, parsed);
  return (found?.contents ?? []).map((one) => one.value ?? one).join("\n");
}

(async () => {
  const answers = [];
  for (const job of read.jobs) answers.push(await answer(job));
  process.stdout.write(JSON.stringify(answers));
})().catch((fault) => {
  process.stderr.write(`${fault}\n`);
  process.exitCode = 1;
});
