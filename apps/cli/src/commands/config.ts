import { accessSync, constants } from 'node:fs';
import { settings } from '@stafet/platform';
import { Command } from 'commander';

export function configCommand(): Command {
  return new Command('config')
    .description('list every setting with its value, its default and what it is for; secrets are not shown')
    .action(() => {
      for (const setting of settings) process.stdout.write(`${describe(setting)}\n`);
    });
}

function describe({ name, description, fallback, secret }: (typeof settings)[number]): string {
  const file = process.env[`${name}_FILE`];
  const value = process.env[name];
  const shown = value ? (secret ? '(secret, set)' : value) : file ? shownFile(file) : '(default)';
  const defaultValue = fallback === '' ? 'none' : secret ? '(a development value; production has none)' : fallback;
  return `${name}=${shown}\n    ${description}\n    default: ${defaultValue}\n`;
}

function shownFile(file: string): string {
  try {
    accessSync(file, constants.R_OK);
    return `(from ${file})`;
  } catch {
    return `(from ${file}, which cannot be read)`;
  }
}
