import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { checkoutFolder } from '@stafet/embedded';
import { Command } from 'commander';

export function migrateCommand(): Command {
  return new Command('migrate')
    .description('bring the database to this version (MIGRATOR_DATABASE_URL, else DATABASE_URL)')
    .action(async () => {
      const program = join(checkoutFolder(), 'dist', 'apps', 'migrate', 'src', 'main.js');
      const child = spawn(process.execPath, [program], { cwd: checkoutFolder(), stdio: 'inherit' });
      const [code] = (await once(child, 'exit')) as [number | null];
      process.exitCode = code ?? 1;
    });
}
