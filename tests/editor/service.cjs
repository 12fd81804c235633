// VS Code's own JSON service: of each line of standard input the list of jobs in it, and a line with their answers on
// standard output; each line has a service of its own, which knows nothing of the one before.
// The folder it is installed in is the only argument.
"use strict";
const path = require("path");
const { getLanguageService, TextDocument } = require(path.join(process.argv[2], "node_modules", "vscode-json-languageservice"));

function serviceOf(read) {
  return getLanguageService({
    schemaRequestService: (uri) =>
      uri in read.schemas ? Promise.resolve(read.schemas[uri]) : Promise.reject(`there is no schema ${uri}`),
    clientCapabilities: { textDocument: { completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] } } } },
  });
}

async function answer(service, job) {
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
  for await (const line of require("readline").createInterface({ input: process.stdin })) {
    const read = JSON.parse(line);
    const service = serviceOf(read);
    const answers = [];
    for (const job of read.jobs) answers.push(await answer(service, job));
    process.stdout.write(JSON.stringify(answers) + "\n");
  }
})().catch((fault) => {
  process.stderr.write(`${fault}\n`);
  process.exitCode = 1;
});
