import { writeFileSync } from 'node:fs';
import { loadConfig } from '@stafet/platform';
import { createApplication, describeApi } from './application';

// Writes the OpenAPI document to the file named on the command line. No database is asked for it.
async function generate(): Promise<void> {
  const [file] = process.argv.slice(2);
  if (file === undefined) throw new Error('name the file to write');
  const app = await createApplication(loadConfig());
  writeFileSync(file, `${JSON.stringify(describeApi(app), null, 2)}\n`);
  await app.close();
}

generate().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
