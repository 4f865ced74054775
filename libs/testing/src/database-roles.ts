import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { checkoutFolder, withClient } from '@stafet/embedded';

/** Of `stafet_migrator_login`, `stafet_app_login` and `stafet_auditor_login`. */
export interface LoginPasswords {
  readonly migrator: string;
  readonly app: string;
  readonly auditor: string;
}

/**
 * Runs docker/init/roles.sql in the database of `superuserUrl`, as the first start of the container does. Once per
 * cluster, because roles belong to a whole cluster.
 */
export async function makeDatabaseRoles(superuserUrl: string, passwords: LoginPasswords): Promise<void> {
  // Without what only psql understands: it reads the passwords and the database's name by itself.
  const script = readFileSync(join(checkoutFolder(), 'docker/init/roles.sql'), 'utf8')
    .replace(/^\\set .*$/gm, '')
    .replace(/:'(\w+)_password'/g, (_, login: keyof LoginPasswords) => `'${passwords[login]}'`)
    .replaceAll(':"DBNAME"', basename(new URL(superuserUrl).pathname));
  await withClient(superuserUrl, (client) => client.query(script));
}
