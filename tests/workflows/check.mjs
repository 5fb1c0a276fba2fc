// Reads workflows and actions as GitHub does, by its own parser and schema, and says what is wrong with them.
// Usage: node check.mjs FILE...

import { readFileSync } from "node:fs";
import { register } from "node:module";
import { basename } from "node:path";

// The parser imports its schema as a bundler would; Node.js wants to be told that it is JSON.
const hook = `export const load = (url, context, next) =>
    next(url, url.endsWith(".json") ? { ...context, importAttributes: { type: "json" } } : context);`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);

const { NoOperationTraceWriter, convertWorkflowTemplate, parseWorkflow } = await import("@actions/workflow-parser");
const { parseAction } = await import("@actions/workflow-parser/actions/action-parser");

/** What the parser says of one file. */
async function errors(path) {
    const file = { name: path, content: readFileSync(path, "utf8") };
    if (basename(path).startsWith("action.")) {
        return parseAction(file, new NoOperationTraceWriter()).context.errors.getErrors();
    }
    const { context, value } = parseWorkflow(file, new NoOperationTraceWriter());
    if (value) {
        await convertWorkflowTemplate(context, value);
    }
    return context.errors.getErrors();
}

let found = 0;
for (const path of process.argv.slice(2)) {
    for (const error of await errors(path)) {
        found += 1;
        console.log(`${path}: ${error.message}`);
    }
}
process.exit(found === 0 ? 0 : 1);
