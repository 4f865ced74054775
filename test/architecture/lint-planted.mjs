// Reads [{ path, code }] on stdin, lints each as if that text stood at that path, and answers the messages per plant.
// A process of its own, because ESLint loads its configuration as an ES module, which Jest's loader does not.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';
import typescript from 'typescript-eslint';

const root = join(import.meta.dirname, '..', '..');
const typed = new ESLint({ cwd: root });
// TypeScript knows only files that exist; a plant with a name of its own is judged by the rules that need no types.
const untyped = new ESLint({ cwd: root, overrideConfig: typescript.configs.disableTypeChecked });

const answers = [];
for (const { path, code } of JSON.parse(await text(process.stdin))) {
  const filePath = join(root, path);
  const [result] = await (existsSync(filePath) ? typed : untyped).lintText(code, { filePath });
  answers.push(result.messages.map(({ ruleId, message }) => ({ rule: ruleId ?? 'fatal', message })));
}
process.stdout.write(JSON.stringify(answers));
