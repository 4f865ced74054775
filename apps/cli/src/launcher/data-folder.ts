import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { randomBytes } from 'node:crypto';
import { checkoutFolder, makeFolder } from '@stafet/embedded';
import { LauncherError } from './launcher-error';

const secretBytes = 32;
const leastFreeBytes = 20_000_000;

/** Everything that the launcher keeps, below one folder. */
export class DataFolder {
  private constructor(readonly path: string) {}

  /** Where STAFET_DATA points, whether it exists or not; relative to the project's folder. */
  static at(given: string | undefined): DataFolder {
    return new DataFolder(resolve(checkoutFolder(), given || '.stafet'));
  }

  /** @throws LauncherError when it cannot be made or written, or its disk is full */
  prepare(): void {
    try {
      for (const folder of [this.path, this.file('run'), this.file('logs')]) {
        if (existsSync(folder)) continue;
        makeFolder(folder);
        // Whatever the umask: root's PostgreSQL runs as another user and must get through. Secrets are closed each.
        chmodSync(folder, 0o755);
      }
      this.write('run/writable', '');
      rmSync(this.file('run/writable'));
      this.refuseFilesOfOthers();
    } catch (cause) {
      throw this.explained(cause);
    }
    const { bavail, bsize } = statfsSync(this.path);
    if (bavail * bsize < leastFreeBytes) throw this.explained(Object.assign(new Error(), { code: 'ENOSPC' }));
  }

  file(name: string): string {
    return join(this.path, name);
  }

  read(name: string): string | undefined {
    try {
      return readFileSync(this.file(name), 'utf8');
    } catch {
      return undefined;
    }
  }

  /** Readable by nobody else, and never half written. */
  write(name: string, text: string): void {
    const unfinished = `${this.file(name)}.${process.pid}`;
    try {
      writeFileSync(unfinished, text, { mode: 0o600 });
      renameSync(unfinished, this.file(name));
    } catch (cause) {
      throw this.explained(cause);
    }
  }

  remove(name: string): void {
    rmSync(this.file(name), { force: true });
  }

  /** The secrets of this demo, made by the first start: data and tokens of one start are good for the next. */
  secrets(): Record<'PATIENT_KEYS' | 'CPR_LOOKUP_KEY' | 'OIDC_CLIENT_SECRET', string> {
    const kept = this.read('secrets.json');
    if (kept !== undefined) {
      try {
        return JSON.parse(kept) as ReturnType<DataFolder['secrets']>;
      } catch (cause) {
        throw new LauncherError(
          `${this.file('secrets.json')} cannot be read: restore it from a backup, or move ${this.path} away to start afresh`,
          { cause },
        );
      }
    }
    const made = {
      PATIENT_KEYS: `demo-1:${randomBytes(secretBytes).toString('base64')}`,
      CPR_LOOKUP_KEY: randomBytes(secretBytes).toString('base64'),
      OIDC_CLIENT_SECRET: randomBytes(secretBytes).toString('base64url'),
    };
    this.write('secrets.json', `${JSON.stringify(made, null, 2)}\n`);
    return made;
  }

  /** Root may start on the data of an ordinary user, and leaves files there that she cannot open afterwards. */
  private refuseFilesOfOthers(): void {
    const files = ['.', 'logs', 'run'].flatMap((folder) =>
      readdirSync(this.file(folder), { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(folder, entry.name)),
    );
    for (const name of files) {
      try {
        accessSync(this.file(name), constants.R_OK | constants.W_OK);
      } catch (cause) {
        throw new LauncherError(
          `${this.file(name)} belongs to another user: start as that user (root, perhaps), give it back with chown, or set STAFET_DATA to a folder of your own`,
          { cause },
        );
      }
    }
  }

  private explained(cause: unknown): unknown {
    if (cause instanceof LauncherError) return cause;
    const { code = '' } = cause as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT') {
      return new LauncherError(
        `The disk that holds ${this.path} is full: free some space, or set STAFET_DATA to a folder on another disk`,
        { cause },
      );
    }
    return new LauncherError(
      `Cannot write to ${this.path} (${code}): make ${dirname(this.path)} writable, or set STAFET_DATA to a folder that is`,
      { cause },
    );
  }
}
