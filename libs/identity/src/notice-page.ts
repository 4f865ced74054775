import type { Response } from 'express';

const notices = {
  unavailable: {
    status: 503,
    danish: [
      'Login er ikke tilgængeligt lige nu',
      'Vi kan ikke få forbindelse til login-tjenesten. Prøv igen om lidt.',
    ],
    english: 'The login service cannot be reached right now. Please try again in a moment.',
  },
  interrupted: {
    status: 400,
    danish: ['Login blev ikke gennemført', 'Der gik for lang tid, eller login blev startet et andet sted.'],
    english: 'The login was not completed. Please try again.',
  },
  unidentified: {
    status: 403,
    danish: [
      'Login mangler oplysninger',
      'Login-tjenesten oplyste ikke, hvem du er, og hvilken virksomhed (CVR) du kommer fra. Kontakt din administrator.',
    ],
    english: 'The login service did not say who you are and which organisation (CVR) you come from.',
  },
} as const;

/** Answers a person whose login cannot go on with a page that says so, in Danish and English. */
export function sendNotice(response: Response, name: keyof typeof notices): void {
  const { status, danish, english } = notices[name];
  if (status === 503) response.setHeader('Retry-After', '5');
  response
    .status(status)
    .type('html')
    .setHeader('Cache-Control', 'no-store')
    .send(
      `<!doctype html><html lang="da"><head><meta charset="utf-8">` +
        `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${danish[0]} – Stafet</title></head>` +
        `<body><main><h1>${danish[0]}</h1><p>${danish[1]}</p><p lang="en">${english}</p>` +
        `<p><a href="/auth/login">Prøv igen</a> · <a href="/">Til forsiden</a></p></main></body></html>`,
    );
}
