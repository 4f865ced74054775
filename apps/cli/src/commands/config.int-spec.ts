import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkoutFolder } from '@stafet/embedded';

describe('stafet config', () => {
  it('says from which file a secret comes, whether it can be read, and never what is in it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'stafet-config-'));
    const file = join(folder, 'keys');
    writeFileSync(file, 'what-nobody-sees');
    const { stdout, status } = spawnSync(process.execPath, ['dist/apps/cli/src/main.js', 'config'], {
      cwd: checkoutFolder(),
      env: { PATIENT_KEYS_FILE: file, CPR_LOOKUP_KEY_FILE: join(folder, 'none') },
      encoding: 'utf8',
    });
    rmSync(folder, { recursive: true });
    expect(status).toBe(0);
    expect(stdout).toContain(`PATIENT_KEYS=(from ${file})\n`);
    expect(stdout).toContain(`CPR_LOOKUP_KEY=(from ${join(folder, 'none')}, which cannot be read)\n`);
    expect(stdout).not.toContain('what-nobody-sees');
  });
});
