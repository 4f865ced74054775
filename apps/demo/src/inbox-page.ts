import type { Inbox, ReceivedMail } from './inbox';
import { escapeHtml, type Page } from './page';

const danishTime = new Intl.DateTimeFormat('da-DK', {
  dateStyle: 'medium',
  timeStyle: 'medium',
  timeZone: 'Europe/Copenhagen',
});

/** The inbox as a page, newest mail first. Links lead to `publicUrl` only. */
export function inboxPage(inbox: Inbox, recipient: string, publicUrl: string): Page {
  const mails = inbox.list(recipient);
  const options = inbox
    .recipients()
    .map((each) => `<option value="${escapeHtml(each)}"></option>`)
    .join('');
  const nothing = recipient ? `Der er ingen mails til ${escapeHtml(recipient)}.` : 'Der er ingen mails endnu.';
  return {
    title: 'Indbakke – Stafet demo',
    body: `<h1>Demoens indbakke</h1>
<p class="note">Alle mails fra Stafet lander her. Intet forlader denne maskine.
<span lang="en">Every mail from Stafet ends here.</span></p>
<form method="get" action="/inbox">
<label for="to">Vis kun mails til</label>
<input id="to" name="to" type="search" list="recipients" autocomplete="off" value="${escapeHtml(recipient)}">
<datalist id="recipients">${options}</datalist>
<button type="submit">Vis</button>
</form>
<p role="status">${mails.length === 0 ? nothing : `${mails.length} ${mails.length === 1 ? 'mail' : 'mails'}`}</p>
${mails.map((each) => article(each, publicUrl)).join('')}`,
  };
}

function article(mail: ReceivedMail, publicUrl: string): string {
  return `<article><h2>${escapeHtml(mail.subject || '(uden emne)')}</h2>
<dl><dt>Til</dt><dd>${escapeHtml(mail.to.join(', '))}</dd><dt>Fra</dt><dd>${escapeHtml(mail.from)}</dd>
<dt>Modtaget</dt><dd><time datetime="${mail.receivedAt}">${danishTime.format(new Date(mail.receivedAt))}</time></dd></dl>
<pre>${withLinks(mail.text, publicUrl)}</pre></article>`;
}

function withLinks(text: string, publicUrl: string): string {
  return text
    .split(/(https?:\/\/\S+)/)
    .map((part) => {
      const safe = escapeHtml(part);
      return part === publicUrl || part.startsWith(`${publicUrl}/`) ? `<a href="${safe}">${safe}</a>` : safe;
    })
    .join('');
}
