import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemCatalogue } from '@stafet/platform';
import { problemsPage } from './problems-page';

const page = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'problems.md'), 'utf8');

describe('docs/problems.md', () => {
  it('is what `npm run generate` makes of the catalogue', () => {
    expect(page).toBe(problemsPage());
  });

  it.each(Object.entries(problemCatalogue))('explains %s under a heading of its own', (code, { status, detail }) => {
    expect(page.split(`\n## ${code}\n`)).toHaveLength(2);
    expect(page).toContain(`## ${code}\n\n**${status}** `);
    expect(page).toContain(`\n${detail}\n`);
  });
});
