import { readFile } from 'node:fs/promises';
import { demoPeople, findDemoPerson, mintAccessToken, type DemoKeys } from '@stafet/demo';
import { loadConfig } from '@stafet/platform';
import { Command } from 'commander';

/** `stafet token --user <login>`: an access token for a demo login, alone on stdout. */
export function tokenCommand(): Command {
  return new Command('token')
    .description('print an access token for a demo login, valid for an hour')
    .requiredOption('--user <login>', 'a demo login, such as clinician-randers')
    .action(async ({ user }: { user: string }, command: Command) => {
      const person = findDemoPerson(user);
      if (person === undefined) {
        command.error(`There is no demo login "${user}": ${demoPeople.map((each) => each.login).join(', ')}`, {
          exitCode: 1,
        });
      }
      const keys = await readKeys(loadConfig().surroundings.keysFile);
      if (keys === undefined) {
        command.error('There is no demo to log in to yet: run npm start first', { exitCode: 1 });
      }
      process.stdout.write(`${await mintAccessToken(keys, person, new Date())}\n`);
    });
}

async function readKeys(file: string): Promise<DemoKeys | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as DemoKeys;
  } catch {
    return undefined;
  }
}
