import type { DemoPerson } from '@stafet/demo';

const lineWidth = 120;
const firstColumn = 26;

/** The address to open and the logins to use, as a table that fits a terminal. */
export function welcome(url: string, inboxUrl: string, people: readonly DemoPerson[], seconds: number): string {
  const groups = new Map<string, string[]>();
  for (const person of people.filter(({ group }) => group === undefined)) {
    const role = person.memberships[0]?.role ?? 'other';
    groups.set(role, [...(groups.get(role) ?? []), person.login]);
  }
  return [
    '',
    `Stafet is ready after ${seconds.toFixed(1)} s:  ${url}`,
    '',
    'Log in as (no password; all people and patients are synthetic)',
    ...[...groups].map(([role, logins]) => row(role.replaceAll('-', ' '), logins)),
    row('others', [
      `${people.filter(({ group }) => group !== undefined).length} in teams, offers and units: see the page where you log in`,
    ]),
    '',
    row('E-mails', [`${inboxUrl}  (what the system sends in the demo)`]),
    row('For scripts', ['npm run token -- --user clinician-randers']),
    row('Stop', ['Ctrl-C; the data are kept']),
    '',
  ].join('\n');
}

function row(title: string, words: readonly string[]): string {
  const lines = [''];
  for (const word of words) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + 2 + word.length > lineWidth - firstColumn) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line}  ${word}`;
  }
  return lines.map((line, index) => `  ${(index === 0 ? title : '').padEnd(firstColumn)}  ${line}`).join('\n');
}
