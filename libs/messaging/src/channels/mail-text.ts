import type { OutgoingMessage } from '../outgoing-message';

/** A mail as nodemailer takes it. */
export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface Words {
  readonly da: string;
  readonly en: string;
}

/**
 * What a mail says about a fact. It leaves the building unprotected, so it names no citizen, no pathway and no reason:
 * a psychiatric department as the sender would already say too much beside a name.
 */
const headlines: Readonly<Record<string, Words>> = {
  send: { da: 'En overdragelse venter på jer', en: 'A handover is waiting for you' },
  accept: { da: 'En overdragelse er helt eller delvist bekræftet', en: 'A handover is confirmed, wholly or in part' },
  reject: { da: 'En overdragelse er helt eller delvist afvist', en: 'A handover is rejected, wholly or in part' },
  ask: { da: 'Der er et spørgsmål til en overdragelse', en: 'There is a question about a handover' },
  answer: { da: 'Der er svar på et spørgsmål til en overdragelse', en: 'A question about a handover is answered' },
  redirect: { da: 'En overdragelse er sendt videre til en anden', en: 'A handover is sent on to somebody else' },
  withdraw: { da: 'En overdragelse er trukket tilbage', en: 'A handover is withdrawn' },
  reschedule: { da: 'Tidspunktet for en overdragelse er ændret', en: 'The time of a handover is changed' },
  correct: { da: 'En overdragelse er registreret ved en fejl', en: 'A handover was entered in error' },
  'deadline-passed': { da: 'En frist for en overdragelse er overskredet', en: 'A deadline of a handover has passed' },
  reminded: { da: 'En overdragelse venter stadig på svar', en: 'A handover is still waiting for an answer' },
  escalated: { da: 'En overdragelse kræver opmærksomhed', en: 'A handover needs attention' },
  transferred: { da: 'En overdragelse er trådt i kraft', en: 'A handover has taken effect' },
  complete: { da: 'En overdragelse er afsluttet', en: 'A handover is completed' },
  'delivery-failed': { da: 'En overdragelse er ikke nået frem', en: 'A handover did not arrive' },
  'closed-by-event': { da: 'En overdragelse er lukket af en hændelse', en: 'A handover is closed by an event' },
  circumstance: {
    da: 'Der er sket noget, som I skal vide om en overdragelse',
    en: 'Something has happened that you must know about a handover',
  },
  reopened: { da: 'En overdragelse er åbnet igen', en: 'A handover is open again' },
};

/** For the acts of a pathway's own: what they are called may already say too much. */
const anyNews: Words = { da: 'Der er nyt om en overdragelse', en: 'There is news about a handover' };

const stillTheSender: Words = {
  da: 'Afsenderen har ansvaret, indtil I bekræfter.',
  en: 'The sender remains responsible until you confirm.',
};

/** The mail that tells an organisation of a fact, Danish first, with a link that asks for login. */
export function mailFor(message: OutgoingMessage, publicUrl: string): Mail {
  // An act of a pathway may be called as something that every object has.
  const known = Object.hasOwn(headlines, message.factType) ? headlines[message.factType] : undefined;
  const headline = known ?? anyNews;
  const note = message.isRequest ? stillTheSender : undefined;
  const link = `${publicUrl}/handovers/${message.handoverId}`;
  const danish = [
    `${headline.da}.`,
    ...(note ? [note.da] : []),
    'Log ind for at se den:',
    link,
    'Beskeden indeholder ingen personoplysninger og kan ikke besvares.',
  ];
  const english = [
    `${headline.en}.`,
    ...(note ? [note.en] : []),
    'Log in to see it:',
    link,
    'This message holds no personal data and cannot be answered.',
  ];
  return {
    subject: `${headline.da} / ${headline.en}`,
    text: [...danish, '———', ...english, ''].join('\n\n'),
    html: page(section('da', danish, link), section('en', english, link)),
    // The same for every attempt, so that a receiving system can tell a repeat.
    messageId: `<${message.id}.${message.recipient}@stafet>`,
    headers: { 'X-Stafet-Message-Id': message.id, 'Auto-Submitted': 'auto-generated' },
  };
}

function section(language: string, lines: readonly string[], link: string): string {
  const paragraphs = lines.map(
    (line) => `<p>${line === link ? `<a href="${escaped(link)}">${escaped(link)}</a>` : escaped(line)}</p>`,
  );
  return `<div lang="${language}">${paragraphs.join('')}</div>`;
}

function page(...sections: readonly string[]): string {
  return `<!doctype html><html lang="da"><head><meta charset="utf-8"><title>Stafet</title></head><body>${sections.join('<hr>')}</body></html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
