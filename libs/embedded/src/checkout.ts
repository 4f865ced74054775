import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/**
 * The folder that holds this project's package.json, `dist` and `node_modules`, found upwards from the running program.
 * @throws Error when the program does not lie inside the project
 */
export function checkoutFolder(from: string = process.argv[1] ?? process.cwd()): string {
  for (const start of [resolve(from), process.cwd()]) {
    for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) {
      if (isProject(join(folder, 'package.json'))) return folder;
    }
  }
  throw new Error(`No package.json of stafet above ${from}: run this from the project's folder`);
}

function isProject(manifest: string): boolean {
  if (!existsSync(manifest)) return false;
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string }).name === 'stafet';
}
