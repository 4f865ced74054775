import { join } from 'node:path';

/** The folder that the compiled programs and the web page stand in. */
export function distFolder(): string {
  return join(__dirname, '../../..');
}
