// @ts-check
/**
 * What `tsc --noEmit` and `eslint .` find, over one program: typed rules ask for the types that checking has worked out, so
 * both take little longer than one of them. Prints what is wrong; exit code 1 where there is an error.
 */
import { ESLint } from "eslint";
import { join } from "node:path";
import ts from "typescript";
import { root } from "./machine.mjs";

/** @type {ts.FormatDiagnosticsHost} */
const formatHost = {
  getCurrentDirectory: () => root,
  getCanonicalFileName: (name) => name,
  getNewLine: () => "\n",
};
/** @param {readonly ts.Diagnostic[]} found */
const print = (found) => console.log(ts.formatDiagnostics(found, formatHost));

const config = ts.getParsedCommandLineOfConfigFile(join(root, "tsconfig.json"), undefined, {
  ...ts.sys,
  onUnRecoverableConfigFileDiagnostic(diagnostic) {
    print([diagnostic]);
    process.exit(1);
  },
});
if (!config) throw new Error("tsconfig.json cannot be read");
const program = ts.createProgram({
  rootNames: config.fileNames,
  options: config.options,
  configFileParsingDiagnostics: ts.getConfigFileParsingDiagnostics(config),
});
const wrongTypes = ts.getPreEmitDiagnostics(program);
if (wrongTypes.length > 0) print(wrongTypes);

const eslint = new ESLint({
  cwd: root,
  overrideConfig: {
    files: ["**/*.ts"],
    languageOptions: { parserOptions: { projectService: false, programs: [program] } },
  },
});
const linted = await eslint.lintFiles(["."]);
const report = await (await eslint.loadFormatter("stylish")).format(linted);
if (report !== "") console.log(report);

process.exitCode = wrongTypes.length > 0 || linted.some((file) => file.errorCount > 0) ? 1 : 0;
