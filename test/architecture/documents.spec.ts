import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(__dirname, '..', '..');

/** Tracked files and new ones that are not ignored, as Git sees them. */
const documents = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--', '*.md'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(root, path)));

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const withoutCode = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');

/** The anchor that GitHub and GitLab give a heading. */
function anchorsIn(path: string): Set<string> {
  const headings = [
    ...read(path)
      .replace(/^```[\s\S]*?^```/gm, '')
      .matchAll(/^#{1,6}\s+(.+)$/gm),
  ];
  return new Set(
    headings.map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replace(/\s/g, '-'),
    ),
  );
}

/** Links to files of this repository that lead nowhere. */
function brokenLinks(path: string): string[] {
  const targets = [...withoutCode(read(path)).matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)].map(
    ([, target = '']) => target,
  );
  return targets.filter((target) => {
    if (/^[a-z]+:/.test(target)) return false;
    const [file = '', anchor] = target.split('#');
    const linked = file === '' ? path : join(dirname(path), decodeURIComponent(file));
    if (!existsSync(join(root, linked))) return true;
    return anchor !== undefined && linked.endsWith('.md') && !anchorsIn(linked).has(decodeURIComponent(anchor));
  });
}

describe('the documents', () => {
  it.each(documents)('%s links to nothing that is not there', (path) => {
    expect(brokenLinks(path)).toEqual([]);
  });

  it.each(['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', 'docs/architecture.md', 'docs/glossary.md'])(
    '%s exists and begins with its title',
    (path) => {
      expect(read(path)).toMatch(/^# \S/);
    },
  );

  it('gives every changelog an Unreleased part to add a line to', () => {
    expect(read('CHANGELOG.md')).toMatch(/^## \[?Unreleased\]?/m);
  });
});

describe('the decisions', () => {
  const decisions = documents.filter((path) => path.startsWith('docs/adr/'));

  it('are numbered without a gap', () => {
    const numbers = decisions
      .map((path) => Number(/adr\/(\d{4})-[a-z0-9-]+\.md$/.exec(path)?.[1]))
      .sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(numbers.length).toBeGreaterThan(0);
  });

  it.each(decisions)('%s says the context, the decision and what it costs', (path) => {
    const parts = [...read(path).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(parts).toEqual(['Context', 'Decision', 'Cost']);
  });

  it.each(decisions)('%s fits on one page', (path) => {
    expect(read(path).split('\n').length).toBeLessThanOrEqual(70);
  });
});
